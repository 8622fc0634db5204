"""`python -m metarr_desktop.ui.tour DIR`: every screen in every look, and what is wrong with each.

Ends in status 1 if anything is.

With `--docs`, DIR gets the pictures of the documentation alone, in small files, and loses those of screens that are no
more.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from types import TracebackType

from metarr_desktop.ui.tour.looks import FOR_DOCS, TURNS


def main(words: list[str]) -> int:
    """Have every turn drawn by a process of its own, as many at once as there are cores, and tell what they found."""
    parser = argparse.ArgumentParser(prog="tour", description=__doc__)
    parser.add_argument("folder", metavar="DIR")
    parser.add_argument("--only", action="append", metavar="SCREEN", help="A few screens by their names.")
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--turn", choices=[*TURNS, *FOR_DOCS], help=argparse.SUPPRESS)
    chosen = parser.parse_args(words)
    if chosen.turn:
        return _draw(chosen.turn, chosen.folder, chosen.only or (), is_for_docs=chosen.docs)
    with ThreadPoolExecutor(os.cpu_count()) as several:
        told = several.map(partial(_told, words), FOR_DOCS if chosen.docs else TURNS)
        done = [json.loads(one) for one in told]
    findings = [line for one in done for line in one["findings"]]
    pictures = [path for one in done for path in one["pictures"]]
    if chosen.docs:
        _forget_others(chosen.folder, pictures)
    sys.stdout.writelines(f"{line}\n" for line in [*findings, f"{len(pictures)} pictures, {len(findings)} findings"])
    return 1 if findings else 0


def _forget_others(folder: str, pictures: list[str]) -> None:
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if name.endswith(".png") and path not in pictures:
            os.unlink(path)


def _told(words: list[str], turn: str) -> str:
    """What the process of a turn says; its complaints go where ours go. Ends the tour with its status if it fails."""
    # Qt complains for every window that its stand-in for a display cannot be told sizes.
    quiet = {"QT_LOGGING_RULES": "default.warning=false", **os.environ}
    drawn = subprocess.run(
        [sys.executable, "-m", __package__, *words, "--turn", turn],
        stdout=subprocess.PIPE,
        text=True,
        env=quiet,
        check=False,
    )
    if drawn.returncode:
        sys.exit(drawn.returncode)
    said: str = drawn.stdout
    return said


def _draw(turn: str, folder: str, only: Sequence[str], *, is_for_docs: bool) -> int:
    """In a process of its own, whose screen is the turn's."""
    one = (TURNS | FOR_DOCS)[turn]
    with one.on_its_screen():
        from metarr_desktop.ui.tour.album import Album
        from metarr_desktop.ui.tour.demo import render_demo

        album = Album(folder, only, is_for_docs=is_for_docs)

        def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            """Qt goes on after what a slot raises: it is no failure of the tour, but a finding."""
            album.note_error(error)
            sys.__excepthook__(kind, error, trace)

        sys.excepthook = note
        # The composition root lies above this room, and only this door looks up to it.
        open_engine = importlib.import_module("metarr_desktop.app").open_engine
        render_demo(album, open_engine, one.looks)
    json.dump({"findings": album.findings(), "pictures": album.written}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

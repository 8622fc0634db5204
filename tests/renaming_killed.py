"""Renames that are killed in the middle (RELIABILITY, row 6): a child renames a library, is killed, and all is counted.

Every other time it is killed at a moment, else just before one of its renames: machines differ in speed, and on a quick
one hardly a moment lies between the first and the last.

`killed(folder, kills=10, files=300, seed=1)` is one run; the fast suite makes a short one, the long suite 200 kills.
`python -m tests.renaming_killed DATA_DIR BATCH RENAME` is the child: it says "begun" and carries out a batch's journal,
as far as that rename of it (0: to its end).
"""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from metarr_desktop.domain.disk import Link, NewFile
from metarr_desktop.domain.edits import NewItem, Proposal
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId, Kind, LibraryType
from metarr_desktop.domain.moves import MoveState, NameKind
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.changes import Newsroom
from metarr_desktop.services.outbox import Outbox
from metarr_desktop.services.rename import Rename
from metarr_desktop.services.turns import Turns
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.library import Store
from tests import builders

_TAILS = (".mkv", ".nfo", "-poster.jpg", ".en.forced.srt", "-trailer.mp4")
_ROLES = (FileRole.VIDEO, FileRole.NFO, FileRole.PICTURE, FileRole.SUBTITLE, FileRole.TRAILER)
#: What the rounds give by turns: folder, file, and whether each film takes the next one's title, which makes a ring.
_ROUNDS = (("{title} ({year})", "{title}", False), ("{title}", "{year} {title}", False), ("{title}", "{title}", True))


_HERE = Path(__file__).parent.parent


@dataclass(slots=True)
class Killed:
    """What became of the kills. `faults` are sentences: none is what has to be."""

    kills: int = 0
    in_the_middle: int = 0
    faults: list[str] = field(default_factory=list)


def killed(folder: Path, *, kills: int, files: int = 300, seed: int = 1) -> Killed:
    """Kill a rename of so many files at so many random moments, and look after each what there is."""
    chance, tally = random.Random(seed), Killed()
    data, films = folder / "data", folder / "films"
    data.mkdir(parents=True)
    with closing(Store(data / "library.db")) as store:
        _a_library(store, films, files // len(_TAILS))
        inventory = _inventory(films)
    lasts_s = 0.5
    for number in range(kills):
        with closing(Store(data / "library.db")) as store:
            batch = _begun(store, number)
            steps = len(store.renames.steps(batch))
        if number % 2:
            lasts_s = _kill(data, batch, chance.uniform(0, lasts_s), lasts_s)
        else:
            _have_die(data, batch, chance.randint(2, steps))
        with closing(Store(data / "library.db")) as store:
            tally.kills += 1
            states = {step.state for step in store.renames.steps(batch)}
            tally.in_the_middle += states == {MoveState.PLANNED, MoveState.DONE}
            _verb(store).settle()
            tally.faults += _faults(store, films, inventory, f"kill {number}, settled")
            _verb(store).carry_out({"batch": batch}, Unwatched())
            tally.faults += _faults(store, films, inventory, f"kill {number}, finished", is_finished=True)
    return tally


def _verb(store: Store) -> Rename:
    return Rename(store, Newsroom(), Outbox(store), Turns())


def _a_library(store: Store, films: Path, count: int) -> None:
    library = builders.a_library(store, LibraryType.MOVIE, [str(films)])
    root = store.libraries.get(library).roots[0].id
    names = [f"Film {number:03d}" for number in range(count)]
    with store.write() as unit:
        values = [{"title": name, "year": 1900 + number} for number, name in enumerate(names)]
        made = [NewItem(Kind.MOVIE, one, library) for one in values]
        films_of = dict(zip(names, unit.create(Batch(Actor.SCAN, "scan"), made), strict=True))
        unit.files.add_item_folders([(film, root, name) for name, film in films_of.items()])
        for name, film in films_of.items():
            (films / name).mkdir(parents=True)
            for tail in _TAILS:
                (films / name / f"{name}{tail}").write_text(f"{name}{tail}")
            paths = [f"{name}/{name}{tail}" for tail in _TAILS]
            new = [NewFile(root, path, role, 1, mtime_ns=1) for path, role in zip(paths, _ROLES, strict=True)]
            files = unit.files.add(new)
            unit.files.link([Link(film, file) for file in files], files)


def _begun(store: Store, number: int) -> BatchId:
    """The journal of the next round."""
    folder, file, is_ring = _ROUNDS[number % len(_ROUNDS)]
    items = [ItemId(one) for one in store.items.listing(Scope(kind=Kind.MOVIE)).ids]
    if is_ring:
        titles = [row.title for row in store.items.rows(items)]
        turned = [Proposal(item, {"title": title}) for item, title in zip(items, [*titles[1:], titles[0]], strict=True)]
        with store.write() as unit:
            unit.apply(Batch(Actor.PERSON, "edit"), turned)
    verb = _verb(store)
    plan = verb.plan(items, {NameKind.MOVIE_FOLDER: folder, NameKind.MOVIE_FILE: file})
    return BatchId(verb.begin(plan).payload["batch"])


def _kill(data: Path, batch: BatchId, after_s: float, lasts_s: float) -> float:
    """Kill the child so long after it began; how long a rename lasts, as far as is known now."""
    with subprocess.Popen(_child(data, batch), stdout=subprocess.PIPE, cwd=_HERE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        began = time.monotonic()
        try:
            child.wait(after_s)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            return lasts_s
        return time.monotonic() - began


def _have_die(data: Path, batch: BatchId, rename: int) -> None:
    """Have the child die before that rename, counted from 1."""
    subprocess.run(_child(data, batch, rename), stdout=subprocess.DEVNULL, cwd=_HERE)


def _child(data: Path, batch: BatchId, rename: int = 0) -> list[str]:
    return [sys.executable, "-m", "tests.renaming_killed", str(data), str(batch), str(rename)]


def _inventory(films: Path) -> Counter[str]:
    return Counter(hashlib.sha256(path.read_bytes()).hexdigest() for path in films.rglob("*") if path.is_file())


def _faults(store: Store, films: Path, inventory: Counter[str], when: str, *, is_finished: bool = False) -> list[str]:
    """What is missing, or not where the library says."""
    faults = []
    if (now := _inventory(films)) != inventory:
        faults.append(
            f"{when}: {sum((inventory - now).values())} files missing, {sum((now - inventory).values())} more"
        )
    items = [ItemId(one) for one in store.items.listing(Scope(kind=Kind.MOVIE)).ids]
    known = [file.path for some in store.items.files(items).values() for file in some]
    lost = [path for path in known if not os.path.isfile(path)]
    faults += [f"{when}: the library says {path}" for path in lost]
    if is_finished:
        if store.renames.unfinished():
            faults.append(f"{when}: the journal is not finished")
        faults += [f"{when}: {path} was left" for path in films.rglob(".metarr-*")]
        for item, (folder,) in store.items.folders(items).items():
            wrong = [file.path for file in store.items.files([item])[item] if os.path.dirname(file.path) != folder]
            faults += [f"{when}: {path} is not in {folder}" for path in wrong]
    return faults


def main(data: str, batch: str, rename: str) -> None:
    left = int(rename)

    def die_at(event: str, _arguments: object) -> None:
        nonlocal left
        if event == "os.rename":
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(die_at)
    with closing(Store(Path(data) / "library.db")) as store:
        sys.stdout.write("begun\n")
        sys.stdout.flush()
        _verb(store).carry_out({"batch": int(batch)}, Unwatched())


if __name__ == "__main__":
    main(*sys.argv[1:])

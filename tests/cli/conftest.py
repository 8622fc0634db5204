"""The program as it is put together by `app`, run in this process on a data directory of the test's own."""

import dataclasses
import io
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from metarr_desktop import app
from metarr_desktop.cli.host import Host
from metarr_desktop.cli.program import Program

MEDIA = Path(__file__).parents[1] / "data" / "media"


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    err: str


class Metarr:
    """`metarr` with a data directory: called with words, it says what came of them."""

    def __init__(self, data_dir: Path | str, **host: Any) -> None:
        self.data_dir = str(data_dir)
        own: Host = app.host()
        self.host = dataclasses.replace(own, has_display=lambda: False, patience_s=10.0, **host)

    def __call__(self, *words: str, stdin: str = "") -> Said:
        return self.bare("--data-dir", self.data_dir, *words, stdin=stdin)

    def bare(self, *words: str, stdin: str = "") -> Said:
        """The words alone, without a data directory."""
        with _streams(stdin) as (out, err):
            status = Program(self.host).run(words)
        return Said(status, _text(out), _text(err))

    def json(self, *words: str, stdin: str = "") -> Any:
        """The JSON document that a successful command answers."""
        said = self(*words, "--json", stdin=stdin)
        assert (said.status, said.out[-1:]) == (0, "\n"), said
        return json.loads(said.out)

    def items(self, *words: str) -> list[dict[str, Any]]:
        said = self("items", *words)
        assert said.status == 0, said
        return [json.loads(line) for line in said.out.splitlines()]

    def item(self, title: str) -> dict[str, Any]:
        return next(one for one in self.items() if one["title"] == title)


@contextmanager
def _streams(stdin: str) -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    before = sys.stdin, sys.stdout, sys.stderr
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(os.fsencode(stdin)), "utf-8"), out, err
    try:
        yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


def _text(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


@pytest.fixture
def metarr(tmp_path: Path) -> Metarr:
    """The program on an empty data directory."""
    return Metarr(tmp_path / "data")


def lay_out_media(folder: Path) -> None:
    """Two films, one of them with an NFO and a poster, one with a name that is no UTF-8; a show and an album."""
    for path, source in (
        ("Films/Heat (1995)/Heat (1995).mp4", "plain.mp4"),
        ("Films/Heat (1995)/poster.jpg", "cover.jpg"),
        ("Films/Ronin (1998)/Ronin (1998).mp4", "plain.mp4"),
        ("Shows/Lost Hours/Season 01/Lost Hours S01E02.mp4", "plain.mp4"),
        ("Music/The Owls/Night (2011)/01 - Dusk.mp3", "tagged.mp3"),
    ):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(MEDIA / source, target)
    (folder / "Films/Heat (1995)/Heat (1995).nfo").write_text(
        "<movie><title>Heat</title><year>1995</year><plot>A thief.</plot><uniqueid type='imdb'>tt0113277</uniqueid>"
        "<genre>Crime</genre><actor><name>Al P.</name><role>Hanna</role></actor></movie>"
    )
    shutil.copy(MEDIA / "plain.mp4", os.path.join(os.fsencode(folder), b"Films", b"Caf\xe9 (2001).mp4"))


def scanned(metarr: Metarr, media: Path) -> Metarr:
    """Lay out media, make their libraries and scan them."""
    lay_out_media(media)
    for name, kind in (("Films", "movie"), ("Shows", "tv"), ("Music", "music")):
        metarr.json("library", "add", str(media / name), "--type", kind, "--name", name)
    assert metarr("scan").status == 0
    return metarr


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with a scanned library, made once; media beside it that no test may change."""
    folder = tmp_path_factory.mktemp("master")
    scanned(Metarr(folder / "data"), folder / "media")
    return folder


@pytest.fixture
def library(master: Path, tmp_path: Path) -> Metarr:
    """The program on a copy of the scanned library. Its media are shared: for tests that write none."""
    shutil.copytree(master / "data", tmp_path / "data")
    return Metarr(tmp_path / "data")


@pytest.fixture
def own_library(tmp_path: Path) -> Metarr:
    """The program on a scanned library with media of the test's own, below `media`."""
    return scanned(Metarr(tmp_path / "data"), tmp_path / "media")

"""What the first load costs the processor: films with NFO beside the least it can cost, music beside beets."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mutagen.easyid3 import EasyID3
from mutagen.flac import FLAC

from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.scans import Depth, ScanCause
from metarr_desktop.domain.views import Scope
from metarr_desktop.files.cache import Cache
from metarr_desktop.files.pool import WorkerPool
from metarr_desktop.services.changes import Newsroom
from metarr_desktop.services.ledger import Ledger
from metarr_desktop.services.libraries import Libraries
from metarr_desktop.services.scan import Scan
from metarr_desktop.services.settling import Settling
from metarr_desktop.services.take_in import TakeIn
from metarr_desktop.store.library import Store
from tests.benchmarks import floor_load, measures, thousand_films

pytestmark = pytest.mark.benchmark

_FILMS, _ALBUMS, _TRACKS = 5000, 200, 10


def test_films_with_nfo_cost_a_small_multiple_of_the_least(tmp_path: Path, record: Callable[..., None]) -> None:
    films = tmp_path / "films"
    thousand_films.make(films, thousand_films.SEED / "two-languages.mkv", _FILMS, poster=24, fanart=32)
    floor = measures.process([sys.executable, str(floor_load.__file__), str(films), str(tmp_path / "floor.db")])

    steps: dict[str, measures.Cost] = {}
    cost = measures.here(lambda: _load(films, LibraryType.MOVIE, tmp_path / "data", steps))

    record(
        "first load of 5,000 films with NFO, cpu",
        ours=cost.cpu,
        floor=floor.cpu,
        ratio=cost.cpu / floor.cpu,
        nfo=steps["nfo"].cpu,
        wall=cost.wall,
    )
    assert cost.cpu <= 2.7 * floor.cpu


def test_music_costs_a_quarter_of_beets(tmp_path: Path, record: Callable[..., None]) -> None:
    music = tmp_path / "music"
    _make_music(music)
    beets = _beets(tmp_path / "beets", music)

    cost = measures.here(lambda: _load(music, LibraryType.MUSIC, tmp_path / "data", {}))

    record("first load of 2,000 tracks, cpu", ours=cost.cpu, beets=beets.cpu, ratio=cost.cpu / beets.cpu)
    assert cost.cpu <= 0.25 * beets.cpu


def _load(root: Path, type: LibraryType, data: Path, steps: dict[str, measures.Cost]) -> None:
    """Scan and NFO: every title with its values, names and sizes of what lies beside it."""
    data.mkdir()
    store = Store(data / "library.db")
    library = Libraries(store, Newsroom()).add(str(root), type)
    with WorkerPool() as workers:
        ledger = Ledger(library.id, "2026-11-28 12:00:00", ScanCause.ASKED, Depth.KNOWN)
        Scan(store, workers, Settling(store.clock)).library(library, Unwatched(), ledger)
        steps["nfo"] = measures.here(lambda: TakeIn(store, Cache(str(data)), workers).nfo(library.id, Unwatched()))
    leaf = Kind.MOVIE if type is LibraryType.MOVIE else Kind.TRACK
    assert store.items.count(Scope(kind=leaf)) == (_FILMS if leaf is Kind.MOVIE else _ALBUMS * _TRACKS)
    store.close()


def _make_music(root: Path) -> None:
    """Albums of ten tagged tracks, half MP3, half FLAC."""
    for album in range(_ALBUMS):
        ending = ".mp3" if album % 2 else ".flac"
        folder = root / f"Artist {album % 60}" / f"Album {album}"
        folder.mkdir(parents=True)
        for track in range(1, _TRACKS + 1):
            path = folder / f"{track:02} Song {track}{ending}"
            shutil.copyfile(thousand_films.SEED / f"tagged{ending}", path)
            tags = EasyID3(path) if ending == ".mp3" else FLAC(path)
            tags.delete()
            tags.update(
                {
                    "title": f"Song {track} of {album}",
                    "artist": f"Artist {album % 60}",
                    "albumartist": f"Artist {album % 60}",
                    "album": f"Album {album}",
                    "date": str(1970 + album % 50),
                    "tracknumber": f"{track}/{_TRACKS}",
                    "discnumber": "1",
                    "genre": "Rock",
                }
            )
            tags.save(path)


def _beets(home: Path, music: Path) -> measures.Cost:
    """What `beet import -A` costs on the same tracks, in an environment of its own; skips where it cannot be had."""
    pip = [str(home / "bin" / "python"), "-m", "pip", "install", "-q", "beets"]
    for command in ([sys.executable, "-m", "venv", str(home)], pip):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"beets cannot be installed here: {done.stderr.strip()[-200:]}")
    (home / "config.yaml").write_text(
        f"directory: {home}/lib\nlibrary: {home}/lib.db\nimport:\n  copy: no\n  write: no\nplugins: []\n"
    )
    beet = ["env", f"HOME={home}", f"BEETSDIR={home}", str(home / "bin" / "beet")]
    return measures.process([*beet, "import", "-A", "-q", str(music)])

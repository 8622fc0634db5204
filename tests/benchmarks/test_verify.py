"""Verify of 10,000 published files that stand as they were written, beside `stat` of as many."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from metarr_desktop.domain.disk import CachedPicture, WrittenFile
from metarr_desktop.domain.edits import NewItem
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import Actor, ItemId, Kind, LibraryType
from metarr_desktop.files.cache import Cache, CacheType
from metarr_desktop.files.hashes import sha256_of
from metarr_desktop.services.publish import Publish
from metarr_desktop.services.verify import Verify
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.findings import Scope
from metarr_desktop.store.library import Store
from tests.builders import a_library, a_store

pytestmark = pytest.mark.benchmark

_FILMS = 5000  # each with an NFO and a poster
_ROUNDS = 15


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(a_store(tmp_path_factory.mktemp("data"))) as store:
        yield store


@pytest.fixture(scope="module")
def root(store: Store, tmp_path_factory: pytest.TempPathFactory) -> str:
    root = str(tmp_path_factory.mktemp("films"))
    library = a_library(store, LibraryType.MOVIE, [root])
    with store.write() as unit:
        new = [NewItem(Kind.MOVIE, {"title": f"Film {number}"}, library) for number in range(_FILMS)]
        items = unit.create(Batch(Actor.SCAN, "scan"), new)
    cache = Cache(str(store.path.parent))
    written = [one for number, item in enumerate(items) for one in _published(root, number, item)]
    cached = [_cached(cache, item) for item in items]
    with store.write() as unit:
        unit.pictures.record_written(written)
        unit.pictures.add(cached)
        unit.pictures.mark_published(items)
    return root


def _published(root: str, number: int, item: ItemId) -> Iterator[WrittenFile]:
    base = f"Film {number} (1999)"
    os.mkdir(os.path.join(root, base))
    for name, content in ((f"{base}.nfo", "nfo"), (f"{base}-poster.jpg", "picture")):
        path = os.path.join(root, base, name)
        Path(path).write_bytes(name.encode())
        state = os.stat(path)
        text = name if content == "nfo" else None
        digest = sha256_of(name.encode())
        yield WrittenFile(item, path, content, digest, state.st_size, state.st_mtime_ns, "poster", 0, text)


def _cached(cache: Cache, item: ItemId) -> CachedPicture:
    path = cache.put(b"picture", type=CacheType.IMAGE, kind="poster", item_id=item, extension="jpg", is_durable=False)
    return CachedPicture(str(uuid.uuid4()), item, "poster", path, f"{item:064x}", "0" * 16, 1, 1, 7, "")


def test_what_stands_as_it_was_written(store: Store, root: str, record: Callable[..., None]) -> None:
    """10,000 published files and the 5,000 copies that the cache has of them, beside `stat` of as many."""
    cache = Cache(str(store.path.parent))
    verify = Verify(store, cache, Publish(store, cache, str(store.path.parent)))
    published = [os.fsencode(file.path) for file in _every_file(root)]
    cached = [file.path for file in _every_file(cache.folder)]
    stat_s, all_s, ours_s = [], [], []
    for _ in range(_ROUNDS):  # one after another, so that what else the machine does falls on all of them
        stat_s.append(_seconds(lambda: [os.stat(path) for path in published]))
        all_s.append(stat_s[-1] + _seconds(lambda: [os.stat(path) for path in cached]))
        ours_s.append(_seconds(lambda: verify.look(Scope(), Unwatched())))

    survey = verify.look(Scope(), Unwatched())
    assert (survey.looked, survey.findings) == (len(published) + len(cached), [])
    assert (len(published), len(cached)) == (2 * _FILMS, _FILMS)
    plain, ours = min(all_s), min(ours_s)
    record("verify of 10,000 published files, 5,000 cached", ms=ours * 1000, stat_ms=plain * 1000, ratio=ours / plain)
    assert ours <= 1.5 * plain


def _every_file(folder: str) -> list[os.DirEntry[str]]:
    found: list[os.DirEntry[str]] = []
    for entry in os.scandir(folder):
        found += _every_file(entry.path) if entry.is_dir() else [entry]
    return found


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began

"""A library of 100,000 files, scanned for the first time and again, beside `find` on the same tree in the same run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from metarr_desktop.app import open_engine
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.scans import Depth, ScanCause
from metarr_desktop.domain.views import Scope
from metarr_desktop.files.pool import WorkerPool
from metarr_desktop.formats.names.tree import read_tree
from metarr_desktop.services.changes import Newsroom
from metarr_desktop.services.ledger import Ledger
from metarr_desktop.services.libraries import Libraries
from metarr_desktop.services.scan import Scan
from metarr_desktop.services.settling import Settling
from metarr_desktop.store.library import Store
from tests.benchmarks import big_tree, measures

pytestmark = pytest.mark.benchmark

_KINDS = {"movies": LibraryType.MOVIE, "tv": LibraryType.TV}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("large")
    folders = big_tree.make(root)
    assert folders > 12_000
    big_tree.make_old(root)
    return root


@pytest.fixture
def store(tmp_path: Path, tree: Path) -> Iterator[Store]:
    """A store with the two libraries of the tree, never scanned."""
    store = Store(tmp_path / "library.db")
    libraries = Libraries(store, Newsroom())
    for name, type in _KINDS.items():
        libraries.add(str(tree / name), type)
    yield store
    store.close()


def _scan(store: Store, depth: Depth = Depth.KNOWN) -> None:
    with WorkerPool() as workers:
        for library in store.libraries.all():
            ledger = Ledger(library.id, "2026-11-28 12:00:00", ScanCause.ASKED, depth)
            Scan(store, workers, Settling(store.clock)).library(
                library, Unwatched(), ledger, depth=depth, with_nfo=False
            )


def test_a_first_scan_is_within_eight_times_find(store: Store, tree: Path, record: Callable[..., None]) -> None:
    found = measures.find(tree)

    cost = measures.here(lambda: _scan(store))

    names = measures.here(lambda: _read_names(tree))
    record(
        "first scan of 100,000 files",
        seconds=cost.wall,
        find=found.wall,
        ratio=cost.wall / found.wall,
        cpu=cost.cpu,
        cpu_of_names=names.cpu,
        cpu_ratio_without_names=(cost.cpu - names.cpu) / found.cpu,
    )
    assert store.items.count(Scope(kind=Kind.MOVIE)) == 10_000
    assert store.items.count(Scope(kind=Kind.EPISODE)) > 20_000
    assert cost.wall <= 8 * found.wall


def _read_names(tree: Path) -> None:
    """The names of the whole tree, in this process: what part of a scan's processor time is theirs."""
    for name, type in _KINDS.items():
        for top in os.scandir(tree / name):
            paths = [
                os.path.relpath(os.path.join(folder, one), tree / name)
                for folder, _, files in os.walk(top.path)
                for one in files
            ]
            read_tree(paths, type, folder_name=name)


def test_an_unchanged_library_is_scanned_in_a_third_of_find(
    store: Store, tree: Path, record: Callable[..., None]
) -> None:
    _scan(store)

    costs = {depth: measures.here(lambda depth=depth: _scan(store, depth)) for depth in Depth}  # type: ignore[misc]

    found = measures.find(tree)
    record("unchanged re-scan", **{depth.value: cost.wall / found.wall for depth, cost in costs.items()})
    assert costs[Depth.TIMES].wall <= 0.3 * found.wall
    assert costs[Depth.KNOWN].wall <= 1.5 * found.wall


def test_the_command_needs_little_memory_that_does_not_grow_with_the_tree(
    tree: Path, tmp_path: Path, record: Callable[..., None]
) -> None:
    small = tmp_path / "small"
    big_tree.make(small, files=50_000)  # enough to fill the database's cache of 32 MB

    costs = {
        name: _scan_by_command(root, tmp_path / f"data-{name}") for name, root in (("small", small), ("all", tree))
    }

    found = measures.find(tree)
    record(
        "first scan by command",
        seconds=costs["all"].wall,
        ratio=costs["all"].wall / found.wall,
        memory_mb=costs["all"].memory,
        memory_of_half_mb=costs["small"].memory,
    )
    assert costs["all"].memory < 300
    assert costs["all"].memory < costs["small"].memory + 40


def _scan_by_command(root: Path, data: Path) -> measures.Cost:
    with open_engine(str(data)) as engine:
        for name, type in _KINDS.items():
            engine.libraries.add(str(root / name), type)
    metarr = [sys.executable, "-m", "metarr_desktop", "--data-dir", str(data)]
    return measures.process([*metarr, "scan", "--discover-only"])

"""The log of scans: what it keeps of each, how much of it, and for how long."""

from collections.abc import Sequence

import pytest

from metarr_desktop.domain.kinds import Actor, LibraryId, RootId, ScanId
from metarr_desktop.domain.scans import MOST_FILES, ScanCause, ScanFile, ScanOutcome, Trouble
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.clock import stamp
from metarr_desktop.store.library import Store
from tests.builders import a_file, a_library, a_movie
from tests.hand_clock import HandClock


@pytest.fixture
def library(store: Store) -> LibraryId:
    return a_library(store, roots=["/films"])


def a_scan(store: Store, library: LibraryId, *files: ScanFile, cause: ScanCause = ScanCause.ASKED) -> ScanId:
    with store.write() as unit:
        scan = unit.scans.begin(library, unit.now, cause, "known", is_part=False)
        unit.scans.add_files(scan, files)
        unit.scans.set_counts(scan, {"added": 1}, {ScanOutcome.ADDED: len(files)})
        unit.scans.end(scan, is_stopped=False)
    return scan


def added(*paths: str) -> Sequence[ScanFile]:
    return [ScanFile(ScanOutcome.ADDED, path) for path in paths]


def test_a_scan_is_read_as_it_was_written(store: Store, library: LibraryId) -> None:
    scan = a_scan(store, library, *added("/films/Heat.mkv"), cause=ScanCause.SWEEP)

    (entry,) = store.scans.latest(library, 10)

    assert (entry.id, entry.library, entry.cause, entry.depth) == (scan, library, ScanCause.SWEEP, "known")
    assert entry.started_at == entry.ended_at == stamp(store.clock())
    assert (entry.titles, entry.files) == ({"added": 1}, {ScanOutcome.ADDED: 1})
    assert not entry.is_stopped


def test_the_newest_scans_come_first_and_no_more_than_asked_for(
    store: Store, library: LibraryId, clock: HandClock
) -> None:
    scans = []
    for _ in range(3):
        scans.append(a_scan(store, library))
        clock.turn(minutes=1)
    a_scan(store, a_library(store, name="Others"))

    assert [one.id for one in store.scans.latest(library, 2)] == [scans[2], scans[1]]


def test_a_file_leads_to_its_item_unless_that_is_in_the_trash(store: Store, library: LibraryId) -> None:
    root = store.libraries.get(library).roots[0].id
    heat, ronin = a_movie(store, "Heat", library=library), a_movie(store, "Ronin", library=library)
    a_file(store, root, "Heat/Heat.mkv", heat)
    a_file(store, root, "Ronin/Ronin.mkv", ronin)
    with store.write() as unit:
        unit.trash(Batch(Actor.PERSON, "trash"), [ronin])
    scan = a_scan(store, library, *added("/films/Heat/Heat.mkv", "/films/Ronin/Ronin.mkv", "/elsewhere/Heat.mkv"))

    items = {one.path: one.item for one in store.scans.files(scan)}

    assert items == {"/films/Heat/Heat.mkv": heat, "/films/Ronin/Ronin.mkv": None, "/elsewhere/Heat.mkv": None}


def test_a_name_that_is_no_text_stays_what_it_is(store: Store, library: LibraryId) -> None:
    scan = a_scan(store, library, *added("/films/Caf\udce9.mkv"))

    assert [one.path for one in store.scans.files(scan)] == ["/films/Caf\udce9.mkv"]


def test_failures_met_later_are_counted_and_kept_as_far_as_there_is_room(store: Store, library: LibraryId) -> None:
    scan = a_scan(store, library, *added("/films/Heat.mkv"))
    for name in ("a", "b"):
        with store.write() as unit:
            unit.scans.add_failures(scan, [Trouble(f"/films/{name}{n}.nfo", "is empty") for n in range(200)])

    (entry,) = store.scans.latest(library, 1)
    failed = [one for one in store.scans.files(scan) if one.outcome is ScanOutcome.FAILED]

    assert entry.files == {ScanOutcome.ADDED: 1, ScanOutcome.FAILED: 400}
    assert entry.titles == {"added": 1}
    assert len(failed) == MOST_FILES
    assert failed[0] == ScanFile(ScanOutcome.FAILED, "/films/a0.nfo", "is empty")


def test_failures_of_a_scan_that_is_forgotten_are_let_go(store: Store) -> None:
    with store.write() as unit:
        unit.scans.add_failures(ScanId(7), [Trouble("/films/a.nfo", "is empty")])

    assert store.scans.files(ScanId(7)) == []


def test_scans_are_forgotten_with_their_files_after_ninety_days(
    store: Store, library: LibraryId, clock: HandClock
) -> None:
    old = a_scan(store, library, *added("/films/Heat.mkv"))
    clock.turn(days=1)
    young = a_scan(store, library, *added("/films/Ronin.mkv"))
    clock.turn(days=89, minutes=1)

    with store.write() as unit:
        gone = unit.scans.purge()

    assert gone == 1
    assert [one.id for one in store.scans.latest(library, 10)] == [young]
    assert store.scans.files(old) == []
    assert len(store.scans.files(young)) == 1


def test_what_a_root_that_is_gone_held_is_still_named(store: Store, library: LibraryId) -> None:
    scan = a_scan(store, library, *added("/films/Heat.mkv"))
    with store.write() as unit:
        unit.libraries.remove_root(RootId(store.libraries.get(library).roots[0].id))

    assert [one.path for one in store.scans.files(scan)] == ["/films/Heat.mkv"]

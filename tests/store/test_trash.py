"""The trash of the library: what goes in with a title, comes out again, and is gone for good with it."""

import pytest

from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.kinds import Actor, ItemId, Kind, LibraryId, LibraryType, RootId
from metarr_desktop.domain.views import Scope
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.library import Store
from tests.builders import a_file, a_library, a_movie, a_picture, an_album, an_episode, an_item, edit
from tests.hand_clock import HandClock


def trash(store: Store, *items: ItemId, by: Actor = Actor.PERSON) -> None:
    with store.write() as unit:
        unit.trash(Batch(by, "trash"), items)


def restore(store: Store, *items: ItemId) -> None:
    with store.write() as unit:
        unit.restore(Batch(Actor.PERSON, "restore"), items)


def purge(store: Store, *items: ItemId) -> None:
    with store.write() as unit:
        unit.purge(items)


def trashed(store: Store, *items: ItemId) -> list[bool]:
    return [row.deleted_at != "" for row in store.items.rows(items)]


def left(store: Store, *items: ItemId) -> set[ItemId]:
    return {row.id for row in store.items.rows(items)}


# --- trash, restore, purge --------------------------------------------------------------------------------------------


def test_what_goes_into_the_trash_takes_all_below_it_along(store: Store) -> None:
    series, season, episode = an_episode(store)

    trash(store, series)

    assert trashed(store, series, season, episode) == [True, True, True]
    assert list(store.items.listing(Scope(kind=Kind.SERIES)).ids) == []
    assert list(store.items.listing(Scope(kind=Kind.SERIES, in_trash=True)).ids) == [series]


def test_what_is_restored_brings_what_it_hangs_below_and_all_below_it(store: Store) -> None:
    artist, album, track = an_album(store)
    trash(store, artist)

    restore(store, album)

    assert trashed(store, artist, album, track) == [False, False, False]


def test_what_lay_in_the_trash_before_keeps_its_day(store: Store, clock: HandClock) -> None:
    series, season, episode = an_episode(store)
    trash(store, episode)
    clock.turn(days=3)

    trash(store, series)

    early, late = store.items.rows([episode, season])
    assert (early.deleted_at, late.deleted_at) == ("2026-05-04 12:00:00", "2026-05-07 12:00:00")


def test_nothing_is_restored_where_the_number_was_taken(store: Store) -> None:
    _, season, episode = an_episode(store)
    trash(store, episode)
    an_item(store, Kind.EPISODE, parent=season, season=1, episode=1)

    with pytest.raises(BadInput, match="has that number"):
        restore(store, episode)

    assert trashed(store, episode) == [True]


def test_a_purge_removes_what_lies_in_the_trash_and_every_trace_of_it(store: Store) -> None:
    series, season, episode = an_episode(store)
    a_picture(store, series)
    edit(store, series, plot="Mine.", genres=("Drama",))
    trash(store, series)

    purge(store, series)

    assert left(store, series, season, episode) == set()
    with store._lanes.read() as connection:
        for table in ("change", "field_lock", "cache_file", "item_term"):
            assert connection.execute(f"SELECT count(*) FROM {table}").scalar_one() == 0, table
        assert connection.execute("SELECT count(*) FROM search").scalar_one() == 0


def test_a_purge_leaves_what_is_not_in_the_trash(store: Store) -> None:
    movie = a_movie(store)

    purge(store, movie)

    assert left(store, movie) == {movie}


def test_a_purge_spares_what_something_living_hangs_below(store: Store) -> None:
    series, season, episode = an_episode(store)
    trash(store, series)
    new = an_item(store, Kind.EPISODE, parent=season, season=1, episode=2)

    purge(store, series)

    assert left(store, series, season, episode, new) == {series, season, new}


def test_an_id_is_never_given_twice(store: Store) -> None:
    movie = a_movie(store)
    trash(store, movie)
    purge(store, movie)

    assert a_movie(store) > movie


def test_the_trash_keeps_a_title_for_its_days_and_for_seven_on_which_that_was_announced(
    store: Store, clock: HandClock
) -> None:
    movie = a_movie(store)
    trash(store, movie)
    expired = []

    for _ in range(30):
        clock.turn(days=1)
        with store.write() as unit:
            expired.append(unit.expired(30))

    assert expired == [([], [])] * 29 + [([movie], [])]


def test_what_was_never_announced_is_not_purged_however_late_it_is(store: Store, clock: HandClock) -> None:
    trash(store, a_movie(store))

    clock.turn(days=4000)
    for _ in range(3):  # several times a day count once
        with store.write() as unit:
            assert unit.expired(30) == ([], [])


def test_an_unknown_item_cannot_be_trashed(store: Store) -> None:
    with pytest.raises(NotFound):
        trash(store, ItemId(4711))


# --- presence ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def shows(store: Store) -> LibraryId:
    return a_library(store, LibraryType.TV, ["/shows"])


def settle(store: Store, library: LibraryId) -> tuple[list[ItemId], list[ItemId]]:
    with store.write() as unit:
        return unit.settle_presence(library)


def root_of(store: Store, library: LibraryId) -> RootId:
    return store.libraries.get(library).roots[0].id


def test_an_item_is_missing_at_once_when_its_file_is_and_so_is_all_that_held_only_it(
    store: Store, shows: LibraryId
) -> None:
    series, season, episode = an_episode(store, library=shows)
    file = a_file(store, root_of(store, shows), "s01e01.mkv", episode)
    assert settle(store, shows) == ([], [])
    with store.write() as unit:
        unit.files.mark_missing([file])

    missing, back = settle(store, shows)

    assert (set(missing), back) == ({series, season, episode}, [])
    assert [row.is_missing for row in store.items.rows([series, season, episode])] == [True, True, True]
    assert settle(store, shows) == ([], [])


def test_an_item_is_back_as_soon_as_its_file_is(store: Store, shows: LibraryId) -> None:
    series, season, episode = an_episode(store, library=shows)
    file = a_file(store, root_of(store, shows), "s01e01.mkv", episode)
    with store.write() as unit:
        unit.files.mark_missing([file])
        unit.settle_presence(shows)
        unit.files.mark_present([file])

    missing, back = settle(store, shows)

    assert (missing, set(back)) == ([], {series, season, episode})


def test_one_of_two_files_is_enough(store: Store, shows: LibraryId) -> None:
    _, _, episode = an_episode(store, library=shows)
    gone = a_file(store, root_of(store, shows), "one.mkv", episode)
    a_file(store, root_of(store, shows), "two.mkv", episode)
    with store.write() as unit:
        unit.files.mark_missing([gone])

    assert settle(store, shows) == ([], [])


def test_what_a_person_added_without_a_file_is_not_missing(store: Store, shows: LibraryId) -> None:
    series = an_item(store, Kind.SERIES, library=shows, by=Actor.PERSON)
    season = an_item(store, Kind.SEASON, library=shows, parent=series, season=1, by=Actor.PERSON)
    an_item(store, Kind.EPISODE, library=shows, parent=season, season=1, episode=1, by=Actor.PERSON)

    assert settle(store, shows) == ([], [])


def test_what_two_scans_of_everything_missed_a_day_apart_is_overdue(
    store: Store, shows: LibraryId, clock: HandClock
) -> None:
    _, _, episode = an_episode(store, library=shows)
    file = a_file(store, root_of(store, shows), "one.mkv", episode)
    with store.write() as unit:
        unit.files.mark_missing([file])
        unit.settle_presence(shows)

    clock.turn(hours=48)
    with store.write() as unit:
        assert unit.overdue(shows) == []
        unit.note_absent(shows)
    clock.turn(hours=23)
    with store.write() as unit:
        assert unit.overdue(shows) == []
        unit.note_absent(shows)
    clock.turn(hours=1)
    with store.write() as unit:
        assert episode in unit.overdue(shows)


def test_what_a_person_wants_back_waits_for_two_more_scans(store: Store, shows: LibraryId, clock: HandClock) -> None:
    _, _, episode = an_episode(store, library=shows)
    file = a_file(store, root_of(store, shows), "one.mkv", episode)
    with store.write() as unit:
        unit.files.mark_missing([file])
        unit.settle_presence(shows)
        unit.note_absent(shows)
    clock.turn(days=2)
    trash(store, episode, by=Actor.SCAN)

    restore(store, episode)

    with store.write() as unit:
        assert episode not in unit.overdue(shows)


@pytest.mark.parametrize(("by", "comes_back"), [(Actor.SCAN, True), (Actor.SYSTEM, True), (Actor.PERSON, False)])
def test_what_returns_leaves_the_trash_only_if_no_person_put_it_there(
    store: Store, by: Actor, comes_back: bool
) -> None:
    movie = a_movie(store, year=1979, locked={"year"})
    trash(store, movie, by=by)

    with store.write() as unit:
        unit.restore_returned(Batch(Actor.SCAN, "scan"), [movie])

    (row,) = store.items.rows([movie])
    assert (row.deleted_at == "") is comes_back
    assert (row.year, row.locked) == (1979, ("year",))


def test_the_newest_hand_in_the_trash_decides(store: Store) -> None:
    movie = a_movie(store)
    trash(store, movie, by=Actor.SCAN)
    restore(store, movie)
    trash(store, movie)

    with store.write() as unit:
        unit.restore_returned(Batch(Actor.SCAN, "scan"), [movie])

    assert trashed(store, movie) == [True]

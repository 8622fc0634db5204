"""The outbox: a line a group, which goes when every player of the group is done with it."""

import pytest

from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.kinds import GroupId, ItemId, LibraryId, PlayerId
from metarr_desktop.domain.player import Action, Outcome, ParcelState, PlayerType, Proof
from metarr_desktop.store.library import Store
from metarr_desktop.store.outbox import Parcel
from tests.builders import a_library, a_movie


@pytest.fixture
def films(store: Store) -> LibraryId:
    return a_library(store)


@pytest.fixture
def home(store: Store, films: LibraryId) -> GroupId:
    with store.write() as unit:
        group = unit.players.add_group("Home", PlayerType.KODI, "own")
        unit.players.link(group, [films])
    return group


def a_player(store: Store, home: GroupId, name: str) -> PlayerId:
    with store.write() as unit:
        return unit.players.add(home, name, host="localhost", port=8080, ws_port=9090, url="", user="me")


@pytest.fixture
def kodi(store: Store, home: GroupId) -> PlayerId:
    return a_player(store, home, "Kodi")


def queue(store: Store, kodi: PlayerId, *items: ItemId, action: Action = Action.SHOW) -> list[Parcel]:
    with store.write() as unit:
        if action is Action.SHOW:
            unit.outbox.show(items)
        else:
            unit.outbox.remove(store.players.all()[0].group, dict.fromkeys(items, "[]"))
    return store.outbox.of(kodi)


def settle(store: Store, kodi: PlayerId, parcels: list[Parcel], *proofs: Proof) -> None:
    with store.write() as unit:
        unit.outbox.settle(kodi, parcels, proofs, [None for _ in proofs])


def test_a_removed_player_leaves_nothing_waiting(store: Store, films: LibraryId, home: GroupId, kodi: PlayerId) -> None:
    queue(store, kodi, a_movie(store, library=films))
    with store.write() as unit:
        unit.players.remove(kodi)
        unit.outbox.sweep(home)

    assert store.outbox.of(a_player(store, home, "Next")) == []
    with pytest.raises(NotFound):
        store.players.named("Kodi")


def test_what_waits_already_is_not_queued_twice(store: Store, films: LibraryId, kodi: PlayerId) -> None:
    movie = a_movie(store, library=films)
    queue(store, kodi, movie)

    assert [parcel.item for parcel in queue(store, kodi, movie)] == [movie]
    assert store.players.named("Kodi").waiting == 1


def test_only_groups_that_show_its_library_hear_of_an_item(store: Store, kodi: PlayerId) -> None:
    assert queue(store, kodi, a_movie(store, library=a_library(store, name="Shows"))) == []


def test_what_is_proved_leaves_the_outbox_and_what_is_not_stays_with_its_reason(
    store: Store, films: LibraryId, kodi: PlayerId
) -> None:
    shown, other, later = (a_movie(store, title, library=films) for title in "ABC")
    parcels = queue(store, kodi, shown, other, later)

    wrong = ("title: X instead of B", "no plot")
    settle(
        store,
        kodi,
        parcels,
        Proof(shown, Outcome.THERE),
        Proof(other, Outcome.FAILED, wrong),
        Proof(later, Outcome.WAITING),
    )

    assert [(one.item, one.state, one.error, one.tries) for one in store.outbox.of(kodi)] == [
        (other, ParcelState.FAILED, "title: X instead of B; no plot", 1),
        (later, ParcelState.WAITING, "", 1),
    ]


def test_a_line_stays_until_each_player_of_the_group_is_done_with_it(
    store: Store, films: LibraryId, home: GroupId, kodi: PlayerId
) -> None:
    den = a_player(store, home, "Den")
    movie = a_movie(store, library=films)
    first = queue(store, kodi, movie)
    settle(store, kodi, first, Proof(movie, Outcome.THERE))
    left = store.outbox.of(kodi), [(one.item, one.is_told) for one in store.outbox.of(den)]

    settle(store, den, store.outbox.of(den), Proof(movie, Outcome.THERE))

    assert left == ([], [(movie, True)])
    assert store.outbox.of(den) == []
    assert queue(store, kodi, movie) != []  # a new line: both hear of it again
    assert len(store.outbox.of(den)) == 1


def test_a_player_that_joins_hears_of_everything_and_the_others_of_nothing_that_they_show(
    store: Store, films: LibraryId, home: GroupId, kodi: PlayerId
) -> None:
    movie = a_movie(store, library=films)
    with store.write() as unit:
        unit.pictures.mark_published([movie], unit.now, None)
        unit.players.keep_proofs(kodi, [Proof(movie, Outcome.THERE)], {})
    den = a_player(store, home, "Den")

    with store.write() as unit:
        unit.outbox.show_published(home, but_for=[kodi])

    assert store.outbox.of(kodi) == []
    assert [one.item for one in store.outbox.of(den)] == [movie]


def test_what_changed_while_it_was_delivered_is_delivered_again(store: Store, films: LibraryId, kodi: PlayerId) -> None:
    movie = a_movie(store, library=films)
    parcels = queue(store, kodi, movie)
    queue(store, kodi, movie)

    settle(store, kodi, parcels, Proof(movie, Outcome.THERE))

    assert [parcel.item for parcel in store.outbox.of(kodi)] == [movie]


def test_a_removal_outlives_its_item(store: Store, films: LibraryId, kodi: PlayerId) -> None:
    movie = a_movie(store, library=films)
    parcels = queue(store, kodi, movie, action=Action.REMOVE)
    with store._lanes.write() as connection:
        connection.execute("DELETE FROM item WHERE id = ?", (movie,))
    assert [parcel.item for parcel in store.outbox.of(kodi)] == [movie]

    settle(store, kodi, parcels, Proof(movie, Outcome.THERE))

    assert store.outbox.of(kodi) == []

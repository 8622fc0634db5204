"""What is told of changes, and how they are taken back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metarr_desktop.domain.disk import KnownFolder
from metarr_desktop.domain.edits import Changes, Forced, NewItem, Proposal
from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId, Kind
from metarr_desktop.domain.values import Credit
from metarr_desktop.domain.views import Scope
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.library import Store
from tests.builders import (
    a_file,
    a_library,
    a_movie,
    a_picture,
    a_store,
    an_episode,
    an_item,
    edit,
    lock,
    locked,
    value,
)
from tests.hand_clock import HandClock


def undo(store: Store, batch: BatchId | None = None, *, is_forced: bool = False) -> Changes:
    with store.write() as unit:
        return unit.undo(batch or store.history.last_of_person(), Forced(is_forced))


def batch_of(changes: Changes) -> BatchId:
    assert changes.batch is not None
    return changes.batch


def is_trashed(store: Store, item: ItemId) -> bool:
    return store.items.rows([item])[0].deleted_at != ""


def everything(store: Store, item: ItemId) -> object:
    detail = store.items.detail(item)
    return detail.values, detail.row.locked, detail.origins, detail.row.deleted_at


# --- history ----------------------------------------------------------------------------------------------------------


def test_an_items_history_tells_what_was_changed_by_whom_newest_first(store: Store, clock: HandClock) -> None:
    movie = a_movie(store, year=1978)
    clock.turn(minutes=1)
    edit(store, movie, by=Actor.NFO, source="movie.nfo", year=1979)
    edit(store, movie, year=1980)

    mine, theirs, creation = store.history.of_item(movie)

    assert (mine.actor, mine.field, mine.old, mine.new, mine.was_locked, mine.is_locked) == (
        Actor.PERSON,
        "year",
        1979,
        1980,
        False,
        True,
    )
    assert (theirs.actor, theirs.source, theirs.verb, theirs.at) == (
        Actor.NFO,
        "movie.nfo",
        "edit",
        "2026-05-04 12:01:00",
    )
    assert (creation.actor, creation.field, creation.verb) == (Actor.SCAN, "", "scan")


def test_the_latest_batches_are_told_with_how_many_items_they_changed(store: Store) -> None:
    one, other = a_movie(store, "One"), a_movie(store, "Other")
    with store.write() as unit:
        unit.apply(Batch(Actor.PERSON, "bulk edit"), [Proposal(item, {"year": 1979}) for item in (one, other)])

    newest = store.history.latest(1)[0]

    assert (newest.actor, newest.verb, newest.items, newest.is_undone) == (Actor.PERSON, "bulk edit", 2, False)


# --- undo -------------------------------------------------------------------------------------------------------------


def test_undo_brings_back_value_lock_and_origin(store: Store) -> None:
    movie = a_movie(store, plot="Read.", genres=("Drama",), cast=(Credit("Ida"),))
    poster = a_picture(store, movie)
    before = everything(store, movie)
    edit(store, movie, plot="Mine.", genres=(), cast=(Credit("Bo"),), poster=(poster,), year=1979, collection="Saga")

    changes = undo(store)

    assert everything(store, movie) == before
    assert set(changes.changed[movie]) == {"plot", "genres", "cast", "poster", "year", "collection"}
    assert changes.skipped == {}


def test_undoing_an_unlock_locks_again(store: Store) -> None:
    movie = a_movie(store, plot="Mine.", locked={"plot"})
    lock(store, movie, plot=False)

    undo(store)

    assert locked(store, movie) == ("plot",)


def test_undo_of_undo_does_it_again(store: Store) -> None:
    movie = a_movie(store, plot="Read.")
    edit(store, movie, plot="Mine.", external_ids=(ExternalId("imdb", "tt1"),), collection="Saga")
    after = everything(store, movie)

    undone = undo(store)
    assert store.history.last_undo() == undone.batch
    undo(store, undone.batch)

    assert everything(store, movie) == after


def test_undone_redone_and_undone_again_is_undone(store: Store) -> None:
    movie = a_movie(store, plot="Read.")
    mine = batch_of(edit(store, movie, plot="Mine."))

    undo(store, batch_of(undo(store, mine)))
    assert store.history.last_of_person() == mine
    undo(store, mine)

    assert value(store, movie, "plot") == "Read."
    with pytest.raises(NotFound, match="already undone"):
        undo(store, mine)


def test_without_words_undo_takes_back_the_last_batch_of_a_person_that_stands(store: Store) -> None:
    movie = a_movie(store, plot="Read.")
    edit(store, movie, plot="One.")
    edit(store, movie, plot="Two.")
    edit(store, movie, by=Actor.NFO, outline="Short.")

    undo(store)
    assert value(store, movie, "plot") == "One."
    undo(store)
    assert value(store, movie, "plot") == "Read."
    with pytest.raises(NotFound, match="no edit left"):
        undo(store)


def test_there_is_nothing_to_redo_after_a_new_edit(store: Store) -> None:
    movie = a_movie(store)
    edit(store, movie, plot="One.")
    undo(store)
    edit(store, movie, plot="Two.")

    with pytest.raises(NotFound, match="redo"):
        store.history.last_undo()


def test_an_unknown_batch_cannot_be_undone(store: Store) -> None:
    with pytest.raises(NotFound, match="4711"):
        undo(store, BatchId(4711))


def test_a_bulk_edit_is_undone_as_one(store: Store) -> None:
    with store.write() as unit:
        movies = unit.create(Batch(Actor.SCAN, "scan"), [NewItem(Kind.MOVIE, {"title": f"M {n}"}) for n in range(3000)])
        unit.apply(Batch(Actor.PERSON, "edit"), [Proposal(movie, {"year": 1999}) for movie in movies])

    changes = undo(store)

    assert len(changes.changed) == 3000
    assert {(row.year, row.locked) for row in store.items.rows(movies)} == {(None, ())}


def test_several_changes_of_a_field_in_one_batch_are_taken_back_to_the_first(store: Store) -> None:
    movie = a_movie(store, plot="Read.")
    batch = Batch(Actor.PERSON, "edit")
    for text in ("One.", "Two.", "Three."):
        with store.write() as unit:
            unit.apply(batch, [Proposal(movie, {"plot": text})])

    undo(store)

    assert value(store, movie, "plot") == "Read."


# --- what others changed since ----------------------------------------------------------------------------------------


def test_what_was_changed_since_is_left_and_named(store: Store) -> None:
    movie = a_movie(store, plot="Read.", year=1978)
    mine = batch_of(edit(store, movie, plot="Mine.", year=1979))
    edit(store, movie, plot="Newer.")

    changes = undo(store, mine)

    assert changes.skipped == {movie: ("plot",)}
    assert changes.changed == {movie: ("year",)}
    assert value(store, movie, "plot") == "Newer."
    assert locked(store, movie) == ("plot",)


def test_a_lock_changed_since_is_left_too(store: Store) -> None:
    movie = a_movie(store, plot="Read.")
    mine = batch_of(edit(store, movie, plot="Mine."))
    lock(store, movie, plot=False)

    assert undo(store, mine).skipped == {movie: ("plot",)}


def test_force_takes_back_what_was_changed_since(store: Store) -> None:
    movie = a_movie(store, plot="Read.")
    mine = batch_of(edit(store, movie, plot="Mine."))
    edit(store, movie, plot="Newer.")

    changes = undo(store, mine, is_forced=True)

    assert changes.skipped == {}
    assert value(store, movie, "plot") == "Read."
    assert locked(store, movie) == ()


def test_a_collection_renamed_since_is_no_change_of_its_films(store: Store) -> None:
    movie = a_movie(store)
    mine = batch_of(edit(store, movie, collection="Saga"))
    (saga,) = store.items.listing(Scope(kind=Kind.COLLECTION)).ids
    edit(store, ItemId(saga), title="Epic")

    changes = undo(store, mine)

    assert changes.changed[movie] == ("collection",)
    assert value(store, movie, "collection") is None


# --- parents ----------------------------------------------------------------------------------------------------------


def test_undoing_a_batch_takes_back_what_it_caused_in_reverse(store: Store) -> None:
    movie = a_movie(store, plot="Read.")
    parent = Batch(Actor.PERSON, "identify")
    with store.write() as unit:
        unit.apply(parent, [Proposal(movie, {"plot": "Identified.", "year": 1979}, {"plot": False, "year": False})])
    child = Batch(Actor.PROVIDER, "enrich", parent=parent.id)
    with store.write() as unit:
        unit.apply(child, [Proposal(movie, {"plot": "Enriched.", "tagline": "Boo."})])
    assert parent.id is not None
    assert store.history.verbs_of(parent.id) == {"identify", "enrich"}
    assert store.history.items_of(parent.id) == [movie]

    changes = undo(store, parent.id)

    assert changes.skipped == {}
    assert store.items.values([movie])[movie] == {"title": "Alien", "plot": "Read."}
    assert {one.verb: one.is_undone for one in store.history.latest()} == {
        "undo": False,
        "enrich": True,
        "identify": True,
        "scan": False,
    }
    assert child.id is not None
    with pytest.raises(NotFound, match="already undone"):
        undo(store, child.id)


# --- creation, trash, files and libraries -----------------------------------------------------------------------------


def test_undoing_a_creation_puts_it_into_the_trash_and_redo_brings_it_back(store: Store) -> None:
    movie = a_movie(store)
    scan = store.history.latest()[0].id

    undone = undo(store, scan)
    assert is_trashed(store, movie)
    undo(store, undone.batch)
    assert not is_trashed(store, movie)


def test_what_others_have_put_below_since_keeps_an_item_from_the_trash(store: Store) -> None:
    series = an_item(store, Kind.SERIES, title="Lost Hours")
    scan = store.history.latest()[0].id
    season = an_item(store, Kind.SEASON, parent=series, season=1)

    assert undo(store, scan).skipped == {series: ("",)}
    assert not is_trashed(store, series)
    assert not is_trashed(store, season)


def test_force_puts_what_was_made_into_the_trash_with_all_below_it(store: Store) -> None:
    series = an_item(store, Kind.SERIES, title="Lost Hours")
    scan = store.history.latest()[0].id
    season = an_item(store, Kind.SEASON, parent=series, season=1)

    undo(store, scan, is_forced=True)

    assert is_trashed(store, series)
    assert is_trashed(store, season)


def test_a_tree_made_in_one_batch_goes_as_one(store: Store) -> None:
    with store.write() as unit:
        batch = Batch(Actor.SCAN, "scan")
        (series,) = unit.create(batch, [NewItem(Kind.SERIES, {"title": "S"})])
        (season,) = unit.create(batch, [NewItem(Kind.SEASON, {}, parent=series, season=1)])
        unit.create(batch, [NewItem(Kind.EPISODE, {}, parent=season, season=1, episode=1)])

    changes = undo(store, store.history.latest()[0].id)

    assert changes.skipped == {}
    assert len(changes.changed) == 3


def test_a_collection_that_other_films_joined_stays(store: Store) -> None:
    first = a_movie(store, "Alien")
    mine = batch_of(edit(store, first, collection="Saga"))
    second = a_movie(store, "Aliens", collection="Saga")

    undo(store, mine)

    assert value(store, first, "collection") is None
    assert value(store, second, "collection") == "Saga"


def test_an_ignored_file_is_taken_back_and_its_folder_read_anew(store: Store) -> None:
    library = a_library(store, roots=["/films"])
    root = store.libraries.get(library).roots[0].id
    file = a_file(store, root, "alien.mkv", a_movie(store, library=library))
    with store.write() as unit:
        unit.set_ignored(Batch(Actor.PERSON, "ignore"), [file], is_ignored=True)
        unit.set_ignored(Batch(Actor.PERSON, "ignore again"), [file], is_ignored=True)
        unit.files.set_folders(root, {"": KnownFolder("as scanned", 1)})
    assert store.files.of_root(root)["alien.mkv"].is_ignored
    assert [one.verb for one in store.history.latest(2)] == ["ignore", "scan"]

    undo(store)

    assert not store.files.of_root(root)["alien.mkv"].is_ignored
    assert store.files.folders(root) == {}


def test_removing_a_library_is_one_batch_that_can_be_taken_back(store: Store) -> None:
    library = a_library(store, roots=["/films"], name="Films")
    movie = a_movie(store, library=library)
    with store.write() as unit:
        unit.remove_library(Batch(Actor.PERSON, "remove library"), library)
    assert store.libraries.all() == []
    assert is_trashed(store, movie)

    undo(store)

    (back,) = store.libraries.all()
    assert (back.name, [root.path for root in back.roots], back.count) == ("Films", ["/films"], 1)
    assert not is_trashed(store, movie)


def test_a_library_is_removed_once(store: Store) -> None:
    library = a_library(store)
    with store.write() as unit:
        unit.remove_library(Batch(Actor.PERSON, "remove library"), library)

    with pytest.raises(NotFound), store.write() as unit:
        unit.remove_library(Batch(Actor.PERSON, "remove library"), library)


def test_an_episode_whose_number_was_taken_since_stays_in_the_trash_and_is_named(store: Store) -> None:
    _, season, episode = an_episode(store)
    with store.write() as unit:
        unit.trash(Batch(Actor.PERSON, "trash"), [episode])
    an_item(store, Kind.EPISODE, parent=season, season=1, episode=1)

    assert undo(store).skipped == {episode: ("deleted_at",)}
    assert is_trashed(store, episode)


# --- the rule ---------------------------------------------------------------------------------------------------------

_VALUES = st.fixed_dictionaries(
    {},
    optional={
        "plot": st.sampled_from([None, "One.", "Two."]),
        "genres": st.sampled_from([(), ("Drama",), ("Drama", "Crime")]),
        "year": st.sampled_from([None, 1979, 1980]),
        "collection": st.sampled_from([None, "Saga", "Epic"]),
    },
)


@settings(max_examples=40)
@given(
    edits=st.lists(st.tuples(st.sampled_from([Actor.PERSON, Actor.NFO, Actor.SCAN]), _VALUES), min_size=1, max_size=6)
)
def test_undoing_everything_in_reverse_brings_back_the_beginning(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[Actor, dict[str, object]]]
) -> None:
    store = a_store(tmp_path_factory.mktemp("store"))
    movie = a_movie(store, plot="Read.")
    before = everything(store, movie)

    made = [edit(store, movie, by=actor, **values).batch for actor, values in edits]  # type: ignore[arg-type]
    for batch in reversed(made):
        if batch is not None:
            assert undo(store, batch).skipped == {}

    assert everything(store, movie) == before
    store.close()

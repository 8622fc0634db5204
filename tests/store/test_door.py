"""The one door: edits, locks, ranks of sources, suggestions."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metarr_desktop.domain.edits import NewItem, Proposal
from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.fields import FIELDS, Field, fields_of
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Actor, ItemId, Kind
from metarr_desktop.domain.values import Credit, FieldType, Rating, Value, empty_of, is_empty, tidy
from metarr_desktop.domain.views import Scope
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.library import Store
from tests.builders import a_movie, a_picture, a_store, an_item, edit, lock, locked, value
from tests.domain.strategies import values_of

AUTOMATIC = [actor for actor in Actor if actor.is_automatic]

#: Two different values of every type that a field can be given without anything else being there.
_ONE: dict[FieldType, tuple[Value, Value]] = {
    FieldType.TEXT: ("one", "other"),
    FieldType.LONG_TEXT: ("one", "other"),
    FieldType.INTEGER: (1, 2),
    FieldType.DECIMAL: (1.5, 2.5),
    FieldType.FLAG: (False, True),
    FieldType.DATE: ("1999", "2000-01"),
    FieldType.MOMENT: ("1999-01-01 00:00:00", "2000-01-01 00:00:00"),
    FieldType.LIST: (("Drama", "Crime"), ("Crime",)),
    FieldType.TITLES: (("Eins", "Zwei"), ("Zwei",)),
    FieldType.PEOPLE: ((Credit("Ida", "Mara"), Credit("Bo")), (Credit("Ida", "Mara", "t.jpg", (("tmdb", "5"),)),)),
    FieldType.RATINGS: ((Rating("imdb", 7.9, votes=12),), (Rating("imdb", 80, 100, is_default=True),)),
    FieldType.IDS: ((ExternalId("imdb", "tt1"), ExternalId("tmdb", "1")), (ExternalId("imdb", "tt2"),)),
}


def two_values(store: Store, item: ItemId, row: Field) -> tuple[Value, Value]:
    if row.type is FieldType.PICTURES:
        first, second = (a_picture(store, item, row.name, f"{row.name}-{item}-{n}") for n in (1, 2))
        return (first, second), (second,)
    return _ONE[row.type]


# --- what a person does -----------------------------------------------------------------------------------------------


def test_a_persons_edit_changes_the_value_and_locks_it(store: Store) -> None:
    movie = a_movie(store, title="Alien", year=1978)

    changes = edit(store, movie, year=1979)

    assert value(store, movie, "year") == 1979
    assert locked(store, movie) == ("year",)
    assert changes.changed == {movie: ("year",)}
    assert changes.batch is not None


def test_clearing_by_hand_locks_the_field_as_empty(store: Store) -> None:
    movie = a_movie(store, plot="Wrong.", genres=("Drama",))

    edit(store, movie, plot=None, genres=())
    edit(store, movie, by=Actor.NFO, plot="Wrong again.", genres=("Crime",))

    assert value(store, movie, "plot") is None
    assert value(store, movie, "genres") is None
    assert locked(store, movie) == ("genres", "plot")


def test_a_field_is_locked_and_opened_without_an_edit(store: Store) -> None:
    movie = a_movie(store, plot="As it is.")

    assert lock(store, movie, plot=True).changed == {movie: ("plot",)}
    assert locked(store, movie) == ("plot",)
    lock(store, movie, plot=False)
    assert locked(store, movie) == ()
    assert value(store, movie, "plot") == "As it is."


def test_confirming_a_value_by_hand_locks_it(store: Store) -> None:
    movie = a_movie(store, year=1979)

    edit(store, movie, year=1979)

    assert locked(store, movie) == ("year",)


def test_a_person_may_edit_without_locking_where_they_say_so(store: Store) -> None:
    movie = a_movie(store)

    with store.write() as unit:
        unit.apply(Batch(Actor.PERSON, "edit"), [Proposal(movie, {"year": 1979}, {"year": False})])

    assert value(store, movie, "year") == 1979
    assert locked(store, movie) == ()


def test_a_person_may_change_what_is_locked(store: Store) -> None:
    movie = a_movie(store, plot="Old.", locked={"plot"})

    edit(store, movie, plot="New.")

    assert value(store, movie, "plot") == "New."


@pytest.mark.parametrize("name", ["no_such_field", "aired"])
def test_a_field_that_the_kind_has_not_is_refused_to_a_person_and_passed_over_for_a_source(
    store: Store, name: str
) -> None:
    movie = a_movie(store)

    with pytest.raises(BadInput, match=name):
        edit(store, movie, **{name: "x"})

    assert edit(store, movie, by=Actor.NFO, **{name: "x"}).changed == {}


def test_an_unknown_item_is_named(store: Store) -> None:
    with pytest.raises(NotFound, match="4711"):
        edit(store, ItemId(4711), title="x")


def test_an_unknown_picture_is_refused_to_a_person_and_left_out_for_a_source(store: Store) -> None:
    movie = a_movie(store)
    mine = a_picture(store, movie)

    with pytest.raises(NotFound, match="strange"):
        edit(store, movie, poster=("strange",))
    edit(store, movie, by=Actor.NFO, poster=("strange", mine))

    assert value(store, movie, "poster") == (mine,)


# --- every field ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", Kind)
def test_every_field_is_written_and_read_back_and_the_same_word_twice_changes_nothing(store: Store, kind: Kind) -> None:
    item = an_item(store, kind)

    for row in fields_of(kind):
        for wanted in two_values(store, item, row):
            assert edit(store, item, by=Actor.NFO, **{row.name: wanted}).changed == {item: (row.name,)}
            assert store.items.values([item])[item][row.name] == wanted
            assert edit(store, item, by=Actor.NFO, **{row.name: wanted}).batch is None


@pytest.mark.parametrize("kind", Kind)
def test_a_new_item_has_every_value_it_was_made_with(store: Store, kind: Kind) -> None:
    given_values = {row.name: _ONE[row.type][0] for row in fields_of(kind) if row.type is not FieldType.PICTURES}

    item = an_item(store, kind, **given_values)

    assert store.items.values([item])[item] == given_values
    assert {name for name, origin in store.items.detail(item).origins.items() if origin.actor is Actor.SCAN} == set(
        given_values
    )


@pytest.fixture(scope="module")
def movie_in_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, ItemId]]:
    store = a_store(Path(tmp_path_factory.mktemp("store")))
    yield store, a_movie(store)
    store.close()


_SOME_FIELD = st.sampled_from([row for row in FIELDS if Kind.MOVIE in row.kinds and row.type is not FieldType.PICTURES])


@settings(max_examples=150)
@given(_SOME_FIELD.flatmap(lambda row: st.tuples(st.just(row), values_of(row.type))))
def test_whatever_a_person_enters_is_what_is_read(
    movie_in_store: tuple[Store, ItemId], entered: tuple[Field, Value]
) -> None:
    store, movie = movie_in_store
    row, wanted = entered
    number = tidy(row.type, wanted)
    if isinstance(number, int | float) and not 0 <= number <= (row.most or number):
        with pytest.raises(BadInput, match=r"below zero|at most"):
            edit(store, movie, **{row.name: wanted})
        return

    edit(store, movie, **{row.name: wanted})

    shown = store.items.values([movie])[movie].get(row.name, empty_of(row.type))
    if row.name == "collection":  # another spelling of a collection's name means that collection
        assert is_empty(shown) == is_empty(tidy(row.type, wanted))
    else:
        assert shown == tidy(row.type, wanted)


# --- what is automatic ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("actor", AUTOMATIC)
def test_no_source_changes_any_locked_field_and_its_wish_becomes_a_suggestion(store: Store, actor: Actor) -> None:
    for kind in Kind:
        item = an_item(store, kind)
        values = {row.name: two_values(store, item, row) for row in fields_of(kind)}
        edit(store, item, **{name: mine for name, (mine, _) in values.items()})
        with store.write() as unit:
            unit.apply(Batch(Actor.PERSON, "lock"), [Proposal(item, {}, dict.fromkeys(values, True))])

        changes = edit(store, item, by=actor, **{name: theirs for name, (_, theirs) in values.items()})

        assert changes.changed == {}
        assert changes.batch is None
        assert set(changes.suggested[item]) == set(values)
        assert store.items.values([item])[item] == {name: mine for name, (mine, _) in values.items()}
        assert {one.field: one.value for one in store.items.suggestions([item])} == {
            name: theirs for name, (_, theirs) in values.items()
        }


@pytest.mark.parametrize("actor", [one for one in AUTOMATIC if one is not Actor.PLAYER])
def test_what_a_person_did_with_a_title_is_not_locked_and_yet_only_players_say_otherwise(
    store: Store, actor: Actor
) -> None:
    movie = a_movie(store)
    edit(store, movie, watched=True, play_count=2, user_rating=8)

    edit(store, movie, by=actor, watched=False, play_count=0, user_rating=3)
    by_files = store.items.values([movie])[movie]
    edit(store, movie, by=Actor.PLAYER, play_count=3)

    assert store.items.rows([movie])[0].locked == ()
    assert (by_files["watched"], by_files["play_count"], by_files["user_rating"]) == (True, 2, 8)
    assert store.items.values([movie])[movie]["play_count"] == 3


@pytest.mark.parametrize("actor", AUTOMATIC)
def test_nothing_automatic_opens_a_lock(store: Store, actor: Actor) -> None:
    movie = a_movie(store, plot="Mine.", locked={"plot"})

    with store.write() as unit:
        unit.apply(Batch(actor, "read"), [Proposal(movie, {"plot": "Theirs."}, {"plot": False})])

    assert locked(store, movie) == ("plot",)
    assert value(store, movie, "plot") == "Mine."


@pytest.mark.parametrize("actor", AUTOMATIC)
def test_an_empty_word_of_a_source_erases_nothing(store: Store, actor: Actor) -> None:
    movie = a_movie(store, plot="Here.", genres=("Drama",))

    assert edit(store, movie, by=actor, plot="", genres=()).batch is None
    assert value(store, movie, "plot") == "Here."


def test_an_nfo_beats_a_name_and_a_name_does_not_beat_an_nfo(store: Store) -> None:
    movie = a_movie(store, title="alien.1979")

    edit(store, movie, by=Actor.NFO, title="Alien")
    edit(store, movie, by=Actor.SCAN, title="alien.1979.remux")

    assert value(store, movie, "title") == "Alien"


def test_an_opened_field_is_filled_by_sources_again(store: Store) -> None:
    movie = a_movie(store, plot="Theirs.")
    edit(store, movie, plot="Mine.")

    lock(store, movie, plot=False)
    edit(store, movie, by=Actor.NFO, plot="Theirs.")

    assert value(store, movie, "plot") == "Theirs."


# --- suggestions ------------------------------------------------------------------------------------------------------


def suggest(store: Store, movie: ItemId, plot: str, source: str = "movie.nfo") -> None:
    edit(store, movie, by=Actor.NFO, source=source, plot=plot)


def open_values(store: Store, movie: ItemId) -> list[Value]:
    return [one.value for one in store.items.suggestions([movie])]


def test_a_source_has_one_suggestion_a_field_and_the_newest_counts(store: Store) -> None:
    movie = a_movie(store, locked={"plot"})

    suggest(store, movie, "One.")
    suggest(store, movie, "Two.")
    suggest(store, movie, "Three.", source="other.nfo")

    assert open_values(store, movie) == ["Two.", "Three."]


def test_a_dismissed_suggestion_stays_away_until_its_source_says_something_new(store: Store) -> None:
    movie = a_movie(store, locked={"plot"})
    suggest(store, movie, "One.")
    with store.write() as unit:
        unit.dismiss(Batch(Actor.PERSON, "dismiss"), [one.id for one in store.items.suggestions([movie])])

    suggest(store, movie, "One.")
    assert open_values(store, movie) == []

    suggest(store, movie, "Two.")
    assert open_values(store, movie) == ["Two."]


def test_an_accepted_suggestion_is_settled(store: Store) -> None:
    movie = a_movie(store, locked={"plot"})
    suggest(store, movie, "One.")
    suggest(store, movie, "Two.", source="other.nfo")

    edit(store, movie, plot="One.")

    assert open_values(store, movie) == ["Two."]


def test_opening_the_field_settles_its_suggestions(store: Store) -> None:
    movie = a_movie(store, locked={"plot"})
    suggest(store, movie, "One.")

    lock(store, movie, plot=False)

    assert open_values(store, movie) == []


def test_a_source_that_agrees_at_last_suggests_nothing_any_more(store: Store) -> None:
    movie = a_movie(store, plot="Mine.", locked={"plot"})
    suggest(store, movie, "One.")

    suggest(store, movie, "Mine.")

    assert open_values(store, movie) == []


def test_what_lies_in_the_trash_suggests_nothing(store: Store) -> None:
    movie = a_movie(store, locked={"plot"})
    suggest(store, movie, "One.")

    with store.write() as unit:
        unit.trash(Batch(Actor.PERSON, "trash"), [movie])

    assert store.items.suggestions() == []
    assert open_values(store, movie) == ["One."]


# --- batches ----------------------------------------------------------------------------------------------------------


def test_five_thousand_items_are_edited_in_one_batch(store: Store) -> None:
    with store.write() as unit:
        movies = unit.create(Batch(Actor.SCAN, "scan"), [NewItem(Kind.MOVIE, {"title": f"M {n}"}) for n in range(5000)])
        changes = unit.apply(
            Batch(Actor.PERSON, "edit"), [Proposal(movie, {"year": 1999, "genres": ("Drama",)}) for movie in movies]
        )

    assert len(changes.changed) == 5000
    assert all(locked == ("genres", "year") for locked in (row.locked for row in store.items.rows(movies)))
    assert store.history.latest(1)[0].items == 5000


def test_a_batch_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    movie = a_movie(store, year=1979)
    before = store.history.latest()

    changes = edit(store, movie, by=Actor.SCAN, year=1979)

    assert changes.batch is None
    assert store.history.latest() == before


def test_a_value_that_a_better_source_agrees_to_stands_by_that_source(store: Store) -> None:
    movie = a_movie(store, year=1979)

    agreed = edit(store, movie, by=Actor.NFO, year=1979)
    overruled = edit(store, movie, by=Actor.SCAN, year=1980)

    assert not agreed.changed
    assert not overruled.changed
    assert store.items.detail(movie).origins["year"].actor is Actor.NFO
    assert [one.actor for one in store.history.latest()] == [Actor.SCAN]


def test_a_source_that_agrees_in_one_field_and_changes_another_stands_by_both(store: Store) -> None:
    movie = a_movie(store, year=1979, genres=("Drama",))

    changes = edit(store, movie, by=Actor.NFO, year=1979, plot="In space.", genres=("Crime",))

    assert changes.changed == {movie: ("plot", "genres")}
    origins = store.items.detail(movie).origins
    assert {origins[name].actor for name in ("year", "plot", "genres")} == {Actor.NFO}
    assert value(store, movie, "genres") == ("Crime",)


def test_two_words_for_one_field_in_a_batch_are_one_change(store: Store) -> None:
    movie = a_movie(store, plot="First.")

    with store.write() as unit:
        batch = Batch(Actor.PERSON, "edit")
        unit.apply(batch, [Proposal(movie, {"plot": "Second."}), Proposal(movie, {"plot": "Third."})])

    (entry,) = [one for one in store.history.of_item(movie) if one.field == "plot"]
    assert (entry.old, entry.new) == ("First.", "Third.")


def test_there_and_back_in_one_batch_is_no_change(store: Store) -> None:
    movie = a_movie(store, plot="First.")

    with store.write() as unit:
        both = [Proposal(movie, {"plot": "Second."}), Proposal(movie, {"plot": "First."})]
        changes = unit.apply(Batch(Actor.NFO, "read"), both)

    assert changes.batch is None
    assert value(store, movie, "plot") == "First."


class _Broken(Exception):
    pass


def edit_and_break(store: Store, batch: Batch, proposal: Proposal) -> None:
    with store.write() as unit:
        unit.apply(batch, [proposal])
        raise _Broken


def test_a_rollback_leaves_nothing_and_the_batch_can_be_used_again(store: Store) -> None:
    movie = a_movie(store)
    batch = Batch(Actor.PERSON, "edit")
    before = store.history.latest()

    with pytest.raises(_Broken):
        edit_and_break(store, batch, Proposal(movie, {"year": 1979}))
    assert value(store, movie, "year") is None
    assert store.history.latest() == before

    with store.write() as unit:
        unit.apply(batch, [Proposal(movie, {"year": 1980})])
    assert value(store, movie, "year") == 1980
    assert [entry.new for entry in store.history.of_item(movie) if entry.field == "year"] == [1980]


# --- collections ------------------------------------------------------------------------------------------------------


def collections(store: Store) -> list[ItemId]:
    return list(map(ItemId, store.items.listing(Scope(kind=Kind.COLLECTION)).ids))


def test_films_that_name_one_collection_share_it_whatever_the_spelling(store: Store) -> None:
    a_movie(store, "Alien", collection="Alien Saga")
    second = a_movie(store, "Aliens", collection="ALIEN  saga")

    assert len(collections(store)) == 1
    assert value(store, second, "collection") == "Alien Saga"
    assert not edit(store, second, by=Actor.NFO, collection="alien saga").changed


def test_a_renamed_collection_is_still_found_by_its_old_name_and_by_its_new_one(store: Store) -> None:
    first = a_movie(store, "Alien", collection="Alien Saga")
    (saga,) = collections(store)

    edit(store, saga, title="Xenomorphs")

    assert value(store, first, "collection") == "Xenomorphs"
    assert not edit(store, first, by=Actor.NFO, collection="Alien Saga").changed
    a_movie(store, "Aliens", collection="xenomorphs")
    assert collections(store) == [saga]


def test_a_collection_named_by_signs_alone_is_one_all_the_same(store: Store) -> None:
    movie = a_movie(store, collection="!!!")

    assert value(store, movie, "collection") == "!!!"
    assert len(collections(store)) == 1


def test_a_film_that_names_a_trashed_collection_brings_it_back(store: Store) -> None:
    a_movie(store, "Alien", collection="Saga")
    (saga,) = collections(store)
    with store.write() as unit:
        unit.trash(Batch(Actor.PERSON, "trash"), [saga])

    a_movie(store, "Aliens", collection="Saga")

    assert collections(store) == [saga]


# --- what follows from a change ---------------------------------------------------------------------------------------


def test_an_origin_says_who_set_the_value_and_from_where(store: Store) -> None:
    movie = a_movie(store)

    edit(store, movie, by=Actor.NFO, source="alien.nfo", year=1979)

    origin = store.items.detail(movie).origins["year"]
    assert (origin.actor, origin.source, origin.at) == (Actor.NFO, "alien.nfo", "2026-05-04 12:00:00")


def test_a_change_waits_to_be_published_with_what_names_it(store: Store) -> None:
    movie = a_movie(store, collection="Saga")
    (saga,) = collections(store)
    with store.write() as unit:
        unit.pictures.mark_published([movie, saga])

    edit(store, saga, plot="Four films.")

    assert [row.needs_publish for row in store.items.rows([movie, saga])] == [True, True]


def test_a_new_title_moves_the_item_in_its_list(store: Store) -> None:
    a_movie(store, "Brazil")
    movie = a_movie(store, "Alien")

    edit(store, movie, title="The Zone")

    listing = store.items.listing(Scope(kind=Kind.MOVIE))
    assert listing.ids[1] == movie
    assert listing.letters == {"B": 0, "Z": 1}

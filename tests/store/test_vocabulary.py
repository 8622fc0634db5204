"""Words that items share: one spelling of each, and aliases that hold over whatever sources say later."""

import pytest

from metarr_desktop.domain.edits import Changes
from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.item_views import Word
from metarr_desktop.domain.kinds import Actor, BatchId
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.views import Scope
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.library import Store
from tests.builders import a_movie, edit, locked, value


def rename(store: Store, field: str, word: str, into: str) -> Changes:
    with store.write() as unit:
        return unit.vocabulary.rename(Batch(Actor.PERSON, "rename_word"), field, word, into)


def separate(store: Store, field: str, word: str) -> BatchId | None:
    batch = Batch(Actor.PERSON, "separate_word")
    with store.write() as unit:
        unit.vocabulary.separate(batch, field, word)
    return batch.id


def undo(store: Store, batch: BatchId | None) -> Changes:
    assert batch is not None
    with store.write() as unit:
        return unit.undo(batch)


# --- one spelling -----------------------------------------------------------------------------------------------------


def test_words_that_differ_in_case_alone_are_one_in_the_spelling_that_came_first(store: Store) -> None:
    first = a_movie(store, genres=("Rock", "Jazz"))
    second = a_movie(store, genres=("rock", "JAZZ", "Rock"))
    third = a_movie(store)
    edit(store, third, by=Actor.PROVIDER, genres=("ROCK", "Élan"))
    edit(store, second, by=Actor.PROVIDER, genres=("élan",))

    assert value(store, first, "genres") == ("Rock", "Jazz")
    assert value(store, second, "genres") == ("Élan",)
    assert value(store, third, "genres") == ("Rock", "Élan")
    assert store.vocabulary.words("genres") == [Word("Élan", 2), Word("Jazz", 1), Word("Rock", 2)]


def test_the_first_of_several_new_spellings_in_one_batch_counts(store: Store) -> None:
    movie = a_movie(store, tags=("To Watch", "to watch"))

    assert value(store, movie, "tags") == ("To Watch",)


def test_a_word_in_another_case_is_no_change_and_no_suggestion(store: Store) -> None:
    movie = a_movie(store, genres=("Rock",), locked=["genres"])

    changes = edit(store, movie, by=Actor.PROVIDER, genres=("rock",))

    assert (changes.changed, changes.suggested, changes.batch) == ({}, {}, None)


def test_words_that_only_look_alike_when_folded_stay_two(store: Store) -> None:
    movie = a_movie(store, tags=("C", "C++", "Ete", "Été"))

    assert value(store, movie, "tags") == ("C", "C++", "Ete", "Été")


def test_addresses_of_trailers_keep_their_case(store: Store) -> None:
    a_movie(store, trailers=("https://example.invalid/aB",))
    movie = a_movie(store, trailers=("https://example.invalid/Ab",))

    assert value(store, movie, "trailers") == ("https://example.invalid/Ab",)


# --- aliases ----------------------------------------------------------------------------------------------------------

FIELDS_WITH_A_LIST = ["genres", "studios", "tags", "keywords"]


@pytest.mark.parametrize("field", FIELDS_WITH_A_LIST)
def test_a_renamed_word_is_written_so_on_all_items_locked_or_not(store: Store, field: str) -> None:
    free = a_movie(store, **{field: ("Sci-Fi", "Drama")})
    fixed = a_movie(store, locked=[field], **{field: ("SCI-FI",)})
    other = a_movie(store, **{field: ("Drama",)})

    changes = rename(store, field, "sci-fi", "Science Fiction")

    assert changes.changed == {free: (field,), fixed: (field,)}
    assert value(store, free, field) == ("Science Fiction", "Drama")
    assert value(store, fixed, field) == ("Science Fiction",)
    assert value(store, other, field) == ("Drama",)
    assert (locked(store, free), locked(store, fixed)) == ((), (field,))


def test_a_renamed_word_holds_when_sources_say_the_old_one_again(store: Store) -> None:
    free = a_movie(store, genres=("Sci-Fi",))
    fixed = a_movie(store, genres=("Sci-Fi",), locked=["genres"])
    rename(store, "genres", "Sci-Fi", "Science Fiction")

    for movie in (free, fixed):
        changes = edit(store, movie, by=Actor.SCAN, genres=("sci-fi",))
        assert (changes.changed, changes.suggested, changes.batch) == ({}, {}, None)
    later = a_movie(store, genres=("Sci-Fi", "Science fiction", "Drama"))

    assert value(store, free, "genres") == value(store, fixed, "genres") == ("Science Fiction",)
    assert value(store, later, "genres") == ("Science Fiction", "Drama")


def test_a_renamed_value_stays_whose_it_was(store: Store) -> None:
    movie = a_movie(store)
    edit(store, movie, by=Actor.NFO, genres=("Sci-Fi",))
    rename(store, "genres", "Sci-Fi", "Science Fiction")

    edit(store, movie, by=Actor.PROVIDER, genres=("Action",))  # never overrules an NFO

    assert value(store, movie, "genres") == ("Science Fiction",)
    assert store.items.detail(movie).origins["genres"].actor is Actor.NFO


def test_a_word_merged_into_one_that_an_item_has_as_well_stands_once(store: Store) -> None:
    movie = a_movie(store, genres=("Science Fiction", "Drama", "Sci-Fi"))

    rename(store, "genres", "Sci-Fi", "science fiction")

    assert value(store, movie, "genres") == ("Science Fiction", "Drama")
    assert store.vocabulary.words("genres") == [Word("Drama", 1), Word("Science Fiction", 1, ("Sci-Fi",))]


def test_a_certificate_has_aliases_too(store: Store) -> None:
    free = a_movie(store, certification="Rated PG-13")
    fixed = a_movie(store, certification="rated pg-13", locked=["certification"])

    rename(store, "certification", "Rated PG-13", "PG-13")
    changes = edit(store, free, by=Actor.PROVIDER, certification="RATED PG-13")

    assert changes.changed == {}
    assert value(store, free, "certification") == value(store, fixed, "certification") == "PG-13"
    assert store.vocabulary.words("certification") == [Word("PG-13", 2, ("Rated PG-13", "rated pg-13"))]


def test_an_alias_may_be_given_before_any_item_has_the_word(store: Store) -> None:
    assert rename(store, "studios", "WB", "Warner Bros.").changed == {}

    movie = a_movie(store, studios=("WB",))

    assert value(store, movie, "studios") == ("Warner Bros.",)


def test_a_spelling_is_changed_by_renaming(store: Store) -> None:
    movie = a_movie(store, genres=("rock",))

    rename(store, "genres", "rock", "Rock")
    later = a_movie(store, genres=("rock",))

    assert value(store, movie, "genres") == value(store, later, "genres") == ("Rock",)


def test_aliases_follow_when_their_word_is_renamed_itself(store: Store) -> None:
    rename(store, "genres", "Sci-Fi", "Science Fiction")
    movie = a_movie(store, genres=("Sci-Fi",))
    rename(store, "genres", "Science Fiction", "SF")

    assert value(store, movie, "genres") == ("SF",)
    assert value(store, a_movie(store, genres=("sci-fi",)), "genres") == ("SF",)


def test_renaming_back_makes_the_alias_the_word_again(store: Store) -> None:
    movie = a_movie(store, genres=("Sci-Fi",))
    rename(store, "genres", "Sci-Fi", "Science Fiction")

    rename(store, "genres", "Science Fiction", "Sci-Fi")

    assert value(store, movie, "genres") == ("Sci-Fi",)
    assert store.vocabulary.words("genres") == [Word("Sci-Fi", 1, ("Science Fiction",))]


def test_a_removed_alias_is_a_word_again_where_sources_say_it(store: Store) -> None:
    movie = a_movie(store, genres=("Sci-Fi",))
    rename(store, "genres", "Sci-Fi", "Science Fiction")

    separate(store, "genres", "sci-fi")

    assert value(store, movie, "genres") == ("Science Fiction",)
    assert value(store, a_movie(store, genres=("Sci-Fi",)), "genres") == ("Sci-Fi",)


def test_a_filter_for_an_alias_finds_what_has_its_word(store: Store) -> None:
    movie = a_movie(store, genres=("Sci-Fi",))
    rename(store, "genres", "Sci-Fi", "Science Fiction")

    found = store.items.listing(Scope(), parse_query("genres:sci-fi"))

    assert list(found.ids) == [movie]


def test_what_has_no_shared_words_is_refused(store: Store) -> None:
    with pytest.raises(BadInput, match="“plot” has no shared words"):
        rename(store, "plot", "a", "b")
    with pytest.raises(BadInput, match="cannot be empty"):
        rename(store, "genres", "a", " ")
    with pytest.raises(NotFound, match="“a” is no alias"):
        separate(store, "genres", "a")


# --- undo -------------------------------------------------------------------------------------------------------------


def test_undo_gives_items_their_words_back_and_ends_the_alias(store: Store) -> None:
    movie = a_movie(store, genres=("Sci-Fi", "Science Fiction"), locked=["genres"])
    changes = rename(store, "genres", "Sci-Fi", "Science Fiction")
    assert store.history.latest(1)[0].items == 1

    undone = undo(store, changes.batch)

    assert undone.changed == {movie: ("genres",)}
    assert value(store, movie, "genres") == ("Sci-Fi", "Science Fiction")
    assert locked(store, movie) == ("genres",)
    assert value(store, a_movie(store, genres=("Sci-Fi",)), "genres") == ("Sci-Fi",)


@pytest.mark.parametrize(("word", "into"), [("Sci-Fi", "Science Fiction"), ("sci-fi", "Sci-Fi")])
def test_undo_of_undo_gives_the_alias_back(store: Store, word: str, into: str) -> None:
    movie = a_movie(store, genres=(word,))
    changes = rename(store, "genres", word, into)
    undone = undo(store, changes.batch)
    assert value(store, movie, "genres") == (word,)

    undo(store, undone.batch)

    assert value(store, movie, "genres") == (into,)
    assert value(store, a_movie(store, genres=(word,)), "genres") == (into,)


def test_renaming_there_and_back_is_undone_step_by_step(store: Store) -> None:
    movie = a_movie(store, certification="12", genres=("A",))
    there = [rename(store, "genres", "A", "B"), rename(store, "certification", "12", "PG")]
    back = rename(store, "genres", "B", "A")

    undo(store, back.batch)
    assert value(store, movie, "genres") == ("B",)
    for changes in there:
        undo(store, changes.batch)

    assert value(store, movie, "genres") == ("A",)
    assert value(store, movie, "certification") == "12"
    assert store.vocabulary.words("genres") == [Word("A", 1)]


def test_what_was_changed_before_a_rename_is_taken_back_in_the_new_words(store: Store) -> None:
    movie = a_movie(store, genres=("Sci-Fi",))
    before = edit(store, movie, genres=("Drama",))
    rename(store, "genres", "Sci-Fi", "Science Fiction")
    rename(store, "genres", "Drama", "Play")

    undone = undo(store, before.batch)

    assert undone.skipped == {}
    assert value(store, movie, "genres") == ("Science Fiction",)


def test_a_removed_alias_comes_back_by_undo(store: Store) -> None:
    rename(store, "genres", "Sci-Fi", "Science Fiction")

    undo(store, separate(store, "genres", "Sci-Fi"))

    assert value(store, a_movie(store, genres=("Sci-Fi",)), "genres") == ("Science Fiction",)

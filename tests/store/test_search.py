"""The search: words, people, and the terms of the query language."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.fields import FIELDS
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Actor, ItemId, Kind, Status
from metarr_desktop.domain.query import KEYS, parse_query
from metarr_desktop.domain.roots import RootTrouble
from metarr_desktop.domain.values import Credit, FieldType, Rating
from metarr_desktop.domain.views import Scope
from metarr_desktop.store.door import Batch
from metarr_desktop.store.library import Store
from tests.builders import a_file, a_library, a_movie, a_picture, a_store, an_episode, edit, lock

MOVIES = Scope(kind=Kind.MOVIE)


def titles(store: Store, query: str, scope: Scope = MOVIES) -> list[str]:
    parsed = parse_query(query)
    ids = [ItemId(one) for one in store.items.listing(scope, parsed).ids]
    assert store.items.count(scope, parsed) == len(ids)
    return [row.title for row in store.items.rows(ids)]


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("amelie", "Amélie"),
        ("AMÉLIE", "Amélie"),
        ("ame", "Amélie"),
        ("fabuleux destin", "Amélie"),
        ("audrey tau", "Amélie"),
        ("amelie tautou", "Amélie"),
        ("montmartre", "Amélie"),
        ("composer tiersen", "Amélie"),
        ("strasse", "Die Straße"),
        ("fast & furious", "Fast & Furious"),
        ("fast and furious", "Fast & Furious"),
        ("wall e", "WALL·E"),
        ("千と千", "千と千尋の神隠し"),
        ("हिन्दी", "हिन्दी मीडियम"),
        ("ёлки", "Ёлки"),
        ("елки", "Ёлки"),
    ],
)
def test_a_title_is_found_by_the_beginnings_of_its_words_and_its_people(store: Store, words: str, title: str) -> None:
    a_movie(
        store,
        "Amélie",
        original_title="Le Fabuleux Destin d’Amélie Poulain",
        alternative_titles=("Amélie from Montmartre",),
        cast=(Credit("Audrey Tautou", "Amélie"),),
        composers=(Credit("Composer Tiersen"),),
    )
    for other in ("Die Straße", "Fast & Furious", "WALL·E", "千と千尋の神隠し", "हिन्दी मीडियम", "Ёлки", "Alien"):
        a_movie(store, other)

    assert titles(store, words) == [title]


def test_every_word_has_to_be_there(store: Store) -> None:
    a_movie(store, "Blade Runner")
    a_movie(store, "Blade")

    assert titles(store, "blade runner") == ["Blade Runner"]
    assert titles(store, "runner blade") == ["Blade Runner"]
    assert titles(store, "blade walker") == []


def test_an_edit_is_found_at_once_by_the_new_word_and_no_longer_by_the_old(store: Store) -> None:
    movie = a_movie(store, "Allien", producers=(Credit("Old Hand"),))

    edit(store, movie, title="Alien", producers=(Credit("New Hand"),))

    assert titles(store, "alien") == titles(store, "new hand") == ["Alien"]
    assert titles(store, "allien") == titles(store, "old hand") == []


def test_signs_alone_find_nothing(store: Store) -> None:
    a_movie(store, "Alien")

    assert titles(store, "§ ! ?") == []


def test_what_lies_in_the_trash_is_found_there_alone(store: Store) -> None:
    movie = a_movie(store, "Alien")
    with store.write() as unit:
        unit.trash(Batch(Actor.PERSON, "trash"), [movie])

    assert titles(store, "alien") == []
    assert titles(store, "alien", Scope(in_trash=True)) == ["Alien"]


# --- terms ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two films that differ in everything that can be asked for."""
    store = a_store(tmp_path_factory.mktemp("store"))
    films = a_library(store, roots=["/films", "/away"], name="Films")
    near, far = (root.id for root in store.libraries.get(films).roots)
    rich = a_movie(
        store,
        "Rich",
        library=films,
        year=1999,
        tagline="50% more _fun_",
        premiered="1999-03-21",
        date_added="2024-05-06 07:08:09",
        watched=True,
        resume_position=12.5,
        certification="R",
        collection="Rich Saga",
        genres=("Science Fiction", "Drama"),
        cast=(Credit("Zoë Lind", "Mara"),),
        directors=(Credit("Bo Ek"),),
        ratings=(Rating("metacritic", 81, 100),),
        external_ids=(ExternalId("imdb", "tt0133093"),),
        alternative_titles=("Reich",),
    )
    edit(store, rich, by=Actor.NFO, poster=(a_picture(store, rich),))
    poor = a_movie(store, "Poor", year=2010, directors=(Credit("Zoë Lind"),))
    edit(store, poor, by=Actor.NFO, plot="Held back.")
    lock(store, poor, plot=True)
    edit(store, poor, by=Actor.PROVIDER, plot="Wanted.")
    a_file(store, near, "rich.mkv", rich)
    away = a_file(store, far, "poor.mkv", poor)
    with store.write() as unit:
        unit.set_status([rich], Status.IDENTIFIED, confidence=1.0, matched_by=Actor.NFO)
        unit.pictures.mark_published([rich])
        unit.libraries.set_trouble(far, RootTrouble.AWAY)
        unit.files.mark_missing([away])
    with store._lanes.write() as connection:
        connection.exec_driver_sql("UPDATE item SET missing_since = '2026' WHERE id = ?", (poor,))
    yield store
    store.close()


@pytest.mark.parametrize(
    "query",
    [
        "year:1999",
        "year=1999",
        "year<2010",
        "year<=1999",
        "-year>2000",
        "title:ric",
        "title:RICH",
        "tagline:50%",
        "tagline:_fun_",
        "premiered:1999",
        "premiered:1999-03",
        "premiered>=1999-03-21",
        "added:2024-05",
        'added>="2024-05-06 07"',
        "watched:yes",
        "-watched:no",
        "resume_position>12",
        "certification:r",
        "-certification:pg certification:r",
        "collection:saga",
        'genre:"science fiction"',
        "genre:DRAMA",
        "actor:zoe",
        'actor:"zoë lind"',
        "cast:lin",
        "director:bo",
        "rating>8",
        "rating>=8.1",
        "id:tt0133093",
        "id:imdb:tt0133093",
        "alternative_titles:rei",
        "kind:movie library:films",
        "library:FILMS",
        "status:identified",
        "-missing:poster",
        "poster:any",
        "missing:plot",
        "-missing:",
        "-locked:plot",
        "-locked:",
        "-unpublished",
        "-suggested",
        "-offline",
    ],
)
def test_a_term_finds_the_one_and_not_the_other(shelf: Store, query: str) -> None:
    assert titles(shelf, query) == ["Rich"]


@pytest.mark.parametrize(
    "query",
    [
        "year>2000",
        "-title:rich",
        "-genre:drama",
        "-collection:saga",  # what is in none is not in this one
        "-certification:r",
        "-premiered:1999",
        "-rating>8",
        "watched:no",
        "director:zoe",  # not who only acts
        "missing:poster",
        "missing:genres",
        "missing:cast",
        "missing:ratings",
        "missing:external_ids",
        "missing:alternative_titles",
        "missing:collection",
        "missing:",
        "missing:file",
        "locked:",
        "locked:plot",
        "unpublished",
        "suggested",
        "offline",
        "status:unidentified",
    ],
)
def test_the_other_is_found_by_what_it_lacks(shelf: Store, query: str) -> None:
    assert titles(shelf, query) == ["Poor"]


def test_a_field_that_a_kind_cannot_have_is_not_missing_there(store: Store) -> None:
    series, season, episode = an_episode(store)

    assert titles(store, "missing:aired", Scope()) == [store.items.rows([episode])[0].title]
    assert len(titles(store, "missing:poster", Scope())) == len([series, season])


@pytest.mark.parametrize("name", [row.name for row in FIELDS])
def test_every_field_can_be_asked_for_and_missed(shelf: Store, name: str) -> None:
    row = next(one for one in FIELDS if one.name == name)
    asked = {FieldType.FLAG: "yes"}.get(row.type, "1999")

    assert isinstance(titles(shelf, f"{name}:{asked}"), list)
    present, missing = titles(shelf, f"-missing:{name}"), titles(shelf, f"missing:{name}")
    assert sorted(present + missing) == ["Poor", "Rich"]


_terms = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "-"]),
    st.sampled_from([*KEYS, *(row.name for row in FIELDS)]),
    st.builds('{}"{}"'.format, st.sampled_from([":", "<", ">", "<=", ">="]), st.text(max_size=8)),
)


@settings(max_examples=400)
@given(st.lists(st.one_of(st.text(max_size=30), _terms), max_size=4).map(" ".join))
@example("'; DROP TABLE item; --")
@example('" OR rowid:*')
@example("NEAR(a b) AND NOT c*")
@example("_ _x *")
@example("a " * 249)
@example("ﷺ " * 200)
@example("title:" + "%" * 400)
@example("actor:_")
@example("\ud800 \x00 year:\ud800")
def test_whatever_is_typed_is_text_and_never_breaks_a_search(shelf: Store, typed: str) -> None:
    try:
        query = parse_query(typed)
    except BadQuery:
        return
    assert len(shelf.items.listing(Scope(), query)) <= shelf.items.count(Scope())

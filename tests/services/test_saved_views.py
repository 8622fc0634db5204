"""Searches kept under a name: saved, changed, put in order, removed, and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadInput, BadTerm, NotFound
from metarr_desktop.domain.kinds import BatchId, Kind
from metarr_desktop.domain.saved_views import ViewWords
from metarr_desktop.domain.views import Sort
from metarr_desktop.services.changes import Aspect, News, Newsroom
from metarr_desktop.services.saved_views import SavedViews
from metarr_desktop.store.library import Store
from tests.builders import a_library, a_movie, a_store

NOIR = ViewWords("genre:noir year<1960", Kind.MOVIE)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = a_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def views(store: Store) -> SavedViews:
    return SavedViews(store, Newsroom())


def undo(store: Store, batch: BatchId | None) -> None:
    assert batch is not None
    with store.write() as unit:
        unit.undo(batch)


def names(views: SavedViews) -> list[str]:
    return [view.name for view in views.all()]


def test_a_view_is_kept_with_what_it_finds_and_how_it_is_shown(store: Store, views: SavedViews) -> None:
    library = a_library(store)

    saved = views.save(
        "  Old  noir ", ViewWords(" genre:noir ", Kind.MOVIE, library), Sort("year", True), is_table=True
    )

    assert views.all() == [saved]
    assert views.named("old NOIR") == saved
    assert (saved.name, saved.words) == ("Old noir", ViewWords("genre:noir", Kind.MOVIE, library))
    assert (saved.sort, saved.is_table) == (Sort("year", True), True)


def test_a_view_shows_and_counts_what_its_words_find_now(store: Store, views: SavedViews) -> None:
    view = views.save("Noir", NOIR)
    a_movie(store, title="Laura", year=1944, genres=("Noir",))
    a_movie(store, title="Heat", year=1995, genres=("Noir",))

    assert views.counts() == {view.id: 1}

    a_movie(store, title="Gilda", year=1946, genres=("Noir",))

    assert views.counts() == {view.id: 2}
    assert [row.title for row in store.items.rows(store.items.listing(view.words.scope).ids)] == ["Gilda", "Laura"]


@pytest.mark.parametrize("name", ["", "  ", "noir", "N" * 121])
def test_a_name_that_is_empty_taken_or_endless_is_refused(views: SavedViews, name: str) -> None:
    views.save("Noir", NOIR)

    with pytest.raises(BadInput):
        views.save(name, ViewWords("watched"))

    assert names(views) == ["Noir"]


def test_what_is_no_search_or_asks_nothing_is_refused(views: SavedViews) -> None:
    with pytest.raises(BadTerm):
        views.save("Bad", ViewWords("year>soon"))
    with pytest.raises(BadInput):
        views.save("All", ViewWords("  "))

    assert views.all() == []


def test_bytes_that_are_no_text_are_kept_as_a_sign_for_them(views: SavedViews) -> None:
    view = views.save("Caf\udce9", ViewWords("title:caf\udce9"))

    assert (view.name, view.words.query) == ("Caf?", "title:caf?")


def test_all_of_one_kind_can_be_a_view(views: SavedViews) -> None:
    assert views.save("Films", ViewWords(kind=Kind.MOVIE)).words.query == ""


def test_a_view_gets_another_name_and_other_words(store: Store, views: SavedViews) -> None:
    view = views.save("Noir", NOIR)

    batch = views.change(view.id, name="Gangsters", words=ViewWords("genre:crime"))

    assert (views.get(view.id).name, views.get(view.id).words) == ("Gangsters", ViewWords("genre:crime"))
    undo(store, batch)
    assert views.all() == [view]


def test_nothing_changed_is_no_batch(views: SavedViews) -> None:
    view = views.save("Noir", NOIR)

    assert views.change(view.id, name="Noir") is None


def test_views_stand_in_the_order_that_a_person_gives(store: Store, views: SavedViews) -> None:
    for name in ("One", "Two", "Three"):
        views.save(name, NOIR)

    batch = views.move(views.named("Three").id, 0)

    assert names(views) == ["Three", "One", "Two"]
    views.move(views.named("Three").id, 99)
    assert names(views) == ["One", "Two", "Three"]
    undo(store, batch)
    assert names(views) == ["One", "Two", "Three"]  # another order was wanted since


def test_a_removed_view_comes_back_where_it_was(store: Store, views: SavedViews) -> None:
    for name in ("One", "Two", "Three"):
        views.save(name, NOIR, Sort("year"))
    two = views.named("Two")

    batch = views.remove(two.id)

    assert names(views) == ["One", "Three"]
    with pytest.raises(NotFound):
        views.get(two.id)
    undo(store, batch)
    assert views.all()[1] == two


def test_a_removed_view_comes_back_beside_another_that_has_its_name_by_now(store: Store, views: SavedViews) -> None:
    batch = views.remove(views.save("Noir", NOIR).id)
    other = views.save("noir", ViewWords("watched"))

    undo(store, batch)

    assert {view.name: view.words for view in views.all()} == {"noir": other.words, "Noir 2": NOIR}


def test_a_rename_is_taken_back_though_the_words_were_changed_since(store: Store, views: SavedViews) -> None:
    view = views.save("Noir", NOIR)
    batch = views.change(view.id, name="Black")
    views.change(view.id, words=ViewWords("watched"))

    undo(store, batch)

    assert (views.get(view.id).name, views.get(view.id).words) == ("Noir", ViewWords("watched"))


def test_how_it_is_looked_at_is_remembered_and_no_batch(store: Store, views: SavedViews) -> None:
    view = views.save("Noir", NOIR)
    before = store.history.latest()

    views.arrange(view.id, Sort("added", True), is_table=True)

    assert (views.get(view.id).sort, views.get(view.id).is_table) == (Sort("added", True), True)
    assert store.history.latest() == before


def test_a_batch_of_views_counts_no_titles(store: Store, views: SavedViews) -> None:
    views.save("Noir", NOIR)

    (batch,) = store.history.latest()

    assert (batch.verb, batch.source, batch.items) == ("save_view", "Noir", 0)


def test_whoever_shows_views_hears_of_them(store: Store) -> None:
    newsroom, heard = Newsroom(), list[News]()
    newsroom.subscribe(heard.append)
    views = SavedViews(store, newsroom)

    view = views.save("Noir", NOIR)
    views.change(view.id, name="Black")
    views.remove(view.id)

    assert [news.aspects for news in heard] == [frozenset({Aspect.VIEWS})] * 3

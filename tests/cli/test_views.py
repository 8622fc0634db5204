"""Saved views by command."""

from tests.cli.conftest import Metarr


def test_a_search_is_kept_listed_and_shown(library: Metarr) -> None:
    saved = library.json("views", "save", "Old ones", "--where", "year<2000", "--kind", "movie", "--sort", "year")
    shown = library("views", "show", "old ONES")

    assert saved == {
        "name": "Old ones",
        "query": "year<2000",
        "kind": "movie",
        "library": None,
        "sort": "year",
        "descending": False,
        "table": False,
        "items": 2,
    }
    assert library.json("views", "list") == [saved]
    assert shown.out == "Old ones\n  finds: kind:movie year<2000\n  shown as a wall, by year\n  2 titles\n"


def test_the_titles_of_a_view_are_listed_in_its_order_and_can_be_searched(library: Metarr) -> None:
    library("views", "save", "Films", "--library", "Films", "--kind", "movie", "--sort", "year", "--descending")

    assert [one["year"] for one in library.items("--view", "films")] == [2001, 1998, 1995]
    assert [one["title"] for one in library.items("--view", "Films", "--where", "genre:crime OR genre:none")] == [
        "Heat"
    ]


def test_a_view_is_renamed_moved_removed_and_brought_back(library: Metarr) -> None:
    for name in ("One", "Two"):
        library("views", "save", name, "--where", "watched")

    library("views", "rename", "One", "First")
    library("views", "move", "Two", "1")
    assert [one["name"] for one in library.json("views", "list")] == ["Two", "First"]

    batch = library.json("views", "remove", "First")["batch"]
    assert [one["name"] for one in library.json("views", "list")] == ["Two"]
    library("undo", str(batch))
    assert [one["name"] for one in library.json("views", "list")] == ["Two", "First"]


def test_a_view_gets_other_words_only_where_that_is_said(library: Metarr) -> None:
    library("views", "save", "Mine", "--where", "watched")

    refused = library("views", "save", "mine", "--where", "unwatched")
    replaced = library.json("views", "save", "mine", "--where", "unwatched", "--table", "--replace")

    assert (refused.status, refused.err) == (1, "A view called “mine” is already there.\n")
    assert (replaced["name"], replaced["query"], replaced["table"]) == ("Mine", "unwatched", True)


def test_what_makes_no_sense_is_wrong_usage(library: Metarr) -> None:
    library("views", "save", "Mine", "--where", "watched")

    assert library("views", "save", "Bad", "--where", "year>soon").status == 2
    assert library("views", "save", "Bad", "--where", "watched", "--sort", "colour").status == 2
    assert library("items", "--view", "Mine", "--kind", "movie").status == 2
    assert library("items", "--view", "Nobody's").err == "There is no view “Nobody's”; `metarr views list` shows all.\n"

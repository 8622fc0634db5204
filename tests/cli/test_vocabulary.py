"""How genres and other shared words are written, by command."""

from tests.cli.conftest import Metarr


def test_a_word_is_renamed_listed_and_let_alone_again(library: Metarr) -> None:
    heat = library.item("Heat")["id"]

    changed = library.json("words", "alias", "genres", "crime", "Noir")
    listed = library.json("words", "list", "genres")
    shown = library.json("show", "Heat")

    assert changed["changed"] == [heat]
    assert {"name": "Noir", "items": 1, "aliases": ["Crime"]} in listed
    assert (shown["genres"], shown["locked"]) == (["Noir"], [])
    assert "Noir  1       Crime\n" in library("words", "list", "genres").out

    assert library("words", "unalias", "genres", "CRIME").out.startswith("“CRIME” is a word of its own again")
    assert {"name": "Noir", "items": 1, "aliases": []} in library.json("words", "list", "genres")


def test_a_rename_says_how_it_is_taken_back(library: Metarr) -> None:
    said = library("words", "alias", "genres", "Crime", "Noir")
    batch = library.json("history", "Heat")[0]["batch"]

    assert said.out == (
        f"“Crime” is written “Noir” in genres from now on, and on 1 title; `metarr undo {batch}` takes it back.\n"
    )
    library("undo", str(batch))
    assert library.json("show", "Heat")["genres"] == ["Crime"]
    assert library("words", "alias", "genres", "Crime", "Crime").out == "Nothing changed.\n"


def test_a_field_without_shared_words_is_refused_with_those_that_have_some(library: Metarr) -> None:
    said = library("words", "list", "plot")

    assert said.status == 1
    assert said.err.startswith("“plot” has no shared words; these have: certification, countries, genres,")

"""`metarr demo`, and `metarr` without words where no window can open."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import Unavailable
from tests.cli.conftest import Metarr


def no_pictures(data_dir: str, out_dir: str) -> None:
    raise Unavailable("Qt is not here.")


@pytest.fixture
def undrawn(tmp_path: Path) -> Metarr:
    """The program where screens cannot be drawn."""
    return Metarr(tmp_path / "data", render_tour=no_pictures)


def test_the_demo_is_made_once_and_found_again(undrawn: Metarr, tmp_path: Path) -> None:
    first = undrawn.bare("demo", str(tmp_path / "demo"))
    second = undrawn.bare("demo", str(tmp_path / "demo"))

    assert (first.status, second.status) == (0, 0)
    assert first.out == second.out
    assert "32 movies" in first.out
    assert "No screenshots: Qt is not here." in first.err
    libraries = Metarr(tmp_path / "demo").json("library", "list")
    assert [len(library["roots"]) for library in libraries] == [1, 2, 1]


def test_without_words_display_and_libraries_the_demo_is_made_in_a_place_of_its_own(undrawn: Metarr) -> None:
    said = undrawn()

    assert said.status == 0
    assert "32 movies" in said.out
    assert undrawn.json("library", "list") == []


def test_where_there_is_a_display_the_demo_ends_in_the_window(undrawn: Metarr) -> None:
    opened: list[str] = []

    def window(data_dir: str, words: Sequence[str] = ()) -> int:
        opened.append(data_dir)
        return 0

    undrawn.host = dataclasses.replace(undrawn.host, has_display=lambda: True, open_window=window)

    assert undrawn("demo").status == 0
    assert opened == [undrawn.data_dir]


def test_without_words_the_window_opens_where_there_is_a_display(undrawn: Metarr) -> None:
    opened: list[str] = []

    def window(data_dir: str, words: Sequence[str] = ()) -> int:
        opened.append(data_dir)
        return 0

    undrawn.host = dataclasses.replace(undrawn.host, has_display=lambda: True, open_window=window)

    assert undrawn().status == 0
    assert opened == [undrawn.data_dir]


def test_without_words_and_display_a_library_is_not_shadowed_by_the_demo(library: Metarr) -> None:
    said = library()

    assert said.status == 1
    assert "no display" in said.err


def test_a_place_that_cannot_hold_the_demo_is_named(undrawn: Metarr, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("in the way")

    said = undrawn("demo", str(tmp_path / "a file"))

    assert said.status == 1
    assert "a file" in said.err

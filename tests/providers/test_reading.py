"""Foreign JSON is read without an error, whatever it holds."""

from __future__ import annotations

from typing import Any

import pytest

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Scheme
from metarr_desktop.domain.values import Credit
from metarr_desktop.providers import reading

_DATA = {"name": " Ane ", "list": [{"n": "1,234.5"}, 7, {"n": None}], "id": 42, "flag": True, "huge": 10**400}


def test_a_path_leads_through_members_and_positions() -> None:
    assert reading.text(_DATA, "name") == "Ane"
    assert reading.text(_DATA, "id") == "42"
    assert reading.number(_DATA, "list", 0, "n") == 1234.5
    assert reading.whole(_DATA, "list", 0, "n") == 1234
    assert reading.items(_DATA, "list") == [{"n": "1,234.5"}, {"n": None}]


@pytest.mark.parametrize(
    "path", [("none",), ("flag",), ("list",), ("huge",), ("list", 9), ("name", "x"), ("list", "n")]
)
def test_what_is_not_there_or_of_another_type_is_nothing(path: tuple[Any, ...]) -> None:
    assert reading.text(_DATA, *path) == ""
    assert reading.number(_DATA, *path) is None
    assert reading.whole(_DATA, *path) is None
    assert reading.date(_DATA, *path) == ""


@pytest.mark.parametrize("odd", ["nan", "inf", "1e999", "", "seven", "9" * 5000, float("nan")])
def test_what_is_no_finite_number_is_none(odd: object) -> None:
    assert reading.number({"n": odd}, "n") is None


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("1997-03-21T20:00:00Z", "1997-03-21"),
        ("1997-03-00", "1997-03"),
        ("1997", "1997"),
        ("0000-00-00", ""),
        (1997, "1997"),
        ("soon", ""),
    ],
)
def test_dates_say_no_more_than_is_known(said: object, read: str) -> None:
    assert reading.date({"d": said}, "d") == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("http://a.example/x.jpg", "https://a.example/x.jpg"),
        ("https://a.example/x.jpg", "https://a.example/x.jpg"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("//a.example/x.jpg", ""),
        ("https://", ""),
        ("https://a.example/a b", ""),
    ],
)
def test_addresses_are_https_or_none(said: str, read: str) -> None:
    assert reading.address({"a": said}, "a") == read


def test_html_becomes_text() -> None:
    assert reading.plain("<p>Ane &amp; <b>Bo</b>.</p><p>They<br/>meet.</p>") == "Ane & Bo.\nThey\nmeet."


@pytest.mark.parametrize(
    ("said", "read"), [("deu", "de"), ("ger", "de"), ("pt_BR", "pt-BR"), ("zho", "zh"), ("", ""), ("?!", "")]
)
def test_languages_are_tags(said: str, read: str) -> None:
    assert reading.tag(said) == read


def test_the_best_text_is_in_the_first_language_that_has_one() -> None:
    texts = {"pt-BR": "carro", "en": "car", "de": ""}

    assert reading.best(texts, ("de", "pt", "en")) == "carro"
    assert reading.best(texts, ("de-AT", "en")) == "car"
    assert reading.best(texts, ("fr",)) == ""


def test_of_ids_the_first_of_a_scheme_is_kept() -> None:
    found = reading.ids((Scheme.IMDB, ""), (Scheme.TMDB, "1"), (Scheme.IMDB, "tt1"), (Scheme.TMDB, "2"))

    assert found == (ExternalId("tmdb", "1"), ExternalId("imdb", "tt1"))


def test_values_that_say_nothing_or_cannot_be_are_left_out() -> None:
    values = {"title": " Heat ", "year": -3, "runtime": 10**30, "genres": ("", "Crime"), "cast": (Credit(""),)}

    assert reading.filled(values) == {"title": "Heat", "genres": ("Crime",)}


@pytest.mark.parametrize(
    ("said", "pixels"), [(1080, 1080), ("1080", 1080), (0, None), (-1, None), (100_000, None), ("", None), (None, None)]
)
def test_a_side_of_a_picture_is_what_a_picture_can_measure(said: object, pixels: int | None) -> None:
    assert reading.pixels({"width": said}, "width") == pixels

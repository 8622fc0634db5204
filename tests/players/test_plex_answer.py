"""Whatever a server says, it is read or it is bad input; XML says what JSON says."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.player import Watched
from metarr_desktop.players.plex.answer import Node, first, items, nodes, read, text
from metarr_desktop.players.plex.library import read_item, read_section

_NAMES = st.sampled_from(
    [
        *("Metadata", "Directory", "Media", "Part", "Guid", "Location", "Label", "Player", "ratingKey", "key", "type"),
        *("title", "year", "lastViewedAt", "viewCount", "userRating", "viewOffset", "addedAt", "index", "id", "file"),
    ]
)
_VALUES = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    st.sampled_from(["movie", "show", "episode", "1", "nan", "1e400", "imdb://", "://"]),
)
_ANYTHING: st.SearchStrategy[Any] = st.recursive(
    _VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=6), max_leaves=25
)


@given(_ANYTHING)
def test_nonsense_is_read_or_bad_input(anything: Any) -> None:
    body = json.dumps({"MediaContainer": anything}).encode()

    with suppress(BadInput):
        container = read("application/json", body)
        for one in items(container):
            read_item(one)
        for one in nodes(container, "Directory"):
            read_section(one)


@given(st.dictionaries(_NAMES, _VALUES, max_size=8))
def test_a_row_of_nonsense_is_read_or_bad_input(row: dict[str, Any]) -> None:
    with suppress(BadInput):
        item = read_item({"ratingKey": "1", "type": "movie", **row})
        assert item is None or isinstance(item.watched.plays, int)


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"MediaContainer": ' + b"[" * 100_000, b"\xff"])
def test_a_body_that_would_break_a_parser_is_bad_input(body: bytes) -> None:
    with pytest.raises(BadInput):
        read("application/json", body)


def test_a_page_of_something_else_is_bad_input() -> None:
    with pytest.raises(BadInput, match="Plex Media Server"):
        read("text/html", b"<html></html>")


def test_xml_says_what_json_says() -> None:
    said = {"title": "Heat", "ratingKey": "7", "type": "movie", "viewCount": 2, "viewOffset": 1500, "userRating": 9.0}
    in_json = read("application/json", json.dumps({"MediaContainer": {"Metadata": [said]}}).encode())
    attributes = " ".join(f'{name}="{value}"' for name, value in said.items())
    in_xml = read("text/xml", f"<MediaContainer><!-- a --><Video {attributes}/></MediaContainer>".encode())

    (one,), (other,) = items(in_json), items(in_xml)
    assert read_item(one) == read_item(other)
    assert read_item(one).watched == Watched(plays=2, resume_s=1.5, rating=9)  # type: ignore[union-attr]


def test_an_only_child_is_found_as_an_object_and_as_a_list() -> None:
    for player in ({"title": "TV"}, [{"title": "TV"}]):
        node: Node = {"Player": player}
        assert text(first(node, "Player"), "title") == "TV"
    assert first({}, "Player") == {}

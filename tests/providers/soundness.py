"""What every record has to be whatever a server sent, and ways to spoil what it sends."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import PictureOffer, ProviderSpec, Record
from metarr_desktop.domain.values import (
    Credit,
    FieldType,
    Rating,
    Value,
    from_json,
    is_empty,
    partial_date,
    tidy,
    to_json,
)

_SHAPES: Mapping[FieldType, type] = {
    FieldType.TEXT: str,
    FieldType.LONG_TEXT: str,
    FieldType.INTEGER: int,
    FieldType.DECIMAL: float,
    FieldType.FLAG: bool,
    FieldType.DATE: str,
    FieldType.LIST: str,
    FieldType.TITLES: str,
    FieldType.PEOPLE: Credit,
    FieldType.RATINGS: Rating,
    FieldType.IDS: ExternalId,
}

JUNK = (
    None,
    "",
    " ",
    [],
    {},
    True,
    0,
    -1,
    10**30,
    1e308,
    float("nan"),
    "9" * 5000,
    "\x00\ud800",
    "javascript:alert(1)",
    [[[[[]]]]],
    [None, 1, "x", {}],
    {"name": {"name": []}, "id": "../../etc"},
    "0000-00-00",
)


@st.composite
def spoiled(draw: st.DrawFn, sound: Any) -> Any:
    """The JSON with up to four of its values dropped or replaced by junk."""
    data = copy.deepcopy(sound)
    for _ in range(draw(st.integers(1, 4))):
        places = list(_places(data))
        holder, key = places[draw(st.integers(0, len(places) - 1))] if places else (None, None)
        if holder is None:
            break
        if draw(st.booleans()) and isinstance(holder, dict):
            del holder[key]
        else:
            holder[key] = copy.deepcopy(draw(st.sampled_from(JUNK)))  # what is put in may be spoiled too
    return data


def _places(data: Any) -> Any:
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in list(steps):
        yield data, key
        yield from _places(value)


def assert_sound(record: Record, spec: ProviderSpec) -> None:
    """Every value has its field's shape, is one that the spec promises, and says something."""
    assert record.provider == spec.name
    _assert_ids(record.ids)
    assert record.ids, "a record is known by an id"
    _assert_level(record.kind, record.values, record.texts, record.pictures, spec)
    assert all(len(country) == 2 and text for country, text in record.certifications.items())
    for child in record.children:
        _assert_ids(child.ids)
        _assert_level(child.kind, child.values, child.texts, child.pictures, spec)
    for order in record.orderings:
        assert order.name
        assert len(set(order.places.values())) == len(order.places) > 0
    for part in record.parts:
        assert part.title
        _assert_ids(part.ids)


def _assert_level(
    kind: Kind,
    values: Mapping[str, Value],
    texts: Mapping[str, Mapping[str, str]],
    pictures: tuple[PictureOffer, ...],
    spec: ProviderSpec,
) -> None:
    for name, value in values.items():
        assert name in spec.fields[kind], f"{name} of a {kind} is not promised"
        _assert_shape(kind, name, value)
    for name, by_tag in texts.items():
        assert by_tag
        assert all(tag and text and text == text.strip() for tag, text in by_tag.items()), name
    for one in pictures:
        assert one.art in spec.pictures[kind]
        assert kind in ASSET[one.art].kinds
        _assert_picture(one)


def _assert_shape(kind: Kind, name: str, value: Value) -> None:
    assert not is_empty(value), name
    if name == "trailers":
        assert isinstance(value, tuple)
        assert all(isinstance(one, str) and one.startswith("https://") for one in value)
        return
    row = FIELD[name]
    assert kind in row.kinds, f"a {kind} has no {name}"
    elements = value if row.is_plural else (value,)
    assert isinstance(elements, tuple)
    assert all(type(one) is _SHAPES[row.type] for one in elements), (name, value)
    row.refuse_odd(value)
    assert tidy(row.type, value) == value, name
    assert from_json(row.type, json.loads(json.dumps(to_json(value)))) == value, name
    if row.type is FieldType.DATE:
        assert partial_date(str(value)) == value
    if row.type is FieldType.RATINGS:
        assert all(0 <= one.value <= one.maximum for one in elements if isinstance(one, Rating))


def _assert_picture(one: PictureOffer) -> None:
    assert one.url.startswith("https://")
    assert one.preview_url.startswith("https://")
    assert one.width is None or one.width > 0
    assert one.height is None or one.height > 0
    assert one.vote is None or 0 <= one.vote <= 10
    assert one.votes is None or one.votes >= 0


def _assert_ids(ids: tuple[ExternalId, ...]) -> None:
    assert len({id.scheme for id in ids}) == len(ids)
    assert all(id.scheme and id.value and "/" not in id.value for id in ids)

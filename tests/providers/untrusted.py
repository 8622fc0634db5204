"""What any server may send instead of what it should, and what has to hold for whatever a provider makes of it."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from hypothesis import strategies as st

from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Candidate, Child, PictureOffer, ProviderSpec, Record
from metarr_desktop.domain.values import Credit, FieldType, Rating, Value, is_empty, partial_date, tidy

_JUNK = (
    None, "", "x", " ", "\x00", "\ud800", "javascript:alert(1)", "file:///etc/passwd", "12", "-3", "1e999",
    "0000-00-00", "9" * 400, 0, -1, 7, 10**30, -(10**30), 2**63, 1.5, math.inf, math.nan, True, False, [], {},
    [None], ["x", 3, {}],
    [[[[[]]]]], {"id": {"id": [1]}}, {"name": {"name": None}}, [{"id": "x", "name": 4}],
)  # fmt: skip
_SHAPES: Mapping[FieldType, type | tuple[type, ...]] = {
    FieldType.TEXT: str,
    FieldType.LONG_TEXT: str,
    FieldType.INTEGER: int,
    FieldType.DECIMAL: (int, float),
    FieldType.FLAG: bool,
    FieldType.DATE: str,
    FieldType.MOMENT: str,
    FieldType.LIST: str,
    FieldType.TITLES: str,
    FieldType.PEOPLE: Credit,
    FieldType.RATINGS: Rating,
    FieldType.IDS: ExternalId,
}


@st.composite
def spoilt(draw: st.DrawFn, data: Any) -> Any:
    """The data with up to five of its members, at any depth, gone or replaced by junk."""
    data = copy.deepcopy(data)
    for _ in range(draw(st.integers(1, 5))):
        places = list(_places(data))
        if not places:
            break
        holder, key = draw(st.sampled_from(places))
        if draw(st.booleans()):
            del holder[key]
        else:
            holder[key] = copy.deepcopy(draw(st.sampled_from(_JUNK)))
    return data


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in keys:
        yield data, key
        yield from _places(data[key])


class Says:
    """A way to the network (`domain.provider.Web`) that ends at once: every question gets what the function says."""

    def __init__(self, says: Callable[[str], Any]) -> None:
        self._says = says

    def get(self, path: str, params: Any = None, **more: Any) -> Any:
        return self._says(path)

    def post(self, path: str, body: Any, **more: Any) -> Any:
        return self._says(path)


def assert_sound(record: Record | None, spec: ProviderSpec) -> None:
    """Nothing empty, nothing of a wrong shape, nothing that the spec does not promise."""
    if record is None:
        return
    assert record.ids
    _assert_ids(record.ids)
    _assert_values(record.values, record.kind, spec)
    _assert_texts(record.texts)
    _assert_pictures(record.pictures, record.kind, spec)
    assert all(country and certificate for country, certificate in record.certifications.items())
    assert all(order.places for order in record.orderings)
    for child in record.children:
        _assert_child(child, spec)


def assert_sound_candidate(candidate: Candidate | None) -> None:
    """A candidate has a title, an id, and only text where text belongs."""
    if candidate is None:
        return
    assert candidate.title
    assert candidate.ids
    _assert_ids(candidate.ids)
    assert all(isinstance(one, str) and one for one in (*candidate.titles, *candidate.countries))
    assert candidate.year is None or isinstance(candidate.year, int)
    assert candidate.picture_url == "" or candidate.picture_url.startswith("https://")


def _assert_child(child: Child, spec: ProviderSpec) -> None:
    _assert_ids(child.ids)
    _assert_values(child.values, child.kind, spec)
    _assert_texts(child.texts)
    _assert_pictures(child.pictures, child.kind, spec)
    assert child.place.season is not None
    assert child.place.season >= 0
    assert (child.kind == Kind.EPISODE) == (child.place.episode is not None)


def _assert_ids(ids: tuple[ExternalId, ...]) -> None:
    assert all(one.scheme and one.value and isinstance(one.value, str) for one in ids)
    assert len({one.scheme for one in ids}) == len(ids)


def _assert_values(values: Mapping[str, Value], kind: Kind, spec: ProviderSpec) -> None:
    for name, value in values.items():
        row = FIELD[name]
        assert kind in row.kinds, name
        assert name in spec.fields[kind], name
        assert not is_empty(value), name
        assert tidy(row.type, value) == value, name
        row.refuse_odd(value)
        for one in value if isinstance(value, tuple) else (value,):
            assert isinstance(one, _SHAPES[row.type]), name
        assert isinstance(value, tuple) == row.is_plural or isinstance(value, Credit), name
        if row.type == FieldType.DATE:
            assert partial_date(str(value)) == value, name
        if name == "trailers":
            assert all(str(one).startswith("https://") for one in value), value  # type: ignore[union-attr]
        if row.type == FieldType.PEOPLE:
            assert all(one.thumb == "" or one.thumb.startswith("https://") for one in value), value  # type: ignore[union-attr]


def _assert_texts(texts: Mapping[str, Mapping[str, str]]) -> None:
    for name, by_language in texts.items():
        assert by_language, name
        assert all(language and isinstance(text, str) and text for language, text in by_language.items()), name


def _assert_pictures(pictures: tuple[PictureOffer, ...], kind: Kind, spec: ProviderSpec) -> None:
    for one in pictures:
        assert kind in ASSET[one.art].kinds
        assert one.art in spec.pictures[kind]
        assert one.url.startswith("https://")
        assert one.preview_url == "" or one.preview_url.startswith("https://")
        assert all(size is None or size > 0 for size in (one.width, one.height))

"""What holds for every record of every provider, and answers damaged in every way."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Ask, Candidate, PictureOffer, ProviderSpec, Record
from metarr_desktop.domain.values import Credit, FieldType, Rating, Value, is_empty, partial_date, tidy

_ELEMENTS: dict[FieldType, type] = {
    FieldType.LIST: str,
    FieldType.TITLES: str,
    FieldType.PICTURES: str,
    FieldType.PEOPLE: Credit,
    FieldType.RATINGS: Rating,
    FieldType.IDS: ExternalId,
}
_SCALARS: dict[FieldType, tuple[type, ...]] = {
    FieldType.INTEGER: (int,),
    FieldType.DECIMAL: (int, float),
    FieldType.FLAG: (bool,),
}


def assert_sound(record: Record, spec: ProviderSpec) -> None:
    """Everything in it has the shape of its field, says something, and was announced by the spec."""
    assert record.provider == spec.name
    _assert_kind_sound(record.kind, record, spec)
    for child in record.children:
        _assert_kind_sound(child.kind, child, spec)
    assert all(key and value for key, value in record.certifications.items())


def _assert_kind_sound(kind: Kind, told: Any, spec: ProviderSpec) -> None:
    _assert_ids(told.ids)
    for name, value in told.values.items():
        assert spec.gives(kind, name), f"{spec.name} does not announce {name} of {kind}"
        assert kind in FIELD[name].kinds, f"{kind} has no {name}"
        _assert_value(name, value)
    for name, texts in told.texts.items():
        assert texts
        assert kind in FIELD[name].kinds
        assert all(tag and isinstance(text, str) and text.strip() == text != "" for tag, text in texts.items())
    for offer in told.pictures:
        _assert_picture(kind, offer, spec)


def _assert_value(name: str, value: Value) -> None:
    field = FIELD[name]
    assert not is_empty(value), name
    assert tidy(field.type, value) == value, f"{name}: {value!r}"
    field.refuse_odd(value)
    if field.is_plural:
        assert isinstance(value, tuple)
        assert all(isinstance(one, _ELEMENTS[field.type]) for one in value)
        assert all(one.ids is not None and _assert_ids(one.ids) for one in value if isinstance(one, Credit))
    elif field.type is FieldType.DATE:
        assert isinstance(value, str)
        assert partial_date(value) == value
    else:
        wanted = _SCALARS.get(field.type, (str,))
        assert isinstance(value, wanted), f"{name}: {value!r}"
        assert isinstance(value, bool) == (wanted == (bool,)), f"{name}: {value!r}"


def _assert_ids(ids: tuple[tuple[str, str], ...]) -> bool:
    assert all(isinstance(value, str) and value.strip() == value != "" for _, value in ids)
    assert len({scheme for scheme, _ in ids}) == len(ids)
    return True


def _assert_picture(kind: Kind, offer: PictureOffer, spec: ProviderSpec) -> None:
    assert kind in ASSET[offer.art].kinds
    assert offer.art in spec.pictures[kind]
    assert offer.url.startswith("https://")
    assert not offer.preview_url or offer.preview_url.startswith("https://")


def assert_candidate_sound(candidate: Candidate, spec: ProviderSpec) -> None:
    """It has a title, its provider's own id first, and nothing empty among its names."""
    assert candidate.provider == spec.name
    assert candidate.title
    assert candidate.ids
    assert candidate.ids[0].scheme == spec.schemes[candidate.kind][0]
    _assert_ids(candidate.ids)
    assert all(isinstance(one, str) and one for one in candidate.titles)
    assert candidate.year is None or isinstance(candidate.year, int)
    assert not candidate.picture_url or candidate.picture_url.startswith("https://")


# --- damage ---------------------------------------------------------------------------------------------------------

_JUNK = st.sampled_from(
    [
        *(None, "", [], {}, 0, -1, True, 3.5, 10**400, 1e308, float("nan"), float("inf"), "9" * 5000),
        *(" ", "\x00", "\ud800", "0000-00-00", "javascript:alert(1)", "file:///etc/passwd"),
        *([None], [[]], ["x", 7, {}], {"a": {"b": [1]}}),
    ]
)


@st.composite
def damaged(draw: st.DrawFn, data: Any) -> Any:
    """The data with some of its members gone, emptied, or turned into something else."""
    made = copy.deepcopy(data)
    for _ in range(draw(st.integers(1, 4))):
        places = _places(made)
        if not places:
            return made
        holder, key = places[draw(st.integers(0, len(places) - 1))]
        if draw(st.booleans()):
            holder[key] = copy.deepcopy(draw(_JUNK))
        else:
            del holder[key]
    return made


def _places(data: Any) -> list[tuple[Any, Any]]:
    keys = list(data) if isinstance(data, dict) else list(range(len(data))) if isinstance(data, list) else []
    return [(data, key) for key in keys] + [place for key in keys for place in _places(data[key])]


class Told:
    """A provider's way to a network that answers with what a function says of a path and its query (None: unknown)."""

    base_url = "http://127.0.0.1"

    def __init__(self, answer: Callable[[str, Mapping[str, Any]], Any]) -> None:
        self._answer = answer

    def get(
        self,
        path: str,
        params: Mapping[str, Any] | None = None,
        *,
        ask: Ask,
        check: Callable[[Any], None] | None = None,
        **more: Any,
    ) -> Any:
        data = self._answer(path, params or {})
        if data is None:
            raise NotFound("It is not known.")
        if check is not None:
            check(data)
        return data

    def post(self, path: str, body: Any, *, ask: Ask, **more: Any) -> Any:
        return self.get(path, body, ask=ask)

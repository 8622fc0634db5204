"""What holds for every record of every provider, and answers damaged in every way."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from hypothesis import strategies as st

from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Ask, Candidate, Child, PictureOffer, ProviderSpec, Record
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


def assert_sound(record: Record | None, spec: ProviderSpec) -> None:
    """Everything in it has the shape of its field, says something, and was announced by the spec. None is sound."""
    if record is None:
        return
    assert record.provider == spec.name
    assert record.ids
    _assert_kind_sound(record.kind, record, spec)
    for child in record.children:
        _assert_kind_sound(child.kind, child, spec)
        _assert_place(child)
    assert all(key and value for key, value in record.certifications.items())
    assert all(order.places for order in record.orderings)
    assert record.works is None or spec.tells_works
    for work in record.works or ():
        assert work.title.strip() == work.title != ""
        assert partial_date(work.date) == work.date
        assert work.year is None or work.date
        assert work.episodes is None or work.episodes > 0
        assert all(part.field in ("", *FIELD) for part in work.parts)
        _assert_ids(work.ids)


def _assert_place(child: Child) -> None:
    place = child.place
    assert all(one is None or one >= 0 for one in (place.season, place.episode, place.disc, place.track))
    if child.kind in (Kind.SEASON, Kind.EPISODE):
        assert place.season is not None
        assert (child.kind is Kind.EPISODE) == (place.episode is not None)


def _assert_kind_sound(kind: Kind, told: Any, spec: ProviderSpec) -> None:
    _assert_ids(told.ids)
    for name, value in told.values.items():
        assert spec.gives(kind, name), f"{spec.name} does not announce {name} of {kind}"
        assert kind in FIELD[name].kinds, f"{kind} has no {name}"
        assert_value(name, value)
    for name, texts in told.texts.items():
        assert texts
        assert kind in FIELD[name].kinds
        assert all(tag and isinstance(text, str) and text.strip() == text != "" for tag, text in texts.items())
    for offer in told.pictures:
        _assert_picture(kind, offer, spec)


def assert_value(name: str, value: Value) -> None:
    field = FIELD[name]
    assert not is_empty(value), name
    assert tidy(field.type, value) == value, f"{name}: {value!r}"
    field.refuse_odd(value)
    if field.is_plural:
        assert isinstance(value, tuple)
        assert all(isinstance(one, _ELEMENTS[field.type]) for one in value)
        for one in value:
            if isinstance(one, Credit):
                _assert_ids(one.ids)
                assert one.thumb == "" or one.thumb.startswith("https://")
            if name == "trailers":
                assert str(one).startswith("https://")
    elif field.type is FieldType.DATE:
        assert isinstance(value, str)
        assert partial_date(value) == value
    else:
        wanted = _SCALARS.get(field.type, (str,))
        assert isinstance(value, wanted), f"{name}: {value!r}"
        assert isinstance(value, bool) == (wanted == (bool,)), f"{name}: {value!r}"


def _assert_ids(ids: tuple[tuple[str, str], ...]) -> None:
    assert all(scheme and isinstance(value, str) and value.strip() == value != "" for scheme, value in ids)
    assert len({scheme for scheme, _ in ids}) == len(ids)


def _assert_picture(kind: Kind, offer: PictureOffer, spec: ProviderSpec) -> None:
    assert kind in ASSET[offer.art].kinds
    assert offer.art in spec.pictures[kind]
    assert offer.url.startswith("https://")
    assert not offer.preview_url or offer.preview_url.startswith("https://")
    assert all(size is None or size > 0 for size in (offer.width, offer.height))


def assert_candidate_sound(candidate: Candidate | None, spec: ProviderSpec) -> None:
    """It has a title, its provider's own id first, and nothing empty among its names. None is sound."""
    if candidate is None:
        return
    assert candidate.provider == spec.name
    assert candidate.title
    assert candidate.ids
    assert candidate.ids[0].scheme == spec.schemes[candidate.kind][0]
    _assert_ids(candidate.ids)
    assert all(isinstance(one, str) and one for one in (*candidate.titles, *candidate.countries))
    assert candidate.year is None or isinstance(candidate.year, int)
    assert not candidate.picture_url or candidate.picture_url.startswith("https://")


# --- damage ---------------------------------------------------------------------------------------------------------

_JUNK: tuple[Any, ...] = (
    *(None, "", [], {}, 0, -1, 7, True, False, 1.5, 10**400, 2**63, 1e308, math.nan, math.inf, "9" * 5000),
    *(" ", "x", "12", "-3", "1e999", "\x00", "\ud800", "0000-00-00", "javascript:alert(1)", "file:///etc/passwd"),
    *([None], [[]], [[[[[]]]]], ["x", 7, {}], [{"id": "x", "name": 4}], {"id": {"id": [1]}}, {"name": {"name": None}}),
)


def damage(data: Any, random: Random) -> Any:
    """The data with up to five of its members, at any depth, gone or replaced by junk."""
    made = copy.deepcopy(data)
    for _ in range(random.randint(1, 5)):
        places = _places(made)
        if not places:
            return made
        holder, key = random.choice(places)
        if random.random() < 0.5:
            holder[key] = copy.deepcopy(random.choice(_JUNK))
        else:
            del holder[key]
    return made


@st.composite
def damaged(draw: st.DrawFn, data: Any) -> Any:
    """The same, as hypothesis chooses."""
    return damage(data, draw(st.randoms(use_true_random=False)))


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

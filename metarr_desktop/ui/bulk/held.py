"""What several items have: their values field by field, and what one new value would change."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from metarr_desktop.domain.fields import FIELDS, Field
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.values import FieldType, Value, empty_of, is_empty
from metarr_desktop.services.browse import Browse

_NO_BULK = frozenset({FieldType.PICTURES, FieldType.IDS})
_OWN_TO_EACH = frozenset({"title", "disc", "track", "absolute"})


@dataclass(frozen=True, slots=True)
class Held:
    """One item's values, and which of its fields are locked."""

    item: ItemId
    kind: Kind
    title: str
    values: Mapping[str, Value]
    locked: frozenset[str]

    def value(self, field: Field) -> Value:
        return self.values.get(field.name, empty_of(field.type))


@dataclass(frozen=True, slots=True)
class Summary:
    """What the items have in one field. `common` counts only where `distinct` is 1."""

    field: Field
    distinct: int
    common: Value
    locked: int
    empty: int


@dataclass(frozen=True, slots=True)
class SetTo:
    """One value for all."""

    value: Value

    def after(self, before: Value) -> Value:
        """What an item has afterwards."""
        return self.value


@dataclass(frozen=True, slots=True)
class Words:
    """Words that each list gains at its end, and words that it loses; the case of letters does not matter.

    A word that is both stays, or comes.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def after(self, before: Value) -> Value:
        """What an item has afterwards."""
        coming = {word.casefold(): word for word in reversed(self.added)}
        gone = {word.casefold() for word in self.removed} - coming.keys()
        words = tuple(word for word in before if isinstance(word, str)) if isinstance(before, tuple) else ()
        kept = tuple(word for word in words if word.casefold() not in gone)
        there = {word.casefold() for word in kept}
        return kept + tuple(word for key, word in reversed(coming.items()) if key not in there)


Change = SetTo | Words


class Outcome(StrEnum):
    """What a change does to one item."""

    CHANGES = "changes"
    SAME = "same"
    LOCKED = "locked"


def gather(browse: Browse, items: Sequence[ItemId]) -> list[Held]:
    """Those items' values; some milliseconds an item, so ask in portions."""
    found = []
    for item in items:
        detail = browse.detail(item)
        found.append(Held(item, detail.row.kind, detail.row.title, detail.values, frozenset(detail.row.locked)))
    return found


def shared_fields(kinds: Collection[Kind]) -> list[Field]:
    """The fields that all those kinds have and that make sense to set for many at once."""
    return [
        field
        for field in FIELDS
        if field.type not in _NO_BULK and field.name not in _OWN_TO_EACH and set(kinds) <= field.kinds
    ]


def summarized(held: Sequence[Held], field: Field) -> Summary:
    """What the items have in a field."""
    values = {one.value(field) for one in held}
    common = next(iter(values)) if len(values) == 1 else empty_of(field.type)
    locked = sum(1 for one in held if field.name in one.locked)
    empty = sum(1 for one in held if is_empty(one.value(field)))
    return Summary(field, len(values), common, locked, empty)


def outcome(one: Held, field: Field, change: Change, *, also_locked: bool) -> Outcome:
    """What a change of the field does to an item."""
    if change.after(one.value(field)) == one.value(field):
        return Outcome.SAME
    if field.name in one.locked and not also_locked:
        return Outcome.LOCKED
    return Outcome.CHANGES

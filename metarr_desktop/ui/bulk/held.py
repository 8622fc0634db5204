"""What several items have in a field, and what one new value would change: counted, never held item by item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from metarr_desktop.domain.fields import FIELDS, Field
from metarr_desktop.domain.values import FieldType, Value

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import Shared, Spread
    from metarr_desktop.domain.kinds import Kind

_NO_BULK = frozenset({FieldType.PICTURES, FieldType.IDS})
_OWN_TO_EACH = frozenset({"title", "disc", "track", "absolute"})


@dataclass(frozen=True, slots=True)
class Summary:
    """What so many items have in one field, and how many locked it; `shared` is None while it is being counted."""

    field: Field
    items: int
    locked: int = 0
    shared: Shared | None = None

    @property
    def empty(self) -> int:
        """How many have none."""
        return self.items - (self.shared.has if self.shared is not None else 0)

    @property
    def distinct(self) -> int:
        """How many different things they have; to have none is one of them."""
        return (self.shared.distinct if self.shared is not None else 0) + (self.empty > 0)


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


def shared_fields(kinds: Collection[Kind]) -> list[Field]:
    """The fields that all those kinds have and that make sense to set for many at once."""
    return [
        field
        for field in FIELDS
        if field.type not in _NO_BULK and field.name not in _OWN_TO_EACH and set(kinds) <= field.kinds
    ]


def outcome(value: Value, is_locked: bool, change: Change, *, also_locked: bool) -> Outcome:
    """What a change does to an item that has this value in the field."""
    if change.after(value) == value:
        return Outcome.SAME
    if is_locked and not also_locked:
        return Outcome.LOCKED
    return Outcome.CHANGES


def tally(spread: Iterable[Spread], change: Change, *, also_locked: bool) -> Counter[Outcome]:
    """How many items a change would change, are so already, or are locked."""
    counts: Counter[Outcome] = Counter()
    for one in spread:
        counts[outcome(one.value, True, change, also_locked=also_locked)] += one.locked
        counts[outcome(one.value, False, change, also_locked=also_locked)] += one.items - one.locked
    return counts

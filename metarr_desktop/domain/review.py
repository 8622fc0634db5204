"""What a title may be, kept until somebody decides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import Actor, ItemId


class ReviewState(StrEnum):
    """`waiting` for a person; `taken`: one of the candidates was chosen; `left`: the person passes over it for now."""

    WAITING = "waiting"
    TAKEN = "taken"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Review:
    """Candidates of an item, as `domain.matching` writes them; `confidence` is that of the best, 0 without any."""

    item: ItemId
    state: ReviewState
    confidence: float
    matches: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Who said which title an item is (None: nobody), how surely, and whether it is the person's own work."""

    by: Actor | None
    confidence: float | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class Queue:
    """What there is to identify.

    `waiting` are items that wait for a person with the confidence of their best candidate, the most certain first;
    `done_today` counts what a person decided since midnight, `unidentified` what nothing has identified, `left` those
    of them that the person passed over.
    """

    waiting: tuple[tuple[ItemId, float], ...]
    done_today: int
    unidentified: int
    left: int

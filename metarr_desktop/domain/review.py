"""What a title may be, kept until somebody decides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from metarr_desktop.domain.kinds import ItemId


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
    at: str = ""

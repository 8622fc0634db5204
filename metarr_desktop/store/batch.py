"""What is changed together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import Actor, BatchId


@dataclass(slots=True)
class Batch:
    """Changes that belong together: made by one actor, shown as one line of history, undone as one.

    It enters the database with its first change, so a batch that changed nothing leaves no trace.
    """

    actor: Actor
    verb: str
    source: str = ""
    parent: BatchId | None = None
    undoes: BatchId | None = None
    id: BatchId | None = None

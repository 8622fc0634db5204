"""One batch for everything that a run of asking changed, and below it one a provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import Actor, BatchId
from metarr_desktop.store.batch import Batch

if TYPE_CHECKING:
    from metarr_desktop.store.unit import Unit


class BatchesBySource:
    """So a value says whose it is, and one undo of the whole takes back all."""

    def __init__(self, verb: str, caused_by: BatchId | None) -> None:
        self.whole = Batch(Actor.PROVIDER, verb, parent=caused_by)
        self._by_source: dict[tuple[Actor, str], Batch] = {}

    def of(self, unit: Unit, source: str, actor: Actor = Actor.PROVIDER) -> Batch:
        """The batch of what that provider says, or whoever else."""
        if (actor, source) not in self._by_source:
            verb, parent = self.whole.verb, unit.door.begin(self.whole)
            self._by_source[actor, source] = Batch(actor, verb, source, parent=parent)
        return self._by_source[actor, source]

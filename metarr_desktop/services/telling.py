"""Telling: the jobs by which players are told what waits for them, and compared with what is published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from metarr_desktop.domain.jobs import JobResult, NewJob, Payload, Phrase, Priority, Progress
from metarr_desktop.services.changes import Aspect, Newsroom

if TYPE_CHECKING:
    from metarr_desktop.services.adoption import Adoption
    from metarr_desktop.services.jobs import Handler
    from metarr_desktop.services.sync import Sync


class Telling:
    """The handlers of `sync` and `compare` jobs."""

    def __init__(self, newsroom: Newsroom, sync: Sync, adoption: Adoption) -> None:
        self._newsroom = newsroom
        self._sync = sync
        self._adoption = adoption

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """What the job runner is handed."""
        return {"sync": self.sync, "compare": self.compare}

    def sync(self, payload: Payload, progress: Progress) -> JobResult:
        """Deliver what waits for players, and ask them back."""
        reports = self._sync.run(
            progress,
            str(payload.get("group", "")),
            is_asked=bool(payload.get("is_asked")),
            is_pressing=bool(payload.get("is_pressing")),
        )
        self._newsroom.tell(Aspect.PLAYERS)
        counts = {
            "there": sum(one.there for one in reports),
            "total": sum(one.total for one in reports),
            "waiting": sum(one.waiting for one in reports),
            "failed": sum(one.failed for one in reports),
        }
        problems = tuple(f"{one.player}: {error}" for one in reports for error in one.errors)
        return JobResult(counts=counts, problems=problems, summary=(Phrase("sync_done", counts),))

    def compare(self, payload: Payload, progress: Progress) -> JobResult:
        """Ask players what they show of all that is published; nobody is told anything."""
        group = str(payload.get("group", ""))
        problems = self._adoption.compare(progress, group)
        self._newsroom.tell(Aspect.PLAYERS)
        reports = self._sync.standing(group)
        counts = {
            "equal": sum(one.there for one in reports),
            "differ": sum(one.differ for one in reports),
            "absent": sum(one.absent for one in reports),
        }
        return JobResult(counts=counts, problems=tuple(problems), summary=(Phrase("compare_done", counts),))


def sync_job(group: str = "", *, is_pressing: bool = False) -> NewJob:
    """A sync that a person asked for, of one group or of all; `is_pressing`: also of players that play."""
    payload: dict[str, object] = {"is_asked": True}
    payload |= ({"group": group} if group else {}) | ({"is_pressing": True} if is_pressing else {})
    return NewJob("sync", payload, Priority.PERSON)


def due_sync_job(group: str) -> NewJob:
    """A sync of what is due by itself in a group."""
    return NewJob("sync", {"group": group}, Priority.NORMAL)


def compare_job(group: str = "") -> NewJob:
    """Asking players what they show of everything, of one group or of all."""
    return NewJob("compare", {"group": group} if group else {}, Priority.PERSON)

"""Publishing from a screen: plan in a worker, start the job, follow it to its last sentence."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from metarr_desktop.domain.kinds import BatchId, ItemId, JobId, Naming
from metarr_desktop.domain.plan import NO_CHOICES, Plan
from metarr_desktop.services.errands import publish_job
from metarr_desktop.ui.job_watch import JobWatch
from metarr_desktop.ui.job_words import batch_of, job_sentence
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Job, NewJob
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan with what is needed to show it; `free_bytes` of the disk it writes to, None where it is not known.

    `naming` is whose names the files get, of all libraries that are written to.
    """

    plan: Plan = field(default_factory=Plan)
    rows: dict[ItemId, ItemRow] = field(default_factory=dict)
    free_bytes: int | None = None
    naming: tuple[Naming, ...] = ()


class Publishing(QObject):
    """Plans and publishes for one screen. Without items: everything that is not published."""

    planned = Signal(object)
    """`Preview`: what publishing would do now."""
    moved = Signal(object)
    """`JobEvent`: the job that was started here moved on."""
    ended = Signal(object)
    """`Job` that was started here and is over."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._items: tuple[ItemId, ...] = ()
        self._choices = NO_CHOICES
        self._latest = Latest(desk.bridge, self)
        self._watch = JobWatch(desk, self)
        self._watch.moved.connect(self.moved)
        self._watch.ended.connect(self.ended)

    @property
    def is_running(self) -> bool:
        return self._watch.job is not None

    def plan(self, items: Sequence[ItemId]) -> None:
        """Work out the plan; an earlier one under way is dropped, and what was decided about other titles forgotten."""
        if tuple(items) != self._items:
            self._choices = NO_CHOICES
        self._items = tuple(items)
        engine, job = self._desk.engine, self._job()
        self._latest.ask(lambda: _preview(engine, job), self.planned.emit)

    def choose(self, item: int, field: str, is_ours: bool) -> None:
        """The person says which value of a field stands that another program changed too; plans anew."""
        self._choices = self._choices.with_side(ItemId(item), field, is_ours=is_ours)
        self.plan(self._items)

    def insist(self, path: str) -> None:
        """The person says that a contested file is to be written; plans anew."""
        self._choices = replace(self._choices, insists=self._choices.insists | {path})
        self.plan(self._items)

    def _job(self) -> NewJob:
        return publish_job(items=self._items, is_unpublished=not self._items, choices=self._choices)

    def start(self) -> None:
        """Publish what was planned last."""
        if self.is_running:
            return
        job = self._job()
        self._desk.bridge.ask(self, lambda: self._desk.engine.jobs.enqueue(job), self._started)

    def cancel(self) -> None:
        """Stop; what is written stays written."""
        job = self._watch.job
        if job is not None:
            self._desk.bridge.ask(self, lambda: self._desk.engine.jobs.cancel(job), lambda _nothing: None)

    def _started(self, jobs: list[JobId]) -> None:
        self._choices = NO_CHOICES  # they are in the job; whatever clashes next is for deciding anew
        self._watch.follow(jobs[0])


def ended_notice(job: Job, batch: BatchId | None = None) -> Notice:
    """How publishing ended, with its way back: the undo of `batch`, else of what the job wrote."""
    undoes = batch or batch_of(job)
    action = QCoreApplication.translate("Publishing", "Undo") if undoes else ""
    return Notice(job_sentence(job), Icon.UPLOAD, action, undoes=undoes)


def _preview(engine: Engine, job: NewJob) -> Preview:
    """In a worker."""
    plan = engine.plan(job)
    named = dict.fromkeys([step.item for step in plan.steps] + [item for item, _ in plan.skipped])
    rows = {row.id: row for row in engine.browse.rows(list(named))}
    written = {rows[item].library for item in plan.at_work if item in rows}
    names = {name for one in engine.browse.libraries() if one.id in written for name in one.naming}
    return Preview(plan, rows, _free_bytes(plan), tuple(one for one in Naming if one in names))


def _free_bytes(plan: Plan) -> int | None:
    for step in plan.changes:
        try:
            return shutil.disk_usage(os.path.dirname(step.path)).free
        except OSError:
            continue
    return None

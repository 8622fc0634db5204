"""Renaming from a screen: plan in a worker, write the journal, follow its job to the last sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from metarr_desktop.domain.moves import MovePlan, NameKind
from metarr_desktop.services.errands import publish_job
from metarr_desktop.ui.job_watch import JobWatch
from metarr_desktop.ui.job_words import batch_of, job_sentence
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Job
    from metarr_desktop.domain.kinds import ItemId, JobId
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class RenamePreview:
    """A plan with the rows of its titles."""

    plan: MovePlan = field(default_factory=MovePlan)
    rows: dict[ItemId, ItemRow] = field(default_factory=dict)


class Renaming(QObject):
    """Plans and renames for one screen. Without items: everything."""

    planned = Signal(object)
    """`RenamePreview`: what renaming would do now."""
    refused = Signal(object)
    """`MetarrError`: why there is no plan; a template that cannot be read."""
    moved = Signal(object)
    """`JobEvent`: the job that was started here moved on."""
    ended = Signal(object)
    """`Job` that was started here and is over."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest = Latest(desk.bridge, self)
        self._watch = JobWatch(desk, self)
        self._watch.moved.connect(self.moved)
        self._watch.ended.connect(self.ended)

    @property
    def is_running(self) -> bool:
        return self._watch.job is not None

    def plan(self, items: Sequence[ItemId], templates: Mapping[NameKind, str]) -> None:
        """Work out the plan; an earlier one under way is dropped."""
        engine, wanted, instead = self._desk.engine, tuple(items), dict(templates)
        self._latest.ask(lambda: _preview(engine, wanted, instead), self.planned.emit, self.refused.emit)

    def start(self, plan: MovePlan) -> None:
        """Carry out just that plan."""
        if self.is_running:
            return
        engine = self._desk.engine

        def begin() -> list[JobId]:
            return engine.jobs.enqueue(engine.rename.begin(plan))

        self._desk.bridge.ask(self, begin, lambda jobs: self._watch.follow(jobs[0]), self.refused.emit)

    def cancel(self) -> None:
        """Stop; what is renamed stays renamed, and can be undone."""
        job = self._watch.job
        if job is not None:
            self._desk.bridge.ask(self, lambda: self._desk.engine.jobs.cancel(job), lambda _nothing: None)


def ended_notice(job: Job) -> Notice:
    """How renaming ended, with its way back."""
    undoes = batch_of(job)
    action = QCoreApplication.translate("Renaming", "Undo") if undoes else ""
    return Notice(job_sentence(job), Icon.EDIT, action, undoes=undoes)


def _preview(engine: Engine, items: Sequence[ItemId], instead: Mapping[NameKind, str]) -> RenamePreview:
    """In a worker."""
    plan = engine.plan_renames(publish_job(items=items), instead)
    families = list(dict.fromkeys(move.family for move in plan.moves))
    return RenamePreview(plan, {row.id: row for row in engine.browse.rows(families)})

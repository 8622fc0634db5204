"""Taking back a change, and taking that back again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from metarr_desktop.domain.errors import InTheWay, MetarrError, NotFound
from metarr_desktop.domain.kinds import BatchId, ItemId, JobId
from metarr_desktop.ui.job_words import is_take_back
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Changes, UndoPlan
    from metarr_desktop.domain.jobs import Job
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.job_watch import JobWatch
    from metarr_desktop.ui.undo.question import UndoQuestion

_ON_DISK = ("publish", "rename")


class Undoing(QObject):
    """Ctrl+Z and Ctrl+Shift+Z over the history that the engine keeps; it reaches back over restarts.

    A publish is no change of values: Ctrl+Z passes it by, and the undo of its batch is said when the disk is done. What
    was changed again since is shown and asked about before anything goes back; `question` is that dialog while it is
    open.
    """

    def __init__(self, desk: Desk, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = window
        self.question: UndoQuestion | None = None
        desk.stage.undo_wanted.connect(self.undo)
        desk.stage.batch_undo_wanted.connect(self.undo_batch)

    def undo(self) -> None:
        """Take back the last batch that a person made."""
        self._do(lambda: self._desk.engine.undo(is_careful=True), self._say_undone)

    def undo_batch(self, batch: int) -> None:
        """Take back one batch, whatever was done since."""
        self._do(lambda: self._desk.engine.undo(BatchId(batch), is_careful=True), self._say_undone)

    def redo(self) -> None:
        """Take back the last undo."""
        self._do(lambda: self._desk.engine.redo(is_careful=True), self._say_redone)

    def _do(self, act: Callable[[], Changes], say: Callable[[Changes], None]) -> None:
        engine = self._desk.engine

        def done() -> tuple[Changes, list[JobId]]:
            changes = act()
            return changes, [job.id for job in engine.browse.jobs() if job.id in changes.jobs and job.type in _ON_DISK]

        def refused(error: MetarrError) -> None:
            if isinstance(error, InTheWay):
                self._look_at(BatchId(error.batch), say)
            else:
                self._say_nothing(error)

        self._desk.bridge.change_in_turn(self, done, lambda answer: self._say(*answer, say), refused)

    def _look_at(self, batch: BatchId, say: Callable[[Changes], None]) -> None:
        engine = self._desk.engine

        def planned() -> tuple[UndoPlan, dict[ItemId, ItemRow]]:
            plan = engine.edit.plan_undo(batch)
            rows = engine.browse.rows(list(dict.fromkeys(one.item for one in plan.in_the_way)))
            return plan, {row.id: row for row in rows}

        self._desk.bridge.change_in_turn(self, planned, lambda found: self._ask(*found, say), self._say_nothing)

    def _ask(self, plan: UndoPlan, items: Mapping[ItemId, ItemRow], say: Callable[[Changes], None]) -> None:
        from metarr_desktop.ui.undo.question import UndoQuestion

        engine, question = self._desk.engine, UndoQuestion(plan, items, self._window)
        question.accepted.connect(
            lambda: self._do(partial(engine.undo, plan.batch, forced=question.model.chosen()), say)
        )
        question.finished.connect(self._forget_question)
        self.question = question
        question.open()

    def _forget_question(self) -> None:
        self.question = None

    def _say(self, changes: Changes, publishing: Sequence[JobId], say: Callable[[Changes], None]) -> None:
        """Values are said at once; where nothing but files change, they are when that is done."""
        if changes.changed or not publishing:
            say(changes)
            return
        from metarr_desktop.ui.job_watch import JobWatch

        for job in publishing:
            watch = JobWatch(self._desk, self)
            watch.ended.connect(lambda ended, own=watch: self._ended(own, ended, changes.batch))
            watch.follow(job)

    def _ended(self, watch: JobWatch, job: Job, batch: BatchId | None) -> None:
        watch.deleteLater()
        from metarr_desktop.ui.publish.publishing import ended_notice

        self._desk.stage.said.emit(ended_notice(job, batch if is_take_back(job) else None))

    def _say_undone(self, changes: Changes) -> None:
        text = self.tr("Taken back")
        if changes.skipped:
            text = self.tr("Taken back, but for what you kept")
        if changes.lost:
            text = self.tr("Taken back, but for pictures that are not kept any more")
        self._desk.stage.said.emit(Notice(text, Icon.UNDO, self.tr("Undo"), undoes=changes.batch))

    def _say_redone(self, changes: Changes) -> None:
        self._desk.stage.said.emit(Notice(self.tr("Done again"), Icon.REDO))

    def _say_nothing(self, error: MetarrError) -> None:
        if isinstance(error, NotFound):
            self._desk.stage.said.emit(Notice(translated(error), Icon.INFO))
        else:
            self._desk.stage.error.emit(error)

"""Of the pane of a group: what was done with it, when, and what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QListView, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.ui.desk import Place
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.players.facts import LOGGED, is_of, read_log
from metarr_desktop.ui.players.log_model import GroupLogModel, log_lines
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.flow_layout import FlowLayout
from metarr_desktop.ui.widgets.two_line_cell import TwoLineCell

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.jobs import Job
    from metarr_desktop.services.jobs import JobEvent
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.players.facts import GroupFacts, PlayersFacts

_HEIGHT_WHOLE = 120


class LogTab(QWidget):
    """Read when it is shown, and again when a job of the group ends; the chosen line is told at length below."""

    sync_wanted = Signal()

    def __init__(self, desk: Desk, facts: GroupFacts, around: PlayersFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._facts = facts
        self._around = around
        self._latest = Latest(desk.bridge, self)
        self.model = GroupLogModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineCell(self.list))
        self.list.setAccessibleName(self.tr("What was done, newest first"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_whole())
        self.whole = QPlainTextEdit()
        self.whole.setReadOnly(True)
        self.whole.setTabChangesFocus(True)
        self.whole.setAccessibleName(self.tr("The chosen line at length"))
        self.whole.setFixedHeight(fonts.grown(_HEIGHT_WHOLE))
        self.copy = Button(self.tr("Copy details"), icon=Icon.COPY, small=True)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.whole.toPlainText()))
        self.activity = Button(self.tr("Open Activity"), icon=Icon.LIST, small=True)
        self.activity.clicked.connect(lambda: desk.stage.place_wanted.emit(Place.ACTIVITY.value))
        self.empty = EmptyState()
        self.empty.acted.connect(self._do_what_is_offered)
        self.stack = QStackedWidget()
        self._lay_out()
        self._say(Icon.HOURGLASS, self.tr("Reading the log"), self.tr("This takes a moment."))
        desk.bridge.job_event.connect(self._hear)
        self.reload()

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        buttons.addWidget(self.copy)
        buttons.addWidget(self.activity)
        listed = QWidget()
        lines = QVBoxLayout(listed)
        lines.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE, metrics.SPACE_PANE, metrics.SPACE_PANE)
        lines.setSpacing(metrics.SPACE)
        lines.addWidget(self.list, 1)
        lines.addWidget(self.whole)
        lines.addLayout(buttons)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(listed)
        self._listed = listed
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def show_facts(self, facts: GroupFacts, around: PlayersFacts) -> None:
        """Show the group as it is now."""
        self._facts, self._around = facts, around
        self.reload()

    def reload(self) -> None:
        """Read it anew."""
        engine, group = self._desk.engine, self._facts.group.name
        self._latest.ask(lambda: read_log(engine, group), self._show, self._fail)

    def _hear(self, event: JobEvent) -> None:
        job = event.job
        if job.type in LOGGED and job.status.is_over and is_of(job, self._facts.group.name):
            self.reload()

    def _show(self, jobs: Sequence[Job]) -> None:
        own = self._facts.group.id
        others = [one.player.name for group in self._around.groups if group.group.id != own for one in group.players]
        lines = log_lines(jobs, others)
        if not lines:
            if self._facts.players:
                text = self.tr("When players are told, compared or asked what was watched, it stands here.")
                self._say(Icon.HISTORY, self.tr("Nothing was done yet"), text, self.tr("Sync now"))
            else:
                text = self.tr("Add a player to this group; what it was told then stands here.")
                self._say(Icon.HISTORY, self.tr("Nobody was told anything yet"), text)
        elif lines != self.model.lines():
            chosen = self.model.line_at(self.list.currentIndex().row())
            self.model.show(lines)
            row = next((row for row, one in enumerate(lines) if chosen and one.job.id == chosen.job.id), 0)
            self.list.setCurrentIndex(self.model.index(row))
        if lines:
            self.stack.setCurrentWidget(self._listed)

    def _say(self, icon: Icon, title: str, text: str, action: str = "", *, ink: Ink = Ink.TEXT2) -> None:
        self._is_broken = ink is Ink.ERROR
        self.empty.show_message(icon, title, text, ink=ink, action=action, action_icon=Icon.REFRESH if action else None)
        self.stack.setCurrentWidget(self.empty)

    def _fail(self, error: MetarrError) -> None:
        title = self.tr("The log cannot be read")
        self._say(Icon.OCTAGON, title, translated(error), self.tr("Try again"), ink=Ink.ERROR)

    def _do_what_is_offered(self) -> None:
        if self._is_broken:
            self.reload()
        else:
            self.sync_wanted.emit()

    def _show_whole(self) -> None:
        line = self.model.line_at(self.list.currentIndex().row())
        self.whole.setPlainText(line.text if line is not None else "")
        self.copy.setEnabled(line is not None)

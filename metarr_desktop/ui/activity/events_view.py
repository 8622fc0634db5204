"""What managers told, with what came of it; the chosen one as it was posted, and to be dealt with once more."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.activity.events_model import STATE, EventsModel
from metarr_desktop.ui.hook_words import state_words
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.settings.sections import SectionKey
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.hooks import HookEventId, Kept
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

_MOST = 500
_REST_MS = 300  # between two looks: events may come by the hundred
_WIDTHS = (112, 112, 168, 240)
_LONGEST_PAYLOAD = 20_000


class EventsView(QWidget):
    """Reads while it is on screen. The page's F5 deals with the chosen event once more."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest = Latest(desk.bridge, self)
        self._payload = Latest(desk.bridge, self)
        self._chosen: HookEventId | None = None
        self.model = EventsModel(self)
        self.table = PlainTable(self.tr("What managers told, newest first"), self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.set_widths(_WIDTHS)
        self.table.horizontalHeader().setSectionResizeMode(STATE, QHeaderView.ResizeMode.Stretch)
        self.said = Label(wrap=True)
        self.detail = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        self.refusal = Label(size=fonts.Size.SMALL, ink=Ink.ERROR, wrap=True)
        self.payload = QPlainTextEdit()
        self.payload.setReadOnly(True)
        fonts.wear_fixed(self.payload)
        self.payload.setAccessibleName(self.tr("What was posted"))
        self.replay = Button(self.tr("Replay"), icon=Icon.REFRESH)
        tip = self.tr("Deal with it once more, by today's mappings and libraries")
        desk.commands.show_tip(self.replay, tip, "activity.retry")
        self.replay.clicked.connect(self.replay_chosen)
        self.empty = EmptyState()
        self.empty.show_message(
            Icon.LINK,
            self.tr("Nobody told anything yet"),
            self.tr("What Radarr, Sonarr, Lidarr and others post appears here, once Settings › Webhooks lets them."),
            action=self.tr("Webhook settings"),
        )
        self.empty.acted.connect(lambda: desk.stage.settings_wanted.emit(SectionKey.HOOKS))
        self._stack = QStackedWidget()
        self._lay_out()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.reload)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        desk.bridge.news.connect(self._hear)

    def reload(self) -> None:
        """Read what was told anew."""
        engine = self._desk.engine
        self._latest.ask(lambda: engine.hooks.events(limit=_MOST), self._show)

    def chosen(self) -> Kept | None:
        """The event that is chosen."""
        return self.model.row_at(self.table.currentIndex().row())

    def replay_chosen(self) -> None:
        """Deal with the chosen event once more."""
        event, engine = self.chosen(), self._desk.engine
        if event is not None:
            self._desk.bridge.ask(self, lambda: engine.replay(event.id), lambda _jobs: self.reload(), self._refuse)

    # --- parts ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        below = QWidget()
        foot = QVBoxLayout(below)
        foot.setContentsMargins(metrics.SPACE, metrics.SPACE, metrics.SPACE, metrics.SPACE)
        foot.setSpacing(metrics.SPACE)
        head = QHBoxLayout()
        head.setSpacing(metrics.SPACE)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.said, self.detail, self.refusal):
            words.addWidget(label)
        head.addLayout(words, 1)
        head.addWidget(self.replay, alignment=Qt.AlignmentFlag.AlignTop)
        foot.addLayout(head)
        foot.addWidget(self.payload, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(below)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.refusal.hide()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is read before somebody looks."""
        super().showEvent(event)
        self.reload()

    def _hear(self, news: News) -> None:
        if self.isVisible() and news.aspects & {Aspect.EVENTS, Aspect.HOOKS} and not self._rest.isActive():
            self._rest.start()

    def _show(self, events: list[Kept]) -> None:
        before = self._chosen
        self.model.show(events)
        self._stack.setCurrentIndex(1 if events else 0)
        row = self.model.row_of(before) if before is not None else None
        if events:
            self.table.selectRow(row or 0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        event = self.chosen()
        self.replay.setEnabled(event is not None)
        if event is None:
            return
        is_same = event.id == self._chosen
        self._chosen = event.id
        about = " · ".join(word for word in (event.source_name, event.name, event.title) if word)
        self.said.setText(f"{about} — {state_words(event)}")
        self.detail.setText(translated(event.detail))
        self.detail.setVisible(bool(event.detail))
        self.refusal.hide()
        if not is_same:
            engine, id = self._desk.engine, event.id
            self._payload.ask(lambda: _readable(engine, id), self.payload.setPlainText)

    def _refuse(self, error: MetarrError) -> None:
        self.refusal.setText(translated(error))
        self.refusal.show()


def _readable(engine: Engine, event: HookEventId) -> str:
    """What was posted, indented; its beginning where it is long."""
    posted = engine.hooks.payload(event)
    with contextlib.suppress(ValueError, RecursionError):
        posted = json.dumps(json.loads(posted), indent=2, ensure_ascii=False)
    return posted if len(posted) <= _LONGEST_PAYLOAD else f"{posted[:_LONGEST_PAYLOAD]}\n…"

"""The outbox of a group: its first lines within the page, and all of them in a window of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QMouseEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QListView,
    QVBoxLayout,
    QWidget,
)

from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.players.facts import GroupFacts, OutboxLine, failed_of, read_lines
from metarr_desktop.ui.players.outbox_cell import OutboxCell
from metarr_desktop.ui.players.outbox_lines import OutboxModel, counted_words
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from metarr_desktop.domain.player_views import GroupView
    from metarr_desktop.ui.desk import Desk

_SIZE = (760, 600)


class OutboxLines(QListView):
    """The first lines, as high as they are; they are only read, so that a click goes to the frame around them."""

    def __init__(self, desk: Desk, facts: GroupFacts, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outbox = OutboxModel(desk, self)
        self._outbox.set_ratio(self.devicePixelRatioF())
        self._outbox.show_lines(facts.lines, facts.rows)
        self.setModel(self._outbox)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(OutboxCell(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("surface", "base")
        self.setFixedHeight(self._outbox.rowCount() * metrics.ROW_OUTBOX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The frame is clicked."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()


class OutboxDialog(QDialog):
    """Every line of a group's outbox. Enter or a double click shows the title; what changes meanwhile is followed."""

    def __init__(self, desk: Desk, group: GroupView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._group = group.id
        self._latest = Latest(desk.bridge, self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "base")
        self.resize(*_SIZE)
        head = self.tr("Outbox of {group}").format(group=isolated(group.name))
        self.setWindowTitle(head)
        self.count = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        self.model = OutboxModel(desk, self)
        # A table of one column: a list view would visit every row before it shows the first.
        self.list = PlainTable(self.tr("Outbox"), self.model, row_px=metrics.ROW_LIST)
        self.list.horizontalHeader().hide()
        self.list.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAlternatingRowColors(False)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(OutboxCell(self.list, is_tall=True))
        self.list.setMouseTracking(True)
        self.list.activated.connect(self._open)
        self.close_button = Button(self.tr("Close"))
        self.close_button.setAutoDefault(False)  # Enter is for the list
        self.close_button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_PANE] * 4)
        column.setSpacing(metrics.SPACE_ROW)
        column.addWidget(Label(head, size=fonts.Size.TITLE, weight=fonts.Weight.STRONG))
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.list.setFocus()
        desk.bridge.news.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Read all of it anew."""
        engine, group = self._desk.engine, self._group
        self._latest.ask(lambda: read_lines(engine, group), self._show)

    def _hear(self, news: News) -> None:
        if news.aspects & {Aspect.PLAYERS, Aspect.LIBRARIES, Aspect.STATE}:
            self.reload()

    def _show(self, lines: list[OutboxLine]) -> None:
        failed = failed_of(lines)
        self.count.setText(counted_words(len(lines) - failed, failed))
        self.model.show_lines(lines)

    def showEvent(self, event: QShowEvent) -> None:
        """On this screen pictures are as sharp as it can show them."""
        super().showEvent(event)
        self.model.set_ratio(self.devicePixelRatioF())

    def _open(self, index: QModelIndex) -> None:
        self._desk.stage.item_wanted.emit(self.model.line_at(index.row()).item)
        self.accept()

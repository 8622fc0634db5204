"""The outbox of a group: its first lines within the page, and all of them in a window of their own."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QMouseEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.players.facts import LINES_SHOWN, GroupFacts
from metarr_desktop.ui.players.outbox_cell import OutboxCell
from metarr_desktop.ui.players.outbox_lines import OutboxModel, counted_words
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.labels import Label

_SIZE = (760, 600)


class OutboxLines(QListView):
    """The first lines, as high as they are; they are only read, so that a click goes to the frame around them."""

    def __init__(self, desk: Desk, facts: GroupFacts, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outbox = OutboxModel(desk, self)
        self._outbox.set_ratio(self.devicePixelRatioF())
        self._outbox.show_lines(facts.lines[:LINES_SHOWN], facts.rows)
        _dress(self, self._outbox, name)
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

    def __init__(self, desk: Desk, facts: GroupFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.group = facts.group.id
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "base")
        self.resize(*_SIZE)
        self.head = Label(size=fonts.Size.TITLE, weight=fonts.Weight.STRONG)
        self.count = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        self.model = OutboxModel(desk, self)
        self.list = QListView()
        _dress(self.list, self.model, self.tr("Outbox"))
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
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.show_facts(facts)
        self.list.setFocus()

    def show_facts(self, facts: GroupFacts) -> None:
        """Show the lines as they are now."""
        head = self.tr("Outbox of {group}").format(group=facts.group.name)
        self.setWindowTitle(head)
        self.head.setText(head)
        self.count.setText(counted_words(facts.waiting, facts.failed))
        self.model.show_lines(facts.lines, facts.rows)

    def showEvent(self, event: QShowEvent) -> None:
        """On this screen pictures are as sharp as it can show them."""
        super().showEvent(event)
        self.model.set_ratio(self.devicePixelRatioF())

    def _open(self, index: QModelIndex) -> None:
        self._desk.stage.item_wanted.emit(self.model.line_at(index.row()).item)
        self.accept()


def _dress(view: QListView, model: QAbstractItemModel, name: str) -> None:
    view.setModel(model)
    view.setAccessibleName(name)
    view.setUniformItemSizes(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setFrameShape(QFrame.Shape.NoFrame)

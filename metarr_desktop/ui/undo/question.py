"""The dialog that shows what is in the way of an undo, and asks which of it goes back all the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.undo.model import BACK, InTheWayModel
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import UndoPlan
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.views import ItemRow

_WIDTH, _HEIGHT = 920, 420


class UndoQuestion(QDialog):
    """Accepted, `model.chosen()` are the fields that go back although somebody changed them since.

    Space ticks the row that is current, Enter takes back, Escape changes nothing.
    """

    def __init__(self, plan: UndoPlan, items: Mapping[ItemId, ItemRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "base")
        self.setWindowTitle(self.tr("Changed again since"))
        self.resize(_WIDTH, _HEIGHT)
        self.plan = plan
        self.model = InTheWayModel(plan.in_the_way, items, self)
        self.table = PlainTable(self.tr("What was changed since"), self.model)
        self.table.set_widths(self.model.widths())
        self.table.horizontalHeader().setSectionResizeMode(BACK, QHeaderView.ResizeMode.Stretch)
        self.table.doubleClicked.connect(lambda index: self._turn(index) if index.column() else None)
        self.table.selectRow(0)
        self.all = QCheckBox(self.tr("Take back all of it"))
        self.all.clicked.connect(self.model.tick_all)
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.go = Button("", icon=Icon.UNDO, kind=ButtonKind.PRIMARY)
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        self.model.ticked.connect(self._show_ticked)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(lambda: self._turn(self.table.currentIndex()))
        self._lay_out()
        self._show_ticked(0)
        self.table.setFocus()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.SPACE)
        buttons.addWidget(self.all)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_SECTION] * 4)
        column.setSpacing(metrics.SPACE_PANE)
        column.addWidget(Label(self.windowTitle(), size=fonts.Size.TITLE, weight=fonts.Weight.STRONG))
        column.addWidget(Label(self._words(), ink=Ink.TEXT2, wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def _words(self) -> str:
        count = self.locale().toString
        kept = self.tr("What stands here was changed after what you take back. It stays as it is, unless you tick it.")
        if not self.plan.going:
            return kept
        return f"{kept} " + self.tr("Nothing is in the way of the rest: {count}.").format(
            count=count(len(self.plan.going))
        )

    def _turn(self, index: QModelIndex) -> None:
        if index.isValid():
            self.model.turn(index.row())

    def _show_ticked(self, ticked: int) -> None:
        """The button says what it does: where nothing goes back, the batch is only said to be done with."""
        total = ticked + len(self.plan.going)
        text = (
            self.tr("Take back {count}").format(count=self.locale().toString(total)) if total else self.tr("Keep all")
        )
        self.go.setText(text)
        self.all.setChecked(0 < ticked == self.model.open_count)

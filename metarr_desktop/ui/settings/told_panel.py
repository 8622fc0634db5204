"""What was told last: notifications with their words, and whether they arrived."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.domain.notices import Told
from metarr_desktop.services.changes import Aspect
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.settings.live_panel import LivePanel
from metarr_desktop.ui.settings.rows import Row
from metarr_desktop.ui.settings.told_model import WENT, WHAT, WHEN, ToldModel, told_words, went_words
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.plain_table import PlainTable

translate = QCoreApplication.translate

_MOST = 100
_HEIGHT = 232
_WIDTH_WHEN, _WIDTH_WENT = 120, 264


class ToldPanel(LivePanel):
    """Reads while it is on screen; the chosen one stands below in full."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, translate("Notices", "What was told"), {Aspect.SETTINGS}, parent)
        self.head = Row(
            self.tr("What was told"),
            self.tr("The last notifications, newest first, with where each went; they are kept for 90 days."),
        )
        self.model = ToldModel(self)
        self.table = PlainTable(self.tr("What was told, newest first"), self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setFixedHeight(_HEIGHT)
        self.table.set_widths({WHEN: _WIDTH_WHEN, WENT: _WIDTH_WENT})
        self.table.horizontalHeader().setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.said = Label(wrap=True)
        self.went = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        self.empty = Label(
            self.tr("Nothing was told yet: a run that changed something, or failed, is told when it is over."),
            ink=Ink.TEXT2,
            wrap=True,
        )
        nothing = QWidget()
        middle = QVBoxLayout(nothing)
        middle.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        middle.addWidget(self.empty)
        self._stack = QStackedWidget()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table)
        foot = self.part()
        foot.setSpacing(metrics.SPACE_GROUP)
        foot.addWidget(self.said)
        foot.addWidget(self.went)
        column.addLayout(foot)
        self._stack.addWidget(nothing)
        self._stack.addWidget(whole)
        self.add_part(self.head)
        self.add_part(self._stack)

    def reload(self) -> None:
        """Read it anew."""
        notify = self._desk.engine.notify
        self._latest.ask(lambda: notify.latest(_MOST), self._show)

    def _show(self, told: Sequence[Told]) -> None:
        before = self.model.row_at(self.table.currentIndex().row())
        self.model.show(told)
        self._stack.setCurrentIndex(1 if told else 0)
        if told:
            self.table.selectRow(self.model.row_of(before) or 0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        """The chosen one in full: its cells are cut where there is no room."""
        one = self.model.row_at(self.table.currentIndex().row())
        if one is not None:
            self.said.setText(told_words(one))
            self.went.setText(self.tr("Went to: {where}").format(where=went_words(one)))

"""Whose work the program is made with: a line each, and the licence of the chosen one in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPlainTextEdit, QVBoxLayout, QWidget

from metarr_desktop.services.licences import Work
from metarr_desktop.ui.models.rows_table import RowsTable
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index

_NAME, _VERSION, _LICENCE = range(3)
_ROW = 24
_TABLE_HEIGHT = 200


class WorksModel(RowsTable[Work]):
    """Name, version and the name of the licence."""

    def __init__(self, works: Sequence[Work], parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._titles = (self.tr("Name"), self.tr("Version"), self.tr("Licence"))
        self.show(works)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; what is cut stands whole in its tip."""
        work = self.row_at(index.row())
        if work is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return (work.name, work.version, work.licence or self.tr("it does not say"))[index.column()]


class LicencesView(QWidget):
    """All that travels with the program. Choosing one shows its licence as it came."""

    def __init__(self, works: Sequence[Work], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = WorksModel(works, self)
        self.table = PlainTable(self.tr("Libraries and fonts"), self.model, self, row_px=_ROW)
        self.table.setProperty("framed", True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_LICENCE, QHeaderView.ResizeMode.Stretch)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(self.tr("Its licence"))
        fonts.wear_fixed(self.text)
        self.page = Button(self.tr("Its page"), icon=Icon.EXTERNAL, kind=ButtonKind.LINK)
        self.page.setAutoDefault(False)
        self.page.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self.page.toolTip())))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE)
        column.addWidget(self.table, 1)
        column.addWidget(self.text, 1)
        column.addWidget(self.page, alignment=Qt.AlignmentFlag.AlignLeading)
        self.table.selectionModel().currentRowChanged.connect(self._show)
        if works:
            self.table.selectRow(0)

    def _show(self, current: QModelIndex) -> None:
        work = self.model.row_at(current.row())
        if work is None:
            return
        none = self.tr("No text came with {name}. Its licence is {licence}; its page has it in full.")
        self.text.setPlainText(work.text or none.format(name=work.name, licence=work.licence))
        self.page.setVisible(bool(work.url))
        self.page.setToolTip(work.url)
        self.page.setAccessibleName(self.tr("Page of {name}").format(name=work.name))

"""The look that all tables share: whole rows, no grid, every other row tinted, one height."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from metarr_desktop.ui.theme import metrics


class PlainTable(QTableView):
    """A table of rows. Tab leaves it instead of going through its cells. `row_px` is the height of a row."""

    def __init__(
        self, name: str, model: QAbstractItemModel, parent: QWidget | None = None, *, row_px: int = metrics.ROW_TABLE
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_px)
        self.horizontalHeader().setHighlightSections(False)

    def set_widths(self, widths: Sequence[int] | Mapping[int, int]) -> None:
        """The widths of the columns in pixels; a column whose heading needs more, as in another language, gets that."""
        head = self.horizontalHeader()
        head.ensurePolished()
        for column, width in dict(enumerate(widths) if isinstance(widths, Sequence) else widths).items():
            head.resizeSection(column, max(width, head.sectionSizeHint(column)))

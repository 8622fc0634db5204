"""The look that all tables share: whole rows, no grid, every other row tinted, one height."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QTimer
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from metarr_desktop.ui.theme import metrics


class PlainTable(QTableView):
    """A table of rows. Tab leaves it instead of going through its cells. `row_px` is the height of a row."""

    def __init__(
        self, name: str, model: QAbstractItemModel, parent: QWidget | None = None, *, row_px: int = metrics.ROW_TABLE
    ) -> None:
        super().__init__(parent)
        self._usual_widths: Mapping[int, int] = {}
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
        """The widths of the columns in pixels.

        A column whose heading needs more, as in another language or in larger text, gets that.
        """
        self._usual_widths = dict(enumerate(widths)) if isinstance(widths, Sequence) else widths
        self._widen()

    def changeEvent(self, event: QEvent) -> None:
        """Headings grow with the text; they have theirs only once the style sheet is applied."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._widen)

    def _widen(self) -> None:
        head = self.horizontalHeader()
        head.ensurePolished()
        for column, width in self._usual_widths.items():
            head.resizeSection(column, max(width, head.sectionSizeHint(column)))

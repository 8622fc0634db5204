"""Findings under the headings of their states, as a list model. It asks for nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from metarr_desktop.domain.errors import printable
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.roles import Heading, Role, TwoLines

if TYPE_CHECKING:
    from metarr_desktop.domain.verify import Finding


class FindingsModel(QAbstractListModel):
    """Rows as `words.finding_lines` gives them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[Heading | TwoLines, Finding | None]] = []

    def show(self, lines: Sequence[tuple[Heading | TwoLines, Finding | None]]) -> None:
        """List other findings."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def finding(self, row: int) -> Finding | None:
        """The finding of a row; None for a heading, or a row that is none."""
        return self._lines[row][1] if 0 <= row < len(self._lines) else None

    def findings(self) -> list[Finding]:
        """All that are listed."""
        return [finding for _, finding in self._lines if finding is not None]

    def row_of(self, path: str) -> int | None:
        """Where the finding of a path stands; the first one where it does not."""
        rows = {finding.path: row for row, (_, finding) in enumerate(self._lines) if finding is not None}
        return rows.get(path, next(iter(rows.values()), None))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.finding(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, finding = self._lines[index.row()]
        match role:
            case Role.LINES:
                return line
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken if isinstance(line, TwoLines) else line.title
            case Qt.ItemDataRole.ToolTipRole:
                return printable(finding.path) if finding is not None else None
        return None

"""The scans of a library, and the files of one of them, as list models. They ask for nothing themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from metarr_desktop.domain.errors import printable
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.roles import Heading, Role, TwoLines
from metarr_desktop.ui.scans.words import OUTCOMES, Group, file_line, scan_lines
from metarr_desktop.ui.translated import translated

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ScanId
    from metarr_desktop.domain.scans import ScanEntry, ScanFile


class ScansModel(QAbstractListModel):
    """Scans under the headings of their days."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[Heading | TwoLines, ScanEntry | None]] = []

    def show(self, entries: Sequence[ScanEntry], *, is_running: bool) -> None:
        """List other scans, newest first."""
        self.beginResetModel()
        self._lines = scan_lines(entries, is_running=is_running)
        self.endResetModel()

    def entry(self, row: int) -> ScanEntry | None:
        """The scan of a row; None for a heading, or a row that is none."""
        return self._lines[row][1] if 0 <= row < len(self._lines) else None

    def row_of(self, scan: ScanId | None) -> int | None:
        """Where a scan stands; the newest where it does not."""
        rows = {entry.id: row for row, (_, entry) in enumerate(self._lines) if entry is not None}
        return rows.get(scan, next(iter(rows.values()), None)) if scan is not None else next(iter(rows.values()), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return _data(self._lines[index.row()][0], role) if index.isValid() else None


class FilesModel(QAbstractListModel):
    """The files of one scan, of one group, in which some words occur."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[ScanFile, ...] = ()
        self._roots: tuple[str, ...] = ()
        self._shown: list[tuple[ScanFile, TwoLines]] = []
        self._group, self._words = Group.ALL, ""

    def show(self, files: Sequence[ScanFile], roots: Sequence[str]) -> None:
        """List the files of another scan, of a library with those roots."""
        self._all, self._roots = tuple(files), tuple(roots)
        self._filter()

    def narrow(self, group: Group, words: str) -> None:
        """List those of a group whose path or note holds the words."""
        self._group, self._words = group, words.strip().casefold()
        self._filter()

    def file(self, row: int) -> ScanFile:
        """The file of a row."""
        return self._shown[row][0]

    def files(self) -> list[ScanFile]:
        """The files listed, in order."""
        return [file for file, _ in self._shown]

    def kept(self, group: Group) -> int:
        """How many files of a group there are to list, whatever is looked for."""
        return sum(1 for file in self._all if file.outcome in OUTCOMES[group])

    def _filter(self) -> None:
        self.beginResetModel()
        wanted = [file for file in self._all if file.outcome in OUTCOMES[self._group]]
        if self._words:
            wanted = [one for one in wanted if self._words in f"{printable(one.path)}\n{one.detail}".casefold()]
        self._shown = [(one, file_line(one, self._roots)) for one in wanted]
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        file, line = self._shown[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (printable(file.path), translated(file.detail)) if part)
        return _data(line, role)


def _data(line: Heading | TwoLines, role: int) -> Any:
    match role:
        case Role.LINES:
            return line
        case Qt.ItemDataRole.DisplayRole:
            return line.title
        case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
            return line.spoken if isinstance(line, TwoLines) else line.title
    return None

"""The backups as rows of a table: when and why each was made, what it holds, how large it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QObject, Qt

from metarr_desktop.domain.backups import Backup, BackupKind
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.words import number_text, size_text

translate = QCoreApplication.translate

MADE, KIND, TITLES, EDITS, LOCKS, OWN, SIZE = range(7)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class BackupsModel(QAbstractTableModel):
    """Newest first. What cannot be used is listed, too, with the reason as its tip."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups: tuple[Backup, ...] = ()
        self._staged = ""

    def show(self, backups: Sequence[Backup], staged: str) -> None:
        """Show those; `staged` is the name of the one that is restored at the next start."""
        if (tuple(backups), staged) == (self._backups, self._staged):
            return
        self.beginResetModel()
        self._backups, self._staged = tuple(backups), staged
        self.endResetModel()

    def backup_at(self, row: int) -> Backup | None:
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def row_of(self, name: str) -> int | None:
        """The row of a backup, where it is listed."""
        return next((row for row, one in enumerate(self._backups) if one.name == name), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._backups)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 7

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Made"),
                self.tr("Why"),
                self.tr("Titles"),
                self.tr("Edits"),
                self.tr("Locks"),
                self.tr("Own pictures"),
                self.tr("Size"),
            )[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section >= TITLES else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        backup = self.backup_at(index.row())
        if backup is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(backup, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if index.column() >= TITLES else _LEFT
            case Qt.ItemDataRole.ForegroundRole if backup.problem:
                return current_palette().text3
            case Qt.ItemDataRole.ToolTipRole:
                return translated(backup.problem) or backup.name
        return None

    def _text(self, backup: Backup, column: int) -> str:
        match column:
            case _ if column == MADE:
                return ago(backup.at)
            case _ if column == KIND:
                return self._why(backup)
            case _ if column == SIZE:
                return size_text(backup.size)
            case _ if backup.problem:
                return ""
            case _ if column == OWN:
                return number_text(backup.own_pictures) if backup.own_pictures else ""
        counts = {TITLES: backup.tally.titles, EDITS: backup.tally.edits, LOCKS: backup.tally.locks}
        return number_text(counts[column])

    def _why(self, backup: Backup) -> str:
        if backup.problem:
            return self.tr("Cannot be used")
        if backup.name == self._staged:
            return self.tr("Restored at the next start")
        return kind_words(backup.kind)


def kind_words(kind: BackupKind) -> str:
    """Why a backup was made."""
    words = {
        BackupKind.DAILY: translate("Backup", "Every night"),
        BackupKind.OWN: translate("Backup", "Made by you"),
        BackupKind.UPGRADE: translate("Backup", "Before an upgrade"),
        BackupKind.REPLACED: translate("Backup", "Before a restore"),
    }
    return words[kind]

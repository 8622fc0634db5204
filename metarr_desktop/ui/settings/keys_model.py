"""Commands with their keys as rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from metarr_desktop.domain.titles import folded
from metarr_desktop.ui.command_words import Command, ground_word
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.theme import fonts

if TYPE_CHECKING:
    from metarr_desktop.ui.commands import Commands


NAME, WHERE, KEYS, SHIPPED = range(4)


class KeysModel(QAbstractTableModel):
    """What is called otherwise than `narrow` says is left out. Keys of one's own are bold, those as shipped beside."""

    def __init__(self, commands: Commands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._words = ""
        self._shown = tuple(commands.all())
        commands.changed.connect(self.reload)

    def narrow(self, words: str) -> int:
        """Show the commands that these words stand in, their place or their keys; how many there are."""
        self._words = words
        self.reload()
        return len(self._shown)

    def reload(self) -> None:
        """Read the list anew."""
        self.beginResetModel()
        self._shown = tuple(command for command in self._commands.all() if self._fits(command))
        self.endResetModel()

    def command(self, row: int) -> Command | None:
        """The command of a row; None for no row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, id: str) -> int | None:
        """The row of a command; None where it is not shown."""
        return next((row for row, command in enumerate(self._shown) if command.id == id), None)

    def _fits(self, command: Command) -> bool:
        keys = self._commands.keys_text(command.id).casefold()
        text = folded(f"{command.text} {ground_word(command.ground)}")
        return folded(self._words) in text or bool(keys and self._words.strip().casefold() in keys)

    def rowCount(self, parent: Index = ROOT) -> int:
        """One a command."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Name, place, keys, keys as shipped."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Command"), self.tr("Holds in"), self.tr("Keys"), self.tr("As shipped"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; keys of one's own in bold."""
        command = self._shown[index.row()]
        is_own = self._commands.is_own(command.id)
        if role == Qt.ItemDataRole.FontRole and is_own and index.column() == KEYS:
            return fonts.font(weight=fonts.Weight.STRONG)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        match index.column():
            case 0:
                return command.text
            case 1:
                return ground_word(command.ground)
            case 2:
                return self._commands.keys_text(command.id)
        shipped = command.keys.toString(command.keys.SequenceFormat.NativeText)
        return (shipped or self.tr("none")) if is_own else ""

"""The keys of all commands: listed, changed by pressing others, and put back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from metarr_desktop.ui.commands import Commands
from metarr_desktop.ui.settings.keys_model import KEYS, NAME, SHIPPED, WHERE, KeysModel
from metarr_desktop.ui.settings.rows import Row
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.inked_cell import InkedCell
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.panel import Panel
from metarr_desktop.ui.widgets.plain_table import PlainTable
from metarr_desktop.ui.widgets.search_box import SearchBox

_HEIGHT = 352
_WIDTHS = {WHERE: 152, KEYS: 144, SHIPPED: 120}
_WIDTH_LINE = 208  # Qt's own words in it, in German


class KeysPanel(Panel):
    """Enter in the table leads to the line that keys are pressed in; what is taken already is refused in a sentence."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Keys"))
        self._commands = commands
        self.all_back = Button(self.tr("All as shipped"), icon=Icon.UNDO)
        self.all_back.setAccessibleName(self.tr("Give all commands their keys as shipped"))
        text = self.tr("Choose a command and press other keys for it. They hold at once.")
        self.head = Row(self.tr("Every command has a key or can have one"), text, self.all_back)
        self.search = SearchBox(self.tr("Search commands"), placeholder=self.tr("Search commands and keys"))
        self.model = KeysModel(commands, self)
        self.table = self._make_table()
        self.line = QKeySequenceEdit()
        self.line.setMaximumSequenceLength(1)
        self._name_line(self.tr("Keys"))
        self.line.setAccessibleDescription(self.tr("Press the keys that the chosen command is to have"))
        self.none = Button(self.tr("No keys"), icon=Icon.CLOSE)
        self.back = Button(self.tr("As shipped"), icon=Icon.UNDO)
        self.what = Label(ink=Ink.TEXT2, wrap=True)
        self.refusal = Label(size=fonts.Size.SMALL, ink=Ink.ERROR, wrap=True)
        self.refusal.hide()
        self._chosen = ""
        self._lay_out()
        self.search.searched.connect(self.model.narrow)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._choose())
        self.table.activated.connect(lambda _index: self.line.setFocus())
        self.line.editingFinished.connect(self._take_pressed)
        self.none.clicked.connect(lambda: self._set(QKeySequence()))
        self.back.clicked.connect(lambda: self._say(commands.reset(self._chosen)))
        self.all_back.clicked.connect(commands.reset_all)
        commands.changed.connect(self._show_again)
        self._show_again()

    def mark(self, word: str) -> int:
        """Show the commands that a search in the settings found; how many. All for an empty word."""
        self.search.set_text(word)
        count = self.model.narrow(word)
        if not count:
            self.search.set_text("")
            self.model.narrow("")
        return count if word else 0

    def choose(self, id: str) -> None:
        """Choose a command in the table."""
        row = self.model.row_of(id)
        if row is not None:
            self.table.selectRow(row)

    # --- what it is made of -----------------------------------------------------------------------------------------

    def _make_table(self) -> PlainTable:
        table = PlainTable(self.tr("Commands, where they hold, and their keys"), self.model)
        table.setItemDelegate(InkedCell(table))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setFixedHeight(_HEIGHT)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        table.set_widths(_WIDTHS)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        head = self.part()
        head.addWidget(self.search)
        verbs = QHBoxLayout()
        verbs.setSpacing(metrics.SPACE)
        verbs.addWidget(self.what, 1)
        verbs.addWidget(self.line)
        verbs.addWidget(self.none)
        verbs.addWidget(self.back)
        foot: QVBoxLayout = self.part()
        foot.addLayout(verbs)
        foot.addWidget(self.refusal)
        self.line.setFixedWidth(_WIDTH_LINE)
        self.add_part(head)
        self.add_part(self.table)
        self.add_part(foot)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _show_again(self) -> None:
        """After a change: the same command stays chosen."""
        self.all_back.setEnabled(any(self._commands.is_own(command.id) for command in self._commands.all()))
        self.choose(self._chosen)
        self._show_chosen()

    def _choose(self) -> None:
        command = self.model.command(self.table.currentIndex().row())
        if command is not None and command.id != self._chosen:
            self._chosen = command.id
            self._say("")
            self._show_chosen()

    def _show_chosen(self) -> None:
        command = next((one for one in self._commands.all() if one.id == self._chosen), None)
        for control in (self.line, self.none, self.back):
            control.setEnabled(command is not None)
        self.what.setText(self.tr("Nothing chosen") if command is None else command.text)
        if command is None:
            return
        self._name_line(self.tr("Keys of “{command}”").format(command=command.text))
        self.back.setAccessibleName(self.tr("“{command}” as shipped").format(command=command.text))
        self.none.setAccessibleName(self.tr("No keys for “{command}”").format(command=command.text))
        self.none.setEnabled(not self._commands.keys(command.id).isEmpty())
        self.back.setEnabled(self._commands.is_own(command.id))
        self.line.setKeySequence(self._commands.keys(command.id))

    def _name_line(self, name: str) -> None:
        """Also the line that Qt puts inside: it is the one that has the focus."""
        for line in (self.line, *self.line.findChildren(QLineEdit)):
            line.setAccessibleName(name)

    # --- what is done -----------------------------------------------------------------------------------------------

    def _take_pressed(self) -> None:
        """The line empties itself before it takes what is pressed: that is no wish for no keys."""
        keys = self.line.keySequence()
        if self._chosen and not keys.isEmpty() and keys != self._commands.keys(self._chosen):
            self._set(keys)
        else:
            self._show_chosen()

    def _set(self, keys: QKeySequence) -> None:
        self._say(self._commands.set_keys(self._chosen, keys))
        QTimer.singleShot(0, self, self._show_chosen)  # the line is still busy with what was pressed

    def _say(self, refusal: str) -> None:
        self.refusal.setText(refusal)
        self.refusal.setVisible(bool(refusal))

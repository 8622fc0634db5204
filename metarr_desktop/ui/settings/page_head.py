"""The line above the settings: that every change holds at once, and the way out of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from metarr_desktop.ui.commands import Commands


class PageHead(QWidget):
    """It names the keys that hold now."""

    all_wanted = Signal()
    """Show all settings again."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self.words = Label(ink=Ink.TEXT2, wrap=True)
        self.all = Button(self.tr("Show all settings"), kind=ButtonKind.FLAT, small=True)
        self.all.clicked.connect(self.all_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.all)
        self.all.hide()
        commands.changed.connect(self._say)
        self._say()

    def show_search(self, is_searching: bool) -> None:
        """Whether rows are left out, so that there is a way back to all."""
        self.all.setVisible(is_searching)

    def _say(self) -> None:
        keys = self._commands.keys_text("window.undo")
        text = self.tr("Every change takes effect at once; {keys} takes back the setting that was changed last.")
        self.words.setText(text.format(keys=keys) if keys else self.tr("Every change takes effect at once."))

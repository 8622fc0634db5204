"""The dialogs that add something: a headline, a sentence, what is asked for, and Add, which may be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLayout, QWidget

from metarr_desktop.ui.search_words import problem_text
from metarr_desktop.ui.theme import fonts
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.dialog_column import dialog_column
from metarr_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError

_WIDTH = 416


class AddingDialog(QDialog):
    """Who inherits it lays its fields out with `ask_for`, and connects `add`; Escape adds nothing."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.refusal = Label(size=fonts.Size.SMALL, ink=Ink.ERROR, wrap=True)
        self.refusal.hide()
        self.add = Button(self.tr("Add"), icon=Icon.PLUS, kind=ButtonKind.PRIMARY)
        self.add.setDefault(True)
        self.add.setEnabled(False)

    def ask_for(self, text: str, fields: QLayout) -> None:
        """Put it together."""
        sentence = Label(text, ink=Ink.TEXT2, wrap=True)
        self._column = dialog_column(self, self.add, sentence, fields, self.refusal)

    def refuse(self, error: MetarrError) -> None:
        """Say why it was not added; it can be tried again, and the sentence takes no room from the fields."""
        self.add.setEnabled(True)
        self.refusal.setText(problem_text(error))
        self.refusal.show()
        self._column.activate()
        self.resize(self.width(), max(self.height(), self._column.totalHeightForWidth(self.width())))

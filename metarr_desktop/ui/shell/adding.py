"""The dialogs that add something: a headline, a sentence, what is asked for, and Add, which may be refused."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import Label

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
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.SPACE)
        cancel = Button(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_SECTION] * 4)
        column.setSpacing(metrics.SPACE_PANE)
        column.addWidget(Label(self.windowTitle(), size=fonts.Size.TITLE, weight=fonts.Weight.STRONG))
        column.addWidget(Label(text, ink=Ink.TEXT2, wrap=True))
        column.addLayout(fields)
        column.addWidget(self.refusal)
        column.addLayout(buttons)

    def refuse(self, error: MetarrError) -> None:
        """Say why it was not added; it can be tried again."""
        self.add.setEnabled(True)
        self.refusal.setText(translated(error))
        self.refusal.show()

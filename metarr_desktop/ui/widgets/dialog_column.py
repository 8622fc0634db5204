"""How a small dialog is laid out: its title as a headline, what it asks for, at its foot Cancel and what it does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.labels import Label


def dialog_column(dialog: QDialog, act: Button, *parts: QWidget | QLayout) -> QVBoxLayout:
    """Put a dialog together; what room is left over stands before the buttons. Enter is never Cancel's."""
    cancel = Button(QCoreApplication.translate("Dialog", "Cancel"))
    cancel.setAutoDefault(False)
    cancel.clicked.connect(dialog.reject)
    buttons = QHBoxLayout()
    buttons.setSpacing(metrics.SPACE)
    buttons.addStretch()
    buttons.addWidget(cancel)
    buttons.addWidget(act)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*[metrics.SPACE_SECTION] * 4)
    column.setSpacing(metrics.SPACE_PANE)
    column.addWidget(Label(dialog.windowTitle(), size=fonts.Size.TITLE, weight=fonts.Weight.STRONG))
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    column.addStretch()
    column.addLayout(buttons)
    return column

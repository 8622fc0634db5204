"""The files of ours that a player does not see, to be read and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import printable
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from metarr_desktop.services.players import PathCheck

_SIZE = (640, 400)


class MissingFiles(QDialog):
    """One path a line, as they are called here."""

    def __init__(self, check: PathCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "base")
        self.resize(fonts.grown(_SIZE[0]), fonts.grown(_SIZE[1]))
        head = self.tr("{player} does not see").format(player=isolated(check.player))
        self.setWindowTitle(head)
        self.list = QPlainTextEdit("\n".join(map(printable, check.missing)))
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.list.setAccessibleName(head)
        fonts.wear_fixed(self.list)
        counts = {"missing": len(check.missing), "looked": check.looked}
        text = self.tr("{missing} of {looked} files that it was asked for.")
        number = self.locale().toString
        count = Label(text.format(**{name: number(one) for name, one in counts.items()}), ink=Ink.TEXT2, wrap=True)
        copy = Button(self.tr("Copy"), icon=Icon.COPY)
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.list.toPlainText()))
        close = Button(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(metrics.SPACE)
        foot.addStretch()
        foot.addWidget(copy)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_PANE] * 4)
        column.setSpacing(metrics.SPACE_ROW)
        column.addWidget(Label(head, size=fonts.Size.TITLE, weight=fonts.Weight.STRONG, wrap=True))
        column.addWidget(count)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

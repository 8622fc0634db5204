"""About Metarr: version, licence, and what it is made with."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import Label

_WIDTH = 420


class About(QDialog):
    """A dialog that can be copied from."""

    def __init__(self, data_dir: str, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Metarr Desktop"))
        self.setMinimumSize(QSize(_WIDTH, 0))
        self._facts = self.tr("Version {version}\nPython {python}, Qt {qt}, PySide {pyside}\n{system}\n{data}").format(
            version=version,
            python=platform.python_version(),
            qt=qVersion(),
            pyside=PySide6.__version__,
            system=platform.platform(terse=True),
            data=self.tr("Library in {folder}").format(folder=data_dir),
        )
        facts = Label(self._facts, ink=Ink.TEXT2, wrap=True)
        facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        licence = self.tr(
            "Free software under the GNU General Public License, version 3 or later. It comes with no warranty; "
            "you may change it and pass it on under the same terms."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_SECTION] * 4)
        column.setSpacing(metrics.SPACE_ROW)
        column.addWidget(Label(self.tr("Metarr Desktop"), size=fonts.Size.HERO, weight=fonts.Weight.STRONG))
        column.addWidget(
            Label(self.tr("Scan, correct, lock, publish – and see exactly that in your player."), wrap=True)
        )
        column.addWidget(facts)
        column.addWidget(Label(licence, ink=Ink.TEXT2, wrap=True))
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        copy = Button(self.tr("Copy"), icon=Icon.COPY, kind=ButtonKind.FLAT)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._facts))
        close = Button(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        close.setFocus()
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch()
        row.addWidget(close)
        return row

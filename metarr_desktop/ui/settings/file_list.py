"""Files of a library that want to be known of: folded away under their number, opened on a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import printable
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import FileId

_MOST_LINES = 8


class FileList(QWidget):
    """A heading with a number; below it, once opened, the files and what can be done with the selected ones."""

    acted = Signal(list)
    """`FileId`s that the action is wanted for."""

    def __init__(self, title: str, text: str, *, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._shown: list[tuple[FileId | None, str]] = []
        self.toggle = Button(title, icon=Icon.CHEVRON_RIGHT, kind=ButtonKind.FLAT, small=True)
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._open)
        self.files = QListWidget()
        self.files.setAccessibleName(title)
        fonts.wear_fixed(self.files)
        self.files.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.files.setUniformItemSizes(True)
        self.action = Button(action, small=True)
        if not action:
            self.action.hide()
        self.action.clicked.connect(self._act)
        self.copy = Button(self.tr("Copy list"), icon=Icon.COPY, kind=ButtonKind.FLAT, small=True)
        self.copy.clicked.connect(self._copy)
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.SPACE)
        buttons.addWidget(self.action)
        buttons.addWidget(self.copy)
        buttons.addStretch()
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(metrics.SPACE_SECTION, 0, 0, metrics.SPACE)
        body.setSpacing(metrics.SPACE)
        body.addWidget(Label(text, size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True))
        body.addWidget(self.files)
        body.addLayout(buttons)
        self._body.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.SPACE, 2, metrics.SPACE_PANE, 2)
        column.setSpacing(metrics.SPACE_GROUP)
        column.addWidget(self.toggle, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._body)

    def show_files(self, files: Sequence[tuple[FileId | None, str]]) -> None:
        """Show these files, each with its id (None where nothing can be done with one) and its line."""
        self.setVisible(bool(files))
        if list(files) == self._shown:
            return  # a scan tells of itself all the time: what is selected stays
        self._shown = list(files)
        self.toggle.setText(f"{self._title} · {self.locale().toString(len(files))}")
        self.files.clear()
        for file, line in files:
            item = QListWidgetItem(printable(line))
            item.setData(Qt.ItemDataRole.UserRole, file)
            item.setToolTip(printable(line))
            self.files.addItem(item)
        lines = min(_MOST_LINES, max(1, len(files)))
        bar = self.files.horizontalScrollBar().sizeHint().height()  # a long path scrolls sideways
        self.files.setFixedHeight(self.files.sizeHintForRow(0) * lines + bar + 2 * self.files.frameWidth())

    def _open(self, is_open: bool) -> None:
        self.toggle.set_icon(Icon.CHEVRON_DOWN if is_open else Icon.CHEVRON_RIGHT)
        self._body.setVisible(is_open)

    def _act(self) -> None:
        """For the selected files, for all where none is selected."""
        items = self.files.selectedItems() or [self.files.item(row) for row in range(self.files.count())]
        self.acted.emit([item.data(Qt.ItemDataRole.UserRole) for item in items])

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self.files.item(row).text() for row in range(self.files.count())))

"""One picture as large as the window allows: fetched when it is asked for, forgotten when it closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.picture_box import PictureBox
from metarr_desktop.ui.widgets.pictures import read_well

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.ui.desk import Desk

_SHARE = 0.8  # of the screen


class LargePicture(QDialog):
    """Shows what `fetch` gives (in a worker): the bytes of a picture that was found to be one. Escape closes it."""

    def __init__(self, desk: Desk, title: str, facts: str, shape: QSize, fetch: Callable[[], bytes], parent: QWidget):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setObjectName("large-picture")
        self._shape = shape
        room = QGuiApplication.primaryScreen().availableSize() * _SHARE
        self.picture = PictureBox(title, room - QSize(2 * metrics.SPACE_PANE, 96))
        self.picture.show_picture(None, shape)
        self.state = Label(self.tr("Fetching…"), ink=Ink.TEXT2, wrap=True)
        self._facts = facts
        close = Button(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_PANE] * 4)
        column.setSpacing(metrics.SPACE_ROW)
        column.addWidget(self.picture, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(foot)
        box, ratio = self.picture.picture_size(), self.devicePixelRatioF()
        desk.bridge.ask(self, lambda: _decoded(fetch(), box * ratio), self._show, self._refuse)

    def _show(self, image: QImage) -> None:
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.show_picture(pixmap, image.size())
        self.state.setText(self._facts)

    def _refuse(self, error: MetarrError) -> None:
        self.picture.show_empty(self.tr("not there"), shape=self._shape)
        self.state.set_ink(Ink.ERROR)
        self.state.setText(translated(error))


def _decoded(data: bytes, room: QSize) -> QImage:
    """In a worker: the picture within that room. Raises BadInput."""
    image = read_well(QImage.fromData(data))
    keeps = Qt.AspectRatioMode.KeepAspectRatio
    return image.scaled(room, keeps, Qt.TransformationMode.SmoothTransformation)

"""The head of an artist: face, name, facts, and the way to the details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.ui.music.cells import paint_face
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.chip import ChipBar, ChipValue
from metarr_desktop.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import ItemDetail
    from metarr_desktop.ui.desk import Desk

_FACE = QSize(80, 80)
_GENRES_SHOWN = 3


class ArtistHead(QWidget):
    """Shows one artist; `edit` and `details` are its buttons."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = _Face(desk)
        self._name = ElidedLabel(size=fonts.Size.HERO, weight=fonts.Weight.STRONG)
        self._facts = ElidedLabel(ink=Ink.TEXT2)
        self._chips = ChipBar(small=True)
        self.edit = Button(self.tr("Edit artist"), icon=Icon.EDIT)
        self.details = Button(self.tr("Details"), icon=Icon.PANE_RIGHT)
        self.details.setToolTip(self.tr("Show or hide the details of what is chosen"))
        words = QVBoxLayout()
        words.setSpacing(metrics.SPACE_GROUP)
        words.addWidget(self._name)
        words.addWidget(self._facts)
        words.addWidget(self._chips)
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.SPACE)
        buttons.addWidget(self.edit)
        buttons.addWidget(self.details)
        side = QVBoxLayout()
        side.addLayout(buttons)
        side.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(*[metrics.SPACE_PANE] * 4)
        row.setSpacing(metrics.SPACE_PANE)
        row.addWidget(self._face)
        row.addLayout(words, 1)
        row.addLayout(side)

    def show_artist(self, detail: ItemDetail) -> None:
        """Show another artist, or the same with more known."""
        row = detail.row
        self._face.show_picture(row.title, row.picture)
        self._name.setText(row.title)
        self._facts.setText(_facts(detail))
        self._facts.setVisible(bool(self._facts.text()))
        chips = [ChipValue("albums", self.tr("%n album(s)", "", row.children), None, Tone.OUTLINE, False)]
        if row.locked:
            text = self.tr("%n locked", "", len(row.locked))
            chips.append(ChipValue("locked", text, Icon.LOCK, Tone.ACCENT, False))
        if row.needs_publish:
            chips.append(ChipValue("publish", self.tr("to publish"), Icon.UPLOAD, Tone.ACCENT, False))
        self._chips.set_chips(chips)


class _Face(QWidget):
    """A round picture."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._title = self._path = ""
        self.setFixedSize(_FACE)
        desk.pictures.arrived.connect(self._arrived)

    def show_picture(self, title: str, path: str) -> None:
        self._title, self._path = title, path
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        picture = self._desk.pictures.get(self._path, _FACE, ratio, _FACE.width() / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_face(painter, self.rect(), self._title, picture)

    def _arrived(self, path: str) -> None:
        if path == self._path:
            self.update()


def _facts(detail: ItemDetail) -> str:
    """What kind of artist, since when, and which music."""
    values = detail.values
    formed, genres = values.get("formed") or values.get("born"), values.get("genres")
    parts = [
        str(values.get("disambiguation") or values.get("artist_type") or ""),
        str(formed)[:4] if formed else "",
        ", ".join(map(str, genres[:_GENRES_SHOWN])) if isinstance(genres, tuple) else "",
    ]
    return " · ".join(part for part in parts if part)

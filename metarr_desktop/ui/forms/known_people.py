"""People that are known already: their faces beside names, and their names for whoever types one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap

from metarr_desktop.domain.item_views import Face
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.theme import fonts
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.placeholder import initials

if TYPE_CHECKING:
    from metarr_desktop.domain.values import Credit
    from metarr_desktop.ui.desk import Desk

FACE_PX = 28
_LEAST_LETTERS = 2


class KnownPeople(QObject):
    """Asks for faces once each, and for names as they are typed."""

    faces_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._names = Latest(desk.bridge, self)
        self._faces: dict[tuple[str, str], Face | None] = {}
        self._wanted: set[tuple[str, str]] = set()
        self._ask_soon = QTimer(self, singleShot=True, interval=0)
        self._ask_soon.timeout.connect(self._ask_for_faces)
        desk.pictures.arrived.connect(self._picture_arrived)

    def ask(self, words: str, on_answer: Callable[[Sequence[Face]], None]) -> None:
        """Who is called so; nobody for a letter alone."""
        self._names.drop()
        if len(words.strip()) < _LEAST_LETTERS:
            on_answer(())
            return
        engine = self._desk.engine
        self._names.ask(lambda: engine.browse.people_named(words.strip()), on_answer)

    def icon(self, credit: Credit, ratio: float) -> QIcon:
        """The face of a credit, round; initials until one is known, and where there is none."""
        missing = [one for one in credit.ids if one not in self._faces]
        if missing:
            self._wanted.update(missing)
            self._ask_soon.start()
        known = (self._faces.get(one) for one in credit.ids)
        face = next((one for one in known if one is not None), None)
        return self.icon_of(Face(credit.name, picture=face.picture if face is not None else ""), ratio)

    def icon_of(self, face: Face, ratio: float) -> QIcon:
        """The same of a face that is known."""
        size = QSize(FACE_PX, FACE_PX)
        picture = self._desk.pictures.get(face.picture, size, ratio, FACE_PX / 2)
        return QIcon(picture if picture is not None else _initials(face.name, ratio))

    def _ask_for_faces(self) -> None:
        wanted = tuple(self._wanted)
        self._wanted.clear()
        engine = self._desk.engine
        self._desk.bridge.ask(self, lambda: engine.browse.faces(wanted), lambda found: self._take(wanted, found))

    def _take(self, wanted: Sequence[tuple[str, str]], found: dict[tuple[str, str], Face]) -> None:
        self._faces.update({one: found.get(one) for one in wanted})
        self.faces_changed.emit()

    def _picture_arrived(self, path: str) -> None:
        if any(face is not None and face.picture == path for face in self._faces.values()):
            self.faces_changed.emit()


def _initials(name: str, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(FACE_PX, FACE_PX) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    tones = current_palette().placeholder(name)
    place = QRectF(0, 0, FACE_PX, FACE_PX)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tones.face)
    painter.drawEllipse(place)
    painter.setPen(tones.ink)
    painter.setFont(fonts.font(fonts.Size.SMALL, fonts.Weight.STRONG))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.end()
    return pixmap

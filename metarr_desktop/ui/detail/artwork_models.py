"""The kinds of pictures an item can have, and how each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from metarr_desktop.domain.artwork import shape_of
from metarr_desktop.domain.assets import Asset, assets_of
from metarr_desktop.domain.kinds import Actor, Kind
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.widgets.cell import Cell, is_chosen, mirrored, paint_sign, sign_place, write_line
from metarr_desktop.ui.widgets.picture_box import backed, fitted
from metarr_desktop.ui.widgets.poster_card import paint_picture
from metarr_desktop.ui.words import field_label

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Origin
    from metarr_desktop.domain.item_views import ItemDetail, PictureView
    from metarr_desktop.ui.desk import Desk

SLOT_ROLE = int(Qt.ItemDataRole.UserRole) + 40

_THUMB = QSize(36, 36)


@dataclass(frozen=True, slots=True)
class Slot:
    """One picture kind of one item: what is chosen, best first, and what could be."""

    asset: Asset
    chosen: tuple[PictureView, ...]
    candidates: tuple[PictureView, ...]
    is_locked: bool
    origin: Origin | None
    ideal: tuple[int, int]
    """Width and height in pixels that a picture of such an item should have."""
    of: Kind
    """What kind of item it is a picture of."""

    @property
    def name(self) -> str:
        """What people call it there."""
        return field_label(self.asset.name, self.of)

    @property
    def shape(self) -> QSize:
        """Width to height of the picture in use, or of what is ideal."""
        one = self.chosen[0] if self.chosen else None
        return QSize(one.width, one.height) if one and one.width else QSize(*self.ideal)


def slots_of(detail: ItemDetail) -> list[Slot]:
    """Every picture kind of the item, in the order of the table of assets."""
    found = []
    for asset in assets_of(detail.row.kind):
        own = [one for one in detail.pictures if one.art == asset.name]
        chosen = sorted((one for one in own if one.position is not None), key=lambda one: one.position or 0)
        rest = sorted((one for one in own if one.position is None), key=lambda one: -one.width * one.height)
        found.append(
            Slot(
                asset,
                tuple(chosen),
                (*chosen, *rest),
                asset.name in detail.row.locked,
                detail.origins.get(asset.name),
                shape_of(asset.name, detail.row.kind).ideal,
                detail.row.kind,
            )
        )
    return found


class SlotsModel(QAbstractListModel):
    """The kinds; `DisplayRole` is the name, `SLOT_ROLE` the `Slot`, `Role.PICTURE` its thumbnail."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._slots: list[Slot] = []
        desk.pictures.arrived.connect(self._arrived)

    def set_slots(self, slots: Sequence[Slot]) -> None:
        """Show these kinds; the chosen row stays where the kinds are the same."""
        if [(slot.asset, slot.of) for slot in slots] == [(slot.asset, slot.of) for slot in self._slots]:
            self._slots = list(slots)
            if slots:
                self.dataChanged.emit(self.index(0), self.index(len(slots) - 1))
            return
        self.beginResetModel()
        self._slots = list(slots)
        self.endResetModel()

    def slot_at(self, row: int) -> Slot | None:
        return self._slots[row] if 0 <= row < len(self._slots) else None

    def row_of(self, art: str) -> int | None:
        """The row of a picture kind."""
        return next((row for row, slot in enumerate(self._slots) if slot.asset.name == art), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._slots)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        slot = self.slot_at(index.row())
        if slot is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return slot.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return f"{slot.name}, {self.state_text(slot)}"
            case _ if role == SLOT_ROLE:
                return slot
            case _ if role == Role.PICTURE and slot.chosen:
                size = fitted(slot.shape, _THUMB)
                path = slot.chosen[0].path
                return backed(slot.asset.name, self._desk.pictures.get(path, size, screen_ratio(), metrics.RADIUS_CHIP))
        return None

    def state_text(self, slot: Slot) -> str:
        """How a kind stands, in few words."""
        if slot.is_locked and not slot.chosen:
            return self.tr("kept empty by you")
        if not slot.chosen:
            count = len(slot.candidates)
            return self.tr("%n found, none chosen", "", count) if count else self.tr("none yet")
        if slot.origin is not None and slot.origin.actor is Actor.PERSON:
            return self.tr("chosen by you")
        return self.tr("%n in use", "", len(slot.chosen)) if slot.asset.limit > 1 else self.tr("automatic")

    def _arrived(self, path: str) -> None:
        for row, slot in enumerate(self._slots):
            if slot.chosen and slot.chosen[0].path == path:
                self.dataChanged.emit(self.index(row), self.index(row), [int(Role.PICTURE)])


class SlotDelegate(Cell):
    """48 px: the picture in use, name and state, and a sign at the end; where it is narrow the sign on the picture."""

    is_narrow = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, metrics.ROW_LIST)  # as wide as the list is

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the kind of picture, or nothing where it is gone."""
        model = index.model()
        slot = index.data(SLOT_ROLE)
        if not isinstance(model, SlotsModel) or not isinstance(slot, Slot):
            return
        palette = current_palette()
        self._paint_thumb(painter, option, inner, slot, index.data(Role.PICTURE))
        icon, ink = _sign_of(slot)
        if self.is_narrow:
            corner = QRect(inner.left() + _THUMB.width() - metrics.ICON_BADGE, inner.bottom() - 20, 20, 20)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.alt)
            painter.drawEllipse(mirrored(option, corner))
            sign = corner.adjusted(3, 3, -3, -3)
            paint_sign(painter, option, sign, icon, palette.ink(ink))
            return
        words = inner.adjusted(_THUMB.width() + 10, 6, -metrics.ICON - 4, -6)
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        font = fonts.font(weight=fonts.Weight.STRONG if is_chosen(option) else fonts.Weight.NORMAL)
        write_line(painter, option, words, str(index.data()), font, palette.text, top)
        small = fonts.font(fonts.Size.SMALL)
        write_line(painter, option, words, model.state_text(slot), small, palette.text2, bottom)
        sign = sign_place(inner.right() - metrics.ICON, inner)
        paint_sign(painter, option, sign, icon, palette.ink(ink))

    def _paint_thumb(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, slot: Slot, picture: QPixmap | None
    ) -> None:
        room = QRect(inner.left(), inner.top() + 6, _THUMB.width(), _THUMB.height())
        place = QRect(room.topLeft(), fitted(slot.shape, _THUMB))
        place.moveCenter(room.center())
        place = mirrored(option, place)
        palette = current_palette()
        if picture is not None and not picture.isNull():
            paint_picture(painter, place, picture)
            return
        pen = QPen(palette.ctl, 1)
        if not slot.chosen:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), metrics.RADIUS_CHIP, metrics.RADIUS_CHIP)


def _sign_of(slot: Slot) -> tuple[Icon, Ink]:
    if slot.is_locked:
        return Icon.LOCK, Ink.ACCENT
    if slot.chosen:
        return Icon.CHECK, Ink.OK
    return (Icon.QUESTION, Ink.WARN) if slot.candidates else (Icon.MINUS, Ink.TEXT3)


def size_words(picture: PictureView) -> str:
    """`2000 × 3000`; "" where it is not known."""
    return f"{picture.width} × {picture.height}" if picture.width and picture.height else ""


def screen_ratio() -> float:
    """Device pixels per logical one."""
    screen = QApplication.primaryScreen()
    return screen.devicePixelRatio() if screen is not None else 1.0

"""The kinds of pictures an item can have, and how each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.domain.assets import Asset, assets_of
from metarr_desktop.domain.kinds import Actor
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.theme import fonts, icons, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.widgets.picture_box import backed, fitted
from metarr_desktop.ui.widgets.poster_card import paint_picture
from metarr_desktop.ui.words import field_label

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Origin
    from metarr_desktop.domain.views import ItemDetail, PictureView
    from metarr_desktop.ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
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

    @property
    def shape(self) -> QSize:
        """Width to height of the picture in use, or of what is ideal."""
        one = self.chosen[0] if self.chosen else None
        return QSize(one.width, one.height) if one and one.width else QSize(*self.asset.ideal)


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
        if [slot.asset for slot in slots] == [slot.asset for slot in self._slots]:
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

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._slots)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        slot = self.slot_at(index.row())
        if slot is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return field_label(slot.asset.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{field_label(slot.asset.name)}, {self.state_text(slot)}"
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


class SlotDelegate(QStyledItemDelegate):
    """48 px: the picture in use, name and state, and a sign at the end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(176, metrics.ROW_LIST)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        slot = index.data(SLOT_ROLE)
        if not isinstance(model, SlotsModel) or not isinstance(slot, Slot):
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_thumb(painter, option, slot, index.data(Role.PICTURE))
        words = option.rect.adjusted(metrics.SPACE + _THUMB.width() + 10, 6, -metrics.SPACE - metrics.ICON - 4, -6)
        words = QStyle.visualRect(option.direction, option.rect, words)
        leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = current_palette()
        weight = fonts.Weight.STRONG if is_selected else fonts.Weight.NORMAL
        painter.setFont(fonts.font(weight=weight))
        painter.setPen(palette.text)
        painter.drawText(words, leading | Qt.AlignmentFlag.AlignTop, index.data())
        small = fonts.font(fonts.Size.SMALL)
        painter.setFont(small)
        painter.setPen(palette.text2)
        cut = painter.fontMetrics().elidedText(model.state_text(slot), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, leading | Qt.AlignmentFlag.AlignBottom, cut)
        self._paint_sign(painter, option, slot)
        painter.restore()

    def _paint_thumb(
        self, painter: QPainter, option: QStyleOptionViewItem, slot: Slot, picture: QPixmap | None
    ) -> None:
        room = QRect(option.rect.left() + metrics.SPACE, option.rect.top() + 6, _THUMB.width(), _THUMB.height())
        place = QRect(room.topLeft(), fitted(slot.shape, _THUMB))
        place.moveCenter(room.center())
        place = QStyle.visualRect(option.direction, option.rect, place)
        palette = current_palette()
        if picture is not None and not picture.isNull():
            paint_picture(painter, place, picture)
            return
        pen = QPen(palette.ctl, 1)
        if not slot.chosen:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), metrics.RADIUS_CHIP, metrics.RADIUS_CHIP)

    def _paint_sign(self, painter: QPainter, option: QStyleOptionViewItem, slot: Slot) -> None:
        icon, ink = Icon.CHECK, Ink.OK
        if slot.is_locked:
            icon, ink = Icon.LOCK, Ink.ACCENT
        elif not slot.chosen:
            icon, ink = (Icon.QUESTION, Ink.WARN) if slot.candidates else (Icon.MINUS, Ink.TEXT3)
        rect = option.rect
        place = QRect(rect.right() - metrics.SPACE - metrics.ICON, 0, metrics.ICON, metrics.ICON)
        place.moveTop(rect.top() + (rect.height() - metrics.ICON) // 2)
        where = QRectF(QStyle.visualRect(option.direction, rect, place))
        icons.paint(painter, icon, current_palette().ink(ink), where)


def size_words(picture: PictureView) -> str:
    """`2000 × 3000`; "" where it is not known."""
    return f"{picture.width} × {picture.height}" if picture.width and picture.height else ""


def screen_ratio() -> float:
    """Device pixels per logical one."""
    screen = QApplication.primaryScreen()
    return screen.devicePixelRatio() if screen is not None else 1.0

"""A publish plan as a tree: titles, below each its files with verb, name and reason."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.plan import Plan, Reason, Step
from metarr_desktop.ui.models.cards import caption_of
from metarr_desktop.ui.models.two_levels import GROUP_ROLE, Index, TwoLevels
from metarr_desktop.ui.plan_words import VERB_SIGNS, reason_sentence, verb_word
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.theme import fonts, icons, metrics
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.count_pill import paint_pill, pill_size
from metarr_desktop.ui.widgets.placeholder import paint_placeholder
from metarr_desktop.ui.widgets.poster_card import paint_picture

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.ui.desk import Desk

STEP_ROLE = int(Qt.ItemDataRole.UserRole) + 50

_THUMB = QSize(18, 27)
_STEP_HEIGHT = 40
_VERB_WIDTH = 72


@dataclass(frozen=True, slots=True)
class Group:
    """One title with its steps; `skipped` says why it cannot be published, if it cannot."""

    item: ItemId
    title: str
    picture: str
    members: tuple[Step, ...]
    skipped: Reason | None = None


def groups_of(plan: Plan, rows: Mapping[ItemId, ItemRow], *, only_changes: bool) -> list[Group]:
    """The plan by title, in its own order. Titles without a step to show are left out unless they are skipped."""
    steps: dict[ItemId, list[Step]] = {}
    for step in plan.steps:
        if not only_changes or not step.is_quiet:
            steps.setdefault(step.item, []).append(step)
    skipped = dict(plan.skipped)
    found = []
    for item in dict.fromkeys([*steps, *skipped]):
        row = rows.get(item)
        own = tuple(steps.get(item, ()))
        found.append(Group(item, title_of(row), row.picture if row else "", own, skipped.get(item)))
    return found


def title_of(row: ItemRow | None) -> str:
    """A title as a plan names it: "Heat (1995)"; of an episode with its show."""
    if row is None:
        return ""
    caption = caption_of(row)
    if row.series and row.series != row.title:
        return f"{row.series} · {' '.join(part for part in (caption, row.title) if part)}"
    return f"{row.title} ({row.year})" if row.year else row.title


class PlanModel(TwoLevels[Group]):
    """Two levels; `GROUP_ROLE` gives the `Group` of a row, `STEP_ROLE` the `Step` of a file."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.pictures.arrived.connect(self._arrived)

    def index_of(self, path: str) -> QModelIndex:
        """Where a file stands; an invalid index where it does not."""
        for row, group in enumerate(self._groups):
            for place, step in enumerate(group.members):
                if step.path == path:
                    return self.index(place, 0, self.index(row, 0))
        return QModelIndex()

    def first_file(self) -> QModelIndex:
        """The first file of the plan."""
        row = next((row for row, group in enumerate(self._groups) if group.members), None)
        return QModelIndex() if row is None else self.index(0, 0, self.index(row, 0))

    def group_data(self, group: Group, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return group.title
            case Qt.ItemDataRole.AccessibleTextRole:
                why = reason_sentence(group.skipped) if group.skipped else self.tr("%n file(s)", "", len(group.members))
                return f"{group.title}, {why}"
            case Qt.ItemDataRole.ToolTipRole if group.skipped:
                return reason_sentence(group.skipped)
            case _ if role == Role.PICTURE and group.picture:
                screen = QApplication.primaryScreen()
                ratio = screen.devicePixelRatio() if screen is not None else 1.0
                return self._desk.pictures.get(group.picture, _THUMB, ratio, 2)
        return None

    def member_data(self, member: Any, role: int) -> Any:
        return _step_data(member, role)

    def _arrived(self, path: str) -> None:
        for row, group in enumerate(self._groups):
            if group.picture == path:
                index = self.index(row, 0)
                self.dataChanged.emit(index, index, [int(Role.PICTURE)])


def _step_data(step: Step, role: int) -> Any:
    name = printable(os.path.basename(step.path))
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return name
        case Qt.ItemDataRole.AccessibleTextRole:
            return f"{verb_word(step.verb)} {name}, {reason_sentence(step.reason)}"
        case Qt.ItemDataRole.ToolTipRole:
            return printable(step.path)
        case _ if role == STEP_ROLE:
            return step
    return None


class PlanDelegate(QStyledItemDelegate):
    """Titles with picture and count, files with verb, name and reason."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _STEP_HEIGHT if index.data(STEP_ROLE) is not None else metrics.ROW_TABLE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        step = index.data(STEP_ROLE)
        if isinstance(step, Step):
            self._paint_step(painter, option, step, index.data())
        else:
            self._paint_group(painter, option, index)
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        group = index.data(GROUP_ROLE)
        if not isinstance(group, Group):
            return
        rect, palette = option.rect, current_palette()
        place = QRect(rect.left() + metrics.SPACE_GROUP, rect.top() + (rect.height() - _THUMB.height()) // 2, 0, 0)
        place.setSize(_THUMB)
        picture = index.data(Role.PICTURE)
        mirrored = QStyle.visualRect(option.direction, rect, place)
        if picture is None or picture.isNull():
            paint_placeholder(painter, QRectF(mirrored), group.title)
        else:
            paint_picture(painter, mirrored, picture)
        count = str(len(group.members))
        pill = pill_size(len(group.members))
        end = QRect(rect.right() - metrics.SPACE - pill.width(), 0, pill.width(), pill.height())
        end.moveTop(rect.top() + (rect.height() - pill.height()) // 2)
        where = QStyle.visualRect(option.direction, rect, end)
        if group.skipped is not None and not group.members:
            icons.paint(painter, icons.Icon.WARNING, palette.warn, QRectF(where.adjusted(0, 1, 0, -1)))
        else:
            paint_pill(painter, where, count, palette.hover, palette.text2)
        words = QRect(place.right() + 1 + metrics.SPACE, rect.top(), 0, rect.height())
        words.setRight(end.left() - metrics.SPACE)
        painter.setFont(fonts.font(weight=fonts.Weight.STRONG))
        _write(painter, option, words, group.title, palette.text, Qt.AlignmentFlag.AlignVCenter)

    def _paint_step(self, painter: QPainter, option: QStyleOptionViewItem, step: Step, name: str) -> None:
        rect, palette = option.rect, current_palette()
        icon, ink, _ = VERB_SIGNS[step.verb]
        color = palette.ink(ink)
        sign = QRect(rect.left(), rect.top() + 12, metrics.ICON, metrics.ICON)
        icons.paint(painter, icon, color, QRectF(QStyle.visualRect(option.direction, rect, sign)))
        verb = QRect(sign.right() + 1 + metrics.SPACE_GROUP, rect.top(), _VERB_WIDTH - 8, rect.height())
        painter.setFont(fonts.font())
        _write(painter, option, verb, verb_word(step.verb), color, Qt.AlignmentFlag.AlignVCenter)
        words = QRect(sign.right() + 1 + _VERB_WIDTH, rect.top() + 3, 0, rect.height() - 6)
        words.setRight(rect.right() - metrics.SPACE)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setFont(fonts.font(weight=fonts.Weight.STRONG if is_selected else fonts.Weight.NORMAL))
        _write(painter, option, words, name, palette.text, Qt.AlignmentFlag.AlignTop, Qt.TextElideMode.ElideMiddle)
        painter.setFont(fonts.font(fonts.Size.SMALL))
        _write(painter, option, words, reason_sentence(step.reason), palette.text2, Qt.AlignmentFlag.AlignBottom)


def _write(
    painter: QPainter,
    option: QStyleOptionViewItem,
    place: QRect,
    text: str,
    color: Any,
    vertically: Qt.AlignmentFlag,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
    cut = painter.fontMetrics().elidedText(text, mode, place.width())
    painter.setPen(color)
    painter.drawText(QStyle.visualRect(option.direction, option.rect, place), leading | vertically, cut)

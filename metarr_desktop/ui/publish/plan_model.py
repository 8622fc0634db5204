"""A publish plan as a tree: titles, below each its files with verb, name and reason."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.plan import Plan, Reason, Step
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.models.cards import caption_of
from metarr_desktop.ui.models.two_levels import GROUP_ROLE, TwoLevels
from metarr_desktop.ui.plan_words import VERB_SIGNS, reason_sentence, verb_word
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.cell import is_chosen, paint_sign, paint_thumb, sign_place, write_line
from metarr_desktop.ui.widgets.plan_cell import PlanCell, paint_group

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.index import Index

STEP_ROLE = int(Qt.ItemDataRole.UserRole) + 50

_THUMB = QSize(18, 27)
_VERB_WIDTH = 72
_BOTTOM = Qt.AlignmentFlag.AlignBottom


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


class PlanDelegate(PlanCell):
    """Titles with picture and count, files with verb, name and reason."""

    member_height = 40

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a title or a file."""
        step, group = index.data(STEP_ROLE), index.data(GROUP_ROLE)
        if isinstance(step, Step):
            self._paint_step(painter, option, step, str(index.data()))
        elif isinstance(group, Group):
            place = QRect(inner.left(), inner.top() + (inner.height() - _THUMB.height()) // 2, 0, 0)
            place.setSize(_THUMB)
            paint_thumb(painter, option, place, index.data(Role.PICTURE), group.title, metrics.RADIUS_CHIP)
            room = inner.adjusted(_THUMB.width() + metrics.SPACE, 0, 0, 0)
            left_out = group.skipped is not None
            paint_group(painter, option, room, group.title, len(group.members), is_left_out=left_out)

    def _paint_step(self, painter: QPainter, option: QStyleOptionViewItem, step: Step, name: str) -> None:
        rect, palette = option.rect, current_palette()
        icon, ink, _ = VERB_SIGNS[step.verb]
        color = palette.ink(ink)
        sign = sign_place(rect.left(), rect)
        verb_width = fonts.grown(_VERB_WIDTH)
        paint_sign(painter, option, sign, icon, color)
        verb = QRect(sign.right() + 1 + metrics.SPACE_GROUP, rect.top(), verb_width - metrics.SPACE, rect.height())
        write_line(painter, option, verb, verb_word(step.verb), fonts.font(), color)
        words = QRect(sign.right() + 1 + verb_width, rect.top() + 3, 0, rect.height() - 6)
        words.setRight(rect.right() - metrics.SPACE)
        font = fonts.font(weight=fonts.Weight.STRONG if is_chosen(option) else fonts.Weight.NORMAL)
        top, middle = Qt.AlignmentFlag.AlignTop, Qt.TextElideMode.ElideMiddle
        write_line(painter, option, words, isolated(name), font, palette.text, top, mode=middle)
        small = fonts.font(fonts.Size.SMALL)
        write_line(painter, option, words, reason_sentence(step.reason), small, palette.text2, _BOTTOM)

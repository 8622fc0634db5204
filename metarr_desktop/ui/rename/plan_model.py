"""A rename plan as a tree: titles, below each its files and folders, the name of now above the one to come."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.moves import Move, MovePlan, MoveReason, MoveVerb
from metarr_desktop.ui.bidi import isolated, runs_to_the_left
from metarr_desktop.ui.models.two_levels import GROUP_ROLE, TwoLevels
from metarr_desktop.ui.plan_words import move_reason
from metarr_desktop.ui.publish.plan_model import title_of
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Palette, current_palette
from metarr_desktop.ui.widgets.cell import mirrored, paint_sign, sign_place, write_line
from metarr_desktop.ui.widgets.plan_cell import PlanCell, paint_group

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.ui.index import Index

MOVE_ROLE = int(Qt.ItemDataRole.UserRole) + 60

_TOP, _BOTTOM = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
_MIDDLE = Qt.TextElideMode.ElideMiddle


@dataclass(frozen=True, slots=True)
class Group:
    """A film, show or artist with what of it is renamed, kept or refused."""

    family: ItemId
    title: str
    members: tuple[Move, ...]


def groups_of(plan: MovePlan, rows: Mapping[ItemId, ItemRow], *, only_changes: bool) -> list[Group]:
    """The plan by title, in its own order; with all, also names that stay."""
    moves: dict[ItemId, list[Move]] = {}
    for move in plan.moves:
        if not only_changes or move.verb is not MoveVerb.KEEP:
            moves.setdefault(move.family, []).append(move)
    return [Group(family, title_of(rows.get(family)), tuple(own)) for family, own in moves.items()]


def names_of(move: Move) -> tuple[str, str]:
    """The name of now and the one to come; with the folder where it changes into one of another name."""
    old, new = os.path.basename(move.source), os.path.basename(move.target)
    into = os.path.basename(os.path.dirname(move.target))
    if move.verb is MoveVerb.MOVE and old == new:
        old = os.path.join(os.path.basename(os.path.dirname(move.source)), old)
        new = os.path.join(into, new)
    return printable(old), printable(new)


def difference(old: str, new: str) -> tuple[int, int]:
    """Where the new name begins and ends to differ from the old one."""
    begin = 0
    while begin < min(len(old), len(new)) and old[begin] == new[begin]:
        begin += 1
    end = 0
    while end < min(len(old), len(new)) - begin and old[-1 - end] == new[-1 - end]:
        end += 1
    return begin, len(new) - end


def why(move: Move) -> str:
    """Why a name is as it is, with the token that the template lacks."""
    said = move_reason(move.reason)
    return f"{said} ({{{move.detail}}})" if move.reason is MoveReason.UNKNOWN_VALUE else said


class RenameModel(TwoLevels[Group]):
    """Two levels; `GROUP_ROLE` gives the `Group` of a row, `MOVE_ROLE` the `Move` of a file or folder."""

    def group_data(self, group: Group, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return group.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{group.title}, " + self.tr("%n name(s)", "", len(group.members))
        return None

    def member_data(self, member: Any, role: int) -> Any:
        return _move_data(member, role)


def _move_data(move: Move, role: int) -> Any:
    old, new = names_of(move)
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return f"{old} → {new}" if move.verb is MoveVerb.MOVE else old
        case Qt.ItemDataRole.AccessibleTextRole:
            return f"{old} → {new}, {why(move)}" if move.verb is MoveVerb.MOVE else f"{old}, {why(move)}"
        case Qt.ItemDataRole.ToolTipRole:
            places = (move.source, move.target) if move.target else (move.source,)
            return "\n".join(map(printable, places))
        case _ if role == MOVE_ROLE:
            return move
    return None


class RenameDelegate(PlanCell):
    """Titles with their count; of files and folders the old name, below it the new one with what differs marked."""

    member_height = 44

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a title or a name."""
        move, group = index.data(MOVE_ROLE), index.data(GROUP_ROLE)
        if isinstance(move, Move):
            self._paint_move(painter, option, move)
        elif isinstance(group, Group):
            paint_group(painter, option, inner, group.title, len(group.members))

    def _paint_move(self, painter: QPainter, option: QStyleOptionViewItem, move: Move) -> None:
        rect, palette = option.rect, current_palette()
        icon, color = _sign(move, palette)
        sign = sign_place(rect.left(), rect)
        paint_sign(painter, option, sign, icon, color)
        words = QRect(sign.right() + 1 + metrics.SPACE, rect.top() + 4, 0, rect.height() - 8)
        words.setRight(rect.right() - metrics.SPACE_PANE)
        old, new = names_of(move)
        small = fonts.font(fonts.Size.SMALL)
        if move.verb is not MoveVerb.MOVE:
            write_line(painter, option, words, why(move), small, palette.text2, _BOTTOM, mode=_MIDDLE)
            write_line(painter, option, words, isolated(old), fonts.font(), palette.text, _TOP, mode=_MIDDLE)
            return
        old_name = isolated(old)
        said = f"{old_name}  ·  {why(move)}" if move.reason is MoveReason.SHORTENED else old_name
        write_line(painter, option, words, said, small, palette.text2, _TOP, mode=_MIDDLE)
        words.setTop(rect.top() + rect.height() // 2 - 2)
        _write_marked(painter, option, words, old, new, palette)


def _sign(move: Move, palette: Palette) -> tuple[Icon, QColor]:
    if move.verb is MoveVerb.REFUSE:
        return Icon.WARNING, palette.warn
    if move.verb is MoveVerb.KEEP:
        return Icon.EQUALS, palette.text2
    return (Icon.FOLDER if move.is_folder else Icon.FILM if move.is_main else Icon.FILE), palette.text2


def _write_marked(
    painter: QPainter, option: QStyleOptionViewItem, place: QRect, old: str, new: str, palette: Palette
) -> None:
    """The new name, with what differs in a stronger hand; as one text where it has to be cut."""
    begin, end = difference(old, new)
    strong = fonts.font(weight=fonts.Weight.STRONG)
    parts = ((new[:begin], fonts.font()), (new[begin:end], strong), (new[end:], fonts.font()))
    widths = []
    for text, font in parts:
        painter.setFont(font)
        widths.append(painter.fontMetrics().horizontalAdvance(text))
    if sum(widths) > place.width():
        write_line(painter, option, place, isolated(new), strong, palette.text, mode=_MIDDLE)
        return
    # A name runs as its own letters do, whichever way the window is read.
    whole = mirrored(option, QRect(place.left(), place.top(), sum(widths), place.height()))
    to_the_left = runs_to_the_left(new)
    direction = Qt.LayoutDirection
    painter.setLayoutDirection(direction.RightToLeft if to_the_left else direction.LeftToRight)
    passed = 0
    for number, ((text, font), width) in enumerate(zip(parts, widths, strict=True)):
        painter.setFont(font)
        left = whole.right() + 1 - passed - width if to_the_left else whole.left() + passed
        painter.setPen(palette.accent if number == 1 else palette.text)
        spot = QRect(left, whole.top(), width + 1, whole.height())
        painter.drawText(spot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        passed += width
    painter.setLayoutDirection(option.direction)

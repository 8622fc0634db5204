"""What waits for a group, title by title: how far each came, and why it is not further."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QObject,
    QSize,
    Qt,
)

from metarr_desktop.domain.player import Action, ParcelState
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.moments import ahead
from metarr_desktop.ui.publish.plan_model import title_of
from metarr_desktop.ui.roles import Role, Step
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.ui.bridge import Request
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.index import Index
    from metarr_desktop.ui.players.facts import OutboxLine

translate = QCoreApplication.translate


POSTER = QSize(18, 27)
_PAGE = 200
_RADIUS = 2


def counted_words(waiting: int, failed: int) -> str:
    """How many lines wait, and how many the player would not show: "4 waiting, 1 refused"."""
    number = QLocale().toString
    return translate("Players", "{waiting} waiting, {failed} refused").format(
        waiting=number(waiting), failed=number(failed)
    )


def title_words(line: OutboxLine, row: ItemRow | None) -> str:
    """What waits: "Lumen (2023) · changed"."""
    title = title_of(row) or translate("Players", "A title that is gone")
    what = translate("Players", "removed") if line.action is Action.REMOVE else translate("Players", "changed")
    return f"{title} · {what}"


def reason_words(line: OutboxLine) -> str:
    """Why it is not further: what it waits for, or what the player shows otherwise and when it is told again."""
    if line.state is ParcelState.SENT:
        return translate("Players", "proof is asked for")
    if line.state is ParcelState.WAITING and line.plays:
        return translate("Players", "waits for the end of {title}").format(title=isolated(line.plays))
    if line.state is ParcelState.WAITING and line.is_held:
        return translate("Players", "waits for the night")
    if not line.error and not line.due_at:
        return translate("Players", "waits for {player}").format(player=isolated(line.player))
    again = translate("Players", "told again {when}").format(when=ahead(line.due_at)) if line.due_at else ""
    return " · ".join(part for part in (translated(line.error), again) if part)


def steps(state: ParcelState) -> tuple[Step, ...]:
    """Waiting, sent, proved: what is done, where it is now, and what is to come."""
    waiting, sent = translate("Players", "Waiting"), translate("Players", "Sent")
    proved = Step(translate("Players", "Proved"), Icon.RING, Ink.TEXT3)
    done = Step(waiting, Icon.CHECK, Ink.OK)
    match state:
        case ParcelState.FAILED:
            return done, Step(translate("Players", "Refused"), Icon.OCTAGON, Ink.ERROR, is_now=True), proved
        case ParcelState.SENT:
            return done, Step(sent, Icon.PAPER_PLANE, Ink.ACCENT, is_now=True), proved
    return Step(waiting, Icon.HOURGLASS, Ink.ACCENT, is_now=True), Step(sent, Icon.RING, Ink.TEXT3), proved


class OutboxModel(QAbstractListModel):
    """Lines of an outbox, of any number: items are asked for in pages, and posters one by one, as they are looked at.

    The display role is the title, `Role.NOTE` the reason.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ratio = 1.0
        self._lines: tuple[OutboxLine, ...] = ()
        self._rows: dict[ItemId, ItemRow | None] = {}
        self._asked: dict[int, Request] = {}
        self._waiting_for: dict[str, set[int]] = {}
        desk.pictures.arrived.connect(self._picture_arrived)

    def show_lines(self, lines: Sequence[OutboxLine], rows: Iterable[ItemRow] = ()) -> None:
        """Show these; `rows` are items of theirs that are known already."""
        self._rows |= {row.id: row for row in rows}
        if [line.item for line in lines] == [line.item for line in self._lines]:  # the place in the list stays
            self._lines = tuple(lines)
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        for request in self._asked.values():
            request.drop()
        self.beginResetModel()
        self._lines = tuple(lines)
        self._asked.clear()
        self._waiting_for.clear()
        self.endResetModel()

    def set_ratio(self, ratio: float) -> None:
        """The screen's, for sharp pictures."""
        self._ratio = ratio

    def line_at(self, number: int) -> OutboxLine:
        """The line that stands there."""
        return self._lines[number]

    def _row(self, number: int) -> ItemRow | None:
        """The item of a line; None where it is gone or not here yet."""
        item = self._lines[number].item
        if item not in self._rows:
            self._ask_for(number // _PAGE)
        return self._rows.get(item)

    def _ask_for(self, page: int) -> None:
        if page in self._asked:
            return
        ids = [line.item for line in self._lines[page * _PAGE : (page + 1) * _PAGE]]
        browse = self._desk.engine.browse
        self._asked[page] = self._desk.bridge.ask(
            self, lambda: browse.rows(ids), lambda rows: self._take(page, ids, rows)
        )

    def _take(self, page: int, ids: Sequence[ItemId], rows: Sequence[ItemRow]) -> None:
        self._asked.pop(page, None)
        self._rows |= dict.fromkeys(ids) | {row.id: row for row in rows}
        last = min((page + 1) * _PAGE, len(self._lines)) - 1
        self.dataChanged.emit(self.index(page * _PAGE), self.index(last))

    def _picture(self, number: int) -> object:
        row = self._row(number)
        if row is None or not row.picture:
            return None
        picture = self._desk.pictures.get(row.picture, POSTER, self._ratio, _RADIUS)
        if picture is None:
            self._waiting_for.setdefault(row.picture, set()).add(number)
        return picture

    def _picture_arrived(self, path: str) -> None:
        for number in self._waiting_for.pop(path, ()):
            self.dataChanged.emit(self.index(number), self.index(number), [int(Role.PICTURE)])

    # --- Qt's questions ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._title(index.row())
            case Qt.ItemDataRole.ToolTipRole:
                return f"{self._title(index.row())}\n{reason_words(line)}"
            case Qt.ItemDataRole.AccessibleTextRole:
                now = next(step.name for step in steps(line.state) if step.is_now)
                return f"{self._title(index.row())}. {now}: {reason_words(line)}"
            case Role.PICTURE:
                return self._picture(index.row())
            case Role.STEPS:
                return steps(line.state)
            case Role.NOTE:
                return reason_words(line)
        return None

    def _title(self, number: int) -> str:
        row = self._row(number)
        return title_words(self._lines[number], row) if self._lines[number].item in self._rows else "…"

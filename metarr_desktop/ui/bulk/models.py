"""The two tables of the bulk pane: fields with what the items share, and items before and after."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QBrush, QIcon

from metarr_desktop.domain.values import FieldType, Value
from metarr_desktop.ui.bulk.held import Change, Outcome, SetTo, Summary, outcome
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.roles import Part, Role
from metarr_desktop.ui.theme import fonts
from metarr_desktop.ui.theme.icons import Icon, themed_icon
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.words import NOTHING, field_label, number_text, value_text

if TYPE_CHECKING:
    from metarr_desktop.domain.fields import Field
    from metarr_desktop.domain.item_views import Held
    from metarr_desktop.domain.kinds import ItemId, Kind
    from metarr_desktop.ui.bridge import Request
    from metarr_desktop.ui.desk import Desk


_PAGE = 100
_PAGES_KEPT = 10


class SharedModel(QAbstractTableModel):
    """A row a field: its name, what the items have, how many locked it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Summary] = []
        self._kind: Kind | None = None

    def set_summaries(self, rows: Sequence[Summary], kind: Kind | None) -> None:
        """Show these fields, called as on items of that kind; the chosen row stays where the fields are the same."""
        self._kind = kind
        is_same = [row.field for row in rows] == [row.field for row in self._rows]
        if is_same:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 2))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def fields(self) -> list[Field]:
        """The fields that are shown."""
        return [row.field for row in self._rows]

    def summary_at(self, row: int) -> Summary | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, name: str) -> int | None:
        """The row of a field."""
        return next((row for row, one in enumerate(self._rows) if one.field.name == name), None)

    def shared_text(self, one: Summary) -> str:
        """What the items have, in words."""
        if one.shared is None:
            return "…"
        if one.distinct != 1:
            return self.tr("%n different values", "", one.distinct)
        if one.empty:
            return self.tr("empty in all")
        return value_text(one.field.name, one.shared.common)

    def _tip(self, one: Summary) -> str:
        """What the items have, and how many have it where some have none."""
        text = self.shared_text(one)
        if one.shared is None or one.empty in (0, one.items):
            return text
        has = self.tr("{count} of {total} have it")
        counts = has.format(count=number_text(one.shared.has), total=number_text(one.items))
        return f"{text} · {counts}"

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (self.tr("Field"), self.tr("What they have"), self.tr("Locked"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.summary_at(index.row())
        if one is None:
            return None
        match role:
            case Qt.ItemDataRole.ToolTipRole if index.column() == 1:
                return self._tip(one)
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                locked = number_text(one.locked) if one.locked else ""
                return (field_label(one.field.name, self._kind), self.shared_text(one), locked)[index.column()]
            case Qt.ItemDataRole.ForegroundRole if index.column() == 1 and (one.distinct != 1 or one.empty):
                return QBrush(current_palette().text3)
            case Qt.ItemDataRole.DecorationRole if index.column() == 2 and one.locked:
                return themed_icon(Icon.LOCK, Ink.ACCENT)
        return None


class PreviewModel(QAbstractTableModel):
    """A row an item: title, before, after, what happens. Values are asked for in pages, as they are looked at."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._items: tuple[ItemId, ...] = ()
        self._field: Field | None = None
        self._change: Change = SetTo(None)
        self._also_locked = False
        self._pages: OrderedDict[int, dict[ItemId, Held]] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: dict[int, Request] = {}

    def show_change(self, items: tuple[ItemId, ...], field: Field, change: Change, *, also_locked: bool) -> None:
        """Show what changing the field would do; what is on screen stays where only the change is another."""
        if (items, field) == (self._items, self._field):
            self._change, self._also_locked = change, also_locked
            self._tell(0, len(items) - 1)
            return
        self.beginResetModel()
        self._forget()
        self._items, self._field, self._change, self._also_locked = items, field, change, also_locked
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing and hold nothing."""
        self.beginResetModel()
        self._forget()
        self._items, self._field = (), None
        self.endResetModel()

    def read_again(self) -> None:
        """Values may be others by now: ask for them anew, and show those of before until they are here."""
        for request in self._asked.values():
            request.drop()
        self._asked.clear()
        self._stale = set(self._pages)
        self._tell(0, len(self._items) - 1)

    def _tell(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 3))

    def _forget(self) -> None:
        for request in self._asked.values():
            request.drop()
        self._asked.clear()
        self._pages.clear()
        self._stale.clear()

    def _held(self, row: int) -> Held | None:
        """What an item has; None while it is under way, and where the item is gone."""
        number = row // _PAGE
        page = self._pages.get(number)
        if page is None or number in self._stale:
            self._ask_for(number)
        if page is None:
            return None
        self._pages.move_to_end(number)
        return page.get(self._items[row])

    def _ask_for(self, page: int) -> None:
        field = self._field
        if field is None or page in self._asked:
            return
        items = self._items[page * _PAGE : (page + 1) * _PAGE]
        browse = self._desk.engine.browse
        self._asked[page] = self._desk.bridge.ask(
            self, lambda: browse.held(items, field), lambda held: self._take(page, held)
        )

    def _take(self, page: int, held: Sequence[Held]) -> None:
        self._asked.pop(page, None)
        self._stale.discard(page)
        self._pages[page] = {one.item: one for one in held}
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        self._tell(page * _PAGE, min((page + 1) * _PAGE, len(self._items)) - 1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() or self._field is None else len(self._items)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (self.tr("Title"), self.tr("Before"), self.tr("After"), self.tr("What happens"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._field is None or not index.isValid():
            return None
        one = self._held(index.row())
        if one is None:
            return None
        result = outcome(one.value, one.is_locked, self._change, also_locked=self._also_locked)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(one, result, index.column())
            case Qt.ItemDataRole.DecorationRole if index.column() == 3:
                return _sign(result)
            case Qt.ItemDataRole.ForegroundRole:
                is_nothing = self._text(one, result, index.column()) == NOTHING
                return QBrush(current_palette().text2 if is_nothing else _ink(result, index.column()))
            case Role.PARTS if result is Outcome.CHANGES and self._field.type is FieldType.LIST:
                return self._parts(one, index.column())
            case Qt.ItemDataRole.FontRole if result is Outcome.CHANGES and index.column() in (1, 2):
                font = fonts.font(weight=fonts.Weight.STRONG if index.column() == 2 else fonts.Weight.NORMAL)
                font.setStrikeOut(index.column() == 1 and bool(one.value))
                return font
        return None

    def _after(self, one: Held) -> Value:
        return self._change.after(one.value)

    def _parts(self, one: Held, column: int) -> tuple[Part, ...] | None:
        """The words before, with those that go struck; the words after, with those that come in bold."""
        before, after = one.value, self._after(one)
        if column not in (1, 2) or not isinstance(before, tuple) or not isinstance(after, tuple):
            return None
        palette = current_palette()
        plain = fonts.font()
        marked = fonts.font(weight=fonts.Weight.STRONG if column == 2 else fonts.Weight.NORMAL)
        marked.setStrikeOut(column == 1)
        words, others = (before, after) if column == 1 else (after, before)
        ink = palette.error if column == 1 else palette.ok
        parts: list[Part] = []
        for word in words:
            if parts:
                parts.append(Part(", ", palette.text2, plain))
            is_marked = word not in others
            parts.append(
                Part(str(word), ink if is_marked else palette.text2, marked if is_marked else plain, is_marked)
            )
        return tuple(parts) or None

    def _text(self, one: Held, result: Outcome, column: int) -> str:
        assert self._field is not None
        name = self._field.name
        before = value_text(name, one.value)
        after = value_text(name, self._after(one)) if result is Outcome.CHANGES else before
        words = {
            Outcome.CHANGES: self.tr("Will change"),
            Outcome.SAME: self.tr("Already so"),
            Outcome.LOCKED: self.tr("Skipped, locked"),
        }
        return (one.title, before, after, words[result])[column]


def _sign(result: Outcome) -> QIcon:
    signs = {
        Outcome.CHANGES: (Icon.CHECK, Ink.OK),
        Outcome.SAME: (Icon.EQUALS, Ink.TEXT2),
        Outcome.LOCKED: (Icon.LOCK, Ink.WARN),
    }
    icon, ink = signs[result]
    return themed_icon(icon, ink)


def _ink(result: Outcome, column: int) -> Any:
    palette = current_palette()
    if column == 0:
        return palette.text
    if column == 3:
        return {Outcome.CHANGES: palette.ok, Outcome.SAME: palette.text2, Outcome.LOCKED: palette.warn}[result]
    if result is Outcome.CHANGES:
        return palette.error if column == 1 else palette.ok
    return palette.text2

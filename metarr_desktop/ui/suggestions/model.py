"""Suggestions under the items they are for, as a tree of two levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QSize,
    Qt,
    Signal,
)

from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.words import actor_word, field_label, value_text

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Suggestion
    from metarr_desktop.domain.kinds import ItemId, Kind
    from metarr_desktop.domain.values import Value
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.services.browse import Browse
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate


_PICTURE = QSize(18, 27)


@dataclass(frozen=True, slots=True)
class Line:
    """One suggestion, beside what stands now."""

    suggestion: Suggestion
    now: Value


@dataclass(frozen=True, slots=True)
class Titled:
    """An item with what is suggested for it."""

    row: ItemRow
    lines: tuple[Line, ...]


def read_suggestions(browse: Browse) -> list[Titled]:
    """Every open suggestion, by item. Asks the store, so not in the GUI thread."""
    by_item: dict[ItemId, list[Suggestion]] = {}
    for one in browse.suggestions():
        by_item.setdefault(one.item, []).append(one)
    made = []
    for row in browse.rows(list(by_item)):
        values = browse.detail(row.id).values
        made.append(Titled(row, tuple(Line(one, values.get(one.field)) for one in by_item[row.id])))
    return sorted(made, key=lambda titled: titled.row.title.casefold())


class SuggestionsModel(QAbstractItemModel):
    """Column 0 names the item or the field, then now, suggested, who says so, when."""

    listed = Signal(int)
    """How many suggestions there are."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._items: list[Titled] = []
        self._latest = Latest(desk.bridge, self)
        self._ratio = 1.0
        desk.bridge.news.connect(self._hear)
        desk.pictures.arrived.connect(self._picture_arrived)
        self.reload()

    def reload(self) -> None:
        """Ask for the suggestions anew."""
        browse = self._desk.engine.browse
        self._latest.ask(lambda: read_suggestions(browse), self._take)

    def set_ratio(self, ratio: float) -> None:
        """The screen's, for sharp pictures."""
        self._ratio = ratio

    def suggestions_at(self, index: Index) -> list[int]:
        """The suggestions that a row stands for: its own, or all of its item."""
        if not index.isValid():
            return []
        titled = self._titled(index)
        if not index.parent().isValid():
            return [line.suggestion.id for line in titled.lines]
        return [titled.lines[index.row()].suggestion.id]

    def all_suggestions(self) -> list[int]:
        """Every suggestion listed."""
        return [line.suggestion.id for titled in self._items for line in titled.lines]

    def item_at(self, index: Index) -> ItemId | None:
        """The item that a row belongs to."""
        return self._titled(index).row.id if index.isValid() else None

    def line_at(self, index: Index) -> Line | None:
        """The suggestion of a row; None for an item's own row."""
        if not index.isValid() or not index.parent().isValid():
            return None
        return self._titled(index).lines[index.row()]

    def _titled(self, index: Index) -> Titled:
        parent = index.parent()
        return self._items[parent.row() if parent.isValid() else index.row()]

    def _hear(self, news: News) -> None:
        if news.aspects & {Aspect.VALUES, Aspect.LIST}:
            self.reload()

    def _take(self, items: Sequence[Titled]) -> None:
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()
        self.listed.emit(len(self.all_suggestions()))

    def _picture_arrived(self, path: str) -> None:
        for number, titled in enumerate(self._items):
            if titled.row.picture == path:
                index = self.index(number, 0)
                self.dataChanged.emit(index, index)

    # --- Qt's questions ---------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        # 0 marks an item; a suggestion carries its item's row + 1.
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self._items)
        return 0 if parent.internalId() or parent.column() else len(self._items[parent.row()].lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("Suggestions", "Title and field"),
            translate("Suggestions", "Now, locked"),
            translate("Suggestions", "Suggested"),
            translate("Suggestions", "Says"),
            translate("Suggestions", "When"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.line_at(index)
        if line is None:
            return self._item_data(self._titled(index), index.column(), role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _line_text(line, index.column(), self._titled(index).row.kind)
        return None

    def _item_data(self, titled: Titled, column: int, role: int) -> Any:
        row = titled.row
        if role == Role.PICTURE and column == 0:
            return self._desk.pictures.get(row.picture, _PICTURE, self._ratio, 2)
        if column == 0 and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title} ({row.year})" if row.year else row.title
        return None


def _line_text(line: Line, column: int, kind: Kind) -> str:
    one = line.suggestion
    match column:
        case 0:
            return field_label(one.field, kind)
        case 1:
            return value_text(one.field, line.now)
        case 2:
            return value_text(one.field, one.value)
        case 3:
            return actor_word(one.actor, one.source)
    return ago(one.at)

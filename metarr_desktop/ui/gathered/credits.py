"""All that a person is in as a table, the newest first: what is here is marked and leads there, the rest is quiet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QBrush, QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from metarr_desktop.domain.titles import sort_key
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.gathered.parts import role_text, told_text
from metarr_desktop.ui.models.rows_table import RowsTable
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon, themed_icon
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.widgets.inked_cell import InkedCell
from metarr_desktop.ui.widgets.plain_table import PlainTable
from metarr_desktop.ui.words import kind_word

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import Filmography
    from metarr_desktop.domain.kinds import ItemId, Kind
    from metarr_desktop.ui.index import Index

translate = QCoreApplication.translate

YEAR, TITLE, ROLE, KIND = range(4)
_WIDTHS = {YEAR: 64, KIND: 96}
_KIND_FROM = 560
"""Below this width the kind gives way to title and role."""


@dataclass(frozen=True, slots=True)
class Line:
    """One title. `item` is None for what is not here; `fields` are those that credit the person, "" for other work."""

    title: str
    year: int | None
    kind: Kind
    role: str
    fields: frozenset[str]
    item: ItemId | None = None


def lines_of(found: Filmography) -> list[Line]:
    """What is here among the rest, by year, the newest first; what has none stands last."""
    here = [
        Line(
            one.row.title,
            one.row.year,
            one.row.kind,
            role_text(one),
            frozenset(part.field for part in one.parts),
            one.row.id,
        )
        for one in found.here
    ]
    rest = [
        Line(one.title, one.year, one.kind, told_text(one), frozenset(part.field for part in one.parts))
        for one in found.elsewhere
    ]
    return sorted([*here, *rest], key=lambda line: (-(line.year or 0), sort_key(line.title)))


class CreditsModel(RowsTable[Line]):
    """A row a title: year, title, role, kind."""

    def __init__(self, parent: QObject | None = None) -> None:
        titles = (
            translate("Credits", "Year"),
            translate("Credits", "Title"),
            translate("Credits", "Part"),
            translate("Credits", "Kind"),
        )
        super().__init__(titles, parent)
        no_sign = QPixmap(metrics.ICON, metrics.ICON)
        no_sign.fill(Qt.GlobalColor.transparent)
        self._no_sign = QIcon(no_sign)  # so that all titles begin in one line

    def item_at(self, row: int) -> ItemId | None:
        """The item of a row; None for what is not here."""
        line = self.row_at(row)
        return line.item if line is not None else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.row_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        column, is_here = index.column(), line.item is not None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (str(line.year or "–"), isolated(line.title), line.role, kind_word(line.kind))[column]
            case Qt.ItemDataRole.AccessibleTextRole if column == TITLE:
                return self._spoken(line)
            case Qt.ItemDataRole.ToolTipRole if column == TITLE:
                return self._spoken(line)
            case Qt.ItemDataRole.ToolTipRole if column == ROLE:
                return line.role or None
            case Qt.ItemDataRole.DecorationRole if column == TITLE:
                return themed_icon(Icon.CHECK, Ink.OK) if is_here else self._no_sign
            case Qt.ItemDataRole.ForegroundRole if column == TITLE and is_here:
                return QBrush(current_palette().accent)
            case Qt.ItemDataRole.ForegroundRole if not is_here:
                return QBrush(current_palette().text2)
        return None

    def _spoken(self, line: Line) -> str:
        if line.item is None:
            return line.title
        return translate("Credits", "{title}, in your library").format(title=isolated(line.title))


class CreditsTable(PlainTable):
    """Shows the lines. A click on what is here, or Enter, asks for it: `opened`."""

    opened = Signal(int)
    """The item that is wanted."""
    menu_wanted = Signal(QPoint)

    def __init__(self, model: CreditsModel, parent: QWidget | None = None) -> None:
        super().__init__(translate("Credits", "Filmography"), model, parent)
        self._model = model
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(InkedCell(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at)))
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        for column in (TITLE, ROLE):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.set_widths({column: fonts.grown(width) for column, width in _WIDTHS.items()})
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def chosen(self) -> ItemId | None:
        """The item of the chosen line; None where nothing, or what is not here, is chosen."""
        index = self.currentIndex()
        return self._model.item_at(index.row()) if index.isValid() and self.selectionModel().hasSelection() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, title and role have it."""
        super().resizeEvent(event)
        self.setColumnHidden(KIND, self.width() < fonts.grown(_KIND_FROM))

    def _open(self, index: QModelIndex) -> None:
        item = self._model.item_at(index.row())
        if item is not None and self.isVisible():  # of a double click the second may come when it was opened already
            self.opened.emit(item)

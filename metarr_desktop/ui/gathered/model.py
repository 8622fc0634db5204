"""The titles of a person or a collection as cards: a handful that is known at once, some of them perhaps not here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QSize, Qt

from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.roles import Card, Role
from metarr_desktop.ui.widgets.badges import spoken
from metarr_desktop.ui.widgets.item_drag import mime_of_items

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Title:
    """One card. `item` is None for what is not here; `picture` is a path within the cache."""

    card: Card
    item: ItemId | None = None
    picture: str = ""


class TitlesModel(QAbstractListModel):
    """Shows what it is given. What is here can be dragged."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._titles: tuple[Title, ...] = ()
        self._size = QSize()
        self._ratio = 1.0
        desk.pictures.arrived.connect(self._picture_arrived)

    def set_picture_size(self, size: QSize, ratio: float) -> None:
        """What pictures are cut to, in logical pixels."""
        self._size, self._ratio = size, ratio

    def set_titles(self, titles: Sequence[Title]) -> None:
        """Show these. The same ones in the same order stay chosen."""
        is_same = [one.item for one in titles] == [one.item for one in self._titles]
        if is_same and len(titles):
            self._titles = tuple(titles)
            self.dataChanged.emit(self.index(0), self.index(len(titles) - 1))
            return
        self.beginResetModel()
        self._titles = tuple(titles)
        self.endResetModel()

    def titles(self) -> tuple[Title, ...]:
        """What is shown."""
        return self._titles

    def item_at(self, row: int) -> ItemId | None:
        """The item of a row; None for what is not here."""
        return self._titles[row].item

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        title = self._titles[index.row()]
        match role:
            case Role.CARD:
                return title.card
            case Role.PICTURE:
                return self._desk.pictures.get(title.picture, self._size, self._ratio)
            case Role.ITEM:
                return title.item
            case Qt.ItemDataRole.DisplayRole:
                return title.card.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(title.card)
            case Qt.ItemDataRole.ToolTipRole:
                lines = (title.card.title, title.card.caption, *title.card.details)
                return "\n".join(line for line in lines if line)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._titles[index.row()].item is not None:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDragActions(self) -> Qt.DropAction:
        """They are copied: what is dragged stays in its list."""
        return Qt.DropAction.CopyAction

    def supportedDropActions(self) -> Qt.DropAction:
        """Nothing falls into a list by Qt's own ways (see `DropOnItem`, `ItemDrop`): folders are the window's."""
        return Qt.DropAction.IgnoreAction

    def mimeTypes(self) -> list[str]:
        return mime_of_items([]).formats()

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        return mime_of_items([item for row in rows if (item := self._titles[row].item) is not None])

    def _picture_arrived(self, path: str) -> None:
        for row, title in enumerate(self._titles):
            if title.picture == path:
                self.dataChanged.emit(self.index(row), self.index(row), [int(Role.PICTURE)])

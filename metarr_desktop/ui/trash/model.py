"""What lies in the trash, as rows of tables: titles, and files whose titles stayed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QObject,
    Qt,
    Signal,
)

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.views import ItemRow, Scope, Sort
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.models.columns import Column
from metarr_desktop.ui.models.items import ItemsModel
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.trash.words import files_text, purge_text, title_text, why_text
from metarr_desktop.ui.words import kind_word, size_text

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.trash import RecycledFile, TrashEntry
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate


class TrashModel(ItemsModel):
    """The items in the trash, without what lies there below them, fetched in pages."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._entries: dict[ItemId, TrashEntry] = {}
        self._columns = (
            Column("title", _label("Title"), title_text, "title", width=260),
            Column("kind", _label("Kind"), lambda row: kind_word(row.kind), width=90),
            Column("why", _label("Removed by"), self._of(why_text), width=210),
            Column("purged", _label("Purged"), self._of(lambda entry: purge_text(entry.purge_on)), width=90),
            Column("files", _label("Files"), self._of(lambda entry: files_text(entry.files, entry.size)), width=140),
            Column("path", _label("Where they were"), lambda row: row.path, width=260),
        )
        desk.bridge.news.connect(self._hear_settings)
        self.show(Scope(in_trash=True), "", Sort("title"))

    def widths(self) -> tuple[int, ...]:
        """How wide each column begins, in logical pixels."""
        return tuple(column.width for column in self._columns)

    def _of(self, words: Callable[[TrashEntry], str]) -> Callable[[ItemRow], str]:
        return lambda row: words(self._entries[row.id]) if row.id in self._entries else ""

    def _take_page(self, generation: int, page: int, ids: list[ItemId], rows: list[ItemRow]) -> None:
        super()._take_page(generation, page, ids, rows)
        trash = self._desk.engine.trash
        self._desk.bridge.ask(self, lambda: trash.entries(ids), self._take_entries)

    def _take_entries(self, entries: Mapping[ItemId, TrashEntry]) -> None:
        self._entries.update(entries)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self._columns) - 1))

    def _hear_settings(self, news: News) -> None:
        if Aspect.SETTINGS in news.aspects:
            self._forget_pages(())


class FilesModel(QAbstractTableModel):
    """Files in the recycle folder whose titles are not in the trash."""

    listed = Signal()
    """The files that are there were read."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.files: Sequence[RecycledFile] = ()
        self._latest = Latest(desk.bridge, self)
        self._columns: tuple[tuple[Callable[[], str], Callable[[RecycledFile], str], int], ...] = (
            (_label("File"), lambda one: printable(os.path.basename(one.path)), 260),
            (_label("Removed by"), lambda one: _removed_by_you(one.at), 210),
            (_label("Purged"), lambda one: purge_text(one.purge_on), 90),
            (_label("Size"), lambda one: size_text(one.size), 90),
            (_label("Where it was"), lambda one: printable(os.path.dirname(one.path)), 260),
        )
        desk.bridge.news.connect(self._hear)
        self.reload()

    def widths(self) -> tuple[int, ...]:
        """How wide each column begins, in logical pixels."""
        return tuple(width for _, _, width in self._columns)

    def reload(self) -> None:
        """Ask for the files anew."""
        self._latest.ask(self._desk.engine.trash.files, self._take)

    def _take(self, files: Sequence[RecycledFile]) -> None:
        if [one.move for one in files] != [one.move for one in self.files]:
            self.beginResetModel()
            self.files = files
            self.endResetModel()
        self.listed.emit()

    def _hear(self, news: News) -> None:
        if news.aspects & {Aspect.LIST, Aspect.STATE, Aspect.SETTINGS}:
            self.reload()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.files)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section][0]()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        file = self.files[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[index.column()][1](file)
        return printable(file.path) if role == Qt.ItemDataRole.ToolTipRole else None


def _label(text: str) -> Callable[[], str]:
    return lambda: translate("Trash", text)


def _removed_by_you(at: str) -> str:
    you = translate("Trash", "You")
    return f"{you} · {ago(at)}"

"""What lies in the trash, as rows of a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QObject

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.views import ItemRow, Scope, Sort
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.models.columns import Column
from metarr_desktop.ui.models.items import ItemsModel
from metarr_desktop.ui.moments import ago, day, local

translate = QCoreApplication.translate


class TrashModel(ItemsModel):
    """The items in the trash, fetched in pages. `days` is how long they stay."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._days = 0
        self._columns = (
            Column("title", _label("Title"), lambda row: _title(row), "title", width=320),
            Column("kind", _label("Kind"), lambda row: _kind(row.kind), width=110),
            Column("removed", _label("Removed"), lambda row: ago(row.deleted_at), width=150),
            Column("purged", _label("Purged on"), self._purged, width=130),
            Column("path", _label("Where its files are"), lambda row: row.path, width=320),
        )
        desk.bridge.news.connect(self._hear_settings)
        self._ask_days()
        self.show(Scope(in_trash=True), "", Sort("title"))

    @property
    def days(self) -> int:
        return self._days

    def widths(self) -> tuple[int, ...]:
        """How wide each column begins, in logical pixels."""
        return tuple(column.width for column in self._columns)

    def _ask_days(self) -> None:
        self._desk.bridge.ask(self, lambda: int(self._desk.engine.browse.setting("trash.days")), self._take_days)

    def _take_days(self, days: int) -> None:
        self._days = days
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self._columns) - 1))

    def _hear_settings(self, news: News) -> None:
        if Aspect.SETTINGS in news.aspects:
            self._ask_days()

    def _purged(self, row: ItemRow) -> str:
        removed = local(row.deleted_at)
        return day(removed + timedelta(days=self._days)) if removed is not None and self._days else ""


def _title(row: ItemRow) -> str:
    """A title that can be told from others without the list it came from."""
    parts = [row.title or translate("Trash", "Without a title")]
    if row.year:
        parts[0] += f" ({row.year})"
    above = row.series or row.album or row.artist
    return " · ".join([*parts, above]) if above and above != row.title else parts[0]


def _kind(kind: Kind) -> str:
    words = {
        Kind.MOVIE: translate("Trash", "Movie"),
        Kind.SERIES: translate("Trash", "Series"),
        Kind.SEASON: translate("Trash", "Season"),
        Kind.EPISODE: translate("Trash", "Episode"),
        Kind.ARTIST: translate("Trash", "Artist"),
        Kind.ALBUM: translate("Trash", "Album"),
        Kind.TRACK: translate("Trash", "Track"),
        Kind.COLLECTION: translate("Trash", "Collection"),
        Kind.PERSON: translate("Trash", "Person"),
    }
    return words[kind]


def _label(text: str) -> Callable[[], str]:
    return lambda: translate("Trash", text)

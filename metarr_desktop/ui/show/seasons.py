"""The seasons of a series as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.show.cells import POSTER, SEASON_ROLE, SeasonCell, season_words
from metarr_desktop.ui.theme import metrics

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.show.reading import Season


def season_title(row: ItemRow) -> str:
    """A season's own title, or its number; season 0 are the specials."""
    if row.season == 0:
        return QCoreApplication.translate("Show", "Specials")
    return row.title or QCoreApplication.translate("Show", "Season {number}").format(number=row.season)


class _Model(QAbstractListModel):
    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.ratio = 1.0
        self.seasons: tuple[Season, ...] = ()
        desk.pictures.arrived.connect(self._picture_arrived)

    def set_seasons(self, seasons: Sequence[Season]) -> None:
        is_same = [one.row.id for one in seasons] == [one.row.id for one in self.seasons]
        if is_same and seasons:
            self.seasons = tuple(seasons)
            self.dataChanged.emit(self.index(0), self.index(len(seasons) - 1))
            return
        self.beginResetModel()
        self.seasons = tuple(seasons)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.seasons)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        season = self.seasons[index.row()]
        if role == SEASON_ROLE:
            return season
        if role == Role.PICTURE:
            return self._desk.pictures.get(season.row.picture, POSTER, self.ratio, metrics.RADIUS_CONTROL)
        if role == Qt.ItemDataRole.DisplayRole:
            return season_title(season.row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{season_title(season.row)}, {season_words(season)}"
        return None

    def _picture_arrived(self, path: str) -> None:
        for number, season in enumerate(self.seasons):
            if season.row.picture == path:
                self.dataChanged.emit(self.index(number), self.index(number), [int(Role.PICTURE)])


class SeasonList(QListView):
    """One season is always shown. `season_changed` tells of a person's choice and of ours, `picked` of theirs."""

    season_changed = Signal(object)
    """`Season`."""
    picked = Signal()
    """A person went to the season that is shown now: something may be done with it."""
    menu_wanted = Signal(QPoint)
    opened = Signal()
    """By a double click or Enter."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Seasons"))
        self.setProperty("surface", "alt")
        self._model = _Model(desk, self)
        self._model.ratio = self.devicePixelRatioF()
        self._cell = SeasonCell(self)
        self.setModel(self._model)
        self.setItemDelegate(self._cell)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._want_menu)
        self.clicked.connect(lambda _index: self.picked.emit())
        self.activated.connect(lambda _index: self._open())
        self._is_ours = False
        self.selectionModel().currentChanged.connect(self._tell)

    def set_seasons(self, seasons: Sequence[Season], wanted: ItemId | None) -> None:
        """Show these; `wanted` is chosen, else the one that was, else the first that is no special."""
        if not seasons:
            self._model.set_seasons(seasons)
            return
        now = wanted or self.chosen_id()
        self._model.set_seasons(seasons)
        ids = [season.row.id for season in seasons]
        first = next((at for at, season in enumerate(seasons) if season.row.season != 0), 0)
        at = ids.index(now) if now in ids else first
        self._is_ours = True
        if self.currentIndex().row() == at:
            self._tell()
        self.setCurrentIndex(self._model.index(at))
        self._is_ours = False

    def chosen_id(self) -> ItemId | None:
        """The chosen season's id."""
        index = self.currentIndex()
        return self._model.seasons[index.row()].row.id if index.isValid() else None

    def row_at(self, number: int) -> ItemRow:
        """What is known of a season by its place."""
        return self._model.seasons[number].row

    def _tell(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.season_changed.emit(self._model.seasons[index.row()])
            if not self._is_ours:
                self.picked.emit()

    def _open(self) -> None:
        self.picked.emit()
        self.opened.emit()

    def _want_menu(self, at: QPoint) -> None:
        """By the right button over a season, or by the menu key: of the season that is shown then."""
        if self.currentIndex().isValid():
            self.picked.emit()
            self.menu_wanted.emit(self.viewport().mapToGlobal(at))

"""The artists of a music library as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from metarr_desktop.ui.music.cells import ArtistCell

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.ui.models.items import ItemsModel


class ArtistList(QListView):
    """One artist is current. Rows all have one size, so that the list asks for those it shows only."""

    artist_changed = Signal(int)
    menu_wanted = Signal(QPoint)

    def __init__(self, model: ItemsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._cell = ArtistCell(self)
        self.setAccessibleName(self.tr("Artists"))
        self.setProperty("surface", "alt")
        self.setModel(model)
        self.setItemDelegate(self._cell)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at)))
        self._listed = ""
        self._left_at = 0
        model.modelAboutToBeReset.connect(self._note_place)
        self.selectionModel().currentChanged.connect(self._tell)

    def choose(self, item: ItemId | None) -> None:
        """Make an artist current; where that one is not listed any more, who has moved up to their place."""
        row = self._model.place_of(item) if item is not None else None
        if count := self._model.rowCount():
            self.setCurrentIndex(self._model.index(min(self._left_at, count - 1) if row is None else row, 0))
        self._listed = self._model.words

    def _note_place(self) -> None:
        """What another search finds is looked at from its beginning."""
        is_same_list = self._listed == self._model.words
        self._left_at = max(self.currentIndex().row(), 0) if is_same_list else 0

    def current_artist(self) -> ItemId | None:
        """Who is current."""
        index = self.currentIndex()
        return self._model.item_at(index.row()) if index.isValid() else None

    def _tell(self) -> None:
        artist = self.current_artist()
        if artist is not None:
            self.artist_changed.emit(artist)

"""The wall: cards, the letters beside them, and what is typed to get to a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QWidget

from metarr_desktop.ui.library.letters import Letters, TypedTitle
from metarr_desktop.ui.models.selection import rows_of, selection_of
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.widgets.grid_view import MARGIN
from metarr_desktop.ui.widgets.poster_card import CardStyle
from metarr_desktop.ui.widgets.poster_grid import PosterGrid

if TYPE_CHECKING:
    from metarr_desktop.ui.models.items import ItemsModel


class Wall(QWidget):
    """Posters of an `ItemsModel`."""

    chosen_changed = Signal()
    opened = Signal(int)
    """A row was activated."""
    menu_wanted = Signal(QPoint)

    def __init__(self, model: ItemsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._typed = TypedTitle(model)
        self.grid = PosterGrid(QCoreApplication.translate("Wall", "Titles"), CardStyle(metrics.CARD_WIDTH))
        self.grid.setModel(model)
        self.grid.set_finder(self._typed.find)
        self.grid.activated.connect(lambda index: self.opened.emit(index.row()))
        self.grid.context_requested.connect(self.menu_wanted)
        self.grid.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.grid.visible_rows_changed.connect(self._follow)
        self.letters = Letters(model, self)
        self.letters.setFixedWidth(2 * MARGIN)
        self.letters.row_chosen.connect(self._jump)
        self._bar = QScrollBar(Qt.Orientation.Vertical)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.grid, 1)
        row.addWidget(self._bar)
        self._put_bar_outside()

    def _put_bar_outside(self) -> None:
        """The letters stand between the cards and the scroll bar, which follows the wall's own."""
        inner = self.grid.verticalScrollBar()
        self.grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.valueChanged.connect(inner.setValue)
        inner.valueChanged.connect(self._bar.setValue)
        inner.rangeChanged.connect(self._fit_bar)

    def _fit_bar(self, least: int, most: int) -> None:
        inner = self.grid.verticalScrollBar()
        self._bar.setRange(least, most)
        self._bar.setPageStep(inner.pageStep())
        self._bar.setSingleStep(inner.singleStep())
        self._bar.setVisible(most > least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The letters lie over the room that the wall leaves beside its last column, and take none of their own."""
        super().resizeEvent(event)
        room = self.grid.geometry()
        left = room.left() if self.isRightToLeft() else room.right() + 1 - self.letters.width()
        self.letters.setGeometry(left, room.top() + MARGIN, self.letters.width(), room.height() - 2 * MARGIN)
        self.letters.raise_()

    def set_card(self, width_px: int, aspect: float) -> None:
        """Size and shape of the cards; pictures follow."""
        self.grid.set_card_style(CardStyle(width_px, aspect))
        self._model.set_picture_size(self.grid.card_style.picture, self.devicePixelRatioF())

    def chosen_rows(self) -> tuple[int, ...]:
        """The selected rows, in order."""
        return rows_of(self.grid.selectionModel().selection())

    def choose_rows(self, rows: tuple[int, ...]) -> None:
        """Select those rows and bring the first on screen."""
        flags = QItemSelectionModel.SelectionFlag
        self.grid.selectionModel().select(selection_of(self._model, rows), flags.ClearAndSelect)
        if rows:
            self.grid.selectionModel().setCurrentIndex(self._model.index(rows[0], 0), flags.NoUpdate)
            self.grid.reveal(rows[0])

    def _follow(self, first: int, _last: int) -> None:
        self.letters.follow(first)

    def _jump(self, row: int) -> None:
        self.grid.reveal(row, hint=PosterGrid.ScrollHint.PositionAtTop)

"""The wall: cards, the letters beside them, and what is typed to get to a title."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollBar, QWidget

from metarr_desktop.domain.titles import letter, sort_key
from metarr_desktop.domain.views import Listing
from metarr_desktop.ui.models.selection import rows_of, selection_of
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.widgets.grid_view import MARGIN
from metarr_desktop.ui.widgets.letter_strip import LetterStrip
from metarr_desktop.ui.widgets.poster_card import CardStyle
from metarr_desktop.ui.widgets.poster_grid import PosterGrid

if TYPE_CHECKING:
    from metarr_desktop.ui.models.items import ItemsModel

_STRIP_AT_LEAST = 30
"""Titles from which on letters are of use."""


class Wall(QWidget):
    """Posters of an `ItemsModel`."""

    chosen_changed = Signal()
    opened = Signal(int)
    """A row was activated."""
    menu_wanted = Signal(QPoint)

    def __init__(self, model: ItemsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._typed = ""
        self._since_key = QElapsedTimer()
        self._starts: list[tuple[int, str]] = []
        self._listing = Listing(array("q"))
        self.grid = PosterGrid(QCoreApplication.translate("Wall", "Titles"), CardStyle(metrics.CARD_WIDTH))
        self.grid.setModel(model)
        self.grid.set_finder(self._find)
        self.grid.activated.connect(lambda index: self.opened.emit(index.row()))
        self.grid.context_requested.connect(self.menu_wanted)
        self.grid.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.grid.visible_rows_changed.connect(self._follow)
        self.letters = LetterStrip(parent=self)
        self.letters.setFixedWidth(2 * MARGIN)
        self.letters.chosen.connect(self._jump)
        self._bar = QScrollBar(Qt.Orientation.Vertical)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.grid, 1)
        row.addWidget(self._bar)
        self._put_bar_outside()
        model.listed.connect(self._take)

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

    def _take(self, listing: Listing) -> None:
        self._listing = listing
        self._starts = sorted((row, sign) for sign, row in listing.letters.items())
        self.letters.set_letters(listing.letters.keys())
        self.letters.setVisible(len(listing) >= _STRIP_AT_LEAST and bool(listing.letters))
        self._follow(*self.grid.visible_rows())

    def _follow(self, first: int, last: int) -> None:
        """Light the letter of the first title on screen."""
        at = bisect_right(self._starts, (first, "\U0010ffff")) - 1
        self.letters.set_current(self._starts[at][1] if at >= 0 else "")

    def _jump(self, sign: str) -> None:
        row = self._listing.letters.get(sign)
        if row is not None:
            self.grid.reveal(row, hint=PosterGrid.ScrollHint.PositionAtTop)

    def _find(self, key: str) -> int | None:
        """The first title that begins with what was typed in one go, of those already here; else under its letter."""
        is_going_on = self._since_key.isValid() and self._since_key.elapsed() < QApplication.keyboardInputInterval()
        self._typed = self._typed + key if is_going_on else key
        self._since_key.start()
        typed = self._typed
        is_ranked = self._listing.is_ranked
        start = 0 if is_ranked else self._listing.letters.get(letter(sort_key(typed)), -1)
        if start < 0:
            return None
        wanted = typed.casefold()
        for row in range(start, min(start + 400, len(self._listing))):
            known = self._model.known_row(row)
            if known is not None and known.title.casefold().startswith(wanted):
                return row
        return None if is_ranked else start

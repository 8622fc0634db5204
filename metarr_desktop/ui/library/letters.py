"""Getting to a title by its letters: those that are typed, and those that stand beside a list."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from metarr_desktop.domain.titles import letter, sort_key
from metarr_desktop.ui.widgets.letter_strip import LetterStrip

if TYPE_CHECKING:
    from metarr_desktop.domain.views import Listing
    from metarr_desktop.ui.models.items import ItemsModel

_AT_LEAST = 30
"""Titles from which on letters are of use."""
_LOOKED_THROUGH = 400


class TypedTitle:
    """Finds what is typed in one go. Looks at rows that are here alone, and asks for none."""

    def __init__(self, model: ItemsModel) -> None:
        self._model = model
        self._typed = ""
        self._since_key = QElapsedTimer()

    def find(self, key: str) -> int | None:
        """The first title that begins with what was typed in one go, of those already here; else under its letter."""
        is_going_on = self._since_key.isValid() and self._since_key.elapsed() < QApplication.keyboardInputInterval()
        self._typed = self._typed + key if is_going_on else key
        self._since_key.start()
        typed = self._typed
        listing = self._model.listing
        is_ranked = listing.is_ranked
        start = 0 if is_ranked else listing.letters.get(letter(sort_key(typed)), -1)
        if start < 0:
            return None
        wanted = typed.casefold()
        for row in range(start, min(start + _LOOKED_THROUGH, len(listing))):
            known = self._model.known_row(row)
            if known is not None and known.title.casefold().startswith(wanted):
                return row
        return None if is_ranked else start


class Letters(LetterStrip):
    """The letters of the list of a model. They are there while it is sorted by title and long enough for them.

    Who owns them may find that they have no room (`set_room`).
    """

    row_chosen = Signal(int)
    """The first row of a letter that was chosen."""

    def __init__(self, model: ItemsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rows: dict[str, int] = {}
        self._starts: list[tuple[int, str]] = []
        self._first = 0
        self._is_of_use = False
        self._has_room = True
        self.hide()
        self.chosen.connect(self._choose)
        model.listed.connect(self._take)
        self._take(model.listing)

    def follow(self, first: int) -> None:
        """Light the letter of the first title on screen."""
        self._first = first
        at = bisect_right(self._starts, (first, "\U0010ffff")) - 1
        self.set_current(self._starts[at][1] if at >= 0 else "")

    def set_room(self, *, has_room: bool) -> None:
        """Whether there is room for them."""
        self._has_room = has_room
        self.setVisible(self._is_of_use and has_room)

    def _take(self, listing: Listing) -> None:
        self._rows = dict(listing.letters)
        self._starts = sorted((row, sign) for sign, row in self._rows.items())
        self.set_letters(self._rows.keys())
        self._is_of_use = len(listing) >= _AT_LEAST and bool(self._rows)
        self.setVisible(self._is_of_use and self._has_room)
        self.follow(self._first)

    def _choose(self, sign: str) -> None:
        if sign in self._rows:
            self.row_chosen.emit(self._rows[sign])

"""The menu behind "+ Filter": conditions to click, which become words of the search."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QMenu, QWidget

from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.ui.words import field_label

translate = QCoreApplication.translate

_MISSING = ("poster", "fanart", "thumb", "clearlogo", "plot", "biography", "year", "genres", "cast", "ratings")
_WITH_FILES = frozenset({Kind.MOVIE, Kind.EPISODE})
_DECADES = tuple(range(2020, 1919, -10))


class FilterMenu(QMenu):
    """Filled for the kind of items that the list shows."""

    term_chosen = Signal(str)
    """Words to add to the search at once."""
    term_begun = Signal(str)
    """Words that the person has to finish ("genre:")."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_kind(None)

    def set_kind(self, kind: Kind | None) -> None:
        """Offer what such items can be filtered by; None is a list of several kinds."""
        self.clear()
        missing = self.addMenu(translate("FilterMenu", "Missing"))
        for name in _MISSING:
            if kind is None or kind in FIELD[name].kinds:
                self._offer(missing, field_label(name), f"missing:{name}")
        if kind is None or kind in _WITH_FILES:
            self._offer(missing, translate("FilterMenu", "Subtitles"), "missing:sub")
        self._offer(missing, translate("FilterMenu", "File"), "missing:file")
        if kind is None or kind in FIELD["year"].kinds:
            years = self.addMenu(translate("FilterMenu", "Year"))
            for decade in _DECADES:
                text = translate("FilterMenu", "{decade}s").format(decade=decade)
                self._offer(years, text, f"decade:{decade}")
        self._begin(translate("FilterMenu", "Genre…"), "genre:")
        if kind is None or kind in FIELD["cast"].kinds:
            self._begin(translate("FilterMenu", "Actor…"), "actor:")
        if kind is None or kind in _WITH_FILES:
            self._begin(translate("FilterMenu", "Sound in…"), "audio:")
            self._begin(translate("FilterMenu", "Subtitles in…"), "sub:")
            pictures = self.addMenu(translate("FilterMenu", "Picture"))
            for name in ("4k", "1080p", "720p", "sd"):
                self._offer(pictures, name.upper() if name in ("4k", "sd") else name, f"res:{name}")
            self._offer(pictures, translate("FilterMenu", "HDR of any kind"), "hdr:any")
        if kind is None:
            self._offer_kinds()
        self.addSeparator()
        self._offer(self, translate("FilterMenu", "Locked by you"), "locked:any")
        self._offer(self, translate("FilterMenu", "With suggestions"), "suggested")
        self._offer(self, translate("FilterMenu", "Unpublished"), "unpublished")
        if kind is None or kind in FIELD["watched"].kinds:
            self._offer(self, translate("FilterMenu", "Watched"), "watched:yes")
            self._offer(self, translate("FilterMenu", "Not watched"), "watched:no")

    def _offer_kinds(self) -> None:
        kinds = self.addMenu(translate("FilterMenu", "Kind"))
        self._offer(kinds, translate("FilterMenu", "Movies"), "kind:movie")
        self._offer(kinds, translate("FilterMenu", "Series"), "kind:series")
        self._offer(kinds, translate("FilterMenu", "Episodes"), "kind:episode")
        self._offer(kinds, translate("FilterMenu", "Artists"), "kind:artist")
        self._offer(kinds, translate("FilterMenu", "Albums"), "kind:album")
        self._offer(kinds, translate("FilterMenu", "Tracks"), "kind:track")

    def _offer(self, menu: QMenu, text: str, words: str) -> None:
        menu.addAction(text).triggered.connect(lambda: self.term_chosen.emit(words))

    def _begin(self, text: str, words: str) -> None:
        self.addAction(text).triggered.connect(lambda: self.term_begun.emit(words))

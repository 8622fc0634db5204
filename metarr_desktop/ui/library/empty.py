"""What the library screen says where its list is empty, and the one button that fills it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.views import Scope
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from metarr_desktop.domain.views import LibraryView, Listing
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.library.view import View

_MOST_ELSEWHERE = 1000  # more than that nobody counts, and it is asked for while a person types


class EmptyList(EmptyState):
    """Knows why a view is empty and what to do about it."""

    clear_wanted = Signal()
    """The search shall be cleared."""
    change_wanted = Signal()
    """What the saved view asks shall be changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._elsewhere = Latest(desk.bridge, self)
        self._do: Callable[[], object] = self.clear_wanted.emit
        self.acted.connect(lambda: self._do())

    def explain(self, view: View, words: str) -> None:
        """Say why nothing is here."""
        self._elsewhere.drop()
        if words:
            self._nothing_found(view, words)
        elif view.saved is not None:
            self._nothing_kept(view)
        elif view.library is None:
            self._in_order(view)
        elif view.library.scanned_at is None:
            self._not_scanned(view.library)
        else:
            self._nothing_there(view, view.library)

    def _nothing_found(self, view: View, words: str) -> None:
        titles = {
            Kind.MOVIE: self.tr("No movie fits this search"),
            Kind.SERIES: self.tr("No series fits this search"),
            Kind.ARTIST: self.tr("No artist fits this search"),
        }
        title = titles[view.scope.kind] if view.scope.kind in titles else self.tr("Nothing fits this search")
        text = self.tr("“{words}” – fewer words, or another spelling, may find more.").format(words=words)
        self._do = self.clear_wanted.emit
        self.show_message(Icon.SEARCH, title, text, action=self.tr("Clear search"))
        if view.scope.kind is not None:
            browse = self._desk.engine.browse
            self._elsewhere.ask(
                lambda: browse.listing(Scope(), words, most=_MOST_ELSEWHERE),
                lambda found: self._offer_elsewhere(title, words, found),
            )

    def _offer_elsewhere(self, title: str, words: str, found: Listing) -> None:
        """An episode is no show, and an album no artist: a list of those does not have it, but it is there."""
        if len(found):
            text = self.tr("“{words}” finds nothing in this list, but %n title(s) elsewhere.", "", len(found))
            self._do = partial(self._desk.stage.found_wanted.emit, 0, words)
            action = self.tr("Search everywhere")
            self.show_message(Icon.SEARCH, title, text.format(words=words), action=action)

    def _nothing_kept(self, view: View) -> None:
        query = view.saved.words.query if view.saved is not None else ""
        self._do = self.change_wanted.emit
        self.show_message(
            view.icon,
            self.tr("Nothing fits this view now"),
            self.tr("“{words}” – titles appear here as soon as they fit.").format(words=query),
            action=self.tr("Change the view…"),
        )

    def _not_scanned(self, library: LibraryView) -> None:
        folders = ", ".join(root.path for root in library.roots)
        self._do = partial(self._desk.stage.scan_wanted.emit, library.id)
        self.show_message(
            Icon.FOLDER,
            self.tr("“{library}” was not scanned yet").format(library=isolated(library.name)),
            self.tr("A scan reads what lies in {folders}. Files stay as they are.").format(folders=folders),
            action=self.tr("Scan now"),
            action_icon=Icon.REFRESH,
            is_primary=True,
            hint="F5",
        )

    def _nothing_there(self, view: View, library: LibraryView) -> None:
        texts = {
            Kind.MOVIE: self.tr("No movies yet"),
            Kind.SERIES: self.tr("No series yet"),
            Kind.ARTIST: self.tr("No music yet"),
        }
        folders = ", ".join(root.path for root in library.roots)
        self._do = partial(self._desk.stage.scan_wanted.emit, library.id)
        self.show_message(
            view.icon,
            texts[library.type.top_kind],
            self.tr("The last scan found none in {folders}. Put some there and scan again.").format(folders=folders),
            action=self.tr("Scan again"),
            action_icon=Icon.REFRESH,
        )

    def _in_order(self, view: View) -> None:
        match view.key:
            case "unpublished":
                title = self.tr("Everything is published")
                text = self.tr("What you change appears here until it is written beside your files.")
                icon, ink = Icon.CHECK, Ink.OK
            case "missing-art":
                title = self.tr("Every title has a poster")
                text = self.tr("Titles without one appear here.")
                icon, ink = Icon.CHECK, Ink.OK
            case "collections":
                title = self.tr("No collections yet")
                text = self.tr("Movies of one set gather here as soon as their “Collection” field says so.")
                icon, ink = Icon.COLLECTIONS, Ink.TEXT2
            case "people":
                title = self.tr("Nobody here yet")
                text = self.tr("Whoever a film or show credits with an id appears here, with what they are in.")
                icon, ink = Icon.USERS, Ink.TEXT2
            case _:
                title = self.tr("Nothing here yet")
                text = self.tr("Titles appear here as soon as a folder was added and scanned.")
                icon, ink = view.icon, Ink.TEXT2
        self.show_message(icon, title, text, ink=ink)

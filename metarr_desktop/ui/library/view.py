"""What the library screen can show: a library, or a view over all of them, each with its own order and words."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.views import LibraryView, Scope, Sort
from metarr_desktop.ui.desk import Place
from metarr_desktop.ui.theme.icons import Icon

translate = QCoreApplication.translate

#: Everything that stands on a wall by itself: no seasons, episodes, albums and tracks, nothing without a library.
_TOPS_ONLY = "-kind:season -kind:episode -kind:album -kind:track -kind:collection -kind:person"


@dataclass(frozen=True, slots=True)
class View:
    """One list. `key` never changes (what is remembered of it hangs on it); `words` always hold beside the person's."""

    key: str
    title: str
    icon: Icon
    scope: Scope
    words: str = ""
    sort: Sort = field(default_factory=Sort)
    library: LibraryView | None = None

    def query(self, words: str) -> str:
        """The whole query when a person searches in this view with those words."""
        return f"{self.words} {words}".strip()


LIBRARY_ICON = {LibraryType.MOVIE: Icon.FILM, LibraryType.TV: Icon.TV, LibraryType.MUSIC: Icon.MUSIC}


def library_view(library: LibraryView) -> View:
    """The wall of a library: its films, shows or artists."""
    scope = Scope(kind=library.type.top_kind, library=library.id)
    return View(f"library:{library.id}", library.name, LIBRARY_ICON[library.type], scope, library=library)


def place_view(place: Place) -> View | None:
    """The view behind a place of the sidebar; None where the place is a screen of its own."""
    match place:
        case Place.EVERYTHING:
            return View("everything", translate("View", "Everything"), Icon.SEARCH, Scope())
        case Place.RECENT:
            sort = Sort("added", is_descending=True)
            return View("recent", translate("View", "Recently added"), Icon.CLOCK, Scope(), _TOPS_ONLY, sort)
        case Place.MISSING_ART:
            words = f"missing:poster {_TOPS_ONLY} -kind:artist"
            return View("missing-art", translate("View", "Missing artwork"), Icon.IMAGE, Scope(), words)
        case Place.COLLECTIONS:
            scope = Scope(kind=Kind.COLLECTION)
            return View("collections", translate("View", "Collections"), Icon.COLLECTIONS, scope)
        case Place.PEOPLE:
            return View("people", translate("View", "People"), Icon.USERS, Scope(kind=Kind.PERSON))
        case Place.UNPUBLISHED:
            return View("unpublished", translate("View", "Unpublished"), Icon.UPLOAD, Scope(), "unpublished")
    return None

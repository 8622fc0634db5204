"""What the library screen can show: a library, or a view over all of them, each with its own order and words."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.query_tree import query_of
from metarr_desktop.domain.saved_views import SavedView, ViewWords
from metarr_desktop.domain.views import LibraryView, Scope, Sort
from metarr_desktop.ui.desk import Place
from metarr_desktop.ui.theme.icons import Icon

translate = QCoreApplication.translate

#: Everything that stands on a wall by itself: no seasons, episodes, albums and tracks, nothing without a library.
_TOPS_ONLY = "kind:movie OR kind:series OR kind:artist"


@dataclass(frozen=True, slots=True)
class View:
    """One list. `key` never changes: what is remembered of it hangs on it.

    `saved` is the view that a person saved: it keeps by itself how it is looked at.
    """

    key: str
    title: str
    icon: Icon
    scope: Scope
    sort: Sort = field(default_factory=Sort)
    library: LibraryView | None = None
    saved: SavedView | None = None


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
            return View("recent", translate("View", "Recently added"), Icon.CLOCK, _scope(_TOPS_ONLY), sort)
        case Place.MISSING_ART:
            scope = _scope("missing:poster kind:movie OR kind:series")
            return View("missing-art", translate("View", "Missing artwork"), Icon.IMAGE, scope)
        case Place.COLLECTIONS:
            scope = Scope(kind=Kind.COLLECTION)
            return View("collections", translate("View", "Collections"), Icon.COLLECTIONS, scope)
        case Place.PEOPLE:
            return View("people", translate("View", "People"), Icon.USERS, Scope(kind=Kind.PERSON))
        case Place.UNPUBLISHED:
            return View("unpublished", translate("View", "Unpublished"), Icon.UPLOAD, _scope("unpublished"))
    return None


def saved_view(saved: SavedView, library: LibraryView | None) -> View:
    """The list of a view that a person saved, in the library that it is of. Raises BadTerm."""
    return View(f"saved:{saved.id}", saved.name, Icon.FILTER, saved.words.scope, saved.sort, library, saved)


def words_of(view: View, words: str) -> ViewWords:
    """What shows just what a list shows in which those words are searched for. Raises BadQuery for what is none."""
    query = query_of([*view.scope.where.parts, *parse_query(words).parts])
    return ViewWords(str(query), view.scope.kind, view.scope.library)


def _scope(words: str) -> Scope:
    """What those words hold, whatever else is searched for."""
    return Scope(where=parse_query(words))

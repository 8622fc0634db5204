"""The stack of screens: each is loaded and made when first wanted and shows what a location says.

A start shows one of them: so all but the library are imported where they are made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from metarr_desktop.domain.episodes import Order
from metarr_desktop.domain.errors import BadTerm
from metarr_desktop.domain.kinds import ItemId, LibraryId, LibraryType
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.entrance import lead_in
from metarr_desktop.ui.library.look import Mode
from metarr_desktop.ui.library.page import LibraryPage
from metarr_desktop.ui.library.view import View, library_view, place_view, saved_view

if TYPE_CHECKING:
    from metarr_desktop.domain.saved_views import SavedView, ViewWords
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.ui.gathered.collection import CollectionPage
    from metarr_desktop.ui.gathered.person import PersonPage
    from metarr_desktop.ui.identify.page import IdentifyPage
    from metarr_desktop.ui.music.page import MusicPage
    from metarr_desktop.ui.players.page import PlayersPage
    from metarr_desktop.ui.publish.page import PublishPage
    from metarr_desktop.ui.rename.page import RenamePage
    from metarr_desktop.ui.scans.page import ScansPage
    from metarr_desktop.ui.shell.location import Location
    from metarr_desktop.ui.show.page import ShowPage

Page = TypeVar("Page", bound=QWidget)


def _suggestions(desk: Desk) -> QWidget:
    from metarr_desktop.ui.suggestions.page import SuggestionsPage

    return SuggestionsPage(desk)


def _activity(desk: Desk) -> QWidget:
    from metarr_desktop.ui.activity.page import ActivityPage

    return ActivityPage(desk)


def _trash(desk: Desk) -> QWidget:
    from metarr_desktop.ui.trash.page import TrashPage

    return TrashPage(desk)


def _players(desk: Desk) -> QWidget:
    from metarr_desktop.ui.players.page import PlayersPage

    return PlayersPage(desk)


def _settings(desk: Desk) -> QWidget:
    from metarr_desktop.ui.settings.page import SettingsPage

    return SettingsPage(desk)


def _verify(desk: Desk) -> QWidget:
    from metarr_desktop.ui.verify.page import VerifyPage

    return VerifyPage(desk)


def _diagnostics(desk: Desk) -> QWidget:
    from metarr_desktop.ui.diagnostics.page import DiagnosticsPage

    return DiagnosticsPage(desk)


def _statistics(desk: Desk) -> QWidget:
    from metarr_desktop.ui.statistics.page import StatisticsPage

    return StatisticsPage(desk)


def _no_library(desk: Desk) -> QWidget:
    from metarr_desktop.ui.shell.no_library import NoLibrary

    return NoLibrary(desk)


_PAGES: Mapping[Place, Callable[[Desk], QWidget]] = {
    Place.SUGGESTIONS: _suggestions,
    Place.ACTIVITY: _activity,
    Place.TRASH: _trash,
    Place.PLAYERS: _players,
    Place.SETTINGS: _settings,
    Place.VERIFY: _verify,
    Place.DIAGNOSTICS: _diagnostics,
    Place.STATISTICS: _statistics,
}


class Content(QStackedWidget):
    """Holds the library, show, music and publish screens and those of the places."""

    shown = Signal()
    """Another screen stands there now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._made: dict[object, QWidget] = {}
        self._series: ShowPage | None = None
        self._shows_absent = True
        self._order = Order.AIRED
        self._players_tab = ""
        self._music: MusicPage | None = None
        self._person: PersonPage | None = None
        self._collection: CollectionPage | None = None
        self._identify: IdentifyPage | None = None
        self.library = LibraryPage(desk)
        self.addWidget(self.library)

    @property
    def show_page(self) -> ShowPage:
        if self._series is None:
            from metarr_desktop.ui.show.page import ShowPage

            self._series = self._added(ShowPage(self._desk, shows_absent=self._shows_absent, order=self._order))
        return self._series

    @property
    def shows_absent(self) -> bool:
        """Whether the page of a show has the episodes that are not here."""
        return self._shows_absent if self._series is None else self._series.model.with_absent

    @property
    def liked_order(self) -> Order:
        """The order in which the page of a show has its episodes, where they are known in it."""
        return self._order if self._series is None else self._series.liked_order

    def show_absent(self, is_shown: bool, order: Order) -> None:
        """Have it so, and in that order, when the page is made: as it was left."""
        self._shows_absent, self._order = is_shown, order

    @property
    def music(self) -> MusicPage:
        if self._music is None:
            from metarr_desktop.ui.music.page import MusicPage

            self._music = self._added(MusicPage(self._desk))
        return self._music

    @property
    def person(self) -> PersonPage:
        if self._person is None:
            from metarr_desktop.ui.gathered.person import PersonPage

            self._person = self._added(PersonPage(self._desk))
        return self._person

    @property
    def collection(self) -> CollectionPage:
        if self._collection is None:
            from metarr_desktop.ui.gathered.collection import CollectionPage

            self._collection = self._added(CollectionPage(self._desk))
        return self._collection

    @property
    def players(self) -> PlayersPage:
        from metarr_desktop.ui.players.page import PlayersPage

        page = self.place(Place.PLAYERS)
        assert isinstance(page, PlayersPage)
        return page

    @property
    def players_tab(self) -> str:
        """The side by which groups of players are shown."""
        made = self._made.get(Place.PLAYERS)
        return str(self.players.current_tab()) if made is not None else self._players_tab

    def show_players_by(self, tab: str) -> None:
        """Have it so when the page is made: as it was left."""
        self._players_tab = tab

    @property
    def publish(self) -> PublishPage:
        from metarr_desktop.ui.publish.page import PublishPage

        return self._page(PublishPage, lambda: PublishPage(self._desk))

    @property
    def rename(self) -> RenamePage:
        from metarr_desktop.ui.rename.page import RenamePage

        return self._page(RenamePage, lambda: RenamePage(self._desk))

    @property
    def identify(self) -> IdentifyPage:
        if self._identify is None:
            from metarr_desktop.ui.identify.page import IdentifyPage

            self._identify = self._added(IdentifyPage(self._desk))
        return self._identify

    @property
    def scans(self) -> ScansPage:
        from metarr_desktop.ui.scans.page import ScansPage

        return self._page(ScansPage, lambda: ScansPage(self._desk))

    def place(self, place: Place) -> QWidget:
        """The screen of a place that is no list. Raises KeyError for one that is."""
        if place not in self._made:
            self._made[place] = self._added(_PAGES[place](self._desk))
            if place is Place.PLAYERS:
                self.players.restore_tab(self._players_tab)
        return self._made[place]

    def show_saved(self, saved: SavedView, there: Location, libraries: Mapping[LibraryId, LibraryView]) -> None:
        """Show the list of a saved view. What no search says any more is put into the search box, to be mended."""
        library = libraries.get(saved.words.library) if saved.words.library is not None else None
        try:
            self.library.show_view(saved_view(saved, library), there.words, there.item)
        except BadTerm:
            bare = replace(saved, words=replace(saved.words, query=""))
            self.library.show_view(saved_view(bare, library), saved.words.query)
        self._turn_to(self.library)

    def go_to(self, there: Location, libraries: Mapping[LibraryId, LibraryView]) -> None:
        """Show what a location says, but for saved views. A library that is gone shows that there is none."""
        if there.show is not None:
            self.show_page.show_series(there.show, there.item)
            self._turn_to(self.show_page)
        elif there.person is not None:
            self.person.show_item(there.person)
            self._turn_to(self.person)
        elif there.collection is not None:
            self.collection.show_item(there.collection)
            self._turn_to(self.collection)
        elif there.plan is not None:
            self.publish.show_plan(list(there.plan))
            self._turn_to(self.publish)
        elif there.renames is not None:
            self.rename.show_plan(list(there.renames))
            self._turn_to(self.rename)
        elif there.identify is not None or there.place is Place.IDENTIFY:
            self.identify.show_titles(there.identify)
            self._turn_to(self.identify)
        elif there.place is Place.SCANS:
            self.scans.show_library(there.within)
            self._turn_to(self.scans)
        elif there.place is not None and place_view(there.place) is None:
            self._turn_to(self.place(there.place))
            if there.place is Place.PLAYERS and there.words:
                self.players.show_player(there.words)
        else:
            self._show_list(there, libraries)

    def _show_list(self, there: Location, libraries: Mapping[LibraryId, LibraryView]) -> None:
        library = libraries.get(there.library) if there.library is not None else None
        view = library_view(library) if library is not None else place_view(there.place) if there.place else None
        if view is None:
            if _no_library not in self._made:
                self._made[_no_library] = self._added(_no_library(self._desk))
            self._turn_to(self._made[_no_library])
        elif library is not None and library.type is LibraryType.MUSIC and self.library.mode is Mode.WALL:
            self._turn_to(self.music)
            self.music.show_view(view, there.words, there.item)
        else:
            self.library.show_view(view, there.words, there.item)
            self._turn_to(self.library)

    @property
    def has_list(self) -> bool:
        """Whether a list is shown that can be searched and be a wall or a table."""
        return self.currentWidget() in (self.library, self._music)

    @property
    def list_view(self) -> View | None:
        """The list that is shown and can be searched; None on other screens."""
        for page in (self.library, self._music):
            if page is not None and page is self.currentWidget():
                return page.view
        return None

    @property
    def has_choice(self) -> bool:
        """Whether something can be chosen there whose details stand beside it."""
        return self.currentWidget() in (self.library, self._music, self._series, self._person, self._collection)

    def search(self, words: str) -> None:
        """Search in the list that is shown."""
        for page in (self.library, self._music):
            if page is not None and page is self.currentWidget():
                page.search(words)

    def words_to_keep(self) -> ViewWords | None:
        """What a view would find that shows the list that is shown; None where none is."""
        for page in (self.library, self._music):
            if page is not None and page is self.currentWidget():
                return page.words_to_keep()
        return None

    def chosen(self) -> list[ItemId]:
        """What is chosen in the screen that is shown."""
        choosing = (self.library, self._music, self._series, self._person, self._collection, self._identify)
        for page in choosing:
            if page is not None and page is self.currentWidget():
                return page.chosen()
        return []

    def _page(self, kind: type[Page], make: Callable[[], Page]) -> Page:
        page = self._made.get(kind)
        if not isinstance(page, kind):
            page = self._added(make())
            self._made[kind] = page
        return page

    def _added(self, page: Page) -> Page:
        self.addWidget(page)
        return page

    def enter(self) -> None:
        """Bring the keyboard to the list that is shown, unless it is somewhere already."""
        page = self.currentWidget()
        if self.window().focusWidget() is None and page is not None:
            if page is self.library:
                self.library.enter()
            else:
                lead_in(page, page.focusWidget())

    def _turn_to(self, page: QWidget) -> None:
        """The keyboard comes along, unless it is in the sidebar, say, from which one goes on to the next page."""
        if self.currentWidget() is not page:
            focus, last = QApplication.focusWidget(), page.focusWidget()
            comes_along = focus is not None and self.isAncestorOf(focus)
            self.setCurrentWidget(page)
            if comes_along:
                lead_in(page, last)
            self._desk.stage.items_chosen.emit(self.chosen())
        self.shown.emit()

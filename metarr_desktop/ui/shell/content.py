"""The stack of screens: each is made when first wanted and shows what a location says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from metarr_desktop.domain.kinds import ItemId, LibraryId, LibraryType
from metarr_desktop.domain.views import LibraryView
from metarr_desktop.ui.activity.page import ActivityPage
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.diagnostics.page import DiagnosticsPage
from metarr_desktop.ui.gathered.collection import CollectionPage
from metarr_desktop.ui.gathered.page import GatheredPage
from metarr_desktop.ui.gathered.person import PersonPage
from metarr_desktop.ui.identify.page import IdentifyPage
from metarr_desktop.ui.library.look import Mode
from metarr_desktop.ui.library.page import LibraryPage
from metarr_desktop.ui.library.view import library_view, place_view
from metarr_desktop.ui.music.page import MusicPage
from metarr_desktop.ui.players.page import PlayersPage
from metarr_desktop.ui.publish.page import PublishPage
from metarr_desktop.ui.rename.page import RenamePage
from metarr_desktop.ui.scans.page import ScansPage
from metarr_desktop.ui.settings.page import SettingsPage
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.shell.no_library import NoLibrary
from metarr_desktop.ui.show.page import ShowPage
from metarr_desktop.ui.statistics.page import StatisticsPage
from metarr_desktop.ui.suggestions.page import SuggestionsPage
from metarr_desktop.ui.trash.page import TrashPage
from metarr_desktop.ui.verify.page import VerifyPage

_Choosing = LibraryPage | MusicPage | ShowPage | GatheredPage
Page = TypeVar("Page", bound=QWidget)

_PAGES: Mapping[Place, Callable[[Desk], QWidget]] = {
    Place.SUGGESTIONS: SuggestionsPage,
    Place.ACTIVITY: ActivityPage,
    Place.TRASH: TrashPage,
    Place.PLAYERS: PlayersPage,
    Place.SETTINGS: SettingsPage,
    Place.VERIFY: VerifyPage,
    Place.DIAGNOSTICS: DiagnosticsPage,
    Place.STATISTICS: StatisticsPage,
}


class Content(QStackedWidget):
    """Holds the library, show, music and publish screens and those of the places."""

    shown = Signal()
    """Another screen stands there now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._made: dict[object, QWidget] = {}
        self.library = LibraryPage(desk)
        self.addWidget(self.library)

    @property
    def show_page(self) -> ShowPage:
        return self._page(ShowPage, lambda: ShowPage(self._desk))

    @property
    def music(self) -> MusicPage:
        return self._page(MusicPage, lambda: MusicPage(self._desk))

    @property
    def person(self) -> PersonPage:
        return self._page(PersonPage, lambda: PersonPage(self._desk))

    @property
    def collection(self) -> CollectionPage:
        return self._page(CollectionPage, lambda: CollectionPage(self._desk))

    @property
    def publish(self) -> PublishPage:
        return self._page(PublishPage, lambda: PublishPage(self._desk))

    @property
    def rename(self) -> RenamePage:
        return self._page(RenamePage, lambda: RenamePage(self._desk))

    @property
    def identify(self) -> IdentifyPage:
        return self._page(IdentifyPage, lambda: IdentifyPage(self._desk))

    @property
    def scans(self) -> ScansPage:
        return self._page(ScansPage, lambda: ScansPage(self._desk))

    def place(self, place: Place) -> QWidget:
        """The screen of a place that is no list. Raises KeyError for one that is."""
        if place not in self._made:
            self._made[place] = _PAGES[place](self._desk)
            self.addWidget(self._made[place])
        return self._made[place]

    def go_to(self, there: Location, libraries: Mapping[LibraryId, LibraryView]) -> None:
        """Show what a location says. A library that is gone shows that there is none."""
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
        else:
            self._show_list(there, libraries)

    def _show_list(self, there: Location, libraries: Mapping[LibraryId, LibraryView]) -> None:
        library = libraries.get(there.library) if there.library is not None else None
        view = library_view(library) if library is not None else place_view(there.place) if there.place else None
        if view is None:
            self._turn_to(self._page(NoLibrary, lambda: NoLibrary(self._desk)))
        elif library is not None and library.type is LibraryType.MUSIC and self.library.look().mode is Mode.WALL:
            self._turn_to(self.music)
            self.music.show_view(view, there.words, there.item)
        else:
            self._turn_to(self.library)
            self.library.show_view(view, there.words, there.item)

    @property
    def has_list(self) -> bool:
        """Whether a list is shown that can be searched and be a wall or a table."""
        return isinstance(self.currentWidget(), LibraryPage | MusicPage)

    @property
    def has_choice(self) -> bool:
        """Whether something can be chosen there whose details stand beside it."""
        return isinstance(self.currentWidget(), _Choosing)

    def search(self, words: str) -> None:
        """Search in the list that is shown."""
        page = self.currentWidget()
        if isinstance(page, LibraryPage | MusicPage):
            page.search(words)

    def chosen(self) -> list[ItemId]:
        """What is chosen in the screen that is shown."""
        page = self.currentWidget()
        return page.chosen() if isinstance(page, _Choosing | IdentifyPage) else []

    def _page(self, kind: type[Page], make: Callable[[], Page]) -> Page:
        page = self._made.get(kind)
        if not isinstance(page, kind):
            page = make()
            self._made[kind] = page
            self.addWidget(page)
        return page

    def _turn_to(self, page: QWidget) -> None:
        if self.currentWidget() is not page:
            self.setCurrentWidget(page)
            self._desk.stage.items_chosen.emit(self.chosen())
        self.shown.emit()

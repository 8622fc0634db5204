"""Leads from screen to screen: by the sidebar, by what screens ask for, and back and forward."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId, ViewId
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.shell.location import Location, Trail

_OF_A_SHOW = frozenset({Kind.SERIES, Kind.SEASON, Kind.EPISODE})
_PEOPLE = "kind:person"
_OF_MUSIC = frozenset({Kind.ARTIST, Kind.ALBUM, Kind.TRACK})

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import ItemDetail
    from metarr_desktop.domain.saved_views import SavedView, ViewWords
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.ui.library.look import Mode
    from metarr_desktop.ui.settings.page import SettingsPage
    from metarr_desktop.ui.shell.content import Content


class Guide(QObject):
    """Knows where the window is. Listens to the stage for where screens want to go."""

    arrived = Signal(object)
    """The `Location` that is shown now."""

    def __init__(self, desk: Desk, content: Content, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._content = content
        self._libraries: Mapping[LibraryId, LibraryView] = {}
        self._views: dict[ViewId, SavedView] = {}
        self.trail = Trail()
        content.library.view_arranged.connect(self._keep_arranged)
        stage = desk.stage
        stage.item_wanted.connect(self.show_item)
        stage.place_wanted.connect(lambda place: self.go(Location(place=Place(place))))
        stage.settings_wanted.connect(self.show_settings)
        stage.library_wanted.connect(lambda library: self.go(Location(library=LibraryId(library))))
        stage.found_wanted.connect(self.show_found)
        stage.publish_wanted.connect(self.show_plan)
        stage.rename_wanted.connect(self.show_renames)
        stage.identify_wanted.connect(self.identify)
        stage.back_wanted.connect(self.leave)
        stage.scans_wanted.connect(lambda library: self.show_scans(LibraryId(library)))

    @property
    def here(self) -> Location:
        return self.trail.here

    def set_libraries(self, libraries: Sequence[LibraryView]) -> None:
        """These are there now; what is shown of them follows."""
        before = self._libraries
        self._libraries = {library.id: library for library in libraries}
        here = self.here.library
        if here is not None and here not in self._libraries:
            self.go(self.home())
        elif here is not None and before.get(here) != self._libraries[here]:
            self._content.go_to(self.here, self._libraries)  # we are where we were: what is being typed stays

    def set_views(self, views: Sequence[SavedView]) -> None:
        """These are saved now; the one that is shown follows its name and its words."""
        before = self._views
        self._views = {view.id: view for view in views}
        here = self.here.view
        if here is not None and here not in self._views:
            self.go(self.home())
        elif here is not None and _told(before.get(here)) != _told(self._views[here]):
            self._show()

    def add_view(self, view: SavedView) -> None:
        """Show a view that was just saved, before the numbers of the sidebar tell of it."""
        self._views[view.id] = view
        self.go(Location(view=view.id))

    def libraries(self) -> list[LibraryView]:
        """The libraries, in their order."""
        return list(self._libraries.values())

    def views(self) -> list[SavedView]:
        """The saved views, in their order."""
        return list(self._views.values())

    def library_name(self, library: LibraryId | None) -> str:
        """What a library is called; "" for none."""
        known = self._libraries.get(library) if library is not None else None
        return known.name if known is not None else ""

    def view(self, id: ViewId | None) -> SavedView | None:
        """The saved view of that number; None where there is none."""
        return self._views.get(id) if id is not None else None

    def _keep_arranged(self, view: SavedView) -> None:
        """A view is looked at in another order or form: it is from now on."""
        self._views[view.id] = view
        views = self._desk.engine.views
        self._desk.bridge.change(
            self, lambda: views.arrange(view.id, view.sort, is_table=view.is_table), lambda _none: None
        )

    def home(self) -> Location:
        """Where a window begins: the first library, or nowhere."""
        return Location(library=next(iter(self._libraries), None))

    def go(self, there: Location) -> None:
        """Be somewhere else."""
        self.trail.go(there)
        self._show()

    def take_trail(self, trail: Trail) -> None:
        """Be where another guide was, with the same ways back and forward."""
        self.trail = trail
        here = trail.here
        is_gone = here.library is not None and here.library not in self._libraries
        if is_gone or (here.view is not None and here.view not in self._views) or here == Location():
            self.go(self.home())
        else:
            self._show()

    def back(self) -> None:
        """Step back, where there is something behind."""
        if self.trail.can_go_back:
            self.trail.back()
            self._show()

    def forward(self) -> None:
        """Step forward again, where there is something ahead."""
        if self.trail.can_go_forward:
            self.trail.forward()
            self._show()

    def search(self, words: str) -> None:
        """Search where we are; from a screen without a list, in the first library; for people, among them."""
        if _PEOPLE in words.lower().split() and self.here.place is not Place.PEOPLE:
            self.go(Location(place=Place.PEOPLE, words=words))
            return
        if not self._content.has_list:
            if words:
                self.go(Location(library=self.home().library, words=words))
            return
        self.trail.note_words(words)
        self._content.search(words)

    def show_found(self, library: int, words: str) -> None:
        """Show what a search finds on the wall of a library; of none (0): among everything."""
        if library:
            self.go(Location(library=LibraryId(library), words=words))
        else:
            self.go(Location(place=Place.EVERYTHING, words=words))

    def set_mode(self, mode: Mode) -> None:
        """Show lists as a wall or a table."""
        self._content.library.set_mode(mode)
        if self._content.has_list:
            self._show()

    def show_plan(self, items: Sequence[ItemId]) -> None:
        """Show what publishing those items would do."""
        self.go(Location(plan=tuple(ItemId(item) for item in items)))

    def show_renames(self, items: Sequence[ItemId]) -> None:
        """Show what renaming those items would do."""
        self.go(Location(renames=tuple(ItemId(item) for item in items)))

    def identify(self, items: Sequence[ItemId]) -> None:
        """Let the person say which titles those items are."""
        self.go(Location(identify=tuple(ItemId(item) for item in items)))

    def leave(self) -> None:
        """Step back; home where there is nothing behind."""
        if self.trail.can_go_back:
            self.back()
        else:
            self.go(self.home())

    def show_settings(self, section: str) -> None:
        """Show a section of the settings."""
        from metarr_desktop.ui.settings.sections import SectionKey

        self._settings().show_section(SectionKey(section))

    def show_setting(self, name: str) -> None:
        """Show one setting, with the keyboard in it. Raises KeyError for one that is not shown."""
        self._settings().show_setting(name)

    def _settings(self) -> SettingsPage:
        from metarr_desktop.ui.settings.page import SettingsPage  # loaded with the page: a start goes without it

        self.go(Location(place=Place.SETTINGS))
        page = self._content.place(Place.SETTINGS)
        assert isinstance(page, SettingsPage)
        return page

    def show_scans(self, library: LibraryId | None) -> None:
        """Show what the scans of a library found; of the one we are in, where none is named."""
        self.go(Location(place=Place.SCANS, within=library or self.here.row.library or self.home().library))

    def show_item(self, item: int) -> None:
        """Show an item where its kind is shown."""
        self._desk.bridge.ask(self, lambda: self._desk.engine.browse.detail(ItemId(item)), self._show_detail)

    def _show_detail(self, detail: ItemDetail) -> None:
        row = detail.row
        if row.kind in _OF_A_SHOW:
            series = next((above.id for above in detail.parents if above.kind is Kind.SERIES), row.id)
            self.go(Location(show=series, item=row.id if row.id != series else None, within=row.library))
        elif row.kind in _OF_MUSIC:
            self.go(Location(library=row.library, item=row.id))
        elif row.kind is Kind.COLLECTION:
            self.go(Location(collection=row.id))
        elif row.kind is Kind.PERSON:
            self.go(Location(person=row.id))
        elif self._content.chosen() == [row.id]:
            self._desk.stage.edit_wanted.emit()
        else:
            self.go(Location(library=row.library, item=row.id))

    def _show(self) -> None:
        view = self.view(self.here.view)
        if view is not None:
            self._content.show_saved(view, self.here, self._libraries)
        else:
            self._content.go_to(self.here, self._libraries)
        self.arrived.emit(self.here)


def _told(view: SavedView | None) -> tuple[str, ViewWords] | None:
    """What a person says of a view; how it is looked at is theirs to change while it is shown."""
    return (view.name, view.words) if view is not None else None

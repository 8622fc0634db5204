"""Where the window is, and where it has been."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from metarr_desktop.ui.desk import Place

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId, LibraryId, ViewId


@dataclass(frozen=True, slots=True)
class Location:
    """One screen with what it shows: exactly one of the first nine is set, none before there is a library.

    `show` is a series, `person` and `collection` are what their names say, `view` is one that was saved, `plan` the
    items of a publish plan (empty: everything unpublished), `renames` those of a rename plan (empty: everything),
    `identify` items that are to be identified, whatever waits besides. `words` is the search that was typed there,
    `item` what was last asked for by name, `within` the library that a series or the scans belong to.
    """

    library: LibraryId | None = None
    place: Place | None = None
    show: ItemId | None = None
    plan: tuple[ItemId, ...] | None = None
    renames: tuple[ItemId, ...] | None = None
    identify: tuple[ItemId, ...] | None = None
    person: ItemId | None = None
    collection: ItemId | None = None
    view: ViewId | None = None
    words: str = ""
    item: ItemId | None = None
    within: LibraryId | None = None

    @property
    def row(self) -> Location:
        """What the sidebar marks: a series and the scans stand under their library."""
        if self.identify is not None:
            return Location(place=Place.IDENTIFY)
        if self.person is not None or self.collection is not None:
            return Location(place=Place.PEOPLE if self.person is not None else Place.COLLECTIONS)
        return Location(library=self.within) if self.within is not None else self

    def is_same_screen(self, other: Location) -> bool:
        """Whether both are the same place, whatever is searched for or chosen there."""
        return replace(self, words="", item=None) == replace(other, words="", item=None)


class Trail:
    """Back and forward over locations, as in a browser."""

    def __init__(self) -> None:
        self.behind: list[Location] = []
        """Where the window was before, oldest first."""
        self._ahead: list[Location] = []
        self.here = Location()

    @property
    def can_go_back(self) -> bool:
        return bool(self.behind)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._ahead)

    def go(self, there: Location) -> None:
        """Be somewhere else; what lay ahead is forgotten. The same screen takes the place of where we are."""
        if not there.is_same_screen(self.here) and self.here != Location():
            self.behind.append(self.here)
            self._ahead.clear()
        self.here = there

    def back(self) -> Location:
        """Step back. Raises IndexError where there is nothing behind."""
        there = self.behind.pop()
        self._ahead.append(self.here)
        self.here = there
        return there

    def forward(self) -> Location:
        """Step forward again. Raises IndexError where there is nothing ahead."""
        there = self._ahead.pop()
        self.behind.append(self.here)
        self.here = there
        return there

    def note_words(self, words: str) -> None:
        """Remember what is searched for here."""
        self.here = replace(self.here, words=words)

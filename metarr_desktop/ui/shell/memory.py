"""What the window remembers between two runs, as one small text in the settings."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.episodes import Order
from metarr_desktop.domain.kinds import LibraryId
from metarr_desktop.domain.views import SORTS, LibraryView, Sort
from metarr_desktop.ui.desk import Place
from metarr_desktop.ui.library.look import ALL_LISTS, ColumnLook, Look, Mode
from metarr_desktop.ui.shell.location import Location

if TYPE_CHECKING:
    from metarr_desktop.domain.saved_views import SavedView

log = logging.getLogger(__name__)

_VIEW = "view:"


@dataclass(frozen=True, slots=True)
class Memory:
    """`geometry` is Qt's own blob in base64, `details` what the detail pane gave, `place` see `place_text`.

    `scroll` is how far its list was scrolled, as the scroll bar counts. `shows_absent`: the page of a show has the
    episodes that are not here; `order` is the one in which it has them. `players_tab` is the side by which groups of
    players are shown.
    """

    geometry: str = ""
    has_sidebar: bool = True
    has_details: bool = True
    has_details_beside_pages: bool = False
    has_filter: bool = False
    details: str = ""
    place: str = ""
    scroll: int = 0
    shows_absent: bool = True
    order: Order = Order.AIRED
    players_tab: str = ""
    look: Look = field(default_factory=Look)


def to_text(memory: Memory) -> str:
    """As it is kept."""
    return json.dumps(asdict(memory), separators=(",", ":"), sort_keys=True)


def from_text(text: str) -> Memory:
    """Read it again. What is broken or of another version is as on the first day."""
    if not text:
        return Memory()
    try:
        kept = json.loads(text)
        return Memory(
            geometry=str(kept["geometry"]),
            has_sidebar=bool(kept["has_sidebar"]),
            has_details=bool(kept["has_details"]),
            has_details_beside_pages=bool(kept["has_details_beside_pages"]),
            has_filter=bool(kept.get("has_filter", False)),  # younger than the rest
            details=str(kept["details"]),
            place=str(kept["place"]),
            scroll=int(kept.get("scroll", 0)),  # so is this
            shows_absent=bool(kept.get("shows_absent", True)),  # likewise
            order=Order(kept.get("order", Order.AIRED)),
            players_tab=str(kept.get("players_tab", "")),
            look=_look(kept["look"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        log.warning("The window's layout could not be read and starts anew: %s", error)
        return Memory()


def _look(kept: Mapping[str, Any]) -> Look:
    sorts = {
        str(key): Sort(str(sort["by"]), bool(sort["is_descending"]))
        for key, sort in kept["sorts"].items()
        if sort["by"] in SORTS
    }
    lists = kept["columns"]
    by_key = {ALL_LISTS: lists} if isinstance(lists, list) else lists  # they were the same in all lists at first
    columns = {
        str(key): tuple(ColumnLook(str(one["name"]), int(one["width"]), bool(one["is_shown"])) for one in ones)
        for key, ones in by_key.items()
    }
    return Look(Mode(kept["mode"]), sorts, columns)


def place_text(here: Location) -> str:
    """A location as it is remembered: the number of a library or, after "view:", of a saved view, or a place's name.

    "" is what is not gone back to.
    """
    if here.view is not None:
        return f"{_VIEW}{here.view}"
    return str(here.library) if here.library is not None else here.place or ""


def place_of(text: str, libraries: Sequence[LibraryView], views: Sequence[SavedView]) -> Location | None:
    """The location again; None where it is not there any more."""
    if text.startswith(_VIEW):
        return next((Location(view=one.id) for one in views if text == f"{_VIEW}{one.id}" and libraries), None)
    if text.isdigit():
        library = LibraryId(int(text))
        return Location(library=library) if any(one.id == library for one in libraries) else None
    return Location(place=Place(text)) if libraries and text in set(Place) else None

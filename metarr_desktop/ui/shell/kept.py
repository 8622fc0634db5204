"""What one window hands to the next, which is built in its place in another language, over the same engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metarr_desktop.domain.saved_views import SavedView
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.ui.library.page import ListSpot
    from metarr_desktop.ui.settings.page import Left
    from metarr_desktop.ui.shell.location import Trail
    from metarr_desktop.ui.shell.memory import Memory


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the person is, and what there is to go to.

    `memory` is as between two runs, `trail` leads back and forward. `in_list` is where they are in the list that was
    shown last, `in_settings` where on that page, if it is shown. `is_searching`: the keyboard is in the search box.
    """

    memory: Memory
    libraries: Sequence[LibraryView]
    views: Sequence[SavedView]
    trail: Trail
    in_list: ListSpot | None
    in_settings: Left | None
    is_searching: bool

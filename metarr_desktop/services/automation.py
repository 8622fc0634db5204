"""Automation: the one place that says which hand-over is done by itself, library by library.

"Ask me" never loses anything: what is not handed on stands in the lists of what is unidentified, unpublished or waits
for players, with its number in the sidebar.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from metarr_desktop.domain.automation import HandOver, HandOvers
from metarr_desktop.services.changes import Aspect, Newsroom

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId, LibraryId
    from metarr_desktop.domain.watch import QuietHours
    from metarr_desktop.store.library import Store


def hand_overs(store: Store) -> HandOvers:
    """What the person decided."""
    defaults = {step: store.settings.flag(step.setting) for step in HandOver}
    return HandOvers(defaults, store.libraries.hand_overs())


def does(store: Store, step: HandOver, library: LibraryId | None) -> bool:
    """Whether that step follows by itself in a library."""
    return hand_overs(store).does(step, library)


def handed_on(store: Store, step: HandOver, items: Collection[ItemId]) -> list[ItemId]:
    """Those of the items that go on to that step by themselves, in their order.

    What is in no library, a set of films or a person, goes along with the others where any of them does.
    """
    rules, libraries = hand_overs(store), store.items.libraries(items)
    wanted = {library: rules.does(step, library) for library in set(libraries.values())}
    is_any = any(does for library, does in wanted.items() if library is not None)
    if None in wanted and len(wanted) > 1:
        wanted[None] = is_any
    return [item for item in items if item in libraries and wanted[libraries[item]]]


def asked_about(store: Store, step: HandOver, items: Collection[ItemId]) -> set[ItemId]:
    """Those of the items that wait for a person's word before that step; what is gone waits for nobody's."""
    rules = hand_overs(store)
    return {item for item, library in store.items.libraries(items).items() if not rules.does(step, library)}


def quiet_hours(store: Store) -> QuietHours:
    """The hours in which nothing heavy begins by itself."""
    from metarr_desktop.domain.watch import QuietHours  # a start of the window asks for none

    settings = store.settings
    return QuietHours(int(settings.get("automation.quiet_from")), int(settings.get("automation.quiet_until")))


def is_quiet(store: Store) -> bool:
    """Whether it is one of them now."""
    return quiet_hours(store).holds(store.clock().astimezone())


class Automation:
    """What a person decides of it."""

    def __init__(self, store: Store, newsroom: Newsroom) -> None:
        self._store = store
        self._newsroom = newsroom

    def hand_overs(self) -> HandOvers:
        """What holds now."""
        return hand_overs(self._store)

    def handed_on(self, step: HandOver, items: Collection[ItemId]) -> list[ItemId]:
        """See the function."""
        return handed_on(self._store, step, items)

    def decide(self, library: LibraryId, step: HandOver, does: bool | None) -> None:
        """Do a step by itself in one library, or ask; None: as the settings say. Raises NotFound."""
        self._store.libraries.get(library)
        with self._store.write() as unit:
            unit.libraries.set_hand_over(library, step, does)
        self._newsroom.tell(Aspect.LIBRARIES, Aspect.SETTINGS)

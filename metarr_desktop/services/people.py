"""People: the persons that titles share, brought into line with what the titles' credits say."""

from __future__ import annotations

from collections.abc import Sequence

from metarr_desktop.domain.jobs import Progress
from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.store.library import Store

_ITEMS_A_TRANSACTION = 200  # a person who edits meanwhile waits no longer than a moment


def link_people(store: Store, items: Sequence[ItemId], progress: Progress) -> None:
    """Give the credits of those items their persons. Where it is cancelled, `link_left` does the rest."""
    for start in range(0, len(items), _ITEMS_A_TRANSACTION):
        if progress.is_cancelled:
            return
        with store.write(durable=False) as unit:
            unit.people.link(items[start : start + _ITEMS_A_TRANSACTION])


def link_left(store: Store, progress: Progress) -> None:
    """The same for all credits that were left: by an undo, an edit, or a program that ended in between."""
    link_people(store, store.items.without_persons(), progress)

"""People: the persons that titles share, brought into line with what the titles' credits say."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.store.library import Store

_ITEMS_A_TRANSACTION = 200  # a person who edits meanwhile waits no longer than a moment
_ACTORS_SHOWN = 20  # the first of a cast, whose pictures players show


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


def actors_wanted(store: Store, items: Sequence[ItemId]) -> list[ItemId]:
    """The actors of those titles whose pictures are to be published; nobody where the person wants none."""
    return store.items.actors_of(items, _ACTORS_SHOWN) if store.settings.flag("publish.actors") else []


def publish_anew_with(store: Store, persons: Collection[ItemId]) -> None:
    """Pictures of those persons changed: where they are published, the titles that show them have to be again."""
    if store.settings.flag("publish.actors") and (titles := store.items.titles_with_actors(persons)):
        with store.write() as unit:
            unit.mark_unpublished(titles)

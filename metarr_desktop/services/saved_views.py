"""Saved views: searches that a person keeps under a name, in an order of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadInput, BadTerm, NotFound
from metarr_desktop.domain.kinds import Actor, BatchId, ViewId
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.saved_views import SavedView, ViewWords
from metarr_desktop.domain.views import Sort
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.store.batch import Batch

if TYPE_CHECKING:
    from metarr_desktop.store.library import Store

_LONGEST_NAME = 120


class SavedViews:
    """The verb. What changes a view is one batch of the person that one undo takes back."""

    def __init__(self, store: Store, newsroom: Newsroom) -> None:
        self._store = store
        self._newsroom = newsroom

    def all(self) -> list[SavedView]:
        """Every view, in the person's order."""
        return self._store.saved_views.all()

    def named(self, name: str) -> SavedView:
        """The view of that name, in any case. Raises NotFound."""
        for view in self.all():
            if view.name.casefold() == name.strip().casefold():
                return view
        raise NotFound(f"There is no view “{name}”; `metarr views list` shows all.")

    def get(self, view: ViewId) -> SavedView:
        """The view of that number. Raises NotFound."""
        for one in self.all():
            if one.id == view:
                return one
        raise NotFound("That view is not there any more.")

    def counts(self) -> dict[ViewId, int]:
        """How many titles each view shows; what no search says any more has none. Some may take a while to count."""
        found: dict[ViewId, int] = {}
        for view in self.all():
            try:
                scope = view.words.scope
            except BadTerm:
                continue
            found[view.id] = self._store.items.count(scope)
        return found

    def save(self, name: str, words: ViewWords, sort: Sort | None = None, *, is_table: bool = False) -> SavedView:
        """Keep a search as a view, below the others.

        Raises BadInput for a name that is empty or taken and where nothing is asked for, BadTerm for what is no search.
        """
        name, words = self._checked(None, name, words)
        batch = Batch(Actor.PERSON, "save_view", source=name)
        with self._store.write() as unit:
            view = unit.saved_views.add(batch, name, words, sort or Sort(), is_table=is_table)
        self._newsroom.tell(Aspect.VIEWS)
        return self.get(view)

    def change(self, view: ViewId, *, name: str | None = None, words: ViewWords | None = None) -> BatchId | None:
        """Give a view another name, or other words; the batch, None where nothing changes. Raises as `save`."""
        now = self.get(view)
        name, words = self._checked(view, now.name if name is None else name, words or now.words)
        batch = Batch(Actor.PERSON, "change_view", source=now.name)
        with self._store.write() as unit:
            unit.saved_views.change(batch, view, name, words)
        self._newsroom.tell(Aspect.VIEWS)
        return batch.id

    def remove(self, view: ViewId) -> BatchId | None:
        """Take a view away; no title is touched. Raises NotFound."""
        batch = Batch(Actor.PERSON, "remove_view", source=self.get(view).name)
        with self._store.write() as unit:
            unit.saved_views.remove(batch, view)
        self._newsroom.tell(Aspect.VIEWS)
        return batch.id

    def move(self, view: ViewId, place: int) -> BatchId | None:
        """Put a view at that place among all, from 0; beyond the ends is at the end. Raises NotFound."""
        moved = self.get(view)
        order = [one.id for one in self.all() if one.id != view]
        order.insert(max(0, place), view)
        batch = Batch(Actor.PERSON, "order_views", source=moved.name)
        with self._store.write() as unit:
            unit.saved_views.order(batch, order)
        self._newsroom.tell(Aspect.VIEWS)
        return batch.id

    def arrange(self, view: ViewId, sort: Sort, *, is_table: bool) -> None:
        """Remember in which order and form a view is looked at."""
        with self._store.write() as unit:
            unit.saved_views.arrange(view, sort, is_table=is_table)
        self._newsroom.tell(Aspect.VIEWS)

    def _checked(self, view: ViewId | None, name: str, words: ViewWords) -> tuple[str, ViewWords]:
        name = " ".join(_storable(name).split())
        if not name:
            raise BadInput("A view needs a name.")
        if len(name) > _LONGEST_NAME:
            raise BadInput(f"The name of a view has at most {_LONGEST_NAME} characters.")
        if any(one.id != view and one.name.casefold() == name.casefold() for one in self.all()):
            raise BadInput(f"A view called “{name}” is already there.")
        query = _storable(words.query).strip()
        if parse_query(query).is_empty and words.kind is None and words.library is None:
            raise BadInput("A view needs something to search for.")
        return name, ViewWords(query, words.kind, words.library)


def _storable(text: str) -> str:
    """The text without the bytes that a command line may bring along and no UTF-8 has."""
    return text.encode("utf-8", "replace").decode()

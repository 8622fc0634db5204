"""Vocabulary: how the words that items share are written - genres, studios, tags, certificates …

What a person renames or merges here holds over everything that scans and sources say later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import Actor, BatchId
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.store.batch import Batch

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Changes
    from metarr_desktop.domain.item_views import Word
    from metarr_desktop.store.library import Store


class Vocabulary:
    """The verb. Every change is one batch of the person that one undo takes back; no field is locked by it."""

    def __init__(self, store: Store, newsroom: Newsroom) -> None:
        self._store = store
        self._newsroom = newsroom

    def words(self, field: str) -> list[Word]:
        """The words of a field, with how many items have each and which other words mean it. Raises BadInput."""
        return self._store.vocabulary.words(field)

    def rename(self, field: str, word: str, into: str) -> Changes:
        """Write a word as another one: on all items that have it now, and whenever a source says it. Raises BadInput.

        Where the other word is there already, both are one from now on.
        """
        batch = Batch(Actor.PERSON, "rename_word")
        with self._store.write() as unit:
            changes = unit.vocabulary.rename(batch, field, word, into)
        self._newsroom.tell(Aspect.VALUES, Aspect.STATE, items=changes.changed)
        return changes

    def separate(self, field: str, word: str) -> BatchId | None:
        """Let a word that was renamed stand for itself again; items keep what they have. Raises BadInput, NotFound."""
        batch = Batch(Actor.PERSON, "separate_word")
        with self._store.write() as unit:
            unit.vocabulary.separate(batch, field, word)
        return batch.id

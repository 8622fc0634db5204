"""How one delivery stands with Jellyfin while it is told: what it shows of it, and whether more is to come."""

from __future__ import annotations

import time
from dataclasses import dataclass

from metarr_desktop.domain.player import Action, Delivery, Outcome, Proof
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.players.jellyfin.compare import has_to_be_read, text_differences
from metarr_desktop.players.jellyfin.pictures import Pictures
from metarr_desktop.players.jellyfin.rows import MEDIA, Row


@dataclass(slots=True)
class Standing:
    """One delivery. `row` is the state that was judged last, `saved_s` when Jellyfin had changed it since we began.

    `is_new`: Jellyfin did not have it when we began. `is_unread`: it had, and has to read its NFO again. `refused` says
    why there is nothing to wait for.
    """

    delivery: Delivery
    row: Row | None = None
    is_new: bool = False
    is_unread: bool = False
    saved_s: float | None = None
    is_there: bool = False
    differences: tuple[str, ...] = ()
    refused: str = ""

    @property
    def is_open(self) -> bool:
        """Whether there is anything to wait for."""
        return not self.is_there and not self.refused

    @property
    def is_shown(self) -> bool:
        """Whether it is to be shown, and not to go."""
        return self.delivery.action is Action.SHOW

    @property
    def is_read(self) -> bool:
        """Whether Jellyfin was told of what it knew, and has done it."""
        return self.saved_s is not None and not self.is_new and self.is_shown

    def begin(self, row: Row | None, pictures: Pictures) -> None:
        """Judge by what it shows before it is told."""
        self.is_new = row is None
        self.is_unread = row is not None and has_to_be_read(self.delivery)
        self._judge(row, pictures)

    def look_again(self, row: Row | None, pictures: Pictures, *, is_last: bool) -> bool:
        """Judge anew if Jellyfin saved it since, and only then: its pictures are fetched for it. Whether it did.

        Once it did, the last look does so in any case.
        """
        is_saved = _state(row) != _state(self.row)
        if is_saved:
            self.saved_s = time.monotonic()
            self.is_unread = False
        if is_saved or (is_last and self.saved_s is not None):
            self._judge(row, pictures)
        return is_saved

    def proof(self, *, is_overdue: bool) -> Proof:
        """What can be said of it now."""
        if self.is_there:
            return Proof(self.delivery.item, Outcome.THERE)
        if self.refused:
            return Proof(self.delivery.item, Outcome.FAILED, (self.refused,))
        if self.is_read:
            return Proof(self.delivery.item, Outcome.FAILED, self.differences)
        why = self.differences or (sentence("told, and Jellyfin has not taken it up yet"),)
        return Proof(self.delivery.item, Outcome.FAILED if is_overdue else Outcome.WAITING, why)

    def _judge(self, row: Row | None, pictures: Pictures) -> None:
        if MEDIA.get(self.delivery.kind) is None:
            self.is_there = True  # Jellyfin keeps nothing of that kind for us to fill
            return
        self.row = row
        if not self.is_shown:
            self.is_there = row is None
            self.differences = (sentence(f"still shown as “{row.title}”"),) if row else ()
        elif row is not None:
            texts = text_differences(self.delivery, row)
            self.differences = texts or pictures.differences(self.delivery, row, is_thorough=True)
            self.is_there = not self.differences and not self.is_unread


def _state(row: Row | None) -> tuple[str, str]:
    return (row.id, row.etag) if row else ("", "")

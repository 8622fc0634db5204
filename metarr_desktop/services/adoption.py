"""Adoption: a player that had a library before we came is compared before it is told anything.

What people had done there - plays, dates, own ratings, where a film was left - is kept first, and can be put back.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.errors import BadInput, MetarrError
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.player import Action, Outcome, ParcelState, Player, Remembered, Watched
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.services.parcels import keep_proofs, parts_of, verdicts
from metarr_desktop.store.outbox import Parcel

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.domain.player_views import GroupView, PlayerView, SnapshotView
    from metarr_desktop.services.contacts import Contacts
    from metarr_desktop.store.library import Store

_PARCELS_A_PORTION = 500


@dataclass(frozen=True, slots=True)
class PutBack:
    """What putting a snapshot back came to: of how many titles, and those that the player does not have any more."""

    titles: int
    gone: tuple[str, ...]


class Adoption:
    """Comparing, and keeping what was there."""

    def __init__(self, store: Store, contacts: Contacts) -> None:
        self._store = store
        self._contacts = contacts

    # --- comparing --------------------------------------------------------------------------------------------------

    def adopt(
        self, group: GroupView, player: PlayerView, connected: Player, progress: Progress, *, is_asked: bool
    ) -> bool:
        """Whether the player may be told of changes.

        One that had a library is told only when a person asks for it, or where it shows nothing otherwise than we do.
        Players that share one database are adopted together.
        """
        if player.adopted_at is not None:
            return True
        if not self._is_shared_with_one_of_ours(group):
            if not self._store.players.snapshots(player.id):
                self.remember(player, connected)
            differ = self._compare(group, player, connected, self._store.outbox.of(player.id), progress)
            if differ and not is_asked:
                return False
        with self._store.write() as unit:
            unit.players.adopt(player.id)
        return True

    def _is_shared_with_one_of_ours(self, group: GroupView) -> bool:
        members = [one for one in self._store.players.all() if one.group == group.id]
        return group.database == "shared" and any(one.adopted_at is not None for one in members)

    def compare(self, progress: Progress, group: str = "") -> list[str]:
        """Ask players what they show of everything that is published; nobody is told anything.

        Gives the sentences of those that could not be asked. How they stand is in `Sync.standing`.
        """
        problems = []
        for view, player in self._contacts.served(group):
            try:
                with self._contacts.talk(player) as connected:
                    self._contacts.greet(player, connected)
                    waiting = {one.item: one for one in self._store.outbox.of(player.id) if one.action is Action.SHOW}
                    published = self._store.players.published_items(view.libraries)
                    parcels = [
                        waiting.get(item) or Parcel(0, item, Action.SHOW, ParcelState.WAITING, "", [])
                        for item in published
                    ]
                    self._compare(view, player, connected, parcels, progress)
            except MetarrError as error:
                progress.check()
                problems.append(f"{player.name}: {error}")
                progress.say(problems[-1], Tone.TROUBLE)
        return problems

    def _compare(
        self,
        group: GroupView,
        player: PlayerView,
        connected: Player,
        parcels: Sequence[Parcel],
        progress: Progress,
    ) -> int:
        """How many the player shows otherwise; what it shows as we do has nothing to wait for."""
        found = Counter[Outcome]()
        for start in range(0, len(parcels), _PARCELS_A_PORTION):
            progress.check()
            progress.report(start, len(parcels), "compare")
            some = parcels[start : start + _PARCELS_A_PORTION]
            parts, unreachable = parts_of(self._store, player.id, some, group.mappings)
            proofs = verdicts(some, parts, connected.prove([part for _, part in parts]), unreachable)
            with self._store.write() as unit:
                unit.outbox.compared(player.id, some, proofs)
                keep_proofs(unit, player.id, some, parts, proofs)
            found.update(proof.outcome for proof in proofs)
        progress.report(len(parcels), len(parcels), "compare")
        equal, differ, absent = found[Outcome.THERE], found[Outcome.FAILED], found[Outcome.WAITING]
        if equal:
            progress.say(sentence(f"{player.name}: shown as it is here: {equal}."), Tone.SAME, equal)
        if differ:
            progress.say(sentence(f"{player.name}: shown otherwise than here: {differ}."), Tone.LEFT, differ)
        if absent:
            progress.say(sentence(f"{player.name}: not there: {absent}."), Tone.LEFT, absent)
        return differ

    # --- what people had done ---------------------------------------------------------------------------------------

    def snapshot(self, player: PlayerView) -> SnapshotView:
        """Keep what people have done in a player. Raises Unavailable, Refused, BadInput."""
        with self._contacts.talk(player) as connected:
            self.remember(player, connected)
        return self._store.players.snapshots(player.id)[0]

    def remember(self, player: PlayerView, connected: Player) -> None:
        """The same within an errand."""
        rows = connected.remember()
        with self._store.write() as unit:
            unit.players.keep_snapshot(player.id, json.dumps([asdict(one) for one in rows]), len(rows))

    def put_back(self, player: PlayerView, snapshot: int | None = None) -> PutBack:
        """Set in a player again what people had done there: by the newest snapshot, or that one.

        What stands there now is kept before, so that this can be taken back the same way. Raises NotFound, Unavailable,
        Refused, BadInput.
        """
        kept = self._store.players.snapshots(player.id)
        if snapshot is None and not kept:
            raise BadInput(f"Nothing was kept yet of what people did in “{player.name}”.")
        text = self._store.players.snapshot_rows(player.id, kept[0].id if snapshot is None else snapshot)
        rows = [_remembered(row) for row in json.loads(text)]
        with self._contacts.talk(player) as connected:
            self.remember(player, connected)
            return PutBack(len(rows), tuple(connected.put_back(rows)))


def _remembered(row: dict[str, Any]) -> Remembered:
    own = {"kind": Kind(row["kind"]), "watched": Watched(**row["watched"]), "tags": tuple(row["tags"])}
    return Remembered(**{**row, **own})

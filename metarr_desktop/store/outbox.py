"""The outbox: what a group's players have still to be told, and how far each line came with each of them.

A line is queued once a group, in the transaction of what it tells of. It goes when every player of the group is done
with it. A player without a stop at a line was not told of it yet.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.kinds import GroupId, ItemId, LibraryId, PlayerId
from metarr_desktop.domain.player import Action, Outcome, ParcelState, Proof
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

#: What can be shown: neither missing nor in the trash.
_IS_THERE = "i.deleted_at IS NULL AND i.missing_since IS NULL"
#: The groups that show an item: those of its library, and of a set of films those of its films.
_SHOWN_BY = (
    "SELECT gl.group_id AS group_id, i.id AS item_id FROM item i JOIN group_library gl ON gl.library_id = i.library_id "
    "WHERE i.id IN ({ids}) UNION SELECT gl.group_id, i.id FROM item i "
    "JOIN item m ON i.kind = 'collection' AND m.collection_id = i.id "
    "JOIN group_library gl ON gl.library_id = m.library_id WHERE i.id IN ({ids})"
)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One line of the outbox as it stands with one player.

    `detail` is what a removal still knows of its item: its deliveries as JSON data. `tries` counts how often the player
    was told in vain; by itself it is told again when `due_at` has come (None = now).
    """

    id: int
    item: ItemId
    action: Action
    state: ParcelState
    error: str
    detail: list[dict[str, Any]]
    tries: int = 0
    due_at: str | None = None
    is_told: bool = False  # another player of the group was told of it
    queued_at: str = ""


class Outboxes:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def of(self, player: PlayerId) -> list[Parcel]:
        """What waits for a player, oldest first."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT o.id, o.item_id, o.action, coalesce(s.state, 'waiting'), coalesce(s.error, ''), o.detail, "
                "coalesce(s.tries, 0), s.due_at, EXISTS (SELECT 1 FROM outbox_stop t WHERE t.outbox_id = o.id "
                "AND t.player_id <> p.id AND t.state IN ('there', 'failed')), o.queued_at "
                "FROM player p JOIN outbox o ON o.group_id = p.group_id "
                "LEFT JOIN outbox_stop s ON s.outbox_id = o.id AND s.player_id = p.id "
                "WHERE p.id = ? AND coalesce(s.state, '') <> 'there' ORDER BY o.id",
                (player,),
            )
            return [
                Parcel(
                    *(row[0], ItemId(row[1]), Action(row[2]), ParcelState(row[3]), row[4], json.loads(row[5]), row[6]),
                    due_at=row[7],
                    is_told=bool(row[8]),
                    queued_at=row[9],
                )
                for row in rows
            ]

    def departing(self, group: GroupId) -> dict[ItemId, list[dict[str, Any]]]:
        """The places from which items wait to be removed at a group."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT item_id, detail FROM outbox WHERE group_id = ? AND action = 'remove'", (group,)
            )
            return {ItemId(item): json.loads(detail) for item, detail in rows}


class OutboxWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self._now = now

    def show(self, items: Collection[ItemId]) -> int:
        """Queue items, as far as they are there, for every group that shows their library; how many lines that makes.

        A line that is queued again is a new line (with a new id): settling what was delivered meanwhile must not take
        away what changed since.
        """
        queued = 0
        for some in chunks(items):
            shown_by = _SHOWN_BY.format(ids=marks(len(some)))
            queued += self._connection.execute(
                "INSERT OR REPLACE INTO outbox (group_id, item_id, action, queued_at) "
                f"SELECT s.group_id, s.item_id, 'show', ? FROM ({shown_by}) s "
                f"JOIN item i ON i.id = s.item_id WHERE {_IS_THERE} ORDER BY s.group_id, s.item_id",
                (self._now, *some, *some),
            ).rowcount
        return queued

    def remove(self, group: GroupId, details: dict[ItemId, str]) -> None:
        """Queue removals for a group; `details` are the deliveries that name each item to its players, as JSON."""
        if details:
            self._connection.execute(
                "INSERT OR REPLACE INTO outbox (group_id, item_id, action, detail, queued_at) "
                "VALUES (?, ?, 'remove', ?, ?)",
                [(group, item, detail, self._now) for item, detail in details.items()],
            )

    def show_published(self, group: GroupId, but_for: Collection[PlayerId] = ()) -> int:
        """Queue everything of a group's libraries that was published; how many lines wait for it then.

        What waits already waits on. The players `but_for` hear only of what they were not yet seen to show.
        """
        newest = self._connection.execute("SELECT coalesce(max(id), 0) FROM outbox").scalar_one()
        self._connection.execute(
            "INSERT OR IGNORE INTO outbox (group_id, item_id, action, queued_at) "
            "SELECT gl.group_id, i.id, 'show', ? FROM group_library gl JOIN item i ON i.library_id = gl.library_id "
            f"WHERE gl.group_id = ? AND i.published_at IS NOT NULL AND {_IS_THERE} ORDER BY i.id",
            (self._now, group),
        )
        for player in but_for:
            self._connection.execute(
                "INSERT INTO outbox_stop (outbox_id, player_id, state) SELECT o.id, ?, 'there' FROM outbox o "
                "JOIN player_item p ON p.item_id = o.item_id AND p.player_id = ? AND p.outcome = 'there' "
                "WHERE o.group_id = ? AND o.id > ?",
                (player, player, group, newest),
            )
        self.sweep(group)
        waiting = "SELECT count(*) FROM outbox WHERE group_id = ? AND action = 'show'"
        return int(self._connection.execute(waiting, (group,)).scalar_one())

    def ask_anew(self, group: GroupId) -> None:
        """What a group's players answered of lines that wait holds no longer: they were asked by other paths."""
        self._connection.execute(
            "DELETE FROM outbox_stop WHERE outbox_id IN (SELECT id FROM outbox WHERE group_id = ?)", (group,)
        )

    def forget(self, group: GroupId, libraries: Collection[LibraryId]) -> None:
        """A group's players need not hear of those libraries any more."""
        self._connection.execute(
            "DELETE FROM outbox WHERE group_id = ? AND action = 'show' "
            "AND item_id IN (SELECT id FROM item WHERE library_id = ?)",
            [(group, library) for library in libraries],
        )

    def sent(self, player: PlayerId, parcels: Sequence[Parcel]) -> None:
        """A player is being told of those lines now."""
        self._stop(player, [(parcel, ParcelState.SENT, "", parcel.tries, None) for parcel in parcels])

    def settle(
        self, player: PlayerId, parcels: Sequence[Parcel], proofs: Sequence[Proof], due_at: Sequence[str | None]
    ) -> None:
        """Keep what a player answered: lines that all of its group are done with go, the others stay with the reason.

        `due_at` says for each when it is to be told again by itself.
        """
        stops = []
        for parcel, proof, due in zip(parcels, proofs, due_at, strict=True):
            is_done = proof.outcome is Outcome.THERE
            state = ParcelState(proof.outcome.value)
            tries = 0 if is_done else parcel.tries + 1
            stops.append((parcel, state, "" if is_done else "; ".join(proof.differences), tries, due))
        self._stop(player, stops)
        self._sweep_for(player)

    def compared(self, player: PlayerId, parcels: Sequence[Parcel], proofs: Sequence[Proof]) -> None:
        """Keep what a player answered that was only asked: what it shows as we do waits no longer."""
        stops = []
        for parcel, proof in zip(parcels, proofs, strict=True):
            state = ParcelState.THERE if proof.outcome is Outcome.THERE else ParcelState.WAITING
            stops.append((parcel, state, "; ".join(proof.differences), parcel.tries, parcel.due_at))
        self._stop(player, stops)
        self._sweep_for(player)

    def _sweep_for(self, player: PlayerId) -> None:
        for group in self._connection.execute("SELECT group_id FROM player WHERE id = ?", (player,)).scalars():
            self.sweep(GroupId(group))

    def _stop(self, player: PlayerId, stops: Sequence[tuple[Parcel, ParcelState, str, int, str | None]]) -> None:
        if stops:
            self._connection.execute(
                "INSERT OR REPLACE INTO outbox_stop (outbox_id, player_id, state, error, tries, due_at) "
                "SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM outbox WHERE id = ?1)",
                [(parcel.id, player, state.value, error, tries, due) for parcel, state, error, tries, due in stops],
            )

    def sweep(self, group: GroupId) -> None:
        """Lines that every player of the group is done with go; without a player there is nobody to tell."""
        self._connection.execute(
            "DELETE FROM outbox WHERE group_id = ? AND NOT EXISTS (SELECT 1 FROM player p "
            "WHERE p.group_id = outbox.group_id AND NOT EXISTS (SELECT 1 FROM outbox_stop s "
            "WHERE s.outbox_id = outbox.id AND s.player_id = p.id AND s.state = 'there'))",
            (group,),
        )

"""Players, their groups, and the outbox of what they have still to be told."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.kinds import GroupId, ItemId, LibraryId, PlayerId
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.domain.player import Action, Outcome, PlayerInfo, PlayerType, Proof
from metarr_desktop.store.engine import Lanes
from metarr_desktop.store.plural import marks


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group of players that show the same libraries through the same path mappings."""

    id: GroupId
    name: str
    type: PlayerType
    database: str  # shared, own
    libraries: tuple[LibraryId, ...]
    mappings: tuple[PathMapping, ...]


@dataclass(frozen=True, slots=True)
class PlayerView:
    """A player as last met; its password is in the keyring, not here. `status`: unknown, connected, off, refused."""

    id: PlayerId
    group: GroupId
    name: str
    host: str
    port: int | None
    ws_port: int | None
    url: str
    user: str
    is_enabled: bool
    status: str
    version: str
    error: str
    connected_at: str | None
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Parcel:
    """One line of the outbox. `detail` is what a removal still knows of its item: its deliveries as JSON data."""

    id: int
    item: ItemId
    action: Action
    state: str
    error: str
    detail: list[dict[str, Any]]


class Players:
    """Reading side of players and outbox."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def groups(self) -> list[GroupView]:
        """Every group, in the order of making."""
        with self._lanes.read() as connection:
            libraries: dict[int, list[LibraryId]] = defaultdict(list)
            for group, library in connection.exec_driver_sql("SELECT group_id, library_id FROM group_library"):
                libraries[group].append(library)
            mappings: dict[int, list[PathMapping]] = defaultdict(list)
            for group, ours, theirs in connection.exec_driver_sql("SELECT group_id, ours, theirs FROM path_mapping"):
                mappings[group].append(PathMapping(ours, theirs))
            rows = connection.exec_driver_sql("SELECT id, name, type, database FROM player_group ORDER BY id")
            return [
                GroupView(row[0], row[1], PlayerType(row[2]), row[3], tuple(libraries[row[0]]), tuple(mappings[row[0]]))
                for row in rows
            ]

    def group_named(self, name: str) -> GroupView:
        """The group of that name. Raises NotFound."""
        for one in self.groups():
            if one.name.casefold() == name.casefold():
                return one
        raise NotFound(f"There is no player group “{name}”.")

    def group(self, group: GroupId) -> GroupView:
        """The group of that id. Raises NotFound."""
        for one in self.groups():
            if one.id == group:
                return one
        raise NotFound(f"There is no player group {group}.")

    def all(self) -> list[PlayerView]:
        """Every player, in the order of making."""
        with self._lanes.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id, group_id, name, host, port, ws_port, url, user, is_enabled, status, version, error, "
                "connected_at, (SELECT count(*) FROM outbox o WHERE o.player_id = player.id) FROM player ORDER BY id"
            )
            return [_player(row) for row in rows]

    def named(self, name: str) -> PlayerView:
        """The player of that name. Raises NotFound."""
        for one in self.all():
            if one.name.casefold() == name.casefold():
                return one
        raise NotFound(f"There is no player “{name}”; `metarr player list` shows all.")

    def outbox(self, player: PlayerId) -> list[Parcel]:
        """What waits for a player, oldest first."""
        with self._lanes.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id, item_id, action, state, error, detail FROM outbox WHERE player_id = ? ORDER BY id",
                (player,),
            )
            return [Parcel(row[0], row[1], Action(row[2]), row[3], row[4], json.loads(row[5])) for row in rows]

    def proofs(self, item: ItemId) -> list[tuple[PlayerId, Outcome, tuple[str, ...], str]]:
        """What each player last said of an item: (player, outcome, differences, when)."""
        with self._lanes.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT player_id, outcome, differences, proved_at FROM player_item WHERE item_id = ?", (item,)
            )
            return [(row[0], Outcome(row[1]), tuple(json.loads(row[2])), row[3]) for row in rows]

    def proved(self, player: PlayerId) -> dict[ItemId, Outcome]:
        """What a player last said of each item."""
        with self._lanes.read() as connection:
            rows = connection.exec_driver_sql("SELECT item_id, outcome FROM player_item WHERE player_id = ?", (player,))
            return {row[0]: Outcome(row[1]) for row in rows}

    def published_items(self, libraries: Collection[LibraryId]) -> list[ItemId]:
        """What players should show of those libraries: what was published and is neither missing nor in the trash."""
        if not libraries:
            return []
        with self._lanes.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id FROM item WHERE published_at IS NOT NULL AND deleted_at IS NULL AND missing_since IS NULL "
                f"AND library_id IN ({marks(len(libraries))}) ORDER BY id",
                tuple(libraries),
            )
            return [ItemId(row) for row in rows.scalars()]


def _player(row: Any) -> PlayerView:
    return PlayerView(
        id=row[0],
        group=row[1],
        name=row[2],
        host=row[3],
        port=row[4],
        ws_port=row[5],
        url=row[6],
        user=row[7],
        is_enabled=bool(row[8]),
        status=row[9],
        version=row[10],
        error=row[11],
        connected_at=row[12],
        waiting=row[13],
    )


class PlayerWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self._now = now

    def add_group(self, name: str, type: PlayerType, database: str) -> GroupId:
        """Make a group. Raises BadInput when the name is taken or the way of keeping databases is unknown."""
        if database not in ("shared", "own"):
            raise BadInput("A group's players keep a “shared” database or their “own”.")
        self._refuse_taken("player_group", name)
        cursor = self._connection.exec_driver_sql(
            "INSERT INTO player_group (name, type, database) VALUES (?,?,?)", (name, type.value, database)
        )
        return GroupId(cursor.lastrowid)

    def _refuse_taken(self, table: str, name: str, but: int | None = None) -> None:
        if not name.strip():
            raise BadInput("A name is needed.")
        if self._connection.exec_driver_sql(
            f"SELECT 1 FROM {table} WHERE name = ? COLLATE NOCASE AND id IS NOT ?", (name.strip(), but)
        ).first():
            raise BadInput(f"“{name}” is already there.")

    def rename_group(self, group: GroupId, name: str) -> None:
        """Give a group another name. Raises BadInput when it is blank or another group has it."""
        self._refuse_taken("player_group", name, group)
        self._connection.exec_driver_sql("UPDATE player_group SET name = ? WHERE id = ?", (name.strip(), group))

    def remove_group(self, group: GroupId) -> None:
        """Forget a group with its players, its mappings and all that waited for them."""
        self._connection.exec_driver_sql("DELETE FROM player_group WHERE id = ?", (group,))

    def link(self, group: GroupId, libraries: Iterable[LibraryId]) -> None:
        self._connection.exec_driver_sql(
            "INSERT OR IGNORE INTO group_library (group_id, library_id) VALUES (?,?)",
            [(group, library) for library in libraries],
        )

    def unlink(self, group: GroupId, libraries: Iterable[LibraryId]) -> None:
        self._connection.exec_driver_sql(
            "DELETE FROM group_library WHERE group_id = ? AND library_id = ?",
            [(group, library) for library in libraries],
        )

    def map(self, group: GroupId, mapping: PathMapping) -> None:
        """Set where the group's players see one of our directories; one mapping a directory."""
        self._connection.exec_driver_sql(
            "INSERT INTO path_mapping (group_id, ours, theirs) VALUES (?,?,?) "
            "ON CONFLICT (group_id, ours) DO UPDATE SET theirs = excluded.theirs",
            (group, mapping.ours, mapping.theirs),
        )

    def unmap(self, group: GroupId, ours: str) -> None:
        self._connection.exec_driver_sql("DELETE FROM path_mapping WHERE group_id = ? AND ours = ?", (group, ours))

    def add(
        self, group: GroupId, name: str, *, host: str, port: int | None, ws_port: int | None, url: str, user: str
    ) -> PlayerId:
        """Add a player. Raises BadInput when the name is taken."""
        self._refuse_taken("player", name)
        cursor = self._connection.exec_driver_sql(
            "INSERT INTO player (group_id, name, host, port, ws_port, url, user) VALUES (?,?,?,?,?,?,?)",
            (group, name, host, port, ws_port, url, user),
        )
        return PlayerId(cursor.lastrowid)

    def change(self, player: PlayerId, values: dict[str, str | int | None]) -> None:
        """Set columns of a player. Raises BadInput for a key that is none, and for a name that is blank or taken."""
        if "name" in values:
            self._refuse_taken("player", str(values["name"]), player)
        for key, value in values.items():
            if key not in ("name", "host", "port", "ws_port", "url", "user", "is_enabled"):
                raise BadInput(f"A player has no “{key}”.")
            self._connection.exec_driver_sql(f'UPDATE player SET "{key}" = ? WHERE id = ?', (value, player))

    def remove(self, player: PlayerId) -> None:
        self._connection.exec_driver_sql("DELETE FROM player WHERE id = ?", (player,))

    def met(self, player: PlayerId, info: PlayerInfo) -> None:
        """The player answered."""
        self._connection.exec_driver_sql(
            "UPDATE player SET status = 'connected', version = ?, error = '', connected_at = ? WHERE id = ?",
            (f"{info.name} {info.version}".strip(), self._now, player),
        )

    def missed(self, player: PlayerId, status: str, error: str) -> None:
        """The player did not answer, or refused: `status` is off or refused, `error` the sentence."""
        self._connection.exec_driver_sql(
            "UPDATE player SET status = ?, error = ? WHERE id = ?", (status, error, player)
        )

    def queue(
        self, items: Collection[ItemId], action: Action, players: Collection[PlayerId], detail: str = "[]"
    ) -> None:
        """Put items into players' outboxes; what waits already is not queued twice.

        A line that is queued again is a new line (with a new id): settling what was delivered meanwhile must not take
        away what changed since.
        """
        rows = [(player, item, action.value, detail, self._now) for player in players for item in items]
        if rows:
            self._connection.exec_driver_sql(
                "INSERT OR REPLACE INTO outbox (player_id, item_id, action, detail, queued_at) VALUES (?,?,?,?,?)",
                rows,
            )

    def settle(self, player: PlayerId, parcels: Sequence[Parcel], proofs: Sequence[Proof]) -> None:
        """Keep what the player answered: proved parcels leave the outbox, the others stay with their reason."""
        for parcel, proof in zip(parcels, proofs, strict=True):
            if proof.outcome is Outcome.THERE:
                self._connection.exec_driver_sql("DELETE FROM outbox WHERE id = ?", (parcel.id,))
            else:
                state = "failed" if proof.outcome is Outcome.FAILED else "waiting"
                self._connection.exec_driver_sql(
                    "UPDATE outbox SET state = ?, error = ? WHERE id = ?",
                    (state, "; ".join(proof.differences), parcel.id),
                )
        gone = [(player, parcel.item) for parcel in parcels if parcel.action is Action.REMOVE]
        if gone:
            self._connection.exec_driver_sql("DELETE FROM player_item WHERE player_id = ? AND item_id = ?", gone)
        shown = [
            (player, proof.item, proof.outcome.value, json.dumps(proof.differences), self._now)
            for parcel, proof in zip(parcels, proofs, strict=True)
            if parcel.action is Action.SHOW
        ]
        if shown:
            self._connection.exec_driver_sql(
                "INSERT OR REPLACE INTO player_item (player_id, item_id, outcome, differences, proved_at) "
                "SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM item WHERE id = ?2)",
                shown,
            )

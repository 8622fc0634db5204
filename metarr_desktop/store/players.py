"""Players and their groups: how they are reached, what they last said, what they play and what was done there."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.kinds import GroupId, ItemId, LibraryId, PlayerId
from metarr_desktop.domain.marks import Direction
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.domain.player import Moment, Outcome, PlayerInfo, PlayerType, Playing, Proof
from metarr_desktop.domain.player_views import GroupView, PlayerView, SnapshotView
from metarr_desktop.store.plural import marks

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

#: What can be changed of a player.
_COLUMNS = ("name", "host", "port", "ws_port", "url", "user", "is_enabled", "certificate", "account")


class Players:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def groups(self) -> list[GroupView]:
        """Every group, in the order of making."""
        with self._lanes.read() as connection:
            libraries: dict[int, list[LibraryId]] = defaultdict(list)
            for group, library in connection.execute("SELECT group_id, library_id FROM group_library"):
                libraries[group].append(library)
            mappings: dict[int, list[PathMapping]] = defaultdict(list)
            for group, ours, theirs in connection.execute("SELECT group_id, ours, theirs FROM path_mapping"):
                mappings[group].append(PathMapping(ours, theirs))
            rows = connection.execute("SELECT id, name, type, database, moment, watched FROM player_group ORDER BY id")
            return [
                GroupView(
                    *(row[0], row[1], PlayerType(row[2]), row[3], Moment(row[4]), Direction(row[5])),
                    libraries=tuple(libraries[row[0]]),
                    mappings=tuple(mappings[row[0]]),
                )
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
            rows = connection.execute(
                "SELECT id, group_id, name, host, port, ws_port, url, user, is_enabled, status, version, error, "
                "connected_at, certificate, account, adopted_at, watched_at, (SELECT count(*) FROM outbox o "
                "WHERE o.group_id = player.group_id AND NOT EXISTS (SELECT 1 FROM outbox_stop s "
                "WHERE s.outbox_id = o.id AND s.player_id = player.id AND s.state = 'there')) FROM player ORDER BY id"
            )
            return [_player(row) for row in rows]

    def named(self, name: str) -> PlayerView:
        """The player of that name. Raises NotFound."""
        for one in self.all():
            if one.name.casefold() == name.casefold():
                return one
        raise NotFound(f"There is no player “{name}”; `metarr player list` shows all.")

    def proofs(self, item: ItemId) -> list[tuple[PlayerId, Outcome, tuple[str, ...], str]]:
        """What each player last said of an item: (player, outcome, differences, when)."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT player_id, outcome, differences, proved_at FROM player_item WHERE item_id = ?", (item,)
            )
            return [(row[0], Outcome(row[1]), tuple(json.loads(row[2])), row[3]) for row in rows]

    def proved(self, player: PlayerId) -> dict[ItemId, Outcome]:
        """What a player last said of each item."""
        with self._lanes.read() as connection:
            rows = connection.execute("SELECT item_id, outcome FROM player_item WHERE player_id = ?", (player,))
            return {row[0]: Outcome(row[1]) for row in rows}

    def rests(self, player: PlayerId) -> dict[ItemId, str]:
        """The digest of what was published of each item when a player was last seen to show it as we do."""
        with self._lanes.read() as connection:
            rows = connection.execute("SELECT item_id, rest FROM player_item WHERE player_id = ?", (player,))
            return {ItemId(item): rest for item, rest in rows}

    def playing(self) -> dict[PlayerId, list[Playing]]:
        """What players were last seen to play."""
        found: dict[PlayerId, list[Playing]] = defaultdict(list)
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT player_id, session, title, file, who, position_s, total_s, is_paused FROM playback_state"
            )
            for player, session, title, file, who, position, total, is_paused in rows:
                found[player].append(Playing(session, title, file, who, position, total, bool(is_paused)))
        return found

    def snapshots(self, player: PlayerId) -> list[SnapshotView]:
        """What is kept of what people had done in a player, newest first."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                'SELECT id, at, "count" FROM player_snapshot WHERE player_id = ? ORDER BY id DESC', (player,)
            )
            return [SnapshotView(*row) for row in rows]

    def snapshot_rows(self, player: PlayerId, snapshot: int) -> str:
        """The JSON that was kept of a player. Raises NotFound."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                'SELECT "rows" FROM player_snapshot WHERE id = ? AND player_id = ?', (snapshot, player)
            ).scalar_one_or_none()
        if rows is None:
            raise NotFound(f"There is no snapshot {snapshot} of that player.")
        return str(rows)

    def published_items(self, libraries: Collection[LibraryId]) -> list[ItemId]:
        """What players should show of those libraries: what was published and is neither missing nor in the trash."""
        if not libraries:
            return []
        with self._lanes.read() as connection:
            rows = connection.execute(
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
        certificate=row[13],
        account=row[14],
        adopted_at=row[15],
        watched_at=row[16],
        waiting=row[17],
    )


class PlayerWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self._now = now

    def add_group(self, name: str, type: PlayerType, database: str) -> GroupId:
        """Make a group. Raises BadInput when the name is taken or the way of keeping databases is unknown.

        A server may be told at once: nobody who watches notices what it reads. A Kodi's screen may stutter.
        """
        if database not in ("shared", "own"):
            raise BadInput("A group's players keep a “shared” database or their “own”.")
        if database == "shared" and type.is_server:
            raise BadInput("Only Kodi players can share one database.")
        self._refuse_taken("player_group", name)
        cursor = self._connection.execute(
            "INSERT INTO player_group (name, type, database, moment) VALUES (?,?,?,?)",
            (name, type.value, database, (Moment.NOW if type.is_server else Moment.IDLE).value),
        )
        return GroupId(cursor.lastrowid)

    def _refuse_taken(self, table: str, name: str, but: int | None = None) -> None:
        if not name.strip():
            raise BadInput("A name is needed.")
        if self._connection.execute(
            f"SELECT 1 FROM {table} WHERE name = ? COLLATE NOCASE AND id IS NOT ?", (name.strip(), but)
        ).first():
            raise BadInput(f"“{name}” is already there.")

    def rename_group(self, group: GroupId, name: str) -> None:
        """Give a group another name. Raises BadInput when it is blank or another group has it."""
        self._refuse_taken("player_group", name, group)
        self._connection.execute("UPDATE player_group SET name = ? WHERE id = ?", (name.strip(), group))

    def remove_group(self, group: GroupId) -> None:
        """Forget a group with its players, its mappings and all that waited for them."""
        self._connection.execute("DELETE FROM player_group WHERE id = ?", (group,))

    def set_moment(self, group: GroupId, moment: Moment) -> None:
        """Set when a group's players are told."""
        self._connection.execute("UPDATE player_group SET moment = ? WHERE id = ?", (moment.value, group))

    def link(self, group: GroupId, libraries: Iterable[LibraryId]) -> None:
        self._connection.execute(
            "INSERT OR IGNORE INTO group_library (group_id, library_id) VALUES (?,?)",
            [(group, library) for library in libraries],
        )

    def unlink(self, group: GroupId, libraries: Iterable[LibraryId]) -> None:
        self._connection.execute(
            "DELETE FROM group_library WHERE group_id = ? AND library_id = ?",
            [(group, library) for library in libraries],
        )

    def map(self, group: GroupId, mapping: PathMapping) -> None:
        """Set where the group's players see one of our directories; one mapping a directory."""
        self._connection.execute(
            "INSERT INTO path_mapping (group_id, ours, theirs) VALUES (?,?,?) "
            "ON CONFLICT (group_id, ours) DO UPDATE SET theirs = excluded.theirs",
            (group, mapping.ours, mapping.theirs),
        )

    def unmap(self, group: GroupId, ours: str) -> None:
        self._connection.execute("DELETE FROM path_mapping WHERE group_id = ? AND ours = ?", (group, ours))

    def add(
        self, group: GroupId, name: str, *, host: str, port: int | None, ws_port: int | None, url: str, user: str
    ) -> PlayerId:
        """Add a player. Raises BadInput when the name is taken, or where a server is in its group already."""
        self._refuse_taken("player", name)
        there = self._connection.execute(
            "SELECT g.name, p.name FROM player p JOIN player_group g ON g.id = p.group_id "
            "WHERE g.id = ? AND g.type <> 'kodi'",
            (group,),
        ).first()
        if there:
            raise BadInput(f"“{there[0]}” holds “{there[1]}”; a second server needs a group of its own.")
        cursor = self._connection.execute(
            "INSERT INTO player (group_id, name, host, port, ws_port, url, user) VALUES (?,?,?,?,?,?,?)",
            (group, name, host, port, ws_port, url, user),
        )
        return PlayerId(cursor.lastrowid)

    def change(self, player: PlayerId, values: dict[str, str | int | None]) -> None:
        """Set columns of a player. Raises BadInput for a key that is none, and for a name that is blank or taken."""
        if "name" in values:
            self._refuse_taken("player", str(values["name"]), player)
        for key, value in values.items():
            if key not in _COLUMNS:
                raise BadInput(f"A player has no “{key}”.")
            self._connection.execute(f'UPDATE player SET "{key}" = ? WHERE id = ?', (value, player))

    def remove(self, player: PlayerId) -> None:
        self._connection.execute("DELETE FROM player WHERE id = ?", (player,))

    def met(self, player: PlayerId, info: PlayerInfo) -> None:
        """The player answered."""
        self._connection.execute(
            "UPDATE player SET status = 'connected', version = ?, error = '', connected_at = ? WHERE id = ?",
            (f"{info.name} {info.version}".strip(), self._now, player),
        )

    def missed(self, player: PlayerId, status: str, error: str) -> None:
        """The player did not answer, or refused: `status` is off or refused, `error` the sentence."""
        self._connection.execute("UPDATE player SET status = ?, error = ? WHERE id = ?", (status, error, player))

    def adopt(self, player: PlayerId) -> None:
        """From now on the player is told what it shows otherwise."""
        self._connection.execute("UPDATE player SET adopted_at = ? WHERE id = ?", (self._now, player))

    def plays(self, player: PlayerId, playing: Sequence[Playing]) -> None:
        """What a player plays now."""
        self._connection.execute("DELETE FROM playback_state WHERE player_id = ?", (player,))
        if playing:
            self._connection.execute(
                "INSERT INTO playback_state (player_id, session, title, file, who, position_s, total_s, is_paused, "
                "seen_at) VALUES (?,?,?,?,?,?,?,?,?)",
                [
                    (
                        *(player, one.session, one.title, one.file, one.who, one.position_s, one.total_s),
                        *(int(one.is_paused), self._now),
                    )
                    for one in playing
                ],
            )

    def keep_proofs(self, player: PlayerId, proofs: Sequence[Proof], rests: Mapping[ItemId, str]) -> None:
        """What a player answered of items that it is to show, and what of them was published beside what it compares.

        That counts as shown only of what is there; of the others it stays what it was.
        """
        for one in proofs:
            rest = rests.get(one.item) if one.outcome is Outcome.THERE else None
            self._connection.execute(
                "INSERT INTO player_item (player_id, item_id, outcome, differences, proved_at, rest) "
                "SELECT ?1, ?2, ?3, ?4, ?5, coalesce(?6, '') WHERE EXISTS (SELECT 1 FROM item WHERE id = ?2) "
                "ON CONFLICT (player_id, item_id) DO UPDATE SET outcome = excluded.outcome, "
                "differences = excluded.differences, proved_at = excluded.proved_at, rest = coalesce(?6, rest)",
                (player, one.item, one.outcome.value, json.dumps(one.differences), self._now, rest),
            )

    def forget_proofs(self, player: PlayerId, items: Collection[ItemId]) -> None:
        """A player was told to show those no longer."""
        if items:
            self._connection.execute(
                "DELETE FROM player_item WHERE player_id = ? AND item_id = ?", [(player, item) for item in items]
            )

    def keep_snapshot(self, player: PlayerId, rows: str, count: int) -> None:
        """Keep what people had done in a player, as JSON."""
        self._connection.execute(
            'INSERT INTO player_snapshot (player_id, at, count, "rows") VALUES (?,?,?,?)',
            (player, self._now, count, rows),
        )

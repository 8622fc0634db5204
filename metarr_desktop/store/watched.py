"""What people did with titles: when what the library says of it came about, and what each player last said."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId, PlayerId
from metarr_desktop.domain.marks import MARKED, Conflict, Direction, Mark, Standing, mark_of, of_values
from metarr_desktop.domain.player import Watched
from metarr_desktop.domain.player_views import OpenConflict
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.store.changes import FieldChange
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

_FIELDS = ("watched", "play_count", "last_played", "resume_position", "user_rating", "runtime")
_AT = {Mark.PLAYS: "plays_at", Mark.RESUME: "resume_at", Mark.RATING: "rating_at"}


@dataclass(frozen=True, slots=True)
class Known:
    """What a player last said of an item, and what counted when it was last told of it (None: it never was)."""

    said: Watched
    told: Watched | None = None


class WatchedMarks:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def marked(self, libraries: Collection[LibraryId]) -> list[ItemId]:
        """The titles of libraries that have marks and lie somewhere: films, shows, episodes, tracks."""
        if not libraries:
            return []
        kinds = ", ".join(f"'{kind}'" for kind in MARKED)
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT id FROM item WHERE kind IN ({kinds}) AND deleted_at IS NULL AND missing_since IS NULL "
                f"AND library_id IN ({marks(len(libraries))}) ORDER BY id",
                tuple(libraries),
            )
            return [ItemId(row) for row in rows.scalars()]

    def due(self) -> list[ItemId]:
        """Items of which something was said here that players do not know yet."""
        with self._lanes.read() as connection:
            rows = connection.execute("SELECT item_id FROM watched_state WHERE is_due = 1")
            return [ItemId(row) for row in rows.scalars()]

    def standings(self, items: Collection[ItemId]) -> dict[ItemId, tuple[Kind, Standing]]:
        """What the library says of those items."""
        with self._lanes.read() as connection:
            return _standings(connection, items)

    def known(self, player: PlayerId) -> dict[ItemId, Known]:
        """What a player last said and was told, of the items of which it said anything."""
        with self._lanes.read() as connection:
            rows = connection.execute("SELECT item_id, said, told FROM player_watched WHERE player_id = ?", (player,))
            return {
                ItemId(item): Known(_from_json(said), _from_json(told) if told else None) for item, said, told in rows
            }

    def conflicts(self) -> list[OpenConflict]:
        """Those that nobody settled yet, newest first."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT id, item_id, mark, kept, kept_by, lost, lost_by, at FROM watched_conflict ORDER BY id DESC"
            )
            return [OpenConflict(row[0], ItemId(row[1]), Conflict(Mark(row[2]), *row[3:7]), row[7]) for row in rows]

    def conflict(self, number: int) -> OpenConflict:
        """The one of that number. Raises NotFound."""
        for one in self.conflicts():
            if one.id == number:
                return one
        raise NotFound(f"There is no conflict {number}; `metarr watched conflicts` shows all.")


class WatchedWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self._now = now

    def standings(self, items: Collection[ItemId]) -> dict[ItemId, tuple[Kind, Standing]]:
        """What the library says of those items now, within the transaction."""
        return _standings(self._connection, items)

    def stand(self, standings: Mapping[ItemId, Standing]) -> None:
        """Keep when what the items' fields say came about; nothing of them is due any more."""
        if standings:
            self._connection.execute(
                "INSERT INTO watched_state (item_id, plays_at, resume_at, rating_at) VALUES (?,?,?,?) "
                "ON CONFLICT (item_id) DO UPDATE SET plays_at = excluded.plays_at, resume_at = excluded.resume_at, "
                "rating_at = excluded.rating_at, is_due = 0",
                [(item, *(one.at.get(mark, "") for mark in _AT)) for item, one in standings.items()],
            )

    def heard(self, player: PlayerId, said: Mapping[ItemId, Watched]) -> None:
        """Keep what a player said of items."""
        if said:
            self._connection.execute(
                "INSERT INTO player_watched (player_id, item_id, said) VALUES (?,?,?) "
                "ON CONFLICT (player_id, item_id) DO UPDATE SET said = excluded.said",
                [(player, item, _as_json(one)) for item, one in said.items()],
            )

    def asked(self, player: PlayerId) -> None:
        """A player was asked about all that it has."""
        self._connection.execute("UPDATE player SET watched_at = ? WHERE id = ?", (self._now, player))

    def told(self, player: PlayerId, told: Mapping[ItemId, tuple[Watched, Watched]]) -> None:
        """A player was told what counts; item -> (what counts, what it says now)."""
        rows = [(player, item, _as_json(says), _as_json(counts)) for item, (counts, says) in told.items()]
        if rows:
            self._connection.execute(
                "INSERT OR REPLACE INTO player_watched (player_id, item_id, said, told) VALUES (?,?,?,?)", rows
            )

    def forget(self, player: PlayerId) -> None:
        """The player is another, or somebody else's: what was said there says nothing of what is there now."""
        self._connection.execute("DELETE FROM player_watched WHERE player_id = ?", (player,))
        self._connection.execute("UPDATE player SET watched_at = NULL WHERE id = ?", (player,))

    def disagree(self, item: ItemId, heard_of: Collection[Mark], conflicts: Sequence[Conflict]) -> None:
        """Keep conflicts of an item; what was open of the marks `heard_of` is past."""
        if heard_of:
            self._connection.execute(
                "DELETE FROM watched_conflict WHERE item_id = ? AND mark = ?", [(item, mark) for mark in heard_of]
            )
        if conflicts:
            self._connection.execute(
                "INSERT OR REPLACE INTO watched_conflict (item_id, mark, kept, kept_by, lost, lost_by, at) "
                "VALUES (?,?,?,?,?,?,?)",
                [
                    (item, one.mark, one.kept, one.kept_by, one.lost, one.lost_by, self._now)
                    for one in conflicts  # of several words the newest stays: they come in their order
                ],
            )

    def settle(self, conflict: int) -> None:
        """A person decided."""
        self._connection.execute("DELETE FROM watched_conflict WHERE id = ?", (conflict,))

    def set_direction(self, group: int, direction: Direction) -> None:
        """Say which way a group's players share what was done."""
        self._connection.execute("UPDATE player_group SET watched = ? WHERE id = ?", (direction, group))


def note(connection: Connection, changes: Sequence[FieldChange], at: str) -> None:
    """Marks were changed in the library: they are as new as that (`at` "" = unknown), and players do not know it yet.

    Nothing is due where no group's players are told.
    """
    changed: dict[ItemId, set[Mark]] = defaultdict(set)
    for change in changes:
        if change.new != change.old and (mark := mark_of(change.field)) is not None:
            changed[change.item].add(mark)
    for item, its in changed.items():
        columns = [_AT[mark] for mark in its]
        connection.execute(
            f"INSERT INTO watched_state (item_id, {', '.join(columns)}, is_due) "
            f"SELECT ?, {marks(len(columns))}, EXISTS (SELECT 1 FROM player_group WHERE watched IN ('to', 'both')) "
            "WHERE true ON CONFLICT (item_id) DO UPDATE SET is_due = max(is_due, excluded.is_due), "
            + ", ".join(f"{one} = excluded.{one}" for one in columns),
            (item, *[at] * len(columns)),
        )


def _standings(connection: Connection, items: Collection[ItemId]) -> dict[ItemId, tuple[Kind, Standing]]:
    columns = ", ".join(f"i.{name}" for name in _FIELDS)
    times = ", ".join(f"coalesce(s.{name}, '')" for name in _AT.values())
    found: dict[ItemId, tuple[Kind, Standing]] = {}
    for some in chunks(items):
        for row in connection.execute(
            f"SELECT i.id, i.kind, {columns}, {times} FROM item i LEFT JOIN watched_state s ON s.item_id = i.id "
            f"WHERE i.id IN ({marks(len(some))})",
            some,
        ):
            values = dict(zip(_FIELDS, row[2 : 2 + len(_FIELDS)], strict=True))
            at = {mark: when for mark, when in zip(_AT, row[2 + len(_FIELDS) :], strict=True) if when}
            found[row[0]] = Kind(row[1]), Standing(of_values(values), at)
    return found


def _as_json(watched: Watched) -> str:
    return json.dumps({name: value for name, value in asdict(watched).items() if value})


def _from_json(text: str) -> Watched:
    values: dict[str, Any] = json.loads(text)
    return Watched(**values)

"""Titles that could not be told surely: what they may be, and what was decided about them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import Actor, ItemId, Kind, LibraryId
from metarr_desktop.domain.review import Decision, Review, ReviewState
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

#: Also what was taken and then undone: it is unidentified again.
_WAITING = (
    "FROM review r JOIN item i ON i.id = r.item_id WHERE r.state <> 'left' AND i.deleted_at IS NULL "
    "AND i.status = 'unidentified' AND NOT i.is_own"
)


class Reviews:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def of(self, items: Collection[ItemId]) -> dict[ItemId, Review]:
        """What is known of those items; those that nobody asked about are left out."""
        found: dict[ItemId, Review] = {}
        with self._lanes.read() as connection:
            for some in chunks(items):
                for row in connection.execute(
                    f"SELECT item_id, state, confidence, matches FROM review WHERE item_id IN ({marks(len(some))})",
                    some,
                ):
                    found[row[0]] = Review(row[0], ReviewState(row[1]), row[2], row[3])
        return found

    def waiting(self) -> list[ItemId]:
        """Items that wait for a person's decision, the most certain first."""
        return [item for item, _ in self.queue()]

    def queue(self) -> list[tuple[ItemId, float]]:
        """The same, each with the confidence of its best candidate: 0 where nobody knows it."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT r.item_id, r.confidence {_WAITING} ORDER BY r.confidence DESC, r.item_id"
            )
            return [(ItemId(row[0]), float(row[1])) for row in rows]

    def count_left(self) -> int:
        """How many items a person passed over that nothing has identified since."""
        with self._lanes.read() as connection:
            left = connection.execute(
                "SELECT count(*) FROM review r JOIN item i ON i.id = r.item_id WHERE r.state = 'left' "
                "AND i.deleted_at IS NULL AND i.status = 'unidentified' AND NOT i.is_own"
            )
            return int(left.scalar_one())

    def count_decided(self, since: str) -> int:
        """How many items a person has said something final of since that moment; what was taken back is none."""
        with self._lanes.read() as connection:
            decided = connection.execute(
                "SELECT count(DISTINCT c.item_id) FROM batch b JOIN change c ON c.batch_id = b.id "
                "JOIN item i ON i.id = c.item_id WHERE b.at >= ? AND b.actor = 'person' "
                "AND (b.verb = 'identify' AND i.status <> 'unidentified' OR b.verb = 'own' AND i.is_own)",
                (since,),
            )
            return int(decided.scalar_one())

    def decision(self, item: ItemId) -> Decision | None:
        """Who said which title an item is; None for an item that is gone."""
        with self._lanes.read() as connection:
            row = connection.execute(
                "SELECT matched_by, confidence, is_own FROM item WHERE id = ?", (item,)
            ).one_or_none()
        return Decision(Actor(row[0]) if row[0] else None, row[1], bool(row[2])) if row else None

    def count_waiting(self) -> int:
        with self._lanes.read() as connection:
            return int(connection.execute(f"SELECT count(*) {_WAITING}").scalar_one())

    def count_unidentified(self, kinds: Collection[Kind]) -> int:
        """How many items of those kinds nothing has identified yet."""
        listed = [kind.value for kind in kinds]
        with self._lanes.read() as connection:
            count = connection.execute(
                f"SELECT count(*) FROM item WHERE kind IN ({marks(len(listed))}) AND status = 'unidentified' "
                "AND NOT is_own AND deleted_at IS NULL AND missing_since IS NULL",
                tuple(listed),
            )
            return int(count.scalar_one())

    def unidentified(self, library: LibraryId | None, kinds: Collection[Kind]) -> list[ItemId]:
        """Items of those kinds that nothing has identified yet and that are not the person's own, the first first."""
        listed = [kind.value for kind in kinds]
        within = "AND library_id = ?" if library is not None else ""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT id FROM item WHERE kind IN ({marks(len(listed))}) AND status = 'unidentified' AND NOT is_own "
                f"AND deleted_at IS NULL AND missing_since IS NULL {within} ORDER BY is_first DESC, id",
                (*listed, *([library] if library is not None else [])),
            )
            return [ItemId(row) for row in rows.scalars()]


class ReviewWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self._now = now

    def put(self, reviews: Sequence[Review]) -> None:
        """Keep what items may be, in place of what was known before."""
        if reviews:
            self._connection.execute(
                "INSERT OR REPLACE INTO review (item_id, state, confidence, matches, at) VALUES (?,?,?,?,?)",
                [(one.item, one.state.value, one.confidence, one.matches, self._now) for one in reviews],
            )

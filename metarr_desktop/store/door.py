"""The one door: every change of a field, from whomever, for one item or a hundred thousand, passes here.

It drops what a lock forbids and keeps it as a suggestion, refuses to erase with emptiness unless a person did it,
records old and new value *and lock* with the batch that did it, and returns what changed. Rules: `domain.merge`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from metarr_desktop.domain.edits import Changes, NewItem, Proposal
from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.fields import FIELD, Field
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId, Kind
from metarr_desktop.domain.merge import Verdict, decide
from metarr_desktop.domain.titles import folded, sort_key
from metarr_desktop.domain.values import FieldType, Value, empty_of, from_json, tidy, to_json
from metarr_desktop.store import plural, search

#: Structure and states that are recorded and undone like fields, though no form shows them.
STATES = ("deleted_at",)


@dataclass(slots=True)
class Batch:
    """Changes that belong together: made by one actor, shown as one line of history, undone as one.

    It enters the database with its first change, so a batch that changed nothing leaves no trace.
    """

    actor: Actor
    verb: str
    source: str = ""
    parent: BatchId | None = None
    undoes: BatchId | None = None
    id: BatchId | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one item before and after. `origin` is the batch that set the value."""

    item: ItemId
    field: str
    old: Value
    new: Value
    was_locked: bool
    is_locked: bool
    old_origin: BatchId | None
    new_origin: BatchId | None

    @property
    def empty(self) -> Value:
        """What the field is where nothing stands."""
        return empty_of(_type_of(self.field))

    def as_json(self) -> str:
        """The change as the history keeps it."""
        return _as_json([self])


@dataclass(slots=True)
class ItemState:
    """What the door needs to know of an item to judge a proposal."""

    kind: Kind
    values: dict[str, Value]
    locks: set[str]
    origins: dict[str, BatchId]


class Door:
    """The write side of the items, within one transaction. Made by `store.write()`."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self.now = now
        self._begun: list[Batch] = []
        self._actors: dict[BatchId, Actor] = {}

    def apply(self, batch: Batch, proposals: Sequence[Proposal]) -> Changes:
        """Put the proposals through; several proposals for one item are judged in order.

        Raises NotFound for an unknown item, and BadInput where a person names a field that the item's kind has not;
        from an automatic actor such a field is passed over.
        """
        changed: dict[ItemId, tuple[str, ...]] = {}
        suggested: dict[ItemId, tuple[str, ...]] = {}
        for some in _portions(proposals):
            names = {name for one in some for name in (*one.values, *one.locks)}
            states = self.states([one.item for one in some], names)
            changes: list[FieldChange] = []
            held: list[tuple[ItemId, str, Value]] = []
            for one in some:
                if one.item not in states:
                    raise NotFound(f"There is no item {one.item}.")
                self._judge(one, states[one.item], batch, changes, held)
            self.write(batch, changes)
            self._suggest(batch, held)
            _collect(changed, ((change.item, change.field) for change in changes))
            _collect(suggested, ((item, field) for item, field, _ in held))
        return Changes(batch.id, changed, suggested)

    def _judge(
        self,
        proposal: Proposal,
        state: ItemState,
        batch: Batch,
        changes: list[FieldChange],
        held: list[tuple[ItemId, str, Value]],
    ) -> None:
        by_person = batch.actor is Actor.PERSON
        for name in {**proposal.values, **proposal.locks}:
            field = FIELD.get(name)
            if field is None or state.kind not in field.kinds:
                if by_person:
                    raise BadInput(f"A {state.kind} has no field “{name}”.")
                continue
            current = state.values.get(name, empty_of(field.type))
            is_locked = name in state.locks
            new, lock, verdict = current, proposal.locks.get(name, is_locked), Verdict.KEEP
            if name in proposal.values:
                proposed = tidy(field.type, proposal.values[name])
                verdict = decide(current, is_locked, self._actor(state.origins.get(name)), proposed, batch.actor)
                if verdict is Verdict.TAKE:
                    new = proposed
                elif verdict is Verdict.SUGGEST:
                    held.append((proposal.item, name, proposed))
                if by_person:
                    lock = proposal.locks.get(name, True)
            if verdict is Verdict.TAKE or lock != is_locked:
                origin = state.origins.get(name)
                change = FieldChange(
                    proposal.item, name, current, new, is_locked, lock, origin, None if new is not current else origin
                )
                changes.append(change)
                state.values[name] = new
                (state.locks.add if lock else state.locks.discard)(name)

    def create(self, batch: Batch, items: Sequence[NewItem]) -> list[ItemId]:
        """Create items with their first values; one history row each, whatever the number of values."""
        if not items:
            return []
        batch_id = self.begin(batch)
        first = self._next_id()
        ids = [ItemId(first + offset) for offset in range(len(items))]
        self._insert_rows(ids, items, batch_id)
        lists: dict[ItemId, dict[str, Value]] = {}
        for item_id, item in zip(ids, items, strict=True):
            own = {name: tidy(FIELD[name].type, v) for name, v in item.values.items() if FIELD[name].is_plural and v}
            if own:
                lists[item_id] = own
        plural.save(self._connection, lists)
        self._join_collections(
            {
                i: str(new.values["collection"])
                for i, new in zip(ids, items, strict=True)
                if new.values.get("collection")
            },
            batch,
        )
        self._connection.exec_driver_sql(
            "INSERT INTO change (batch_id, item_id, is_creation) VALUES (?,?,1)",
            [(batch_id, item_id) for item_id in ids],
        )
        search.refresh(self._connection, ids)
        return ids

    def _next_id(self) -> int:
        row = self._connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'item'").one_or_none()
        return (row[0] if row else 0) + 1

    def _insert_rows(self, ids: list[ItemId], items: Sequence[NewItem], batch_id: BatchId) -> None:
        by_columns: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
        for item_id, item in zip(ids, items, strict=True):
            scalars = {
                name: tidy(FIELD[name].type, value)
                for name, value in item.values.items()
                if FIELD[name].is_column and name != "collection"
            }
            origins = {name: batch_id for name, value in item.values.items() if value not in (None, "", ())}
            row = {
                "id": item_id,
                "kind": item.kind.value,
                "library_id": item.library,
                "parent_id": item.parent,
                "season": item.season,
                "episode": item.episode,
                "folder_key": item.folder_key,
                "status": item.status.value,
                "confidence": item.confidence,
                "sort_key": sort_key(str(scalars.get("title") or ""), str(scalars.get("sort_title") or "")),
                "origins": json.dumps(origins),
                **scalars,
            }
            by_columns[tuple(row)].append(tuple(row.values()))
        for columns, rows in by_columns.items():
            names = ", ".join(f'"{name}"' for name in columns)
            self._connection.exec_driver_sql(f"INSERT INTO item ({names}) VALUES ({plural.marks(len(columns))})", rows)

    def set_state(self, batch: Batch, name: str, values: Mapping[ItemId, Value]) -> None:
        """Change a recorded state (see STATES) of items: trash, restore."""
        states = self.states(list(values), {name})
        changes = [
            FieldChange(item, name, states[item].values.get(name), value, False, False, None, None)
            for item, value in values.items()
            if item in states and states[item].values.get(name) != value
        ]
        self.write(batch, changes)

    # --- reading ----------------------------------------------------------------------------------------------------

    def states(self, ids: Collection[ItemId], names: Collection[str]) -> dict[ItemId, ItemState]:
        """The present values, locks and origins of those fields."""
        scalars = [name for name in names if name in STATES or (name in FIELD and FIELD[name].is_column)]
        lists = [name for name in names if name in FIELD and FIELD[name].is_plural]
        columns = "".join(f", {_column(name)}" for name in scalars)
        states: dict[ItemId, ItemState] = {}
        for some in plural.chunks(ids):
            rows = self._connection.exec_driver_sql(
                f"SELECT i.id, i.kind, i.origins{columns} FROM item i "
                f"LEFT JOIN item c ON c.id = i.collection_id WHERE i.id IN ({plural.marks(len(some))})",
                some,
            )
            for row in rows:
                values = {name: _from_column(name, value) for name, value in zip(scalars, row[3:], strict=True)}
                states[row[0]] = ItemState(Kind(row[1]), values, set(), json.loads(row[2]))
            for item, field in self._connection.exec_driver_sql(
                f"SELECT item_id, field FROM field_lock WHERE item_id IN ({plural.marks(len(some))})", some
            ):
                states[item].locks.add(field)
        for item, values in plural.load(self._connection, ids, lists).items():
            states[item].values.update(values)
        return states

    def _actor(self, batch: BatchId | None) -> Actor | None:
        if batch is None:
            return None
        if batch not in self._actors:
            row = self._connection.exec_driver_sql("SELECT actor FROM batch WHERE id = ?", (batch,)).one_or_none()
            self._actors[batch] = Actor(row[0]) if row else Actor.SYSTEM
        return self._actors[batch]

    # --- writing ----------------------------------------------------------------------------------------------------

    def begin(self, batch: Batch) -> BatchId:
        """The batch's id; it is entered now if this is its first change."""
        if batch.id is None:
            cursor = self._connection.exec_driver_sql(
                "INSERT INTO batch (actor, verb, source, parent_id, undoes_id, at) VALUES (?,?,?,?,?,?)",
                (batch.actor.value, batch.verb, batch.source, batch.parent, batch.undoes, self.now),
            )
            batch.id = BatchId(cursor.lastrowid)
            self._begun.append(batch)
        return batch.id

    def forget(self) -> None:
        """The transaction was rolled back: batches entered in it are not in the database."""
        for batch in self._begun:
            batch.id = None

    def write(self, batch: Batch, changes: Sequence[FieldChange]) -> None:
        """Carry out changes that were decided on, and record them."""
        if not changes:
            return
        batch_id = self.begin(batch)
        by_item: dict[ItemId, list[FieldChange]] = defaultdict(list)
        for change in changes:
            by_item[change.item].append(change)
        self._write_columns(by_item, batch_id, batch)
        self._write_locks(changes, batch_id)
        rows = [(batch_id, item, _as_json(of_item)) for item, of_item in by_item.items()]
        self._connection.exec_driver_sql("INSERT INTO change (batch_id, item_id, fields) VALUES (?,?,?)", rows)
        self._settle_suggestions(changes)
        self._mark_relatives(changes)
        renamed = {change.item for change in changes if change.field in search.FIELDS}
        search.refresh(self._connection, renamed)

    def _write_columns(self, by_item: Mapping[ItemId, list[FieldChange]], batch_id: BatchId, batch: Batch) -> None:
        updates: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
        lists: dict[ItemId, dict[str, Value]] = {}
        collections: dict[ItemId, str] = {}
        patches: list[tuple[str, ItemId]] = []
        for item, changes in by_item.items():
            columns: dict[str, Value] = {}
            origins: dict[str, BatchId | None] = {}
            for change in changes:
                if change.new != change.old:
                    if change.field == "collection":
                        collections[item] = str(change.new or "")
                    elif change.field in STATES or FIELD[change.field].is_column:
                        columns[change.field] = change.new
                    else:
                        lists.setdefault(item, {})[change.field] = change.new
                    if change.field not in STATES:
                        origins[change.field] = change.new_origin or batch_id
            if columns:
                updates[tuple(columns)].append((*columns.values(), item))
            if origins:
                patches.append((json.dumps(origins), item))
        for names, rows in updates.items():
            assignments = ", ".join(f'"{name}" = ?' for name in names)
            self._connection.exec_driver_sql(f"UPDATE item SET {assignments} WHERE id = ?", rows)
        if patches:
            self._connection.exec_driver_sql(
                "UPDATE item SET origins = json_patch(origins, ?), needs_publish = 1 WHERE id = ?", patches
            )
        plural.save(self._connection, lists)
        self._join_collections(collections, batch)
        self._resort([item for item, changes in by_item.items() if any(c.field in _NAMES for c in changes)])

    def _write_locks(self, changes: Iterable[FieldChange], batch_id: BatchId) -> None:
        locked = [(c.item, c.field, batch_id) for c in changes if c.is_locked and not c.was_locked]
        freed = [(c.item, c.field) for c in changes if c.was_locked and not c.is_locked]
        if locked:
            self._connection.exec_driver_sql(
                "INSERT OR REPLACE INTO field_lock (item_id, field, batch_id) VALUES (?,?,?)", locked
            )
        if freed:
            self._connection.exec_driver_sql("DELETE FROM field_lock WHERE item_id = ? AND field = ?", freed)

    def _resort(self, ids: Collection[ItemId]) -> None:
        for some in plural.chunks(ids):
            rows = self._connection.exec_driver_sql(
                f"SELECT id, title, sort_title FROM item WHERE id IN ({plural.marks(len(some))})", some
            ).all()
            self._connection.exec_driver_sql(
                "UPDATE item SET sort_key = ? WHERE id = ?",
                [(sort_key(title or "", sort_title or ""), item) for item, title, sort_title in rows],
            )

    def _join_collections(self, names: Mapping[ItemId, str], batch: Batch) -> None:
        """Put films into the collections of those titles ("" = none); a collection is made where it is new."""
        known: dict[str, ItemId | None] = {"": None}
        for item, name in names.items():
            key = folded(name)
            if key not in known:
                row = self._connection.exec_driver_sql(
                    "SELECT id FROM item WHERE kind = 'collection' AND folder_key = ? AND library_id IS NULL", (key,)
                ).one_or_none()
                new = NewItem(Kind.COLLECTION, {"title": name}, folder_key=key)
                known[key] = row[0] if row else self.create(batch, [new])[0]
            self._connection.exec_driver_sql("UPDATE item SET collection_id = ? WHERE id = ?", (known[key], item))

    def _mark_relatives(self, changes: Iterable[FieldChange]) -> None:
        """A season's name stands in its show's NFO, a collection's texts in its films': they change with it."""
        ids = {(change.item,) for change in changes if change.field in ("title", "plot")}
        if ids:
            self._connection.exec_driver_sql(
                "UPDATE item SET needs_publish = 1 WHERE id IN "
                "(SELECT parent_id FROM item WHERE id = ? AND kind = 'season')",
                list(ids),
            )
            self._connection.exec_driver_sql("UPDATE item SET needs_publish = 1 WHERE collection_id = ?", list(ids))

    def _suggest(self, batch: Batch, held: Sequence[tuple[ItemId, str, Value]]) -> None:
        """Keep what a lock held back. A suggestion that was dismissed stays so until the source says something new."""
        rows = [
            (item, name, json.dumps(to_json(value)), batch.actor.value, batch.source or batch.actor.value, self.now)
            for item, name, value in held
        ]
        if rows:
            self._connection.exec_driver_sql(
                "INSERT INTO suggestion (item_id, field, value, actor, source, at) VALUES (?,?,?,?,?,?) "
                "ON CONFLICT (item_id, field, source) DO UPDATE SET "
                "dismissed_at = CASE WHEN value = excluded.value THEN dismissed_at END, "
                "value = excluded.value, actor = excluded.actor, at = excluded.at",
                rows,
            )

    def _settle_suggestions(self, changes: Iterable[FieldChange]) -> None:
        """A suggestion is settled when the field now has that value, or is open to its source again."""
        rows = [(c.item, c.field, json.dumps(to_json(c.new)), int(c.is_locked)) for c in changes if c.field in FIELD]
        if rows:
            self._connection.exec_driver_sql(
                "DELETE FROM suggestion WHERE item_id = ?1 AND field = ?2 AND (value = ?3 OR NOT ?4)", rows
            )


_NAMES = frozenset({"title", "sort_title"})


def _column(name: str) -> str:
    return "c.title" if name == "collection" else f'i."{name}"'


def _from_column(name: str, value: Any) -> Value:
    if name in FIELD and FIELD[name].type is FieldType.FLAG and value is not None:
        return bool(value)
    return value  # type: ignore[no-any-return]


def _portions(proposals: Sequence[Proposal], size: int = 2000) -> Iterable[Sequence[Proposal]]:
    for start in range(0, len(proposals), size):
        yield proposals[start : start + size]


def _collect(into: dict[ItemId, tuple[str, ...]], pairs: Iterable[tuple[ItemId, str]]) -> None:
    for item, field in pairs:
        into[item] = (*into.get(item, ()), field)


def _as_json(changes: Iterable[FieldChange]) -> str:
    return json.dumps(
        {c.field: [to_json(c.old), to_json(c.new), int(c.was_locked), int(c.is_locked), c.old_origin] for c in changes}
    )


def changes_from_json(item: ItemId, text: str, batch: BatchId) -> list[FieldChange]:
    """The recorded changes of one item in one batch, as they were written."""
    changes = []
    for name, (old, new, was_locked, is_locked, old_origin) in json.loads(text).items():
        field_type = _type_of(name)
        changes.append(
            FieldChange(
                item,
                name,
                from_json(field_type, old),
                from_json(field_type, new),
                bool(was_locked),
                bool(is_locked),
                old_origin,
                batch,
            )
        )
    return changes


def _type_of(name: str) -> FieldType:
    field: Field | None = FIELD.get(name)
    return field.type if field else FieldType.TEXT

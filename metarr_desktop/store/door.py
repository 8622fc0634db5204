"""The one door: every change of a field, from whomever, for one item or a hundred thousand, passes here.

It drops what a lock forbids and keeps it as a suggestion, refuses to erase with emptiness unless a person did it,
records old and new value *and lock* with the batch that did it, and returns what changed. Rules: `domain.merge`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.edits import Changes, NewItem, Proposal
from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.fields import FIELD, VOCABULARIES, Field
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId, Kind
from metarr_desktop.domain.marks import MARK_FIELDS
from metarr_desktop.domain.merge import Verdict, decide
from metarr_desktop.domain.titles import sort_key
from metarr_desktop.domain.values import GATHERED, FieldType, Value, empty_of, is_empty, tidy
from metarr_desktop.store import collections, pictures, plural, search, spelling, suggestions, watched
from metarr_desktop.store.changes import STATES, FieldChange, as_json, creation_as_json
from metarr_desktop.store.item_ids import next_item_id

if TYPE_CHECKING:
    from metarr_desktop.store.batch import Batch
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.spelling import Spelling


@dataclass(slots=True)
class ItemState:
    """What the door needs to know of an item to judge a proposal."""

    kind: Kind
    values: dict[str, Value]
    locks: set[str]
    origins: dict[str, BatchId]


@dataclass(slots=True)
class _Judged:
    """What came of some proposals: changes by item and field, and what locks held back or sources agreed to."""

    spelling: Spelling
    changes: dict[tuple[ItemId, str], FieldChange] = field(default_factory=dict)
    held: list[tuple[ItemId, str, Value]] = field(default_factory=list)
    agreed: list[tuple[ItemId, str]] = field(default_factory=list)
    vouched: list[tuple[ItemId, str]] = field(default_factory=list)

    def add(self, change: FieldChange) -> None:
        """Two changes of one field are one, from the first old value to the last new one; there and back is none."""
        key = (change.item, change.field)
        if (first := self.changes.get(key)) is not None:
            change = change._replace(
                old=first.old, was_locked=first.was_locked, old_origin=first.old_origin, new_origin=None
            )
        self.changes[key] = change
        if change.new == change.old and change.is_locked == change.was_locked:
            del self.changes[key]


class Door:
    """The write side of the items, within one transaction. Made by `store.write()`."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self.now = now
        self._begun: list[Batch] = []
        self._recognizable: set[ItemId] = set()  # made, or given ids, since anybody looked
        self._actors: dict[BatchId, Actor] = {}

    def apply(self, batch: Batch, proposals: Sequence[Proposal]) -> Changes:
        """Put the proposals through; several proposals for one item are judged in order.

        Raises NotFound for an unknown item, and BadInput where a person names a field that the item's kind has not, or
        a number that the field cannot have; from an automatic actor such a field is passed over.
        """
        changed: dict[ItemId, tuple[str, ...]] = {}
        suggested: dict[ItemId, tuple[str, ...]] = {}
        source = batch.source or batch.actor.value
        for some in _portions(proposals):
            names = {name for one in some for name in (*one.values, *one.locks)}
            states = self.states([one.item for one in some], names)
            judged = _Judged(spelling.spelling_of(self._connection, (one.values for one in some)))
            for one in some:
                if one.item not in states:
                    raise NotFound(f"There is no item {one.item}.")
                self._judge(one, states[one.item], batch, judged)
            self.write(batch, list(judged.changes.values()), judged.vouched)
            suggestions.keep(self._connection, judged.held, batch.actor, source, self.now)
            suggestions.withdraw(self._connection, judged.agreed, source)
            _collect(changed, judged.changes)
            _collect(suggested, ((item, name) for item, name, _ in judged.held))
        return Changes(batch.id, changed, suggested)

    def _judge(self, proposal: Proposal, state: ItemState, batch: Batch, judged: _Judged) -> None:
        item, actor = proposal.item, batch.actor
        locks_nothing = actor.is_automatic and not proposal.locks  # as all bulk work: then a lock stays as it is
        for name in {**proposal.values, **proposal.locks} if proposal.locks else proposal.values:
            row = _field_of(name, state.kind, actor)
            if row is None:
                continue
            current = new = state.values[name] if name in state.values else empty_of(row.type)
            is_locked = name in state.locks
            lock = is_locked if locks_nothing else self._lock_wanted(proposal, name, is_locked, actor)
            origin, verdict = state.origins.get(name), Verdict.KEEP
            if name in proposal.values:
                proposed = self._proposed(item, row, proposal.values[name], actor, judged.spelling)
                gathers = row.type in GATHERED
                held = is_locked or proposal.is_suggestion
                verdict = decide(
                    current,
                    held,
                    self._actor(origin),
                    proposed,
                    actor,
                    gathers=gathers,
                    is_over_local=name in proposal.over_local,
                    is_mark=name in MARK_FIELDS,
                )
                if verdict is Verdict.TAKE:
                    new = proposed
                elif verdict is Verdict.SUGGEST:
                    judged.held.append((item, name, proposed))
                elif verdict is Verdict.VOUCH:
                    judged.vouched.append((item, name))
                elif is_locked and proposed == current:
                    judged.agreed.append((item, name))
            if verdict is Verdict.TAKE or lock != is_locked:
                now_from = None if verdict is Verdict.TAKE else origin
                judged.add(FieldChange(item, name, current, new, is_locked, lock, origin, now_from))
                state.values[name] = new
                if lock != is_locked:
                    (state.locks.add if lock else state.locks.discard)(name)

    def _lock_wanted(self, proposal: Proposal, name: str, is_locked: bool, actor: Actor) -> bool:
        """A person's edit locks, unless it says otherwise or is a mark; nothing automatic opens a lock."""
        if actor.is_automatic:
            return is_locked or proposal.locks.get(name, False)
        edits = actor is Actor.PERSON and name in proposal.values and name not in MARK_FIELDS
        return proposal.locks.get(name, True if edits else is_locked)

    def _proposed(self, item: ItemId, row: Field, value: Value, actor: Actor, words: Spelling) -> Value:
        """The value in the form in which it will be read back: so that the same word twice changes nothing."""
        value = tidy(row.type, value)
        if actor is Actor.PERSON:
            row.refuse_odd(value)
        if row.name in VOCABULARIES:
            return spelling.rewritten(words, row.name, value)
        if row.name == "collection" and isinstance(value, str):
            return collections.present_title(self._connection, value)
        if row.type is FieldType.PICTURES and isinstance(value, tuple):
            known = pictures.cached(self._connection, item)
            if actor is Actor.PERSON and (strange := [one for one in value if one not in known]):
                raise NotFound(f"Item {item} has no picture {strange[0]}.")
            return tuple(one for one in value if one in known)
        return value

    def create(self, batch: Batch, items: Sequence[NewItem], teller: Batch | None = None) -> list[ItemId]:
        """Create items with their first values; one history row each, whatever the number of values.

        `teller` is the batch that the values come from that items were `told`; the items' history names it too.
        """
        if not items:
            return []
        batch_id = self.begin(batch)
        first = next_item_id(self._connection)
        ids = [ItemId(first + offset) for offset in range(len(items))]
        self._recognizable.update(ids)
        words = spelling.spelling_of(self._connection, (some for item in items for some in (item.values, item.told)))
        values = [_tidied(item.kind, item.values, batch.actor, words) for item in items]
        told = [_tidied(item.kind, item.told, teller.actor, words) if teller and item.told else {} for item in items]
        told_by = self.begin(teller) if teller and any(told) else None
        by_item = {item: own | more if more else own for item, own, more in zip(ids, values, told, strict=True)}
        self._insert_rows(by_item, items, _origins(batch_id, values, told_by, told))
        lists = {item: {name: v for name, v in own.items() if name in _LISTS} for item, own in by_item.items()}
        plural.enter(self._connection, lists)
        self._join_collections(_collections_in(ids, values), batch)
        if teller:
            self._join_collections(_collections_in(ids, told), teller)
        alone, together = creation_as_json(None), creation_as_json(told_by)
        self._connection.execute(
            "INSERT INTO change (batch_id, item_id, is_creation, fields) VALUES (?,?,1,?)",
            [(batch_id, item_id, together if more else alone) for item_id, more in zip(ids, told, strict=True)],
        )
        search.enter(self._connection, [(item, *search.words_of(own)) for item, own in by_item.items()])
        return ids

    def _insert_rows(
        self, values: Mapping[ItemId, Mapping[str, Value]], items: Sequence[NewItem], origins: Iterable[str]
    ) -> None:
        by_columns: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
        for (item_id, own), item, its in zip(values.items(), items, origins, strict=True):
            by_columns[tuple(own)].append(
                (
                    item_id,
                    item.kind.value,
                    item.library,
                    item.parent,
                    item.season,
                    item.episode,
                    item.folder_key,
                    item.status.value,
                    item.confidence,
                    item.matched_by and item.matched_by.value,
                    sort_key(str(own.get("title") or ""), str(own.get("sort_title") or "")),
                    its,
                    *[value for name, value in own.items() if name in _SCALARS],
                )
            )
        for names, rows in by_columns.items():
            columns = (*_STRUCTURE, *(f'"{name}"' for name in names if name in _SCALARS))
            self._connection.execute(
                f"INSERT INTO item ({', '.join(columns)}) VALUES ({plural.marks(len(columns))})", rows
            )

    def respell(self, batch: Batch, name: str, items: Collection[ItemId], words: Spelling) -> list[ItemId]:
        """Write words of a field otherwise on those items, locked or not; the items where that changed something.

        The value stays whose it was, so that the same sources may change it as before.
        """
        changed: list[ItemId] = []
        for some in plural.chunks(items):
            changes = []
            for item, state in self.states(some, {name}).items():
                old, is_locked, origin = state.values.get(name), name in state.locks, state.origins.get(name)
                new = spelling.rewritten(words, name, old)
                if new != old:
                    changes.append(FieldChange(item, name, old, new, is_locked, is_locked, origin, origin))
            self.write(batch, changes)
            changed += [change.item for change in changes]
        return changed

    def set_state(self, batch: Batch, name: str, values: Mapping[ItemId, Value]) -> None:
        """Change a recorded state (see STATES) of items: trash, restore."""
        self.set_states(batch, {item: {name: value} for item, value in values.items()})

    def set_states(self, batch: Batch, values: Mapping[ItemId, Mapping[str, Value]]) -> None:
        """Change recorded states (see STATES) of items, each with its own."""
        states = self.states(list(values), {name for own in values.values() for name in own})
        changes = [
            FieldChange(item, name, states[item].values.get(name), value, False, False, None, None)
            for item, own in values.items()
            if item in states
            for name, value in own.items()
            if states[item].values.get(name) != value
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
            rows = self._connection.execute(
                f"SELECT i.id, i.kind, i.origins{columns} FROM item i "
                f"LEFT JOIN item c ON c.id = i.collection_id WHERE i.id IN ({plural.marks(len(some))})",
                some,
            )
            for row in rows:
                values = {name: _from_column(name, value) for name, value in zip(scalars, row[3:], strict=True)}
                states[row[0]] = ItemState(Kind(row[1]), values, set(), json.loads(row[2]))
            for item, name in self._connection.execute(
                f"SELECT item_id, field FROM field_lock WHERE item_id IN ({plural.marks(len(some))})", some
            ):
                states[item].locks.add(name)
        for item, values in plural.load(self._connection, ids, lists).items():
            states[item].values.update(values)
        return states

    def _actor(self, batch: BatchId | None) -> Actor | None:
        if batch is None:
            return None
        if batch not in self._actors:
            row = self._connection.execute("SELECT actor FROM batch WHERE id = ?", (batch,)).one_or_none()
            self._actors[batch] = Actor(row[0]) if row else Actor.SYSTEM
        return self._actors[batch]

    def recognizable(self) -> set[ItemId]:
        """The items that were made or given ids since this was asked last: they may be titles that return."""
        found, self._recognizable = self._recognizable, set()
        return found

    # --- writing ----------------------------------------------------------------------------------------------------

    def begin(self, batch: Batch) -> BatchId:
        """The batch's id; it is entered now if this is its first change."""
        if batch.id is None:
            cursor = self._connection.execute(
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

    def write(self, batch: Batch, changes: Sequence[FieldChange], vouched: Sequence[tuple[ItemId, str]] = ()) -> None:
        """Carry out changes that were decided on, and record them.

        `vouched` are values that stand by this batch's source from now on; for people nothing changed in them.
        """
        if not changes and not vouched:
            return
        batch_id = self.begin(batch)
        changes = suggestions.settle(self._connection, changes)
        by_item: dict[ItemId, list[FieldChange]] = defaultdict(list)
        for change in changes:
            by_item[change.item].append(change)
        self._write_columns(by_item, vouched, batch)
        self._write_lists(changes)
        self._join_collections(
            {c.item: str(c.new or "") for c in changes if c.field == "collection" and c.new != c.old}, batch
        )
        self._resort({change.item for change in changes if change.field in _NAMES})
        self._write_locks(changes, batch_id)
        if changes:
            rows = [(batch_id, item, as_json(of_item)) for item, of_item in by_item.items()]
            self._connection.execute("INSERT INTO change (batch_id, item_id, fields) VALUES (?,?,?)", rows)
        self._mark_relatives(changes)
        if batch.actor is not Actor.PLAYER:
            watched.note(self._connection, changes, self.now if not batch.actor.is_automatic else "")
        self._recognizable.update(change.item for change in changes if change.field == "external_ids")
        renamed = {change.item for change in changes if change.field in search.FIELDS}
        search.refresh(self._connection, renamed)

    def _write_columns(
        self, by_item: Mapping[ItemId, list[FieldChange]], vouched: Sequence[tuple[ItemId, str]], batch: Batch
    ) -> None:
        """What stands in the items' own rows: single values, and who each value is from. One update an item."""
        batch_id = self.begin(batch)
        from_now: dict[ItemId, dict[str, BatchId | None]] = defaultdict(dict)
        for item, name in vouched:
            from_now[item][name] = batch_id
        rows: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
        for item in {**by_item, **from_now}:
            columns: dict[str, Any] = {}
            origins = from_now.get(item, {})
            for change in by_item.get(item, ()):
                if change.new == change.old:  # its lock alone
                    continue
                if change.field in _COLUMNS:
                    columns[f'"{change.field}" = ?'] = change.new
                if change.field not in STATES:
                    # Undo gives a value back to who set it before; null takes the word out of the JSON.
                    is_undo = batch.actor is Actor.UNDO
                    origins[change.field] = change.new_origin if is_undo else change.new_origin or batch_id
                    # What players say of themselves is no news to them; people are published by their titles alone.
                    if batch.actor is not Actor.PLAYER:
                        columns["needs_publish = ? AND kind <> 'person'"] = 1
            if origins:
                columns["origins = json_patch(origins, ?)"] = json.dumps(origins)
            if columns:
                rows[tuple(columns)].append((*columns.values(), item))
        for assignments, some in rows.items():
            self._connection.execute(f"UPDATE item SET {', '.join(assignments)} WHERE id = ?", some)

    def _write_lists(self, changes: Iterable[FieldChange]) -> None:
        changed = [change for change in changes if change.field in _LISTS and change.new != change.old]
        lists: dict[ItemId, dict[str, Value]] = defaultdict(dict)
        for change in changed:
            lists[change.item][change.field] = change.new
        plural.clear(self._connection, [(change.item, change.field) for change in changed if change.old])
        plural.enter(self._connection, lists)

    def _write_locks(self, changes: Iterable[FieldChange], batch_id: BatchId) -> None:
        locked = [(c.item, c.field, batch_id) for c in changes if c.is_locked and not c.was_locked]
        freed = [(c.item, c.field) for c in changes if c.was_locked and not c.is_locked]
        if locked:
            self._connection.execute(
                "INSERT OR REPLACE INTO field_lock (item_id, field, batch_id) VALUES (?,?,?)", locked
            )
        if freed:
            self._connection.execute("DELETE FROM field_lock WHERE item_id = ? AND field = ?", freed)

    def _resort(self, ids: Collection[ItemId]) -> None:
        for some in plural.chunks(ids):
            rows = self._connection.execute(
                f"SELECT id, title, sort_title FROM item WHERE id IN ({plural.marks(len(some))})", some
            ).all()
            self._connection.execute(
                "UPDATE item SET sort_key = ? WHERE id = ?",
                [(sort_key(title or "", sort_title or ""), item) for item, title, sort_title in rows],
            )

    def _join_collections(self, names: Mapping[ItemId, str], batch: Batch) -> None:
        """Put films into the collections of those titles ("" = none); a collection is made where it is new."""
        known: dict[str, ItemId | None] = {"": None}
        for item, name in names.items():
            if name not in known:
                known[name] = self._collection(name, batch)
            self._connection.execute("UPDATE item SET collection_id = ? WHERE id = ?", (known[name], item))

    def _collection(self, name: str, batch: Batch) -> ItemId:
        found = collections.find(self._connection, name)
        if found is None:
            new = NewItem(Kind.COLLECTION, {"title": name}, folder_key=collections.key_of(name))
            return self.create(batch, [new])[0]
        if found.is_trashed:
            self.set_state(batch, "deleted_at", {found.id: None})
        return found.id

    def _mark_relatives(self, changes: Iterable[FieldChange]) -> None:
        """A season's name stands in its show's NFO, a collection's texts in its films': they change with it."""
        for some in plural.chunks({change.item for change in changes if change.field in ("title", "plot")}):
            listed = plural.marks(len(some))
            self._connection.execute(
                "UPDATE item SET needs_publish = 1 WHERE id IN "
                f"(SELECT parent_id FROM item WHERE id IN ({listed}) AND kind = 'season')",
                some,
            )
            self._connection.execute(f"UPDATE item SET needs_publish = 1 WHERE collection_id IN ({listed})", some)


_NAMES = frozenset({"title", "sort_title"})
_STRUCTURE = (
    *("id", "kind", "library_id", "parent_id", "season", "episode"),
    *("folder_key", "status", "confidence", "matched_by", "sort_key", "origins"),
)
_LISTS = frozenset(name for name, row in FIELD.items() if row.is_plural)
_SCALARS = frozenset(name for name, row in FIELD.items() if row.is_column and name != "collection")
_COLUMNS = _SCALARS | frozenset(STATES)


def _field_of(name: str, kind: Kind, actor: Actor) -> Field | None:
    """The kind's field of that name; what an automatic source says beyond a kind's fields is passed over."""
    row = FIELD.get(name)
    if row is not None and kind in row.kinds:
        return row
    if actor is Actor.PERSON:
        raise BadInput(f"“{name}” is not a field of the kind “{kind}”.")
    return None


def _tidied(kind: Kind, values: Mapping[str, Value], actor: Actor, words: Spelling) -> dict[str, Value]:
    """Those of the values that say something, of fields that the kind has, as they will be read back."""
    tidied: dict[str, Value] = {}
    for name, value in values.items():
        row = _field_of(name, kind, actor)
        if row is not None and not is_empty(tidy_value := tidy(row.type, value)):
            tidied[name] = spelling.rewritten(words, name, tidy_value) if name in VOCABULARIES else tidy_value
    return tidied


def _origins(
    batch: BatchId, values: Sequence[Mapping[str, Value]], told_by: BatchId | None, told: Sequence[Mapping[str, Value]]
) -> Iterator[str]:
    """For each of the items made in a batch where its values come from, in JSON."""
    known: dict[tuple[tuple[str, ...], tuple[str, ...]], str] = {}  # hardly any differ
    for own, more in zip(values, told, strict=True):
        names = tuple(own), tuple(more)
        if names not in known:
            known[names] = json.dumps(dict.fromkeys(own, batch) | dict.fromkeys(more, told_by))
        yield known[names]


def _collections_in(ids: Sequence[ItemId], values: Sequence[Mapping[str, Value]]) -> dict[ItemId, str]:
    """The collections that items' first values name."""
    return {item: str(own["collection"]) for item, own in zip(ids, values, strict=True) if "collection" in own}


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
    for item, name in pairs:
        into[item] = (*into.get(item, ()), name)

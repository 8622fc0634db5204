"""Views that a person saved, in the order of the sidebar.

What changes one is a row of the history that names no item, as with aliases: undo puts back, column by column, what
still is as it was left. In which order and form a view is shown is remembered like the window's own look, not recorded.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.kinds import Kind, ViewId
from metarr_desktop.domain.saved_views import SavedView, ViewWords
from metarr_desktop.domain.views import Sort
from metarr_desktop.store.changes import VIEWS

if TYPE_CHECKING:
    from metarr_desktop.store.batch import Batch
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.door import Door
    from metarr_desktop.store.engine import Lanes

_COLUMNS = ("name", "query", "kind", "library_id", "sort", "is_descending", "is_table", "position")
#: What a person says of a view.
_TOLD = ("name", "query", "kind", "library_id")

#: The columns of a view's row, or some of them.
_Columns = Mapping[str, Any]
#: View -> its columns before and after; None: it was not there, or is no more.
_Changed = dict[int, tuple[_Columns | None, _Columns | None]]


class SavedViews:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def all(self) -> list[SavedView]:
        """Every view, in order."""
        with self._lanes.read() as connection:
            return [_view(id, row) for id, row in _rows(connection).items()]


class SavedViewWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection, door: Door) -> None:
        self._connection = connection
        self._door = door

    def add(self, batch: Batch, name: str, words: ViewWords, sort: Sort, *, is_table: bool) -> ViewId:
        """A new view, below the others."""
        rows = _rows(self._connection)
        id = ViewId(max(rows, default=0) + 1)
        last = max((row["position"] for row in rows.values()), default=-1)
        row = {"name": name, **_of_words(words), **_of_look(sort, is_table), "position": last + 1}
        _put(self._connection, self._door, batch, {id: row})
        return id

    def change(self, batch: Batch, view: ViewId, name: str, words: ViewWords) -> None:
        """Another name, or other words."""
        row = _rows(self._connection)[view]
        _put(self._connection, self._door, batch, {view: {**row, "name": name, **_of_words(words)}})

    def remove(self, batch: Batch, view: ViewId) -> None:
        """Take a view away."""
        _put(self._connection, self._door, batch, {view: None})

    def order(self, batch: Batch, views: Sequence[ViewId]) -> None:
        """Put all views into that order."""
        rows = _rows(self._connection)
        wanted: dict[int, _Columns | None] = {
            view: {**rows[view], "position": position} for position, view in enumerate(views)
        }
        _put(self._connection, self._door, batch, wanted)

    def arrange(self, view: ViewId, sort: Sort, *, is_table: bool) -> None:
        """In which order and form it is shown from now on."""
        self._connection.execute(
            "UPDATE saved_view SET sort = ?, is_descending = ?, is_table = ? WHERE id = ?",
            (*_of_look(sort, is_table).values(), view),
        )


def undo(connection: Connection, door: Door, undoing: Batch, recorded: str, *, is_forced: bool) -> None:
    """Put views back to what a row of the history says they were; unless forced, as far as it left them so."""
    rows = _rows(connection)
    wanted: dict[int, _Columns | None] = {}
    for key, (old, new) in json.loads(recorded).get(VIEWS, {}).items():
        id, now = int(key), rows.get(int(key))
        if new is None:  # it was removed
            id = id if now is None else max(rows) + 1
            wanted[id] = {**old, "name": _free_name(rows, id, old["name"])}
        elif now is None:
            continue
        elif old is None:  # it was saved
            is_as_left = all(now[name] == new[name] for name in _TOLD)
            wanted[id] = None if is_forced or is_as_left else now
        else:
            back = {**now, **{name: old[name] for name in old if is_forced or now[name] == new[name]}}
            wanted[id] = {**back, "name": _free_name(rows, id, back["name"])}
    _put(connection, door, undoing, wanted)


def _free_name(rows: Mapping[int, _Columns], id: int, name: str) -> str:
    """The name, or that name with a number where another view has it by now."""
    taken = {str(row["name"]).casefold() for other, row in rows.items() if other != id}
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name} {number}"
    return free


def _put(connection: Connection, door: Door, batch: Batch, wanted: Mapping[int, _Columns | None]) -> None:
    """Make views what they are wanted to be, and enter what that changes into the history."""
    rows = _rows(connection)
    changed: _Changed = {}
    for id, row in wanted.items():
        before = rows.get(id)
        if row is None:
            connection.execute("DELETE FROM saved_view WHERE id = ?", (id,))
            changed[id] = (before, None)
        elif before is None:
            names, marks = ", ".join(_COLUMNS), ",".join("?" * len(_COLUMNS))
            values = tuple(row[name] for name in _COLUMNS)
            connection.execute(f"INSERT INTO saved_view (id, {names}) VALUES (?,{marks})", (id, *values))
            changed[id] = (None, row)
        elif other := [name for name in _COLUMNS if row[name] != before[name]]:
            sets = ", ".join(f"{name} = ?" for name in other)
            values = tuple(row[name] for name in other)
            connection.execute(f"UPDATE saved_view SET {sets} WHERE id = ?", (*values, id))
            changed[id] = ({name: before[name] for name in other}, {name: row[name] for name in other})
    if changed:
        connection.execute(
            "INSERT INTO change (batch_id, fields) VALUES (?,?)", (door.begin(batch), json.dumps({VIEWS: changed}))
        )


def _rows(connection: Connection) -> dict[int, _Columns]:
    rows = connection.execute(f"SELECT id, {', '.join(_COLUMNS)} FROM saved_view ORDER BY position, id")
    return {row[0]: dict(zip(_COLUMNS, row[1:], strict=True)) for row in rows.all()}


def _view(id: int, row: _Columns) -> SavedView:
    words = ViewWords(row["query"], Kind(row["kind"]) if row["kind"] else None, row["library_id"])
    return SavedView(
        ViewId(id), row["name"], words, Sort(row["sort"], bool(row["is_descending"])), bool(row["is_table"])
    )


def _of_words(words: ViewWords) -> dict[str, Any]:
    return {"query": words.query, "kind": words.kind, "library_id": words.library}


def _of_look(sort: Sort, is_table: bool) -> dict[str, Any]:
    return {"sort": sort.by, "is_descending": int(sort.is_descending), "is_table": int(is_table)}

"""Pins: which title a person says a file belongs to, and as what. No scan changes a pinned link, nor its file's role.

A pin is on the file's row, so it goes along when the file is found again elsewhere by its bytes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import BatchId, FileId, ItemId
from metarr_desktop.store import presence
from metarr_desktop.store.changes import BESIDE
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.domain.disk import Link
    from metarr_desktop.domain.versions import FileTurn
    from metarr_desktop.store.connection import Connection

#: What a file is to a title; the title comes first.
COLUMNS = (
    "item_id, version, part, language, is_forced, is_hearing_impaired, is_default, art, position, extra_type, is_pinned"
)


class Pin(NamedTuple):
    """A pinned link, and the role that the file has by it."""

    link: Link
    role: FileRole


class Given(NamedTuple):
    """A file that was given away: its path, whose it was and whose it is, and whether it is a version there."""

    path: str
    before: frozenset[ItemId]
    after: frozenset[ItemId]
    is_played: bool


#: The rows of the history that speak of files.
ABOUT_FILES = 'fields LIKE \'{"beside": [["file"%\''


class FilePlace:
    """Which titles a file belongs to, as a state under (file, path): its role and links, as JSON.

    The path only says in the history which file it was.
    """

    def read(self, connection: Connection, key: tuple[Any, ...]) -> tuple[bool, str | None]:
        """Not possible for a file that is not known any more."""
        row = connection.execute("SELECT role FROM file WHERE id = ?", key[:1]).one_or_none()
        if row is None:
            return False, None
        links = connection.execute(f"SELECT {COLUMNS} FROM file_link WHERE file_id = ? ORDER BY item_id", key[:1]).all()
        return True, _state(row[0], [list(one) for one in links])

    def write(self, connection: Connection, key: tuple[Any, ...], value: str | None, now: str) -> None:
        """Give it that role and those links; the next scan looks at its folder anew."""
        said = json.loads(value or _state(FileRole.UNKNOWN, []))
        before = _items_of(connection, key[0])
        connection.execute("UPDATE file SET role = ? WHERE id = ?", (said["role"], key[0]))
        connection.execute("DELETE FROM file_link WHERE file_id = ?", key[:1])
        if said["links"]:
            connection.execute(
                f"INSERT INTO file_link (file_id, {COLUMNS}) VALUES (?,{marks(11)})",
                [(key[0], *link) for link in said["links"]],
            )
        if said["links"]:
            _is_as_written(connection, key[0], said["links"][0][0])
        concerned = before | {ItemId(link[0]) for link in said["links"]}
        presence.settle_films(connection, concerned, now)
        connection.execute("UPDATE item SET needs_publish = 1 WHERE id = ?", [(item,) for item in concerned])
        _look_again(connection, key[0])

    def can_be(self, connection: Connection, value: str | None) -> bool:
        """Not where a title was purged since."""
        items = items_in(value)
        rows = connection.execute(f"SELECT id FROM item WHERE id IN ({marks(len(items))})", tuple(items))
        return set(rows.scalars()) == items


def _state(role: str, links: list[list[Any]]) -> str:
    return json.dumps({"role": str(role), "links": links})


def items_in(value: str | None) -> set[ItemId]:
    """The titles that such a state names."""
    return {ItemId(link[0]) for link in json.loads(value)["links"]} if value else set()


def pinned(connection: Connection, turn: FileTurn, target: ItemId) -> str:
    """The state of a file that a person gave to a title. What its name says of its language stays."""
    row = connection.execute(
        "SELECT language, is_forced, is_hearing_impaired, is_default FROM file_link WHERE file_id = ? "
        "ORDER BY item_id LIMIT 1",
        (turn.file,),
    ).one_or_none()
    kept = tuple(row) if row is not None else ("", 0, 0, 0)
    link = [turn.version, turn.part, *kept, "", turn.order, turn.extra_type, 1]
    return _state(turn.role, [[item, *link] for item in sorted({target, *turn.also})])


def left(connection: Connection, turn: FileTurn) -> str:
    """The state of a file that belongs to no title any more."""
    role = connection.execute("SELECT role FROM file WHERE id = ?", (turn.file,)).scalar_one()
    return _state(role, [])


def of_files(connection: Connection, files: Collection[FileId]) -> dict[FileId, Pin]:
    """The pins of those files that have one."""
    from metarr_desktop.domain.disk import Link

    if not connection.execute("SELECT 1 FROM file_link WHERE is_pinned AND item_id > 0 LIMIT 1").first():
        return {}
    found: dict[FileId, Pin] = {}
    for some in chunks(files):
        for role, file, *link in connection.execute(
            "SELECT f.role, l.file_id, l.item_id, l.file_id, l.version, l.part, l.language, l.is_forced, "
            "l.is_hearing_impaired, l.is_default, l.art, l.position, l.extra_type FROM file_link l "
            f"JOIN file f ON f.id = l.file_id WHERE l.is_pinned AND l.file_id IN ({marks(len(some))})",
            some,
        ):
            found[file] = Pin(Link(*link), FileRole(role))
    return found


def absorbed(connection: Connection, items: Collection[ItemId]) -> list[ItemId]:
    """Those of the items in the trash that are there because a person gave their files to another title.

    An undo of an undo did what the batch did that both go back to.
    """
    found: list[ItemId] = []
    for some in chunks(items):
        rows = connection.execute(
            "WITH RECURSIVE line(item, batch) AS ("
            "SELECT i.id, (SELECT max(c.batch_id) FROM change c WHERE c.item_id = i.id "
            "AND json_type(c.fields, '$.deleted_at') IS NOT NULL) FROM item i "
            f"WHERE i.deleted_at IS NOT NULL AND i.id IN ({marks(len(some))}) "
            "UNION SELECT l.item, b.undoes_id FROM line l JOIN batch b ON b.id = l.batch "
            "WHERE b.undoes_id IS NOT NULL) "
            "SELECT DISTINCT l.item FROM line l JOIN batch b ON b.id = l.batch "
            "WHERE b.verb IN ('merge', 'set_extra', 'set_version')",
            some,
        )
        found.extend(ItemId(row) for row in rows.scalars())
    return found


def given(connection: Connection, batch: BatchId) -> list[Given]:
    """The files that a batch gave to other titles, or made something else of the same."""
    rows = connection.execute(f"SELECT fields FROM change WHERE batch_id = ? AND {ABOUT_FILES}", (batch,))
    return list(given_in(rows.scalars()))


def given_in(rows: Iterable[str]) -> Iterator[Given]:
    """What rows of the history say of files."""
    for fields in rows:
        for kind, key, old, new in json.loads(fields).get(BESIDE, ()):
            if kind == "file":
                is_played = new is not None and FileRole(json.loads(new)["role"]).is_main
                yield Given(key[1], frozenset(items_in(old)), frozenset(items_in(new)), is_played)


def _items_of(connection: Connection, file: int) -> set[ItemId]:
    rows = connection.execute("SELECT item_id FROM file_link WHERE file_id = ?", (file,))
    return {ItemId(row) for row in rows.scalars()}


def _is_as_written(connection: Connection, file: int, item: int) -> None:
    """What another title published there while it was that one's is no word on the title that has the file now.

    It counts as published for this one and as read, until it is published anew or somebody changes it.
    """
    root, path = connection.execute(
        "SELECT r.path, f.path FROM file f JOIN root r ON r.id = f.root_id WHERE f.id = ?", (file,)
    ).one()
    whole = os.path.join(root, path)
    written = connection.execute("SELECT size, mtime_ns FROM library_file WHERE path = ?", (whole,)).first()
    if written is not None:
        connection.execute("UPDATE library_file SET item_id = ? WHERE path = ?", (item, whole))
        connection.execute(
            "UPDATE file SET size = ?, mtime_ns = ?, quick_hash = NULL, needs_reading = 0 WHERE id = ?",
            (*written, file),
        )


def _look_again(connection: Connection, file: int) -> None:
    """Have the next scan read the file's folder anew, though nothing in it changed: whose it is may be another now."""
    root, path = connection.execute("SELECT root_id, path FROM file WHERE id = ?", (file,)).one()
    connection.execute("DELETE FROM folder WHERE root_id = ? AND path = ?", (root, os.path.dirname(path)))

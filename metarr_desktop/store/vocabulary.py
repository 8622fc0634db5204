"""Words that all items share: one spelling of each, whatever its case, and aliases that a person gave.

The first spelling known stays. An alias stands one step from the word it means, so that following it once is enough.
What changes an alias is a row of the history that names no item; undo reads it before the items of its batch.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from metarr_desktop.domain.edits import Changes
from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.fields import FIELD, VOCABULARIES
from metarr_desktop.domain.item_views import Word
from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.query_tree import Word as Spoken
from metarr_desktop.domain.titles import folded
from metarr_desktop.domain.values import Value, tidy, tidy_text
from metarr_desktop.store import search
from metarr_desktop.store.changes import ALIASES
from metarr_desktop.store.spelling import spelled

if TYPE_CHECKING:
    from metarr_desktop.store.batch import Batch
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.door import Door
    from metarr_desktop.store.engine import Lanes

#: Word -> what it was an alias of before, and is now (None: it stood or stands for itself).
Realiased = dict[str, tuple[str | None, str | None]]


class Vocabulary:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def people(self, beginning: str, field: str = "", count: int = 12) -> list[str]:
        """Names that begin so, as they are credited; in one field or in any."""
        if not beginning:
            return []
        job = " AND job = ?" if field else ""
        statement = f"SELECT DISTINCT name FROM credit WHERE name >= ? AND name < ?{job} ORDER BY name LIMIT ?"
        values = (beginning, f"{beginning}\U0010ffff", *([field] if field else []), count)
        with self._lanes.read() as connection:
            return list(connection.execute(statement, values).scalars())

    def is_credited(self, name: str) -> bool:
        """Whether anybody who is credited is called so, in full or in part."""
        expression = search.match([Spoken(name, is_exact=True)], "people")
        if not expression:
            return False
        with self._lanes.read() as connection:
            found = connection.execute("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (expression,))
            return found.first() is not None

    def names(self, field: str) -> list[str]:
        """The words of a field as they are written, without aliases; uncounted, so that each key can ask for them."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT name FROM term WHERE vocabulary = ? AND alias_of IS NULL ORDER BY name", (field,)
            )
            return list(rows.scalars())

    def words(self, field: str) -> list[Word]:
        """The words of a field with the number of items that have them, in order of the alphabet. Raises BadInput."""
        _check(field)
        counted = _COUNTED_COLUMN.format(column=field) if FIELD[field].is_column else _COUNTED
        aliases: dict[str, list[str]] = defaultdict(list)
        with self._lanes.read() as connection:
            counts = {row[0]: row[1] for row in connection.execute(counted, {"field": field})}
            for alias, name in connection.execute(
                "SELECT a.name, t.name FROM term a JOIN term t ON t.id = a.alias_of WHERE a.vocabulary = ? "
                "ORDER BY a.name",
                (field,),
            ):
                aliases[name].append(alias)
        names = sorted({*counts, *aliases}, key=lambda name: (folded(name), name))
        return [Word(name, counts.get(name, 0), tuple(aliases.get(name, ()))) for name in names]


_COUNTED = (
    "SELECT t.name, count(*) FROM term t JOIN item_term it ON it.term_id = t.id JOIN item i ON i.id = it.item_id "
    "WHERE t.vocabulary = :field AND i.deleted_at IS NULL GROUP BY t.id"
)
_COUNTED_COLUMN = (
    'SELECT "{column}", count(*) FROM item WHERE "{column}" <> \'\' AND deleted_at IS NULL GROUP BY "{column}"'
)


class VocabularyWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection, door: Door) -> None:
        self._connection = connection
        self._door = door

    def rename(self, batch: Batch, field: str, word: str, into: str) -> Changes:
        """Write a word, in every case it comes in, as another one from now on, and on every item that has it.

        Into a word that is there already, the two are one; into an alias, into what that means. Raises BadInput.
        """
        _check(field)
        word, into = tidy_text(word), tidy_text(into)
        if not word or not into:
            raise BadInput("A word cannot be empty.")
        spelling = spelled(self._connection, [(field, word), (field, into)])
        present, target = spelling[field, word], spelling[field, into]
        if target.casefold() == present.casefold():
            target = into  # its own other spelling, or an alias that is to be the word again
        moved = self._spellings(field, word) - {target}
        moved |= {alias for alias, name in self._aliases(field).items() if name in moved}
        moved -= {target}
        if not moved:
            return Changes()
        words = dict.fromkeys([(field, one) for one in moved], target)
        changed = self._door.respell(batch, field, self._having(field, moved), words)
        self._point(batch, field, {target: None, **dict.fromkeys(moved, target)})
        return Changes(batch.id, dict.fromkeys(changed, (field,)))

    def separate(self, batch: Batch, field: str, word: str) -> None:
        """An alias is a word of its own again; items keep what they have. Raises BadInput, NotFound."""
        _check(field)
        aliases = self._aliases(field)
        mine = [alias for alias in self._spellings(field, tidy_text(word)) if alias in aliases]
        if not mine:
            raise NotFound(f"“{word}” is no alias among the {FIELD[field].label.lower()}.")
        self._point(batch, field, dict.fromkeys(mine, None))

    def _spellings(self, field: str, word: str) -> set[str]:
        """The word in every case that is known; as it was said where none is."""
        rows = self._connection.execute(
            "SELECT name FROM term WHERE vocabulary = ? AND folded = ?", (field, folded(word))
        )
        known = {name for name in rows.scalars() if name.casefold() == word.casefold()}
        if FIELD[field].is_column:
            known |= set(
                self._connection.execute(
                    f'SELECT DISTINCT "{field}" FROM item WHERE "{field}" = ? COLLATE NOCASE', (word,)
                ).scalars()
            )
        return known or {word}

    def _aliases(self, field: str) -> dict[str, str]:
        return {name: means for (_, name), means in aliases(self._connection, field).items()}

    def _having(self, field: str, words: Iterable[str]) -> list[ItemId]:
        """The items that have one of those words, in the trash too."""
        found: dict[ItemId, None] = {}
        for word in words:
            rows = (
                self._connection.execute(f'SELECT id FROM item WHERE "{field}" = ?', (word,))
                if FIELD[field].is_column
                else self._connection.execute(
                    "SELECT it.item_id FROM term t JOIN item_term it ON it.term_id = t.id "
                    "WHERE t.vocabulary = ? AND t.name = ?",
                    (field, word),
                )
            )
            found.update((ItemId(row), None) for row in rows.scalars())
        return list(found)

    def _point(self, batch: Batch, field: str, wanted: Mapping[str, str | None]) -> None:
        """Make words aliases, or none any more, and record what differs from before."""
        before = self._aliases(field)
        changed = {word: (before.get(word), means) for word, means in wanted.items() if before.get(word) != means}
        point(self._connection, self._door, batch, {field: changed})


def aliases(connection: Connection, field: str = "") -> dict[tuple[str, str], str]:
    """(vocabulary, alias) -> the word it means, of one vocabulary or of all."""
    rows = connection.execute(
        "SELECT a.vocabulary, a.name, t.name FROM term a JOIN term t ON t.id = a.alias_of "
        "WHERE ? IN ('', a.vocabulary)",
        (field,),
    )
    return {(row[0], row[1]): row[2] for row in rows}


def point(connection: Connection, door: Door, batch: Batch, changed: Mapping[str, Realiased]) -> None:
    """Change what words are aliases of, and enter it into the history."""
    changed = {field: some for field, some in changed.items() if some}
    if not changed:
        return
    for field, some in changed.items():
        names = {word for word in (*some, *(means for _, means in some.values())) if word is not None}
        connection.execute(
            "INSERT INTO term (vocabulary, name, folded) VALUES (?,?,?) ON CONFLICT (vocabulary, name) DO NOTHING",
            [(field, name, folded(name)) for name in names],
        )
        connection.execute(
            "UPDATE term SET alias_of = (SELECT t.id FROM term t WHERE t.vocabulary = ?1 AND t.name = ?2) "
            "WHERE vocabulary = ?1 AND name = ?3",
            [(field, means, word) for word, (_, means) in some.items()],
        )
    connection.execute(
        "INSERT INTO change (batch_id, fields) VALUES (?,?)", (door.begin(batch), json.dumps({ALIASES: changed}))
    )


def undo(connection: Connection, door: Door, undoing: Batch, recorded: str, *, is_forced: bool) -> None:
    """Put aliases back to what a row of the history says they were; unless forced, those alone that it left so."""
    present = aliases(connection)
    back: dict[str, Realiased] = {}
    for field, some in json.loads(recorded).get(ALIASES, {}).items():
        back[field] = {
            word: (now, old)
            for word, (old, new) in some.items()
            if (now := present.get((field, word))) != old and (is_forced or now == new)
        }
    point(connection, door, undoing, back)


def as_now(known: Mapping[tuple[str, str], str], name: str, value: Value) -> Value:
    """A value of the history with its words as they are written now, by the aliases that are `known`."""
    if name not in VOCABULARIES or not known:
        return value
    if isinstance(value, tuple):
        return tidy(FIELD[name].type, tuple(known.get((name, str(word)), str(word)) for word in value))
    return known.get((name, value), value) if isinstance(value, str) else value


def _check(field: str) -> None:
    if field not in VOCABULARIES:
        raise BadInput(f"“{field}” has no shared words; these have: {', '.join(sorted(VOCABULARIES))}.")

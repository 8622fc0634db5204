"""Named queries over items: whole lists as ids, rows by ids, one item with everything.

A list is its ids in order (an index gives 100,000 in some 20 ms); rows are fetched by id in pages. No OFFSET, no ORM.
"""

from __future__ import annotations

import json
import os
from array import array
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.fields import COLUMNS, FIELD
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import PARENT_KIND, Actor, ItemId, Kind, LibraryId
from metarr_desktop.domain.query_tree import Query, Word, query_of
from metarr_desktop.domain.titles import folded, letter, sort_key
from metarr_desktop.domain.values import FieldType, Value
from metarr_desktop.domain.views import ItemRow, Listing, Scope, Sort
from metarr_desktop.store import people, plural, query_sql, search, suggestions
from metarr_desktop.store.clock import Clock, system_clock
from metarr_desktop.store.orders import order_of
from metarr_desktop.store.plural import chunks, marks
from metarr_desktop.store.rows import VERSION_ORDER, rows_of

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Origin, Suggestion
    from metarr_desktop.domain.item_views import CreditView, Face, FileView, ItemDetail, PictureView
    from metarr_desktop.domain.query_facets import FacetCounts
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

_FEW = 2000
_NAMED = 10  # items in one sentence
"""So many titles are fetched and sorted faster than all of them are gone through in order."""


#: The title that a person, an NFO or a tag gave is not the name's any more.
_DOUBTFUL = (
    "SELECT id, kind, path FROM (SELECT i.id, i.kind, CASE i.kind "
    "WHEN 'series' THEN (SELECT d.path FROM item_folder d WHERE d.item_id = i.id AND d.path <> '' LIMIT 1) "
    "ELSE (SELECT f.path FROM file_link l JOIN file f ON f.id = l.file_id WHERE l.item_id = i.id "
    "AND f.role IN ('video', 'disc') AND f.missing_since IS NULL ORDER BY f.id LIMIT 1) END AS path "
    "FROM item i WHERE i.library_id = ? AND i.kind IN ('movie', 'series', 'episode') AND i.deleted_at IS NULL "
    "AND i.status = 'unidentified' AND i.confidence > ? AND i.confidence < ? AND coalesce((SELECT b.actor FROM batch b "
    "WHERE b.id = json_extract(i.origins, '$.title')), 'scan') = 'scan') "
    "WHERE path IS NOT NULL ORDER BY id DESC LIMIT ?"
)


class Items:
    """Reading side of the items. Every call opens its own snapshot and may be made from any thread."""

    def __init__(self, lanes: Lanes, clock: Clock = system_clock) -> None:
        self._lanes = lanes
        self._clock = clock

    def listing(
        self, scope: Scope, query: Query | None = None, sort: Sort | None = None, *, most: int | None = None
    ) -> Listing:
        """All ids of a list in order, or its first `most`; letters only when sorted by title, ascending.

        By title, what fits the words of the query best comes first. Where they find nothing at all, they are looked
        for in the names of files, and else small slips in them are forgiven; a beginning leaves that to the whole, as
        it takes longer than the next key.
        """
        query, sort = query or Query(), sort or Sort()
        with self._lanes.read() as connection:
            found = self._found(connection, scope, query, sort, most)
            if len(found) or not query.has_words:
                return found
            if most is not None:
                return replace(found, is_whole=False)
            from metarr_desktop.store import forgiving  # here and below: what a start does without

            for instead in (forgiving.in_files, forgiving.forgiven):
                meant = instead(connection, query)
                again = found if meant is None else self._found(connection, scope, meant, sort, most)
                if len(again):
                    return replace(again, corrected=str(meant))
            return found

    def _found(self, connection: Connection, scope: Scope, query: Query, sort: Sort, most: int | None) -> Listing:
        if sort == Sort() and query.has_words:
            ids = _ranked(connection, scope, query, self._clock(), most)
            return Listing(ids, is_ranked=True, is_whole=most is None or len(ids) < most)
        where, values = _conditions(scope, query, self._clock())
        by_title = sort.by == "title" and not sort.is_descending
        has_index = by_title and most is None and scope.kind is not None and not (scope.where.parts or query.parts)
        first = "" if has_index else ", substr(i.sort_key || ' ', 1, 1) AS first"
        order, compared = order_of(sort)
        listing = f"SELECT i.id AS id{first} FROM item i WHERE {where} ORDER BY {order}{_limit(most)}"
        packed = _PACKED_IDS if has_index else _PACKED
        listed, *firsts = connection.execute(packed.format(listing=listing), (*values, *compared)).one()
        ids = array("q", json.loads(f"[{listed or ''}]"))
        if has_index:
            letters = _beginnings(connection, where, values, ids)
        else:
            letters = _letters(firsts[0] or "") if by_title else {}
        return Listing(ids, letters, is_whole=most is None or len(ids) < most)

    def count(self, scope: Scope, query: Query | None = None) -> int:
        """How many items a list has."""
        where, values = _conditions(scope, query or Query(), self._clock())
        with self._lanes.read() as connection:
            return int(connection.execute(f"SELECT count(*) FROM item i WHERE {where}", values).scalar_one())

    def facets(self, scope: Scope) -> FacetCounts:
        """How many items of a list have what a search can ask for: see `store.facets`."""
        from metarr_desktop.store import facets

        listed = _conditions(scope, Query(), self._clock())
        with self._lanes.read() as connection:
            return facets.counts(connection, listed, scope.kind)

    def more_facets(self, scope: Scope) -> FacetCounts:
        """The same of what is asked for less often."""
        from metarr_desktop.store import facets

        listed = _conditions(scope, Query(), self._clock())
        with self._lanes.read() as connection:
            return facets.more_counts(connection, listed, scope)

    def rows(self, ids: Sequence[ItemId]) -> list[ItemRow]:
        """Those items' rows, in the order asked; ids that are no longer there are left out."""
        with self._lanes.read() as connection:
            return rows_of(connection, ids)

    def detail(self, item: ItemId) -> ItemDetail:
        """One item with everything. Raises NotFound."""
        from metarr_desktop.domain.item_views import ItemDetail

        with self._lanes.read() as connection:
            rows = rows_of(connection, [item])
            if not rows:
                raise NotFound(f"There is no item {item}.")
            row = rows[0]
            return ItemDetail(
                row=row,
                values=values_of(connection, [item])[item],
                origins=_origins(connection, item),
                folders=tuple(folders_of(connection, [item]).get(item, ())),
                files=tuple(
                    file
                    for file in files_of(connection, [item]).get(item, ())
                    if file.role.is_main or not file.is_missing
                ),
                pictures=tuple(_pictures(connection, item)),
                suggestions=tuple(suggestions.load(connection, [item])),
                parents=tuple(_ancestors(connection, row)),
            )

    def values(self, ids: Collection[ItemId], names: Collection[str] | None = None) -> dict[ItemId, dict[str, Value]]:
        """The values of those items, of those fields or (None) of all, without the empty ones."""
        with self._lanes.read() as connection:
            return values_of(connection, ids, names)

    def external_ids(self, ids: Collection[ItemId]) -> dict[ItemId, dict[str, Value]]:
        """The same with the ids that others gave them alone."""
        with self._lanes.read() as connection:
            return {item: dict(lists) for item, lists in plural.load(connection, ids, ("external_ids",)).items()}

    def files(self, ids: Collection[ItemId]) -> dict[ItemId, list[FileView]]:
        """The files of those items, main files first, in the order of versions and parts."""
        with self._lanes.read() as connection:
            return files_of(connection, ids)

    def folders(self, ids: Collection[ItemId]) -> dict[ItemId, list[str]]:
        """The folders (absolute) that are those items' own."""
        with self._lanes.read() as connection:
            return folders_of(connection, ids)

    def pictures(self, item: ItemId) -> list[PictureView]:
        """Every picture of the item in the cache: chosen ones with their position, and candidates."""
        with self._lanes.read() as connection:
            return _pictures(connection, item)

    def chosen_pictures(self, ids: Collection[ItemId]) -> dict[ItemId, list[PictureView]]:
        """The pictures in use of many items, by art and position."""
        from metarr_desktop.domain.item_views import PictureView

        found: dict[ItemId, list[PictureView]] = defaultdict(list)
        with self._lanes.read() as connection:
            for some in chunks(ids):
                for row in connection.execute(
                    "SELECT a.item_id, c.uuid, a.art, c.path, c.width, c.height, c.size, c.source, c.sha256, "
                    "a.position FROM artwork a JOIN cache_file c ON c.id = a.cache_file_id "
                    f"WHERE a.item_id IN ({marks(len(some))}) ORDER BY a.item_id, a.art, a.position",
                    some,
                ):
                    found[row[0]].append(PictureView(*row[1:]))
        return found

    def cast_pictures(self, ids: Collection[ItemId]) -> dict[ItemId, dict[str, PictureView]]:
        """The pictures in use of those items' actors, by the actor's name; of two of one name the first's."""
        from metarr_desktop.domain.item_views import PictureView

        found: dict[ItemId, dict[str, PictureView]] = defaultdict(dict)
        with self._lanes.read() as connection:
            for some in chunks(ids):
                for row in connection.execute(
                    "SELECT r.item_id, r.name, c.uuid, a.art, c.path, c.width, c.height, c.size, c.source, c.sha256, "
                    "a.position FROM credit r JOIN artwork a ON a.item_id = r.person_id AND a.art = 'thumb' "
                    "AND a.position = 0 JOIN cache_file c ON c.id = a.cache_file_id "
                    f"WHERE r.job = 'cast' AND r.item_id IN ({marks(len(some))}) ORDER BY r.item_id, r.position",
                    some,
                ):
                    found[row[0]].setdefault(row[1], PictureView(*row[2:]))
        return found

    def cast(self, item: ItemId) -> list[Face]:
        """Who plays in an item, in order, each with the person and the picture that are known."""
        from metarr_desktop.domain.item_views import Face

        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT r.name, r.person_id, coalesce(c.path, ''), r.ids, r.role FROM credit r "
                "LEFT JOIN artwork a ON a.item_id = r.person_id AND a.art = 'thumb' AND a.position = 0 "
                "LEFT JOIN cache_file c ON c.id = a.cache_file_id "
                "WHERE r.item_id = ? AND r.job = 'cast' ORDER BY r.position",
                (item,),
            )
            return [Face(name, person, path, _pairs(ids), role) for name, person, path, ids, role in rows]

    def actors_of(self, ids: Collection[ItemId], most: int) -> list[ItemId]:
        """The persons among the first so many of the casts of those items, each once."""
        found: dict[ItemId, None] = {}
        with self._lanes.read() as connection:
            for some in chunks(ids):
                rows = connection.execute(
                    "SELECT person_id FROM credit WHERE job = 'cast' AND person_id IS NOT NULL AND position < ? "
                    f"AND item_id IN ({marks(len(some))}) ORDER BY item_id, position",
                    (most, *some),
                )
                found.update(dict.fromkeys(ItemId(row) for row in rows.scalars()))
        return list(found)

    def titles_with_actors(self, persons: Collection[ItemId]) -> list[ItemId]:
        """The films and shows in whose casts those persons are; none for what is no person."""
        found: dict[ItemId, None] = {}
        with self._lanes.read() as connection:
            for some in chunks(persons):
                rows = connection.execute(
                    "SELECT DISTINCT r.item_id FROM credit r JOIN item i ON i.id = r.item_id "
                    f"WHERE r.person_id IN ({marks(len(some))}) AND r.job = 'cast' AND i.kind IN ('movie', 'series')",
                    some,
                )
                found.update(dict.fromkeys(ItemId(row) for row in rows.scalars()))
        return list(found)

    def suggestions(self, ids: Collection[ItemId] | None = None) -> list[Suggestion]:
        """What locks held back and nobody has decided on yet; of all items when none are named."""
        with self._lanes.read() as connection:
            return suggestions.load(connection, ids)

    def count_suggestions(self) -> int:
        """How many there are of all items."""
        with self._lanes.read() as connection:
            return suggestions.count(connection)

    def subtree(self, ids: Collection[ItemId]) -> list[ItemId]:
        """Those items and everything below them that is not in the trash, parents before children."""
        with self._lanes.read() as connection:
            found: dict[ItemId, None] = {}
            for some in chunks(ids):
                rows = connection.execute(
                    "WITH RECURSIVE tree(id, depth) AS ("
                    f"SELECT id, 0 FROM item WHERE id IN ({marks(len(some))}) "
                    "UNION ALL SELECT i.id, depth + 1 FROM item i JOIN tree t ON i.parent_id = t.id "
                    "WHERE i.deleted_at IS NULL) SELECT id FROM tree ORDER BY depth, id",
                    some,
                )
                found.update((row[0], None) for row in rows)
            return list(found)

    def subtree_in_trash(self, ids: Collection[ItemId]) -> list[ItemId]:
        """Those of the items that are in the trash, with everything below them."""
        with self._lanes.read() as connection:
            found: dict[ItemId, None] = {}
            for some in chunks(ids):
                rows = connection.execute(
                    "WITH RECURSIVE tree(id) AS ("
                    f"SELECT id FROM item WHERE deleted_at IS NOT NULL AND id IN ({marks(len(some))}) "
                    "UNION SELECT i.id FROM item i JOIN tree t ON i.parent_id = t.id) SELECT id FROM tree",
                    some,
                )
                found.update((ItemId(row), None) for row in rows.scalars())
            return list(found)

    def seasons(self, series: ItemId) -> dict[int, ItemId]:
        """Number -> season of a show."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT season, id FROM item WHERE parent_id = ? AND kind = 'season' AND season IS NOT NULL "
                "ORDER BY deleted_at IS NULL, id",
                (series,),
            )
            return {row[0]: row[1] for row in rows}

    def libraries_of(self, collection: ItemId) -> list[LibraryId]:
        """The libraries that hold films of a collection."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT DISTINCT library_id FROM item WHERE collection_id = ? AND library_id IS NOT NULL "
                "AND deleted_at IS NULL",
                (collection,),
            )
            return [LibraryId(row) for row in rows.scalars()]

    def members_of(self, collection: ItemId) -> list[ItemId]:
        """The films of a collection that are not in the trash: as a person ordered them, then as they came out."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT id FROM item WHERE collection_id = ? AND deleted_at IS NULL ORDER BY collection_order IS NULL, "
                "collection_order, coalesce(premiered, release_date, CAST(year AS TEXT), '9999'), sort_key, id",
                (collection,),
            )
            return [ItemId(row) for row in rows.scalars()]

    def collections_of(self, ids: Collection[ItemId]) -> list[ItemId]:
        """The collections that those films are in."""
        with self._lanes.read() as connection:
            found: dict[ItemId, None] = {}
            for some in chunks(ids):
                rows = connection.execute(
                    "SELECT DISTINCT collection_id FROM item WHERE collection_id IS NOT NULL "
                    f"AND id IN ({marks(len(some))})",
                    some,
                )
                found.update((ItemId(row), None) for row in rows.scalars())
            return list(found)

    def kinds(self, ids: Collection[ItemId]) -> dict[ItemId, Kind]:
        """The kinds of those items."""
        with self._lanes.read() as connection:
            return {
                row[0]: Kind(row[1])
                for some in chunks(ids)
                for row in connection.execute(f"SELECT id, kind FROM item WHERE id IN ({marks(len(some))})", some)
            }

    def libraries(self, ids: Collection[ItemId]) -> dict[ItemId, LibraryId | None]:
        """The library of each of those items that are there; None: in no library."""
        with self._lanes.read() as connection:
            return {
                row[0]: row[1]
                for some in chunks(ids)
                for row in connection.execute(f"SELECT id, library_id FROM item WHERE id IN ({marks(len(some))})", some)
            }

    def person(self, ids: Collection[tuple[str, str]]) -> ItemId | None:
        """The person that one of those ids (scheme, value) names; the first that is known counts."""
        with self._lanes.read() as connection:
            found = people.find(connection, ids)
        return next((found[one] for one in ids if one in found), None)

    def faces(self, ids: Collection[tuple[str, str]]) -> dict[tuple[str, str], Face]:
        """The persons that those ids (scheme, value) name, as far as they are known, with their pictures."""
        with self._lanes.read() as connection:
            found = people.find(connection, ids)
            by_person = {one.person: one for one in people.faces_of(connection, set(found.values()))}
        return {one: by_person[person] for one, person in found.items() if person in by_person}

    def people_named(self, words: str, count: int) -> list[Face]:
        """So many people whose names begin so: those that are known, then names that credits give to nobody."""
        from metarr_desktop.domain.item_views import Face

        with self._lanes.read() as connection:
            known = people.named(connection, words, count)
            names = people.names_of_nobody(connection, words, count - len(known))
        return [*known, *(Face(name) for name in names if name not in {one.name for one in known})]

    def credits_of(self, person: ItemId) -> list[CreditView]:
        """What a person has done in items that are not in the trash, the newest items first."""
        from metarr_desktop.domain.item_views import CreditView

        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT c.item_id, c.job, c.role FROM credit c JOIN item i ON i.id = c.item_id "
                "WHERE c.person_id = ? AND i.deleted_at IS NULL "
                "ORDER BY i.year DESC, i.sort_key, i.id, c.job, c.position",
                (person,),
            )
            return [CreditView(*row) for row in rows]

    def without_persons(self) -> list[ItemId]:
        """The items with credits that have ids and no person yet. Looks at every credit there is."""
        with self._lanes.read() as connection:
            rows = connection.execute("SELECT DISTINCT item_id FROM credit WHERE person_id IS NULL AND ids <> '{}'")
            return [ItemId(row) for row in rows.scalars()]

    def doubtful(self, library: LibraryId, between: tuple[float, float], count: int) -> list[tuple[ItemId, Kind, str]]:
        """Titles that only their names tell, with a confidence strictly between those, the newest first.

        Each with the path below its root that was read: a show's folder, else its first file.
        """
        with self._lanes.read() as connection:
            rows = connection.execute(_DOUBTFUL, (library, *between, count)).all()
        return [(row[0], Kind(row[1]), os.fsdecode(row[2])) for row in rows]

    def season_names(self, series: ItemId) -> dict[int, str]:
        """Number -> name of the seasons that have one."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT season, title FROM item WHERE parent_id = ? AND kind = 'season' AND season IS NOT NULL "
                "AND title <> '' AND deleted_at IS NULL ORDER BY season",
                (series,),
            )
            return {row[0]: row[1] for row in rows}

    def collection_overviews(self, ids: Collection[ItemId]) -> dict[ItemId, str]:
        """Film -> what its collection's text is."""
        found: dict[ItemId, str] = {}
        with self._lanes.read() as connection:
            for some in chunks(ids):
                rows = connection.execute(
                    "SELECT i.id, c.plot FROM item i JOIN item c ON c.id = i.collection_id "
                    f"WHERE c.plot <> '' AND i.id IN ({marks(len(some))})",
                    some,
                )
                found.update((row[0], row[1]) for row in rows)
        return found

    def find(self, word: str) -> ItemId:
        """The item that a command's word names: its number, or a title that only one item has. Raises NotFound."""
        with self._lanes.read() as connection:
            if word.isascii() and word.isdecimal() and len(word) < 19:  # SQLite's integers end there
                row = connection.execute("SELECT id FROM item WHERE id = ?", (int(word),)).one_or_none()
                if row:
                    return ItemId(row[0])
            titled = _titled(connection, word)
        if len(titled) == 1:
            return titled[0]
        if not titled:
            raise NotFound(f"No item is called “{word}”; use the number that `metarr items` shows.")
        numbers = ", ".join(map(str, titled[:_NAMED])) + (" …" if len(titled) > _NAMED else "")
        raise NotFound(f"Several items are called “{word}” ({numbers}); use the number of the one that you mean.")


def _pairs(ids: str) -> tuple[tuple[str, str], ...]:
    """The ids of a credit as they are kept (JSON, scheme -> value)."""
    return tuple(json.loads(ids).items())


def _titled(connection: Connection, title: str) -> list[ItemId]:
    """The first items of that title, whatever its case and accents; none for a title of signs alone."""
    words = search.match_words(title, "titles")
    if not words:
        return []
    rows = connection.execute(
        "SELECT i.id FROM item i WHERE i.id IN (SELECT rowid FROM search WHERE search MATCH ?) "
        "AND folded(i.title) = ? AND i.deleted_at IS NULL ORDER BY i.id LIMIT ?",
        (words, folded(title), _NAMED + 1),
    ).scalars()
    return [ItemId(row) for row in rows]


#: A list as two texts: its ids in order, and the first characters of its titles in that order, one each. A hundred
#: thousand rows handed to Python one by one take four times as long, most of it with the interpreter held. SQLite keeps
#: the order of what is selected from for this aggregate.
_PACKED = "SELECT group_concat(id), group_concat(first, '') FROM ({listing})"
_PACKED_IDS = "SELECT group_concat(id) FROM ({listing})"


def _letters(firsts: str) -> dict[str, int]:
    """Where each letter begins, by the first characters of a list of titles in order."""
    letters: dict[str, int] = {}
    for first in dict.fromkeys(firsts):
        letters.setdefault(letter(first), firsts.index(first))
    return letters


def _beginnings(connection: Connection, where: str, values: tuple[Any, ...], ids: array[int]) -> dict[str, int]:
    """The same of a list that an index has in order: it is asked for the first of each letter, and not for each title.

    `ids` is that list.
    """
    letters: dict[str, int] = {}
    row, after = 0, ""
    while True:
        first = connection.execute(
            f"SELECT i.id, i.sort_key FROM item i WHERE {where} AND i.sort_key >= ? ORDER BY i.sort_key, i.id LIMIT 1",
            (*values, after),
        ).one_or_none()
        if first is None:
            return letters
        id, key = first
        row = ids.index(id, row)
        letters.setdefault(letter(key[:1] or " "), row)
        after = max(key, key[:1] + "\U0010ffff") + "\0" if key else "\0"


def _limit(most: int | None) -> str:
    return "" if most is None else f" LIMIT {most:d}"


def _ranked(connection: Connection, scope: Scope, query: Query, now: datetime, most: int | None) -> array[int]:
    """What is called so or begins so, then whose titles have the words, then the people of it; each by title.

    The index of titles answers each question in order, so that the first page of 80,000 takes no sorting of them all;
    where few have the words, those are looked up instead of going through all titles.
    """
    words = [part for part in query.parts if isinstance(part, Word)]
    rest = query_of(part for part in query.parts if not isinstance(part, Word))
    in_list, beside_words = _conditions(scope, query, now), _conditions(scope, rest, now)
    key = sort_key(" ".join(word.text for word in words))
    # A blank sorts right before "!", and nothing that a key has is in between: the key itself, and it with more words.
    called: query_sql.Condition = ("i.sort_key >= ? AND i.sort_key < ?", (key, f"{key}!"))
    titled = query_sql.words(words, "titles")
    have_words, have_titles = _some(connection, words), _some(connection, words, "titles")
    questions = [(have_words, [in_list, called])]
    if have_titles:  # whose titles have the words has them
        questions.append((have_titles, [beside_words, _not(called), titled]))
    if have_words:
        questions.append((have_words, [in_list, _not(called), *([_not(titled)] if have_titles else [])]))
    ids: array[int] = array("q")
    for some, conditions in questions:
        left = None if most is None else most - len(ids)
        if left == 0:
            break
        hint = "NOT INDEXED" if some <= _FEW else ""  # else SQLite would go through all titles in order
        where = " AND ".join(f"({text})" for text, _ in conditions)
        statement = f"SELECT i.id FROM item i {hint} WHERE {where} ORDER BY i.sort_key, i.id{_limit(left)}"
        values = tuple(value for _, these in conditions for value in these)
        ids.extend(connection.execute(statement, values).scalars())
    return ids


def _not(condition: query_sql.Condition) -> query_sql.Condition:
    text, values = condition
    return f"NOT ({text})", values


def _some(connection: Connection, words: Sequence[Word], column: str = "") -> int:
    """How many items have those words, as far as it matters: no more than one above what is few."""
    expression = search.match(words, column)
    if not expression:
        return 0
    return int(
        connection.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT {_FEW + 1})", (expression,)
        ).scalar_one()
    )


def _conditions(scope: Scope, query: Query, now: datetime) -> tuple[str, tuple[Any, ...]]:
    parts = []
    if scope.in_trash:
        parts.append("i.deleted_at IS NOT NULL")
    elif not query.mentions("in"):  # who asks for the trash says what of it
        parts.append("i.deleted_at IS NULL")
    values: list[Any] = []
    for column, value in (("library_id", scope.library), ("kind", scope.kind), ("parent_id", scope.parent)):
        if value is not None:
            parts.append(f"i.{column} = ?")
            values.append(value)
    if scope.in_trash and scope.kind is None and scope.parent is None:  # what lies there below another is not named
        parts.append("NOT EXISTS (SELECT 1 FROM item p WHERE p.id = i.parent_id AND p.deleted_at IS NOT NULL)")
    if not scope.in_trash and scope.library is None and scope.kind is None and scope.parent is None:
        parts.append("i.kind <> 'person'")  # nobody's title: they are reached by the titles that credit them
    for asked in (scope.where, query):
        condition, more = query_sql.condition(asked, now)
        if condition:
            parts.append(condition)
            values.extend(more)
    return " AND ".join(parts) or "1", tuple(values)


# --- one item -------------------------------------------------------------------------------------------------------


def values_of(
    connection: Connection, ids: Collection[ItemId], names: Collection[str] | None = None
) -> dict[ItemId, dict[str, Value]]:
    """The values of those items, of those fields or (None) of all, without the empty ones."""
    wanted = FIELD if names is None else {name: FIELD[name] for name in names}
    scalars = [row for row in COLUMNS if row.name in wanted]
    columns = "".join(f', i."{row.name}"' for row in scalars)
    values: dict[ItemId, dict[str, Value]] = {}
    for some in chunks(ids):
        for row in connection.execute(
            f"SELECT i.id, c.title{columns} FROM item i LEFT JOIN item c ON c.id = i.collection_id "
            f"WHERE i.id IN ({marks(len(some))})",
            some,
        ):
            own: dict[str, Value] = {"collection": row[1]} if row[1] and "collection" in wanted else {}
            for field, value in zip(scalars, row[2:], strict=True):
                if value is not None:
                    own[field.name] = bool(value) if field.type is FieldType.FLAG else value
            values[row[0]] = own
    lists = [name for name, field in wanted.items() if field.is_plural]
    for item, more in plural.load(connection, ids, lists).items():
        values[item].update(more)
    return values


def _origins(connection: Connection, item: ItemId) -> dict[str, Origin]:
    from metarr_desktop.domain.edits import Origin  # lists tell of none

    text = connection.execute("SELECT origins FROM item WHERE id = ?", (item,)).scalar_one()
    by_field = json.loads(text)
    batches: dict[int, Origin] = {}
    for some in chunks(set(by_field.values())):
        for row in connection.execute(
            f"SELECT id, actor, source, at FROM batch WHERE id IN ({marks(len(some))})", some
        ):
            batches[row[0]] = Origin(Actor(row[1]), row[2], row[3])
    return {field: batches[batch] for field, batch in by_field.items() if batch in batches}


def folders_of(connection: Connection, ids: Collection[ItemId]) -> dict[ItemId, list[str]]:
    """The folders (absolute) that are those items' own."""
    found: dict[ItemId, list[str]] = defaultdict(list)
    for some in chunks(ids):
        for item, root, path in connection.execute(
            "SELECT d.item_id, r.path, d.path FROM item_folder d JOIN root r ON r.id = d.root_id "
            f"WHERE d.item_id IN ({marks(len(some))}) ORDER BY d.item_id, d.root_id, d.path",
            some,
        ):
            found[item].append(os.path.join(os.fsdecode(root), os.fsdecode(path)).rstrip("/"))
    return found


def files_of(connection: Connection, ids: Collection[ItemId]) -> dict[ItemId, list[FileView]]:
    """The files of those items with their streams."""
    from metarr_desktop.domain.item_views import FileView
    from metarr_desktop.store import streams

    raw: list[Any] = []
    for some in chunks(ids):
        raw.extend(
            connection.execute(
                "SELECT l.item_id, f.id, f.root_id, r.path, f.path, f.role, f.size, l.version, l.part, l.language, "
                "l.is_forced, l.is_hearing_impaired, l.art, l.position, l.extra_type, f.missing_since, f.is_ignored, "
                "f.problem, l.is_pinned FROM file_link l JOIN file f ON f.id = l.file_id "
                f"JOIN root r ON r.id = f.root_id WHERE l.item_id IN ({marks(len(some))}) "
                f"ORDER BY l.item_id, f.role NOT IN ('video', 'audio', 'disc'), {VERSION_ORDER}, f.path",
                some,
            ).all()
        )
    media = streams.load(connection, {row[1] for row in raw})
    found: dict[ItemId, list[FileView]] = defaultdict(list)
    for row in raw:
        found[row[0]].append(
            FileView(
                id=row[1],
                root=row[2],
                path=os.path.join(os.fsdecode(row[3]), os.fsdecode(row[4])),
                role=FileRole(row[5]),
                size=row[6],
                version=row[7],
                part=row[8],
                language=row[9],
                is_forced=bool(row[10]),
                is_hearing_impaired=bool(row[11]),
                art=row[12],
                position=row[13],
                extra_type=row[14],
                is_missing=row[15] is not None,
                is_ignored=bool(row[16]),
                problem=row[17],
                is_pinned=bool(row[18]),
                media=media.get(row[1]),
            )
        )
    return found


def _pictures(connection: Connection, item: ItemId) -> list[PictureView]:
    from metarr_desktop.domain.item_views import PictureView

    rows = connection.execute(
        "SELECT c.uuid, c.art, c.path, c.width, c.height, c.size, c.source, c.sha256, a.position FROM cache_file c "
        "LEFT JOIN artwork a ON a.cache_file_id = c.id AND a.item_id = c.item_id AND a.art = c.art "
        "WHERE c.item_id = ? AND c.type = 'image' ORDER BY c.art, a.position IS NULL, a.position, c.id",
        (item,),
    )
    return [PictureView(*row) for row in rows]


def _ancestors(connection: Connection, row: ItemRow) -> list[ItemRow]:
    chain: list[ItemRow] = []
    while row.parent is not None and row.kind in PARENT_KIND:
        row = rows_of(connection, [row.parent])[0]
        chain.append(row)
    return chain[::-1]

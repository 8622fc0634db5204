"""Named queries over items: whole lists as ids (`lists`), rows by ids, one item with everything (`parts`)."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId
from metarr_desktop.domain.query_tree import Query
from metarr_desktop.domain.titles import folded
from metarr_desktop.domain.views import ItemRow, Listing, Scope, Sort
from metarr_desktop.store import lists, parts, people, plural, search, suggestions
from metarr_desktop.store.clock import Clock, system_clock
from metarr_desktop.store.plural import chunks, marks
from metarr_desktop.store.rows import rows_of

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Suggestion
    from metarr_desktop.domain.item_views import CreditView, Face, FileView, ItemDetail, PictureView
    from metarr_desktop.domain.query_facets import FacetCounts
    from metarr_desktop.domain.values import Value
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

_NAMED = 10  # items in one sentence

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
            found = lists.found(connection, scope, query, sort, self._clock(), most)
            if len(found) or not query.has_words:
                return found
            if most is not None:
                return replace(found, is_whole=False)
            from metarr_desktop.store import forgiving  # here and below: what a start does without

            for instead in (forgiving.in_files, forgiving.forgiven):
                meant = instead(connection, query)
                again = found if meant is None else lists.found(connection, scope, meant, sort, self._clock(), most)
                if len(again):
                    return replace(again, corrected=str(meant))
            return found

    def count(self, scope: Scope, query: Query | None = None) -> int:
        """How many items a list has."""
        where, values = lists.condition(scope, query or Query(), self._clock())
        with self._lanes.read() as connection:
            return int(connection.execute(f"SELECT count(*) FROM item i WHERE {where}", values).scalar_one())

    def facets(self, scope: Scope) -> FacetCounts:
        """How many items of a list have what a search can ask for: see `store.facets`."""
        from metarr_desktop.store import facets

        listed = lists.condition(scope, Query(), self._clock())
        with self._lanes.read() as connection:
            return facets.counts(connection, listed, scope.kind)

    def more_facets(self, scope: Scope) -> FacetCounts:
        """The same of what is asked for less often."""
        from metarr_desktop.store import facets

        listed = lists.condition(scope, Query(), self._clock())
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
                values=parts.values_of(connection, [item])[item],
                origins=parts.origins_of(connection, item),
                folders=tuple(parts.folders_of(connection, [item]).get(item, ())),
                files=tuple(
                    file
                    for file in parts.files_of(connection, [item]).get(item, ())
                    if file.role.is_main or not file.is_missing
                ),
                pictures=tuple(parts.pictures_of(connection, item)),
                suggestions=tuple(suggestions.load(connection, [item])),
                parents=tuple(parts.ancestors_of(connection, row)),
            )

    def values(self, ids: Collection[ItemId], names: Collection[str] | None = None) -> dict[ItemId, dict[str, Value]]:
        """The values of those items, of those fields or (None) of all, without the empty ones."""
        with self._lanes.read() as connection:
            return parts.values_of(connection, ids, names)

    def external_ids(self, ids: Collection[ItemId]) -> dict[ItemId, dict[str, Value]]:
        """The same with the ids that others gave them alone."""
        with self._lanes.read() as connection:
            return {item: dict(lists) for item, lists in plural.load(connection, ids, ("external_ids",)).items()}

    def files(self, ids: Collection[ItemId]) -> dict[ItemId, list[FileView]]:
        """The files of those items, main files first, in the order of versions and parts."""
        with self._lanes.read() as connection:
            return parts.files_of(connection, ids)

    def folders(self, ids: Collection[ItemId]) -> dict[ItemId, list[str]]:
        """The folders (absolute) that are those items' own."""
        with self._lanes.read() as connection:
            return parts.folders_of(connection, ids)

    def pictures(self, item: ItemId) -> list[PictureView]:
        """Every picture of the item in the cache: chosen ones with their position, and candidates."""
        with self._lanes.read() as connection:
            return parts.pictures_of(connection, item)

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

"""Numbers about whole libraries: a handful of grouped queries over one snapshot, so that their sums agree.

Each reads what it counts from end to end, which is what counting is: no index would spare it that. They are asked when
a person opens the statistics, never by a wall.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.assets import assets_of
from metarr_desktop.domain.fields import Field, fields_of
from metarr_desktop.domain.kinds import PARENT_KIND, Actor, Kind, LibraryId, RootId, Status
from metarr_desktop.domain.query import Query, parse_query
from metarr_desktop.domain.views import Scope
from metarr_desktop.store import lists, query_sql
from metarr_desktop.store.plural import marks
from metarr_desktop.store.query_sql import MAIN_ROLES

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

Values = tuple[Any, ...]

#: What titles are sorted by into columns: each holds those below this many bytes; the last all others.
SIZE_STEPS = tuple(round(gigabytes * 1e9) for gigabytes in (0.1, 0.5, 1, 2, 5, 10, 20, 50))


@dataclass(frozen=True, slots=True)
class Picture:
    """The finest picture of titles, in pixels (0 = unknown)."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Light:
    """What all versions of titles carry beyond the ordinary range of light; `is_sized`: one has a known size."""

    kinds: frozenset[str]
    is_sized: bool


@dataclass(frozen=True, slots=True)
class Room:
    """What files take up; `is_main`: they are played."""

    library: LibraryId
    root: RootId
    is_main: bool
    files: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """How many titles of a kind lack the same fields."""

    kind: Kind
    lacking: frozenset[str]
    count: int


@dataclass(frozen=True, slots=True)
class Said:
    """Who said how many values, on how many titles."""

    actor: Actor
    source: str
    values: int
    titles: int


@dataclass(frozen=True, slots=True)
class Locks:
    """How many fields are locked, on how many titles."""

    fields: int
    titles: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """All that is counted. Months are "2026-03", "" where no day is known; decades 1990, None without a year.

    Codecs are all that a title has, as ffmpeg names them. `sizes` are by the place in SIZE_STEPS (their number: larger
    than all) of titles that have a file.
    """

    counts: Mapping[tuple[LibraryId, Kind], int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    recent: int = 0
    file_months: Mapping[str, int] = field(default_factory=dict)  # bytes
    rooms: Sequence[Room] = ()
    pictures: Mapping[Picture, int] = field(default_factory=dict)
    lights: Mapping[Light, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    video_codecs: Mapping[frozenset[str], int] = field(default_factory=dict)
    audio_codecs: Mapping[frozenset[str], int] = field(default_factory=dict)
    sizes: Mapping[int, int] = field(default_factory=dict)
    decades: Mapping[int | None, int] = field(default_factory=dict)
    genres: Mapping[str, int] = field(default_factory=dict)
    ids: Mapping[str, int] = field(default_factory=dict)  # by the provider that gave them
    without_genre: int = 0
    gaps: Sequence[Gaps] = ()
    statuses: Mapping[Status, int] = field(default_factory=dict)
    watched: Mapping[bool, int] = field(default_factory=dict)
    locks: Locks = field(default_factory=lambda: Locks(0, 0))
    said: Sequence[Said] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """What is counted of a library: all that a search finds.

    Of files those of the titles of `kinds` among them, and of what is below these. `wanted` are the fields of
    `Numbers` that are read; the others stay empty.
    """

    query: Query
    kinds: tuple[Kind, ...]
    wanted: frozenset[str]


def measured(kind: Kind) -> tuple[Field, ...]:
    """The fields whose absence is counted: those that make a title complete, its picture slots, trailers."""
    slots = {asset.name for asset in assets_of(kind)}
    return tuple(field for field in fields_of(kind) if field.weight or field.name in slots or field.name == "trailers")


#: What a query without ages is read at.
_NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)


class Stats:
    """Reading side of the statistics; may be used from any thread."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def read(
        self, works: Collection[Kind], played: Collection[Kind], library: LibraryId | None = None, *, since: str = ""
    ) -> Numbers:
        """Count everything of one library or of all: texts and years of `works`, streams of what is `played`.

        `recent` counts works added at or after `since`. Takes up to some seconds at 100,000 titles.
        """
        with self._lanes.read() as connection:
            return _numbers(_Asking(connection, library), works, played, since)

    def read_fitting(
        self,
        works: Collection[Kind],
        played: Collection[Kind],
        fits: Sequence[Fit],
        library: LibraryId | None = None,
        *,
        since: str = "",
    ) -> list[Numbers]:
        """The same of what fits each of several searches, all in one snapshot."""
        with self._lanes.read() as connection:
            return [
                _numbers(_Asking(connection, library, _fitting(connection, library, fit)), works, played, since, fit)
                for fit in fits
            ]


def _numbers(
    ask: _Asking, works: Collection[Kind], played: Collection[Kind], since: str, fit: Fit | None = None
) -> Numbers:
    seen = [kind for kind in played if kind is not Kind.TRACK]
    asks: dict[str, Callable[[], Any]] = {
        "counts": ask.counts,
        "months": lambda: ask.months(works),
        "recent": lambda: ask.recent(works, since),
        "file_months": ask.file_months,
        "rooms": ask.rooms,
        "pictures": lambda: ask.pictures(played),
        "lights": lambda: ask.lights(played),
        "languages": lambda: ask.languages(played),
        "video_codecs": lambda: ask.codecs(seen, "video"),
        "audio_codecs": lambda: ask.codecs(played, "audio"),
        "sizes": lambda: ask.sizes(played),
        "decades": lambda: ask.decades(works),
        "genres": lambda: ask.genres(works),
        "ids": ask.ids,
        "without_genre": lambda: ask.without_genre(works),
        "gaps": lambda: [one for kind in works for one in ask.gaps(kind)],
        "statuses": lambda: ask.statuses(works),
        "watched": lambda: ask.watched(seen),
        "locks": ask.locks,
        "said": ask.said,
    }
    return Numbers(**{name: act() for name, act in asks.items() if fit is None or name in fit.wanted})


#: The names of all that can be wanted.
ALL_NUMBERS = frozenset(Numbers.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class _Fitting:
    """The numbers of titles that fit, and of those whose files count, as JSON that a statement takes as one value."""

    items: str
    owners: str


def _fitting(connection: Connection, library: LibraryId | None, fit: Fit) -> _Fitting:
    """Asked once, as lists ask it, and bound to each statement: what a search costs is paid but once."""
    where, values = lists.condition(Scope(library=library), fit.query, _NO_MOMENT)
    found = connection.execute(f"SELECT i.id, i.kind FROM item i WHERE {where}", values).all()
    kinds = set(fit.kinds)
    owners = json.dumps([id for id, kind in found if kind in kinds])
    if kinds.intersection(PARENT_KIND.values()):
        below = (
            "WITH RECURSIVE tree(id) AS (SELECT value FROM json_each(?) "
            "UNION SELECT i.id FROM tree t JOIN item i ON i.parent_id = t.id WHERE i.deleted_at IS NULL) "
            "SELECT id FROM tree"
        )
        owners = json.dumps(list(connection.execute(below, (owners,)).scalars()))
    return _Fitting(json.dumps([id for id, _ in found]), owners)


class _Asking:
    """The queries, within one snapshot, of all that there is or of what fits."""

    def __init__(self, connection: Connection, library: LibraryId | None, fitting: _Fitting | None = None) -> None:
        self._connection = connection
        self._library = library
        self._fitting = fitting

    def counts(self) -> dict[tuple[LibraryId, Kind], int]:
        where, values = self._items(list(Kind))
        rows = self._all(
            "SELECT i.library_id, i.kind, count(*) FROM item i "
            f"WHERE {where} AND i.library_id IS NOT NULL GROUP BY 1, 2",
            values,
        )
        return {(library, Kind(kind)): count for library, kind, count in rows}

    def months(self, kinds: Collection[Kind]) -> dict[str, int]:
        where, values = self._items(kinds)
        return self._pairs(
            f"SELECT coalesce(substr(i.date_added, 1, 7), ''), count(*) FROM item i WHERE {where} GROUP BY 1", values
        )

    def recent(self, kinds: Collection[Kind], since: str) -> int:
        where, values = self._items(kinds)
        (row,) = self._all(f"SELECT count(*) FROM item i WHERE {where} AND i.date_added >= ?", (*values, since))
        return int(row[0])

    def file_months(self) -> dict[str, int]:
        where, values = self._files()
        return self._pairs(
            "SELECT substr(f.added_at, 1, 7), sum(f.size) FROM file f JOIN root r ON r.id = f.root_id "
            f"WHERE {where} GROUP BY 1",
            values,
        )

    def rooms(self) -> list[Room]:
        where, values = self._files()
        rows = self._all(
            f"SELECT r.library_id, f.root_id, f.role IN {MAIN_ROLES}, count(*), sum(f.size) "
            f"FROM file f JOIN root r ON r.id = f.root_id WHERE {where} GROUP BY 1, 2, 3",
            values,
        )
        return [Room(row[0], row[1], bool(row[2]), *row[3:]) for row in rows]

    def pictures(self, kinds: Collection[Kind]) -> dict[Picture, int]:
        """Of each title the finest picture of its versions, as its card shows it."""
        where, values = self._items(kinds)
        rows = self._all(
            "SELECT width, height, count(*) FROM ("
            "SELECT coalesce(s.width, 0) AS width, coalesce(s.height, 0) AS height, "
            "row_number() OVER (PARTITION BY l.item_id "
            "ORDER BY coalesce(s.width, 0) * coalesce(s.height, 0) DESC, s.position, s.file_id) AS place "
            "FROM item i JOIN file_link l ON l.item_id = i.id JOIN file f ON f.id = l.file_id "
            "JOIN stream_detail s ON s.file_id = f.id "
            f"WHERE {where} AND f.role IN ('video', 'disc') AND s.type = 'video') WHERE place = 1 GROUP BY 1, 2",
            values,
        )
        return {Picture(width, height): count for width, height, count in rows}

    def lights(self, kinds: Collection[Kind]) -> dict[Light, int]:
        where, values = self._items(kinds)
        rows = self._all(
            "SELECT kinds, is_sized, count(*) FROM (SELECT group_concat(DISTINCT s.hdr) AS kinds, "
            "max(coalesce(s.width, 0) > 0 AND coalesce(s.height, 0) > 0) AS is_sized "
            "FROM item i JOIN file_link l ON l.item_id = i.id JOIN file f ON f.id = l.file_id "
            "JOIN stream_detail s ON s.file_id = f.id "
            f"WHERE {where} AND f.role IN ('video', 'disc') AND s.type = 'video' GROUP BY i.id) GROUP BY 1, 2",
            values,
        )
        found: Counter[Light] = Counter()
        for kinds_said, is_sized, count in rows:  # the order of the kinds is any
            found[Light(frozenset(kinds_said.split(",")) - {""}, bool(is_sized))] += count
        return found

    def languages(self, kinds: Collection[Kind]) -> dict[str, int]:
        """How many titles have a sound track in this language; one title counts for each of its languages."""
        where, values = self._items(kinds)
        return self._pairs(
            "SELECT s.language, count(DISTINCT i.id) FROM item i JOIN file_link l ON l.item_id = i.id "
            "JOIN file f ON f.id = l.file_id JOIN stream_detail s ON s.file_id = f.id "
            f"WHERE {where} AND f.role IN {MAIN_ROLES} AND s.type = 'audio' GROUP BY 1",
            values,
        )

    def codecs(self, kinds: Collection[Kind], type: str) -> dict[frozenset[str], int]:
        """What the `video` or `audio` streams of titles are coded as, of all versions together."""
        where, values = self._items(kinds)
        rows = self._all(
            f"SELECT codecs, count(*) FROM (SELECT group_concat(DISTINCT {query_sql.CODEC}) AS codecs "
            "FROM item i JOIN file_link l ON l.item_id = i.id JOIN file f ON f.id = l.file_id "
            "JOIN stream_detail s ON s.file_id = f.id "
            f"WHERE {where} AND f.role IN {MAIN_ROLES} AND s.type = ? GROUP BY i.id) GROUP BY 1",
            (*values, type),
        )
        found: Counter[frozenset[str]] = Counter()
        for codecs, count in rows:  # the order of the codecs is any
            found[frozenset(codecs.split(",")) - {""}] += count
        return found

    def sizes(self, kinds: Collection[Kind]) -> dict[int, int]:
        """By what is played of each title together, as `size:` asks for it."""
        where, values = self._items(kinds)
        steps = " ".join(f"WHEN size < {limit} THEN {step}" for step, limit in enumerate(SIZE_STEPS))
        return self._pairs(
            f"SELECT CASE {steps} ELSE {len(SIZE_STEPS)} END, count(*) FROM (SELECT sum(f.size) AS size "
            "FROM item i JOIN file_link l ON l.item_id = i.id JOIN file f ON f.id = l.file_id "
            f"WHERE {where} AND f.role IN {MAIN_ROLES} AND f.missing_since IS NULL GROUP BY i.id) GROUP BY 1",
            values,
        )

    def decades(self, kinds: Collection[Kind]) -> dict[int | None, int]:
        where, values = self._items(kinds)
        return self._pairs(f"SELECT i.year / 10 * 10, count(*) FROM item i WHERE {where} GROUP BY 1", values)

    def genres(self, kinds: Collection[Kind]) -> dict[str, int]:
        where, values = self._items(kinds)
        return self._pairs(
            "SELECT t.name, count(DISTINCT i.id) FROM term t JOIN item_term it ON it.term_id = t.id "
            f"JOIN item i ON i.id = it.item_id WHERE t.vocabulary = 'genres' AND {where} "
            "GROUP BY t.id ORDER BY 2 DESC, 1",
            values,
        )

    def ids(self) -> dict[str, int]:
        """Titles by who gave them an id; the several sorts of one provider (`musicbrainz_artist` …) are its own."""
        where, values = self._items(list(Kind))
        return self._pairs(
            "SELECT substr(x.scheme, 1, instr(x.scheme || '_', '_') - 1), count(DISTINCT i.id) "
            "FROM external_id x JOIN item i ON i.id = x.item_id "
            f"WHERE {where} AND i.library_id IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1",
            values,
        )

    def without_genre(self, kinds: Collection[Kind]) -> int:
        where, values = self._items(kinds)
        lacks, more = _lacks("genres")
        (row,) = self._all(f"SELECT count(*) FROM item i WHERE {where} AND {lacks}", (*values, *more))
        return int(row[0])

    def gaps(self, kind: Kind) -> list[Gaps]:
        """A number a title, with a bit for each field that it lacks; as a search for what is missing would find it."""
        where, values = self._items([kind])
        fields = measured(kind)
        bits: list[str] = []
        bound: list[Any] = []
        for place, one in enumerate(fields):
            lacks, more = _lacks(one.name)
            bits.append(f"CASE WHEN {lacks} THEN {1 << place} ELSE 0 END")
            bound.extend(more)
        rows = self._all(f"SELECT {' + '.join(bits)}, count(*) FROM item i WHERE {where} GROUP BY 1", (*bound, *values))
        return [
            Gaps(kind, frozenset(one.name for place, one in enumerate(fields) if mask >> place & 1), count)
            for mask, count in rows
        ]

    def statuses(self, kinds: Collection[Kind]) -> dict[Status, int]:
        where, values = self._items(kinds)
        rows = self._all(f"SELECT i.status, count(*) FROM item i WHERE {where} GROUP BY 1", values)
        return {Status(status): count for status, count in rows}

    def watched(self, kinds: Collection[Kind]) -> dict[bool, int]:
        where, values = self._items(kinds)
        rows = self._all(f"SELECT coalesce(i.watched, 0) <> 0, count(*) FROM item i WHERE {where} GROUP BY 1", values)
        return {bool(is_watched): count for is_watched, count in rows}

    def locks(self) -> Locks:
        where, values = self._items(list(Kind))
        (row,) = self._all(
            "SELECT count(*), count(DISTINCT k.item_id) FROM field_lock k JOIN item i ON i.id = k.item_id "
            f"WHERE {where} AND i.library_id IS NOT NULL",
            values,
        )
        return Locks(row[0], row[1])

    def said(self) -> list[Said]:
        """Whose word stands, as the origins of the values tell; only providers are told apart by their names.

        Titles that one batch filled have the same origins, letter for letter, so those are taken apart but once.
        """
        where, values = self._items(list(Kind))
        rows = self._all(
            "SELECT actor, source, sum(said * titles), sum(titles) FROM ("
            "SELECT b.actor AS actor, CASE b.actor WHEN 'provider' THEN b.source ELSE '' END AS source, "
            "count(*) AS said, min(g.titles) AS titles "
            "FROM (SELECT min(i.id) AS id, i.origins AS origins, count(*) AS titles FROM item i "
            f"WHERE {where} AND i.library_id IS NOT NULL GROUP BY i.origins) g, json_each(g.origins) o "
            "JOIN batch b ON b.id = o.value GROUP BY g.id, 1, 2) GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2",
            values,
        )
        return [Said(Actor(actor), source, said, titles) for actor, source, said, titles in rows]

    # --- what they have in common -------------------------------------------------------------------------------------

    def _items(self, kinds: Collection[Kind]) -> tuple[str, Values]:
        where = f"i.kind IN ({marks(len(kinds))}) AND i.deleted_at IS NULL"
        values: Values = tuple(kinds)
        if self._library is not None:
            where, values = f"i.library_id = ? AND {where}", (self._library, *values)
        if self._fitting is not None:
            where, values = f"{where} AND i.id IN (SELECT value FROM json_each(?))", (*values, self._fitting.items)
        return where, values

    def _files(self) -> tuple[str, Values]:
        """What lies on disk; the same file is counted once, also where it is several episodes."""
        where: str = "f.missing_since IS NULL"
        values: Values = ()
        if self._library is not None:
            where, values = f"r.library_id = ? AND {where}", (self._library,)
        if self._fitting is not None:
            owned = "SELECT l.file_id FROM json_each(?) j JOIN file_link l ON l.item_id = j.value"
            where, values = f"{where} AND f.id IN ({owned})", (*values, self._fitting.owners)
        return where, values

    def _all(self, statement: str, values: Values) -> Sequence[Any]:
        return self._connection.execute(statement, values).all()

    def _pairs(self, statement: str, values: Values) -> dict[Any, int]:
        return dict(self._all(statement, values))


def _lacks(field: str) -> query_sql.Condition:
    return query_sql.condition(parse_query(f"missing:{field}"), _NO_MOMENT)

"""How many items of a list have what a search can ask for: a grouped query a key, read when a filter form opens.

Each count is that of the list which its term finds, in the whole list: other terms of a search do not change it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.kinds import PARENT_KIND, PLAYABLE, Kind
from metarr_desktop.domain.languages import language_of
from metarr_desktop.domain.query_facets import WORD_KEYS
from metarr_desktop.domain.query_terms import HDR_KINDS, KEYS
from metarr_desktop.store.query_sql import CODEC, MAIN_ROLES, RANK, Condition

if TYPE_CHECKING:
    from metarr_desktop.domain.query_facets import FacetCounts
    from metarr_desktop.domain.views import Scope
    from metarr_desktop.store.connection import Connection

_TOPS = frozenset(PARENT_KIND.get(PARENT_KIND[kind]) for kind in PLAYABLE if kind in PARENT_KIND)
_MOST_WORDS = 200
_IN_STEP = "(e.deleted_at IS NULL) = (i.deleted_at IS NULL)"


def counts(connection: Connection, listed: Condition, kind: Kind | None) -> FacetCounts:
    """Key -> value -> how many items of the list have it.

    In a list of several kinds, where some have streams of their own and some of their episodes, languages are named
    and counted as 0. Takes a second at 100,000 titles.
    """
    ask = _Asking(connection, listed)
    found: dict[str, Mapping[str, int]] = {
        "kind": ask.grouped("i.kind"),
        "watched": ask.grouped("CASE WHEN i.watched THEN 'yes' ELSE 'no' END"),
        "genre": ask.words("genres"),
        "tag": ask.words("tags"),
        "provider": ask.providers(),
        "unpublished": ask.those("i.needs_publish"),
        "locked": {"any": ask.those("EXISTS (SELECT 1 FROM field_lock k WHERE k.item_id = i.id)")[""]},
        "suggested": ask.those("EXISTS (SELECT 1 FROM suggestion s WHERE s.item_id = i.id AND s.dismissed_at IS NULL)"),
    }
    if kind is None:
        return found | _languages(connection)
    return found | ask.streams(kind)


def more_counts(connection: Connection, listed: Condition, scope: Scope) -> FacetCounts:
    """The same of what is asked for less often. Folders are named and counted as 0.

    Takes some seconds at 100,000 titles, most of them for codecs.
    """
    ask = _Asking(connection, listed)
    here = (scope.library, scope.library)
    roots = connection.execute("SELECT path FROM root WHERE ? IS NULL OR library_id = ? ORDER BY path", here).scalars()
    paths = [os.fsdecode(path) for path in roots]
    found: dict[str, Mapping[str, int]] = {
        "locked": ask.pairs(
            "SELECT k.field, count(*) FROM item i JOIN field_lock k ON k.item_id = i.id", "GROUP BY k.field"
        ),
        "language": ask.original_languages(),
        "user_rating": ask.grouped("i.user_rating", "i.user_rating IS NOT NULL"),
        "root": {path: 0 for path in paths if path.isprintable()} if len(paths) > 1 else {},
    }
    if scope.library is None:
        found["library"] = ask.pairs(
            "SELECT b.name, count(*) FROM item i JOIN library b ON b.id = i.library_id", "GROUP BY b.id"
        )
    for key, field in WORD_KEYS.items():
        if scope.kind is None or scope.kind in FIELD[field].kinds:
            found[key] = ask.words(field, _MOST_WORDS)
    if scope.kind is not None:
        found["codec"] = ask.codecs(scope.kind)
    return {key: values for key, values in found.items() if values}


def _languages(connection: Connection) -> dict[str, dict[str, int]]:
    codes = connection.execute(
        "SELECT DISTINCT type, language FROM stream_detail WHERE type IN ('audio', 'subtitle') AND language <> ''"
    ).all()
    return {
        key: {language_of(code) or code: 0 for type, code in codes if type == wanted}
        for key, wanted in (("audio", "audio"), ("sub", "subtitle"))
    }


class _Asking:
    """The queries over one list."""

    def __init__(self, connection: Connection, listed: Condition) -> None:
        self._connection = connection
        self._where, self._values = listed
        self._codes: dict[str, str] = {}  # as files have them -> the tag

    def grouped(self, value: str, condition: str = "1") -> dict[str, int]:
        return self._pairs(f"SELECT {value}, count(*) FROM item i WHERE {self._where} AND {condition} GROUP BY 1")

    def pairs(self, select: str, group: str) -> dict[str, int]:
        """What a select finds in the list."""
        return self._pairs(f"{select} WHERE {self._where} {group}")

    def original_languages(self) -> dict[str, int]:
        found: Counter[str] = Counter()
        for code, count in self.grouped("lower(i.original_language)", "i.original_language <> ''").items():
            found[language_of(code) or code] += count
        return found

    def codecs(self, kind: Kind) -> dict[str, int]:
        return self._pairs(
            f"SELECT {CODEC}, count(DISTINCT i.id) {_linked(kind)} JOIN stream_detail s ON s.file_id = f.id "
            f"WHERE f.role IN {MAIN_ROLES} AND s.type IN ('video', 'audio') AND {CODEC} <> '' AND {self._where} "
            "GROUP BY 1"
        )

    def those(self, condition: str) -> dict[str, int]:
        """For a term that stands alone."""
        (row,) = self._all(f"SELECT count(*) FROM item i WHERE {self._where} AND {condition}")
        return {"": row[0]}

    def words(self, vocabulary: str, most: int = -1) -> dict[str, int]:
        """Words that differ in case and accents alone are one; the commonest alone where there shall not be more."""
        return self._pairs(
            "SELECT min(t.name), count(DISTINCT i.id) FROM item i "
            "JOIN item_term it ON it.item_id = i.id AND it.vocabulary = ? "
            f"JOIN term t ON t.id = it.term_id WHERE {self._where} GROUP BY t.folded "
            f"ORDER BY 2 DESC LIMIT {most}",
            vocabulary,
        )

    def providers(self) -> dict[str, int]:
        return self._pairs(
            f"SELECT {_beginning('x.scheme', '_')}, count(DISTINCT i.id) "
            f"FROM item i JOIN external_id x ON x.item_id = i.id WHERE {self._where} GROUP BY 1"
        )

    def streams(self, kind: Kind) -> dict[str, dict[str, int]]:
        """What the files have, of the items themselves or of what stands below them."""
        codes = self._connection.execute(
            f"SELECT language FROM stream_detail UNION SELECT {_beginning('language', '-')} FROM file_link"
        ).scalars()
        self._codes = {code: language_of(code) or code for code in codes if code}
        linked = _linked(kind)
        streams = f"{linked} JOIN stream_detail s ON s.file_id = f.id WHERE f.role IN {MAIN_ROLES} AND {self._where}"
        picture = f"{streams} AND s.type = 'video' AND s.width > 0 AND s.height > 0"
        ranks = self._pairs(f"SELECT {RANK}, count(DISTINCT i.id) {picture} GROUP BY 1")
        light = self._pairs(f"SELECT s.hdr, count(DISTINCT i.id) {streams} AND s.type = 'video' GROUP BY 1")
        any_light = self._all(f"SELECT count(DISTINCT i.id) {streams} AND s.type = 'video' AND s.hdr <> ''")[0][0]
        spoken = f"SELECT s.language AS code, i.id AS id {streams} AND s.type = "
        beside = (
            f"SELECT {_beginning('l.language', '-')}, i.id {linked} WHERE f.role = 'subtitle' "
            f"AND f.missing_since IS NULL AND {self._where}"
        )
        return {
            "res": {name: ranks[str(place)] for place, name in enumerate(KEYS["res"]) if str(place) in ranks},
            "hdr": {
                **({"any": any_light} if any_light else {}),
                **{word: light[sort.value] for word, sort in HDR_KINDS.items() if sort.value in light},
            },
            "audio": self._spoken(f"{spoken}'audio'"),
            "sub": self._spoken(f"{spoken}'subtitle'", beside),
        }

    def _spoken(self, *sources: str) -> dict[str, int]:
        """Titles by language, whose codes differ from file to file: each counts once for all that mean the same."""
        source = " UNION ALL ".join(sources)
        if not self._codes:
            return {}
        cases = " ".join("WHEN ? THEN ?" for _ in self._codes)
        names = tuple(one for pair in self._codes.items() for one in pair)
        rows = self._connection.execute(
            f"SELECT CASE code {cases} END, count(DISTINCT id) FROM ({source}) WHERE code <> '' GROUP BY 1",
            (*names, *self._values * len(sources)),
        )
        return {row[0]: row[1] for row in rows}

    def _pairs(self, statement: str, *before: Any) -> dict[str, int]:
        return {str(row[0]): row[1] for row in self._all(statement, *before)}

    def _all(self, statement: str, *before: Any) -> Sequence[Any]:
        return self._connection.execute(statement, (*before, *self._values)).all()


def _beginning(column: str, sign: str) -> str:
    """SQL for what stands before a sign: the provider of a scheme, the language of a tag."""
    at = f"instr({column}, '{sign}')"
    return f"CASE {at} WHEN 0 THEN {column} ELSE substr({column}, 1, {at} - 1) END"


def _linked(kind: Kind) -> str:
    """From items of a kind to the files that are theirs."""
    files = "JOIN file_link l ON l.item_id = {item}.id JOIN file f ON f.id = l.file_id"
    if kind in _TOPS:
        below = f"JOIN item p ON p.parent_id = i.id JOIN item e ON e.parent_id = p.id AND {_IN_STEP}"
        return f"FROM item i {below} {files.format(item='e')}"
    if kind in PARENT_KIND.values():
        return f"FROM item i JOIN item e ON e.parent_id = i.id AND {_IN_STEP} {files.format(item='e')}"
    return f"FROM item i {files.format(item='i')}"

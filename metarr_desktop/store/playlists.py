"""What exports of views ask: what plays of a title, how words and names are written, and where Kodi knows otherwise."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import Actor, ItemId, Kind
from metarr_desktop.domain.titles import folded
from metarr_desktop.store import search
from metarr_desktop.store.plural import chunks, marks
from metarr_desktop.store.query_sql import as_written
from metarr_desktop.store.rows import VERSION_ORDER

if TYPE_CHECKING:
    from metarr_desktop.domain.fields import Field
    from metarr_desktop.store.engine import Lanes


class PlayedFile(NamedTuple):
    """A file that plays, with its absolute path; `seconds` None where nobody looked."""

    path: str
    role: FileRole
    version: str
    part: int | None
    is_missing: bool
    seconds: float | None


class Title(NamedTuple):
    """What plays, with its files, those of the first version first; `top` is its show or artist, "" for none."""

    kind: Kind
    title: str
    year: int | None
    season: int | None
    episode: int | None
    top: str
    files: tuple[PlayedFile, ...]


_OTHER_PLAYS = {
    "watched": "watched IS NULL AND play_count > 0",
    "play_count": "((watched AND coalesce(play_count, 0) = 0) OR (NOT watched AND play_count > 0))",
}


class Playlists:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def played(self, ids: Collection[ItemId]) -> dict[ItemId, list[ItemId]]:
        """The films, episodes and tracks that each of those items is or has below it, in the order of their numbers.

        A collection has none here: its films are in an order of their own (`Items.members_of`).
        """
        found: dict[ItemId, list[ItemId]] = defaultdict(list)
        with self._lanes.read() as connection:
            for some in chunks(ids):
                rows = connection.execute(
                    "WITH RECURSIVE tree(top, id) AS ("
                    f"SELECT id, id FROM item WHERE id IN ({marks(len(some))}) "
                    "UNION ALL SELECT t.top, i.id FROM tree t JOIN item i ON i.parent_id = t.id "
                    "WHERE i.deleted_at IS NULL) "
                    "SELECT t.top, i.id FROM tree t JOIN item i ON i.id = t.id LEFT JOIN item p ON p.id = i.parent_id "
                    "WHERE i.kind IN ('movie', 'episode', 'track') "
                    "ORDER BY t.top, i.season, i.episode, p.year, p.sort_key, i.disc, i.track, i.sort_key, i.id",
                    some,
                )
                for top, leaf in rows.all():
                    found[top].append(leaf)
        return found

    def titles(self, ids: Collection[ItemId]) -> dict[ItemId, Title]:
        """What films, episodes and tracks are called, and with what they play."""
        found: dict[ItemId, Title] = {}
        with self._lanes.read() as connection:
            for some in chunks(ids):
                files: dict[int, list[PlayedFile]] = defaultdict(list)
                for item, root, path, role, version, part, is_missing, seconds in connection.execute(
                    "SELECT l.item_id, r.path, f.path, f.role, l.version, l.part, f.missing_since IS NOT NULL, "
                    "f.duration_s FROM file_link l JOIN file f ON f.id = l.file_id JOIN root r ON r.id = f.root_id "
                    f"WHERE l.item_id IN ({marks(len(some))}) AND f.role IN ('video', 'audio', 'disc') "
                    f"ORDER BY l.item_id, {VERSION_ORDER}, f.path",
                    some,
                ).all():
                    whole = os.path.join(os.fsdecode(root), os.fsdecode(path))
                    files[item].append(PlayedFile(whole, FileRole(role), version, part, bool(is_missing), seconds))
                for item, kind, title, year, season, episode, top in connection.execute(
                    "SELECT i.id, i.kind, i.title, i.year, i.season, i.episode, coalesce(g.title, '') FROM item i "
                    "LEFT JOIN item p ON p.id = i.parent_id LEFT JOIN item g ON g.id = p.parent_id "
                    f"WHERE i.id IN ({marks(len(some))})",
                    some,
                ).all():
                    found[item] = Title(Kind(kind), title, year, season, episode, top, tuple(files[item]))
        return found

    def words(self, field: Field, word: str) -> list[str]:
        """The words of a field, as they are written, that a search for that word finds."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT DISTINCT t.name FROM term w JOIN term t ON t.id = coalesce(w.alias_of, w.id) "
                "WHERE w.vocabulary = ? AND w.folded = ? ORDER BY t.name",
                (field.name, folded(word)),
            )
            return list(rows.scalars())

    def names(self, kind: Kind, field: Field, name: str) -> list[str]:
        """The names credited there, in titles of that kind, that a search for that name finds."""
        words, parts = search.match_words(name, "people"), folded(name).split()
        if not words:
            return []
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT DISTINCT c.name FROM (SELECT rowid AS id FROM search WHERE search MATCH ?) s "
                "CROSS JOIN item i ON i.id = s.id CROSS JOIN credit c ON c.item_id = i.id "  # else it is asked each row
                "WHERE i.kind = ? AND i.deleted_at IS NULL AND c.job = ? ORDER BY c.name",
                (words, kind.value, field.name),
            )
            return [one for one in rows.scalars() if all(part in folded(one) for part in parts)]

    def count_credited(self, kind: Kind, field: Field, names: Collection[str]) -> int:
        """How many titles of that kind credit one of those names there."""
        found: set[int] = set()
        with self._lanes.read() as connection:
            for some in chunks(list(names)):
                rows = connection.execute(
                    "SELECT DISTINCT c.item_id FROM credit c CROSS JOIN item i ON i.id = c.item_id WHERE c.job = ? "
                    f"AND i.kind = ? AND i.deleted_at IS NULL AND c.name IN ({marks(len(some))})",
                    (field.name, kind.value, *some),
                )
                found.update(rows.scalars())
        return len(found)

    def count_written(self, kind: Kind, field: Field, text: str) -> int:
        """How many titles of that kind have that text in a field just as it is written, capitals aside."""
        condition, values = as_written(field, text)
        with self._lanes.read() as connection:
            return int(
                connection.execute(
                    f"SELECT count(*) FROM item i WHERE i.kind = ? AND i.deleted_at IS NULL AND ({condition})",
                    (kind.value, *values),
                ).scalar_one()
            )

    def count_other_premieres(self, kind: Kind) -> int:
        """How many titles of that kind had their premiere in another year than theirs.

        Players are told a premiere that is known to the day, else the year, which a premiere known in part may give.
        """
        with self._lanes.read() as connection:
            return int(
                connection.execute(
                    "SELECT count(*) FROM item WHERE kind = ? AND deleted_at IS NULL AND premiered IS NOT NULL "
                    "AND (length(premiered) = 10 OR year IS NULL) "
                    "AND year IS NOT CAST(substr(premiered, 1, 4) AS INTEGER)",
                    (kind.value,),
                ).scalar_one()
            )

    def count_aired_in_part(self) -> int:
        """How many episodes were aired on a day that nobody knows, though the year or month: players are not told."""
        with self._lanes.read() as connection:
            return int(
                connection.execute(
                    "SELECT count(*) FROM item WHERE kind = 'episode' AND deleted_at IS NULL AND length(aired) < 10"
                ).scalar_one()
            )

    def count_other_plays(self, kind: Kind, field: str) -> int:
        """How many titles of that kind say by `watched` otherwise than by `play_count` what `field`, one of them, is.

        Players are told how often: of what is watched at least once, of what is not watched never.
        """
        with self._lanes.read() as connection:
            return int(
                connection.execute(
                    f"SELECT count(*) FROM item WHERE kind = ? AND deleted_at IS NULL AND {_OTHER_PLAYS[field]}",
                    (kind.value,),
                ).scalar_one()
            )

    def count_not_by_tags(self, fields: Collection[str]) -> int:
        """How many tracks have one of those fields by another's word than their tags'."""
        with self._lanes.read() as connection:
            return int(
                connection.execute(
                    "SELECT count(*) FROM item i WHERE i.kind = 'track' AND i.deleted_at IS NULL AND EXISTS ("
                    "SELECT 1 FROM json_each(i.origins) o JOIN batch b ON b.id = o.value "
                    f"WHERE o.key IN ({marks(len(fields))}) AND b.actor <> ?)",
                    (*fields, Actor.TAGS.value),
                ).scalar_one()
            )

"""What enriching leaves beside the fields: texts in other languages, parts of collections, pictures on offer, dates."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.disk import OfferState, PictureCandidate
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import BatchId, ItemId, Kind, LibraryId
from metarr_desktop.domain.provider import Part, PictureOffer, Place
from metarr_desktop.domain.sources import LocalChild
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

_BELOW = (
    "WITH RECURSIVE tree(top, id) AS (SELECT id, id FROM item WHERE id IN ({ids}) "
    "UNION ALL SELECT t.top, i.id FROM item i JOIN tree t ON i.parent_id = t.id WHERE i.deleted_at IS NULL) "
    "SELECT t.top, i.id, i.kind, i.season, i.episode, i.disc, i.track, i.title, "
    "(SELECT json_group_object(x.scheme, x.value) FROM external_id x WHERE x.item_id = i.id), i.absolute "
    "FROM tree t JOIN item i ON i.id = t.id WHERE t.id <> t.top ORDER BY t.top, i.season, i.episode, i.id"
)
_TOPS = (
    "WITH RECURSIVE up(item, at, kind, above) AS (SELECT id, id, kind, parent_id FROM item WHERE id IN ({ids}) "
    "UNION ALL SELECT u.item, i.id, i.kind, i.parent_id FROM up u JOIN item i ON i.id = u.above "
    "WHERE u.kind NOT IN ({kinds})) SELECT item, at FROM up WHERE kind IN ({kinds})"
)
_UNMONITORED = (
    "WITH RECURSIVE above(id, at) AS (SELECT id, id FROM item WHERE id IN ({ids}) "
    "UNION ALL SELECT a.id, i.parent_id FROM above a JOIN item i ON i.id = a.at WHERE i.parent_id IS NOT NULL) "
    "SELECT DISTINCT a.id FROM above a JOIN item i ON i.id = a.at WHERE NOT i.is_monitored"
)
_OFFER = "id, item_id, art, url, preview_url, provider, language, width, height, vote, votes, state, phash"


class Enriched:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def texts(self, item: ItemId) -> dict[str, dict[str, str]]:
        """Field -> language -> text of an item."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        with self._lanes.read() as connection:
            for field, language, text in connection.execute(
                "SELECT field, language, text FROM item_text WHERE item_id = ? ORDER BY field, language", (item,)
            ):
                found[field][language] = text
        return dict(found)

    def parts(self, collection: ItemId) -> list[Part]:
        """The films that a collection should have, in order."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT title, year, ids, picture_url FROM collection_part WHERE item_id = ? ORDER BY position",
                (collection,),
            ).all()
        return [
            Part(title, tuple(ExternalId(*one) for one in json.loads(ids).items()), year, picture_url)
            for title, year, ids, picture_url in rows
        ]

    def holding(self, ids: Collection[ExternalId], kind: Kind) -> dict[ExternalId, ItemId]:
        """Which of those ids an item of a kind has that is not in the trash: TMDB numbers films and series apart."""
        found: dict[ExternalId, ItemId] = {}
        wanted = dict.fromkeys(ids)
        with self._lanes.read() as connection:
            for some in chunks({one.value for one in wanted}):
                rows = connection.execute(
                    "SELECT x.scheme, x.value, x.item_id FROM external_id x JOIN item i ON i.id = x.item_id "
                    f"WHERE x.value IN ({marks(len(some))}) AND i.kind = ? AND i.deleted_at IS NULL "
                    "ORDER BY x.item_id DESC",
                    (*some, kind.value),
                )
                found.update({ExternalId(row[0], row[1]): ItemId(row[2]) for row in rows})
        return {one: found[one] for one in wanted if one in found}

    def offers(self, items: Collection[ItemId], art: str = "") -> dict[ItemId, list[PictureCandidate]]:
        """The pictures that providers offer for items, of one art or all."""
        found: dict[ItemId, list[PictureCandidate]] = defaultdict(list)
        with self._lanes.read() as connection:
            for some in chunks(items):
                rows = connection.execute(
                    f"SELECT {_OFFER} FROM image_candidate WHERE item_id IN ({marks(len(some))}) "
                    "AND ? IN ('', art) ORDER BY item_id, art, id",
                    (*some, art),
                )
                for row in rows:
                    found[row[1]].append(_offer(row))
        return dict(found)

    def collections_to_ask_about(self, films: Collection[ItemId]) -> dict[ItemId, str]:
        """The collections of those films that were never enriched, with the id that a film has of its collection."""
        found: dict[ItemId, str] = {}
        with self._lanes.read() as connection:
            for some in chunks(films):
                rows = connection.execute(
                    "SELECT c.id, x.value FROM item i JOIN item c ON c.id = i.collection_id "
                    "JOIN external_id x ON x.item_id = i.id AND x.scheme = 'tmdb_set' "
                    f"WHERE c.enriched_at IS NULL AND i.id IN ({marks(len(some))})",
                    some,
                )
                found.update((ItemId(row[0]), row[1]) for row in rows)
        return found

    def monitored(self, items: Collection[ItemId]) -> set[ItemId]:
        """Those of the items that automation looks after: neither they nor what they belong to is left alone."""
        found = set(items)
        with self._lanes.read() as connection:
            for some in chunks(items):
                rows = connection.execute(_UNMONITORED.format(ids=marks(len(some))), some)
                found.difference_update(ItemId(row) for row in rows.scalars())
        return found

    def stopgaps(self, items: Collection[ItemId]) -> dict[ItemId, set[str]]:
        """The slots of items that show what was taken out of the file itself, for want of anything better."""
        found: dict[ItemId, set[str]] = defaultdict(set)
        with self._lanes.read() as connection:
            for some in chunks(items):
                for item, art in connection.execute(
                    "SELECT i.id, o.key FROM item i, json_each(i.origins) o JOIN batch b ON b.id = o.value "
                    f"WHERE i.id IN ({marks(len(some))}) AND b.actor = 'system' AND b.verb = 'artwork'",
                    some,
                ):
                    found[item].add(art)
        return dict(found)

    def due(self, now: str, kinds: Collection[Kind], count: int) -> list[ItemId]:
        """Items whose providers are to be asked again, the most overdue first."""
        listed = [kind.value for kind in kinds]
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT id FROM item WHERE refresh_at <= ? AND deleted_at IS NULL "
                f"AND kind IN ({marks(len(listed))}) ORDER BY is_first DESC, refresh_at LIMIT ?",
                (now, *listed, count),
            )
            return [ItemId(row) for row in rows.scalars()]

    def having(self, ids: Collection[ExternalId], kinds: Collection[Kind]) -> list[ItemId]:
        """The enriched items of those kinds that have one of those ids."""
        listed = [kind.value for kind in kinds]
        by_scheme: dict[str, list[str]] = defaultdict(list)
        for one in ids:
            by_scheme[one.scheme].append(one.value)
        found: dict[ItemId, None] = {}
        with self._lanes.read() as connection:
            for scheme, values in by_scheme.items():
                for start in range(0, len(values), 500):
                    some = values[start : start + 500]
                    rows = connection.execute(
                        "SELECT i.id FROM external_id x JOIN item i ON i.id = x.item_id "
                        f"WHERE x.value IN ({marks(len(some))}) AND x.scheme = ? AND i.status = 'enriched' "
                        f"AND i.deleted_at IS NULL AND i.kind IN ({marks(len(listed))}) ORDER BY i.id",
                        (*some, scheme, *listed),
                    )
                    found.update((ItemId(row), None) for row in rows.scalars())
        return list(found)

    def to_enrich(self, library: LibraryId | None, kinds: Collection[Kind], *, is_all: bool) -> list[ItemId]:
        """Identified items of those kinds: those never enriched, or all; the person's first ones first."""
        listed = [kind.value for kind in kinds]
        within = "AND library_id = ?" if library is not None else ""
        states = "('identified', 'enriched')" if is_all else "('identified')"
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT id FROM item WHERE kind IN ({marks(len(listed))}) AND status IN {states} "
                f"AND deleted_at IS NULL {within} ORDER BY is_first DESC, id",
                (*listed, *([library] if library is not None else [])),
            )
            return [ItemId(row) for row in rows.scalars()]

    def tops(self, items: Collection[ItemId], kinds: Collection[Kind]) -> dict[ItemId, list[ItemId]]:
        """The title of one of those kinds that each item is or belongs to -> the items, all in the order asked."""
        listed = ",".join(f"'{kind.value}'" for kind in kinds)
        found: dict[ItemId, list[ItemId]] = defaultdict(list)
        with self._lanes.read() as connection:
            for some in chunks(items):
                rows = connection.execute(_TOPS.format(ids=marks(len(some)), kinds=listed), some)
                top = {row[0]: row[1] for row in rows}
                for item in some:
                    if item in top:
                        found[top[item]].append(item)
        return dict(found)

    def holders(self, items: Collection[ItemId]) -> dict[ItemId, dict[str, str]]:
        """Field -> the provider that its value is of, for the fields of items whose value is a provider's."""
        found: dict[ItemId, dict[str, str]] = {}
        with self._lanes.read() as connection:
            for some in chunks(items):
                for item, field, source in connection.execute(
                    "SELECT i.id, o.key, b.source FROM item i, json_each(i.origins) o JOIN batch b ON b.id = o.value "
                    f"WHERE i.id IN ({marks(len(some))}) AND b.actor = 'provider'",
                    some,
                ):
                    found.setdefault(item, {})[field] = source
        return found

    def locks(self, items: Collection[ItemId]) -> dict[ItemId, set[str]]:
        """The locked fields of items; those without any are left out."""
        found: dict[ItemId, set[str]] = defaultdict(set)
        with self._lanes.read() as connection:
            for some in chunks(items):
                for item, field in connection.execute(
                    f"SELECT item_id, field FROM field_lock WHERE item_id IN ({marks(len(some))})", some
                ):
                    found[item].add(field)
        return found

    def set_by(self, items: Collection[ItemId], fields: Collection[str]) -> dict[ItemId, dict[str, BatchId]]:
        """The batches that last set those fields of items; the later one has the larger number."""
        named = tuple(fields)
        found: dict[ItemId, dict[str, BatchId]] = {}
        with self._lanes.read() as connection:
            for some in chunks(items):
                for item, field, batch in connection.execute(
                    "SELECT i.id, o.key, o.value FROM item i, json_each(i.origins) o "
                    f"WHERE i.id IN ({marks(len(some))}) AND o.key IN ({marks(len(named))})",
                    (*some, *named),
                ):
                    found.setdefault(item, {})[field] = batch
        return found

    def children(self, tops: Collection[ItemId]) -> dict[ItemId, list[LocalChild]]:
        """Everything below series, artists and albums, with where it stands and which ids it has."""
        found: dict[ItemId, list[LocalChild]] = defaultdict(list)
        with self._lanes.read() as connection:
            for some in chunks(tops):
                for row in connection.execute(_BELOW.format(ids=marks(len(some))), some):
                    place = Place(row[3], row[4], row[5], row[6])
                    ids = tuple(ExternalId(*one) for one in json.loads(row[8] or "{}").items())
                    found[row[0]].append(LocalChild(row[1], Kind(row[2]), place, row[7] or "", ids, row[9]))
        return dict(found)

    def dead_links(self, urls: Collection[str]) -> set[str]:
        """Which of those addresses led nowhere before."""
        listed = list(dict.fromkeys(urls))
        if not listed:
            return set()
        with self._lanes.read() as connection:
            rows = connection.execute(f"SELECT url FROM dead_link WHERE url IN ({marks(len(listed))})", tuple(listed))
            return set(rows.scalars())


def _offer(row: Any) -> PictureCandidate:
    offer = PictureOffer(row[2], row[3], row[4], row[6], row[7], row[8], row[9], row[10])
    return PictureCandidate(row[0], row[1], row[5], offer, OfferState(row[11]), row[12])


class EnrichedWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self._now = now

    def put_texts(self, item: ItemId, texts: Mapping[str, Mapping[str, str]], source: str) -> None:
        """Keep texts of an item by field and language, in place of those of the same language."""
        rows = [
            (item, field, language, text, source)
            for field, by_language in texts.items()
            for language, text in by_language.items()
        ]
        if rows:
            self._connection.execute(
                "INSERT OR REPLACE INTO item_text (item_id, field, language, text, source) VALUES (?,?,?,?,?)", rows
            )

    def put_parts(self, collection: ItemId, parts: Sequence[Part]) -> None:
        """Keep which films belong to a collection."""
        self._connection.execute("DELETE FROM collection_part WHERE item_id = ?", (collection,))
        if parts:
            self._connection.execute(
                "INSERT INTO collection_part (item_id, position, title, year, ids, picture_url) VALUES (?,?,?,?,?,?)",
                [
                    (collection, number, one.title, one.year, json.dumps(dict(one.ids)), one.picture_url)
                    for number, one in enumerate(parts)
                ],
            )

    def put_offers(self, offers: Sequence[tuple[ItemId, str, PictureOffer]]) -> None:
        """Keep pictures that providers (item, provider, offer) have; what was decided about one before stays."""
        if offers:
            self._connection.execute(
                "INSERT INTO image_candidate (item_id, provider, art, url, preview_url, language, width, height, vote, "
                "votes) VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (item_id, art, url) DO UPDATE SET "
                "preview_url = excluded.preview_url, language = excluded.language, "
                "width = coalesce(excluded.width, width), height = coalesce(excluded.height, height), "
                "vote = excluded.vote, votes = excluded.votes",
                [
                    (
                        item,
                        provider,
                        one.art,
                        one.url,
                        one.preview_url,
                        one.language,
                        one.width,
                        one.height,
                        one.vote,
                        one.votes,
                    )
                    for item, provider, one in offers
                ],
            )

    def set_offer_states(self, ids: Collection[int], state: OfferState) -> None:
        """Pictures were rejected, found dead, or are on offer again."""
        if ids:
            self._connection.execute(
                "UPDATE image_candidate SET state = ? WHERE id = ?", [(state.value, one) for one in ids]
            )

    def set_fingerprints(self, fingerprints: Mapping[int, str]) -> None:
        """What offered pictures look like (16 hex digits), once they were seen."""
        if fingerprints:
            self._connection.execute(
                "UPDATE image_candidate SET phash = ? WHERE id = ?",
                [(phash, one) for one, phash in fingerprints.items()],
            )

    def set_sizes(self, sizes: Mapping[int, tuple[int, int]]) -> None:
        """How large offered pictures (width, height) turned out to be, whatever their provider says."""
        if sizes:
            self._connection.execute(
                "UPDATE image_candidate SET width = ?, height = ? WHERE id = ?",
                [(*size, one) for one, size in sizes.items()],
            )

    def drop_offers(self, items: Collection[ItemId]) -> None:
        """Forget what providers offered for items: they are other titles now."""
        for some in chunks(items):
            self._connection.execute(f"DELETE FROM image_candidate WHERE item_id IN ({marks(len(some))})", some)
            self._connection.execute(f"DELETE FROM item_text WHERE item_id IN ({marks(len(some))})", some)

    def set_enriched(self, refresh_at: Mapping[ItemId, str | None]) -> None:
        """Items were enriched now; when their providers are asked again (None: not by itself)."""
        if refresh_at:
            self._connection.execute(
                "UPDATE item SET enriched_at = ?, refresh_at = ?, is_first = 0 WHERE id = ?",
                [(self._now, at, item) for item, at in refresh_at.items()],
            )

    def put_off(self, refresh_at: Mapping[ItemId, str]) -> None:
        """When providers are asked again about items of which nothing came this time; not by itself if never yet."""
        if refresh_at:
            self._connection.execute(
                "UPDATE item SET refresh_at = ? WHERE id = ? AND refresh_at IS NOT NULL",
                [(at, item) for item, at in refresh_at.items()],
            )

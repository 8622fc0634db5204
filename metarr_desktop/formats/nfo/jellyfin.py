"""What an NFO for Jellyfin says beside Kodi's elements: its locks, its numbers, and no addresses of pictures.

Jellyfin's NFO savers and parsers (RULES 3.6); Kodi passes over all of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.values import Credit, Rating, Value
from metarr_desktop.formats.nfo.markup import leaf
from metarr_desktop.formats.nfo.record import NfoRecord

#: Our field -> Jellyfin's word for it among the fields that can be locked one by one.
_LOCKS = {
    "title": "Name",
    "plot": "Overview",
    "biography": "Overview",
    "cast": "Cast",
    "genres": "Genres",
    "countries": "ProductionLocations",
    "studios": "Studios",
    "tags": "Tags",
    "runtime": "Runtime",
    "certification": "OfficialRating",
}
_AIRS = {
    "display_season": "airsbefore_season",
    "display_episode": "airsbefore_episode",
    "display_after_season": "airsafter_season",
}
_CRITICS = ("tomatometerallcritics", "metacritic")
_OWN = re.compile(r"<(lockdata|lockedfields|collectionnumber|criticrating|airs(before|after)_\w+)\b")


def for_jellyfin(record: NfoRecord, values: Mapping[str, Value]) -> list[str]:
    """The lines that only Jellyfin reads.

    The whole title is locked against Jellyfin's own refreshes: it is to show what we publish.
    """
    lines = [leaf("lockdata", "true")]
    if locked := list(dict.fromkeys(_LOCKS[name] for name in _LOCKS if name in record.locked)):
        lines.append(leaf("lockedfields", "|".join(locked)))
    if record.kind is Kind.EPISODE:
        numbers = ((element, values.get(name)) for name, element in _AIRS.items())
        lines += [leaf(element, number) for element, number in numbers if isinstance(number, int)]
    lines += _collection_number(values.get("external_ids"))
    return [*lines, *_critics(values.get("ratings"))]


def _collection_number(ids: Value) -> list[str]:
    for one in ids if isinstance(ids, tuple) else ():
        if getattr(one, "scheme", "") == Scheme.TMDB_SET:
            return [leaf("collectionnumber", str(getattr(one, "value", "")))]
    return []


def _critics(ratings: Value) -> list[str]:
    """The critics' score of 0 to 100 that Jellyfin shows beside the others."""
    found = {one.source: one for one in ratings if isinstance(one, Rating)} if isinstance(ratings, tuple) else {}
    for source in _CRITICS:
        if (rating := found.get(source)) is not None and rating.maximum:
            return [leaf("criticrating", str(round(rating.value / rating.maximum * 100)))]
    return []


def without_addresses(record: NfoRecord) -> NfoRecord:
    """The record as Jellyfin takes it well: it fetches every address that an NFO names (tinyMediaManager 2518).

    Elements that are written anew do not stay among those of other programs.
    """
    values = dict(record.values)
    for name, value in record.values.items():
        if isinstance(value, tuple) and any(isinstance(one, Credit) and one.thumb for one in value):
            values[name] = tuple(one._replace(thumb="") for one in value if isinstance(one, Credit))
    kept = tuple(text for text in record.unknown if not _OWN.match(text))
    return replace(record, values=values, unknown=kept)

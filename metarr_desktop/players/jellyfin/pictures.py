"""Whether the pictures that Jellyfin serves are ours.

Jellyfin keeps, for each picture, where its file lies and of when it was; the moment goes out as Last-Modified and is in
the tag by which browsers and its own smaller copies know the picture. A file that was overwritten in place is served
anew at once, but under the old tag: until a refresh, everyone who saw the old one goes on seeing it.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.player import Delivery, PublishedPicture
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.net.client import LIMIT_BYTES
from metarr_desktop.players.jellyfin.api import Api, documented
from metarr_desktop.players.jellyfin.paths import is_within, key
from metarr_desktop.players.jellyfin.rows import Row

#: What a file's time loses on its way: FAT counts in twos, and HTTP in whole seconds.
_SLACK_S = 2.0

_TYPES = {
    "poster": "Primary",
    "fanart": "Backdrop",
    "banner": "Banner",
    "clearlogo": "Logo",
    "clearart": "Art",
    "landscape": "Thumb",
    "thumb": "Thumb",
    "discart": "Disc",
}
#: The one picture of these is called so.
_MAIN_IS_THUMB = frozenset({Kind.EPISODE, Kind.ARTIST, Kind.ALBUM})
_TOP = frozenset(_TYPES)
#: The arts that Jellyfin reads from files beside the item.
_ARTS = {
    Kind.MOVIE: _TOP,
    Kind.SERIES: _TOP,
    Kind.SEASON: frozenset({"poster", "fanart", "banner", "landscape"}),
    Kind.EPISODE: frozenset({"thumb"}),
    Kind.ARTIST: _TOP - {"poster", "discart"},
    Kind.ALBUM: frozenset({"thumb", "discart"}),
}
#: Of further backdrops and of an album's disc it knows these names alone.
_MORE_BACKDROPS = re.compile(r"(^|[-/\\])fanart-\d+\.\w+$", re.IGNORECASE)
_ALBUM_DISC = re.compile(r"[/\\]cdart\.\w+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Served:
    """One picture that Jellyfin has of an item."""

    index: int
    path: str
    tag: str
    size_bytes: int | None


@dataclass(slots=True)
class Pictures:
    """Asks for pictures; what was fetched once is not fetched again while its tag stays."""

    api: Api
    _fetched: dict[tuple[str, str, int, str], tuple[str, float | None]] = field(default_factory=dict)

    def differences(self, delivery: Delivery, row: Row, *, is_thorough: bool = False) -> tuple[str, ...]:
        """The pictures that Jellyfin does not show as ours lie there.

        Told by their paths, sizes and times; by their bytes too when `is_thorough`, or when those do not tell.
        """
        wanted = _wanted(delivery, row)
        served = self._served(row) if wanted else {}
        found = []
        for type, choices in wanted:
            verdicts = [self._judge(row, type, one, served.get(type, ()), is_thorough) for one in choices]
            if all(verdicts):
                found.append(sentence(f"{choices[0].art}: {verdicts[0]} instead of {choices[0].path}"))
        return tuple(found)

    def _served(self, row: Row) -> dict[str, list[Served]]:
        answer = self.api.get_or_none(f"/Items/{row.id}/Images")
        with documented("list of pictures"):
            return _read(answer or [])

    def _judge(self, row: Row, type: str, ours: PublishedPicture, served: Sequence[Served], is_thorough: bool) -> str:
        """What is shown instead of ours; "" where it is ours."""
        if not served:
            return "none"
        same = [one for one in served if key(one.path) == key(ours.path)]
        if not same:
            is_ours = any(self._fetch(row, type, one)[0] == ours.sha256 for one in served)
            return "" if is_ours else sentence("another picture")
        shown = same[0]
        if shown.size_bytes and ours.size_bytes and shown.size_bytes != ours.size_bytes:
            return sentence("an older picture")
        is_small = (ours.size_bytes or 0) <= LIMIT_BYTES
        if is_small and (is_thorough or not (shown.size_bytes and ours.size_bytes)):
            digest, modified_s = self._fetch(row, type, shown)
            if digest != ours.sha256:
                return "another picture"
        else:
            head = self.api.head(_address(row, type, shown))
            modified_s = head.modified_s if head else None
        return "an older picture" if modified_s is not None and modified_s < ours.mtime_s - _SLACK_S else ""

    def _fetch(self, row: Row, type: str, shown: Served) -> tuple[str, float | None]:
        """The SHA-256 of what is served and of when it says to be."""
        key = (row.id, type, shown.index, f"{shown.tag} {shown.size_bytes}")
        if key not in self._fetched:
            try:
                fetched = self.api.fetch(_address(row, type, shown))
            except (NotFound, BadInput):  # it is gone, or larger than we read
                return "", None
            self._fetched[key] = hashlib.sha256(fetched.bytes).hexdigest(), fetched.modified_s
        return self._fetched[key]


def _wanted(delivery: Delivery, row: Row) -> list[tuple[str, list[PublishedPicture]]]:
    """Our pictures with Jellyfin's type for them; of several of one type (but backdrops) it shows any one.

    Of a film's other versions it has none of their own.
    """
    found: dict[tuple[str, str], list[PublishedPicture]] = defaultdict(list)
    if delivery.kind is Kind.MOVIE and not is_within(delivery.file, row.path):
        return []
    for picture in delivery.pictures:
        art = picture.art.rstrip("0123456789")
        if art not in _ARTS.get(delivery.kind, ()) or (art != picture.art and not _MORE_BACKDROPS.search(picture.path)):
            continue
        if delivery.kind is Kind.ALBUM and art == "discart" and not _ALBUM_DISC.search(picture.path):
            continue
        type = "Primary" if art == "thumb" and delivery.kind in _MAIN_IS_THUMB else _TYPES[art]
        found[type, picture.art if type == "Backdrop" else ""].append(picture)
    return [(type, choices) for (type, _), choices in found.items()]


def _read(answer: Any) -> dict[str, list[Served]]:
    found: dict[str, list[Served]] = defaultdict(list)
    for one in answer:
        index, size = one.get("ImageIndex") or 0, one.get("Size")
        served = Served(int(index), str(one.get("Path") or ""), str(one.get("ImageTag") or ""), size or None)
        found[one["ImageType"]].append(served)
    return found


def _address(row: Row, type: str, shown: Served) -> str:
    return f"/Items/{row.id}/Images/{type}" + (f"/{shown.index}" if shown.index else "")

"""Whether the picture that Plex serves is our file.

Plex copies a local picture into its own data and serves that copy byte for byte; its address ends with the time of the
copy, so what an address gave once it gives for ever. It has a poster and a background, and nothing for other kinds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.player import Delivery
from metarr_desktop.players.plex.library import Item
from metarr_desktop.players.plex.server import Server

#: Which of our pictures is Plex's `thumb` of an item; of the others only `fanart` has a place, as its `art`.
_THUMB = {
    Kind.MOVIE: "poster",
    Kind.SERIES: "poster",
    Kind.SEASON: "poster",
    Kind.EPISODE: "thumb",
    Kind.ARTIST: "thumb",
    Kind.ALBUM: "thumb",
}
#: An episode's or album's `art` is its show's or artist's.
_WITH_ART = frozenset({Kind.MOVIE, Kind.SERIES, Kind.SEASON, Kind.ARTIST})

ASKERS = 4
#: Addresses whose hash is remembered; some 150 bytes each.
_REMEMBERED = 50_000


class Pictures:
    """Fetches what Plex shows, and remembers its hash. Lives as long as the player."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._hashes: dict[str, str] = {}

    def differences(self, pairs: Sequence[tuple[Delivery, Item]]) -> list[tuple[str, ...]]:
        """For each item which of our pictures Plex shows otherwise."""
        shown = [_shown(delivery, item) for delivery, item in pairs]
        hashes = self._load(address for some in shown for address, _, _ in some if address)
        return [
            tuple(
                f"{art}: {'another picture' if address else 'none'} instead of {path}"
                for address, (art, path), sha256 in some
                if hashes.get(address) != sha256
            )
            for some in shown
        ]

    def _load(self, addresses: Iterable[str]) -> dict[str, str]:
        wanted = list(dict.fromkeys(addresses))
        new = [address for address in wanted if address not in self._hashes]
        with ThreadPoolExecutor(ASKERS) as askers:
            fetched = dict(zip(new, askers.map(self._hash, new), strict=True))
        if len(self._hashes) + len(fetched) > _REMEMBERED:
            self._hashes.clear()
        self._hashes |= {address: sha256 for address, sha256 in fetched.items() if sha256}
        return {address: fetched.get(address) or self._hashes.get(address, "") for address in wanted}

    def _hash(self, address: str) -> str:
        # Pictures of Plex's own services have a whole address elsewhere: they are not ours, and nothing is sent there.
        picture = self._server.picture(address) if address.startswith("/") else None
        return hashlib.sha256(picture).hexdigest() if picture else ""


def _shown(delivery: Delivery, item: Item) -> list[tuple[str, tuple[str, str], str]]:
    """Of each picture that Plex has a place for: its address there, our name and path, our hash."""
    places = {_THUMB.get(delivery.kind, ""): item.thumb}
    if delivery.kind in _WITH_ART:
        places["fanart"] = item.art
    return [
        (places[picture.art], (picture.art, picture.path), picture.sha256)
        for picture in delivery.pictures
        if picture.art in places
    ]

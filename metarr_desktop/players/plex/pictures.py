"""Whether the picture that Plex serves is our file.

Plex copies a local picture into its own data and serves that copy byte for byte; its address ends with the time of the
copy. So an address that gave our file once need not be asked again. What it reads no files for (RULES 3.7, and
`formats.layouts` for what we publish for it) is not compared: logos, discs, pictures of artists, fanart of seasons.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.player import Delivery, PublishedPicture
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.players.plex.library import Item
from metarr_desktop.players.plex.server import Server

#: Which of our pictures is Plex's `thumb` of an item; `fanart` is its `art`.
_THUMB = {
    Kind.MOVIE: "poster",
    Kind.SERIES: "poster",
    Kind.SEASON: "poster",
    Kind.EPISODE: "thumb",
    Kind.ALBUM: "thumb",
}
_WITH_ART = frozenset({Kind.MOVIE, Kind.SERIES})

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
        self._load({address for some in shown for address, picture in some if not self._is_ours(address, picture)})
        return [self._of_item(some) for some in shown]

    def _of_item(self, shown: Sequence[tuple[str, PublishedPicture]]) -> tuple[str, ...]:
        """One picture may lie in several places, by several players' names: it is shown if one of them is."""
        right = {picture.art for address, picture in shown if self._is_ours(address, picture)}
        wrong = {picture.art: (address, picture) for address, picture in reversed(shown) if picture.art not in right}
        return tuple(
            sentence(f"{art}: {'another picture' if address else 'none'} instead of {picture.path}")
            for art, (address, picture) in sorted(wrong.items())
        )

    def _is_ours(self, address: str, picture: PublishedPicture) -> bool:
        return self._hashes.get(address) == picture.sha256

    def _load(self, addresses: Iterable[str]) -> None:
        # Pictures of Plex's own services have a whole address elsewhere: they are not ours, and nothing is sent there.
        wanted = [address for address in addresses if address.startswith("/")]
        if len(self._hashes) + len(wanted) > _REMEMBERED:
            self._hashes.clear()
        with ThreadPoolExecutor(ASKERS) as askers:
            self._hashes |= zip(wanted, askers.map(self._hash, wanted), strict=True)

    def _hash(self, address: str) -> str:
        picture = self._server.picture(address)
        return hashlib.sha256(picture).hexdigest() if picture else ""


def _shown(delivery: Delivery, item: Item) -> list[tuple[str, PublishedPicture]]:
    """Our pictures that Plex has a place for, each with the address of what it has there."""
    places = {_THUMB.get(delivery.kind, ""): item.thumb}
    if delivery.kind in _WITH_ART:
        places["fanart"] = item.art
    return [(places[picture.art], picture) for picture in delivery.pictures if picture.art in places]

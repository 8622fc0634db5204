"""Kodi's texture cache: what it made of our pictures, and whether that is still what lies on the disk.

Kodi keeps a scaled copy of each picture under its address and never looks at the file again while the name stays.
Beside the copy it notes `d<mtime>s<size>` of the file that it was made from (`imagehash`; whole seconds, bytes).
So a picture is proved when the item's art points at our file and that note is our file's. Where a share tells other
times than our disk does, Kodi hands out the file itself (`/vfs/`): its SHA-256 proves the file, its date the copy.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import quote

from metarr_desktop.domain.errors import BadInput, NotFound, Refused
from metarr_desktop.domain.player import Delivery, PublishedPicture
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.net.client import Head, HttpClient
from metarr_desktop.players.kodi.find import folder_of, is_within
from metarr_desktop.players.kodi.library import Shown, picture_path
from metarr_desktop.players.kodi.rpc import Call, Rpc
from metarr_desktop.players.kodi.scan import look_again, sources

_NOTE = re.compile(r"d(\d+)s(\d+)$")
ADDRESSES_PER_CALL = 100
#: Scaling takes a core each, and noting it the one lock of a database: more askers only wait.
ASKERS = 2


@dataclass(frozen=True, slots=True)
class Texture:
    """A copy in Kodi's cache and the file it was made from (None where Kodi noted nothing readable)."""

    id: int
    mtime_s: int | None
    size_bytes: int | None

    def is_of(self, picture: PublishedPicture) -> bool:
        return self.mtime_s == int(picture.mtime_s) and picture.size_bytes in (None, self.size_bytes)


class Pictures:
    """Sees to the pictures of items that Kodi shows."""

    def __init__(self, rpc: Rpc, http: HttpClient) -> None:
        self._rpc = rpc
        self._http = http

    def renew(self, pairs: Sequence[tuple[Delivery, Shown]]) -> None:
        """Throw away the copies that are not of our files, so that Kodi makes new ones."""
        placed = [(address, picture) for delivery, shown in pairs for picture, address in _placed(delivery, shown)]
        textures = self._textures(address for address, _ in placed)
        stale = {
            textures[address].id
            for address, picture in placed
            if address in textures and not textures[address].is_of(picture)
        }
        self._rpc.batch([Call("Textures.RemoveTexture", {"textureid": number}) for number in sorted(stale)])

    def differences(self, pairs: Sequence[tuple[Delivery, Shown]]) -> list[tuple[str, ...]]:
        """For each item which of our pictures Kodi shows otherwise; it is made to load those it has not yet."""
        addresses = {address for delivery, shown in pairs for _, address in _placed(delivery, shown)}
        textures = self._textures(addresses)
        missing = sorted(addresses - textures.keys())
        served = self._load(missing)
        if refused := [address for address in missing if not served[address]]:
            look_again(self._rpc, {folder_of(picture_path(address)) for address in refused})
            served |= self._load(refused)
        textures |= self._textures(missing)
        served |= self._beyond_reach([address for address in missing if not served[address]])
        return [self._of_item(delivery, shown, textures, served) for delivery, shown in pairs]

    def _of_item(
        self, delivery: Delivery, shown: Shown, textures: dict[str, Texture], served: dict[str, bool]
    ) -> tuple[str, ...]:
        found = []
        placed = dict(_placed(delivery, shown))
        shown_arts = {picture.art for picture in placed}
        for picture in delivery.pictures:
            address = placed.get(picture)
            if address is None and picture.art in shown_arts:
                continue  # the show lies in several folders, and Kodi shows the picture of another of them
            if address is None:
                theirs = picture_path(shown.picture(picture.art)) or "none"
                found.append(sentence(f"{picture.art}: {theirs} instead of {picture.path}"))
            elif texture := textures.get(address):
                if not texture.is_of(picture) and not self._is_same_file(texture, picture):
                    found.append(sentence(f"{picture.art}: an older picture instead of {picture.path}"))
            elif not served[address]:
                found.append(sentence(f"{picture.art}: Kodi cannot read {picture.path}"))
        return tuple(found)

    def _textures(self, addresses: Iterable[str]) -> dict[str, Texture]:
        wanted = list(dict.fromkeys(addresses))
        found: dict[str, Texture] = {}
        for start in range(0, len(wanted), ADDRESSES_PER_CALL):
            some = wanted[start : start + ADDRESSES_PER_CALL]
            rules = [{"field": "url", "operator": "is", "value": address} for address in some]
            answer = self._rpc.call_object(
                "Textures.GetTextures", properties=["url", "imagehash"], filter={"or": rules}
            )
            found |= {str(row["url"]): _texture(row) for row in answer.get("textures", [])}
        return {address: found[address] for address in wanted if address in found}

    def _load(self, addresses: Sequence[str]) -> dict[str, bool]:
        with ThreadPoolExecutor(ASKERS) as askers:
            return dict(zip(addresses, askers.map(self._is_served, addresses), strict=True))

    def _beyond_reach(self, addresses: Sequence[str]) -> dict[str, bool]:
        """Whether each lies outside Kodi's sources, as the folders of film sets and artists may.

        Kodi's web server never hands those out, but its screen shows them, and there is no older copy of them.
        """
        if not addresses:
            return {}
        known = [*sources(self._rpc, "video"), *sources(self._rpc, "music")]
        return {address: not any(is_within(picture_path(address), source) for source in known) for address in addresses}

    def _is_served(self, address: str) -> bool:
        """Ask for the picture as Kodi's own screen does; that also brings it into the cache."""
        try:
            return self._http.head(f"/image/{quote(address, safe='')}") is not None
        except (Refused, BadInput):
            return False

    def _is_same_file(self, texture: Texture, picture: PublishedPicture) -> bool:
        """Whether Kodi's file is ours byte for byte, and the copy was made from it as it is now."""
        path = f"/vfs/{quote(picture.path.encode('utf-8', 'surrogateescape'), safe='')}"
        try:
            head = self._http.head(path)
            if head is None or not _is_made_from(texture, head):
                return False
            return hashlib.sha256(self._http.get_bytes(path)).hexdigest() == picture.sha256
        except (Refused, NotFound, BadInput):
            return False


def _placed(delivery: Delivery, shown: Shown) -> list[tuple[PublishedPicture, str]]:
    """Our pictures that the item's art points at, each with its `image://` address."""
    return [
        (picture, shown.picture(picture.art))
        for picture in delivery.pictures
        if picture_path(shown.picture(picture.art)) == picture.path
    ]


def _texture(row: dict[str, object]) -> Texture:
    note = _NOTE.match(str(row.get("imagehash", "")))
    number = row.get("textureid")
    if not isinstance(number, int):
        raise BadInput("Kodi's list of textures is not in the form it documents.")
    return Texture(number, int(note[1]) if note else None, int(note[2]) if note else None)


def _is_made_from(texture: Texture, file: Head) -> bool:
    return file.modified_s is not None and (texture.mtime_s, texture.size_bytes) == (
        int(file.modified_s),
        file.size_bytes,
    )

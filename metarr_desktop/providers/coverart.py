"""Cover Art Archive: pictures of albums, by MusicBrainz id.

https://musicbrainz.org/doc/Cover_Art_Archive/API - one list a release; asked for a release group it gives the list of
the release that stands for the group. The list comes by two redirects from archive.org; addresses in it are http. An
album without pictures is 404. It knows no titles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import (
    Ask,
    Candidate,
    PictureOffer,
    ProviderSpec,
    Rate,
    Record,
    Source,
    Wanted,
    Web,
)
from metarr_desktop.providers.reading import address, at, items, uuid

#: What the archive calls a picture -> its kind with us, the first that fits. A picture of the whole sleeve laid flat
#: has several types; it counts as the front.
_ART = {"Front": "thumb", "Back": "back", "Medium": "discart", "Spine": "spine"}
_PATH = {Scheme.MB_RELEASE: "release", Scheme.MB_RELEASE_GROUP: "release-group"}
_A_RELEASE_WITH_A_COVER = "76df3287-6cda-33eb-8e9a-044b5e15ffdd"

SPEC = ProviderSpec(
    name="coverart",
    label="Cover Art Archive",
    kinds=frozenset({Kind.ALBUM}),
    fields={},
    pictures={Kind.ALBUM: frozenset(_ART.values())},
    schemes={Kind.ALBUM: (Scheme.MB_RELEASE, Scheme.MB_RELEASE_GROUP)},
    base_url="https://coverartarchive.org",
    rate=Rate(4),
    website="https://coverartarchive.org",
    terms_url="https://musicbrainz.org/doc/Cover_Art_Archive",
    attribution="Album covers from the Cover Art Archive; the rights to them stay with their owners.",
    redirects=("archive.org",),
)


class CoverArt:
    """See `domain.provider.Provider`."""

    spec = SPEC

    def __init__(self, web: Web, secrets: Mapping[str, str]) -> None:
        self._web = web

    def search(self, wanted: Wanted, ask: Ask) -> Sequence[Candidate]:
        return ()

    def resolve(self, kind: Kind, id: ExternalId, ask: Ask) -> Candidate | None:
        return None

    def fetch(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Record | None:
        """The pictures of the release; those of its group where the release has none."""
        if kind is not Kind.ALBUM:
            return None
        for scheme, path in _PATH.items():
            for id in ids:
                value = uuid(id.value) if id.scheme == scheme else ""
                if value and (pictures := self._pictures(f"{path}/{value}", ask)):
                    return Record(SPEC.name, kind, (ExternalId(scheme, value),), pictures=pictures)
        return None

    def changed_since(self, since_s: float, ask: Ask) -> frozenset[ExternalId] | None:
        return None

    def test(self, ask: Ask) -> None:
        self._web.get(f"release/{_A_RELEASE_WITH_A_COVER}", ask=ask)

    def _pictures(self, path: str, ask: Ask) -> tuple[PictureOffer, ...]:
        try:
            data = self._web.get(path, ask=ask)
        except NotFound:
            return ()
        # What stands for the album comes first, what nobody has looked at yet last.
        images = sorted(items(data, "images"), key=lambda one: (not at(one, "approved"), not at(one, "front")))
        return tuple(offer for one in images if (offer := _offer(one)))


def _offer(image: Any) -> PictureOffer | None:
    url = address(image, "image")
    types = at(image, "types")
    named = {"Front"} if at(image, "front") is True else set()
    named |= {one for one in types if isinstance(one, str)} if isinstance(types, list) else set()
    art = next((art for name, art in _ART.items() if name in named), "")
    if not url or not art:
        return None
    preview = address(image, "thumbnails", "500") or address(image, "thumbnails", "large")
    return PictureOffer(art, url, preview or address(image, "thumbnails", "small"))


SOURCE = Source(SPEC, CoverArt)

"""The kinds of pictures an item can have, one row each. File names of a kind are the business of `formats.layouts`.

Sizes and limits: RULES 3.8 (from Metarr's asset configuration); `ideal` is width x height in pixels.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from metarr_desktop.domain.kinds import Kind

_M, _S, _N, _E = Kind.MOVIE, Kind.SERIES, Kind.SEASON, Kind.EPISODE
_A, _L, _C, _P = Kind.ARTIST, Kind.ALBUM, Kind.COLLECTION, Kind.PERSON


@dataclass(frozen=True, slots=True)
class Asset:
    """One picture kind.

    `name` is Kodi's art type and the field's name; `limit` how many an item keeps; `ideal` the size to reach.
    `label_by_kind` is what people call it where a kind has another word.
    """

    name: str
    label: str
    kinds: frozenset[Kind]
    ideal: tuple[int, int]
    limit: int = 1
    label_by_kind: Mapping[Kind, str] = field(default_factory=lambda: MappingProxyType({}))


def _asset(
    name: str,
    label: str,
    kinds: tuple[Kind, ...],
    ideal: tuple[int, int],
    limit: int = 1,
    labels: tuple[tuple[Kind, str], ...] = (),
) -> Asset:
    return Asset(name, label, frozenset(kinds), ideal, limit, MappingProxyType(dict(labels)))


ASSETS: tuple[Asset, ...] = (
    _asset("poster", "Poster", (_M, _S, _N, _C), (2000, 3000), 3),
    _asset("fanart", "Fanart", (_M, _S, _N, _A, _C, _E), (1920, 1080), 4),
    _asset("thumb", "Thumb", (_M, _S, _N, _E, _A, _L, _C, _P), (1920, 1080), 1, ((_P, "Picture"),)),
    _asset("landscape", "Landscape", (_M, _S, _N, _A, _C), (1920, 1080)),
    _asset("banner", "Banner", (_M, _S, _N, _A, _C), (758, 140)),
    _asset("clearlogo", "Clear logo", (_M, _S, _A, _C), (800, 310)),
    _asset("clearart", "Clear art", (_M, _S, _A, _C), (1000, 562)),
    _asset("characterart", "Character art", (_S,), (1000, 1000)),
    _asset("keyart", "Key art", (_M, _S, _C), (2000, 3000)),
    _asset("discart", "Disc", (_M, _L, _C), (1000, 1000)),
    _asset("back", "Back cover", (_L,), (1000, 1000)),
    _asset("spine", "Spine", (_L,), (100, 1000)),
)

ASSET: dict[str, Asset] = {asset.name: asset for asset in ASSETS}


def assets_of(kind: Kind) -> tuple[Asset, ...]:
    """The picture kinds that an item of this kind can have, in the order of the table."""
    return tuple(asset for asset in ASSETS if kind in asset.kinds)


def main_picture(kind: Kind) -> str:
    """The picture that stands for an item of this kind on a wall."""
    return "poster" if kind in ASSET["poster"].kinds else "thumb"

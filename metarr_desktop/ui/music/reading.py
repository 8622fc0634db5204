"""What the music screen asks of the engine. For workers: nothing here touches a widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import ItemId, Kind

if TYPE_CHECKING:
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.services.engine import Engine


@dataclass(frozen=True, slots=True)
class Lengths:
    """Seconds by track; tracks whose file was not read yet are left out."""

    seconds: dict[ItemId, float] = field(default_factory=dict)

    @property
    def total_min(self) -> int:
        return round(sum(self.seconds.values()) / 60)


def read_lengths(engine: Engine, tracks: Sequence[ItemId]) -> Lengths:
    """How long each track plays."""
    seconds = {}
    for track in tracks:
        media = [file.media for file in engine.browse.detail(track).files if file.media is not None]
        if media and media[0].duration_s:
            seconds[track] = media[0].duration_s
    return Lengths(seconds)


def clock(seconds: float) -> str:
    """Seconds as `4:12`."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where an artist, album or track stands."""

    artist: ItemId
    album: ItemId | None = None
    track: ItemId | None = None


def whereabouts(engine: Engine, item: ItemId) -> Whereabouts:
    """The artist and album above an item. Raises NotFound."""
    detail = engine.browse.detail(item)
    above = {row.kind: row for row in (*detail.parents, detail.row)}
    return Whereabouts(_id(above, Kind.ARTIST) or item, _id(above, Kind.ALBUM), _id(above, Kind.TRACK))


def _id(rows: dict[Kind, ItemRow], kind: Kind) -> ItemId | None:
    return rows[kind].id if kind in rows else None

"""What an NFO says that we did not write into it ourselves: two readings of one file, compared.

Our own words, read back, are no news. Without this a value that was undone here after it was published would come back
with whatever else another program changes in the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from metarr_desktop.domain.kinds import Kind

if TYPE_CHECKING:
    from metarr_desktop.formats.nfo import NfoRecord


class Numbered(Protocol):
    """An item as far as it tells which block of an NFO is its own."""

    @property
    def kind(self) -> Kind: ...

    @property
    def season(self) -> int | None: ...

    @property
    def episode(self) -> int | None: ...


def news(record: NfoRecord, written: NfoRecord | None) -> NfoRecord:
    """What `record` says beyond what we wrote; all of it where we wrote nothing."""
    if written is None:
        return record
    overview = record.collection_overview
    return replace(
        record,
        values={name: value for name, value in record.values.items() if written.values.get(name) != value},
        season_names={
            number: name for number, name in record.season_names.items() if written.season_names.get(number) != name
        },
        collection_overview="" if overview == written.collection_overview else overview,
    )


def record_for(
    item: Numbered, number: int, items: Sequence[Numbered], records: Sequence[NfoRecord]
) -> NfoRecord | None:
    """The block of an NFO that speaks of the `number`th of the items it lies beside; None when none does.

    A double episode's blocks go by their numbers, or by their order where they have none.
    """
    own = [record for record in records if record.kind is item.kind]
    if item.kind is not Kind.EPISODE or len(own) == len(items) == 1:
        return own[0] if own else None
    numbered = [one for one in own if one.episode is not None]
    if numbered or item.episode is None:
        return next((one for one in numbered if (one.season, one.episode) in _places_of(item)), None)
    return own[number] if number < len(own) else None


def _places_of(item: Numbered) -> tuple[tuple[int | None, int | None], ...]:
    """How a block may name the episode: some programs leave out the season."""
    return (item.season, item.episode), (None, item.episode)

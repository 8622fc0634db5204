"""What items' files and fields say they are: the question that providers are asked (`domain.provider.Wanted`)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import IDENTIFIED, ItemId, Kind
from metarr_desktop.domain.provider import Wanted
from metarr_desktop.domain.values import Value, elements

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import FileView
    from metarr_desktop.domain.sources import LocalChild
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.store.library import Store


def wanted(store: Store, items: Collection[ItemId]) -> dict[ItemId, Wanted]:
    """The question for each of those items; items of kinds that are not asked about are left out."""
    rows = [row for row in store.items.rows(list(items)) if row.kind in IDENTIFIED]
    ids = [row.id for row in rows]
    values = store.items.values(ids)
    below = store.enriched.children([row.id for row in rows if row.kind is not Kind.MOVIE])
    tracks = [one.item for row in rows if row.kind is Kind.ALBUM for one in below.get(row.id, ())]
    files = store.items.files([*(row.id for row in rows if row.kind is Kind.MOVIE), *tracks])
    return {row.id: _wanted(row, values.get(row.id, {}), below.get(row.id, ()), files) for row in rows}


def _wanted(
    row: ItemRow,
    values: Mapping[str, Value],
    below: Sequence[LocalChild],
    files: Mapping[ItemId, Sequence[FileView]],
) -> Wanted:
    seconds = _seconds(files.get(row.id, ()))
    child_kind = Kind.ALBUM if row.kind is Kind.ARTIST else Kind.TRACK
    children = [one for one in below if one.kind is child_kind]
    return Wanted(
        kind=row.kind,
        title=row.title,
        year=row.year,
        titles=_titles(values),
        artist=row.artist,
        ids=elements(values.get("external_ids"), ExternalId),
        runtime_min=seconds / 60 if seconds else None,
        episodes=tuple(
            (one.place.season, one.place.episode)
            for one in below
            if one.kind is Kind.EPISODE and one.place.season is not None and one.place.episode is not None
        ),
        children=tuple(one.title for one in children),
        lengths_s=tuple(_seconds(files.get(one.item, ())) or None for one in children)
        if row.kind is Kind.ALBUM
        else (),
        is_anime=any(one.kind is Kind.EPISODE and one.place.season is None for one in below),
    )


def _titles(values: Mapping[str, Value]) -> tuple[str, ...]:
    others = [values.get("original_title"), *elements(values.get("alternative_titles"), str)]
    return tuple(dict.fromkeys(one for one in others if isinstance(one, str) and one))


def _seconds(files: Sequence[FileView]) -> float:
    """The length of the first version that was probed: its parts follow each other. 0 where nothing is known."""
    known = [one for one in files if one.role.is_main and one.media and one.media.duration_s]
    return sum(one.media.duration_s or 0.0 for one in known if one.media and one.version == known[0].version)

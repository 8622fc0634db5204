"""What Jellyfin has to be told so that it shows ours: decided here, sent by the errand.

An item that it knows is refreshed by its id, at once and whole: its NFO and pictures are read anew, locks are kept.
What is new below a show, an artist or an album that it knows, or gone from there, is found by a refresh of that, which
looks for nothing else. Only the folder of a title that it does not know, or that goes, has to be reported: Jellyfin
waits a minute after the last report before it looks (LibraryMonitorDelay), so each is reported once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.player import Action, Delivery
from metarr_desktop.players.jellyfin.api import Api
from metarr_desktop.players.jellyfin.find import Found, Shelf, title_folder
from metarr_desktop.players.jellyfin.paths import is_within, plain
from metarr_desktop.players.jellyfin.rows import MEDIA, Media, Row

_READ_ANEW = {
    "metadataRefreshMode": "FullRefresh",
    "imageRefreshMode": "FullRefresh",
    "replaceAllMetadata": "true",
    # What is replaced is deleted first, and that can be a file of ours.
    "replaceAllImages": "false",
}
_LOOK = {
    "metadataRefreshMode": "Default",
    "imageRefreshMode": "Default",
    "replaceAllMetadata": "false",
    "replaceAllImages": "false",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """Ids of rows to read anew, ids of rows to look into, and folders to report; without doubles."""

    anew: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


def plan(deliveries: Sequence[Delivery], rows: Found, differs: Sequence[bool], shelf: Shelf) -> Plan:
    """What to tell. Of rows that hold one another only the upper one is read anew: that reads the others too."""
    anew = [
        row
        for delivery, row, is_other in zip(deliveries, rows, differs, strict=True)
        if delivery.action is Action.SHOW and row is not None and is_other
    ]
    told = {row.id for row in anew}
    anew = [row for row in anew if not _holders(row, shelf) & told]
    leaving = {row.id for one, row in zip(deliveries, rows, strict=True) if row and one.action is Action.REMOVE}
    into: list[str] = []
    reports: list[str] = []
    for delivery, row in zip(deliveries, rows, strict=True):
        if MEDIA.get(delivery.kind) is None or (delivery.action is Action.SHOW) is (row is not None):
            continue
        holder = _known_holder(delivery, shelf, leaving)
        if holder is None:
            reports.append(title_folder(delivery))
        elif holder.id not in told:
            into.append(holder.id)
    return Plan(_once(row.id for row in anew), _once(into), _outermost(reports))


def send(api: Api, plan: Plan, stop_if_cancelled: Callable[[], None]) -> None:
    """Tell it, one thing after another."""
    for ids, how in ((plan.anew, _READ_ANEW), (plan.into, _LOOK)):
        for id in ids:
            stop_if_cancelled()
            api.refresh(id, how)
    if plan.reports:
        stop_if_cancelled()
        updates = [{"Path": path, "UpdateType": "Modified"} for path in plan.reports]
        api.tell("POST", "/Library/Media/Updated", {"Updates": updates})


def _known_holder(delivery: Delivery, shelf: Shelf, leaving: Collection[str]) -> Row | None:
    """The known show, album or artist to look into for what is new in it or gone from it."""
    places: list[tuple[Media, str]] = []
    if delivery.kind in (Kind.SEASON, Kind.EPISODE):
        places = [(Media.SERIES, delivery.series_folder)]
    elif delivery.kind is Kind.TRACK:
        places = [(Media.ALBUM, delivery.folder), (Media.ARTIST, title_folder(delivery))]
    elif delivery.kind is Kind.ALBUM:
        places = [(Media.ARTIST, title_folder(delivery))]
    rows = [shelf.at(media, place) for media, place in places]
    return next((row for row in rows if row is not None and row.id not in leaving), None)


def _holders(row: Row, shelf: Shelf) -> set[str]:
    """The ids of all that holds a row, as far as it is known."""
    found: set[str] = set()
    open_ = set(row.above)
    while open_:
        one = open_.pop()
        if one not in found:
            found.add(one)
            open_ |= shelf.rows[one].above if one in shelf.rows else frozenset()
    return found


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _outermost(folders: Sequence[str]) -> tuple[str, ...]:
    """Without those that lie in another of them."""
    kept: list[str] = []
    for folder in sorted(set(map(plain, folders))):
        if not kept or not is_within(folder, kept[-1]):
            kept.append(folder)
    return tuple(kept)

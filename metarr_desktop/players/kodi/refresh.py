"""Making Kodi read an NFO again, without losing what the person did in Kodi.

A refresh of a film or an episode removes the row and adds a new one; play count, last played, own rating and tags go
with the old one. A show keeps its row and loses its own rating. So what the person did is read before, owed while
the refresh runs, and written back to the new row. Ids cannot tell the new row: Kodi gives a freed one out again. But
art goes with the row too, so the old row is marked by a piece of art of a type that no screen shows.
"""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from metarr_desktop.domain.player import Delivery
from metarr_desktop.players.kodi.compare import text_differences
from metarr_desktop.players.kodi.find import find
from metarr_desktop.players.kodi.library import MARK, TABLES, Kept, Media, Shown
from metarr_desktop.players.kodi.notifications import Notification
from metarr_desktop.players.kodi.rpc import Call, Rpc
from metarr_desktop.players.kodi.watch import Watch

log = logging.getLogger(__name__)

#: Refreshed at once: enough to keep Kodi's queue filled, few enough that little is owed if Kodi is switched off.
CHUNK = 20
#: Longer than a disk needs to wake up. Kodi says nothing when it cannot refresh an item at all.
QUIET_S = 15.0

_Key = tuple[str, str, int | None, int | None]
_Known = Sequence[tuple[Delivery, Shown]]


@dataclass(frozen=True, slots=True)
class _Debt:
    """Where the new row will be found, and what it must get."""

    place: Delivery
    kept: Kept


class Owed:
    """What the person did in rows that are on their way out. It outlives an errand that failed: the next one pays."""

    def __init__(self) -> None:
        self._debts: dict[_Key, _Debt] = {}

    def add(self, place: Delivery, row: Shown) -> None:
        """Owe what the person did in `row` to whatever will be found at `place`.

        If that is owed something already, the row is a new one that was not paid yet, unless it still has its mark.
        """
        key = (place.kind, place.file or place.folder, place.season, place.episode)
        if key not in self._debts or row.picture(MARK):
            self._debts[key] = _Debt(place, row.kept)

    def settle(self, rpc: Rpc) -> None:
        """Write back to the rows that are there by now; a debt ends when its row is seen to have everything."""
        debts = list(self._debts.items())
        calls = []
        for (key, debt), row in zip(debts, find(rpc, [debt.place for _, debt in debts]), strict=True):
            if row is None or row.picture(MARK):
                continue
            if missing := missing_of(debt.kept, row):
                calls.append(Call(TABLES[row.media].set_details, {row.media.id_key: row.id, **missing}))
            else:
                del self._debts[key]
        for call, answer in zip(calls, rpc.batch(calls), strict=True):
            if answer.error:
                log.warning("Kodi refused to take back %s: %s", sorted(call.params), answer.error)


def missing_of(kept: Kept, row: Shown) -> dict[str, Any]:
    """What has to be set, in the words of Set…Details, so that the row has what the person did.

    No own rating and no tags are not a wish: there the NFO's stand. A show's plays and date are its episodes'.
    """
    now, missing = row.kept, dict[str, Any]()
    if row.media is not Media.SHOW:
        if kept.date_added and kept.date_added != now.date_added:
            missing["dateadded"] = kept.date_added
        if (kept.playcount, kept.last_played) != (now.playcount, now.last_played):
            missing |= {"playcount": kept.playcount, "lastplayed": kept.last_played}
        if kept.resume_s != now.resume_s:
            missing["resume"] = {"position": kept.resume_s[0], "total": kept.resume_s[1]}
    if kept.user_rating and kept.user_rating != now.user_rating:
        missing["userrating"] = kept.user_rating
    if lost := [tag for tag in kept.tags if tag not in now.tags]:
        missing["tag"] = [*now.tags, *lost]
    return missing


def refresh(watch: Watch, owed: Owed, known: _Known, advance: Callable[[int], None]) -> None:
    """Refresh rows that Kodi has, shows before episodes; `advance` hears how many more are done.

    Raises Cancelled between chunks, never between a refresh and what it owes.
    """
    for media in (Media.SHOW, Media.MOVIE, Media.EPISODE):
        for chunk in _chunks([(delivery, row) for delivery, row in known if row.media is media]):
            watch.stop_if_cancelled()
            _refresh_chunk(watch, owed, media, chunk)
            advance(len(chunk))


def _chunks(rows: _Known) -> list[_Known]:
    """Never the same file twice in a chunk: Kodi drops a refresh while one of that file waits in its queue, whichever
    of the file's episodes it is for."""
    waves: dict[int, list[tuple[Delivery, Shown]]] = defaultdict(list)
    seen: Counter[str] = Counter()
    for delivery, row in rows:
        waves[seen[row.file]].append((delivery, row))
        seen[row.file] += 1
    return [wave[start : start + CHUNK] for wave in waves.values() for start in range(0, len(wave), CHUNK)]


def _refresh_chunk(watch: Watch, owed: Owed, media: Media, rows: _Known) -> None:
    for delivery, row in rows:
        owed.add(delivery, row)
    watch.rpc.batch(_marks(media, rows))
    # While a refresh writes, Kodi's database makes the next call wait in steps of 100 ms: one by one is four times
    # faster. Unheard it is the asking that takes the time, so there they go together.
    together = [[pair] for pair in rows] if watch.notifications.is_heard else [rows]
    for some in together:
        watch.notifications.forget()
        watch.rpc.batch(_refreshes(media, some))
        asked = _all_there(watch.rpc, some)
        if not watch.wait(_all_announced(media, some), asked, QUIET_S, can_stop=False):
            log.info("Kodi was quiet for %d s after a refresh of %s", QUIET_S, media)
    owed.settle(watch.rpc)


def _marks(media: Media, rows: _Known) -> list[Call]:
    if media is Media.SHOW:
        return []  # its art stays
    art = {MARK: "image://DefaultVideo.png/"}
    return [Call(TABLES[media].set_details, {media.id_key: row.id, "art": art}) for _, row in rows]


def _refreshes(media: Media, rows: _Known) -> list[Call]:
    parameters: dict[str, Any] = {"ignorenfo": False}
    if media is Media.SHOW:
        parameters["refreshepisodes"] = False
    return [Call(TABLES[media].refresh, {media.id_key: row.id, **parameters}) for _, row in rows]


def _all_announced(media: Media, rows: _Known) -> Callable[[Notification], bool]:
    """Every refresh ends with an OnUpdate that says `added`; only a show's names a row that is known before.

    Where a film that came by another way is taken for ours, its debt waits: it is paid to rows without the mark.
    """
    shows = {row.id for _, row in rows}
    heard: list[int] = []

    def announced(notification: Notification) -> bool:
        if notification.media == media and notification.is_added:
            heard.append(notification.id)
        return shows <= set(heard) if media is Media.SHOW else len(heard) >= len(rows)

    return announced


def _all_there(rpc: Rpc, rows: _Known) -> Callable[[], bool]:
    def asked() -> bool:
        now = find(rpc, [delivery for delivery, _ in rows])
        return all(
            row is not None and _is_refreshed(delivery, old, row)
            for (delivery, old), row in zip(rows, now, strict=True)
        )

    return asked


def _is_refreshed(delivery: Delivery, old: Shown, row: Shown) -> bool:
    """A row without the mark is a new one. Of a show only its texts and the loss of the own rating can tell."""
    if row.media is not Media.SHOW:
        return not row.picture(MARK)
    lost_rating = not old.kept.user_rating or row.kept.user_rating != old.kept.user_rating
    return lost_rating and not text_differences(delivery, row)

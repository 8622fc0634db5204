"""What people did in Kodi - plays, dates, own ratings, where a film was left - read, set, and put back from before.

Kodi writes its moments in the time of its own clock, without a zone. Ours are UTC; its box is taken to have our zone,
as the household's clocks do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.player import Delivery, Remembered, Watched
from metarr_desktop.players.kodi.find import all_rows, find
from metarr_desktop.players.kodi.library import MEDIA, TABLES, Kept, Media, Shown
from metarr_desktop.players.kodi.refresh import missing_of
from metarr_desktop.players.kodi.rpc import Call, Rpc

_FORM = "%Y-%m-%d %H:%M:%S"
_REMEMBERED = {
    Media.MOVIE: Kind.MOVIE,
    Media.SHOW: Kind.SERIES,
    Media.EPISODE: Kind.EPISODE,
    Media.SONG: Kind.TRACK,
}


def watched(rpc: Rpc, deliveries: Sequence[Delivery]) -> list[Watched | None]:
    """See `Player.watched`."""
    return [None if row is None else _watched(row) for row in find(rpc, deliveries)]


def set_watched(rpc: Rpc, wanted: Sequence[tuple[Delivery, Watched]]) -> None:
    """See `Player.set_watched`. No own rating is no wish here: Kodi takes 0 for one as well, so it is set too."""
    rows = find(rpc, [delivery for delivery, _ in wanted])
    calls = []
    for (_, want), row in zip(wanted, rows, strict=True):
        if row is not None and (changed := _changed(want, row)):
            calls.append(Call(TABLES[row.media].set_details, {row.media.id_key: row.id, **changed}))
    rpc.batch(calls)


def remember(rpc: Rpc) -> list[Remembered]:
    """See `Player.remember`."""
    found = []
    for media, kind in _REMEMBERED.items():
        for row in all_rows(rpc, media):
            number = row.episode if media is Media.EPISODE else None
            found.append(
                Remembered(kind, row.file, row.title, _watched(row), number, row.kept.date_added, row.kept.tags)
            )
    return found


def put_back(rpc: Rpc, rows: Sequence[Remembered]) -> list[str]:
    """See `Player.put_back`."""
    by_kind: dict[Kind, list[Remembered]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)
    gone, calls = [], []
    for kind, some in by_kind.items():
        media = MEDIA[kind]
        there = {(row.file, row.episode if kind is Kind.EPISODE else None): row for row in all_rows(rpc, media)}
        for one in some:
            now = there.get((one.place, one.number))
            if now is None:
                gone.append(one.title)
            elif missing := {**missing_of(_kept(one), now), **_changed(one.watched, now)}:
                calls.append(Call(TABLES[media].set_details, {media.id_key: now.id, **missing}))
    rpc.batch(calls)
    return gone


def _changed(want: Watched, row: Shown) -> dict[str, Any]:
    """What has to be set for a row to say that, in the words of Set…Details. A show has its episodes' plays."""
    now, changed = _watched(row), dict[str, Any]()
    if want.rating != now.rating:
        changed["userrating"] = want.rating
    if row.media is Media.SHOW:
        return changed
    if (want.plays, want.last_played) != (now.plays, now.last_played):
        changed |= {"playcount": want.plays, "lastplayed": _local(want.last_played)}
    if row.media is not Media.SONG and round(want.resume_s) != round(now.resume_s):
        changed["resume"] = {"position": want.resume_s, "total": want.total_s or now.total_s}
    return changed


def _watched(row: Shown) -> Watched:
    kept, (position, total) = row.kept, row.kept.resume_s
    return Watched(kept.playcount, _utc(kept.last_played), position, total, kept.user_rating, str(row.id))


def _kept(one: Remembered) -> Kept:
    """What `missing_of` compares of it beside the watched marks."""
    was = one.watched
    played = _local(was.last_played)
    return Kept(was.plays, played, was.rating, one.date_added, one.tags, (was.resume_s, was.total_s))


def _utc(local: str) -> str:
    try:
        return datetime.strptime(local, _FORM).astimezone(UTC).strftime(_FORM)
    except ValueError:
        return ""


def _local(utc: str) -> str:
    try:
        return datetime.strptime(utc, _FORM).replace(tzinfo=UTC).astimezone().strftime(_FORM)
    except ValueError:
        return ""

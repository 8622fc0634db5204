"""What people did in Jellyfin: plays, dates, own ratings, where a film was left.

Jellyfin counts a play when it begins, and calls an item played when one came to its end. So of an item that is half
watched the last play does not count yet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.player import Delivery, Remembered, Watched
from metarr_desktop.players.jellyfin.api import Api, documented
from metarr_desktop.players.jellyfin.find import look
from metarr_desktop.players.jellyfin.rows import Marks, Media, Row, all_rows, moment, plain_id, ticks

_PLAYED = frozenset({Media.MOVIE, Media.EPISODE, Media.TRACK})
_REMEMBERED = {
    Media.MOVIE: Kind.MOVIE,
    Media.SERIES: Kind.SERIES,
    Media.EPISODE: Kind.EPISODE,
    Media.TRACK: Kind.TRACK,
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account; `is_in_charge` of an administrator who may sign in."""

    id: str
    name: str
    is_in_charge: bool


def people(api: Api) -> list[Person]:
    """Everyone with an account."""
    with documented("list of people"):
        return [_person(one) for one in api.get("/Users")]


def account(api: Api, name: str) -> str:
    """The id of the person whose marks count: of that name, else the first administrator."""
    everyone = people(api)
    for one in everyone:
        if one.name.casefold() == name.casefold() if name else one.is_in_charge:
            return one.id
    if name:
        raise BadInput(f"Jellyfin has nobody called “{name}”; it has {', '.join(one.name for one in everyone)}.")
    raise BadInput("Jellyfin has no administrator whose watched marks could count; name a person.")


def _person(one: Mapping[str, Any]) -> Person:
    policy = one.get("Policy") or {}
    is_in_charge = policy.get("IsAdministrator") is True and policy.get("IsDisabled") is not True
    return Person(plain_id(one["Id"]), str(one.get("Name") or ""), is_in_charge)


def watched(api: Api, user: str, deliveries: Sequence[Delivery]) -> list[Watched | None]:
    """See `Player.watched`."""
    return [None if row is None else as_watched(row) for row in look(api, deliveries, user).match(deliveries)]


def set_watched(api: Api, user: str, wanted: Sequence[tuple[Delivery, Watched]]) -> None:
    """See `Player.set_watched`."""
    deliveries = [delivery for delivery, _ in wanted]
    rows = look(api, deliveries, user).match(deliveries)
    for (_, want), row in zip(wanted, rows, strict=True):
        if row is not None and want != as_watched(row):
            write(api, user, row, _as_marks(want, row))


def remember(api: Api, user: str) -> list[Remembered]:
    """See `Player.remember`."""
    return [
        Remembered(_REMEMBERED[row.media], row.path, row.title, as_watched(row), _number(row), row.date_added, row.tags)
        for row in all_rows(api, _REMEMBERED, user=user, more_fields=",DateCreated,Tags")
        if row.path
    ]


def put_back(api: Api, user: str, rows: Sequence[Remembered]) -> list[str]:
    """See `Player.put_back`. When it was added and its tags are Jellyfin's own business and stay as they are."""
    there = {(_REMEMBERED[row.media], row.path, _number(row)): row for row in all_rows(api, _REMEMBERED, user=user)}
    gone = []
    for one in rows:
        row = there.get((one.kind, one.place, one.number))
        if row is None:
            gone.append(one.title)
        elif one.watched != as_watched(row):
            write(api, user, row, _as_marks(one.watched, row))
    return gone


def as_watched(row: Row) -> Watched:
    """What Jellyfin says was done with an item, in our terms."""
    marks = row.marks
    finished = marks.plays if marks.is_played else marks.plays - 1 if marks.position_s else 0
    plays = max(1 if marks.is_played else 0, finished)
    rating = min(10, max(1, round(marks.rating))) if marks.rating else 0
    return Watched(plays, marks.last_played, marks.position_s, row.runtime_s, rating, row.id)


def write(api: Api, user: str, row: Row, want: Marks) -> None:
    """Make it so for one item. Jellyfin takes what is named and has no word for "never" and "none" but a DELETE."""
    now, changed = row.marks, dict[str, Any]()
    with suppress(NotFound):  # it went meanwhile
        if row.media in _PLAYED:
            if now.last_played and not want.last_played:
                api.tell("DELETE", f"/UserPlayedItems/{row.id}", userId=user)
                now = Marks(rating=now.rating, is_favorite=now.is_favorite)
            if (want.plays, want.is_played) != (now.plays, now.is_played):
                changed |= {"PlayCount": want.plays, "Played": want.is_played}
            if want.last_played != now.last_played:
                changed["LastPlayedDate"] = moment(want.last_played)
            if round(want.position_s) != round(now.position_s):
                changed["PlaybackPositionTicks"] = ticks(want.position_s)
        if want.rating is None and now.rating is not None:
            api.tell("DELETE", f"/UserItems/{row.id}/Rating", userId=user)
        elif want.rating != now.rating:
            changed["Rating"] = want.rating
        if want.is_favorite != now.is_favorite:
            changed["IsFavorite"] = want.is_favorite
        if changed:
            api.tell("POST", f"/UserItems/{row.id}/UserData", changed, userId=user)


def _as_marks(want: Watched, row: Row) -> Marks:
    """A rating that rounds to what is wanted stays as it is: Jellyfin's has decimals."""
    rating = row.marks.rating if as_watched(row).rating == want.rating else float(want.rating) or None
    # Half watched a first time: one play has begun.
    plays = want.plays or (1 if want.resume_s else 0)
    return Marks(plays, want.plays > 0, want.last_played, want.resume_s, rating, row.marks.is_favorite)


def _number(row: Row) -> int | None:
    return row.number if row.media is Media.EPISODE else None


def is_lost(before: Marks, now: Marks) -> bool:
    """Whether what was there has to be written again: it is another, and not because the person went on."""
    return before != now and not now.last_played > before.last_played


def without_nothing(marks: dict[str, Marks]) -> dict[str, Marks]:
    """Only those of them that say anything."""
    return {id: one for id, one in marks.items() if one != Marks()}

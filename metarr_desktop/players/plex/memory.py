"""What the person of the token did in Plex - plays, own ratings, where a film was left - read, set, and put back.

Plex dates what it is told with its own now: that something was played can be told, when it was cannot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.player import Delivery, Remembered, Watched
from metarr_desktop.players.plex.edit import set_fields
from metarr_desktop.players.plex.library import LEAVES, Item, Media, Section, moment
from metarr_desktop.players.plex.listing import all_items, details, sections
from metarr_desktop.players.plex.paths import same
from metarr_desktop.players.plex.prove import Prover
from metarr_desktop.players.plex.server import MARK, TIMELINE, Params, Server

_LIBRARY = "com.plexapp.plugins.library"
_FORM = "%Y-%m-%d %H:%M:%S"
_REMEMBERED: Mapping[Media, Kind] = MappingProxyType(
    {Media.MOVIE: Kind.MOVIE, Media.SHOW: Kind.SERIES, Media.EPISODE: Kind.EPISODE, Media.TRACK: Kind.TRACK}
)
#: What takes a rating away; 0 would be no star.
_NO_RATING = -1


def watched(prover: Prover, deliveries: Sequence[Delivery]) -> list[Watched | None]:
    """See `Player.watched`. Where several sections have it, what was done last counts."""
    found = prover.finder.find(prover.sections(), deliveries)
    return [
        max((place.item.watched for place in places if place.item), key=lambda one: one.last_played, default=None)
        for places in found
    ]


def set_watched(prover: Prover, wanted: Sequence[tuple[Delivery, Watched]]) -> None:
    """See `Player.set_watched`; in every section that has it."""
    found = prover.finder.find(prover.sections(), [delivery for delivery, _ in wanted])
    for (_, want), places in zip(wanted, found, strict=True):
        for place in places:
            if place.item:
                make_watched(prover.server, place.item, want)


def make_watched(server: Server, item: Item, want: Watched) -> None:
    """Tell Plex what has to change for an item to say that, but for the date. A show's plays are its episodes'."""
    now = item.watched
    if item.media is not Media.SHOW:
        _set_plays(server, item, want)
    if want.rating != now.rating:
        params: Params = {"identifier": _LIBRARY, "key": item.key, "rating": want.rating or _NO_RATING}
        server.tell("/:/rate", params, MARK)


def keep_position(server: Server, item: Item, position_s: float, total_s: float) -> None:
    """Have Plex offer to go on from there."""
    params: Params = {
        "ratingKey": item.key,
        "key": f"/library/metadata/{item.key}",
        "identifier": _LIBRARY,
        "state": "stopped",
        "time": round(position_s * 1000),
        "duration": round((total_s or item.watched.total_s) * 1000),
    }
    server.tell("/:/timeline", params, TIMELINE)


def remember(server: Server) -> list[Remembered]:
    """See `Player.remember`."""
    found = []
    for section in sections(server):
        for media, places, item in _titles(server, section):
            number = item.number if media is Media.EPISODE else None
            kind, added = _REMEMBERED[media], moment(item.added)
            found.append(Remembered(kind, places[0], item.title, item.watched, number, added, item.tags))
    return found


def put_back(server: Server, rows: Sequence[Remembered]) -> list[str]:
    """See `Player.put_back`. Labels and dates added are lost by nothing that is told to Plex; the date is set where
    the item is a new one."""
    there: dict[tuple[Kind, str, int | None], list[Item]] = defaultdict(list)
    for section in sections(server):
        for media, places, item in _titles(server, section):
            number = item.number if media is Media.EPISODE else None
            for place in places:
                there[_REMEMBERED[media], same(place), number].append(item)
    gone = []
    for row in rows:
        items = there.get((row.kind, same(row.place), row.number))
        for item in items or ():
            make_watched(server, item, row.watched)
            if row.date_added and (added := _epoch(row.date_added)) != item.added:
                set_fields(server, item, {"addedAt": str(added)})
        if not items:
            gone.append(row.title)
    return gone


def _titles(server: Server, section: Section) -> list[tuple[Media, tuple[str, ...], Item]]:
    """What is remembered of a section, each with its files; a show with its folders."""
    if section.type not in LEAVES:
        return []
    leaf = LEAVES[section.type]
    found = [(leaf, item.files, item) for item in all_items(server, section, leaf) if item.files]
    if leaf is Media.EPISODE:
        shows = {item.key: item for item in all_items(server, section, Media.SHOW)}
        folders = {key: one.folders for key, one in details(server, shows).items()}
        found += [(Media.SHOW, folders[key], show) for key, show in shows.items() if folders.get(key)]
    return found


def _set_plays(server: Server, item: Item, want: Watched) -> None:
    """Plex counts up by one each time, and to nothing; both forget where the film was left."""
    plays, params = item.watched.plays, {"identifier": _LIBRARY, "key": item.key}
    resume_s = item.watched.resume_s
    if want.plays < plays or (not want.plays and resume_s and not want.resume_s):
        server.tell("/:/unscrobble", params, MARK)
        plays, resume_s = 0, 0.0
    for _ in range(want.plays - plays):
        server.tell("/:/scrobble", params, MARK)
        resume_s = 0.0
    if round(want.resume_s) != round(resume_s) and item.media is not Media.TRACK:
        keep_position(server, item, want.resume_s, want.total_s)


def _epoch(utc: str) -> int:
    return int(datetime.strptime(utc, _FORM).replace(tzinfo=UTC).timestamp())

"""What plays on the devices of the house, and having them play it again where something stopped them."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.player import Playing
from metarr_desktop.players.jellyfin.api import Api, documented
from metarr_desktop.players.jellyfin.rows import Media, all_rows, seconds, ticks

log = logging.getLogger(__name__)

#: Who has not been heard of for so long plays nothing any more.
ACTIVE_WITHIN_S = 960
#: How long a device may take to begin before it is paused again.
QUIET_S = 10.0
#: What had no more to go than this may have come to its end by itself.
NEARLY_OVER_S = 300.0
_TICK_S = 0.25


def playing(api: Api) -> list[Playing]:
    """See `Player.playing`."""
    with documented("list of devices"):
        return [_playing(one) for one in _sessions(api) if one.get("NowPlayingItem")]


def resume(api: Api, before: Sequence[Playing]) -> None:
    """See `Player.resume`. Who plays something else by now chose to; who went away cannot be told."""
    now = {str(one.get("Id")): bool(one.get("NowPlayingItem")) for one in _sessions(api)}
    stopped = [one for one in before if one.file and not _is_nearly_over(one) and now.get(one.session) is False]
    ids = _ids(api, {one.file for one in stopped})
    for one in stopped:
        if one.file not in ids:
            log.info("Jellyfin does not have %s any more; it cannot go on", one.title)
            continue
        log.info("%s had stopped playing %s and is asked to go on", one.who, one.title)
        path = f"/Sessions/{one.session}/Playing"
        start = ticks(one.position_s)
        try:
            api.tell("POST", path, playCommand="PlayNow", itemIds=ids[one.file], startPositionTicks=start)
            if one.is_paused and _comes(partial(_plays, api, one.session)):
                api.tell("POST", f"{path}/Pause")
        except NotFound:
            log.info("%s is not there any more", one.who)


def _is_nearly_over(one: Playing) -> bool:
    return 0 < one.total_s < one.position_s + NEARLY_OVER_S


def _ids(api: Api, files: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    if files:
        for row in all_rows(api, (Media.MOVIE, Media.EPISODE, Media.TRACK)):
            if row.path in files:
                found[row.path] = row.id
                if len(found) == len(files):
                    break
    return found


def _plays(api: Api, session: str) -> bool:
    return any(one.session == session for one in playing(api))


def _comes(is_so: Callable[[], bool]) -> bool:
    until = time.monotonic() + QUIET_S
    while time.monotonic() < until:
        if is_so():
            return True
        time.sleep(_TICK_S)
    return False


def _sessions(api: Api) -> list[dict[str, Any]]:
    with documented("list of devices"):
        return [dict(one) for one in api.get("/Sessions", activeWithinSeconds=ACTIVE_WITHIN_S)]


def _playing(session: dict[str, Any]) -> Playing:
    item, state = session["NowPlayingItem"], session.get("PlayState") or {}
    device, person = session.get("DeviceName") or session.get("Client") or "", session.get("UserName") or ""
    return Playing(
        session=str(session.get("Id", "")),
        title=str(item.get("Name") or ""),
        file=str(item.get("Path") or ""),
        who=f"{device} ({person})" if device and person else device or person,
        position_s=seconds(state.get("PositionTicks")),
        total_s=seconds(item.get("RunTimeTicks")),
        is_paused=state.get("IsPaused") is True,
    )

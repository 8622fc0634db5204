"""What Kodi plays, and having it play that again where something stopped it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.player import Playing
from metarr_desktop.players.kodi.rpc import Call, Rpc
from metarr_desktop.players.kodi.watch import Watch

log = logging.getLogger(__name__)

#: How long a player may take to begin: a sleeping disk, a share that has to be found.
QUIET_S = 15.0


def playing(rpc: Rpc) -> list[Playing]:
    """What each of its players plays; pictures that are looked at are none of our business."""
    players = rpc.call("Player.GetActivePlayers")
    if not isinstance(players, list):
        raise BadInput("Kodi's list of what it plays is not in the form it documents.")
    found = [one for one in players if isinstance(one, dict) and one.get("type") in ("video", "audio")]
    calls = []
    for one in found:
        calls.append(Call("Player.GetItem", {"playerid": one["playerid"], "properties": ["title", "file"]}))
        properties = ["time", "totaltime", "speed"]
        calls.append(Call("Player.GetProperties", {"playerid": one["playerid"], "properties": properties}))
    answers = rpc.batch(calls)
    return [
        _playing(one["playerid"], answers[2 * at].result, answers[2 * at + 1].result)
        for at, one in enumerate(found)
        if answers[2 * at].result and answers[2 * at + 1].result  # it ended in this moment
    ]


def _playing(player: int, item: Any, properties: Any) -> Playing:
    try:
        what = item["item"]
        return Playing(
            session=str(player),
            title=str(what.get("title") or what.get("label") or ""),
            file=str(what.get("file", "")),
            position_s=_seconds(properties["time"]),
            total_s=_seconds(properties["totaltime"]),
            is_paused=properties["speed"] == 0,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise BadInput("What Kodi says of what it plays is not in the form it documents.") from error


def resume(watch: Watch, before: Sequence[Playing]) -> None:
    """Open again what does not play any more. A stream without a file cannot be opened again."""
    now = {one.file for one in playing(watch.rpc)}
    for one in before:
        if one.file and one.file not in now:
            log.info("Kodi had stopped playing %s and is asked to go on", one.title)
            _open(watch, one)


def _open(watch: Watch, one: Playing) -> None:
    watch.notifications.forget()
    watch.rpc.call("Player.Open", item={"file": one.file}, options={"resume": _time(one.position_s)})

    def is_playing() -> bool:
        return any(now.file == one.file for now in playing(watch.rpc))

    watch.wait(lambda heard: heard.method == "Player.OnAVStart", is_playing, QUIET_S)
    if not one.is_paused:
        return
    for now in playing(watch.rpc):
        if now.file == one.file:
            watch.rpc.call("Player.PlayPause", playerid=int(now.session), play=False)


def _seconds(time: Any) -> float:
    return float(time["hours"] * 3600 + time["minutes"] * 60 + time["seconds"] + time["milliseconds"] / 1000)


def _time(seconds: float) -> dict[str, int]:
    whole, milliseconds = divmod(round(seconds * 1000), 1000)
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    return {"hours": hours, "minutes": minute, "seconds": second, "milliseconds": milliseconds}

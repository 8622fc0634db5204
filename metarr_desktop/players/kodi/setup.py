"""How a Kodi is set up: which of its settings keep it from showing what was published, and what it can see.

What its sources are scraped with cannot be asked for; that a film without NFO never arrives tells it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.player import Obstacle, ObstacleCode
from metarr_desktop.players.kodi.find import folder_of, is_within
from metarr_desktop.players.kodi.rpc import Call, Rpc
from metarr_desktop.players.kodi.scan import sources

#: Kodi's words for its levels of artwork ("all" is the level at which every picture is taken).
_LEVELS = {0: "all", 1: "basic", 2: "custom", 3: "none"}


def obstacles(
    rpc: Rpc, places: Sequence[tuple[str, LibraryType]], sets_folder: str, artists_folder: str
) -> list[Obstacle]:
    """See `Player.obstacles`."""
    types = {type for _, type in places}
    has_music = LibraryType.MUSIC in types
    names = ["videolibrary.artworklevel"] if types - {LibraryType.MUSIC} else []
    names += ["musiclibrary.artworklevel", "musiclibrary.downloadinfo"] if has_music else []
    names += ["videolibrary.moviesetsfolder"] if sets_folder else []
    names += ["musiclibrary.artistsfolder"] if artists_folder else []
    answers = rpc.batch([Call("Settings.GetSettingValue", {"setting": name}) for name in names])
    values = {name: answer.result.get("value") for name, answer in zip(names, answers, strict=True) if answer.result}
    found = [
        Obstacle(ObstacleCode.KODI_ARTWORK_LEVEL, name, _level(value), _LEVELS[0])
        for name, value in values.items()
        if name.endswith("artworklevel") and value != 0
    ]
    if values.get("musiclibrary.downloadinfo") is False:
        found.append(Obstacle(ObstacleCode.KODI_MUSIC_NFO, "musiclibrary.downloadinfo"))
    for name, code, wanted in (
        ("videolibrary.moviesetsfolder", ObstacleCode.KODI_SETS_FOLDER, sets_folder),
        ("musiclibrary.artistsfolder", ObstacleCode.KODI_ARTISTS_FOLDER, artists_folder),
    ):
        if name in values and _plain(values[name]) != _plain(wanted):
            found.append(Obstacle(code, name, str(values[name]), wanted))
    return found + _without_source(rpc, places)


def _without_source(rpc: Rpc, places: Sequence[tuple[str, LibraryType]]) -> list[Obstacle]:
    found = []
    for media in ("video", "music"):
        wanted = [place for place, type in places if (type is LibraryType.MUSIC) == (media == "music")]
        known = sources(rpc, media) if wanted else []
        found += [
            Obstacle(ObstacleCode.KODI_SOURCE, place)
            for place in wanted
            if not any(is_within(place, one) or is_within(one, place) for one in known)
        ]
    return found


def sees(rpc: Rpc, files: Sequence[str]) -> list[bool]:
    """See `Player.sees`: whether Kodi lists it in its folder."""
    by_folder: dict[str, list[str]] = defaultdict(list)
    for file in files:
        by_folder[folder_of(file)].append(file)
    answers = rpc.batch([Call("Files.GetDirectory", {"directory": folder}) for folder in by_folder])
    listed = {_entry(one) for answer in answers for one in (answer.result or {}).get("files") or ()}
    return [file in listed for file in files]


def _entry(row: Any) -> str:
    return str(row.get("file", "")) if isinstance(row, dict) else ""


def _level(value: Any) -> str:
    return _LEVELS.get(value, str(value))


def _plain(folder: Any) -> str:
    return str(folder or "").rstrip("/\\")

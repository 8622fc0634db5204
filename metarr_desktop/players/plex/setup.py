"""How a Plex is set up: which of its settings keep it from showing what was published, and what it can see."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from urllib.parse import quote

from metarr_desktop.domain.errors import BadInput, Refused
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.player import Obstacle, ObstacleCode
from metarr_desktop.players.plex.answer import flag, nodes, text
from metarr_desktop.players.plex.library import LEAVES, SECTION_TYPE, Section
from metarr_desktop.players.plex.listing import all_items, sections
from metarr_desktop.players.plex.paths import folder_of, is_within, same
from metarr_desktop.players.plex.server import Server

#: Plex's name of the setting "Use local assets" of films and shows. Agents before 2020 keep it elsewhere, where it
#: cannot be asked for; music has none.
_LOCAL_ASSETS = "useLocalAssets"


def obstacles(server: Server, places: Sequence[tuple[str, LibraryType]]) -> list[Obstacle]:
    """See `Player.obstacles`."""
    known = sections(server)
    found, concerned = [], dict[str, Section]()
    for place, type_ in places:
        here = [one for one in known if one.type == SECTION_TYPE[type_] and _concerns(one, place)]
        concerned |= {one.key: one for one in here}
        if not here:
            found.append(Obstacle(ObstacleCode.PLEX_SECTION, place))
    return found + [
        Obstacle(ObstacleCode.PLEX_LOCAL_ASSETS, section.title, "off", "on")
        for section in concerned.values()
        if _local_assets(server, section) is False
    ]


def sees(server: Server, files: Sequence[str]) -> list[bool]:
    """See `Player.sees`: what it has in its library, and what else lies in its folders."""
    seen: set[str] = set()
    for section in sections(server):
        if section.type in LEAVES and any(is_within(file, one) for file in files for one in section.folders):
            items = all_items(server, section, LEAVES[section.type])
            seen |= {same(file) for item in items for file in item.files}
    for folder in sorted({folder_of(file) for file in files if same(file) not in seen} - {""}):
        seen |= _files_in(server, folder)
    return [same(file) in seen for file in files]


def _files_in(server: Server, folder: str) -> set[str]:
    """The files that the server itself finds in a folder, as its own page for adding libraries lists them to its
    owner; nothing where it does not tell."""
    name = base64.b64encode(folder.encode("utf-8", "surrogateescape")).decode()
    try:
        container = server.find(f"/services/browse/{quote(name, safe='')}", {"includeFiles": 1}) or {}
    except (Refused, BadInput):
        return set()
    return {same(text(one, "path")) for one in nodes(container, "File")}


def _concerns(section: Section, place: str) -> bool:
    return any(is_within(place, folder) or is_within(folder, place) for folder in section.folders)


def _local_assets(server: Server, section: Section) -> bool | None:
    container = server.find(f"/library/sections/{section.key}/prefs") or {}
    settings = {text(one, "id"): one.get("value") for one in nodes(container, "Setting")}
    return flag(settings.get(_LOCAL_ASSETS))

"""How a Jellyfin is set up: which settings of its libraries defeat publishing, and which files it can see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.player import Obstacle, ObstacleCode
from metarr_desktop.players.jellyfin.api import Api, documented
from metarr_desktop.players.jellyfin.paths import is_speakable, is_within, plain

#: Its name of the reader and of the saver of NFO files.
_NFO = "Nfo"
#: Its words for what a library holds; a library of mixed content has none.
_CONTENT = {LibraryType.MOVIE: "movies", LibraryType.TV: "tvshows", LibraryType.MUSIC: "music"}


@dataclass(frozen=True, slots=True)
class Library:
    """One library of Jellyfin's ("virtual folder"): `content` is its word for what it holds, "" = anything."""

    name: str
    folders: tuple[str, ...]
    content: str
    readers: tuple[str, ...]
    disabled_readers: tuple[str, ...]
    savers: tuple[str, ...]

    def holds(self, folder: str) -> bool:
        """Whether one of its folders is this one, or above or below it."""
        return any(is_within(folder, own) or is_within(own, folder) for own in self.folders)


def libraries(api: Api) -> list[Library]:
    """All of them."""
    answer = api.get("/Library/VirtualFolders")
    with documented("list of libraries"):
        return [_library(one) for one in answer]


def obstacles(api: Api, places: Sequence[tuple[str, LibraryType]]) -> list[Obstacle]:
    """See `Player.obstacles`."""
    known, found = libraries(api), dict[Obstacle, None]()
    for place, type in places:
        holding = [one for one in known if one.holds(plain(place))]
        fitting = [one for one in holding if one.content in ("", "mixed", _CONTENT[type])]
        if not fitting:
            other = next((f"{one.name}: {one.content}" for one in holding), "")
            found[Obstacle(ObstacleCode.JELLYFIN_LIBRARY, place, other, _CONTENT[type])] = None
        for one in fitting:
            found.update(dict.fromkeys(_settings(one)))
    return list(found)


def sees(api: Api, files: Sequence[str]) -> list[bool]:
    """See `Player.sees`."""
    return [_sees(api, file) for file in files]


def _sees(api: Api, file: str) -> bool:
    if not is_speakable(file):
        return False
    try:
        api.tell("POST", "/Environment/ValidatePath", {"Path": file, "IsFile": True, "ValidateWritable": False})
    except NotFound:
        return False
    return True


def _settings(library: Library) -> Iterator[Obstacle]:
    readers = [one for one in library.readers if one not in library.disabled_readers]
    if _NFO in library.disabled_readers or (readers and readers[0] != _NFO):
        yield Obstacle(ObstacleCode.JELLYFIN_NFO_READER, library.name, ", ".join(readers), _NFO)
    if _NFO in library.savers:
        yield Obstacle(ObstacleCode.JELLYFIN_NFO_SAVER, library.name, ", ".join(library.savers))


def _library(one: Mapping[str, Any]) -> Library:
    """One VirtualFolderInfo. Without an order, all readers are on and NFO comes first."""
    options = one.get("LibraryOptions") or {}
    return Library(
        name=one["Name"],
        folders=tuple(plain(folder) for folder in one.get("Locations") or ()),
        content=str(one.get("CollectionType") or ""),
        readers=tuple(options.get("LocalMetadataReaderOrder") or ()),
        disabled_readers=tuple(options.get("DisabledLocalMetadataReaders") or ()),
        savers=tuple(options.get("MetadataSavers") or ()),
    )

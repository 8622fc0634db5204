"""What keeps a player from showing what is published, in a sentence that says what to switch."""

from __future__ import annotations

from metarr_desktop.domain.player import Obstacle, ObstacleCode

_SENTENCES = {
    ObstacleCode.KODI_ARTWORK_LEVEL: (
        "It takes few kinds of pictures ({where}: {found}): Settings › Media › Artwork level, set it to all."
    ),
    ObstacleCode.KODI_SETS_FOLDER: (
        "Pictures of sets are published into {wanted}, and it looks in “{found}”: Settings › Media › Videos › Movie "
        "set information folder."
    ),
    ObstacleCode.KODI_ARTISTS_FOLDER: (
        "Pictures of artists are published into {wanted}, and it looks in “{found}”: Settings › Media › Music › Artist "
        "information folder."
    ),
    ObstacleCode.KODI_MUSIC_NFO: (
        "It reads no NFO files of music: Settings › Media › Music › Fetch additional information during updates."
    ),
    ObstacleCode.KODI_SOURCE: "None of its sources holds {where}: add it there as a source, or map the folder.",
    ObstacleCode.JELLYFIN_NFO_READER: "Its library “{where}” does not read NFO files first.",
    ObstacleCode.JELLYFIN_NFO_SAVER: "Its library “{where}” writes NFO files of its own over ours: switch that off.",
    ObstacleCode.JELLYFIN_LIBRARY: "None of its libraries holds {where}: add it there, or map the folder.",
    ObstacleCode.PLEX_LOCAL_ASSETS: "Its library “{where}” does not use pictures beside the files: local media assets.",
    ObstacleCode.PLEX_NAMING: (
        "“{where}” is published under names that Plex does not look for: `metarr library set {where} naming=kodi,plex`"
        ", then publish."
    ),
    ObstacleCode.PLEX_SECTION: "None of its libraries holds {where}: add it there, or map the folder.",
}


def obstacle_sentence(one: Obstacle) -> str:
    """One obstacle in words."""
    return _SENTENCES[one.code].format(where=one.where, found=one.found, wanted=one.wanted)

"""What keeps a player from showing what is published, in a sentence that says what to switch."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.player import Obstacle, ObstacleCode

translate = QCoreApplication.translate


def obstacle_words(one: Obstacle) -> str:
    """One obstacle."""
    words = {
        ObstacleCode.KODI_ARTWORK_LEVEL: translate(
            "Obstacles", "It takes few kinds of pictures ({where}: {found}): Settings › Media › Artwork level, all."
        ),
        ObstacleCode.KODI_SETS_FOLDER: translate(
            "Obstacles",
            "Pictures of sets are published into {wanted}, and it looks in “{found}”: Settings › Media › Videos › "
            "Movie set information folder.",
        ),
        ObstacleCode.KODI_ARTISTS_FOLDER: translate(
            "Obstacles",
            "Pictures of artists are published into {wanted}, and it looks in “{found}”: Settings › Media › Music › "
            "Artist information folder.",
        ),
        ObstacleCode.KODI_MUSIC_NFO: translate(
            "Obstacles",
            "It reads no NFO files of music: Settings › Media › Music › Fetch additional information during updates.",
        ),
        ObstacleCode.KODI_SOURCE: translate(
            "Obstacles", "None of its sources holds {where}: add it there as a source, or write a pair under Paths."
        ),
        ObstacleCode.JELLYFIN_NFO_READER: translate(
            "Obstacles", "Its library “{where}” does not read NFO files first."
        ),
        ObstacleCode.JELLYFIN_NFO_SAVER: translate(
            "Obstacles", "Its library “{where}” writes NFO files of its own over ours: switch that off there."
        ),
        ObstacleCode.JELLYFIN_LIBRARY: translate(
            "Obstacles", "None of its libraries holds {where}: add it there, or write a pair under Paths."
        ),
        ObstacleCode.PLEX_LOCAL_ASSETS: translate(
            "Obstacles", "Its library “{where}” does not use pictures beside the files: local assets."
        ),
        ObstacleCode.PLEX_SECTION: translate(
            "Obstacles", "None of its libraries holds {where}: add it there, or write a pair under Paths."
        ),
        ObstacleCode.PLEX_NAMING: translate(
            "Obstacles",
            "“{where}” is published under names that Plex does not look for: Settings › Libraries › Names of published "
            "files.",
        ),
    }
    return words[one.code].format(where=one.where, found=one.found, wanted=one.wanted)

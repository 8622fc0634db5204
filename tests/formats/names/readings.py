"""Readings in a form that tests can compare at a glance."""

from collections.abc import Mapping

from metarr_desktop.domain.found import Found, FoundFile, Reading
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.tags import AudioTags
from metarr_desktop.formats.names.tree import read_tree


def movies(*paths: str, folder_name: str = "") -> Reading:
    return read_tree(paths, LibraryType.MOVIE, folder_name=folder_name)


def shows(*paths: str, folder_name: str = "") -> Reading:
    return read_tree(paths, LibraryType.TV, folder_name=folder_name)


def music(*paths: str, tags: Mapping[str, AudioTags] | None = None, folder_name: str = "") -> Reading:
    return read_tree(paths, LibraryType.MUSIC, tags=tags, folder_name=folder_name)


def titles(reading: Reading) -> list[tuple[str, int | None]]:
    """Title and year of every item at the top."""
    return [(item.guess.title, item.guess.year) for item in reading.items]


def mains(item: Found) -> list[tuple[str, str, int | None]]:
    """What is watched or heard: path, version and part."""
    return [(file.path, file.version, file.part) for file in item.files if file.role.is_main]


def roles(item: Found) -> dict[str, str]:
    """Path -> role of the item's files."""
    return {file.path: file.role.value for file in item.files}


def file_of(item: Found, path: str) -> FoundFile:
    return next(file for file in item.files if file.path == path)


def episodes(show: Found) -> dict[tuple[int | None, int | str], list[str]]:
    """(Season, number or date) -> paths of the episode's videos; an absolute number is written "a317"."""
    found: dict[tuple[int | None, int | str], list[str]] = {}
    for season in show.children:
        for episode in season.children:
            guess = episode.guess
            number: int | str = guess.air_date
            if guess.episodes or guess.absolute:
                number = guess.episodes[0] if guess.episodes else f"a{guess.absolute[0]}"
            found[season.guess.season, number] = [path for path, _, _ in mains(episode)]
    return found


def season(show: Found, number: int) -> Found:
    return next(one for one in show.children if one.guess.season == number)


def tracks(album: Found) -> list[tuple[int | None, int | None, str]]:
    """(Disc, track, title) of every track."""
    return [(one.guess.disc, one.guess.track, one.guess.title) for one in album.children]

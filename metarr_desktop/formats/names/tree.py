"""A folder tree -> the items in it. Junk goes first, then the reader of the library's type takes the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from metarr_desktop.domain.found import Reading
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.tags import AudioTags
from metarr_desktop.formats.names.files import is_junk_file, is_marker, is_skipped_folder
from metarr_desktop.formats.names.folders import Folder, build
from metarr_desktop.formats.names.movies import read_movies
from metarr_desktop.formats.names.music import read_music
from metarr_desktop.formats.names.tv import read_tv


def read_tree(
    paths: Iterable[str],
    library: LibraryType,
    *,
    tags: Mapping[str, AudioTags] | None = None,
    folder_name: str = "",
) -> Reading:
    """What the files below a root become in a library of that type.

    `paths` are the files, relative to the root with parts joined by "/"; `tags` the tags of music files by path;
    `folder_name` the root's own name, which counts where the root itself is a film's or a show's folder. Undecodable
    names (surrogate escapes) come back as they were given, and appear in guesses as readable text.

    `guess.title` is the item's own name for films, series, artists, albums and tracks; for seasons and episodes it is
    the show's, and `episode_title` the episode's. Never raises, whatever the paths are.
    """
    root = build(paths, folder_name)
    ignored = _take_junk(root)
    match library:
        case LibraryType.MOVIE:
            reading = read_movies(root)
        case LibraryType.TV:
            reading = read_tv(root)
        case LibraryType.MUSIC:
            reading = read_music(root, tags or {})
    return replace(reading, ignored=tuple(sorted((*reading.ignored, *ignored)))) if ignored else reading


def _take_junk(root: Folder) -> list[str]:
    """Removes what is nobody's media (RULES 3.11) and the folders that a marker file closes; gives their paths."""
    ignored: list[str] = []
    pending = [root]
    while pending:
        folder = pending.pop()
        if any(is_marker(entry.name) for entry in folder.files):
            ignored.extend(entry.path for entry in folder.everything())
            folder.files, folder.folders = [], []
            continue
        if junk := {entry for entry in folder.files if is_junk_file(entry.name)}:
            ignored.extend(entry.path for entry in folder.files if entry in junk)
            folder.files = [entry for entry in folder.files if entry not in junk]
        skipped = [child for child in folder.folders if is_skipped_folder(child.name, is_top=folder is root)]
        ignored.extend(entry.path for child in skipped for entry in child.everything())
        folder.folders = [child for child in folder.folders if child not in skipped]
        pending.extend(folder.folders)
    return ignored

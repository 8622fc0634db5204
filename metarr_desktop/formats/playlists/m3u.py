"""Lists of files in extended M3U, in UTF-8: what players of all kinds open.

There is no standard; this is what Kodi, VLC, mpv and Jellyfin read: `#EXTM3U`, a name by `#PLAYLIST:`, and before each
path `#EXTINF:` with whole seconds (-1: unknown) and a title. Lines end with LF.
"""

from __future__ import annotations

from collections.abc import Iterable

from metarr_desktop.domain.playlists import Track


def can_be_written(path: str) -> bool:
    """Whether a path can stand in a list: on one line, and as UTF-8."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return len(path.splitlines()) == 1 and path == path.strip()


def write(name: str, tracks: Iterable[Track]) -> str:
    """The text of a list; of each path `can_be_written` has to hold."""
    lines = ["#EXTM3U", f"#PLAYLIST:{_line(name)}"]
    for track in tracks:
        seconds = -1 if track.seconds is None else track.seconds
        lines += [f"#EXTINF:{seconds},{_line(track.title)}", track.path]
    return "\n".join(lines) + "\n"


def _line(text: str) -> str:
    """A text on one line, whatever it holds."""
    return " ".join(text.encode("utf-8", "replace").decode().split())

"""Whether a root folder is really there: an unplugged drive leaves a folder that is missing, empty or another one."""

from __future__ import annotations

import os
from enum import StrEnum

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.files.write import cannot_write, write_atomically

MARKER_NAME = ".metarr-root"
_LONGEST_MARKER = 256
# What an empty volume holds by itself.
_NOT_CONTENT = frozenset(
    {"lost+found", "system volume information", "$recycle.bin", "@eadir", "#recycle", "desktop.ini"}
)


class RootState(StrEnum):
    """What a root looks like from outside. Only ONLINE allows to conclude that something was deleted."""

    ONLINE = "online"
    OFFLINE = "offline"  # missing or unreadable
    EMPTY = "empty"  # there, with nothing in it: an empty mount point, unless nothing was ever known
    REPLACED = "replaced"  # the folder of another disk


def root_state(root: str, marker: str | None = None) -> RootState:
    """How a root stands now. With `marker` (the token of `place_marker`), another disk at this path is REPLACED."""
    try:
        has_content = bool(content_of(root))
    except OSError:
        return RootState.OFFLINE
    if not has_content:
        return RootState.EMPTY
    return RootState.ONLINE if not marker or _carries(root, marker) else RootState.REPLACED


def content_of(root: str) -> frozenset[str]:
    """The names right in a root, without what a volume holds by itself. Raises OSError."""
    return frozenset(filter(_is_content, os.listdir(root)))


def place_marker(root: str, token: str) -> None:
    """Write a root's token into it, as a hidden file. Raises CannotWrite: a read-only root lives without one."""
    write_atomically(os.path.join(root, MARKER_NAME), f"{token}\n".encode(), owner_like=root)


def read_marker(root: str) -> str | None:
    """The token in a root; None where there is none. Raises BadFile when it is there and cannot be read."""
    path = os.path.join(root, MARKER_NAME)
    try:
        with open(path, "rb") as file:
            return file.read(_LONGEST_MARKER).decode("utf-8", "replace").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadFile(path, error.strerror or "it cannot be read") from error


def remove_marker(root: str, token: str) -> None:
    """Take our marker out of a root again; one of another token is not ours. Raises CannotWrite, BadFile."""
    path = os.path.join(root, MARKER_NAME)
    if read_marker(root) != token:
        return
    try:
        os.unlink(path)
    except OSError as error:
        raise cannot_write(path, error) from error


def _carries(root: str, marker: str) -> bool:
    try:
        return read_marker(root) == marker
    except BadFile:
        return False


def _is_content(name: str) -> bool:
    return not name.startswith(".") and name.casefold() not in _NOT_CONTENT

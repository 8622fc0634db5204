"""Renaming files and folders in place: never over something else, and so that a name survives a power cut."""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection, Iterable

from metarr_desktop.domain.errors import CannotWrite
from metarr_desktop.files.write import cannot_write, flush_folder, make_folders


def rename(source: str, target: str) -> None:
    """Give a file or a folder another place on the same disk; folders above it that are missing are made.

    Raises FileInUse while another program holds it, CannotWrite when something stands at `target`, `source` is
    gone, or the disk refuses; then it is where it was. What makes the new name last is `flush`.
    """
    if os.path.lexists(target):
        raise CannotWrite(target, "something of that name is in the way")
    if not os.path.lexists(source):
        raise CannotWrite(source, "it is not there any more")
    make_folders(os.path.dirname(target))
    try:
        os.rename(source, target)
    except OSError as error:
        raise cannot_write(target, error) from error


def flush(paths: Iterable[str]) -> None:
    """Make the names of those paths, and the absence of others in their folders, survive a power cut."""
    for folder in dict.fromkeys(os.path.dirname(path) for path in paths):
        flush_folder(folder)


def remove_emptied(folders: Iterable[str], roots: Collection[str]) -> None:
    """Remove those folders, and what they leave empty above, where nothing at all is in them; never a root."""
    for folder in folders:
        while folder not in roots and any(folder.startswith(os.path.join(root, "")) for root in roots):
            try:
                os.rmdir(folder)
            except OSError:
                break
            folder = os.path.dirname(folder)


def temporary_beside(path: str) -> str:
    """A fresh hidden name in the same folder for what waits for its own; scans pass over it, no sweep removes it."""
    return os.path.join(os.path.dirname(path), f".metarr-{secrets.token_hex(8)}.move")


def names_in(folder: str) -> list[tuple[str, bool]]:
    """(name, whether it is a folder) of what is in a folder; nothing where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    except OSError:
        return []

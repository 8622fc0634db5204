"""Taking files away so that they can be brought back: moved into a folder of ours, never deleted.

The folder lies on the disk of the files, so that a move is a rename. It is hidden from players by `.nomedia` (Kodi) and
`.ignore` (Jellyfin), and from our own scan by both. `delete_for_good` is the only place where the bytes of a person's
file vanish, and only of files in that folder.
"""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
import uuid

from metarr_desktop.domain.errors import CannotWrite
from metarr_desktop.files.hashes import sha256_of_file
from metarr_desktop.files.write import (
    cannot_write,
    copy_atomically,
    flush_folder,
    make_folders,
    write_atomically,
)

MARKERS = (".nomedia", ".ignore")
RECYCLE_FOLDER = ".metarr-recycle"
_LONGEST_NAME = 255  # bytes, on every file system in use


def place_for(path: str, root: str) -> str:
    """Where a file below a root goes in the recycle folder: a new place each time, so that two never meet.

    The folder lies in the root; where another disk is mounted between it and the file, at the top of that disk. The
    name is the old one with a random part before it.
    """
    top = os.path.dirname(path)
    device = os.stat(top).st_dev
    while top != root and os.stat(os.path.dirname(top)).st_dev == device:
        top = os.path.dirname(top)
    return os.path.join(top, RECYCLE_FOLDER, _recycled_name(os.path.basename(path)))


def free_place(path: str) -> str:
    """The path, or where something stands there one beside it that is free: `Heat (2).mkv`."""
    stem, ending = os.path.splitext(path)
    found, number = path, 1
    while os.path.lexists(found):
        number += 1
        found = f"{stem} ({number}){ending}"
    return found


def delete_for_good(path: str) -> None:
    """Delete a file in a recycle folder; one that is gone already is fine. Cannot be undone.

    Raises CannotWrite when the disk refuses, or the file lies anywhere else.
    """
    _refuse_elsewhere(path)
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise cannot_write(path, error) from error


def hand_to_system(path: str) -> None:
    """Move a file from a recycle folder into the system's own trash; one that is gone already is fine.

    Raises CannotWrite when the system has none for that disk, or the file lies anywhere else; then it stays.
    """
    _refuse_elsewhere(path)
    if not os.path.lexists(path):
        return
    from send2trash import send2trash  # needed by few, and it looks for the desktop's parts

    try:
        send2trash(path)
    except OSError as error:
        raise CannotWrite(path, "the system's trash does not take it; it stays in Metarr's own") from error


def _refuse_elsewhere(path: str) -> None:
    if os.path.basename(os.path.dirname(path)) != RECYCLE_FOLDER:
        raise CannotWrite(path, "it does not lie in the recycle folder")


def is_moved(source: str, target: str) -> bool:
    """Whether a move that was begun is over; a copy to another disk that was cut short of its last step is ended.

    Raises CannotWrite where both stand there and are not the same.
    """
    if not os.path.lexists(target):
        return False
    if not os.path.lexists(source):
        return True
    if os.path.isdir(source) or sha256_of_file(source) != sha256_of_file(target):
        raise CannotWrite(target, "something of that name is in the way")
    try:
        os.unlink(source)  # the other half of `move_file`
    except OSError as error:
        raise cannot_write(source, error) from error
    return True


def remove_empty_folders(folder: str, root: str) -> None:
    """Remove a folder below a root if nothing is left in it, and those above it likewise; never the root."""
    while folder != root and folder.startswith(os.path.join(root, "")):
        try:
            os.rmdir(folder)
        except OSError:
            return
        folder = os.path.dirname(folder)


def move_file(source: str, target: str) -> None:
    """Move one file to a path where nothing stands, within a disk or to another one.

    To another disk it is copied, flushed, and only then removed; time and mode travel with it. Raises CannotWrite when
    something stands at `target` or the disk refuses; then the file is where it was.
    """
    if _is_other_file(source, target):
        raise CannotWrite(target, "something of that name is in the way")
    try:
        os.rename(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise cannot_write(target, error) from error
        _move_between_disks(source, target)
    flush_folder(os.path.dirname(target))
    flush_folder(os.path.dirname(source))


def make_hidden_folder(folder: str) -> None:
    """Make a folder that players and our own scan pass over. Raises CannotWrite."""
    make_folders(folder)
    for marker in MARKERS:
        write_atomically(os.path.join(folder, marker), b"")


def _is_other_file(source: str, target: str) -> bool:
    """Whether something else stands at `target`.

    On a disk that ignores case or Unicode form, `a.nfo` stands at `A.nfo`: the same file, free to be renamed. A second
    hard link is something else: renaming onto it would do nothing.
    """
    if not os.path.lexists(target):
        return False
    is_respelling = source != target and _plain(source) == _plain(target)
    return not (is_respelling and os.path.samestat(os.lstat(source), os.lstat(target)))


def _plain(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _move_between_disks(source: str, target: str) -> None:
    copy_atomically(source, target, owner_like=source)
    try:
        old = os.stat(source)
        os.chmod(target, stat.S_IMODE(old.st_mode))
        os.utime(target, ns=(old.st_atime_ns, old.st_mtime_ns))
        os.unlink(source)
    except OSError as error:
        os.unlink(target)
        raise cannot_write(source, error) from error


def _recycled_name(name: str) -> str:
    """`1f0c….name`, the name's beginning cut where it would not fit: the extension tells what it was."""
    prefix = f"{uuid.uuid4().hex}."
    kept = os.fsencode(name)[-(_LONGEST_NAME - len(prefix)) :]
    return prefix + os.fsdecode(kept)

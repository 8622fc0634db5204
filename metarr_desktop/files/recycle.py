"""Taking files away so that they can be brought back: moved into a folder of ours, never deleted.

The folder is hidden from players by `.nomedia` (Kodi) and `.ignore` (Jellyfin), and from our own scan by both.
"""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
import uuid

from metarr_desktop.domain.errors import CannotWrite
from metarr_desktop.files.write import (
    cannot_write,
    copy_atomically,
    flush_folder,
    make_folders,
    write_atomically,
)

MARKERS = (".nomedia", ".ignore")
_LONGEST_NAME = 255  # bytes, on every file system in use


def remove_to(path: str, recycle_dir: str) -> str:
    """Move a file into the recycle folder and return its path there; `move_file` brings it back.

    The folder is made where it is missing. The new name is the old one with a short random part before it, so that two
    files of one name never meet. Raises CannotWrite; then the file is where it was.
    """
    make_hidden_folder(recycle_dir)
    target = os.path.join(recycle_dir, _recycled_name(os.path.basename(path)))
    move_file(path, target)
    return target


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

"""Whether a folder lies on a network share: SQLite is not safe there, so the data directory must not.

The kind of file system that is mounted there decides; where that cannot be told, the folder counts as local.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass

# fmt: off
_SHARES = frozenset({
    "9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "ftp", "glusterfs", "lustre", "ncpfs", "nfs",
    "nfs4", "smb3", "smbfs", "webdav",
    "fuse.ceph", "fuse.curlftpfs", "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.juicefs", "fuse.rclone",
    "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs", "macfuse_sshfs", "osxfuse_sshfs",
})
# fmt: on
_WINDOWS_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW
_MAC_MOUNT = re.compile(r"^.* on (?P<point>/.*) \((?P<type>[^,)]+)")
_OCTAL = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system in its place."""

    point: str
    type: str


def share_at(path: str) -> str:
    """What kind of network share a path lies on, "" for a disk of this machine. The path need not be there yet."""
    if sys.platform == "win32":
        return _windows_share(path)
    return share_among(_mounts(), os.path.realpath(path))


def share_among(mounts: Iterable[Mount], path: str) -> str:
    """The same, with these mounts in the order in which they were made; `path` without symbolic links."""
    holding = Mount("/", "")
    for mount in mounts:
        inside = path == mount.point or path.startswith(os.path.join(mount.point, ""))
        # A later mount on the same place hides the earlier.
        if inside and len(mount.point) >= len(holding.point):
            holding = mount
    # The whole disk of some containers and virtual machines is handed to them by 9p: there is no other.
    is_own_disk = holding == Mount("/", "9p")
    return holding.type if holding.type in _SHARES and not is_own_disk else ""


def linux_mounts(text: str) -> list[Mount]:
    """The mounts that `/proc/self/mountinfo` lists: `36 35 0:24 / /mnt/films rw shared:1 - nfs4 nas:/films rw`."""
    mounts = []
    for line in text.splitlines():
        head, _, tail = line.partition(" - ")
        words, kinds = head.split(" "), tail.split(" ")
        if len(words) > 4 and kinds[0]:
            mounts.append(Mount(_OCTAL.sub(lambda match: chr(int(match[1], 8)), words[4]), kinds[0]))
    return mounts


def mac_mounts(text: str) -> list[Mount]:
    """The mounts that `mount` prints on a Mac: `//ann@nas/films on /Volumes/films (smbfs, nodev, nosuid)`."""
    return [Mount(match["point"], match["type"]) for line in text.splitlines() if (match := _MAC_MOUNT.match(line))]


def _mounts() -> list[Mount]:
    try:
        if sys.platform == "darwin":
            return mac_mounts(_asked_of_a_mac())
        with open("/proc/self/mountinfo", encoding="utf-8", errors="surrogateescape") as file:
            return linux_mounts(file.read())
    except OSError:
        return []


def _asked_of_a_mac() -> str:
    """What `mount` prints. Raises OSError."""
    import subprocess

    try:
        listed = subprocess.run(["/sbin/mount"], capture_output=True, check=True, timeout=10)
    except subprocess.SubprocessError as error:
        raise OSError(str(error)) from error
    return os.fsdecode(listed.stdout)


def _windows_share(path: str) -> str:
    import ctypes

    drive = os.path.splitdrive(os.path.realpath(path))[0]
    if is_unc(drive):
        return drive
    drive_type: int = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")  # type: ignore[attr-defined,unused-ignore]
    return drive if drive_type == _WINDOWS_REMOTE_DRIVE else ""


def is_unc(drive: str) -> bool:
    r"""Whether a Windows drive is a share: `\\nas\films` is, `C:` and the long form `\\?\C:` are not."""
    head = drive.replace("/", "\\").upper()
    if head.startswith(("\\\\?\\", "\\\\.\\")):
        return head.startswith("\\\\?\\UNC\\")
    return head.startswith("\\\\")

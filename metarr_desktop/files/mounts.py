"""Which paths lie on a share: no system tells of what other machines change there, so no events come."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
from typing import NamedTuple

_SHARES = frozenset(
    {
        "9p",
        "afp",
        "afpfs",
        "autofs",
        "cephfs",
        "cifs",
        "davfs2",
        "drvfs",
        "glusterfs",
        "gvfsd-fuse",
        "juicefs",
        "nfs",
        "nfs4",
        "prl_fs",
        "rclone",
        "s3fs",
        "smb",
        "smb3",
        "smbfs",
        "smbnetfs",
        "sshfs",
        "vboxsf",
        "virtiofs",
        "vmhgfs",
        "vmhgfs-fuse",
    }
)
_LIST_TIMEOUT_S = 5
_REMOTE_DRIVE = 4
_OCTAL = re.compile(rb"\\([0-7]{3})")
_MAC_LINE = re.compile(r"(?P<source>\S.*?) on (?P<point>.+) \((?P<type>[^,)]+)")


class Mount(NamedTuple):
    """Where a file system is seen, what kind it is, and what it is called: `//nas/films`, `/dev/sdb1`."""

    point: str
    type: str
    source: str


def share_of(path: str) -> str:
    """The file system of a path that lies on a share ("nfs4", "cifs"); "" for a disk of this machine.

    May wait for a share that does not answer. Where the system does not say, a path counts as local.
    """
    real = os.path.realpath(path)
    if sys.platform == "win32":
        return _windows_share(real)
    mount = mount_of(real, _mounts())
    return mount.type if is_share(mount.type) else ""


def volume_of(path: str) -> str:
    """What the share is called that a path lies on (`//nas/films`); "" for a disk of this machine.

    The name of a disk's device says nothing: it is another one after the next plugging in. May wait as `share_of`.
    """
    real = os.path.realpath(path)
    if sys.platform == "win32":
        return os.path.splitdrive(real)[0] if _windows_share(real) else ""
    mount = mount_of(real, _mounts())
    return mount.source if is_share(mount.type) else ""


def file_system_of(path: str) -> str:
    """The type of the file system of a path on Linux ("ext4", "fuse.sshfs"); "" where the system does not say."""
    return mount_of(os.path.realpath(path), _linux_mounts()).type if sys.platform.startswith("linux") else ""


def is_share(kind: str) -> bool:
    """Whether a type of file system is one of other machines; `fuse.` before it says nothing."""
    return kind.removeprefix("fuse.") in _SHARES


def mount_of(path: str, mounts: list[Mount]) -> Mount:
    """The mount that holds a path; the last of several at one point is the one seen. All "" where none does."""
    best = Mount("", "", "")
    for mount in mounts:
        is_above = path == mount.point or path.startswith(os.path.join(mount.point, ""))
        if is_above and len(mount.point) >= len(best.point):
            best = mount
    return best


def read_mountinfo(data: bytes) -> list[Mount]:
    """The lines of Linux's `/proc/self/mountinfo`, in order."""
    mounts = []
    for line in data.splitlines():
        before, dash, after = line.partition(b" - ")
        fields = before.split(b" ")
        if dash and len(fields) >= 5:
            kind, source = (*after.split(b" "), b"")[:2]
            mounts.append(Mount(_plain(fields[4]), os.fsdecode(kind), _plain(source)))
    return mounts


def _plain(field: bytes) -> str:
    return os.fsdecode(_OCTAL.sub(lambda found: bytes([int(found[1], 8)]), field))


def read_mount_list(text: str) -> list[Mount]:
    """What macOS's `mount` prints: `//nas/films on /Volumes/films (smbfs, nodev)`."""
    found = (_MAC_LINE.search(line) for line in text.splitlines())
    return [Mount(match["point"], match["type"], match["source"]) for match in found if match]


def _mounts() -> list[Mount]:
    return _mac_mounts() if sys.platform == "darwin" else _linux_mounts()


def _linux_mounts() -> list[Mount]:
    try:
        with open("/proc/self/mountinfo", "rb") as file:
            return read_mountinfo(file.read())
    except OSError:
        return []


def _mac_mounts() -> list[Mount]:
    try:
        done = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=_LIST_TIMEOUT_S, check=True)
    except (OSError, subprocess.SubprocessError):
        return []
    return read_mount_list(done.stdout)


def _windows_share(path: str) -> str:
    drive = os.path.splitdrive(path)[0]
    if drive.startswith("\\\\"):
        return "smb"
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - other systems' ctypes has none
    return "smb" if kernel.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE else ""

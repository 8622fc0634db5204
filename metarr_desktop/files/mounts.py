"""Which paths lie on a share: no system tells of what other machines change there, so no events come."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys

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
_MAC_LINE = re.compile(r" on (?P<point>.+) \((?P<type>[^,)]+)")


def share_of(path: str) -> str:
    """The file system of a path that lies on a share ("nfs4", "cifs"); "" for a disk of this machine.

    May wait for a share that does not answer. Where the system does not say, a path counts as local.
    """
    real = os.path.realpath(path)
    if sys.platform == "win32":
        return _windows_share(real)
    kind = type_at(real, _mac_mounts() if sys.platform == "darwin" else _linux_mounts())
    return kind if is_share(kind) else ""


def file_system_of(path: str) -> str:
    """The type of the file system of a path on Linux ("ext4", "fuse.sshfs"); "" where the system does not say."""
    return type_at(os.path.realpath(path), _linux_mounts()) if sys.platform.startswith("linux") else ""


def is_share(kind: str) -> bool:
    """Whether a type of file system is one of other machines; `fuse.` before it says nothing."""
    return kind.removeprefix("fuse.") in _SHARES


def type_at(path: str, mounts: list[tuple[str, str]]) -> str:
    """The type of the file system that holds a path; the last of several mounts at one point is the one seen."""
    best, kind = -1, ""
    for point, found in mounts:
        is_above = path == point or path.startswith(os.path.join(point, ""))
        if is_above and len(point) >= best:
            best, kind = len(point), found
    return kind


def read_mountinfo(data: bytes) -> list[tuple[str, str]]:
    """(mount point, type) of the lines of Linux's `/proc/self/mountinfo`, in order."""
    mounts = []
    for line in data.splitlines():
        before, dash, after = line.partition(b" - ")
        fields = before.split(b" ")
        if dash and len(fields) >= 5:
            point = _OCTAL.sub(lambda found: bytes([int(found[1], 8)]), fields[4])
            mounts.append((os.fsdecode(point), os.fsdecode(after.split(b" ")[0])))
    return mounts


def read_mount_list(text: str) -> list[tuple[str, str]]:
    """(mount point, type) of what macOS's `mount` prints: `//nas/films on /Volumes/films (smbfs, nodev)`."""
    found = (_MAC_LINE.search(line) for line in text.splitlines())
    return [(match["point"], match["type"]) for match in found if match]


def _linux_mounts() -> list[tuple[str, str]]:
    try:
        with open("/proc/self/mountinfo", "rb") as file:
            return read_mountinfo(file.read())
    except OSError:
        return []


def _mac_mounts() -> list[tuple[str, str]]:
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

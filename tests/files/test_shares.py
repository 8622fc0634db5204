"""Which folders lie on a network share, on each system."""

import subprocess
import sys
from pathlib import Path

import pytest

from metarr_desktop.files.shares import Mount, is_unc, linux_mounts, mac_mounts, share_among, share_at

MOUNTINFO = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt rw shared:2 - tmpfs tmpfs rw
36 30 0:41 / /mnt/films rw,relatime shared:3 - nfs4 nas:/films rw,vers=4.2
37 30 0:42 / /mnt/my\040shows rw - cifs //nas/shows rw
38 36 8:2 / /mnt/films/local rw master:1 - ext4 /dev/sdb1 rw
39 22 0:43 / /home/ann/remote rw - fuse.sshfs ann@nas: rw
40 22 0:44 / /pool rw - fuse.mergerfs a:b rw
41 22 0:45 / /auto rw - autofs auto rw
42 22 0:46 / /auto rw - nfs nas:/auto rw
"""
MAC = """/dev/disk3s1 on / (apfs, sealed, local, read-only, journaled)
//ann@nas/films on /Volumes/my films (smbfs, nodev, nosuid, mounted by ann)
/dev/disk4s1 on /Volumes/usb (hfs, local)
"""


@pytest.mark.parametrize(
    ("path", "type"),
    [
        ("/home/ann/.local/share/metarr-desktop", ""),
        ("/mnt/films", "nfs4"),
        ("/mnt/films/data", "nfs4"),
        ("/mnt/films-too/data", ""),
        ("/mnt/my shows/data", "cifs"),
        ("/mnt/films/local/data", ""),
        ("/home/ann/remote/data", "fuse.sshfs"),
        ("/pool/data", ""),
        ("/auto/data", "nfs"),
    ],
)
def test_the_innermost_mount_says_whether_a_folder_lies_on_a_share(path: str, type: str) -> None:
    assert share_among(linux_mounts(MOUNTINFO), path) == type


def test_a_mac_lists_its_mounts_in_its_own_way() -> None:
    mounts = mac_mounts(MAC)

    assert share_among(mounts, "/Volumes/my films/data") == "smbfs"
    assert share_among(mounts, "/Volumes/usb/data") == ""
    assert share_among(mounts, "/Users/ann") == ""


def test_a_machine_whose_whole_disk_is_handed_to_it_has_no_other() -> None:
    mounts = [Mount("/", "9p"), Mount("/mnt/c", "9p")]

    assert share_among(mounts, "/root/data") == ""
    assert share_among(mounts, "/mnt/c/data") == "9p"


@pytest.mark.parametrize(
    ("drive", "is_share"),
    [(r"\\nas\films", True), ("//nas/films", True), (r"\\?\UNC\nas\films", True), (r"\\?\C:", False), ("C:", False)],
)
def test_a_windows_share_is_known_by_its_name(drive: str, is_share: bool) -> None:
    assert is_unc(drive) is is_share


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's own list")
def test_a_folder_of_this_machine_is_on_no_share(tmp_path: Path) -> None:
    kind = subprocess.run(["stat", "-f", "-c", "%T", str(tmp_path)], capture_output=True, text=True, check=True)
    if kind.stdout.strip() in ("nfs", "cifs", "smb2", "v9fs"):
        pytest.skip("the tests themselves run on a share")

    assert share_at(str(tmp_path / "not" / "there")) == ""

from metarr_desktop.files.mounts import is_share, read_mount_list, read_mountinfo, share_of, type_at

MOUNTINFO = rb"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
31 22 0:27 / /mnt/nas rw,relatime shared:20 master:1 - nfs4 nas:/export rw,vers=4.2
32 22 0:28 / /mnt/my\040films rw - cifs //nas/films rw
33 31 8:17 / /mnt/nas/usb rw - ext4 /dev/sdb1 rw
34 22 0:29 / /mnt/remote rw - fuse.sshfs host:/ rw
35 22 0:30 / /mnt/pool rw - fuse.mergerfs 1:2 rw
36 22 0:31 / /mnt/late rw - autofs systemd-1 rw
37 36 0:32 / /mnt/late rw - ext4 /dev/sdc1 rw
broken line
"""


def kind(path: str) -> str:
    found = type_at(path, read_mountinfo(MOUNTINFO))
    return found if is_share(found) else ""


def test_the_mount_that_holds_a_path_decides() -> None:
    assert kind("/mnt/nas/films") == "nfs4"
    assert kind("/mnt/my films") == "cifs"
    assert kind("/mnt/remote/a/b") == "fuse.sshfs"


def test_a_local_disk_inside_a_share_and_one_beside_it_are_local() -> None:
    assert kind("/mnt/nas/usb/films") == ""
    assert kind("/mnt/nas2") == ""
    assert kind("/home/me/films") == ""
    assert kind("/mnt/pool/films") == ""


def test_of_two_mounts_at_one_point_the_later_is_seen() -> None:
    assert kind("/mnt/late/films") == ""


def test_the_list_of_macos_is_read() -> None:
    text = "/dev/disk1s1 on / (apfs, local)\n//me@nas/films on /Volumes/My films (smbfs, nodev, nosuid)\nmap -hosts\n"

    mounts = read_mount_list(text)

    assert type_at("/Volumes/My films/Heat", mounts) == "smbfs"
    assert type_at("/Users/me", mounts) == "apfs"


def test_this_machines_own_disk_is_no_share(tmp_path: object) -> None:
    assert share_of(str(tmp_path)) == ""

from metarr_desktop.files.mounts import is_share, mount_of, read_mount_list, read_mountinfo, share_of, volume_of

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
    found = mount_of(path, read_mountinfo(MOUNTINFO)).type
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

    assert mount_of("/Volumes/My films/Heat", mounts)[1:] == ("smbfs", "//me@nas/films")
    assert mount_of("/Users/me", mounts).type == "apfs"


def test_a_share_goes_by_what_the_system_calls_it() -> None:
    assert mount_of("/mnt/my films/Heat", read_mountinfo(MOUNTINFO)).source == "//nas/films"
    assert mount_of("/mnt/nas/films", read_mountinfo(MOUNTINFO)).source == "nas:/export"


def test_this_machines_own_disk_is_no_share(tmp_path: object) -> None:
    assert share_of(str(tmp_path)) == ""
    assert volume_of(str(tmp_path)) == ""

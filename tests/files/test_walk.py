import os
import shutil
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import Cancelled, RootGone
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.files.walk import FolderListing, Oddity, Problem, rescan, walk

Plant = Callable[..., str]


def never() -> bool:
    return False


def listed(root: str, **options: object) -> dict[str, FolderListing]:
    """The listings of a full walk by path below the root, `.` for the root."""
    skip = options.pop("skip", SkipRules())
    return {os.path.relpath(one.path, root): one for one in walk(root, skip=skip, cancelled=never, **options)}


def changed(root: str, known: dict[str, int]) -> dict[str, FolderListing]:
    found = rescan(root, known, skip=SkipRules(), cancelled=never)
    return {os.path.relpath(one.path, root): one for one in found}


def times(listings: dict[str, FolderListing]) -> dict[str, int]:
    return {one.path: one.mtime_ns for one in listings.values()}


def names(listing: FolderListing) -> list[str]:
    return [file.name for file in listing.files]


def test_every_folder_is_listed_with_its_files_sizes_and_times(plant: Plant) -> None:
    root = plant("Heat (1995)/Heat.mkv", "Heat (1995)/Heat.nfo", "Alien/Alien.mkv")

    found = listed(root)

    assert list(found) == [".", "Alien", "Heat (1995)"]
    assert found["."].folders == ("Alien", "Heat (1995)")
    assert names(found["Heat (1995)"]) == ["Heat.mkv", "Heat.nfo"]
    state = os.stat(os.path.join(root, "Alien", "Alien.mkv"))
    (film,) = found["Alien"].files
    assert (film.size, film.mtime_ns, film.inode) == (state.st_size, state.st_mtime_ns, state.st_ino)


def test_what_systems_and_programs_leave_behind_is_skipped(plant: Plant) -> None:
    root = plant(
        "Heat/Heat.mkv",
        "Heat/._Heat.mkv",
        "Heat/Thumbs.db",
        "Heat/Heat.mkv.part",
        "Heat/.metarr-0123456789abcdef.tmp",
        "Heat/.actors/Someone.jpg",
        "Heat/Sample/sample.mkv",
        "@eaDir/x",
        ".hidden/x",
        "$RECYCLE.BIN/x",
    )

    found = listed(root)

    assert list(found) == [".", "Heat"]
    assert names(found["Heat"]) == ["Heat.mkv"]


def test_a_series_named_proof_is_no_proof_folder(plant: Plant) -> None:
    root = plant("Proof/Proof S01E01.mkv", "Heat/Proof/proof.jpg")

    found = listed(root)

    assert list(found) == [".", "Heat", "Proof"]


@pytest.mark.parametrize("marker", [".nomedia", ".ignore"])
def test_a_marker_hides_its_folder_and_everything_below(plant: Plant, marker: str) -> None:
    root = plant(f"Private/{marker}", "Private/a.mkv", "Private/Deep/b.mkv", "Public/c.mkv")

    found = listed(root)

    assert list(found) == [".", "Private", "Public"]
    assert found["Private"].is_ignored
    assert found["Private"].files == ()


def test_the_persons_patterns_hide_names_and_paths_of_any_case(plant: Plant) -> None:
    root = plant("Kids/a.AVI", "Kids/a.mkv", "Films/a.avi", "Films/Extras/b.mkv", "Films/promo.mkv")

    found = listed(root, skip=SkipRules(("kids/*.avi", "*/Extras/", "PROMO.*")))

    assert names(found["Kids"]) == ["a.mkv"]
    assert names(found["Films"]) == ["a.avi"]
    assert os.path.join("Films", "Extras") not in found


def test_names_that_are_not_utf8_survive_and_open_the_same_file(plant: Plant) -> None:
    root = plant("Films/")
    raw = os.path.join(os.fsencode(root), b"Films", b"caf\xe9 \xff.mkv")
    Path(os.fsdecode(raw)).write_bytes(b"abc")

    (film,) = listed(root)["Films"].files

    assert os.fsencode(film.name) == b"caf\xe9 \xff.mkv"
    assert os.path.getsize(os.path.join(root, "Films", film.name)) == 3


def test_a_name_of_255_bytes_is_listed(plant: Plant) -> None:
    name = "é" * 125 + "a.mkv"
    root = plant(f"Films/{name}")

    assert names(listed(root)["Films"]) == [name]


def test_a_broken_link_is_reported_and_the_rest_goes_on(plant: Plant) -> None:
    root = plant("Films/a.mkv")
    os.symlink("nowhere.mkv", os.path.join(root, "Films", "b.mkv"))
    os.symlink("c.mkv", os.path.join(root, "Films", "c.mkv"))

    films = listed(root)["Films"]

    assert names(films) == ["a.mkv"]
    assert films.oddities == (("b.mkv", Oddity.BROKEN_LINK), ("c.mkv", Oddity.BROKEN_LINK))


def test_links_to_folders_are_followed_inside_the_root_only(plant: Plant, tmp_path: Path) -> None:
    root = plant(".store/Heat/Heat.mkv")
    (tmp_path / "elsewhere").mkdir()
    os.symlink(os.path.join(root, ".store", "Heat"), os.path.join(root, "Heat"))
    os.symlink(tmp_path / "elsewhere", os.path.join(root, "Out"))

    found = listed(root)

    assert names(found["Heat"]) == ["Heat.mkv"]
    assert found["."].oddities == (("Out", Oddity.LINK_OUT_OF_ROOT),)
    assert "Out" not in found


def test_a_link_to_a_file_anywhere_is_a_file(plant: Plant, tmp_path: Path) -> None:
    root = plant("Films/")
    (tmp_path / "far.mkv").write_bytes(b"12345")
    os.symlink(tmp_path / "far.mkv", os.path.join(root, "Films", "near.mkv"))

    (film,) = listed(root)["Films"].files

    assert (film.name, film.size) == ("near.mkv", 5)


def test_loops_of_links_end_and_each_folder_goes_by_its_real_path(plant: Plant) -> None:
    root = plant("Z/Real/a.mkv")
    os.symlink(root, os.path.join(root, "Z", "up"))
    os.symlink(".", os.path.join(root, "Z", "self"))
    os.symlink(os.path.join(root, "Z", "Real"), os.path.join(root, "A link"))

    assert list(listed(root)) == [".", "Z", os.path.join("Z", "Real")]


def test_pipes_sockets_and_devices_are_never_opened(plant: Plant) -> None:
    root = plant("Films/a.mkv")
    os.mkfifo(os.path.join(root, "Films", "pipe.mkv"))
    listener = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    os.chdir(os.path.join(root, "Films"))  # the path of a socket may be 108 bytes long at most
    listener.bind("socket.mkv")
    os.chdir(here)
    listener.close()

    films = listed(root)["Films"]

    assert names(films) == ["a.mkv"]
    assert films.oddities == (("pipe.mkv", Oddity.NOT_A_FILE), ("socket.mkv", Oddity.NOT_A_FILE))


def test_a_folder_without_permission_is_named_and_its_siblings_are_listed(
    public_folder: Path, unprivileged: Callable[[], object]
) -> None:
    for name in ("A", "B", "C"):
        (public_folder / name).mkdir()
        (public_folder / name / "film.mkv").touch()
    os.chmod(public_folder / "B", 0)

    with unprivileged():
        found = listed(str(public_folder))
    os.chmod(public_folder / "B", stat.S_IRWXU)

    assert found["B"].problem is Problem.NO_PERMISSION
    assert found["B"].files == ()
    assert names(found["A"]) == names(found["C"]) == ["film.mkv"]


def test_a_root_that_is_missing_is_gone(tmp_path: Path) -> None:
    with pytest.raises(RootGone) as raised:
        listed(str(tmp_path / "unplugged"))

    assert "unplugged" in str(raised.value)


def test_a_root_that_vanishes_in_mid_walk_is_gone_and_not_empty(plant: Plant) -> None:
    root = plant("A/a.mkv", "B/b.mkv")
    listings = walk(root, skip=SkipRules(), cancelled=never)
    next(listings)

    os.rename(root, root + "-unplugged")

    with pytest.raises(RootGone):
        list(listings)


def test_a_root_that_another_disk_replaces_in_mid_walk_is_gone(plant: Plant) -> None:
    root = plant("A/a.mkv", "B/b.mkv")
    listings = walk(root, skip=SkipRules(), cancelled=never)
    next(listings)

    os.rename(root, root + "-unplugged")
    os.mkdir(root)

    with pytest.raises(RootGone):
        list(listings)


def test_a_folder_that_vanishes_in_mid_walk_is_named(plant: Plant) -> None:
    root = plant("A/a.mkv", "B/b.mkv")
    listings = walk(root, skip=SkipRules(), cancelled=never)
    next(listings)

    shutil.rmtree(os.path.join(root, "B"))

    a, b = listings
    assert names(a) == ["a.mkv"]
    assert b.problem is Problem.GONE


def test_a_walk_stops_when_asked(plant: Plant) -> None:
    root = plant("A/a.mkv", "B/b.mkv")
    answers = iter([False, True])

    with pytest.raises(Cancelled):
        list(walk(root, skip=SkipRules(), cancelled=lambda: next(answers)))


def test_a_walk_can_begin_below_the_root_and_keeps_the_roots_rules(plant: Plant) -> None:
    root = plant("Heat/Proof/x.jpg", "Heat/Heat.mkv", "Alien/Alien.mkv")

    found = listed(root, start=os.path.join(root, "Heat"))

    assert list(found) == ["Heat"]
    assert found["Heat"].folders == ()


def test_a_rescan_of_an_unchanged_root_lists_nothing(plant: Plant) -> None:
    root = plant("A/a.mkv", "B/C/c.mkv")
    known = times(listed(root))

    assert changed(root, known) == {}


def test_a_rescan_lists_changed_new_and_vanished_folders_alone(plant: Plant) -> None:
    root = plant("A/a.mkv", "B/b.mkv", "C/Deep/c.mkv", "D/d.mkv")
    known = times(listed(root))
    plant("A/new.mkv", "E/F/f.mkv")
    shutil.rmtree(os.path.join(root, "C"))
    os.utime(os.path.join(root, "A"), ns=(0, 1))  # further away than the clock's tick

    found = changed(root, known)

    assert list(found) == [".", "E", os.path.join("E", "F"), "A", "C", os.path.join("C", "Deep")]
    assert names(found["A"]) == ["a.mkv", "new.mkv"]
    assert found["C"].problem is found[os.path.join("C", "Deep")].problem is Problem.GONE


def test_a_rescan_knows_a_moved_folder_at_its_new_place(plant: Plant) -> None:
    root = plant("Old/a.mkv")
    known = times(listed(root))
    os.rename(os.path.join(root, "Old"), os.path.join(root, "New"))
    os.utime(root, ns=(0, 1))

    found = changed(root, known)

    assert names(found["New"]) == ["a.mkv"]
    assert found["Old"].problem is Problem.GONE


def test_a_rescan_passes_over_what_a_new_marker_hides(plant: Plant) -> None:
    root = plant("A/B/b.mkv")
    known = times(listed(root))
    plant("A/.nomedia", "A/B/c.mkv")
    for folder in ("A", "A/B"):
        os.utime(os.path.join(root, folder), ns=(0, 1))

    found = changed(root, known)

    assert list(found) == ["A"]
    assert found["A"].is_ignored


def test_a_rescan_of_a_vanished_root_is_gone_and_not_a_list_of_vanished_folders(plant: Plant) -> None:
    root = plant("A/a.mkv")
    known = times(listed(root))
    os.rename(root, root + "-unplugged")

    with pytest.raises(RootGone):
        changed(root, known)

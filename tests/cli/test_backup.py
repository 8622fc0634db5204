"""`metarr backup`: making, listing, restoring and removing backups, and rescuing what is damaged or gone."""

import contextlib
import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from metarr_desktop import app
from metarr_desktop.files import archives
from tests.cli.conftest import MEDIA, Metarr


def made(metarr: Metarr) -> str:
    """The name of a backup made now."""
    return str(metarr.json("backup", "create")["name"])


def own(metarr: Metarr) -> list[str]:
    """The names of the backups that were asked for; one of the night may have been made up for beside them."""
    return [one["name"] for one in metarr.json("backup", "list") if one["kind"] == "own"]


def library_of(metarr: Metarr) -> Path:
    return Path(metarr.data_dir) / "library.db"


def spoil(metarr: Metarr) -> bytes:
    """Damage the library; its bytes as they are then."""
    data = bytearray(library_of(metarr).read_bytes())
    data[8192:-4096] = b"\x55" * (len(data) - 8192 - 4096)
    library_of(metarr).write_bytes(data)
    return bytes(data)


# --- making and listing -----------------------------------------------------------------------------------------------


def test_a_backup_says_what_it_holds_and_is_listed(library: Metarr) -> None:
    library("set", "Heat", "plot=Mine.")

    backup = library.json("backup", "create")

    assert backup["kind"] == "own"
    assert backup["tally"] == {"libraries": 3, "titles": 5, "edits": 1, "locks": 1, "pictures": 2}
    assert own(library) == [backup["name"]]
    assert backup["name"] in library("backup", "list").out


def test_backups_lie_on_one_disk_until_a_second_place_is_named(library: Metarr) -> None:
    assert "backup.second_dir" in library("backup", "create").err


def test_a_backup_is_copied_to_the_second_place(library: Metarr, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    library("settings", "set", "backup.second_dir", str(tmp_path / "other"))

    said = library("backup", "create")

    (copy,) = (tmp_path / "other").iterdir()
    with archives.opened(str(copy)) as archive:
        archive.verify()
    assert "same disk" in said.err


def test_a_second_place_that_is_away_is_said_and_the_backup_stands(library: Metarr, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    library("settings", "set", "backup.second_dir", str(tmp_path / "other"))
    (tmp_path / "other").rmdir()

    said = library("backup", "create")

    assert said.status == 0
    assert "is not there; connect its disk" in said.err
    assert len(own(library)) == 1
    assert not (tmp_path / "other").exists()


def test_a_backup_is_removed_by_its_name_and_nothing_else_is(library: Metarr) -> None:
    name = made(library)

    assert library("backup", "remove", "../library.db").status == 1
    assert library("backup", "remove", name).status == 0
    assert own(library) == []
    assert library("backup", "remove", name).status == 1


# --- restoring --------------------------------------------------------------------------------------------------------


def test_a_preview_names_what_would_be_lost_and_changes_nothing(library: Metarr) -> None:
    name = made(library)
    library("set", "Heat", "plot=Later.")

    seen = library.json("backup", "restore", name, "--dry-run")

    assert (seen["lost_edits"], [one["verb"] for one in seen["lost"]]) == (1, ["edit"])
    assert (seen["now"]["locks"], seen["backup"]["tally"]["locks"]) == (1, 0)
    assert "1 edit of yours" in library("backup", "restore", name, "--dry-run").out
    assert library.item("Heat")["locked"] == ["plot"]


def test_restoring_brings_back_what_was_and_keeps_what_is(library: Metarr) -> None:
    library("set", "Heat", "plot=Mine.")
    name = made(library)
    library("set", "Heat", "plot=Later.")

    restored = library.json("backup", "restore", "newest")
    assert restored["restored"] == name
    assert library.json("show", "Heat")["plot"] == "Mine."

    kept = next(one["name"] for one in library.json("backup", "list") if one["kind"] == "replaced")
    library.json("backup", "restore", kept)
    assert library.json("show", "Heat")["plot"] == "Later."


def test_a_running_metarr_restores_at_its_next_start(library: Metarr) -> None:
    name = made(library)
    library("set", "Heat", "plot=Later.")

    with app.open_engine(library.data_dir) as engine:
        program = app.Program(library.host)
        with app.serving(engine, program.answering(engine), lambda: False):
            said = library("backup", "restore", name)
            assert "when Metarr is started the next time" in said.out
            assert engine.browse.detail(engine.browse.find("Heat")).values["plot"] == "Later."

    assert library.json("show", "Heat")["plot"] == "A thief."


def test_what_was_to_be_restored_can_be_left(library: Metarr) -> None:
    name = made(library)
    library("set", "Heat", "plot=Later.")
    with app.open_engine(library.data_dir) as engine:
        engine.backups.stage(name)

    assert library("backup", "restore", "--cancel").status == 0

    assert library.json("show", "Heat")["plot"] == "Later."


def test_a_backup_is_restored_onto_a_blank_profile_with_the_pictures_of_ones_own(
    library: Metarr, tmp_path: Path
) -> None:
    library("art", "Ronin", "--kind", "poster", "--file", str(MEDIA / "cover.jpg"))
    library("set", "Heat", "plot=Mine.")
    name = made(library)
    blank = Metarr(tmp_path / "blank")

    blank.json("backup", "restore", str(Path(library.data_dir) / "backups" / name))

    assert blank.json("show", "Heat")["plot"] == "Mine."
    assert blank.json("show", "Ronin")["locked"] == ["poster"]
    (picture,) = (one for one in Path(blank.data_dir, "cache").rglob("*.jpg"))
    assert picture.read_bytes() == (MEDIA / "cover.jpg").read_bytes()


def test_a_backup_of_a_newer_metarr_is_refused_and_nothing_changes(library: Metarr, tmp_path: Path) -> None:
    name = made(library)
    archive = Path(library.data_dir) / "backups" / name
    newer = tmp_path / "newer.zip"
    with archives.opened(str(archive)) as old, archives.packing(str(newer)) as new:
        old.unpack(archives.DATABASE, str(tmp_path / "library.db"))
        new.add(archives.DATABASE, str(tmp_path / "library.db"), is_packed=True)
        new.describe({**old.facts, "schema": "9999"})
    before = library_of(library).read_bytes()

    said = library("backup", "restore", str(newer))

    assert said.status == 1
    assert "newer Metarr (schema 9999" in said.err
    assert library_of(library).read_bytes() == before


def test_what_is_no_backup_is_refused(library: Metarr, tmp_path: Path) -> None:
    (tmp_path / "note.zip").write_text("no zip at all")

    assert library("backup", "restore", str(tmp_path / "note.zip")).status == 1
    assert library("backup", "restore", str(tmp_path / "nothing.zip")).status == 1
    assert library("backup", "restore").status == 2


def test_a_backup_that_lost_a_byte_is_refused(library: Metarr) -> None:
    name = made(library)
    path = Path(library.data_dir) / "backups" / name
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 1
    path.write_bytes(data)
    before = library_of(library).read_bytes()

    said = library("backup", "restore", name)

    assert (said.status, "damaged" in said.err) == (1, True)
    assert library_of(library).read_bytes() == before


# --- damage -----------------------------------------------------------------------------------------------------------


def test_a_damaged_library_is_named_with_the_newest_backup_and_left_as_it_is(library: Metarr) -> None:
    name = made(library)
    data = spoil(library)

    said = library("items")

    assert said.status == 1
    assert name in said.err
    assert "metarr backup rescue --newest" in said.err
    assert library_of(library).read_bytes() == data


def test_rescue_says_how_it_stands_and_does_nothing(library: Metarr) -> None:
    assert library("backup", "rescue").status == 0
    made(library)
    data = spoil(library)

    said = library("backup", "rescue")

    assert (said.status, "--salvage" in said.out) == (1, True)
    assert library_of(library).read_bytes() == data


def test_rescue_names_the_ways_back_where_the_library_is_gone_and_a_new_one_was_begun(library: Metarr) -> None:
    name = made(library)
    library_of(library).unlink()

    gone = library("backup", "rescue")
    library("items")
    begun = library("backup", "rescue")

    assert gone.status == 1
    for said in (gone.err, begun.out):
        assert name in said
        assert "`metarr backup restore newest`" in said
        assert "`metarr backup rebuild`" in said


def test_a_library_that_was_always_blank_needs_no_rescue(metarr: Metarr) -> None:
    metarr("items")

    assert "nothing to rescue it from" in metarr("backup", "rescue").out


@pytest.mark.parametrize("way", ["--newest", "--salvage"])
def test_both_ways_out_lead_to_a_library_that_works_and_keep_the_damaged_file(library: Metarr, way: str) -> None:
    library("set", "Heat", "plot=Mine.")
    made(library)
    with contextlib.closing(sqlite3.connect(library_of(library))) as whole:
        (page,) = whole.execute("SELECT rootpage FROM sqlite_master WHERE name = 'stream_detail'").fetchone()
    data = bytearray(library_of(library).read_bytes())
    data[24:28] = b"\xff\xff\xff\xff"
    data[-4096:] = bytes(4096)
    data[(page - 1) * 4096 : page * 4096] = b"\x55" * 4096  # not one of the schema's: without that nothing is saved
    library_of(library).write_bytes(data)
    if library("backup", "rescue").status == 0:
        pytest.skip("This damage hits nothing that is in use.")

    answer = library.json("backup", "rescue", way)

    assert (Path(answer["kept_aside"]) / "library.db").read_bytes() == data
    assert library("backup", "rescue").status == 0
    assert library("items").status == 0


def test_a_sound_library_is_not_salvaged(library: Metarr) -> None:
    said = library("backup", "rescue", "--salvage")

    assert (said.status, "nothing to save it from" in said.err) == (1, True)


def test_rescue_takes_an_older_backup_where_the_newest_is_damaged(library: Metarr) -> None:
    older, newer = made(library), made(library)
    (Path(library.data_dir) / "backups" / newer).write_bytes(b"no backup")
    spoil(library)

    assert library.json("backup", "rescue", "--newest")["restored"] == older


# --- a lost library ---------------------------------------------------------------------------------------------------


def test_a_lost_library_is_built_anew_with_everything_that_was_decided(own_library: Metarr, tmp_path: Path) -> None:
    own_library("set", "Heat", "plot=Mine.", "title=Fire", "genres=Drama; Noir")
    own_library("set", "Lost Hours", "plot=Island.")
    own_library("lock", "Ronin", "year")
    own_library("art", "Ronin", "--kind", "poster", "--file", str(MEDIA / "cover.jpg"))
    own_library("add", "On the shelf", "--library", "Films", "--year", "2001")
    own_library("set", "On the shelf", "plot=A disc.")
    own_library("settings", "set", "trash.days", "99")
    before = {one["path"] or one["title"]: one for one in own_library.items()}
    for path in Path(own_library.data_dir).glob("library.db*"):
        path.unlink()

    said = own_library.json("backup", "rebuild")

    after = {one["path"] or one["title"]: one for one in own_library.items()}
    assert said["given_back"] == {"titles": 4, "away": 0}
    assert after.keys() == before.keys()
    assert {path: one["title"] for path, one in after.items()} == {path: one["title"] for path, one in before.items()}
    assert {path: one["locked"] for path, one in after.items()} == {path: one["locked"] for path, one in before.items()}
    assert own_library.json("show", "Fire")["genres"] == ["Drama", "Noir"]
    assert json.loads(own_library("settings", "list", "--json").out)["trash.days"] == 99


def test_a_library_that_is_built_anew_is_published_under_the_names_from_before(own_library: Metarr) -> None:
    own_library("library", "set", "Films", "naming=kodi,plex", "nfo=jellyfin")
    own_library("set", "Heat", "plot=Mine.")
    for path in Path(own_library.data_dir).glob("library.db*"):
        path.unlink()

    own_library.json("backup", "rebuild")

    (films,) = (one for one in own_library.json("library", "list") if one["name"] == "Films")
    assert (films["naming"], films["nfo"]) == (["kodi", "plex"], "jellyfin")


def test_rebuilding_again_changes_nothing_that_is_locked_by_now(own_library: Metarr) -> None:
    own_library("set", "Heat", "plot=Mine.")
    for path in Path(own_library.data_dir).glob("library.db*"):
        path.unlink()
    own_library.json("backup", "rebuild")
    own_library("set", "Heat", "plot=Newer.")

    own_library.json("backup", "rebuild")

    assert own_library.json("show", "Heat")["plot"] == "Newer."


def test_a_video_that_was_moved_before_the_loss_was_noticed_is_known_by_its_content(
    own_library: Metarr, tmp_path: Path
) -> None:
    own_library("set", "Heat", "plot=Mine.")
    own_library("set", "Ronin", "plot=Not this.")
    films = tmp_path / "media" / "Films"
    with (films / "Heat (1995)" / "Heat (1995).mp4").open("ab") as file:
        file.write(b"\0" * 16)  # bytes of its own: all test videos are alike
    own_library("scan")
    own_library("set", "Heat", "tagline=Here.")
    for path in Path(own_library.data_dir).glob("library.db*"):
        path.unlink()
    (films / "Moved").mkdir()
    shutil.move(films / "Heat (1995)" / "Heat (1995).mp4", films / "Moved" / "Something else (1995).mp4")

    own_library.json("backup", "rebuild")

    moved = next(one for one in own_library.items() if one["path"].endswith("Something else (1995).mp4"))
    assert moved["locked"] == ["plot", "tagline"]


def test_a_library_whose_file_is_gone_is_missed_by_doctor(own_library: Metarr, tmp_path: Path) -> None:
    own_library("backup", "create")
    before = own_library("doctor").out
    for path in (tmp_path / "data").glob("library.db*"):
        path.unlink()

    after = own_library("doctor")

    assert "what is left of an earlier one" not in before
    assert "There is no library here, but what is left of an earlier one." in after.out
    assert "metarr backup restore newest" in after.out

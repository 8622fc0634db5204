"""`metarr publish`, and `metarr player` and `metarr sync` where no player answers."""

import socket
from pathlib import Path

from tests.cli.conftest import Metarr

NFO = "media/Films/Heat (1995)/Heat (1995).nfo"


def test_a_dry_run_says_what_would_happen_and_touches_nothing(own_library: Metarr, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "media").rglob("*")}

    plan = own_library.json("publish", "Ronin", "--dry-run")
    text = own_library("publish", "Ronin", "--dry-run").out

    assert [(step["verb"], step["content"], step["reason"]) for step in plan["steps"]] == [("write", "nfo", "missing")]
    assert "Ronin (1998).nfo  (not on disk)\n" in text
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "media").rglob("*")} == before


def test_what_is_published_stands_on_the_disk_and_a_second_time_nothing_is_written(
    own_library: Metarr, tmp_path: Path
) -> None:
    own_library("set", "Heat", "plot=Mine")

    first = own_library.json("publish", "--library", "Films")
    second = own_library.json("publish", "--all")

    assert "Mine" in (tmp_path / NFO).read_text()
    assert first["written"] + first["replaced"] > 0
    assert (second["failed"], second["replaced"]) == (0, 0)
    assert own_library.json("publish", "Heat")["written"] == 0


def test_without_words_everything_is_published(own_library: Metarr, tmp_path: Path) -> None:
    said = own_library("publish")

    assert said.status == 0
    assert said.out.startswith("Titles published: ")
    assert (tmp_path / "media/Shows/Lost Hours/tvshow.nfo").exists()


def test_a_title_whose_file_is_away_does_not_count_as_published(own_library: Metarr, tmp_path: Path) -> None:
    (tmp_path / "media/Films/Ronin (1998)/Ronin (1998).mp4").unlink()
    own_library("scan")

    planned = own_library("publish", "Ronin", "--dry-run")
    said = own_library("publish", "Ronin")

    assert "0 titles: 0 to write" in planned.out
    assert (said.status, said.out.partition(".")[0]) == (0, "Titles published: 0")


def test_undoing_an_edit_that_was_published_by_hand_leaves_the_next_publish_to_say_so(
    own_library: Metarr, tmp_path: Path
) -> None:
    batch = own_library.json("set", "Heat", "plot=Mine")["batch"]
    own_library("publish", "Heat")

    own_library("undo", str(batch))
    own_library("publish", "Heat")

    assert "A thief." in (tmp_path / NFO).read_text()


def test_a_publish_has_an_undo_of_its_own_that_can_be_undone(own_library: Metarr, tmp_path: Path) -> None:
    nfo, new = tmp_path / NFO, tmp_path / "media/Films/Ronin (1998)/Ronin (1998).nfo"
    mine = nfo.read_text()
    own_library("set", "Heat", "plot=Mine")
    batch = own_library.json("publish", "--library", "Films")["batch"]
    assert new.exists()

    undone = own_library("undo", str(batch))

    assert (nfo.read_text(), new.exists()) == (mine, False)
    assert "given back: 1" in undone.out
    assert own_library.json("show", "Heat")["plot"] == "Mine"
    assert own_library.json("publish", "--library", "Films", "--dry-run")["write"] >= 2

    again = own_library.json("history", "Heat")
    assert all(entry["field"] != "files" for entry in again)
    (published,) = [entry["published"] for entry in again if entry["verb"] == "publish"]
    assert str(nfo) in published
    assert f"published: {', '.join(Path(path).name for path in published)}" in own_library("history", "Heat").out
    own_library("undo", str(batch + 1))

    assert "Mine" in nfo.read_text()
    assert new.exists()


def test_a_dry_run_of_the_undo_of_a_publish_names_the_files_that_go_and_come_back(
    own_library: Metarr, tmp_path: Path
) -> None:
    nfo, new = tmp_path / NFO, tmp_path / "media/Films/Ronin (1998)/Ronin (1998).nfo"
    own_library("set", "Heat", "plot=Mine")
    batch = str(own_library.json("publish", "--library", "Films")["batch"])

    plan = own_library.json("undo", batch, "--dry-run")
    text = own_library("undo", batch, "--dry-run").out
    assert "Mine" in nfo.read_text()
    done = own_library("undo", batch).out

    verbs = {one["path"]: one["verb"] for one in plan["files"]}
    assert (verbs[str(new)], verbs[str(nfo)]) == ("remove", "give_back")
    assert f"remove     {new}\n" in text
    assert f"give back  {nfo}\n" in text
    removed, given_back = (list(verbs.values()).count(verb) for verb in ("remove", "give_back"))
    assert f"Files removed: {removed}, given back: {given_back}" in done


def test_a_dry_run_of_an_undo_leaves_out_files_that_another_program_changed_since(
    own_library: Metarr, tmp_path: Path
) -> None:
    batch = str(own_library.json("publish", "Ronin")["batch"])
    (tmp_path / "media/Films/Ronin (1998)/Ronin (1998).nfo").write_text("<movie><title>Theirs</title></movie>")

    assert own_library.json("undo", batch, "--dry-run")["files"] == []


def test_a_bare_undo_after_publishing_takes_back_the_edit(own_library: Metarr) -> None:
    own_library("set", "Heat", "plot=Mine")
    assert "takes it back" in own_library("publish", "Heat").out

    own_library("undo")

    assert own_library.json("show", "Heat")["plot"] == "A thief."


# --- players ----------------------------------------------------------------------------------------------------------


def closed_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return str(server.getsockname()[1])


def with_player(metarr: Metarr) -> Metarr:
    metarr.json("player", "group", "add", "Home", "--type", "kodi")
    words = ("player", "add", "Kodi", "--group", "Home", "--host", "127.0.0.1", "--port", closed_port())
    metarr.json(*words)
    return metarr


def test_groups_hold_libraries_and_mappings(library: Metarr) -> None:
    library.json("player", "group", "add", "Home", "--type", "kodi", "--database", "shared")

    library.json("player", "link", "Home", "Films", "Shows")
    library.json("player", "unlink", "Home", "Shows")
    library.json("player", "map", "Home", "/srv/films", "smb://nas/films")
    library.json("player", "map", "Home", "/srv/shows", "smb://nas/shows")
    library.json("player", "unmap", "Home", "/srv/shows", "smb://nas/shows")

    assert library.json("player", "group", "list") == [
        {
            "name": "Home",
            "type": "kodi",
            "database": "shared",
            "when": "idle",
            "watched": "off",
            "libraries": ["Films"],
            "mappings": [{"ours": "/srv/films", "theirs": "smb://nas/films"}],
        }
    ]
    assert "smb://nas/films" in library("player", "group", "list").out
    assert library("player", "unmap", "Home", "/srv/shows").status == 1


def test_a_player_is_added_changed_switched_off_and_removed(metarr: Metarr) -> None:
    with_player(metarr)

    metarr.json("player", "set", "Kodi", "host=10.0.0.9", "port=8080", "name=Den")
    metarr.json("player", "disable", "Den")
    (player,) = metarr.json("player", "list")
    assert (player["name"], player["host"], player["port"], player["enabled"]) == ("Den", "10.0.0.9", 8080, False)
    assert "disabled" in metarr("player", "list").out

    metarr.json("player", "enable", "Den")
    metarr.json("player", "remove", "Den")

    assert metarr.json("player", "list") == []


def test_a_password_is_read_from_standard_input_and_never_shown(metarr: Metarr) -> None:
    with_player(metarr)

    said = metarr("player", "set", "Kodi", "--password-stdin", stdin="geheim\r\nrest\n")
    without = metarr("player", "set", "Kodi", "--password-stdin", stdin="")
    shown = metarr("player", "list", "--json")

    assert said.status == 0
    assert (without.status, "standard input" in without.err) == (1, True)
    assert "geheim" not in shown.out
    kept = Path(metarr.data_dir, "secrets.json")
    assert '"geheim"' in kept.read_text()
    assert kept.stat().st_mode & 0o077 == 0


def test_a_player_that_does_not_answer_fails_its_test(metarr: Metarr) -> None:
    with_player(metarr)

    said = metarr("player", "test", "Kodi")

    assert (said.status, said.out) == (1, "")
    assert "does not answer" in said.err


def test_what_a_player_that_is_off_has_to_be_told_waits(own_library: Metarr) -> None:
    with_player(own_library)
    own_library("settings", "set", "automation.sync_after_publish", "no")
    own_library("player", "link", "Home", "Films")
    own_library("publish", "--library", "Films")

    before = own_library.json("sync", "--dry-run")
    said = own_library("sync", "--group", "Home", "--json")
    (after,) = own_library.json("sync", "--dry-run")

    assert before == [after]
    assert (after["group"], after["player"], after["there"], after["total"], after["waiting"]) == (
        "Home",
        "Kodi",
        0,
        3,
        3,
    )
    assert said.status == 0
    assert "does not answer" in said.err
    assert "0 of 3 there, 3 waiting" in own_library("sync").out


def test_without_players_sync_says_so(metarr: Metarr) -> None:
    said = metarr("sync", "--json")

    assert (said.status, said.out) == (0, "[]\n")
    assert "no enabled player" in said.err


def test_what_another_program_changed_is_shown_with_both_values_and_decided_by_a_word(
    own_library: Metarr, tmp_path: Path
) -> None:
    own_library("publish", "Heat")
    own_library("set", "Heat", "tagline=Mine.")
    nfo = tmp_path / NFO
    nfo.write_text(nfo.read_text().replace("</movie>", "  <tagline>Theirs.</tagline>\n</movie>"))

    seen = own_library("publish", "Heat", "--diff")
    plan = own_library.json("publish", "Heat", "--dry-run", "--prefer", "theirs")
    untouched = nfo.read_text()
    own_library("publish", "Heat", "--prefer", "theirs")

    assert "tagline: ours “Mine.” stands" in seen.out
    assert "tagline: theirs “Theirs.”" in seen.out
    assert "+  <tagline>Mine.</tagline>" in seen.out
    (clash,) = plan["steps"][0]["clashes"]
    assert (clash["field"], clash["ours"], clash["theirs"], clash["stands"]) == (
        "tagline",
        "Mine.",
        "Theirs.",
        "theirs",
    )
    assert "Mine." not in untouched
    assert own_library.json("show", "Heat")["tagline"] == "Theirs."


def test_a_plan_tells_what_is_taken_in_from_what_a_lock_only_has_suggested(own_library: Metarr, tmp_path: Path) -> None:
    own_library("set", "Heat", "tagline=Mine.")
    own_library("publish", "Heat")
    nfo = tmp_path / NFO
    text = nfo.read_text().replace("<tagline>Mine.<", "<tagline>Theirs.<")
    nfo.write_text(text.replace("</movie>", "  <studio>Warner</studio>\n</movie>"))

    seen = own_library("publish", "Heat", "--dry-run").out

    assert "taken in from it: studios\n" in seen
    assert "locked, so only suggested: tagline\n" in seen


def test_a_file_that_stays_is_named_where_something_is_taken_in_from_it(own_library: Metarr, tmp_path: Path) -> None:
    own_library("publish", "Heat")
    nfo = tmp_path / NFO
    nfo.write_text(nfo.read_text().replace("</movie>", "  <tagline>Theirs.</tagline>\n</movie>"))

    lines = own_library("publish", "Heat", "--dry-run").out.splitlines()

    told = lines.index("        taken in from it: tagline")
    assert lines[told - 1].split(maxsplit=1)[1].startswith(str(nfo))


def test_a_library_is_published_under_the_names_that_its_players_look_for(own_library: Metarr, tmp_path: Path) -> None:
    library = own_library.json("library", "set", "Films", "naming=kodi,jellyfin", "nfo=jellyfin")
    refused = own_library("library", "set", "Films", "naming=winamp")
    own_library("publish", "--library", "Films")

    assert (library["naming"], library["nfo"]) == (["kodi", "jellyfin"], "jellyfin")
    assert refused.status == 1
    assert "naming is one of: kodi, jellyfin, plex." in refused.err
    assert "<lockdata>true</lockdata>" in (tmp_path / NFO).read_text()


def test_titles_on_a_disk_that_is_away_wait_and_that_is_no_failure(own_library: Metarr, tmp_path: Path) -> None:
    own_library("publish")
    own_library("set", "Heat", "plot=Mine")
    (tmp_path / "media/Films").rename(tmp_path / "unplugged")
    own_library("scan")

    said = own_library("publish")

    assert said.status == 0
    assert said.err.startswith("3 titles wait for a disk that is not connected")
    assert "could not be written" not in said.err
    assert own_library.json("publish")["waiting"] == 3


def test_a_file_that_is_fought_over_waits_for_a_decision(own_library: Metarr, tmp_path: Path) -> None:
    nfo = tmp_path / NFO
    own_library("publish", "Heat")
    for round in range(4):
        nfo.write_text(nfo.read_text() + f"<!-- {round} -->\n")
        own_library("set", "Heat", f"tagline=Tagline {round}.")
        said = own_library("publish", "Heat")

    assert said.status == 1
    assert "Files that wait for a decision of yours: 1." in said.err
    assert "could not be written" not in said.err


def test_publishing_says_how_many_titles_took_in_what_another_program_wrote(
    own_library: Metarr, tmp_path: Path
) -> None:
    nfo = tmp_path / NFO
    own_library("set", "Heat", "plot=Mine")
    own_library("publish", "Heat")
    nfo.write_text(nfo.read_text().replace("</movie>", "<tagline>Theirs.</tagline></movie>"))

    said = own_library("publish", "Heat")

    assert "Titles that took in what another program wrote into their NFO: 1" in said.out
    assert "Theirs." in own_library("show", "Heat").out


def test_a_comparison_with_a_player_that_is_off_does_not_count_what_nobody_asked(own_library: Metarr) -> None:
    metarr = with_player(own_library)

    said = metarr("sync", "--dry-run")

    assert said.out.endswith("gave no answer\n")
    assert "equal" not in said.out

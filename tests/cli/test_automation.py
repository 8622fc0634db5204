"""Automation by commands: pausing all work, and what follows by itself in which library."""

from pathlib import Path

import pytest

from tests.cli.conftest import Metarr, lay_out_media


@pytest.fixture
def films(metarr: Metarr, tmp_path: Path) -> Metarr:
    lay_out_media(tmp_path / "media")
    metarr.json("library", "add", str(tmp_path / "media/Films"), "--type", "movie", "--name", "Films")
    return metarr


def test_paused_work_stays_paused_for_the_next_command_and_a_scan_says_so_and_waits(films: Metarr) -> None:
    paused = films.json("pause")
    scan = films("scan")

    standing = films.json("jobs")
    assert paused == {"is_paused": True}
    assert scan.status == 1
    assert "All work is paused: job " in scan.err
    assert "`metarr resume` lets it go on" in scan.err
    assert (standing["is_paused"], standing["waiting"]) == (True, 1)
    assert films.json("resume") == {"is_paused": False}


def test_what_waited_is_done_once_work_goes_on(films: Metarr) -> None:
    films("pause")
    films("scan")
    films("resume")

    films("scan")

    assert films.items()
    assert films.json("jobs")["waiting"] == 0


def test_a_library_publishes_by_itself_where_it_is_told_to(films: Metarr, tmp_path: Path) -> None:
    changed = films.json("library", "set", "Films", "publish=do")

    films("scan")

    assert changed["hand_overs"] == {"publish": "do"}
    assert list((tmp_path / "media/Films").rglob("*.nfo"))
    assert films.json("library", "set", "Films", "publish=default")["hand_overs"] == {}


def test_who_has_a_library_publish_by_itself_hears_how_much_that_will_be(films: Metarr) -> None:
    films("scan")
    count = sum(item["unpublished"] for item in films.items())

    said = films("library", "set", "Films", "publish=do").out

    assert count
    assert f"of {count} titles now" in said
    assert "`metarr publish --library Films --dry-run`" in said
    assert "dry-run" not in films("library", "set", "Films", "publish=ask").out


def test_a_wrong_word_for_a_hand_over_says_which_are_right(films: Metarr) -> None:
    said = films("library", "set", "Films", "publish=perhaps")

    assert (said.status, said.err) == (1, "publish is one of: do, ask, default.\n")


def test_a_schedule_is_set_listed_and_switched_off(films: Metarr) -> None:
    made = films.json("schedule", "set", "scan", "--library", "Films", "--every", "2d", "--at", "4")
    listed = {one["task"]: one for one in films.json("schedule", "list")}
    films("schedule", "off", "scan", "--library", "Films")

    assert (made["library"], made["every_hours"], made["hour"], made["is_own"]) == ("Films", 48, 4, True)
    assert listed["scan"] == made
    assert {"backup", "verify", "tidy", "refresh"} < set(listed)
    assert listed["refresh"]["is_on"] is False
    assert "scan" not in {one["task"] for one in films.json("schedule", "list")}


def test_the_hours_of_the_nightly_backup_hold_over_the_next_start(films: Metarr) -> None:
    said = films("schedule", "set", "backup", "--at", "13")

    shown = films("schedule", "list")
    assert said.out == "Backup: every day at 13:00.\n"
    assert "every day at 13:00" in shown.out


def test_a_schedule_without_a_time_is_refused(films: Metarr) -> None:
    said = films("schedule", "set", "backup")

    assert (said.status, said.err) == (1, "How often is missing: 6h, 1d or 7d, or an hour of the day.\n")


def test_a_webhook_is_kept_without_its_address_in_any_answer(films: Metarr) -> None:
    added = films("notify", "add", "Nas", "--form", "json", "--url-stdin", stdin="http://127.0.0.1:9/tk_51hq8bz7\n")
    tried = films("notify", "test")
    (listed,) = films.json("notify", "list")
    off = films.json("notify", "off", "nas")
    removed = films("notify", "remove", "Nas")

    assert added.status == 0
    assert (tried.status, "Nas: 127.0.0.1:9 cannot be reached" in tried.err) == (1, True)
    assert (listed["host"], "cannot be reached" in listed["error"]) == ("127.0.0.1:9", True)
    assert off["is_enabled"] is False
    assert removed.out == "“Nas” is forgotten.\n"
    assert "tk_51hq8bz7" not in repr((added, tried, listed, off, removed))


def test_trying_webhooks_where_there_are_none_says_how_one_is_made(films: Metarr) -> None:
    said = films("notify", "test")

    assert (said.status, "`metarr notify add" in said.err) == (1, True)


def test_what_a_scan_found_is_in_the_log_of_notifications_and_a_second_one_adds_nothing(films: Metarr) -> None:
    films("scan")
    films("scan")

    told = films.json("notify", "log")

    assert [one["events"] for one in told] == [["scan_finished"]]
    assert told[0]["text"].startswith("Films: ")

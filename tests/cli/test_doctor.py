"""`metarr doctor` and `metarr cache`: what they say, in both forms, and with which status."""

from __future__ import annotations

import json
import os
import sqlite3
import string
import zipfile
from pathlib import Path

import pytest

from metarr_desktop.cli.health_words import ROOMS, WORDS, finding_words
from metarr_desktop.domain.health import Ailment, Finding, Level, Room
from tests.cli.conftest import Metarr

LEFT = "image/poster/1/0b3a3f0e-0000-4000-8000-000000000001.jpg"


@pytest.mark.parametrize("ailment", Ailment)
def test_every_finding_says_what_is_so_and_what_to_do(ailment: Ailment) -> None:
    names = {name for _, name, _, _ in string.Formatter().parse(WORDS[ailment][0]) if name} - {"size", "look"}
    args: dict[str, str | int] = dict.fromkeys(names, "x") | {"bytes": 1, "is_full": 1}

    said, do = finding_words(Finding(ailment, Level.NOTICE, args))

    assert said.endswith(".") or ailment is Ailment.PLAYER_ERROR
    assert do.endswith(".") or ailment in (Ailment.DATABASE_SOUND, Ailment.JOBS_UNFINISHED)
    assert "{" not in f"{said}{do}"


def test_a_damaged_file_of_passwords_is_a_finding_and_keeps_nobody_from_looking(own_library: Metarr) -> None:
    (Path(own_library.data_dir) / "secrets.json").write_text("{bad")

    said = own_library("doctor")
    about = [one["about"] for one in json.loads(own_library("doctor", "--json").out)["findings"]]

    assert said.status == 1
    assert "!! secrets.json, which holds passwords and keys, cannot be read." in said.out
    assert "secrets_damaged" in about
    assert own_library.json("provider", "list")


def test_everything_that_takes_room_has_a_name() -> None:
    assert set(ROOMS) == set(Room)


def test_a_healthy_library_is_told_so_and_json_has_the_same(own_library: Metarr) -> None:
    text = own_library("doctor", "--full")
    health = own_library.json("doctor", "--full")

    assert text.status == 0
    assert "+ The library's database is sound (full check)." in text.out
    assert health["integrity"] == {"full": True, "faults": []}
    assert set(health["sizes"]) == {room.value for room in Room}
    assert {one["about"] for one in health["findings"]} >= {"database_sound", "keyring_none"}
    assert all(set(one) == {"about", "level", "says", "do", "args"} for one in health["findings"])
    assert health["keyring"] == "file"
    assert health["cache"]["missing"] == []


def test_damage_is_found_by_the_full_check_and_makes_the_status_1(own_library: Metarr) -> None:
    own_library("doctor")
    with sqlite3.connect(Path(own_library.data_dir, "library.db")) as connection:
        connection.execute("UPDATE artwork SET cache_file_id = 4711")
    connection.close()

    said = own_library("doctor", "--full")

    assert said.status == 1
    assert "!! The library's database is damaged: artwork refers to a cache_file that is not there" in said.out
    assert "restore the newest backup" in said.out


def test_no_titles_belongs_to_a_bundle(own_library: Metarr) -> None:
    said = own_library("doctor", "--no-titles")

    assert (said.status, said.err) == (2, "--no-titles belongs to --bundle.\n")


def test_a_bundle_is_saved_where_it_was_said(own_library: Metarr, tmp_path: Path) -> None:
    path = tmp_path / "support.zip"

    assert own_library.json("doctor", "--bundle", str(path)) == {"bundle": str(path)}
    assert "doctor.json" in zipfile.ZipFile(path).namelist()
    assert own_library("doctor", "--bundle", str(tmp_path / "support.txt")).status == 1


def test_what_nothing_knows_is_listed_and_goes_when_asked(own_library: Metarr) -> None:
    left = Path(own_library.data_dir, "cache", LEFT)
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_bytes(b"left")
    os.utime(left, (0, 0))

    assert own_library.json("doctor")["cache"]["unknown"] == [LEFT]
    plan = own_library("cache", "prune", "--dry-run")
    assert (plan.status, LEFT in plan.out, left.exists()) == (0, True, True)
    assert json.loads(own_library("cache", "prune", "--dry-run", "--json").out)["unknown"] == [LEFT]
    assert own_library.json("cache", "prune")["files"] == 1
    assert not left.exists()


def test_unused_pictures_are_counted_by_kind(own_library: Metarr) -> None:
    title = own_library.items()[0]["id"]
    assert own_library("cache", "unused").out == "Every picture in the cache is in use.\n"
    with sqlite3.connect(Path(own_library.data_dir, "library.db")) as connection:
        connection.execute(
            "INSERT INTO cache_file (uuid, item_id, art, path, sha256, size, added_at) VALUES "
            "('u', ?, 'poster', ?, 'x', 2500000, '2026-01-01 00:00:00')",
            (title, LEFT),
        )
    connection.close()

    unused = own_library.json("cache", "unused")
    assert (unused["count"], unused["bytes"], unused["own"]) == (1, 2_500_000, 1)
    assert set(unused["kinds"]) == {"poster"}
    assert "1 picture, 2.5 MB, unused since" in own_library("cache", "unused").out
    assert own_library.json("cache", "prune", "--older-than", "0", "--dry-run")["kept"] == 1
    gone = own_library.json("cache", "prune", "--older-than", "0", "--own", "--dry-run")["files"]
    assert [one["path"] for one in gone] == [LEFT]

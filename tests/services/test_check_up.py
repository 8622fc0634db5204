"""The look into the data: damage of the database, files and records that do not fit, and how much room all takes."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import Cancelled
from metarr_desktop.domain.health import Room
from metarr_desktop.domain.jobs import NewJob, Unwatched
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.files.cache import CacheType
from metarr_desktop.services.check_up import check_job
from tests.disk import a_film, a_picture
from tests.services.desk import Desk

TIDY = NewJob("tidy", {})


@pytest.fixture(autouse=True)
def _film_with_a_poster(desk: Desk, root: Path) -> None:
    a_film(root, "Heat 1995")
    desk.scan(desk.add(root, LibraryType.MOVIE))
    desk.edit.add_picture(desk.one(Kind.MOVIE), "poster", str(a_picture(root / "red.png")))


def in_database(desk: Desk, statement: str) -> None:
    """Change the database behind the store's back, as a fault would."""
    with sqlite3.connect(desk.folder / "library.db") as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)
    connection.close()


def test_a_sound_library_has_no_fault_and_no_orphan(desk: Desk) -> None:
    found = desk.check_ups.look(is_full=True)

    assert found.is_full
    assert found.faults == ()
    assert (found.orphans.unknown, found.orphans.missing, found.orphans.thumbs) == ({}, (), {})


def test_a_row_that_refers_to_nothing_is_found_by_the_full_check_alone(desk: Desk) -> None:
    in_database(desk, "UPDATE artwork SET cache_file_id = 4711")

    assert desk.check_ups.look().faults == ()
    (fault,) = desk.check_ups.look(is_full=True).faults

    assert fault == "artwork refers to a cache_file that is not there"


def test_a_text_in_which_a_bit_was_flipped_is_found_by_the_full_check(desk: Desk) -> None:
    in_database(desk, "UPDATE item SET plot = CAST(x'41ff' AS TEXT)")

    assert desk.check_ups.look().faults == ()
    (fault,) = desk.check_ups.look(is_full=True).faults

    assert "Could not decode to UTF-8" in fault


def test_an_index_that_lacks_a_row_is_found_by_the_full_check(desk: Desk) -> None:
    in_database(desk, "PRAGMA writable_schema = ON")
    with sqlite3.connect(desk.folder / "library.db", isolation_level=None) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        sql = "CREATE INDEX ix_item_year ON item (kind, year) WHERE 0"
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'ix_item_year'", (sql,))
        connection.execute("PRAGMA schema_version = 4711")
        connection.execute("REINDEX ix_item_year")
        sql = "CREATE INDEX ix_item_year ON item (kind, year)"
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'ix_item_year'", (sql,))
        connection.execute("PRAGMA schema_version = 4712")
    connection.close()

    assert any("ix_item_year" in one for one in desk.check_ups.look(is_full=True).faults)


def test_a_search_index_that_does_not_fit_is_found_by_the_full_check(desk: Desk) -> None:
    in_database(desk, "DELETE FROM search_data WHERE id > 10")

    assert any("search" in one or "malformed" in one for one in desk.check_ups.look(is_full=True).faults)


def test_a_quick_look_does_not_forget_what_the_full_check_found(desk: Desk) -> None:
    in_database(desk, "UPDATE artwork SET cache_file_id = 4711")
    (result,) = desk.run(check_job())

    assert result.counts["faults"] == 1
    assert desk.check_ups.look().faults == result.problems


def test_files_without_a_record_and_records_without_a_file_are_both_found(desk: Desk) -> None:
    left = desk.cache.put(b"left", type=CacheType.IMAGE, kind="poster", item_id=1, extension="jpg")
    os.utime(desk.cache.path(left), (0, 0))
    young = desk.cache.put(b"young", type=CacheType.IMAGE, kind="poster", item_id=1, extension="jpg")
    at = desk.clock().timestamp()
    os.utime(desk.cache.path(young), (at, at))
    lost = desk.picture(desk.one(Kind.MOVIE))
    os.unlink(lost)

    orphans = desk.check_ups.look().orphans

    assert orphans.unknown == {left: 4}
    assert [desk.cache.path(path) for path in orphans.missing] == [lost]


def test_originals_are_compared_with_what_is_noted_of_them(desk: Desk) -> None:
    originals = desk.folder / "originals"
    originals.mkdir()
    (originals / "unknown.nfo").write_text("mine")
    with desk.store.write() as unit:
        unit.pictures.record_original("/films/Heat.nfo", "gone.nfo", "0" * 64)

    orphans = desk.check_ups.look().orphans

    assert orphans.unknown_originals == ("unknown.nfo",)
    assert orphans.missing_originals == ("gone.nfo",)


def test_nothing_is_called_missing_while_the_disk_of_the_cache_is_away(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.unlink(desk.picture(desk.one(Kind.MOVIE)))
    monkeypatch.setattr(desk.cache, "is_there", lambda: False)

    orphans = desk.check_ups.look().orphans

    assert orphans.is_cache_away
    assert orphans.missing == ()


def test_the_check_stops_when_asked_within_sqlite_too(desk: Desk) -> None:
    class Stopped(Unwatched):
        is_cancelled = True

    in_database(desk, "CREATE TABLE large AS WITH RECURSIVE n(x) AS (VALUES(1) UNION ALL SELECT x + 1 FROM n "
                      "WHERE x < 200000) SELECT x, hex(randomblob(20)) AS y FROM n")  # fmt: skip

    with pytest.raises(Cancelled):
        desk.check_ups.look(Stopped(), is_full=True)


def test_what_everything_takes_is_measured_and_noted_once_a_day(desk: Desk) -> None:
    desk.run(TIDY)
    desk.run(TIDY)
    assert len(desk.check_ups.noted()) == 1

    desk.clock.turn(days=1)
    desk.run(TIDY)

    noted = desk.check_ups.noted()
    assert len(noted) == 2
    assert noted[0].bytes[Room.CACHE] == os.stat(desk.picture(desk.one(Kind.MOVIE))).st_size
    assert noted[0].bytes[Room.WAL] + noted[0].bytes[Room.DATABASE] > 0

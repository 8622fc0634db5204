"""The database: references, readers and the writer, damage and full disks."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import CannotWrite, DamagedLibrary
from metarr_desktop.store.connection import Result, WrongCountError
from metarr_desktop.store.engine import Lanes
from metarr_desktop.store.library import Store
from tests.builders import a_movie, a_store, edit, value

TIMES = 200
WAL_LIMIT_BYTES = 64 * 2**20


@pytest.fixture
def lanes(tmp_path: Path) -> Lanes:
    lanes = Lanes(tmp_path / "what?" / "a%20b.db")
    lanes.path.parent.mkdir()
    with lanes.write() as connection:
        connection.execute("CREATE TABLE counter (id INTEGER PRIMARY KEY, value INTEGER)")
        connection.execute("CREATE TABLE child (of INTEGER REFERENCES counter (id))")
        connection.execute("INSERT INTO counter VALUES (1, 0)")
    return lanes


def pragma(lanes: Lanes, name: str, *, is_durable: bool = True) -> object:
    with lanes.write(durable=is_durable) as connection:
        return connection.execute(f"PRAGMA {name}").scalar_one()


def total(lanes: Lanes) -> int:
    with lanes.read() as connection:
        return int(connection.execute("SELECT value FROM counter").scalar_one())


def add_one(lanes: Lanes) -> None:
    with lanes.write(durable=False) as connection:
        seen = connection.execute("SELECT value FROM counter").scalar_one()
        connection.execute("UPDATE counter SET value = ?", (seen + 1,))


def orphan(lanes: Lanes) -> None:
    with lanes.write() as connection:
        connection.execute("INSERT INTO child VALUES (77)")


def break_off(lanes: Lanes) -> None:
    with lanes.write() as connection:
        connection.execute("INSERT INTO counter VALUES (2, 0)")
        connection.execute("this is no SQL")


def break_without_references(lanes: Lanes) -> None:
    with lanes.without_references() as driver:
        driver.execute("this is no SQL")


def test_a_folder_may_be_called_anything(lanes: Lanes) -> None:
    assert lanes.path.exists()


def test_references_are_enforced(lanes: Lanes) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        orphan(lanes)


def test_a_reader_cannot_write(lanes: Lanes) -> None:
    with lanes.read() as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("UPDATE counter SET value = 5")


def test_a_reader_sees_one_state_while_others_write(lanes: Lanes) -> None:
    with lanes.read() as connection:
        before = connection.execute("SELECT value FROM counter").scalar_one()
        add_one(lanes)
        assert connection.execute("SELECT value FROM counter").scalar_one() == before

    assert total(lanes) == before + 1


def test_two_threads_that_read_and_then_write_lose_nothing(lanes: Lanes) -> None:
    threads = [threading.Thread(target=lambda: [add_one(lanes) for _ in range(TIMES)]) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert total(lanes) == 2 * TIMES


def test_another_process_is_waited_for_before_anything_is_read(lanes: Lanes) -> None:
    """BEGIN IMMEDIATE: whoever is inside has the newest state, so nothing read there is out of date when it writes."""
    outsider = sqlite3.connect(lanes.path, isolation_level=None)
    with lanes.write() as connection:
        connection.execute("SELECT 1")
        outsider.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            outsider.execute("UPDATE counter SET value = 9")
    outsider.close()


def test_an_edit_waits_for_the_disk_and_repeatable_work_does_not(lanes: Lanes) -> None:
    full, normal = 2, 1

    assert pragma(lanes, "synchronous") == full
    assert pragma(lanes, "synchronous", is_durable=False) == normal
    assert pragma(lanes, "journal_mode") == "wal"


def test_references_are_off_only_within_their_block(lanes: Lanes) -> None:
    with lanes.without_references() as driver:
        assert driver.execute("PRAGMA foreign_keys").fetchone() == (0,)

    assert pragma(lanes, "foreign_keys") == 1


def test_references_are_on_again_after_a_failure(lanes: Lanes) -> None:
    with pytest.raises(sqlite3.OperationalError):
        break_without_references(lanes)

    assert pragma(lanes, "foreign_keys") == 1


def test_what_breaks_off_leaves_nothing(lanes: Lanes) -> None:
    with pytest.raises(sqlite3.OperationalError):
        break_off(lanes)

    with lanes.read() as connection:
        assert connection.execute("SELECT count(*) FROM counter").scalar_one() == 1


def test_many_may_read_at_once(lanes: Lanes) -> None:
    with contextlib.ExitStack() as readers:
        open_now = [readers.enter_context(lanes.read()) for _ in range(40)]

        seen = [connection.execute("SELECT value FROM counter").scalar_one() for connection in open_now]

    assert seen == [0] * 40


def test_a_row_goes_by_number_and_by_the_names_of_its_columns(lanes: Lanes) -> None:
    with lanes.read() as connection:
        row = connection.execute("SELECT id, value AS count FROM counter").one()

    assert (row.id, row.count) == tuple(row) == (1, 0)


@pytest.mark.parametrize("ask", [Result.one, Result.one_or_none, Result.scalar_one, Result.scalar_one_or_none])
def test_more_rows_than_there_can_be_are_an_error(lanes: Lanes, ask: Callable[[Result], object]) -> None:
    with lanes.read() as connection, pytest.raises(WrongCountError):
        ask(connection.execute("SELECT 1 UNION SELECT 2"))


@pytest.mark.parametrize("ask", [Result.one, Result.scalar_one])
def test_no_row_where_there_has_to_be_one_is_an_error(lanes: Lanes, ask: Callable[[Result], object]) -> None:
    with lanes.read() as connection, pytest.raises(WrongCountError):
        ask(connection.execute("SELECT 1 WHERE 0"))


def test_a_long_reader_stops_no_writer_and_the_log_stays_small(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    movie = a_movie(store)
    with store._lanes.read() as connection:
        connection.execute("SELECT count(*) FROM item").scalar_one()
        for number in range(300):
            edit(store, movie, plot=f"Plot {number}.")
        assert Path(f"{store.path}-wal").stat().st_size < WAL_LIMIT_BYTES

    assert value(store, movie, "plot") == "Plot 299."
    store.close()


def test_a_library_that_cannot_be_opened_is_said_in_a_sentence(tmp_path: Path) -> None:
    lanes = Lanes(tmp_path / "gone" / "library.db")

    with pytest.raises(CannotWrite, match="cannot be opened"), lanes.write():
        pass


def test_a_closed_library_opens_with_all_that_was_acknowledged(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    movie = a_movie(store)
    edit(store, movie, plot="Mine.")
    store.close()

    again = Store(store.path)
    assert value(again, movie, "plot") == "Mine."
    again.close()


def test_a_full_disk_is_said_and_leaves_what_was_there(lanes: Lanes) -> None:
    with lanes.write() as connection:
        connection.execute("PRAGMA max_page_count = 1")  # SQLite then says what a full disk makes it say
    with pytest.raises(CannotWrite, match="the disk is full"), lanes.write() as connection:
        connection.execute("INSERT INTO counter VALUES (2, zeroblob(100000))")

    assert total(lanes) == 0


def test_a_damaged_file_is_named_with_where_its_copies_are(lanes: Lanes) -> None:
    with lanes.write() as connection:
        connection.execute("INSERT INTO counter VALUES (2, zeroblob(100000))")
    lanes.close()
    whole = lanes.path.read_bytes()
    lanes.path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))

    with pytest.raises(DamagedLibrary, match="backups"):
        total(lanes)

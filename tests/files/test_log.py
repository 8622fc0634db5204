"""The log read back: records with their lines, what was added since, rotation, and files that are huge."""

import os
from pathlib import Path

from metarr_desktop.domain.health import LogEntry
from metarr_desktop.domain.settings import LogLevel
from metarr_desktop.files.log import CRASH_NAME, NAME, LogTail, entries_in, log_files, log_handler, take_crash

FIRST = "2026-11-28 17:44:31,123 INFO metarr_desktop.scan: one\n"
SECOND = "2026-11-28 17:44:32,000 ERROR metarr_desktop.jobs: two\nTraceback:\n  deep\n"


def test_a_record_keeps_its_further_lines() -> None:
    assert list(entries_in(f"left of an older one\n{FIRST}{SECOND}")) == [
        LogEntry("2026-11-28 17:44:31", LogLevel.INFO, "metarr_desktop.scan", "one"),
        LogEntry("2026-11-28 17:44:32", LogLevel.ERROR, "metarr_desktop.jobs", "two\nTraceback:\n  deep"),
    ]


def test_all_files_are_read_the_oldest_first(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.1").write_text(FIRST)
    (tmp_path / NAME).write_text(SECOND)

    assert [entry.text.splitlines()[0] for entry in LogTail(str(tmp_path)).read()] == ["one", "two"]
    assert [os.path.basename(path) for path in log_files(str(tmp_path))] == [f"{NAME}.1", NAME]


def test_no_log_yet_is_an_empty_one(tmp_path: Path) -> None:
    tail = LogTail(str(tmp_path))

    assert tail.read() == []
    assert tail.more() == []


def test_only_what_was_added_is_read_again_and_only_whole_lines(tmp_path: Path) -> None:
    log = tmp_path / NAME
    log.write_text(FIRST)
    tail = LogTail(str(tmp_path))
    tail.read()

    with log.open("a") as file:
        file.write("2026-11-28 17:45:00,000 DEBUG x: half")
        file.flush()
        assert tail.more() == []
        file.write(" and whole\n")

    assert tail.more() == [LogEntry("2026-11-28 17:45:00", LogLevel.DEBUG, "x", "half and whole")]
    assert tail.more() == []


def test_a_rotated_log_is_to_be_read_anew(tmp_path: Path) -> None:
    log = tmp_path / NAME
    log.write_text(FIRST * 3)
    tail = LogTail(str(tmp_path))
    tail.read()

    log.rename(tmp_path / f"{NAME}.1")
    log.write_text(SECOND)

    assert tail.more() is None
    assert len(tail.read()) == 4


def test_of_a_huge_file_only_the_end_is_read(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(FIRST.encode() * 200_000 + SECOND.encode())

    entries = LogTail(str(tmp_path)).read()

    assert len(entries) < 100_000
    assert entries[-1].level is LogLevel.ERROR


def test_bytes_that_are_no_text_are_spelt_out(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"2026-11-28 17:44:31,123 INFO x: \xff\n")

    assert [entry.text for entry in LogTail(str(tmp_path)).read()] == ["\\xff"]


def test_the_log_rotates_and_keeps_three_older_files(tmp_path: Path) -> None:
    handler = log_handler(str(tmp_path))

    assert (handler.maxBytes, handler.backupCount) == (2_000_000, 3)
    handler.close()


def test_a_crash_is_told_once(tmp_path: Path) -> None:
    (tmp_path / CRASH_NAME).write_text("Fatal Python error: Segmentation fault\n")

    assert take_crash(str(tmp_path)) == "Fatal Python error: Segmentation fault"
    assert take_crash(str(tmp_path)) == ""

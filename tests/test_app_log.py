"""The log as the program keeps it: its level is a setting, a crash is told at the next start, nothing is told twice."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

import pytest

from metarr_desktop.app import open_engine, run
from metarr_desktop.files.log import CRASH_NAME, NAME

LOG = logging.getLogger("metarr_desktop.test")


def test_how_much_the_log_tells_is_a_setting_that_holds_at_once(tmp_path: Path) -> None:
    with open_engine(str(tmp_path)) as engine:
        for level in ("warning", "debug"):
            engine.libraries.put_setting("log.level", level)
            LOG.debug("detail at %s", level)
            LOG.info("info at %s", level)
            LOG.warning("warning at %s", level)

    text = (tmp_path / NAME).read_text()
    assert "warning at warning" in text
    assert "info at warning" not in text
    assert "detail at debug" in text


def test_a_crash_is_in_the_log_at_the_next_start_without_secrets_and_once(tmp_path: Path) -> None:
    (tmp_path / CRASH_NAME).write_text("Fatal Python error: Segmentation fault\n  in ask http://me:canary@nas/\n")

    for _ in range(2):
        with open_engine(str(tmp_path)):
            pass

    text = (tmp_path / NAME).read_text()
    assert text.count("The last run crashed:\nFatal Python error: Segmentation fault") == 1
    assert "http://***@nas/" in text
    assert not (tmp_path / CRASH_NAME).exists()


def test_what_nobody_caught_in_a_thread_is_in_the_log_without_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    assert run(["--version"]) == 0

    def fail() -> None:
        raise ValueError("at http://me:canary@nas/?api_key=canary")

    with open_engine(str(tmp_path)):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()

    text = (tmp_path / NAME).read_text()
    assert "ValueError: at http://***@nas/?api_key=***" in text
    assert "canary" not in text


def test_after_the_engine_the_process_logs_as_before(tmp_path: Path) -> None:
    root, ours = logging.getLogger(), logging.getLogger("metarr_desktop")
    before = (root.level, ours.level, list(root.handlers), logging.getLogRecordFactory())

    with open_engine(str(tmp_path)):
        pass

    assert (root.level, ours.level, list(root.handlers), logging.getLogRecordFactory()) == before

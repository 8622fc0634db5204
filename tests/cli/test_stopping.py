"""A command that is stopped stops its jobs: by Ctrl+C here, or by a caller that hangs up on the running engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from metarr_desktop import app
from metarr_desktop.cli.program import Program
from metarr_desktop.domain.errors import Cancelled
from metarr_desktop.domain.jobs import JobStatus
from metarr_desktop.server.instance import Request
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.jobs import JobRunner
from tests.cli.conftest import Metarr, lay_out_media


@pytest.fixture
def unscanned(metarr: Metarr, tmp_path: Path) -> Metarr:
    lay_out_media(tmp_path / "media")
    metarr.json("library", "add", str(tmp_path / "media/Films"), "--type", "movie")
    return metarr


@contextmanager
def engine_that_begins_nothing(data_dir: str, *, wait_s: float = 0.0) -> Iterator[Engine]:
    with app.open_engine(data_dir, wait_s=wait_s, workers=0) as engine:
        yield engine


class GoneCaller:
    """The reply to a caller that hung up."""

    is_gone = True

    def __init__(self) -> None:
        self.said = ""

    def out(self, text: str) -> None:
        self.said += text

    def err(self, text: str) -> None:
        self.said += text


def statuses(metarr: Metarr) -> list[JobStatus]:
    return [job["status"] for job in metarr.json("jobs", "list") if job["type"] == "scan"]


def test_ctrl_c_takes_back_the_jobs_of_the_command(unscanned: Metarr, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: JobRunner, jobs: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(JobRunner, "run_until_idle", interrupted)
        said = Metarr(unscanned.data_dir, open_engine=engine_that_begins_nothing)("scan")

    assert (said.status, said.err) == (1, "Stopped.\n")
    assert statuses(unscanned) == [JobStatus.CANCELLED]


def test_a_caller_that_hangs_up_stops_what_it_started(unscanned: Metarr) -> None:
    caller = GoneCaller()
    with engine_that_begins_nothing(unscanned.data_dir) as engine:
        answer = Program(unscanned.host).answering(engine)

        status = answer(Request(("scan",), False, "", "/"), caller)

    assert status == 1
    assert "cancelled" in caller.said
    assert statuses(unscanned) == [JobStatus.CANCELLED]


def test_an_export_whose_caller_hung_up_writes_nothing(library: Metarr, tmp_path: Path) -> None:
    library("views", "save", "All", "--kind", "movie")
    words = ("views", "export", "All", "--as", "m3u", "--to", str(tmp_path / "all.m3u8"))
    with engine_that_begins_nothing(library.data_dir) as engine, pytest.raises(Cancelled):
        Program(library.host).answering(engine)(Request(words, False, "", "/"), GoneCaller())

    assert not list(tmp_path.glob("all*"))


def test_what_belongs_to_the_callers_own_process_is_not_done_by_another(unscanned: Metarr) -> None:
    caller = GoneCaller()
    with engine_that_begins_nothing(unscanned.data_dir) as engine:
        status = Program(unscanned.host).answering(engine)(Request(("serve",), False, "", "/"), caller)

    assert status == 2

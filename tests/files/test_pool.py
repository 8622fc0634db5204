import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadFile, Cancelled
from metarr_desktop.domain.streams import MediaFacts
from metarr_desktop.files.images import ImageFacts, inspect_file
from metarr_desktop.files.pool import Failed, Failure, WorkerPool
from metarr_desktop.files.probe import probe

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the tests end processes by signals")


def double(number: int) -> int:
    return number * 2


def process_of(number: int) -> int:
    return os.getpid()


def die_over_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def hang_over_three(number: int) -> int:
    if number == 3:
        threading.Event().wait()
    return number


def refuse_odd(number: int) -> int:
    if number % 2:
        raise BadFile(f"{number}.mkv", "odd")
    return number


def stumble(number: int) -> int:
    raise RuntimeError("a bug of ours")


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(2) as pool:
        yield pool


def test_every_item_comes_back_with_its_result(pool: WorkerPool) -> None:
    assert sorted(pool.map(double, range(50), chunk=4)) == [(number, number * 2) for number in range(50)]


def test_no_process_is_started_without_work(pool: WorkerPool) -> None:
    assert list(pool.map(double, [])) == []
    assert pool.worker_count == 0


def test_the_work_is_done_in_other_processes_that_are_kept_for_the_next(pool: WorkerPool) -> None:
    first = {process for _, process in pool.map(process_of, range(40), chunk=1)}
    second = {process for _, process in pool.map(process_of, range(40), chunk=1)}

    assert os.getpid() not in first
    assert second <= first
    assert len(first) <= 2


def test_an_item_that_kills_its_worker_is_the_only_one_lost(pool: WorkerPool) -> None:
    results = dict(pool.map(die_over_three, range(8), chunk=8))

    lost = results.pop(3)
    assert isinstance(lost, Failed)
    assert lost.failure is Failure.CRASHED
    assert results == {number: number for number in range(8) if number != 3}


def test_a_worker_killed_while_it_had_no_work_is_replaced(pool: WorkerPool) -> None:
    ((_, worker),) = pool.map(process_of, [1])
    os.kill(worker, signal.SIGKILL)

    assert list(pool.map(double, [1])) == [(1, 2)]


def test_an_item_that_hangs_is_given_up_and_the_rest_goes_on() -> None:
    with WorkerPool(1, item_timeout_s=0.5) as pool:
        results = dict(pool.map(hang_over_three, range(6), chunk=6))

    lost = results.pop(3)
    assert isinstance(lost, Failed)
    assert lost.failure is Failure.TIMED_OUT
    assert len(results) == 5


def test_a_refused_item_keeps_its_sentence(pool: WorkerPool) -> None:
    results = dict(pool.map(refuse_odd, [1, 2]))

    assert results == {1: Failed(Failure.UNUSABLE, "1.mkv: odd"), 2: 2}


def test_a_bug_is_logged_with_its_traceback(pool: WorkerPool, caplog: pytest.LogCaptureFixture) -> None:
    ((_, result),) = pool.map(stumble, [1])

    assert isinstance(result, Failed)
    assert result.failure is Failure.FAULT
    assert "a bug of ours" in caplog.text
    assert "in stumble" in caplog.text


def test_work_stops_when_asked(pool: WorkerPool) -> None:
    with pytest.raises(Cancelled):
        list(pool.map(double, range(1000), chunk=1, cancelled=lambda: True))

    assert list(pool.map(double, [1])) == [(1, 2)]


def test_two_jobs_share_the_pool(pool: WorkerPool) -> None:
    first, second = pool.map(double, range(20), chunk=1), pool.map(double, range(20), chunk=1)

    pairs = [next(first), next(second), *first, *second]

    assert len(pairs) == 40


def test_media_and_pictures_are_read_by_workers(pool: WorkerPool, media: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.mkv").touch()
    films = [str(media / "plain.mp4"), str(tmp_path / "empty.mkv")]

    facts = dict(pool.map(probe, films))
    ((_, cover),) = pool.map(inspect_file, [str(media / "cover.jpg")])

    assert isinstance(facts[films[0]], MediaFacts)
    broken = facts[films[1]]
    assert isinstance(broken, Failed)
    assert "empty.mkv" in broken.reason
    assert isinstance(cover, ImageFacts)


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    # As an installed console script is: a file without ".py" whose work is behind the guard.
    script = tmp_path / "metarr"
    script.write_text(
        textwrap.dedent("""
            import os, sys
            from metarr_desktop.files.pool import WorkerPool
            from tests.files.test_pool import process_of
            if __name__ == "__main__":
                pool = WorkerPool(1)
                print(next(pool.map(process_of, [1]))[1], flush=True)
                sys.stdin.read()
        """)
    )
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    parent = subprocess.Popen([sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=here)
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    os.kill(worker, 0)

    parent.kill()

    # A worker shares its parent's output: the end of that is the end of both.
    assert parent.communicate(timeout=30) == (b"", None)

"""The program as processes of its own: the demo, serving, a pipe whose reader goes."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from metarr_desktop.server import address

ROOT = Path(__file__).parents[2]
METARR = (sys.executable, "-m", "metarr_desktop")
PATIENCE_S = 300  # only a failing test waits so long


def metarr(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*METARR, *words], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False)


def test_the_version_is_said_by_the_module() -> None:
    done = metarr("--version")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("metarr ")


def test_the_demo_is_made_scanned_told_and_drawn_without_a_display(tmp_path: Path) -> None:
    done = metarr("demo", str(tmp_path), "--json")

    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert told["items"]["movie"] > 30
    assert told["screenshots"]
    assert all(os.path.getsize(path) for path in told["screenshots"])
    assert "Windward (2009).mkv: the file is empty" in done.stderr
    assert "plugin" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_serve_answers_commands_until_it_is_told_to_end(tmp_path: Path, ending: signal.Signals) -> None:
    served = subprocess.Popen(
        [*METARR, "--data-dir", str(tmp_path), "serve"], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    assert served.stderr is not None
    with served, served.stderr:
        assert served.stderr.readline().startswith(f"Serving {tmp_path}")

        answered = metarr("--data-dir", str(tmp_path), "library", "list", "--json")
        second = metarr("--data-dir", str(tmp_path), "jobs", "list", "--json")
        served.send_signal(ending)

        assert served.wait(PATIENCE_S) == 0
    assert (answered.returncode, answered.stdout) == (0, "[]\n")
    assert second.returncode == 0
    assert not (tmp_path / address.FILE_NAME).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="events of other systems come when they like")
def test_watch_finds_a_film_says_so_and_ends_when_told(tmp_path: Path) -> None:
    (tmp_path / "films").mkdir()
    metarr("--data-dir", str(tmp_path / "data"), "library", "add", str(tmp_path / "films"), "--type", "movie")
    watched = subprocess.Popen(
        [*METARR, "--data-dir", str(tmp_path / "data"), "watch", "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert watched.stdout is not None
    with watched, watched.stdout:
        health = json.loads(watched.stdout.readline())
        (tmp_path / "Heat (1995).mkv").write_bytes(b"\x1aE\xdf\xa3")
        os.utime(tmp_path / "Heat (1995).mkv", (0, 0))
        os.rename(tmp_path / "Heat (1995).mkv", tmp_path / "films" / "Heat (1995).mkv")
        found = json.loads(watched.stdout.readline())
        watched.send_signal(signal.SIGTERM)

        assert watched.wait(PATIENCE_S) == 0
    assert (health["root"], health["state"]) == (str(tmp_path / "films"), "watched")
    assert found["added"] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_reader_that_goes_early_is_no_error_worth_a_traceback(tmp_path: Path) -> None:
    names = "Heat (1995).mkv\n" * 20_000
    reader, writer = os.pipe()
    os.close(reader)

    done = subprocess.run(
        [*METARR, "parse", "-"], cwd=ROOT, input=names, stdout=writer, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writer)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr

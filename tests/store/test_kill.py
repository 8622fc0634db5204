"""What was acknowledged is there after a kill, at whatever moment it came (RELIABILITY 5, row 1)."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from metarr_desktop.store.library import Store
from tests.builders import a_movie, a_store, locked, value

_EDITOR = """
import sys
from pathlib import Path
from metarr_desktop.domain.edits import Proposal
from metarr_desktop.domain.kinds import Actor, ItemId
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.library import Store

store = Store(Path(sys.argv[1]))
for number in range(1, 1_000_000):
    with store.write() as unit:
        unit.apply(Batch(Actor.PERSON, "edit"), [Proposal(ItemId(1), {"year": number, "plot": f"Plot {number}."})])
    print(number, flush=True)
"""


def _acknowledged_before_a_kill(library: Path, after_s: float) -> int:
    """Stream edits from a process of their own, kill it, and tell the last one that it had acknowledged."""
    editor = subprocess.Popen([sys.executable, "-c", _EDITOR, str(library)], stdout=subprocess.PIPE, text=True)
    assert editor.stdout is not None
    first = editor.stdout.readline()
    with pytest.raises(subprocess.TimeoutExpired):
        editor.wait(after_s)
    os.kill(editor.pid, signal.SIGKILL)
    rest = editor.stdout.read()
    editor.wait()
    editor.stdout.close()
    return int((first + rest).rpartition("\n")[0].split()[-1])


def _survives(library: Path, after_s: float) -> None:
    acknowledged = _acknowledged_before_a_kill(library, after_s)

    store = Store(library)
    (movie,) = (one.id for one in store.items.rows([1]))  # type: ignore[list-item]
    year = value(store, movie, "year")
    assert isinstance(year, int)
    assert year >= acknowledged
    assert value(store, movie, "plot") == f"Plot {year}."
    assert locked(store, movie) == ("plot", "year")
    assert store.history.of_item(movie)[0].new in (year, f"Plot {year}.")
    store.close()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    store = a_store(tmp_path)
    a_movie(store)
    store.close()
    return store.path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_every_acknowledged_edit_is_there_after_a_kill(library: Path) -> None:
    for after_s in (0.0, 0.1):
        _survives(library, after_s)


@pytest.mark.soak
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_every_acknowledged_edit_is_there_after_many_kills(library: Path) -> None:
    moments = random.Random(1)
    for _ in range(25):
        _survives(library, moments.uniform(0, 0.3))

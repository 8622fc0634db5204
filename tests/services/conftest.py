"""What the tests of this room share: worker processes for all of them, and a desk for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from metarr_desktop.files.pool import WorkerPool
from tests.services.desk import Desk


@pytest.fixture(scope="session")
def workers() -> Iterator[WorkerPool]:
    with WorkerPool(2) as pool:
        yield pool


@pytest.fixture
def desk(tmp_path: Path, workers: WorkerPool) -> Iterator[Desk]:
    data = tmp_path / "data"
    data.mkdir()
    desk = Desk(data, workers)
    yield desk
    desk.store.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty folder for media."""
    root = tmp_path / "media"
    root.mkdir()
    return root

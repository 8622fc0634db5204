"""What the tests of this room share: worker processes for all of them, and desks for each."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from metarr_desktop.domain.provider import Source
from metarr_desktop.domain.settings import SettingValue
from metarr_desktop.files.pool import WorkerPool
from metarr_desktop.services.sources import Connect
from tests.fakes import FakeProvider
from tests.fakes import connect as no_network
from tests.services.desk import Desk, Laid


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
def settings() -> dict[str, SettingValue]:
    """How desks that are `laid` are set; modules that want it otherwise have a fixture of this name."""
    return {}


@pytest.fixture
def laid(tmp_path: Path, workers: WorkerPool, settings: dict[str, SettingValue]) -> Iterator[Laid]:
    """Lays desks, each with a data directory of its own, on which those providers work."""
    with ExitStack() as open_stores:
        numbers = iter(range(100))

        def lay(*providers: FakeProvider | Source, connect: Connect = no_network) -> Desk:
            data = tmp_path / f"data{next(numbers)}"
            data.mkdir()
            desk = Desk(data, workers, providers=providers, connect=connect)
            open_stores.enter_context(closing(desk.store))
            with desk.store.write() as unit:
                for key, value in settings.items():
                    unit.put_setting(key, value)
            return desk

        yield lay


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty folder for media."""
    root = tmp_path / "media"
    root.mkdir()
    return root

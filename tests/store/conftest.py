from collections.abc import Iterator
from pathlib import Path

import pytest

from metarr_desktop.store.library import Store
from tests.builders import a_store
from tests.hand_clock import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(tmp_path: Path, clock: HandClock) -> Iterator[Store]:
    """An empty library whose time a test decides."""
    store = a_store(tmp_path, clock)
    yield store
    store.close()

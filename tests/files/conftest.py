"""Real folders and files for the tests of this room."""

from collections.abc import Callable
from pathlib import Path

import pytest

MEDIA = Path(__file__).parents[1] / "data" / "media"


@pytest.fixture
def media() -> Path:
    """The folder of small samples of our own."""
    return MEDIA


@pytest.fixture
def plant(tmp_path: Path) -> Callable[..., str]:
    """Make files (with their own path as content) and, with a slash at the end, folders; gives the root's path."""

    def plant(*paths: str) -> str:
        root = tmp_path / "root"
        root.mkdir(exist_ok=True)
        for path in paths:
            place = root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if path.endswith("/"):
                place.mkdir(exist_ok=True)
            else:
                place.write_text(path)
        return str(root)

    return plant

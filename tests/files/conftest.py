"""Real folders and files for the tests of this room."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

MEDIA = Path(__file__).parents[1] / "data" / "media"
NOBODY = 65534


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


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that other accounts may enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@contextmanager
def _as_nobody() -> Iterator[None]:
    if os.name == "nt" or os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def unprivileged() -> Callable[[], object]:
    """A `with` block in which the disk sees an ordinary account: the administrator may read everything."""
    if os.name == "nt":
        pytest.skip("Windows has no such modes")
    return _as_nobody

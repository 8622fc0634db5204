"""Players for tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.kodi import RealKodi, why_no_kodi
from tests.players.media import Library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """An empty library, shared by a module's tests: each works on titles of its own."""
    return Library(tmp_path_factory.mktemp("library"))


@pytest.fixture(scope="module")
def real_kodi(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealKodi]:
    """A real Kodi whose sources are the library's folders."""
    if reason := why_no_kodi():
        pytest.skip(reason)
    kodi = RealKodi.start(
        tmp_path_factory.mktemp("kodi"),
        movies=[library.root / "movies"],
        tv=[library.root / "tv"],
        music=[library.root / "music"],
        sets=library.root / "sets",
    )
    yield kodi
    kodi.stop()

"""The sidecar's own thread."""

from pathlib import Path

import pytest

from metarr_desktop.services import keepsakes
from metarr_desktop.services.changes import Newsroom
from metarr_desktop.services.keepsakes import KeepsakeWriter
from tests.builders import a_store


def test_it_ends_even_if_it_is_stopped_just_before_it_forgets_what_it_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keepsakes, "_REST_S", 0.0)
    store = a_store(tmp_path)
    writer = KeepsakeWriter(store, str(tmp_path), Newsroom())
    clear = writer._heard.clear

    def stopped_just_before() -> None:
        writer._stopping.set()
        writer._heard.set()
        clear()

    monkeypatch.setattr(writer._heard, "clear", stopped_just_before)

    writer.start()

    writer._thread.join(10)
    assert not writer._thread.is_alive()
    store.close()

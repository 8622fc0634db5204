"""The sidecar's own thread."""

import json
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


def test_a_library_that_began_in_the_same_second_is_known_by_how_far_it_was(tmp_path: Path) -> None:
    where = {"kind": "movie", "library": "Films", "title": "Ash", "files": [], "folders": [], "top_folders": []}
    kept = {"item": 1, "where": where, "values": {}, "locks": [], "pictures": [], "trashed": False, "given": []}
    sidecar = Path(keepsakes.folder_of(str(tmp_path)))
    sidecar.mkdir()
    lines = (kept, {"born": "2026-01-02 03:04:05", "cursor": 9, "base": 0})
    (sidecar / "keepsakes.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))

    assert keepsakes.keepsakes(str(tmp_path), lambda: ("2026-01-02 03:04:05", 9)) == []
    assert [one.item for one in keepsakes.keepsakes(str(tmp_path), lambda: ("2026-01-02 03:04:05", 3))] == [1]

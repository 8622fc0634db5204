"""The tour: pictures of every screen, drawn without changing the library."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui import tour
from metarr_desktop.ui.nameless import nameless
from metarr_desktop.ui.theme.palette import DARK, Palette


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_small_library_is_drawn_and_left_as_it_was(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one theme: `metarr demo`, which CI runs from the wheel, draws both. On the way controls say their names."""
    monkeypatch.setattr(tour, "_PALETTES", (DARK,))
    unnamed: dict[str, list[str]] = {}
    draw = tour.Tour._draw

    def draw_and_ask(self: tour.Tour, target: QWidget, name: str, palette: Palette) -> None:
        draw(self, target, name, palette)
        if silent := sorted(set(nameless(target))):
            unnamed[name] = silent

    monkeypatch.setattr(tour.Tour, "_draw", draw_and_ask)
    film = tmp_path / "films" / "Glass Meridian (2019)"
    film.mkdir(parents=True)
    (film / "Glass Meridian (2019).mkv").write_bytes(b"\x1aE\xdf\xa3")
    data_dir = str(tmp_path / "data")
    with open_engine(data_dir) as engine:
        engine.run(scan_job(engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE).id))
        before = engine.browse.batches()

    written = tour.render(data_dir, str(tmp_path / "pictures"), open_engine)

    assert unnamed == {}
    names = {Path(path).stem for path in written}
    assert {
        "01-wall-dark",
        "13-palette-dark",
        "15-settings-dark",
        "36-statistics-dark",
        "18-no-library-dark",
        "19-error-dark",
    } <= names
    assert not any(name.startswith("08-show") for name in names)  # there is no series to show
    wall = QImage(str(tmp_path / "pictures" / "01-wall-dark.png"))
    assert (wall.width(), wall.height()) == (1440, 900)
    assert sorted(path.name for path in film.iterdir()) == ["Glass Meridian (2019).mkv"]
    with open_engine(data_dir) as engine:
        assert engine.browse.batches() == before

"""The tour: pictures of every screen, drawn without changing the library, and what is wrong with them."""

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.errors import CannotWrite
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.tour.album import Album
from metarr_desktop.ui.tour.demo import draw, render
from metarr_desktop.ui.tour.looks import TURNS, Look
from metarr_desktop.ui.tour.screens import HIGHLIGHTS, Tour

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """The folder of one film."""
    film = tmp_path / "films" / "Glass Meridian (2019)"
    film.mkdir(parents=True)
    (film / "Glass Meridian (2019).mkv").write_bytes(b"\x1aE\xdf\xa3")
    return film


def take_in(engine: Engine, film: Path) -> None:
    engine.run(scan_job(engine.libraries.add(str(film.parent), LibraryType.MOVIE).id))


def dark() -> Look:
    return next(look for turn in TURNS.values() for look in turn.looks if look.name == "dark")


def a_button(qtbot: QtBot, text: str, width: int) -> QWidget:
    page = QWidget()
    page.resize(200, 40)
    button = QPushButton(text, page)
    button.resize(width, 40)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_small_library_is_drawn_without_a_flaw_and_left_as_it_was(
    qtbot: QtBot, english: None, tmp_path: Path, film: Path
) -> None:
    """In one look: CI draws the demo in all of them."""
    with open_engine(str(tmp_path / "data")) as engine:
        take_in(engine, film)
        before = engine.browse.batches()
        album = Album(str(tmp_path / "pictures"))

        draw(engine, album, [dark()], Tour.screens)

        assert engine.browse.batches() == before
    names = {Path(path).stem for path in album.written}
    assert {"wall-dark", "palette-dark", "settings-libraries-dark", "statistics-dark", "about-dark"} <= names
    assert "show-dark" not in names  # there is no series to show
    assert album.findings() == []
    wall = QImage(str(tmp_path / "pictures" / "wall-dark.png"))
    assert (wall.width(), wall.height()) == (1440, 900)
    assert sorted(path.name for path in film.iterdir()) == ["Glass Meridian (2019).mkv"]


def test_of_a_person_s_own_library_a_handful_is_drawn(qtbot: QtBot, tmp_path: Path, film: Path) -> None:
    with open_engine(str(tmp_path / "data")) as engine:
        take_in(engine, film)

    written = render(str(tmp_path / "data"), str(tmp_path / "pictures"), open_engine)

    names = {Path(path).stem for path in written}
    assert (
        {"wall-light", "wall-dark"} <= names <= {f"{name}-{look}" for name in HIGHLIGHTS for look in ("light", "dark")}
    )


def test_every_look_has_a_name_of_its_own() -> None:
    names = [look.name for turn in TURNS.values() for look in turn.looks]

    assert len(names) == len(set(names))


def test_a_flaw_is_told_once_with_the_first_picture_that_shows_it(qtbot: QtBot, tmp_path: Path) -> None:
    album = Album(str(tmp_path))

    album.put("wall", "de", a_button(qtbot, "Veröffentlichen", 30))
    album.put("table", "de", a_button(qtbot, "Veröffentlichen", 30))
    album.put("wall", "light", a_button(qtbot, "Go", 200))

    (finding,) = album.findings()
    assert finding.startswith("wall-de and 1 more: cut, 30 px wide where ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["table-de.png", "wall-de.png", "wall-light.png"]


def test_what_a_screen_raises_is_a_finding_beside_the_picture_before(qtbot: QtBot, tmp_path: Path) -> None:
    album = Album(str(tmp_path))
    album.note_error(AssertionError())
    album.put("wall", "light", a_button(qtbot, "Go", 200))
    album.note_error(KeyError("person"))

    assert album.findings() == [
        "after the first: raised: AssertionError",
        "after wall-light: raised: KeyError 'person'",
    ]


def test_two_screens_of_one_name_are_refused(qtbot: QtBot, tmp_path: Path) -> None:
    album, page = Album(str(tmp_path)), a_button(qtbot, "Go", 200)
    album.put("wall", "dark", page)

    with pytest.raises(ValueError, match="two screens are called wall-dark"):
        album.put("wall", "dark", page)


def test_pictures_of_the_documentation_keep_their_size_and_have_few_colours(qtbot: QtBot, tmp_path: Path) -> None:
    Album(str(tmp_path), is_for_docs=True).put("wall", "dark", a_button(qtbot, "Go", 200))

    picture = QImage(str(tmp_path / "wall-dark.png"))
    assert (picture.width(), picture.height()) == (200, 40)
    assert 0 < picture.colorCount() <= 256


def test_a_place_that_cannot_be_written_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "wall-dark.png").mkdir()

    with pytest.raises(CannotWrite, match=r"wall-dark\.png"):
        Album(str(tmp_path)).put("wall", "dark", a_button(qtbot, "Go", 200))


def test_a_look_that_is_not_whole_shows_the_highlights_alone(qtbot: QtBot, tmp_path: Path, film: Path) -> None:
    with open_engine(str(tmp_path / "data")) as engine:
        take_in(engine, film)
        album = Album(str(tmp_path / "pictures"), only=["wall", "about"])

        draw(engine, album, [dataclasses.replace(dark(), is_whole=False)], Tour.screens)

    assert [Path(path).stem for path in album.written] == ["wall-dark"]

"""Below a file stands how its name was read, for whoever opens it: word by word, folders apart, with how sure it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.guess import Guess, NameStep
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.formats.names.grammar.vocabulary import VOCABULARY
from metarr_desktop.formats.names.name import explain
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.bridge import Bridge
from metarr_desktop.ui.desk import Desk, Stage
from metarr_desktop.ui.detail.files import FileRow, FilesTab
from metarr_desktop.ui.detail.name_reading import folder_chips, word_chips
from metarr_desktop.ui.pictures import Pictures
from metarr_desktop.ui.theme.palette import Tone
from metarr_desktop.ui.widgets.chip import ChipBar
from metarr_desktop.ui.words import name_value, name_word, sureness_words
from tests.ui.demo_items import the_item

FILM = "Glass.Harbour.2019.German.1080p.WEB-DL.DDP5.1.x264-GRP.mkv"
EPISODE = "E07 - Tides.720p.Qwertz.x264-GRP.mkv"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    films, shows, songs = tmp_path / "films", tmp_path / "shows", tmp_path / "songs"
    for file in (
        films / "Glass Harbour (2019)" / FILM,
        shows / "Tin Orchard" / "Season 2" / EPISODE,
        songs / "Ada" / "Bay (2001)" / "03 - Tides.flac",
    ):
        file.parent.mkdir(parents=True)
        file.write_bytes(b"media" * 100)
    (films / "Glass Harbour (2019)" / "Glass Harbour (2019).nfo").write_text(
        "<movie><title>Glass Harbour</title></movie>"
    )
    with open_engine(str(tmp_path / "data")) as engine:
        for folder, type in ((films, LibraryType.MOVIE), (shows, LibraryType.TV), (songs, LibraryType.MUSIC)):
            engine.run(scan_job(engine.libraries.add(str(folder), type).id))
        yield engine


@pytest.fixture
def tab(qtbot: QtBot, engine: Engine) -> Iterator[FilesTab]:
    bridge = Bridge(engine)
    tab = FilesTab(Desk(engine, bridge, Pictures(bridge, engine.browse.picture_path), Stage()))
    qtbot.addWidget(tab)
    tab.resize(384, 700)
    tab.show()
    yield tab
    bridge.close()


def row(tab: FilesTab, engine: Engine, title: str, kind: Kind, ending: str = "") -> FileRow:
    tab.show_detail(engine.browse.detail(the_item(engine, title, kind)))
    return next(row for row in tab.rows if row.accessibleName().endswith(ending))


def opened(row: FileRow, qtbot: QtBot) -> FileRow:
    qtbot.mouseClick(row.reading.toggle, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(row.reading.words.isVisible)
    return row


def texts(bar: ChipBar) -> list[str]:
    return [chip.accessibleName() for chip in bar.chips()]


def test_it_is_closed_until_it_is_asked_for_and_closes_again(tab: FilesTab, engine: Engine, qtbot: QtBot) -> None:
    film = row(tab, engine, "Glass Harbour", Kind.MOVIE, ".mkv")
    qtbot.waitUntil(film.reading.toggle.isVisible)
    assert not film.reading.words.isVisible()

    film.reading.toggle.setFocus()
    qtbot.keyClick(film.reading.toggle, Qt.Key.Key_Space)
    qtbot.waitUntil(film.reading.words.isVisible)
    qtbot.keyClick(film.reading.toggle, Qt.Key.Key_Space)

    assert not film.reading.words.isVisible()


def test_each_word_says_what_it_became(tab: FilesTab, engine: Engine, qtbot: QtBot) -> None:
    film = opened(row(tab, engine, "Glass Harbour", Kind.MOVIE, ".mkv"), qtbot)

    assert texts(film.reading.words) == [
        "Glass.Harbour → Title",
        "2019 → Year",
        "German → Language",
        "1080p → Resolution",
        "WEB-DL → Source: download",
        "DDP5 → Sound coded as: EAC3",
        "1 → Channels: 5.1",
        "x264 → Picture coded as: H264",
        "GRP → Released by",
        ".mkv → Kind of file",
    ]
    assert film.reading.sure.text() == "This reading is sure."


def test_words_of_which_nothing_was_made_are_grey_and_say_so(tab: FilesTab, engine: Engine, qtbot: QtBot) -> None:
    episode = opened(row(tab, engine, "Tides", Kind.EPISODE), qtbot)

    grey = [chip.value.text for chip in episode.reading.words.chips() if chip.value.tone is Tone.OUTLINE]
    assert grey == ["Qwertz → not read"]


def test_what_the_folders_added_stands_apart(tab: FilesTab, engine: Engine, qtbot: QtBot) -> None:
    episode = opened(row(tab, engine, "Tides", Kind.EPISODE), qtbot)

    assert episode.reading.folder.text() == "From the folders: Tin Orchard/Season 2"
    assert texts(episode.reading.from_folder) == ["Season: 2", "Title: Tin Orchard"]
    assert not any("Tin Orchard" in text for text in texts(episode.reading.words))


def test_a_track_is_read_as_music(tab: FilesTab, engine: Engine, qtbot: QtBot) -> None:
    track = opened(row(tab, engine, "Tides", Kind.TRACK), qtbot)

    assert texts(track.reading.words) == ["03 → Track: 3", "Tides → Title", ".flac → Kind of file"]
    assert not track.reading.folder.isVisible()


def test_a_file_known_by_its_place_has_no_reading(tab: FilesTab, engine: Engine) -> None:
    assert not row(tab, engine, "Glass Harbour", Kind.MOVIE, ".nfo").reading.isVisible()


def test_long_words_are_cut_at_the_edge_of_the_pane(tab: FilesTab, engine: Engine, qtbot: QtBot) -> None:
    film = opened(row(tab, engine, "Glass Harbour", Kind.MOVIE, ".mkv"), qtbot)
    long = NameStep("Word." * 60, "title", "Another title", "title")

    film.reading.words.set_chips(word_chips([long]))

    (chip,) = film.reading.words.chips()
    qtbot.waitUntil(lambda: 0 < chip.width() <= film.reading.words.width() <= tab.width())


def test_one_word_that_says_two_things_is_one_chip() -> None:
    steps = explain("Tin.Orchard.S02E07E08E09.mkv", library=LibraryType.TV)

    assert word_chips(steps)[1].text == "S02E07E08E09 → Season: 2, Episode: 7–9"


def test_what_folders_leave_open_is_no_chip() -> None:
    steps = [NameStep("a", "source", "", "folder"), NameStep("a", "is_proper", "False", "folder")]

    assert folder_chips(steps) == []


@pytest.mark.parametrize("property", sorted({*Guess._fields} - {"confidence"}))
def test_every_property_of_a_guess_has_a_word(property: str) -> None:
    assert name_word(property)[0].isupper() or name_word(property)[0].isdecimal()


def test_every_word_that_names_may_hold_says_something() -> None:
    sources = {str(sense.value) for rows in VOCABULARY.values() for _, sense in rows if sense.property == "source"}
    steps = [step for phrase in _phrases() for step in explain(f"Tin.Orchard.2019.1080p.{phrase}.x264-GRP.mkv")]

    assert {step.property for step in steps if step.property and name_word(step.property) == step.property} == set()
    assert {one for one in sources if one and name_value("source", one) == one} == set()


def _phrases() -> list[str]:
    """One phrase for each property of the vocabulary."""
    found = {sense.property: ".".join([word, *more]) for word, rows in VOCABULARY.items() for more, sense in rows}
    return [*found.values(), "S01E02", "E03", "Part.2", "v2", "[0BB96AD8]", "2019-03-04", "320kbps", "www.site.com"]


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(1.0, "sure"), (0.9, "sure"), (0.8, "likely"), (0.6, "likely"), (0.5, "guess"), (0.1, "guess")],
)
def test_confidence_is_said_in_words(confidence: float, words: str) -> None:
    assert words in sureness_words(confidence)


@pytest.mark.parametrize(
    ("property", "value", "text"),
    [
        ("languages", "de, fr", "German, French"),
        ("languages", "mul", "several"),
        ("hdr", "dv", "Dolby Vision"),
        ("episodes", "1, 2, 3, 4", "1–4"),
        ("episodes", "1, 3", "1, 3"),
        ("extra_type", "behindthescenes", "Behind the scenes"),
        ("is_proper", "True", ""),
        ("year", "1995", "1995"),
    ],
)
def test_values_are_written_as_people_do(property: str, value: str, text: str) -> None:
    assert name_value(property, value) == text

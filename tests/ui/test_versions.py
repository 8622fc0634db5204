"""Saying in the window which film a file belongs to: what would happen stands there before, one undo takes it back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.bridge import Bridge
from metarr_desktop.ui.desk import Desk, Stage
from metarr_desktop.ui.detail import files as files_tab
from metarr_desktop.ui.detail.files import FileRow, FilesTab
from metarr_desktop.ui.pictures import Pictures
from metarr_desktop.ui.shell.item_verbs import ItemVerbs
from metarr_desktop.ui.versions.dialog import VersionDialog
from metarr_desktop.ui.versions.tasks import MakeExtra, Merge, Split, Task
from tests.disk import a_film, an_episode_file

HEAT, HITZE = "Heat (1995) 1080p.mkv", "Hitze (1995) 2160p.mkv"


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """A film that lies there twice, another, and a show."""
    a_film(tmp_path / "films", "Heat (1995)", base=HEAT.removesuffix(".mkv"))
    a_film(tmp_path / "films", "Hitze (1995)", base=HITZE.removesuffix(".mkv"))
    a_film(tmp_path / "films", "Ronin (1998)")
    an_episode_file(tmp_path / "tv" / "Firefly", "Firefly S01E01")
    with open_engine(str(tmp_path / "data")) as engine:
        films = engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE)
        shows = engine.libraries.add(str(tmp_path / "tv"), LibraryType.TV)
        engine.run(scan_job(films.id), scan_job(shows.id))
        bridge = Bridge(engine)
        yield Desk(engine, bridge, Pictures(bridge, engine.browse.picture_path), Stage())
        bridge.close()


def one(desk: Desk, title: str) -> ItemId:
    return desk.engine.browse.find(title)


def films(desk: Desk) -> list[str]:
    ids = desk.engine.browse.listing(Scope(kind=Kind.MOVIE)).ids
    return [row.title for row in desk.engine.browse.rows([ItemId(item) for item in ids])]


def path_of(desk: Desk, title: str) -> str:
    return desk.engine.browse.rows([one(desk, title)])[0].path


def opened(desk: Desk, qtbot: QtBot, task: Task) -> VersionDialog:
    dialog = VersionDialog(desk, task)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.films.rowCount() > 0)
    return dialog


def said(dialog: VersionDialog) -> list[str]:
    return [str(dialog.turns.index(row).data()) for row in range(dialog.turns.rowCount())]


def test_which_one_stays_is_chosen_and_what_happens_stands_there_before(desk: Desk, qtbot: QtBot) -> None:
    desk.engine.edit.set_values([one(desk, "Heat")], {"plot": "Mine."})
    dialog = opened(desk, qtbot, Merge(items=(one(desk, "Heat"), one(desk, "Hitze"))))

    dialog.choose(one(desk, "Hitze"))

    qtbot.waitUntil(lambda: "“Heat (1995)” goes into the trash, without its files." in dialog.sentences.text())
    assert any(HEAT in line and "Version “1080p”" in line and "was of “Heat (1995)”" in line for line in said(dialog))
    assert "“Heat (1995)” has locked Plot (“Mine.”): that will wait as suggestions." in dialog.sentences.text()
    assert films(desk) == ["Heat", "Hitze", "Ronin"]


def test_a_merge_is_done_said_and_taken_back(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot, Merge(items=(one(desk, "Heat"), one(desk, "Hitze"))))
    qtbot.waitUntil(dialog.go.isEnabled)

    with qtbot.waitSignal(desk.stage.said) as notice:
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    after = films(desk)
    desk.engine.undo()

    assert notice.args[0].text == "Merged into “Heat (1995)”"
    assert notice.args[0].is_undo
    assert (after, films(desk)) == (["Heat", "Ronin"], ["Heat", "Hitze", "Ronin"])


def test_the_film_of_an_extra_is_searched_for(desk: Desk, qtbot: QtBot) -> None:
    library = desk.engine.browse.library("Movies").id
    dialog = opened(desk, qtbot, MakeExtra(path_of(desk, "Ronin"), library))
    assert not dialog.go.isEnabled()  # nothing is chosen for the person

    qtbot.keyClicks(dialog.search, "heat")
    qtbot.waitUntil(lambda: dialog.films.rowCount() == 1)
    dialog.type.setCurrentIndex(dialog.type.findData("interview"))
    qtbot.waitUntil(lambda: dialog.go.isEnabled() and any("Interview" in line for line in said(dialog)))
    with qtbot.waitSignal(desk.stage.said):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)

    (extra,) = [file for file in desk.engine.browse.detail(one(desk, "Heat")).files if file.role is FileRole.EXTRA]
    assert extra.extra_type == "interview"


def test_a_word_that_no_film_has_is_said(desk: Desk, qtbot: QtBot) -> None:
    library = desk.engine.browse.library("Movies").id
    dialog = opened(desk, qtbot, MakeExtra(path_of(desk, "Ronin"), library))

    qtbot.keyClicks(dialog.search, "xyzzy")

    qtbot.waitUntil(lambda: dialog.sentences.text() == "No film is called that.")
    assert not dialog.go.isEnabled()


def test_what_cannot_be_done_is_said_and_nothing_can_be_pressed(desk: Desk, qtbot: QtBot) -> None:
    dialog = VersionDialog(desk, Split(path_of(desk, "Ronin")))
    qtbot.addWidget(dialog)
    dialog.show()

    qtbot.waitUntil(dialog.refusal.isVisible)

    assert "nothing to split off" in dialog.refusal.text()
    assert not dialog.go.isEnabled()


# --- where it is reached ----------------------------------------------------------------------------------------------


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot) -> FilesTab:
    """The files of a film in two versions."""
    desk.engine.versions.merge([one(desk, "Hitze")], one(desk, "Heat"))
    tab = FilesTab(desk)
    qtbot.addWidget(tab)
    tab.resize(480, 720)
    tab.show_detail(desk.engine.browse.detail(one(desk, "Heat")))
    tab.show()
    return tab


def row_of(tab: FilesTab, name: str) -> FileRow:
    return next(row for row in tab.rows if Path(row.file.path).name == name)


def action(tab: FilesTab, name: str, text: str):  # type: ignore[no-untyped-def]
    return next(one for one in tab.menu(row_of(tab, name).file).actions() if one.text() == text)


def test_the_version_that_plays_is_chosen_in_the_files(desk: Desk, tab: FilesTab, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.stage.said):
        action(tab, HITZE, "Play before the other versions").trigger()

    tab.show_detail(desk.engine.browse.detail(one(desk, "Heat")))
    assert row_of(tab, HITZE).file.is_chosen
    assert not action(tab, HITZE, "Play before the other versions").isEnabled()


def test_a_version_is_named_in_the_files(
    desk: Desk, tab: FilesTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files_tab, "ask_for_name", lambda _parent, name: f"{name} restored")

    with qtbot.waitSignal(desk.stage.said):
        action(tab, HITZE, "Name this version…").trigger()

    assert "2160p restored" in {file.version for file in desk.engine.browse.detail(one(desk, "Heat")).files}


def test_a_version_is_split_off_from_the_files(desk: Desk, tab: FilesTab, qtbot: QtBot) -> None:
    action(tab, HITZE, "Make it a title of its own…").trigger()
    dialog = tab.window().findChild(VersionDialog)
    assert isinstance(dialog, VersionDialog)
    qtbot.waitUntil(dialog.go.isEnabled)
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, "Heat in German")
    qtbot.waitUntil(dialog.go.isEnabled)

    with qtbot.waitSignal(desk.stage.said):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)

    assert films(desk) == ["Heat", "Heat in German", "Ronin"]


def test_only_films_of_one_library_can_be_merged(desk: Desk, qtbot: QtBot) -> None:
    desk.engine.enrich.set_monitored([one(desk, "Firefly")], False)
    window = QWidget()
    qtbot.addWidget(window)
    verbs = ItemVerbs(desk, window)

    verbs.set_items([one(desk, "Heat"), one(desk, "Ronin")])
    qtbot.waitUntil(verbs.merge.isEnabled)
    verbs.set_items([one(desk, "Heat"), one(desk, "Firefly")])
    qtbot.waitUntil(lambda: not verbs.monitor.isChecked())  # the answer has come

    assert not verbs.merge.isEnabled()

"""Suggestions: what locks held back, to be accepted or dismissed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.bridge import Bridge
from metarr_desktop.ui.desk import Desk, Stage
from metarr_desktop.ui.pictures import Pictures
from metarr_desktop.ui.suggestions.page import SuggestionsPage

LEFT = Qt.MouseButton.LeftButton
NFO = "<movie><title>Glass Meridian</title><year>2019</year><plot>{plot}</plot></movie>"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """Two films whose plots are locked, and NFO files that now tell other ones."""
    with open_engine(str(tmp_path / "data")) as engine:
        nfos = []
        for name in ("Glass Meridian (2019)", "Harbour of Ash (2021)"):
            folder = tmp_path / "media" / name
            folder.mkdir(parents=True)
            (folder / f"{name}.mkv").write_bytes(b"\x1aE\xdf\xa3")
            nfos.append(folder / f"{name}.nfo")
            nfos[-1].write_text(NFO.format(plot="As it was."))
        library = engine.libraries.add(str(tmp_path / "media"), LibraryType.MOVIE)
        engine.run(scan_job(library.id))
        engine.edit.set_locks(films(engine), ["plot"], True)
        for nfo in nfos:
            nfo.write_text(NFO.format(plot="Told in another way."))
        engine.run(scan_job(library.id))
        yield engine


@pytest.fixture
def desk(engine: Engine) -> Iterator[Desk]:
    bridge = Bridge(engine)
    yield Desk(engine, bridge, Pictures(bridge, engine.browse.picture_path), Stage())
    bridge.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SuggestionsPage:
    page = SuggestionsPage(desk)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    return page


def films(engine: Engine) -> list[ItemId]:
    return [ItemId(one) for one in engine.browse.listing(Scope(kind=Kind.MOVIE)).ids]


def plots(engine: Engine) -> list[object]:
    return [engine.browse.detail(film).values.get("plot") for film in films(engine)]


def test_each_suggestion_stands_beside_what_is_there_now(page: SuggestionsPage) -> None:
    item = page.model.index(0, 0)
    line = [page.model.index(0, column, item).data() for column in range(4)]

    assert line == ["Plot", "As it was.", "Told in another way.", "NFO"]


def test_accepting_the_selected_one_changes_it_and_leaves_the_other(
    qtbot: QtBot, page: SuggestionsPage, desk: Desk
) -> None:
    page.tree.setCurrentIndex(page.model.index(0, 0, page.model.index(0, 0)))
    assert page.accept.text() == "Accept 1"

    with qtbot.waitSignal(desk.stage.said) as said:
        qtbot.mouseClick(page.accept, LEFT)

    assert said.args[0].is_undo
    assert sorted(map(str, plots(desk.engine))) == ["As it was.", "Told in another way."]
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_nothing_selected_means_all_and_one_undo_takes_all_back(
    qtbot: QtBot, page: SuggestionsPage, desk: Desk
) -> None:
    page.tree.clearSelection()
    qtbot.mouseClick(page.accept, LEFT)
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert plots(desk.engine) == ["Told in another way."] * 2

    desk.engine.undo()

    assert plots(desk.engine) == ["As it was."] * 2


def test_dismissing_by_the_delete_key_keeps_the_values(qtbot: QtBot, page: SuggestionsPage, desk: Desk) -> None:
    page.tree.clearSelection()
    page.tree.setFocus()

    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert plots(desk.engine) == ["As it was."] * 2
    assert not page.tree.isVisible()


def test_a_title_is_shown_when_its_row_is_opened(qtbot: QtBot, page: SuggestionsPage, desk: Desk) -> None:
    with qtbot.waitSignal(desk.stage.item_wanted) as wanted:
        page.tree.activated.emit(page.model.index(0, 0, QModelIndex()))

    assert wanted.args == [page.model.item_at(page.model.index(0, 0))]

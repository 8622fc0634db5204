"""Every change stands in the history, and each can be taken back alone or with its batch."""

import os
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.detail.history import BatchPanel, HistoryTab
from metarr_desktop.ui.shell.undoing import Undoing
from metarr_desktop.ui.widgets.labels import Label
from tests.ui.demo_items import movies, put_back_after, the_item


@pytest.fixture(autouse=True)
def _put_back(demo_engine: Engine) -> Iterator[None]:
    yield from put_back_after(demo_engine)


@pytest.fixture
def item(demo_desk: Desk) -> ItemId:
    return the_item(demo_desk.engine, "The Glass Meridian")


@pytest.fixture
def tab(demo_desk: Desk, qtbot: QtBot) -> HistoryTab:
    tab = HistoryTab(demo_desk)
    qtbot.addWidget(tab)
    tab.resize(456, 700)
    tab.show()
    Undoing(demo_desk, tab, tab)  # the shell takes back whole batches
    return tab


def show(tab: HistoryTab, desk: Desk, item: ItemId, qtbot: QtBot) -> BatchPanel:
    """The newest batch as it is shown."""
    newest = desk.engine.browse.history(item)[0].batch
    tab.show_detail(desk.engine.browse.detail(item))
    qtbot.waitUntil(lambda: bool(tab.panels) and tab.panels[0].entries[0].batch == newest)
    return tab.panels[0]


def words(panel: BatchPanel) -> str:
    return " ".join(label.text() for label in panel.findChildren(Label))


def test_an_edit_shows_who_when_and_from_what_to_what(
    tab: HistoryTab, demo_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    before = demo_desk.engine.browse.detail(item).values["tagline"]
    demo_desk.engine.edit.set_values([item], {"tagline": "Two times."})

    panel = show(tab, demo_desk, item, qtbot)

    assert panel.accessibleName() == "Edited"
    assert f"{before} → Two times." in words(panel)
    assert "You · just now" in words(panel)


def test_a_mapping_says_which_file_went_from_which_episode_to_which(
    tab: HistoryTab, demo_desk: Desk, qtbot: QtBot
) -> None:
    engine = demo_desk.engine
    show_item = the_item(engine, "The Cove Atlas", Kind.SERIES)
    first, second = [one for one in engine.episodes.files(show_item) if one.text.startswith("S01")][:2]
    engine.episodes.map(show_item, {first.path: second.text})
    (held,) = second.places

    panel = show(tab, demo_desk, held.item or ItemId(0), qtbot)

    assert panel.accessibleName() == "Files given to episodes"
    assert f"{os.path.basename(first.path)}: from {first.text} to {second.text}" in words(panel)

    engine.episodes.map(show_item, {second.path: "extra"})
    panel = show(tab, demo_desk, show_item, qtbot)
    assert f"{os.path.basename(second.path)}: from {second.text} to Extra" in words(panel)


def test_one_value_is_set_back_and_is_as_free_as_it_was(
    tab: HistoryTab, demo_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    demo_desk.engine.edit.set_locks([item], ["tagline"], False)
    before = demo_desk.engine.browse.detail(item).values
    demo_desk.engine.edit.set_values([item], {"tagline": "Two times.", "runtime": 5})
    panel = show(tab, demo_desk, item, qtbot)
    entry = next(one for one in panel.reverts if one.field == "tagline")

    with qtbot.waitSignal(demo_desk.stage.said) as said:
        panel.reverts[entry].click()

    after = demo_desk.engine.browse.detail(item)
    assert said.args[0].text == "Tagline set back"
    assert after.values["tagline"] == before["tagline"]
    assert "tagline" not in after.row.locked
    assert after.values["runtime"] == 5


def test_a_whole_batch_is_taken_back(tab: HistoryTab, demo_desk: Desk, item: ItemId, qtbot: QtBot) -> None:
    before = demo_desk.engine.browse.detail(item)
    demo_desk.engine.edit.set_values([item], {"tagline": "Two times.", "runtime": 5})
    panel = show(tab, demo_desk, item, qtbot)

    with qtbot.waitSignal(demo_desk.stage.said):
        panel.undo.click()

    after = demo_desk.engine.browse.detail(item)
    assert (after.values, after.row.locked) == (before.values, before.row.locked)


def test_the_way_back_from_there_is_that_of_the_same_batch(
    tab: HistoryTab, demo_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    engine = demo_desk.engine
    engine.edit.set_values([item], {"runtime": 5})
    engine.edit.set_values([item], {"tagline": "Two times."})
    panel = show(tab, demo_desk, item, qtbot)
    with qtbot.waitSignal(demo_desk.stage.said) as said:
        panel.undo.click()
    notice = said.args[0]
    assert (notice.action, notice.is_undo) == ("Undo", False)

    engine.undo(notice.undoes)

    after = engine.browse.detail(item).values
    assert (after["tagline"], after["runtime"]) == ("Two times.", 5)


def test_a_batch_of_several_titles_says_how_many_it_is_of(
    tab: HistoryTab, demo_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    others = [one for one in movies(demo_desk.engine, 4) if one != item][:2]
    demo_desk.engine.edit.set_values([item, *others], {"tagline": "The same for all."})

    panel = show(tab, demo_desk, item, qtbot)

    assert panel.undo.text() == "Undo in all 3 titles"


def test_what_was_taken_back_offers_no_second_way_back(
    tab: HistoryTab, demo_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    demo_desk.engine.edit.set_values([item], {"tagline": "Two times."})
    batch = demo_desk.engine.browse.history(item)[0].batch
    demo_desk.engine.undo(batch)

    tab.show_detail(demo_desk.engine.browse.detail(item))

    qtbot.waitUntil(lambda: any(one.entries[0].batch == batch for one in tab.panels))
    panel = next(one for one in tab.panels if one.entries[0].batch == batch)
    assert panel.undo.isHidden()
    assert panel.reverts == {}


def test_the_scan_that_found_a_title_is_not_undone_from_here(
    tab: HistoryTab, demo_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    show(tab, demo_desk, item, qtbot)

    while tab.older.isVisible():
        tab.older.click()

    (found,) = [panel for panel in tab.panels if panel.accessibleName() == "Found by a scan"]
    assert found.undo.isHidden()

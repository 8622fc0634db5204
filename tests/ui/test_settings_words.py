"""Settings: how words that titles share are written."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.settings.page import SettingsPage
from metarr_desktop.ui.settings.sections import SectionKey
from metarr_desktop.ui.settings.words_panel import WordsPanel
from metarr_desktop.ui.widgets.toast import Notice

pytestmark = pytest.mark.usefixtures("english")

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def items(asked_desk: Desk) -> list[ItemId]:
    """One of science fiction, in its short form too; one of horror."""
    items = asked_desk.engine.identify.unidentified()[:2]
    edit = asked_desk.engine.edit
    edit.set_values([items[0]], {"genres": ("Sci-Fi", "Drama")})
    edit.set_values([items[1]], {"genres": ("Science Fiction", "Drama"), "tags": ("seen",)})
    return items


@pytest.fixture
def panel(asked_desk: Desk, items: list[ItemId], qtbot: QtBot) -> WordsPanel:
    page = SettingsPage(asked_desk)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    page.show_section(SectionKey.WORDS)
    qtbot.waitUntil(lambda: page.words.model.rowCount() == 3)
    return page.words


def rows(panel: WordsPanel) -> list[tuple[str, ...]]:
    model = panel.model
    return [tuple(model.index(row, column).data() for column in range(3)) for row in range(model.rowCount())]


def choose(panel: WordsPanel, word: str, qtbot: QtBot) -> None:
    place = panel.table.visualRect(panel.model.index(panel.model.row_of(word) or 0, 0)).center()
    qtbot.mouseClick(panel.table.viewport(), LEFT, pos=QPoint(place))


def said(desk: Desk) -> list[Notice]:
    notices: list[Notice] = []
    desk.stage.said.connect(notices.append)
    return notices


def test_the_search_of_the_settings_leads_to_them(panel: WordsPanel, qtbot: QtBot) -> None:
    page = panel.window()
    assert isinstance(page, SettingsPage)

    page.search.setText("genres, studios")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert panel.isVisible()

    page.search.setText("keyring nobody has")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert not panel.isVisible()


def test_each_word_says_how_many_titles_have_it(panel: WordsPanel, qtbot: QtBot) -> None:
    assert rows(panel) == [("Drama", "2", ""), ("Sci-Fi", "1", ""), ("Science Fiction", "1", "")]

    panel.field.setCurrentIndex(panel.field.findData("tags"))

    qtbot.waitUntil(lambda: rows(panel) == [("seen", "1", "")])


def test_two_become_one_by_renaming_and_undo_parts_them(
    panel: WordsPanel, asked_desk: Desk, items: list[ItemId], qtbot: QtBot
) -> None:
    notices = said(asked_desk)
    choose(panel, "Sci-Fi", qtbot)
    qtbot.keyClicks(panel.into, "Science Fiction")

    qtbot.keyClick(panel.into, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: rows(panel) == [("Drama", "2", ""), ("Science Fiction", "2", "Sci-Fi")])
    assert asked_desk.engine.browse.detail(items[0]).values["genres"] == ("Science Fiction", "Drama")
    assert [one.text for one in notices] == ["“Sci-Fi” is written “Science Fiction” on 1 title"]
    assert notices[0].is_undo

    asked_desk.engine.undo()
    qtbot.waitUntil(lambda: len(rows(panel)) == 3)


def test_an_alias_is_set_free(panel: WordsPanel, asked_desk: Desk, qtbot: QtBot) -> None:
    asked_desk.engine.vocabulary.rename("genres", "Sci-Fi", "Science Fiction")
    qtbot.waitUntil(lambda: len(rows(panel)) == 2)
    notices = said(asked_desk)
    choose(panel, "Science Fiction", qtbot)
    (chip,) = panel.aliases.chips()
    chip.setFocus()

    qtbot.keyClick(chip, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: rows(panel)[-1] == ("Science Fiction", "2", ""))
    assert [one.text for one in notices] == ["“Sci-Fi” is a word of its own again"]


def test_without_a_word_there_is_nothing_to_rename(panel: WordsPanel, qtbot: QtBot) -> None:
    assert not panel.rename.isEnabled()
    assert not panel.into.isEnabled()

    choose(panel, "Drama", qtbot)
    assert not panel.rename.isEnabled()
    qtbot.keyClicks(panel.into, "Play")

    assert panel.rename.isEnabled()


def test_a_search_finds_words_by_what_else_they_are_called(panel: WordsPanel, asked_desk: Desk, qtbot: QtBot) -> None:
    asked_desk.engine.vocabulary.rename("genres", "Sci-Fi", "Science Fiction")
    qtbot.waitUntil(lambda: len(rows(panel)) == 2)

    qtbot.keyClicks(panel.search, "sci-fi")

    qtbot.waitUntil(lambda: [row[0] for row in rows(panel)] == ["Science Fiction"])

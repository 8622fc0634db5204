"""The size of text that the person chose: everything grows with it, at once, and comes back."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.ui.language import PSEUDO, RIGHT_TO_LEFT
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.shell.sidebar import WIDTH_MOST, SideRow
from metarr_desktop.ui.shell.window import MainWindow
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import DARK, LIGHT, Ink
from metarr_desktop.ui.theme.theme import Mode, Theme, apply
from metarr_desktop.ui.widgets.hero_header import Hero, HeroHeader, HeroKind
from metarr_desktop.ui.widgets.labels import ElidedLabel, Label
from metarr_desktop.ui.widgets.plain_table import PlainTable
from metarr_desktop.ui.widgets.poster_card import CardStyle
from metarr_desktop.ui.widgets.poster_grid import PosterGrid
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.tag_editor import TagEditor


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    apply(qapp, LIGHT)


def test_text_grows_and_comes_back_to_what_it_was(qtbot: QtBot, app: QApplication) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    plain, small, log = QPlainTextEdit(), Label("Small", size=fonts.Size.SMALL), QPlainTextEdit()
    fonts.wear_fixed(log)
    for widget in (plain, small, log):
        column.addWidget(widget)
    page.show()
    before = [widget.font().pointSizeF() for widget in (plain, small, log)]

    apply(app, LIGHT, 150)
    large = [widget.font().pointSizeF() for widget in (plain, small, log)]
    apply(app, LIGHT)

    assert large == pytest.approx([1.5 * size for size in before])
    assert [widget.font().pointSizeF() for widget in (plain, small, log)] == pytest.approx(before)


def test_the_line_of_a_list_of_words_has_room_for_its_letters(qtbot: QtBot, app: QApplication) -> None:
    editor = TagEditor("Genres")
    qtbot.addWidget(editor)
    usual = editor.line.height()

    apply(app, LIGHT, 150)
    assert editor.line.height() >= editor.line.fontMetrics().height()
    apply(app, LIGHT)

    assert editor.line.height() == usual


def test_what_is_polished_anew_keeps_its_size(qtbot: QtBot, app: QApplication) -> None:
    label = Label("Small", size=fonts.Size.SMALL)
    qtbot.addWidget(label)
    label.show()
    apply(app, LIGHT, 150)
    large = label.font().pointSizeF()

    label.set_ink(Ink.WARN)
    apply(app, DARK, 150)

    assert label.font().pointSizeF() == large


def test_cards_make_room_for_larger_text_below_the_picture(qtbot: QtBot, app: QApplication) -> None:
    wall = PosterGrid("Movies")
    qtbot.addWidget(wall)
    wall.show()
    usual = wall.cell

    apply(app, LIGHT, 150)

    assert wall.cell.width() == usual.width()
    assert wall.cell.height() == usual.height() + 18  # half of a title of 20 and a line of 16
    assert CardStyle().picture.height() == 180


def test_the_words_of_a_hero_stay_within_it(qtbot: QtBot, app: QApplication) -> None:
    hero = HeroHeader(HeroKind.COMPACT)
    hero.set_hero(Hero("The Glass Meridian", "2019 · 2 h 07 min"))
    qtbot.addWidget(hero)
    hero.show()
    assert hero.height() == 84

    apply(app, LIGHT, 150)

    assert hero.height() > 84


def test_a_banner_that_is_too_narrow_for_name_and_buttons_has_the_buttons_above(qtbot: QtBot) -> None:
    hero = HeroHeader(HeroKind.BANNER)
    hero.add_tool(QPushButton("Ask providers"))
    hero.add_tool(QPushButton("Details"))
    hero.set_hero(Hero("Ines Haldor"))
    qtbot.addWidget(hero)
    hero.resize(900, hero.height())
    hero.show()
    usual = hero.poster_size()

    hero.resize(340, hero.height())

    buttons = hero.findChildren(QPushButton)
    assert hero.poster_size().height() < usual.height()
    assert all(button.geometry().bottom() < 58 for button in buttons)
    hero.resize(900, hero.height())
    assert hero.poster_size() == usual


def test_what_is_held_at_a_width_grows_and_comes_back(qtbot: QtBot, app: QApplication) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    fonts.keep_wide(field, 100)

    apply(app, LIGHT, 150)
    large = field.width()
    apply(app, LIGHT)

    assert (large, field.width()) == (150, 100)


def test_columns_have_room_for_larger_headings(qtbot: QtBot, app: QApplication) -> None:
    model = QStandardItemModel(1, 2)
    model.setHorizontalHeaderLabels(["Word", "What happens"])
    table = PlainTable("Words", model)
    table.set_widths({0: 100, 1: 1})
    qtbot.addWidget(table)
    table.show()
    heading = table.columnWidth(1)

    apply(app, LIGHT, 150)

    qtbot.waitUntil(lambda: table.columnWidth(1) > heading)


def test_the_sidebar_has_room_for_its_words_before_its_rows_come(qtbot: QtBot, app: QApplication) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.sidebar.set_narrow(False)
    usual = window.sidebar.width()

    apply(app, LIGHT, 150)
    large = window.sidebar.width()
    window.sidebar.set_rows([SideRow("A view that somebody gave a very long name", Location(), note="12")])
    apply(app, LIGHT)

    assert metrics.WIDTH_SIDEBAR <= usual < large <= WIDTH_MOST
    assert window.sidebar.width() == usual


def test_in_no_language_it_takes_the_room_of_the_details(
    qtbot: QtBot, app: QApplication, speak: Callable[[str], None]
) -> None:
    apply(app, LIGHT, 150)
    for language in ("en", "de", PSEUDO, RIGHT_TO_LEFT):
        speak(language)
        window = MainWindow()
        qtbot.addWidget(window)
        window.sidebar.set_narrow(False)

        assert metrics.WIDTH_SIDEBAR <= window.sidebar.width() <= WIDTH_MOST


def test_controls_go_below_a_heading_that_they_would_cut(qtbot: QtBot, app: QApplication) -> None:
    header, control = SectionHeader("Activity", note="and more", size=fonts.Size.HERO), QPushButton("Pause all")
    header.add_control(control)
    qtbot.addWidget(header)
    header.resize(320, 40)
    header.show()
    title = header.findChild(ElidedLabel)
    assert title is not None
    qtbot.waitUntil(lambda: control.y() <= title.geometry().bottom())

    header.resize(200, 100)
    qtbot.waitUntil(lambda: control.mapTo(header, control.rect().topLeft()).y() > title.geometry().bottom())
    assert title.shown_text() == "Activity"

    header.resize(320, 40)
    qtbot.waitUntil(lambda: control.mapTo(header, control.rect().topLeft()).y() <= title.geometry().bottom())


def test_smaller_text_takes_no_room_away() -> None:
    assert fonts.grown(20) == 20


def test_the_theme_takes_text_size_and_motion_from_the_settings(qtbot: QtBot, app: QApplication) -> None:
    theme = Theme(app)
    body = app.font().pointSizeF()
    settings = {
        "appearance.theme": "dark",
        "appearance.contrast": "usual",
        "appearance.text_size": 120,
        "appearance.motion": "reduced",
    }

    with qtbot.waitSignal(theme.changed):
        theme.take(settings)

    assert (theme.palette, theme.text_percent) == (DARK, 120)
    assert app.font().pointSizeF() == pytest.approx(1.2 * body)
    with qtbot.assertNotEmitted(theme.changed):
        theme.take(settings)
    theme.take(settings | {"appearance.motion": "system"})
    theme.choose(Mode.LIGHT)
    theme.deleteLater()

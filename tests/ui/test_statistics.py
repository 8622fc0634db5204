"""Statistics: a library in numbers and charts, whose bars filter each other and lead to what they count."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.errors import DamagedLibrary
from metarr_desktop.domain.kinds import Kind, LibraryId, LibraryType
from metarr_desktop.domain.sheet import SheetFact
from metarr_desktop.domain.stats import Bar, Chart, ChartCode, Disk, Facts, Form, Rest, Statistics, Unit
from metarr_desktop.domain.views import LibraryView, Scope
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.stats import Stats
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.shell.window import MainWindow
from metarr_desktop.ui.statistics.choice import LibraryChoice
from metarr_desktop.ui.statistics.disks import DisksPanel
from metarr_desktop.ui.statistics.page import StatisticsPage
from metarr_desktop.ui.statistics.panels import ChartPanel, Tile
from metarr_desktop.ui.statistics.words import chart_bars, sheet_of
from metarr_desktop.ui.widgets.charts import BarButton
from metarr_desktop.ui.widgets.toast import Notice

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, desk: Desk, target: str = "") -> StatisticsPage:
    """The page with its charts, which saves to that file."""
    page = StatisticsPage(desk, lambda _parent, name: f"{target}{name[name.rindex('.') :]}" if target else "")
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    qtbot.waitUntil(lambda: page.again.isEnabled())
    return page


@pytest.fixture
def page(demo_desk: Desk, qtbot: QtBot) -> StatisticsPage:
    return shown(qtbot, demo_desk)


def choose(page: StatisticsPage, qtbot: QtBot, name: str) -> None:
    libraries = page.libraries
    row = libraries.list.findText(name)
    assert row >= 0
    assert libraries.buttons is not None
    qtbot.mouseClick(libraries.buttons.button(str(libraries.list.itemData(row))), LEFT)
    qtbot.waitUntil(lambda: page.again.isEnabled())


def panel_of(page: StatisticsPage, code: ChartCode) -> ChartPanel:
    panel = page.panel(code)
    assert panel is not None
    return panel


def bar_of(page: StatisticsPage, code: ChartCode, key: str) -> BarButton:
    return next(one for one in panel_of(page, code).chart.buttons if one.bar.key == key)


def click(page: StatisticsPage, qtbot: QtBot, code: ChartCode, key: str) -> None:
    """Filter by a bar, or no more, and wait for the numbers."""
    qtbot.mouseClick(bar_of(page, code, key), LEFT)
    counted(page, qtbot)


def counted(page: StatisticsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page._statistics is not None and page._statistics.filter == page.filter)


def open_(page: StatisticsPage, qtbot: QtBot, code: ChartCode, key: str) -> None:
    qtbot.mouseDClick(bar_of(page, code, key), LEFT)


def facts(page: StatisticsPage) -> list[SheetFact]:
    return [one.fact for one in page.tiles.widgets() if isinstance(one, Tile)]


def values(page: StatisticsPage, code: ChartCode) -> dict[str, float]:
    return {one.bar.key: one.bar.value for one in panel_of(page, code).chart.buttons}


def test_all_libraries_are_counted_first_with_numbers_and_charts(page: StatisticsPage, demo_engine: Engine) -> None:
    films = len(demo_engine.browse.listing(Scope(kind=Kind.MOVIE)))
    tiles = facts(page)

    assert page.libraries.library() is None
    assert tiles[0].label == "Movies · Series · Albums"
    assert tiles[0].value.startswith(f"{films} · ")
    codes = {panel.code for panel in page.panels()}
    assert codes >= {ChartCode.GROWTH, ChartCode.DECADES, ChartCode.COMPLETENESS, ChartCode.MISSING, ChartCode.SPACE}
    assert page.stack.currentWidget() is page.area


def test_each_disk_says_how_full_it_is_and_what_is_ours(page: StatisticsPage) -> None:
    panel = next(one for one in page.grid.widgets() if isinstance(one, DisksPanel))
    names = [row.accessibleName() for row in panel.rows]

    assert names
    assert all(" free of " in name and " of the library" in name for name in names)


def test_a_library_is_chosen_and_counted_alone(page: StatisticsPage, qtbot: QtBot, demo_engine: Engine) -> None:
    choose(page, qtbot, "Movies")

    films = len(demo_engine.browse.listing(Scope(kind=Kind.MOVIE)))
    assert facts(page)[0].label == "Movies"
    decades = page.panel(ChartCode.DECADES)
    assert decades is not None
    assert sum(one.bar.value for one in decades.chart.buttons) == films


def test_the_choice_is_buttons_where_they_have_room_and_a_list_where_not(page: StatisticsPage, qtbot: QtBot) -> None:
    choice = page.libraries
    assert choice.buttons is not None
    assert (choice.buttons.isVisible(), choice.list.isVisible()) == (True, False)

    page.resize(560, 800)

    assert (choice.buttons.isVisible(), choice.list.isVisible()) == (False, True)
    row = choice.list.findText("Movies")
    choice.list.setCurrentIndex(row)
    choice.list.activated.emit(row)
    assert page.library() == choice.list.itemData(row)
    qtbot.waitUntil(lambda: page.again.isEnabled())


def test_more_libraries_than_are_read_at_a_glance_are_a_list(qtbot: QtBot) -> None:
    choice = LibraryChoice()
    qtbot.addWidget(choice)

    films = [LibraryView(LibraryId(one), f"Films {one}", LibraryType.MOVIE, True, ()) for one in range(1, 8)]
    choice.show_libraries(films, LibraryId(3))
    choice.fit(10_000)

    assert (choice.buttons, choice.list.currentText(), choice.library()) == (None, "Films 3", 3)


def test_what_was_counted_before_leads_nowhere_while_it_is_counted_anew(
    page: StatisticsPage, qtbot: QtBot, demo_desk: Desk
) -> None:
    shown_before = page.panels()

    page.reload()

    assert page.panels() == shown_before
    assert not page.area.isEnabled()
    with qtbot.assertNotEmitted(demo_desk.stage.found_wanted):
        open_(page, qtbot, ChartCode.DECADES, "1980")
    qtbot.mouseClick(bar_of(page, ChartCode.DECADES, "1980"), LEFT)
    assert page.filter.is_empty
    qtbot.waitUntil(page.area.isEnabled)


def test_a_change_is_said_and_counted_when_the_person_wants(page: StatisticsPage, qtbot: QtBot) -> None:
    note = page.header._note.text()

    page._desk.bridge.news.emit(News(frozenset({Aspect.SETTINGS})))
    assert page.header._note.text() == note
    page._desk.bridge.news.emit(News(frozenset({Aspect.VALUES})))

    assert page.header._note.text() == f"{note}; there were changes since"
    qtbot.mouseClick(page.again, LEFT)
    qtbot.waitUntil(lambda: "changes" not in page.header._note.text() and page.again.isEnabled())


def test_a_bar_of_a_library_opens_its_wall_with_the_term_alone(
    page: StatisticsPage, qtbot: QtBot, demo_desk: Desk
) -> None:
    choose(page, qtbot, "Movies")
    found: list[tuple[int, str]] = []
    demo_desk.stage.found_wanted.connect(lambda library, words: found.append((library, words)))

    open_(page, qtbot, ChartCode.DECADES, "1980")

    assert found == [(demo_desk.engine.browse.library("Movies").id, "year>=1980 year<=1989")]


@pytest.mark.parametrize("library", ["All libraries", "Movies", "Series", "Music"])
def test_every_bar_leads_to_as_many_titles_as_it_counts_or_says_why_it_leads_nowhere(
    page: StatisticsPage, qtbot: QtBot, demo_desk: Desk, library: str
) -> None:
    choose(page, qtbot, library)
    found: list[tuple[int, str]] = []
    demo_desk.stage.found_wanted.connect(lambda library, words: found.append((library, words)))
    statistics = page._statistics
    assert statistics is not None

    for panel in page.panels():
        counted = statistics.chart(panel.code)
        assert counted is not None
        for bar, button in zip(counted.bars, panel.chart.buttons, strict=False):
            found.clear()
            qtbot.mouseDClick(button, LEFT)
            if not button.bar.leads:
                assert (found, bar.added if panel.code is ChartCode.GROWTH else bar.count) == ([], 0)
                why = "Nothing was added then" if panel.code is ChartCode.GROWTH else "There are none"
                assert button.toolTip().endswith(f"\n{why}")
            elif counted.unit is Unit.TITLES:
                ((on, words),) = found
                scope = Scope(statistics.type.top_kind, LibraryId(on)) if on and statistics.type else Scope()
                count = bar.added if panel.code is ChartCode.GROWTH else bar.count
                assert (words, len(demo_desk.engine.browse.listing(scope, words))) == (words, count)
            else:
                assert bool(found) is (bar.library is None)  # a folder is searched for, a library opened


@pytest.mark.parametrize(
    ("code", "form", "bar", "why"),
    [
        (ChartCode.GROWTH, Form.LINE, Bar("2026-03", 4), "Nothing was added then"),
        (ChartCode.VIDEO_CODEC, Form.BARS, Bar(Rest.OTHER, 4), "These are too many to be asked for in one search"),
        (ChartCode.SPACE, Form.BARS, Bar("/films \udcff", 4), "Its name cannot be written in a search"),
        (ChartCode.DECADES, Form.COLUMNS, Bar("1980", 0, "year>=1980 year<=1989"), "There are none"),
        (ChartCode.VIDEO_CODEC, Form.BARS, Bar("hevc", 4, "codec:hevc"), ""),
    ],
)
def test_a_bar_that_leads_nowhere_knows_why(code: ChartCode, form: Form, bar: Bar, why: str) -> None:
    chart = Chart(code, form, (bar,), (Kind.MOVIE,), 4)
    statistics = Statistics("2026-03-01 10:00:00", Facts({Kind.MOVIE: 4}, 4, 4, 1.0, 0, 0, 0, 0), (chart,))

    (shown,) = chart_bars(statistics, chart)

    assert (shown.obstacle, shown.leads) == (why, not why)


def test_a_bar_over_all_libraries_opens_a_list_of_everything_with_the_whole_query(
    page: StatisticsPage, qtbot: QtBot, demo_desk: Desk
) -> None:
    found: list[tuple[int, str]] = []
    demo_desk.stage.found_wanted.connect(lambda library, words: found.append((library, words)))
    panel = page.panel(ChartCode.MISSING)
    assert panel is not None
    bar = panel.chart.buttons[0].bar

    open_(page, qtbot, ChartCode.MISSING, bar.key)

    ((library, words),) = found
    assert library == 0
    assert len(demo_desk.engine.browse.listing(Scope(), words)) == bar.value


def test_a_library_among_the_bars_opens_that_library(page: StatisticsPage, qtbot: QtBot, demo_desk: Desk) -> None:
    with qtbot.waitSignal(demo_desk.stage.library_wanted) as wanted:
        open_(page, qtbot, ChartCode.SPACE, "Music")

    assert wanted.args == [demo_desk.engine.browse.library("Music").id]


def test_a_disk_is_exported_with_what_is_ours_and_of_one_that_is_away_just_that() -> None:
    there = Disk(("/films", "/series"), 600, 1000, 100)
    away = Disk(("/old",), 50)
    statistics = Statistics("2026-03-01 10:00:00", Facts({}, 0, 0, 1.0, 0, 0, 0, 0), (), disks=(there, away))

    first, second = sheet_of(statistics, []).charts

    assert first.title == "Disk with /films, /series"
    assert [(row.label, row.value) for row in first.rows] == [
        ("The library", 600),
        ("Other things", 300),
        ("Free", 100),
    ]
    assert (second.note, [row.value for row in second.rows]) == ("not connected", [50])


@pytest.mark.parametrize("ending", [".csv", ".html"])
def test_what_is_shown_is_exported(qtbot: QtBot, demo_desk: Desk, tmp_path: Path, ending: str) -> None:
    page = shown(qtbot, demo_desk, str(tmp_path / "out"))

    with qtbot.waitSignal(demo_desk.stage.said) as said:
        page.save(ending)

    text = (tmp_path / f"out{ending}").read_text(encoding="utf-8")
    assert isinstance(said.args[0], Notice)
    assert said.args[0].text == f"Saved out{ending}"
    if ending == ".csv":
        charts = {line[0] for line in csv.reader(text.splitlines())} - {"Chart"}
        disks = {chart for chart in charts if chart.startswith("Disk with ")}
        assert charts - disks == {panel.header._title.text() for panel in page.panels()}
        assert len(disks) == 1
    else:
        assert "<h1>Statistics: All libraries</h1>" in text


def test_nothing_is_written_where_the_person_named_no_file(page: StatisticsPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page._desk.stage.said):
        page.save(".csv")


def test_without_a_library_it_says_how_there_will_be_something(qtbot: QtBot, empty_desk: Desk) -> None:
    page = shown(qtbot, empty_desk)

    assert page.empty.accessibleName() == "There is nothing to count yet"
    assert not page.export.isEnabled()
    with qtbot.waitSignal(empty_desk.stage.folder_wanted):
        qtbot.mouseClick(page.empty.button, LEFT)


def test_what_cannot_be_counted_is_said_and_tried_again(
    qtbot: QtBot, demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: Stats, _library: LibraryId | None = None) -> Statistics:
        raise DamagedLibrary("The library is damaged.")

    with monkeypatch.context() as patched:
        patched.setattr(Stats, "read", fail)
        page = shown(qtbot, demo_desk)
        assert page.empty.accessibleName() == "It could not be counted"
        assert page.empty.accessibleDescription() == "The library is damaged."

    qtbot.mouseClick(page.empty.button, LEFT)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.area)


def test_while_it_is_counted_the_page_says_so(qtbot: QtBot, demo_desk: Desk) -> None:
    page = StatisticsPage(demo_desk)
    qtbot.addWidget(page)

    assert page.empty.accessibleName() == "Counting"
    qtbot.waitUntil(lambda: page.again.isEnabled())


def test_everything_that_can_be_focused_has_a_name(page: StatisticsPage) -> None:
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_columns_give_way_in_a_narrow_window(page: StatisticsPage, qtbot: QtBot) -> None:
    first, second = page.panels()[:2]
    assert first.y() == second.y()

    page.resize(500, 800)
    qtbot.waitUntil(lambda: first.x() == second.x())

    assert second.y() > first.y()
    assert page.area.widget().width() <= page.area.viewport().width()


class TestFilter:
    """A bar that is chosen filters all other charts."""

    @pytest.fixture
    def films(self, page: StatisticsPage, qtbot: QtBot) -> StatisticsPage:
        choose(page, qtbot, "Movies")
        return page

    def test_what_is_chosen_shows_at_once_and_the_numbers_stay_until_the_others_are_there(
        self, films: StatisticsPage, qtbot: QtBot
    ) -> None:
        before = values(films, ChartCode.GENRES)
        panels = films.panels()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        places = [panel.geometry() for panel in panels]

        qtbot.mouseClick(bar_of(films, ChartCode.DECADES, "1980"), LEFT)

        chip = panel_of(films, ChartCode.DECADES).chip
        assert chip is not None
        assert chip.accessibleName() == "filter: 1980s"
        assert bar_of(films, ChartCode.DECADES, "1980").isChecked()
        assert (values(films, ChartCode.GENRES), films.stack.currentWidget()) == (before, films.area)
        assert (films.filter_bar.show_all.text(), films.filter_bar.show_all.isEnabled()) == ("Counting…", False)
        counted(films, qtbot)
        assert values(films, ChartCode.GENRES) != before
        assert films.panels() == panels  # the same ones, with other numbers
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        assert [panel.geometry() for panel in panels] == places  # nothing moves under the pointer

    def test_the_others_count_only_what_fits_and_its_own_chart_what_could_be_chosen_instead(
        self, films: StatisticsPage, qtbot: QtBot, demo_engine: Engine
    ) -> None:
        decades = values(films, ChartCode.DECADES)

        click(films, qtbot, ChartCode.DECADES, "1980")

        fitting = len(demo_engine.browse.listing(Scope(kind=Kind.MOVIE), "year>=1980 year<=1989"))
        assert values(films, ChartCode.DECADES) == decades
        assert sum(values(films, ChartCode.COMPLETENESS).values()) == fitting == decades["1980"]
        assert panel_of(films, ChartCode.GENRES).header._note.text() == f"of {fitting} that fit"
        assert facts(films)[0].value == str(fitting)

    def test_a_second_click_takes_it_back(self, films: StatisticsPage, qtbot: QtBot) -> None:
        before = values(films, ChartCode.GENRES)

        click(films, qtbot, ChartCode.DECADES, "1980")
        click(films, qtbot, ChartCode.DECADES, "1980")

        assert (values(films, ChartCode.GENRES), panel_of(films, ChartCode.DECADES).chip) == (before, None)
        assert not films.filter_bar.isVisible()

    def test_filters_add_up_and_each_chip_takes_its_own_back(self, films: StatisticsPage, qtbot: QtBot) -> None:
        click(films, qtbot, ChartCode.DECADES, "1980")
        genre = next(one.bar.key for one in panel_of(films, ChartCode.GENRES).chart.buttons if one.bar.leads)
        click(films, qtbot, ChartCode.GENRES, genre)
        first, second = films.filter_bar.chips.chips()
        assert (first.accessibleName(), second.accessibleName()) == ("Decades: 1980s", f"Genres: {genre}")

        chip = panel_of(films, ChartCode.DECADES).chip
        assert chip is not None
        chip.setFocus()
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
        assert [pick.key for pick in films.filter.picks] == [genre]
        qtbot.mouseClick(films.filter_bar.chips.chips()[0], LEFT)
        assert films.filter.is_empty

    def test_a_key_chooses_and_escape_clears_all(self, films: StatisticsPage, qtbot: QtBot) -> None:
        films.activateWindow()
        qtbot.waitUntil(films.isActiveWindow)
        bar = bar_of(films, ChartCode.DECADES, "1980")
        bar.setFocus()
        qtbot.keyClick(bar, Qt.Key.Key_Return)
        counted(films, qtbot)
        assert (films.filter.is_empty, bar.hasFocus()) == (False, True)

        commands = films._desk.commands
        assert commands.ready("statistics.clear") is not None
        qtbot.keyClick(bar, Qt.Key.Key_Escape)

        assert films.filter.is_empty
        assert bar.hasFocus()
        assert commands.ready("statistics.clear") is None

    def test_what_fits_is_opened_as_a_search_in_words(
        self, films: StatisticsPage, qtbot: QtBot, demo_desk: Desk
    ) -> None:
        click(films, qtbot, ChartCode.DECADES, "1980")
        click(films, qtbot, ChartCode.WATCHED, "no")
        count = films._statistics.fitting if films._statistics is not None else 0
        assert films.filter_bar.show_all.text() == f"Show these {count}"

        with qtbot.waitSignal(demo_desk.stage.found_wanted) as wanted:
            qtbot.mouseClick(films.filter_bar.show_all, LEFT)

        library = demo_desk.engine.browse.library("Movies").id
        assert wanted.args == [library, "year>=1980 year<=1989 watched:no"]
        found = demo_desk.engine.browse.listing(Scope(Kind.MOVIE, library), str(wanted.args[1]))
        assert len(found) == count

    def test_the_newest_answer_wins(self, films: StatisticsPage, qtbot: QtBot) -> None:
        qtbot.mouseClick(bar_of(films, ChartCode.DECADES, "1980"), LEFT)
        qtbot.mouseClick(bar_of(films, ChartCode.WATCHED, "no"), LEFT)
        qtbot.mouseClick(bar_of(films, ChartCode.DECADES, "1980"), LEFT)
        counted(films, qtbot)

        assert [pick.code for pick in films.filter.picks] == [ChartCode.WATCHED]
        assert not bar_of(films, ChartCode.DECADES, "1980").isChecked()

    def test_another_library_is_counted_whole_and_counting_again_keeps_the_filter(
        self, films: StatisticsPage, qtbot: QtBot
    ) -> None:
        click(films, qtbot, ChartCode.DECADES, "1980")

        qtbot.mouseClick(films.again, LEFT)
        qtbot.waitUntil(films.again.isEnabled)
        assert bar_of(films, ChartCode.DECADES, "1980").isChecked()
        assert films.filter_bar.show_all.isEnabled()

        choose(films, qtbot, "Series")
        assert films.filter.is_empty
        assert not films.filter_bar.isVisible()

    def test_an_export_says_what_it_is_of(self, qtbot: QtBot, demo_desk: Desk, tmp_path: Path) -> None:
        page = shown(qtbot, demo_desk, str(tmp_path / "out"))
        click(page, qtbot, ChartCode.DECADES, "1980")

        for ending in (".csv", ".html"):
            with qtbot.waitSignal(demo_desk.stage.said):
                page.save(ending)

        lines = list(csv.DictReader((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()))
        genres = [line["Search"] for line in lines if line["Chart"] == "Genres"]
        assert all(search.startswith("year>=1980 year<=1989 ") for search in genres)
        assert "; only what fits: Decades: 1980s (year&gt;=1980 year&lt;=1989)" in (tmp_path / "out.html").read_text()


class TestInTheWindow:
    @pytest.fixture
    def window(self, demo_desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
        window = MainWindow()
        qtbot.addWidget(window)
        window.resize(1440, 900)
        window.show()
        window.open(demo_desk)
        qtbot.waitUntil(lambda: len(window.sidebar.rows()) > 0)
        yield window
        demo_desk.engine.libraries.put_setting("window.state", "")

    def test_it_has_a_place_in_the_sidebar_and_the_view_menu(self, window: MainWindow, qtbot: QtBot) -> None:
        session = window.session
        assert session is not None
        assert any(row.location == Location(place=Place.STATISTICS) for row in window.sidebar.rows())

        window.verbs.statistics.trigger()

        assert isinstance(session.content.currentWidget(), StatisticsPage)

    def test_a_bar_leads_to_the_wall_and_back_to_the_charts(
        self, window: MainWindow, qtbot: QtBot, demo_desk: Desk
    ) -> None:
        session = window.session
        assert session is not None
        window.verbs.statistics.trigger()
        page = session.content.place(Place.STATISTICS)
        assert isinstance(page, StatisticsPage)
        qtbot.waitUntil(lambda: page.again.isEnabled())

        click(page, qtbot, ChartCode.DECADES, "1980")

        count = values(page, ChartCode.DECADES)["1980"]
        assert page.filter_bar.show_all.text() == f"Show these {count}"
        qtbot.mouseClick(page.filter_bar.show_all, LEFT)
        qtbot.waitUntil(lambda: session.content.library.model.rowCount() == count)
        assert window.tool_bar.search.text().startswith("year>=1980 year<=1989 ")
        window.verbs.back.trigger()
        assert session.content.currentWidget() is page
        assert not page.filter.is_empty  # as it was left

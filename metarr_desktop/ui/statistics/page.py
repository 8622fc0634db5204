"""The page: a library or all of them in numbers and charts; a bar filters all others, and leads to what it counts."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.domain.stats import NO_FILTER, Pick
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.statistics.choice import LibraryChoice
from metarr_desktop.ui.statistics.disks import DisksPanel
from metarr_desktop.ui.statistics.filter_bar import FilterBar
from metarr_desktop.ui.statistics.panels import ChartPanel, Columns, Tile
from metarr_desktop.ui.statistics.words import counted_at, facts_of, scope_word, sheet_of
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.kinds import LibraryId
    from metarr_desktop.domain.stats import Bar, Chart, ChartCode, Filter, Statistics
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate

#: The parent, the name that is offered (with its ending) -> the path, "" where the person named none.
AskForFile = Callable[[QWidget, str], str]

#: What is told of that changes the numbers.
_COUNTED = frozenset({Aspect.LIST, Aspect.VALUES, Aspect.STATE, Aspect.LIBRARIES})
_LEAST_PANEL = 320
_LEAST_TILE = 168
_MOST_TILES = 4
_MOST_COLUMNS = 3


def ask_where_to_save(parent: QWidget, name: str) -> str:
    """Let the person name the file of an export; "" where they did not."""
    ending = os.path.splitext(name)[1]
    tables, pages = translate("StatisticsPage", "Tables (*.csv)"), translate("StatisticsPage", "Web pages (*.html)")
    form = tables if ending == ".csv" else pages
    path, _ = QFileDialog.getSaveFileName(parent, translate("StatisticsPage", "Export statistics"), name, form)
    return path if not path or path.lower().endswith(ending) else f"{path}{ending}"


class StatisticsPage(QWidget):
    """F7 counts again. While the page is looked at nothing is by itself: counting costs, and moves the bars.

    What is chosen shows at once; what is counted stays until the newest answer is there.
    """

    def __init__(self, desk: Desk, ask_for_file: AskForFile = ask_where_to_save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ask_for_file = ask_for_file
        self._latest = Latest(desk.bridge, self)
        self._base: Statistics | None = None  # all there is
        self._statistics: Statistics | None = None  # what is shown
        self._filter = NO_FILTER
        self._is_stale = False
        self.setProperty("surface", "base")
        self.header = SectionHeader(self.tr("Statistics"), size=fonts.Size.HERO)
        self.libraries = LibraryChoice()
        self.again = Button(self.tr("Count again"), icon=Icon.REFRESH)
        self.export = Button(self.tr("Export"), icon=Icon.EXTERNAL)
        self.tiles = Columns(_LEAST_TILE, _MOST_TILES)
        self.grid = Columns(_LEAST_PANEL, _MOST_COLUMNS)
        self.area = ScrollColumn(self.tr("Charts"))
        self.filter_bar = FilterBar()
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self._lay_out()
        self._wire()
        self._say(Icon.HOURGLASS, self.tr("Counting"), self.tr("In large libraries this takes a few seconds."))
        self.reload()

    def reload(self) -> None:
        """Count again; what was counted before stays until the answer is there, and leads nowhere meanwhile."""
        self._is_stale = False
        engine, library, filter = self._desk.engine, self.library(), self._filter
        self.again.setEnabled(False)
        self.area.setEnabled(False)
        if self.stack.currentWidget() is self.area:
            self.header.set_note(self.tr("Counting…"))
        self._latest.ask(lambda: _read(engine, library, filter), self._take, self._fail)

    def library(self) -> LibraryId | None:
        """Which one is counted; None: all."""
        return self.libraries.library()

    @property
    def filter(self) -> Filter:
        """The bars that were chosen."""
        return self._filter

    def set_filter(self, filter: Filter) -> None:
        """Count what fits that; what was counted before stays until the answer is there."""
        self._filter = filter
        self._show_chosen()
        base, engine = self._base, self._desk.engine
        if base is None or not self.again.isEnabled():
            self.reload()
        elif filter.is_empty:
            self._latest.drop()
            self._show_numbers(base)
        else:
            self._latest.ask(lambda: engine.stats.filtered(base, filter), self._show_numbers, self._fail)

    def panels(self) -> list[ChartPanel]:
        """The charts that are shown, in their order."""
        return [one for one in self.grid.widgets() if isinstance(one, ChartPanel)]

    def panel(self, code: ChartCode) -> ChartPanel | None:
        """The chart of that code, where it is shown."""
        return next((one for one in self.panels() if one.code is code), None)

    # --- parts ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for control in (self.libraries, self.again, self.export):
            self.header.add_control(control)
        head = QHBoxLayout()
        head.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        head.addWidget(self.header)
        self.area.column.addWidget(self.tiles)
        self.area.column.addWidget(self.grid)
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.filter_bar)
        self.filter_bar.hide()

    def _wire(self) -> None:
        menu = QMenu(self.export)
        menu.addAction(self.tr("Table (CSV)…")).triggered.connect(lambda: self.save(".csv"))
        menu.addAction(self.tr("Web page (HTML)…")).triggered.connect(lambda: self.save(".html"))
        self.export.set_menu(menu)
        self.again.clicked.connect(self.reload)
        self.libraries.chosen.connect(self._count_other)
        self.filter_bar.removed.connect(lambda code: self.set_filter(self._filter.without(code)))
        self.filter_bar.cleared.connect(self._clear)
        self.filter_bar.wanted.connect(self._open_fitting)
        self.empty.acted.connect(self._act_on_nothing)
        self._desk.bridge.news.connect(self._hear)
        commands = self._desk.commands
        commands.on(self, "statistics.again", self.reload, Qt.ShortcutContext.WindowShortcut)
        self._clear_action = commands.on(self, "statistics.clear", self._clear)
        self._show_action = commands.on(self, "statistics.show", self.filter_bar.show_all.click)
        for action in (self._clear_action, self._show_action):
            action.setEnabled(False)
        commands.show_tip(self.again, self.tr("Count everything anew"), "statistics.again")
        commands.show_tip(self.filter_bar.clear, self.tr("Count everything again"), "statistics.clear")

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _take(self, found: tuple[Sequence[LibraryView], Statistics, Statistics]) -> None:
        libraries, base, statistics = found
        self._base = base
        self._statistics = statistics
        self.libraries.show_libraries(libraries, base.library)
        self._fit_choice()
        self.again.setEnabled(True)
        self.area.setEnabled(True)
        if base.is_empty and base.library is None:
            title = self.tr("There is nothing to count yet")
            text = self.tr("Add a folder with films, series or music: what is in it is counted here.")
            self._say(Icon.CHART, title, text, self.tr("Add a folder…"))
            return
        if base.is_empty:
            title = self.tr("“{library}” is empty").format(library=isolated(base.name))
            self._say(Icon.CHART, title, self.tr("Nothing was found in its folders yet."), self.tr("Count again"))
            return
        self.header.set_note(counted_at(base))
        self.tiles.show_widgets([Tile(fact) for fact in facts_of(statistics)])
        panels: list[QWidget] = []
        for chart in self._shown(statistics):
            panel = ChartPanel(statistics, chart)
            panel.chosen.connect(partial(self._choose, chart.code))
            panel.opened.connect(partial(self._open, chart.code))
            panels.append(panel)
        self.grid.show_widgets([*panels, DisksPanel(base.disks)] if base.disks else panels)
        self.export.setEnabled(True)
        self.stack.setCurrentWidget(self.area)
        self._show_chosen()
        self.filter_bar.show_fitting(statistics)

    def _show_numbers(self, statistics: Statistics) -> None:
        """Take other numbers in the same panels."""
        self._statistics = statistics
        for tile, fact in zip(self.tiles.widgets(), facts_of(statistics), strict=True):
            assert isinstance(tile, Tile)
            tile.show_fact(fact)
        self._show_chosen()
        self.filter_bar.show_fitting(statistics)

    def _show_chosen(self) -> None:
        """Mark the bars that are chosen, among those that are shown."""
        statistics = self._statistics
        for panel in self.panels() if statistics is not None else ():
            assert statistics is not None
            chart = statistics.chart(panel.code)
            if chart is not None:
                panel.show_chart(statistics, chart, self._filter.pick(panel.code))
        self.filter_bar.show_filter(self._filter)
        for action in (self._clear_action, self._show_action):
            action.setEnabled(not self._filter.is_empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The choice of library takes the shape that there is room for."""
        super().resizeEvent(event)
        self._fit_choice()

    def _fit_choice(self) -> None:
        self.libraries.fit(self.header.room_for(self.libraries))

    def _shown(self, statistics: Statistics) -> list[Chart]:
        """The charts that say something of all there is, also where nothing of that fits."""
        base = self._base
        said = {chart.code for chart in base.charts if not chart.is_empty} if base is not None else ()
        return [chart for chart in statistics.charts if chart.code in said]

    def _fail(self, error: MetarrError) -> None:
        self.again.setEnabled(True)
        self._say(Icon.OCTAGON, self.tr("It could not be counted"), translated(error), self.tr("Try again"), Ink.ERROR)

    def _say(self, icon: Icon, title: str, text: str, action: str = "", ink: Ink = Ink.TEXT2) -> None:
        self.header.set_note("")
        self.export.setEnabled(False)
        self.filter_bar.hide()
        self.empty.show_message(icon, title, text, ink=ink, action=action, is_primary=bool(action))
        self.stack.setCurrentWidget(self.empty)

    def _act_on_nothing(self) -> None:
        if self._statistics is not None and self._statistics.is_empty and self._statistics.library is None:
            self._desk.stage.folder_wanted.emit()
        else:
            self.reload()

    # --- what is heard and done -------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Count again where something changed since the page was left."""
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def _hear(self, news: News) -> None:
        if not _COUNTED.intersection(news.aspects):
            return
        self._is_stale = True
        if self._statistics is not None and self.area.isVisible() and self.area.isEnabled():
            note = self.tr("{counted}; there were changes since").format(counted=counted_at(self._statistics))
            self.header.set_note(note)

    def _count_other(self) -> None:
        """Count another library: what was chosen in one says nothing of the other."""
        self._filter = NO_FILTER
        self.reload()

    def _choose(self, code: ChartCode, key: str) -> None:
        """Filter by a bar, or no more."""
        chart, bar = self._bar(code, key)
        if chart is not None and bar is not None:
            self.set_filter(self._filter.toggled(Pick(code, key, bar.term, chart.kinds)))
        elif (pick := self._filter.pick(code)) is not None and pick.key == key:
            self.set_filter(self._filter.without(code))

    def _clear(self) -> None:
        """Count everything again; the keyboard stays among the charts."""
        if self.filter_bar.isAncestorOf(self.focusWidget() or self):
            self.area.setFocus()
        self.set_filter(NO_FILTER)

    def _bar(self, code: ChartCode, key: str) -> tuple[Chart | None, Bar | None]:
        chart = self._statistics.chart(code) if self._statistics is not None else None
        return chart, next((one for one in chart.bars if one.key == key), None) if chart is not None else None

    def _open(self, code: ChartCode, key: str) -> None:
        """Go to what a bar counts, beside what is chosen in the other charts."""
        statistics = self._statistics
        chart, bar = self._bar(code, key)
        if statistics is None or chart is None or bar is None:
            return
        if bar.library is not None and statistics.filter.without(code).is_empty:
            self._desk.stage.library_wanted.emit(bar.library)
        elif statistics.library is not None and statistics.stands_on_wall(chart.kinds):
            self._desk.stage.found_wanted.emit(statistics.library, statistics.terms(chart, bar))
        else:
            self._desk.stage.found_wanted.emit(0, statistics.query(chart, bar))

    def _open_fitting(self) -> None:
        """Go to all that fits."""
        statistics = self._statistics
        if statistics is None or statistics.filter.is_empty:
            return
        if statistics.library is not None and statistics.stands_on_wall(statistics.subject):
            self._desk.stage.found_wanted.emit(statistics.library, statistics.filter.terms)
        else:
            self._desk.stage.found_wanted.emit(0, statistics.fitting_query())

    def save(self, ending: str) -> None:
        """Export what is shown, as .csv or .html, where the person says."""
        statistics = self._statistics
        if statistics is None:
            return
        name = self.tr("statistics {library}").format(library=isolated(scope_word(statistics))).replace(os.sep, " ")
        path = self._ask_for_file(self, f"{name}{ending}")
        if not path:
            return
        sheet, stats = sheet_of(statistics, self._shown(statistics)), self._desk.engine.stats
        self._desk.bridge.ask(self, lambda: stats.save(path, sheet), lambda _: self._say_saved(path))

    def _say_saved(self, path: str) -> None:
        text = self.tr("Saved {name}").format(name=isolated(os.path.basename(path)))
        self._desk.stage.said.emit(Notice(text, Icon.SAVE))


def _read(
    engine: Engine, library: LibraryId | None, filter: Filter
) -> tuple[list[LibraryView], Statistics, Statistics]:
    """All there is, and what of it fits. Asks the store, so not in the GUI thread. A library that is gone since counts
    as all."""
    libraries = engine.browse.libraries()
    known = library if any(one.id == library for one in libraries) else None
    base = engine.stats.read(known)
    return libraries, base, engine.stats.filtered(base, filter)

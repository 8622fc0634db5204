"""Leads one window through its screens. To add one: a line in `Tour.screens`, and a way there if it has several steps.

Nothing is waited for by the clock: a screen is there when no question is open, no job runs and no timer is about to
ring.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QListView, QScrollArea, QWidget

from metarr_desktop.domain.backups import Backup, BackupKind, Tally
from metarr_desktop.domain.episodes import Order
from metarr_desktop.domain.errors import DamagedLibrary
from metarr_desktop.domain.kinds import Actor, ItemId, JobId, Kind, LibraryType
from metarr_desktop.domain.marks import Direction
from metarr_desktop.domain.plan import ContentKind
from metarr_desktop.domain.player import PlayerType
from metarr_desktop.domain.playlists import Form
from metarr_desktop.domain.stats import NO_FILTER, ChartCode
from metarr_desktop.domain.verify import Finding, State
from metarr_desktop.domain.views import LibraryView, Scope
from metarr_desktop.services.job_try import JobEvent
from metarr_desktop.services.players import PathCheck
from metarr_desktop.services.works import Standing
from metarr_desktop.ui.activity.entries import Outcome, View
from metarr_desktop.ui.activity.page import ActivityPage
from metarr_desktop.ui.bridge import Bridge
from metarr_desktop.ui.desk import Desk, Place, Stage
from metarr_desktop.ui.detail.artwork import ArtworkTab
from metarr_desktop.ui.detail.edit import EditTab
from metarr_desktop.ui.detail.files import FilesTab
from metarr_desktop.ui.detail.pane import Tab
from metarr_desktop.ui.diagnostics.page import DiagnosticsPage
from metarr_desktop.ui.first_run.dialog import FirstRun
from metarr_desktop.ui.library.look import ColumnLook, Mode
from metarr_desktop.ui.mapping.dialog import MappingDialog
from metarr_desktop.ui.pictures import Pictures
from metarr_desktop.ui.players.group_pane import GroupTabKey
from metarr_desktop.ui.players.missing_files import MissingFiles
from metarr_desktop.ui.players.page import PlayersPage
from metarr_desktop.ui.playlists.dialog import PlaylistDialog
from metarr_desktop.ui.settings.page import SettingsPage
from metarr_desktop.ui.settings.sections import SectionKey
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.shell.view_dialog import ViewDialog
from metarr_desktop.ui.shell.window import MainWindow
from metarr_desktop.ui.statistics.page import StatisticsPage
from metarr_desktop.ui.tour.work import HEARD, SAID, at_work, rehearse
from metarr_desktop.ui.undo.question import UndoQuestion
from metarr_desktop.ui.verify.page import VerifyPage
from metarr_desktop.ui.versions.dialog import VersionDialog
from metarr_desktop.ui.versions.tasks import Merge

if TYPE_CHECKING:
    from metarr_desktop.domain.saved_views import SavedView
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.shell.session import Session
    from metarr_desktop.ui.tour.looks import Look

HIGHLIGHTS = frozenset({"wall", "table-edit", "artwork", "show", "music", "statistics"})
"""The few by which one sees what the program is."""

_SOON_MS = 600  # a timer that rings within this changes what is on screen; a toast stays longer, and so does memory
_CALM_ROUNDS = 3  # of the event loop in which nothing is asked: an answer may lead to the next question
_LONGEST_S = 30.0


class CountingBridge(Bridge):
    """Knows whether anything is still being asked or worked on."""

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(engine, parent)
        self._running: set[JobId] = set()
        self.job_event.connect(self._note_job)

    @property
    def is_busy(self) -> bool:
        """Whether a question is open or a job runs."""
        return self.is_asking or bool(self._running)

    def _note_job(self, event: JobEvent) -> None:
        (self._running.discard if event.job.status.is_over else self._running.add)(event.job.id)


@dataclass(frozen=True, slots=True)
class Screen:
    """A picture to be drawn: its name, and how to get there; gives the widget to draw, None for the window."""

    name: str
    go: Callable[[], QWidget | None]


class Tour:
    """One window in one look, and the ways to its screens."""

    def __init__(self, app: QApplication, engine: Engine, look: Look) -> None:
        self._app = app
        self._engine = engine
        self._look = look
        self._bridge = CountingBridge(engine)
        pictures = Pictures(self._bridge, engine.browse.picture_path)
        self._desk = Desk(engine, self._bridge, pictures, Stage())
        self._window = self._new_window()
        self._window.open(self._desk)
        self._window.resize(look.size)
        self._window.show()
        self._first_run: FirstRun | None = None
        self._dialog: QWidget | None = None

    def close(self) -> None:
        """Take the window down."""
        self._put_away_dialog()
        self._bridge.close()
        self._window.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def show(self, screen: Screen) -> QWidget:
        """Go there, and give what is to be looked at once nothing moves any more."""
        self._put_away_dialog()
        self._dialog = screen.go()
        self.settle()
        return self._dialog or self._window

    def settle(self) -> None:
        """Let the window work until nothing is asked, and nothing is about to be."""
        calm, give_up_at = 0, time.monotonic() + _LONGEST_S
        while calm < _CALM_ROUNDS and time.monotonic() < give_up_at:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            calm = 0 if self._bridge.is_busy or self._is_about_to_move() else calm + 1
            time.sleep(0.002)  # lets the workers have the interpreter

    def _is_about_to_move(self) -> bool:
        shown = [widget for widget in self._app.topLevelWidgets() if widget.isVisible()]
        return any(
            timer.isActive() and timer.isSingleShot() and timer.interval() <= _SOON_MS
            for widget in shown
            for timer in widget.findChildren(QTimer)
        )

    @property
    def _session(self) -> Session:
        assert self._window.session is not None  # opened when made
        return self._window.session

    def _new_window(self) -> MainWindow:
        window = MainWindow()
        window.resize(self._look.size)
        return window

    def _put_away_dialog(self) -> None:
        if self._dialog is not None and self._dialog is not self._first_run:
            self._dialog.close()
        self._dialog = None

    # --- the screens ------------------------------------------------------------------------------------------------

    def screens(self) -> Iterator[Screen]:
        """Every screen that this library has something for, in the order of the files' names."""
        self.settle()
        libraries = {library.type: library for library in self._engine.browse.libraries()}
        movies = libraries.get(LibraryType.MOVIE)
        if movies is not None:
            yield from self._film_screens(movies)
        series = self._first(Kind.SERIES)
        if series is not None:
            yield Screen("show", lambda: self._go(Location(show=series)))
            yield Screen("show-dvd", lambda: self._show_by_dvd(series))
            yield Screen("mapping", lambda: self._map_episodes(series))
        yield from self._gathered_screens()
        music = libraries.get(LibraryType.MUSIC)
        if music is not None:
            album = self._first(Kind.ALBUM)
            yield Screen("music", lambda: self._show_list(Location(library=music.id, item=album)))
        yield from self._first_steps()
        yield from self._tool_screens()
        yield from self._setting_screens()
        yield from self._dialogs()
        if movies is not None:
            yield Screen("scans", lambda: self._show_scans(movies))
            nothing = Location(library=movies.id, words="year>2100")
            yield Screen("nothing-found", lambda: self._go(nothing))
        yield from self._view_screens()

    def _tool_screens(self) -> Iterator[Screen]:
        for place in (
            Place.SUGGESTIONS,
            Place.PLAYERS,
            Place.ACTIVITY,
            Place.TRASH,
            Place.STATISTICS,
        ):
            yield Screen(place.value, partial(self._go, Location(place=place)))
        yield Screen("statistics-filtered", self._show_filtered_statistics)
        self._statistics.set_filter(NO_FILTER)
        yield Screen("identify", self._show_identify)
        yield Screen("diagnostics", lambda: self._show_diagnostics("health"))
        yield Screen("diagnostics-log", lambda: self._show_diagnostics("log"))
        yield Screen("activity-running", self._show_running)
        self._activity().model.reload()  # what is only told of runs no longer
        yield Screen("activity-planned", self._show_planned)
        yield Screen("activity-failed", lambda: self._activity().show_view(View.FAILED))
        yield Screen("activity-history", self._show_history)
        yield Screen("activity-nothing-found", self._show_nothing_of_history)
        yield Screen("activity-webhooks", self._show_events)
        yield Screen("players-checked", self._show_checked)
        yield Screen("players-missing", self._show_missing_files)
        yield Screen("players-libraries", lambda: self._show_group_tab(GroupTabKey.LIBRARIES))
        yield Screen("players-watched", self._show_watched)
        yield Screen("players-connection", lambda: self._show_group_tab(GroupTabKey.CONNECTION))
        yield Screen("players-log", lambda: self._show_group_tab(GroupTabKey.LOG))
        self._players.open_tab(GroupTabKey.PATHS)
        yield Screen("undo-question", self._show_undo_question)
        yield Screen("notices", self._show_notices)

    @property
    def _statistics(self) -> StatisticsPage:
        self._go(Location(place=Place.STATISTICS))
        page = self._session.content.place(Place.STATISTICS)
        assert isinstance(page, StatisticsPage)
        return page

    def _show_filtered_statistics(self) -> None:
        """A bar of each of two charts is chosen, the longest that there is."""
        page = self._statistics
        for code in (ChartCode.RESOLUTION, ChartCode.DECADES):
            self.settle()
            panel = page.panel(code)
            bars = [one for one in panel.chart.buttons if one.bar.leads] if panel is not None else []
            if bars:
                max(bars, key=lambda one: one.bar.value).click()
        self.settle()

    def _setting_screens(self) -> Iterator[Screen]:
        for section in SectionKey:
            show = self._show_backups if section is SectionKey.BACKUP else partial(self._show_settings, section)
            yield Screen(f"settings-{section}", show)

    def _dialogs(self) -> Iterator[Screen]:
        """What menus open over the window."""
        verbs = self._window.verbs
        for name, action in (
            ("about", verbs.about),
            ("help-keys", verbs.keys),
            ("help-search", verbs.search_help),
            ("add-title", verbs.add_title),
        ):
            yield Screen(name, partial(self._opened_by, action))

    def _opened_by(self, action: QAction) -> QWidget | None:
        action.trigger()
        self.settle()
        return next((one for one in self._window.findChildren(QDialog) if one.isVisible()), None)

    def offline_screens(self) -> Iterator[Screen]:
        """What a library looks like whose disk is away."""
        library = self._engine.browse.libraries()[0]
        yield Screen("offline", lambda: self._show_list(Location(library=library.id)))

    def held_screens(self) -> Iterator[Screen]:
        """What a library asks of which much is gone at once."""
        library = self._engine.browse.libraries()[0]
        yield Screen("held", lambda: self._show_list(Location(library=library.id)))

    def replaced_screens(self) -> Iterator[Screen]:
        """What a library asks at whose path another disk lies."""
        library = self._engine.browse.libraries()[0]
        yield Screen("replaced", lambda: self._show_list(Location(library=library.id)))
        yield Screen("replaced-settings", lambda: self._show_settings(SectionKey.LIBRARIES))

    def verify_screens(self) -> Iterator[Screen]:
        """What the check of the disk found, a picture and a text."""
        self.settle()
        for name, is_wanted in (("verify", _is_picture), ("verify-nfo", _is_text)):
            yield Screen(name, partial(self._show_finding, is_wanted))

    def _show_finding(self, is_wanted: Callable[[Finding], bool]) -> None:
        """The first finding that a person has to decide on and that is wanted."""
        self._go(Location(place=Place.VERIFY))
        page = self._session.content.place(Place.VERIFY)
        assert isinstance(page, VerifyPage)
        page.reload()
        self.settle()
        one = next((one for one in page.model.findings() if is_wanted(one)), None)
        row = page.model.row_of(one.path) if one is not None else None
        if row is not None:
            page.list.setCurrentIndex(page.model.index(row))
        self.settle()

    def empty_screens(self) -> Iterator[Screen]:
        """What a person sees who has nothing yet, and who cannot open what they have."""
        self.settle()
        yield Screen("no-library", lambda: self._go(Location()))
        for place in (
            Place.IDENTIFY,
            Place.SUGGESTIONS,
            Place.ACTIVITY,
            Place.TRASH,
            Place.PLAYERS,
            Place.VERIFY,
            Place.STATISTICS,
            Place.PEOPLE,
            Place.COLLECTIONS,
        ):
            yield Screen(f"empty-{place}", partial(self._go, Location(place=place)))
        yield Screen("empty-activity-failed", lambda: self._activity().show_view(View.FAILED))
        yield Screen("empty-activity-history", lambda: self._activity().show_view(View.HISTORY))
        yield from self._empty_group_screens()
        yield Screen("error", self._show_failure)

    def _empty_group_screens(self) -> Iterator[Screen]:
        """A group of players that has none, and shows no library."""
        self.settle()
        group = self._engine.players.add_group("Kodi at home", PlayerType.KODI)
        for key in GroupTabKey:
            yield Screen(f"empty-group-{key}", partial(self._show_group_tab, key))
        self._engine.players.remove_group(group)

    def _show_failure(self) -> QWidget:
        """A window whose library cannot be opened."""
        window = self._new_window()
        taken = f"{date.today() - timedelta(days=1)} 03:00:00"
        newest = Backup("", "", BackupKind.DAILY, taken, 0, tally=Tally(3, 412, 96, 120, 800))
        window.show_damage(DamagedLibrary("library.db did not pass its check; it was not touched."), newest)
        window.show()
        return window

    def _view_screens(self) -> Iterator[Screen]:
        """Of views on a wall alone: what is drawn next is drawn as a wall, and a view would remember that."""
        walls = [view for view in self._engine.views.all() if not view.is_table]
        if walls:
            yield Screen("view", lambda: self._go(Location(view=walls[0].id)))
            yield Screen("view-change", lambda: self._show_view_dialog(walls[0]))
            yield Screen("view-export", lambda: self._show_playlist(walls[0], Form.M3U))
            yield Screen("view-export-kodi", lambda: self._show_playlist(walls[-1], Form.XSP))

    def _show_view_dialog(self, view: SavedView) -> QWidget:
        dialog = ViewDialog(self._desk, view.words, "", self._window)
        dialog.show_saved(view)
        return dialog

    def _show_playlist(self, view: SavedView, form: Form) -> QWidget:
        dialog = PlaylistDialog(self._desk, view, self._window)
        dialog.form.setCurrentIndex(dialog.form.findData(form))
        self.settle()
        return dialog

    def _film_screens(self, movies: LibraryView) -> Iterator[Screen]:
        film = self._film_to_show()
        home = Location(library=movies.id, item=film)
        yield Screen("wall", lambda: self._show_film(home, Mode.WALL, "overview"))
        yield Screen("table-edit", lambda: self._show_film(home, Mode.TABLE, "edit"))
        yield Screen("artwork", lambda: self._show_film(home, Mode.WALL, "artwork"))
        yield Screen("artwork-narrow", lambda: self._show_narrow(home))
        yield Screen("artwork-compare", lambda: self._compare_two(home))
        yield Screen("files", lambda: self._show_files(home))
        yield Screen("history", lambda: self._show_film(home, Mode.WALL, "history"))
        yield Screen("publish-one", lambda: self._show_film(home, Mode.WALL, "publish"))
        yield Screen("publish-plan", lambda: self._go(Location(plan=())))
        yield Screen("rename", lambda: self._go(Location(renames=())))
        yield Screen("palette", lambda: self._show_palette(home))
        self._session.palette.close_again()
        yield Screen("filter", lambda: self._show_filter(home))
        yield Screen("filter-more", lambda: self._show_more_filters(home))
        self._window.verbs.filter.setChecked(False)
        yield Screen("bulk-edit", lambda: self._choose_some(Location(library=movies.id)))
        yield Screen("merge", lambda: self._merge_two(movies))
        yield Screen("table-cell", lambda: self._edit_cell(home))
        yield Screen("table-text", lambda: self._edit_text(home))
        self._session.content.library.inline.finish()
        self._session.content.library.table.set_columns(())

    def _gathered_screens(self) -> Iterator[Screen]:
        """People, whoever of whom a life is told and is in most, and the first collection."""
        people = [ItemId(one) for one in self._engine.browse.listing(Scope(kind=Kind.PERSON), "-missing:born").ids]
        known = max(people, key=lambda one: len(self._engine.browse.appearances(one)), default=None)
        if known is not None:
            everybody = self._engine.browse.listing(Scope(kind=Kind.PERSON)).ids
            yield Screen("people", lambda: self._show_list(Location(place=Place.PEOPLE)))
            ways = ((one, self._engine.enrich.telling(one).standing) for one in map(ItemId, everybody))
            other = next((one for one, standing in ways if standing is Standing.NO_KEY), known)
            yield Screen("person-unasked", lambda: self._go(Location(person=other)))
            yield Screen("person", lambda: self._go(Location(person=known)))
            yield Screen("person-works", lambda: self._show_works(known))
            yield Screen("person-edit", lambda: self._show_beside_person(known, Tab.EDIT))
            yield Screen("person-artwork", lambda: self._show_beside_person(known, Tab.ARTWORK))
            self._session.beside.set_shown(False)
            film = next((one.row for one in self._engine.browse.appearances(known) if one.row.kind is Kind.MOVIE), None)
            if film is not None:
                there = Location(library=film.library, item=film.id)
                yield Screen("cast", lambda: self._show_film(there, Mode.WALL, "overview"))
                yield Screen("cast-editor", lambda: self._show_cast_editor(there))
        collection = self._first(Kind.COLLECTION)
        if collection is not None:
            yield Screen("collection", lambda: self._show_collection(collection, adds=False))
            yield Screen("collection-add", lambda: self._show_collection(collection, adds=True))

    def _show_cast_editor(self, there: Location) -> None:
        self._show_film(there, Mode.WALL, "edit")
        edit = self._session.beside.details.page(Tab.EDIT)
        assert isinstance(edit, EditTab)
        row = edit.row("cast")
        self.settle()
        around: QWidget | None = row
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(row)
        self.settle()

    def _show_collection(self, collection: ItemId, *, adds: bool) -> None:
        """Alone, or with the films that can be added to it."""
        self._go(Location(collection=collection))
        self._session.content.collection.add_button.setChecked(adds)
        self.settle()

    def _first_steps(self) -> Iterator[Screen]:
        for step in range(3):
            yield Screen(f"first-run-{step + 1}", partial(self._first_step, step))
        if self._first_run is not None:
            self._first_run.hide()

    def _go(self, there: Location) -> None:
        self._session.guide.go(there)
        self.settle()

    def _show_diagnostics(self, view: str) -> None:
        self._go(Location(place=Place.DIAGNOSTICS))
        page = self._session.content.place(Place.DIAGNOSTICS)
        if isinstance(page, DiagnosticsPage):
            page.show_view(view)
        self.settle()

    def _show_watched(self) -> None:
        """The group's choice whether its players share what was watched."""
        for group in self._engine.browse.groups():
            self._engine.players.set_watched(group, Direction.BOTH)
        self._show_group_tab(GroupTabKey.LIBRARIES)
        pane = self._players.pane
        if pane is not None:
            pane.libraries.ensureWidgetVisible(pane.libraries.watched)

    @property
    def _players(self) -> PlayersPage:
        page = self._session.content.place(Place.PLAYERS)
        assert isinstance(page, PlayersPage)
        return page

    def _show_group_tab(self, key: GroupTabKey) -> None:
        self._go(Location(place=Place.PLAYERS))
        self._players.open_tab(key)
        self.settle()

    def _show_checked(self) -> None:
        """What a player says that sees all that lies in one folder, and not all in the next. Nobody is asked."""
        self._show_group_tab(GroupTabKey.PATHS)
        pane = self._players.pane
        if pane is None:
            return
        answers = []
        for number, pair in enumerate(pane.paths.pairs):
            ours, theirs = pair.mapping.ours, pair.mapping.theirs
            missing = tuple(f"{ours}/Archive/{title}.mkv" for title in ("Kestrel Station", "The Long Orchard"))
            said = (
                (212, 210, "", "", missing, f"{ours}/Archive")
                if number
                else (212, 212, pair.here.text(), pair.there.text())
            )
            answers.append(PathCheck("Living room", ours, theirs, *said))
        pane.paths.show_checks(answers)

    def _show_missing_files(self) -> QWidget | None:
        """What the second of those answers is about."""
        self._show_checked()
        pane = self._players.pane
        if pane is None or len(pane.paths.pairs) < 2:
            return None
        pane.paths.pairs[1].verdict.offered[0].click()
        return next(iter(pane.findChildren(MissingFiles)), None)

    def _show_identify(self) -> None:
        """The title with most candidates."""
        self._go(Location(place=Place.IDENTIFY))
        page, identify = self._session.content.identify, self._engine.identify
        most = max(identify.waiting(), key=lambda item: len(identify.matches(item)), default=None)
        row = page.model.row_of(most)
        if row is not None:
            page.list.setCurrentIndex(page.model.index(row))
        self.settle()

    def _show_settings(self, section: SectionKey) -> None:
        self._go(Location(place=Place.SETTINGS))
        self._session.guide.show_settings(section)
        self.settle()

    def _show_palette(self, there: Location) -> None:
        """Over the wall with a film chosen, with some letters typed."""
        self._show_film(there, Mode.WALL, "overview")
        self._window.verbs.commands.trigger()
        self._session.palette.line.setText("lock")
        self.settle()

    def _show_filter(self, there: Location) -> None:
        """The filter before the wall, as a search stands to it."""
        words = "genre:Drama OR genre:Mystery -genre:Horror year>=1990"
        self._show_list(Location(library=there.library, words=words))
        self._window.verbs.filter.setChecked(True)
        self.settle()
        panel = self._session.beside.filter
        if panel is not None:
            panel.open_group("genre")

    def _show_more_filters(self, there: Location) -> None:
        """What is out of the way until it is wanted."""
        self._show_filter(there)
        panel = self._session.beside.filter
        if panel is not None:
            panel.more.setChecked(True)
            self.settle()
            panel.open_group("genre", is_open=False)
            panel.open_group("codec")
            panel.open_group("size")
            panel.tree.scrollToBottom()

    def _activity(self) -> ActivityPage:
        self._go(Location(place=Place.ACTIVITY))
        page = self._session.content.place(Place.ACTIVITY)
        assert isinstance(page, ActivityPage)
        self.settle()
        return page

    def _show_running(self) -> None:
        """Work as if it went on: told of to the page alone, the library is left as it is."""
        page, logs = self._activity(), self._engine.jobs.logs
        page.show_view(View.NOW)
        for told in at_work():
            page.model.hear(JobEvent(told))
        first = next(at_work())
        page.choose(first.id)
        rehearse(page.model.pace_of(first.id))
        if not logs.of(first.id).lines:  # said in another look
            for text, tone in SAID:
                logs.say(first.id, text, tone)
            for provider, how in HEARD:
                logs.hear(first.id, provider, how)
        page.look_again()
        self.settle()

    def _show_planned(self) -> None:
        """What comes by itself, the first of it chosen."""
        page = self._activity()
        page.show_view(View.NOW)
        model = page.model
        row = next((row for row in range(model.rowCount()) if model.coming(row) is not None), None)
        if row is not None:
            page.list.setCurrentIndex(model.index(row))
            page.list.scrollTo(model.index(row - 1), QListView.ScrollHint.PositionAtTop)  # its heading
        self.settle()

    def _show_history(self) -> None:
        """The jobs that are over, of which those with problems are looked for."""
        page = self._activity()
        page.show_view(View.HISTORY)
        page.outcomes.button(Outcome.TROUBLE).click()
        self.settle()

    def _show_nothing_of_history(self) -> None:
        """The history looked through for words that nothing says."""
        page = self._activity()
        page.show_view(View.HISTORY)
        page.search.setText("elsewhere")
        self.settle()

    def _show_events(self) -> None:
        """What managers told, with the newest chosen."""
        self._activity().show_events()
        self.settle()

    def _show_undo_question(self) -> QWidget | None:
        """Of the newest change that was changed again since."""
        engine = self._engine
        for batch in engine.browse.batches():
            if batch.actor is not Actor.PERSON or batch.is_undone:
                continue
            plan = engine.edit.plan_undo(batch.id)
            if plan.in_the_way:
                rows = engine.browse.rows([one.item for one in plan.in_the_way])
                question = UndoQuestion(plan, {row.id: row for row in rows}, self._window)
                question.model.turn(0)
                return question
        return None

    def _show_notices(self) -> QWidget:
        """What was told, some of it new."""
        notices = self._session.notices
        notices.open(self._engine.browse.libraries())
        self.settle()
        return notices

    def _show_backups(self) -> None:
        """With the oldest chosen: what restoring it would change."""
        self._show_settings(SectionKey.BACKUP)
        page = self._session.content.place(Place.SETTINGS)
        assert isinstance(page, SettingsPage)
        panel = page.backups
        panel.table.selectRow(panel.model.rowCount() - 1)
        self.settle()

    def _show_scans(self, library: LibraryView) -> None:
        """The scan with most to look through."""
        self._go(Location(place=Place.SCANS, within=library.id))
        page = self._session.content.scans
        entries = self._engine.browse.scans(library.id)
        most = max(entries, key=lambda entry: len(entry.files), default=None)
        row = page.model.row_of(most.id if most is not None else None)
        if row is not None:
            page.list.setCurrentIndex(page.model.index(row))
        self.settle()

    def _show_list(self, there: Location) -> None:
        self._session.guide.set_mode(Mode.WALL)
        self._go(there)

    def _show_film(self, there: Location, mode: Mode, tab: str) -> None:
        self._session.guide.set_mode(mode)
        self._go(there)
        self._session.beside.details.open_tab(tab)
        self.settle()

    def _show_works(self, person: ItemId) -> None:
        """All that a person is in."""
        self._go(Location(person=person))
        self._session.content.person.extent.button("works").click()
        self.settle()

    def _show_beside_person(self, person: ItemId, tab: Tab) -> None:
        self._go(Location(person=person))
        self._session.content.person.extent.button("here").click()
        self._session.beside.set_shown(True)
        self._session.beside.details.open_tab(tab)
        self.settle()

    def _show_files(self, there: Location) -> None:
        """With the reading of the first file's name open."""
        self._show_film(there, Mode.WALL, "files")
        files = self._session.beside.details.page(Tab.FILES)
        if isinstance(files, FilesTab) and files.rows:
            files.rows[0].reading.toggle.setChecked(True)
        self.settle()

    def _show_narrow(self, there: Location) -> None:
        """The artwork in as little room as the form has, and back."""
        self._show_film(there, Mode.WALL, "artwork")
        self._session.beside.details.narrow.click()

    def _compare_two(self, there: Location) -> QWidget | None:
        """The picture in use and the next; nothing is chosen."""
        self._show_film(there, Mode.WALL, "artwork")
        if self._session.beside.details.is_narrow:
            self._session.beside.details.narrow.click()
        self.settle()
        artwork = self._session.beside.details.page(Tab.ARTWORK)
        assert isinstance(artwork, ArtworkTab)
        artwork.compare()
        self.settle()
        return next((one for one in artwork.findChildren(QDialog) if one.isVisible()), None)

    def _choose_some(self, there: Location) -> None:
        self._session.guide.set_mode(Mode.TABLE)
        self._go(there)
        library = self._session.content.library
        library.table.choose_rows(tuple(range(2, 8)))
        self.settle()
        self._desk.stage.items_chosen.emit(library.chosen())
        self.settle()
        self._want_a_word()

    def _merge_two(self, movies: LibraryView) -> QWidget | None:
        """What would become of two films; nothing is done."""
        ids = self._engine.browse.listing(Scope(kind=Kind.MOVIE, library=movies.id)).ids[:2]
        if len(ids) < 2:
            return None
        dialog = VersionDialog(self._desk, Merge(items=tuple(ItemId(one) for one in ids)), self._window)
        self.settle()
        return dialog

    def _show_by_dvd(self, series: ItemId) -> None:
        """The last season of a show by the numbers on its DVD."""
        season = self._engine.browse.children(series)[-1]
        page = self._session.content.show_page
        page.show_order(Order.DVD)
        self._go(Location(show=series, item=season.id))
        page.liked_order = Order.AIRED  # for those that come

    def _map_episodes(self, series: ItemId) -> QWidget:
        """What would become of two files of a show; nothing is done."""
        (row,) = self._engine.browse.rows([series])
        dialog = MappingDialog(self._desk, series, row.title, self._window)
        self.settle()
        for number, text in ((1, "S01E02-E03"), (2, "S01E31")):
            if number < dialog.model.rowCount():
                dialog.model.wish(number, text)
        self.settle()
        return dialog

    def _edit_cell(self, there: Location) -> None:
        """A cell of the table as it is edited; nothing is typed."""
        self._session.guide.set_mode(Mode.TABLE)
        self._go(there)
        library = self._session.content.library
        rows = library.table.chosen_rows()
        if rows:
            library.inline.begin(library.table.cell(rows[0], "title"))

    def _edit_text(self, there: Location) -> None:
        """The same of a long text, in a column of its own beside the title."""
        self._edit_cell(there)
        library = self._session.content.library
        library.inline.finish()
        shown = {"title": 240, "plot": 320}
        looks = library.table.columns()
        library.table.set_columns(
            [ColumnLook(one.name, shown.get(one.name, one.width), one.name in shown) for one in looks]
        )
        self.settle()
        rows = library.table.chosen_rows()
        if rows:
            library.inline.begin(library.table.cell(rows[0], "plot"))

    def _want_a_word(self) -> None:
        """Have the bulk pane show what a word more would do; nothing is applied."""
        bulk = self._session.beside.details.bulk
        bulk.open_field("genres")
        words = bulk.words.get("genres")
        if words is not None:
            words.forget()
            words.added.line.setText("Nordic")
            words.added.line.returnPressed.emit()
        self.settle()

    def _first_step(self, step: int) -> QWidget:
        if self._first_run is None:
            self._first_run = FirstRun(self._desk, self._window)
            for library in self._engine.browse.libraries():
                self._first_run.folders.add(library.roots[0].path)
            self._first_run.players.buttons[0].click()
            self._first_run.players.forms[0].host.setText("192.168.1.20")
        self._first_run.go_to(step)
        self._first_run.show()
        self.settle()
        return self._first_run

    def _first(self, kind: Kind) -> ItemId | None:
        ids = self._engine.browse.listing(Scope(kind=kind)).ids
        return ItemId(ids[0]) if ids else None

    def _film_to_show(self) -> ItemId | None:
        """The film with most to see: something suggested, else something to publish, else the first."""
        for words in ("suggested", "unpublished", ""):
            ids = self._engine.browse.listing(Scope(kind=Kind.MOVIE), words).ids
            if ids:
                return ItemId(ids[0])
        return None


def _is_picture(finding: Finding) -> bool:
    return finding.state is State.REPLACED and finding.content is ContentKind.PICTURE


def _is_text(finding: Finding) -> bool:
    return finding.state is State.REPLACED and finding.content is ContentKind.NFO

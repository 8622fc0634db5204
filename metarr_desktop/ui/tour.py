"""Draws every screen of a library into PNG files, light and dark: `python -m metarr_desktop.ui.tour DIR`.

So run, it makes the demo in a folder of its own and gives it a history first. `render` draws any data directory
without changing what is in it. Nothing is waited for by the clock: a screen is drawn when no question is open any
more and its pictures are there.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSize, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from metarr_desktop.domain.backups import Backup, BackupKind, Tally
from metarr_desktop.domain.errors import DamagedLibrary, MetarrError
from metarr_desktop.domain.kinds import Actor, ItemId, JobId, Kind, LibraryType
from metarr_desktop.domain.marks import Direction
from metarr_desktop.domain.plan import ContentKind
from metarr_desktop.domain.playlists import Form
from metarr_desktop.domain.verify import Finding, State
from metarr_desktop.domain.views import LibraryView, Scope
from metarr_desktop.services.demo.gallery import Gallery
from metarr_desktop.services.demo_library import disturb_demo, dress_demo, make_demo, offer_pictures
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.activity.page import ActivityPage
from metarr_desktop.ui.application import application
from metarr_desktop.ui.bridge import Bridge, Request
from metarr_desktop.ui.desk import Desk, Place, Stage
from metarr_desktop.ui.detail.edit import EditTab
from metarr_desktop.ui.detail.files import FilesTab
from metarr_desktop.ui.detail.pane import Tab
from metarr_desktop.ui.diagnostics.page import DiagnosticsPage
from metarr_desktop.ui.first_run.dialog import FirstRun
from metarr_desktop.ui.library.look import Mode
from metarr_desktop.ui.mapping.dialog import MappingDialog
from metarr_desktop.ui.pictures import Pictures
from metarr_desktop.ui.players.page import PlayersPage
from metarr_desktop.ui.playlists.dialog import PlaylistDialog
from metarr_desktop.ui.settings.page import SettingsPage
from metarr_desktop.ui.settings.sections import SectionKey
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.shell.view_dialog import ViewDialog
from metarr_desktop.ui.shell.window import MainWindow
from metarr_desktop.ui.theme.palette import DARK, LIGHT, Palette
from metarr_desktop.ui.theme.theme import apply
from metarr_desktop.ui.undo.question import UndoQuestion
from metarr_desktop.ui.verify.page import VerifyPage
from metarr_desktop.ui.versions.dialog import VersionDialog
from metarr_desktop.ui.versions.tasks import Merge

if TYPE_CHECKING:
    from metarr_desktop.domain.saved_views import SavedView
    from metarr_desktop.services.jobs import JobEvent
    from metarr_desktop.ui.shell.session import Session

OpenEngine = Callable[[str], AbstractContextManager[Engine]]

SIZE = QSize(1440, 900)
_QUIET_S = 0.4  # longer than any pause that a screen makes after typing or counting
_LONGEST_S = 30.0
_PALETTES = (LIGHT, DARK)


class CountingBridge(Bridge):
    """Knows whether anything is still being asked or worked on."""

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(engine, parent)
        self.open_questions = 0
        self._running: set[JobId] = set()
        self.job_event.connect(self._note_job)

    @property
    def is_busy(self) -> bool:
        """Whether a question is open or a job runs."""
        return bool(self.open_questions or self._running)

    def _note_job(self, event: JobEvent) -> None:
        (self._running.discard if event.job.status.is_over else self._running.add)(event.job.id)

    def _submit(self, *args: Any) -> Request:
        """As any bridge, counted."""
        self.open_questions += 1
        return super()._submit(*args)

    @Slot(object, object, object)
    def _deliver(self, request: Request, answer: object, error: MetarrError | None) -> None:
        self.open_questions -= 1
        super()._deliver(request, answer, error)


@dataclass(frozen=True, slots=True)
class Screen:
    """A picture to be drawn: its name, and how to get there; gives the widget to draw, None for the window."""

    name: str
    go: Callable[[], QWidget | None]


class Tour:
    """Leads one window through its screens."""

    def __init__(self, app: QApplication, engine: Engine, out_dir: str) -> None:
        self._app = app
        self._engine = engine
        self._out = out_dir
        self._bridge = CountingBridge(engine)
        pictures = Pictures(self._bridge, engine.browse.picture_path)
        self._desk = Desk(engine, self._bridge, pictures, Stage())
        self._window = MainWindow()
        self._window.resize(SIZE)
        self._window.open(self._desk)
        self._window.resize(SIZE)
        self._window.show()
        self._first_run: FirstRun | None = None
        self.written: list[str] = []

    def close(self) -> None:
        """Take the window down."""
        self._bridge.close()
        self._window.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    @property
    def _session(self) -> Session:
        assert self._window.session is not None  # opened above
        return self._window.session

    # --- drawing ----------------------------------------------------------------------------------------------------

    def draw(self, screens: Callable[[], Iterator[Screen]]) -> None:
        """Draw every screen, first all in the one theme, then all in the other: dressing a window anew takes long."""
        for palette in _PALETTES:
            apply(self._app, palette)
            for screen in screens():
                self._draw(screen.go() or self._window, screen.name, palette)

    def _draw(self, target: QWidget, name: str, palette: Palette) -> None:
        self.settle()
        path = os.path.join(self._out, f"{name}-{palette.name}.png")
        image = target.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        image.save(path, quality=0)  # as small as PNG gets: the quality is how little is packed
        self.written.append(path)

    def settle(self) -> None:
        """Let the window work until nothing is asked any more and nothing has been for a moment."""
        now = time.monotonic()
        quiet_since, give_up_at = now, now + _LONGEST_S
        while now - quiet_since < _QUIET_S and now < give_up_at:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.005)  # lets the workers have the interpreter
            now = time.monotonic()
            if self._bridge.is_busy:
                quiet_since = now

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
            yield Screen("08-show", lambda: self._go(Location(show=series)))
            yield Screen("49-mapping", lambda: self._map_episodes(series))
        yield from self._gathered_screens()
        music = libraries.get(LibraryType.MUSIC)
        if music is not None:
            album = self._first(Kind.ALBUM)
            yield Screen("09-music", lambda: self._show_list(Location(library=music.id, item=album)))
        yield from self._first_steps()
        for name, place in (
            ("12-suggestions", Place.SUGGESTIONS),
            ("13-players", Place.PLAYERS),
            ("14-activity", Place.ACTIVITY),
            ("15-settings", Place.SETTINGS),
            ("16-trash", Place.TRASH),
            ("36-statistics", Place.STATISTICS),
        ):
            yield Screen(name, partial(self._go, Location(place=place)))
        yield Screen("22-identify", self._show_identify)
        yield Screen("27-diagnostics", lambda: self._show_diagnostics("health"))
        yield Screen("28-diagnostics-log", lambda: self._show_diagnostics("log"))
        yield Screen("24-settings-providers", lambda: self._show_settings(SectionKey.PROVIDERS))
        yield Screen("25-settings-artwork", lambda: self._show_settings(SectionKey.ARTWORK))
        yield Screen("26-settings-words", lambda: self._show_settings(SectionKey.WORDS))
        yield Screen("36-settings-keys", lambda: self._show_settings(SectionKey.KEYS))
        yield Screen("32-settings-automation", lambda: self._show_settings(SectionKey.AUTOMATION))
        yield Screen("33-settings-notifications", lambda: self._show_settings(SectionKey.NOTIFICATIONS))
        yield Screen("34-settings-webhooks", lambda: self._show_settings(SectionKey.HOOKS))
        yield Screen("35-activity-webhooks", self._show_events)
        yield Screen("36-players-watched", self._show_watched)
        yield Screen("31-undo-question", self._show_undo_question)
        yield Screen("27-settings-backup", self._show_backups)
        if movies is not None:
            yield Screen("21-scans", lambda: self._show_scans(movies))
            nothing = Location(library=movies.id, words="year>2100")
            yield Screen("17-nothing-found", lambda: self._go(nothing))
        yield from self._view_screens()

    def offline_screens(self) -> Iterator[Screen]:
        """What a library looks like whose disk is away."""
        library = self._engine.browse.libraries()[0]
        yield Screen("20-offline", lambda: self._show_list(Location(library=library.id)))

    def held_screens(self) -> Iterator[Screen]:
        """What a library asks of which much is gone at once."""
        library = self._engine.browse.libraries()[0]
        yield Screen("20-held", lambda: self._show_list(Location(library=library.id)))

    def replaced_screens(self) -> Iterator[Screen]:
        """What a library asks at whose path another disk lies."""
        library = self._engine.browse.libraries()[0]
        yield Screen("20-replaced", lambda: self._show_list(Location(library=library.id)))
        yield Screen("20-replaced-settings", lambda: self._show_settings(SectionKey.LIBRARIES))

    def verify_screens(self) -> Iterator[Screen]:
        """What the check of the disk found, a picture and a text."""
        self.settle()
        for name, is_wanted in (("27-verify", _is_picture), ("28-verify-nfo", _is_text)):
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
        """What an empty library looks like."""
        yield Screen("18-no-library", lambda: self._go(Location()))
        yield Screen("23-identify-empty", lambda: self._go(Location(place=Place.IDENTIFY)))

    def _view_screens(self) -> Iterator[Screen]:
        """Of views on a wall alone: what is drawn next is drawn as a wall, and a view would remember that."""
        walls = [view for view in self._engine.views.all() if not view.is_table]
        if walls:
            yield Screen("49-view", lambda: self._go(Location(view=walls[0].id)))
            yield Screen("50-view-change", lambda: self._show_view_dialog(walls[0]))
            yield Screen("51-view-export", lambda: self._show_playlist(walls[0], Form.M3U))
            yield Screen("52-view-export-kodi", lambda: self._show_playlist(walls[-1], Form.XSP))

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
        yield Screen("01-wall", lambda: self._show_film(home, Mode.WALL, "overview"))
        yield Screen("02-table-edit", lambda: self._show_film(home, Mode.TABLE, "edit"))
        yield Screen("03-artwork", lambda: self._show_film(home, Mode.WALL, "artwork"))
        yield Screen("04-files", lambda: self._show_files(home))
        yield Screen("05-history", lambda: self._show_film(home, Mode.WALL, "history"))
        yield Screen("06-publish-one", lambda: self._show_film(home, Mode.WALL, "publish"))
        yield Screen("07-publish-plan", lambda: self._go(Location(plan=())))
        yield Screen("27-rename", lambda: self._go(Location(renames=())))
        yield Screen("13-palette", lambda: self._show_palette(home))
        self._session.palette.close_again()
        yield Screen("49-filter", lambda: self._show_filter(home))
        self._window.verbs.filter.setChecked(False)
        yield Screen("10-bulk-edit", lambda: self._choose_some(Location(library=movies.id)))
        yield Screen("48-merge", lambda: self._merge_two(movies))
        yield Screen("50-table-cell", lambda: self._edit_cell(home))
        self._session.content.library.inline.finish()

    def _gathered_screens(self) -> Iterator[Screen]:
        """People, whoever of whom a life is told and is in most, and the first collection."""
        people = [ItemId(one) for one in self._engine.browse.listing(Scope(kind=Kind.PERSON), "-missing:born").ids]
        known = max(people, key=lambda one: len(self._engine.browse.appearances(one)), default=None)
        if known is not None:
            yield Screen("36-people", lambda: self._show_list(Location(place=Place.PEOPLE)))
            yield Screen("37-person", lambda: self._go(Location(person=known)))
            film = next((one.row for one in self._engine.browse.appearances(known) if one.row.kind is Kind.MOVIE), None)
            if film is not None:
                there = Location(library=film.library, item=film.id)
                yield Screen("40-cast", lambda: self._show_film(there, Mode.WALL, "overview"))
                yield Screen("41-cast-editor", lambda: self._show_cast_editor(there))
        collection = self._first(Kind.COLLECTION)
        if collection is not None:
            yield Screen("38-collection", lambda: self._show_collection(collection, adds=False))
            yield Screen("39-collection-add", lambda: self._show_collection(collection, adds=True))

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
            yield Screen(f"11-first-run-{step + 1}", partial(self._first_step, step))
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
        self._go(Location(place=Place.PLAYERS))
        self.settle()
        page = self._session.content.place(Place.PLAYERS)
        if isinstance(page, PlayersPage) and page.pane is not None:
            page.pane.ensureWidgetVisible(page.pane.watched)

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

    def _show_events(self) -> None:
        """What managers told, with the newest chosen."""
        self._go(Location(place=Place.ACTIVITY))
        page = self._session.content.place(Place.ACTIVITY)
        assert isinstance(page, ActivityPage)
        page.show_events()
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
                question = UndoQuestion(plan, {row.id: row.title for row in rows}, self._window)
                question.model.turn(0)
                return question
        return None

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

    def _show_files(self, there: Location) -> None:
        """With the reading of the first file's name open."""
        self._show_film(there, Mode.WALL, "files")
        files = self._session.beside.details.page(Tab.FILES)
        if isinstance(files, FilesTab) and files.rows:
            files.rows[0].reading.toggle.setChecked(True)
        self.settle()

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


def render(data_dir: str, out_dir: str, open_engine: OpenEngine) -> list[str]:
    """Draw the screens of a data directory into a folder; the files written. Nothing in the library is changed.

    Raises what `open_engine` raises, and CannotWrite.
    """
    os.makedirs(out_dir, exist_ok=True)
    app = _application()
    with open_engine(data_dir) as engine, _tour(app, engine, out_dir) as tour:
        tour.draw(tour.screens)
    with tempfile.TemporaryDirectory() as empty, open_engine(os.path.join(empty, "data")) as engine:
        engine.libraries.put_setting("window.first_run_done", True)
        with _tour(app, engine, out_dir) as nothing:
            nothing.draw(nothing.empty_screens)
            written = [*tour.written, *nothing.written]
            written += _draw_failure(app, nothing, out_dir)
    return written


@contextlib.contextmanager
def _tour(app: QApplication, engine: Engine, out_dir: str) -> Iterator[Tour]:
    tour = Tour(app, engine, out_dir)
    try:
        yield tour
    finally:
        tour.close()


def _draw_failure(app: QApplication, tour: Tour, out_dir: str) -> list[str]:
    """A window whose library cannot be opened."""
    window = MainWindow()
    window.resize(SIZE)
    newest = Backup(
        "", "", BackupKind.DAILY, f"{date.today() - timedelta(days=1)} 03:00:00", 0, tally=Tally(3, 412, 96, 120, 800)
    )
    window.show_damage(DamagedLibrary("library.db did not pass its check; it was not touched."), newest)
    window.show()
    before = len(tour.written)
    tour.draw(lambda: iter([Screen("19-error", lambda: window)]))
    window.close()
    return tour.written[before:]


def _application() -> QApplication:
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else application()


def render_demo(out_dir: str, open_engine: OpenEngine) -> list[str]:
    """Make the demo in a folder that vanishes again, give it a history, and draw it."""
    with tempfile.TemporaryDirectory(prefix="metarr-") as home, Gallery() as gallery:
        data_dir, media = os.path.join(home, "data"), os.path.join(home, "media")
        with open_engine(data_dir) as engine:
            engine.jobs.run_until_idle(make_demo(engine, media))
            dress_demo(engine)
            offer_pictures(engine, gallery.url)
        written = render(data_dir, out_dir, open_engine)
        with open_engine(data_dir) as engine:
            disturb_demo(engine)
            with _tour(_application(), engine, out_dir) as disturbed:
                disturbed.draw(disturbed.verify_screens)
            os.rename(media, f"{media} away")
            engine.run(*(scan_job(library.id) for library in engine.browse.libraries()))
            with _tour(_application(), engine, out_dir) as tour:
                tour.draw(tour.offline_screens)
                _lose_half(engine, media)
                tour.draw(tour.held_screens)
                _replace_disk(engine)
                tour.draw(tour.replaced_screens)
        return [*written, *disturbed.written, *tour.written]


def _is_picture(finding: Finding) -> bool:
    return finding.state is State.REPLACED and finding.content is ContentKind.PICTURE


def _is_text(finding: Finding) -> bool:
    return finding.state is State.REPLACED and finding.content is ContentKind.NFO


def _lose_half(engine: Engine, media: str) -> None:
    """Bring the demo's disk back with half of its first library gone."""
    os.rename(f"{media} away", media)
    library = engine.browse.libraries()[0]
    folders = sorted(os.scandir(library.roots[0].path), key=lambda entry: entry.name)
    for folder in folders[::2]:
        if folder.is_dir():
            os.rename(folder.path, os.path.join(os.path.dirname(media), folder.name))
    engine.run(*(scan_job(one.id) for one in engine.browse.libraries()))


def _replace_disk(engine: Engine) -> None:
    """Put another disk in the place of the first library's."""
    library = engine.browse.libraries()[0]
    root = library.roots[0].path
    os.rename(root, f"{root} before")
    os.makedirs(os.path.join(root, "Holiday pictures"))
    engine.run(scan_job(library.id))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The composition root lies above this room, and only this door looks up to it.
    render_demo(sys.argv[1], importlib.import_module("metarr_desktop.app").open_engine)

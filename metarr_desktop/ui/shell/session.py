"""One library open in the window: who hears whom, what is counted, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QAction

from metarr_desktop.domain.kinds import ItemId, LibraryId, ViewId
from metarr_desktop.domain.query_begun import last_part
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.services.errands import enrich_job, identify_job, scan_job
from metarr_desktop.ui.command_words import Ground
from metarr_desktop.ui.commands import SETTING as KEYS_SETTING
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.library.look import Mode
from metarr_desktop.ui.models.requests import Latest, LatestForForm
from metarr_desktop.ui.search_words import meant_text
from metarr_desktop.ui.shell.beside import Beside
from metarr_desktop.ui.shell.folders import Folders
from metarr_desktop.ui.shell.guide import Guide
from metarr_desktop.ui.shell.item_verbs import ItemVerbs
from metarr_desktop.ui.shell.job_bar import JobBar
from metarr_desktop.ui.shell.job_endings import JobEndings
from metarr_desktop.ui.shell.kept import Kept
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.shell.memory import Memory, place_of, place_text, to_text
from metarr_desktop.ui.shell.menus import DeedsMenu, LibraryMenu, fill_menu_bar
from metarr_desktop.ui.shell.player_verbs import PlayerVerbs
from metarr_desktop.ui.shell.side_rows import Standing, read_standing, side_rows
from metarr_desktop.ui.shell.undoing import Undoing
from metarr_desktop.ui.shell.views import Views
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.buttons import ButtonKind
from metarr_desktop.ui.widgets.search_box import Offer
from metarr_desktop.ui.widgets.toast import Notice, ToastStack

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import NewJob
    from metarr_desktop.domain.saved_views import SavedView
    from metarr_desktop.domain.settings import SettingValue
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.ui.filter.panel import FilterPanel
    from metarr_desktop.ui.settings.page import SettingsPage
    from metarr_desktop.ui.shell.command_palette import CommandPalette
    from metarr_desktop.ui.shell.frame import Frame
    from metarr_desktop.ui.shell.notice_list import NoticeList

_COUNTS_REST_MS = 150
_FINDING_RESTS_MS = 1000  # what views find is asked from the whole library each time
_MEMORY_RESTS_MS = 800
_CARD_STEP = 16


class Session(QObject):
    """Made when the engine is open; fills the window's bars and puts the screens into it."""

    def __init__(self, window: Frame, desk: Desk, memory: Memory, *, counts_later: bool = False) -> None:
        """`counts_later`: what the bars tell waits for `count`, so that the list comes before it."""
        super().__init__(window)
        self._counts_later = counts_later
        self._window = window
        self.desk = desk
        self._memory = memory
        self._now: Standing | None = None
        self._palette: CommandPalette | None = None
        self._notices: NoticeList | None = None
        self._latest = Latest(desk.bridge, self)
        self._found: Mapping[ViewId, int] = {}
        self._finding = Latest(desk.bridge, self)
        self._kept_keys = LatestForForm(desk.bridge, self)
        self._completing = Latest(desk.bridge, self)
        self.beside = Beside(desk)
        self.content = self.beside.content
        self.job_bar = JobBar(desk)
        self.toasts = ToastStack(window.screens)
        self.toasts.undo_keys = lambda: desk.commands.keys_text("window.undo")
        self.guide = Guide(desk, self.content, self)
        self.views = Views(desk, self.guide, self.content, window.sidebar, window)
        self.items = ItemVerbs(desk, window)
        self.undoing = Undoing(desk, window, self)
        self.endings = JobEndings(desk, self)
        self.folders = Folders(desk, window, self._library_added, self._say)
        self._counts = QTimer(self, singleShot=True, interval=_COUNTS_REST_MS)
        self._counts.timeout.connect(self.count)
        self._find = QTimer(self, singleShot=True, interval=_FINDING_RESTS_MS)
        self._find.timeout.connect(self._count_views)
        self._keep = QTimer(self, singleShot=True, interval=_MEMORY_RESTS_MS)
        self._keep.timeout.connect(self.remember)
        self._keep_card_width = QTimer(self, singleShot=True, interval=_MEMORY_RESTS_MS)
        self._keep_card_width.timeout.connect(self._put_card_width)
        desk.commands.take_in(Ground.WINDOW, window.verbs.named())
        desk.commands.take_in(Ground.ITEM, self.items.named())
        desk.commands.put_first("window.commands")
        self.players = PlayerVerbs(desk, self.guide, self.content, self)
        fill_menu_bar(window.menuBar(), window.verbs, self.items.menu, window.scan_menu).set_verbs(self.players)
        self._recall()
        self._connect_verbs()
        self._connect_parts()
        self._read_settings()

    def begin(self) -> None:
        """Ask for what there is, and show the list that was shown last."""
        engine = self.desk.engine
        self.desk.bridge.ask(
            self, lambda: (engine.browse.libraries(), engine.views.all()), lambda told: self._begin(*told)
        )

    @property
    def palette(self) -> CommandPalette:
        """Made when it is first opened."""
        if self._palette is None:
            from metarr_desktop.ui.shell.command_palette import CommandPalette
            from metarr_desktop.ui.shell.offers import Offers

            offers = Offers(self.desk, self.guide, self._window.sidebar.rows, self, self.players.all)
            self._palette = CommandPalette(self._window, offers)
        return self._palette

    @property
    def notices(self) -> NoticeList:
        """Made when it is first opened."""
        if self._notices is None:
            from metarr_desktop.ui.shell.notice_list import NoticeList

            self._notices = NoticeList(self.desk, self.job_bar.bell)
            self._notices.failures_wanted.connect(self._show_failures)
        return self._notices

    # --- who hears whom ---------------------------------------------------------------------------------------------

    def _connect_verbs(self) -> None:
        verbs, stage = self._window.verbs, self.desk.stage
        doing: tuple[tuple[QAction, Callable[[], object]], ...] = (
            (verbs.add_folder, self.folders.ask_for_folder),
            (verbs.first_run, self._open_first_run),
            (verbs.close_window, self._window.close),
            (verbs.undo, self._undo),
            (verbs.redo, self._redo),
            (verbs.find, self._go_to_search),
            (verbs.keep_view, self.views.keep),
            (verbs.commands, self._open_palette),
            (verbs.notices, self._open_notices),
            (verbs.wall, lambda: self._set_mode(Mode.WALL)),
            (verbs.table, lambda: self._set_mode(Mode.TABLE)),
            (verbs.back, self.guide.back),
            (verbs.forward, self.guide.forward),
            (verbs.larger, lambda: self._grow_cards(_CARD_STEP)),
            (verbs.smaller, lambda: self._grow_cards(-_CARD_STEP)),
            (verbs.scan_all, self.scan_all),
            (verbs.scans, lambda: self.guide.show_scans(None)),
            (verbs.identify_new, lambda: self._queue(identify_job())),
            (verbs.add_title, self._add_title),
            (verbs.enrich_all, lambda: self._queue(enrich_job(is_all=True))),
            (verbs.publish_all, lambda: self.guide.show_plan([])),
            (verbs.rename_all, lambda: self.guide.show_renames([])),
            (verbs.add_player, self.players.add),
            (verbs.sync_players, self.players.sync_all),
            (verbs.search_help, self._show_search_help),
            (verbs.keys, self._show_keys),
            (verbs.about, self._show_about),
        )
        for action, do in doing:
            action.triggered.connect(lambda _=False, act=do: act())
        for action, place in (
            (verbs.identify, Place.IDENTIFY),
            (verbs.suggestions, Place.SUGGESTIONS),
            (verbs.verify, Place.VERIFY),
            (verbs.activity, Place.ACTIVITY),
            (verbs.players, Place.PLAYERS),
            (verbs.trash, Place.TRASH),
            (verbs.settings, Place.SETTINGS),
            (verbs.diagnostics, Place.DIAGNOSTICS),
            (verbs.statistics, Place.STATISTICS),
        ):
            action.triggered.connect(lambda _=False, there=place: stage.place_wanted.emit(there))
        verbs.sidebar.toggled.connect(self._show_sidebar)
        verbs.filter.toggled.connect(self._show_filter)
        verbs.details.triggered.connect(self.beside.set_shown)
        verbs.full_screen.toggled.connect(lambda on: self._window.showFullScreen() if on else self._window.showNormal())

    def _undo(self) -> None:
        """Among the settings what was set there comes first."""
        settings = self._settings_page()
        if settings is None or not settings.undo():
            self.undoing.undo()

    def _redo(self) -> None:
        settings = self._settings_page()
        if settings is None or not settings.redo():
            self.undoing.redo()

    def _connect_parts(self) -> None:
        window, stage, bridge = self._window, self.desk.stage, self.desk.bridge
        verbs = window.verbs
        window.sidebar.gone_to.connect(self.guide.go)
        window.sidebar.menu_wanted.connect(self._show_menu)
        window.sidebar.items_dropped.connect(self._take_dropped)
        window.scan_menu.scan_wanted.connect(self.scan)
        window.tool_bar.search.searched.connect(self._search)
        window.tool_bar.search.offers_wanted.connect(self._complete)
        window.tool_bar.mode_chosen.connect(lambda mode: self._set_mode(Mode(mode)))
        self.guide.arrived.connect(self._arrive)
        self.content.shown.connect(self._show_what_fits)
        library = self.content.library
        library.words_changed.connect(self._show_words)
        library.filter_wanted.connect(lambda: verbs.filter.setChecked(True))
        library.look_changed.connect(self._keep.start)
        library.card_width_changed.connect(lambda _: self._keep_card_width.start())
        self.beside.filter_made.connect(self._connect_filter)
        self.beside.settled.connect(self._note_details)
        self.beside.splitterMoved.connect(lambda *_: self._keep.start())
        stage.said.connect(self._hear_notice)
        stage.error.connect(lambda error: window.error_bar.show_error(error))
        stage.items_chosen.connect(lambda _items: self._dress_publish())
        self.beside.settled.connect(lambda _is_shown: self._dress_publish())
        self.beside.details.tabs.currentChanged.connect(lambda _index: self._dress_publish())
        stage.scan_wanted.connect(self.scan)
        bridge.failed.connect(lambda error: window.error_bar.show_error(error))
        bridge.news.connect(self._hear)
        self.job_bar.count_changed.connect(self._counts.start)
        self.desk.commands.edited.connect(lambda kept: self._put(KEYS_SETTING, kept))
        self.desk.commands.changed.connect(self._tell_keys)
        self.job_bar.commands_wanted.connect(window.verbs.commands.trigger)
        self.job_bar.notices_wanted.connect(window.verbs.notices.trigger)
        self.beside.set_filter_shown(verbs.filter.isChecked())
        self._tell_keys()

    # --- numbers ----------------------------------------------------------------------------------------------------

    def _hear(self, news: News) -> None:
        self._counts.start()
        if Aspect.SETTINGS in news.aspects:
            self._read_settings()

    def _begin(self, libraries: Sequence[LibraryView], views: Sequence[SavedView]) -> None:
        """The list waits for no count; what the bars tell follows."""
        self.guide.set_libraries(libraries)
        self.guide.set_views(views)
        left = place_of(self._memory.place, libraries, views)
        if left is not None:
            self.content.library.scroll_to(self._memory.scroll)
        self.guide.go(left or self.guide.home())
        if not self._counts_later:
            self.count()

    def return_to(self, kept: Kept) -> None:
        """Instead of `begin`: be where the person was in the window before this one, at once."""
        self.guide.set_libraries(kept.libraries)
        self.guide.set_views(kept.views)
        self.content.library.return_to(kept.in_list)
        self.guide.take_trail(kept.trail)
        if kept.is_searching:
            self._window.tool_bar.search.setFocus()
        else:
            self.content.enter()
        settings = self._settings_page()
        if settings is not None and kept.in_settings is not None:
            settings.return_to(kept.in_settings)
        self.count()

    def _settings_page(self) -> SettingsPage | None:
        """The page of the settings, if it is the one that is shown."""
        if self.guide.here.place is not Place.SETTINGS:
            return None
        from metarr_desktop.ui.settings.page import SettingsPage  # as all screens: where it is shown

        page = self.content.currentWidget()
        return page if isinstance(page, SettingsPage) else None

    def count_soon(self) -> None:
        """Ask for the numbers of the bars, once what is on screen is painted."""
        self._counts.start()

    def count(self) -> None:
        """Ask for the numbers of the bars."""
        self._latest.ask(lambda: read_standing(self.desk.engine), self._take)

    def _take(self, now: Standing) -> None:
        is_first = self._now is None
        self._now = now
        self._window.sidebar.set_rows(side_rows(now, self._found))
        self._window.scan_menu.set_libraries([one for one in now.libraries if one.is_enabled])
        self._window.tool_bar.publish.set_count(now.counts.unpublished)
        self._window.tool_bar.scan.setEnabled(bool(now.libraries))
        verbs = self._window.verbs
        for verb in (verbs.add_title, verbs.scan_all, verbs.identify_new, verbs.enrich_all):
            verb.setEnabled(bool(now.libraries))
        self.players.set_standing(now)
        self._window.verbs.sync_players.setEnabled(self.players.can_sync)
        self.job_bar.set_libraries({library.id: library.name for library in now.libraries})
        self.job_bar.set_unfinished(now.counts.unfinished_jobs, now.counts.held_jobs)
        self.job_bar.set_told(now.counts.notices)
        self.guide.set_libraries(now.libraries)
        self.guide.set_views(now.views)
        if now.views and not self._find.isActive():  # a scan goes on telling: it is counted now and then
            self._find.start()
        if now.libraries and self.guide.here == Location():
            self.guide.go(self.guide.home())
        if is_first:
            self._offer_first_steps(now)
        self._window.sidebar.set_here(self.guide.here.row)

    def _count_views(self) -> None:
        self._finding.ask(self.desk.engine.views.counts, self._take_found)

    def _take_found(self, found: Mapping[ViewId, int]) -> None:
        self._found = found
        if self._now is not None:
            self._window.sidebar.set_rows(side_rows(self._now, found))

    def _offer_first_steps(self, now: Standing) -> None:
        if not now.libraries:
            from metarr_desktop.services import rescue

            engine = self.desk.engine
            self.desk.bridge.ask(
                self,
                lambda: engine.browse.setting("window.first_run_done") or rescue.remains(engine.data_dir),
                lambda is_done: None if is_done else self._open_first_run(),
            )

    def _open_first_run(self) -> None:
        from metarr_desktop.ui.first_run.dialog import FirstRun  # brings the demo along, once in a lifetime

        FirstRun(self.desk, self._window).open()

    # --- where we are -----------------------------------------------------------------------------------------------

    def _arrive(self, here: Location) -> None:
        verbs = self._window.verbs
        verbs.back.setEnabled(self.guide.trail.can_go_back)
        verbs.forward.setEnabled(self.guide.trail.can_go_forward)
        self._window.sidebar.set_here(here.row)
        self._window.tool_bar.search.set_text(here.words if self.content.has_list else "")
        self._fill_filter(here.words)
        self._dress_publish()
        self._keep.start()

    def _show_what_fits(self) -> None:
        """Controls that have a meaning on this screen."""
        has_list = self.content.has_list
        self._window.tool_bar.show_modes(has_list)
        self._window.tool_bar.mode.set_current(self.content.library.mode)
        for action in (self._window.verbs.wall, self._window.verbs.table, self._window.verbs.keep_view):
            action.setEnabled(has_list)
        is_wall = self.content.currentWidget() is self.content.library and (self.content.library.mode is Mode.WALL)
        for action in (self._window.verbs.larger, self._window.verbs.smaller):
            action.setEnabled(is_wall)
        self._window.verbs.details.setEnabled(self.content.has_choice)
        self._window.verbs.filter.setEnabled(has_list)

    def _dress_publish(self) -> None:
        """One accent a screen: Publish has it beside a list, unless the details there have a button of their own."""
        details = self.beside.details
        is_first = self.content.has_choice and (details.isHidden() or not details.has_accent)
        self._window.tool_bar.publish.set_kind(ButtonKind.PRIMARY if is_first else ButtonKind.NORMAL)

    def _set_mode(self, mode: Mode) -> None:
        self.guide.set_mode(mode)
        self._show_what_fits()
        self._keep.start()

    def _go_to_search(self) -> None:
        search = self._window.tool_bar.search
        search.setFocus()
        search.selectAll()

    def _open_palette(self) -> None:
        if self.palette.isVisible():
            self.palette.close_again()
            return
        items = self.items
        acts_on = items.title or (self.tr("%n title(s)", "", len(items.items)) if items.items else "")
        self.palette.open(acts_on)

    def _open_notices(self) -> None:
        self.notices.open(self._libraries())

    def _search(self, words: str) -> None:
        self.guide.search(words)
        self._fill_filter(words)

    def _show_words(self, words: str) -> None:
        self._window.tool_bar.search.set_text(words)
        self.guide.trail.note_words(words)
        self._fill_filter(words)

    # --- the filter -------------------------------------------------------------------------------------------------

    def _show_filter(self, is_shown: bool) -> None:
        """With the keyboard in it; closed, the keyboard is in the list again."""
        self.beside.set_filter_shown(is_shown)
        self._fill_filter(self.guide.here.words)
        page = self.content.currentWidget()
        if is_shown and self.beside.filter is not None:
            self.beside.filter.enter()
        elif page is not None:
            (page.focusWidget() or page).setFocus()
        self._keep.start()

    def _connect_filter(self, panel: FilterPanel) -> None:
        panel.words_changed.connect(self._filter)
        panel.close_wanted.connect(lambda: self._window.verbs.filter.setChecked(False))
        for before, behind in pairwise((self._window.sidebar, *panel.tab_stops())):
            self._window.setTabOrder(before, behind)

    def _fill_filter(self, words: str) -> None:
        view = self.content.list_view
        if self.beside.wants_filter and self.beside.filter is not None and view is not None:
            self.beside.filter.show_list(view.scope, words)

    def _filter(self, words: str) -> None:
        self._window.tool_bar.search.set_text(words)
        self.guide.search(words)

    def _complete(self, typed: str) -> None:
        engine, search, start = self.desk.engine, self._window.tool_bar.search, last_part(typed)

        def ways_on() -> list[Offer]:
            meant = [Offer(meant_text(one), str(one), is_other=True) for one in engine.browse.meant(typed)]
            return [*meant, *(Offer(line[start:].strip(), line) for line in engine.browse.completions(typed))]

        self._completing.ask(ways_on, lambda offers: search.offer(typed, offers))

    def _show_failures(self) -> None:
        from metarr_desktop.ui.activity.page import ActivityPage  # as all pages: when one goes there

        self.guide.go(Location(place=Place.ACTIVITY))
        page = self.content.place(Place.ACTIVITY)
        assert isinstance(page, ActivityPage)
        page.show_failed()

    def _show_sidebar(self, is_shown: bool) -> None:
        self._window.sidebar.setVisible(is_shown)
        self._keep.start()

    def _note_details(self, is_shown: bool) -> None:
        self._window.verbs.details.setChecked(is_shown)
        self._keep.start()

    def _show_menu(self, location: Location, place: QPoint) -> None:
        """What can be done to a row of the sidebar: to libraries, saved views and players."""
        if location.view is not None:
            self.views.show_menu(location.view, place)
        library = next((one for one in self._libraries() if one.id == location.library), None)
        if library is not None:
            menu = LibraryMenu(library, self._window)
            menu.scan_wanted.connect(lambda: self.scan(library.id))
            menu.scans_wanted.connect(lambda: self.guide.show_scans(library.id))
            menu.settings_wanted.connect(lambda: self.guide.show_settings("libraries"))
            menu.folder_wanted.connect(self.items.hand_over)
            menu.popup(place)
        player = self.players.player(location.words) if location.place is Place.PLAYERS else None
        if player is not None:
            DeedsMenu(self.players.of_player(player), self._window).popup(place)

    def _take_dropped(self, there: Location, items: list[ItemId]) -> None:
        """Titles fell on a row of the sidebar: there is done with them what the row stands for."""
        match there.place:
            case Place.COLLECTIONS:
                from metarr_desktop.ui.shell.to_collection import ToCollection  # as all dialogs

                ToCollection(self.desk, items, self._window).open()
            case Place.IDENTIFY:
                self.guide.identify(items)
            case Place.UNPUBLISHED:
                self.guide.show_plan(items)
            case Place.TRASH:
                self.items.put_into_trash(items)

    def _libraries(self) -> tuple[LibraryView, ...]:
        return self._now.libraries if self._now is not None else ()

    def _add_title(self) -> None:
        from metarr_desktop.ui.shell.new_title import NewTitle  # as all dialogs: when it is asked for

        dialog = NewTitle(self.desk, self._libraries(), self.guide.here.row.library, self._window)
        dialog.added.connect(self._say_added)
        dialog.open()

    def _say_added(self, item: int) -> None:
        """It is said what it is at once: its name alone says little."""
        notice = Notice(self.tr("Added, without a file"), Icon.DISC, self.tr("Undo"), is_undo=True)
        self.desk.stage.said.emit(notice)
        self.guide.identify([ItemId(item)])

    # --- scanning, adding -------------------------------------------------------------------------------------------

    def scan(self, library: int) -> None:
        """Scan a library now."""
        jobs = self.desk.engine.jobs
        self.desk.bridge.ask(self, lambda: jobs.enqueue(scan_job(LibraryId(library))), lambda _: None)

    def scan_all(self) -> None:
        """Scan every library that is switched on."""
        wanted = [scan_job(library.id) for library in self._libraries() if library.is_enabled]
        if wanted:
            self.desk.bridge.ask(self, lambda: self.desk.engine.jobs.enqueue(*wanted), lambda _: None)

    def _queue(self, job: NewJob) -> None:
        self.desk.bridge.ask(self, lambda: self.desk.engine.jobs.enqueue(job), lambda _: None)

    def _library_added(self, library: LibraryView) -> None:
        self.guide.set_libraries([*(one for one in self._libraries() if one.id != library.id), library])
        self.guide.go(Location(library=library.id))

    def _show_search_help(self) -> None:
        from metarr_desktop.ui.shell.help import search_help

        search_help(self._window).open()

    def _show_keys(self) -> None:
        from metarr_desktop.ui.shell.help import keys_help

        keys_help(self.desk.commands, self._window).open()

    def _show_about(self) -> None:
        from metarr_desktop.services.licences import works
        from metarr_desktop.ui.shell.about import About

        engine = self.desk.engine
        self.desk.bridge.ask(
            self,
            lambda: (engine.sources.specs(), works()),
            lambda both: About(engine.data_dir, engine.version, *both, self._window).open(),
        )

    # --- saying -----------------------------------------------------------------------------------------------------

    def _hear_notice(self, notice: Notice) -> None:
        """An older way back would now take back something else: it leaves."""
        if notice.is_undo:
            for toast in self.toasts.toasts():
                if toast.notice.is_undo:
                    toast.dismiss()
        batch = notice.undoes
        if notice.on_action is not None:
            self._say(notice, notice.on_action)
        elif batch is not None:
            self._say(notice, lambda: self.undoing.undo_batch(batch))
        else:
            self._say(notice, self.undoing.undo if notice.is_undo else lambda: None)

    def _say(self, notice: Notice, act: Callable[[], None]) -> None:
        self.toasts.show_notice(notice).acted.connect(act)

    def _tell_keys(self) -> None:
        """What shows a key shows the one that holds now."""
        self._window.tool_bar.show_keys(self.desk.commands)
        keys_text = self.desk.commands.keys_text
        self.job_bar.show_keys(keys_text("window.commands"), keys_text("window.notices"))

    # --- settings and memory ----------------------------------------------------------------------------------------

    def _read_settings(self) -> None:
        browse = self.desk.engine.browse
        self.desk.bridge.ask(
            self, lambda: int(browse.setting("appearance.card_size")), self.content.library.set_card_width
        )
        self._kept_keys.ask(lambda: str(browse.setting(KEYS_SETTING)), self.desk.commands.take_kept)

    def _grow_cards(self, step_px: int) -> None:
        slider = self.content.library.size_slider
        slider.setValue(slider.value() + step_px)

    def _put_card_width(self) -> None:
        self._put("appearance.card_size", self.content.library.size_slider.value())

    def _put(self, name: str, value: SettingValue) -> None:
        libraries = self.desk.engine.libraries
        self.desk.bridge.change(self, lambda: libraries.put_setting(name, value), lambda _: None)

    def _recall(self) -> None:
        memory, verbs = self._memory, self._window.verbs
        self.content.library.set_look(memory.look)
        self.content.show_absent(memory.shows_absent, memory.order)
        self.content.show_players_by(memory.players_tab)
        self.beside.wants_by_lists = memory.has_details
        self.beside.wants_by_pages = memory.has_details_beside_pages
        self.beside.details.restore(memory.details)
        verbs.sidebar.setChecked(memory.has_sidebar)
        verbs.filter.setChecked(memory.has_filter)
        self._window.sidebar.setVisible(memory.has_sidebar)

    def memory(self) -> Memory:
        """What is to be remembered now."""
        library = self.content.library
        return Memory(
            geometry=self._window.saveGeometry().toBase64().toStdString(),
            has_sidebar=self._window.verbs.sidebar.isChecked(),
            has_details=self.beside.wants_by_lists,
            has_details_beside_pages=self.beside.wants_by_pages,
            has_filter=self.beside.wants_filter,
            details=self.beside.details.state(),
            place=place_text(self.guide.here),
            scroll=library.scrolled() if self.content.currentWidget() is library else 0,
            shows_absent=self.content.shows_absent,
            order=self.content.liked_order,
            players_tab=self.content.players_tab,
            look=self.content.library.look(),
        )

    def remember(self) -> None:
        """Keep how the window looks, if it looks other than was kept."""
        now = self.memory()
        if self._now is not None and now != self._memory:
            self._memory = now
            self._put("window.state", to_text(now))

    def hand_over(self) -> Kept:
        """Another window takes this one's place: finish what is being typed, and tell where the person is."""
        settings, typing = self._settings_page(), self._window.focusWidget()
        in_settings = settings.leave() if settings is not None else None
        if typing is not None:
            typing.clearFocus()
        self.leave()
        content, trail = self.content, self.guide.trail
        if content.has_choice:
            chosen = content.chosen() if content.currentWidget() is not content.library else []
            trail.here = replace(trail.here, item=chosen[0] if len(chosen) == 1 else None)
        there, is_searching = self.guide, typing is self._window.tool_bar.search
        spot = content.library.spot()
        return Kept(self.memory(), there.libraries(), there.views(), trail, spot, in_settings, is_searching)

    def leave(self) -> None:
        """The window closes: keep what was not kept yet."""
        self._keep.stop()
        self.remember()

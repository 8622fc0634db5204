"""The page: the list of jobs, the chosen one at length, and a hand on the brake; beside it what managers told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.domain.edits import BatchStory
from metarr_desktop.domain.jobs import Job, JobStatus, Priority
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.activity.cell import JobCell
from metarr_desktop.ui.activity.detail import (
    JobDetail,
    can_be_cancelled,
    can_be_paused,
    can_be_tried_again,
    can_go_first,
    waits_for_a_moment,
)
from metarr_desktop.ui.activity.entries import EVENTS, Outcome, Sieve, View, follows_words
from metarr_desktop.ui.activity.events_view import EventsView
from metarr_desktop.ui.activity.model import JobsModel
from metarr_desktop.ui.activity.row_buttons import Offer, RowButtons
from metarr_desktop.ui.job_words import batch_of
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon, themed_icon
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.kept_place import KeptPlace
from metarr_desktop.ui.widgets.search_box import SearchBox
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl

if TYPE_CHECKING:
    from metarr_desktop.domain.job_log import JobLog
    from metarr_desktop.domain.kinds import BatchId, JobId, LibraryId
    from metarr_desktop.services.sources import ProviderUse
    from metarr_desktop.ui.activity.entries import Entry
    from metarr_desktop.ui.desk import Desk

_TICK_MS = 20_000
_BEAT_MS = 1_000  # a running job's rate, log and providers are looked at as often
_WIDTH_DETAIL = 400
_SCAN = "window.scan_all"
_MOST_BUTTONS = 3  # in a row; the menu and the pane beside the list have all


class ActivityPage(QWidget):
    """Jobs running, waiting, failed and done. Delete cancels, F5 tries again, Ctrl+Up puts first, Ctrl+Space pauses."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chosen: JobId | tuple[str, LibraryId | None] | None = None
        self._undoable: BatchId | None = None
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.views = SegmentedControl(
            [
                Segment(View.NOW, self.tr("Now")),
                Segment(View.FAILED, self.tr("Failed")),
                Segment(View.HISTORY, self.tr("History")),
                Segment(EVENTS, self.tr("Webhooks")),
            ],
            name=self.tr("Which jobs"),
        )
        self.views.chosen.connect(self._show_view)
        self.outcomes = SegmentedControl(
            [
                Segment(Outcome.ANY, self.tr("Everything")),
                Segment(Outcome.TROUBLE, self.tr("With problems")),
                Segment(Outcome.CANCELLED, self.tr("Cancelled")),
            ],
            name=self.tr("How they ended"),
            small=True,
        )
        self.search = SearchBox(self.tr("Search the history"), placeholder=self.tr("Search the history"))
        self.pause = Button(self.tr("Pause all"), icon=Icon.PAUSE)
        self.pause.setCheckable(True)
        self.pause.clicked.connect(self._pause)
        self.model = JobsModel(desk, self)
        self.list = self._make_list()
        self.buttons = RowButtons(self.list)
        self.detail = JobDetail()
        self._place = KeptPlace(self.list)
        self._way_back = Latest(desk.bridge, self)
        self._telling = Latest(desk.bridge, self)
        self._empty = EmptyState()
        self.events = EventsView(desk)
        self._stack = QStackedWidget()
        self._lay_out()
        self._wire()

    def choose(self, job: JobId) -> None:
        """Show a job in the list and at length."""
        self._chosen = job
        row = self.model.row_of(job)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))

    # --- parts ------------------------------------------------------------------------------------------------------

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(JobCell(view))
        view.setAccessibleName(self.tr("Jobs"))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.setUniformItemSizes(False)
        return view

    def _lay_out(self) -> None:
        header = SectionHeader(self.tr("Activity"), size=fonts.Size.HERO)
        header.add_control(self.views)
        header.add_control(self.pause)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.events)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(metrics.SPACE, metrics.SPACE_ROW, metrics.SPACE, 0)
        column.setSpacing(metrics.SPACE)
        head = QHBoxLayout()
        head.setContentsMargins(metrics.SPACE, 0, metrics.SPACE, 0)
        head.addWidget(header)
        column.addLayout(head)
        column.addWidget(self._make_sieve())
        column.addWidget(self._stack, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([10_000, _WIDTH_DETAIL])
        self.detail.setMinimumWidth(280)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _make_sieve(self) -> QWidget:
        self._sieve = QWidget()
        row = QHBoxLayout(self._sieve)
        row.setContentsMargins(metrics.SPACE, 0, metrics.SPACE, 0)
        row.setSpacing(metrics.SPACE)
        row.addWidget(self.outcomes)
        row.addWidget(self.search, 1)
        self._sieve.hide()
        return self._sieve

    def _wire(self) -> None:
        self.outcomes.chosen.connect(lambda _key: self._sift())
        self.search.searched.connect(lambda _words: self._sift())
        self._empty.acted.connect(self._fill_emptiness)
        self.model.relining.connect(self._keep_place)
        self.model.relined.connect(self._relined)
        self.model.counted.connect(self._count)
        self.model.dataChanged.connect(lambda first, _last: self._refresh(first))
        self.list.selectionModel().currentChanged.connect(self._choose_row)
        self.detail.pause_wanted.connect(self.hold)
        self.detail.cancel_wanted.connect(self.cancel)
        self.detail.retry_wanted.connect(self.retry)
        self.detail.sooner_wanted.connect(self.put_first)
        self.detail.now_wanted.connect(self.do_now)
        self.detail.undo_wanted.connect(self.undo)
        commands = self._desk.commands
        commands.on(self, "activity.cancel", self.cancel)
        commands.on(self, "activity.retry", self.retry)
        commands.on(self, "activity.first", self.put_first)
        commands.on(self, "activity.now", self.do_now)
        commands.on(self, "activity.hold", self.hold)
        self._desk.bridge.news.connect(self._hear_news)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(lambda: self._show(self.list.currentIndex()))
        self._clock.start()
        self._beat = QTimer(self, interval=_BEAT_MS)
        self._beat.timeout.connect(self.look_again)
        self._relined()
        self._dress_pause()

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def _shows_events(self) -> bool:
        return self.views.current() == EVENTS

    def show_view(self, view: View) -> None:
        """Show other jobs."""
        self.views.set_current(view)
        self._show_view(view)

    def show_history(self) -> None:
        """Show what is over."""
        self.show_view(View.HISTORY)

    def show_failed(self) -> None:
        """Show what could not be done."""
        self.views.set_current(View.FAILED)
        self._show_view(View.FAILED)

    def show_events(self) -> None:
        """Show what managers told."""
        self.views.set_current(EVENTS)
        self._show_view(EVENTS)

    def _sift(self) -> None:
        self.model.sift(Sieve(Outcome(self.outcomes.current()), self.search.text()))

    def _show_view(self, key: str) -> None:
        self._sieve.setVisible(key == View.HISTORY)
        if key == EVENTS:
            self._stack.setCurrentWidget(self.events)
            self.detail.hide()
        else:
            self.model.show_view(View(key))

    def _keep_place(self) -> None:
        self._place = KeptPlace(self.list)

    def _relined(self) -> None:
        """Choose again what was chosen, else the first job."""
        if self._shows_events:
            return
        self._place.restore()
        row = self.model.row_of(self._chosen) if self._chosen is not None else None
        if row is None:
            row = next((n for n in range(self.model.rowCount()) if self.model.can_be_chosen(n)), None)
        is_empty = row is None and not self.model.is_reading
        self._stack.setCurrentWidget(self._empty if is_empty else self.list)
        self.detail.setVisible(row is not None)
        if is_empty:
            self._say_nothing_is_here()
        elif row is not None and row != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.model.index(row))
        elif row is not None:
            self._show(self.model.index(row))

    def _say_nothing_is_here(self) -> None:
        if self.views.current() == View.FAILED:
            self._empty.show_message(
                Icon.CHECK,
                self.tr("Nothing failed"),
                self.tr("Work that could not be done waits here to be tried again."),
            )
            return
        if self.views.current() == View.HISTORY and self.model.is_sifted:
            text = self.tr("Choose Everything above, or look for other words.")
            title, action = self.tr("Nothing in the history fits"), self.tr("Show everything")
            self._empty.show_message(Icon.FILTER, title, text, action=action)
            return
        can_scan = self._desk.commands.ready(_SCAN) is not None
        self._empty.show_message(
            Icon.ACTIVITY,
            self.tr("Nothing is going on"),
            self.tr("Scans, publishing and talks with players appear here while they run, with what came of them."),
            action=self.tr("Scan all libraries") if can_scan else self.tr("Add a folder"),
        )

    def _fill_emptiness(self) -> None:
        """What the button does where nothing is listed: show what is left out, or begin something."""
        scan = self._desk.commands.ready(_SCAN)
        if self.views.current() == View.HISTORY and self.model.is_sifted:
            self.outcomes.set_current(Outcome.ANY)
            self.search.clear()
            self._sift()
        elif scan is not None:
            scan.trigger()
        else:
            self._desk.stage.folder_wanted.emit()

    def _choose_row(self, index: QModelIndex) -> None:
        if not self.model.is_laying:
            self._show(index)

    def _show(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row())
        if entry is None:
            self._show_coming(index)
            return
        if entry.job.id != self._chosen:
            self._undoable = None
        self._chosen = entry.job.id
        self._describe(entry)
        self._tell_of(entry.job)
        self._ask_for_way_back(entry.job)
        self._offer_actions(index, entry.job)

    def _show_coming(self, index: QModelIndex) -> None:
        """Show what is planned, if that is what the row is."""
        coming = self.model.coming(index.row())
        if coming is None:
            return
        self._way_back.drop()
        self._telling.drop()
        self._undoable = None
        self._chosen = coming.key
        self.detail.show_coming(coming)
        self.buttons.show_on(index, [self._now_offer()], self._desk.commands.with_keys)

    def _now_offer(self) -> Offer:
        return Offer("activity.now", Icon.PLAY, self.tr("Do it now"), self.do_now)

    def _describe(self, entry: Entry) -> None:
        follows = follows_words(entry.job, self.model.around())
        self.detail.show_entry(entry, self.model.pace_of(entry.job.id), follows)

    def _tell_of(self, job: Job) -> None:
        """Show the log of a job and who was asked for it."""
        engine = self._desk.engine

        def told() -> tuple[JobLog, list[ProviderUse]]:
            log = engine.jobs.logs.of(job.id)
            return log, engine.sources.uses(log.answers) if log.answers else []

        def show(answer: tuple[JobLog, list[ProviderUse]]) -> None:
            log, uses = answer
            self.detail.show_log(job, log)
            self.detail.show_uses(uses)

        self._telling.ask(told, show)

    def look_again(self) -> None:
        """Show how fast the chosen job is now, what it said and who answered, while it runs."""
        entry = self.model.entry(self.list.currentIndex().row())
        if entry is None or self._shows_events or entry.job.status is not JobStatus.RUNNING:
            return
        self.model.note_time(entry.job.id)
        self._describe(entry)
        self._tell_of(entry.job)

    def _ask_for_way_back(self, job: Job) -> None:
        """Offer to take back what a job did, while that still stands."""
        batch, browse = batch_of(job), self._desk.engine.browse
        if batch is None:
            self._way_back.drop()
            self._undoable = None
            self.detail.show_story(BatchStory(0), can_be_undone=False)
            return

        def told() -> tuple[BatchStory, bool]:
            return browse.stories([batch]).get(batch, BatchStory(0)), browse.stands(batch)

        def show(answer: tuple[BatchStory, bool]) -> None:
            story, can_be_undone = answer
            self._undoable = batch if can_be_undone else None
            self.detail.show_story(story, can_be_undone=can_be_undone)
            if self._chosen == job.id:
                self._offer_actions(self.list.currentIndex(), job)

        self._way_back.ask(told, show)

    def _refresh(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row())
        if entry is not None and entry.job.id == self._chosen and not self.model.is_laying:
            self._describe(entry)

    def _offers(self, job: Job) -> list[Offer]:
        """What can be done with a job; the chosen one can be taken back, too."""
        pause = (Icon.PLAY, self.tr("Go on")) if job.is_held else (Icon.PAUSE, self.tr("Pause"))
        offers = (
            (can_be_paused(job) or job.is_held, Offer("activity.hold", *pause, self.hold)),
            (can_go_first(job), Offer("activity.first", Icon.CHEVRON_UP, self.tr("Do it first"), self.put_first)),
            (waits_for_a_moment(job), self._now_offer()),
            (
                can_be_tried_again(job) and not waits_for_a_moment(job),
                Offer("activity.retry", Icon.REFRESH, self.tr("Try again"), self.retry),
            ),
            (can_be_cancelled(job), Offer("activity.cancel", Icon.CLOSE, self.tr("Cancel"), self.cancel)),
            (self._undoable is not None, Offer("", Icon.UNDO, self.tr("Undo"), self.undo)),
        )
        return [offer for is_offered, offer in offers if is_offered]

    def _show_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        entry = self.model.entry(index.row())
        if not self.model.can_be_chosen(index.row()):
            return
        self.list.setCurrentIndex(index)
        menu = self.menu_of(entry.job) if entry is not None else self._menu([self._now_offer()])
        menu.popup(self.list.viewport().mapToGlobal(at))

    def menu_of(self, job: Job) -> QMenu:
        """Everything that can be done with the chosen job."""
        menu = self._menu(self._offers(job))
        menu.addAction(themed_icon(Icon.COPY), self.tr("Copy details")).triggered.connect(self.detail.copy.click)
        return menu

    def _menu(self, offers: Sequence[Offer]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for offer in offers:
            action = menu.addAction(themed_icon(offer.icon), offer.text)
            if offer.command:
                action.setShortcut(self._desk.commands.keys(offer.command))
            action.triggered.connect(offer.act)
        return menu

    def _offer_actions(self, index: QModelIndex, job: Job) -> None:
        """Put the buttons at the end of the chosen row."""
        offers = self._offers(job)[-_MOST_BUTTONS:]
        self.buttons.show_on(index, offers, self._desk.commands.with_keys)

    def _count(self, unfinished: int, failed: int) -> None:
        self.views.set_name(View.NOW, self._counted(self.tr("Now"), unfinished))
        self.views.set_name(View.FAILED, self._counted(self.tr("Failed"), failed))

    def _counted(self, word: str, count: int) -> str:
        return f"{word} {self.locale().toString(count)}" if count else word

    # --- what is asked for ------------------------------------------------------------------------------------------

    def cancel(self) -> None:
        """Stop the chosen job, or take it out of the queue."""
        self._ask(can_be_cancelled, lambda job: self._desk.engine.jobs.cancel(job))

    def retry(self) -> None:
        """Queue the chosen job again, or deal with the chosen event once more."""
        if self._shows_events:
            self.events.replay_chosen()
        self._ask(can_be_tried_again, lambda job: self._desk.engine.jobs.retry(job))

    def do_now(self) -> None:
        """Do at once what comes by itself later, or is tried again later."""
        coming = self.model.coming(self.list.currentIndex().row())
        if coming is None or self._shows_events:
            self._ask(waits_for_a_moment, lambda job: self._desk.engine.jobs.retry(job))
            return
        schedules = self._desk.engine.schedules
        self._desk.bridge.ask(self, lambda: schedules.do_now(coming.task, coming.library), self.choose)

    def put_first(self) -> None:
        """Let the chosen job go before the others that wait."""
        self._ask(can_go_first, lambda job: self._desk.engine.jobs.set_priority(job, Priority.WEBHOOK))

    def hold(self) -> None:
        """Have the chosen job wait until the person says otherwise; go on with one that does."""
        jobs = self._desk.engine.jobs
        self._ask(lambda job: job.is_held, jobs.let_go)
        self._ask(can_be_paused, jobs.hold)

    def undo(self) -> None:
        """Take back what the chosen job did."""
        entry = self.model.entry(self.list.currentIndex().row())
        batch = batch_of(entry.job) if entry is not None else None
        if batch is not None:
            self.detail.undo.hide()
            self._desk.stage.batch_undo_wanted.emit(batch)

    def _ask(self, may: Callable[[Job], bool], act: Callable[[JobId], None]) -> None:
        entry = self.model.entry(self.list.currentIndex().row())
        if self._shows_events or entry is None or not may(entry.job):
            return
        self._desk.bridge.ask(self, lambda: act(entry.job.id), lambda _: None)

    def _pause(self) -> None:
        jobs = self._desk.engine.jobs
        wanted = self.pause.isChecked()
        self._desk.bridge.ask(self, jobs.pause if wanted else jobs.resume, lambda _: self._dress_pause())

    def _hear_news(self, news: News) -> None:
        if Aspect.SETTINGS in news.aspects:
            self._dress_pause()

    def _dress_pause(self) -> None:
        paused = self._desk.engine.jobs.is_paused
        self.pause.setChecked(paused)
        self.pause.setText(self.tr("Go on") if paused else self.tr("Pause all"))
        self.pause.set_icon(Icon.PLAY if paused else Icon.PAUSE)

    def showEvent(self, event: QShowEvent) -> None:
        """The tray and the job bar can pause too."""
        super().showEvent(event)
        self._dress_pause()
        self._beat.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._beat.stop()

"""The page: the list of jobs, the chosen one at length, and a hand on the brake; beside it what managers told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.domain.edits import BatchStory
from metarr_desktop.domain.jobs import Job, Priority
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.activity.cell import JobCell
from metarr_desktop.ui.activity.detail import JobDetail, can_be_cancelled, can_be_tried_again, can_go_first
from metarr_desktop.ui.activity.entries import EVENTS, Outcome, Sieve, View
from metarr_desktop.ui.activity.events_view import EventsView
from metarr_desktop.ui.activity.model import JobsModel
from metarr_desktop.ui.job_words import batch_of
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.buttons import Button, ToolButton
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.search_box import SearchBox
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import JobId
    from metarr_desktop.ui.desk import Desk

_TICK_MS = 20_000
_WIDTH_DETAIL = 400


class ActivityPage(QWidget):
    """Jobs running, waiting, failed and done. Delete cancels, F5 tries again, Ctrl+Up puts first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chosen: JobId | None = None
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
        self.detail = JobDetail()
        self._way_back = Latest(desk.bridge, self)
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
        self.model.relined.connect(self._relined)
        self.model.counted.connect(self._count)
        self.model.dataChanged.connect(lambda first, _last: self._refresh(first))
        self.list.selectionModel().currentChanged.connect(lambda now, _before: self._show(now))
        self.detail.cancel_wanted.connect(self.cancel)
        self.detail.retry_wanted.connect(self.retry)
        self.detail.sooner_wanted.connect(self.put_first)
        self.detail.undo_wanted.connect(self.undo)
        commands = self._desk.commands
        commands.on(self, "activity.cancel", self.cancel)
        commands.on(self, "activity.retry", self.retry)
        commands.on(self, "activity.first", self.put_first)
        self._desk.bridge.news.connect(self._hear_news)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(lambda: self._show(self.list.currentIndex()))
        self._clock.start()
        self._relined()
        self._dress_pause()

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def _shows_events(self) -> bool:
        return self.views.current() == EVENTS

    def show_history(self) -> None:
        """Show what is over."""
        self.views.set_current(View.HISTORY)
        self._show_view(View.HISTORY)

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

    def _relined(self) -> None:
        """Choose again what was chosen, else the first job."""
        if self._shows_events:
            return
        row = self.model.row_of(self._chosen) if self._chosen is not None else None
        if row is None:
            row = next((n for n in range(self.model.rowCount()) if self.model.entry(n) is not None), None)
        self._stack.setCurrentWidget(self._empty if row is None else self.list)
        self.detail.setVisible(row is not None)
        if row is None:
            self._say_nothing_is_here()
        else:
            self.list.setCurrentIndex(self.model.index(row))

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
            self._empty.show_message(Icon.FILTER, self.tr("Nothing in the history fits"), text)
            return
        self._empty.show_message(
            Icon.ACTIVITY,
            self.tr("Nothing is going on"),
            self.tr("Scans, publishing and talks with players appear here while they run, with what came of them."),
        )

    def _show(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row())
        if entry is None:
            return
        self._chosen = entry.job.id
        self.detail.show_entry(entry)
        self._ask_for_way_back(entry.job)
        self.list.setIndexWidget(index, self._actions(entry.job))

    def _ask_for_way_back(self, job: Job) -> None:
        """Offer to take back what a job did, while that still stands."""
        batch, browse = batch_of(job), self._desk.engine.browse
        if batch is None:
            self._way_back.drop()
            self.detail.show_story(BatchStory(0), can_be_undone=False)
            return

        def told() -> tuple[BatchStory, bool]:
            return browse.stories([batch]).get(batch, BatchStory(0)), browse.stands(batch)

        self._way_back.ask(told, lambda answer: self.detail.show_story(answer[0], can_be_undone=answer[1]))

    def _refresh(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row())
        if entry is not None and entry.job.id == self._chosen:
            self.detail.show_entry(entry)
            self._ask_for_way_back(entry.job)

    def _actions(self, job: Job) -> QWidget:
        """The buttons of the chosen row."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 6, metrics.SPACE, 0)
        row.setSpacing(metrics.SPACE_GROUP)
        row.addStretch()
        told = self._desk.commands.with_keys
        offers: tuple[tuple[bool, Icon, str, Callable[[], None]], ...] = (
            (can_go_first(job), Icon.CHEVRON_UP, told(self.tr("Do it first"), "activity.first"), self.put_first),
            (can_be_tried_again(job), Icon.REFRESH, told(self.tr("Try again"), "activity.retry"), self.retry),
            (can_be_cancelled(job), Icon.CLOSE, told(self.tr("Cancel"), "activity.cancel"), self.cancel),
        )
        for is_offered, icon, name, act in offers:
            if is_offered:
                button = ToolButton(icon, name, small=True)
                button.clicked.connect(act)
                row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        return holder

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

    def put_first(self) -> None:
        """Let the chosen job go before the others that wait."""
        self._ask(can_go_first, lambda job: self._desk.engine.jobs.set_priority(job, Priority.WEBHOOK))

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

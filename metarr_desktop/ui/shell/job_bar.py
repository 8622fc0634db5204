"""The job bar: the job that runs, with real progress, and how many wait."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from metarr_desktop.domain.jobs import Job, JobStatus, Priority
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.activity.pace import Pace
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.job_words import job_sentence, job_title
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import KeyCap, rule
from metarr_desktop.ui.widgets.progress_strip import ProgressStrip
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import JobId, LibraryId
    from metarr_desktop.services.job_try import JobEvent

_MINUTE_S = 60


class JobBar(QFrame):
    """Follows `Bridge.job_event`. Of several running jobs it shows the one that began first."""

    commands_wanted = Signal()
    notices_wanted = Signal()
    count_changed = Signal()
    """Jobs came or ended: the numbers of the sidebar are old."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._names: Mapping[LibraryId, str] = {}
        self._running: dict[JobId, JobEvent] = {}
        self._paces: dict[JobId, Pace] = {}
        self.setProperty("surface", "win")
        self.setFixedHeight(metrics.HEIGHT_JOB_BAR)
        self.strip = ProgressStrip()
        self.strip.pause_requested.connect(self._pause)
        self.strip.cancel_requested.connect(self._cancel)
        self.waiting = Button("", kind=ButtonKind.FLAT, small=True)
        self.waiting.clicked.connect(lambda: desk.stage.place_wanted.emit(Place.ACTIVITY))
        self.waiting.hide()
        self.bell = Button("", icon=Icon.BELL, kind=ButtonKind.FLAT, small=True)
        self.bell.clicked.connect(self.notices_wanted)
        self._bell_keys = ""
        self._told = 0
        self.set_told(0)
        self.commands = Button(self.tr("Commands"), kind=ButtonKind.FLAT, small=True)
        self.commands.clicked.connect(self.commands_wanted)
        self._cap = KeyCap("")
        self._last = self.tr("No work is running")
        self._unfinished = 0
        self._show_rest()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, metrics.SPACE, 0)
        row.setSpacing(metrics.SPACE)
        row.addWidget(self.strip, 1)
        row.addWidget(self.waiting)
        row.addWidget(_upright())
        row.addWidget(self.bell)
        row.addWidget(_upright())
        row.addWidget(self.commands)
        row.addWidget(self._cap)
        for event in desk.bridge.jobs_so_far():
            self._hear(event)
        desk.bridge.job_event.connect(self._hear)
        desk.bridge.news.connect(self._hear_news)

    def show_keys(self, keys: str, bell_keys: str) -> None:
        """Say by which keys the commands are opened, and the notices; "" for none."""
        self._cap.setText(keys)
        self._cap.setVisible(bool(keys))
        self.commands.setAccessibleDescription(keys)
        self._bell_keys = bell_keys
        self.set_told(self._told)

    def set_told(self, count: int) -> None:
        """How much was told that the person has not looked at."""
        self._told = count
        self.bell.setText(self.locale().toString(count) if count else "")
        name = self.tr("%n new notification(s)", "", count) if count else self.tr("Notifications: nothing new")
        self.bell.setAccessibleName(name)
        self.bell.setToolTip(f"{name} ({self._bell_keys})" if self._bell_keys else name)

    def set_libraries(self, names: Mapping[LibraryId, str]) -> None:
        """What libraries are called now."""
        self._names = names
        if self._running:
            self._show(self._running[min(self._running)])

    def set_unfinished(self, count: int, held: int = 0) -> None:
        """How many jobs are not over yet, running ones among them, and those that a person paused (`held`)."""
        self._unfinished = count
        waiting = max(0, count - held - len(self._running))
        parts = [self.tr("%n job(s) waiting", "", waiting)] if waiting else []
        if held:
            parts.append(self.tr("%n paused", "", held) if waiting else self.tr("%n job(s) paused", "", held))
        words = " · ".join(parts)
        self.waiting.setText(f"{words} ›")
        self.waiting.setAccessibleName(words)
        self.waiting.setVisible(bool(parts))
        self._show_rest()

    def sentence(self) -> str:
        """What stands beside the bar: how far the job is, or how the last one ended."""
        return self.strip.text()

    def _hear(self, event: JobEvent) -> None:
        job = event.job
        is_new = job.id not in self._running
        if job.status is JobStatus.RUNNING:
            self._running[job.id] = event
            self._paces.setdefault(job.id, Pace()).note(job.done)
        else:
            self._running.pop(job.id, None)
            self._paces.pop(job.id, None)
        if is_new or job.status is not JobStatus.RUNNING:
            self.count_changed.emit()
        if self._running:
            self._show(self._running[min(self._running)])
            return
        if job.status.is_over:
            self._last = job_sentence(job) or self._last
        elif job.priority <= Priority.PERSON and self._desk.engine.jobs.is_paused and is_new:
            self._say_it_waits(job)
        self._show_rest()

    def _hear_news(self, news: News) -> None:
        if Aspect.SETTINGS in news.aspects:
            self._show_rest()

    def _show_rest(self) -> None:
        """How it stands while nothing runs."""
        if self._running:
            return
        if self._desk.engine.jobs.is_paused:
            self.strip.show_paused(self.tr("Paused: no work begins until it is resumed"))
        else:
            self.strip.show_idle(self._last)

    def _say_it_waits(self, job: Job) -> None:
        """What a person asks for while all work is paused: it is queued, and they are offered to let it go on."""
        text = self.tr("All work is paused: “{job}” waits").format(job=job_title(job, self._names))
        notice = Notice(text, Icon.PAUSE, self.tr("Resume"), on_action=lambda: self._pause(False))
        self._desk.stage.said.emit(notice)

    def _show(self, event: JobEvent) -> None:
        job = event.job
        self.strip.show_progress(job_title(job, self._names), job.done, job.total or None, self._words(job))

    def _words(self, job: Job) -> str:
        """ "1,204 of 8,310 · 38/s · 3 min left", as much of it as is known."""
        number = self.locale().toString
        if job.is_cancelled:
            return self.tr("stopping")
        if not job.total:
            return self.tr("{done} so far").format(done=number(job.done)) if job.done else ""
        parts = [self.tr("{done} of {total}").format(done=number(job.done), total=number(job.total))]
        pace = self._paces[job.id]
        if pace.per_second >= 1:
            parts.append(self.tr("{rate}/s").format(rate=number(round(pace.per_second))))
        left_s = pace.seconds_left(job)
        if left_s is not None:
            parts.append(self._left(left_s))
        return " · ".join(parts)

    def _left(self, seconds: float) -> str:
        if seconds < _MINUTE_S:
            return self.tr("less than a minute left")
        return self.tr("%n min left", "", round(seconds / _MINUTE_S))

    def _pause(self, is_paused: bool) -> None:
        jobs = self._desk.engine.jobs
        self._desk.bridge.ask(self, jobs.pause if is_paused else jobs.resume, lambda _: None)

    def _cancel(self) -> None:
        if self._running:
            job = min(self._running)
            self._desk.bridge.ask(self, lambda: self._desk.engine.jobs.cancel(job), lambda _: None)


def _upright() -> QWidget:
    line = rule(vertical=True)
    line.setFixedHeight(metrics.SPACE_PANE)
    return line

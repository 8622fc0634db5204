"""The tray: state at a glance, three verbs, and a word when a run has come to something."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from metarr_desktop.domain.jobs import JobStatus
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.job_words import notice_title, phrase_words
from metarr_desktop.ui.theme.app_icon import app_icon
from metarr_desktop.ui.theme.palette import current_palette

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import JobId
    from metarr_desktop.domain.notices import Notice
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.services.jobs import JobEvent
    from metarr_desktop.ui.desk import Desk

_NOTICE_MS = 8000


class State(StrEnum):
    """What the icon says."""

    IDLE = "idle"
    BUSY = "busy"
    PAUSED = "paused"
    FAILED = "failed"


class Quitting(Protocol):
    """The verbs of the window that the tray needs."""

    @property
    def quit(self) -> QAction:
        """Ends the program."""


class Raised(Protocol):
    """The window as the tray sees it."""

    @property
    def verbs(self) -> Quitting:
        """What the window can do."""

    def raise_to_front(self) -> None:
        """Show it before the others."""


class Tray(QObject):
    """Lives as long as the library is open. Where there is no tray, nothing is shown and nothing is missed."""

    told = Signal(str)
    """A notification was shown, with this text."""

    def __init__(self, desk: Desk, window: Raised, parent: QObject | None = None) -> None:
        super().__init__(parent or (window if isinstance(window, QObject) else None))
        self._desk = desk
        self._window = window
        self._running: set[JobId] = set()
        self._has_failed = False
        self._menu = QMenu(window if isinstance(window, QWidget) else None)
        self.open = self._action(self.tr("Open Metarr"))
        self.open.triggered.connect(self._open)
        self.scan = self._action(self.tr("Scan now"))
        self.scan.triggered.connect(self._scan)
        self.pause = self._action(self.tr("Pause all work"))
        self.pause.setCheckable(True)
        self.pause.triggered.connect(self._pause)
        self._menu.addSeparator()
        self.quit = self._action(self.tr("Quit"))
        self.quit.triggered.connect(lambda: window.verbs.quit.trigger())
        self._menu.aboutToShow.connect(self._dress)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self._open)
        for event in desk.bridge.jobs_so_far():
            self._hear_job(event)
        desk.bridge.job_event.connect(self._hear_job)
        desk.bridge.news.connect(self._hear_news)
        desk.bridge.notice.connect(self._hear_notice)
        self._dress()
        if self.is_available():
            self.icon.show()

    @staticmethod
    def is_available() -> bool:
        """Whether the system has a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def state(self) -> State:
        """What the icon says now."""
        if self._desk.engine.jobs.is_paused:
            return State.PAUSED
        if self._running:
            return State.BUSY
        return State.FAILED if self._has_failed else State.IDLE

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _action(self, text: str) -> QAction:
        action = QAction(text, self._menu)
        self._menu.addAction(action)
        return action

    def _dress(self) -> None:
        state, palette = self.state, current_palette()
        self.pause.setChecked(state is State.PAUSED)
        dots = {State.BUSY: palette.accent, State.PAUSED: palette.sign_warn, State.FAILED: palette.sign_error}
        self.icon.setIcon(app_icon(dots.get(state), palette.on_dark))
        words = {
            State.IDLE: self.tr("Metarr: nothing is going on"),
            State.BUSY: self.tr("Metarr is working"),
            State.PAUSED: self.tr("Metarr is paused"),
            State.FAILED: self.tr("Metarr: something failed, see Activity"),
        }
        self.icon.setToolTip(words[state])

    # --- what is heard ----------------------------------------------------------------------------------------------

    def _hear_job(self, event: JobEvent) -> None:
        job, before = event.job, self.state
        if job.status is JobStatus.RUNNING:
            self._running.add(job.id)
            self._has_failed = False
        else:
            self._running.discard(job.id)
            self._has_failed = self._has_failed or job.status is JobStatus.FAILED
        if self.state is not before:
            self._dress()

    def _hear_notice(self, notice: Notice) -> None:
        self._tell(notice_title(notice), "\n".join(filter(None, (phrase_words(part.phrase) for part in notice.parts))))

    def _tell(self, title: str, text: str) -> None:
        if not text:
            return
        if self.icon.isVisible() and QSystemTrayIcon.supportsMessages():
            self.icon.showMessage(title, text, self.icon.icon(), _NOTICE_MS)
        self.told.emit(text)

    def _hear_news(self, news: News) -> None:
        if Aspect.SETTINGS in news.aspects:
            self._dress()

    # --- what is done -----------------------------------------------------------------------------------------------

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self._open()

    def _open(self) -> None:
        self._has_failed = False
        self._dress()
        self._window.raise_to_front()

    def _scan(self) -> None:
        engine = self._desk.engine
        self._desk.bridge.ask(self, lambda: _scan_all(engine), lambda _jobs: None)

    def _pause(self, is_wanted: bool) -> None:
        jobs = self._desk.engine.jobs
        self._desk.bridge.ask(self, jobs.pause if is_wanted else jobs.resume, lambda _none: self._dress())


def _scan_all(engine: Engine) -> list[JobId]:
    """Scan every library that is not left out of it."""
    return engine.jobs.enqueue(*(scan_job(library.id) for library in engine.browse.libraries() if library.is_enabled))

"""The one road from worker threads into the GUI thread.

A screen asks a question; it is answered in a worker, and the answer is delivered in the GUI thread, to a screen that
still lives. What services report by themselves - changed items, job progress - arrives as signals of this object.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.services.changes import News
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.jobs import JobEvent

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")


@dataclass(slots=True, eq=False)
class Request:
    """A question under way. `drop` it when its answer is no longer wanted."""

    owner: QObject
    on_answer: Callable[[Any], None]
    on_error: Callable[[MetarrError], None] | None
    is_dropped: bool = False

    def drop(self) -> None:
        self.is_dropped = True


class Bridge(QObject):
    """Made once, in the GUI thread. `news` and `job_event` are emitted there too."""

    news = Signal(object)
    """`services.changes.News`: which items changed in which aspect."""
    job_event = Signal(object)
    """`services.jobs.JobEvent`: a job began, moved on or ended."""
    failed = Signal(object)
    """`MetarrError` of a question whose asker did not want to handle it: the window shows its sentence."""

    _settled = Signal(object, object, object)
    _told = Signal(object)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(4, thread_name_prefix="ask")
        self._is_closed = False
        self._settled.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        engine.newsroom.subscribe(self._tell)
        self._unsubscribe = engine.jobs.subscribe(self._tell)

    def ask(
        self,
        owner: QObject,
        question: Callable[[], Answer],
        on_answer: Callable[[Answer], None],
        on_error: Callable[[MetarrError], None] | None = None,
    ) -> Request:
        """Answer a question in a worker and hand the answer to `on_answer` in the GUI thread.

        Nothing is delivered once `owner` is gone or the request is dropped. An error goes to `on_error`, or is
        emitted by `failed`. Once the bridge is closed nothing is asked any more.
        """
        request = Request(owner, on_answer, on_error, is_dropped=self._is_closed)
        if self._is_closed:
            return request
        future = self._executor.submit(question)
        future.add_done_callback(lambda done: self._settle(request, done))
        return request

    def _settle(self, request: Request, future: Future[Any]) -> None:
        """In a worker: pass the outcome on."""
        if future.cancelled() or not shiboken6.isValid(self):
            return
        error = future.exception()
        if error is not None and not isinstance(error, MetarrError):
            log.error("A question met an unforeseen error", exc_info=error)
            error = MetarrError("Something went wrong that nobody foresaw; the log has the details. Nothing is lost.")
        self._settled.emit(request, None if error else future.result(), error)

    @Slot(object, object, object)
    def _deliver(self, request: Request, answer: object, error: MetarrError | None) -> None:
        if self._is_closed or request.is_dropped or not shiboken6.isValid(request.owner):
            return
        if error is None:
            request.on_answer(answer)
        elif request.on_error is not None:
            request.on_error(error)
        else:
            self.failed.emit(error)

    def _tell(self, message: News | JobEvent) -> None:
        """In a worker: something happened by itself."""
        if shiboken6.isValid(self):
            self._told.emit(message)

    @Slot(object)
    def _pass_on(self, message: News | JobEvent) -> None:
        if not self._is_closed:
            (self.news if isinstance(message, News) else self.job_event).emit(message)

    def close(self) -> None:
        """Take no more questions; those under way are finished and dropped."""
        self._is_closed = True
        self._unsubscribe()
        self._executor.shutdown(wait=True, cancel_futures=True)

"""The one road from worker threads into the GUI thread.

A screen asks a question; it is answered in a worker, and the answer is delivered in the GUI thread, to a screen that
still lives. What a person changes goes through a lane of its own: one change after another, in the order they were
made, and none is dropped when the window closes. A change that has to ask the network first does so beside that lane
and enters it when it is answered, so that what is done meanwhile does not wait for a slow provider. What services
report by themselves - changed items, job progress - arrives as signals of this object.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QMetaMethod, QObject, Signal

from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.domain.jobs import JobStatus
from metarr_desktop.services.changes import News
from metarr_desktop.services.jobs import JobEvent
from metarr_desktop.ui.inbox import Inbox

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import JobId
    from metarr_desktop.domain.notices import Notice
    from metarr_desktop.services.engine import Engine

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")
Ready = TypeVar("Ready")


@dataclass(slots=True, eq=False)
class Request:
    """A question under way. `drop` it when its answer is no longer wanted."""

    owner: QObject
    on_answer: Callable[[Any], None]
    on_error: Callable[[MetarrError], None] | None
    is_dropped: bool = False

    def drop(self) -> None:
        self.is_dropped = True


@dataclass(slots=True, eq=False)
class _Question:
    """What a worker does for a request, and what came of it."""

    request: Request
    do: Callable[[], Any]
    answer: Any = None
    error: BaseException | None = None

    def ask(self) -> None:
        """In a worker."""
        try:
            self.answer = self.do()
        except BaseException as error:  # as executors do: who asked is told of whatever went wrong
            self.error = error


@dataclass(slots=True, eq=False)
class _Preparing:
    """A change before it enters the lane: what is asked for it first, and what it is then."""

    question: _Question
    act: Callable[[Any], Any]
    is_ready: bool = False


class Bridge(QObject):
    """Made once, in the GUI thread. `news` and `job_event` are emitted there too."""

    news = Signal(object)
    """`services.changes.News`: which items changed in which aspect."""
    job_event = Signal(object)
    """`services.jobs.JobEvent`: a job began, moved on or ended."""
    notice = Signal(object)
    """`domain.notices.Notice`: something that the person wants to be told on the desktop."""
    settled = Signal()
    """The last change that was under way is done: what is asked now is answered with all of them."""
    failed = Signal(object)
    """`MetarrError` of a question whose asker did not want to handle it: the window shows its sentence."""

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(4, thread_name_prefix="ask")
        self._lane = ThreadPoolExecutor(1, thread_name_prefix="change")
        self._asides = ThreadPoolExecutor(1, thread_name_prefix="prepare")
        self._preparing: deque[_Preparing] = deque()
        self._open_changes: set[Request] = set()
        self._unanswered = 0
        self.changes = 0  # how many were ever asked for; a question that is older than the last may be answered wrongly
        self._is_closed = False
        self._is_closing = False
        self._jobs: dict[JobId, JobEvent] = {}
        self._ended: JobEvent | None = None
        self._inbox = Inbox(self._take, self)
        tell = self._inbox.mail.put
        engine.newsroom.subscribe(tell)
        engine.noticed.subscribe(tell)
        self._unsubscribe = engine.jobs.subscribe(tell)

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
        return self._submit(self._executor, Request(owner, on_answer, on_error), question)

    def change(
        self,
        owner: QObject,
        act: Callable[[], Answer],
        on_answer: Callable[[Answer], None],
        on_error: Callable[[MetarrError], None] | None = None,
    ) -> Request:
        """Do what a person wants changed, after everything they wanted before; otherwise as `ask`.

        Four workers would write two edits of one field in any order, and undo the edit before the last.
        """
        return self._enter(Request(owner, on_answer, on_error), act)

    def change_prepared(
        self,
        owner: QObject,
        prepare: Callable[[], Ready],
        act: Callable[[Ready], Answer],
        on_answer: Callable[[Answer], None],
        on_error: Callable[[MetarrError], None] | None = None,
    ) -> Request:
        """As `change` with what `prepare` gives, which may take long: `change` does not wait for it.

        Such changes are made in the order in which they were asked for. What `prepare` raises goes to `on_error`. When
        the bridge closes it is waited for as well: `prepare` asks `is_closed` and ends soon.
        """
        request = Request(owner, on_answer, on_error)
        if self._is_closed:
            request.drop()
            return request
        question = _Question(request, prepare)
        self._preparing.append(_Preparing(question, act))
        self._send(self._asides, question)
        return request

    def change_in_turn(
        self,
        owner: QObject,
        act: Callable[[], Answer],
        on_answer: Callable[[Answer], None],
        on_error: Callable[[MetarrError], None] | None = None,
    ) -> Request:
        """As `change`, but after the prepared changes asked for before: what is taken back has to be there."""
        if not self._preparing:
            return self.change(owner, act, on_answer, on_error)
        return self.change_prepared(owner, lambda: None, lambda _none: act(), on_answer, on_error)

    def is_closed(self) -> bool:
        """Whether nobody waits for answers any more: what may take long asks this, and ends."""
        return self._is_closing

    @property
    def is_changing(self) -> bool:
        """Whether a change is under way: what is read now may be without it."""
        return bool(self._open_changes)

    @property
    def is_asking(self) -> bool:
        """Whether an answer is still to come."""
        return self._unanswered > 0

    def jobs_so_far(self) -> tuple[JobEvent, ...]:
        """What `job_event` told those who listen since before: how the last job ended, and where those are that run."""
        return (*([] if self._ended is None else [self._ended]), *self._jobs.values())

    def forget_hearers(self) -> None:
        """Tell nothing more to those who listen now: their window is taken down. Questions and changes go on."""
        for signal in (self.news, self.job_event, self.notice, self.settled, self.failed):
            if self.isSignalConnected(QMetaMethod.fromSignal(signal)):
                signal.disconnect()

    def _note(self, event: JobEvent) -> None:
        if event.job.status is JobStatus.RUNNING:
            self._jobs[event.job.id] = event
            return
        self._jobs.pop(event.job.id, None)
        if event.job.status.is_over:
            self._ended = event

    def _enter(self, request: Request, act: Callable[[], Any]) -> Request:
        if not self._is_closed:
            self.changes += 1
            self._open_changes.add(request)
        return self._submit(self._lane, request, act)

    def _enter_prepared(self) -> None:
        """Have what is prepared enter the lane, as far as nothing before it is still being prepared."""
        while self._preparing and self._preparing[0].is_ready:
            one = self._preparing.popleft()
            asked = one.question
            if asked.error is None:
                self._enter(asked.request, partial(one.act, asked.answer))
            elif not self._is_closing:
                self._deliver(asked)  # nothing is changed: just the error is told

    def _submit(self, executor: ThreadPoolExecutor, request: Request, question: Callable[[], Answer]) -> Request:
        if self._is_closed:
            request.drop()
        else:
            self._send(executor, _Question(request, question))
        return request

    def _send(self, executor: ThreadPoolExecutor, question: _Question) -> None:
        self._unanswered += 1
        executor.submit(_ask, [question], self._inbox.mail.hand_over)

    # --- what workers say -------------------------------------------------------------------------------------------

    def _take(self, message: _Question | News | JobEvent | Notice) -> None:
        if self._is_closed:
            return
        match message:
            case _Question():
                self._unanswered -= 1
                self._take_answer(message)
            case News():
                self.news.emit(message)
            case JobEvent():
                self._note(message)
                self.job_event.emit(message)
            case _:
                self.notice.emit(message)

    def _take_answer(self, question: _Question) -> None:
        prepared = next((one for one in self._preparing if one.question is question), None)
        if prepared is None:
            self._deliver(question)
        else:
            prepared.is_ready = True
            self._enter_prepared()

    def _deliver(self, question: _Question) -> None:
        request = question.request
        was_change = request in self._open_changes
        self._open_changes.discard(request)
        if not request.is_dropped and shiboken6.isValid(request.owner):
            self._hand_over(request, question.answer, self._said_of(question.error))
        if was_change and not self._open_changes:
            self.settled.emit()

    def _said_of(self, error: BaseException | None) -> MetarrError | None:
        if error is None or isinstance(error, MetarrError):
            return error
        log.error("A question met an unforeseen error", exc_info=error)
        return MetarrError(
            self.tr("Something went wrong that nobody foresaw; the log has the details. Nothing is lost.")
        )

    def _hand_over(self, request: Request, answer: object, error: MetarrError | None) -> None:
        if error is None:
            request.on_answer(answer)
        elif request.on_error is not None:
            request.on_error(error)
        else:
            self.failed.emit(error)

    def close(self) -> None:
        """Take no more questions; those under way are finished and dropped. Changes are all made before it returns."""
        self._is_closing = True
        self._asides.shutdown(wait=True)
        for one in self._preparing:
            one.is_ready = True
        self._enter_prepared()
        self._is_closed = True
        self._unsubscribe()
        self._lane.shutdown(wait=True)
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._inbox.close()


def _ask(box: list[_Question], hand_over: Callable[[list[Any]], None]) -> None:
    """In a worker: have the question in the box answered, and let go of it (see `Mailbox.hand_over`)."""
    box[0].ask()
    hand_over(box)

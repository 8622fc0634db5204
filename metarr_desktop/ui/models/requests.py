"""Asking again before the answer came: only the latest question of a kind counts, and no answer that is too old."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.ui.bridge import Bridge, Request

Answer = TypeVar("Answer")


class Latest:
    """Drops the answer to an earlier question when a new one is asked."""

    def __init__(self, bridge: Bridge, owner: QObject) -> None:
        self._bridge = bridge
        self._owner = owner
        self._request: Request | None = None

    def ask(
        self,
        question: Callable[[], Answer],
        on_answer: Callable[[Answer], None],
        on_error: Callable[[MetarrError], None] | None = None,
    ) -> None:
        """As `Bridge.ask`, for the owner."""
        self.drop()
        self._request = self._bridge.ask(self._owner, question, on_answer, on_error)

    def drop(self) -> None:
        """Want no answer any more."""
        if self._request is not None:
            self._request.drop()
            self._request = None


class LatestForForm(Latest):
    """The same for a form: what a person has just done in it is never overwritten by an answer from before.

    While a change is under way nothing is asked, and an answer that a change overtook is asked anew after it.
    """

    def __init__(self, bridge: Bridge, owner: QObject) -> None:
        super().__init__(bridge, owner)
        self._waiting: Callable[[], None] | None = None
        bridge.settled.connect(self._ask_waiting)

    def ask(
        self,
        question: Callable[[], Answer],
        on_answer: Callable[[Answer], None],
        on_error: Callable[[MetarrError], None] | None = None,
    ) -> None:
        """As `Bridge.ask`, for the owner, with every change that was made before the answer comes."""
        self.drop()
        if self._bridge.is_changing:
            self._waiting = lambda: self.ask(question, on_answer, on_error)
            return
        changes = self._bridge.changes

        def take(answer: Answer) -> None:
            if self._bridge.changes == changes:
                on_answer(answer)
            else:
                self.ask(question, on_answer, on_error)

        super().ask(question, take, on_error)

    def drop(self) -> None:
        """Want no answer any more."""
        super().drop()
        self._waiting = None

    def _ask_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and shiboken6.isValid(self._owner):
            waiting()

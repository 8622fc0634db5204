"""Asking again before the answer came: only the latest question of a kind counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

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

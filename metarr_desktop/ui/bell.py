"""What wakes the loop of the window from outside of it: Qt's loop runs no Python of its own, but listens to sockets."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Slot


class Bell(QObject):
    """Made in the thread of the window: calls `answer` there, with the bytes that it was rung by, until `close`."""

    def __init__(self, answer: Callable[[bytes], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self._heard, self.rope = socket.socketpair()
        """`rope` is pulled by sending a byte, by any thread or by the interpreter itself; it never blocks."""
        for one in (self._heard, self.rope):
            one.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def close(self) -> None:
        """Listen no more."""
        self._notifier.setEnabled(False)
        self._heard.close()
        self.rope.close()

    @Slot()
    def _hear(self) -> None:
        heard = b""
        with contextlib.suppress(BlockingIOError):
            heard = self._heard.recv(64)
        self._answer(heard)

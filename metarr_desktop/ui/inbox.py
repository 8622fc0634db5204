"""What any thread has to say to the window: a box that workers put into and the thread of the window empties.

No other thread touches an object of Qt. A signal that is emitted there while the window takes down who hears it, or an
object that is freed by the thread that happens to let go of it last, crashes the process now and then. So what is said
goes into a queue of Python's, and the event loop is woken by a bell (`ui.bell`).
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from metarr_desktop.ui.bell import Bell

if TYPE_CHECKING:
    import socket


class Mailbox:
    """The side of those who have something to say; for any thread."""

    def __init__(self, rope: socket.socket) -> None:
        self._rope = rope
        self._is_rung = False
        self.waiting: deque[Any] = deque()

    def put(self, message: object) -> None:
        """Have something taken in the thread of the window, soon."""
        self.waiting.append(message)
        self.ring()

    def hand_over(self, box: list[Any]) -> None:
        """The same for what lies in the box: this thread keeps no hold of it, so that it is not the one to free it."""
        self.waiting.append(box.pop())
        self.ring()

    def ring(self) -> None:
        """Have the box emptied; once for all that is put in before it is."""
        if not self._is_rung:
            self._is_rung = True
            with contextlib.suppress(OSError):  # closed: nobody listens any more
                self._rope.send(b"\0")

    def take_down_bell(self) -> None:
        """What is put in from now on rings anew."""
        self._is_rung = False


class Inbox(QObject):
    """Made in the thread of the window: hands each message to `take` there, in the order in which they were put in."""

    def __init__(self, take: Callable[[Any], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._take = take
        self._bell = Bell(lambda _bytes: self._empty(), self)
        self.mail = Mailbox(self._bell.rope)

    def close(self) -> None:
        """Listen no more; what waits is dropped."""
        self._bell.close()
        self.mail.waiting.clear()

    def _empty(self) -> None:
        """Take what is there; what comes meanwhile waits until all else in the loop has had its turn."""
        self.mail.take_down_bell()
        waiting = self.mail.waiting
        try:
            for _ in range(len(waiting)):
                self._take(waiting.popleft())
        finally:
            if waiting:
                self.mail.ring()

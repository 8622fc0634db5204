"""The system asks the program to end: the session ends, the machine shuts down, Ctrl+C in the terminal it came from.

Qt's loop runs no Python of its own, so a signal is passed on through a pair of sockets that it listens to.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Slot

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name))


class EndSignals(QObject):
    """Has those signals call `end` in the thread of the window, from now until `restore`."""

    def __init__(self, end: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = end
        self._heard, self._said = socket.socketpair()
        for one in (self._heard, self._said):
            one.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._handlers = {one: signal.signal(one, lambda *_: None) for one in _SIGNALS}
        self._descriptor = signal.set_wakeup_fd(self._said.fileno(), warn_on_full_buffer=False)

    def restore(self) -> None:
        """Leave signals to whoever had them before."""
        signal.set_wakeup_fd(self._descriptor)
        for one, handler in self._handlers.items():
            signal.signal(one, handler)
        self._notifier.setEnabled(False)
        self._heard.close()
        self._said.close()

    @Slot()
    def _hear(self) -> None:
        heard = self._heard.recv(64)
        if any(number in _SIGNALS for number in heard):
            self._end()

"""The system asks the program to end: the session ends, the machine shuts down, Ctrl+C in the terminal it came from.

The interpreter rings a bell (`ui.bell`) for a signal, as Qt's loop runs no Python of its own.
"""

from __future__ import annotations

import signal
from collections.abc import Callable

from PySide6.QtCore import QObject

from metarr_desktop.ui.bell import Bell

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name))


class EndSignals(QObject):
    """Has those signals call `end` in the thread of the window, from now until `restore`."""

    def __init__(self, end: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = end
        self._bell = Bell(self._hear, self)
        self._handlers = {one: signal.signal(one, lambda *_: None) for one in _SIGNALS}
        self._descriptor = signal.set_wakeup_fd(self._bell.rope.fileno(), warn_on_full_buffer=False)

    def restore(self) -> None:
        """Leave signals to whoever had them before."""
        signal.set_wakeup_fd(self._descriptor)
        for one, handler in self._handlers.items():
            signal.signal(one, handler)
        self._bell.close()

    def _hear(self, heard: bytes) -> None:
        if any(number in _SIGNALS for number in heard):
            self._end()

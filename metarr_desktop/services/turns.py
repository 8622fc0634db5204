"""Turns: who reads or writes names in the libraries' folders, and who changes them, do not do so at the same time.

A scan that sees half of a rename would take a title for gone, and a publish would write beside a name of yesterday.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import JobResult, Payload, Progress
    from metarr_desktop.services.jobs import Handler

_LOOK_EVERY_S = 0.2


class Turns:
    """Any number may use names at once; who changes them is alone, and goes before those that come later."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._users = 0
        self._is_changing = False
        self._waiting = 0

    @contextmanager
    def using(self, progress: Progress) -> Iterator[None]:
        """Names stay as they are until the block ends. Raises Cancelled while it waits."""
        with self._changed:
            while self._is_changing or self._waiting:
                self._changed.wait(_LOOK_EVERY_S)
                progress.check()
            self._users += 1
        try:
            yield
        finally:
            with self._changed:
                self._users -= 1
                self._changed.notify_all()

    def during(self, handlers: Mapping[str, Handler]) -> dict[str, Handler]:
        """The same job handlers, each using names as long as it works."""

        def held(handler: Handler) -> Handler:
            def work(payload: Payload, progress: Progress) -> JobResult:
                with self.using(progress):
                    return handler(payload, progress)

            return work

        return {name: held(handler) for name, handler in handlers.items()}

    @contextmanager
    def changing(self, progress: Progress) -> Iterator[None]:
        """Nobody else uses names until the block ends. Raises Cancelled while it waits."""
        with self._changed:
            self._waiting += 1
            try:
                while self._is_changing or self._users:
                    self._changed.wait(_LOOK_EVERY_S)
                    progress.check()
                self._is_changing = True
            finally:
                self._waiting -= 1
                self._changed.notify_all()
        try:
            yield
        finally:
            self._end_changing()

    @contextmanager
    def changing_at_once(self) -> Iterator[None]:
        """The same where nobody is at work. Raises BadInput else: who asks for it waits for an answer."""
        with self._changed:
            if self._is_changing or self._users:
                raise BadInput("Files are being read or written right now. Nothing was changed; try it again then.")
            self._is_changing = True
        try:
            yield
        finally:
            self._end_changing()

    def _end_changing(self) -> None:
        with self._changed:
            self._is_changing = False
            self._changed.notify_all()

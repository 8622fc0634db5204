"""Hearing of changes where the system watches whole trees (macOS, Windows), through watchdog.

Its own choice of events holds the opening of files, with which it drowns in what it reads itself (PERFORMANCE 1); so it
is told which ones matter.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from metarr_desktop.domain.sentences import sentence
from metarr_desktop.files.listening import Coverage, Listener, Loss
from metarr_desktop.files.skipping import SkipRules

_STOPPED_S = 1.0
_FILTER: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileClosedEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
]


class TreeWatching(FileSystemEventHandler):
    """See `listening.RootWatching`: one watch of the system's covers the root with all below it."""

    def __init__(self, root: str, skip: SkipRules, listener: Listener) -> None:
        self._root = root
        self._skip = skip
        self._listener = listener
        self._observer = Observer()
        self._observer.schedule(self, root, recursive=True, event_filter=_FILTER)
        self._observer.start()

    def cover(self, folders: Iterable[str], changed_since_s: float | None = None) -> Coverage:
        """The tree is covered from the beginning."""
        return self.coverage

    @property
    def coverage(self) -> Coverage:
        return Coverage(1, int(self.is_alive))

    @property
    def is_alive(self) -> bool:
        return self._observer.is_alive() and all(emitter.is_alive() for emitter in self._observer.emitters)

    def stop(self) -> None:
        """See RootWatching."""
        self._observer.stop()
        self._observer.join(_STOPPED_S)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog, in its thread."""
        source = os.fsdecode(event.src_path)
        if source == self._root and isinstance(event, DirDeletedEvent | DirMovedEvent):
            self._listener.lost(Loss.ENDED, sentence("the folder was moved or removed"))
            return
        # Of what is gone, systems do not tell whether it was a folder.
        is_gone = isinstance(event, FileDeletedEvent | FileMovedEvent)
        self._tell(source, is_folder=event.is_directory)
        if is_gone and not event.is_directory:
            self._tell(source, is_folder=True)
        if event.dest_path:
            self._tell(os.fsdecode(event.dest_path), is_folder=event.is_directory)

    def _tell(self, path: str, *, is_folder: bool) -> None:
        name, below = os.path.basename(path), os.path.relpath(path, self._root).replace(os.sep, "/")
        if is_folder:
            if not self._skip.skips_folder(name, below):
                self._listener.changed(path)
        elif not self._skip.skips_file(name, below):
            self._listener.changed(os.path.dirname(path))

"""The last resort for an item that nobody has a picture of: the cover inside its file, or else a frame of it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, TypeVar

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.files.covers import cover_of
from metarr_desktop.files.frames import TIME_LIMIT_S, FrameTask, can_grab, grab
from metarr_desktop.files.pool import Failed, WorkerPool

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import FileView
    from metarr_desktop.services.fetching import Fetched, Fetching

log = logging.getLogger(__name__)

_SHARE_OF_FILM = 0.2  # behind the titles, before anything is given away
_SOMEWHERE_S = 60.0

Task = TypeVar("Task")


class LastResort:
    """Thread-safe."""

    def __init__(self, workers: WorkerPool, fetching: Fetching) -> None:
        self._workers = workers
        self._fetching = fetching

    def picture(
        self, kind: Kind, files: Sequence[FileView], arts: Collection[str], is_cancelled: Callable[[], bool]
    ) -> tuple[str, str, Fetched] | None:
        """(art, source, picture) for an item whose slots `arts` are free; None where its files show nothing.

        A cover that is higher than wide is a film's poster; anything wide is a thumb. Raises Cancelled.
        """
        film = _film_of(files)
        if film is None:
            return None
        cover = self._seen(self._done(cover_of, film.path, is_cancelled), is_cancelled)
        if cover is not None and (art := _slot_of(cover, kind)) in arts:
            return art, os.path.basename(film.path), cover
        if "thumb" not in arts or not can_grab():
            return None
        frame = self._frame(film, _SHARE_OF_FILM, is_cancelled)
        return ("thumb", os.path.basename(film.path), frame) if frame else None

    def frame(
        self, files: Sequence[FileView], share: float, is_cancelled: Callable[[], bool]
    ) -> tuple[str, Fetched] | None:
        """(source, picture) of the first film of those files, at a share of its length; None where there is none."""
        film = _film_of(files) if can_grab() else None
        found = self._frame(film, share, is_cancelled) if film is not None else None
        return (os.path.basename(film.path), found) if film is not None and found is not None else None

    def _frame(self, film: FileView, share: float, is_cancelled: Callable[[], bool]) -> Fetched | None:
        at_s = film.media.duration_s * share if film.media and film.media.duration_s else _SOMEWHERE_S
        return self._seen(self._done(grab, FrameTask(film.path, at_s), is_cancelled), is_cancelled)

    def _done(self, work: Callable[[Task], bytes | None], task: Task, is_cancelled: Callable[[], bool]) -> bytes | None:
        ((_, found),) = self._workers.map(work, [task], cancelled=is_cancelled, item_timeout_s=TIME_LIMIT_S)
        if isinstance(found, Failed):
            log.info("No picture out of a file: %s", found.reason)
            return None
        return found

    def _seen(self, data: bytes | None, is_cancelled: Callable[[], bool]) -> Fetched | None:
        try:
            return self._fetching.seen(data, is_cancelled) if data else None
        except BadInput as error:
            log.info("What a file holds as its picture is none: %s", error)
            return None


def _film_of(files: Sequence[FileView]) -> FileView | None:
    return next((one for one in files if one.role is FileRole.VIDEO and not one.is_missing), None)


def _slot_of(cover: Fetched, kind: Kind) -> str:
    """What a cover may serve as; "" for an upright one of an episode, which is its show's."""
    if cover.facts.width > cover.facts.height:
        return "thumb"
    return "poster" if kind is Kind.MOVIE else ""

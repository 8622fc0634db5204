"""Puts the demo on a disk."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass

from metarr_desktop.domain.errors import Cancelled
from metarr_desktop.files.write import make_folders, write_atomically
from metarr_desktop.services.demo.catalogue import read_catalogue
from metarr_desktop.services.demo.tree import ARCHIVE, MOVIES, MUSIC, TV, files_of

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DemoFolders:
    """The roots of the demo's three libraries; a show of the TV library lies in both of its roots."""

    movies: str
    tv: tuple[str, ...]
    music: str


def lay_out(
    target: str,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> DemoFolders:
    """Make the demo's folders and files below `target`, which need not exist yet, and name its roots.

    What is there already stays as it is, so an interrupted run is completed by the next one, and what a person has
    changed in the demo survives. Takes a few seconds, nearly all of it drawing. `progress` hears (files done,
    files in all) after each file. Raises Cancelled, or CannotWrite for the first file that the disk refuses.
    """
    files = files_of(read_catalogue())
    written = 0
    for done, file in enumerate(files, start=1):
        if cancelled():
            raise Cancelled(f"The demo was stopped after {done - 1} of {len(files)} files; they stay.")
        path = os.path.join(target, file.path)
        if not os.path.lexists(path):
            make_folders(os.path.dirname(path))
            write_atomically(path, file.make())
            written += 1
        if progress is not None:
            progress(done, len(files))
    _log.info("Demo: %d of %d files written", written, len(files))
    return DemoFolders(
        movies=os.path.join(target, MOVIES),
        tv=(os.path.join(target, TV), os.path.join(target, ARCHIVE)),
        music=os.path.join(target, MUSIC),
    )

"""The demo as libraries: made on disk, added and scanned, for whoever wants to look around first."""

from __future__ import annotations

from collections.abc import Callable

from metarr_desktop.domain.kinds import JobId, LibraryId, LibraryType
from metarr_desktop.services.demo import DemoFolders, lay_out
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.flow import scan_job


def make_demo(
    engine: Engine,
    target: str,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[JobId]:
    """Make the demo below `target`, add its libraries and queue their scans; gives the scans.

    What is there already stays. `progress` hears (files done, files in all). Raises Cancelled, CannotWrite, BadInput.
    """
    folders = lay_out(target, progress=progress, cancelled=cancelled)
    return engine.jobs.enqueue(*(scan_job(library) for library in add_demo(engine, folders)))


def add_demo(engine: Engine, folders: DemoFolders) -> list[LibraryId]:
    """Add the libraries of a demo that lies on disk; those that are there already are taken. Raises BadInput."""
    known = {root.path: library.id for library in engine.browse.libraries() for root in library.roots}
    libraries = []
    for type, roots in (
        (LibraryType.MOVIE, (folders.movies,)),
        (LibraryType.TV, folders.tv),
        (LibraryType.MUSIC, (folders.music,)),
    ):
        first, *others = roots
        library = known[first] if first in known else engine.libraries.add(first, type).id
        for root in others:
            if root not in known:
                engine.libraries.add_root(library, root)
        libraries.append(library)
    return libraries

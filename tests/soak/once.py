"""One edit and one publishing in one thread, for a tracer: `python -m tests.soak.once DATA POSTER`.

The services as `app` puts them together, without the threads of its queue, so that the calls of the system come in one
order. Says on standard output what was acknowledged; what fails is said and the rest goes on, as in the program.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.views import Scope
from metarr_desktop.files.cache import Cache
from metarr_desktop.services.changes import Newsroom
from metarr_desktop.services.edit import Edit
from metarr_desktop.services.outbox import Outbox
from metarr_desktop.services.publish import Publish
from metarr_desktop.store.library import Store

PLOT, YEAR = "New, and a little longer than before.", 1987


def main(data: str, poster: str) -> int:
    """Exit status 0 when all was done, 1 when something was said to have failed."""
    store = _tried("open", lambda: Store(Path(data) / "library.db"))
    if not isinstance(store, Store):
        return 1
    cache = Cache(data)
    edit = Edit(store, cache, Newsroom(), Outbox(store))
    films = _tried("list", lambda: [ItemId(one) for one in store.items.listing(Scope(kind=Kind.MOVIE)).ids])
    if not isinstance(films, list):
        return 1
    done = [
        _tried("edit", lambda: edit.set_values(films, {"plot": PLOT, "year": YEAR})),
        _tried("picture", lambda: edit.add_picture(films[0], "poster", poster)),
        _tried("publish", lambda: _publish(store, cache, data, films)),
        _tried("close", store.close),
    ]
    return 1 if False in done else 0


def _publish(store: Store, cache: Cache, data: str, films: list[ItemId]) -> None:
    report = Publish(store, cache, data).apply(films, Unwatched())
    if report.problems:
        raise MetarrError("; ".join(report.problems))


def _tried(what: str, act: Callable[[], object]) -> object:
    """What the act gives, False where it failed with a sentence; any other error ends the process with a traceback."""
    _say(f"begun {what}")
    try:
        given = act()
    except MetarrError as error:
        _say(f"failed {what}: {error}")
        return False
    _say(f"acknowledged {what}")
    return given


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode("utf-8", "backslashreplace"))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))

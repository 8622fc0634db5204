"""Finding things in the scanned demo, and leaving it as it was found."""

from collections.abc import Iterator

from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.engine import Engine


def the_item(engine: Engine, title: str, kind: Kind = Kind.MOVIE) -> ItemId:
    """The item of that title."""
    ids = [ItemId(one) for one in engine.browse.listing(Scope(kind=kind)).ids]
    return next(row.id for row in engine.browse.rows(ids) if row.title == title)


def movies(engine: Engine, count: int) -> list[ItemId]:
    """The first films of the list."""
    return [ItemId(one) for one in engine.browse.listing(Scope(kind=Kind.MOVIE)).ids[:count]]


def put_back_after(engine: Engine) -> Iterator[None]:
    """Take back every change that was made in between, and purge what was made: taken back, it lies in the trash.

    For a fixture of the engine alone: it ends after every bridge is closed, and with that all changes under way are
    made.
    """
    newest = max((batch.id for batch in engine.browse.batches(1)), default=0)
    trashed = in_trash(engine)
    yield
    for batch in engine.browse.batches(100):
        if batch.id > newest and engine.browse.stands(batch.id):  # an undo, too: it may have taken back but a part
            engine.jobs.run_until_idle(engine.undo(batch.id, is_forced=True).jobs)
    if left := in_trash(engine) - trashed:
        engine.edit.purge(left)


def in_trash(engine: Engine) -> set[ItemId]:
    """What lies in the trash."""
    return {ItemId(one) for one in engine.browse.listing(Scope(in_trash=True)).ids}

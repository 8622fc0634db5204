"""What the page shows, read in workers: how the queue stands, and one title of it with all that its file says."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.kinds import IDENTIFIED, ItemId, Kind, Status
from metarr_desktop.services.read_names import NameReading, reading_of

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import FileView, ItemDetail
    from metarr_desktop.domain.matching import Match
    from metarr_desktop.domain.provider import ProviderSpec
    from metarr_desktop.domain.review import Decision, Queue
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.services.engine import Engine

_MOST = 500  # in the list at once; what is decided makes room for the next


@dataclass(frozen=True, slots=True)
class Entry:
    """A title of the list; `confidence` is that of its best candidate, None where nobody was asked about it."""

    row: ItemRow
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is to do, and who could be asked about it.

    `total` counts what waits, also beyond the entries; `specs` are all providers in order, `ready` the names of those
    that would be asked.
    """

    entries: tuple[Entry, ...]
    total: int
    queue: Queue
    threshold: float
    specs: tuple[ProviderSpec, ...]
    ready: frozenset[str]
    is_offline: bool

    def without(self, items: Collection[ItemId]) -> Standing:
        """The same as it will be when those titles are decided."""
        left = tuple(one for one in self.entries if one.row.id not in items)
        return replace(self, entries=left, total=self.total - (len(self.entries) - len(left)))


@dataclass(frozen=True, slots=True)
class Subject:
    """One title: `file` is what is looked at of it, `reading` how its name was read, `count` what is below it."""

    detail: ItemDetail
    decision: Decision
    matches: tuple[Match, ...]
    file: FileView | None = None
    reading: NameReading | None = None
    root: str = ""
    below: tuple[ItemRow, ...] = ()

    @property
    def item(self) -> ItemId:
        return self.detail.row.id

    @property
    def runtime_min(self) -> float | None:
        """How long its first version is, in minutes: the parts of it follow each other."""
        known = [one for one in self.detail.files if one.role.is_main and one.media and one.media.duration_s]
        parts = [one.media.duration_s or 0.0 for one in known if one.media and one.version == known[0].version]
        return sum(parts) / 60 or None


def read_standing(engine: Engine, only: Sequence[ItemId] | None) -> Standing:
    """How it stands; `only` are the titles of the list where a person named them."""
    queue = engine.identify.queue()
    sure = dict(queue.waiting)
    items = _named(engine, only) if only is not None else [item for item, _ in queue.waiting]
    sources = engine.sources.all()
    return Standing(
        tuple(Entry(row, _confidence(row, sure)) for row in engine.browse.rows(items[:_MOST])),
        len(items),
        queue,
        int(engine.browse.setting("identify.threshold")) / 100,
        tuple(one.spec for one in sources),
        frozenset(one.spec.name for one in sources if one.is_ready),
        bool(engine.browse.setting("providers.offline")),
    )


def _confidence(row: ItemRow, sure: dict[ItemId, float]) -> float | None:
    """Of what is identified how sure that is; what a name alone said is no answer of anybody."""
    return row.confidence if row.status is not Status.UNIDENTIFIED else sure.get(row.id)


def _named(engine: Engine, only: Sequence[ItemId]) -> list[ItemId]:
    """The titles to be told apart: those named, or of an episode its series, of a track its album."""
    found: dict[ItemId, None] = {}
    for row in engine.browse.rows(only):
        if row.kind in IDENTIFIED:
            found[row.id] = None
        else:
            above = [one for one in engine.browse.detail(row.id).parents if one.kind in IDENTIFIED]
            nearest = next((one for one in above if one.kind is not Kind.ARTIST), None)
            found.update({one.id: None for one in [nearest] if one is not None})
    return list(found)


def read_subject(engine: Engine, item: ItemId) -> Subject:
    """One title. Raises NotFound."""
    detail = engine.browse.detail(item)
    matches: list[Match] = []
    with contextlib.suppress(BadInput):  # kept by another version: it is asked about anew
        matches = engine.identify.matches(item)
    file = next((one for one in detail.files if one.role.is_main), None)
    reading = None
    root = ""
    libraries = engine.browse.libraries()
    if file is not None:
        with contextlib.suppress(NotFound):
            reading = reading_of(file, libraries)
    where = file.path if file is not None else next(iter(detail.folders), "")
    for library in libraries:
        roots = [one.path for one in library.roots if where.startswith(one.path.rstrip(os.sep) + os.sep)]
        root = roots[0] if roots else root
    below = engine.browse.children(item) if detail.row.kind is not Kind.MOVIE else []
    decision = engine.identify.decision(item)
    return Subject(detail, decision, tuple(matches), file, reading, root, tuple(below))

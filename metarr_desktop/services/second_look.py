"""Second look: names whose reading is doubtful are shown to another reader; items are then as sure as both agree.

Nothing but an item's confidence changes, which a person sees beside its title and a review goes by. It costs some
milliseconds a name, so it is work of its own that comes after everything a person waits for, and has a bound.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId, LibraryType
from metarr_desktop.files.pool import Failed, WorkerPool
from metarr_desktop.formats.names import parse
from metarr_desktop.formats.names.second_opinion import AGREED, DISPUTED, has_reader, weigh
from metarr_desktop.formats.names.tv import said_of_show

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.store.library import Store

#: So many names a scan; what is left waits for the next one, the newest titles first.
_MOST_NAMES = 1000
_NAMES_A_TRANSACTION = 100


class NameTask(NamedTuple):
    """A name to be read again: of a show the folder, of anything else its file, below the root."""

    kind: Kind
    path: str
    type: LibraryType


def confidence_in(task: NameTask) -> float:
    """How sure a name is after a second reader was asked. Never raises; a worker's work."""
    is_show = task.kind is Kind.SERIES
    path = task.path.rpartition("/")[2] if is_show else task.path
    guess = said_of_show(path) if is_show else parse(path, library=task.type)
    return weigh(path, guess, task.type).confidence


@dataclass(slots=True)
class SecondLookReport:
    """Items whose confidence changed: in how many names both agreed, and in how many not."""

    agreed: int = 0
    disputed: int = 0
    touched: set[ItemId] = field(default_factory=set)


class SecondLook:
    """The verb. Handed the store and the worker pool."""

    def __init__(self, store: Store, workers: WorkerPool) -> None:
        self._store = store
        self._workers = workers

    def is_wanted(self, library: LibraryId) -> bool:
        """Whether a second reader is installed and a name is doubtful that it was not asked about."""
        return has_reader() and bool(self._doubtful(library, 1))

    def library(self, library: LibraryId, progress: Progress) -> SecondLookReport:
        """Weigh the doubtful names of a library. Raises Cancelled; what was weighed until then is kept."""
        type = self._store.libraries.get(library).type
        names = {item: NameTask(kind, path, type) for item, kind, path in self._doubtful(library, _MOST_NAMES)}
        items: dict[NameTask, list[ItemId]] = {}  # the episodes of one file are one name
        for item, task in names.items():
            items.setdefault(task, []).append(item)
        report = SecondLookReport()
        weighed: dict[ItemId, float] = {}
        answers = self._workers.map(confidence_in, list(items), cancelled=lambda: progress.is_cancelled)
        for number, (task, confidence) in enumerate(answers, 1):
            if not isinstance(confidence, Failed) and confidence in (AGREED, DISPUTED):
                weighed.update(dict.fromkeys(items[task], confidence))
            if len(weighed) >= _NAMES_A_TRANSACTION or number == len(items):
                self._keep(weighed, report)
                weighed = {}
            progress.report(number, len(items), "names")
        return report

    def _doubtful(self, library: LibraryId, count: int) -> list[tuple[ItemId, Kind, str]]:
        return self._store.items.doubtful(library, (DISPUTED, AGREED), count)

    def _keep(self, weighed: dict[ItemId, float], report: SecondLookReport) -> None:
        with self._store.write(durable=False) as unit:
            unit.set_confidence(weighed)
        report.agreed += sum(1 for confidence in weighed.values() if confidence == AGREED)
        report.disputed += sum(1 for confidence in weighed.values() if confidence == DISPUTED)
        report.touched.update(weighed)

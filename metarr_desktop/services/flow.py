"""Flow: the verbs as jobs, and which verb hands on to which.

    scan -> nfo -> pictures -> media -> publish -> sync

Reading what lies beside media always follows a scan; publishing and telling players follow only where the person's
settings say so. Every job can run alone, and twice with the same result.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from metarr_desktop.domain.jobs import JobResult, NewJob, Payload, Phrase, Priority, Progress
from metarr_desktop.domain.kinds import BatchId, ItemId, Kind, LibraryId
from metarr_desktop.domain.player import Action
from metarr_desktop.domain.query import Query, parse_query
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.edit import Edit
from metarr_desktop.services.jobs import Handler
from metarr_desktop.services.look import Depth
from metarr_desktop.services.outbox import Outbox
from metarr_desktop.services.publish import Publish
from metarr_desktop.services.scan import Scan
from metarr_desktop.services.sync import Sync
from metarr_desktop.services.take_in import TakeIn, TakeInReport
from metarr_desktop.store.library import Store

#: How often the trash is looked through for what lay there long enough.
TIDY_EVERY_S = 24 * 3600


class Flow:
    """The handlers of the job queue."""

    def __init__(
        self,
        store: Store,
        newsroom: Newsroom,
        outbox: Outbox,
        *,
        edit: Edit,
        scan: Scan,
        take_in: TakeIn,
        publish: Publish,
        sync: Sync,
    ) -> None:
        self._store = store
        self._newsroom = newsroom
        self._outbox = outbox
        self._edit = edit
        self._scan = scan
        self._take_in = take_in
        self._publish = publish
        self._sync = sync

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """Job type -> what does it."""
        return {
            "scan": self.scan,
            "nfo": self.nfo,
            "pictures": self.pictures,
            "media": self.media,
            "publish": self.publish,
            "sync": self.sync,
            "tidy": self.tidy,
        }

    def scan(self, payload: Payload, progress: Progress) -> JobResult:
        """Walk a library; what was found is read by the jobs that follow."""
        library = self._store.libraries.get(LibraryId(payload["library"]))
        depth = Depth(payload.get("depth", Depth.KNOWN))
        report = self._scan.library(library, progress, str(payload.get("below", "")), depth)
        self._outbox.queue_departed(report.departed)
        self._outbox.queue(report.gone, Action.REMOVE)
        self._outbox.queue(report.back, Action.SHOW)
        self._newsroom.tell(Aspect.LIST, Aspect.STATE, Aspect.LIBRARIES)
        counts = {
            "added": report.added,
            "changed": report.changed,
            "missing": len(report.gone),
            "returned": len(report.back),
            "failed": len(report.problems),
        }
        after = [] if payload.get("discover_only") else [_next("nfo", payload, report.batch)]
        return JobResult(
            counts=counts,
            problems=(*report.offline, *report.problems),
            summary=(Phrase("scan_done", {"library": library.name, **counts}),),
            items=tuple(report.touched),
            follow_ups=tuple(after),
        )

    def nfo(self, payload: Payload, progress: Progress) -> JobResult:
        """Read the NFO files that a scan found new or changed."""
        report = self._take_in.nfo(LibraryId(payload["library"]), progress, _cause(payload))
        return self._taken(report, _next("pictures", payload, _cause(payload)))

    def pictures(self, payload: Payload, progress: Progress) -> JobResult:
        """Take pictures into the cache."""
        report = self._take_in.pictures(LibraryId(payload["library"]), progress, _cause(payload))
        return self._taken(report, _next("media", payload, _cause(payload)))

    def media(self, payload: Payload, progress: Progress) -> JobResult:
        """Find out what is inside media files, and publish if the person wants that after a scan."""
        report = self._take_in.media(LibraryId(payload["library"]), progress, _cause(payload))
        after = []
        if self._store.settings.flag("automation.publish_after_scan"):
            after.append(_next("publish", {"library": payload["library"], "is_unpublished": True}, _cause(payload)))
        return self._taken(report, *after)

    def _taken(self, report: TakeInReport, *after: NewJob) -> JobResult:
        if report.touched:
            self._newsroom.tell(Aspect.VALUES, Aspect.LIST, items=report.touched)
        return JobResult(
            counts={"taken": report.taken, "failed": len(report.problems)},
            problems=tuple(report.problems),
            items=tuple(report.touched),
            follow_ups=after,
        )

    def publish(self, payload: Payload, progress: Progress) -> JobResult:
        """Write NFO and pictures of the items that the payload names; or take back what a batch wrote."""
        is_back = "taken_back" in payload
        if is_back:
            report = self._publish.take_back(BatchId(payload["taken_back"]), progress)
            items = sorted(report.changed)
        else:
            items = self.items_to_publish(payload)
            report = self._publish.apply(items, progress, _cause(payload))
        self._outbox.queue([item for item in items if item in report.to_tell], Action.SHOW)
        self._newsroom.tell(Aspect.STATE, items=items)
        counts = {
            "written": report.written,
            "replaced": report.replaced,
            "removed": report.removed,
            "kept": report.kept,
            "failed": len(report.problems),
        }
        after = []
        if self._store.settings.flag("automation.sync_after_publish") and self._store.players.all():
            after.append(NewJob("sync", {}, Priority.NORMAL))
        return JobResult(
            counts=counts,
            problems=tuple(report.problems),
            summary=(
                Phrase(
                    "publish_taken_back" if is_back else "publish_done",
                    {"items": report.published, "batch": report.batch or 0, **counts},
                ),
            ),
            items=tuple(report.changed),
            follow_ups=tuple(after),
        )

    def items_to_publish(self, payload: Payload) -> list[ItemId]:
        """The items of a publish job: `items` with everything below them, a `library`, or all; and the sets of films.

        `is_unpublished` leaves out what already stands on the disk as it is here.
        """
        query = parse_query("unpublished") if payload.get("is_unpublished") else Query()
        if "items" in payload:
            ids = self._store.items.subtree([ItemId(item) for item in payload["items"]])
        else:
            library = LibraryId(payload["library"]) if "library" in payload else None
            ids = [ItemId(item) for item in self._store.items.listing(Scope(library=library), query).ids]
        sets = self._store.items.collections_of(ids)
        return list(dict.fromkeys([*self._in_order(ids), *sets]))

    def _in_order(self, ids: Sequence[ItemId]) -> list[ItemId]:
        """Libraries' items only, parents before children."""
        depth = {Kind.SEASON: 1, Kind.ALBUM: 1, Kind.EPISODE: 2, Kind.TRACK: 2}
        rows = self._store.items.kinds(ids)
        return sorted((item for item in ids if rows.get(item)), key=lambda item: depth.get(rows[item], 0))

    def sync(self, payload: Payload, progress: Progress) -> JobResult:
        """Deliver what waits for players, and ask them back."""
        reports = self._sync.run(progress, str(payload.get("group", "")))
        self._newsroom.tell(Aspect.PLAYERS)
        counts = {
            "there": sum(one.there for one in reports),
            "total": sum(one.total for one in reports),
            "waiting": sum(one.waiting for one in reports),
            "failed": sum(one.failed for one in reports),
        }
        problems = tuple(f"{one.player}: {error}" for one in reports for error in one.errors)
        return JobResult(counts=counts, problems=problems, summary=(Phrase("sync_done", counts),))

    def tidy(self, payload: Payload, progress: Progress) -> JobResult:
        """Purge what has lain in the trash long enough."""
        days = int(self._store.settings.get("trash.days"))
        with self._store.write() as unit:
            expired = unit.expired(days)
        self._edit.purge(expired)
        return JobResult(counts={"purged": len(expired)})


def scan_job(library: LibraryId, *, below: str = "", discover_only: bool = False, depth: Depth = Depth.KNOWN) -> NewJob:
    """A scan that a person asked for."""
    payload: dict[str, Any] = {"library": library}
    if depth is not Depth.KNOWN:
        payload["depth"] = depth.value
    if below:
        payload["below"] = below
    if discover_only:
        payload["discover_only"] = True
    return NewJob("scan", payload, Priority.PERSON)


def publish_job(
    *, items: Sequence[ItemId] = (), library: LibraryId | None = None, is_unpublished: bool = False
) -> NewJob:
    """Publishing that a person asked for: of those items, of a library, or of everything."""
    payload: dict[str, Any] = {}
    if items:
        payload["items"] = list(items)
    elif library is not None:
        payload["library"] = library
    if is_unpublished:
        payload["is_unpublished"] = True
    return NewJob("publish", payload, Priority.PERSON)


def take_back_job(batch: BatchId) -> NewJob:
    """The undo of publishing that a person asked for, as far as it was noted in that batch."""
    return NewJob("publish", {"taken_back": batch}, Priority.PERSON)


def sync_job(group: str = "") -> NewJob:
    """A sync that a person asked for, of one group or of all."""
    return NewJob("sync", {"group": group} if group else {}, Priority.PERSON)


def _next(type: str, payload: Payload, batch: BatchId | None) -> NewJob:
    kept = {key: payload[key] for key in ("library", "is_unpublished") if key in payload}
    if batch is not None:
        kept["cause"] = batch
    return NewJob(type, kept, Priority.PERSON if type == "nfo" else Priority.NORMAL, batch=batch)


def _cause(payload: Payload) -> BatchId | None:
    cause = payload.get("cause")
    return BatchId(cause) if cause is not None else None

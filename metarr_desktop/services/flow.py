"""Flow: the verbs as jobs, and which verb hands on to which.

    scan -> nfo -> pictures -> media -> publish -> sync
                                    -> names, sidecars
                                    -> identify (services.asking)
            -> given, where a manager told of what was looked at (services.intake)
            -> verify, of titles whose video was replaced (services.verifying)

Reading what lies beside media always follows a scan, and a second look at names where any are doubtful; asking
providers, publishing and telling players follow only where the person wants that (services.automation). Every job can
run alone, and twice with the same result.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from metarr_desktop.domain.automation import HandOver
from metarr_desktop.domain.errors import Cancelled
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.hooks import HOOK_PRIORITY
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.jobs import JobResult, NewJob, Payload, Phrase, Priority, Progress, cause_in
from metarr_desktop.domain.kinds import BatchId, ItemId, Kind, LibraryId, RootId, ScanId
from metarr_desktop.domain.plan import choices_from
from metarr_desktop.domain.query import Query, parse_query
from metarr_desktop.domain.roots import Consent
from metarr_desktop.domain.scans import Depth, ScanCause
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.domain.views import LibraryView, Scope
from metarr_desktop.services import automation
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.ledger import Ledger
from metarr_desktop.services.look import Part
from metarr_desktop.services.people import link_left, link_people
from metarr_desktop.services.rename import KEEP_DAYS
from metarr_desktop.services.take_in import MEDIA, TakeIn, TakeInReport
from metarr_desktop.services.verifying import restore_job
from metarr_desktop.store.clock import stamp

if TYPE_CHECKING:
    from metarr_desktop.services.cache_keep import CacheKeep
    from metarr_desktop.services.check_up import CheckUps
    from metarr_desktop.services.jobs import Handler
    from metarr_desktop.services.keep_beside import KeepBeside
    from metarr_desktop.services.outbox import Outbox
    from metarr_desktop.services.publish import Publish
    from metarr_desktop.services.repair import Repair
    from metarr_desktop.services.scan import Scan, ScanReport
    from metarr_desktop.services.second_look import SecondLook
    from metarr_desktop.services.trash import Trash
    from metarr_desktop.services.turns import Turns
    from metarr_desktop.store.library import Store

#: What the jobs after a scan read.
_READ = (FileRole.NFO, FileRole.PICTURE, *MEDIA, FileRole.AUDIO)
#: How often the trash is looked through for what lay there long enough.
TIDY_EVERY_S = 24 * 3600


class Flow:
    """The handlers of the job queue."""

    def __init__(
        self,
        store: Store,
        newsroom: Newsroom,
        outbox: Outbox,
        turns: Turns,
        *,
        trash: Trash,
        scan: Scan,
        take_in: TakeIn,
        second_look: SecondLook,
        publish: Publish,
        keep_beside: KeepBeside,
        repair: Repair,
        cache_keep: CacheKeep,
        check_ups: CheckUps,
    ) -> None:
        self._store = store
        self._newsroom = newsroom
        self._outbox = outbox
        self._turns = turns
        self._trash = trash
        self._scan = scan
        self._take_in = take_in
        self._second_look = second_look
        self._publish = publish
        self._keep_beside = keep_beside
        self._repair = repair
        self._cache_keep = cache_keep
        self._check_ups = check_ups

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """Job type -> what does it."""
        return {
            "scan": self.scan,
            "nfo": self.nfo,
            "pictures": self.pictures,
            "media": self.media,
            "names": self.names,
            "publish": self.publish,
            "tidy": self.tidy,
            "move_files": self.move_files,
        }

    def scan(self, payload: Payload, progress: Progress) -> JobResult:
        """Walk a library or a part of it; what was found is read by the jobs that follow."""
        library = self._store.libraries.get(LibraryId(payload["library"]))
        part = part_of(payload)
        depth = Depth(payload.get("depth", Depth.KNOWN))
        cause = cause_of(part, library)
        ledger = Ledger(library.id, stamp(self._store.clock()), cause, depth, is_part=not part.is_whole)
        try:
            with_nfo = not payload.get("discover_only")
            with self._turns.using(progress):
                report = self._scan.library(
                    library, progress, ledger, part, depth, with_nfo=with_nfo, consent=consent_of(payload)
                )
        except Cancelled:
            with self._store.write(durable=False) as unit:
                ledger.end(unit, is_stopped=True)
            raise
        titles = {
            "added": report.added,
            "changed": report.changed,
            "missing": len(report.gone),
            "returned": len(report.back),
        }
        with self._store.write(durable=False) as unit:
            unit.libraries.mark_swept([root.id for root in library.roots if part.groups(root.path) is None])
            ledger.end(unit, titles)
        self._tell_players(library.id, report)
        self._newsroom.tell(Aspect.LIST, Aspect.STATE, Aspect.LIBRARIES)
        counts = {**titles, "failed": len(report.problems)}
        # Most of what the watch has looked at turns out to be as it was.
        is_news = report.touched or report.returned
        is_idle = part.waits and not is_news and not self._store.files.count_to_read(library.id, _READ)
        logged = {**payload, "scan": ledger.id} if ledger.id is not None else payload
        after = [] if payload.get("discover_only") or is_idle else [_next("nfo", logged, report.batch)]
        if replaced := self._store.findings.with_files_of_ours(report.replaced):
            after.append(restore_job(library.id, replaced))
        if self._store.hooks.are_expected():
            after.append(NewJob("given", {}, HOOK_PRIORITY, batch=report.batch))
        return JobResult(
            counts=counts,
            problems=(*report.offline, *report.problems),
            summary=(Phrase("scan_done", {"library": library.name, **counts}),),
            items=tuple(report.touched),
            follow_ups=tuple(after),
        )

    def nfo(self, payload: Payload, progress: Progress) -> JobResult:
        """Read the NFO files that a scan found new or changed."""
        report = self._take_in.nfo(LibraryId(payload["library"]), progress, cause_in(payload))
        link_people(self._store, sorted(report.touched), progress)
        return self._taken(payload, report, _next("pictures", payload, cause_in(payload)))

    def pictures(self, payload: Payload, progress: Progress) -> JobResult:
        """Take pictures into the cache."""
        report = self._take_in.pictures(LibraryId(payload["library"]), progress, cause_in(payload))
        return self._taken(payload, report, _next("media", payload, cause_in(payload)))

    def media(self, payload: Payload, progress: Progress) -> JobResult:
        """Find out what is inside media files, and publish if the person wants that after a scan."""
        report = self._take_in.media(LibraryId(payload["library"]), progress, cause_in(payload))
        library = LibraryId(payload["library"])
        if report.taken:
            link_left(self._store, progress)  # of titles that were made with what their own NFO says
        after = []
        rules = automation.hand_overs(self._store)
        publishes = rules.does(HandOver.PUBLISH, library)
        if rules.does(HandOver.IDENTIFY, library):
            then = {"publishes": library} if publishes else {}  # once, when everything is known
            cause = cause_in(payload)
            known = {} if cause is None else {"cause": cause}
            after.append(NewJob("identify", {"library": library, **then, **known}, Priority.NORMAL, batch=cause))
        elif publishes:
            after.append(_next("publish", {"library": library, "is_unpublished": True}, cause_in(payload)))
        if waiting := self._store.waiting_to_publish(library):
            after.append(NewJob("publish", {"items": waiting}, Priority.NORMAL))
        if self._keep_beside.is_wanted(library):
            after.append(NewJob("sidecars", {"library": library}, Priority.BACKGROUND))
        if self._second_look.is_wanted(library):
            after.append(NewJob("names", {"library": library}, Priority.BACKGROUND))
        return self._taken(payload, report, *after)

    def names(self, payload: Payload, progress: Progress) -> JobResult:
        """Ask a second reader about names that are doubtful."""
        report = self._second_look.library(LibraryId(payload["library"]), progress)
        if report.touched:
            self._newsroom.tell(Aspect.VALUES, items=report.touched)
        return JobResult(
            counts={"agreed": report.agreed, "disputed": report.disputed},
            summary=(Phrase("names_weighed", {"agreed": report.agreed, "disputed": report.disputed}),),
        )

    def _tell_players(self, library: LibraryId, report: ScanReport) -> None:
        """What is gone leaves them, what is back returns, and what moved is shown where it lies now."""
        published = set(self._store.players.published_items([library])) if report.departed else set()
        moved = [one.item for one in report.departed if one.item in published]
        self._outbox.queue([*report.back, *moved], [*report.departed, *self._outbox.departing(report.gone)])

    def _taken(self, payload: Payload, report: TakeInReport, *after: NewJob) -> JobResult:
        if report.problems and "scan" in payload:
            with self._store.write(durable=False) as unit:
                unit.scans.add_failures(ScanId(payload["scan"]), report.problems)
        if report.touched:
            self._newsroom.tell(Aspect.VALUES, Aspect.LIST, items=report.touched)
        return JobResult(
            counts={"taken": report.taken, "failed": len(report.problems)},
            problems=tuple(map(str, report.problems)),
            items=tuple(report.touched),
            follow_ups=after,
        )

    def publish(self, payload: Payload, progress: Progress) -> JobResult:
        """Write NFO and pictures of the items that the payload names; or take back what a batch wrote."""
        is_back = "taken_back" in payload
        with self._turns.using(progress):
            items = [] if is_back and "items" not in payload else self.items_to_publish(payload)
            if is_back:
                self._repair.take_back(_batches(payload["taken_back"]))
                report = self._publish.take_back(_batches(payload["taken_back"]), progress, items)
                report.add(self._publish.apply(items, progress, cause_in(payload)))
                items = sorted(report.changed)
            else:
                again = BatchId(payload["again"]) if payload.get("again") else None
                choices = choices_from(payload.get("choices", {}))
                report = self._publish.apply(items, progress, cause_in(payload), choices, again=again)
                with self._store.write() as unit:
                    unit.set_waiting(items, report.waiting)
        self._newsroom.tell(Aspect.STATE, items=items)
        if payload.get("is_again"):
            report.refuse_files_in_use()  # the queue tries it again after a pause
        counts = {
            "written": report.written,
            "replaced": report.replaced,
            "removed": report.removed,
            "kept": report.kept,
            "failed": report.failed,
        }
        seldom = {"waiting": len(report.waiting), "undecided": len(report.undecided), "taken": len(report.taken)}
        counts.update({name: count for name, count in seldom.items() if count})
        after = []
        if report.in_use:
            waiting = {"items": sorted(report.in_use), "is_unpublished": True, "is_again": True}
            after.append(_next("publish", waiting, cause_in(payload)))
        if self._tells_players(payload, items):
            after.append(NewJob("sync", {}, Priority.NORMAL))
        return JobResult(
            counts=counts,
            problems=(*report.problems, *report.notes),
            summary=(
                Phrase(
                    "publish_taken_back" if is_back else "publish_done",
                    {"items": report.published, "batch": report.batch or 0, **counts},
                ),
            ),
            items=tuple(report.changed),
            follow_ups=tuple(after),
        )

    def _tells_players(self, payload: Payload, items: Sequence[ItemId]) -> bool:
        """Whether players are told what was published, and what a scan before found gone, by themselves."""
        if not self._store.players.all():
            return False
        if "library" in payload:
            return automation.does(self._store, HandOver.SYNC, LibraryId(payload["library"]))
        return bool(automation.handed_on(self._store, HandOver.SYNC, items))

    def items_to_publish(self, payload: Payload) -> list[ItemId]:
        """The items of a publish job: `items` with everything below them, a `library`, or all; and the sets of films.

        With titles that a person merged into one of them: what is still published of those is taken back.

        `is_unpublished` leaves out what already stands on the disk as it is here.
        """
        query = parse_query("unpublished") if payload.get("is_unpublished") else Query()
        if "items" in payload:
            ids = self._store.items.subtree([ItemId(item) for item in payload["items"]])
        else:
            library = LibraryId(payload["library"]) if "library" in payload else None
            ids = [ItemId(item) for item in self._store.items.listing(Scope(library=library), query).ids]
        sets = self._store.items.collections_of(ids)
        return list(dict.fromkeys([*self._in_order(ids), *sets, *self._store.files.absorbed_by(ids)]))

    def _in_order(self, ids: Sequence[ItemId]) -> list[ItemId]:
        """Libraries' items only, parents before children."""
        depth = {Kind.SEASON: 1, Kind.ALBUM: 1, Kind.EPISODE: 2, Kind.TRACK: 2}
        rows = self._store.items.kinds(ids)
        return sorted((item for item in ids if rows.get(item)), key=lambda item: depth.get(rows[item], 0))

    def tidy(self, payload: Payload, progress: Progress) -> JobResult:
        """Purge what has lain in the trash long enough, forget old scans and answers, and link people left unlinked.

        Notes which files of the cache are unused, and how much room everything takes.
        """
        with self._store.write() as unit:
            unit.scans.purge()
            unit.purge_answers()
            unit.purge_renames(KEEP_DAYS)
            unit.hooks.purge()
        report = self._trash.purge_expired(progress)
        link_left(self._store, progress)
        count, first = self._trash.announced()
        if count:
            progress.say(sentence(f"Announced to be purged: {count}."), Tone.LEFT, count)
        purged = {"items": report.items, "files": report.files}
        said = [Phrase("purge_done", purged)] if any(purged.values()) else []
        if count:
            said.append(Phrase("purge_announced", {"count": count, "on": first}))
        after = self._cache_keep.mark(progress)
        self._check_ups.note_sizes(progress)
        return JobResult(
            counts={"purged": report.items, "files": report.files, "announced": count},
            problems=tuple(report.problems),
            summary=tuple(said),
            follow_ups=tuple(after),
        )

    def move_files(self, payload: Payload, progress: Progress) -> JobResult:
        """Carry out what a batch wrote down of moving files; what came back is looked at by a scan."""
        with self._turns.changing(progress):
            report = self._trash.carry_out(BatchId(payload["batch"]), progress)
        counts = {"recycled": report.recycled, "returned": len(report.returned), "failed": len(report.problems)}
        return JobResult(
            counts=counts,
            problems=tuple(report.problems),
            summary=(Phrase("files_moved", {"batch": payload["batch"], **counts}),),
            follow_ups=tuple(self._scans_of(report.returned)),
        )

    def _scans_of(self, paths: Sequence[str]) -> Iterator[NewJob]:
        """Looks at the folders of those files, one job a library."""
        for library in self._store.libraries.all():
            roots = [os.path.join(root.path, "") for root in library.roots]
            below = {os.path.dirname(path) for path in paths if path.startswith(tuple(roots))} if roots else set()
            if below and library.is_enabled:
                yield NewJob("scan", {"library": library.id, "below": sorted(below)}, Priority.PERSON)


def part_of(payload: Payload) -> Part:
    """What a scan job looks at. `below` of a job that an older version queued is one folder."""
    below = payload.get("below", ())
    return Part(
        below=(below,) if isinstance(below, str) else tuple(below),
        tops=tuple(payload.get("tops", ())),
        waits=bool(payload.get("is_watched")),
    )


def consent_of(payload: Payload) -> Consent:
    """What a scan job was told of the roots."""
    return Consent(
        accepted=frozenset(map(RootId, payload.get("accepted", ()))),
        confirmed=frozenset(map(RootId, payload.get("confirmed", ()))),
        announced=tuple(payload.get("announced", ())),
    )


def cause_of(part: Part, library: LibraryView) -> ScanCause:
    """Why a scan of that part is made; a sweep looks at whole roots."""
    if not part.waits:
        return ScanCause.ASKED
    roots = {root.path for root in library.roots}
    return ScanCause.WATCH if part.tops or not roots.issuperset(part.below) else ScanCause.SWEEP


def _batches(taken_back: int | list[int]) -> list[BatchId]:
    """What is taken back; a job that an older version queued names one."""
    return [BatchId(one) for one in (taken_back if isinstance(taken_back, list) else [taken_back])]


def _next(type: str, payload: Payload, batch: BatchId | None) -> NewJob:
    kept = {key: payload[key] for key in ("library", "items", "is_unpublished", "is_again", "scan") if key in payload}
    if batch is not None:
        kept["cause"] = batch
    is_urgent = type == "nfo" and not payload.get("is_watched")
    return NewJob(type, kept, Priority.PERSON if is_urgent else Priority.NORMAL, batch=batch)

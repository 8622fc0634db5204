"""Intake: what managers tell is taken once, and becomes work.

    receive (in the server's thread): read, compare, keep, queue - one transaction, then it is acknowledged
    hook    (a job): where its paths lie here, and what is queued for them
    given   (a job after each scan, while events wait for one): the titles at those places get their ids

Paths are believed only within the folders of libraries, links resolved: what lies outside is looked at by nobody.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from metarr_desktop.domain.errors import BadInput, MetarrError, NotFound, Unavailable, printable
from metarr_desktop.domain.hooks import (
    Given,
    HookEvent,
    HookEventId,
    HookNote,
    HookSource,
    HookState,
    Kept,
    Taken,
    Wish,
    hook_job,
)
from metarr_desktop.domain.jobs import MAX_TRIES, JobResult, NewJob, Payload, Phrase, Progress, can_try_again
from metarr_desktop.domain.watch import SETTLED_S
from metarr_desktop.files.patience import PATIENCE, Patience
from metarr_desktop.formats.hooks import read_event
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.hook_places import Place, Places, Root, own_places, placed, scans_of
from metarr_desktop.services.watched_root import moment
from metarr_desktop.store.clock import stamp

if TYPE_CHECKING:
    from metarr_desktop.domain.ids import ExternalId
    from metarr_desktop.domain.kinds import ItemId, JobId, Kind
    from metarr_desktop.services.asking import Asking
    from metarr_desktop.services.identify import Identify
    from metarr_desktop.services.jobs import Handler
    from metarr_desktop.store.hooks import Told
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.unit import Unit

Answer = TypeVar("Answer")

#: So long an event waits for a scan to see what it tells of.
_LONGEST_WAIT = timedelta(days=1)
#: So long what was taken away is not missed.
_ANNOUNCED_FOR = timedelta(hours=6)


#: More posts than this within a second are a flood, and go before the work that they bring.
_FLOOD = 50
_QUIET_S = 0.5
_LONGEST_PAUSE_S = 1.0  # of one job, so that a flood without an end does not stop the work


#: What a source posted.
Posted = tuple[HookSource, bytes]


class Intake:
    """The verb. `receive` and `replay` may be called from any thread; the handlers are the queue's."""

    def __init__(
        self,
        store: Store,
        identify: Identify,
        asking: Asking,
        newsroom: Newsroom,
        patience: Patience = PATIENCE,
    ) -> None:
        self._store = store
        self._identify = identify
        self._asking = asking
        self._newsroom = newsroom
        self._patience = patience
        self._second_s, self._in_second = 0.0, 0
        self._flooded_s = float("-inf")  # when the last post of a flood came

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """Job type -> what does it."""
        return {"hook": self.hook, "given": self.given}

    # --- taking -----------------------------------------------------------------------------------------------------

    def receive(self, source: HookSource, body: bytes) -> Taken:
        """Take one event; as `receive_all`. Raises BadInput where the body is none."""
        (taken,) = self.receive_all([(source, body)])
        if isinstance(taken, BadInput):
            raise taken
        return taken

    def receive_all(self, posts: Sequence[Posted]) -> list[Taken | BadInput]:
        """Take what was posted; all of it is on the disk when this returns, with the jobs that were queued.

        In one transaction, as each for itself would wait for the disk; the queue wants to be woken then. Gives for each
        as which event it was taken, or why its body is none.
        """
        events = [_read(source, body) for source, body in posts]
        taken: list[Taken | BadInput] = []
        with self._store.write() as unit:
            known = unit.hooks.sources()
            for (source, body), event in zip(posts, events, strict=True):
                if source.id not in known:
                    taken.append(BadInput(f"“{source.name}” was removed."))
                else:
                    taken.append(event if isinstance(event, BadInput) else _take(unit, source, event, body))
        self._count(len(posts))
        self._newsroom.tell(Aspect.EVENTS)
        return taken

    def _count(self, posts: int) -> None:
        now_s = time.monotonic()
        if now_s - self._second_s > 1:
            self._second_s, self._in_second = now_s, 0
        self._in_second += posts
        if self._in_second > _FLOOD:
            self._flooded_s = now_s

    def _let_posts_go_first(self, progress: Progress) -> None:
        """In a flood the jobs wait: both need the interpreter, and only who posts has somebody waiting for it."""
        until_s = time.monotonic() + _LONGEST_PAUSE_S
        while (now_s := time.monotonic()) < until_s and now_s - self._flooded_s < _QUIET_S:
            progress.check()
            time.sleep(0.05)

    def replay(self, event: HookEventId) -> list[JobId]:
        """Deal with an event once more, by today's mappings and libraries; the job. Raises NotFound."""
        self._store.hooks.event(event)
        with self._store.write() as unit:
            unit.hooks.begin_again(event)
            jobs = [unit.jobs.enqueue(hook_job(event))]
        self._newsroom.tell(Aspect.EVENTS)
        return jobs

    # --- dealing with one -------------------------------------------------------------------------------------------

    def hook(self, payload: Payload, progress: Progress) -> JobResult:
        """Queue what an event asks for. Waits for files that were written to a moment ago."""
        self._let_posts_go_first(progress)
        event = HookEventId(payload["event"])
        try:
            return self._deal(event, progress)
        except NotFound:  # its source was removed meanwhile, with all that it told
            return JobResult()
        except MetarrError as error:
            if self._tries(progress) >= MAX_TRIES or not can_try_again(error):
                with self._store.write(durable=False) as unit:
                    unit.hooks.settle(event, HookState.FAILED, detail=str(error))
                self._newsroom.tell(Aspect.EVENTS)
            raise

    def _tries(self, progress: Progress) -> int:
        return self._store.jobs.get(progress.job).attempts if progress.job is not None else MAX_TRIES

    def _deal(self, id: HookEventId, progress: Progress) -> JobResult:
        told, kept = self._store.hooks.told(id), self._store.hooks.event(id)
        if kept.state is not HookState.RECEIVED or told.scan is not None:
            return JobResult()  # a crash came between the event and the end of its job
        source = self._store.hooks.source(told.source)
        event = read_event(source.type, told.payload)
        if event.wish is Wish.NOTHING:
            return self._settled(kept, HookState.NOTHING_TO_DO, event.note)
        if event.wish is Wish.HINT:
            return self._hint(kept, event)
        places = self._places(source, event.paths, progress)
        if not any(places.values()):
            return self._settled(kept, HookState.FAILED, HookNote.OUTSIDE, event.paths[0])
        self._wait_for(event, places, progress)
        scans = scans_of(event, places, self._announced(source, event, progress))
        with self._store.write(durable=False) as unit:
            for scan in scans:
                job = unit.jobs.enqueue(scan, parent=progress.job)
                if event.given:
                    unit.hooks.expect(told.id, job)
            if not event.given:
                unit.hooks.settle(told.id, HookState.DONE)
        self._newsroom.tell(Aspect.EVENTS)
        return JobResult(counts={"scans": len(scans)}, summary=(Phrase("hook_taken", _said(kept)),))

    def _announced(self, source: HookSource, event: HookEvent, progress: Progress) -> Places:
        """What this event says was taken away, and others shortly before: a season goes file by file.

        The look at the first would else miss the rest without knowing why.
        """
        if not event.gone:
            return {}
        since = stamp(self._store.clock() - _ANNOUNCED_FOR)
        return self._places(source, {*event.gone, *self._store.hooks.gone_told(source.id, since)}, progress)

    def _hint(self, kept: Kept, event: HookEvent) -> JobResult:
        """A title changed somewhere: look at its folders, if we have it."""
        items = {item for one in event.given for item in self._store.enriched.holding(one.ids, one.kind).values()}
        folders = [folder for some in self._store.items.folders(items).values() for folder in some]
        places = own_places(folders, self._roots())
        scans = scans_of(HookEvent(event.name, Wish.LOOK, files=tuple(folders)), places)
        if not scans:
            return self._settled(kept, HookState.NOTHING_TO_DO, HookNote.NOT_IN_LIBRARY)
        return replace(self._settled(kept, HookState.DONE), counts={"scans": len(scans)}, follow_ups=tuple(scans))

    def _settled(self, kept: Kept, state: HookState, note: HookNote = HookNote.NONE, detail: str = "") -> JobResult:
        with self._store.write(durable=False) as unit:
            unit.hooks.settle(kept.id, state, note, printable(detail))
        self._newsroom.tell(Aspect.EVENTS)
        if state is HookState.DONE:
            return JobResult(summary=(Phrase("hook_taken", _said(kept)),))
        if note is not HookNote.OUTSIDE:
            return JobResult(summary=(Phrase("hook_nothing", _said(kept)),))
        sentence = (
            f"{printable(detail)} lies in no library, so nothing was looked at. Where {kept.source_name} sees its "
            "folders elsewhere than they lie here, a mapping says so; then replay the event."
        )
        return JobResult(counts={"failed": 1}, problems=(sentence,))

    def _wait_for(self, event: HookEvent, places: Places, progress: Progress) -> None:
        """Raises Unavailable where a file that is there now was written to a moment ago, twice at most.

        A manager tells of whole files, but its disk may still be busy; and the old file of an upgrade must not be
        missed before the new one can be seen. After that the scan decides, which leaves growing files for later. A time
        far ahead is another clock's, and says nothing.
        """
        now_s = self._store.clock().timestamp()
        lying = [place for path in event.files if (place := places[path]) is not None and place.is_folder is False]
        young = next((place.path for place in lying if abs(now_s - place.changed_s) < SETTLED_S), "")
        if young and self._tries(progress) < MAX_TRIES:
            raise Unavailable(f"{printable(young)} was written to a moment ago; it is looked at in a few seconds.")

    # --- what things are --------------------------------------------------------------------------------------------

    def given(self, payload: Payload, progress: Progress) -> JobResult:
        """Give titles the ids that managers told of them, as far as scans have seen them by now."""
        taken: list[ItemId] = []
        after: list[NewJob] = []
        for source, events in self._expected(progress).items():
            found = {told.id: self._found(event.given, places) for told, event, places in events}
            whole = {item: ids for some in found.values() for item, ids in some.items()}
            report = self._identify.give(whole, source.name)
            refused = set(report.refused)
            with self._store.write(durable=False) as unit:
                for told, event, places in events:
                    if found[told.id]:
                        note = HookNote.PERSONS_WORD if refused & found[told.id].keys() else HookNote.NONE
                        unit.hooks.settle(told.id, HookState.DONE, note)
                    elif not self._may_still_come(told, event, places):
                        unit.hooks.settle(told.id, HookState.DONE, HookNote.NOTHING_THERE)
            taken += report.taken
            after += self._asking.after_given(report.taken, report.batch)
        self._newsroom.tell(Aspect.EVENTS)
        counts = {"taken": len(taken)}
        summary = (Phrase("hook_given", counts),) if taken else ()
        return JobResult(counts=counts, summary=summary, items=tuple(taken), follow_ups=tuple(after))

    def _expected(self, progress: Progress) -> dict[HookSource, list[tuple[Told, HookEvent, Places]]]:
        """The events that wait for a scan, by who told them, with where their paths lie."""
        sources = {source.id: source for source in self._store.hooks.sources()}
        waiting = [
            (told, sources[told.source], read_event(sources[told.source].type, told.payload))
            for told in self._store.hooks.expected()
            if told.source in sources
        ]
        roots = self._roots()
        places = self._asked(
            lambda: [
                {path: placed(path, source.mappings, roots) for path in event.paths} for _, source, event in waiting
            ],
            progress,
        )
        by_source: dict[HookSource, list[tuple[Told, HookEvent, Places]]] = defaultdict(list)
        for (told, source, event), lying in zip(waiting, places, strict=True):
            by_source[source].append((told, event, lying))
        return by_source

    def _found(self, given: Sequence[Given], places: Places) -> dict[ItemId, tuple[ExternalId, ...]]:
        """The titles at the places that are told of: by their files, else the only one whose own folder it is."""
        found: dict[ItemId, tuple[ExternalId, ...]] = {}
        for one in given:
            lying = [place for path in one.paths if (place := places.get(path)) is not None and not place.is_root]
            items = {item for place in lying for item in self._above(self._store.files.items_at(place.path), one.kind)}
            if not items:
                items = {item for place in lying for item in self._owners(place, one.kind)}
            if len(items) == 1:
                found[items.pop()] = one.ids
        return found

    def _owners(self, place: Place, kind: Kind) -> list[ItemId]:
        for library in self._store.libraries.all():
            for root in library.roots:
                if root.path == place.root:
                    folder = os.path.relpath(place.path, root.path).replace(os.sep, "/")
                    items = self._store.files.folder_items(root.id, [folder]).get(folder, [])
                    kinds = self._store.items.kinds(items)
                    return [item for item in items if kinds.get(item) is kind]
        return []

    def _above(self, items: Collection[ItemId], kind: Kind) -> set[ItemId]:
        """Those of the items that are of a kind, and what of it the others belong to."""
        found: set[ItemId] = set()
        while items:
            rows = self._store.items.rows(list(items))
            found |= {row.id for row in rows if row.kind is kind}
            items = {row.parent for row in rows if row.parent is not None and row.kind is not kind}
        return found

    def _may_still_come(self, told: Told, event: HookEvent, places: Places) -> bool:
        """Whether a scan may yet see it: its own is not over, or a file of it lies there and is still written."""
        received = moment(self._store.hooks.event(told.id).received_at)
        if received is None or self._store.clock() - received > _LONGEST_WAIT:
            return False
        try:
            is_over = told.scan is None or self._store.jobs.get(told.scan).status.is_over
        except NotFound:
            is_over = True
        there = [place for path in event.files if (place := places[path]) is not None and place.is_folder is False]
        return not is_over or bool(there)

    # --- where paths lie --------------------------------------------------------------------------------------------

    def _places(self, source: HookSource, paths: Collection[str], progress: Progress) -> Places:
        """Where each of a sender's paths lies in a library; None: in none. Raises Unavailable."""
        roots = self._roots()
        return self._asked(lambda: {path: placed(path, source.mappings, roots) for path in paths}, progress)

    def _roots(self) -> list[Root]:
        """Every root of every library that is switched on."""
        return [
            (library.id, root.path)
            for library in self._store.libraries.all()
            if library.is_enabled
            for root in library.roots
        ]

    def _asked(self, look: Callable[[], Answer], progress: Progress) -> Answer:
        """What the disk answers. Raises Unavailable where it says nothing for two minutes."""
        try:
            return self._patience.do(lambda cancelled: look(), lambda: progress.is_cancelled)
        except TimeoutError as error:
            raise Unavailable("A folder that a webhook tells of does not answer.") from error


def _read(source: HookSource, body: bytes) -> HookEvent | BadInput:
    try:
        return read_event(source.type, body)
    except BadInput as error:
        return error


def _take(unit: Unit, source: HookSource, event: HookEvent, body: bytes) -> Taken:
    """Keep one event, once, and queue its work."""
    key = event.key(source.id, body)
    same = unit.hooks.same(key)
    if same is not None:
        unit.hooks.repeat(same)
        return Taken(same, HookState.DUPLICATE)
    state, note = HookState.RECEIVED, HookNote.NONE
    if event.wish is Wish.NOTHING:
        state, note = HookState.NOTHING_TO_DO, event.note
    elif event.is_told_by(unit.hooks.files_of_download(source.id, event.download_id)):
        state, note = HookState.DUPLICATE, HookNote.SAME_DOWNLOAD
    id = unit.hooks.add(source.id, event, key, body, state, note)
    if state is HookState.RECEIVED:
        unit.jobs.enqueue(hook_job(id))
    return Taken(id, state)


def _said(kept: Kept) -> dict[str, str | int]:
    return {"source": kept.source_name, "name": kept.name, "title": kept.title}

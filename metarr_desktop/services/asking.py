"""Asking: the verbs that go to providers as jobs, and which hands on to which.

    identify -> enrich -> artwork -> publish (after a scan)          refresh (scheduled) -> enrich -> artwork

A step hands on only where the person wants that (services.automation). Every job touches just the items it was given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.automation import HandOver
from metarr_desktop.domain.jobs import JobResult, NewJob, Payload, Phrase, Priority, Progress, cause_in
from metarr_desktop.domain.kinds import BatchId, ItemId, LibraryId
from metarr_desktop.services import automation
from metarr_desktop.services.people import actors_wanted, link_people, publish_anew_with

if TYPE_CHECKING:
    from metarr_desktop.services.artwork import Artwork
    from metarr_desktop.services.enrich import Enrich
    from metarr_desktop.services.identify import Identify
    from metarr_desktop.services.jobs import Handler
    from metarr_desktop.store.library import Store

#: How often is looked for titles whose providers are to be asked again.
REFRESH_EVERY_S = 3600
_REFRESHED_AN_HOUR = 500


class Asking:
    """The handlers of those jobs."""

    def __init__(self, store: Store, identify: Identify, enrich: Enrich, artwork: Artwork) -> None:
        self._store = store
        self._identify = identify
        self._enrich = enrich
        self._artwork = artwork

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """Job type -> what does it."""
        return {
            "identify": self.identify,
            "enrich": self.enrich,
            "artwork": self.artwork,
            "refresh": self.refresh,
        }

    def identify(self, payload: Payload, progress: Progress) -> JobResult:
        """Find out what items are: those named, or all of a library, or all, that nobody has identified."""
        items = _items(payload)
        wanted = self._identify.unidentified(_library(payload)) if items is None else items
        report = self._identify.items(
            wanted, progress, is_fresh=bool(payload.get("is_fresh")), caused_by=cause_in(payload)
        )
        counts = {"taken": len(report.taken), "waiting": len(report.waiting), "unknown": len(report.unknown)}
        summary = [Phrase("identify_done", {**counts, "batch": report.batch or 0})]
        if report.unasked:
            summary.append(Phrase("identify_unasked", {"unasked": len(report.unasked)}))
        # Of a whole library also what an NFO, or a run that was stopped, has identified.
        known = report.taken if items is not None else self._enrich.to_enrich(_library(payload), is_all=False)
        known = automation.handed_on(self._store, HandOver.ENRICH, known)
        if "publishes" in payload and report.batch is not None:
            payload = {**payload, "publishes_for": report.batch}
        after = [_job("enrich", payload, known, report.batch)] if known else _publishing(payload)
        return JobResult(
            counts={**counts, "unasked": len(report.unasked), "failed": len(report.problems)},
            problems=tuple(report.problems),
            summary=tuple(summary),
            items=(*report.taken, *report.waiting),
            follow_ups=tuple(after),
        )

    def after_given(self, items: Sequence[ItemId], batch: BatchId | None) -> list[NewJob]:
        """What follows when a manager said which titles items are: as each library has it after a scan."""
        rules, libraries = automation.hand_overs(self._store), self._store.items.libraries(items)
        known: dict[LibraryId | None, list[ItemId]] = defaultdict(list)
        for item in automation.handed_on(self._store, HandOver.ENRICH, items):
            known[libraries[item]].append(item)
        after = []
        for library, some in known.items():
            publishes = rules.does(HandOver.PUBLISH, library)
            payload = {"publishes": library, "publishes_for": batch} if publishes else {}
            after.append(_job("enrich", payload, some, batch))
        return after

    def enrich(self, payload: Payload, progress: Progress) -> JobResult:
        """Gather what providers know: of items named; of what was never enriched, in a library or everywhere; of all.

        `is_all` takes in what was enriched before, too; `is_fresh` asks again although answers are kept.
        """
        items = _items(payload)
        if items is None:
            items = self._enrich.to_enrich(_library(payload), is_all=bool(payload.get("is_all")))
        is_fresh = bool(payload.get("is_fresh"))
        report = self._enrich.items(items, progress, is_fresh=is_fresh, caused_by=cause_in(payload))
        link_people(self._store, sorted(report.touched), progress)
        counts = {"enriched": len(report.enriched), "held": len(report.held), "unknown": len(report.unknown)}
        found = [*items, *report.collections] if report.enriched else []
        shown = automation.handed_on(self._store, HandOver.ARTWORK, found)
        after = [_job("artwork", payload, shown, report.batch)] if shown else _publishing(payload)
        return JobResult(
            counts={**counts, "failed": len(report.problems)},
            problems=tuple(report.problems),
            summary=(Phrase("enrich_done", {**counts, "batch": report.batch or 0}),),
            items=tuple(report.touched),
            follow_ups=tuple(after),
        )

    def artwork(self, payload: Payload, progress: Progress) -> JobResult:
        """Choose and fetch pictures for items: those named, or all of a library, or all."""
        items = _items(payload)
        if items is None:
            items = self._enrich.to_enrich(_library(payload), is_all=True)
        shown = [*items, *actors_wanted(self._store, items)]
        report = self._artwork.hunt(shown, progress, caused_by=cause_in(payload))
        publish_anew_with(self._store, report.touched)
        counts = {"fetched": report.fetched, "titles": len(report.touched), "dead": report.dead}
        return JobResult(
            counts={**counts, "failed": len(report.problems)},
            problems=tuple(report.problems),
            summary=(Phrase("artwork_done", {**counts, "batch": report.batch or 0}),),
            items=tuple(report.touched),
            follow_ups=tuple(_publishing(payload)),
        )

    def refresh(self, payload: Payload, progress: Progress) -> JobResult:
        """Queue what is due to be asked about again, if the person wants that."""
        if not self._store.settings.flag("automation.refresh") or self._store.settings.flag("providers.offline"):
            return JobResult()
        due = list(dict.fromkeys([*self._enrich.changed(), *self._enrich.due(self._refreshed_at_once())]))
        after = [NewJob("enrich", {"items": due, "is_fresh": True}, Priority.BACKGROUND)] if due else []
        return JobResult(counts={"due": len(due)}, follow_ups=tuple(after))

    def _refreshed_at_once(self) -> int:
        """As many as in an hour, for each hour since the last time."""
        pauses = [one.every_s for one in self._store.jobs.schedules() if one.type == "refresh"]
        return _REFRESHED_AN_HOUR * max(1, max(pauses, default=0) // REFRESH_EVERY_S)


def _job(type: str, payload: Payload, items: Sequence[ItemId], batch: BatchId | None) -> NewJob:
    """The next step for those items, as much wanted as the one before."""
    kept: dict[str, Any] = {"items": list(items)}
    kept.update({name: payload[name] for name in ("is_fresh", "publishes", "publishes_for") if payload.get(name)})
    cause = batch if batch is not None else cause_in(payload)
    if cause is not None:
        kept["cause"] = cause
    return NewJob(type, kept, Priority.NORMAL, batch=cause)


def _publishing(payload: Payload) -> list[NewJob]:
    """The end of what a scan began, where the person wants it published by itself: `publishes` is the library.

    It belongs to the identifying, `publishes_for`, not to the last step: the undo of pictures alone leaves the NFO.
    """
    if "publishes" not in payload:
        return []
    cause = payload.get("publishes_for", cause_in(payload))
    known = {} if cause is None else {"cause": cause}
    return [
        NewJob(
            "publish", {"library": payload["publishes"], "is_unpublished": True, **known}, Priority.NORMAL, batch=cause
        )
    ]


def _items(payload: Payload) -> list[ItemId] | None:
    return [ItemId(item) for item in payload["items"]] if "items" in payload else None


def _library(payload: Payload) -> LibraryId | None:
    return LibraryId(payload["library"]) if "library" in payload else None

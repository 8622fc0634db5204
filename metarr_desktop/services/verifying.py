"""Verifying: the check of the disk, its repairs and the copies of what lies beside videos, as jobs.

    (03:00, or a person) -> verify -> nfo (where another program's was taken)
    scan that saw videos replaced -> verify with `restores` -> sync
    media -> sidecars

Unattended only what we wrote ourselves and what is missing is put back; a person decides on the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.automation import HandOver
from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.jobs import JobResult, NewJob, Payload, Phrase, Priority, Progress
from metarr_desktop.domain.kinds import ItemId, LibraryId
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.domain.verify import Choice, Finding, State
from metarr_desktop.services import automation
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.repair import Repair, RepairReport
from metarr_desktop.services.verify import not_reached
from metarr_desktop.store.findings import Scope

if TYPE_CHECKING:
    from metarr_desktop.domain.plan import Step
    from metarr_desktop.services.jobs import Handler
    from metarr_desktop.services.keep_beside import KeepBeside
    from metarr_desktop.services.outbox import Outbox
    from metarr_desktop.services.verify import Survey, Verify
    from metarr_desktop.store.library import Store

VERIFY_EVERY_S = 24 * 3600
VERIFY_HOUR = 3


class Repairs(StrEnum):
    """What a check may repair by itself."""

    NOTHING = "nothing"
    MISSING = "missing"  # what is missing, misnamed or gone from the cache
    ALL = "all"  # whatever of ours can be put back; a replaced file only where it is named by its state


class Verifying:
    """The handlers of the job queue, and what doors ask about findings."""

    def __init__(
        self,
        store: Store,
        newsroom: Newsroom,
        outbox: Outbox,
        *,
        verify: Verify,
        repair: Repair,
        keep_beside: KeepBeside,
    ) -> None:
        self._store = store
        self._newsroom = newsroom
        self._outbox = outbox
        self._verify = verify
        self._repair = repair
        self._keep_beside = keep_beside

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """Job type -> what does it."""
        return {"verify": self.verify, "decide": self.decide, "sidecars": self.sidecars}

    # --- asking -----------------------------------------------------------------------------------------------------

    def findings(
        self,
        *,
        items: Collection[ItemId] = (),
        library: LibraryId | None = None,
        state: State | None = None,
    ) -> list[Finding]:
        """What waits for a decision, by path: of everything, of items with all below them, or of a library."""
        scope = Scope(tuple(self._store.items.subtree(items)) if items else None, library)
        return self._store.findings.all(scope=scope, state=state)

    def step_of(self, finding: Finding) -> Step | None:
        """What putting ours back would do in the library's folders; None where nothing there would be written."""
        return next(iter(self._repair.plan([finding]).steps), None)

    # --- deciding at once -------------------------------------------------------------------------------------------

    def leave(self, findings: Collection[Finding]) -> None:
        """The person says that those are right as they are: nothing is written, so it needs no job."""
        self._repair.leave(findings)
        self._newsroom.tell(Aspect.STATE)

    def reopen(self, findings: Collection[Finding]) -> None:
        """Take that back: they wait for a decision again."""
        with self._store.write() as unit:
            unit.findings.reopen([one.id for one in findings])
        self._newsroom.tell(Aspect.STATE)

    # --- jobs -------------------------------------------------------------------------------------------------------

    def verify(self, payload: Payload, progress: Progress) -> JobResult:
        """Look, and repair as far as the payload allows."""
        if payload.get("is_nightly") and not self._store.settings.flag("verify.nightly"):
            return JobResult()
        if "restores" in payload:
            return self._after_replacing([ItemId(item) for item in payload["restores"]], progress)
        items = tuple(self._store.items.subtree(payload["items"])) if "items" in payload else None
        library = LibraryId(payload["library"]) if "library" in payload else None
        survey = self._verify.look(Scope(items, library), progress, is_full=bool(payload.get("is_full")))
        wanted = _to_repair(survey, Repairs(payload.get("repairs", Repairs.MISSING)), payload.get("only"))
        if payload.get("is_nightly") and not self._store.settings.flag("verify.put_back"):
            wanted = []
        report = self._repair.put_back(wanted, progress) if wanted else RepairReport()
        return self._done(survey, report)

    def _after_replacing(self, items: Collection[ItemId], progress: Progress) -> JobResult:
        """Items whose videos a scan found replaced."""
        survey = self._verify.look(Scope(tuple(items)), progress)
        allowed = self._store.settings.flag("verify.put_back")
        report = self._repair.follow(items, survey.automatic(), progress) if allowed else RepairReport()
        return self._done(survey, report)

    def _done(self, survey: Survey, report: RepairReport) -> JobResult:
        self._outbox.queue(report.changed)
        self._newsroom.tell(Aspect.STATE, items=report.changed)
        left = len(survey.findings) - report.count
        counts = {
            "looked": survey.looked,
            "found": len(survey.findings),
            "put_back": report.put_back,
            "renamed": report.renamed,
            "cached": report.cached,
            "failed": len(report.problems),
        }
        said = {**counts, "repaired": report.count, "left": max(0, left), "batch": report.batch or 0}
        return JobResult(
            counts=counts,
            problems=(*_sentences(survey), *report.problems),
            summary=(Phrase("verify_done", said),),
            items=tuple(report.changed),
            follow_ups=self._tell_players(report),
        )

    def decide(self, payload: Payload, progress: Progress) -> JobResult:
        """What a person decided on some findings: `choice` on those of the ids `findings`."""
        findings = self._store.findings.all(ids=[int(one) for one in payload["findings"]])
        match Choice(payload["choice"]):
            case Choice.OURS:
                report = self._repair.put_back(findings, progress)
            case Choice.THEIRS:
                report = self._repair.take_theirs(findings, progress)
            case Choice.LEAVE:
                self._repair.leave(findings)
                report = RepairReport()
        self._outbox.queue(report.changed)
        self._newsroom.tell(Aspect.STATE, Aspect.VALUES, items=report.changed)
        repaired = report.count or (len(findings) if payload["choice"] == Choice.LEAVE else 0)
        return JobResult(
            counts={"decided": repaired, "failed": len(report.problems)},
            problems=tuple(report.problems),
            summary=(Phrase("findings_decided", {"decided": repaired, "batch": report.batch or 0}),),
            items=tuple(report.changed),
            follow_ups=(*self._readings(report.to_read), *self._tell_players(report)),
        )

    def _readings(self, items: Collection[ItemId]) -> list[NewJob]:
        rows = self._store.items.rows(sorted(items))
        libraries = {row.library for row in rows if row.library is not None}
        return [NewJob("nfo", {"library": library}, Priority.PERSON) for library in sorted(libraries)]

    def _tell_players(self, report: RepairReport) -> tuple[NewJob, ...]:
        tells = self._store.players.all() and automation.handed_on(self._store, HandOver.SYNC, sorted(report.changed))
        return (NewJob("sync", {}, Priority.NORMAL),) if tells else ()

    def sidecars(self, payload: Payload, progress: Progress) -> JobResult:
        """Copy what lies beside videos into the cache."""
        report = self._keep_beside.library(LibraryId(payload["library"]), progress)
        return JobResult(
            counts={"taken": report.taken, "failed": len(report.problems)},
            problems=tuple(map(str, report.problems)),
            summary=(Phrase("sidecars_kept", {"taken": report.taken}),),
        )


def _to_repair(survey: Survey, repairs: Repairs, only: str | None) -> list[Finding]:
    """What of the findings is to be repaired. A person who names a state means it, also where many are missing."""
    if only:
        return [one for one in survey.findings if one.state is State(only) and one.can_repair]
    match repairs:
        case Repairs.NOTHING:
            return []
        case Repairs.MISSING:
            return survey.automatic()
        case Repairs.ALL:
            asked = (State.REPLACED, State.FOREIGN)
            return [one for one in survey.findings if one.can_repair and one.state not in asked]


def _sentences(survey: Survey) -> list[str]:
    away = [not_reached(folder) for folder in survey.away]
    held = [
        sentence(
            f"So many published files are missing in {printable(folder)} that they are not put back unasked; "
            "`metarr verify --repair` or the Verify page does it."
        )
        for folder in survey.held
    ]
    lost = [
        sentence(f"{printable(one.path)}: its bytes are neither in the cache nor beside the title any more.")
        for one in survey.findings
        if not one.can_repair
    ]
    return [*away, *held, *lost, *survey.problems]


def verify_job(
    *,
    items: Collection[ItemId] = (),
    library: LibraryId | None = None,
    is_full: bool = False,
    repairs: Repairs = Repairs.NOTHING,
    only: State | None = None,
) -> NewJob:
    """A check that a person asked for: of those items with all below them, of a library, or of everything."""
    payload: dict[str, Any] = {"repairs": repairs.value}
    if items:
        payload["items"] = list(items)
    elif library is not None:
        payload["library"] = library
    if is_full:
        payload["is_full"] = True
    if only is not None:
        payload["only"] = only.value
    return NewJob("verify", payload, Priority.PERSON)


def restore_job(library: LibraryId, items: Collection[ItemId]) -> NewJob:
    """What follows a scan that saw the videos of those items replaced."""
    return NewJob("verify", {"library": library, "restores": sorted(items)}, Priority.NORMAL)


def decide_job(choice: Choice, findings: Collection[Finding]) -> NewJob:
    """What a person decided on those findings."""
    return NewJob("decide", {"choice": choice.value, "findings": [one.id for one in findings]}, Priority.PERSON)

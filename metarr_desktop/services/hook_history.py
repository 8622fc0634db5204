"""What managers did while nobody listened: asked of themselves at every start and every hour, taken as if told then.

A desktop sleeps, and managers tell once. Asked is who gave an address and a key; how is handed in, as services know
no network.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.domain.hooks import HOOK_PRIORITY, HookSource
from metarr_desktop.domain.jobs import JobResult, NewJob, Payload, Phrase, Progress
from metarr_desktop.formats.hooks import read_event
from metarr_desktop.formats.hooks.history import CALLS, payloads_of
from metarr_desktop.services.watched_root import moment
from metarr_desktop.store.clock import stamp

if TYPE_CHECKING:
    from metarr_desktop.services.hooks import HookAdmin
    from metarr_desktop.services.intake import Intake
    from metarr_desktop.services.jobs import Handler
    from metarr_desktop.store.library import Store

log = logging.getLogger(__name__)

HISTORY_EVERY_S = 3600
#: Clocks of two machines differ; what is told twice is known again.
_OVERLAP = timedelta(minutes=5)
#: Nobody asks for years: what lies longer back a scan has found.
_LONGEST = timedelta(days=30)

#: An address, a path below it, a query and a key -> the JSON of the answer. Raises Unavailable, Refused, BadInput.
AskHistory = Callable[[str, str, Mapping[str, str], str], Any]


class HookHistory:
    """The verb."""

    def __init__(self, store: Store, admin: HookAdmin, intake: Intake, ask: AskHistory) -> None:
        self._store = store
        self._admin = admin
        self._intake = intake
        self._ask = ask

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """Job type -> what does it."""
        return {"hook_history": self.run}

    def run(self, payload: Payload, progress: Progress) -> JobResult:
        """Ask every manager that can be asked; one that does not answer is asked the next time for all since."""
        taken, problems = 0, []
        if payload.get("is_asked") or self._store.settings.flag("hooks.enabled"):
            for source in self._store.hooks.sources():
                progress.check()
                try:
                    taken += self._take(source)
                except MetarrError as error:
                    problems.append(f"{source.name}: {error}")
        summary = (Phrase("hook_history", {"taken": taken}),) if taken else ()
        return JobResult({"taken": taken, "failed": len(problems)}, tuple(problems), summary)

    def _take(self, source: HookSource) -> int:
        key = self._admin.key(source)
        if not source.address or not key:
            return 0
        now = self._store.clock()
        since = max(now - _LONGEST, min(now, moment(source.asked_at) or now) - _OVERLAP)
        call = CALLS[source.type]
        query = {"date": f"{since:%Y-%m-%dT%H:%M:%SZ}", **call.include}
        answer = self._ask(source.address, call.path, query, key)
        told = self._store.hooks.files_told(source.id, stamp(since))
        taken = 0
        for body in payloads_of(source.type, answer):
            files = read_event(source.type, body).files
            if not files or not set(files) <= told:
                self._intake.receive(source, body)
                taken += 1
        with self._store.write() as unit:
            unit.hooks.note_asked(source.id, stamp(now))
        log.info("%s told of %d events since %s", source.name, taken, stamp(since))
        return taken


def history_job(*, is_asked: bool = False) -> NewJob:
    """Asking all managers; `is_asked`: a person wants it, whether anybody listens or not."""
    return NewJob("hook_history", {"is_asked": True} if is_asked else {}, HOOK_PRIORITY)

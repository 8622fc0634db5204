"""Schedules: what is done by itself, and when; a person chooses the hours, and adds scans of libraries."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.jobs import NewJob, Priority
from metarr_desktop.domain.kinds import JobId, LibraryId
from metarr_desktop.domain.schedules import Rhythm, Scheduled, Task
from metarr_desktop.services import automation
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.errands import sweep_job

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Payload, Planned
    from metarr_desktop.services.jobs import JobRunner
    from metarr_desktop.store.library import Store


class Schedules:
    """The verb. Thread-safe."""

    def __init__(self, store: Store, jobs: JobRunner, newsroom: Newsroom) -> None:
        self._store = store
        self._jobs = jobs
        self._newsroom = newsroom

    def all(self) -> list[Scheduled]:
        """What is done by itself, in the order of `Task`; scans by their libraries."""
        libraries = {library.id for library in self._store.libraries.all()}
        found = [row for one in self._store.jobs.planned() if (row := self._row(one)) is not None]
        shown = [one for one in found if one.library is None or one.library in libraries]
        return sorted(shown, key=lambda one: (list(Task).index(one.task), one.library or 0))

    def set(self, task: Task, rhythm: Rhythm, library: LibraryId | None = None) -> None:
        """Do it in that rhythm from now on; what was off is on. Raises BadInput, NotFound."""
        payload = self._payload(task, library)
        with self._store.write() as unit:
            unit.jobs.schedule_own(rhythm.of(task.value, payload))
            if task.switch:
                unit.put_setting(task.switch, True)
        self._changed()

    def off(self, task: Task, library: LibraryId | None = None) -> None:
        """Do it no longer by itself. Raises BadInput for what has to be done, NotFound for what is not done anyway."""
        payload = self._payload(task, library)
        if task is Task.TIDY:
            raise BadInput("Tidying cannot be switched off: what lies in the trash would stay there for ever.")
        if task is Task.SCAN and not any((one.task, one.library) == (task, library) for one in self.all()):
            raise NotFound("That library is not scanned at hours of its own; `metarr schedule list` shows what is.")
        with self._store.write() as unit:
            if task.switch:
                unit.put_setting(task.switch, False)
            else:
                unit.jobs.unschedule(task.value, payload)
        self._changed()

    def do_now(self, task: Task, library: LibraryId | None = None) -> JobId:
        """Do it before its time, as a person wants it; when it comes by itself stays. Raises BadInput, NotFound."""
        return self._jobs.enqueue(NewJob(task.value, self._payload(task, library), Priority.PERSON))[0]

    def _changed(self) -> None:
        self._jobs.wake()
        self._newsroom.tell(Aspect.SETTINGS)

    def _row(self, planned: Planned) -> Scheduled | None:
        """None for what is scheduled and no task of a person's."""
        one = planned.schedule
        if one.type not in list(Task):
            return None
        task = Task(one.type)
        library = one.payload.get("library")
        is_on = not task.switch or self._store.settings.flag(task.switch)
        next_at = automation.quiet_hours(self._store).after(planned.next_at.astimezone()).astimezone(UTC)
        return Scheduled(
            task,
            Rhythm(one.every_s, one.hour),
            None if library is None else LibraryId(library),
            is_on,
            next_at if is_on else None,
            planned.is_own,
        )

    def _payload(self, task: Task, library: LibraryId | None) -> Payload:
        """What its job works on. Raises BadInput where a library is missing or means nothing, NotFound."""
        if task is Task.SCAN:
            if library is None:
                raise BadInput("Which library is to be scanned: --library NAME.")
            return sweep_job(self._store.libraries.get(library).id).payload
        if library is not None:
            raise BadInput(f"{task.capitalize()} is of all libraries; only a scan is of one.")
        return {"is_nightly": True} if task is Task.VERIFY else {}

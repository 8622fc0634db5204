"""The durable queue: what waits, runs and has ended, and whose turn it is.

Only one engine runs on a data directory, so a running job that is not this engine's belongs to a dead one. A worker's
name is `engine/number`, and only the worker that holds a job can settle it.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.jobs import (
    KEEP_DONE_DAYS,
    KEEP_FAILED_DAYS,
    LONGEST_PAUSE_S,
    MAX_TRIES,
    Job,
    JobResult,
    JobStatus,
    NewJob,
    Payload,
    Planned,
    Priority,
    Schedule,
    aged,
    pause_s,
)
from metarr_desktop.domain.kinds import JobId
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.store.clock import Clock, stamp
from metarr_desktop.store.job_rows import COLUMNS, HELD, job_from, payload_text, result_text
from metarr_desktop.store.plural import marks

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

_SCHEDULE = "type, payload, every_s, hour"
#: Who started a job, by itself or by the jobs that led to it, as a priority.
_ROOT = (
    "(WITH RECURSIVE up(parent_id, priority) AS (SELECT j.parent_id, j.priority UNION ALL "
    "SELECT p.parent_id, p.priority FROM job p JOIN up ON p.id = up.parent_id) "
    "SELECT priority FROM up WHERE parent_id IS NULL)"
)
_READY = (
    "SELECT j.id, strftime('%s', j.created_at) FROM job j WHERE j.status = 'waiting' AND j.priority = ? "
    "AND j.worker <> '{held}' "
    # A moment too far ahead was written before the clock was set back.
    "AND (j.next_at_s IS NULL OR j.next_at_s <= ? OR j.next_at_s > ?) "
    "AND NOT EXISTS (SELECT 1 FROM job_dependency d JOIN job n ON n.id = d.needs_id "
    "WHERE d.job_id = j.id AND n.status <> 'done') "
    "AND NOT EXISTS (SELECT 1 FROM job r WHERE r.status = 'running' AND r.type = j.type AND (r.payload = j.payload "
    "OR json_extract(r.payload, '$.library') = json_extract(j.payload, '$.library'))) "
    "AND (NOT ? OR j.priority <= {normal} OR {root} <= {normal}) "
    "ORDER BY j.id LIMIT 1"
).format(held=HELD, normal=int(Priority.NORMAL), root=_ROOT)
#: Behind every moment at which a job ended.
LATEST = ("9", JobId(0))


class Jobs:
    """Reading side of the queue."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def get(self, job: JobId) -> Job:
        """One job. Raises NotFound."""
        with self._lanes.read() as connection:
            row = connection.execute(f"SELECT {COLUMNS} FROM job WHERE id = ?", (job,)).one_or_none()
        if row is None:
            raise NotFound(f"There is no job {job}.")
        return job_from(row)

    def page(
        self,
        *,
        statuses: Collection[JobStatus] = (),
        types: Collection[str] = (),
        before: JobId | None = None,
        limit: int = 200,
    ) -> list[Job]:
        """Jobs of those statuses and types (none named: all), newest first, `limit` at most, older than `before`."""
        tests: list[str] = []
        values: list[Any] = []
        for column, words in (("status", statuses), ("type", types)):
            if words:
                tests.append(f"{column} IN ({marks(len(words))})")
                values.extend(str(word) for word in words)
        if before is not None:
            tests.append("id < ?")
            values.append(before)
        where = f"WHERE {' AND '.join(tests)} " if tests else ""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT {COLUMNS} FROM job {where}ORDER BY id DESC LIMIT ?", (*values, limit)
            ).all()
        return [job_from(row) for row in rows]

    def past(
        self,
        *,
        statuses: Collection[JobStatus] = (),
        is_troubled: bool = False,
        since: str = "",
        before: tuple[str, JobId] = LATEST,
        limit: int = 200,
    ) -> list[Job]:
        """Jobs that are over, those that ended last first, `limit` at most.

        Of those statuses (none named: all); with `is_troubled` those that failed or could not deal with everything.
        `since` is a moment; `before` is when, and which, the last job of the page before ended.
        """
        tests = ["ended_at <= ? AND (ended_at < ? OR id < ?) AND ended_at >= ?"]
        values: list[Any] = [before[0], *before, since]
        if statuses:
            tests.append(f"status IN ({marks(len(statuses))})")
            values.extend(str(status) for status in statuses)
        if is_troubled:
            tests.append("(status = 'failed' OR json_array_length(result, '$.problems') > 0)")
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT {COLUMNS} FROM job INDEXED BY ix_job_ended WHERE {' AND '.join(tests)} "
                "ORDER BY ended_at DESC, id DESC LIMIT ?",
                (*values, limit),
            ).all()
        return [job_from(row) for row in rows]

    def needs(self) -> dict[JobId, tuple[JobId, ...]]:
        """Of each job that waits for others, those that are not over."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT d.job_id, n.id FROM job n JOIN job_dependency d ON d.needs_id = n.id "
                "WHERE n.status IN ('waiting', 'running') ORDER BY n.id"
            ).all()
        found: dict[JobId, tuple[JobId, ...]] = {}
        for job, needed in rows:
            found[JobId(job)] = (*found.get(JobId(job), ()), JobId(needed))
        return found

    def counts(self) -> dict[JobStatus, int]:
        """How many jobs there are of each status; every status is named."""
        with self._lanes.read() as connection:
            rows = connection.execute("SELECT status, count(*) FROM job GROUP BY status").all()
        return dict.fromkeys(JobStatus, 0) | {JobStatus(row[0]): row[1] for row in rows}

    def count_held(self) -> int:
        """How many of the waiting jobs a person paused."""
        with self._lanes.read() as connection:
            held = "SELECT count(*) FROM job WHERE status = 'waiting' AND worker = ?"
            return int(connection.execute(held, (HELD,)).scalar() or 0)

    def family(self, jobs: Collection[JobId]) -> list[Job]:
        """Those jobs, the jobs they queued, and so on, oldest first."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"WITH RECURSIVE family(id) AS (SELECT id FROM job WHERE id IN ({marks(len(jobs))}) "
                "UNION SELECT j.id FROM job j JOIN family f ON j.parent_id = f.id) "
                f"SELECT {COLUMNS} FROM job WHERE id IN family ORDER BY id",
                tuple(jobs),
            ).all()
        return [job_from(row) for row in rows]

    def root(self, job: JobId) -> JobId:
        """The job that a job goes back to, through those that queued it: it stands for the whole run."""
        with self._lanes.read() as connection:
            row = connection.execute(
                "WITH RECURSIVE up(id, parent_id) AS (SELECT id, parent_id FROM job WHERE id = ? "
                "UNION SELECT p.id, p.parent_id FROM job p JOIN up ON p.id = up.parent_id) "
                "SELECT id FROM up WHERE parent_id IS NULL",
                (job,),
            ).scalar()
        return job if row is None else JobId(row)

    def unfinished(self, jobs: Collection[JobId]) -> list[JobId]:
        """Which of those jobs, and of the jobs they queued, and so on, are not over."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"WITH RECURSIVE family(id) AS (SELECT id FROM job WHERE id IN ({marks(len(jobs))}) "
                "UNION SELECT j.id FROM job j JOIN family f ON j.parent_id = f.id) "
                "SELECT id FROM job WHERE id IN family AND status IN ('waiting', 'running') ORDER BY id",
                tuple(jobs),
            ).all()
        return [JobId(row[0]) for row in rows]

    def next_due_s(self, after_s: float) -> float | None:
        """When (UNIX seconds) the next retry or schedule after that moment is due; None: nothing waits for a time."""
        with self._lanes.read() as connection:
            due: float | None = connection.execute(
                "SELECT min(s) FROM (SELECT min(next_at_s) s FROM job WHERE status = 'waiting' AND next_at_s > ? "
                "UNION ALL SELECT min(next_at_s) FROM schedule WHERE next_at_s > ?)",
                (after_s, after_s),
            ).scalar_one()
        return due

    def schedules(self) -> list[Schedule]:
        """What is queued again and again."""
        with self._lanes.read() as connection:
            rows = connection.execute(f"SELECT {_SCHEDULE} FROM schedule ORDER BY type, id").all()
        return [Schedule(type, json.loads(payload), every_s, hour) for type, payload, every_s, hour in rows]

    def planned(self) -> list[Planned]:
        """What is queued again and again, and when next."""
        with self._lanes.read() as connection:
            rows = connection.execute(f"SELECT next_at_s, is_own, {_SCHEDULE} FROM schedule ORDER BY type, id").all()
        return [
            Planned(Schedule(type, json.loads(payload), every_s, hour), datetime.fromtimestamp(next_s, UTC), bool(own))
            for next_s, own, type, payload, every_s, hour in rows
        ]


class JobWriter:
    """Changes of the queue, within one transaction.

    `queued` are the jobs it queued, joined or moved in the queue: after the commit the runner wants to be woken.
    `given_up` are the jobs it ended because they needed one that failed or was cancelled.
    """

    def __init__(self, connection: Connection, now: str, clock: Clock) -> None:
        self._connection = connection
        self._now = now
        self._clock = clock
        self.queued: list[JobId] = []
        self.given_up: list[JobId] = []

    # --- queueing ---------------------------------------------------------------------------------------------------

    def enqueue(self, new: NewJob, *, parent: JobId | None = None) -> JobId:
        """Queue work, or join the equal job that already waits (same type and payload, needing no less; see `gathers`).

        The job joined takes the stronger priority; joined by a person, it does not wait for its next try any longer,
        nor until they let it go on.
        Raises NotFound when a needed job is unknown; where a needed job has failed, so has this one.
        """
        job = self._equal_waiting(new)
        if job is None:
            job = self._insert(new, parent)
        else:
            self._connection.execute(
                "UPDATE job SET priority = min(priority, ?1), parent_id = coalesce(parent_id, ?2), "
                "next_at_s = CASE WHEN ?1 <= ?3 THEN NULL ELSE next_at_s END, "
                "worker = CASE WHEN ?1 <= ?3 THEN '' ELSE worker END WHERE id = ?4",
                (int(new.priority), parent, Priority.PERSON.value, job),
            )
        self.queued.append(job)
        return job

    def _equal_waiting(self, new: NewJob) -> JobId | None:
        rows = self._connection.execute(
            "SELECT id FROM job WHERE status = 'waiting' AND type = ? AND payload = ? ORDER BY id",
            (new.type, payload_text(new.payload)),
        ).scalars()
        for job in rows.all():
            needs = self._connection.execute("SELECT needs_id FROM job_dependency WHERE job_id = ?", (job,))
            if set(new.needs) <= set(needs.scalars()):
                return JobId(job)
        return self._gathering(new) if new.gathers else None

    def _gathering(self, new: NewJob) -> JobId | None:
        """The waiting job that takes the lists of a new one in, or does all of its work anyway."""
        lists, plain = _parted(new.payload)
        rows = self._connection.execute(
            "SELECT id, payload FROM job WHERE status = 'waiting' AND type = ? ORDER BY id", (new.type,)
        )
        for job, text in rows.all():
            held, same = _parted(json.loads(text))
            if not held and same.items() <= plain.items():
                return JobId(job)
            if held and lists and same == plain:
                names = held.keys() | lists.keys()
                united = {name: sorted({*held.get(name, ()), *lists.get(name, ())}) for name in names}
                self._connection.execute(
                    "UPDATE job SET payload = ? WHERE id = ?", (payload_text({**plain, **united}), job)
                )
                return JobId(job)
        return None

    def _insert(self, new: NewJob, parent: JobId | None) -> JobId:
        cursor = self._connection.execute(
            "INSERT INTO job (type, priority, status, payload, batch_id, parent_id, created_at) "
            "VALUES (?,?,'waiting',?,?,?,?)",
            (new.type, int(new.priority), payload_text(new.payload), new.batch, parent, self._now),
        )
        job = JobId(cursor.lastrowid)
        for needed in dict.fromkeys(new.needs):
            status = self._status(needed)
            self._connection.execute("INSERT INTO job_dependency (job_id, needs_id) VALUES (?,?)", (job, needed))
            if status in (JobStatus.FAILED, JobStatus.CANCELLED):
                self._end_dependents(needed, status)
        return job

    # --- taking turns -----------------------------------------------------------------------------------------------

    def claim(
        self, worker: str, lease_s: float, *, up_to: int = Priority.BACKGROUND, is_quiet: bool = False
    ) -> Job | None:
        """Give the worker the job whose turn it is, of those with a priority of `up_to` or stronger; None: none ready.

        The strongest priority after aging goes first, then the oldest. Equal jobs never run side by side, nor do two of
        a type on the same library: both would make what they find. In quiet hours the work of the background waits,
        unless it follows from what was not. What a person paused waits in any case.
        """
        now_s = self._now_s()
        ready: list[tuple[int, int]] = []
        for priority in range(1, up_to + 1):
            row = self._connection.execute(_READY, (priority, now_s, now_s + LONGEST_PAUSE_S, is_quiet)).one_or_none()
            if row is not None:
                ready.append((aged(priority, now_s - int(row[1])), row[0]))
        if not ready:
            return None
        row = self._connection.execute(
            "UPDATE job SET status = 'running', worker = ?, lease_until_s = ?, attempts = attempts + 1, "
            "next_at_s = NULL, done = 0, total = 0, started_at = ?, ended_at = NULL, is_cancelled = 0 "
            f"WHERE id = ? RETURNING {COLUMNS}",
            (worker, now_s + lease_s, self._now, min(ready)[1]),
        ).one()
        return job_from(row)

    def report(self, job: JobId, worker: str, done: int, total: int) -> bool:
        """Keep a job's progress; whether the worker still holds it and nobody asked it to stop."""
        row = self._connection.execute(
            "UPDATE job SET done = ?, total = ? WHERE id = ? AND status = 'running' AND worker = ? "
            "RETURNING is_cancelled",
            (done, total, job, worker),
        ).one_or_none()
        return row is not None and not row[0]

    def heartbeat(self, engine: str, lease_s: float) -> list[JobId]:
        """Extend the leases of an engine's running jobs; gives those that were asked to stop."""
        rows = self._connection.execute(
            "UPDATE job SET lease_until_s = ? WHERE status = 'running' AND worker LIKE ? RETURNING id, is_cancelled",
            (self._now_s() + lease_s, f"{engine}/%"),
        ).all()
        return [JobId(row[0]) for row in rows if row[1]]

    def recover(self, engine: str) -> list[JobId]:
        """Put back the running jobs whose engine died or whose lease ran out; for the start of an engine.

        The broken try counts: a job that ended the program three times has failed, and its error says so.
        """
        rows = self._connection.execute(
            "SELECT id, attempts FROM job WHERE status = 'running' AND (worker NOT LIKE ? OR lease_until_s < ?)",
            (f"{engine}/%", self._now_s()),
        ).all()
        for job, attempts in rows:
            if attempts < MAX_TRIES:
                self._put_back(job)
            else:
                self._end(job, JobStatus.FAILED, sentence(f"The program ended {attempts} times while doing this."))
        return [JobId(row[0]) for row in rows]

    # --- settling ---------------------------------------------------------------------------------------------------

    def finish(self, job: JobId, worker: str, result: JobResult) -> bool:
        """Mark a job done, keep its result, queue its follow-ups; False when the worker does not hold it any more."""
        if not self._is_held(job, worker):
            return False
        self._connection.execute(
            "UPDATE job SET status = 'done', result = ?, error = '', done = max(done, total), worker = '', "
            "lease_until_s = NULL, ended_at = ? WHERE id = ?",
            (result_text(result), self._now, job),
        )
        for new in result.follow_ups:
            self.enqueue(new, parent=job)
        return True

    def fail(self, job: JobId, worker: str, error: str, *, can_try_again: bool) -> bool:
        """Have the job tried again after a pause, or, at the third try, fail with what needs it; False as `finish`."""
        if not self._is_held(job, worker):
            return False
        attempts = self._connection.execute("SELECT attempts FROM job WHERE id = ?", (job,)).scalar_one()
        if can_try_again and attempts < MAX_TRIES:
            self._put_back(job, next_at_s=self._now_s() + pause_s(attempts), error=error)
        else:
            self._end(job, JobStatus.FAILED, error)
        return True

    def stopped(self, job: JobId, worker: str) -> bool:
        """The worker did stop a job it was asked to; False as `finish`."""
        if not self._is_held(job, worker):
            return False
        self._end(job, JobStatus.CANCELLED, "")
        return True

    def release(self, job: JobId, worker: str, *, is_held: bool = False) -> bool:
        """Put a running job back because the engine stops, or until a person lets it go on (`is_held`).

        The try does not count. False as `finish`.
        """
        if not self._is_held(job, worker):
            return False
        self._connection.execute("UPDATE job SET attempts = attempts - 1 WHERE id = ?", (job,))
        self._put_back(job)
        if is_held:
            self.hold(job)
        return True

    def _is_held(self, job: JobId, worker: str) -> bool:
        return (
            self._connection.execute(
                "SELECT 1 FROM job WHERE id = ? AND status = 'running' AND worker = ?", (job, worker)
            ).one_or_none()
            is not None
        )

    def _put_back(self, job: JobId, *, next_at_s: float | None = None, error: str = "") -> None:
        # Whoever was asked to stop and never came to it does not run again.
        if self._connection.execute("SELECT is_cancelled FROM job WHERE id = ?", (job,)).scalar_one():
            self._end(job, JobStatus.CANCELLED, error)
            return
        self._connection.execute(
            "UPDATE job SET status = 'waiting', worker = '', lease_until_s = NULL, next_at_s = ?, error = ? "
            "WHERE id = ?",
            (next_at_s, error, job),
        )

    def _end(self, job: JobId, status: JobStatus, error: str) -> None:
        self._connection.execute(
            "UPDATE job SET status = ?, error = ?, worker = '', lease_until_s = NULL, ended_at = ? WHERE id = ?",
            (status.value, error, self._now, job),
        )
        self._end_dependents(job, status)

    def _end_dependents(self, job: JobId, status: JobStatus) -> None:
        what = "failed" if status is JobStatus.FAILED else "was cancelled"
        rows = self._connection.execute(
            "WITH RECURSIVE later(id) AS (SELECT job_id FROM job_dependency WHERE needs_id = ? "
            "UNION SELECT d.job_id FROM job_dependency d JOIN later l ON d.needs_id = l.id) "
            "UPDATE job SET status = ?, error = ?, ended_at = ? WHERE status = 'waiting' AND id IN later "
            "RETURNING id",
            (job, status.value, sentence(f"It needed job {job}, which {what}."), self._now),
        )
        self.given_up.extend(JobId(row) for row in rows.scalars())

    # --- what the person asks for -----------------------------------------------------------------------------------

    def cancel(self, job: JobId) -> JobStatus:
        """Take a waiting job out at once, ask a running one to stop; gives its status now. Raises NotFound."""
        status = self._status(job)
        if status is JobStatus.WAITING:
            self._end(job, JobStatus.CANCELLED, "")
            return JobStatus.CANCELLED
        if status is JobStatus.RUNNING:
            self._connection.execute("UPDATE job SET is_cancelled = 1 WHERE id = ?", (job,))
        return status

    def retry(self, job: JobId) -> None:
        """Queue a failed or cancelled job again, with what it needs and what was given up because of it.

        A job that waits for its next try is tried at once. Raises NotFound, and BadInput for one that runs or is done.
        """
        status = self._status(job)
        if status in (JobStatus.RUNNING, JobStatus.DONE):
            raise BadInput(f"Job {job} {'is running' if status is JobStatus.RUNNING else 'is done'}.")
        rows = self._connection.execute(
            "WITH RECURSIVE earlier(id) AS (SELECT ? "
            "UNION SELECT d.needs_id FROM job_dependency d JOIN earlier e ON d.job_id = e.id), "
            "family(id) AS (SELECT id FROM earlier "
            "UNION SELECT d.job_id FROM job_dependency d JOIN family f ON d.needs_id = f.id) "
            "UPDATE job SET status = 'waiting', attempts = 0, next_at_s = NULL, error = '', ended_at = NULL, "
            "worker = '', is_cancelled = 0 "
            "WHERE status IN ('waiting', 'failed', 'cancelled') AND id IN family RETURNING id",
            (job,),
        )
        self.queued.extend(JobId(row) for row in rows.scalars())

    def hold(self, job: JobId) -> JobStatus:
        """Let a waiting job wait until `let_go`; gives its status, as a running one has to stop. Raises NotFound."""
        status = self._status(job)
        if status is JobStatus.WAITING:
            self._connection.execute("UPDATE job SET worker = ? WHERE id = ?", (HELD, job))
        return status

    def let_go(self, job: JobId) -> None:
        """Let a job that was held take its turn again; any other stays as it is. Raises NotFound."""
        if self._status(job) is JobStatus.WAITING:
            self._connection.execute("UPDATE job SET worker = '' WHERE id = ?", (job,))
            self.queued.append(job)

    def set_priority(self, job: JobId, priority: int) -> None:
        """Have a waiting job take another turn; any other job stays as it is. Raises NotFound, BadInput."""
        if not Priority.WEBHOOK <= priority <= Priority.BACKGROUND:
            raise BadInput("A priority is a number from 1 (first) to 10 (last).")
        if self._status(job) is JobStatus.WAITING:
            self._connection.execute("UPDATE job SET priority = ? WHERE id = ?", (int(priority), job))
            self.queued.append(job)

    def _status(self, job: JobId) -> JobStatus:
        row = self._connection.execute("SELECT status FROM job WHERE id = ?", (job,)).one_or_none()
        if row is None:
            raise NotFound(f"There is no job {job}.")
        return JobStatus(row[0])

    # --- time -------------------------------------------------------------------------------------------------------

    def schedule(self, entry: Schedule) -> None:
        """Have work queued every so often; the entry of an equal type and payload is replaced, but not a person's own.

        The first time comes at once, for work of an hour when that hour comes: nothing was missed yet.
        """
        now = self._clock()
        first = now if entry.hour is None else entry.first_after(now)
        self._put_schedule(entry, first.timestamp(), entry.next_after(now).timestamp())

    def schedule_own(self, entry: Schedule) -> None:
        """Have work queued at the hours that a person chose, instead of any other; the first time when they come."""
        first = entry.first_after(self._clock()).timestamp()
        self.unschedule(entry.type, entry.payload)
        self._put_schedule(entry, first, first, is_own=True)

    def _put_schedule(self, entry: Schedule, first_s: float, next_s: float, *, is_own: bool = False) -> None:
        self._connection.execute(
            "INSERT INTO schedule (type, payload, every_s, hour, next_at_s, is_own) VALUES (?1,?2,?3,?4,?5,?7) "
            "ON CONFLICT (type, payload) DO UPDATE SET every_s = excluded.every_s, hour = excluded.hour, "
            "next_at_s = min(next_at_s, ?6) WHERE NOT is_own",
            (entry.type, payload_text(entry.payload), entry.every_s, entry.hour, first_s, next_s, is_own),
        )

    def unschedule(self, type: str, payload: Payload) -> None:
        """No longer queue that; nothing happens where it was not scheduled."""
        self._connection.execute("DELETE FROM schedule WHERE type = ? AND payload = ?", (type, payload_text(payload)))

    def enqueue_due(self) -> list[JobId]:
        """Queue what the schedule has due; what was missed while the engine was off comes once."""
        now = self._clock()
        rows = self._connection.execute(
            # Further ahead than its interval (a day may have 25 hours): written before the clock was set back.
            f"SELECT {_SCHEDULE} FROM schedule s WHERE (next_at_s <= ?1 "
            "OR next_at_s > ?1 + every_s + 3600 * (hour IS NOT NULL)) "
            # A library that was removed, or is left alone, may come back.
            "AND NOT EXISTS (SELECT 1 FROM library l WHERE l.id = json_extract(s.payload, '$.library') "
            "AND (l.deleted_at IS NOT NULL OR NOT l.is_enabled)) ORDER BY s.id",
            (now.timestamp(),),
        ).all()
        for type, payload, every_s, hour in rows:
            due = Schedule(type, {}, every_s, hour).next_after(now)
            self._connection.execute(
                "UPDATE schedule SET next_at_s = ? WHERE type = ? AND payload = ?", (due.timestamp(), type, payload)
            )
        return [self._enqueue_scheduled(type, payload) for type, payload, *_ in rows]

    def _enqueue_scheduled(self, type: str, payload: str) -> JobId:
        return self.enqueue(NewJob(type, json.loads(payload), Priority.BACKGROUND))

    def purge(self) -> int:
        """Forget done and cancelled jobs after 30 days, failed ones after 90; how many went."""
        gone = 0
        for statuses, days in ((("done", "cancelled"), KEEP_DONE_DAYS), (("failed",), KEEP_FAILED_DAYS)):
            limit = stamp(self._clock() - timedelta(days=days))
            gone += self._connection.execute(
                f"DELETE FROM job WHERE status IN ({marks(len(statuses))}) AND ended_at < ?", (*statuses, limit)
            ).rowcount
        return gone

    def _now_s(self) -> float:
        return self._clock().timestamp()


def _parted(payload: Payload) -> tuple[dict[str, list[Any]], dict[str, Any]]:
    """The lists of a payload, and the rest of it."""
    lists = {name: value for name, value in payload.items() if isinstance(value, list)}
    return lists, {name: value for name, value in payload.items() if name not in lists}

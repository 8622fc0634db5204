"""Jobs as rows and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from metarr_desktop.domain.jobs import Job, JobResult, JobStatus, Payload, Phrase
from metarr_desktop.domain.kinds import JobId

COLUMNS = (
    "id, type, priority, status, payload, created_at, result, error, attempts, done, total, is_cancelled, "
    "started_at, ended_at, batch_id, parent_id, worker, next_at_s"
)

#: Who holds a waiting job that a person paused. Nobody is called so: a worker's name is `engine/number`.
HELD = "held"


def job_from(row: Sequence[Any]) -> Job:
    """The job of a row of COLUMNS."""
    return Job(
        id=JobId(row[0]),
        type=row[1],
        priority=row[2],
        status=JobStatus(row[3]),
        payload=json.loads(row[4]),
        created_at=row[5],
        result=_result_from(row[6]),
        error=row[7],
        attempts=row[8],
        done=row[9],
        total=row[10],
        is_cancelled=bool(row[11]),
        started_at=row[12],
        ended_at=row[13],
        batch=row[14],
        parent=row[15],
        is_held=row[16] == HELD,
        next_at_s=row[17],
    )


def payload_text(payload: Payload) -> str:
    """The one text of a payload: equal payloads give equal texts."""
    return json.dumps(payload, sort_keys=True, separators=(",", ":"))


def result_text(result: JobResult) -> str:
    """What is kept of a result (see JobResult)."""
    return json.dumps(
        {
            "counts": dict(result.counts),
            "problems": result.problems,
            "summary": [[phrase.code, dict(phrase.args)] for phrase in result.summary],
        }
    )


def _result_from(text: str) -> JobResult | None:
    kept = json.loads(text)
    if not kept:
        return None
    return JobResult(
        counts=kept["counts"],
        problems=tuple(kept["problems"]),
        summary=tuple(Phrase(code, args) for code, args in kept["summary"]),
    )

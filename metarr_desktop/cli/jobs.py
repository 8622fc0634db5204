"""`metarr jobs`: the work in the background."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import plural, sentence
from metarr_desktop.cli.session import Session
from metarr_desktop.cli.words import LARGEST_ID
from metarr_desktop.domain.jobs import Job, JobStatus
from metarr_desktop.domain.kinds import JobId

if TYPE_CHECKING:
    from metarr_desktop.domain.job_log import LogLine
    from metarr_desktop.services.sources import ProviderUse

app = typer.Typer(help="Work in the background.")


def add_to(app_: typer.Typer) -> None:
    app_.command("pause")(pause)
    app_.command("resume")(resume)


@app.callback(invoke_without_command=True)
@in_engine
def standing(session: Session) -> None:
    """Work in the background; alone it says how that stands."""
    counts = session.engine.browse.job_counts()
    is_paused = session.engine.jobs.is_paused
    named = {status.value: count for status, count in counts.items()}
    going = plural(counts[JobStatus.RUNNING], "job") + f" at work, {counts[JobStatus.WAITING]} waiting."
    paused = "All work is paused; `metarr resume` lets it go on. " if is_paused else ""
    session.output.answer({"is_paused": is_paused, **named}, f"{paused}{going}")


@in_engine
def pause(session: Session) -> None:
    """Let all work rest, also over a restart, until `metarr resume`; what runs stops where it is safe, and waits."""
    session.engine.jobs.pause()
    session.output.answer({"is_paused": True}, "All work is paused; `metarr resume` lets it go on. Nothing is lost.")


@in_engine
def resume(session: Session) -> None:
    """Let work go on that was paused."""
    session.engine.jobs.resume()
    session.output.answer({"is_paused": False}, "Work goes on.")


Ids = Annotated[
    list[int],
    typer.Argument(metavar="JOB…", min=1, max=LARGEST_ID, help="Numbers that `metarr jobs list` shows."),
]


@app.command("list")
@in_engine
def list_(
    session: Session,
    status: Annotated[JobStatus | None, typer.Option("--status", help="Only these.", show_default=False)] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 200,
) -> None:
    """Show jobs, newest first."""
    jobs = session.engine.browse.jobs(*([status] if status else []), count=limit)
    if session.output.is_json:
        session.output.json([_json(job) for job in jobs])
        return
    rows = [(job.id, job.type, _standing(job), _position(job), job.created_at, _said(job)) for job in jobs]
    session.output.table(("ID", "Type", "Status", "Done", "Queued (UTC)", "Result"), rows, empty="There are no jobs.")


@app.command("show")
@in_engine
def show(
    session: Session,
    number: Annotated[
        int, typer.Argument(metavar="JOB", min=1, max=LARGEST_ID, help="A number that `metarr jobs list` shows.")
    ],
) -> None:
    """Show what is known of a job: what it said line by line, its problems, and which providers were asked for it."""
    job = session.engine.browse.job(JobId(number))
    log = session.engine.jobs.logs.of(job.id)
    uses = session.engine.sources.uses(log.answers) if log.answers else []
    output = session.output
    if output.is_json:
        said_lines, asked = [_line_json(line) for line in log.lines], [_use_json(use) for use in uses]
        output.json({**_json(job), "is_log_kept": log.is_kept, "log": said_lines, "providers": asked})
        return
    for line in _head(job):
        output.line(line)
    said = {line.text for line in log.lines}
    problems = [one for one in (job.result.problems if job.result else ()) if one not in said]
    if problems:
        output.line("Problems:")
        for one in problems:
            output.line(f"  {one}")
    if log.lines:
        output.line("What it said (UTC):")
        for said_line in log.lines:
            output.line(f"  {said_line.at}  {said_line.tone:<7}  {said_line.text}")
    elif not log.is_kept and job.started_at:
        output.line("What it said line by line is no longer kept: that lasts until the program ends.")
    if uses:
        rows = [(use.label, use.asked, use.kept, use.failed) for use in uses]
        output.table(("Provider", "Asked", "Kept", "Failed"), rows, empty="")


@app.command("retry")
@in_engine
def retry(session: Session, jobs: Ids) -> None:
    """Do failed or cancelled jobs again, and wait for them."""
    ids = [JobId(job) for job in jobs]
    for job in ids:
        session.engine.jobs.retry(job)
    ended = session.wait(ids)
    session.output.answer([_json(job) for job in ended], *(f"{job.id} {job.type}: {job.status}" for job in ended))


@app.command("cancel")
@in_engine
def cancel(session: Session, jobs: Ids) -> None:
    """Take waiting jobs out of the queue, and ask running ones to stop."""
    for job in jobs:
        session.engine.jobs.cancel(JobId(job))
    session.output.answer({"cancelled": list(jobs)}, f"Cancelled {plural(len(jobs), 'job')}.")


def _head(job: Job) -> Iterator[str]:
    """How a job stands: what it is, how far it is, when it began and ended, and what came of it."""
    position = f", {_position(job)}" if _position(job) else ""
    tries = f", try {job.attempts}" if job.attempts > 1 else ""
    yield f"Job {job.id}, {job.type}: {_standing(job)}{position}{tries}."
    moments = (("queued", job.created_at), ("begun", job.started_at), ("ended", job.ended_at))
    yield ", ".join(f"{word} {at}" for word, at in moments if at).capitalize() + " (UTC)."
    if job.next_at_s is not None and job.status is JobStatus.WAITING:
        yield f"Tried again at {datetime.fromtimestamp(job.next_at_s, UTC):%Y-%m-%d %H:%M:%S} (UTC)."
    if said := _said(job):
        yield said


def _line_json(line: LogLine) -> Json:
    return {"at": line.at, "tone": line.tone.value, "text": line.text}


def _use_json(use: ProviderUse) -> Json:
    return {"provider": use.label, "asked": use.asked, "kept": use.kept, "failed": use.failed}


def _standing(job: Job) -> str:
    return "paused" if job.is_held else job.status


def _position(job: Job) -> str:
    return f"{job.done}/{job.total}" if job.total else ""


def _said(job: Job) -> str:
    return job.error or (" ".join(sentence(phrase) for phrase in job.result.summary) if job.result else "")


def _json(job: Job) -> dict[str, Json]:
    return {
        "id": job.id,
        "type": job.type,
        "status": job.status,
        "is_paused": job.is_held,
        "priority": job.priority,
        "payload": dict(job.payload),
        "attempts": job.attempts,
        "done": job.done,
        "total": job.total,
        "error": job.error,
        "counts": dict(job.result.counts) if job.result else {},
        "problems": list(job.result.problems) if job.result else [],
        "parent": job.parent,
        "created_at": job.created_at,
        "started_at": job.started_at,
        "ended_at": job.ended_at,
    }

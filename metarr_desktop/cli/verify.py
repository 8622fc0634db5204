"""`metarr verify`: what on the disk differs from what was published, and its repair."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import FINDINGS, summaries
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.jobs import Job, NewJob
from metarr_desktop.domain.verify import Choice, Finding, State


def add_to(app: typer.Typer) -> None:
    app.command("verify")(verify)


@in_engine
def verify(
    session: Session,
    items: Annotated[
        list[str] | None, typer.Argument(metavar="[ITEM]…", help="Items, with all below them; none: everything.")
    ] = None,
    library: Annotated[
        str, typer.Option("--library", metavar="L", help="Everything in a library.", show_default=False)
    ] = "",
    full: Annotated[bool, typer.Option("--full", help="Read every byte, here and in the cache.")] = False,
    repair: Annotated[
        bool, typer.Option("--repair", help="Put ours back; what somebody replaced only where --only names it.")
    ] = False,
    take: Annotated[
        bool, typer.Option("--take", help="Take what somebody put there into the library, and lock it.")
    ] = False,
    leave: Annotated[bool, typer.Option("--leave", help="It is right as it is, until it changes again.")] = False,
    only: Annotated[
        State | None, typer.Option("--only", metavar="STATE", help="Only files in that state.", show_default=False)
    ] = None,
) -> None:
    """Compare the disk with what was published. Without --repair, --take or --leave nothing is touched."""
    if sum((bool(items), bool(library))) > 1 or sum((repair, take, leave)) > 1:
        raise BadQuery("Name items or --library, and one of --repair, --take, --leave.")
    jobs = session.run(_job(session, items or [], library, only, is_full=full, repairs=repair))
    found = _found(session, jobs, only)
    if take or leave:
        from metarr_desktop.services.verifying import decide_job

        jobs = [*jobs, *session.run(decide_job(Choice.THEIRS if take else Choice.LEAVE, found))]
        found = _found(session, jobs, only)
    if any(job.result and job.result.counts.get("failed") for job in jobs if job.type in ("verify", "decide")):
        session.output.error("Not everything could be repaired.")
    _answer(session, jobs, found)


def _job(
    session: Session, items: Sequence[str], library: str, only: State | None, *, is_full: bool, repairs: bool
) -> NewJob:
    from metarr_desktop.services.verifying import Repairs, verify_job

    return verify_job(
        items=[session.item(word) for word in items],
        library=session.library(library).id if library else None,
        is_full=is_full,
        repairs=Repairs.ALL if repairs else Repairs.NOTHING,
        only=only if repairs else None,
    )


def _found(session: Session, jobs: Collection[Job], only: State | None) -> list[Finding]:
    """What is open of what those jobs looked at."""
    items = {item for job in jobs for item in job.payload.get("items", ())}
    library = next((job.payload["library"] for job in jobs if "library" in job.payload and not items), None)
    return session.engine.verifying.findings(items=items, library=library, state=only)


def _answer(session: Session, jobs: Sequence[Job], found: Sequence[Finding]) -> None:
    batch = next(
        (
            phrase.args["batch"]
            for job in jobs
            if job.result
            for phrase in job.result.summary
            if phrase.args.get("batch")
        ),
        None,
    )
    results = [job.result for job in jobs if job.type in ("verify", "decide") and job.result]
    value: dict[str, Json] = {
        name: sum(one.counts.get(name, 0) for one in results)
        for name in ("looked", "put_back", "renamed", "cached", "decided", "failed")
    }
    value |= {
        "batch": batch,
        "findings": [_json(one) for one in found],
        "problems": [problem for one in results for problem in one.problems],
    }
    lines = [f"{one.state:10}{one.path}  ({FINDINGS[one.state]})" for one in found]
    undo = [f"`metarr undo {batch}` takes it back."] if batch else []
    session.output.answer(value, *lines, *summaries(jobs), *undo)


def _json(finding: Finding) -> Json:
    return {
        "id": finding.id,
        "state": finding.state,
        "path": finding.path,
        "item": finding.item,
        "content": finding.content,
        "art": finding.art,
        "target": finding.target,
        "can_repair": finding.can_repair,
        "choices": list(finding.choices),
        "found_at": finding.found_at,
    }

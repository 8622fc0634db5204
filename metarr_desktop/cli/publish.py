"""`metarr publish`: write NFO files and pictures where players look for them."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import REASONS, plural, summaries
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.jobs import Job, NewJob
from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.plan import Choices, ContentKind, Plan, Reason, Step, Told, Verb
from metarr_desktop.domain.values import as_text, to_json


class Side(StrEnum):
    """Whose value of a field that two programs changed."""

    OURS = "ours"
    THEIRS = "theirs"


def add_to(app: typer.Typer) -> None:
    app.command("publish")(publish)


@in_engine
def publish(
    session: Session,
    items: Annotated[
        list[str] | None, typer.Argument(metavar="[ITEM]…", help="Items, with all below them; none: everything.")
    ] = None,
    library: Annotated[
        str, typer.Option("--library", metavar="L", help="Everything in a library.", show_default=False)
    ] = "",
    all: Annotated[bool, typer.Option("--all", help="Everything in all libraries.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the plan; touch nothing.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="With the plan, show what changes in each NFO.")] = False,
    prefer: Annotated[
        Side | None,
        typer.Option(
            "--prefer", help="Which value stands where another program changed a field too; else locked ones are ours."
        ),
    ] = None,
    insist: Annotated[
        bool, typer.Option("--insist", help="Write also what another program writes over again and again.")
    ] = False,
) -> None:
    """Make the disk show what the library says. What is equal is not written; other programs' files are kept aside.

    What another program changed in an NFO since it was written is taken in first, where nothing locks it.
    """
    choices = Choices(all_ours=None if prefer is None else prefer is Side.OURS, insists_on_all=insist)
    job = _job(session, items or [], library, all, choices)
    if dry_run or diff:
        _show_plan(session, session.engine.plan(job), with_diff=diff)
        return
    jobs = session.run(job)
    for one in jobs:
        counts = one.result.counts if one.type == "publish" and one.result else {}
        if failed := counts.get("failed"):
            session.output.error(f"{plural(failed, 'file')} could not be written.")
        if undecided := counts.get("undecided"):
            session.output.error(f"Files that wait for a decision of yours: {undecided}.")
    result = _result_json(jobs)
    taken = [f"Titles that took in what another program wrote into their NFO: {result['taken']}"]
    undo = [f"`metarr undo {result['batch']}` takes it back."] if result["batch"] else []
    session.output.answer(result, *summaries(jobs), *(taken if result["taken"] else ()), *undo)


def _job(session: Session, items: Sequence[str], library: str, all: bool, choices: Choices) -> NewJob:
    """The job for what was named. Raises BadQuery when it was named in two ways, NotFound."""
    from metarr_desktop.services.errands import publish_job

    if sum((bool(items), bool(library), all)) > 1:
        raise BadQuery("Name items, or --library, or --all.")
    if items:
        return publish_job(items=[session.item(word) for word in items], choices=choices)
    return publish_job(library=session.library(library).id if library else None, choices=choices)


def _result_json(jobs: Sequence[Job]) -> dict[str, Json]:
    results = [job.result for job in jobs if job.type == "publish" and job.result]
    counts: dict[str, Json] = {
        name: sum(one.counts.get(name, 0) for one in results)
        for name in ("written", "replaced", "removed", "kept", "failed", "waiting", "undecided", "taken")
    }
    return {
        "items": sum(int(phrase.args["items"]) for one in results for phrase in one.summary),
        **counts,
        "batch": next(
            (phrase.args["batch"] for one in results for phrase in one.summary if phrase.args["batch"]), None
        ),
        "problems": [problem for one in results for problem in one.problems],
    }


def _show_plan(session: Session, plan: Plan, *, with_diff: bool) -> None:
    if session.output.is_json:
        session.output.json(_plan_json(plan, with_diff=with_diff))
        return
    locked = {row.id: row.locked for row in session.engine.browse.rows(list({one.item for one in plan.told}))}
    for step in plan.steps:
        if not step.is_quiet:
            session.output.line(f"{step.verb:8}{step.path}  ({REASONS[step.reason]})")
        for line in _diff(step) if with_diff else ():
            session.output.line(f"{'':8}{line}")
        for line in _taken_in(step, plan.told, locked):
            session.output.line(f"{'':8}{line}")
        for clash in step.clashes:
            ours, theirs = (as_text(value) for value in (clash.ours, clash.theirs))
            session.output.line(f"{'':8}{clash.field}: {_marked('ours', ours, clash.is_ours)}")
            session.output.line(f"{'':8}{clash.field}: {_marked('theirs', theirs, not clash.is_ours)}")
    for item, reason in plan.skipped:
        session.output.line(f"{'skip':8}item {item}  ({REASONS[reason]})")
    counts = ", ".join(f"{plan.count(verb)} to {verb}" for verb in Verb)
    away = {item for item, reason in plan.skipped if reason in (Reason.FOLDER_GONE, Reason.DISK_AWAY)}
    session.output.line(f"{plural(len(set(plan.items) - away), 'title')}: {counts}. Nothing was touched.")


def _taken_in(step: Step, told: Sequence[Told], locked: Mapping[ItemId, Collection[str]]) -> list[str]:
    """What becomes of the fields that only another program changed in a file; those that both did follow one by one."""
    clashing = {(clash.item, clash.field) for clash in step.clashes}
    taken: dict[str, None] = {}
    held: dict[str, None] = {}
    for one in told:
        for name in one.values if one.path == step.path else ():
            if (one.item, name) not in clashing:
                (held if name in locked.get(one.item, ()) else taken)[name] = None
    return [
        f"{said}: {', '.join(names)}"
        for said, names in (("taken in from it", taken), ("locked, so only suggested", held))
        if names
    ]


def _diff(step: Step) -> list[str]:
    """The lines that change in an NFO, with their signs, as `diff -u` shows them."""
    if step.content is not ContentKind.NFO or step.verb is Verb.KEEP:
        return []
    before, after = step.before.splitlines(), step.text.splitlines()
    return list(difflib.unified_diff(before, after, "on disk", "after publishing", lineterm="", n=1))


def _marked(whose: str, text: str, stands: bool) -> str:
    return f"{whose} “{text}”{' stands' if stands else ''}"


def _plan_json(plan: Plan, *, with_diff: bool) -> Json:
    return {
        "items": list(plan.items),
        "steps": [
            {
                "verb": step.verb,
                "reason": step.reason,
                "content": step.content,
                "path": step.path,
                "item": step.item,
                "art": step.art,
                "size": step.size,
                "told": list(step.told),
                **({"diff": _diff(step)} if with_diff else {}),
                "clashes": [
                    {
                        "item": clash.item,
                        "field": clash.field,
                        "ours": to_json(clash.ours),
                        "theirs": to_json(clash.theirs),
                        "stands": Side.OURS if clash.is_ours else Side.THEIRS,
                    }
                    for clash in step.clashes
                ],
            }
            for step in plan.steps
        ],
        "skipped": [{"item": item, "reason": reason} for item, reason in plan.skipped],
        **{verb.value: plan.count(verb) for verb in Verb},
    }

"""`metarr rename`: give files and folders the names that the templates say."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import MOVE_REASONS, plural, summaries
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.errors import BadInput, BadQuery, printable
from metarr_desktop.domain.jobs import NewJob
from metarr_desktop.domain.moves import Move, MovePlan, MoveReason, MoveVerb, NameKind


def add_to(app: typer.Typer) -> None:
    app.command("rename")(rename)


@in_engine
def rename(
    session: Session,
    items: Annotated[
        list[str] | None, typer.Argument(metavar="[ITEM]…", help="Items, with all below them.", show_default=False)
    ] = None,
    library: Annotated[
        str, typer.Option("--library", metavar="L", help="Everything in a library.", show_default=False)
    ] = "",
    all: Annotated[bool, typer.Option("--all", help="Everything in all libraries.")] = False,
    template: Annotated[
        list[str] | None,
        typer.Option(
            "--template",
            metavar="KIND=T",
            help=f"Another template than the settings', for {', '.join(NameKind)}; an empty one keeps such names.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the plan; touch nothing.")] = False,
) -> None:
    """Give files and folders the names that templates say (`metarr settings list` shows them as rename.…).

    What bears a title's name goes along: NFO, pictures, subtitles, trailers. Nothing is ever written over; two titles
    of one name, and what something else stands in the way of, are named and left. `metarr undo` gives the names back.
    """
    plan = session.engine.plan_renames(_what(session, items or [], library, all), _instead(template or []))
    if dry_run:
        _show(session, plan)
        return
    if not plan.changes:
        _refuse_empty(plan)
        session.output.answer(_plan_json(plan), "Every name is as it should be. Nothing was touched.")
        return
    job = session.engine.rename.begin(plan)
    results = [(one, one.result) for one in session.run(job) if one.type == "rename" and one.result]
    for line in [*_refused(plan), *(problem for _, result in results for problem in result.problems)]:
        session.output.error(line)
    counts: dict[str, Json] = {name: count for _, result in results for name, count in result.counts.items()}
    batch = job.payload["batch"]
    session.output.answer(
        {**counts, "refused": plan.count(MoveVerb.REFUSE), "batch": batch},
        *summaries([one for one, _ in results]),
        f"`metarr undo {batch}` gives the names back.",
    )


def _what(session: Session, items: Sequence[str], library: str, all: bool) -> NewJob:
    """What was named, as a publish job names it. Raises BadQuery when it was named in two ways or none, NotFound."""
    from metarr_desktop.services.errands import publish_job

    if sum((bool(items), bool(library), all)) != 1:
        raise BadQuery("Name items, or --library, or --all.")
    if items:
        return publish_job(items=[session.item(word) for word in items])
    return publish_job(library=session.library(library).id if library else None)


def _instead(words: Sequence[str]) -> dict[NameKind, str]:
    """`movie_file={title}` as templates. Raises BadQuery."""
    found = {}
    for word in words:
        kind, equals, text = word.partition("=")
        if not equals or kind not in set(NameKind):
            raise BadQuery(f"“{word}” is not KIND=TEMPLATE; the kinds are {', '.join(NameKind)}.")
        found[NameKind(kind)] = text
    return found


def _refuse_empty(plan: MovePlan) -> None:
    """Raise BadInput where all that there was to rename is refused."""
    if lines := _refused(plan):
        raise BadInput(f"Nothing was renamed. {' '.join(lines[:5])}")


def _refused(plan: MovePlan) -> list[str]:
    lines = [f"{printable(root)} {MOVE_REASONS[why]}; nothing in it is renamed." for root, why in plan.roots]
    return lines + [
        f"{printable(one.source)} keeps its name: {_why(one)}." for one in plan.moves if one.verb is MoveVerb.REFUSE
    ]


def _why(move: Move) -> str:
    detail = f" ({{{move.detail}}})" if move.reason is MoveReason.UNKNOWN_VALUE else ""
    target = f" ({printable(os.path.basename(move.target))})" if move.target else ""
    return f"{MOVE_REASONS[move.reason]}{detail}{target}"


def _show(session: Session, plan: MovePlan) -> None:
    if session.output.is_json:
        session.output.json(_plan_json(plan))
        return
    for move in plan.changes:
        kind = "folder" if move.is_folder else "file" if move.is_main else "along"
        session.output.line(f"{kind:8}{printable(move.source)}")
        cut = f"  ({MOVE_REASONS[move.reason]})" if move.reason is MoveReason.SHORTENED else ""
        session.output.line(f"{'':6}→ {printable(move.target)}{cut}")
    for line in _refused(plan):
        session.output.line(line)
    counts = f"{plan.count(MoveVerb.KEEP)} as they should be, {plan.count(MoveVerb.REFUSE)} refused"
    session.output.line(f"{plural(len(plan.changes), 'name')} to change, {counts}. Nothing was touched.")


def _plan_json(plan: MovePlan) -> dict[str, Json]:
    return {
        "moves": [
            {
                "verb": move.verb,
                "reason": move.reason,
                "item": move.item,
                "source": printable(move.source),
                "target": printable(move.target),
                "folder": move.is_folder,
                "main": move.is_main,
                "token": move.detail,
            }
            for move in plan.moves
        ],
        "roots": [{"path": printable(path), "reason": reason} for path, reason in plan.roots],
        **{verb.value: plan.count(verb) for verb in MoveVerb},
    }

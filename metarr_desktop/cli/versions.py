"""`metarr merge`, `split`, `extra`, `version`: which film a file belongs to, and as what."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.item_json import name_of
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.errors import BadInput, printable
from metarr_desktop.domain.kinds import BatchId, ItemId
from metarr_desktop.domain.values import as_text, to_json
from metarr_desktop.domain.versions import EXTRA_TYPES, FileTurn, VersionPlan

File = Annotated[str, typer.Argument(metavar="FILE", help="A video, by its path.")]
Into = Annotated[str, typer.Argument(metavar="ITEM", help="The film, by number or title.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would become of what; touch nothing.")]


def add_to(app: typer.Typer) -> None:
    app.command("merge")(merge)
    app.command("split")(split)
    app.command("extra")(extra)
    app.command("version")(version)


@in_engine
def merge(
    session: Session,
    items: Annotated[list[str], typer.Argument(metavar="ITEM…", help="Films by number or title.")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="The one that stays.")],
    dry_run: DryRun = False,
) -> None:
    """Make versions of one film out of several. Files stay where they are.

    The one that stays keeps its values, locks, pictures and marks; the others go into the trash, and what they had
    locked waits as suggestions. No later scan takes them apart.
    """
    others, kept = [session.item(word) for word in items], session.item(into)
    plan = session.engine.versions.plan_merge(others, kept)
    if dry_run:
        _show(session, plan)
        return
    _answer(session, plan, session.engine.versions.merge(others, kept), "Merged")


@in_engine
def split(
    session: Session,
    file: File,
    title: Annotated[
        str, typer.Option("--title", metavar="T", help="What it is called; as its name says.", show_default=False)
    ] = "",
    dry_run: DryRun = False,
) -> None:
    """Make a film of its own out of a version, an extra, or a file that belongs to nothing."""
    path = session.path(file)
    plan = session.engine.versions.plan_split(path)
    if dry_run:
        _show(session, plan, title)
        return
    item, batch = session.engine.versions.split(path, title)
    _answer(session, plan, batch, "Split off", item)


@in_engine
def extra(
    session: Session,
    file: File,
    into: Into,
    type: Annotated[
        str, typer.Option("--type", metavar="TYPE", help=f"What it is: {', '.join(EXTRA_TYPES)}.")
    ] = EXTRA_TYPES[0],
    dry_run: DryRun = False,
) -> None:
    """Make a file an extra of a film; `metarr split` and `metarr version` make something else of it again."""
    path, kept = session.path(file), session.item(into)
    plan = session.engine.versions.plan_extra(path, kept, type)
    if dry_run:
        _show(session, plan)
        return
    _answer(session, plan, session.engine.versions.set_extra(path, kept, type), "Made an extra")


@in_engine
def version(
    session: Session,
    file: File,
    into: Annotated[
        str, typer.Argument(metavar="[ITEM]", help="The film that it is a version of.", show_default=False)
    ] = "",
    name: Annotated[
        str, typer.Option("--name", metavar="N", help="What the version is called.", show_default=False)
    ] = "",
    first: Annotated[bool, typer.Option("--first", help="Have it play before the others.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Make a file a version of a film; or, without one, name the version that it is, or have it play first."""
    path, versions = session.path(file), session.engine.versions
    if sum((bool(into), bool(name) and not into, first)) != 1:
        raise BadInput("Name a film to make the file a version of it, or --name, or --first.")
    if into:
        kept = session.item(into)
        plan = versions.plan_version(path, kept, name)
        if dry_run:
            _show(session, plan)
            return
        _answer(session, plan, versions.set_version(path, kept, name), "Made a version")
        return
    plan = versions.plan_choice(path) if first else versions.plan_name(path, name)
    if dry_run:
        _show(session, plan)
        return
    batch = versions.choose(path) if first else versions.name_version(path, name)
    _answer(session, plan, batch, "Chosen to play" if first else "Named")


def _answer(session: Session, plan: VersionPlan, batch: BatchId, verb: str, made: ItemId | None = None) -> None:
    item = plan.into if plan.into is not None else made
    line = f"{verb}: {_names(session, [item] if item else [])}; `metarr undo {batch}` takes it back."
    session.output.answer({**_plan_json(plan), "item": item, "batch": batch}, line)


def _show(session: Session, plan: VersionPlan, title: str = "") -> None:
    """What would become of each file, which titles would go, and what of theirs would wait as suggestions."""
    rows = [(_becomes(one), printable(one.path)) for one in plan.turns]
    lines = [f"{words:30}  {path}" for words, path in rows]
    into = _names(session, [plan.into]) if plan.into is not None else f"a new film “{title or plan.title}”"
    gone = [f"{_names(session, [item])} would go into the trash, without its files." for item in plan.emptied]
    offered = [
        f"{_names(session, [one.item])} has locked {one.field}; it would be suggested: {as_text(one.value)}"
        for one in plan.offered
    ]
    stay = [f"{printable(one.path)} stays, and is of no title then." for one in plan.left]
    session.output.answer(_plan_json(plan), f"For {into}:", *lines, *gone, *offered, *stay, "Nothing was touched.")


def _becomes(one: FileTurn) -> str:
    if one.role.is_main:
        first = ", plays first" if one.order < 0 else ""
        return f"version “{one.version}”{first}" if one.version else f"version{first}"
    return f"extra ({one.extra_type})" if one.extra_type else one.role


def _names(session: Session, items: Sequence[ItemId]) -> str:
    return ", ".join(f"“{name_of(row)}” ({row.id})" for row in session.engine.browse.rows(list(items)))


def _plan_json(plan: VersionPlan) -> dict[str, Json]:
    files: list[Json] = [
        {
            "path": printable(one.path),
            "name": printable(os.path.basename(one.path)),
            "from": one.source,
            "role": one.role,
            "version": one.version,
            "part": one.part,
            "plays_first": one.order < 0,
            "extra_type": one.extra_type,
        }
        for one in plan.turns
    ]
    offered: list[Json] = [{"item": one.item, "field": one.field, "value": to_json(one.value)} for one in plan.offered]
    left: list[Json] = [printable(one.path) for one in plan.left]
    trashed: list[Json] = list(plan.emptied)
    found: dict[str, Json] = {"files": files, "left": left, "trashed": trashed, "offered": offered}
    return {"into": plan.into, "title": plan.title, **found}

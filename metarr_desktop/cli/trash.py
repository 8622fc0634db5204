"""`metarr trash`: what was removed and can still be brought back."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from metarr_desktop.cli.acts import EngineAct, in_engine
from metarr_desktop.cli.item_json import item_json, name_of
from metarr_desktop.cli.items import library_names
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import plural, summaries
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.edits import Changes
from metarr_desktop.domain.errors import BadInput, NotFound, printable
from metarr_desktop.domain.kinds import Actor, ItemId
from metarr_desktop.domain.trash import KeptBecause, RecycledFile, TrashEntry, TrashPlan
from metarr_desktop.domain.views import ItemRow, Scope

app = typer.Typer(help="What was removed; after some days it is purged.")

Things = Annotated[
    list[str] | None,
    typer.Argument(metavar="ITEM|FILE…", help="Numbers or titles in the trash, or the paths that files had."),
]
All = Annotated[bool, typer.Option("--all", help="Everything in the trash.")]

_FOR_GOOD = "What is purged cannot come back, and its files in the recycle folder are deleted. Go on?"
_KEPT = {
    KeptBecause.SHARED: "belongs to another title too and stays",
    KeptBecause.AWAY: "cannot be reached and stays",
}


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What words named in the trash."""

    items: list[ItemId]
    files: list[RecycledFile]

    def __str__(self) -> str:
        parts = [plural(len(self.items), "item")] if self.items else []
        return " and ".join(parts + ([plural(len(self.files), "file")] if self.files else [])) or "nothing"


# --- put --------------------------------------------------------------------------------------------------------------


@app.command("put")
@in_engine
def put(
    session: Session,
    things: Annotated[
        list[str], typer.Argument(metavar="ITEM|FILE…", help="Items by number or title; single files by their path.")
    ],
    with_files: Annotated[bool, typer.Option("--with-files", help="Items take their files along.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say which files would move; touch nothing.")] = False,
) -> None:
    """Move items to the trash, with their files if you say so, or single files. One undo brings all back."""
    files = [session.path(word) for word in things if _is_path(word)]
    items = [session.item(word) for word in things if not _is_path(word)]
    if files and items:
        raise BadInput("Name items or files, not both: each has its own undo.")
    engine = session.engine
    if dry_run:
        _show_plan(session, engine.trash.plan_files(files) if files else _plan_of(session, items, with_files))
        return
    kept = engine.trash.plan(items).kept if with_files else ()
    changes = engine.put_files_into_trash(files) if files else engine.put_into_trash(items, with_files=with_files)
    stay = "" if with_files or files else "; files stay where they are"
    what = plural(len(files), "file") if files else f"{plural(len(items), 'item')}{stay}"
    _answer(session, changes, {"items": list(items), "files": [printable(path) for path in files]}, f"Moved {what}")
    for path, reason in kept:
        session.output.notice(f"{printable(path)} {_KEPT[reason]}.")


def _is_path(word: str) -> bool:
    return os.sep in word or word.startswith("~")


def _plan_of(session: Session, items: Sequence[ItemId], with_files: bool) -> TrashPlan:
    return session.engine.trash.plan(items) if with_files else TrashPlan(tuple(items))


def _show_plan(session: Session, plan: TrashPlan) -> None:
    steps: list[Json] = [
        {"verb": one.verb, "path": printable(one.source), "to": printable(one.target), "size": one.size}
        for one in plan.moves
    ]
    lines = [f"{'move':8}{printable(one.source)}" for one in plan.moves]
    lines += [f"{'keep':8}{printable(path)}  ({_KEPT[reason]})" for path, reason in plan.kept]
    count = f"{plural(len(plan.items), 'item')}, {plural(len(plan.moves), 'file')}. Nothing was touched."
    kept: list[Json] = [{"path": printable(path), "reason": reason} for path, reason in plan.kept]
    session.output.answer({"items": list(plan.items), "steps": steps, "kept": kept}, *lines, count)


def _answer(session: Session, changes: Changes, named: dict[str, Json], verb: str) -> None:
    """Wait for the files to move, and say what was done and how it is taken back."""
    jobs = session.wait(changes.jobs)
    if any(job.result and job.result.counts.get("failed") for job in jobs if job.type == "move_files"):
        session.output.has_failed = True
    line = f"{verb}; `metarr undo {changes.batch}` takes it back."
    moved = summaries(job for job in jobs if job.type == "move_files")
    session.output.answer({"batch": changes.batch, **named}, line, *moved)


# --- list -------------------------------------------------------------------------------------------------------------


@app.command("list")
@in_engine
def list_(session: Session) -> None:
    """Show what is in the trash: why, and when it is purged."""
    rows = _tops(session)
    entries = session.engine.trash.entries([row.id for row in rows])
    files = session.engine.trash.files()
    libraries = library_names(session)
    if session.output.is_json:
        listed: list[Json] = [{**item_json(row, libraries), **_entry_json(entries[row.id])} for row in rows]
        session.output.json([*listed, *map(_file_json, files)])
        return
    cells: list[tuple[int | str, str, str, str, str, str]] = []
    for row in rows:
        it = entries[row.id]
        cells.append((row.id, row.kind, name_of(row), why(it), f"{it.purge_on}", str(it.files) if it.files else ""))
    cells += [("", "file", printable(one.path), "by you", f"{one.purge_on}", "1") for one in files]
    session.output.table(("ID", "Kind", "Title", "Removed", "Purged on", "Files"), cells, empty="The trash is empty.")


def why(entry: TrashEntry) -> str:
    """Who put something into the trash, and for what reason."""
    match entry.verb:
        case "remove_library":
            return "with its library"
        case "remove_root":
            return "with its folder"
        case "ignore":
            return "its files are ignored"
        case "recycle":
            return "by you, with its last file"
        case "merge":
            return "merged into another title"
        case "set_extra":
            return "its file is an extra now"
        case "set_version":
            return "its file is a version of another title now"
    if entry.actor is Actor.UNDO:
        return "by an undo"
    return "by you" if entry.actor is Actor.PERSON else "its files were gone"


def _entry_json(entry: TrashEntry) -> dict[str, Json]:
    return {
        "trashed_at": entry.at,
        "by": entry.actor,
        "verb": entry.verb,
        "purged_on": entry.purge_on.isoformat(),
        "announced": entry.is_announced,
        "files": entry.files,
        "size": entry.size,
    }


def _file_json(one: RecycledFile) -> dict[str, Json]:
    return {
        "kind": "file",
        "path": printable(one.path),
        "item": one.item,
        "size": one.size,
        "trashed_at": one.at,
        "purged_on": one.purge_on.isoformat(),
        "announced": one.is_announced,
    }


# --- restore and purge ------------------------------------------------------------------------------------------------


@app.command("restore")
@in_engine
def restore(session: Session, things: Things = None, all: All = False) -> None:
    """Bring items and files back, with everything that was known of them."""
    chosen = _chosen(session, things or [], all)
    named: dict[str, Json] = {"items": list(chosen.items), "files": [printable(one.path) for one in chosen.files]}
    engine = session.engine
    if chosen.items:
        changes = engine.restore(chosen.items)
        if chosen.files:
            more = engine.restore_files([one.move for one in chosen.files])
            changes = Changes(changes.batch, jobs=(*changes.jobs, *more.jobs))
    elif chosen.files:
        changes = engine.restore_files([one.move for one in chosen.files])
    else:
        changes = Changes()
    _answer(session, changes, named, f"Brought back {chosen}")


@app.command("purge")
def purge(
    things: Things = None,
    all: All = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> EngineAct:
    """Forget items for good, with what is below them, and delete the files that went along. Other files stay."""
    return EngineAct(lambda session: _purge(session, things or [], all), question="" if yes else _FOR_GOOD)


def _purge(session: Session, things: list[str], all: bool) -> None:
    chosen = _chosen(session, things, all)
    report = session.engine.trash.purge(chosen.items) if chosen.items else None
    loose = session.engine.trash.purge_files([one.move for one in chosen.files]) if chosen.files else None
    done = [one for one in (report, loose) if one is not None]
    for problem in (problem for one in done for problem in one.problems):
        session.output.error(problem)
    deleted = sum(one.files for one in done)
    result: dict[str, Json] = {"items": list(chosen.items), "files": deleted, "size": sum(one.size for one in done)}
    where = "went into the system's trash" if session.engine.trash.hands_to_system else "deleted for good"
    session.output.answer(result, f"Purged {chosen}; {plural(deleted, 'file')} {where}.")


def _tops(session: Session) -> list[ItemRow]:
    """What lies in the trash, without what lies there below it."""
    ids = session.engine.browse.listing(Scope(in_trash=True)).ids
    return session.engine.browse.rows([ItemId(one) for one in ids])


def _chosen(session: Session, words: list[str], all: bool) -> _Chosen:
    """What was named in the trash. Raises NotFound, and BadInput when nothing was."""
    rows, files = _tops(session), session.engine.trash.files()
    if all:
        return _Chosen([row.id for row in rows], files)
    if not words:
        raise BadInput("Name items or files in the trash, or --all.")
    paths = {session.path(word) for word in words if _is_path(word)}
    found = [one for one in files if one.path in paths]
    if strange := paths - {one.path for one in found}:
        raise NotFound(f"No file of the path {printable(min(strange))} is in the trash.")
    named = [word for word in words if not _is_path(word)]
    below = session.engine.trash.below([row.id for row in rows]) if named else []
    everything = [*rows, *session.engine.browse.rows(below)]
    return _Chosen([_named(word, rows, everything) for word in named], found)


def _named(word: str, rows: list[ItemRow], everything: list[ItemRow]) -> ItemId:
    found = list(dict.fromkeys(row.id for row in everything if str(row.id) == word))
    for some in (rows, everything):
        found = found or list(dict.fromkeys(row.id for row in some if row.title.casefold() == word.casefold()))
    if len(found) != 1:
        raise NotFound(f"{'Several items' if found else 'No item'} in the trash {'are' if found else 'is'} “{word}”.")
    return found[0]

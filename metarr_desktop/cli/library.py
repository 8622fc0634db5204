"""`metarr library`: the folders that Metarr looks after."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, TypeVar

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import plural, summaries
from metarr_desktop.cli.session import Session
from metarr_desktop.cli.watch_json import watch_json
from metarr_desktop.cli.words import Assignment, assignment
from metarr_desktop.domain.automation import HandOver
from metarr_desktop.domain.errors import BadInput, printable
from metarr_desktop.domain.kinds import LibraryType, Naming, NfoDialect, RootId
from metarr_desktop.domain.root_state import RootTrouble, WatchMode
from metarr_desktop.domain.roots import RootMove
from metarr_desktop.domain.views import LibraryView, RootView, Scope
from metarr_desktop.domain.watch import RootWatch
from metarr_desktop.services.libraries import LibraryWish

app = typer.Typer(help="Libraries: folders of movies, TV or music.")
root_app = typer.Typer(help="Further folders of a library.")
app.add_typer(root_app, name="root")

Name = Annotated[str, typer.Argument(metavar="NAME", help="A library's name or number.")]
Folder = Annotated[str, typer.Argument(metavar="PATH", help="A folder.")]
Choice = TypeVar("Choice", bound=StrEnum)


class Decision(StrEnum):
    """What a person says of a step that may follow by itself."""

    DO = "do"
    ASK = "ask"
    DEFAULT = "default"


_decisions = {Decision.DO: True, Decision.ASK: False, Decision.DEFAULT: None}


@app.command("add")
@in_engine
def add(
    session: Session,
    path: Folder,
    type: Annotated[LibraryType, typer.Option("--type", help="What the folder holds.")],
    name: Annotated[str, typer.Option("--name", metavar="N", help="What to call it.", show_default=False)] = "",
) -> None:
    """Make a library of a folder; `metarr scan` then reads it."""
    library = session.engine.libraries.add(session.path(path), type, name)
    session.output.answer(library_json(library), f"Added “{library.name}”: {library.roots[0].path}")


@app.command("list")
@in_engine
def list_(session: Session) -> None:
    """Show all libraries."""
    libraries = session.engine.browse.libraries()
    if session.output.is_json:
        health = {one.root: one for one in session.engine.watch.health()}
        session.output.json([library_json(one, health) for one in libraries])
        return
    rows = [
        (
            one.id,
            one.name,
            one.type,
            "on" if one.is_enabled else "off",
            one.count,
            one.scanned_at or "never",
            "; ".join(f"{root.path}{_state(root)}" for root in one.roots),
        )
        for one in libraries
    ]
    titles = ("ID", "Name", "Type", "State", "Titles", "Scanned (UTC)", "Folders")
    session.output.table(titles, rows, empty="There is no library yet; `metarr library add` makes one.")


def _state(root: RootView) -> str:
    if root.trouble is RootTrouble.REPLACED:
        return " (offline: another disk or new content; see `metarr library root --help`)"
    if root.is_offline:
        return " (offline)"
    return f" ({root.held_missing} not found; `metarr scan --confirm` if they are gone)" if root.held_missing else ""


@app.command("enable")
@in_engine
def enable(session: Session, name: Name) -> None:
    """Have scans look at a library."""
    _set_enabled(session, name, True)


@app.command("disable")
@in_engine
def disable(session: Session, name: Name) -> None:
    """Have scans leave a library alone; what is known of it stays."""
    _set_enabled(session, name, False)


def _set_enabled(session: Session, name: str, is_enabled: bool) -> None:
    library = session.library(name)
    session.engine.libraries.set_enabled(library.id, is_enabled)
    state = "is looked at by scans" if is_enabled else "is left alone by scans"
    session.output.answer(library_json(session.library(str(library.id))), f"“{library.name}” {state}.")


@app.command("set")
@in_engine
def set_(
    session: Session,
    name: Name,
    values: Annotated[
        list[Assignment],
        typer.Argument(
            parser=assignment,
            metavar="KEY=VALUE…",
            help="name=…; patterns=… to pass over, separated by “;”; watch=auto, sweep or asked (only then it is "
            "looked at); sweep_hours=… between two sweeps, 0 as the settings say; naming=kodi,jellyfin,plex: whose "
            "names published files get; nfo=kodi or jellyfin: for whom NFO files are written; marker=true or false: a "
            "small hidden file that tells a folder's disk from another one; identify, enrich, artwork, publish, "
            "sync=do or ask, default as the settings say: whether that step follows by itself.",
        ),
    ],
    root: Annotated[
        str,
        typer.Option(
            "--root", metavar="PATH", help="watch, sweep_hours and marker of this folder alone.", show_default=False
        ),
    ] = "",
) -> None:
    """Change a library's name, what its scans pass over, how it is watched, or what follows by itself.

    Where one of the values cannot be, nothing is changed.
    """
    library = session.library(name)
    folder = session.path(root) if root else ""
    wish, marker = _wish(values)
    session.engine.libraries.check(library, wish, folder)
    if marker is not None:  # before all else: writing it is what may still fail
        session.engine.roots.set_marker(library, is_wanted=marker, path=folder)
    session.engine.libraries.change(library, wish, folder)
    library = session.library(str(library.id))
    session.output.answer(library_json(library), f"Changed “{library.name}”.", *_coming(session, library, values))


def _wish(values: Sequence[Assignment]) -> tuple[LibraryWish, bool | None]:
    """All that was typed, read before anything is done; of a key that stands twice the last. And the marker's."""
    wish, marker = LibraryWish(), None
    for key, value in values:
        match key:
            case "name":
                wish = replace(wish, name=value)
            case "patterns":
                wish = replace(wish, patterns=tuple(value.split(";")))
            case "watch":
                wish = replace(wish, watch=_one_of(WatchMode, key, value))
            case "sweep_hours":
                wish = replace(wish, sweep_hours=_hours(value))
            case "naming":
                words = [word.strip() for word in value.split(",") if word.strip()]
                wish = replace(wish, naming=tuple(_one_of(Naming, key, word) for word in words))
            case "nfo":
                wish = replace(wish, nfo=_one_of(NfoDialect, key, value))
            case "marker":
                marker = _flag(value)
            case "identify" | "enrich" | "artwork" | "publish" | "sync":
                does = _decisions[_one_of(Decision, key, value)]
                wish = replace(wish, hand_overs={**wish.hand_overs, HandOver(key): does})
            case _:
                keys = f"name, patterns, watch, sweep_hours, naming, nfo, marker, {', '.join(HandOver)}"
                raise BadInput(f"A library has no “{key}” to set; {keys} can be.")
    return wish, marker


def _coming(session: Session, library: LibraryView, values: Sequence[Assignment]) -> Iterator[str]:
    """What the next scan that finds something will write by itself, where it was told to just now."""
    if Assignment("publish", Decision.DO) not in values:
        return
    if count := len(session.engine.browse.listing(Scope(library=library.id), "unpublished").ids):
        yield f"The next scan that finds something writes what is not published, of {plural(count, 'title')} now."
        yield f"`metarr publish --library {shlex.quote(library.name)} --dry-run` shows what that is."


def _one_of(choices: type[Choice], key: str, word: str) -> Choice:
    if word not in list(choices):
        raise BadInput(f"{key} is one of: {', '.join(choices)}.")
    return choices(word)


def _flag(word: str) -> bool:
    if word not in ("true", "false"):
        raise BadInput("marker is true or false.")
    return word == "true"


def _hours(word: str) -> int:
    if not word.isdecimal():
        raise BadInput("sweep_hours is a whole number of hours; 0: as the settings say.")
    return int(word)


@app.command("remove")
@in_engine
def remove(session: Session, name: Name) -> None:
    """Put a library into the trash; files on disk stay. One undo brings it back."""
    library = session.library(name)
    batch = session.engine.libraries.remove(library.id)
    session.output.answer(
        {"library": library.name, "batch": batch}, f"Removed “{library.name}”; `metarr undo {batch}` brings it back."
    )


@root_app.command("add")
@in_engine
def add_root(session: Session, name: Name, path: Folder) -> None:
    """Add a folder to a library."""
    library = session.library(name)
    folder = session.path(path)
    session.engine.libraries.add_root(library.id, folder)
    session.output.answer(library_json(session.library(str(library.id))), f"“{library.name}” has {folder} now.")


@root_app.command("remove")
@in_engine
def remove_root(session: Session, name: Name, path: Folder) -> None:
    """Take a folder out of a library; its titles go into the trash, its files stay. One undo brings it back."""
    library = session.library(name)
    folder = session.path(path)
    batch = session.engine.libraries.remove_root(library, folder)
    session.output.answer(
        {"library": library.name, "path": folder, "batch": batch},
        f"“{library.name}” no longer has {folder}; `metarr undo {batch}` brings it back.",
    )


@root_app.command("accept")
@in_engine
def accept_root(session: Session, name: Name, path: Folder) -> None:
    """Say that what lies in a folder is the library's, though it holds nothing that was known; then scan it."""
    library = session.library(name)
    folder = session.path(path)
    jobs = session.run(session.engine.roots.accept_job(library, folder))
    changed = session.library(str(library.id))
    session.output.answer(library_json(changed), f"{folder} is the folder of “{library.name}”.", *summaries(jobs))


@root_app.command("move")
@in_engine
def move_root(
    session: Session,
    name: Name,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The folder as the library knows it.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Where it lies now.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be found there.")] = False,
) -> None:
    """Have a library look for a folder elsewhere; all that is known of its files goes along. One undo takes it back."""
    library = session.library(name)
    plan = session.engine.roots.plan_move(library, session.path(old), session.path(new))
    if dry_run:
        session.output.answer(_move_json(plan), f"{_move_sentence(plan)}. Nothing was changed.", *_lost(plan))
        return
    batch, scan = session.engine.roots.move(plan)
    session.run(scan)
    session.output.answer(
        {**_move_json(plan), "batch": batch},
        f"“{library.name}” looks for {plan.old} in {plan.new} now; `metarr undo {batch}` takes that back.",
        f"{_move_sentence(plan)}.",
        *_lost(plan),
    )


_NAMED = 5


def _move_sentence(plan: RootMove) -> str:
    return (
        f"Of {plural(plan.total, 'file')} found by name: {plan.by_name}, by content: {plan.by_content}, "
        f"not found: {len(plan.lost)}"
    )


def _lost(plan: RootMove) -> list[str]:
    """Some of the files that are not there."""
    return [f"not found: {printable(path)}" for path in plan.lost[:_NAMED]]


def _move_json(plan: RootMove) -> dict[str, Json]:
    return {
        "old": plan.old,
        "new": plan.new,
        "total": plan.total,
        "by_name": plan.by_name,
        "by_content": plan.by_content,
        "lost": list(plan.lost),
    }


def library_json(library: LibraryView, health: Mapping[RootId, RootWatch] = MappingProxyType({})) -> Json:
    """A library as JSON, with the health of watching its folders where that is known."""
    return {
        "id": library.id,
        "name": library.name,
        "type": library.type,
        "enabled": library.is_enabled,
        "roots": [_root_json(root, health.get(root.id)) for root in library.roots],
        "patterns": list(library.patterns),
        "naming": list(library.naming),
        "nfo": library.nfo,
        "hand_overs": {step.value: "do" if does else "ask" for step, does in library.hand_overs.items()},
        "scanned_at": library.scanned_at,
        "count": library.count,
    }


def _root_json(root: RootView, health: RootWatch | None) -> Json:
    return {
        "path": root.path,
        "offline": root.is_offline,
        "trouble": root.trouble,
        "marker": bool(root.marker),
        "held_missing": root.held_missing,
        "held_at": root.held_at,
        "watch": root.watch,
        "sweep_hours": root.sweep_hours,
        "health": watch_json(health) if health else None,
    }

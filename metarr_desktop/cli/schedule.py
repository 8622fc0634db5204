"""`metarr schedule`: what is done by itself, and when."""

from __future__ import annotations

from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.kinds import LibraryId
from metarr_desktop.domain.schedules import Rhythm, Scheduled, Task, rhythm_of

app = typer.Typer(help="What is done by itself, and when.")

What = Annotated[Task, typer.Argument(metavar="WHAT", help="scan (of a library), refresh, backup, verify or tidy.")]
Library = Annotated[
    str, typer.Option("--library", metavar="NAME", help="The library that is scanned.", show_default=False)
]


@app.command("list")
@in_engine
def list_(session: Session) -> None:
    """Show what is done by itself, how often, and when next."""
    names = {library.id: library.name for library in session.engine.browse.libraries()}
    found = session.engine.schedules.all()
    if session.output.is_json:
        session.output.json([_json(one, names) for one in found])
        return
    rows = [
        (
            one.task,
            names[one.library] if one.library is not None else "",
            rhythm_words(one.rhythm) if one.is_on else "off",
            one.next_at.astimezone().strftime("%Y-%m-%d %H:%M") if one.next_at else "",
        )
        for one in found
    ]
    session.output.table(("What", "Library", "How often", "Next"), rows, empty="Nothing is done by itself.")


@app.command("set")
@in_engine
def set_(
    session: Session,
    what: What,
    library: Library = "",
    every: Annotated[
        str, typer.Option("--every", metavar="TIME", help="6h, 1d, 7d: hours or days.", show_default=False)
    ] = "",
    at: Annotated[
        int | None, typer.Option("--at", metavar="HOUR", min=0, max=23, help="From this hour of the day on.")
    ] = None,
) -> None:
    """Do something by itself: every so many hours, or every so many days at an hour."""
    rhythm = rhythm_of(every, at)
    id = _id(session, library)
    session.engine.schedules.set(what, rhythm, id)
    session.output.answer(_found(session, what, id), f"{_name(what, library)}: {rhythm_words(rhythm)}.")


@app.command("off")
@in_engine
def off(session: Session, what: What, library: Library = "") -> None:
    """Do something no longer by itself."""
    session.engine.schedules.off(what, _id(session, library))
    session.output.answer({"task": what, "library": library or None, "is_on": False}, f"{_name(what, library)}: off.")


def rhythm_words(rhythm: Rhythm) -> str:
    """ "every 6 hours", "every day at 4:00", "every 7 days at 4:00"."""
    if rhythm.hour is None:
        hours = rhythm.every_s // 3600
        return "every hour" if hours == 1 else f"every {hours} hours"
    days = rhythm.every_s // 86_400
    return f"{'every day' if days == 1 else f'every {days} days'} at {rhythm.hour}:00"


def _id(session: Session, library: str) -> LibraryId | None:
    return session.library(library).id if library else None


def _name(what: Task, library: str) -> str:
    return f"{what.capitalize()} of “{library}”" if library else what.capitalize()


def _found(session: Session, what: Task, library: LibraryId | None) -> Json:
    names = {one.id: one.name for one in session.engine.browse.libraries()}
    rows = session.engine.schedules.all()
    return next(_json(one, names) for one in rows if (one.task, one.library) == (what, library))


def _json(one: Scheduled, names: dict[LibraryId, str]) -> Json:
    return {
        "task": one.task,
        "library": names[one.library] if one.library is not None else None,
        "every_hours": one.rhythm.every_s // 3600,
        "hour": one.rhythm.hour,
        "is_on": one.is_on,
        "is_own": one.is_own,
        "next_at": one.next_at.strftime("%Y-%m-%d %H:%M:%S") if one.next_at else None,
    }

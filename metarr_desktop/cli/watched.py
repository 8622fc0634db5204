"""`metarr watched`: what people did in players - plays, dates, positions, ratings - shared among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import sentence
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.marks import Direction, Mark

if TYPE_CHECKING:
    from metarr_desktop.domain.player_views import OpenConflict

app = typer.Typer(help="What was watched, where it was left, and ratings: shared among players that take part.")

_HERE = "here"


@app.command("set")
@in_engine
def set_(
    session: Session,
    group: Annotated[str, typer.Argument(metavar="GROUP", help="A group's name.")],
    direction: Annotated[
        Direction, typer.Argument(metavar="off|from|to|both", help="Taken in from its players, told to them, or both.")
    ],
) -> None:
    """Say whether a group's players share what was watched, and which way. It is off until then."""
    found = session.group(group)
    session.engine.players.set_watched(found, direction)
    said = {
        Direction.OFF: "keeps what was watched to itself",
        Direction.FROM: "is asked what was watched, and told nothing of it",
        Direction.TO: "is told what was watched elsewhere",
        Direction.BOTH: "is asked what was watched, and told of it",
    }
    more = "" if direction is Direction.OFF else " `metarr watched merge --dry-run` shows what that would change."
    session.output.answer(
        {"group": found.name, "watched": direction}, f"“{found.name}” {said[direction]} from now on.{more}"
    )


@app.command("merge")
@in_engine
def merge(
    session: Session,
    group: Annotated[
        str, typer.Option("--group", metavar="G", help="Only this group's players.", show_default=False)
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be changed, here and there.")] = False,
) -> None:
    """Ask players what was watched, merge it by what happened last, and tell those that take part.

    A running Metarr does so by itself: after something was played, after an edit here, and once an hour.
    """
    from metarr_desktop.services.watched import watched_job

    groups = [session.group(group)] if group else session.engine.browse.groups()
    if all(one.watched is Direction.OFF for one in groups):
        session.output.notice("No group shares what was watched; `metarr watched set GROUP both` switches it on.")
    jobs = session.run(watched_job(group, is_asked=True, is_dry_run=dry_run))
    phrases = [phrase for job in jobs if job.result for phrase in job.result.summary]
    answer: list[Json] = [{"code": phrase.code, **phrase.args} for phrase in phrases]
    session.output.answer(answer, *(sentence(phrase) for phrase in phrases))
    if conflicts := len(session.engine.browse.watched_conflicts()):
        session.output.notice(f"Open conflicts: {conflicts}; `metarr watched conflicts` shows them.")


@app.command("conflicts")
@in_engine
def conflicts(session: Session) -> None:
    """Show where two said different things without knowing of each other, and what counts now."""
    found = session.engine.browse.watched_conflicts()
    titles = {row.id: row.title for row in session.engine.browse.rows([one.item for one in found])}
    if session.output.is_json:
        session.output.json([_json(one, titles.get(one.item, "")) for one in found])
        return
    rows = [(one.id, titles.get(one.item, ""), *_words(one)) for one in found]
    session.output.table(("Conflict", "Title", "Counts", "Does not count"), rows, empty="There are none.")


@app.command("settle")
@in_engine
def settle(
    session: Session,
    number: Annotated[int, typer.Argument(metavar="CONFLICT", help="Its number.")],
    other: Annotated[bool, typer.Option("--other", help="Have the word count that does not.")] = False,
) -> None:
    """Keep what counts, or have the other word count; players are told of that with the next merging."""
    changes = session.engine.watched.settle(number, takes_other=other)
    done = f"The other word counts now; `metarr undo {changes.batch}` takes it back." if changes.batch else "It stays."
    session.output.answer({"conflict": number, "batch": changes.batch}, done)


def _words(one: OpenConflict) -> tuple[str, str]:
    conflict = one.conflict
    return (
        f"{_value(conflict.mark, conflict.kept)} ({conflict.kept_by or _HERE})",
        f"{_value(conflict.mark, conflict.lost)} ({conflict.lost_by or _HERE})",
    )


def _value(mark: Mark, value: float) -> str:
    match mark:
        case Mark.PLAYS:
            return f"played {int(value)} times" if value else "not watched"
        case Mark.RESUME:
            return f"left at {int(value) // 3600}:{int(value) // 60 % 60:02}:{int(value) % 60:02}"
        case Mark.RATING:
            return f"rated {int(value)}"


def _json(one: OpenConflict, title: str) -> Json:
    conflict = one.conflict
    return {
        "id": one.id,
        "item": one.item,
        "title": title,
        "mark": conflict.mark,
        "kept": conflict.kept,
        "kept_by": conflict.kept_by,
        "lost": conflict.lost,
        "lost_by": conflict.lost_by,
        "at": one.at,
    }

"""`metarr episodes`: which episodes of a show a file holds."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.episodes import EXTRA, EpisodePlace, EpisodeTurn, MappingPlan, Order, Slot, written
from metarr_desktop.domain.errors import BadInput, printable
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.views import Scope

app = typer.Typer(help="Which episodes of a show a file holds.")

Show = Annotated[str, typer.Argument(metavar="SHOW", help="The show, by number or title.")]


@app.command("list")
@in_engine
def list_(session: Session, show: Show) -> None:
    """List the videos of a show with the episodes that they hold; those of none come last."""
    found = session.engine.episodes.files(session.item(show))
    files: list[Json] = [
        {
            "path": printable(one.path),
            "episodes": one.text,
            "items": [place.item for place in one.places],
            "pinned": one.is_pinned,
        }
        for one in found
    ]
    width = max((len(one.text) for one in found), default=0)
    lines = [
        f"{one.text or '-':{width}}  {printable(one.path)}{'  (you said so)' if one.is_pinned else ''}" for one in found
    ]
    session.output.answer({"files": files}, *lines)


@app.command("missing")
@in_engine
def missing(
    session: Session,
    show: Annotated[
        str, typer.Argument(metavar="[SHOW]", help="One show, by number or title; else all.", show_default=False)
    ] = "",
    coming: Annotated[bool, typer.Option("--coming", help="Those that are still to be shown as well.")] = False,
) -> None:
    """List episodes that providers know and the library does not have.

    Nobody is asked: it is what was said when a show was enriched last. Specials are left out.
    """
    browse = session.engine.browse
    shows = [session.item(show)] if show else list(browse.listing(Scope(kind=Kind.SERIES)).ids)
    found: list[Json] = []
    lines: list[str] = []
    for row in browse.rows([ItemId(one) for one in shows]):
        absent = session.engine.absent.of(row.id)
        for one in (one for one in absent if one.season and (coming or not one.is_coming)):
            place = str(Slot(one.season, one.episode))
            found.append(
                {"series": row.id, "episode": place, "title": one.title, "aired": one.air_date, "coming": one.is_coming}
            )
            lines.append(f"{row.title}  {place}  {one.air_date or '-':10}  {one.title}")
    session.output.answer({"episodes": found}, *(lines or ["No episode is missing, as far as providers told."]))


@app.command("map")
@in_engine
def map_(
    session: Session,
    show: Show,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE EPISODES…",
            help=f"A video and what it holds: S01E02, S01E01-E02, 1x04, S00E03, a date, or {EXTRA}; several pairs are "
            "one batch.",
        ),
    ],
    order: Annotated[Order, typer.Option("--order", help="What the numbers mean.")] = Order.AIRED,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would become of what; touch nothing.")] = False,
) -> None:
    """Have files hold other episodes than their names say. Files stay where they are.

    Each episode keeps its values, locks and marks; one that is left without a file is missing. Scans keep to it.
    Numbers by dvd or absolute are looked up in the fields of the show's episodes.
    """
    if len(words) % 2:
        raise BadInput("Name a file and what it holds, pair by pair.")
    wishes = {session.path(file): text for file, text in zip(words[::2], words[1::2], strict=True)}
    series, episodes = session.item(show), session.engine.episodes
    plan = episodes.plan(series, wishes, order)
    lines = _lines(plan)
    if dry_run:
        session.output.answer(_json(plan), *lines, "Nothing was touched.")
        return
    batch = episodes.map(series, wishes, order)
    session.output.answer({**_json(plan), "batch": batch}, *lines, f"`metarr undo {batch}` takes it back.")


def _lines(plan: MappingPlan) -> list[str]:
    if not plan.turns:
        return ["It is so already."]
    lines = [
        f"{_held(turn.before) or 'of no episode'} -> {_after(turn)}  {printable(os.path.basename(turn.path))}"
        for turn in plan.turns
    ]
    lines += [f"{one} is new; enriching the show tells what it is called." for one in plan.made]
    lines += [f"{one.label} “{one.title}” has no file then, and stays as missing." for one in plan.emptied]
    lines += [f"{one.label} is in several files then." for one in plan.shared]
    lines += [f"{printable(one.path)} stays, and is of no episode then." for one in plan.left]
    return [*lines, "Kodi reads numbers from names: `metarr rename` gives the files names that say the same."]


def _after(turn: EpisodeTurn) -> str:
    return _held(turn.after) or EXTRA


def _held(places: tuple[EpisodePlace, ...]) -> str:
    return written(places)


def _json(plan: MappingPlan) -> dict[str, Json]:
    files: list[Json] = [
        {"path": printable(turn.path), "before": _held(turn.before), "after": _after(turn)} for turn in plan.turns
    ]
    made: list[Json] = [str(one) for one in plan.made]
    emptied: list[Json] = [one.item for one in plan.emptied]
    left: list[Json] = [printable(one.path) for one in plan.left]
    return {"series": plan.series, "files": files, "made": made, "emptied": emptied, "left": left}

"""`metarr cache`: where pictures are kept."""

from __future__ import annotations

from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.sentences import summaries
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.errors import BadQuery

app = typer.Typer(help="Where pictures are kept.")


@app.command("show")
@in_engine
def show(session: Session) -> None:
    """Say where pictures lie, and how much room is there."""
    folder, free = session.engine.cache_move.folder(), session.engine.artwork.free_bytes()
    session.output.answer(
        {"folder": folder, "free_bytes": free}, f"Pictures lie in {folder}; {free / 1_000_000:,.0f} MB are free there."
    )


@app.command("move")
@in_engine
def move(
    session: Session,
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="An empty folder.", show_default=False)] = "",
    back: Annotated[bool, typer.Option("--back", help="Back into the data directory.")] = False,
) -> None:
    """Move all pictures to another folder; Metarr can be used meanwhile.

    When it is stopped they stay where they are; the same command goes on.
    """
    from metarr_desktop.services.cache_move import move_cache_job

    if bool(folder) == back:
        raise BadQuery("Name an empty folder, or --back.")
    target = session.path(folder) if folder else ""
    session.engine.cache_move.check(target)
    jobs = session.run(move_cache_job(target))
    session.output.answer({"folder": session.engine.cache_move.folder()}, *summaries(jobs))

"""`metarr trash`: what was removed and can still be brought back."""

from __future__ import annotations

from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.item_json import item_json
from metarr_desktop.cli.items import item_table, library_names
from metarr_desktop.cli.sentences import plural
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.views import ItemRow, Scope

app = typer.Typer(help="What was removed; after some days it is purged.")

Items = Annotated[list[str] | None, typer.Argument(metavar="ITEM…", help="Numbers or titles of items in the trash.")]
All = Annotated[bool, typer.Option("--all", help="Everything in the trash.")]


@app.command("list")
@in_engine
def list_(session: Session) -> None:
    """Show what is in the trash."""
    rows = _trashed(session)
    libraries = library_names(session)
    if session.output.is_json:
        session.output.json([{**item_json(row, libraries), "trashed_at": row.deleted_at} for row in rows])
    else:
        item_table(session, rows, libraries, empty="The trash is empty.")


@app.command("restore")
@in_engine
def restore(session: Session, items: Items = None, all: All = False) -> None:
    """Bring items back, with everything that was known of them."""
    chosen = _chosen(session, items or [], all)
    batch = session.engine.edit.restore(chosen)
    session.output.answer({"batch": batch, "items": list(chosen)}, f"Brought back {plural(len(chosen), 'item')}.")


@app.command("purge")
@in_engine
def purge(session: Session, items: Items = None, all: All = False) -> None:
    """Forget items for good, with what is below them. Files on disk stay."""
    chosen = _chosen(session, items or [], all)
    session.engine.edit.purge(chosen)
    session.output.answer({"items": list(chosen)}, f"Purged {plural(len(chosen), 'item')}.")


def _trashed(session: Session) -> list[ItemRow]:
    ids = session.engine.browse.listing(Scope(in_trash=True)).ids
    return session.engine.browse.rows([ItemId(one) for one in ids])


def _chosen(session: Session, words: list[str], all: bool) -> list[ItemId]:
    """The items in the trash that were named. Raises NotFound, and BadInput when none was."""
    rows = _trashed(session)
    if all:
        return [row.id for row in rows]
    if not words:
        raise BadInput("Name items in the trash, or --all.")
    return [_named(word, rows) for word in words]


def _named(word: str, rows: list[ItemRow]) -> ItemId:
    found = [row.id for row in rows if str(row.id) == word]
    found = found or [row.id for row in rows if row.title.casefold() == word.casefold()]
    if len(found) != 1:
        raise NotFound(f"{'Several items' if found else 'No item'} in the trash {'are' if found else 'is'} “{word}”.")
    return found[0]

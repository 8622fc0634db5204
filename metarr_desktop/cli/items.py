"""`metarr items` and `metarr show`: what is in the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.item_json import Libraries, detail_json, detail_lines, item_json, name_of
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.views import ItemRow, Scope

_PAGE = 1000

Item = Annotated[str, typer.Argument(metavar="ITEM", help="An item's number, or a title that only one has.")]


def add_to(app: typer.Typer) -> None:
    app.command("items")(items)
    app.command("show")(show)


@in_engine
def items(
    session: Session,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only items of this kind.", show_default=False)] = None,
    library: Annotated[
        str, typer.Option("--library", metavar="L", help="Only items of this library.", show_default=False)
    ] = "",
    where: Annotated[
        str,
        typer.Option(
            "--where",
            metavar="QUERY",
            help="Words, and terms as “year>2010 genre:crime missing:poster missing:file locked:plot unpublished”; "
            "“-” before one excludes.",
            show_default=False,
        ),
    ] = "",
    limit: Annotated[int, typer.Option("--limit", min=0, help="At most so many; 0: all.", show_default=False)] = 0,
) -> None:
    """List items by title: lines of JSON; a table where a person looks on."""
    scope = Scope(kind=kind, library=session.library(library).id if library else None)
    ids = session.engine.browse.listing(scope, where).ids
    wanted = [ItemId(one) for one in (ids[:limit] if limit else ids)]
    libraries = library_names(session)
    rows = _rows(session, wanted)
    if session.output.is_for_programs:
        for row in rows:
            session.output.json(item_json(row, libraries))
    else:
        item_table(session, list(rows), libraries)


def _rows(session: Session, ids: Sequence[ItemId]) -> Iterator[ItemRow]:
    for start in range(0, len(ids), _PAGE):
        yield from session.engine.browse.rows(ids[start : start + _PAGE])


def item_table(session: Session, rows: Sequence[ItemRow], libraries: Libraries, *, empty: str = "Nothing.") -> None:
    """Items for a person's eyes."""
    cells = [
        (row.id, row.kind, name_of(row), row.year, libraries.get(row.library) if row.library else "", row.path)
        for row in rows
    ]
    session.output.table(("ID", "Kind", "Title", "Year", "Library", "Path"), cells, empty=empty)


def library_names(session: Session) -> Libraries:
    """The names of the libraries by id."""
    return {one.id: one.name for one in session.engine.browse.libraries()}


@in_engine
def show(session: Session, item: Item) -> None:
    """Show everything that is known of an item."""
    detail = session.engine.browse.detail(session.item(item))
    libraries = library_names(session)
    session.output.answer(detail_json(detail, libraries), *detail_lines(detail, libraries))

"""`metarr items` and `metarr show`: what is in the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.item_json import Libraries, detail_json, detail_lines, item_json, name_of
from metarr_desktop.cli.match_words import match_json, match_words
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.errors import BadInput, BadQuery
from metarr_desktop.domain.fields import fields_of
from metarr_desktop.domain.item_views import ItemDetail
from metarr_desktop.domain.kinds import IDENTIFIED, Actor, ItemId, Kind, Status
from metarr_desktop.domain.matching import Match
from metarr_desktop.domain.review import Decision
from metarr_desktop.domain.values import as_text, is_empty
from metarr_desktop.domain.views import ItemRow, Scope
from metarr_desktop.services.browse import CollectionView

_PAGE = 1000
#: Whose word which title an item is can be, in words.
_NAMED_BY = {
    Actor.PERSON: "you",
    Actor.NFO: "its NFO",
    Actor.TAGS: "the tags in its files",
    Actor.SCAN: "the name of its file or folder",
    Actor.PROVIDER: "a provider",
    Actor.WEBHOOK: "a download manager",
    Actor.PLAYER: "a player",
}

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
            help="Words, “words in a row” in quotes, and terms as “year>2010 genre:crime missing:poster audio:de "
            "missing:sub added<7d res:4k unpublished”; “-” before one excludes, OR joins two, brackets hold together.",
            show_default=False,
        ),
    ] = "",
    view: Annotated[
        str, typer.Option("--view", metavar="NAME", help="What a saved view shows, in its order.", show_default=False)
    ] = "",
    plain: Annotated[
        str,
        typer.Option(
            "--plain",
            metavar="WORDS",
            help="Everyday words, English or German, as “unwatched german comedies from the 90s under 100 minutes in "
            "4k”: what they are taken for is said before the list, ready for --where.",
            show_default=False,
        ),
    ] = "",
    limit: Annotated[int, typer.Option("--limit", min=0, help="At most so many; 0: all.", show_default=False)] = 0,
) -> None:
    """List items by title, those that words fit best first: lines of JSON; a table where a person looks on."""
    within = session.library(library).id if library else None
    if view and (kind or within):
        raise BadQuery("A view says itself of which kind and library it is: --view goes without --kind and --library.")
    saved = session.engine.views.named(view) if view else None
    scope = saved.words.scope if saved else Scope(kind=kind, library=within)
    if plain:
        where = f"{where} {_as_terms(session, plain)}".strip()
    listing = session.engine.browse.listing(scope, where, saved.sort if saved else None)
    ids = listing.ids
    if listing.corrected:
        meant = f"“{listing.corrected}”"
        if session.output.is_for_programs:  # which would take it for what was asked
            session.output.notice(f"Nothing fits “{where}”; {meant} would find something.")
            return
        session.output.notice(f"Nothing fits “{where}”. This is what {meant} finds.")
    wanted = [ItemId(one) for one in (ids[:limit] if limit else ids)]
    libraries = library_names(session)
    rows = _rows(session, wanted)
    if session.output.is_for_programs:
        for row in rows:
            session.output.json(item_json(row, libraries))
    else:
        item_table(session, list(rows), libraries)


def _as_terms(session: Session, plain: str) -> str:
    """What everyday words are taken for, which is said; the words themselves where they mean nothing else."""
    readings = [str(one.query) for one in session.engine.browse.understood(plain)]
    if not readings:
        session.output.notice(f"“{plain}” is searched for as it stands: no condition was understood in it.")
        return plain
    first, *others = readings
    session.output.notice(f"Searching for: {first}")
    for other in others:
        session.output.notice(f"It may also mean: {other}")
    return first


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
    """Show everything that is known of an item: its fields, what is missing, and why it is that title."""
    detail = session.engine.browse.detail(session.item(item))
    libraries = library_names(session)
    match, collection = _taken(session, detail), session.engine.browse.collection(detail.row.id)
    missing = [one.name for one in fields_of(detail.row.kind) if one.weight and is_empty(detail.values.get(one.name))]
    more: dict[str, Json] = {
        "complete": detail.row.completeness,
        "lacking": list(missing),
        "origins": {name: {"source": one.source or one.actor, "at": one.at} for name, one in detail.origins.items()},
        "match": match_json(match) if match else None,
        "parts": _parts_json(collection) if collection else [],
    }
    lines = [*detail_lines(detail, libraries), *_about(detail, missing, match, collection)]
    if match is None and detail.row.kind in IDENTIFIED:
        lines.append(f"  {_decided(detail, session.engine.identify.decision(detail.row.id))}")
    session.output.answer({**detail_json(detail, libraries), **more}, *lines)


def _taken(session: Session, detail: ItemDetail) -> Match | None:
    """The candidate that an item was found to be by itself; None where a person or its files said so."""
    item = detail.row.id
    if detail.row.kind not in IDENTIFIED or session.engine.identify.decision(item).by is not Actor.PROVIDER:
        return None
    try:
        matches = session.engine.identify.matches(item)
    except BadInput:  # kept by another version
        return None
    ids = detail.values.get("external_ids")
    mine = set(ids) if isinstance(ids, tuple) else set()
    return next((one for one in matches if mine.intersection(one.candidate.ids)), None)


def _decided(detail: ItemDetail, decision: Decision) -> str:
    """Who said which title it is, where that was no candidate of a provider that is still known."""
    if decision.is_own:
        return "known: it is your own; no provider is asked about it"
    if detail.row.status is Status.UNIDENTIFIED:
        title = detail.origins.get("title")
        named = _NAMED_BY.get(title.actor, "its file") if title else "its file"
        sure = "" if detail.row.confidence is None else f", read with {detail.row.confidence:.0%} certainty"
        return f"not identified: named by {named}{sure}; no NFO and no id says which title it is"
    by = _NAMED_BY.get(decision.by, "what lies beside its files") if decision.by else "what lies beside its files"
    ids = as_text(detail.values.get("external_ids"))
    return f"identified by {by}{f': {ids}' if ids else ''}"


def _about(
    detail: ItemDetail, missing: Sequence[str], match: Match | None, collection: CollectionView | None
) -> Iterator[str]:
    lacking = f"; missing: {', '.join(missing)}" if missing else ""
    yield f"  complete: {detail.row.completeness} %{lacking}"
    if match:
        by = ", ".join(match.providers)
        yield f"  match: {match.confidence:.0%} sure, by {by}: {match_words(match)}"
    for part, item in collection.parts if collection and collection.id == detail.row.id else ():
        year = f" ({part.year})" if part.year else ""
        yield f"  part: {part.title}{year}{f', here as {item}' if item else ', not here'}"
    if collection and collection.id != detail.row.id:
        here = len(collection.parts) - len(collection.missing)
        yield f"  of {collection.title}: {here} of {len(collection.parts)} here"


def _parts_json(collection: CollectionView) -> list[Json]:
    """The films of the collection that an item is or belongs to; `item` is null for one that is not here."""
    return [
        {"title": part.title, "year": part.year, "ids": dict(part.ids), "item": item} for part, item in collection.parts
    ]

"""`metarr identify` and `metarr enrich`: which titles items are, and what providers know of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.item_json import name_of
from metarr_desktop.cli.match_words import match_json, match_words
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import plural, summaries
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.jobs import Job
from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.views import ItemRow

if TYPE_CHECKING:
    from metarr_desktop.domain.matching import Match

Items = Annotated[list[str] | None, typer.Argument(metavar="[ITEM]…", help="Numbers or titles.")]
OfLibrary = Annotated[str, typer.Option("--library", metavar="L", help="In this library.", show_default=False)]
Fresh = Annotated[bool, typer.Option("--fresh", help="Ask again although answers are kept.")]

_SHOWN = 8  # candidates of an item


def add_to(app: typer.Typer) -> None:
    app.command("identify")(identify)
    app.command("enrich")(enrich)
    app.command("monitor")(monitor)


@in_engine
def identify(
    session: Session,
    items: Items = None,
    library: OfLibrary = "",
    as_: Annotated[
        str,
        typer.Option("--as", metavar="ID", help="It is this one: tmdb:603, or a title's address.", show_default=False),
    ] = "",
    search: Annotated[
        str, typer.Option("--search", metavar="WORDS", help="Look for these words; take nothing.", show_default=False)
    ] = "",
    show: Annotated[bool, typer.Option("--show", help="Show candidates and their reasons; take nothing.")] = False,
    waiting: Annotated[bool, typer.Option("--waiting", help="List what waits for a decision.")] = False,
    orders: Annotated[
        bool, typer.Option("--orders", help="Show how a series' episodes may be numbered, and which yours are then.")
    ] = False,
    own: Annotated[
        bool | None, typer.Option("--own/--not-own", help="No provider has it, it is mine; or it is not.")
    ] = None,
    fresh: Fresh = False,
) -> None:
    """Find out which titles items are; without items: all that nobody has identified.

    What is sure enough is taken, the rest waits. Your own choice (--as) locks the ids.
    """
    if sum((bool(as_), bool(search), show, waiting, orders, own is not None)) > 1:
        raise BadQuery("Only one of --as, --search, --show, --waiting, --orders and --own.")
    ids = [session.item(word) for word in items or ()]
    if (as_ or search or show or orders or own is not None) and not ids:
        raise BadQuery("Name the items that are meant.")
    if waiting:
        _list_waiting(session)
    elif search:
        _show_matches(session, {item: session.engine.identify.search(item, search) for item in ids})
    elif show:
        _show_matches(session, {item: session.engine.identify.matches(item) for item in ids})
    elif orders:
        _show_orders(session, ids)
    elif own is not None:
        batch = session.engine.identify.set_own(ids, own)
        again = "will not be asked about again" if own else "may be asked about again"
        session.output.answer({"batch": batch}, f"{plural(len(ids), 'item')} {again}.")
    elif as_:
        _choose(session, ids, as_)
    else:
        _run(session, ids, library, fresh)


def _run(session: Session, ids: Sequence[ItemId], library: str, is_fresh: bool) -> None:
    from metarr_desktop.services.errands import identify_job

    if ids and library:
        raise BadQuery("Name items, or --library.")
    of = session.library(library).id if library else None
    jobs = session.run(identify_job(ids, library=of, is_fresh=is_fresh))
    session.output.answer(_result(jobs, ("identify", "enrich", "artwork")), *summaries(jobs))


def _choose(session: Session, ids: Sequence[ItemId], reference: str) -> None:
    if len(ids) > 1:
        raise BadQuery("--as is for one item.")
    changes = session.engine.identify.choose_reference(ids[0], reference)
    jobs = session.wait(session.engine.enrich_after_choice(ids, changes))
    (row,) = session.engine.browse.rows(ids)
    name = f"“{name_of(row)}”{f' ({row.year})' if row.year else ''}"
    line = f"It is {name} now, as you said; `metarr undo {changes.batch}` takes it back."
    session.output.answer({"batch": changes.batch, "item": ids[0]}, line, *summaries(jobs))


def _show_orders(session: Session, ids: Sequence[ItemId]) -> None:
    """`metarr set SERIES episode_order=NAME` chooses one."""
    rows = [
        (item, numbering.name, numbering.label, ours.place, theirs)
        for item in ids
        for numbering in session.engine.identify.orderings(item)
        for ours, theirs in numbering.episodes
    ]
    if session.output.is_json:
        session.output.json(
            [
                {
                    "item": item,
                    "order": name,
                    "season": place.season,
                    "episode": place.episode,
                    "aired_season": theirs.place.season if theirs else None,
                    "aired_episode": theirs.place.episode if theirs else None,
                    "title": str(theirs.values.get("title") or "") if theirs else None,
                }
                for item, name, _, place, theirs in rows
            ]
        )
        return
    cells = [
        (
            f"{name} ({label})" if name else "as aired",
            place.episode_code,
            theirs.place.episode_code if theirs else "",
            str(theirs.values.get("title") or "") if theirs else "no such episode",
        )
        for _, name, label, place, theirs in rows
    ]
    session.output.table(("Order", "Yours", "Aired as", "Title"), cells, empty="No provider tells its episodes.")


def _list_waiting(session: Session) -> None:
    from metarr_desktop.services.crowd import portions

    answers: list[Json] = []
    cells: list[tuple[str | int, ...]] = []
    for ids in portions(session.engine.identify.waiting()):
        found = session.engine.identify.matches_of(ids)
        for row in session.engine.browse.rows(ids):
            matches = found.get(row.id, [])
            if session.output.is_json:
                answers.append(_waiting_json(row, matches))
            else:
                cells.append((row.id, name_of(row), *(_best(matches[0]) if matches else ("nothing found", "", ""))))
    if session.output.is_json:
        session.output.json(answers)
    else:
        session.output.table(("ID", "Item", "Perhaps", "Sure", "Why"), cells, empty="Nothing waits.")


def _waiting_json(row: ItemRow, matches: Sequence[Match]) -> dict[str, Json]:
    return {
        "item": row.id,
        "kind": row.kind,
        "title": row.title,
        "confidence": matches[0].confidence if matches else None,
        "candidates": [match_json(one) for one in matches],
    }


def _best(match: Match) -> tuple[str, str, str]:
    candidate = match.candidate
    year = f" ({candidate.year})" if candidate.year else ""
    return f"{candidate.title}{year}", f"{match.confidence:.0%}", match_words(match)


def _show_matches(session: Session, found: dict[ItemId, list[Match]]) -> None:
    if session.output.is_json:
        session.output.json(
            [{"item": item, "candidates": [match_json(one) for one in matches]} for item, matches in found.items()]
        )
        return
    cells = [(item, _id_of(match), *_best(match)) for item, matches in found.items() for match in matches[:_SHOWN]]
    session.output.table(("Item", "ID", "Perhaps", "Sure", "Why"), cells, empty="There are no candidates.")


def _id_of(match: Match) -> str:
    return ":".join(match.candidate.ids[0]) if match.candidate.ids else ""


@in_engine
def enrich(
    session: Session,
    items: Items = None,
    library: OfLibrary = "",
    all: Annotated[bool, typer.Option("--all", help="Everything identified, enriched before or not.")] = False,
    dead: Annotated[
        str, typer.Option("--dead", metavar="URL", help="This trailer of the item leads nowhere.", show_default=False)
    ] = "",
    first: Annotated[bool, typer.Option("--first", help="Only have these enriched before all others.")] = False,
    fresh: Fresh = False,
) -> None:
    """Gather what providers know; without items: what was identified and never enriched.

    Locked fields stay; what providers would change there waits under `metarr suggestions`.
    """
    from metarr_desktop.services.errands import enrich_job

    if sum((bool(items), bool(library), all)) > 1:
        raise BadQuery("Name items, or --library, or --all.")
    ids = [session.item(word) for word in items or ()]
    if dead:
        if len(ids) != 1:
            raise BadQuery("Name the item whose trailer it is.")
        changes = session.engine.enrich.forget_trailer(ids[0], dead)
        line = f"Taken off for good; `metarr undo {changes.batch}` shows it again."
        session.output.answer({"batch": changes.batch}, line)
        return
    if first:
        if not ids:
            raise BadQuery("Name the items that are to come first.")
        session.engine.enrich.set_first(ids)
        session.output.answer({"first": list(ids)}, f"{plural(len(ids), 'item')} will be enriched first.")
        return
    of = session.library(library).id if library else None
    jobs = session.run(enrich_job(ids, library=of, is_all=all or bool(library), is_fresh=fresh))
    session.output.answer(_result(jobs, ("enrich", "artwork")), *summaries(jobs))


@in_engine
def monitor(
    session: Session,
    items: Annotated[list[str], typer.Argument(metavar="ITEM…", help="Numbers or titles.")],
    off: Annotated[bool, typer.Option("--off", help="Fetch no artwork for them by itself.")] = False,
) -> None:
    """Have artwork of items looked after automatically, or no longer."""
    ids = [session.item(word) for word in items]
    session.engine.enrich.set_monitored(ids, not off)
    state = "no longer looked after" if off else "looked after"
    session.output.answer({"items": list(ids), "monitored": not off}, f"{plural(len(ids), 'item')} {state}.")


def _result(jobs: Sequence[Job], types: Sequence[str]) -> dict[str, Json]:
    """The counts of jobs by type, with the batch that undoes them and what went wrong."""
    answer: dict[str, Json] = {}
    for type in types:
        results = [job.result for job in jobs if job.type == type and job.result]
        if results:
            names = dict.fromkeys(name for one in results for name in one.counts)
            counts: dict[str, Json] = {name: sum(one.counts.get(name, 0) for one in results) for name in names}
            batch = next((p.args["batch"] for one in results for p in one.summary if p.args.get("batch")), None)
            problems = list(dict.fromkeys(problem for one in results for problem in one.problems))
            answer[type] = {**counts, "batch": batch, "problems": problems}
    return answer

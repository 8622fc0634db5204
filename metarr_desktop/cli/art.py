"""`metarr art`: an item's pictures, those it has and those on offer; and fetching pictures for many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.edit import changes_json
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import plural, summaries
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.artwork import Score
from metarr_desktop.domain.assets import main_picture
from metarr_desktop.domain.edits import Changes
from metarr_desktop.domain.errors import BadQuery, NotFound
from metarr_desktop.domain.item_views import ItemDetail, PictureView
from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.provider import PictureOffer

if TYPE_CHECKING:
    from metarr_desktop.services.artwork import Standing

_LONGEST_NUMBER = 4  # digits; longer ones are the beginning of a picture's id


def add_to(app: typer.Typer) -> None:
    app.command("art")(art)


@in_engine
def art(
    session: Session,
    item: Annotated[str, typer.Argument(metavar="[ITEM]", help="Its number or title.", show_default=False)] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="K", help="poster, fanart, thumb …", show_default=False)] = "",
    choose: Annotated[
        str,
        typer.Option("--choose", metavar="ID", help="Choose one of those listed, by id or number.", show_default=False),
    ] = "",
    file: Annotated[
        str, typer.Option("--file", metavar="F", help="Take a picture from a file.", show_default=False)
    ] = "",
    url: Annotated[
        str, typer.Option("--url", metavar="U", help="Take a picture from an address.", show_default=False)
    ] = "",
    reject: Annotated[
        str, typer.Option("--reject", metavar="ID", help="Never choose one on offer again.", show_default=False)
    ] = "",
    fetch: Annotated[bool, typer.Option("--fetch", help="Fill empty slots with the best on offer.")] = False,
    estimate: Annotated[bool, typer.Option("--estimate", help="Say how much --fetch would fetch.")] = False,
    library: Annotated[
        str, typer.Option("--library", metavar="L", help="For --fetch and --estimate.", show_default=False)
    ] = "",
) -> None:
    """List an item's pictures and those on offer; or choose one, which locks it.

    With --fetch or --estimate and no item: everything identified, in a library or everywhere.
    """
    if sum((bool(choose), bool(file), bool(url), bool(reject), fetch, estimate)) > 1:
        raise BadQuery("Only one of --choose, --file, --url, --reject, --fetch and --estimate.")
    if fetch or estimate:
        _many(session, item, library, is_estimate=estimate)
        return
    if not item:
        raise BadQuery("Name the item whose pictures are meant.")
    if library:
        raise BadQuery("--library goes with --fetch or --estimate.")
    detail = session.engine.browse.detail(session.item(item))
    if file:
        _tell(session, session.engine.edit.add_picture(detail.row.id, _kind(kind, detail), session.path(file)))
    elif url:
        _tell(session, session.engine.artwork.choose(detail.row.id, _kind(kind, detail), url))
    elif choose:
        _choose(session, detail, choose, kind)
    elif reject:
        _reject(session, detail, reject, kind)
    else:
        _list(session, detail, kind)


def _kind(kind: str, detail: ItemDetail) -> str:
    return kind or main_picture(detail.row.kind)


def _many(session: Session, item: str, library: str, *, is_estimate: bool) -> None:
    from metarr_desktop.services.errands import artwork_job

    if item and library:
        raise BadQuery("Name an item, or --library.")
    ids = [session.item(item)] if item else []
    of = session.library(library).id if library else None
    if is_estimate:
        wanted = ids or session.engine.enrich.to_enrich(of, is_all=True)
        pictures, size = session.engine.artwork.estimate(wanted)
        free = session.engine.artwork.free_bytes()
        line = f"About {plural(pictures, 'picture')}, {_mb(size)} MB; the disk has {_mb(free)} MB free."
        session.output.answer({"pictures": pictures, "bytes": size, "free_bytes": free}, line)
        return
    jobs = session.run(artwork_job(ids, library=of))
    results = [job.result for job in jobs if job.type == "artwork" and job.result]
    counts: dict[str, Json] = {name: count for one in results for name, count in one.counts.items()}
    batch = next((p.args["batch"] for one in results for p in one.summary if p.args.get("batch")), None)
    session.output.answer({**counts, "batch": batch}, *summaries(jobs))


def _mb(size: int) -> str:
    return f"{size / 1_000_000:,.0f}"


def _choose(session: Session, detail: ItemDetail, id: str, kind: str) -> None:
    found = _meant(session, detail, id, kind)
    if isinstance(found, PictureView):
        _tell(session, session.engine.edit.choose_pictures(detail.row.id, found.art, [found.uuid]))
    else:
        _tell(session, session.engine.artwork.choose(detail.row.id, found.art, found.url))


def _reject(session: Session, detail: ItemDetail, id: str, kind: str) -> None:
    found = _meant(session, detail, id, kind)
    if isinstance(found, PictureView):
        raise NotFound(f"“{id}” is a picture that the item has; only those on offer can be rejected.")
    session.engine.artwork.reject(detail.row.id, found.art, [found.url])
    session.output.answer(
        {"item": detail.row.id, "kind": found.art, "url": found.url, "state": "rejected"},
        f"Rejected: this {found.art} is never chosen by itself again; --choose takes it after all.",
    )


def _meant(session: Session, detail: ItemDetail, id: str, kind: str) -> PictureView | PictureOffer:
    """The picture that a number of the list, an id, or the beginning of a picture's id means. Raises NotFound."""
    pictures = _pictures(detail, kind)
    standings = session.engine.artwork.standings(detail.row.id, kind)
    if id.isdecimal() and len(id) <= _LONGEST_NUMBER:
        listed: list[PictureView | PictureOffer] = [*pictures, *(one.candidate.offer for one in standings)]
        if not 0 < int(id) <= len(listed):
            raise NotFound(f"The list has no number {id}.")
        return listed[int(id) - 1]
    for one in standings:
        if _id(one) == id:
            return one.candidate.offer
    found = [picture for picture in pictures if picture.uuid.startswith(id)]
    if len(found) != 1:
        raise NotFound(f"{'Several pictures begin' if found else 'No picture begins'} with “{id}”.")
    return found[0]


def _tell(session: Session, changes: Changes) -> None:
    names = [name for item in changes.changed.values() for name in item]
    line = f"Chosen: {', '.join(names)}; `metarr undo {changes.batch}` takes it back." if names else "Nothing changed."
    session.output.answer(changes_json(changes), line)


def _list(session: Session, detail: ItemDetail, kind: str) -> None:
    pictures = _pictures(detail, kind)
    standings = session.engine.artwork.standings(detail.row.id, kind)
    if session.output.is_json:
        session.output.json(
            [
                *(_picture_json(one, detail.row.id, detail.row.locked) for one in pictures),
                *(_offer_json(one, detail.row.locked) for one in standings),
            ]
        )
        return
    rows = [
        (one.uuid[:8], one.art, _size(one.width, one.height), one.source, "", "", "", _state(one)) for one in pictures
    ]
    rows += [_offer_row(one) for one in standings]
    session.output.table(
        ("No.", "ID", "Kind", "Size", "Source", "Language", "Votes", "Score", "State"),
        [(number, *row) for number, row in enumerate(rows, 1)],
        empty="There are no pictures.",
    )


def _pictures(detail: ItemDetail, kind: str) -> Sequence[PictureView]:
    return [one for one in detail.pictures if kind in ("", one.art)]


def _id(standing: Standing) -> str:
    """What is said on the command line: no picture's own id begins with this letter."""
    return f"o{standing.candidate.id}"


def _size(width: int | None, height: int | None) -> str:
    return f"{width} × {height}" if width and height else ""


def _state(picture: PictureView) -> str:
    return "in the cache" if picture.position is None else f"chosen, {picture.position + 1}"


def _offer_row(standing: Standing) -> tuple[str, str, str, str, str, str, str, str]:
    candidate, offer = standing.candidate, standing.candidate.offer
    language = {None: "", "": "without text"}.get(offer.language, offer.language or "")
    vote = "" if offer.vote is None else f"{offer.vote:g}"
    votes = " of ".join(one for one in (vote, "" if offer.votes is None else f"{offer.votes:,}") if one)
    return (
        _id(standing),
        offer.art,
        _size(offer.width, offer.height),
        candidate.provider,
        language,
        votes,
        _score_words(standing.score),
        f"here as {standing.uuid[:8]}" if standing.uuid else candidate.state.value,
    )


def _score_words(score: Score) -> str:
    """ "85.5 = size 30 + aspect 20 + …": the formula is in `domain.artwork`."""
    parts = " + ".join(f"{name} {points:g}" for name, points in asdict(score.parts).items())
    return f"{score.total:g} = {parts}{'' if score.is_large_enough else '; too small'}"


def _picture_json(one: PictureView, item: ItemId, locked: tuple[str, ...]) -> dict[str, Json]:
    return {
        "id": one.uuid,
        "item": item,
        "kind": one.art,
        "width": one.width,
        "height": one.height,
        "size": one.size,
        "source": one.source,
        "sha256": one.sha256,
        "position": one.position,
        "chosen": one.position is not None,
        "locked": one.art in locked,
        "state": "cached",
    }


def _offer_json(standing: Standing, locked: tuple[str, ...]) -> dict[str, Json]:
    """A picture that is not here: no bytes, no `size`; `language` is "" without text, null where it is not said."""
    candidate, offer, score = standing.candidate, standing.candidate.offer, standing.score
    return {
        "id": _id(standing),
        "item": candidate.item,
        "kind": offer.art,
        "width": offer.width,
        "height": offer.height,
        "source": candidate.provider,
        "url": offer.url,
        "language": offer.language,
        "vote": offer.vote,
        "votes": offer.votes,
        "score": score.total,
        "parts": asdict(score.parts),
        "large_enough": score.is_large_enough,
        "chosen": False,
        "locked": offer.art in locked,
        "state": candidate.state.value,
        "picture": standing.uuid or None,
    }

"""`metarr cache`: where pictures are kept, which of them nothing shows any more, and removing those."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import megabytes, plural, summaries
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.health import PrunePlan, UnusedFile

app = typer.Typer(help="Where pictures are kept, and which of them are still needed.")

_SHOWN = 20


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


@app.command("unused")
@in_engine
def unused(session: Session) -> None:
    """Say which pictures nothing shows any more and no undo could bring back. Changes nothing."""
    keep = session.engine.cache_keep
    files = keep.unused()
    if session.output.is_json:
        session.output.json({"keep_days": keep.days, **_totals(files), "kinds": _by_kind(files)})
        return
    if not files:
        session.output.line("Every picture in the cache is in use.")
        return
    session.output.line(
        f"{_count_of(files)} unused since {files[0].since[:10]} or later; they are kept {plural(keep.days, 'day')}."
    )
    session.output.table(
        ("KIND", "PICTURES", "MB", "UNUSED SINCE", "YOUR OWN"),
        (
            (art, len(some), f"{sum(one.size for one in some) / 1e6:,.1f}", some[0].since[:10], _own(some))
            for art, some in _kinds(files).items()
        ),
        empty="",
    )
    session.output.line("`metarr cache prune --dry-run` shows what would go.")


@app.command("prune")
@in_engine
def prune(
    session: Session,
    older_than: Annotated[
        int | None,
        typer.Option(
            "--older-than",
            metavar="DAYS",
            min=0,
            max=36500,
            help="Unused for so many days; else as the setting cache.keep_unused_days says.",
            show_default=False,
        ),
    ] = None,
    own: Annotated[
        bool, typer.Option("--own", help="Also your own pictures, which can be fetched from nowhere.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, and remove nothing.")] = False,
) -> None:
    """Remove pictures that have been unused for long, and files in the cache that nothing knows.

    What an undo could still bring back is in use. What is removed can be fetched again; your own pictures stay.
    """
    from metarr_desktop.services.cache_keep import prune_job

    if dry_run:
        _say_plan(session, session.engine.cache_keep.plan(older_than=older_than, with_own=own))
        return
    jobs = session.run(prune_job(older_than=older_than, with_own=own))
    counts = next((job.result.counts for job in jobs if job.type == "prune_cache" and job.result), {})
    session.output.answer({name: int(value) for name, value in counts.items()}, *summaries(jobs))


def _say_plan(session: Session, plan: PrunePlan) -> None:
    if session.output.is_json:
        rest: dict[str, Json] = {"unknown": list(plan.unknown), "thumbs": list(plan.thumbs), "kept": plan.kept}
        files: list[Json] = [
            {"path": one.path, "kind": one.art, "size": one.size, "since": one.since, "own": one.is_own}
            for one in plan.files
        ]
        session.output.json({"count": plan.count, "bytes": plan.bytes, "files": files, **rest})
        return
    session.output.line(
        f"Would remove {plural(plan.count, 'file')}, {megabytes(plan.bytes)}: {len(plan.files)} unused, "
        f"{len(plan.unknown)} that nothing knows, {plural(len(plan.thumbs), 'small form')} of pictures that are gone. "
        f"Unused ones that stay: {plan.kept}."
    )
    paths = [*(one.path for one in plan.files), *plan.unknown, *plan.thumbs]
    for path in paths[:_SHOWN]:
        session.output.line(f"  {path}")
    if len(paths) > _SHOWN:
        session.output.line(f"  and {len(paths) - _SHOWN} more; --json names all")


def _kinds(files: Iterable[UnusedFile]) -> dict[str, list[UnusedFile]]:
    found: dict[str, list[UnusedFile]] = defaultdict(list)
    for one in files:
        found[one.art].append(one)
    return dict(sorted(found.items()))


def _totals(files: list[UnusedFile]) -> dict[str, Json]:
    return {
        "count": len(files),
        "bytes": sum(one.size for one in files),
        "oldest": files[0].since if files else None,
        "own": _own(files),
    }


def _by_kind(files: list[UnusedFile]) -> dict[str, Json]:
    return {art: _totals(some) for art, some in _kinds(files).items()}


def _own(files: list[UnusedFile]) -> int:
    return sum(one.is_own for one in files)


def _count_of(files: list[UnusedFile]) -> str:
    return f"{plural(len(files), 'picture')}, {megabytes(sum(one.size for one in files))},"

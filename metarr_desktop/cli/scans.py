"""`metarr scans`: the log of scans - why each was made, and which files it found new, changed or gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import plural
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.scans import MOST_FILES, ScanCause, ScanEntry, ScanFile, ScanOutcome
from metarr_desktop.domain.views import LibraryView

_CAUSES = {ScanCause.ASKED: "asked for", ScanCause.WATCH: "folders changed", ScanCause.SWEEP: "sweep"}


def add_to(app: typer.Typer) -> None:
    app.command("scans")(scans)


@in_engine
def scans(
    session: Session,
    library: Annotated[str, typer.Argument(metavar="[LIBRARY]", help="Name or number; none: of all.")] = "",
    last: Annotated[int, typer.Option("--last", min=1, help="At most so many.")] = 20,
    with_files: Annotated[
        bool, typer.Option("--files", help=f"List each scan's files too, of each kind {MOST_FILES} at most.")
    ] = False,
) -> None:
    """Show the last 90 days' scans that were asked for or found something, newest first."""
    wanted = [session.library(library)] if library else session.engine.browse.libraries()
    found = [(entry, one) for one in wanted for entry in session.engine.browse.scans(one.id, last)]
    found.sort(key=lambda pair: (pair[0].started_at, pair[0].id), reverse=True)
    shown = found[:last]
    files = {entry.id: session.engine.browse.scan_files(entry.id) for entry, _ in shown if with_files}
    if session.output.is_json:
        session.output.json([_json(entry, one, files.get(entry.id)) for entry, one in shown])
        return
    rows = [_row(entry, one) for entry, one in shown]
    if not with_files:
        session.output.table(_TITLES, rows, empty="No scan of the last 90 days found anything.")
        return
    for (entry, _), row in zip(shown, rows, strict=True):
        session.output.line("  ".join(map(str, row)))
        _list(session, entry, files[entry.id])


_TITLES = ("ID", "Library", "Began (UTC)", "Why", "Files")


def _row(entry: ScanEntry, library: LibraryView) -> tuple[int, str, str, str, str]:
    counted = [f"{count} {outcome}" for outcome in ScanOutcome if (count := entry.files.get(outcome))]
    state = "not finished" if entry.ended_at is None else "stopped" if entry.is_stopped else ""
    found = ", ".join([*counted, *([state] if state else [])]) or "nothing new"
    return entry.id, library.name, entry.started_at, _CAUSES[entry.cause], found


def _list(session: Session, entry: ScanEntry, files: Sequence[ScanFile]) -> None:
    for outcome in ScanOutcome:
        own = [one for one in files if one.outcome is outcome]
        for one in own:
            detail = f" ({one.detail})" if one.detail and one.path else one.detail
            session.output.line(f"  {outcome:8}  {printable(one.path)}{detail}")
        if more := entry.files.get(outcome, 0) - len(own):
            session.output.line(f"  {outcome:8}  and {plural(more, 'file')} more")


def _json(entry: ScanEntry, library: LibraryView, files: Sequence[ScanFile] | None) -> Json:
    value: dict[str, Json] = {
        "id": entry.id,
        "library": library.name,
        "cause": entry.cause,
        "depth": entry.depth,
        "is_part": entry.is_part,
        "started_at": entry.started_at,
        "ended_at": entry.ended_at,
        "is_stopped": entry.is_stopped,
        "titles": dict(entry.titles),
        "counts": {outcome.value: entry.files.get(outcome, 0) for outcome in ScanOutcome},
    }
    if files is not None:
        value["files"] = [
            {"outcome": one.outcome, "path": one.path, "detail": one.detail, "item": one.item} for one in files
        ]
    return value

"""`metarr scan`: bring libraries into line with the disk."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import summaries
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.errors import BadInput, BadQuery
from metarr_desktop.domain.jobs import Job, Phrase
from metarr_desktop.domain.kinds import ItemId, JobId, LibraryId
from metarr_desktop.domain.views import LibraryView

if TYPE_CHECKING:
    from metarr_desktop.services.jobs import JobEvent


def add_to(app: typer.Typer) -> None:
    app.command("scan")(scan)


@in_engine
def scan(
    session: Session,
    libraries: Annotated[
        list[str] | None, typer.Argument(metavar="[LIBRARY]…", help="Names or numbers; none: all that are enabled.")
    ] = None,
    path: Annotated[
        str,
        typer.Option(
            "--path", metavar="DIR", help="Only look at this folder, or that of this file.", show_default=False
        ),
    ] = "",
    discover_only: Annotated[
        bool, typer.Option("--discover-only", help="Leave NFO files, pictures and media to later.")
    ] = False,
    quick: Annotated[
        bool, typer.Option("--quick", help="Look only into folders whose own time changed: one call a folder.")
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="List every folder, for disks that do not keep the times of folders.")
    ] = False,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="What the last scan of that library did not believe is gone indeed.")
    ] = False,
) -> None:
    """Find out what is on the disk, and read what lies beside it. Nothing on disk is changed.

    Without --quick and --full: folders whose time changed, and every known file that was rewritten in place.
    """
    from metarr_desktop.domain.scans import Depth
    from metarr_desktop.services.errands import scan_job

    if quick and full:
        raise BadQuery("A scan is either --quick or --full; leave out one of them.")
    depth = Depth.TIMES if quick else Depth.ALL if full else Depth.KNOWN

    below = _folder(session.path(path)) if path else ""
    wanted = _wanted(session, libraries or [], below)
    if not wanted:
        session.output.notice("There is no enabled library; `metarr library add` makes one.")
    if confirm and not (libraries and len(wanted) == 1 and not below):
        raise BadQuery("--confirm needs the one library that it is about, and looks at all of it.")
    touched: dict[JobId, tuple[ItemId, ...]] = {}
    with _noted(session, touched):
        if confirm:
            new = [session.engine.roots.confirm_job(one) for one in wanted]
        else:
            new = [scan_job(one.id, below=below, discover_only=discover_only, depth=depth) for one in wanted]
        jobs = session.run(*new)
    jobs = [_with_what_followed(job, jobs, touched) if job.type == "scan" else job for job in jobs]
    names = {one.id: one.name for one in wanted}
    session.output.answer(
        {"libraries": [_job_json(job, names) for job in jobs if job.type == "scan"]}, *summaries(jobs)
    )


def _folder(path: str) -> str:
    """What is to be looked at: a file with its neighbours, for they belong together."""
    return os.path.dirname(path) if os.path.isfile(path) else path


@contextlib.contextmanager
def _noted(session: Session, touched: dict[JobId, tuple[ItemId, ...]]) -> Iterator[None]:
    """Note which items each job touched that ends while the block lasts: only its observers are told."""

    def note(event: JobEvent) -> None:
        if event.job.status.is_over and event.job.result:
            touched[event.job.id] = event.job.result.items

    unsubscribe = session.engine.jobs.subscribe(note)
    try:
        yield
    finally:
        unsubscribe()


def _with_what_followed(scan: Job, jobs: Sequence[Job], touched: Mapping[JobId, Collection[ItemId]]) -> Job:
    """The scan as a person sees it: the jobs after it change titles, and find files that cannot be read, too."""
    if scan.result is None:
        return scan
    same = [job for job in jobs if job.result and job.payload.get("library") == scan.payload["library"]]
    by_content = {item for job in same if job.type in ("nfo", "pictures") for item in touched.get(job.id, ())}
    found = {
        "changed": scan.result.counts["changed"] + len(by_content.difference(touched.get(scan.id, ()))),
        "failed": sum(job.result.counts.get("failed", 0) for job in same if job.result),
    }
    summary = tuple(Phrase(one.code, {**one.args, **found}) for one in scan.result.summary)
    return replace(scan, result=replace(scan.result, counts={**scan.result.counts, **found}, summary=summary))


def _wanted(session: Session, names: Sequence[str], below: str) -> list[LibraryView]:
    """The libraries to scan. Raises NotFound, and BadInput for one that is disabled or does not hold the folder."""
    if names:
        found = [session.library(name) for name in names]
        for one in found:
            _refuse_disabled(one)
    else:
        found = session.engine.browse.libraries()
    if not below:
        return [one for one in found if one.is_enabled]
    holding = [one for one in found if any(_holds(root.path, below) for root in one.roots)]
    if not holding:
        raise BadInput(f"{below} is in no folder of {'that library' if names else 'any library'}.")
    for one in holding:
        _refuse_disabled(one)
    return holding


def _refuse_disabled(library: LibraryView) -> None:
    if not library.is_enabled:
        raise BadInput(f"“{library.name}” is disabled; `metarr library enable` lets scans look at it again.")


def _holds(root: str, path: str) -> bool:
    return path == root or path.startswith(os.path.join(root, ""))


def _job_json(job: Job, names: Mapping[LibraryId, str]) -> Json:
    counts = dict(job.result.counts) if job.result else {}
    problems = list(job.result.problems) if job.result else []
    library = names.get(LibraryId(job.payload["library"]), "")
    return {"library": library, "status": job.status, **counts, "problems": problems, "error": job.error}

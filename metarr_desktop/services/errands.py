"""Errands: the jobs that doors and services queue for each other, as values; what does them is not loaded for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.jobs import NewJob, Priority
from metarr_desktop.domain.scans import Depth

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import BatchId, ItemId, LibraryId
    from metarr_desktop.domain.plan import Choices
    from metarr_desktop.domain.roots import Consent


def scan_job(
    library: LibraryId,
    *,
    below: str = "",
    discover_only: bool = False,
    depth: Depth = Depth.KNOWN,
    consent: Consent | None = None,
) -> NewJob:
    """A scan that a person asked for, or that a manager announced (`consent`)."""
    payload: dict[str, Any] = {"library": library}
    if depth is not Depth.KNOWN:
        payload["depth"] = depth.value
    if below:
        payload["below"] = [below]
    if discover_only:
        payload["discover_only"] = True
    if consent is not None:
        told = {
            "accepted": sorted(consent.accepted),
            "confirmed": sorted(consent.confirmed),
            "announced": list(consent.announced),
        }
        payload |= {name: value for name, value in told.items() if value}
    return NewJob("scan", payload, Priority.PERSON)


def watched_scan_job(
    library: LibraryId, below: Collection[str], tops: Collection[str] = (), announced: Collection[str] = ()
) -> NewJob:
    """A scan of what the watch found changed: of folders, and of the files right in the roots `tops`.

    Or of what a manager told of; `announced` it took away on purpose, which no other scan knows.
    """
    lists = {"below": sorted(below), "tops": sorted(tops), "announced": sorted(announced)}
    payload = {"library": library, "is_watched": True, **{name: one for name, one in lists.items() if one}}
    return NewJob("scan", payload, Priority.NORMAL, gathers=not announced)


def sweep_job(library: LibraryId, roots: Collection[str] = ()) -> NewJob:
    """A look at a whole library, or at some of its roots, that is due."""
    payload: dict[str, Any] = {"library": library, "is_watched": True}
    if roots:
        payload["below"] = sorted(roots)
    return NewJob("scan", payload, Priority.BACKGROUND, gathers=True)


def publish_job(
    *,
    items: Sequence[ItemId] = (),
    library: LibraryId | None = None,
    is_unpublished: bool = False,
    choices: Choices | None = None,
    cause: BatchId | None = None,
) -> NewJob:
    """Publishing that a person asked for: of those items, of a library, or of everything; or their undo (`cause`)."""
    payload: dict[str, Any] = {}
    if items:
        payload["items"] = list(items)
    elif library is not None:
        payload["library"] = library
    if is_unpublished:
        payload["is_unpublished"] = True
    if choices is not None and (made := choices.as_json()):
        payload["choices"] = made
    if cause is not None:
        payload["cause"] = cause
    return NewJob("publish", payload, Priority.PERSON, batch=cause)


def move_files_job(batch: BatchId) -> NewJob:
    """The moving of files that a batch wrote down."""
    return NewJob("move_files", {"batch": batch}, Priority.PERSON)


def publish_again_job(batch: BatchId, items: Sequence[ItemId]) -> NewJob:
    """Publishing once more what a batch had published, of which the undo was undone."""
    return NewJob("publish", {"items": list(items), "again": batch}, Priority.PERSON, batch=batch)


def take_back_job(*batches: BatchId, renewed: Sequence[ItemId] = (), cause: BatchId | None = None) -> NewJob:
    """The undo of publishing, as far as it was noted in those batches; then `renewed` are published as they are now."""
    payload: dict[str, Any] = {"taken_back": list(batches)}
    if renewed:
        payload |= {"items": list(renewed), "cause": cause}
    return NewJob("publish", payload, Priority.PERSON, batch=cause)


def identify_job(items: Sequence[ItemId] = (), *, library: LibraryId | None = None, is_fresh: bool = False) -> NewJob:
    """Identifying that a person asked for: items, or whatever is unidentified in a library or everywhere."""
    return NewJob("identify", _payload(items, library, is_fresh=is_fresh), Priority.PERSON)


def enrich_job(
    items: Sequence[ItemId] = (),
    *,
    library: LibraryId | None = None,
    is_all: bool = False,
    is_fresh: bool = False,
    cause: BatchId | None = None,
) -> NewJob:
    """Enriching that a person asked for."""
    payload = _payload(items, library, is_fresh=is_fresh)
    if is_all:
        payload["is_all"] = True
    if cause is not None:
        payload["cause"] = cause
    return NewJob("enrich", payload, Priority.PERSON, batch=cause)


def artwork_job(items: Sequence[ItemId] = (), *, library: LibraryId | None = None) -> NewJob:
    """Choosing and fetching pictures that a person asked for."""
    return NewJob("artwork", _payload(items, library), Priority.PERSON)


def _payload(items: Sequence[ItemId], library: LibraryId | None, *, is_fresh: bool = False) -> dict[str, Any]:
    payload: dict[str, Any] = {}
    if items:
        payload["items"] = list(items)
    elif library is not None:
        payload["library"] = library
    if is_fresh:
        payload["is_fresh"] = True
    return payload

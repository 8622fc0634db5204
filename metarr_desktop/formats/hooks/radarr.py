"""Radarr's webhook -> event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from metarr_desktop.domain.hooks import Given, HookEvent, Wish, distinct
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.formats.hooks.arrivals import imported, renamed
from metarr_desktop.formats.hooks.deletions import file_deleted, title_deleted
from metarr_desktop.formats.hooks.reading import (
    folder_of,
    paths_of,
    place,
    rows,
    table,
    text,
    titled,
)

#: As its own code spells them (NzbDrone.Core/Notifications/Webhook/WebhookEventType.cs).
NAMES = (
    "Test",
    "Grab",
    "Download",
    "Rename",
    "MovieAdded",
    "MovieDelete",
    "MovieFileDelete",
    "Health",
    "HealthRestored",
    "ApplicationUpdate",
    "ManualInteractionRequired",
)


def read(name: str, payload: Mapping[str, Any]) -> HookEvent:
    """The event of that name, of which any member may be missing."""
    movie = table(payload.get("movie"))
    folder = place(movie.get("folderPath"))
    files = paths_of(rows(payload.get("movieFile")), folder)
    folder = folder or (folder_of(files[0]) if files else "")
    event = HookEvent(
        name,
        title=titled(text(movie.get("title")), movie.get("year")),
        folder=folder,
        download_id=text(payload.get("downloadId")),
    )
    match name:
        case "Download":
            return imported(event, payload, files, _given(payload, (folder, *files)))
        case "MovieAdded":
            return replace(event, wish=Wish.LOOK, given=_given(payload, (folder,)))
        case "Rename":
            return renamed(event, rows(payload.get("renamedMovieFiles")))
        case "MovieDelete":
            return title_deleted(event, payload, (folder,) if folder else ())
        case "MovieFileDelete":
            return file_deleted(event, payload, files)
    return event


def _given(payload: Mapping[str, Any], paths: tuple[str, ...]) -> tuple[Given, ...]:
    ids = distinct(_ids(payload))
    return (Given(Kind.MOVIE, ids, tuple(path for path in paths if path)),) if ids else ()


def _ids(payload: Mapping[str, Any]) -> Iterator[ExternalId]:
    for movie in (table(payload.get("movie")), table(payload.get("remoteMovie"))):
        yield ExternalId(Scheme.TMDB, text(movie.get("tmdbId")))
        yield ExternalId(Scheme.IMDB, text(movie.get("imdbId")))

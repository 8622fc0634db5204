"""Sonarr's webhook -> event. An import is told of file by file, and once as a whole: `downloadId` is in both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from metarr_desktop.domain.hooks import Given, HookEvent, Wish, distinct
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.formats.hooks.arrivals import imported, renamed
from metarr_desktop.formats.hooks.deletions import file_deleted, title_deleted
from metarr_desktop.formats.hooks.reading import paths_of, place, rows, table, text, titled

#: As its own code spells them.
NAMES = (
    "Test",
    "Grab",
    "Download",
    "Rename",
    "SeriesAdd",
    "SeriesDelete",
    "EpisodeFileDelete",
    "Health",
    "HealthRestored",
    "ApplicationUpdate",
    "ManualInteractionRequired",
)
_SCHEMES = (
    ("tvdbId", Scheme.TVDB),
    ("tmdbId", Scheme.TMDB),
    ("imdbId", Scheme.IMDB),
    ("tvMazeId", Scheme.TVMAZE),
)


def read(name: str, payload: Mapping[str, Any]) -> HookEvent:
    """The event of that name, of which any member may be missing."""
    series = table(payload.get("series"))
    folder = place(series.get("path"))
    event = HookEvent(
        name,
        title=titled(text(series.get("title")), series.get("year")),
        folder=folder,
        download_id=text(payload.get("downloadId")),
    )
    match name:
        case "Download":
            files = paths_of([*rows(payload.get("episodeFile")), *rows(payload.get("episodeFiles"))], folder)
            return imported(event, payload, files, _given(series, (folder, *files)))
        case "SeriesAdd":
            return replace(event, wish=Wish.LOOK, given=_given(series, (folder,)))
        case "Rename":
            return renamed(event, rows(payload.get("renamedEpisodeFiles")))
        case "SeriesDelete":
            return title_deleted(event, payload, (folder,) if folder else ())
        case "EpisodeFileDelete":
            return file_deleted(event, payload, paths_of(rows(payload.get("episodeFile")), folder))
    return event


def _given(series: Mapping[str, Any], paths: tuple[str, ...]) -> tuple[Given, ...]:
    ids = distinct(ExternalId(scheme, text(series.get(member))) for member, scheme in _SCHEMES)
    return (Given(Kind.SERIES, ids, tuple(path for path in paths if path)),) if ids else ()

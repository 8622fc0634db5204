"""Lidarr's webhook -> event. Its ids are MusicBrainz's: of an artist, and of an album's release group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from metarr_desktop.domain.hooks import Given, HookEvent, Wish, distinct
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.formats.hooks.arrivals import imported, renamed
from metarr_desktop.formats.hooks.deletions import title_deleted
from metarr_desktop.formats.hooks.reading import paths_of, place, rows, table, text

#: As its own code spells them.
NAMES = (
    "Test",
    "Grab",
    "Download",
    "DownloadFailure",
    "ImportFailure",
    "Rename",
    "ArtistAdd",
    "ArtistDelete",
    "AlbumDelete",
    "Health",
    "HealthRestored",
    "Retag",
    "ApplicationUpdate",
)


def read(name: str, payload: Mapping[str, Any]) -> HookEvent:
    """The event of that name, of which any member may be missing."""
    artist, album = table(payload.get("artist")), table(payload.get("album"))
    folder = place(artist.get("path"))
    names = (text(artist.get("name")), text(album.get("title")))
    event = HookEvent(
        name,
        title=" · ".join(word for word in names if word),
        folder=folder,
        download_id=text(payload.get("downloadId")),
    )
    match name:
        case "Download":
            files = paths_of(rows(payload.get("trackFiles")), folder)
            return imported(event, payload, files, tuple(_given(artist, album, folder, files)))
        case "ArtistAdd":
            return replace(event, wish=Wish.LOOK, given=tuple(_given(artist, {}, folder, ())))
        case "Retag":
            return replace(event, wish=Wish.LOOK, files=paths_of(rows(payload.get("trackFile")), folder))
        case "Rename":
            return renamed(event, rows(payload.get("renamedTrackFiles")))
        case "ArtistDelete":
            return title_deleted(event, payload, (folder,) if folder else ())
        case "AlbumDelete":  # which of the artist's folders it was is not told, so nothing is announced
            return title_deleted(event, payload, ())
    return event


def _given(artist: Mapping[str, Any], album: Mapping[str, Any], folder: str, files: tuple[str, ...]) -> Iterator[Given]:
    for kind, scheme, told, paths in (
        (Kind.ARTIST, Scheme.MB_ARTIST, artist, (folder, *files)),
        (Kind.ALBUM, Scheme.MB_RELEASE_GROUP, album, files),
    ):
        ids = distinct(iter((ExternalId(scheme, text(told.get("mbId"))),)))
        if ids and any(paths):
            yield Given(kind, ids, tuple(path for path in paths if path))

"""What a manager says of itself that it did (GET …/history/since) -> payloads as it would have posted them.

One payload a download: an import is told of file by file. What says nothing of files is left out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from metarr_desktop.domain.hooks import HookType
from metarr_desktop.formats.hooks.reading import place, rows, table, text


@dataclass(frozen=True, slots=True)
class HistoryCall:
    """How a manager is asked: the path below its address, and what has to come along in the answer."""

    path: str
    include: Mapping[str, str]


CALLS = {
    HookType.RADARR: HistoryCall("/api/v3/history/since", {"includeMovie": "true"}),
    HookType.SONARR: HistoryCall("/api/v3/history/since", {"includeSeries": "true"}),
    HookType.LIDARR: HistoryCall("/api/v1/history/since", {"includeArtist": "true", "includeAlbum": "true"}),
}


@dataclass(frozen=True, slots=True)
class _Words:
    """How a manager's history and its webhook call the same things."""

    title: str
    imported: frozenset[str]
    deleted: str
    renamed: str
    files: str
    renamed_files: str
    deletion: str


_WORDS = {
    HookType.RADARR: _Words(
        "movie",
        frozenset({"downloadFolderImported", "movieFolderImported"}),
        "movieFileDeleted",
        "movieFileRenamed",
        "movieFile",
        "renamedMovieFiles",
        "MovieFileDelete",
    ),
    HookType.SONARR: _Words(
        "series",
        frozenset({"downloadFolderImported", "seriesFolderImported"}),
        "episodeFileDeleted",
        "episodeFileRenamed",
        "episodeFiles",
        "renamedEpisodeFiles",
        "EpisodeFileDelete",
    ),
    HookType.LIDARR: _Words(
        "artist",
        frozenset({"trackFileImported"}),
        "trackFileDeleted",
        "trackFileRenamed",
        "trackFiles",
        "renamedTrackFiles",
        "",  # its webhook has no word for it; a look at the folder says the same
    ),
}


def payloads_of(type: HookType, answer: object) -> list[bytes]:
    """The events in an answer, as payloads of that sender, oldest first."""
    words = _WORDS[type]
    records = sorted(rows(answer), key=lambda one: text(one.get("date")))
    return [json.dumps(payload).encode() for payload in (*_imports(type, words, records), *_others(words, records))]


def _imports(type: HookType, words: _Words, records: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    groups: dict[tuple[str, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for record in records:
        if text(record.get("eventType")) in words.imported:
            album = text(table(record.get("album")).get("foreignAlbumId"))
            download = text(record.get("downloadId")) or text(record.get("id"))
            groups[_folder(words, record), album, download].append(record)
    for same in groups.values():
        paths = [path for record in same if (path := place(table(record.get("data")).get("importedPath")))]
        for files in [paths] if type is not HookType.RADARR else [[path] for path in paths]:
            yield {
                "eventType": "Download",
                **_title(type, words, same[0]),
                words.files: [{"path": path} for path in files],
                "downloadId": text(same[0].get("downloadId")),
            }


def _others(words: _Words, records: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for record in records:
        data, event = table(record.get("data")), text(record.get("eventType"))
        title = {words.title: {**table(record.get(words.title)), "folderPath": _folder(words, record)}}
        if event == words.renamed:
            file = {"path": place(data.get("path")), "previousPath": place(data.get("sourcePath"))}
            yield {"eventType": "Rename", **_bare(words, title), words.renamed_files: [file]}
        elif event == words.deleted and words.deletion:
            file = {"path": place(record.get("sourceTitle"))}
            singular = words.files.removesuffix("s")
            reason = text(data.get("reason"))
            yield {"eventType": words.deletion, **_bare(words, title), singular: file, "deleteReason": reason}


def _folder(words: _Words, record: Mapping[str, Any]) -> str:
    return place(table(record.get(words.title)).get("path"))


def _bare(words: _Words, title: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    known = title[words.title]
    wanted = ("title", "artistName", "year", "folderPath", "path", "tmdbId", "imdbId", "tvdbId", "tvMazeId")
    return {words.title: {name: known[name] for name in wanted if name in known}}


def _title(type: HookType, words: _Words, record: Mapping[str, Any]) -> dict[str, Any]:
    """What it was about, by the names that the webhook has for it."""
    known = table(record.get(words.title))
    told = _bare(words, {words.title: {**known, "folderPath": _folder(words, record)}})
    if type is HookType.LIDARR:
        artist, album = told["artist"], table(record.get("album"))
        artist |= {"name": text(known.get("artistName")), "mbId": text(known.get("foreignArtistId"))}
        told["album"] = {"title": text(album.get("title")), "mbId": text(album.get("foreignAlbumId"))}
    return told

"""What probes found: streams as rows for lists and searches, with the whole domain value beside them."""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.quality import HdrKind
from metarr_desktop.domain.streams import AudioStream, MediaFacts, SubtitleStream, VideoStream
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import FileId
    from metarr_desktop.store.connection import Connection

Stream = VideoStream | AudioStream | SubtitleStream


def save(connection: Connection, facts: Mapping[FileId, MediaFacts]) -> None:
    """Put those facts in the place of what was known of the files."""
    connection.execute("DELETE FROM stream_detail WHERE file_id = ?", [(file,) for file in facts])
    connection.execute(
        "UPDATE file SET container = ?, duration_s = ? WHERE id = ?",
        [(one.container, one.duration_s, file) for file, one in facts.items()],
    )
    rows = [
        (file, position, *_row(stream)) for file, one in facts.items() for position, stream in enumerate(_streams(one))
    ]
    if rows:
        connection.execute(
            "INSERT INTO stream_detail (file_id, position, type, language, width, height, hdr, facts) "
            "VALUES (?,?,?,?,?,?,?,?)",
            rows,
        )


def _streams(facts: MediaFacts) -> tuple[Stream, ...]:
    return (*facts.video, *facts.audio, *facts.subtitles)


def _row(stream: Stream) -> tuple[Any, ...]:
    facts = json.dumps({key: value for key, value in dataclasses.asdict(stream).items() if value})
    match stream:
        case VideoStream():
            return "video", stream.language, stream.width, stream.height, stream.hdr.value, facts
        case AudioStream():
            return "audio", stream.language, None, None, "", facts
        case SubtitleStream():
            return "subtitle", stream.language, None, None, "", facts


def load(connection: Connection, files: Collection[int]) -> dict[int, MediaFacts]:
    """The facts of those files; a file that was never probed is left out."""
    found: dict[int, MediaFacts] = {}
    streams: dict[int, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for some in chunks(files):
        listed = marks(len(some))
        for file, kind, facts in connection.execute(
            f"SELECT file_id, type, facts FROM stream_detail WHERE file_id IN ({listed}) ORDER BY file_id, position",
            some,
        ):
            streams[file][kind].append(_stream(kind, json.loads(facts)))
        for file, container, duration in connection.execute(
            f"SELECT id, container, duration_s FROM file WHERE id IN ({listed}) AND container IS NOT NULL", some
        ):
            own = streams[file]
            found[file] = MediaFacts(
                duration or 0.0, container, tuple(own["video"]), tuple(own["audio"]), tuple(own["subtitle"])
            )
    return found


def _stream(kind: str, facts: dict[str, Any]) -> Stream:
    match kind:
        case "video":
            return VideoStream(**{**facts, "hdr": HdrKind(facts.get("hdr", ""))})
        case "audio":
            return AudioStream(**facts)
    return SubtitleStream(**facts)

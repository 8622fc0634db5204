"""Stream facts of a media file through MediaInfo, in process: a few milliseconds a file, whatever its size.

`probe_file` gives them with the file's quick hash for three reads at most - beginning, end, and one place between,
where MediaInfo asks for it: over a network each read is a wait. Hostile headers can hang or kill it; so many files are
probed in workers (`pool.WorkerPool.map(probe_file, paths)`), which also bring the second core in.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from pymediainfo import MediaInfo

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.domain.quality import HdrKind
from metarr_desktop.domain.streams import AudioStream, MediaFacts, SubtitleStream, VideoStream
from metarr_desktop.files import codecs
from metarr_desktop.files.hashes import exactly, quick_hash, quick_hash_of_ends

_log = logging.getLogger(__name__)

_Track = Mapping[str, Any]


_HEAD = 1024 * 1024
_TAIL = 256 * 1024
_BETWEEN = 8 * 1024 * 1024  # the index of a long film in an MP4 that keeps it in front of other boxes at the end
_OF_DISCS = (".m2ts", ".mts", ".vob", ".ifo", ".bdmv")  # MediaInfo looks into the disc's other files for languages


@dataclass(frozen=True, slots=True)
class Probed:
    """What a file holds, or why that cannot be told; and its quick hash, "" when it cannot be read at all.

    Neither facts nor a problem: the hash was known.
    """

    quick_hash: str
    facts: MediaFacts | None = None
    problem: str = ""


class ProbeTask(NamedTuple):
    """A file to be probed, unless its quick hash is one of `known`: then its streams are known already."""

    path: str
    known: frozenset[str] = frozenset()


def probe_file(task: ProbeTask) -> Probed:
    """The streams of a file and its quick hash; the form for a worker pool. Never raises for a file that is bad."""
    path = task.path
    try:
        if path.lower().endswith(_OF_DISCS):
            hashed, facts = quick_hash(path), None
        else:
            with open(path, "rb", buffering=0) as file:
                few = _FewReads(file.fileno(), os.fstat(file.fileno()).st_size)
                hashed = few.quick_hash()
                facts = None if hashed in task.known else _facts_of(few, path)
    except BadFile as error:
        return Probed("", problem=error.reason)
    except OSError as error:
        return Probed("", problem=error.strerror or "it cannot be read")
    if hashed in task.known:
        return Probed(hashed)
    try:
        # Where that little tells nothing, MediaInfo may read as it likes.
        return Probed(hashed, facts or probe(path))
    except BadFile as error:
        return Probed(hashed, problem=error.reason)


def _facts_of(few: _FewReads, path: str) -> MediaFacts | None:
    """The facts as far as they stand where MediaInfo usually looks; None where they do not."""
    if few.size == 0:
        return None
    try:
        facts = facts_from_json(str(MediaInfo.parse(few, output="JSON", full=False)))
    except (OSError, RuntimeError):
        return None
    if not facts.container:
        facts = replace(facts, container=os.path.splitext(path)[1].lstrip(".").lower())
    return facts if (facts.video or facts.audio) and facts.duration_s else None


class _FewReads:
    """A file as MediaInfo reads it, of which it gets the beginning, the end, and one place between."""

    mode = "rb"

    def __init__(self, descriptor: int, size: int) -> None:
        self.size = size
        self._descriptor = descriptor
        self._position = 0
        self._blocks = [(0, exactly(descriptor, 0, min(size, _HEAD + _TAIL) if size <= _HEAD + _TAIL else _HEAD))]
        if size > _HEAD + _TAIL:
            self._blocks.append((size - _TAIL, exactly(descriptor, size - _TAIL, _TAIL)))
        self._may_read = size > _HEAD + _TAIL

    def quick_hash(self) -> str:
        """As `hashes.quick_hash`, of what was read already. Raises BadFile when the file became shorter meanwhile."""
        return quick_hash_of_ends(self.size, self._blocks[0][1], self._blocks[-1][1])

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        self._position = offset + (self.size if whence == os.SEEK_END else 0)
        return self._position

    def tell(self) -> int:
        return self._position

    def read(self, count: int) -> bytes:
        for start, block in self._blocks:
            if start <= self._position < start + len(block):
                data = block[self._position - start :][:count]
                self._position += len(data)
                return data
        if self._may_read and self._position < self.size:
            self._may_read = False
            length = min(_BETWEEN, self.size - _TAIL - self._position)
            self._blocks.insert(1, (self._position, exactly(self._descriptor, self._position, length)))
            return self.read(count)
        return b""


def probe(path: str) -> MediaFacts:
    """The streams of a file. Raises BadFile for one that is missing, empty, or holds neither picture nor sound."""
    try:
        if os.stat(path).st_size == 0:
            raise BadFile(path, "the file is empty")
        document = _ask(path)
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it cannot be read as media"
        raise BadFile(path, reason) from error
    facts = facts_from_json(document)
    if not facts.video and not facts.audio:
        raise BadFile(path, "no picture and no sound was found in it")
    return facts


def _ask(path: str) -> str:
    """MediaInfo's answer as JSON text."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return _ask_through_handle(path)
    try:
        return str(MediaInfo.parse(path, output="JSON", full=False))
    except (RuntimeError, FileNotFoundError):
        # The library converts names by the process's locale, which under LANG=C loses every accent.
        _log.debug("MediaInfo could not open by name, trying the handle: %s", path)
        return _ask_through_handle(path)


def _ask_through_handle(path: str) -> str:
    with open(path, "rb") as handle:
        return str(MediaInfo.parse(handle, output="JSON", full=False))


def facts_from_json(document: str) -> MediaFacts:
    """The facts in a MediaInfo JSON report; streams of other types (menus, pictures) are left out."""
    media = json.loads(document, strict=False).get("media") or {}
    tracks: list[_Track] = media.get("track") or []
    general: _Track = next((track for track in tracks if track.get("@type") == "General"), {})
    video = tuple(_video(track) for track in tracks if track.get("@type") == "Video")
    return MediaFacts(
        duration_s=_duration_s(general, tracks),
        container=codecs.CONTAINERS.get(_text(general, "Format"), _text(general, "FileExtension").lower()),
        video=video,
        audio=tuple(_audio(track) for track in tracks if track.get("@type") == "Audio"),
        subtitles=tuple(_subtitle(track) for track in tracks if track.get("@type") == "Text"),
    )


def _duration_s(general: _Track, tracks: list[_Track]) -> float:
    """The container's length, or the longest stream's where the container keeps none (raw streams, broken ends)."""
    return _number(general, "Duration") or max((_number(track, "Duration") for track in tracks), default=0.0)


#: What MediaInfo finds out in the frames alone, which it is not always given: MPEG-4 Part 2 as films have it.
_ONLY_DEPTH = {"MPEG-4 Visual": 8}


def _video(track: _Track) -> VideoStream:
    return VideoStream(
        codec=codecs.video_codec(_text(track, "Format"), _text(track, "Format_Version")),
        width=_whole(track, "Width"),
        height=_whole(track, "Height"),
        aspect=_number(track, "DisplayAspectRatio"),
        frame_rate=_number(track, "FrameRate"),
        bitrate=_whole(track, "BitRate"),
        bit_depth=_whole(track, "BitDepth") or _ONLY_DEPTH.get(_text(track, "Format"), 0),
        hdr=_hdr(track),
        is_interlaced=_text(track, "ScanType") in ("Interlaced", "MBAFF", "PAFF"),
        stereo_mode=codecs.STEREO_MODES.get(_text(track, "MultiView_Layout"), ""),
        language=_language(_text(track, "Language")),
        title=_text(track, "Title"),
        is_default=_flag(track, "Default"),
        is_forced=_flag(track, "Forced"),
    )


def _hdr(track: _Track) -> HdrKind:
    """The best kind that the stream carries: a Dolby Vision stream is often HDR10 as well, for older screens."""
    formats = f"{_text(track, 'HDR_Format')} / {_text(track, 'HDR_Format_Compatibility')}"
    transfer = _text(track, "transfer_characteristics")
    if "Dolby Vision" in formats:
        return HdrKind.DOLBY_VISION
    if "2094" in formats or "HDR10+" in formats:
        return HdrKind.HDR10_PLUS
    if "HLG" in transfer or "HLG" in formats:
        return HdrKind.HLG
    if "HDR10" in formats or "2086" in formats or transfer == "PQ":
        return HdrKind.HDR10
    return HdrKind.NONE


def _audio(track: _Track) -> AudioStream:
    trade_name = _text(track, "Format_Commercial_IfAny")
    features = _text(track, "Format_AdditionalFeatures")
    return AudioStream(
        codec=codecs.audio_codec(_text(track, "Format"), _text(track, "Format_Profile"), f"{trade_name} {features}"),
        channels=_whole(track, "Channels"),
        sampling_rate=_whole(track, "SamplingRate"),
        bitrate=_whole(track, "BitRate"),
        bit_depth=_whole(track, "BitDepth"),
        is_atmos="Atmos" in trade_name or "JOC" in features.split(),
        language=_language(_text(track, "Language")),
        title=_text(track, "Title"),
        is_default=_flag(track, "Default"),
        is_forced=_flag(track, "Forced"),
    )


def _subtitle(track: _Track) -> SubtitleStream:
    words = _text(track, "Format")
    return SubtitleStream(
        codec=codecs.SUBTITLES.get(words) or words.lower().replace(" ", "_"),
        language=_language(_text(track, "Language")),
        title=_text(track, "Title"),
        is_default=_flag(track, "Default"),
        is_forced=_flag(track, "Forced"),
        is_for_hearing_impaired="HI" in _text(track, "ServiceKind").split(),
    )


def _text(track: _Track, key: str) -> str:
    value = track.get(key, "")
    return value.strip() if isinstance(value, str) else ""


def _number(track: _Track, key: str) -> float:
    """The first number of a value such as `48000` or `48000 / 24000` (a core and its extension); 0 when unknown."""
    try:
        return float(_text(track, key).split(" / ")[0])
    except ValueError:
        return 0.0


def _whole(track: _Track, key: str) -> int:
    return round(_number(track, key))


def _flag(track: _Track, key: str) -> bool:
    return _text(track, key) == "Yes"


@lru_cache(maxsize=256)
def _language(tag: str) -> str:
    """ISO 639-2/B of a tag such as `de`, `pt-BR` or `deu`; empty when the file says nothing or nonsense."""
    if not tag:
        return ""
    import langcodes  # 40 ms of tables, which no start needs

    try:
        code = langcodes.Language.get(tag).to_alpha3(variant="B")
    except (LookupError, ValueError):
        return ""
    return "" if code == "und" else code

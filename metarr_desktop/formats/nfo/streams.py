"""Stream details of a file as Kodi reads them from an NFO before it has played the file (RULES 3.6)."""

from __future__ import annotations

from metarr_desktop.domain.streams import AudioStream, MediaFacts, SubtitleStream, VideoStream
from metarr_desktop.formats.nfo.markup import branch, leaf


def fileinfo(facts: MediaFacts) -> list[str]:
    """The lines of `<fileinfo>`; none where the file says nothing. What a stream does not know is left out."""
    streams = [line for video in facts.video for line in _video(video, facts.duration_s)]
    streams += [line for audio in facts.audio for line in _audio(audio)]
    streams += [line for subtitle in facts.subtitles for line in _subtitle(subtitle)]
    return branch("fileinfo", branch("streamdetails", streams)) if streams else []


def _video(stream: VideoStream, duration_s: float) -> list[str]:
    return _known(
        "video",
        codec=stream.codec,
        aspect=f"{stream.aspect:.6f}" if stream.aspect else "",
        width=stream.width,
        height=stream.height,
        durationinseconds=round(duration_s),
        stereomode=stream.stereo_mode,
        hdrtype=stream.hdr.value,
        language=stream.language,
    )


def _audio(stream: AudioStream) -> list[str]:
    return _known("audio", codec=stream.codec, language=stream.language, channels=stream.channels)


def _subtitle(stream: SubtitleStream) -> list[str]:
    return _known("subtitle", language=stream.language)


def _known(name: str, **details: str | int) -> list[str]:
    return branch(name, [leaf(key, value) for key, value in details.items() if value])

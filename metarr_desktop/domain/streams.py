"""What is inside a media file: its picture, sound and subtitle streams.

Spellings follow what Kodi reads from `<streamdetails>`: codecs by ffmpeg's short names, languages as three lower-case
letters of ISO 639-2/B (`ger`, `fre`), empty where the file does not say.
"""

from __future__ import annotations

from dataclasses import dataclass

from metarr_desktop.domain.quality import Definition, HdrKind, definition


@dataclass(frozen=True, slots=True)
class VideoStream:
    """One moving picture. Zero and empty mean that the file does not say.

    `aspect` is width to height as shown; `bitrate` is in bits a second; `stereo_mode` is Kodi's word for a 3D picture
    (`left_right`, `top_bottom` …); `is_interlaced` tells television recordings from film.
    """

    codec: str
    width: int = 0
    height: int = 0
    aspect: float = 0.0
    frame_rate: float = 0.0
    bitrate: int = 0
    bit_depth: int = 0
    hdr: HdrKind = HdrKind.NONE
    is_interlaced: bool = False
    stereo_mode: str = ""
    language: str = ""
    title: str = ""
    is_default: bool = False
    is_forced: bool = False

    @property
    def definition(self) -> Definition:
        return definition(self.width, self.height)


@dataclass(frozen=True, slots=True)
class AudioStream:
    """One sound track. `bitrate` in bits a second, `sampling_rate` in hertz; zero and empty mean unknown."""

    codec: str
    channels: int = 0
    sampling_rate: int = 0
    bitrate: int = 0
    bit_depth: int = 0
    is_atmos: bool = False
    language: str = ""
    title: str = ""
    is_default: bool = False
    is_forced: bool = False


@dataclass(frozen=True, slots=True)
class SubtitleStream:
    """One subtitle track inside the file; `codec` is its format (`subrip`, `ass`, `hdmv_pgs_subtitle` …)."""

    codec: str
    language: str = ""
    title: str = ""
    is_default: bool = False
    is_forced: bool = False
    is_for_hearing_impaired: bool = False


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """All streams of one file in the file's order; `container` is the word players use (`matroska`, `mp4`, `avi`)."""

    duration_s: float = 0.0
    container: str = ""
    video: tuple[VideoStream, ...] = ()
    audio: tuple[AudioStream, ...] = ()
    subtitles: tuple[SubtitleStream, ...] = ()


def badges(facts: MediaFacts) -> tuple[str, ...]:
    """What a card shows in its corner, most telling first: `("4K", "Dolby Vision", "Atmos", "7.1")`.

    The first picture and the richest sound count; standard definition, stereo and mono get no badge.
    """
    found = []
    if facts.video:
        picture = facts.video[0]
        found += [picture.definition.value if picture.definition is not Definition.SD else "", picture.hdr.label]
    if facts.audio:
        found += ["Atmos" if any(sound.is_atmos for sound in facts.audio) else ""]
        found += [_surround(max(sound.channels for sound in facts.audio))]
    return tuple(badge for badge in found if badge)


def _surround(channels: int) -> str:
    """`6` as `5.1`: beyond four channels one of them is the deep one."""
    return f"{channels - 1}.1" if channels > 4 else ""

"""What is inside a media file: its picture, sound and subtitle streams, and what to call their quality.

Spellings follow what Kodi reads from `<streamdetails>`: codecs by ffmpeg's short names, languages as three lower-case
letters of ISO 639-2/B (`ger`, `fre`), empty where the file does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class HdrKind(StrEnum):
    """How a picture carries more than the ordinary range of light, in Kodi's words; NONE is written as nothing."""

    NONE = ""
    DOLBY_VISION = "dolbyvision"
    HDR10 = "hdr10"
    HDR10_PLUS = "hdr10plus"
    HLG = "hlg"

    @property
    def label(self) -> str:
        """The trade name, the same in every language; empty for NONE."""
        return _HDR_LABELS[self]


_HDR_LABELS = {
    HdrKind.NONE: "",
    HdrKind.DOLBY_VISION: "Dolby Vision",
    HdrKind.HDR10: "HDR10",
    HdrKind.HDR10_PLUS: "HDR10+",
    HdrKind.HLG: "HLG",
}


class Definition(StrEnum):
    """How fine a picture is, by the name that shops and players use."""

    SD = "SD"
    HD = "720p"
    FULL_HD = "1080p"
    QUAD_HD = "1440p"
    UHD = "4K"
    UHD_2 = "8K"


#: Name, width and height, the finest first.
# One side is enough: a wide film on a 1080p disc is 1920x800, an old one 1440x1080. A tenth is allowed for cropping.
DEFINITIONS = (
    (Definition.UHD_2, 7680, 4320),
    (Definition.UHD, 3840, 2160),
    (Definition.QUAD_HD, 2560, 1440),
    (Definition.FULL_HD, 1920, 1080),
    (Definition.HD, 1280, 720),
)


_CODEC_NAMES = {
    "ac3": "AC-3",
    "av1": "AV1",
    "eac3": "E-AC-3",
    "h264": "H.264",
    "hevc": "H.265",
    "mpeg2video": "MPEG-2",
    "mpeg4": "MPEG-4",
    "opus": "Opus",
    "truehd": "TrueHD",
    "vc1": "VC-1",
    "vorbis": "Vorbis",
}


def codec_name(codec: str) -> str:
    """What a codec is called, the same in every language: `hevc` as "H.265", others in capitals."""
    return _CODEC_NAMES.get(codec, codec.upper())


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


def definition(width: int, height: int) -> Definition:
    """The name for a picture of that size in pixels; unknown sizes count as SD."""
    for name, full_width, full_height in DEFINITIONS:
        if width * 10 >= full_width * 9 or height * 10 >= full_height * 9:
            return name
    return Definition.SD


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

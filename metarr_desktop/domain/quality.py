"""What quality is called: how fine a picture is, how it carries more than the ordinary range of light, and codecs."""

from __future__ import annotations

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


def definition(width: int, height: int) -> Definition:
    """The name for a picture of that size in pixels; unknown sizes count as SD."""
    for name, full_width, full_height in DEFINITIONS:
        if width * 10 >= full_width * 9 or height * 10 >= full_height * 9:
            return name
    return Definition.SD


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

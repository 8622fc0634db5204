"""The technical words of a name: resolution, source, codecs, edition, release group.

Vocabularies are those of `../shared/corpora/README.md`, but for editions, which keep the form that people read
("Director's Cut").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from metarr_desktop.formats.names.languages import LANGUAGE_NAMES

_MEANINGS: dict[tuple[str, str], str] = {
    ("resolution", "480p"): "480p 480i",
    ("resolution", "576p"): "576p 576i",
    ("resolution", "720p"): "720p 720",
    ("resolution", "1080i"): "1080i",
    ("resolution", "1080p"): "1080p fullhd fhd",
    ("resolution", "1440p"): "1440p",
    ("resolution", "2160p"): "2160p 4k",
    ("resolution", "4320p"): "4320p 8k",
    ("source", "bluray"): "bluray bdrip brrip bdremux uhdbluray remux bdmux bd25 bd50 bd",
    ("source", "web-dl"): "webdl web",
    ("source", "webrip"): "webrip webcap",
    ("source", "hdtv"): "hdtv hdtvrip uhdtv",
    ("source", "tv"): "pdtv dsr dsrip sdtv satrip dvb dvbrip tvrip",
    ("source", "dvd"): "dvd dvdrip dvdr dvd5 dvd9 ntsc pal",
    ("source", "hddvd"): "hddvd",
    ("source", "vhs"): "vhs vhsrip",
    ("source", "cam"): "camrip hdcam",
    ("source", "telesync"): "telesync hdts",
    ("source", "screener"): "dvdscr screener bdscr",
    ("source", "hdrip"): "hdrip",
    ("video_codec", "h264"): "h264 x264 avc",
    ("video_codec", "h265"): "h265 x265 hevc",
    ("video_codec", "xvid"): "xvid",
    ("video_codec", "divx"): "divx",
    ("video_codec", "av1"): "av1",
    ("video_codec", "vc1"): "vc1",
    ("video_codec", "vp9"): "vp9",
    ("video_codec", "mpeg2"): "mpeg2",
    ("audio", "ac3"): "ac3 dd dolbydigital",
    ("audio", "eac3"): "eac3 ddp dd+",
    ("audio", "atmos"): "atmos dolbyatmos",
    ("audio", "truehd"): "truehd",
    ("audio", "dts"): "dts",
    ("audio", "dts-hd"): "dtshd dtshdma dtshdhra dtsma",
    ("audio", "dts-x"): "dtsx",
    ("audio", "aac"): "aac",
    ("audio", "flac"): "flac",
    ("audio", "mp3"): "mp3",
    ("audio", "opus"): "opus",
    ("audio", "pcm"): "pcm lpcm",
    ("hdr", "hdr"): "hdr hdr10",
    ("hdr", "hdr10+"): "hdr10+ hdr10plus hdr10p",
    ("hdr", "dv"): "dv dovi dolbyvision",
    ("hdr", "hlg"): "hlg",
    ("hdr", "sdr"): "sdr",
    ("proper", ""): "proper repack rerip real",
    ("noise", ""): "10bit 8bit 12bit hi10p hi10 uhd hd amzn nf dsnp hmax max atvp hulu pcok pmtp itunes it multi dual "
    "dubbed subbed internal complete read nfo 3d hsbs sbs ma 5.1 7.1 2.0 1.0 5.1ch 7.1ch 2ch 6ch 50fps 60fps 60 hybrid",
}
_WORDS = {word: meaning for meaning, words in _MEANINGS.items() for word in words.split()}

# A plain "Web", "TV", "HD" or "Max" may be part of a title; these may not.
_STRONG = frozenset(
    word
    for word, (kind, _) in _WORDS.items()
    if kind in ("resolution", "source", "video_codec", "hdr") and word not in {"720", "web", "pal", "bd", "dv", "remux"}
)

# Words that people split with a space, a dot or a hyphen come before the plain word; channels may hang on a codec.
_TOKEN = re.compile(
    r"""(?: blu[ ._-]?ray | web[ ._-]?(?:dl|rip) | hd[ ._-]dvd | dvd[ ._-]rip | [hx][ ._]?26[45] | vc[ ._-]1
          | dts[ ._-]?hd(?:[ ._-]?(?:ma|hra))? | dts[ ._-]x | dts[ ._-]ma | dolby[ ._-]?(?:vision|digital|atmos)
          | true[ ._-]?hd | e?-?ac-?3 | dd\+ | hdr10\+ | (?:8|10|12)[ ._-]?bit | full[ ._-]hd | uhd[ ._-]blu[ ._-]?ray
          | \d\.[0-2](?:ch)? )(?![^\W_])
      | (?P<codec>ddp|dd\+|dd|aac|flac|opus|e?ac3|dts|truehd|pcm)[ ._-]?[1-9][ ._][0-2](?:ch)?(?![^\W_])
      | [^\s._\-\[\](){},;+&]+ """,
    re.IGNORECASE | re.VERBOSE,
)
_FOLD = str.maketrans("", "", " ._-")
_KEPT_WHOLE = re.compile(r"\d\.\d", re.ASCII)

_EDITIONS = (
    ("Director's Cut", r"director'?s?[ ._-]+(?:cut|edition)|dir[ ._-]?cut"),
    ("Extended", r"extended(?:[ ._-]+(?:cut|edition|version))?"),
    ("Theatrical", r"theatrical(?:[ ._-]+(?:cut|edition|version|release))?"),
    ("Unrated", r"unrated(?:[ ._-]+(?:cut|edition|version))?"),
    ("Uncut", r"uncut(?:[ ._-]+(?:edition|version))?"),
    ("Final Cut", r"final[ ._-]+cut"),
    ("Special Edition", r"special[ ._-]+edition"),
    ("Collector's Edition", r"collector'?s?[ ._-]+edition"),
    ("Ultimate Edition", r"ultimate[ ._-]+(?:cut|edition)"),
    ("Anniversary Edition", r"(?:\d+(?:th|st|nd|rd)[ ._-]+)?anniversary(?:[ ._-]+edition)?"),
    ("Criterion", r"criterion(?:[ ._-]+(?:collection|edition))?"),
    ("IMAX", r"imax(?:[ ._-]+edition)?"),
    ("Remastered", r"(?:4k[ ._-]+)?remaster(?:ed)?"),
    ("Restored", r"restored"),
    ("Open Matte", r"open[ ._-]+matte"),
    ("Fan Edit", r"fan[ ._-]?edit"),
    ("Deluxe", r"deluxe(?:[ ._-]+edition)?"),
    ("Despecialized", r"despeciali[sz]ed"),
)
_EDITION = re.compile(
    r"(?<![^\W_])(?:" + "|".join(f"({pattern})" for _, pattern in _EDITIONS) + r")(?![^\W_])", re.IGNORECASE
)
_GROUP = re.compile(r"(?<=[^\s._-])-(?P<group>[A-Za-z0-9]{2,20})\]?$")


@dataclass(slots=True)
class Traits:
    """What the technical words say; `others` are the words that are none, in their order."""

    edition: str = ""
    resolution: str = ""
    source: str = ""
    video_codec: str = ""
    audio_codecs: list[str] = field(default_factory=list)
    hdr: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    release_group: str = ""
    is_proper: bool = False
    others: list[str] = field(default_factory=list)

    @property
    def is_technical(self) -> bool:
        """Whether any technical word was there."""
        return bool(self.resolution or self.source or self.video_codec or self.audio_codecs or self.hdr)


def read_traits(text: str) -> Traits:
    """The technical words of the part of a name that follows the title."""
    traits = Traits()
    if match := _GROUP.search(text):
        before = Traits()
        _read_words(text[: match.start()], before)
        if before.is_technical and match["group"].lower() not in _WORDS:
            text, traits.release_group = text[: match.start()], match["group"]
    text = _EDITION.sub(lambda found: _take_edition(found, traits), text)
    _read_words(text, traits)
    return traits


def title_end(text: str) -> int:
    """Where the first word stands that cannot be part of a title; the text's length when there is none."""
    for match in _TOKEN.finditer(text):
        if _folded(match) in _STRONG:
            return match.start()
    return len(text)


def edition_in(text: str) -> str:
    """The editions that the text names, as people read them, "" for none."""
    traits = Traits()
    _EDITION.sub(lambda found: _take_edition(found, traits), text)
    return traits.edition


def _take_edition(match: re.Match[str], traits: Traits) -> str:
    label = _EDITIONS[(match.lastindex or 1) - 1][0]
    traits.edition = f"{traits.edition} {label}".strip()
    return " "


def _folded(match: re.Match[str]) -> str:
    word = (match["codec"] or match[0]).lower()
    return word if _KEPT_WHOLE.match(word) else word.translate(_FOLD)


def _read_words(text: str, traits: Traits) -> None:
    for match in _TOKEN.finditer(text):
        word = _folded(match)
        kind, value = _WORDS.get(word, ("", ""))
        match kind:
            case "resolution":
                traits.resolution = traits.resolution or value
            case "source":
                traits.source = traits.source or value
            case "video_codec":
                traits.video_codec = traits.video_codec or value
            case "audio":
                traits.audio_codecs.append(value)
            case "hdr":
                traits.hdr.append(value)
            case "proper":
                traits.is_proper = True
            case "noise":
                continue
            case _ if word in LANGUAGE_NAMES:
                traits.languages.append(LANGUAGE_NAMES[word])
            case _:
                traits.others.append(match[0])

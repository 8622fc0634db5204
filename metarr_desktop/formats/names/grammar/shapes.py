"""Words with digits in them: what each may be, told by its form alone.

The forms stand in one table in the order in which they are tried; a word is looked at once and remembered, as a
library's names are made of the same few thousand words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from metarr_desktop.formats.names.grammar.senses import CERTAIN, LIKELY, Sense
from metarr_desktop.formats.names.patterns import pattern


class Shape(NamedTuple):
    """A word's form: `kind` names it, `numbers` are its numbers, `season` one of two, `sense` a technical meaning.

    Kinds: `season_episode` (S01E02), `cross` (1x02), `season` (S01), `episode` (E02, Ep02), `cross_more` (x03),
    `number`, `of` (2of4), `ordinal` (3rd), `version` (v2), `part` (cd2; `word` says which), `hash`, `technical`.
    """

    kind: str
    numbers: tuple[int, ...] = ()
    season: int | None = None
    version: int | None = None
    part: int | None = None
    digits: int = 0
    is_padded: bool = False
    word: str = ""
    sense: Sense | None = None
    seasons: tuple[int, ...] = ()


_FORMS = pattern(
    r"""
    (?P<season_episode>[^\W\d_]*?s(?P<se_season>\d{1,4})(?:x?ep?|x)(?P<se_first>\d{1,5})
        (?P<se_more>(?:x?ep?\d{1,5}|x\d{1,4})*)(?P<se_part>[a-d])?(?:v(?P<se_version>\d))?)
  | (?P<plain_season_episode>[st]?(?P<pse_season>\d{1,2})ep?(?P<pse_first>\d{2,3}))
  | (?P<size>m?(?P<si_width>\d{3,4}x)?(?P<si_height>\d{3,4})(?P<si_scan>[pi])(?:\d{2,3})?(?:x\d{3})?)
  | (?P<dimensions>(?P<di_width>\d{3,4})x(?P<di_height>\d{3,4}))
  | (?P<cross>(?P<x_season>\d{1,4})x(?P<x_first>\d{1,5})(?P<x_more>(?:x\d{1,4})*)(?P<x_part>[a-d])?)
  | (?P<seasons>(?:s\d{1,2}){2,})
  | (?P<season>(?:s|season|saison|staffel|stagione|temporada|temp|tem|sezon)(?P<s_number>\d{1,4}))
  | (?P<chinese_season>第(?P<c_number>\d{1,3})季)
  | (?P<episode>(?:e|ep|eps|cap|capitulo|episode|episodio|folge|afl)(?P<e_first>\d{1,5})(?P<e_more>(?:ep?\d{1,5})*)
        (?:v(?P<e_version>\d))?)
  | (?P<cross_more>x(?P<m_number>\d{2,3}))
  | (?P<number>第?(?P<n_number>\d{1,6})(?:v(?P<n_version>\d))?[话話集回完г]?)
  | (?P<lettered>(?P<l_number>\d{1,4})(?P<l_letter>[a-d]))
  | (?P<of>(?P<o_number>\d{1,3})(?:of|iz|de|von)(?P<o_total>\d{1,3}))
  | (?P<ordinal>(?P<r_number>\d{1,3})(?:st|nd|rd|th|â?[ªº]|я|й|ème|e))
  | (?P<version>v(?P<v_number>\d))
  | (?P<part>(?P<p_word>cd|dvd|disc|disk|part|pt|vol|dis|p)(?P<p_number>\d{1,2}))
  | (?P<discs>\d{1,2}cds?|\d{1,2}dvds?)
  | (?P<audio>[a-z]?(?P<a_codec>aac|ac3|eac3|ddpa?|dd|dts|flac|opus|mp3|mp2|truehd|l?pcm|atmos|ogg|lame)[x\d]\d{0,2})
  | (?P<channels>\d{1,2}ch)
  | (?P<depth>(?:hevc|x265|hi|avc)(?P<d_bits>8|10|12)p?|(?:flac)?(?P<d_plain>8|10|12|16|24)bit\w{0,2})
  | (?P<bitrate>(?P<b_number>\d{2,4})k(?:bp?s?)?)
  | (?P<weight>\d{1,5}[kmgt]b|\d{1,5}mbps|\d{1,3}fps)
  | (?P<glued>(?P<g_first>hdtv|pdtv|sdtv|web|bd|dvd|dvdrip|bluray|bdrip|webrip|hdtc|hdts|tc|ts|m|w)
        (?P<g_second>x26[45]|h26[45]|xvid|divx|\d{3,4}[pi]|flac))
  | (?P<hash>[0-9a-f]{8})
    """,
    re.VERBOSE,
)
_NUMBERS = pattern(r"\d+")
_RESOLUTIONS = {7680: "4320p", 3840: "2160p", 2560: "1440p", 1920: "1080p", 1280: "720p"}


@lru_cache(maxsize=32768)
def shape_of(word: str) -> Shape | None:
    """The form of a folded word, None for one that is only a word."""
    match = _FORMS.fullmatch(word)
    if match is None or match.lastgroup is None:
        return None
    reader = _READERS.get(match.lastgroup)
    return Shape(match.lastgroup) if reader is None else reader(match)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(one) for one in _NUMBERS.findall(text))


def _season_episode(match: re.Match[str]) -> Shape:
    numbers = (int(match["se_first"]), *_numbers(match["se_more"]))
    part = ord(match["se_part"]) - 96 if match["se_part"] else None
    version = int(match["se_version"]) if match["se_version"] else None
    return Shape("season_episode", numbers, int(match["se_season"]), version, part, digits=len(match["se_first"]))


def _plain_season_episode(match: re.Match[str]) -> Shape:
    return Shape("season_episode", (int(match["pse_first"]),), int(match["pse_season"]), digits=len(match["pse_first"]))


def _size(match: re.Match[str]) -> Shape:
    height, width = int(match["si_height"]), int((match["si_width"] or "0x")[:-1])
    value = _RESOLUTIONS.get(width, f"{height}{match['si_scan']}")
    return Shape("technical", sense=Sense("resolution", value))


def _dimensions(match: re.Match[str]) -> Shape:
    width, height = int(match["di_width"]), int(match["di_height"])
    if width >= 1900 and width <= 2100 and height < 400:
        return Shape("cross", (height,), width, digits=3)
    return Shape("technical", sense=Sense("resolution", _RESOLUTIONS.get(width, f"{height}p")))


def _cross(match: re.Match[str]) -> Shape:
    numbers = (int(match["x_first"]), *_numbers(match["x_more"]))
    part = ord(match["x_part"]) - 96 if match["x_part"] else None
    return Shape("cross", numbers, int(match["x_season"]), part=part, digits=len(match["x_first"]))


def _seasons(match: re.Match[str]) -> Shape:
    return Shape("season", season=_numbers(match[0])[0], seasons=_numbers(match[0]))


def _season(match: re.Match[str]) -> Shape:
    number = int(match["s_number"])
    return Shape("season", season=number, seasons=(number,), digits=len(match["s_number"]))


def _episode(match: re.Match[str]) -> Shape:
    word = match[0].rstrip("0123456789")
    version = int(match["e_version"]) if match["e_version"] else None
    numbers = (int(match["e_first"]), *_numbers(match["e_more"]))
    return Shape("episode", numbers, version=version, digits=len(match["e_first"]), word=word[:3])


def _number(match: re.Match[str]) -> Shape:
    digits = match["n_number"]
    version = int(match["n_version"]) if match["n_version"] else None
    is_padded = digits[0] == "0" and len(digits) > 1
    return Shape("number", (int(digits),), version=version, digits=len(digits), is_padded=is_padded)


def _lettered(match: re.Match[str]) -> Shape:
    digits = match["l_number"]
    is_padded = digits[0] == "0" and len(digits) > 1
    return Shape("lettered", (int(digits),), part=ord(match["l_letter"]) - 96, digits=len(digits), is_padded=is_padded)


def _audio(match: re.Match[str]) -> Shape:
    codec = {"dd": "ac3", "ddp": "eac3", "ddpa": "eac3", "ogg": "vorbis", "lame": "mp3", "lpcm": "pcm"}
    also = (Sense("audio_codec", "atmos"),) if match["a_codec"] == "ddpa" else ()
    return Shape("technical", sense=Sense("audio_codec", codec.get(match["a_codec"], match["a_codec"]), CERTAIN, also))


def _depth(match: re.Match[str]) -> Shape:
    bits = Sense("bit_depth", int(match["d_bits"] or match["d_plain"]))
    if match[0].startswith("flac"):
        return Shape("technical", sense=Sense("audio_codec", "flac", CERTAIN, (bits,)))
    if match[0].startswith(("hevc", "x265")):
        return Shape("technical", sense=Sense("video_codec", "h265", CERTAIN, (bits,)))
    return Shape("technical", sense=bits)


def _glued(match: re.Match[str]) -> Shape:
    from metarr_desktop.formats.names.grammar.vocabulary import VOCABULARY

    first = next((sense for tail, sense in VOCABULARY.get(match["g_first"], ()) if not tail), None)
    second = next((sense for tail, sense in VOCABULARY.get(match["g_second"], ()) if not tail), None)
    if second is None and (shape := shape_of(match["g_second"])):
        second = shape.sense
    if second is None:
        return Shape("glued")
    also = (first,) if first and first.property == "source" else ()
    return Shape("technical", sense=Sense(second.property, second.value, CERTAIN, also))


def _of(match: re.Match[str]) -> Shape:
    return Shape("of", (int(match["o_number"]),))


_READERS: dict[str, Callable[[re.Match[str]], Shape]] = {
    "season_episode": _season_episode,
    "plain_season_episode": _plain_season_episode,
    "size": _size,
    "dimensions": _dimensions,
    "cross": _cross,
    "seasons": _seasons,
    "season": _season,
    "chinese_season": lambda match: Shape("season", season=int(match["c_number"]), seasons=(int(match["c_number"]),)),
    "episode": _episode,
    "cross_more": lambda match: Shape("cross_more", (int(match["m_number"]),)),
    "number": _number,
    "lettered": _lettered,
    "of": _of,
    "ordinal": lambda match: Shape("ordinal", (int(match["r_number"]),)),
    "version": lambda match: Shape("version", version=int(match["v_number"])),
    "part": lambda match: Shape("part", (int(match["p_number"]),), word=match["p_word"]),
    "discs": lambda match: Shape("technical", sense=Sense("noise", "", LIKELY)),
    "audio": _audio,
    "channels": lambda match: Shape("technical", sense=Sense("channels", match[0])),
    "depth": _depth,
    "bitrate": lambda match: Shape("technical", sense=Sense("bitrate", int(match["b_number"]))),
    "weight": lambda match: Shape("technical", sense=Sense("noise", "", CERTAIN)),
    "glued": _glued,
    "hash": lambda match: Shape("hash"),
}

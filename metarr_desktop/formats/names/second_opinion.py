"""guessit, asked about the names that are not regular. The only module that knows it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from metarr_desktop.domain.guess import Guess
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names.regular import MOST_EPISODES
from metarr_desktop.formats.names.titles import clean, readable

log = logging.getLogger(__name__)

# guessit expands every range, and one of thousands takes it minutes (guessit #719).
_RANGE = re.compile(
    r"(?<!\d)(\d{1,6})[ ._]*(?:-|~|&|\+|to|a)[ ._]*(?:s\d+[ ._]?)?(?:ep?|x)?[ ._]?(\d{3,9})(?![\dpi])", re.I
)
_LONGEST_NAME = 512
_CONFIDENCE = 0.8
_PLAIN_CONFIDENCE = 0.3

_TYPE = {LibraryType.MOVIE: "movie", LibraryType.TV: "episode"}
_SOURCE = {
    "blu-ray": "bluray",
    "ultra hd blu-ray": "bluray",
    "web": "web-dl",
    "hdtv": "hdtv",
    "ultra hdtv": "hdtv",
    "analog hdtv": "hdtv",
    "tv": "tv",
    "digital tv": "tv",
    "satellite": "tv",
    "dvd": "dvd",
    "hd-dvd": "hddvd",
    "vhs": "vhs",
    "camera": "cam",
    "hd camera": "cam",
    "telesync": "telesync",
    "hd telesync": "telesync",
    "telecine": "telecine",
    "hd telecine": "telecine",
    "workprint": "workprint",
    "pay-per-view": "ppv",
    "video on demand": "vod",
}
_VIDEO_CODEC = {
    "h.264": "h264",
    "h.265": "h265",
    "h.263": "h263",
    "xvid": "xvid",
    "divx": "divx",
    "mpeg-2": "mpeg2",
    "av1": "av1",
    "vc-1": "vc1",
    "vp7": "vp7",
    "vp8": "vp8",
    "vp9": "vp9",
    "realvideo": "realvideo",
}
_AUDIO_CODEC = {
    "dolby digital": "ac3",
    "dolby digital plus": "eac3",
    "dolby atmos": "atmos",
    "dolby truehd": "truehd",
    "dts": "dts",
    "dts-hd": "dts-hd",
    "dts:x": "dts-x",
    "aac": "aac",
    "flac": "flac",
    "mp3": "mp3",
    "mp2": "mp2",
    "opus": "opus",
    "vorbis": "vorbis",
    "pcm": "pcm",
    "lpcm": "pcm",
}
_HDR = {"hdr10": "hdr", "hdr10+": "hdr10+", "dolby vision": "dv", "standard dynamic range": "sdr", "hlg": "hlg"}


@lru_cache(maxsize=16384)
def ask(path: str, library: LibraryType | None) -> Guess:
    """What guessit makes of a name or path, in our words; a plain cleaning of the name where it fails."""
    name = path.rpartition("/")[2]
    if len(path) > _LONGEST_NAME or _has_absurd_range(name):
        return plain(name)
    # Imported here: it takes a fifth of a second, and most libraries hold few names that need it.
    import guessit

    try:
        found = guessit.guessit(path, {"type": _TYPE[library]} if library in _TYPE else {})
        guess = _as_guess(found)
    except Exception:  # guessit fails on odd strings with errors of any class (guessit #385, #636)
        log.debug("guessit failed on %r", path, exc_info=True)
        return plain(name)
    is_absurd = len(guess.episodes) > MOST_EPISODES or len(guess.absolute) > MOST_EPISODES
    says_nothing = not (guess.title or guess.episodes or guess.absolute or guess.air_date or guess.season is not None)
    return plain(name) if is_absurd or says_nothing else guess


def plain(name: str) -> Guess:
    """The name itself as a title, with little confidence."""
    return Guess(title=clean(readable(name)) or readable(name), confidence=_PLAIN_CONFIDENCE)


def _has_absurd_range(name: str) -> bool:
    return any(int(last) - int(first) > MOST_EPISODES and int(first) < 1900 for first, last in _RANGE.findall(name))


def _as_guess(found: Mapping[str, Any]) -> Guess:
    others = {str(one).casefold() for one in _many(found.get("other"))}
    return Guess(
        title=clean(_text(found.get("title"))),
        alternative_title=_text(found.get("alternative_title")),
        year=_number(found.get("year")),
        season=_number(found.get("season")),
        episodes=_numbers(found.get("episode")),
        absolute=_numbers(found.get("absolute_episode")),
        air_date=str(found["date"]) if "date" in found else "",
        episode_title=_text(found.get("episode_title")),
        part=_number(found.get("part", found.get("cd"))),
        disc=_number(found.get("disc")),
        edition=" ".join(str(one) for one in _many(found.get("edition"))),
        resolution=_text(found.get("screen_size")),
        source=_source(_text(found.get("source")).casefold(), others),
        video_codec=_VIDEO_CODEC.get(_text(found.get("video_codec")).casefold(), ""),
        audio_codecs=_mapped(found.get("audio_codec"), _AUDIO_CODEC),
        hdr=tuple(_HDR[one] for one in sorted(others & _HDR.keys())),
        languages=_languages(found.get("language")),
        subtitle_languages=_languages(found.get("subtitle_language")),
        release_group=_text(found.get("release_group")),
        is_proper="proper_count" in found,
        container=_text(found.get("container")).lower(),
        confidence=_CONFIDENCE,
    )


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    values = _many(value)
    return readable(str(values[0])) if values else ""


def _number(value: Any) -> int | None:
    numbers = _numbers(value)
    return numbers[0] if numbers else None


def _numbers(value: Any) -> tuple[int, ...]:
    return tuple(one for one in _many(value) if isinstance(one, int))


def _source(source: str, others: set[str]) -> str:
    if "screener" in others:
        return "screener"
    if "region 5" in others:
        return "region5"
    mapped = _SOURCE.get(source, "")
    return "webrip" if mapped == "web-dl" and "rip" in others else mapped


def _mapped(value: Any, words: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(words[key] for one in _many(value) if (key := str(one).casefold()) in words)


def _languages(value: Any) -> tuple[str, ...]:
    return tuple(_codes(_many(value)))


def _codes(languages: Iterable[Any]) -> Iterable[str]:
    for one in languages:
        code = getattr(one, "alpha2", None) if getattr(one, "alpha3", "") not in ("mul", "und") else "mul"
        if isinstance(code, str):
            yield code

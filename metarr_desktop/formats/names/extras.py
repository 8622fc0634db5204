"""Names of extras and of subtitles: what the end of a name, or the folder around it, makes of a file."""

from __future__ import annotations

import re
from typing import NamedTuple

from metarr_desktop.domain.languages import language_of
from metarr_desktop.formats.names.patterns import pattern
from metarr_desktop.formats.names.titles import readable

#: Folder names in lower case without separators -> extra type (RULES 3.5; Jellyfin's and Plex's lists).
EXTRA_FOLDERS = {
    "trailers": "trailer",
    "trailer": "trailer",
    "behindthescenes": "behindthescenes",
    "deletedscenes": "deletedscene",
    "deleted": "deletedscene",
    "interviews": "interview",
    "interview": "interview",
    "scenes": "scene",
    "shorts": "short",
    "featurettes": "featurette",
    "extras": "other",
    "extra": "other",
    "bonus": "other",
    "specialfeatures": "other",
    "other": "other",
    "others": "other",
    "clips": "clip",
    "backdrops": "themevideo",
    "thememusic": "themesong",
}
_SUFFIXES = {
    "trailer": "trailer",
    "sample": "sample",
    "scene": "scene",
    "clip": "clip",
    "interview": "interview",
    "behindthescenes": "behindthescenes",
    "deleted": "deletedscene",
    "deletedscene": "deletedscene",
    "featurette": "featurette",
    "short": "short",
    "extra": "other",
    "other": "other",
}
_SUFFIX_WORDS = tuple(_SUFFIXES)
_SUFFIX = pattern(rf"(?P<base>.*?)(?P<sign>[-._ ])(?P<word>{'|'.join(_SUFFIXES)})(?P<number>\d{{0,2}})", re.I | re.S)
_LOOSE = frozenset({"trailer", "sample"})  # these two may follow any separator, or be the whole name
_PLAIN_WORDS = frozenset({"scene", "clip", "interview", "deleted", "short", "extra", "other"})
_CREDITLESS = pattern(r"(?<![^\W_])(?:(?P<opening>nc ?op)|(?P<ending>nc ?ed))\d*[a-z]?(?![^\W_])", re.IGNORECASE)
_FORCED = frozenset({"forced", "foreign", "forcé", "force"})
_IMPAIRED = frozenset({"sdh", "cc", "hearing-impaired", "hearingimpaired"})
_LABEL_WORDS = pattern(r"[\s_()\[\]{}+,-]+")


class ExtraName(NamedTuple):
    """An extra's name taken apart: its type, the base it hangs on, and whether the word may also end a film's title."""

    type: str
    base: str
    is_doubtful: bool


def extra_name(stem: str) -> ExtraName | None:
    """What a suffix says about a video ("Heat-trailer"), None for one without; words inside the title never count."""
    lower = stem.lower()
    if not lower.rstrip("0123456789").endswith(_SUFFIX_WORDS) and not lower.startswith("sample-"):
        return None
    if lower in _LOOSE:
        return ExtraName(lower, "", False)
    if lower.startswith("sample-"):
        return ExtraName("sample", stem[7:], False)
    match = _SUFFIX.fullmatch(stem)
    if match is None:
        return None
    word = match["word"].lower()
    if match["sign"] != "-" and word not in _LOOSE:
        return None
    return ExtraName(_SUFFIXES[word], match["base"].rstrip(" ._-"), match["sign"] == " " or word in _PLAIN_WORDS)


def creditless(stem: str) -> str:
    """`ncop` or `nced` for the openings and endings that anime releases carry, "" for anything else."""
    match = _CREDITLESS.search(stem)
    return "" if match is None else "ncop" if match["opening"] else "nced"


def extra_folder(name: str) -> str:
    """The type of the extras in a folder of that name, "" for an ordinary folder."""
    return EXTRA_FOLDERS.get(re.sub(r"[\s._-]", "", name.lower()), "")


class SubtitleWords(NamedTuple):
    """What a subtitle's name says after the video's: the language as BCP 47 tag, and its flags."""

    language: str = ""
    is_forced: bool = False
    is_hearing_impaired: bool = False
    is_default: bool = False


def subtitle_words(text: str) -> SubtitleWords:
    """Reads ".en.forced", ".Commentary.pt-BR.sdh", "2_English": flags in any order, at most one language.

    A lone "hi" is Hindi; beside a language it means hearing-impaired (RULES 3.5).
    """
    language, flags, hi_count = "", set[str](), 0
    for word in reversed(_subtitle_parts(readable(text))):
        lower = word.lower()
        if lower == "hi":
            hi_count += 1
        elif lower in _FORCED:
            flags.add("forced")
        elif lower in _IMPAIRED:
            flags.add("impaired")
        elif lower == "default":
            flags.add("default")
        elif not language:
            language = language_of(word)
    is_impaired = "impaired" in flags or hi_count > 1 or (hi_count == 1 and bool(language))
    if hi_count and not language:
        language = "hi"
    return SubtitleWords(language, "forced" in flags, is_impaired, "default" in flags)


def _subtitle_parts(text: str) -> list[str]:
    """The words, by dots first, as a label between dots may hold words that look like codes ("made in no time")."""
    parts: list[str] = []
    for part in text.strip(" ._-").split("."):
        words = [word for word in _LABEL_WORDS.split(part) if word]
        if language_of(part.strip()) or len(words) <= 1:
            parts.append(part.strip(" ()[]{}_-"))
        elif len(words) <= 3 and any(_is_sure(word) for word in words):
            parts.extend(words)
    return parts


def _is_sure(word: str) -> bool:
    """Whether a word between other words can be trusted to speak of the subtitle."""
    lower = word.lower()
    return lower in _FORCED | _IMPAIRED or (len(word) > 2 and bool(language_of(word)))

"""The names of music releases, where no library says that they are music: "Artist - Album (1975) [FLAC]",
"Artist-Album-WEB-2018-GROUP", "VA - Album [2014][MP3][192 kbps]"."""

from __future__ import annotations

import re

from metarr_desktop.formats.names.grammar.sentence import Sentence
from metarr_desktop.formats.names.patterns import pattern
from metarr_desktop.formats.names.titles import clean, is_year

_AUDIO = frozenset({"flac", "mp3", "alac", "vorbis", "opus", "wav", "ape", "wavpack", "wma", "aac", "mp2", "pcm"})
_WORDS = frozenset(
    {"kbps", "lossless", "discography", "320", "v0", "mp3s", "webflac", "album", "single", "ep", "vinyl"}
)
_BITRATES = frozenset({64, 96, 128, 160, 192, 224, 256, 320, 500})
_SCENE = pattern(
    r"(?P<artist>[^-]+)-(?:(?P<album>[^-]+)-(?:.*-)?(?P<year>(?:19|20)\d\d)|(?P<year_first>(?:19|20)\d\d)-(?P<album_last>[^-]+))-(?P<group>\w+?)(?:-\w+)*"
)
_SPACED = pattern(r"\s+[-–—]\s+")
_FRONT = pattern(r"^(?:\s*[(\[][^)\]]*[)\]]\s*)+")
_ALBUM_END = pattern(
    r"\s*[\[({]|\s+[-–]\s+(?=(?:19|20)\d\d\b)|,\s|\s+(?=\d?CD\b|(?:19|20)\d\d(?!.*[\[(])\b|Album\b(?!\s+\w)|MP3\b|FLAC\b)"
)
_YEAR_IN_FRONT = pattern(r"^[(\[]?(?:19|20)\d\d[)\]]?\s*(?:[-–]\s+|(?<=[)\]])\s*)(?=\S)")
_ALBUM_ALL = pattern(r"^[^(\[]+")
_DEPTH = pattern(r"(?<!\d)(?P<bits>16|24)(?:[ -]?bits?\b|-(?:44|48|88|96|176|192)\b)", re.IGNORECASE)


def is_music(sentence: Sentence) -> bool:
    """Whether the name speaks of sound and of no picture, or has the form in which music is released."""
    is_heard = False
    for index, sense in enumerate(sentence.senses):
        shape = sentence.shapes[index]
        if shape is not None and shape.kind in ("season_episode", "cross", "season"):
            return False
        if sense is None:
            is_heard = is_heard or (sentence.words[index] in _WORDS and _is_bitrate_near(sentence, index))
        elif (
            sense.property in ("resolution", "video_codec", "bit_depth") and sense.value and sense.value not in (16, 24)
        ) or (sense.property == "source" and sense.value not in ("web-dl", "")):
            return False
        elif sense.property == "audio_codec":
            if sense.value not in _AUDIO:
                return False
            is_heard = True
        elif sense.property == "bitrate":
            is_heard = True
    return is_heard or (bool(_SCENE.fullmatch(sentence.text)) and "." not in sentence.text.partition("-")[2])


def _is_bitrate_near(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index]
    if word == "320":
        return sentence.inside[index] >= 0 or index + 1 == sentence.count
    return word not in ("album", "single", "ep", "vinyl") or (
        sentence.inside[index] >= 0 and len(sentence.brackets) > 1
    )


def read_album(sentence: Sentence) -> None:
    """Artist and album, and what is said of the sound."""
    _sound(sentence)
    text = sentence.text
    scene = _SCENE.fullmatch(text)
    if scene and not _SPACED.search(text):
        _put_text(sentence, "artist", scene["artist"])
        _put_text(sentence, "album", scene["album"] or scene["album_last"])
        sentence.found["year"] = int(scene["year"] or scene["year_first"])
        sentence.found["release_group"] = scene["group"]
        return
    rest = _FRONT.sub("", text)
    parts = _SPACED.split(rest, maxsplit=1)
    if len(parts) < 2:
        _put_text(sentence, "album", _ALBUM_END.split(rest, maxsplit=1)[0])
        return
    _put_text(sentence, "artist", parts[0])
    album = _ALBUM_END.split(_YEAR_IN_FRONT.sub("", parts[1]), maxsplit=1)[0].strip()
    _put_text(sentence, "album", album or (_ALBUM_ALL.match(parts[1]) or [parts[1]])[0])


def _put_text(sentence: Sentence, property: str, text: str) -> None:
    sentence.found[property] = clean(text)
    if property == "album":
        sentence.found.setdefault("title", clean(text))


def _sound(sentence: Sentence) -> None:
    for index, sense in enumerate(sentence.senses):
        shape = sentence.shapes[index]
        if sentence.claimed[index]:
            continue
        if (
            sense is not None
            and sense.property in ("audio_codec", "bit_depth", "bitrate", "edition", "proper")
            and sense.value
        ):
            if sense.property in ("audio_codec", "edition"):
                sentence.add(index, index + 1, sense.property, sense.value, "sound")
            else:
                sentence.put(index, index + 1, sense.property, sense.value, "sound")
        elif shape is not None and shape.kind == "number" and shape.numbers[0] in _BITRATES:
            following = sentence.words[index + 1] if index + 1 < sentence.count else ""
            if following in ("kbps", "kbit", "kbs") or sentence.inside[index] >= 0 or "mp3" in sentence.words:
                sentence.put(index, index + 1, "bitrate", shape.numbers[0], "sound")
        elif shape is not None and shape.kind == "number" and shape.digits == 4 and is_year(shape.numbers[0]):
            sentence.put(index, index + 1, "year", shape.numbers[0], "year")
    if match := _DEPTH.search(sentence.text):
        sentence.found.setdefault("bit_depth", int(match["bits"]))

"""One name or path -> what it says: the name by the grammar, then what the folders before it add."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from metarr_desktop.domain.guess import Guess, NameStep
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import LibraryType, Scheme
from metarr_desktop.formats.names.extras import ExtraName, extra_folder, extra_name, subtitle_words
from metarr_desktop.formats.names.files import AUDIO, SUBTITLES, split_extension
from metarr_desktop.formats.names.grammar import plain
from metarr_desktop.formats.names.grammar.numerals import Around
from metarr_desktop.formats.names.grammar.reading import read
from metarr_desktop.formats.names.grammar.senses import word_set
from metarr_desktop.formats.names.grammar.sentence import Sentence
from metarr_desktop.formats.names.patterns import pattern
from metarr_desktop.formats.names.seasons import SeasonFolder, season_folder
from metarr_desktop.formats.names.songs import album_name, disc_of_folder, track_name, track_steps
from metarr_desktop.formats.names.titles import clean, fold, readable

#: Above this many characters nothing is read: no disk gives such names.
LONGEST_NAME = 512

_ID = pattern(
    r"[{\[(]?(?<![^\W_])(?:(?P<scheme>imdb|tmdb|tvdb|tvmaze|anidb|anilist|mal)(?:id)?[-=: ](?P<value>tt\d+|\d+)"
    r"|(?P<imdb>tt\d{7,})(?![^\W_]))[}\])]?",
    re.IGNORECASE,
)
_EDITION = pattern(r"\{edition-([^}]+)\}", re.IGNORECASE)
# "0e895c37245186812cb08aab", "abc.xyz.af6021c37f7852", "ajifajjjeaeaeqwer_eppj", "170424_26": names that say nothing.
_HASHED = pattern(
    r"(?=[^\d]*\d)[0-9a-z]{14,}|[a-z]{3}\.[a-z]{3}\.[0-9a-f]{12,}|[a-z]+_[a-z]+|\d{6}_\d\d", re.IGNORECASE
)
_NOT_SHOWS = word_set(
    "subs subtitles video_ts bdmv downloads tv series movies films videos test unsorted shows anime media"
) | {"tv shows"}

#: What makes a reading one: without any of these a name is only cleaned.
_MEANT = frozenset({"title", "season", "episodes", "absolute", "air_date", "episode_title", "album", "disc"})

_Known = dict[str, Any]
_NOTHING = Guess()


class FolderWords(NamedTuple):
    """What the folders before a name say, the nearest first: a season, a show, an extra's type, and whole releases."""

    season: SeasonFolder | None = None
    show: str = ""
    extra_type: str = ""
    releases: tuple[Guess, ...] = ()


_NO_FOLDERS = FolderWords()


def parse(path: str, *, library: LibraryType | None = None) -> Guess:
    """What a file's or folder's name suggests, with what the folders before it add.

    `library` settles what a name alone leaves open ("Apollo 13" is a film in a movie library). Any text gives an
    answer, in a time that grows with its length; the `confidence` of a name that says little is low.
    """
    folder, name = split_path(readable(path))
    stem, container = split_extension(name)
    if library is LibraryType.MUSIC:
        guess = track_name(stem) if container in AUDIO else album_name(stem)
        return guess.but(container=container) if container in AUDIO else guess
    if len(stem) > LONGEST_NAME:
        return Guess(title=clean(stem[:LONGEST_NAME]) or stem, container=container, confidence=0.1)
    words = folder_words(folder, library) if folder else _NO_FOLDERS
    if not container and len(stem) < 32 and (whole := _whole_folder(stem, folder, words, library)):
        return whole
    known = read_name(stem, container, library, words)
    if not (known.keys() & _MEANT) and not words.show:
        known |= {"title": clean(stem) or stem, "confidence": 0.2}
    return Guess.of(_with_folders(known, stem, words) if folder else known)


def explain(path: str, *, library: LibraryType | None = None) -> tuple[NameStep, ...]:
    """How `parse` reads a name: its words in their order, each with what it was read as, then what folders added."""
    folder, name = split_path(readable(path))
    stem, container = split_extension(name)
    if library is LibraryType.MUSIC and container in AUDIO:
        return (*track_steps(stem), NameStep(f".{container}", "container", container, "ending"))
    words = folder_words(folder, library) if folder else _NO_FOLDERS
    known: _Known = {}
    text, extra = _own_text(stem[:LONGEST_NAME], known)
    sentence = read(text, _around(container, library, words))
    steps = [NameStep(one.value, one.scheme.value, one.value, "id in the name") for one in known.get("ids", ())]
    steps += [NameStep(one, "edition", one, "edition in the name") for one in known.get("edition", ())]
    steps += _claimed(sentence)
    if extra is not None:
        steps.append(
            NameStep(_take_marks(stem, {})[len(extra.base) :].strip(), "extra_type", extra.type, "ending of an extra")
        )
    if container in SUBTITLES:
        steps = list(_with_subtitle_words(stem, steps))
    if container:
        steps.append(NameStep(f".{container}", "container", container, "ending"))
    if folder:
        alone = read_name(stem[:LONGEST_NAME], container, library, words)
        whole = _with_folders(dict(alone), stem, words)
        added = (one for one in whole if one != "confidence" and whole[one] != alone.get(one, getattr(_NOTHING, one)))
        steps += [NameStep(folder, one, _shown(whole[one]), "folder") for one in added]
    return tuple(steps)


def _claimed(sentence: Sentence) -> list[NameStep]:
    """The words in their order: what a rule took, and what none did."""
    steps = []
    at = 0
    for claim in sorted(sentence.claims, key=lambda claim: (claim.first, claim.end)):
        if claim.first > at:
            steps.append(NameStep(sentence.span(at, claim.first), "", "", "not read"))
        name = _FIELD.get(claim.property, claim.property)
        steps.append(NameStep(sentence.span(claim.first, claim.end), name, _shown(claim.value), claim.rule))
        at = max(at, claim.end)
    if at < sentence.count:
        steps.append(NameStep(sentence.span(at, sentence.count), "", "", "not read"))
    return steps


def _with_subtitle_words(stem: str, steps: list[NameStep]) -> Iterator[NameStep]:
    """What no rule took at the end of a subtitle's name says its language and purpose."""
    known: _Known = {}
    _add_subtitle(stem, known)
    explained = {step.property for step in steps}
    said = [(name, _shown(value)) for name, value in known.items() if value and name not in explained]
    for step in steps:
        if said and not step.property and stem.endswith(step.text):
            yield from (NameStep(step.text, name, value, "word of a subtitle") for name, value in said)
        else:
            yield step


def _shown(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(one.value if isinstance(one, ExternalId) else str(one) for one in value)
    return "" if value is None else str(value)


def _whole_folder(stem: str, folder: str, words: FolderWords, library: LibraryType | None) -> Guess | None:
    """A name that is a season's ("Season 10", "2" below a show) or a disc's ("cd 1") and nothing else."""
    if library is LibraryType.MOVIE:
        return None
    season = season_folder(stem)
    if season is not None and season.is_whole and (folder or not stem.isdecimal()):
        return Guess(title=words.show, season=season.number)
    disc = disc_of_folder(stem) if library is None else None
    return None if disc is None else Guess(disc=disc)


def split_path(path: str) -> tuple[str, str]:
    """A path's folders and its last name. A slash in brackets or between spaces is no separator ("原題 / Title")."""
    if ("/" not in path and "\\" not in path) or " / " in path:
        return "", path
    path = path.rstrip("/\\")
    if "(" not in path and "[" not in path and "【" not in path:
        cut = max(path.rfind("/"), path.rfind("\\"))
        return path[: max(cut, 0)], path[cut + 1 :]
    depth, cut = 0, -1
    for at, sign in enumerate(path):
        if sign in "([【":
            depth += 1
        elif sign in ")]】":
            depth = max(0, depth - 1)
        elif sign in "/\\" and not depth:
            cut = at
    return path[: max(cut, 0)], path[cut + 1 :]


@lru_cache(maxsize=8192)
def folder_words(folder: str, library: LibraryType | None) -> FolderWords:
    """What the folders of a path say, remembered: all files of a folder share them."""
    parent, name = split_path(folder)
    above = folder_words(parent, library) if parent else _NO_FOLDERS
    extra_type = _extra_folder(name)
    season = season_folder(name) if name else None
    if season is not None:
        release = (Guess.of(read_name(name, "", library, above)),) if season.title else ()
        return FolderWords(season, season.title or above.show, above.extra_type, release + above.releases)
    if not name or extra_type or name.casefold() in _NOT_SHOWS or name.endswith(":"):
        return above._replace(extra_type=extra_type or above.extra_type)
    guess = Guess.of(read_name(name, "", library, _NO_FOLDERS))
    return FolderWords(None, guess.title, above.extra_type, (guess, *above.releases[:1]))


def _extra_folder(name: str) -> str:
    return extra_folder(name) or ("sample" if name.casefold() in ("sample", "samples") else "")


def read_name(stem: str, container: str, library: LibraryType | None, words: FolderWords) -> _Known:
    """What one name says by itself, read in the light of its folders: the values of a `Guess` by field."""
    known: _Known = {}
    text, extra = _own_text(stem, known)
    around = _around(container, library, words)
    edition = known.pop("edition", ())
    known.update(plain.read(text, around) or values_of(read(text, around)))
    if edition:
        known["edition"] = edition + tuple(known.get("edition", ()))
    if container:
        known["container"] = container
    if extra is not None:
        known["extra_type"] = extra.type
    if container in SUBTITLES:
        known["extra_type"] = "subtitle"
        _add_subtitle(stem, known)
    return known


def _own_text(stem: str, known: _Known) -> tuple[str, ExtraName | None]:
    """The part of a name that the grammar reads, and the extra that its ending makes it; marks go to what is known."""
    text = _take_marks(stem, known) if _may_have_marks(stem.lower()) else stem
    extra = extra_name(text)
    if extra is None or (extra.is_doubtful and stem.rfind("-") < stem.rfind(" ")):
        return text, None
    return text if extra.is_doubtful else extra.base, extra


def _around(container: str, library: LibraryType | None, words: FolderWords) -> Around:
    is_seen = bool(container) and container not in AUDIO
    if words is _NO_FOLDERS:
        return _AROUND_NAMES[library, is_seen]
    return Around(library, words.season.number if words.season else None, words.show, is_seen)


#: What is around a name that stands alone.
_AROUND_NAMES = {
    (library, is_seen): Around(library, is_seen=is_seen)
    for library in (None, *LibraryType)
    for is_seen in (False, True)
}


def _may_have_marks(lowered: str) -> bool:
    return (
        "db" in lowered
        or "tt" in lowered
        or "mal" in lowered
        or "tvmaze" in lowered
        or "anilist" in lowered
        or "{edition-" in lowered
    )


def _take_marks(stem: str, known: _Known) -> str:
    """The name without its ids and Plex's edition mark, which go to what is known."""
    ids = []
    for match in _ID.finditer(stem):
        scheme = Scheme(match["scheme"].lower()) if match["scheme"] else Scheme.IMDB
        ids.append(ExternalId(scheme, match["value"] or match["imdb"]))
    if ids:
        known["ids"] = tuple(ids)
        stem = _ID.sub(" ", stem).strip()
    if edition := _EDITION.search(stem):
        known["edition"] = (edition[1].strip(),)
        stem = _EDITION.sub(" ", stem).strip()
    return stem


def _add_subtitle(stem: str, known: _Known) -> None:
    words = subtitle_words(stem.partition(".")[2] or stem)
    known |= {"is_forced": words.is_forced, "is_default": words.is_default}
    known["is_hearing_impaired"] = words.is_hearing_impaired
    if words.language:
        known["languages"] = (words.language,)


#: What the rules call a property -> the field of a guess, where the names differ.
_FIELD = {
    "audio_codec": "audio_codecs",
    "language": "languages",
    "subtitle_language": "subtitle_languages",
    "proper": "is_proper",
    "remux": "is_remux",
    "special": "is_special",
    "crc": "checksum",
}
_FIELDS = frozenset(Guess._fields)


def values_of(sentence: Sentence) -> _Known:
    """What the rules found, by the fields of a `Guess`."""
    known: _Known = {}
    for name, value in sentence.found.items():
        name = _FIELD.get(name, name)
        if name in _FIELDS:
            known[name] = tuple(value) if isinstance(value, list) else value
    if "source" not in known and "source_by_default" in sentence.found:
        known["source"] = sentence.found["source_by_default"]
    elif "source" not in known and "disc_format" in sentence.found:
        known["source"] = sentence.found["disc_format"]
    known["confidence"] = _confidence(sentence.found)
    if sentence.found.get("is_absurd"):
        for name in ("episodes", "absolute", "season"):
            known.pop(name, None)
        known["confidence"] = 0.2
    return known


def _confidence(found: dict[str, object]) -> float:
    """How sure a reading is: a number or a year makes it so, a bare number or words alone do not."""
    if "is_vague" in found:
        return 0.5
    if "number_first" in found:
        return 1.0 if "season" in found else 0.8
    return 1.0 if "year" in found or "air_date" in found else 0.6


# --- folders ---------------------------------------------------------------------------------------------------------

#: What a release's folder adds to the names in it.
_INHERITED = (
    "year",
    "source",
    "resolution",
    "video_codec",
    "release_group",
    "audio_codecs",
    "languages",
    "edition",
    "country",
)


def _with_folders(known: _Known, stem: str, words: FolderWords) -> _Known:
    """The name's own words first; a season's folder gives the season, a release's folder what the name leaves open."""
    if words.extra_type:
        known.setdefault("extra_type", words.extra_type)
    release = words.releases[0] if words.releases else None
    is_sure = "air_date" in known or ("season" in known and known["confidence"] > 0.5)
    if release is not None and not is_sure and _is_release(release) and not _says_as_much(known, stem, release):
        return _like(release, known)
    if release is not None and _HASHED.fullmatch(stem):
        return _like(release, known)
    if words.season is not None and "season" not in known:
        _put_in_season(known, words.season.number)
    elif not is_sure and "season" not in known and release is not None and release.season is not None:
        known["season"] = release.season
        known["episodes"] = release.episodes or known.get("episodes", ())
        known.pop("absolute", None)
    if words.show:
        known.setdefault("title", words.show)
    for one in words.releases:
        if not one.title or "title" not in known or fold(one.title) == fold(known["title"]) or _is_release(one):
            _inherit(known, one)
    return _without_show(known)


def _is_release(guess: Guess) -> bool:
    return bool(guess.resolution or guess.source or guess.video_codec or (guess.season is not None and guess.episodes))


def _says_as_much(known: _Known, stem: str, release: Guess) -> bool:
    """Whether a name says as much as its release's folder: the same title, numbers, or readable words of its own."""
    title = known.get("title", "")
    if title and fold(title) == fold(release.title):
        return True
    if "year" in known or (("episodes" in known or "absolute" in known) and known["confidence"] > 0.5):
        return True
    return " " in stem.strip() or (len(stem) > 40 and "season" not in known)


def _like(release: Guess, own: _Known) -> _Known:
    known = {one: getattr(release, one) for one in Guess._fields}
    return known | {name: own[name] for name in ("container", "extra_type", "ids") if name in own}


def _put_in_season(known: _Known, season: int) -> None:
    """A bare number is an episode of the folder's season, unless it is too large to be one."""
    known["season"] = season
    known["confidence"] = max(known["confidence"], 0.9)
    numbers = known.get("absolute", ())
    if numbers and "episodes" not in known and (min(numbers) < 100 or season >= 1900):
        known["episodes"] = known.pop("absolute")


def _inherit(known: _Known, release: Guess) -> None:
    for name in _INHERITED:
        if not known.get(name) and (value := getattr(release, name)):
            known[name] = value
    is_placed = "season" in known or "absolute" in known or "air_date" in known
    if not is_placed and release.season is not None:
        known["season"] = release.season


def _without_show(known: _Known) -> _Known:
    """An episode's title does not repeat the show's: "2x05 - Pure Laine - Je Me Souviens"."""
    head, dash, rest = known.get("episode_title", "").partition(" - ")
    if dash and fold(head) == fold(known.get("title", "")):
        known["episode_title"] = rest
    return known

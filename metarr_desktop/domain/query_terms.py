"""What a term of a search may ask: the keys beside the fields, what values mean, and what is wrong with others."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import timedelta

from metarr_desktop.domain.errors import BadTerm
from metarr_desktop.domain.fields import FIELD, Field
from metarr_desktop.domain.kinds import Kind, Scheme, Status
from metarr_desktop.domain.languages import language_of
from metarr_desktop.domain.quality import Definition, HdrKind
from metarr_desktop.domain.query_tree import Relation, Term
from metarr_desktop.domain.values import FLAG_WORDS, FieldType, partial_date

ANY = "any"
FILE = "file"
EPISODES = "episodes"
"""As what is missing: a show has episodes of which no file is here."""
UNNAMED = "unnamed"
"""As a language: the track does not say which."""

#: The keys that are not fields, with what a value may be: ("",) stands alone, () takes more than can be listed.
KEYS: dict[str, tuple[str, ...]] = {
    "kind": tuple(kind.value for kind in Kind),
    "status": tuple(status.value for status in Status),
    "library": (),
    "missing": (),
    "locked": (),
    "unpublished": ("",),
    "suggested": ("",),
    "offline": ("",),
    "in": ("trash",),
    "res": tuple(one.value.lower() for one in Definition),
    "hdr": (ANY, "dv", "hdr10", "hdr10+", "hlg"),
    "codec": (),
    "audio": (),
    "sub": (),
    "language": (),
    "provider": (),
    "person": (),
    "source": (),
    "file": (),
    "root": (),
    "confidence": (),
    "complete": (),
    "size": (),
    "decade": (),
}

#: What `codec:` may ask for beside the codecs: that any is known of the picture, or of the sound.
CODED = ("video", "audio")
#: What `hdr:` means by its words.
HDR_KINDS = {
    "dv": HdrKind.DOLBY_VISION,
    "hdr10": HdrKind.HDR10,
    "hdr10+": HdrKind.HDR10_PLUS,
    "hlg": HdrKind.HLG,
}

#: Words that are conditions by themselves.
STANDING: dict[str, Term] = {
    **{key: Term(key, Relation.IS, "") for key, values in KEYS.items() if values == ("",)},
    "watched": Term("watched", Relation.IS, "yes"),
    "unwatched": Term("watched", Relation.IS, "no"),
}

_OTHER_KEYS = {
    "subtitle": "sub",
    "subtitles": "sub",
    "subs": "sub",
    "resolution": "res",
    "lang": "language",
    "path": "file",
    "folder": "file",
}
#: Key -> the field it means: the singular of a list, and what people call a field.
FIELD_OF = {
    "genre": "genres",
    "style": "styles",
    "mood": "moods",
    "theme": "themes",
    "tag": "tags",
    "keyword": "keywords",
    "studio": "studios",
    "network": "networks",
    "label": "labels",
    "country": "countries",
    "actor": "cast",
    "director": "directors",
    "writer": "writers",
    "producer": "producers",
    "composer": "composers",
    "artist": "artists",
    "id": "external_ids",
    "rating": "ratings",
    "added": "date_added",
    "certificate": "certification",
    "played": "last_played",
    "logo": "clearlogo",
    "backdrop": "fanart",
    "background": "fanart",
    "description": "plot",
}
#: Key -> other spelling -> value.
OTHER_VALUES = {
    "res": {"4320p": "8k", "2160p": "4k", "uhd": "4k", "fhd": "1080p", "hd": "720p", "576p": "sd", "480p": "sd"},
    "hdr": {"yes": ANY, "dolbyvision": "dv", "hdr": ANY, "hdr10plus": "hdr10+"},
    "codec": {
        **dict.fromkeys(("h265", "h.265", "x265"), "hevc"),
        **dict.fromkeys(("h.264", "x264", "avc"), "h264"),
        **dict.fromkeys(("mpeg2", "mpeg-2"), "mpeg2video"),
        "ac-3": "ac3",
        "e-ac-3": "eac3",
    },
}
#: The same for what nobody has to be offered.
_LOOSE_VALUES = {
    "res": {
        "4320": "8k",
        "2160": "4k",
        "ultrahd": "4k",
        "1440": "1440p",
        "1080": "1080p",
        "fullhd": "1080p",
        "720": "720p",
        "576": "sd",
        "480": "sd",
    },
    "hdr": {
        **dict.fromkeys(("dolby-vision", "dolby vision", "dolby_vision", "dovi"), "dv"),
        **dict.fromkeys(("true", "ja"), ANY),
    },
    "kind": {
        **dict.fromkeys(("movies", "film", "films", "filme"), "movie"),
        **dict.fromkeys(("show", "shows", "tv", "serie", "serien"), "series"),
        **dict.fromkeys(("seasons", "staffel", "staffeln"), "season"),
        **dict.fromkeys(("episodes", "folge", "folgen"), "episode"),
        **dict.fromkeys(("artists", "band", "bands"), "artist"),
        **dict.fromkeys(("albums", "alben"), "album"),
        **dict.fromkeys(("tracks", "song", "songs", "lied", "lieder"), "track"),
        **dict.fromkeys(("collections", "set", "sets", "sammlung", "sammlungen"), "collection"),
        **dict.fromkeys(("persons", "people", "personen"), "person"),
    },
    "in": dict.fromkeys(("bin", "papierkorb"), "trash"),
}
#: What no key is, though people try it -> the key that they mean.
_MEANT_KEYS = {
    "jahr": "year",
    "jahrzehnt": "decade",
    "art": "kind",
    "typ": "kind",
    "type": "kind",
    "titel": "title",
    "regie": "director",
    "regisseur": "director",
    "schauspieler": "actor",
    "darsteller": "actor",
    "mit": "actor",
    "drehbuch": "writer",
    "with": "actor",
    "by": "director",
    "name": "title",
    "sprache": "audio",
    "ton": "audio",
    "untertitel": "sub",
    "fehlt": "missing",
    "ohne": "missing",
    "no": "missing",
    "gesperrt": "locked",
    "bewertung": "rating",
    "score": "rating",
    "laufzeit": "runtime",
    "dauer": "runtime",
    "length": "runtime",
    "duration": "runtime",
    "land": "country",
    "handlung": "plot",
    "gesehen": "watched",
    "seen": "watched",
    "bibliothek": "library",
    "mediathek": "library",
    "ordner": "file",
    "datei": "file",
    "quality": "res",
    "reihe": "collection",
    "sammlung": "collection",
    "set": "collection",
    "schlagwort": "tag",
    "quelle": "source",
    "fsk": "certificate",
    "mpaa": "certificate",
    "date": "premiered",
    "bild": "res",
    "format": "codec",
}
_AGO = {
    **dict.fromkeys(("today", "heute"), "1d"),
    **dict.fromkeys(("yesterday", "gestern"), "2d"),
    **dict.fromkeys(("week", "woche", "lastweek", "last-week", "thisweek", "this-week"), "7d"),
    **dict.fromkeys(("month", "monat", "lastmonth", "last-month", "thismonth", "this-month"), "30d"),
    **dict.fromkeys(("year", "jahr", "lastyear", "last-year", "thisyear", "this-year"), "1y"),
}
_NONE = frozenset({"none", "missing", "keine", "kein", "fehlt", "nichts"})
_NO = frozenset({"no", "none", "false", "nein", "sdr"})
_ISSUERS = frozenset(Scheme) - FIELD.keys()
"""Who issues ids: `tmdb:949` asks for the same as `id:tmdb:949`."""
_OTHER_SCHEMES = {"themoviedb": "tmdb", "thetvdb": "tvdb", "theaudiodb": "audiodb"}
_STREAMS = frozenset({"audio", "sub"})

_COMPARED = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.DATE, FieldType.MOMENT, FieldType.RATINGS})
_NUMBERS = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.RATINGS})
_DATES = frozenset({FieldType.DATE, FieldType.MOMENT})
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}(:[0-9]{2}){0,2}")
_AGE = re.compile(r"([0-9]{1,4})([hdwmy])", re.IGNORECASE)
_HOURS = {"h": 1, "d": 24, "w": 7 * 24, "m": 30 * 24, "y": 365 * 24}
_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?)([kmgt]?)b?", re.IGNORECASE)
_THOUSANDS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}
_DECADE = re.compile(r"((?:1[89]|20)?[0-9]0)(?:s|ern?)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9])")
_BETWEEN = re.compile(r"([0-9]+(?:[.,][0-9]+)?)(?:-|–|\.\.)([0-9]+(?:[.,][0-9]+)?)")
_DATES_BETWEEN = re.compile(r"([0-9]{4}(?:-[0-9]{2}){0,2})\.\.([0-9]{4}(?:-[0-9]{2}){0,2})")
_LENGTH = re.compile(r"(?:([0-9]+(?:[.,][0-9]+)?)h)?(?:([0-9]+)(?:m|min|mins|minutes|minuten)?)?", re.IGNORECASE)
_DAYS = re.compile(r"([0-9]{1,4}) ?(?:days?|tagen?|tage)?", re.IGNORECASE)
_CODE = re.compile(r"[a-z]{2,3}")
_SCHEME = re.compile(r"[a-z0-9_]+")
_LONGEST_SAID = 60
_FEW_BYTES = 1000


def field_named(key: str) -> Field | None:
    """The field that a key of the language means: its name, or the singular of a list (`genre` for `genres`)."""
    return FIELD.get(FIELD_OF.get(key, key))


def is_key(key: str) -> bool:
    """Whether a term can begin so."""
    return key in KEYS or key in _OTHER_KEYS or key in _ISSUERS or field_named(key) is not None


def all_keys() -> list[str]:
    """Every key there is, as people would rather write it."""
    return [*KEYS, *FIELD_OF, *FIELD]


# --- what values mean -------------------------------------------------------------------------------------------------


def age_of(value: str) -> timedelta | None:
    """`7d` as a time: hours, days, weeks, months of 30 days, years of 365; None where it is none."""
    match = _AGE.fullmatch(value)
    return timedelta(hours=int(match[1]) * _HOURS[match[2].lower()]) if match else None


def size_of(value: str) -> float | None:
    """`4gb` in bytes, by thousands as disks are sold."""
    match = _SIZE.fullmatch(value)
    return float(match[1]) * 1000 ** _THOUSANDS[match[2].lower()] if match and len(value) < 20 else None


def share_of(value: str) -> float | None:
    """`80%`, `80` and `0.8` as 0.8; None for what is no share of a whole."""
    number = _number(value.removesuffix("%"))
    if number is None or not 0 <= number <= 100:
        return None
    return number / 100 if value.endswith("%") or number > 1 else number


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


# --- terms ------------------------------------------------------------------------------------------------------------


def read_term(term: Term) -> Term:
    """The term with its key and value in their first spelling. Raises BadTerm."""
    if term.key in _ISSUERS and term.relation is Relation.IS and term.value.strip():
        term = Term("id", Relation.IS, f"{term.key}:{term.value.strip()}")
    key = _OTHER_KEYS.get(term.key, term.key)
    if key not in KEYS:
        term = _tidied(term)
        _check_field(term)
        return term
    term = replace(term, key=key)
    if key not in _FREE:
        term = replace(term, value=term.value.strip().lower())
    return _READERS.get(key, _chosen)(term)


def _chosen(term: Term) -> Term:
    """A value of a closed list."""
    allowed = KEYS[term.key]
    if term.key not in _ORDERED:
        _only_is(term)
    if allowed == ("",):
        if term.value:
            turned = f"-{term.key}" if term.value in _NO else term.key
            raise bad_term("search_alone", term, turned)
        return term
    others = {**OTHER_VALUES.get(term.key, {}), **_LOOSE_VALUES.get(term.key, {})}
    value = others.get(term.value, term.value)
    if not value:
        raise bad_term("search_empty", term, choices=", ".join(allowed))
    if value not in allowed:
        near = f"-hdr:{ANY}" if term.key == "hdr" and value in _NO else _near(term, value, allowed)
        raise bad_term("search_choice", term, near, choices=", ".join(allowed))
    return replace(term, value=value)


def _text(term: Term) -> Term:
    _only_is(term)
    if not term.value.strip():
        raise bad_term("search_empty", term)
    return term


def _missing(term: Term) -> Term:
    _only_is(term)
    what, colon, language = term.value.partition(":")
    what = _OTHER_KEYS.get(what, what)
    if what in (EPISODES, "episode") and not colon:
        return replace(term, value=EPISODES)
    if what in _STREAMS:
        return replace(term, value=f"{what}:{_language_tag(term, language)}" if language else what)
    return _named_field(replace(term, value=f"{what}{colon}{language}"), FILE)


def _locked(term: Term) -> Term:
    _only_is(term)
    return _named_field(term, ANY)


def _named_field(term: Term, alone: str) -> Term:
    if term.value in ("", FILE, ANY):
        return replace(term, value=alone)
    field = field_named(term.value)
    if field is None:
        names = [*FIELD, *FIELD_OF, alone, *((EPISODES, *_STREAMS) if term.key == "missing" else ())]
        raise bad_term("search_no_field", term, _near(term, term.value, names), value=term.value, alone=alone)
    return replace(term, value=field.name)


def _codec(term: Term) -> Term:
    """By the name that ffmpeg has for it, or another: there are too many to know them all."""
    term = _text(term)
    return replace(term, value=OTHER_VALUES["codec"].get(term.value, term.value))


def _root(term: Term) -> Term:
    """The whole path of a folder of a library, with a separator at its end or without."""
    term = _text(term)
    return replace(term, value=term.value.rstrip("/") or term.value)


def _language(term: Term) -> Term:
    _only_is(term)
    if term.value in (ANY, UNNAMED) and term.key in _STREAMS:
        return term
    return replace(term, value=_language_tag(term, term.value))


def _language_tag(term: Term, word: str) -> str:
    """A language by any of its names or codes; a code of the right length that we do not know is believed."""
    tag = language_of(word)
    if word in _NONE and term.key in _STREAMS:
        raise bad_term("search_language", term, f"missing:{term.key}")
    if not tag and not _CODE.fullmatch(word):
        raise bad_term("search_language" if word else "search_empty", term)
    return tag or word


def _provider(term: Term) -> Term:
    _only_is(term)
    if not _SCHEME.fullmatch(term.value):
        raise bad_term("search_empty", term)
    return replace(term, value=_OTHER_SCHEMES.get(term.value, term.value))


def _share(term: Term) -> Term:
    term = replace(term, value=_COMMA.sub(".", term.value))
    if share_of(term.value) is None:
        raise bad_term("search_share", term)
    return term


def _size(term: Term) -> Term:
    """Without a unit it counts bytes, which nobody means by a small number."""
    term = replace(term, value=_COMMA.sub(".", term.value))
    size = size_of(term.value)
    if size is None or 0 < size < _FEW_BYTES:
        raise bad_term("search_size", term, f"size{term.relation}{term.value}gb" if size else "")
    return term


def _decade(term: Term) -> Term:
    _only_is(term)
    match = _DECADE.fullmatch(term.value)
    if match is None:
        near = f"decade:{term.value[:3]}0" if _YEAR.fullmatch(term.value) else ""
        raise bad_term("search_decade", term, near)
    year = match[1]
    if len(year) == 2:
        year = f"19{year}" if year >= "30" else f"20{year}"
    return replace(term, value=year)


def _only_is(term: Term) -> None:
    if term.relation is not Relation.IS:
        raise bad_term("search_no_order", term)


_READERS: dict[str, Callable[[Term], Term]] = {
    "library": _text,
    "person": _text,
    "file": _text,
    "missing": _missing,
    "locked": _locked,
    "codec": _codec,
    "audio": _language,
    "sub": _language,
    "language": _language,
    "provider": _provider,
    "source": _text,
    "root": _root,
    "confidence": _share,
    "complete": _share,
    "size": _size,
    "decade": _decade,
}
_FREE = frozenset({"library", "person", "file", "root"})
_ORDERED = frozenset({"res"})


def limits_of(term: Term) -> list[Term]:
    """`year:1990-1999`, `added:2020..2022` as what is at least and what at most; any other term alone."""
    field = field_named(_OTHER_KEYS.get(term.key, term.key))
    if field is None or term.relation is not Relation.IS or field.type not in _NUMBERS | _DATES:
        return [term]
    match = (_BETWEEN if field.type in _NUMBERS else _DATES_BETWEEN).fullmatch(term.value)
    if match is None:
        return [term]
    return [
        replace(term, relation=Relation.AT_LEAST, value=match[1]),
        replace(term, relation=Relation.AT_MOST, value=match[2]),
    ]


def _tidied(term: Term) -> Term:
    """Numbers as we write them: with a point; a length of `2h` or `100min` in minutes."""
    field = field_named(term.key)
    if field is None or field.type not in _NUMBERS:
        return term
    value = term.value
    if field.name == "runtime" and value and (match := _LENGTH.fullmatch(value)):
        hours, minutes = float((match[1] or "0").replace(",", ".")), int(match[2] or 0)
        return replace(term, value=f"{hours * 60 + minutes:g}")
    return replace(term, value=_COMMA.sub(".", value))


def _recent(term: Term) -> str:
    """The age that `added:yesterday`, `added<7` or `added:7days` means; "" for none."""
    word = term.value.strip().lower()
    days = _DAYS.fullmatch(word)
    age = _AGO.get(word) or (f"{days[1]}d" if days is not None and len(word) != len("1997") else "")
    relation = Relation.LESS if term.relation is Relation.IS else term.relation
    return f"{term.key}{relation}{age}" if age else ""


def _check_field(term: Term) -> None:
    field = field_named(term.key)
    if field is None:
        raise bad_term("search_unknown", term, _near_key(term))
    if not term.value:
        raise bad_term("search_empty", term)
    if term.relation is not Relation.IS and field.type not in _COMPARED:
        raise bad_term("search_no_order", term)
    if field.type in _NUMBERS and _number(term.value) is None:
        raise bad_term("search_number", term)
    if field.type in _DATES and age_of(term.value) is None and not _is_date(term.value):
        raise bad_term("search_date", term, _recent(term))
    if field.type is FieldType.FLAG and term.value.lower() not in FLAG_WORDS:
        raise bad_term("search_flag", term)


def _is_date(text: str) -> bool:
    return partial_date(text) == text or _MOMENT.fullmatch(text) is not None


# --- what is wrong ----------------------------------------------------------------------------------------------------

_SENTENCES = {
    "search_long": "A search has at most {most} characters.",
    "search_deep": "Brackets stand at most {most} deep in each other.",
    "search_unknown": "“{key}” is not something to search by. Put it in quotes to search for the text.",
    "search_empty": "“{term}” needs a value.",
    "search_alone": "“{key}” stands alone, without “{rest}”.",
    "search_choice": "“{term}”: choose one of {choices}.",
    "search_no_order": "“{key}” can only be asked with “:”, not as “{term}”.",
    "search_no_field": "“{term}”: there is no field “{value}”. Name a field, or ask for {key}:{alone}.",
    "search_number": "“{term}”: a number is expected.",
    "search_date": "“{term}”: a date is expected, as 1997, 1997-03 or 1997-03-21, or an age, as 7d, 3w, 6m or 2y.",
    "search_flag": "“{term}”: yes or no is expected.",
    "search_language": "“{term}”: a language is expected, as de, deu or german.",
    "search_share": "“{term}”: a part of a whole is expected, as 80% or 0.8.",
    "search_size": "“{term}”: a size is expected, as 700mb or 4gb.",
    "search_decade": "“{term}”: a decade is expected, as 1990 or 90s.",
}
#: The codes of all that can be wrong with a search.
PROBLEMS = tuple(_SENTENCES)


def bad_term(code: str, term: Term | None = None, instead: str = "", **more: str | int) -> BadTerm:
    """The error of that code; `instead` is what the person most likely meant, as it would be typed."""
    args: dict[str, str | int] = dict(more)
    if term is not None:
        rest = f"{term.relation.value}{term.value}"
        args |= {"key": term.key, "rest": _short(rest), "term": _short(f"{term.key}{rest}")}
    sentence = _SENTENCES[code].format(**args)
    hint = f" Did you mean “{instead}”?" if instead else ""
    return BadTerm(f"{sentence}{hint}", code, args, instead)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SAID else f"{text[: _LONGEST_SAID - 1]}…"


def _near_key(term: Term) -> str:
    near = _MEANT_KEYS.get(term.key) or _nearest(term.key, all_keys())
    return f"{near}{term.relation.value}{term.value}" if near and len(term.value) < _LONGEST_SAID else ""


def _near(term: Term, value: str, known: Collection[str]) -> str:
    near = _nearest(value, known)
    return f"{term.key}{term.relation.value}{near}" if near else ""


def _nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like it; "" when none does."""
    import difflib  # for slips alone

    return next(iter(difflib.get_close_matches(word, list(dict.fromkeys(known)), n=1, cutoff=0.7)), "")

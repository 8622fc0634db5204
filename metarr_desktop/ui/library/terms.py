"""The parts of a search as chips: in people's words, taken out of the line again and added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.kinds import Kind, Status
from metarr_desktop.domain.quality import codec_name
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.query_terms import ANY, EPISODES, FILE, UNNAMED, field_named
from metarr_desktop.domain.query_tree import All, Either, Not, Part, Query, Relation, Term, Word, written
from metarr_desktop.domain.values import FLAG_WORDS, FieldType
from metarr_desktop.ui.words import (
    field_word,
    kind_word,
    language_name,
    source_word,
    status_word,
    value_text,
    within_sentence,
)

if TYPE_CHECKING:
    from metarr_desktop.domain.fields import Field

translate = QCoreApplication.translate


def chip_parts(query: Query) -> list[Part]:
    """What of a search is shown as chips: all but plain words, which are read where they were typed."""
    return [part for part in query.parts if not isinstance(part, Word) or part.is_exact]


def chip_text(part: Part) -> str:
    """A part as a chip says it: "missing poster", "year > 2010", "not watched", "genre crime or genre drama"."""
    match part:
        case Term():
            return _term_text(part)
        case Word():
            return f"“{part.text}”" if part.is_exact else part.text
        case Not():
            return translate("Terms", "not {term}").format(term=_inner(part.part))
        case All():
            return ", ".join(map(chip_text, part.parts))
        case Either():
            text = chip_text(part.parts[0])
            for one in part.parts[1:]:
                text = translate("Terms", "{one} or {other}").format(one=text, other=_inner(one))
            return text


def _inner(part: Part) -> str:
    return f"({chip_text(part)})" if isinstance(part, All | Either) else chip_text(part)


def _term_text(term: Term) -> str:
    value = term.value
    if term.relation is Relation.IS and (whole := _whole_words().get((term.key, value))):
        return whole
    field = field_named(term.key)
    key = _key_words().get(term.key) or (field_word(field.name) if field is not None else term.key)
    relation = "" if term.relation is Relation.IS else f" {term.relation.value}"
    return f"{key}{relation} {_value_text(term.key, value, field)}".strip()


def _value_text(key: str, value: str, field: Field | None) -> str:
    if key in _SPOKEN:
        return language_name(value)
    if key == "codec":
        return codec_name(value)
    if key in ("provider", "source"):
        return source_word(value)
    if key == "kind":
        return within_sentence(kind_word(Kind(value)))
    if key == "status":
        return status_word(Status(value))
    if key == "missing":
        return _missing_word(value)
    if key == "locked" and (locked := field_named(value)) is not None:
        return field_word(locked.name)
    if field is not None and field.type is FieldType.FLAG and value.lower() in FLAG_WORDS:
        return value_text(field.name, FLAG_WORDS[value.lower()])
    return value


def _missing_word(value: str) -> str:
    """What is missing: a field, a file, or sound or subtitles, of any language or of one ("sub:de")."""
    what, _, language = value.partition(":")
    if language:
        return f"{_key_words().get(what, what)} {language_name(language)}"
    field = field_named(what)
    return field_word(field.name) if field is not None else _missing_words().get(what, what)


_SPOKEN = frozenset({"audio", "sub", "language"})


def _whole_words() -> dict[tuple[str, str], str]:
    """Key and value of terms that are one saying."""
    return {
        ("watched", "yes"): translate("Terms", "watched"),
        ("watched", "no"): translate("Terms", "not watched"),
        ("unpublished", ""): translate("Terms", "unpublished"),
        ("suggested", ""): translate("Terms", "suggested"),
        ("offline", ""): translate("Terms", "offline"),
        ("in", "trash"): translate("Terms", "in the trash"),
        ("locked", ANY): translate("Terms", "locked by you"),
        ("audio", ANY): translate("Terms", "with sound"),
        ("sub", ANY): translate("Terms", "with subtitles"),
        ("audio", UNNAMED): translate("Terms", "audio unnamed"),
        ("sub", UNNAMED): translate("Terms", "sub unnamed"),
        ("codec", "video"): translate("Terms", "codec video"),
        ("codec", "audio"): translate("Terms", "codec audio"),
        ("hdr", ANY): translate("Terms", "hdr of any kind"),
    }


def _key_words() -> dict[str, str]:
    """What stands before a value: of keys that are no field, and of one in a list whose field is called by all."""
    return {
        "kind": translate("Terms", "kind"),
        "status": translate("Terms", "status"),
        "library": translate("Terms", "library"),
        "missing": translate("Terms", "missing"),
        "locked": translate("Terms", "locked"),
        "res": translate("Terms", "res"),
        "hdr": translate("Terms", "hdr"),
        "audio": translate("Terms", "audio"),
        "sub": translate("Terms", "sub"),
        "language": translate("Terms", "language"),
        "provider": translate("Terms", "provider"),
        "person": translate("Terms", "person"),
        "file": translate("Terms", "file"),
        "confidence": translate("Terms", "confidence"),
        "codec": translate("Terms", "codec"),
        "source": translate("Terms", "source"),
        "root": translate("Terms", "root"),
        "complete": translate("Terms", "complete"),
        "size": translate("Terms", "size"),
        "decade": translate("Terms", "decade"),
        "actor": translate("Terms", "actor"),
        "director": translate("Terms", "director"),
        "writer": translate("Terms", "writer"),
        "producer": translate("Terms", "producer"),
        "composer": translate("Terms", "composer"),
        "genre": translate("Terms", "genre"),
        "tag": translate("Terms", "tag"),
        "studio": translate("Terms", "studio"),
    }


def _missing_words() -> dict[str, str]:
    """What can be missing and is no field."""
    return {
        FILE: translate("Terms", "file"),
        EPISODES: translate("Terms", "episodes"),
        "audio": translate("Terms", "sound"),
        "sub": translate("Terms", "subtitles"),
    }


def without(text: str, gone: str) -> str:
    """The search without the part of its first level that is written so. Raises BadTerm."""
    query = parse_query(text)
    return str(Query(tuple(part for part in query.parts if written(part) != gone)))

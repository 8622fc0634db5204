"""The parts of a search as chips: in people's words, taken out of the line again and added to it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.query_terms import CODED, UNNAMED, field_named
from metarr_desktop.domain.query_tree import All, Either, Not, Part, Query, Relation, Term, Word, written
from metarr_desktop.domain.streams import codec_name
from metarr_desktop.ui.words import field_word, language_name, source_word

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
    if term.key in _SPOKEN:
        value = translate("Terms", "unnamed") if value == UNNAMED else language_name(value)
    elif term.key == "missing":
        what, _, language = value.partition(":")
        field = field_named(what)
        value = field_word(field.name) if field is not None else f"{what} {language_name(language)}".strip()
    if term.key == "watched" and term.relation is Relation.IS and value in ("yes", "no"):
        return translate("Terms", "watched") if value == "yes" else translate("Terms", "not watched")
    if term.key == "codec" and value not in CODED:
        value = codec_name(value)
    if term.key == "source":
        value = source_word(value)
    field = field_named(term.key)
    key = field_word(field.name) if field is not None and term.key not in _AS_TYPED else term.key
    relation = "" if term.relation is Relation.IS else f" {term.relation.value}"
    return f"{key}{relation} {value}".strip()


_AS_TYPED = frozenset({"actor", "director", "writer", "producer", "composer", "genre", "tag", "studio", "added"})
_SPOKEN = frozenset({"audio", "sub", "language"})


def without(text: str, gone: str) -> str:
    """The search without the part of its first level that is written so. Raises BadTerm."""
    query = parse_query(text)
    return str(Query(tuple(part for part in query.parts if written(part) != gone)))

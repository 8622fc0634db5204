"""The terms of a search as chips: in people's words, taken out of the line again and added to it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.query import Query, Relation, Term, field_named, parse_query
from metarr_desktop.ui.words import field_label

translate = QCoreApplication.translate


def term_text(term: Term) -> str:
    """A term as it is typed."""
    value = f'"{term.value}"' if " " in term.value else term.value
    bare = not term.value and term.relation is Relation.IS
    return f"{'-' if term.is_negated else ''}{term.key}{'' if bare else term.relation.value + value}"


def chip_text(term: Term) -> str:
    """A term as a chip says it: "missing poster", "year > 2010", "not watched"."""
    field = field_named(term.key)
    key = field_label(field.name).lower() if field is not None and term.key not in _AS_TYPED else term.key
    relation = "" if term.relation is Relation.IS else f" {term.relation.value}"
    text = f"{key}{relation} {term.value}".strip()
    return translate("Terms", "not {term}").format(term=text) if term.is_negated else text


_AS_TYPED = frozenset({"actor", "director", "writer", "producer", "composer", "genre", "tag", "studio", "added"})


def without(text: str, gone: Term) -> str:
    """The search without one of its terms. Raises BadQuery."""
    query = parse_query(text)
    return _written(replace(query, terms=tuple(term for term in query.terms if term != gone)))


def with_term(text: str, added: str) -> str:
    """The search with one more term, which takes the place of an equal one."""
    return text if added in text.split() else f"{text} {added}".strip()


def _written(query: Query) -> str:
    return " ".join([*map(term_text, query.terms), query.words]).strip()

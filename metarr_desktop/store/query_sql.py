"""A person's query as an SQL condition on `item i`. Values are always bound, never written into the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from metarr_desktop.domain.fields import Field
from metarr_desktop.domain.query import Query, Relation, Term, field_named
from metarr_desktop.domain.titles import folded
from metarr_desktop.domain.values import FLAG_WORDS, FieldType
from metarr_desktop.store import search

Condition = tuple[str, tuple[Any, ...]]


def condition(query: Query) -> Condition:
    """The whole query; "" when it asks nothing."""
    parts: list[str] = []
    values: list[Any] = []
    if words := search.match_words(query.words):
        parts.append("i.id IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(words)
    elif query.words:
        parts.append("0")  # signs alone name nothing
    for term in query.terms:
        text, more = _KEYS.get(term.key, _field)(term)
        # What is not known is not true either: without coalesce, NOT of it would be neither.
        parts.append(f"NOT coalesce(({text}), 0)" if term.is_negated else f"({text})")
        values.extend(more)
    return " AND ".join(parts), tuple(values)


def _kind(term: Term) -> Condition:
    return "i.kind = ?", (term.value,)


def _status(term: Term) -> Condition:
    return "i.status = ?", (term.value,)


def _library(term: Term) -> Condition:
    return "i.library_id IN (SELECT id FROM library WHERE name = ? COLLATE NOCASE)", (term.value,)


def _unpublished(_: Term) -> Condition:
    return "i.needs_publish", ()


def _suggested(_: Term) -> Condition:
    return "EXISTS (SELECT 1 FROM suggestion s WHERE s.item_id = i.id AND s.dismissed_at IS NULL)", ()


def _offline(_: Term) -> Condition:
    return (
        "(EXISTS (SELECT 1 FROM file_link l JOIN file f ON f.id = l.file_id JOIN root r ON r.id = f.root_id "
        "WHERE l.item_id = i.id AND r.is_offline) OR EXISTS (SELECT 1 FROM item_folder d "
        "JOIN root r ON r.id = d.root_id WHERE d.item_id = i.id AND r.is_offline))",
        (),
    )


def _locked(term: Term) -> Condition:
    field = field_named(term.value)
    if field is None:
        return "EXISTS (SELECT 1 FROM field_lock k WHERE k.item_id = i.id)", ()
    return "EXISTS (SELECT 1 FROM field_lock k WHERE k.item_id = i.id AND k.field = ?)", (field.name,)


def _missing(term: Term) -> Condition:
    """`missing:` alone: its file is gone. `missing:poster`: it has no poster, though its kind can have one."""
    field = field_named(term.value)
    if field is None:
        return "i.missing_since IS NOT NULL", ()
    kinds = tuple(sorted(kind.value for kind in field.kinds))
    listed = ",".join("?" * len(kinds))
    text, values = _has(field)
    return f"i.kind IN ({listed}) AND NOT ({text})", (*kinds, *values)


def _has(field: Field) -> Condition:
    match field.type:
        case FieldType.LIST:
            return "EXISTS (SELECT 1 FROM item_term t WHERE t.item_id = i.id AND t.vocabulary = ?)", (field.name,)
        case FieldType.PEOPLE:
            return "EXISTS (SELECT 1 FROM credit c WHERE c.item_id = i.id AND c.job = ?)", (field.name,)
        case FieldType.PICTURES:
            return "EXISTS (SELECT 1 FROM artwork a WHERE a.item_id = i.id AND a.art = ?)", (field.name,)
        case FieldType.RATINGS:
            return "EXISTS (SELECT 1 FROM rating r WHERE r.item_id = i.id)", ()
        case FieldType.IDS:
            return "EXISTS (SELECT 1 FROM external_id x WHERE x.item_id = i.id)", ()
        case FieldType.TITLES:
            return "EXISTS (SELECT 1 FROM item_title x WHERE x.item_id = i.id)", ()
    return f"{_column(field)} IS NOT NULL", ()


def _column(field: Field) -> str:
    return "i.collection_id" if field.name == "collection" else f'i."{field.name}"'


def _field(term: Term) -> Condition:
    field = field_named(term.key)
    if field is None:
        raise LookupError(term.key)  # parse_query lets no such term through
    return _BY_TYPE.get(field.type, _text)(field, term)


def _number(field: Field, term: Term) -> Condition:
    return f"{_column(field)} {_SIGN[term.relation]} ?", (float(term.value),)


def _date(field: Field, term: Term) -> Condition:
    """Dates compare by what is given: `premiered:1999` is any day of that year."""
    column, length = _column(field), len(term.value)
    return f"substr({column}, 1, {length}) {_SIGN[term.relation]} ?", (term.value,)


def _flag(field: Field, term: Term) -> Condition:
    return f"coalesce({_column(field)}, 0) = ?", (int(FLAG_WORDS[term.value.lower()]),)


def _word(field: Field, term: Term) -> Condition:
    return (
        "i.id IN (SELECT it.item_id FROM term t JOIN item_term it ON it.term_id = coalesce(t.alias_of, t.id) "
        "WHERE t.vocabulary = ? AND t.folded = ?)",
        (field.name, folded(term.value)),
    )


def _person(field: Field, term: Term) -> Condition:
    """The full-text index finds who has such a name in any part; the credits say in which."""
    words = search.match_words(term.value, "people")
    if not words:
        return "0", ()
    parts = folded(term.value).split()
    has_words = " AND folded(c.name) LIKE ?" * len(parts)
    return (
        "i.id IN (SELECT rowid FROM search WHERE search MATCH ?) AND EXISTS (SELECT 1 FROM credit c "
        f"WHERE c.item_id = i.id AND c.job = ?{has_words})",
        (words, field.name, *(_contains(part) for part in parts)),
    )


def _rating(_: Field, term: Term) -> Condition:
    return (
        f"EXISTS (SELECT 1 FROM rating r WHERE r.item_id = i.id AND r.value * 10 / r.maximum {_SIGN[term.relation]} ?)",
        (float(term.value),),
    )


def _external_id(_: Field, term: Term) -> Condition:
    scheme, colon, value = term.value.partition(":")
    if colon:
        return "i.id IN (SELECT item_id FROM external_id WHERE scheme = ? AND value = ?)", (scheme.lower(), value)
    return "i.id IN (SELECT item_id FROM external_id WHERE value = ?)", (term.value,)


def _title(_: Field, term: Term) -> Condition:
    return (
        "EXISTS (SELECT 1 FROM item_title x WHERE x.item_id = i.id AND x.text LIKE ? ESCAPE '\\')",
        (_contains(term.value),),
    )


def _picture(field: Field, _: Term) -> Condition:
    return _has(field)


def _text(field: Field, term: Term) -> Condition:
    if field.name == "collection":
        return (
            "i.collection_id IN (SELECT id FROM item WHERE kind = 'collection' AND title LIKE ? ESCAPE '\\')",
            (_contains(term.value),),
        )
    return f"{_column(field)} LIKE ? ESCAPE '\\'", (_contains(term.value),)


def _contains(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


_SIGN = {
    Relation.IS: "=",
    Relation.LESS: "<",
    Relation.GREATER: ">",
    Relation.AT_MOST: "<=",
    Relation.AT_LEAST: ">=",
}
_KEYS: dict[str, Callable[[Term], Condition]] = {
    "kind": _kind,
    "status": _status,
    "library": _library,
    "missing": _missing,
    "locked": _locked,
    "unpublished": _unpublished,
    "suggested": _suggested,
    "offline": _offline,
}
_BY_TYPE: dict[FieldType, Callable[[Field, Term], Condition]] = {
    FieldType.INTEGER: _number,
    FieldType.DECIMAL: _number,
    FieldType.DATE: _date,
    FieldType.MOMENT: _date,
    FieldType.FLAG: _flag,
    FieldType.LIST: _word,
    FieldType.PEOPLE: _person,
    FieldType.RATINGS: _rating,
    FieldType.IDS: _external_id,
    FieldType.TITLES: _title,
    FieldType.PICTURES: _picture,
}

"""A person's query as an SQL condition on `item i`. Values are always bound, never written into the text."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.fields import percent_complete, weighted
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.languages import codes_of
from metarr_desktop.domain.quality import DEFINITIONS, Definition
from metarr_desktop.domain.query_terms import (
    ANY,
    CODED,
    EPISODES,
    HDR_KINDS,
    UNNAMED,
    age_of,
    field_named,
    share_of,
    size_of,
)
from metarr_desktop.domain.query_tree import All, Either, Not, Part, Query, Relation, Term, Word
from metarr_desktop.domain.titles import folded
from metarr_desktop.domain.values import FLAG_WORDS, FieldType
from metarr_desktop.store import search
from metarr_desktop.store.clock import stamp
from metarr_desktop.store.plural import marks
from metarr_desktop.store.told import LACKS_TOLD

if TYPE_CHECKING:
    from metarr_desktop.domain.fields import Field

Condition = tuple[str, tuple[Any, ...]]


def condition(query: Query, now: datetime) -> Condition:
    """The whole query; "" when it asks nothing. Ages of its dates count back from `now`."""
    return _Writer(now).all_of(query.parts) if query.parts else ("", ())


class _Writer:
    """Turns the parts of a query into SQL, each a whole expression that AND, OR and NOT may stand beside."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def all_of(self, parts: Sequence[Part]) -> Condition:
        """Words go to the full-text index in one question: it joins them faster than SQL does."""
        found = [part for part in parts if isinstance(part, Word)]
        return _joined(
            " AND ",
            [
                *([words(found)] if found else []),
                *(self._part(part) for part in parts if not isinstance(part, Word)),
            ],
        )

    def _part(self, part: Part) -> Condition:
        match part:
            case Word():
                return words([part])
            case All():
                return self.all_of(part.parts)
            case Either():
                return _joined(" OR ", [self._part(one) for one in part.parts])
            case Not():
                text, values = self._part(part.part)
                # What is not known is not true either: without coalesce, NOT of it would be neither.
                return f"NOT coalesce(({text}), 0)", values
            case Term():
                return self._term(part)

    def _term(self, term: Term) -> Condition:
        if term.key in _KEYS:
            return _KEYS[term.key](term)
        if term.key == "missing":
            return _missing(term, self._now)
        field = field_named(term.key)
        if field is None:
            raise LookupError(term.key)  # parse_query lets no such term through
        age = age_of(term.value)
        if age is not None and field.type in (FieldType.DATE, FieldType.MOMENT):
            return _aged(field, term.relation, self._now, age)
        return _BY_TYPE.get(field.type, _text)(field, term)


def _joined(sign: str, conditions: Sequence[Condition]) -> Condition:
    text = sign.join(f"({one})" for one, _ in conditions)
    return text, tuple(value for _, values in conditions for value in values)


def words(words: Sequence[Word], column: str = "") -> Condition:
    """Items that have all of those words, in the titles or the people alone where a column is named."""
    expression = search.match(words, column)
    if not expression:
        return "0", ()  # signs alone name nothing
    return "i.id IN (SELECT rowid FROM search WHERE search MATCH ?)", (expression,)


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
    return OFFLINE, ()


def _locked(term: Term) -> Condition:
    field = field_named(term.value)
    if field is None:
        return "EXISTS (SELECT 1 FROM field_lock k WHERE k.item_id = i.id)", ()
    return "EXISTS (SELECT 1 FROM field_lock k WHERE k.item_id = i.id AND k.field = ?)", (field.name,)


def _missing(term: Term, now: datetime) -> Condition:
    """`missing:file`: its file is gone. `missing:poster`: it has no poster, though its kind can have one.

    `missing:sub:de`: its file was looked into, and neither in it nor beside it is that. `missing:episodes`: of a show,
    something was shown by the day of `now` of which no file is here.
    """
    if term.value == EPISODES:
        today = now.astimezone().date().isoformat()
        return f"i.kind = 'series' AND ({_LOST_EPISODE} OR {LACKS_TOLD})", (today, today, today)
    what, _, language = term.value.partition(":")
    if what in _STREAM_TYPES:
        text, values = _spoken(what, language)
        return _here_or_below(f"{_PROBED} AND NOT ({text})", values)
    field = field_named(term.value)
    if field is None:
        return "i.missing_since IS NOT NULL", ()
    kinds = tuple(sorted(kind.value for kind in field.kinds))
    listed = ",".join("?" * len(kinds))
    text, values = has(field)
    return f"i.kind IN ({listed}) AND NOT ({text})", (*kinds, *values)


#: An episode in the library without a file, unless its day is still to come, which is bound.
_LOST_EPISODE = (
    "EXISTS (SELECT 1 FROM item p JOIN item e ON e.parent_id = p.id WHERE p.parent_id = i.id "
    "AND e.missing_since IS NOT NULL AND (e.deleted_at IS NULL) = (i.deleted_at IS NULL) "
    "AND coalesce(e.aired, '') <= ?)"
)


def has(field: Field) -> Condition:
    """Whether an item has something in a field."""
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


def _number(field: Field, term: Term) -> Condition:
    return f"{_column(field)} {_SIGN[term.relation]} ?", (float(term.value),)


def _date(field: Field, term: Term) -> Condition:
    """Dates compare by what is given: `premiered:1999` is any day of that year."""
    column, length = _column(field), len(term.value)
    return f"substr({column}, 1, {length}) {_SIGN[term.relation]} ?", (term.value,)


def _aged(field: Field, relation: Relation, now: datetime, age: timedelta) -> Condition:
    """`added<7d`, and `added:7d`: less than seven days ago and not to come; `added>1y`: longer ago."""
    column, then, today = _column(field), stamp(now - age), stamp(now)
    if field.type is FieldType.DATE:
        then, today = then[:10], today[:10]
    if relation in (Relation.GREATER, Relation.AT_LEAST):
        return f"{column} {'<=' if relation is Relation.AT_LEAST else '<'} ?", (then,)
    return f"{column} {'>' if relation is Relation.LESS else '>='} ? AND {column} <= ?", (then, today)


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
    text, values = _folded_text("x.text", term.value)
    return f"EXISTS (SELECT 1 FROM item_title x WHERE x.item_id = i.id AND ({text}))", values


def _picture(field: Field, _: Term) -> Condition:
    return has(field)


def _text(field: Field, term: Term) -> Condition:
    """Whatever the accents and capitals, but in long texts: to fold all of them would take seconds."""
    return _in_text(field, term.value, _written_text if field.type is FieldType.LONG_TEXT else _folded_text)


def as_written(field: Field, text: str) -> Condition:
    """A text that holds just those letters, capitals aside: what `LIKE` finds, here and in Kodi."""
    return _in_text(field, text, _written_text)


def _in_text(field: Field, text: str, holds: Callable[[str, str], Condition]) -> Condition:
    if field.name == "collection":
        condition, values = holds("title", text)
        return f"i.collection_id IN (SELECT id FROM item WHERE kind = 'collection' AND ({condition}))", values
    return holds(_column(field), text)


def _written_text(column: str, text: str) -> Condition:
    return f"{column} LIKE ? ESCAPE '\\'", (_contains(text),)


def _folded_text(column: str, text: str) -> Condition:
    """Only what is not all ASCII is folded: that is done in Python."""
    written, values = _written_text(column, text)
    plain = folded(text)
    if not plain:
        return written, values
    accented = f"{column} GLOB '*[^ -~]*' AND folded(coalesce({column}, '')) LIKE ? ESCAPE '\\'"
    return f"{written} OR {column} LIKE ? ESCAPE '\\' OR ({accented})", (
        *values,
        _contains(text if text.isascii() else plain),
        _contains(plain),
    )


def _contains(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _in(_: Term) -> Condition:
    return "i.deleted_at IS NOT NULL", ()


def _provider(term: Term) -> Condition:
    """Who issued one of its ids; the several ids of MusicBrainz answer to its name."""
    return (
        "EXISTS (SELECT 1 FROM external_id x WHERE x.item_id = i.id AND (x.scheme = ? OR x.scheme LIKE ? ESCAPE '\\'))",
        (term.value, _contains(term.value + "_")[1:]),
    )


def _anybody(term: Term) -> Condition:
    """A name in any part: the full-text index finds the items, the credits tell that it is one person's."""
    words = search.match_words(term.value, "people")
    if not words:
        return "0", ()
    parts = folded(term.value).split()
    has_words = " AND folded(c.name) LIKE ?" * len(parts)
    return (
        "i.id IN (SELECT rowid FROM search WHERE search MATCH ?) AND EXISTS (SELECT 1 FROM credit c "
        f"WHERE c.item_id = i.id{has_words})",
        (words, *(_contains(part) for part in parts)),
    )


def _path(term: Term) -> Condition:
    """A part of the path of any of its files, or of the folders that are its own."""
    path = "CAST(r.path AS TEXT) || '/' || CAST({part}.path AS TEXT) LIKE ? ESCAPE '\\'"
    wanted = _contains(term.value)
    files, values = _here_or_below(
        "EXISTS (SELECT 1 FROM file_link l JOIN file f ON f.id = l.file_id JOIN root r ON r.id = f.root_id "
        f"WHERE l.item_id = {{item}} AND {path.format(part='f')})",
        (wanted,),
    )
    return (
        f"{files} OR EXISTS (SELECT 1 FROM item_folder d JOIN root r ON r.id = d.root_id "
        f"WHERE d.item_id = i.id AND {path.format(part='d')})",
        (*values, wanted),
    )


def _root(term: Term) -> Condition:
    """In that folder of a library lies one of its files, or one of those below it, or a folder that is its own."""
    root = "root_id IN (SELECT id FROM root WHERE CAST(path AS TEXT) = ?)"
    files, values = _here_or_below(
        f"EXISTS (SELECT 1 FROM file_link l JOIN file f ON f.id = l.file_id WHERE l.item_id = {{item}} AND f.{root})",
        (term.value,),
    )
    folders = f"EXISTS (SELECT 1 FROM item_folder d WHERE d.item_id = i.id AND d.{root})"
    return f"{files} OR {folders}", (*values, term.value)


#: Whose word the values of a batch `b` are: a provider's by its name, all others by what they are.
SAID_BY = "CASE WHEN b.actor = 'provider' AND b.source <> '' THEN b.source ELSE b.actor END"


def _source(term: Term) -> Condition:
    """One value at least stands by that word."""
    return (
        "EXISTS (SELECT 1 FROM json_each(i.origins) o JOIN batch b ON b.id = o.value "
        f"WHERE ({SAID_BY}) = ? COLLATE NOCASE)",
        (term.value,),
    )


def _confidence(term: Term) -> Condition:
    return f"i.confidence {_SIGN[term.relation]} ?", (share_of(term.value),)


def _complete(term: Term) -> Condition:
    """As cards say it, in whole per cent: which weights round to such a number is asked here, kind by kind."""
    fits, wanted = _COMPARED[term.relation], share_of(term.value)
    conditions: list[Condition] = []
    for kind in Kind:
        fields = weighted(kind)
        whole = sum(field.weight for field in fields)
        weights = [one for one in range(whole + 1) if fits(percent_complete(one, whole) / 100, wanted)]
        if weights:
            shown = [has(field) for field in fields]
            weight = " + ".join(f"{field.weight} * ({text})" for field, (text, _) in zip(fields, shown, strict=True))
            bound = (value for _, values in shown for value in values)
            conditions.append((f"i.kind = ? AND {weight} BETWEEN ? AND ?", (kind, *bound, weights[0], weights[-1])))
    return _joined(" OR ", conditions) if conditions else ("0", ())


def _size(term: Term) -> Condition:
    """All that is played of it together."""
    return (
        "(SELECT sum(f.size) FROM file_link l JOIN file f ON f.id = l.file_id WHERE l.item_id = i.id "
        f"AND f.role IN {MAIN_ROLES} AND f.missing_since IS NULL) {_SIGN[term.relation]} ?",
        (size_of(term.value),),
    )


def _decade(term: Term) -> Condition:
    return "i.year BETWEEN ? AND ?", (int(term.value), int(term.value) + 9)


def _original_language(term: Term) -> Condition:
    codes = codes_of(term.value)
    return f"lower(i.original_language) IN ({marks(len(codes))})", codes


# --- streams ----------------------------------------------------------------------------------------------------------

MAIN_ROLES = "('video', 'disc', 'audio')"
#: Whether the disk of item `i` is away.
OFFLINE = (
    "(EXISTS (SELECT 1 FROM file_link l JOIN file f ON f.id = l.file_id JOIN root r ON r.id = f.root_id "
    "WHERE l.item_id = i.id AND r.is_offline) OR EXISTS (SELECT 1 FROM item_folder d "
    "JOIN root r ON r.id = d.root_id WHERE d.item_id = i.id AND r.is_offline))"
)
_STREAM = (
    "EXISTS (SELECT 1 FROM file_link l JOIN file f ON f.id = l.file_id JOIN stream_detail s ON s.file_id = l.file_id "
    f"WHERE l.item_id = {{item}} AND f.role IN {MAIN_ROLES}"
)
_PROBED = f"{_STREAM})"
_STREAM_TYPES = {"audio": "audio", "sub": "subtitle"}

#: What has no files of its own has those of its episodes or tracks. What lies in the trash has those there with it.
_BELOW = (
    "i.kind IN ('season', 'album') AND EXISTS (SELECT 1 FROM item e WHERE e.parent_id = i.id "
    "AND (e.deleted_at IS NULL) = (i.deleted_at IS NULL) AND ({played}))",
    "i.kind IN ('series', 'artist') AND EXISTS (SELECT 1 FROM item p JOIN item e ON e.parent_id = p.id "
    "WHERE p.parent_id = i.id AND (e.deleted_at IS NULL) = (i.deleted_at IS NULL) AND ({played}))",
)


def _here_or_below(text: str, values: tuple[Any, ...] = ()) -> Condition:
    """A condition on the files of `{item}`: it holds for a show where it does for one episode of it at least.

    So `-audio:de` are the shows without any German episode, `missing:sub` those with one without subtitles.
    """
    played = text.format(item="e.id")
    below = (f"({one.format(played=played)})" for one in _BELOW)
    return " OR ".join((f"({text.format(item='i.id')})", *below)), values * 3


#: What a stream is coded as; "" where its file does not say.
CODEC = "lower(coalesce(json_extract(s.facts, '$.codec'), ''))"


def _codec(term: Term) -> Condition:
    """Of the picture or the sound of one version at least; no codec of the one is a codec of the other."""
    if term.value in CODED:
        return _here_or_below(f"{_STREAM} AND s.type = ? AND {CODEC} <> '')", (term.value,))
    return _here_or_below(f"{_STREAM} AND s.type IN ('video', 'audio') AND {CODEC} = ?)", (term.value,))


def _spoken_term(term: Term) -> Condition:
    return _here_or_below(*_spoken(term.key, "" if term.value == ANY else term.value))


def _spoken(what: str, language: str) -> Condition:
    """A sound track or subtitles of that language, "" of any; subtitles also as files beside the video. Of `{item}`."""
    if language == UNNAMED:
        codes: tuple[str, ...] = ("",)
    else:
        codes = codes_of(language) if language else ()
    spoken = f" AND s.language IN ({marks(len(codes))})" if codes else ""
    text = f"{_STREAM} AND s.type = '{_STREAM_TYPES[what]}'{spoken})"
    if what == "audio":
        return text, codes
    beside = f" AND (l.language IN ({marks(len(codes))}) OR l.language LIKE ?)" if codes else ""
    return (
        f"{text} OR EXISTS (SELECT 1 FROM file_link l JOIN file f ON f.id = l.file_id WHERE l.item_id = {{item}} "
        f"AND f.role = 'subtitle' AND f.missing_since IS NULL{beside})",
        (*codes, *codes, f"{language}-%") if codes else (),
    )


def _resolution(term: Term) -> Condition:
    """One version at least has such a picture; of what was not looked into nothing is said."""
    names = [one.value.lower() for one in Definition]
    return _here_or_below(
        f"{_STREAM} AND s.type = 'video' AND s.width > 0 AND s.height > 0 AND {RANK} {_SIGN[term.relation]} ?)",
        (names.index(term.value),),
    )


def _rank() -> str:
    """SQL for the place of a picture's definition among all, as `domain.streams.definition` gives it."""
    names = list(Definition)
    cases = " ".join(
        f"WHEN s.width * 10 >= {width * 9} OR s.height * 10 >= {height * 9} THEN {names.index(name)}"
        for name, width, height in DEFINITIONS
    )
    return f"(CASE {cases} ELSE 0 END)"


RANK = _rank()


def _hdr(term: Term) -> Condition:
    if term.value == ANY:
        return _here_or_below(f"{_STREAM} AND s.type = 'video' AND s.hdr <> '')")
    return _here_or_below(f"{_STREAM} AND s.type = 'video' AND s.hdr = ?)", (HDR_KINDS[term.value].value,))


_SIGN = {
    Relation.IS: "=",
    Relation.LESS: "<",
    Relation.GREATER: ">",
    Relation.AT_MOST: "<=",
    Relation.AT_LEAST: ">=",
}
_COMPARED: dict[Relation, Callable[[Any, Any], bool]] = {
    Relation.IS: operator.eq,
    Relation.LESS: operator.lt,
    Relation.GREATER: operator.gt,
    Relation.AT_MOST: operator.le,
    Relation.AT_LEAST: operator.ge,
}
_KEYS: dict[str, Callable[[Term], Condition]] = {
    "kind": _kind,
    "status": _status,
    "library": _library,
    "locked": _locked,
    "unpublished": _unpublished,
    "suggested": _suggested,
    "offline": _offline,
    "in": _in,
    "res": _resolution,
    "hdr": _hdr,
    "codec": _codec,
    "audio": _spoken_term,
    "sub": _spoken_term,
    "language": _original_language,
    "provider": _provider,
    "person": _anybody,
    "source": _source,
    "file": _path,
    "root": _root,
    "confidence": _confidence,
    "complete": _complete,
    "size": _size,
    "decade": _decade,
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

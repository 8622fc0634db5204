"""One child element of an NFO's root to one field: a table of handlers for each kind, built once from the field table.

A handler gets the draft of the record and the element. What it cannot make sense of it leaves among the unknown, so
that nothing of the file is lost when it is rewritten; what says nothing (empty, 0) it passes over.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from metarr_desktop.domain.fields import FIELD, Field, fields_of
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.values import FieldType, Rating
from metarr_desktop.formats.nfo import dialect
from metarr_desktop.formats.nfo.draft import UNNAMED_SOURCE, Draft, attributes_of, text_of
from metarr_desktop.formats.nfo.moments import UTC_ATTRIBUTE, with_zone
from metarr_desktop.formats.nfo.people import read_actor, read_crew
from metarr_desktop.formats.nfo.scalars import Scalar, decimal, integer, moment, scalar
from metarr_desktop.formats.nfo.trailers import address_of

Handler = Callable[[Draft, etree._Element], None]

_LETTERS_OF_A_DAY = len("1997-03-21")


def _scalar_handler(name: str, rank: int, to_value: Scalar) -> Handler:
    def handle(draft: Draft, element: etree._Element) -> None:
        text = text_of(element)
        if not text or name in draft.values:
            return
        try:
            value = to_value(text)
        except ValueError:
            draft.unknown.append(element)
            return
        if value is None:
            return
        if rank:
            draft.take_alias(name, rank, value)
        else:
            draft.values[name] = value

    return handle


def _moment_handler(name: str, rank: int) -> Handler:
    """What its text means is settled when the whole file is read; a day without a time stays as it is."""
    take = _scalar_handler(name, rank, moment)

    def handle(draft: Draft, element: etree._Element) -> None:
        is_first = name not in draft.values
        take(draft, element)
        text = text_of(element)
        if not is_first or name not in draft.values or len(text) <= _LETTERS_OF_A_DAY:
            return
        if zoned := with_zone(text):
            draft.values[name] = zoned
        else:
            draft.moments[name] = element.get(UTC_ATTRIBUTE, "").strip()

    return handle


def _list_handler(name: str) -> Handler:
    def handle(draft: Draft, element: etree._Element) -> None:
        text = text_of(element)
        if not text:
            return
        words = draft.lists.setdefault(name, {})
        for word in text.split(" / ") if " / " in text else (text,):
            if word := word.strip():
                words[word] = None

    return handle


def _trailer(draft: Draft, element: etree._Element) -> None:
    if text := text_of(element):
        draft.lists.setdefault("trailers", {})[address_of(text)] = None


def _crew_handler(name: str, rank: int) -> Handler:
    def handle(draft: Draft, element: etree._Element) -> None:
        read_crew(draft, name, rank, element)

    return handle


def _child_texts(element: etree._Element) -> dict[object, str]:
    """Element name -> its text, stripped and not empty."""
    return {child.tag: text for child in element if (text := text_of(child))}


# scores


def _score(text: str, maximum: str | None, source: str) -> tuple[float, float] | None:
    """`(value, maximum)` as given, or nothing where Kodi would drop it: not above 0, or above the maximum."""
    try:
        value = decimal(text) or 0.0
        limit = decimal(maximum) or 10.0 if maximum else 10.0
    except ValueError:
        return None
    if not maximum and value > limit and source in dialect.OUT_OF_HUNDRED:
        limit = 100.0
    return (value, limit) if 0 < value <= limit else None


def _count(text: str) -> int | None:
    try:
        return integer(text) if text else None
    except ValueError:
        return None


def _ratings(draft: Draft, element: etree._Element) -> None:
    for child in element:
        if child.tag != "rating":
            continue
        name = (child.get("name") or UNNAMED_SOURCE).strip()
        source = dialect.SOURCE_FROM_OTHERS.get(name, name)
        texts = _child_texts(child)
        score = _score(texts.get("value") or (child.text or "").strip(), child.get("max"), source)
        if score:
            votes = _count(texts.get("votes", ""))
            draft.ratings.append(Rating(source, *score, votes=votes, is_default=child.get("default") == "true"))


def _unnamed_rating(draft: Draft, element: etree._Element) -> None:
    score = _score(text_of(element), element.get("max"), UNNAMED_SOURCE)
    if score and draft.unnamed_rating is None:
        draft.unnamed_rating = Rating(UNNAMED_SOURCE, *score)


def _unnamed_votes(draft: Draft, element: etree._Element) -> None:
    draft.unnamed_votes = _count(text_of(element))


def _critic_rating(draft: Draft, element: etree._Element) -> None:
    if score := _score(text_of(element), "100", "critic"):
        draft.ratings.append(Rating("critic", *score))


def _user_rating(draft: Draft, element: etree._Element) -> None:
    score = _score(text_of(element), element.get("max"), "")
    if score:
        value, maximum = score
        draft.values.setdefault("user_rating", max(1, round(value * 10 / maximum)))


# ids


def _valid_id(element: etree._Element) -> str:
    text = text_of(element)
    return "" if text in ("0", "-1") else text


def _unique_id(draft: Draft, element: etree._Element) -> None:
    value, issuer = _valid_id(element), dialect.scheme(element.get("type", "").strip())
    if not value:
        return
    if issuer in ("", "unknown"):
        _bare_id(draft, element)
    elif element.get("default") == "true" and not draft.has_default_id:
        draft.has_default_id = True
        draft.own_ids.insert(0, ExternalId(issuer, value))
    else:
        draft.own_ids.append(ExternalId(issuer, value))


def _own_id_handler(issuer: str) -> Handler:
    def handle(draft: Draft, element: etree._Element) -> None:
        if value := _valid_id(element):
            draft.own_ids.append(ExternalId(issuer, value))

    return handle


def _named_id_handler(issuer: str) -> Handler:
    def handle(draft: Draft, element: etree._Element) -> None:
        if value := _valid_id(element):
            draft.named_ids.append(ExternalId(issuer, value))

    return handle


# Who issues a plain number in <id>: the source that Kodi's scraper for that kind used when there was no <uniqueid>.
_ISSUER_OF_BARE_NUMBER = {
    Kind.MOVIE: Scheme.TMDB,
    Kind.SERIES: Scheme.TVDB,
    Kind.EPISODE: Scheme.TVDB,
    Kind.COLLECTION: Scheme.TMDB_SET,
}

# <id TMDB="603">tt0133093</id>
_ISSUERS_IN_ATTRIBUTES = frozenset({Scheme.TMDB.value, Scheme.IMDB.value, Scheme.TVDB.value})


def _bare_id(draft: Draft, element: etree._Element) -> None:
    for word, value in attributes_of(element).items():
        issuer = dialect.scheme(word)
        if issuer in _ISSUERS_IN_ATTRIBUTES and value:
            draft.bare_ids.append(ExternalId(issuer, value))
    value = _valid_id(element)
    if value.startswith("tt") and value[2:].isdecimal():
        draft.bare_ids.append(ExternalId(Scheme.IMDB.value, value))
    elif value.isdecimal() and draft.kind in _ISSUER_OF_BARE_NUMBER:
        draft.bare_ids.append(ExternalId(_ISSUER_OF_BARE_NUMBER[draft.kind].value, value))


# single elements with a shape of their own


def _collection(draft: Draft, element: etree._Element) -> None:
    texts = _child_texts(element)
    name = texts.get("name", "") if len(element) else text_of(element)
    if not name or "collection" in draft.values:
        return
    draft.values["collection"] = name
    draft.collection_overview = texts.get("overview", "")
    if number := element.get("tmdbcolid", "").strip():
        draft.named_ids.append(ExternalId(Scheme.TMDB_SET.value, number))


def _resume(draft: Draft, element: etree._Element) -> None:
    try:
        position = decimal(_child_texts(element).get("position", "0"))
    except ValueError:
        return
    if position:
        draft.values.setdefault("resume_position", position)


def _season_name(draft: Draft, element: etree._Element) -> None:
    number, name = _count(element.get("number", "").strip()), text_of(element)
    if number is not None and name:
        draft.season_names.setdefault(number, name)


def _season(draft: Draft, element: etree._Element) -> None:
    draft.season = _count(text_of(element))


def _episode(draft: Draft, element: etree._Element) -> None:
    draft.episode = _count(text_of(element))


def _pass_over(draft: Draft, element: etree._Element) -> None:
    """Says nothing that is not derived elsewhere."""


# the tables

_OWN_SHAPE: dict[str, Handler] = {
    "cast": read_actor,
    "ratings": _ratings,
    "trailers": _trailer,
    "user_rating": _user_rating,
    "external_ids": _unique_id,
    "collection": _collection,
    "resume_position": _resume,
}


def _handler_of(row: Field, rank: int) -> Handler:
    if row.name in _OWN_SHAPE:
        return _OWN_SHAPE[row.name]
    if row.type is FieldType.LIST:
        return _list_handler(row.name)
    if row.type is FieldType.PEOPLE:
        return _crew_handler(row.name, rank)
    if row.type is FieldType.MOMENT:
        return _moment_handler(row.name, rank)
    return _scalar_handler(row.name, rank, scalar(row.name, row.type))


def _extra_handlers(kind: Kind) -> dict[str, Handler]:
    """Elements that are no field's own: numbers, names of seasons, ids and scores in older and other dialects."""
    handlers: dict[str, Handler] = {word: _named_id_handler(issuer) for word, issuer in dialect.ID_ELEMENTS.items()}
    handlers |= {"id": _bare_id} | dict.fromkeys(dialect.DERIVED, _pass_over)
    if kind in FIELD["ratings"].kinds:
        handlers |= {"rating": _unnamed_rating, "votes": _unnamed_votes, "criticrating": _critic_rating}
    for issuer, word in dialect.MUSIC_ID_ELEMENTS.get(kind, {}).items():
        handlers[word] = handlers[word.lower()] = _own_id_handler(issuer)
    if kind is Kind.SERIES:
        handlers["namedseason"] = _season_name
    if kind in (Kind.SEASON, Kind.EPISODE):
        handlers |= {"season": _season, "seasonnumber": _season}
    if kind is Kind.EPISODE:
        handlers["episode"] = _episode
    return handlers


def _table(kind: Kind) -> dict[str, Handler]:
    """Element name -> handler, Kodi's own spelling and lower case; a field's own element wins over another's alias."""
    aliases: dict[str, Handler] = {}
    own: dict[str, Handler] = {}
    for row in fields_of(kind):
        element = row.element(kind)
        if not element:
            continue
        own[element] = own[element.lower()] = _handler_of(row, 0)
        for rank, other in enumerate(dialect.other_names(row.name, kind), start=1):
            aliases.setdefault(other, _handler_of(row, rank))
    return _extra_handlers(kind) | aliases | own


HANDLERS: dict[Kind, dict[str, Handler]] = {kind: _table(kind) for kind in dialect.ROOTS}

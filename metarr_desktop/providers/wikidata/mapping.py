"""An item of Wikidata as a candidate, or a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import Ask, Candidate, PictureOffer, Record
from metarr_desktop.domain.values import Credit, Value
from metarr_desktop.providers import reading
from metarr_desktop.providers.reading import at, text, whole, year_of
from metarr_desktop.providers.wikidata import statements as said

NAME = "wikidata"

_ANIME: Mapping[str, str] = {Scheme.ANILIST: "P8729", Scheme.MAL: "P4086", Scheme.ANIDB: "P5646"}
#: By kind, the properties that hold ids of other sources.
IDS: Mapping[Kind, Mapping[str, str]] = {
    Kind.MOVIE: {
        Scheme.IMDB: "P345",
        Scheme.TMDB: "P4947",
        Scheme.TVDB: "P12196",
        Scheme.LETTERBOXD: "P6127",
        **_ANIME,
    },
    Kind.SERIES: {
        Scheme.IMDB: "P345",
        Scheme.TVDB: "P4835",
        Scheme.TMDB: "P4983",
        Scheme.TVMAZE: "P8600",
        **_ANIME,
    },
    Kind.ARTIST: {Scheme.MB_ARTIST: "P434", Scheme.DISCOGS: "P1953", Scheme.IMDB: "P345"},
}
#: What only a film, a series, an artist has: an id of that kind, or a class. Classes have many subclasses, so the ids
#: are the better sign.
SIGNS: Mapping[Kind, tuple[str, ...]] = {
    Kind.MOVIE: ("P4947", "P6127"),
    Kind.SERIES: ("P4983", "P4835", "P8600"),
    Kind.ARTIST: ("P434",),
}
CLASSES: Mapping[Kind, tuple[str, ...]] = {
    # film, short, television, animated, animated feature, documentary, silent, feature, anime
    Kind.MOVIE: ("Q11424", "Q24862", "Q506240", "Q202866", "Q29168811", "Q93204", "Q226730", "Q24869", "Q20650540"),
    # television series, miniseries, animated series, anime series, web series, programme
    Kind.SERIES: ("Q5398426", "Q1259759", "Q581714", "Q63952888", "Q526877", "Q15416"),
    Kind.ARTIST: ("Q215380",),  # group
}
_FILM_CREDITS = {
    "directors": "P57",
    "writers": "P58",
    "composers": "P86",
    "producers": "P162",
    "cast": "P161",
}
_FILM_LISTS = {"genres": "P136", "countries": "P495", "studios": "P272"}
_CREDITS = {Kind.MOVIE: _FILM_CREDITS, Kind.SERIES: _FILM_CREDITS, Kind.ARTIST: {}}
_LISTS = {
    Kind.MOVIE: _FILM_LISTS,
    Kind.SERIES: {**_FILM_LISTS, "networks": "P449"},
    Kind.ARTIST: {"genres": "P136"},
}
#: By kind, a text that one linked item names.
_WORDS = {Kind.MOVIE: {"collection": "P179"}, Kind.SERIES: {}, Kind.ARTIST: {"gender": "P21"}}
_ROLE, _ROLE_NAME, _ORDINAL = "P453", "P4633", "P1545"
_GENRE_ENDINGS = (" film", " television series", " music")

#: The field that the summary of its article is.
TEXT_FIELD = {Kind.MOVIE: "plot", Kind.SERIES: "plot", Kind.ARTIST: "biography"}
_FILE_PAGE = "https://commons.wikimedia.org/wiki/Special:FilePath/"
_WIDTH_PX, _PREVIEW_PX = 1920, 330  # of the sizes that Wikimedia keeps ready
_PICTURES = {"P18": "thumb", "P3383": "poster", "P154": "clearlogo"}

_NAMES = ("title", "alternative_titles")
_FILM = ("original_title", "original_language", "premiered", "year", "runtime", "plot", *_FILM_CREDITS, *_FILM_LISTS)
FIELDS = {
    Kind.MOVIE: frozenset((*_NAMES, *_FILM, "collection", "collection_order")),
    Kind.SERIES: frozenset((*_NAMES, *_FILM, "networks", "end_date", "series_status")),
    Kind.ARTIST: frozenset((*_NAMES, "genres", "gender", "born", "died", "formed", "disbanded", "biography")),
}
PICTURES = {
    Kind.MOVIE: frozenset({"thumb", "poster", "clearlogo"}),
    Kind.SERIES: frozenset({"thumb", "poster", "clearlogo"}),
    Kind.ARTIST: frozenset({"thumb", "clearlogo"}),
}

Named = Callable[[str], str]


def kinds_of(entity: Any) -> set[Kind]:
    """What it is, as far as it shows."""
    classes = set(said.linked(entity, "P31"))
    return {
        kind
        for kind in SIGNS
        if classes.intersection(CLASSES[kind]) or any(said.statements(entity, sign) for sign in SIGNS[kind])
    }


def candidate(kind: Kind, entity: Any, ask: Ask) -> Candidate | None:
    title = said.name(entity, ask.languages)
    if not title:
        return None
    original, language = _original(entity)
    others = dict.fromkeys((*said.names(entity).values(), *said.aliases(entity)))
    return Candidate(
        NAME,
        kind,
        title,
        ids_of(kind, entity),
        year=year_of(_begin(kind, entity)),
        original_title=original,
        titles=tuple([one for one in others if one != title]),
        runtime_min=said.minutes(entity, "P2047"),
        language=language,
        overview=_description(entity, ask),
        picture_url=next((one.preview_url for one in _pictures(kind, entity)), ""),
    )


def record(
    kind: Kind, entity: Any, named: Named, named_in_english: Named, texts: Mapping[str, str], ask: Ask
) -> Record:
    """`named` tells the name of an item by its id, in the best language; `texts` are the article's, by language."""
    localised = said.names(entity)
    title = said.name(entity, ask.languages)
    others = dict.fromkeys((*localised.values(), *said.aliases(entity)))
    values: dict[str, Value] = {
        "title": title,
        "alternative_titles": tuple([one for one in others if one != title]),
        TEXT_FIELD[kind]: reading.best(texts, (*ask.languages, "en")),
        **{field: _people(entity, property, named) for field, property in _CREDITS[kind].items()},
        **{field: _words(entity, property, named) for field, property in _LISTS[kind].items()},
        **{field: next(iter(_words(entity, one, named)), "") for field, one in _WORDS[kind].items()},
        **(_artist(entity) if kind is Kind.ARTIST else _film(kind, entity)),
    }
    if kind is not Kind.ARTIST:
        values["countries"] = _words(entity, "P495", named_in_english)
    values["genres"] = tuple([_genre(one) for one in _words(entity, "P136", named)])
    found = {"title": localised, TEXT_FIELD[kind]: texts}
    return Record(
        NAME,
        kind,
        ids_of(kind, entity),
        reading.filled(values),
        texts={field: by_language for field, by_language in found.items() if by_language},
        pictures=tuple(_pictures(kind, entity)),
        ended=True if kind is Kind.SERIES and "end_date" in reading.filled(values) else None,
    )


def ids_of(kind: Kind, entity: Any) -> tuple[ExternalId, ...]:
    others = [(Scheme(scheme), said.word(entity, property)) for scheme, property in IDS[kind].items()]
    return reading.ids((Scheme.WIKIDATA, said.item_id(text(entity, "id"))), *others)


def named_by(kind: Kind, entity: Any) -> list[str]:
    """The items whose names a record of it needs, the most needed first."""
    properties = [*_LISTS[kind].values(), *_WORDS[kind].values(), *_CREDITS[kind].values()]
    found = [id for property in properties for id in said.linked(entity, property)]
    roles = [_role_id(one) for one in said.statements(entity, "P161")] if "cast" in _CREDITS[kind] else []
    return [id for id in dict.fromkeys((*found, *roles)) if id]


# --- parts ----------------------------------------------------------------------------------------------------------


def _film(kind: Kind, entity: Any) -> dict[str, Value]:
    original, language = _original(entity)
    begin = _begin(kind, entity)
    values: dict[str, Value] = {
        "original_title": original,
        "original_language": language,
        "premiered": begin,
        "year": year_of(begin),
        "runtime": said.minutes(entity, "P2047"),
    }
    if kind is Kind.SERIES:
        end = said.first_date(entity, "P582")
        return {**values, "end_date": end, "series_status": "Ended" if end else ""}
    ordinals = [whole(found) for one in said.statements(entity, "P179")[:1] for found in said.qualifiers(one, _ORDINAL)]
    return {**values, "collection_order": next(iter(ordinals), None)}


def _artist(entity: Any) -> dict[str, Value]:
    dates = {"born": "P569", "died": "P570", "formed": "P571", "disbanded": "P576"}
    return {field: said.first_date(entity, property) for field, property in dates.items()}


def _begin(kind: Kind, entity: Any) -> str:
    """When it was first shown; an artist's beginning."""
    if kind is Kind.ARTIST:
        return said.first_date(entity, "P571", "P569")
    return said.first_date(entity, *(("P580", "P577") if kind is Kind.SERIES else ("P577",)))


def _original(entity: Any) -> tuple[str, str]:
    """Its title where it comes from, and the language of that."""
    title = next((said.value(one) for one in said.statements(entity, "P1476")), None)
    language = reading.tag(text(title, "language"))
    return text(title, "text"), "" if language in ("mul", "und", "zxx") else language


def _people(entity: Any, property: str, named: Named) -> tuple[Credit, ...]:
    """Each person once, with all roles: who plays two stands there twice."""
    roles: dict[str, list[str]] = {}
    for one in said.statements(entity, property):
        role = named(_role_id(one)) or next((text(found) for found in said.qualifiers(one, _ROLE_NAME)), "")
        roles.setdefault(said.item_id(text(said.value(one), "id")), []).append(role)
    return tuple(
        [
            Credit(named(id), " / ".join(dict.fromkeys(filter(None, played))), ids=((Scheme.WIKIDATA, id),))
            for id, played in roles.items()
            if named(id)
        ]
    )


def _role_id(statement: Any) -> str:
    return next((id for one in said.qualifiers(statement, _ROLE) if (id := said.item_id(text(one, "id")))), "")


def _words(entity: Any, property: str, named: Named) -> tuple[str, ...]:
    return tuple([named(id) for id in said.linked(entity, property)])


def _genre(name: str) -> str:
    """A genre as other sources call it: "Science fiction" for "science fiction film"."""
    for ending in _GENRE_ENDINGS:
        name = name.removesuffix(ending)
    return name[:1].upper() + name[1:]


def _description(entity: Any, ask: Ask) -> str:
    found = at(entity, "descriptions")
    texts = {code: text(one, "value") for code, one in found.items()} if isinstance(found, dict) else {}
    return reading.best(texts, (*ask.languages, "en"))


def _pictures(kind: Kind, entity: Any) -> Sequence[PictureOffer]:
    offers = []
    for property, art in _PICTURES.items():
        file = said.word(entity, property)
        if file and art in PICTURES[kind]:
            page = _FILE_PAGE + quote(file.replace(" ", "_"), safe="")
            # A width makes a PNG of an SVG, and a JPEG of moderate size of a scan.
            offers.append(PictureOffer(art, f"{page}?width={_WIDTH_PX}", f"{page}?width={_PREVIEW_PX}"))
    return offers

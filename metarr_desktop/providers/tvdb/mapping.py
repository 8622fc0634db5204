"""From TheTVDB's records to domain values. Every record here is what stands under `data` of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import Ask, Candidate, Child, Ordering, PictureOffer, Place, Record
from metarr_desktop.domain.values import Credit, Value
from metarr_desktop.providers.reading import address, at, best, date, filled, items, text, whole, year_of
from metarr_desktop.providers.tvdb.words import tag_of

NAME = "tvdb"
Data = Mapping[str, Any]

_PICTURES_AT = "https://artworks.thetvdb.com"
#: The name of an artwork type, in lower case -> our kind of picture. Icons and cinemagraphs have no place here.
_ART = {
    "poster": "poster",
    "banner": "banner",
    "background": "fanart",
    "clearart": "clearart",
    "clearlogo": "clearlogo",
}
#: The source of a remote id, in lower case -> its scheme and the form that its ids have.
_SOURCES = {
    "imdb": (Scheme.IMDB, re.compile(r"tt[0-9]{5,12}")),
    "themoviedb.com": (Scheme.TMDB, re.compile(r"[0-9]{1,12}")),
    "tv maze": (Scheme.TVMAZE, re.compile(r"[0-9]{1,12}")),
    "wikidata": (Scheme.WIKIDATA, re.compile(r"Q[0-9]{1,12}")),
}
_SOURCE_OF_TYPE = {2: "imdb", 12: "themoviedb.com", 18: "wikidata", 19: "tv maze"}
#: What a person does (`peopleType`, in lower case) -> our field.
_PARTS = {
    "actor": "cast",
    "host": "cast",
    "director": "directors",
    "writer": "writers",
    "creator": "writers",
    "showrunner": "producers",
    "producer": "producers",
    "executive producer": "producers",
    "composer": "composers",
}
_PLAIN_PARTS = frozenset({"director", "writer", "producer", "composer"})  # the field says it all
_ORDER_LABELS = {"dvd": "DVD order", "absolute": "Absolute order"}


@dataclass(frozen=True, slots=True)
class Country:
    """A country as `/countries` tells it: English name and ISO 3166 code of two letters ("" where it has none)."""

    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists that records refer to: artwork type id -> our kind of picture, country id ("usa") -> country."""

    art: Mapping[int, str] = field(default_factory=dict)
    countries: Mapping[str, Country] = field(default_factory=dict)


def art_types(data: Any) -> dict[int, str]:
    """`/artwork/types`: the ids whose pictures have a place here."""
    found = {}
    for one in items(data):
        id, art = whole(one, "id"), _ART.get(text(one, "name").lower().replace(" ", ""))
        if id is not None and art and text(one, "recordType").lower() in ("series", "season", "movie"):
            found[id] = art
    return found


def countries(data: Any) -> dict[str, Country]:
    """`/countries` by id."""
    return {
        id: Country(name, text(one, "shortCode").upper())
        for one in items(data)
        if (id := text(one, "id").lower()) and (name := text(one, "name"))
    }


def own_id(data: Data) -> ExternalId | None:
    """The id of a series, film, season or episode."""
    id = whole(data, "id")
    return ExternalId(Scheme.TVDB, str(id)) if id is not None and id > 0 else None


# --- candidates ---------------------------------------------------------------------------------------------------


def found(kind: Kind, data: Data, lists: Lists, ask: Ask) -> Candidate | None:
    """A result of `/search`: names and overviews of all languages are in it."""
    number = text(data, "tvdb_id") or text(data, "id").rpartition("-")[2]
    if not number.isascii() or not number.isdecimal():
        return None
    name = text(data, "name") or text(data, "title")
    names, overviews = _by_tag(at(data, "translations")), _by_tag(at(data, "overviews"))
    title = best(names, ask.languages) or name
    if not title:
        return None
    return Candidate(
        provider=NAME,
        kind=kind,
        title=title,
        ids=(ExternalId(Scheme.TVDB, number), *_remote_ids(items(data, "remote_ids"))),
        year=_year(data, date(data, "first_air_time")),
        original_title=name,
        titles=_unique((name, *names.values(), *_texts(at(data, "aliases"))), title),
        countries=_names_of_countries([text(data, "country")], lists),
        language=tag_of(text(data, "primary_language")),
        overview=best(overviews, ask.languages) or text(data, "overview"),
        note=text(data, "network"),
        picture_url=_picture_url(text(data, "image_url")),
    )


def candidate(kind: Kind, data: Data, lists: Lists, ask: Ask) -> Candidate | None:
    """A base or extended record as a candidate."""
    id, texts = own_id(data), _texts_of(data)
    title = _in_best(texts.get("title", {}), data, "name", ask)
    if id is None or not title:
        return None
    seasons = {number for one in _official(data) if (number := whole(one, "number"))}
    return Candidate(
        provider=NAME,
        kind=kind,
        title=title,
        ids=(id, *_remote_ids(items(data, "remoteIds"))),
        year=_year(data, date(data, "firstAired")),
        original_title=_original_title(data, texts),
        titles=_unique((text(data, "name"), *texts.get("title", {}).values(), *_aliases(data)), title),
        runtime_min=whole(data, "runtime") or whole(data, "averageRuntime"),
        countries=_countries_of(data, lists),
        language=tag_of(text(data, "originalLanguage")),
        overview=_in_best(texts.get("plot", {}), data, "overview", ask),
        note=text(data, "originalNetwork", "name"),
        picture_url=_picture_url(text(data, "image")),
        season_count=len(seasons) or None,
    )


# --- titles -------------------------------------------------------------------------------------------------------


def film(data: Data, lists: Lists, ask: Ask) -> Record | None:
    """`/movies/{id}/extended`."""
    id = own_id(data)
    if id is None:
        return None
    released, texts = date(data, "first_release", "date"), _texts_of(data)
    values = {
        **_shared_values(data, texts, lists, ask),
        "year": _year(data, released),
        "premiered": released,
        "release_date": _released_in(items(data, "releases"), ask.country, lists),
        "runtime": whole(data, "runtime") or None,
        "budget": whole(data, "budget") or None,
        "revenue": whole(data, "boxOffice") or None,
        "studios": _made_by(data),
        "collection": next((text(one, "name") for one in items(data, "lists") if one.get("isOfficial") is True), ""),
    }
    return Record(
        provider=NAME,
        kind=Kind.MOVIE,
        ids=(id, *_remote_ids(items(data, "remoteIds"))),
        values=filled(values),
        texts=texts,
        certifications=_certifications(data, lists),
        pictures=pictures_of(items(data, "artworks"), lists),
    )


def series(
    data: Data,
    episodes: Mapping[str, Sequence[Data]],
    orders: Mapping[str, Sequence[Data]],
    lists: Lists,
    ask: Ask,
) -> Record | None:
    """`/series/{id}/extended` with its episodes in official order by language tag, and in the other orders by name."""
    id = own_id(data)
    if id is None:
        return None
    status, texts = text(data, "status", "name"), _texts_of(data)
    has_ended = status == "Ended"
    values = {
        **_shared_values(data, texts, lists, ask),
        "year": _year(data, date(data, "firstAired")),
        "premiered": date(data, "firstAired"),
        "end_date": date(data, "lastAired") if has_ended else "",
        "runtime": whole(data, "averageRuntime") or None,
        "series_status": status,
        "studios": _made_by(data),
        "networks": tuple(text(data, name, "name") for name in ("originalNetwork", "latestNetwork")),
    }
    orderings = tuple(_ordering(name, rows) for name, rows in orders.items())
    artworks = items(data, "artworks")
    children = (*_seasons(data, artworks, lists), *_episodes(episodes, orderings, data, ask))
    return Record(
        provider=NAME,
        kind=Kind.SERIES,
        ids=(id, *_remote_ids(items(data, "remoteIds"))),
        values=filled(values),
        texts=texts,
        certifications=_certifications(data, lists),
        pictures=pictures_of([one for one in artworks if not whole(one, "seasonId")], lists),
        children=children,
        orderings=tuple(one for one in orderings if one.places),
        ended=has_ended if status else None,
    )


def _shared_values(data: Data, texts: Mapping[str, Mapping[str, str]], lists: Lists, ask: Ask) -> dict[str, Value]:
    title = _in_best(texts.get("title", {}), data, "name", ask)
    return {
        "title": title,
        "original_title": _original_title(data, texts),
        "alternative_titles": _unique(_aliases(data), title),
        "tagline": best(texts.get("tagline", {}), ask.languages),
        "plot": _in_best(texts.get("plot", {}), data, "overview", ask),
        "original_language": tag_of(text(data, "originalLanguage")),
        "countries": _countries_of(data, lists),
        "genres": tuple(text(one, "name") for one in items(data, "genres")),
        "keywords": tuple(text(one, "name") for one in (*items(data, "tags"), *items(data, "tagOptions"))),
        "trailers": tuple(address(one, "url") for one in items(data, "trailers")),
        **_people(items(data, "characters")),
    }


def _people(characters: Sequence[Data]) -> dict[str, Value]:
    """Who took part in the whole title, in billing order; guests of one episode are not among them."""
    whole_title = [one for one in characters if not whole(one, "episodeId")]
    found: dict[str, list[Credit]] = {}
    for one in sorted(whole_title, key=lambda one: whole(one, "sort") or 0):
        part, name, id = text(one, "peopleType").lower(), text(one, "personName"), whole(one, "peopleId")
        field_name = _PARTS.get(part)
        if field_name is None or not name:
            continue
        role = "" if part in _PLAIN_PARTS else text(one, "name") if part == "actor" else text(one, "peopleType")
        thumb = _picture_url(text(one, "personImgURL")) or _picture_url(text(one, "image"))
        ids = ((Scheme.TVDB.value, str(id)),) if id else ()
        found.setdefault(field_name, []).append(Credit(name, role, thumb, ids))
    return {name: tuple(dict.fromkeys(credits)) for name, credits in found.items()}


def _released_in(releases: Sequence[Data], country: str, lists: Lists) -> str:
    """The day it came out in that country; "" where it is not told."""
    here = [one for one in releases if _country(text(one, "country"), lists).code == country.upper()]
    return min(filter(None, (date(one, "date") for one in here)), default="")


def _certifications(data: Data, lists: Lists) -> dict[str, str]:
    """Country -> certificate, the first of each country."""
    found: dict[str, str] = {}
    for one in items(data, "contentRatings"):
        code, name = _country(text(one, "country"), lists).code, text(one, "name")
        if code and name:
            found.setdefault(code, name)
    return found


def _made_by(data: Data) -> tuple[str, ...]:
    """The studios and production companies: in one list for a series, in a list for each type for a film."""
    held = at(data, "companies")
    types = ("studio", "production company")
    listed = [one for one in items(held) if text(one, "companyType", "companyTypeName").lower() in types]
    rows = (*items(data, "studios"), *listed, *items(held, "studio"), *items(held, "production"))
    return tuple(text(one, "name") for one in rows)


# --- seasons and episodes -----------------------------------------------------------------------------------------


def _official(data: Data) -> list[Data]:
    return [one for one in items(data, "seasons") if text(one, "type", "type") == "official"]


def _seasons(data: Data, artworks: Sequence[Data], lists: Lists) -> list[Child]:
    """The seasons of the official order. What is written on them and their own picture is without a language."""
    found = []
    for one in _official(data):
        id, number = own_id(one), whole(one, "number")
        if id is None or number is None or number < 0:
            continue
        own = pictures_of([art for art in artworks if text(art, "seasonId") == id.value], lists)
        plain = _picture_url(text(one, "image"))
        if plain and all(offer.url != plain for offer in own):
            own = (*own, PictureOffer(art="poster", url=plain))
        values = filled({"title": text(one, "name"), "year": whole(one, "year")})
        found.append(Child(Kind.SEASON, Place(season=number), (id,), values, {}, own))
    return found


def _episodes(
    by_language: Mapping[str, Sequence[Data]], orderings: Sequence[Ordering], data: Data, ask: Ask
) -> list[Child]:
    """The episodes of the official order; what no asked language says is told in the original one."""
    dvd = next((one.places for one in orderings if one.name == "dvd"), {})
    absolute = next((one.places for one in orderings if one.name == "absolute"), {})
    told: dict[str, dict[str, Data]] = {}
    for language, rows in by_language.items():
        for one in rows:
            if (id := own_id(one)) is not None:
                told.setdefault(id.value, {})[language] = one
    languages = (*ask.languages, tag_of(text(data, "originalLanguage")), *by_language)
    children = (_episode(id, rows, languages, dvd.get(id), absolute.get(id)) for id, rows in told.items())
    return [child for child in children if child is not None]


def _episode(
    id: str,
    rows: Mapping[str, Data],
    languages: Sequence[str],
    dvd: tuple[int, int] | None,
    absolute: tuple[int, int] | None,
) -> Child | None:
    """One episode from what is said of it in each language; facts are taken from the first."""
    first = next(iter(rows.values()))
    season, number = whole(first, "seasonNumber"), whole(first, "number")
    if season is None or number is None or season < 0 or number < 0:
        return None
    texts = _without_empty(
        {
            "title": {language: text(one, "name") for language, one in rows.items() if language},
            "plot": {language: text(one, "overview") for language, one in rows.items() if language},
        }
    )
    values = {
        "title": best(texts.get("title", {}), languages) or text(first, "name"),
        "plot": best(texts.get("plot", {}), languages) or text(first, "overview"),
        "aired": date(first, "aired"),
        "runtime": whole(first, "runtime") or None,
        "absolute": absolute[1] if absolute else whole(first, "absoluteNumber") or None,
        "dvd_season": dvd[0] if dvd else None,
        "dvd_episode": float(dvd[1]) if dvd else None,
        "display_season": whole(first, "airsBeforeSeason"),
        "display_episode": whole(first, "airsBeforeEpisode"),
        "display_after_season": whole(first, "airsAfterSeason"),
    }
    still = _picture_url(text(first, "image"))
    pictures = (PictureOffer(art="thumb", url=still),) if still else ()
    place = Place(season=season, episode=number)
    return Child(Kind.EPISODE, place, (ExternalId(Scheme.TVDB, id),), filled(values), texts, pictures)


def _ordering(name: str, rows: Iterable[Data]) -> Ordering:
    places = {}
    for one in rows:
        id, season, number = own_id(one), whole(one, "seasonNumber"), whole(one, "number")
        if id is not None and season is not None and number is not None and season >= 0 and number >= 0:
            places[id.value] = (season, number)
    return Ordering(name, _ORDER_LABELS[name], places)


# --- words, pictures, ids -----------------------------------------------------------------------------------------


def _texts_of(data: Data) -> dict[str, dict[str, str]]:
    """Field -> language tag -> text, from the translations of an extended record; other names are left out."""
    names = [one for one in items(data, "translations", "nameTranslations") if one.get("isAlias") is not True]
    overviews = items(data, "translations", "overviewTranslations")
    return _without_empty(
        {
            "title": {tag_of(text(one, "language")): text(one, "name") for one in names},
            "plot": {tag_of(text(one, "language")): text(one, "overview") for one in overviews},
            "tagline": {tag_of(text(one, "language")): text(one, "tagline") for one in names},
        }
    )


def _without_empty(texts: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    told = {
        name: {language: words for language, words in by_language.items() if language and words}
        for name, by_language in texts.items()
    }
    return {name: by_language for name, by_language in told.items() if by_language}


def _in_best(texts: Mapping[str, str], data: Data, plain: str, ask: Ask) -> str:
    """The text in an asked language, else in the original one, else as the record itself has it."""
    return best(texts, (*ask.languages, tag_of(text(data, "originalLanguage")))) or text(data, plain)


def _original_title(data: Data, texts: Mapping[str, Mapping[str, str]]) -> str:
    return best(texts.get("title", {}), [tag_of(text(data, "originalLanguage"))]) or text(data, "name")


def _aliases(data: Data) -> tuple[str, ...]:
    names = [one for one in items(data, "translations", "nameTranslations") if one.get("isAlias") is True]
    return tuple(text(one, "name") for one in (*items(data, "aliases"), *names))


def _by_tag(data: Any) -> dict[str, str]:
    """{"deu": "..."} with language tags for names."""
    if not isinstance(data, dict):
        return {}
    return {language: words for code in data if (language := tag_of(code)) and (words := text(data, code))}


def _texts(data: Any) -> list[str]:
    return [text(one) for one in data] if isinstance(data, list) else []


def _unique(names: Iterable[str], but: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name and name != but))


def _year(data: Data, when: str) -> int | None:
    return whole(data, "year") or year_of(when)


def _country(id: str, lists: Lists) -> Country:
    return lists.countries.get(id.lower(), Country("", ""))


def _names_of_countries(ids: Iterable[str], lists: Lists) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for id in ids if (name := _country(id, lists).name)))


def _countries_of(data: Data, lists: Lists) -> tuple[str, ...]:
    made_in = [text(one, "country") for one in items(data, "production_countries")]
    return _names_of_countries(made_in or [text(data, "originalCountry")], lists)


def _remote_ids(rows: Iterable[Data]) -> tuple[ExternalId, ...]:
    """The ids of other sources that have the form of such ids, the first of each."""
    found: dict[str, ExternalId] = {}
    for one in rows:
        name = text(one, "sourceName").lower() or _SOURCE_OF_TYPE.get(whole(one, "type") or 0, "")
        scheme, form = _SOURCES.get(name, (None, None))
        value = text(one, "id")
        if scheme is not None and form is not None and form.fullmatch(value):
            found.setdefault(scheme, ExternalId(scheme, value))
    return tuple(found.values())


def pictures_of(artworks: Iterable[Data], lists: Lists) -> tuple[PictureOffer, ...]:
    """The artworks whose type has a place here, the best first. Their score compares only with one another: no vote."""
    offers = []
    for one in sorted(artworks, key=lambda one: -(whole(one, "score") or 0)):
        art, url = lists.art.get(whole(one, "type") or 0), _picture_url(text(one, "image"))
        if art and url:
            offers.append(
                PictureOffer(
                    art=art,
                    url=url,
                    preview_url=_picture_url(text(one, "thumbnail")),
                    language=_picture_language(one),
                    width=whole(one, "width") or None,
                    height=whole(one, "height") or None,
                )
            )
    return tuple(offers)


def _picture_language(artwork: Data) -> str | None:
    """The tag; "" for a picture without text, which has no language; None where it has text of an untold language."""
    return tag_of(text(artwork, "language")) or (None if artwork.get("includesText") is True else "")


def _picture_url(path: str) -> str:
    """The address of a picture, which may come without its host."""
    return address(f"{_PICTURES_AT}{path}" if path.startswith("/") else path)

"""From TheTVDB's records to domain values. Every record here is what stands under `data` of an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import Ask, Candidate, Child, Ordering, PictureOffer, Place, Record
from metarr_desktop.domain.values import Credit, Value
from metarr_desktop.providers.reading import address, at, best, date, filled, items, text, whole
from metarr_desktop.providers.tvdb.parts import (
    Data,
    Lists,
    aliases,
    by_tag,
    countries_of,
    country_of,
    in_best,
    names_of_countries,
    original_title,
    own_id,
    picture_url,
    pictures_of,
    remote_ids,
    texts_in,
    texts_of,
    unique,
    without_empty,
    year,
)
from metarr_desktop.providers.tvdb.words import tag_of

NAME = "tvdb"
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


# --- candidates ---------------------------------------------------------------------------------------------------


def found(kind: Kind, data: Data, lists: Lists, ask: Ask) -> Candidate | None:
    """A result of `/search`: names and overviews of all languages are in it."""
    number = text(data, "tvdb_id") or text(data, "id").rpartition("-")[2]
    if not number.isascii() or not number.isdecimal():
        return None
    name = text(data, "name") or text(data, "title")
    names, overviews = by_tag(at(data, "translations")), by_tag(at(data, "overviews"))
    title = best(names, ask.languages) or name
    if not title:
        return None
    return Candidate(
        provider=NAME,
        kind=kind,
        title=title,
        ids=(ExternalId(Scheme.TVDB, number), *remote_ids(items(data, "remote_ids"))),
        year=year(data, date(data, "first_air_time")),
        original_title=name,
        titles=unique((name, *names.values(), *texts_in(at(data, "aliases"))), title),
        countries=names_of_countries([text(data, "country")], lists),
        language=tag_of(text(data, "primary_language")),
        overview=best(overviews, ask.languages) or text(data, "overview"),
        note=text(data, "network"),
        picture_url=picture_url(text(data, "image_url")),
    )


def candidate(kind: Kind, data: Data, lists: Lists, ask: Ask) -> Candidate | None:
    """A base or extended record as a candidate."""
    id, texts = own_id(data), texts_of(data)
    title = in_best(texts.get("title", {}), data, "name", ask)
    if id is None or not title:
        return None
    seasons = {number for one in _official(data) if (number := whole(one, "number"))}
    return Candidate(
        provider=NAME,
        kind=kind,
        title=title,
        ids=(id, *remote_ids(items(data, "remoteIds"))),
        year=year(data, date(data, "firstAired")),
        original_title=original_title(data, texts),
        titles=unique((text(data, "name"), *texts.get("title", {}).values(), *aliases(data)), title),
        runtime_min=whole(data, "runtime") or whole(data, "averageRuntime"),
        countries=countries_of(data, lists),
        language=tag_of(text(data, "originalLanguage")),
        overview=in_best(texts.get("plot", {}), data, "overview", ask),
        note=text(data, "originalNetwork", "name"),
        picture_url=picture_url(text(data, "image")),
        season_count=len(seasons) or None,
    )


# --- titles -------------------------------------------------------------------------------------------------------


def film(data: Data, lists: Lists, ask: Ask) -> Record | None:
    """`/movies/{id}/extended`."""
    id = own_id(data)
    if id is None:
        return None
    released, texts = date(data, "first_release", "date"), texts_of(data)
    values = {
        **_shared_values(data, texts, lists, ask),
        "year": year(data, released),
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
        ids=(id, *remote_ids(items(data, "remoteIds"))),
        values=filled(values),
        texts=texts,
        certifications=_certifications(data, lists),
        pictures=pictures_of(items(data, "artworks"), lists, text(data, "image")),
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
    status, texts = text(data, "status", "name"), texts_of(data)
    has_ended = status == "Ended"
    values = {
        **_shared_values(data, texts, lists, ask),
        "year": year(data, date(data, "firstAired")),
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
        ids=(id, *remote_ids(items(data, "remoteIds"))),
        values=filled(values),
        texts=texts,
        certifications=_certifications(data, lists),
        pictures=pictures_of([one for one in artworks if not whole(one, "seasonId")], lists, text(data, "image")),
        children=children,
        orderings=tuple(one for one in orderings if one.places),
        ended=has_ended if status else None,
    )


def _shared_values(data: Data, texts: Mapping[str, Mapping[str, str]], lists: Lists, ask: Ask) -> dict[str, Value]:
    title = in_best(texts.get("title", {}), data, "name", ask)
    return {
        "title": title,
        "original_title": original_title(data, texts),
        "alternative_titles": unique(aliases(data), title),
        "tagline": best(texts.get("tagline", {}), ask.languages),
        "plot": in_best(texts.get("plot", {}), data, "overview", ask),
        "original_language": tag_of(text(data, "originalLanguage")),
        "countries": countries_of(data, lists),
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
        thumb = picture_url(text(one, "personImgURL")) or picture_url(text(one, "image"))
        ids = ((Scheme.TVDB.value, str(id)),) if id else ()
        found.setdefault(field_name, []).append(Credit(name, role, thumb, ids))
    return {name: tuple(dict.fromkeys(credits)) for name, credits in found.items()}


def _released_in(releases: Sequence[Data], country: str, lists: Lists) -> str:
    """The day it came out in that country; "" where it is not told."""
    here = [one for one in releases if country_of(text(one, "country"), lists).code == country.upper()]
    return min(filter(None, (date(one, "date") for one in here)), default="")


def _certifications(data: Data, lists: Lists) -> dict[str, str]:
    """Country -> certificate, the first of each country."""
    found: dict[str, str] = {}
    for one in items(data, "contentRatings"):
        code, name = country_of(text(one, "country"), lists).code, text(one, "name")
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
    """The seasons of the official order."""
    found = []
    for one in _official(data):
        id, number = own_id(one), whole(one, "number")
        if id is None or number is None or number < 0:
            continue
        own = [art for art in artworks if text(art, "seasonId") == id.value]
        pictures = pictures_of(own, lists, text(one, "image"))
        values = filled({"title": text(one, "name"), "year": whole(one, "year")})
        found.append(Child(Kind.SEASON, Place(season=number), (id,), values, {}, pictures))
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
    """One episode from what is said of it in each language; facts are taken from the first.

    A special stands in season 0 of the absolute order, too; its place there is no absolute number.
    """
    first = next(iter(rows.values()))
    season, number = whole(first, "seasonNumber"), whole(first, "number")
    if season is None or number is None or season < 0 or number < 0:
        return None
    texts = without_empty(
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
        "absolute": absolute[1] if absolute and absolute[0] else whole(first, "absoluteNumber") or None,
        "dvd_season": dvd[0] if dvd else None,
        "dvd_episode": float(dvd[1]) if dvd else None,
        "display_season": whole(first, "airsBeforeSeason") or None,
        "display_episode": whole(first, "airsBeforeEpisode") or None,
        "display_after_season": whole(first, "airsAfterSeason") or None,
    }
    still = picture_url(text(first, "image"))
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

"""Films, collections and people of TMDB as records."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import Ask, Part, Record
from metarr_desktop.domain.values import Value
from metarr_desktop.domain.works import Part as WorkPart
from metarr_desktop.domain.works import Work
from metarr_desktop.providers import reading
from metarr_desktop.providers.id_forms import is_well_formed
from metarr_desktop.providers.tmdb import mapping

#: Kinds of release, the one whose certificate and date tell most first: cinema, limited, premiere, digital, disc, TV.
_RELEASES = (3, 2, 1, 4, 5, 6)


def movie(data: Any, ask: Ask) -> Record:
    """Everything of a film from its one answer."""
    texts = mapping.texts_of(data, ask, mapping.TITLE_TEXTS)
    released = reading.date(data, "release_date")
    values: dict[str, Value] = {
        **common_values(data, texts, ask),
        **mapping.crew(reading.items(data, "credits", "crew")),
        "cast": mapping.cast(reading.items(data, "credits", "cast")),
        "premiered": released,
        "release_date": _released_in(data, ask.country),
        "year": reading.year_of(released),
        "runtime": reading.whole(data, "runtime") or None,
        "budget": reading.whole(data, "budget") or None,
        "revenue": reading.whole(data, "revenue") or None,
        "keywords": mapping.names(data, "keywords", "keywords"),
        "collection": reading.text(data, "belongs_to_collection", "name"),
    }
    return Record(
        provider="tmdb",
        kind=Kind.MOVIE,
        ids=mapping.ids_of(Kind.MOVIE, data),
        values=reading.filled(values),
        texts=texts,
        certifications=mapping.certificates(
            (reading.text(country, "iso_3166_1"), reading.text(release, "certification"))
            for country in reading.items(data, "release_dates", "results")
            for release in _releases(country)
        ),
        pictures=mapping.title_pictures(data),
    )


def common_values(data: Any, texts: mapping.Texts, ask: Ask) -> dict[str, Value]:
    """The values that films and series have in common."""
    title, original = mapping.title_of(data), mapping.original_title_of(data)
    others = mapping.other_titles(data)
    return {
        "title": title,
        **mapping.best_texts(texts, ask),
        "original_title": original,
        "alternative_titles": tuple(one for one in others if one not in (title, original)),
        "original_language": mapping.language(reading.text(data, "original_language")),
        "countries": mapping.names(data, "production_countries"),
        "genres": mapping.names(data, "genres"),
        "studios": mapping.names(data, "production_companies"),
        "ratings": mapping.rating(data),
        "trailers": mapping.trailers(data, ask),
    }


def _releases(country: Any) -> list[dict[str, Any]]:
    def rank(release: dict[str, Any]) -> int:
        kind = reading.whole(release, "type")
        return _RELEASES.index(kind) if kind in _RELEASES else len(_RELEASES)

    return sorted(reading.items(country, "release_dates"), key=rank)


def _released_in(data: Any, country: str) -> str:
    """When it first came out in that country, in the kind of release that tells most."""
    for one in reading.items(data, "release_dates", "results"):
        if reading.text(one, "iso_3166_1") == country.upper():
            return next((date for release in _releases(one) if (date := reading.date(release, "release_date"))), "")
    return ""


def collection(data: Any, ask: Ask) -> Record:
    """A collection with its films, the oldest first."""
    texts = mapping.texts_of(data, ask, {"title": ("title", "name"), "plot": ("overview",)})
    values: dict[str, Value] = {"title": mapping.title_of(data), **mapping.best_texts(texts, ask)}
    return Record(
        provider="tmdb",
        kind=Kind.COLLECTION,
        ids=mapping.ids_of(Kind.COLLECTION, data),
        values=reading.filled(values),
        texts=texts,
        pictures=mapping.title_pictures(data),
        parts=_parts(data),
    )


def _parts(data: Any) -> tuple[Part, ...]:
    listed = sorted(reading.items(data, "parts"), key=lambda one: reading.date(one, "release_date") or "9999")
    films = [mapping.candidate(Kind.MOVIE, one) for one in listed]
    return tuple(Part(one.title, one.ids, one.year, one.picture_url) for one in films if one is not None)


def person(data: Any, ask: Ask) -> Record:
    """A person with their life, portraits, and all that they had a part in."""
    texts = mapping.texts_of(data, ask, mapping.PERSON_TEXTS)
    values: dict[str, Value] = {
        "title": mapping.title_of(data),
        **mapping.best_texts(texts, ask),
        "born": reading.date(data, "birthday"),
        "died": reading.date(data, "deathday"),
    }
    portraits = [*mapping.offers(data, "profiles", "thumb"), *mapping.alone(data, "profile_path", "thumb")]
    return Record(
        provider="tmdb",
        kind=Kind.PERSON,
        ids=mapping.ids_of(Kind.PERSON, data),
        values=reading.filled(values),
        texts=texts,
        pictures=tuple({one.url: one for one in reversed(portraits)}.values())[::-1],
        works=_works(data),
    )


_WORKS = {"movie": Kind.MOVIE, "tv": Kind.SERIES}


def _works(data: Any) -> tuple[Work, ...] | None:
    """Films and shows with all parts in each, in TMDB's order; films and shows are numbered apart."""
    if not isinstance(reading.at(data, "combined_credits"), dict):
        return None
    played = [(one, "cast", reading.text(one, "character")) for one in reading.items(data, "combined_credits", "cast")]
    made = [
        (one, mapping.crew_field(reading.text(one, "department"), job), job)
        for one in reading.items(data, "combined_credits", "crew")
        if (job := reading.text(one, "job"))
    ]
    found: dict[tuple[Kind, str], Work] = {}
    for one, field, role in (*played, *made):
        kind, id, title = _WORKS.get(reading.text(one, "media_type")), reading.text(one, "id"), mapping.title_of(one)
        if kind is None or not title or not is_well_formed(Scheme.TMDB, id) or one.get("adult") is True:
            continue
        episodes = reading.whole(one, "episode_count") or 0
        date = reading.date(one, "release_date") or reading.date(one, "first_air_date")
        before = found.get((kind, id)) or Work(kind, title, (ExternalId(Scheme.TMDB, id),), date)
        parts = tuple(dict.fromkeys([*before.parts, WorkPart(field, role)]))
        most = max(episodes, before.episodes or 0) or None
        found[kind, id] = replace(before, parts=parts, episodes=most if kind is Kind.SERIES else None)
    return tuple(found.values())

"""What TheTVDB's records have in common: the lists they refer to, ids, words by language, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Scheme
from metarr_desktop.domain.provider import Ask, PictureOffer
from metarr_desktop.providers.reading import address, best, items, pixels, text, whole, year_of
from metarr_desktop.providers.tvdb.words import tag_of

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


def texts_of(data: Data) -> dict[str, dict[str, str]]:
    """Field -> language tag -> text, from the translations of an extended record; other names are left out."""
    names = [one for one in items(data, "translations", "nameTranslations") if one.get("isAlias") is not True]
    overviews = items(data, "translations", "overviewTranslations")
    return without_empty(
        {
            "title": {tag_of(text(one, "language")): text(one, "name") for one in names},
            "plot": {tag_of(text(one, "language")): text(one, "overview") for one in overviews},
            "tagline": {tag_of(text(one, "language")): text(one, "tagline") for one in names},
        }
    )


def without_empty(texts: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Those texts of them that say something in a language that is one."""
    told = {
        name: {language: words for language, words in by_language.items() if language and words}
        for name, by_language in texts.items()
    }
    return {name: by_language for name, by_language in told.items() if by_language}


def in_best(texts: Mapping[str, str], data: Data, plain: str, ask: Ask) -> str:
    """The text in an asked language, else in the original one, else as the record itself has it."""
    return best(texts, (*ask.languages, tag_of(text(data, "originalLanguage")))) or text(data, plain)


def original_title(data: Data, texts: Mapping[str, Mapping[str, str]]) -> str:
    """The title in the language it was made in, which the record itself bears."""
    return best(texts.get("title", {}), [tag_of(text(data, "originalLanguage"))]) or text(data, "name")


def aliases(data: Data) -> tuple[str, ...]:
    """Its other names in any language."""
    names = [one for one in items(data, "translations", "nameTranslations") if one.get("isAlias") is True]
    return tuple(text(one, "name") for one in (*items(data, "aliases"), *names))


def by_tag(data: Any) -> dict[str, str]:
    """{"deu": "..."} with language tags for names."""
    if not isinstance(data, dict):
        return {}
    return {language: words for code in data if (language := tag_of(code)) and (words := text(data, code))}


def texts_in(data: Any) -> list[str]:
    """The texts of a list."""
    return [text(one) for one in data] if isinstance(data, list) else []


def unique(names: Iterable[str], but: str) -> tuple[str, ...]:
    """Each name once, without that one."""
    return tuple(dict.fromkeys(name for name in names if name and name != but))


def year(data: Data, when: str) -> int | None:
    """The year as the record says it, or that of its date."""
    return whole(data, "year") or year_of(when)


def country_of(id: str, lists: Lists) -> Country:
    """The country of an id; one without name and code where it is unknown."""
    return lists.countries.get(id.lower(), Country("", ""))


def names_of_countries(ids: Iterable[str], lists: Lists) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for id in ids if (name := country_of(id, lists).name)))


def countries_of(data: Data, lists: Lists) -> tuple[str, ...]:
    made_in = [text(one, "country") for one in items(data, "production_countries")]
    return names_of_countries(made_in or [text(data, "originalCountry")], lists)


def remote_ids(rows: Iterable[Data]) -> tuple[ExternalId, ...]:
    """The ids of other sources that have the form of such ids, the first of each."""
    found: dict[str, ExternalId] = {}
    for one in rows:
        name = text(one, "sourceName").lower() or _SOURCE_OF_TYPE.get(whole(one, "type") or 0, "")
        scheme, form = _SOURCES.get(name, (None, None))
        value = text(one, "id")
        if scheme is not None and form is not None and form.fullmatch(value):
            found.setdefault(scheme, ExternalId(scheme, value))
    return tuple(found.values())


def pictures_of(artworks: Iterable[Data], lists: Lists, image: str) -> tuple[PictureOffer, ...]:
    """The artworks whose type has a place here, the best first. Their score compares only with one another: no vote.

    `image` is the poster that the record itself names; it stands last where it is none of them.
    """
    offers = []
    for one in sorted(artworks, key=lambda one: -(whole(one, "score") or 0)):
        art, url = lists.art.get(whole(one, "type") or 0), picture_url(text(one, "image"))
        if art and url:
            offers.append(
                PictureOffer(
                    art=art,
                    url=url,
                    preview_url=picture_url(text(one, "thumbnail")),
                    language=_picture_language(one),
                    width=pixels(one, "width"),
                    height=pixels(one, "height"),
                )
            )
    main = picture_url(image)
    if main and all(one.url != main for one in offers):
        offers.append(PictureOffer(art="poster", url=main))
    return tuple(offers)


def _picture_language(artwork: Data) -> str | None:
    """The tag; "" for a picture without text, which has no language; None where it has text of an untold language."""
    return tag_of(text(artwork, "language")) or (None if artwork.get("includesText") is True else "")


def picture_url(path: str) -> str:
    """The address of a picture, which may come without its host."""
    return address(f"{_PICTURES_AT}{path}" if path.startswith("/") else path)

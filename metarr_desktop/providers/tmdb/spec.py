"""What TMDB can say, and by what it can be asked."""

from __future__ import annotations

import re
from types import MappingProxyType

from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import KeyNeed, ProviderSpec, Rate, WebAddress

_BOTH = {
    *("title", "original_title", "alternative_titles", "tagline", "plot", "year", "premiered", "runtime"),
    *("certification", "original_language", "countries", "genres", "keywords", "studios", "trailers", "ratings"),
    *("cast", "directors", "writers", "producers", "composers", "external_ids"),
}
_FIELDS = {
    Kind.MOVIE: frozenset({*_BOTH, "release_date", "budget", "revenue", "collection"}),
    Kind.SERIES: frozenset({*_BOTH, "networks", "series_status", "show_type", "in_production", "end_date"}),
    Kind.SEASON: frozenset({"title", "plot", "premiered", "year", "ratings", "external_ids"}),
    Kind.EPISODE: frozenset(
        {
            *("title", "plot", "aired", "runtime", "ratings", "cast", "directors", "writers", "producers"),
            *("composers", "absolute", "dvd_season", "dvd_episode", "external_ids"),
        }
    ),
    Kind.COLLECTION: frozenset({"title", "plot", "external_ids"}),
    Kind.PERSON: frozenset({"title", "biography", "born", "died", "external_ids"}),
}
_TITLE_ART = frozenset({"poster", "fanart", "landscape", "clearlogo"})
_PICTURES = {
    Kind.MOVIE: _TITLE_ART,
    Kind.SERIES: _TITLE_ART,
    Kind.SEASON: frozenset({"poster"}),
    Kind.EPISODE: frozenset({"thumb"}),
    Kind.COLLECTION: frozenset({"poster", "fanart", "landscape"}),
    Kind.PERSON: frozenset({"thumb"}),
}
_PAGES = (("movie", Kind.MOVIE), ("tv", Kind.SERIES), ("person", Kind.PERSON))

SPEC = ProviderSpec(
    name="tmdb",
    label="TMDB",
    kinds=frozenset(_FIELDS),
    fields=MappingProxyType(_FIELDS),
    pictures=MappingProxyType(_PICTURES),
    schemes=MappingProxyType(
        {
            Kind.MOVIE: (Scheme.TMDB, Scheme.IMDB, Scheme.WIKIDATA),
            Kind.SERIES: (Scheme.TMDB, Scheme.TVDB, Scheme.IMDB, Scheme.WIKIDATA),
            Kind.COLLECTION: (Scheme.TMDB_SET,),
            Kind.PERSON: (Scheme.TMDB, Scheme.IMDB, Scheme.WIKIDATA),
        }
    ),
    searches=frozenset({Kind.MOVIE, Kind.SERIES, Kind.COLLECTION, Kind.PERSON}),
    base_url="https://api.themoviedb.org/3",
    rate=Rate(40),
    website="https://www.themoviedb.org",
    terms_url="https://www.themoviedb.org/api-terms-of-use",
    attribution="This product uses the TMDB API but is not endorsed or certified by TMDB.",
    key=KeyNeed.REQUIRED,
    key_url="https://www.themoviedb.org/settings/api",
    secrets=("api_key",),
    translates=True,
    has_changes=True,
    tells_works=True,
    addresses=(
        *(
            WebAddress(re.compile(rf"themoviedb\.org/{page}/(?P<id>[1-9][0-9]{{0,9}})"), Scheme.TMDB, kind)
            for page, kind in _PAGES
        ),
        WebAddress(re.compile(r"themoviedb\.org/collection/(?P<id>[1-9][0-9]{0,9})"), Scheme.TMDB_SET, Kind.COLLECTION),
    ),
)

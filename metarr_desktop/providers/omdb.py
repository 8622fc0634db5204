"""OMDb: the ratings of IMDb, Rotten Tomatoes and Metacritic, and the American certificate, by IMDb id.

* One request a title: `?i=tt...`. What is unknown is 200 with `"Response": "False"`; what is absent is "N/A".
* The key goes into the query; there is no header for it.
* A key that has used up its day (1,000 requests for a free one) gets 401 with "Request limit reached!".
* `Ratings` holds "8.7/10", "83%" and "73/100"; votes are written "1,234,567".

Source: omdbapi.com and the contract notes of July 2026.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from metarr_desktop.domain.errors import BadInput, NotFound, Refused, Unavailable
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import (
    Ask,
    Candidate,
    KeyNeed,
    ProviderSpec,
    Rate,
    Record,
    Source,
    Wanted,
    Web,
    WebAddress,
)
from metarr_desktop.domain.values import Rating
from metarr_desktop.providers import reading
from metarr_desktop.providers.id_forms import askable

_TYPES = {Kind.MOVIE: "movie", Kind.SERIES: "series"}
_FIELDS = frozenset({"ratings", "certification"})
_SOURCES = {
    "Internet Movie Database": "imdb",
    "Rotten Tomatoes": "tomatometerallcritics",
    "Metacritic": "metacritic",
}
_SCORE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})?)(?:/([0-9]{1,3})|%)")
_NO_CERTIFICATE = frozenset({"", "n/a", "not rated", "unrated"})
_TEST_ID = "tt0133093"

SPEC = ProviderSpec(
    name="omdb",
    label="OMDb",
    kinds=frozenset(_TYPES),
    fields=MappingProxyType(dict.fromkeys(_TYPES, _FIELDS)),
    schemes=MappingProxyType(dict.fromkeys(_TYPES, (Scheme.IMDB,))),
    base_url="https://www.omdbapi.com",
    rate=Rate(5),
    website="https://www.omdbapi.com",
    terms_url="https://www.omdbapi.com/legal.htm",
    attribution="Ratings by OMDb (omdbapi.com), CC BY-NC 4.0.",
    key=KeyNeed.REQUIRED,
    key_url="https://www.omdbapi.com/apikey.aspx",
    secrets=("api_key",),
    addresses=(WebAddress(re.compile(r"imdb\.com/(?:[a-z]{2}/)?title/(?P<id>tt[0-9]{5,12})"), Scheme.IMDB),),
)


class Omdb:
    """OMDb as a provider: asked by IMDb id alone, for what others do not have."""

    def __init__(self, web: Web, secrets: Mapping[str, str]) -> None:
        self._web = web
        self._key = secrets.get("api_key", "").strip()

    @property
    def spec(self) -> ProviderSpec:
        return SPEC

    def search(self, wanted: Wanted, ask: Ask) -> Sequence[Candidate]:
        return ()  # its requests are few, and kept for ratings

    def resolve(self, kind: Kind, id: ExternalId, ask: Ask) -> Candidate | None:
        data = self._title(kind, [id], ask)
        if data is None or not (title := _text(data, "Title")):
            return None
        return Candidate(
            provider="omdb",
            kind=kind,
            title=title,
            ids=(id,),
            year=reading.year_of(_text(data, "Year")),
            overview=_text(data, "Plot"),
            picture_url=reading.address(data, "Poster"),
        )

    def fetch(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Record | None:
        data = self._title(kind, ids, ask)
        if data is None:
            return None
        certificate = _text(data, "Rated")
        return Record(
            provider="omdb",
            kind=kind,
            ids=(ExternalId(Scheme.IMDB, _text(data, "imdbID")),),
            values=reading.filled({"ratings": _ratings(data)}),
            certifications={} if certificate.lower() in _NO_CERTIFICATE else {"US": certificate},
        )

    def changed_since(self, since_s: float, ask: Ask) -> frozenset[ExternalId] | None:
        return None

    def test(self, ask: Ask) -> None:
        self._asked(_TEST_ID, replace(ask, is_fresh=True))

    def _title(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> dict[str, Any] | None:
        """The answer for the first of the ids that it knows as that kind."""
        for id in askable(ids, SPEC.schemes.get(kind, ())):
            data = self._asked(id.value, ask)
            if data is None or _text(data, "Type") not in ("", _TYPES[kind]):
                continue
            if _text(data, "imdbID") != id.value:
                raise BadInput("OMDb answered with another title than the one that was asked for; nothing was taken.")
            return data
        return None

    def _asked(self, id: str, ask: Ask) -> dict[str, Any] | None:
        """What OMDb says of that id; None where it knows nothing."""
        if not self._key:
            raise Refused("OMDb needs a key; enter yours in the settings under Sources. OMDb was not asked.")
        try:
            data = self._web.get("", {"i": id}, ask=ask, secret={"apikey": self._key})
        except NotFound:
            return None
        except Refused as refused:
            if "limit" in refused.said.lower():
                raise Unavailable("OMDb's requests of today are used up; it is asked again tomorrow.") from refused
            raise
        if not isinstance(data, dict):
            raise BadInput("OMDb answered with something else than what was asked for; nothing was taken.")
        return None if _text(data, "Response").lower() == "false" else data


def _text(data: Any, name: str) -> str:
    found = reading.text(data, name)
    return "" if found == "N/A" else found


def _ratings(data: Any) -> tuple[Rating, ...]:
    """The scores by source; IMDb's with its votes."""
    scores = {
        reading.text(one, "Source"): match
        for one in reading.items(data, "Ratings")
        if (match := _SCORE.fullmatch(reading.text(one, "Value")))
    }
    votes = reading.whole(data, "imdbVotes")
    votes = votes if votes is not None and votes >= 0 else None
    ratings: dict[str, Rating] = {}
    if (score := reading.number(data, "imdbRating")) is not None and 0 < score <= 10:
        ratings["imdb"] = Rating("imdb", score, 10.0, votes)
    if (score := reading.number(data, "Metascore")) is not None and 0 < score <= 100:
        ratings["metacritic"] = Rating("metacritic", score, 100.0)
    for label, source in _SOURCES.items():
        if (match := scores.get(label)) is None:
            continue
        value, maximum = float(match[1]), float(match[2] or 100)
        if 0 <= value <= maximum and maximum:
            ratings.setdefault(source, Rating(source, value, maximum, votes if source == "imdb" else None))
    return tuple(ratings.values())


SOURCE = Source(SPEC, Omdb)

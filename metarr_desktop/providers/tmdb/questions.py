"""What TMDB is asked, in as few requests as it takes."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from metarr_desktop.domain.errors import BadInput, NotFound, Refused, Unavailable
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import Ask, Candidate, Ordering, ProviderSpec, Record, Wanted, Web
from metarr_desktop.providers import reading
from metarr_desktop.providers.id_forms import askable, is_well_formed
from metarr_desktop.providers.tmdb import mapping, places, records, series
from metarr_desktop.providers.tmdb.spec import SPEC

log = logging.getLogger(__name__)

_PATHS = {Kind.MOVIE: "movie", Kind.SERIES: "tv", Kind.COLLECTION: "collection", Kind.PERSON: "person"}
_MOST_PARTS = 20  # of append_to_response
_TITLE_PARTS = ("images", "videos", "external_ids", "alternative_titles", "translations", "keywords")
_SERIES_PARTS = ("aggregate_credits", "content_ratings", "episode_groups", *_TITLE_PARTS)
_PARTS: Mapping[Kind, tuple[str, ...]] = {
    Kind.MOVIE: ("credits", "release_dates", *_TITLE_PARTS),
    # Specials and the first seasons come along; one that does not exist is left out of the answer.
    Kind.SERIES: (*_SERIES_PARTS, *(f"season/{number}" for number in range(_MOST_PARTS - len(_SERIES_PARTS)))),
    Kind.COLLECTION: ("images", "translations"),
    Kind.PERSON: ("images", "external_ids", "translations", "combined_credits"),
}

#: Scheme -> what /find calls it; kind -> the list of its answer.
_SOURCES = {Scheme.IMDB: "imdb_id", Scheme.TVDB: "tvdb_id", Scheme.WIKIDATA: "wikidata_id"}
_FOUND = {Kind.MOVIE: "movie_results", Kind.SERIES: "tv_results", Kind.PERSON: "person_results"}
_YEARS = {Kind.MOVIE: "year", Kind.SERIES: "first_air_date_year"}

_MOST_TITLES = 4  # of a title that is looked for
_FEED_DAYS = 14  # how far back the change feeds go
_DAY_S = 86_400
_FEED_LIFETIME_S = 3_600.0
_MOST_PAGES = 500

_RECORDS = {Kind.MOVIE: records.movie, Kind.COLLECTION: records.collection, Kind.PERSON: records.person}


class Tmdb:
    """TMDB as a provider. The key is a read token or a v3 key (`api_key`)."""

    def __init__(self, web: Web, secrets: Mapping[str, str]) -> None:
        self._web = web
        key = secrets.get("api_key", "").strip()
        self._is_usable = bool(key) and key.isascii() and key.isprintable()
        is_token = "." in key
        self._headers = {"Authorization": f"Bearer {key}"} if is_token else {}
        self._secret = {} if is_token else {"api_key": key}
        self._pictures_at = ""

    @property
    def spec(self) -> ProviderSpec:
        return SPEC

    # --- finding ----------------------------------------------------------------------------------------------------

    def search(self, wanted: Wanted, ask: Ask) -> Sequence[Candidate]:
        if wanted.kind not in SPEC.searches:
            return ()
        for title, year in _tries(wanted):
            params: dict[str, str | int] = {"query": title, "include_adult": "false", **_language(ask)}
            if year is not None:
                params[_YEARS[wanted.kind]] = year
            answer = self._asked(f"search/{_PATHS[wanted.kind]}", params, ask)
            found = _candidates(wanted.kind, reading.items(answer, "results"))
            if found:
                return [places.moved_candidate(one, self._place(ask)) for one in found]
        return ()

    def resolve(self, kind: Kind, id: ExternalId, ask: Ask) -> Candidate | None:
        if not askable([id], SPEC.schemes.get(kind, ())):
            return None
        if id.scheme not in _SOURCES:
            data = self._details(kind, id.value, ask)
            found = None if data is None else mapping.candidate(kind, data)
            if found is None or kind is not Kind.SERIES:
                return found and places.moved_candidate(found, self._place(ask))
            return replace(found, episodes=series.known_episodes(data))
        return self._looked_up(kind, id, ask)

    def _looked_up(self, kind: Kind, id: ExternalId, ask: Ask) -> Candidate | None:
        """The title of that kind that has another issuer's id."""
        params = {"external_source": _SOURCES[Scheme(id.scheme)], **_language(ask)}
        answer = self._asked(f"find/{id.value}", params, ask)
        found = _candidates(kind, reading.items(answer, _FOUND[kind]), further=(id,))
        return found[0] if found else None

    # --- telling ----------------------------------------------------------------------------------------------------

    def fetch(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Record | None:
        for id in askable(ids, SPEC.schemes.get(kind, ())):
            own = id.value
            if id.scheme in _SOURCES:
                found = self._looked_up(kind, id, ask)
                own = found.ids[0].value if found is not None else ""
            data = self._details(kind, own, ask) if own else None
            if data is not None:
                record = self._series(own, data, ask) if kind is Kind.SERIES else _RECORDS[kind](data, ask)
                return places.moved(record, self._place(ask))
        return None

    def _place(self, ask: Ask) -> str:
        """Where pictures lie, asked once a week; as ever where TMDB does not say it now."""
        if not self._pictures_at:
            try:
                self._pictures_at = places.place_of(self._asked("configuration", {}, replace(ask, is_fresh=False)))
            except (Unavailable, BadInput) as error:
                log.debug("Pictures are looked for where they always were: %s", error)
                return mapping.PICTURES_AT
        return self._pictures_at

    def _details(self, kind: Kind, id: str, ask: Ask) -> Any:
        """Everything of a title in one answer; None where the id is unknown. Raises BadInput for another title's."""
        data = self._asked(f"{_PATHS[kind]}/{id}", _parts(kind, ask), ask)
        if data is not None and (reading.text(data, "id") != id or not mapping.title_of(data)):
            raise BadInput("TMDB answered with another title than the one that was asked for; nothing was taken.")
        return data

    def _series(self, id: str, data: Any, ask: Ask) -> Record:
        seasons = series.appended_seasons(data)
        rest = [number for number in series.season_numbers(data) if number not in seasons]
        seasons |= self._seasons(id, rest, ask)
        fallback: dict[int, Any] = {}
        if len(languages := mapping.asked_languages(ask)) > 1:
            poor = [number for number, season in sorted(seasons.items()) if series.lacks_texts(season)]
            fallback = self._seasons(id, poor, replace(ask, languages=languages[1:]))
        return series.series(data, seasons, fallback, tuple(self._orderings(data, ask)), ask)

    def _seasons(self, id: str, numbers: Sequence[int], ask: Ask) -> dict[int, Any]:
        """Those seasons by number, 20 a request."""
        found: dict[int, Any] = {}
        for start in range(0, len(numbers), _MOST_PARTS):
            parts = [f"season/{number}" for number in numbers[start : start + _MOST_PARTS]]
            answer = self._asked(f"tv/{id}", {"append_to_response": ",".join(parts), **_language(ask)}, ask)
            found |= series.appended_seasons(answer or {})
        return found

    def _orderings(self, data: Any, ask: Ask) -> Iterator[Ordering]:
        for name, id in series.offered_orders(data).items():
            answer = self._asked(f"tv/episode_group/{id}", {}, ask)
            order = series.ordering(name, answer) if answer is not None else None
            if order is not None:
                yield order

    # --- changes and the key ----------------------------------------------------------------------------------------

    def changed_since(self, since_s: float, ask: Ask) -> frozenset[ExternalId] | None:
        """Films and series that changed, by TMDB's number; a number may be meant for either."""
        now_s = time.time()
        if now_s - since_s > (_FEED_DAYS - 1) * _DAY_S:
            return None
        dates: dict[str, str | int] = {"start_date": _day(since_s), "end_date": _day(now_s + _DAY_S)}
        return frozenset(
            ExternalId(Scheme.TMDB, id)
            for path in ("movie/changes", "tv/changes")
            for page in self._pages(path, dates, ask)
            for one in reading.items(page, "results")
            if is_well_formed(Scheme.TMDB, id := reading.text(one, "id"))
        )

    def _pages(self, path: str, params: Mapping[str, str | int], ask: Ask) -> Iterator[Any]:
        page, pages = 1, 1
        while page <= pages:
            answer = self._asked(path, {**params, "page": page}, ask, lifetime_s=_FEED_LIFETIME_S)
            yield answer
            pages = min(reading.whole(answer, "total_pages") or 1, _MOST_PAGES)
            page += 1

    def test(self, ask: Ask) -> None:
        self._asked("configuration", {}, replace(ask, is_fresh=True))

    def _asked(
        self, path: str, params: Mapping[str, str | int], ask: Ask, *, lifetime_s: float | None = None
    ) -> dict[str, Any] | None:
        """The object at that path; None where there is nothing. Raises BadInput for anything but an object."""
        if not self._is_usable:
            raise Refused("TMDB needs a key; enter yours in the settings under Sources. TMDB was not asked.")
        try:
            data = self._web.get(
                path, params, ask=ask, headers=self._headers, secret=self._secret, lifetime_s=lifetime_s
            )
        except NotFound:
            return None
        if not isinstance(data, dict):
            raise BadInput("TMDB answered with something else than what was asked for; nothing was taken.")
        return data


def _tries(wanted: Wanted) -> Iterator[tuple[str, int | None]]:
    """The title with its year, the years beside it and none; then its other titles likewise."""
    years: list[int | None] = [None]
    if wanted.year is not None and wanted.kind in _YEARS:
        years = [wanted.year, wanted.year - 1, wanted.year + 1, None]
    titles = dict.fromkeys(title for one in (wanted.title, *wanted.titles) if (title := one.strip()))
    for title in list(titles)[:_MOST_TITLES]:
        for year in years:
            yield title, year


def _candidates(
    kind: Kind, listed: Iterable[dict[str, Any]], *, further: tuple[ExternalId, ...] = ()
) -> list[Candidate]:
    read = (mapping.candidate(kind, one, further=further) for one in listed)
    return [one for one in read if one is not None]


def _language(ask: Ask) -> dict[str, str]:
    return {"language": mapping.asked_languages(ask)[0]}


def _parts(kind: Kind, ask: Ask) -> dict[str, str | int]:
    """The query for a title with its parts, and images and videos in all languages that are asked for."""
    spoken = list(dict.fromkeys([*(mapping.base(tag) for tag in mapping.asked_languages(ask)), "en"]))
    query: dict[str, str | int] = {"append_to_response": ",".join(_PARTS[kind]), **_language(ask)}
    if kind is not Kind.PERSON:  # a portrait has no language
        query["include_image_language"] = ",".join([*spoken, "null"])
    if "videos" in _PARTS[kind]:
        query["include_video_language"] = ",".join(spoken)
    return query


def _day(unix_s: float) -> str:
    return time.strftime("%Y-%m-%d", time.gmtime(unix_s))

"""What TheTVDB is asked: its spec, the sign-in, and as few requests as its API allows.

a search                 1 request; 1 more where nothing of that year is found
a film                   1
a series                 1, and for each order 1 for 500 episodes: the official one in each language, DVD, absolute
lists that others use    1 each in a week (artwork types) and in a month (countries)
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from metarr_desktop.domain.errors import BadInput, NotFound, Refused
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
from metarr_desktop.providers.reading import at, items, text, whole
from metarr_desktop.providers.tvdb import mapping
from metarr_desktop.providers.tvdb.parts import Lists, art_types, countries, own_id
from metarr_desktop.providers.tvdb.words import code_of, codes_in, tag_of

_HOUR_S = 3600.0
_WEEK_S = 7 * 86_400.0
_MONTH_S = 30 * 86_400.0
_SEARCH_LIMIT = 25
_MOST_PAGES = 40  # of 500 episodes or 1000 updates: far beyond any series, and the end of a feed that has none
_PATH = {Kind.SERIES: "series", Kind.MOVIE: "movies"}
_TYPE = {Kind.SERIES: "series", Kind.MOVIE: "movie"}
_ORDERS = ("dvd", "absolute")
_IMDB = re.compile(r"tt[0-9]{5,12}")
_NAME = r"[a-z0-9-]{0,99}[a-z-][a-z0-9-]{0,99}"  # of digits alone it would be taken for an id
_SLUG = re.compile(_NAME)
_NUMBER = re.compile(r"[1-9][0-9]{0,11}")
_CODE = re.compile(r"[a-z]{2,4}")
#: Portuguese and Chinese of one country are better than none of the other.
_NEAR = {"pt": "por", "por": "pt", "zhtw": "zho", "zho": "zhtw"}

_SHARED = frozenset(
    {
        "title",
        "original_title",
        "alternative_titles",
        "plot",
        "year",
        "premiered",
        "runtime",
        "original_language",
        "countries",
        "genres",
        "keywords",
        "studios",
        "trailers",
        "certification",
        "cast",
        "directors",
        "writers",
        "producers",
        "composers",
        "external_ids",
    }
)
_EPISODE = frozenset(
    {
        "title",
        "plot",
        "aired",
        "runtime",
        "absolute",
        "dvd_season",
        "dvd_episode",
        "display_season",
        "display_episode",
        "display_after_season",
        "external_ids",
    }
)
_ART = frozenset({"poster", "banner", "fanart", "clearart", "clearlogo"})

SPEC = ProviderSpec(
    name=mapping.NAME,
    label="TheTVDB",
    kinds=frozenset({Kind.SERIES, Kind.SEASON, Kind.EPISODE, Kind.MOVIE}),
    fields=MappingProxyType(
        {
            Kind.SERIES: _SHARED | {"end_date", "series_status", "networks"},
            Kind.SEASON: frozenset({"title", "year", "external_ids"}),
            Kind.EPISODE: _EPISODE,
            Kind.MOVIE: _SHARED | {"tagline", "release_date", "budget", "revenue", "collection"},
        }
    ),
    pictures=MappingProxyType(
        {
            Kind.SERIES: _ART,
            Kind.SEASON: frozenset({"poster", "banner", "fanart"}),
            Kind.EPISODE: frozenset({"thumb"}),
            Kind.MOVIE: _ART,
        }
    ),
    schemes=MappingProxyType(dict.fromkeys(_PATH, (Scheme.TVDB.value, Scheme.IMDB.value))),
    searches=frozenset(_PATH),
    base_url="https://api4.thetvdb.com/v4",
    rate=Rate(10),  # none is published
    website="https://thetvdb.com",
    terms_url="https://thetvdb.com/api-information",
    attribution="Metadata provided by TheTVDB. Please consider adding missing information or subscribing.",
    key=KeyNeed.REQUIRED,
    key_url="https://thetvdb.com/api-information",
    secrets=("api_key", "pin"),
    translates=True,
    has_changes=True,
    lifetime_s=_WEEK_S,
    addresses=tuple(
        WebAddress(re.compile(rf"thetvdb\.com/{form}"), Scheme.TVDB, kind)
        for kind, path in _PATH.items()
        for form in (rf"dereferrer/{_TYPE[kind]}/(?P<id>[0-9]+)", rf"{path}/(?P<id>{_NAME})")
    ),
)


class Tvdb:
    """TheTVDB v4 (`domain.provider.Provider`)."""

    def __init__(self, web: Web, secrets: Mapping[str, str]) -> None:
        self._web = web
        self._sign_in = _SignIn(web, secrets)
        self._last_lists: tuple[Lists | None, float] = (None, 0.0)

    @property
    def spec(self) -> ProviderSpec:
        return SPEC

    def search(self, wanted: Wanted, ask: Ask) -> Sequence[Candidate]:
        """What bears that title, in that year if any does; then what bears its other titles."""
        if wanted.kind not in SPEC.searches:
            return ()
        years = (wanted.year, None) if wanted.year else (None,)  # without a year it finds the years around, too
        for title in filter(None, (wanted.title, *wanted.titles)):
            for year in years:
                if rows := items(self._search(wanted.kind, title, year, ask)):
                    lists = self._lists(ask)
                    found = (mapping.found(wanted.kind, one, lists, ask) for one in rows)
                    return [one for one in found if one is not None]
        return ()

    def resolve(self, kind: Kind, id: ExternalId, ask: Ask) -> Candidate | None:
        """The title behind its own number or name in an address, or behind an IMDb id."""
        if kind not in _PATH:
            return None
        if id.scheme == Scheme.TVDB and _NUMBER.fullmatch(id.value):
            data = self._extended(kind, id.value, ask)
        else:
            data = self._looked_up(kind, id, ask)
        found = None if data is None else mapping.candidate(kind, data, self._lists(ask), ask)
        if found is None or id.scheme == Scheme.TVDB or id in found.ids:
            return found
        return replace(found, ids=(*found.ids, id))

    def fetch(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Record | None:
        """Everything of a series or film. An own id that is gone (merged into another) is looked up by the others."""
        if kind not in _PATH:
            return None
        for id in sorted(ids, key=lambda one: one.scheme != Scheme.TVDB):
            number = self._number(kind, id, ask)
            data = self._extended(kind, number, ask) if number else None
            if number and data is not None:
                return self._record(kind, number, data, ask)
        return None

    def changed_since(self, since_s: float, ask: Ask) -> frozenset[ExternalId] | None:
        """The series (also those of changed episodes) and films; None where it is too much to be told."""
        changed: set[str] = set()
        for type, member in (("series", "recordId"), ("movies", "recordId"), ("episodes", "seriesId")):
            rows = self._updates(type, int(since_s), ask)
            if rows is None:
                return None
            changed.update(str(id) for one in rows if (id := whole(one, member)))
        return frozenset(ExternalId(Scheme.TVDB, id) for id in changed)

    def test(self, ask: Ask) -> None:
        """Sign in anew."""
        self._sign_in.renew(ask)

    # --- questions --------------------------------------------------------------------------------------------------

    def _search(self, kind: Kind, title: str, year: int | None, ask: Ask) -> Any:
        params: dict[str, str | int] = {"query": title, "type": _TYPE[kind], "limit": _SEARCH_LIMIT}
        return self._data("search", {**params, "year": year} if year else params, ask)

    def _number(self, kind: Kind, id: ExternalId, ask: Ask) -> str:
        """Its own number of a title; "" where it knows none."""
        if id.scheme == Scheme.TVDB and _NUMBER.fullmatch(id.value):
            return id.value
        data = self._looked_up(kind, id, ask)
        own = own_id(data) if data is not None else None
        return own.value if own else ""

    def _looked_up(self, kind: Kind, id: ExternalId, ask: Ask) -> dict[str, Any] | None:
        """The base record of an IMDb id, or of the name that stands in its own addresses."""
        if id.scheme == Scheme.IMDB and _IMDB.fullmatch(id.value):
            rows = items(self._data(f"search/remoteid/{quote(id.value)}", {}, ask))
            return next((held for one in rows if isinstance(held := one.get(_TYPE[kind]), dict)), None)
        if id.scheme == Scheme.TVDB and _SLUG.fullmatch(id.value):
            return _as_object(self._data(f"{_PATH[kind]}/slug/{quote(id.value)}", {}, ask))
        return None

    def _extended(self, kind: Kind, number: str, ask: Ask) -> dict[str, Any] | None:
        return _as_object(
            self._data(f"{_PATH[kind]}/{number}/extended", {"meta": "translations", "short": "false"}, ask)
        )

    def _record(self, kind: Kind, number: str, data: dict[str, Any], ask: Ask) -> Record | None:
        lists = self._lists(ask)
        if kind == Kind.MOVIE:
            return mapping.film(data, lists, ask)
        listed = {text(one, "type") for one in items(data, "seasonTypes")}
        episodes = {
            tag_of(code): self._episodes(number, "official", code, ask) for code in _episode_languages(data, ask)
        }
        orders = {order: self._episodes(number, order, "", ask) for order in _ORDERS if order in listed}
        return mapping.series(data, episodes, orders, lists, ask)

    def _episodes(self, number: str, order: str, code: str, ask: Ask) -> list[dict[str, Any]]:
        """The episodes of a series in that order; without a code in its original language."""
        path = f"series/{number}/episodes/{order}{f'/{code}' if code else ''}"
        rows: list[dict[str, Any]] = []
        for page in range(_MOST_PAGES):
            answer = self._answer(path, {"page": page}, ask)
            new = items(answer, "data", "episodes")
            rows += new
            if not new or not at(answer, "links", "next"):
                break
        return rows

    def _updates(self, type: str, since_s: int, ask: Ask) -> list[dict[str, Any]] | None:
        rows: list[dict[str, Any]] = []
        for page in range(_MOST_PAGES):
            params: dict[str, str | int] = {"since": since_s, "type": type, "action": "update", "page": page}
            answer = self._answer("updates", params, ask, lifetime_s=0.0)
            new = items(answer, "data")
            rows += new
            if not new or not at(answer, "links", "next"):
                return rows
        return None

    def _lists(self, ask: Ask) -> Lists:
        """The lists that records refer to; they are taken apart once an hour, not for each title."""
        lists, read_s = self._last_lists
        if lists is None or time.monotonic() - read_s > _HOUR_S:
            kept = replace(ask, is_fresh=False)  # a title that is asked for anew does not make these any newer
            lists = Lists(
                art_types(self._data("artwork/types", {}, kept, lifetime_s=_WEEK_S)),
                countries(self._data("countries", {}, kept, lifetime_s=_MONTH_S)),
            )
            self._last_lists = (lists, time.monotonic())
        return lists

    # --- asking -----------------------------------------------------------------------------------------------------

    def _data(self, path: str, params: Mapping[str, str | int], ask: Ask, lifetime_s: float | None = None) -> Any:
        """What the answer holds; None for what is unknown there."""
        return at(self._answer(path, params, ask, lifetime_s), "data")

    def _answer(self, path: str, params: Mapping[str, str | int], ask: Ask, lifetime_s: float | None = None) -> Any:
        """The answer, signed in once more when the token is not taken any longer; None for what is unknown there."""
        used: list[str] = []

        def signed() -> Mapping[str, str]:
            used.append(self._sign_in.token(ask))
            return {"Authorization": f"Bearer {used[-1]}"}

        try:
            try:
                return self._web.get(path, params, ask=ask, headers=signed, lifetime_s=lifetime_s)
            except Refused:
                if not used:  # it was the sign-in that was refused
                    raise
                self._sign_in.drop(used[-1])
                return self._web.get(path, params, ask=ask, headers=signed, lifetime_s=lifetime_s)
        except NotFound:
            return None


class _SignIn:
    """The token of one key, in memory alone. Thread-safe: who comes while one signs in waits for that token."""

    def __init__(self, web: Web, secrets: Mapping[str, str]) -> None:
        self._web = web
        self._key, self._pin = (secrets.get(name, "").strip() for name in SPEC.secrets)
        self._token = ""
        self._lock = threading.Lock()

    def token(self, ask: Ask) -> str:
        with self._lock:
            if not self._token:
                self._token = self._new_token(ask)
            return self._token

    def drop(self, token: str) -> None:
        """Forget that token, unless another thread has a new one already."""
        with self._lock:
            if self._token == token:
                self._token = ""

    def renew(self, ask: Ask) -> None:
        with self._lock:
            self._token = self._new_token(ask)

    def _new_token(self, ask: Ask) -> str:
        if not self._key:
            raise Refused("TheTVDB needs a key; nothing was asked. Enter one in the settings under Sources.")
        body = {"apikey": self._key, **({"pin": self._pin} if self._pin else {})}
        try:
            answer = self._web.post("login", body, ask=ask, is_kept=False)
        except BadInput as error:
            if self._pin:
                raise
            raise Refused(
                "TheTVDB did not accept the key alone. If it belongs to a subscription of yours, enter its PIN too."
            ) from error
        if not (token := text(answer, "data", "token")) or not token.isascii() or not token.isprintable():
            raise BadInput("TheTVDB answered the sign-in without a token.")
        return token


def _episode_languages(data: dict[str, Any], ask: Ask) -> list[str]:
    """The codes of the languages to read the episodes in: those asked for that the series has, and its original one.

    Names of episodes that nobody translated are empty in a language; the original one fills them. A series that tells
    no language at all is asked for without one.
    """
    there = {*codes_in(data, "nameTranslations"), *codes_in(data, "overviewTranslations")}
    original = text(data, "originalLanguage").lower()
    asked = [code for language in ask.languages if (code := code_of(language))]
    near = [_NEAR[code] for code in asked if code in _NEAR and code not in there]
    codes = [code for code in (*asked, *near) if code in there]
    known = [code for code in (*codes, original) if _CODE.fullmatch(code)]
    return list(dict.fromkeys(known)) or [""]


def _as_object(data: Any) -> dict[str, Any] | None:
    return data if isinstance(data, dict) else None


SOURCE = Source(SPEC, Tvdb)

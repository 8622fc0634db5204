"""TVmaze: series, in English, without a key. Everything of a series is one request.

Facts: https://www.tvmaze.com/api. Special episodes have no number there: in the order of their dates they become those
of season 0, as Kodi's own reader of TVmaze does; other sources may number them otherwise.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import (
    Ask,
    Candidate,
    Child,
    PictureOffer,
    Place,
    ProviderSpec,
    Rate,
    Record,
    Source,
    Wanted,
    Web,
    WebAddress,
)
from metarr_desktop.domain.values import Credit, Rating, Value
from metarr_desktop.providers.reading import (
    address,
    at,
    date,
    filled,
    items,
    number,
    pixels,
    plain,
    text,
    whole,
    year_of,
)

_NAME = "tvmaze"
_ALL = ("episodeswithspecials", "seasons", "cast", "crew", "akas", "images")
_HOUR_S = 3600.0
_DAY_S = 24 * _HOUR_S
_SPANS = ((_DAY_S, "day"), (7 * _DAY_S, "week"), (30 * _DAY_S, "month"))  # what its list of changes can be cut down to
#: The member of a lookup -> the form of such ids.
_LOOKUPS: Mapping[str, tuple[str, re.Pattern[str]]] = {
    Scheme.TVDB: ("thetvdb", re.compile(r"[1-9][0-9]{0,11}")),
    Scheme.IMDB: ("imdb", re.compile(r"tt[0-9]{5,12}")),
}
_OWN = re.compile(r"[1-9][0-9]{0,11}")
#: Its status words -> Kodi's.
_STATUS = {
    "Running": "Continuing",
    "To Be Determined": "Continuing",
    "Ended": "Ended",
    "In Development": "Upcoming",
}
_ART = {"poster": "poster", "banner": "banner", "background": "fanart", "typography": "clearlogo"}
_TEXTLESS = frozenset({"background"})
_JOBS = {"Director": "directors", "Writer": "writers", "Creator": "writers", "Composer": "composers"}

SPEC = ProviderSpec(
    name=_NAME,
    label="TVmaze",
    kinds=frozenset({Kind.SERIES, Kind.SEASON, Kind.EPISODE}),
    fields=MappingProxyType(
        {
            Kind.SERIES: frozenset(
                {
                    "title",
                    "alternative_titles",
                    "plot",
                    "year",
                    "premiered",
                    "end_date",
                    "runtime",
                    "series_status",
                    "show_type",
                    "genres",
                    "networks",
                    "original_language",
                    "countries",
                    "cast",
                    "directors",
                    "writers",
                    "producers",
                    "composers",
                    "ratings",
                    "external_ids",
                }
            ),
            Kind.SEASON: frozenset({"title", "plot", "year", "premiered", "external_ids"}),
            Kind.EPISODE: frozenset({"title", "plot", "aired", "runtime", "ratings", "external_ids"}),
        }
    ),
    pictures=MappingProxyType(
        {
            Kind.SERIES: frozenset(_ART.values()),
            Kind.SEASON: frozenset({"poster"}),
            Kind.EPISODE: frozenset({"thumb"}),
        }
    ),
    schemes=MappingProxyType({Kind.SERIES: (Scheme.TVMAZE.value, Scheme.TVDB.value, Scheme.IMDB.value)}),
    searches=frozenset({Kind.SERIES}),
    base_url="https://api.tvmaze.com",
    rate=Rate(20, 10.0),
    website="https://www.tvmaze.com",
    terms_url="https://www.tvmaze.com/api#licensing",
    attribution="Series data by TVmaze.com, licensed CC BY-SA.",
    has_changes=True,
    lifetime_s=_DAY_S,
    addresses=(WebAddress(re.compile(r"tvmaze\.com/shows/(?P<id>[0-9]+)"), Scheme.TVMAZE, Kind.SERIES),),
)


class TvMaze:
    """TVmaze (`domain.provider.Provider`)."""

    def __init__(self, web: Web, secrets: Mapping[str, str]) -> None:
        self._web = web

    @property
    def spec(self) -> ProviderSpec:
        return SPEC

    def search(self, wanted: Wanted, ask: Ask) -> Sequence[Candidate]:
        """The ten shows it finds for the title, else for one of its other titles; it knows no year to ask by."""
        if wanted.kind != Kind.SERIES:
            return ()
        for title in filter(None, (wanted.title, *wanted.titles)):
            rows = items(self._web.get("search/shows", {"q": title}, ask=ask))
            found = [one for row in rows if (one := _candidate(at(row, "show"))) is not None]
            if found:
                return found
        return ()

    def resolve(self, kind: Kind, id: ExternalId, ask: Ask) -> Candidate | None:
        """The show behind its own id, or one of TheTVDB or IMDb."""
        if kind != Kind.SERIES:
            return None
        show = self._show(id.value, ask) if id.scheme == Scheme.TVMAZE else self._looked_up(id, ask)
        found = _candidate(show)
        if found is None or id.scheme == Scheme.TVMAZE or id in found.ids:
            return found
        return replace(found, ids=(*found.ids, id))

    def fetch(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Record | None:
        """Everything of the show, by its own id if there is one."""
        if kind != Kind.SERIES:
            return None
        order = SPEC.schemes[Kind.SERIES]
        for id in sorted((one for one in ids if one.scheme in order), key=lambda one: order.index(one.scheme)):
            number = id.value if id.scheme == Scheme.TVMAZE else text(self._looked_up(id, ask), "id")
            if (record := _record(self._show(number, ask))) is not None:
                return record
        return None

    def changed_since(self, since_s: float, ask: Ask) -> frozenset[ExternalId]:
        """The shows that changed. What changed more than a month ago stands in the list of all shows."""
        age_s = time.time() - since_s
        span = next((word for span_s, word in _SPANS if age_s < span_s), "")
        told = self._web.get("updates/shows", {"since": span} if span else {}, ask=ask, lifetime_s=_HOUR_S)
        ids = told if isinstance(told, dict) else {}
        changed = (id for id in ids if _OWN.fullmatch(id) and (whole(ids, id) or 0) >= int(since_s))
        return frozenset(ExternalId(Scheme.TVMAZE, id) for id in changed)

    def test(self, ask: Ask) -> None:
        """Ask for the first show."""
        self._web.get("shows/1", ask=replace(ask, is_fresh=True))

    def _show(self, number: str, ask: Ask) -> Any:
        """The show with all that belongs to it; None where it is unknown."""
        if not _OWN.fullmatch(number):
            return None
        try:
            return self._web.get(f"shows/{number}", {"embed[]": _ALL}, ask=ask)
        except NotFound:
            return None

    def _looked_up(self, id: ExternalId, ask: Ask) -> Any:
        """The bare show behind a foreign id, where TVmaze sends us on to; None where it is unknown."""
        member, form = _LOOKUPS.get(id.scheme, ("", _OWN))
        if not member or not form.fullmatch(id.value):
            return None
        try:
            return self._web.get("lookup/shows", {member: id.value}, ask=ask)
        except NotFound:
            return None


# --- mapping ------------------------------------------------------------------------------------------------------


def _candidate(show: Any) -> Candidate | None:
    ids, title = _ids(show), text(show, "name")
    if not ids or not title:
        return None
    episodes = [one for one in items(show, "_embedded", "episodeswithspecials") if whole(one, "number")]
    return Candidate(
        provider=_NAME,
        kind=Kind.SERIES,
        title=title,
        ids=ids,
        year=year_of(date(show, "premiered")),
        titles=tuple(name for one in items(show, "_embedded", "akas") if (name := text(one, "name"))),
        runtime_min=_runtime(show),
        countries=_unique(text(one, "country", "name") for one in _channels(show)),
        language=_language(text(show, "language")),
        overview=plain(text(show, "summary")),
        note=", ".join(_unique(text(one, "name") for one in _channels(show))),
        picture_url=address(show, "image", "medium") or address(show, "image", "original"),
        popularity=number(show, "weight") or 0.0,
        episode_count=len(episodes) or None,
        season_count=len(items(show, "_embedded", "seasons")) or None,
    )


def _record(show: Any) -> Record | None:
    ids = _ids(show)
    if not ids:
        return None
    status, premiered = text(show, "status"), date(show, "premiered")
    held = at(show, "_embedded")
    values: dict[str, Value] = {
        "title": text(show, "name"),
        "alternative_titles": tuple(text(one, "name") for one in items(held, "akas")),
        "plot": plain(text(show, "summary")),
        "year": year_of(premiered),
        "premiered": premiered,
        "end_date": date(show, "ended"),
        "runtime": _runtime(show),
        "series_status": _STATUS.get(status, status),
        "show_type": text(show, "type"),
        "original_language": _language(text(show, "language")),
        "countries": _unique(text(one, "country", "name") for one in _channels(show)),
        "genres": _words(show, "genres"),
        "networks": _unique(text(one, "name") for one in _channels(show)),
        "ratings": _ratings(show),
        "cast": tuple(_cast(items(held, "cast"))),
        **_crew(items(held, "crew")),
    }
    kept = filled(values)
    return Record(
        provider=_NAME,
        kind=Kind.SERIES,
        ids=ids,
        values=kept,
        texts=_english(kept),
        pictures=_pictures(show),
        children=(*_seasons(items(held, "seasons")), *_episodes(items(held, "episodeswithspecials"))),
        ended=status == "Ended" if status else None,
    )


def _ids(show: Any) -> tuple[ExternalId, ...]:
    """Its own id and those of TheTVDB and IMDb; none where its own is missing."""
    if not _OWN.fullmatch(text(show, "id")):
        return ()
    others = [
        ExternalId(scheme, value)
        for scheme, (member, form) in _LOOKUPS.items()
        if form.fullmatch(value := text(show, "externals", member))
    ]
    return (ExternalId(Scheme.TVMAZE, text(show, "id")), *others)


def _seasons(rows: Iterable[Any]) -> list[Child]:
    found = []
    for one in rows:
        season, premiered = whole(one, "number"), date(one, "premiereDate")
        if season is None or season < 0:
            continue
        values = {
            "title": text(one, "name"),
            "plot": plain(text(one, "summary")),
            "year": year_of(premiered),
            "premiered": premiered,
        }
        found.append(_child(Kind.SEASON, Place(season=season), one, values, "poster"))
    return found


def _episodes(rows: Sequence[Any]) -> list[Child]:
    """The episodes, those without a number behind them as season 0, in the order of their dates."""
    regular = [one for one in rows if whole(one, "number") is not None]
    specials = sorted((one for one in rows if whole(one, "number") is None), key=lambda one: date(one, "airdate"))
    places = [(one, whole(one, "season"), whole(one, "number")) for one in regular]
    places += [(one, 0, place) for place, one in enumerate(specials, 1)]
    found = []
    for one, season, episode in places:
        if season is None or episode is None or season < 0 or episode < 0:
            continue
        values = {
            "title": text(one, "name"),
            "plot": plain(text(one, "summary")),
            "aired": date(one, "airdate"),
            "runtime": whole(one, "runtime") or None,
            "ratings": _ratings(one),
        }
        found.append(_child(Kind.EPISODE, Place(season=season, episode=episode), one, values, "thumb"))
    return found


def _child(kind: Kind, place: Place, data: Any, values: Mapping[str, Value], art: str) -> Child:
    kept, id, url = filled(values), text(data, "id"), address(data, "image", "original")
    ids = (ExternalId(Scheme.TVMAZE, id),) if _OWN.fullmatch(id) else ()
    pictures = (PictureOffer(art=art, url=url, preview_url=address(data, "image", "medium")),) if url else ()
    return Child(kind, place, ids, kept, _english(kept), pictures)


def _english(values: Mapping[str, Value]) -> dict[str, dict[str, str]]:
    """Its plots are English. A title is the one under which it is known there, of no language."""
    plot = values.get("plot")
    return {"plot": {"en": plot}} if isinstance(plot, str) else {}


def _cast(rows: Iterable[Any]) -> list[Credit]:
    found = (_credit(one, "Self" if one.get("self") is True else text(one, "character", "name")) for one in rows)
    return list(dict.fromkeys(one for one in found if one.name))


def _crew(rows: Iterable[Any]) -> dict[str, Value]:
    found: dict[str, list[Credit]] = {}
    for one in rows:
        job = text(one, "type")
        name = _JOBS.get(job) or ("producers" if job.endswith("Producer") else "")
        credit = _credit(one, "" if job in ("Director", "Writer", "Composer", "Producer") else job)
        if name and credit.name:
            found.setdefault(name, []).append(credit)
    return {name: tuple(dict.fromkeys(credits)) for name, credits in found.items()}


def _credit(row: Any, role: str) -> Credit:
    id, thumb = text(row, "person", "id"), address(row, "person", "image", "original")
    return Credit(text(row, "person", "name"), role, thumb, ((Scheme.TVMAZE.value, id),) if id else ())


def _pictures(show: Any) -> tuple[PictureOffer, ...]:
    """Its pictures, the main one of each sort first, and the one on its page where the list lacks it."""
    offers = []
    for one in sorted(items(show, "_embedded", "images"), key=lambda one: one.get("main") is not True):
        sort, url = text(one, "type"), address(one, "resolutions", "original", "url")
        if url and sort in _ART:
            offers.append(
                PictureOffer(
                    art=_ART[sort],
                    url=url,
                    preview_url=address(one, "resolutions", "medium", "url"),
                    language="" if sort in _TEXTLESS else None,
                    width=pixels(one, "resolutions", "original", "width"),
                    height=pixels(one, "resolutions", "original", "height"),
                )
            )
    page = address(show, "image", "original")
    if page and all(one.url != page for one in offers):
        offers.append(PictureOffer(art="poster", url=page, preview_url=address(show, "image", "medium")))
    return tuple(offers)


def _ratings(data: Any) -> tuple[Rating, ...]:
    score = number(data, "rating", "average")
    return (Rating(_NAME, score, 10.0),) if score is not None and 0 <= score <= 10 else ()


def _runtime(show: Any) -> int | None:
    return whole(show, "averageRuntime") or whole(show, "runtime") or None


def _channels(show: Any) -> list[dict[str, Any]]:
    """The network and the streaming channel that show it."""
    return [one for name in ("network", "webChannel") if isinstance(one := at(show, name), dict)]


def _language(name: str) -> str:
    """The tag of a language by its English name ("Japanese" -> "ja"); "" for one that is unknown."""
    from babelfish import Language  # tables, which no start needs
    from babelfish.exceptions import LanguageReverseError

    try:
        return str(Language.fromname(name)) if name else ""
    except (LanguageReverseError, ValueError):
        return ""


def _words(data: Any, name: str) -> tuple[str, ...]:
    found = at(data, name)
    return _unique(text(one) for one in found) if isinstance(found, list) else ()


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


SOURCE = Source(SPEC, TvMaze)

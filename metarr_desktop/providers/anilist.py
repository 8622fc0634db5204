"""AniList: anime, one entry for each season or film, without a key. One question (GraphQL) is one request.

Facts: https://docs.anilist.co and its introspection. Episodes have no titles there, so a record has no children; what
comes before and after (relations) are entries of their own. `~!...!~` encloses what tells too much.
"""

from __future__ import annotations

import re
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
    PictureOffer,
    ProviderSpec,
    Rate,
    Record,
    Source,
    Wanted,
    Web,
    WebAddress,
)
from metarr_desktop.domain.values import Credit, Rating, Value, partial_date
from metarr_desktop.providers.reading import address, at, best, filled, items, number, plain, text, whole, year_of

_NAME = "anilist"
_FORMATS = {
    Kind.SERIES: ("TV", "TV_SHORT", "ONA", "OVA", "SPECIAL"),
    Kind.MOVIE: ("MOVIE", "OVA", "ONA", "SPECIAL"),
}
_STATUS = {
    "FINISHED": "Ended",
    "CANCELLED": "Ended",
    "RELEASING": "Continuing",
    "HIATUS": "Continuing",
    "NOT_YET_RELEASED": "Upcoming",
}
#: The countries whose works it lists: name, and the language of `native` titles.
_COUNTRIES = {
    "JP": ("Japan", "ja"),
    "CN": ("China", "zh"),
    "KR": ("South Korea", "ko"),
    "TW": ("Taiwan", "zh-TW"),
}
_TRAILERS = {
    "youtube": ("https://www.youtube.com/watch?v=", re.compile(r"[\w-]{6,20}", re.ASCII)),
    "dailymotion": ("https://www.dailymotion.com/video/", re.compile(r"[a-z0-9]{5,12}")),
}
#: What a person did, as it begins ("Script (ep 3)") -> our field.
_JOBS = {
    "Director": "directors",
    "Script": "writers",
    "Series Composition": "writers",
    "Original Creator": "writers",
    "Producer": "producers",
    "Executive Producer": "producers",
    "Music": "composers",
}
_SPOILER = re.compile(r"~!.*?!~", re.DOTALL)
_NUMBER = re.compile(r"[1-9][0-9]{0,9}")

_BRIEF = """
id idMal format status episodes duration countryOfOrigin synonyms popularity
title { romaji english native } startDate { year month day } description(asHtml: false)
coverImage { extraLarge large medium }
"""
_FIND = f"""
query ($search: String, $formats: [MediaFormat], $after: FuzzyDateInt, $before: FuzzyDateInt) {{
  Page(page: 1, perPage: 10) {{
    media(search: $search, type: ANIME, format_in: $formats, startDate_greater: $after, startDate_lesser: $before,
      sort: SEARCH_MATCH) {{ {_BRIEF} }}
  }}
}}
"""
_TELL = f"""
query ($id: Int, $mal: Int) {{
  Media(id: $id, idMal: $mal, type: ANIME) {{
    {_BRIEF}
    endDate {{ year month day }} bannerImage averageScore genres
    tags {{ name rank isGeneralSpoiler isMediaSpoiler isAdult }}
    studios {{ edges {{ isMain node {{ name }} }} }}
    trailer {{ id site }}
    characters(sort: [ROLE, RELEVANCE, ID], perPage: 25) {{
      edges {{ node {{ name {{ full }} }} voiceActors(language: JAPANESE) {{ id name {{ full }} image {{ large }} }} }}
    }}
    staff(sort: RELEVANCE, perPage: 25) {{ edges {{ role node {{ id name {{ full }} image {{ large }} }} }} }}
  }}
}}
"""

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
        "cast",
        "directors",
        "writers",
        "producers",
        "composers",
        "ratings",
        "external_ids",
    }
)

SPEC = ProviderSpec(
    name=_NAME,
    label="AniList",
    kinds=frozenset(_FORMATS),
    fields=MappingProxyType({Kind.SERIES: _SHARED | {"end_date", "series_status"}, Kind.MOVIE: _SHARED}),
    pictures=MappingProxyType({kind: frozenset({"poster", "banner"}) for kind in _FORMATS}),
    schemes=MappingProxyType(dict.fromkeys(_FORMATS, (Scheme.ANILIST.value, Scheme.MAL.value))),
    searches=frozenset(_FORMATS),
    base_url="https://graphql.anilist.co",
    rate=Rate(30, 60.0),
    website="https://anilist.co",
    terms_url="https://docs.anilist.co/guide/terms-of-use",
    attribution="Anime data by AniList (anilist.co).",
    addresses=(
        WebAddress(re.compile(r"anilist\.co/anime/(?P<id>[0-9]+)"), Scheme.ANILIST),
        WebAddress(re.compile(r"myanimelist\.net/anime/(?P<id>[0-9]+)"), Scheme.MAL),
    ),
)


class AniList:
    """AniList (`domain.provider.Provider`)."""

    def __init__(self, web: Web, secrets: Mapping[str, str]) -> None:
        self._web = web

    @property
    def spec(self) -> ProviderSpec:
        return SPEC

    def search(self, wanted: Wanted, ask: Ask) -> Sequence[Candidate]:
        """What bears that title and began in that year if anything did, else in any; then its other titles."""
        if wanted.kind not in _FORMATS:
            return ()
        years = (wanted.year, None) if wanted.year else (None,)
        for title in filter(None, (wanted.title, *wanted.titles)):
            for year in years:
                rows = items(self._answer(_FIND, _search_for(wanted.kind, title, year), ask), "Page", "media")
                found = [one for row in rows if (one := _candidate(wanted.kind, row, ask)) is not None]
                if found:
                    return found
        return ()

    def resolve(self, kind: Kind, id: ExternalId, ask: Ask) -> Candidate | None:
        """The anime behind an id of AniList or MyAnimeList, by the request that `fetch` will use."""
        return _candidate(kind, self._media(kind, id, ask), ask)

    def fetch(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Record | None:
        """Everything of the anime, by AniList's own id if there is one."""
        for id in sorted(ids, key=lambda one: one.scheme != Scheme.ANILIST):
            if (record := _record(kind, self._media(kind, id, ask), ask)) is not None:
                return record
        return None

    def changed_since(self, since_s: float, ask: Ask) -> None:
        """It does not tell."""
        return

    def test(self, ask: Ask) -> None:
        """Ask for the first anime."""
        self._answer(_TELL, {"id": 1}, replace(ask, is_fresh=True))

    def _media(self, kind: Kind, id: ExternalId, ask: Ask) -> Any:
        """The entry behind an id; None where it is unknown, or is of the other kind."""
        name = {Scheme.ANILIST.value: "id", Scheme.MAL.value: "mal"}.get(id.scheme)
        if name is None or kind not in _FORMATS or not _NUMBER.fullmatch(id.value):
            return None
        media = at(self._answer(_TELL, {name: int(id.value)}, ask), "Media")
        form = text(media, "format")
        return media if not form or form in _FORMATS[kind] else None

    def _answer(self, query: str, variables: Mapping[str, Any], ask: Ask) -> Any:
        """What stands under `data`; None where nothing is known by that id, which it answers with 404."""
        try:
            return at(self._web.post("", {"query": query, "variables": variables}, ask=ask), "data")
        except NotFound:
            return None


def _search_for(kind: Kind, title: str, year: int | None) -> dict[str, Any]:
    """The variables of a search. A month that is not known is 0 in a date: 19980000."""
    formats = ["MOVIE"] if kind == Kind.MOVIE else list(_FORMATS[kind])
    variables: dict[str, Any] = {"search": title, "formats": formats}
    return {**variables, "after": year * 10_000 - 1, "before": (year + 1) * 10_000} if year else variables


# --- mapping ------------------------------------------------------------------------------------------------------


def _candidate(kind: Kind, media: Any, ask: Ask) -> Candidate | None:
    ids, names = _ids(media), _titles(media)
    title = _title(media, names, ask)
    if not ids or not title:
        return None
    country, language = _country(media)
    return Candidate(
        provider=_NAME,
        kind=kind,
        title=title,
        ids=ids,
        year=year_of(_date(media, "startDate")),
        original_title=text(media, "title", "native"),
        titles=_unique((*names.values(), *_words(media, "synonyms")), but=title),
        runtime_min=number(media, "duration") or None,
        countries=(country,) if country else (),
        language=language,
        overview=_described(media),
        note=text(media, "format").replace("_", " "),
        picture_url=address(media, "coverImage", "large") or address(media, "coverImage", "extraLarge"),
        popularity=number(media, "popularity") or 0.0,
        episode_count=(whole(media, "episodes") or None) if kind == Kind.SERIES else None,
    )


def _record(kind: Kind, media: Any, ask: Ask) -> Record | None:
    ids, names = _ids(media), _titles(media)
    if not ids:
        return None
    started, status, title = _date(media, "startDate"), text(media, "status"), _title(media, names, ask)
    country, language = _country(media)
    values: dict[str, Value] = {
        "title": title,
        "original_title": text(media, "title", "native"),
        "alternative_titles": _unique((*names.values(), *_words(media, "synonyms")), but=title),
        "plot": _described(media),
        "year": year_of(started),
        "premiered": started,
        "runtime": whole(media, "duration") or None,
        "original_language": language,
        "countries": (country,),
        "genres": _words(media, "genres"),
        "keywords": _keywords(items(media, "tags")),
        "studios": _studios(items(media, "studios", "edges")),
        "trailers": (_trailer(media),),
        "ratings": _ratings(media),
        "cast": tuple(_cast(items(media, "characters", "edges"))),
        **_staff(items(media, "staff", "edges")),
    }
    if kind == Kind.SERIES:
        values |= {"series_status": _STATUS.get(status, ""), "end_date": _date(media, "endDate")}
    kept = filled(values)
    texts = {"title": names, "plot": {"en": kept["plot"]} if isinstance(kept.get("plot"), str) else {}}
    return Record(
        provider=_NAME,
        kind=kind,
        ids=ids,
        values=kept,
        texts={name: by_language for name, by_language in texts.items() if by_language},  # type: ignore[misc]
        pictures=_pictures(media),
        ended=_STATUS[status] == "Ended" if kind == Kind.SERIES and status in _STATUS else None,
    )


def _ids(media: Any) -> tuple[ExternalId, ...]:
    pairs = ((Scheme.ANILIST, text(media, "id")), (Scheme.MAL, text(media, "idMal")))
    found = tuple(ExternalId(scheme, value) for scheme, value in pairs if _NUMBER.fullmatch(value))
    return found if found and found[0].scheme == Scheme.ANILIST else ()


def _titles(media: Any) -> dict[str, str]:
    """Language tag -> title."""
    native = _country(media)[1]
    names = {
        "en": text(media, "title", "english"),
        f"{native}-Latn" if native else "": text(media, "title", "romaji"),
        native: text(media, "title", "native"),
    }
    return {language: name for language, name in names.items() if language and name}


def _title(media: Any, names: Mapping[str, str], ask: Ask) -> str:
    """The title in the best language: English before the romanised one where none of the languages has any."""
    wanted = next((names[one] for one in ask.languages if one in names), "")
    plain_names = (text(media, "title", name) for name in ("english", "romaji", "native"))
    return wanted or best(names, ask.languages) or next(filter(None, plain_names), "")


def _country(media: Any) -> tuple[str, str]:
    return _COUNTRIES.get(text(media, "countryOfOrigin"), ("", ""))


def _described(media: Any) -> str:
    return plain(_SPOILER.sub("", text(media, "description")))


def _date(media: Any, name: str) -> str:
    """As much of a date as is known; its parts may be null from the right."""
    year, month, day = (whole(media, name, part) or 0 for part in ("year", "month", "day"))
    return partial_date(f"{year:04}-{month:02}-{day:02}")


def _keywords(tags: Iterable[Any]) -> tuple[str, ...]:
    """Its tags by weight, but for those that tell too much or are for adults."""
    hidden = ("isGeneralSpoiler", "isMediaSpoiler", "isAdult")
    shown = [one for one in tags if not any(one.get(mark) is True for mark in hidden)]
    return _unique(text(one, "name") for one in sorted(shown, key=lambda one: -(whole(one, "rank") or 0)))


def _studios(edges: Iterable[Any]) -> tuple[str, ...]:
    """The studios that made it; those that paid or sell it are not main ones."""
    return _unique(text(one, "node", "name") for one in edges if one.get("isMain") is True)


def _trailer(media: Any) -> str:
    start, form = _TRAILERS.get(text(media, "trailer", "site").lower(), ("", _NUMBER))
    id = text(media, "trailer", "id")
    return f"{start}{id}" if start and form.fullmatch(id) else ""


def _ratings(media: Any) -> tuple[Rating, ...]:
    score = number(media, "averageScore")
    return (Rating(_NAME, score, 100.0),) if score is not None and 0 < score <= 100 else ()


def _cast(edges: Iterable[Any]) -> list[Credit]:
    """The Japanese voices with the names of their characters."""
    found = (_credit(voice, text(one, "node", "name", "full")) for one in edges for voice in items(one, "voiceActors"))
    return list(dict.fromkeys(one for one in found if one.name))


def _staff(edges: Iterable[Any]) -> dict[str, Value]:
    found: dict[str, list[Credit]] = {}
    for one in edges:
        job = text(one, "role")
        name = _JOBS.get(job.partition(" (")[0])
        credit = _credit(at(one, "node"), "" if job in ("Director", "Producer") else job)
        if name and credit.name:
            found.setdefault(name, []).append(credit)
    return {name: tuple(dict.fromkeys(credits)) for name, credits in found.items()}


def _credit(person: Any, role: str) -> Credit:
    id = text(person, "id")
    ids = ((Scheme.ANILIST.value, id),) if _NUMBER.fullmatch(id) else ()
    return Credit(text(person, "name", "full"), role, address(person, "image", "large"), ids)


def _pictures(media: Any) -> tuple[PictureOffer, ...]:
    offers = []
    if poster := address(media, "coverImage", "extraLarge") or address(media, "coverImage", "large"):
        offers.append(PictureOffer(art="poster", url=poster, preview_url=address(media, "coverImage", "medium")))
    if banner := address(media, "bannerImage"):
        offers.append(PictureOffer(art="banner", url=banner))
    return tuple(offers)


def _words(data: Any, name: str) -> tuple[str, ...]:
    found = at(data, name)
    return _unique(text(one) for one in found) if isinstance(found, list) else ()


def _unique(words: Iterable[str], but: str = "") -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word and word != but))


SOURCE = Source(SPEC, AniList)

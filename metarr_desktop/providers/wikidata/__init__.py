"""Wikidata and Wikipedia: films, series and artists without any key; ids, names, dates, people, and a summary.

https://www.wikidata.org/w/api.php - `list=search` finds by words in any language, narrowed by `haswbstatement` to what
has a property; `wbgetentities` tells of up to 50 items. An error comes as 200 with a member `error`. Texts are the
summaries of Wikipedia's articles, https://en.wikipedia.org/api/rest_v1/page/summary/. Both want to be asked one
question after another (https://www.mediawiki.org/wiki/API:Etiquette).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from metarr_desktop.domain.errors import BadInput, Cancelled, NotFound, Unavailable
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import Ask, Candidate, ProviderSpec, Rate, Record, Source, Wanted, Web, WebAddress
from metarr_desktop.providers.reading import at, items, text
from metarr_desktop.providers.wikidata import statements as said
from metarr_desktop.providers.wikidata.mapping import (
    CLASSES,
    FIELDS,
    IDS,
    NAME,
    PICTURES,
    SIGNS,
    candidate,
    kinds_of,
    named_by,
    record,
)

_API = "w/api.php"
_SUMMARY = "api/rest_v1/page/summary"
_MOST_ITEMS = 50
_FOUND = 10  # items of a search that are looked at
_PATIENCE_S = 0.2
#: Languages -> the Wikipedia that is written in them, where its name is another.
_WIKIPEDIA = {"nb": "no"}
_LATER = ("maxlag", "ratelimited", "readonly", "internal_api_error")
_FILM = "Q11424"

SPEC = ProviderSpec(
    name=NAME,
    label="Wikidata",
    kinds=frozenset(IDS),
    fields=FIELDS,
    pictures=PICTURES,
    schemes={kind: (Scheme.WIKIDATA, *schemes) for kind, schemes in IDS.items()},
    searches=frozenset(IDS),
    base_url="https://www.wikidata.org",
    rate=Rate(5),
    website="https://www.wikidata.org",
    terms_url="https://foundation.wikimedia.org/wiki/Policy:Terms_of_Use",
    attribution="Facts from Wikidata (CC0), summaries from Wikipedia (CC BY-SA 4.0).",
    translates=True,
    addresses=(WebAddress(re.compile(r"wikidata\.org/(?:wiki|entity)/(?P<id>Q\d+)"), Scheme.WIKIDATA),),
)


class Wikidata:
    """See `domain.provider.Provider`."""

    spec = SPEC

    def __init__(self, web: Web, secrets: Mapping[str, str]) -> None:
        self._web = web
        self._turn = threading.Lock()
        is_theirs = web.base_url == SPEC.base_url
        # Who puts another server in Wikidata's place puts it in that of all Wikipedias too.
        self._wikipedia = "https://{}.wikipedia.org" if is_theirs else f"{web.base_url}/{{}}.wikipedia.org"

    def search(self, wanted: Wanted, ask: Ask) -> Sequence[Candidate]:
        """The year stands in most descriptions ("1999 film by ..."), so it is searched as a word first."""
        if wanted.kind not in SPEC.searches:
            return ()
        years = (str(wanted.year), "") if wanted.year and wanted.kind is not Kind.ARTIST else ("",)
        for title in (wanted.title, *wanted.titles):
            words = " ".join(re.sub(r"[^\w\s']|_", " ", title).split())
            for year in years if words else ():
                if found := self._search(wanted.kind, f"{words} {year}".strip(), ask):
                    return found
        return ()

    def resolve(self, kind: Kind, id: ExternalId, ask: Ask) -> Candidate | None:
        entity = self._find(kind, id, ask)
        return None if entity is None else candidate(kind, entity, ask)

    def fetch(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Record | None:
        for scheme in SPEC.schemes.get(kind, ()):
            for id in ids:
                entity = self._find(kind, id, ask) if id.scheme == scheme else None
                if entity is not None:
                    return self._record(kind, entity, ask)
        return None

    def changed_since(self, since_s: float, ask: Ask) -> frozenset[ExternalId] | None:
        return None

    def test(self, ask: Ask) -> None:
        self._entities([_FILM], ask, props="labels", languages="en")

    # --- questions --------------------------------------------------------------------------------------------------

    def _search(self, kind: Kind, words: str, ask: Ask) -> list[Candidate]:
        signs = [*SIGNS[kind], *(f"P31={one}" for one in CLASSES[kind])]
        ids = self._search_ids(f"{words} haswbstatement:{'|'.join(signs)}", _FOUND, ask)
        if not ids:
            return []
        # In all languages: the title may have been found in any.
        entities = self._entities(ids, ask, props="labels|aliases|descriptions|claims")
        fitting = [entities[id] for id in ids if id in entities and kind in kinds_of(entities[id])]
        return [one for entity in fitting if (one := candidate(kind, entity, ask))]

    def _find(self, kind: Kind, id: ExternalId, ask: Ask) -> Any:
        """The item with that id of its own or another source's; None where there is none of that kind."""
        value = id.value.strip()
        if id.scheme == Scheme.WIKIDATA:
            found = said.item_id(value)
        elif (property := IDS.get(kind, {}).get(id.scheme, "")) and re.fullmatch(r"[\w-]+", value, re.ASCII):
            found = next(iter(self._search_ids(f"haswbstatement:{property}={value}", 2, ask)), "")
        else:
            return None
        if not found or kind not in IDS:
            return None
        languages = _codes(ask)
        entities = self._entities(
            [found],
            ask,
            props="labels|aliases|descriptions|claims|sitelinks",
            languages="|".join(languages),
            sitefilter="|".join(dict.fromkeys(f"{_wikipedia(one)}wiki" for one in languages if one != "mul")),
        )
        entity = next(iter(entities.values()), None)
        shown = kinds_of(entity)
        return entity if kind in shown or not shown else None

    def _record(self, kind: Kind, entity: Any, ask: Ask) -> Record:
        ids = named_by(kind, entity)[:_MOST_ITEMS]
        others = self._entities(ids, ask, props="labels", languages="|".join(_codes(ask))) if ids else {}

        def named_in(languages: Iterable[str]) -> Callable[[str], str]:
            wanted = tuple(languages)
            return lambda id: said.name(others[id], wanted) if id in others else ""

        return record(kind, entity, named_in(ask.languages), named_in(("en",)), self._summaries(entity, ask), ask)

    def _summaries(self, entity: Any, ask: Ask) -> dict[str, str]:
        """Language -> summary, of the wanted languages that have an article; of English where none has."""
        found: dict[str, str] = {}
        for language in dict.fromkeys((*ask.languages, "en")):
            is_fallback = language not in ask.languages
            if (is_fallback and found) or language.split("-")[0] in {one.split("-")[0] for one in found}:
                continue
            wiki = _wikipedia(language)
            title = text(entity, "sitelinks", f"{wiki}wiki", "title")
            if title and (summary := self._summary(wiki, title, text(entity, "id"), ask)):
                found[language] = summary
        return found

    def _summary(self, wiki: str, title: str, id: str, ask: Ask) -> str:
        page = quote(title.replace(" ", "_"), safe="")
        try:
            data = self._get(f"{self._wikipedia.format(wiki)}/{_SUMMARY}/{page}", {}, ask)
        except NotFound:
            return ""
        is_it = text(data, "type") == "standard" and text(data, "wikibase_item") in ("", id)
        return text(data, "extract") if is_it else ""

    def _search_ids(self, query: str, most: int, ask: Ask) -> list[str]:
        data = self._api({"action": "query", "list": "search", "srsearch": query, "srlimit": most}, ask)
        found = [said.item_id(text(one, "title")) for one in items(data, "query", "search")]
        return [id for id in dict.fromkeys(found) if id]

    def _entities(self, ids: Sequence[str], ask: Ask, **more: str) -> dict[str, Any]:
        """The items by the id that they were asked for by, those that there are."""
        try:
            data = self._api({"action": "wbgetentities", "ids": "|".join(ids), **more}, ask)
        except NotFound:
            return {}
        found = at(data, "entities")
        entities = found if isinstance(found, dict) else {}
        there = {id: one for id, one in entities.items() if said.item_id(text(one, "id")) and "missing" not in one}
        return {text(one, "redirects", "from") or id: one for id, one in there.items()}  # "from": it was merged

    def _api(self, params: Mapping[str, str | int], ask: Ask) -> Any:
        return self._get(_API, {**params, "format": "json"}, ask, check=_refuse_error)

    def _get(
        self, path: str, params: Mapping[str, str | int], ask: Ask, check: Callable[[Any], None] | None = None
    ) -> Any:
        while not self._turn.acquire(timeout=_PATIENCE_S):
            if ask.is_cancelled():
                raise Cancelled("The work was stopped.")
        try:
            return self._web.get(path, params, ask=ask, check=check)
        finally:
            self._turn.release()


def _refuse_error(data: Any) -> None:
    """Raise for an answer that is an error in spite of its status."""
    code = text(data, "error", "code")
    if code == "no-such-entity":
        raise NotFound("Wikidata does not know it.")
    if code.startswith(_LATER):
        raise Unavailable("Wikidata is too busy to answer now.")
    if code:
        raise BadInput(f"Wikidata refuses the question ({code[:40]}).")


def _codes(ask: Ask) -> list[str]:
    """The wanted languages by Wikidata's codes, each followed by the one it is a form of, then English and "all"."""
    codes = [code for one in ask.languages for code in (one.lower(), one.split("-")[0].lower())]
    return list(dict.fromkeys((*codes, "en", "mul")))


def _wikipedia(language: str) -> str:
    base = language.split("-")[0].lower()
    return _WIKIPEDIA.get(base, base)


SOURCE = Source(SPEC, Wikidata)

"""How fast titles are enriched from answers that are kept: nothing is asked, everything is read, merged and stored."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from metarr_desktop.domain.errors import Unavailable
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import Actor, ItemId, Kind, Status
from metarr_desktop.domain.provider import Answer
from metarr_desktop.net.service import Service
from metarr_desktop.net.transport import Transport
from metarr_desktop.providers import tmdb
from metarr_desktop.services.changes import Newsroom
from metarr_desktop.services.enrich import Enrich
from metarr_desktop.services.sources import Sources
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.library import Store
from metarr_desktop.store.secrets import Secrets
from tests.benchmarks import measures
from tests.builders import a_movie
from tests.replay import MemoryAnswers

pytestmark = pytest.mark.benchmark

_FILMS = 2000
_CAST, _CREW, _PICTURES = 30, 25, 25  # what TMDB has of an ordinary film: 18 kB


def test_three_hundred_titles_a_second_are_enriched_from_kept_answers(
    tmp_path: Path, record: Callable[..., None]
) -> None:
    store = Store(tmp_path / "library.db")
    answers = _Filled(store)
    transport = Transport("Metarr benchmarks (https://example.invalid)")
    secrets = Secrets(str(tmp_path))
    sources = Sources(
        store,
        secrets,
        [tmdb.SOURCE],
        lambda spec, choice: Service(spec, transport, answers, is_offline=lambda: True),
        Newsroom(),
        lambda secret: None,
    )
    sources.set("tmdb", {"api_key": "0" * 32})
    items = _films(store)
    answers.is_filled = True

    enrich = Enrich(store, sources, Newsroom())
    cost = measures.here(lambda: enrich.items(items, Unwatched()))

    done = sum(row.status is Status.ENRICHED for row in store.items.rows(items))
    record(
        "enriching from kept answers", titles=done, per_second=done / cost.wall, cpu_per_title_ms=1000 * cost.cpu / done
    )
    transport.close()
    store.close()
    assert done == _FILMS
    assert done / cost.wall >= 300


class _Filled(MemoryAnswers):
    """The store's own table, filled with an answer of ordinary size for whatever is asked."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.is_filled = False

    def find(self, key: str) -> Answer | None:
        if "/configuration" in key:
            return Answer("tmdb", 200, b'{"images": {}}', 0.0, 9e12)
        number = int(key.rpartition("/movie/")[2].partition("?")[0] or 0) if "/movie/" in key else 0
        if not number:
            return None
        shared = f"film {number}"
        found = self._store.answers.find(shared)
        if found is None and not self.is_filled:
            raise Unavailable("no answer")
        return found


def _films(store: Store) -> list[ItemId]:
    items = []
    for number in range(1, _FILMS + 1):
        items.append(a_movie(store, f"Film {number}", external_ids=(ExternalId("tmdb", str(number)),)))
        body = json.dumps(_answer(number)).encode()
        store.answers.keep(f"film {number}", Answer("tmdb", 200, body, 0.0, 9e12))
    with store.write() as unit:
        unit.decide(Batch(Actor.PROVIDER, "identify"), {item: {"status": "identified"} for item in items})
    assert {row.kind for row in store.items.rows(items)} == {Kind.MOVIE}
    return items


def _answer(number: int) -> dict[str, Any]:
    chance = random.Random(number)

    def person(place: int, job: str) -> dict[str, Any]:
        id = chance.randrange(100_000)
        return {
            "id": id,
            "name": f"Person {id}",
            "character": f"Role {place}",
            "order": place,
            "profile_path": f"/p{id}.jpg",
            "job": job,
            "department": job,
        }

    def picture(place: int) -> dict[str, Any]:
        return {
            "file_path": f"/f{number}n{place}.jpg",
            "width": 1000,
            "height": 1500,
            "iso_639_1": ["en", "de", None][place % 3],
            "vote_average": 5.0,
            "vote_count": place,
        }

    words = " ".join(chance.choice(["harbour", "night", "river", "keeper", "song", "owl"]) for _ in range(60))
    return {
        "id": number,
        "imdb_id": f"tt{number:07}",
        "title": f"Film {number}",
        "original_title": f"Film {number}",
        "original_language": "en",
        "overview": words,
        "tagline": words[:60],
        "release_date": f"{1950 + number % 70}-03-21",
        "runtime": 60 + number % 90,
        "vote_average": 6.5,
        "vote_count": 1200,
        "genres": [{"id": 1, "name": ["Drama", "Horror", "Comedy"][number % 3]}],
        "production_companies": [{"id": number % 300, "name": f"Studio {number % 300}"}],
        "credits": {
            "cast": [person(place, "Acting") for place in range(_CAST)],
            "crew": [person(place, ["Director", "Writer", "Producer", "Editor"][place % 4]) for place in range(_CREW)],
        },
        "images": {
            "posters": [picture(place) for place in range(_PICTURES)],
            "backdrops": [picture(place + 100) for place in range(_PICTURES)],
            "logos": [picture(place + 200) for place in range(8)],
        },
        "keywords": {"keywords": [{"id": place, "name": f"word {place}"} for place in range(12)]},
        "release_dates": {"results": [{"iso_3166_1": "US", "release_dates": [{"type": 3, "certification": "R"}]}]},
        "translations": {
            "translations": [
                {"iso_639_1": code, "iso_3166_1": "XX", "data": {"title": "", "overview": words, "tagline": ""}}
                for code in ("de", "fr", "es", "it", "en")
            ]
        },
        "alternative_titles": {"titles": [{"iso_3166_1": "DE", "title": f"Der Film {number}", "type": ""}]},
        "external_ids": {"imdb_id": f"tt{number:07}"},
        "videos": {"results": []},
    }

"""The example of docs/PROVIDERS.md: it stands there word by word, and works from the search to the poster."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Ask, ProviderSpec, Source
from metarr_desktop.domain.sources import Choice
from metarr_desktop.files.pool import WorkerPool
from metarr_desktop.net.service import Service
from metarr_desktop.services.errands import identify_job
from tests.builders import a_movie
from tests.disk import a_picture
from tests.providers import example
from tests.providers.example import Example
from tests.providers.shapes import Told, assert_candidate_sound, assert_sound, damaged
from tests.replay import Replay, a_service, replaying
from tests.services.desk import Desk

DOCS = Path(__file__).parents[2] / "docs" / "PROVIDERS.md"
ALIEN = {"id": 7, "title": "Alien", "year": 1979, "plot": "A call.", "poster": "https://films.example/7.jpg"}
OWN = ExternalId("example", "7")


@pytest.fixture
def replay() -> Iterator[Replay]:
    with replaying() as replay:
        replay.tell("/films", {"films": [ALIEN, {"id": 8, "title": "Alien Nation", "year": 1988}]}, title="Alien")
        replay.tell("/films/7", ALIEN)
        yield replay


@pytest.fixture
def desk(tmp_path: Path, workers: WorkerPool, replay: Replay) -> Iterator[Desk]:
    with ExitStack() as services:
        source = Source(Example.spec, Example)
        (tmp_path / "data").mkdir()

        def connect(spec: ProviderSpec, choice: Choice) -> Service:
            return services.enter_context(a_service(spec, replay))

        desk = Desk(tmp_path / "data", workers, providers=[source], connect=connect)
        yield desk
        desk.store.close()


def test_the_docs_show_it_word_by_word() -> None:
    text = Path(example.__file__).read_text(encoding="utf-8")

    assert f"```python\n{text}```" in DOCS.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60


def test_a_film_is_identified_enriched_and_gets_its_poster(desk: Desk, replay: Replay, tmp_path: Path) -> None:
    poster = a_picture(tmp_path / "7.jpg", size=(500, 750))
    desk.downloads.pictures["https://films.example/7.jpg"] = poster.read_bytes()
    movie = a_movie(desk.store, "Alien", year=1979)

    desk.run(identify_job([movie]))

    detail = desk.detail(movie)
    assert detail.row.status == "enriched"
    assert (detail.values["plot"], detail.values["external_ids"]) == ("A call.", (OWN,))
    assert detail.origins["plot"].source == "example"
    assert [one.art for one in detail.pictures] == ["poster"]
    assert replay.paths == ["/films", "/films/7"]


def test_what_it_does_not_know_is_none(replay: Replay) -> None:
    with a_service(Example.spec, replay) as web:
        provider = Example(web, {})

        assert provider.fetch(Kind.MOVIE, [ExternalId("example", "99")], Ask()) is None
        assert provider.fetch(Kind.MOVIE, [ExternalId("example", "7/../8"), ExternalId("imdb", "tt1")], Ask()) is None


@given(damaged(ALIEN))
def test_damaged_answers_give_sound_records_or_none(film: Any) -> None:
    provider = Example(Told(lambda path, query: {"films": [film]} if path == "films" else film), {})
    try:
        assert_sound(provider.fetch(Kind.MOVIE, [OWN], Ask()), Example.spec)
        assert_candidate_sound(provider.resolve(Kind.MOVIE, OWN, Ask()), Example.spec)
    except BadInput:
        pass

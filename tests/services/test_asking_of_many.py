"""Asking about many titles: the first question goes out at once, little is held, progress and news tell it as it is."""

from collections import Counter
from collections.abc import Collection, Sequence

import pytest

from metarr_desktop.domain.edits import NewItem
from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import Actor, ItemId, Kind
from metarr_desktop.domain.provider import Ask, Candidate, NotKept, Record, Wanted
from metarr_desktop.domain.settings import SettingValue
from metarr_desktop.domain.values import Value
from metarr_desktop.services.changes import News
from metarr_desktop.services.errands import enrich_job, identify_job
from metarr_desktop.store.batch import Batch
from tests.builders import a_movie
from tests.fakes import FakeProvider
from tests.services.desk import Desk, Laid

_MANY = 1000
_HELD = 300  # as many as may be looked up ahead of what is asked


@pytest.fixture
def settings() -> dict[str, SettingValue]:
    return {"automation.enrich_after_identify": False, "automation.artwork_after_enrich": False}


class _Everything(FakeProvider):
    """One that has heard of every title, and counts how many were looked up ahead of it."""

    def __init__(self) -> None:
        super().__init__()
        self.looked_up = self.ahead = 0
        self.heard_of: set[str] = set()

    def watch(self, desk: Desk) -> None:
        values = desk.store.items.values

        def counted(ids: Collection[ItemId]) -> dict[ItemId, dict[str, Value]]:
            self.looked_up += len(ids)
            return values(ids)

        desk.store.items.values = counted  # type: ignore[method-assign]

    def search(self, wanted: Wanted, ask: Ask) -> Sequence[Candidate]:
        self._hear(wanted.title)
        return [Candidate("tmdb", wanted.kind, wanted.title, (ExternalId("tmdb", wanted.title),))]

    def fetch(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Record | None:
        if ask.only_kept:
            raise NotKept
        self._hear(ids[0].value)
        return None

    def _hear(self, what: str) -> None:
        self.ahead = max(self.ahead, self.looked_up - len(self.heard_of))
        self.heard_of.add(what)


def films(desk: Desk, count: int, *, with_ids: bool) -> list[ItemId]:
    new = [
        NewItem(Kind.MOVIE, {"title": f"{n}", **({"external_ids": (ExternalId("tmdb", f"{n}"),)} if with_ids else {})})
        for n in range(count)
    ]
    with desk.store.write() as unit:
        return unit.create(Batch(Actor.SCAN, "scan"), new)


@pytest.mark.parametrize("is_known", [False, True], ids=["identify", "enrich"])
def test_titles_are_looked_up_as_they_are_asked_about(laid: Laid, is_known: bool) -> None:
    everything = _Everything()
    desk = laid(everything)
    items = films(desk, _MANY, with_ids=is_known)
    everything.watch(desk)

    desk.run(enrich_job(items) if is_known else identify_job(items))

    assert len(everything.heard_of) == _MANY
    assert everything.ahead <= _HELD


class _Watched(Unwatched):
    def __init__(self) -> None:
        self.steps: list[tuple[int, int]] = []

    def report(self, done: int, total: int, label: str = "") -> None:
        self.steps.append((done, total))


def test_progress_goes_on_where_collections_come_along_with_their_films(laid: Laid) -> None:
    tmdb = FakeProvider()
    set_id = ExternalId("tmdb_set", "8091")
    for id in ("348", "679"):
        tmdb.knows(id, "Alien", values={"collection": "Alien Collection"}, ids=(set_id,))
    desk = laid(tmdb)
    movies = [a_movie(desk.store, "Alien", external_ids=(ExternalId("tmdb", id),)) for id in ("348", "679")]
    watched = _Watched()

    desk.run(enrich_job(movies), watched)

    assert watched.steps == [(1, 2), (2, 2), (3, 3)]


def test_each_title_is_told_once_however_many_there_are(laid: Laid) -> None:
    tmdb = FakeProvider()
    for n in range(120):
        tmdb.knows(f"{n}", f"{n}")
    desk = laid(tmdb)
    items = films(desk, 121, with_ids=True)  # of the last nobody knows anything
    told: list[News] = []
    desk.newsroom.subscribe(told.append)

    desk.run(enrich_job(items))

    assert Counter(item for news in told for item in news.items) == Counter(items[:120])
    assert all(news.items for news in told)  # none would mean: anything may have changed


def test_a_problem_of_many_titles_is_one_sentence(laid: Laid) -> None:
    tmdb = FakeProvider()
    for n in range(50):
        tmdb.knows(f"{n}", f"{n}")
    tmdb.fails_with = BadInput("TMDB's answer cannot be read.")
    desk = laid(tmdb)

    (of_identify,) = desk.run(identify_job(films(desk, 50, with_ids=False)))
    (of_enrich,) = desk.run(enrich_job(films(desk, 50, with_ids=True)))

    assert of_identify.problems == of_enrich.problems == ("TMDB's answer cannot be read.",)

"""What a person is in: told once, kept, and held against the library as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.item_views import CreditView
from metarr_desktop.domain.jobs import NewJob
from metarr_desktop.domain.kinds import Actor, ItemId, Kind
from metarr_desktop.domain.provider import KeyNeed
from metarr_desktop.domain.values import Credit
from metarr_desktop.domain.works import Part, ToldWorks, Work
from metarr_desktop.files.pool import WorkerPool
from metarr_desktop.services.errands import enrich_job
from metarr_desktop.services.works import Standing, Telling, filmography, telling
from metarr_desktop.store.batch import Batch
from tests.builders import a_movie, edit
from tests.fakes import FakeProvider
from tests.services.desk import Desk

_IDA = ("tmdb", "7")
_ALIEN = Work(Kind.MOVIE, "Alien", (ExternalId("tmdb", "348"),), "1979-05-25", (Part("cast", "Ripley"),))
_HEAT = Work(Kind.MOVIE, "Heat", (ExternalId("tmdb", "949"),), "1995", (Part("directors", "Director"),))
_ROAD = Work(Kind.SERIES, "Orchard Road", (ExternalId("tmdb", "348"),), "2011-09", (Part("", "Editor"),), 9)
_SOMETIME = Work(Kind.MOVIE, "Sometime", (ExternalId("tmdb", "5"),))


@pytest.fixture
def tmdb() -> FakeProvider:
    return FakeProvider(kinds=frozenset(Kind), schemes=dict.fromkeys(Kind, ("tmdb",)), tells_works=True)


@pytest.fixture
def desk(tmp_path: Path, workers: WorkerPool, tmdb: FakeProvider) -> Iterator[Desk]:
    desk = Desk(tmp_path, workers, providers=[tmdb])
    yield desk
    desk.store.close()


@pytest.fixture
def ida(desk: Desk) -> ItemId:
    """Somebody who is in Alien here."""
    a_movie(desk.store, "Alien", year=1979, cast=(Credit("Ida", "Ripley", "", (_IDA,)),))
    desk.run(NewJob("tidy", {}))
    person = desk.store.items.person([_IDA])
    assert person is not None
    return person


def tell(desk: Desk, person: ItemId, *works: Work) -> None:
    with desk.store.write() as unit:
        unit.works.put(person, ToldWorks("tmdb", (ExternalId(*_IDA),), works))


def test_what_was_told_is_kept_and_is_there_while_nobody_can_be_asked(
    desk: Desk, tmdb: FakeProvider, ida: ItemId
) -> None:
    tmdb.knows("7", "Ida", Kind.PERSON, works=(_SOMETIME, _HEAT, _ROAD))

    desk.run(enrich_job([ida]))
    with desk.store.write() as unit:
        unit.put_setting("providers.offline", True)

    found = filmography(desk.store, ida)
    assert found.provider == "tmdb"
    assert found.elsewhere == (_ROAD, _HEAT, _SOMETIME)  # the newest first, what has no date last


def test_what_is_here_is_found_by_its_id_or_by_its_name_and_year(desk: Desk, ida: ItemId) -> None:
    heat = a_movie(desk.store, "Heat (the film)", year=1995, external_ids=(ExternalId("tmdb", "949"),))
    tell(desk, ida, _ALIEN, _HEAT, _ROAD)

    found = filmography(desk.store, ida)

    assert [one.row.title for one in found.here] == ["Heat (the film)", "Alien"]
    assert found.here[0].parts == (CreditView(heat, "directors", "Director"),)
    assert found.elsewhere == (_ROAD,)  # a show has the number of a film that is here


def test_a_title_in_the_trash_is_not_here(desk: Desk, ida: ItemId) -> None:
    heat = a_movie(desk.store, "Heat", year=1995, external_ids=(ExternalId("tmdb", "949"),))
    tell(desk, ida, _HEAT)

    with desk.store.write() as unit:
        unit.trash(Batch(Actor.PERSON, "trash"), [heat])

    assert filmography(desk.store, ida).elsewhere == (_HEAT,)


def test_nothing_is_told_of_who_is_somebody_else_by_now(desk: Desk, ida: ItemId) -> None:
    tell(desk, ida, _HEAT)

    edit(desk.store, ida, external_ids=(ExternalId("tmdb", "8"),))

    assert filmography(desk.store, ida).elsewhere == ()
    assert telling(desk.store, desk.sources, ida).standing is Standing.DUE


def test_somebody_is_asked_about_by_themselves_until_told_and_again_when_that_is_old(desk: Desk, ida: ItemId) -> None:
    assert telling(desk.store, desk.sources, ida) == Telling(Standing.DUE, "TMDB")

    tell(desk, ida)
    assert telling(desk.store, desk.sources, ida) == Telling(Standing.KNOWN, "TMDB")

    desk.clock.turn(days=31)
    assert telling(desk.store, desk.sources, ida) == Telling(Standing.DUE, "TMDB")


@pytest.mark.parametrize(
    ("setting", "value", "standing"),
    [
        ("providers.offline", True, Standing.OFFLINE),
        ("automation.enrich_after_identify", False, Standing.WAITS),
    ],
)
def test_nobody_is_asked_unasked_where_the_person_does_not_want_that(
    desk: Desk, ida: ItemId, setting: str, value: bool, standing: Standing
) -> None:
    with desk.store.write() as unit:
        unit.put_setting(setting, value)

    assert telling(desk.store, desk.sources, ida).standing is standing


def test_who_could_tell_and_has_no_key_is_named(tmp_path: Path, workers: WorkerPool) -> None:
    kinds = frozenset(Kind)
    locked = FakeProvider(
        kinds=kinds,
        schemes=dict.fromkeys(Kind, ("tmdb",)),
        tells_works=True,
        key=KeyNeed.REQUIRED,
        secrets=("api_key",),
        key_url="https://invalid/key",
    )
    desk = Desk(tmp_path, workers, providers=[locked])
    a_movie(desk.store, "Alien", cast=(Credit("Ida", "", "", (_IDA,)), Credit("Bo", "", "", (("imdb", "nm8"),))))
    desk.run(NewJob("tidy", {}))
    ida, bo = (desk.store.items.person([id]) for id in (_IDA, ("imdb", "nm8")))
    assert ida is not None
    assert bo is not None

    assert telling(desk.store, desk.sources, ida) == Telling(Standing.NO_KEY, "TMDB")
    assert telling(desk.store, desk.sources, bo) == Telling(Standing.UNKNOWN)
    desk.store.close()

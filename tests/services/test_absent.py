"""Which episodes of a show are missing or still to come, by what providers said when it was enriched."""

from pathlib import Path

import pytest

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType
from metarr_desktop.domain.provider import Child, Ordering, Place
from metarr_desktop.services.errands import enrich_job
from tests.disk import an_episode_file
from tests.fakes import FakeProvider
from tests.services.desk import Desk, Laid


def an_episode(season: int, number: int, title: str, aired: str = "") -> Child:
    ids = (ExternalId("tmdb", f"{season}-{number}"),)
    return Child(Kind.EPISODE, Place(season, number), ids, {"title": title, "aired": aired})


@pytest.fixture
def tmdb() -> FakeProvider:
    """It knows a show of two seasons; the second begins in a far year."""
    provider = FakeProvider()
    children = (
        an_episode(1, 1, "Serenity", "2002-09-20"),
        an_episode(1, 2, "The Train Job"),
        an_episode(1, 3, "Bushwhacked", "2002-10-04"),
        an_episode(2, 1, "Return", "2999-01-01"),
        an_episode(2, 2, "Later"),
    )
    dvd = Ordering("dvd", "DVD", {"1-3": (1, 1), "1-1": (1, 2), "1-2": (1, 3)})
    provider.knows("1", "Firefly", Kind.SERIES, children=children, orderings=(dvd,))
    return provider


@pytest.fixture
def desk(laid: Laid, root: Path, tmdb: FakeProvider) -> Desk:
    """A library that has the first of its episodes alone, and knows which show it is."""
    desk = laid(tmdb)
    an_episode_file(root / "Firefly", "Firefly S01E01")
    desk.scan(desk.add(root, LibraryType.TV))
    desk.edit.set_values([firefly(desk)], {"external_ids": (ExternalId("tmdb", "1"),)})
    return desk


def firefly(desk: Desk) -> ItemId:
    return desk.one(Kind.SERIES, "Firefly")


def said(desk: Desk) -> list[tuple[str, str, bool]]:
    return [(f"{one.season}x{one.episode:02}", one.title, one.is_coming) for one in desk.absent.of(firefly(desk))]


def test_what_the_provider_knows_and_the_library_has_not_is_missing_or_to_come(desk: Desk) -> None:
    desk.run(enrich_job([firefly(desk)]))

    assert said(desk) == [
        ("1x02", "The Train Job", False),  # it has no date, but a later one was shown
        ("1x03", "Bushwhacked", False),
        ("2x01", "Return", True),
        ("2x02", "Later", True),
    ]


def test_nobody_is_asked_for_it(desk: Desk, tmdb: FakeProvider) -> None:
    assert said(desk) == []
    assert tmdb.asked == []


def test_an_episode_that_comes_is_missing_no_more(desk: Desk, root: Path) -> None:
    desk.run(enrich_job([firefly(desk)]))
    an_episode_file(root / "Firefly", "Firefly S01E03")
    desk.scan(desk.browse.libraries()[0].id)

    assert [place for place, _, _ in said(desk)] == ["1x02", "2x01", "2x02"]


def test_it_follows_the_order_of_the_show(desk: Desk) -> None:
    desk.edit.set_values([firefly(desk)], {"episode_order": "dvd"})
    desk.run(enrich_job([firefly(desk)]))

    assert [(place, title) for place, title, _ in said(desk)] == [("1x02", "Serenity"), ("1x03", "The Train Job")]

"""Which episodes of a show are missing or still to come, by what providers said when it was enriched."""

from pathlib import Path

import pytest

from metarr_desktop.domain.edits import NewItem
from metarr_desktop.domain.episodes import Numbers
from metarr_desktop.domain.errors import Unavailable
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import NewJob, Priority
from metarr_desktop.domain.kinds import Actor, ItemId, Kind, LibraryType
from metarr_desktop.domain.provider import Child, Ordering, Place
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.errands import enrich_job
from metarr_desktop.store.batch import Batch
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


def test_an_episode_without_a_date_was_shown_if_a_later_one_was_that_is_here(desk: Desk, root: Path) -> None:
    an_episode_file(root / "Firefly", "Firefly S01E03")
    desk.scan(desk.browse.libraries()[0].id)
    desk.run(enrich_job([firefly(desk)]))

    assert ("1x02", "The Train Job", False) in said(desk)


def test_an_episode_that_is_known_by_its_id_is_here_wherever_it_stands(desk: Desk, root: Path) -> None:
    an_episode_file(root / "Firefly", "Firefly S01E07")
    desk.scan(desk.browse.libraries()[0].id)
    seventh = desk.one(Kind.EPISODE, "1x07")
    desk.edit.set_values([seventh], {"external_ids": (ExternalId("tmdb", "1-3"),)})
    desk.run(enrich_job([firefly(desk)]))

    assert [place for place, _, _ in said(desk)] == ["1x02", "2x01", "2x02"]


def test_an_episode_with_the_id_of_another_does_not_stand_for_the_one_of_its_place(desk: Desk) -> None:
    desk.run(enrich_job([firefly(desk)]))
    desk.edit.set_values([desk.one(Kind.EPISODE, "Serenity")], {"external_ids": (ExternalId("tmdb", "1-3"),)})

    assert [place for place, _, _ in said(desk)] == ["1x01", "1x02", "2x01", "2x02"]


def test_an_episode_of_no_season_is_known_by_its_absolute_number(desk: Desk, tmdb: FakeProvider) -> None:
    """As anime is named; where the provider gives no such numbers, its episodes are counted through."""
    desk.run(enrich_job([firefly(desk)]))
    series = desk.browse.rows([firefly(desk)])[0]
    with desk.store.write() as unit:
        batch = Batch(Actor.SCAN, "scan")
        (season,) = unit.create(batch, [NewItem(Kind.SEASON, {"title": "All"}, series.library, series.id)])
        unit.create(batch, [NewItem(Kind.EPISODE, {"title": "3", "absolute": 3}, series.library, season)])

    assert [place for place, _, _ in said(desk)] == ["1x02", "2x01", "2x02"]


def test_what_is_not_here_has_its_numbers_by_other_orders(desk: Desk, tmdb: FakeProvider) -> None:
    values = {"title": "Ariel", "aired": "2002-11-15", "absolute": 9, "dvd_season": 1, "dvd_episode": 9.5}
    tmdb.knows("1", "Firefly", Kind.SERIES, children=(Child(Kind.EPISODE, Place(1, 8), (), values),))
    desk.run(enrich_job([firefly(desk)]))

    (ariel,) = desk.absent.of(firefly(desk))

    assert ariel.numbers == Numbers(9, 1, 9.5)


# --- found by a search ------------------------------------------------------------------------------------------------


def found(desk: Desk, words: str) -> list[str]:
    listing = desk.browse.listing(Scope(kind=Kind.SERIES), words)
    return [row.title for row in desk.browse.rows([ItemId(one) for one in listing.ids])]


def test_a_show_of_which_nothing_is_told_lacks_nothing(desk: Desk) -> None:
    assert found(desk, "missing:episodes") == []
    assert found(desk, "-missing:episodes") == ["Firefly"]


def test_a_show_is_found_by_what_was_shown_and_is_not_here(desk: Desk) -> None:
    desk.run(enrich_job([firefly(desk)]))

    assert found(desk, "missing:episodes") == ["Firefly"]
    assert found(desk, "-missing:episodes") == []
    assert found(desk, "kind:series missing:episodes firefly") == ["Firefly"]


def test_what_is_still_to_come_is_not_missing_until_its_day(desk: Desk, root: Path) -> None:
    for number in (2, 3):
        an_episode_file(root / "Firefly", f"Firefly S01E0{number}")
    desk.scan(desk.browse.libraries()[0].id)
    desk.run(enrich_job([firefly(desk)]))
    assert found(desk, "missing:episodes") == []

    desk.clock.turn(days=974 * 365)

    assert found(desk, "missing:episodes") == ["Firefly"]


def test_specials_do_not_count(desk: Desk, root: Path, tmdb: FakeProvider) -> None:
    tmdb.knows("1", "Firefly", Kind.SERIES, children=(an_episode(0, 1, "Making of", "2002-01-01"),))
    desk.run(enrich_job([firefly(desk)]))

    assert [place for place, _, _ in said(desk)] == ["0x01"]
    assert found(desk, "missing:episodes") == []


def test_an_episode_whose_file_is_gone_is_missing(desk: Desk, root: Path) -> None:
    second = an_episode_file(root / "Firefly", "Firefly S01E02")
    desk.scan(desk.browse.libraries()[0].id)
    second.unlink()
    desk.scan(desk.browse.libraries()[0].id)

    assert found(desk, "missing:episodes") == ["Firefly"]


def test_in_the_trash_a_show_is_held_against_what_lies_there_with_it(desk: Desk, root: Path) -> None:
    for number in (2, 3):
        an_episode_file(root / "Firefly", f"Firefly S01E0{number}")
    desk.scan(desk.browse.libraries()[0].id)
    desk.run(enrich_job([firefly(desk)]))
    desk.edit.trash([firefly(desk)])

    assert len(desk.browse.listing(Scope(kind=Kind.SERIES, in_trash=True))) == 1
    assert len(desk.browse.listing(Scope(kind=Kind.SERIES, in_trash=True), "missing:episodes")) == 0


def test_what_is_told_of_another_show_is_no_word_on_this_one(desk: Desk) -> None:
    """As after an undo, or where a person says what it is."""
    desk.run(enrich_job([firefly(desk)]))
    desk.edit.set_values([firefly(desk)], {"external_ids": (ExternalId("tmdb", "2"),)})

    assert said(desk) == []
    assert found(desk, "missing:episodes") == []


def test_a_provider_that_rests_takes_nothing_away(laid: Laid, root: Path, tmdb: FakeProvider) -> None:
    """A second one, which numbers in its own way, fills in for it, but not here."""
    second = FakeProvider("tvmaze")
    second.knows("7", "Firefly", Kind.SERIES, children=(an_episode(1, 9, "Other", "2002-12-20"),))
    desk = laid(tmdb, second)
    an_episode_file(root / "Firefly", "Firefly S01E01")
    desk.scan(desk.add(root, LibraryType.TV))
    desk.edit.set_values([firefly(desk)], {"external_ids": (ExternalId("tmdb", "1"), ExternalId("tvmaze", "7"))})
    desk.run(enrich_job([firefly(desk)]))
    before = said(desk)

    tmdb.fails_with = Unavailable("It rests.")
    desk.run(enrich_job([firefly(desk)], is_fresh=True))

    assert said(desk) == before != []


def test_what_an_earlier_version_had_asked_is_read_from_the_answers_that_are_kept(
    desk: Desk, tmdb: FakeProvider
) -> None:
    desk.run(enrich_job([firefly(desk)]))
    before = said(desk)
    with desk.store.write() as unit:
        unit._connection.execute("DELETE FROM told_show")
        unit._connection.execute("DELETE FROM told_episode")

    desk.run(NewJob("recall", {}, Priority.BACKGROUND))

    assert said(desk) == before != []

"""Refresh: when providers are asked again, by the kind of title and by what their change feeds say."""

from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadInput, Unavailable
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import NewJob
from metarr_desktop.domain.kinds import Actor, ItemId, Kind, LibraryType
from metarr_desktop.domain.provider import Ask, Child, Place, Record
from metarr_desktop.domain.refresh import next_refresh
from metarr_desktop.domain.settings import SettingValue
from metarr_desktop.services.errands import enrich_job, scan_job
from metarr_desktop.store.batch import Batch
from tests.builders import a_movie
from tests.fakes import FakeProvider
from tests.services.desk import Desk, Laid

NOW = "2026-03-10 12:00:00"


@pytest.fixture
def settings() -> dict[str, SettingValue]:
    return {"automation.refresh": True}


def a_series(*aired: str, ended: bool | None = None) -> Record:
    episodes = tuple(Child(Kind.EPISODE, Place(1, number), (), {"aired": day}) for number, day in enumerate(aired, 1))
    return Record("tvmaze", Kind.SERIES, (), children=episodes, ended=ended)


def test_a_show_that_airs_these_days_is_asked_about_daily() -> None:
    assert next_refresh(Kind.SERIES, [a_series("2026-03-05", "2026-03-12", ended=False)], NOW) == "2026-03-11 12:00:00"


def test_a_continuing_show_is_asked_about_weekly() -> None:
    assert next_refresh(Kind.SERIES, [a_series("2025-03-05", ended=False)], NOW) == "2026-03-17 12:00:00"
    assert next_refresh(Kind.SERIES, [a_series()], NOW) == "2026-03-17 12:00:00"


def test_ended_shows_and_all_else_are_asked_about_after_ninety_days() -> None:
    assert next_refresh(Kind.SERIES, [a_series("2026-03-09", ended=True)], NOW) == "2026-06-08 12:00:00"
    assert next_refresh(Kind.MOVIE, [], NOW) == "2026-06-08 12:00:00"


def enriched(desk: Desk, title: str, id: str) -> ItemId:
    movie = a_movie(desk.store, title, external_ids=(ExternalId("tmdb", id),))
    desk.run(enrich_job([movie]))
    return movie


def fetches(provider: FakeProvider) -> list[str]:
    return [what for verb, what in provider.asked if verb == "fetch"]


def test_what_is_due_is_asked_about_again_and_nothing_else(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("1", "Alien")
    tmdb.knows("2", "Brazil")
    desk = laid(tmdb)
    enriched(desk, "Alien", "1")
    desk.clock.turn(days=50)
    enriched(desk, "Brazil", "2")
    tmdb.asked.clear()

    desk.clock.turn(days=41)
    desk.run(NewJob("refresh"))
    desk.run(NewJob("refresh"))

    assert fetches(tmdb) == ["1"]


@pytest.mark.parametrize("what", ["forgotten", "another", "damaged"])
def test_a_title_of_which_nothing_comes_is_not_due_for_ever(laid: Laid, what: str) -> None:
    tmdb = FakeProvider()
    tmdb.knows("1", "Alien", values={"year": 1979})
    desk = laid(tmdb)
    enriched(desk, "Alien", "1")
    desk.clock.turn(days=91)
    match what:
        case "forgotten":
            tmdb.records.clear()
        case "another":
            tmdb.knows("1", "Brazil", values={"year": 1985})
        case "damaged":
            tmdb.fails_with = BadInput("TMDB's answer cannot be read.")

    desk.run(NewJob("refresh"))

    assert desk.enrich.due(10) == []


def test_titles_stay_due_and_nobody_says_they_are_unknown_while_their_provider_rests(laid: Laid) -> None:
    tmdb = FakeProvider()
    for id in range(60):
        tmdb.knows(f"{id}", "Alien")
    desk = laid(tmdb)
    for id in range(60):
        enriched(desk, "Alien", f"{id}")
    desk.clock.turn(days=91)
    tmdb.asked.clear()
    tmdb.fails_with = Unavailable("TMDB does not answer in time.")

    results = desk.run(NewJob("refresh"))

    assert [one.counts["unknown"] for one in results if "unknown" in one.counts] == [0]
    assert len(desk.enrich.due(100)) == 60 - len(tmdb.asked) > 0


def test_a_title_that_a_change_feed_names_is_asked_about_before_it_is_due(laid: Laid) -> None:
    feeds: list[float] = []

    class Fed(FakeProvider):
        def changed_since(self, since_s: float, ask: Ask) -> frozenset[ExternalId] | None:
            feeds.append(since_s)
            return frozenset({ExternalId("tmdb", "2")})

    tmdb = Fed(has_changes=True)
    tmdb.knows("1", "Alien")
    tmdb.knows("2", "Brazil")
    desk = laid(tmdb)
    enriched(desk, "Alien", "1")
    enriched(desk, "Brazil", "2")
    tmdb.asked.clear()

    desk.run(NewJob("refresh"))
    desk.clock.turn(hours=1)
    desk.run(NewJob("refresh"))

    assert fetches(tmdb) == ["2", "2"]
    assert feeds[1] - feeds[0] == pytest.approx(86_400)  # a day back at first, then where it was read until


def test_nothing_is_asked_by_itself_unless_the_person_wants_it(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("1", "Alien")
    desk = laid(tmdb)
    enriched(desk, "Alien", "1")
    tmdb.asked.clear()
    desk.clock.turn(days=200)

    for setting in ("automation.refresh", "providers.offline"):
        with desk.store.write() as unit:
            unit.put_setting("automation.refresh", setting != "automation.refresh")
            unit.put_setting("providers.offline", setting == "providers.offline")
        desk.run(NewJob("refresh"))

    assert tmdb.asked == []


def test_what_a_scan_found_is_identified_enriched_and_published_once_by_itself(laid: Laid, root: Path) -> None:
    tmdb = FakeProvider()
    tmdb.knows("348", "Alien", values={"year": 1979, "plot": "A freighter answers a call."})
    tmdb.knows("62", "Brazil", values={"plot": "A form is missing."})
    desk = laid(tmdb)
    with desk.store.write() as unit:
        for step in ("identify_after_scan", "enrich_after_identify", "artwork_after_enrich", "publish_after_scan"):
            unit.put_setting(f"automation.{step}", True)
    library = desk.add(root, LibraryType.MOVIE)
    for name in ("Alien (1979)", "Brazil (1985)"):
        (root / name).mkdir()
        (root / name / f"{name}.mkv").touch()
    told = root / "Brazil (1985)" / "Brazil (1985).nfo"
    told.write_text("<movie><title>Brazil</title><uniqueid type='tmdb'>62</uniqueid></movie>")

    results = desk.run(scan_job(library))

    assert "freighter" in (root / "Alien (1979)" / "Alien (1979).nfo").read_text(encoding="utf-8")
    assert "A form is missing." in told.read_text(encoding="utf-8")
    assert sum(1 for one in results for part in one.summary if part.code == "publish_done") == 1


def test_an_enriched_title_is_first_no_longer(laid: Laid) -> None:
    tmdb = FakeProvider()
    for id, title in (("1", "Alien"), ("2", "Brazil")):
        tmdb.knows(id, title)
    desk = laid(tmdb)
    movies = [
        a_movie(desk.store, title, external_ids=(ExternalId("tmdb", id),))
        for id, title in (("1", "Alien"), ("2", "Brazil"))
    ]
    with desk.store.write() as unit:
        unit.decide(Batch(Actor.PROVIDER, "identify"), {movie: {"status": "identified"} for movie in movies})

    desk.enrich.set_first([movies[1]])

    assert desk.enrich.to_enrich(None, is_all=False) == [movies[1], movies[0]]
    desk.run(enrich_job([movies[1]]))
    assert desk.enrich.to_enrich(None, is_all=True) == movies

"""Identify: what is sure is taken with its reasons, the rest waits, and a person's word is final."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadInput, NotFound, Unavailable
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.files.pool import WorkerPool
from metarr_desktop.services.asking import identify_job
from tests.builders import a_movie
from tests.fakes import FakeProvider
from tests.services.desk import Desk

Laid = Callable[..., Desk]


@pytest.fixture
def laid(tmp_path: Path, workers: WorkerPool) -> Iterator[Laid]:
    desks: list[Desk] = []

    def lay(*providers: FakeProvider) -> Desk:
        data = tmp_path / f"data{len(desks)}"
        data.mkdir()
        desks.append(Desk(data, workers, providers=providers))
        with desks[-1].store.write() as unit:
            unit.put_setting("automation.enrich_after_identify", False)
        return desks[-1]

    yield lay
    for desk in desks:
        desk.store.close()


def test_a_title_and_year_that_fit_are_taken_with_ids_and_reasons(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("348", "Alien", values={"year": 1979})
    tmdb.knows("8077", "Alien Nation", values={"year": 1988})
    desk = laid(tmdb)
    movie = a_movie(desk.store, "Alien", year=1979)

    desk.run(identify_job([movie]))

    (row,) = desk.browse.rows([movie])
    assert row.status == "identified"
    assert ExternalId("tmdb", "348") in desk.browse.detail(movie).values["external_ids"]  # type: ignore[operator]
    assert {one.code for one in desk.identify.matches(movie)[0].reasons} >= {"title_exact", "year"}
    assert tmdb.asked == [("search", "Alien")]


def test_two_films_of_one_name_wait_for_a_person(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("1", "Suspiria", values={"year": 1977})
    tmdb.knows("2", "Suspiria", values={"year": 2018})
    desk = laid(tmdb)
    movie = a_movie(desk.store, "Suspiria")

    desk.run(identify_job([movie]))

    assert desk.browse.rows([movie])[0].status == "unidentified"
    assert desk.identify.waiting() == [movie]
    assert [one.candidate.ids[0].value for one in desk.identify.matches(movie)] in (["1", "2"], ["2", "1"])


def test_the_length_of_candidates_is_asked_for_only_to_break_a_tie(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("348", "Alien", values={"year": 1979})
    desk = laid(tmdb)

    desk.run(identify_job([a_movie(desk.store, "Alien", year=1979)]))

    assert ("fetch", "348") not in tmdb.asked


def test_an_id_in_a_name_is_looked_up_and_not_searched_for(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("348", "Alien", values={"year": 1979})
    desk = laid(tmdb)
    movie = a_movie(desk.store, "alien.1979.dc", external_ids=(ExternalId("tmdb", "348"),))

    desk.run(identify_job([movie]))

    assert desk.browse.rows([movie])[0].status == "identified"
    assert tmdb.asked == [("resolve", "348")]


def test_a_second_provider_is_asked_only_where_the_first_is_not_sure(laid: Laid) -> None:
    sure, other = FakeProvider("tmdb"), FakeProvider("tvdb")
    sure.knows("348", "Alien", values={"year": 1979})
    desk = laid(sure, other)

    desk.run(identify_job([a_movie(desk.store, "Alien", year=1979)]))
    desk.run(identify_job([a_movie(desk.store, "Solaris", year=1972)]))

    assert other.asked == [("search", "Solaris")]


def test_a_provider_that_cannot_answer_is_named_and_the_others_are_asked(laid: Laid) -> None:
    down, up = FakeProvider("tmdb"), FakeProvider("tvdb")
    down.fails_with = Unavailable("TMDB does not answer in time.")
    up.knows("7", "Alien", values={"year": 1979})
    desk = laid(down, up)
    movie = a_movie(desk.store, "Alien", year=1979)

    (result,) = desk.run(identify_job([movie]))

    assert result.problems == ("TMDB does not answer in time.",)
    assert desk.browse.rows([movie])[0].status == "identified"


def test_where_nobody_can_be_asked_nothing_is_decided(laid: Laid) -> None:
    down = FakeProvider("tmdb")
    down.fails_with = Unavailable("TMDB does not answer in time.")
    desk = laid(down)
    movie = a_movie(desk.store, "Alien", year=1979)

    desk.run(identify_job([movie]))

    assert desk.identify.waiting() == []
    assert desk.store.reviews.of([movie]) == {}


def test_only_the_items_that_were_given_are_touched(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("348", "Alien", values={"year": 1979})
    desk = laid(tmdb)
    given, other = a_movie(desk.store, "Alien", year=1979), a_movie(desk.store, "Alien", year=1979)

    desk.run(identify_job([given]))

    assert desk.browse.rows([other])[0].status == "unidentified"
    assert "external_ids" not in desk.browse.detail(other).values
    assert len(desk.browse.history(other)) == 1  # its creation


def test_the_whole_match_is_taken_back_by_one_undo(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("348", "Alien", values={"year": 1979})
    desk = laid(tmdb)
    movie = a_movie(desk.store, "Alien", year=1979)
    (result,) = desk.run(identify_job([movie]))

    desk.edit.undo(int(result.summary[0].args["batch"]))  # type: ignore[arg-type]

    assert desk.browse.rows([movie])[0].status == "unidentified"
    assert "external_ids" not in desk.browse.detail(movie).values
    assert desk.identify.waiting() == [movie]


def test_a_persons_choice_locks_the_ids(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("1", "Suspiria", values={"year": 1977}, ids=(ExternalId("imdb", "tt0076786"),))
    desk = laid(tmdb)
    movie = a_movie(desk.store, "Suspiria")

    desk.identify.choose(movie, [ExternalId("tmdb", "1")])

    (row,) = desk.browse.rows([movie])
    assert row.status == "identified"
    assert "external_ids" in row.locked
    assert dict(desk.browse.detail(movie).values["external_ids"]) == {"tmdb": "1", "imdb": "tt0076786"}  # type: ignore[arg-type]


def test_a_pasted_id_that_its_provider_does_not_know_is_refused(laid: Laid) -> None:
    desk = laid(FakeProvider())
    movie = a_movie(desk.store, "Suspiria")

    with pytest.raises(NotFound, match="TMDB knows no movie"):
        desk.identify.choose_reference(movie, "tmdb:99")
    with pytest.raises(BadInput, match="no id or address"):
        desk.identify.choose_reference(movie, "the one with the dance school")


def test_an_id_is_taken_as_it_is_where_its_provider_cannot_be_asked(laid: Laid) -> None:
    down = FakeProvider()
    down.fails_with = Unavailable("TMDB does not answer in time.")
    desk = laid(down)
    movie = a_movie(desk.store, "Suspiria")

    desk.identify.choose_reference(movie, "tmdb:1")

    assert dict(desk.browse.detail(movie).values["external_ids"]) == {"tmdb": "1"}  # type: ignore[arg-type]


def test_what_is_a_persons_own_is_never_asked_about_again(laid: Laid) -> None:
    tmdb = FakeProvider()
    desk = laid(tmdb)
    movie = a_movie(desk.store, "Holiday 2011")
    desk.run(identify_job([movie]))
    asked = len(tmdb.asked)

    batch = desk.identify.set_own([movie], True)
    desk.run(identify_job())

    assert desk.identify.waiting() == []
    assert len(tmdb.asked) == asked
    desk.edit.undo(batch)
    assert desk.identify.waiting() == [movie]


def test_a_title_left_for_later_leaves_the_queue_until_somebody_asks_again(laid: Laid) -> None:
    desk = laid(FakeProvider())
    movie = a_movie(desk.store, "Holiday 2011")
    desk.run(identify_job([movie]))

    desk.identify.leave([movie])
    assert desk.identify.waiting() == []

    desk.run(identify_job([movie]))
    assert desk.identify.waiting() == [movie]

"""Identify: what is sure is taken with its reasons, the rest waits, and a person's word is final."""

import pytest

from metarr_desktop.domain.errors import BadInput, MetarrError, NotFound, Unavailable
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId, Kind
from metarr_desktop.domain.matching import Match
from metarr_desktop.domain.provider import Candidate, Child, Ordering, Place
from metarr_desktop.domain.settings import SettingValue
from metarr_desktop.services.errands import identify_job
from tests.builders import a_movie, an_episode, an_item
from tests.fakes import FakeProvider
from tests.services.desk import Laid


@pytest.fixture
def settings() -> dict[str, SettingValue]:
    return {"automation.enrich_after_identify": False}


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

    (result,) = desk.run(identify_job([movie]))

    assert desk.identify.waiting() == []
    assert desk.store.reviews.of([movie]) == {}
    assert (result.counts["unknown"], result.counts["unasked"]) == (0, 1)
    assert result.summary[1].code == "identify_unasked"


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


def test_the_queue_says_how_sure_each_is_what_was_done_today_and_what_is_left(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("1", "Suspiria", values={"year": 1977})
    tmdb.knows("2", "Suspiria", values={"year": 2018})
    desk = laid(tmdb)
    unsure, unheard, left, done = (a_movie(desk.store, one) for one in ("Suspiria", "Moth", "Gnat", "Wasp"))
    desk.run(identify_job([unsure, unheard, left, done]))

    desk.identify.leave([left])
    desk.identify.choose(done, [ExternalId("trakt", "1")])

    queue = desk.identify.queue()
    assert [item for item, _ in queue.waiting] == [unsure, unheard]
    assert queue.waiting[0][1] > 0.3
    assert queue.waiting[1][1] == 0
    assert (queue.done_today, queue.unidentified, queue.left) == (1, 3, 1)


def test_what_was_left_waits_again_when_that_is_taken_back(laid: Laid) -> None:
    desk = laid(FakeProvider())
    movie = a_movie(desk.store, "Moth")
    desk.run(identify_job([movie]))
    desk.identify.leave([movie])

    desk.identify.leave([movie], is_left=False)

    assert desk.identify.waiting() == [movie]


def test_a_choice_that_was_taken_back_is_not_counted_as_done(laid: Laid) -> None:
    desk = laid(FakeProvider())
    movie = a_movie(desk.store, "Moth")
    changes = desk.identify.choose(movie, [ExternalId("trakt", "1")])
    assert desk.identify.queue().done_today == 1

    desk.edit.undo(changes.batch)

    assert desk.identify.queue().done_today == 0
    assert desk.identify.decision(movie).by is None


def test_one_undo_takes_back_what_a_run_took_from_several_providers(laid: Laid) -> None:
    first, second = FakeProvider("tmdb"), FakeProvider("tvdb")
    first.knows("348", "Alien", values={"year": 1979})
    second.knows("7", "Solaris", values={"year": 1972})
    desk = laid(first, second)
    movies = [a_movie(desk.store, "Alien", year=1979), a_movie(desk.store, "Solaris", year=1972)]
    (result,) = desk.run(identify_job(movies))
    assert [row.status for row in desk.browse.rows(movies)] == ["identified", "identified"]

    desk.edit.undo(BatchId(int(result.summary[0].args["batch"])))

    assert [row.status for row in desk.browse.rows(movies)] == ["unidentified", "unidentified"]


def test_who_decided_is_told(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("348", "Alien", values={"year": 1979})
    desk = laid(tmdb)
    sure, own = a_movie(desk.store, "Alien", year=1979), a_movie(desk.store, "Holiday 2011")
    desk.run(identify_job([sure]))
    desk.identify.set_own([own], True)

    assert desk.identify.decision(sure).by is Actor.PROVIDER
    assert desk.identify.decision(own).is_own
    with pytest.raises(NotFound):
        desk.identify.decision(ItemId(999))


def test_the_orders_of_a_series_are_those_that_its_provider_knows(laid: Laid) -> None:
    tvdb = FakeProvider("tvdb")
    tvdb.knows("78874", "Firefly", Kind.SERIES, orderings=(Ordering("dvd", "DVD", {"1": (1, 1)}),))
    desk = laid(tvdb)
    series = an_item(desk.store, Kind.SERIES, title="Firefly")

    assert desk.identify.orderings(series) == []
    assert [one.name for one in desk.identify.orderings(series, [ExternalId("tvdb", "78874")])] == ["dvd"]


def test_each_order_says_which_episode_each_of_ours_is(laid: Laid) -> None:
    tmdb = FakeProvider("tmdb")
    children = tuple(
        Child(Kind.EPISODE, Place(1, number), (ExternalId("tmdb", f"e{number}"),), {"title": title})
        for number, title in enumerate(("Serenity", "The Train Job"), 1)
    )
    dvd = Ordering("dvd", "DVD", {"e1": (1, 2), "e2": (1, 1)})
    tmdb.knows("1437", "Firefly", Kind.SERIES, children=children, orderings=(dvd,))
    desk = laid(tmdb)
    series, season, first = an_episode(desk.store, "Firefly", episode=1)
    third = an_item(desk.store, Kind.EPISODE, parent=season, season=1, episode=3, title="Hour 3")
    desk.edit.set_values([series], {"external_ids": (ExternalId("tmdb", "1437"),)})

    told = {
        one.name: [(ours.item, theirs and theirs.values["title"]) for ours, theirs in one.episodes]
        for one in desk.identify.orderings(series)
    }

    assert told == {"": [(first, "Serenity"), (third, None)], "dvd": [(first, "The Train Job"), (third, None)]}


def test_an_episode_with_its_ids_stays_in_the_order_in_use_and_goes_anew_in_another(laid: Laid) -> None:
    tmdb = FakeProvider("tmdb")
    children = tuple(
        Child(Kind.EPISODE, Place(1, number), (ExternalId("tmdb", f"e{number}"),), {"title": f"Hour {number}"})
        for number in (1, 2)
    )
    swapped = Ordering("dvd", "DVD", {"e1": (1, 2), "e2": (1, 1)})
    tmdb.knows("9", "Lost Hours", Kind.SERIES, children=children, orderings=(swapped,))
    desk = laid(tmdb)
    series, _, episode = an_episode(desk.store, episode=1)
    desk.edit.set_values([series], {"external_ids": (ExternalId("tmdb", "9"),)})
    pinned_to_the_second = (ExternalId("tmdb", "e2"),)

    def titles() -> dict[str, list[object]]:
        return {
            one.name: [theirs and theirs.values["title"] for _, theirs in one.episodes]
            for one in desk.identify.orderings(series)
        }

    desk.edit.set_values([episode], {"external_ids": pinned_to_the_second})
    desk.edit.set_locks([episode], ["external_ids"], False)
    assert titles() == {"": ["Hour 2"], "dvd": ["Hour 2"]}
    desk.edit.set_values([series], {"episode_order": "dvd"})
    assert titles() == {"": ["Hour 1"], "dvd": ["Hour 2"]}
    desk.edit.set_locks([episode], ["external_ids"], True)
    assert titles() == {"": ["Hour 2"], "dvd": ["Hour 2"]}


def test_the_orders_of_one_provider_are_told_though_another_fails(laid: Laid) -> None:
    tmdb, tvdb = FakeProvider("tmdb"), FakeProvider("tvdb")
    firefly = (ExternalId("tmdb", "1437"), ExternalId("tvdb", "78874"))
    tmdb.knows("1437", "Firefly", Kind.SERIES)
    tmdb.fails_with = Unavailable("TMDB does not answer in time.")
    tvdb.knows("78874", "Firefly", Kind.SERIES, orderings=(Ordering("dvd", "DVD", {"1": (1, 1)}),))
    desk = laid(tmdb, tvdb)
    series = an_item(desk.store, Kind.SERIES, title="Firefly", external_ids=firefly)

    assert [one.name for one in desk.identify.orderings(series)] == ["dvd"]
    tvdb.fails_with = Unavailable("TheTVDB does not answer in time.")
    with pytest.raises(Unavailable, match="TMDB"):
        desk.identify.orderings(series)


@pytest.mark.parametrize("error", [Unavailable("TMDB rests."), BadInput("TMDB's answer cannot be read.")])
def test_an_id_that_several_know_is_told_by_the_next_where_one_fails(laid: Laid, error: MetarrError) -> None:
    tmdb, omdb = FakeProvider("tmdb"), FakeProvider("omdb")
    alien = ExternalId("imdb", "tt0078748")
    for one in (tmdb, omdb):
        one.knows("5", "Alien", ids=(alien,))
    tmdb.fails_with = error
    desk = laid(tmdb, omdb)
    movie = a_movie(desk.store, "Aleyn")

    desk.identify.choose(movie, [alien])

    assert desk.value(movie, "external_ids") == (alien, ExternalId("omdb", "5"))
    omdb.fails_with = error
    desk.identify.choose(movie, [ExternalId("imdb", "tt0090605")])  # as it is: nobody can be asked
    assert desk.value(movie, "external_ids") == (ExternalId("imdb", "tt0090605"),)


def test_candidates_that_were_found_elsewhere_wait_for_a_person(laid: Laid) -> None:
    desk = laid(FakeProvider())
    movie = a_movie(desk.store, "Moth")
    moth = Match(Candidate("tmdb", Kind.MOVIE, "The Moth", (ExternalId("tmdb", "5"),)), ("tmdb",), 0.7)

    desk.identify.keep({movie: [moth]})

    assert desk.identify.queue().waiting == ((movie, 0.7),)
    assert desk.identify.matches(movie) == [moth]

"""Enrich: each field from the source whose word counts for it, gaps filled, nothing erased, no lock crossed."""

import threading
from collections.abc import Mapping
from dataclasses import replace

import pytest

from metarr_desktop.domain.errors import Refused, Unavailable
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.jobs import JobResult, Unwatched
from metarr_desktop.domain.kinds import Actor, ItemId, Kind
from metarr_desktop.domain.provider import Child, Heard, Ordering, Part, PictureOffer, Place
from metarr_desktop.domain.settings import SettingValue
from metarr_desktop.domain.values import Rating, Value
from metarr_desktop.services.errands import enrich_job
from tests.builders import a_movie, an_episode, an_item
from tests.fakes import FakeProvider
from tests.services.desk import Desk, Laid


@pytest.fixture
def settings() -> dict[str, SettingValue]:
    return {"automation.artwork_after_enrich": False}


def of_tmdb(id: str = "348") -> tuple[ExternalId, ...]:
    return (ExternalId("tmdb", id),)


def enriched(desk: Desk, *items: ItemId, is_fresh: bool = False) -> JobResult:
    return desk.run(enrich_job(list(items), is_fresh=is_fresh))[0]


def values(desk: Desk, item: ItemId) -> Mapping[str, Value]:
    return desk.browse.detail(item).values


def test_what_is_missing_is_filled_and_says_whose_it_is(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("348", "Alien", values={"year": 1979, "tagline": "In space …", "genres": ("Horror",)})
    desk = laid(tmdb)
    movie = a_movie(desk.store, "Alien", external_ids=of_tmdb())

    enriched(desk, movie)

    detail = desk.browse.detail(movie)
    assert detail.values["tagline"] == "In space …"
    assert detail.values["genres"] == ("Horror",)
    assert (detail.origins["tagline"].actor, detail.origins["tagline"].source) == (Actor.PROVIDER, "tmdb")
    assert detail.row.status == "enriched"


def test_what_a_provider_does_not_say_stays(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("348", "Alien", values={"tagline": ""})
    desk = laid(tmdb)
    movie = a_movie(desk.store, "Alien", external_ids=of_tmdb(), tagline="kept", genres=("Horror",))

    enriched(desk, movie)

    assert values(desk, movie)["tagline"] == "kept"
    assert values(desk, movie)["genres"] == ("Horror",)


def test_an_nfos_word_stands_before_a_providers(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("348", "Alien", values={"plot": "theirs"})
    desk = laid(tmdb)
    movie = an_item(desk.store, Kind.MOVIE, by=Actor.NFO, title="Alien", external_ids=of_tmdb(), plot="of the NFO")

    enriched(desk, movie)

    assert values(desk, movie)["plot"] == "of the NFO"


def test_where_a_person_says_so_a_provider_stands_before_their_files(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("348", "Alien", values={"plot": "theirs", "tagline": "theirs"})
    desk = laid(tmdb)
    desk.sources.set_field_order("plot", ["tmdb", "local"])
    movie = an_item(
        desk.store, Kind.MOVIE, by=Actor.NFO, title="Alien", external_ids=of_tmdb(), plot="mine", tagline="mine"
    )

    enriched(desk, movie)

    assert (values(desk, movie)["plot"], values(desk, movie)["tagline"]) == ("theirs", "mine")


def test_each_field_comes_from_the_provider_that_stands_first_for_it(laid: Laid) -> None:
    tmdb, tvdb = FakeProvider("tmdb"), FakeProvider("tvdb")
    ids = (ExternalId("tmdb", "348"), ExternalId("tvdb", "7"))
    tmdb.knows("348", "Alien", values={"plot": "of TMDB", "tagline": "of TMDB"})
    tvdb.knows("7", "Alien", values={"plot": "of TVDB", "tagline": "of TVDB"})
    desk = laid(tmdb, tvdb)
    desk.sources.set_field_order("plot", ["tvdb"])
    movie = a_movie(desk.store, "Alien", external_ids=ids)

    enriched(desk, movie)

    assert (values(desk, movie)["plot"], values(desk, movie)["tagline"]) == ("of TVDB", "of TMDB")


def test_a_provider_that_stands_behind_does_not_replace_the_better_one_that_is_silent_today(laid: Laid) -> None:
    tmdb, tvdb = FakeProvider("tmdb"), FakeProvider("tvdb")
    ids = (ExternalId("tmdb", "348"), ExternalId("tvdb", "7"))
    tmdb.knows("348", "Alien", values={"plot": "of TMDB"})
    tvdb.knows("7", "Alien", values={"plot": "of TVDB"})
    desk = laid(tmdb, tvdb)
    movie = a_movie(desk.store, "Alien", external_ids=ids)
    enriched(desk, movie)

    tmdb.fails_with = Unavailable("TMDB does not answer in time.")
    result = enriched(desk, movie)

    assert values(desk, movie)["plot"] == "of TMDB"
    assert result.problems == ("TMDB does not answer in time.",)


def test_an_id_that_players_ask_by_stands_before_that_of_wikidata(laid: Laid) -> None:
    wikidata, tmdb = FakeProvider("wikidata"), FakeProvider("tmdb")
    wikidata.knows("Q103569", "Alien", ids=of_tmdb())
    tmdb.knows("348", "Alien")
    desk = laid(wikidata, tmdb)
    movie = a_movie(desk.store, "Alien", external_ids=(ExternalId("wikidata", "Q103569"),))

    enriched(desk, movie)

    assert values(desk, movie)["external_ids"] == (*of_tmdb(), ExternalId("wikidata", "Q103569"))


def test_an_id_that_one_provider_tells_lets_the_next_be_asked(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("348", "Alien", ids=(ExternalId("imdb", "tt0078748"),))
    omdb = FakeProvider("omdb", schemes={Kind.MOVIE: ("imdb",)})
    omdb.knows(
        "x", "Alien", ids=(ExternalId("imdb", "tt0078748"),), values={"ratings": (Rating("imdb", 8.5, 10, 900_000),)}
    )
    desk = laid(omdb, tmdb)
    movie = a_movie(desk.store, "Alien", external_ids=of_tmdb())

    enriched(desk, movie)

    assert values(desk, movie)["ratings"] == (Rating("imdb", 8.5, 10, 900_000, is_default=True),)


def test_ratings_of_all_sources_stand_side_by_side_with_the_persons_first_one_as_default(laid: Laid) -> None:
    tmdb, tvdb = FakeProvider("tmdb"), FakeProvider("tvdb")
    tmdb.knows("348", "Alien", values={"ratings": (Rating("themoviedb", 8.1),)})
    tvdb.knows("7", "Alien", values={"ratings": (Rating("tvdb", 90, 100),)})
    desk = laid(tmdb, tvdb)
    with desk.store.write() as unit:
        unit.put_setting("ratings.order", "tvdb themoviedb")
    movie = a_movie(desk.store, "Alien", external_ids=(*of_tmdb(), ExternalId("tvdb", "7")))

    enriched(desk, movie)

    found = values(desk, movie)["ratings"]
    assert isinstance(found, tuple)
    assert {(one.source, one.is_default) for one in found if isinstance(one, Rating)} == {
        ("themoviedb", False),
        ("tvdb", True),
    }


def test_the_certificate_is_that_of_the_persons_country_and_of_the_us_where_it_has_none(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("1", "Alien", certifications={"US": "R", "DE": "16"})
    tmdb.knows("2", "Brazil", certifications={"US": "R", "FR": "12"})
    desk = laid(tmdb)
    with desk.store.write() as unit:
        unit.put_setting("providers.country", "DE")
    alien = a_movie(desk.store, "Alien", external_ids=of_tmdb("1"))
    brazil = a_movie(desk.store, "Brazil", external_ids=of_tmdb("2"))

    enriched(desk, alien, brazil)

    assert (values(desk, alien)["certification"], values(desk, brazil)["certification"]) == ("16", "R")


def test_texts_in_other_languages_and_pictures_on_offer_are_kept(laid: Laid) -> None:
    tmdb = FakeProvider()
    offer = PictureOffer("poster", "https://pictures.invalid/1.jpg", width=2000, height=3000)
    tmdb.knows("348", "Alien", texts={"plot": {"de": "Im All …"}}, pictures=(offer,))
    desk = laid(tmdb)
    movie = a_movie(desk.store, "Alien", external_ids=of_tmdb())

    enriched(desk, movie)

    assert desk.store.enriched.texts(movie) == {"plot": {"de": "Im All …"}}
    assert [one.offer for one in desk.store.enriched.offers([movie])[movie]] == [offer]


def test_what_looks_like_another_title_is_not_taken_but_suggested(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("348", "Alien", values={"year": 1979, "plot": "A ship."})
    desk = laid(tmdb)
    movie = a_movie(desk.store, "Alien", external_ids=of_tmdb(), year=1979)
    enriched(desk, movie)
    tmdb.records.clear()
    tmdb.knows("348", "Barbie", values={"year": 2023, "plot": "A doll."})

    result = enriched(desk, movie, is_fresh=True)

    assert result.counts["held"] == 1
    assert (values(desk, movie)["title"], values(desk, movie)["plot"]) == ("Alien", "A ship.")
    assert {(one.field, one.value) for one in desk.browse.suggestions([movie])} == {("title", "Barbie"), ("year", 2023)}


def test_a_scans_title_gives_way_to_the_providers(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("348", "Alien: Director's Cut", values={"year": 1979})
    desk = laid(tmdb)
    movie = a_movie(desk.store, "alien dc", external_ids=of_tmdb())

    enriched(desk, movie)

    assert values(desk, movie)["title"] == "Alien: Director's Cut"


def test_one_undo_takes_back_what_all_providers_brought(laid: Laid) -> None:
    tmdb, tvdb = FakeProvider("tmdb"), FakeProvider("tvdb")
    tmdb.knows("348", "Alien", values={"plot": "of TMDB"})
    tvdb.knows("7", "Alien", values={"tagline": "of TVDB"})
    desk = laid(tmdb, tvdb)
    movie = a_movie(desk.store, "Alien", external_ids=(*of_tmdb(), ExternalId("tvdb", "7")))
    before = dict(values(desk, movie))

    result = enriched(desk, movie)
    desk.edit.undo(result.summary[0].args["batch"])  # type: ignore[arg-type]

    assert dict(values(desk, movie)) == before


def test_a_provider_that_refuses_is_not_asked_again_in_the_same_run(laid: Laid) -> None:
    tmdb = FakeProvider()
    desk = laid(tmdb)
    movies = [a_movie(desk.store, f"Film {number}", external_ids=of_tmdb(str(number))) for number in range(60)]
    for number in range(60):
        tmdb.knows(str(number), f"Film {number}")
    tmdb.fails_with = Refused("TMDB does not accept the key.")

    result = enriched(desk, *movies)

    assert result.problems == ("TMDB does not accept the key.",)
    assert len(tmdb.asked) < 40  # those that were on their way already


def test_a_trailer_that_leads_nowhere_is_not_brought_back(laid: Laid) -> None:
    tmdb = FakeProvider()
    dead, alive = "https://www.youtube.com/watch?v=dead00", "https://www.youtube.com/watch?v=alive0"
    tmdb.knows("348", "Alien", values={"trailers": (dead, alive)})
    desk = laid(tmdb)
    movie = a_movie(desk.store, "Alien", external_ids=of_tmdb())
    enriched(desk, movie)

    desk.enrich.forget_trailer(movie, dead)
    enriched(desk, movie, is_fresh=True)

    detail = desk.browse.detail(movie)
    assert detail.values["trailers"] == (alive,)
    assert "trailers" not in detail.row.locked


def test_a_trailer_that_was_said_to_lead_nowhere_by_mistake_stays_once_it_is_back(laid: Laid) -> None:
    tmdb = FakeProvider()
    mistaken = "https://www.youtube.com/watch?v=alive0"
    tmdb.knows("348", "Alien", values={"trailers": (mistaken,)})
    desk = laid(tmdb)
    movie = a_movie(desk.store, "Alien", external_ids=of_tmdb())
    enriched(desk, movie)
    desk.enrich.forget_trailer(movie, mistaken)

    desk.edit.undo()
    enriched(desk, movie, is_fresh=True)

    assert desk.browse.detail(movie).values["trailers"] == (mistaken,)
    assert desk.store.enriched.dead_links([mistaken]) == set()


def test_locking_trailers_where_there_are_none_is_taken_back(laid: Laid) -> None:
    desk = laid(FakeProvider())
    movie = a_movie(desk.store, "Alien")
    desk.edit.set_locks([movie], ["trailers"], True)

    desk.edit.undo()

    assert "trailers" not in desk.browse.detail(movie).row.locked


def test_all_ids_are_gathered_whichever_title_is_answered_first(laid: Laid) -> None:
    tmdb, tvdb = FakeProvider("tmdb"), FakeProvider("tvdb")
    tvdb.knows("6", "Brazil")
    tvdb.knows("7", "Alien", ids=(ExternalId("wikidata", "Q103569"),))
    tmdb.knows("348", "Alien", ids=(ExternalId("imdb", "tt0078748"),))
    desk = laid(tmdb, tvdb)
    brazil = a_movie(desk.store, "Brazil", external_ids=(ExternalId("tvdb", "6"),))
    alien = a_movie(desk.store, "Alien", external_ids=(*of_tmdb(), ExternalId("tvdb", "7")))
    is_first_done = threading.Event()

    class Watch(Unwatched):
        def report(self, done: int, total: int, label: str = "") -> None:
            is_first_done.set()

    tmdb.before_fetch = lambda: is_first_done.wait(60) and None
    desk.run(enrich_job([brazil, alien]), Watch())

    assert {one.scheme for one in values(desk, alien)["external_ids"]} == {"tmdb", "tvdb", "imdb", "wikidata"}  # type: ignore[union-attr]


class Listening(Unwatched):
    """Progress that remembers what is said."""

    def __init__(self) -> None:
        self.said: list[tuple[str, Tone]] = []

    def say(self, text: str, tone: Tone = Tone.WELL) -> None:
        self.said.append((text, tone))


def test_what_became_of_each_title_is_said(laid: Laid) -> None:
    tmdb = FakeProvider()
    tmdb.knows("348", "Alien", values={"plot": "theirs", "tagline": "theirs"})
    desk = laid(tmdb)
    known = a_movie(desk.store, "Alien", external_ids=of_tmdb())
    nobodys = a_movie(desk.store, "Brazil", external_ids=(ExternalId("tmdb", "68"),))
    first, again = Listening(), Listening()

    desk.run(enrich_job([known, nobodys]), first)
    desk.run(enrich_job([known]), again)

    (alien, well), (brazil, left) = sorted(first.said)
    assert alien.startswith("Alien: fields changed: ")
    assert (brazil, well, left) == ("Brazil: known to nobody.", Tone.WELL, Tone.LEFT)
    assert again.said == [("Alien: unchanged; pictures on offer: 0.", Tone.SAME)]


def test_who_answered_a_job_is_listed_in_the_order_of_the_providers_with_how_they_stand(laid: Laid) -> None:
    desk = laid(FakeProvider("tmdb"), FakeProvider("tvdb"))
    desk.sources.provider("tvdb")

    uses = desk.sources.uses({"tvdb": {Heard.ASKED: 3, Heard.FAILED: 1}, "tmdb": {Heard.KEPT: 2}, "gone": {}})

    assert [(one.asked, one.kept, one.failed, one.line is not None) for one in uses] == [
        (0, 2, 0, False),
        (3, 0, 1, True),
    ]


# --- shows ----------------------------------------------------------------------------------------------------------


def a_show(provider: FakeProvider, *places: tuple[int, int], **more: object) -> None:
    provider.knows(
        "9",
        "Lost Hours",
        Kind.SERIES,
        children=tuple(
            Child(
                Kind.EPISODE,
                Place(season, episode),
                (ExternalId("tmdb", f"e{number}"),),
                {"title": f"The {number}th", "aired": f"2004-01-0{number}"},
            )
            for number, (season, episode) in enumerate(places, 1)
        ),
        **more,
    )


def test_episodes_get_what_is_said_of_them_by_their_place(laid: Laid) -> None:
    tmdb = FakeProvider()
    a_show(tmdb, (1, 1), (1, 2))
    desk = laid(tmdb)
    series, _, episode = an_episode(desk.store, episode=2)
    desk.edit.set_values([series], {"external_ids": of_tmdb("9")})

    enriched(desk, series)

    assert values(desk, episode)["title"] == "The 2th"
    assert values(desk, episode)["external_ids"] == (ExternalId("tmdb", "e2"),)
    assert desk.browse.rows([episode])[0].status == "enriched"


@pytest.mark.parametrize(("numbers", "wanted"), [((), "The 4th"), ((7, 1, 2, 3), "The 4th"), ((7, 3, 2, 1), "The 2th")])
def test_an_episode_without_a_season_is_found_by_its_absolute_number(
    laid: Laid, numbers: tuple[int, ...], wanted: str
) -> None:
    """Where the provider gives no such numbers, episodes are counted through all seasons; specials are not."""
    tmdb = FakeProvider()
    a_show(tmdb, (0, 1), (1, 1), (1, 2), (2, 1))
    if numbers:
        said = zip(tmdb.records["9"].children, numbers, strict=True)
        children = tuple(replace(one, values={**one.values, "absolute": number}) for one, number in said)
        tmdb.records["9"] = replace(tmdb.records["9"], children=children)
    desk = laid(tmdb)
    series, _, other = an_episode(desk.store)
    episode = an_item(desk.store, Kind.EPISODE, parent=series, title="3", absolute=3)
    desk.edit.set_values([series], {"external_ids": of_tmdb("9")})

    enriched(desk, series)

    assert values(desk, other)["title"] == "The 2th"
    assert values(desk, episode)["title"] == wanted


def test_an_episode_stays_what_it_is_when_the_provider_numbers_anew(laid: Laid) -> None:
    tmdb = FakeProvider()
    a_show(tmdb, (1, 1), (1, 2))
    desk = laid(tmdb)
    series, _, episode = an_episode(desk.store, episode=2)
    desk.edit.set_values([series], {"external_ids": of_tmdb("9")})
    enriched(desk, series)

    tmdb.records.clear()
    a_show(tmdb, (1, 2), (1, 3))  # a pilot was put before them
    enriched(desk, series, is_fresh=True)

    assert values(desk, episode)["title"] == "The 2th"


def test_another_order_of_episodes_is_a_mapping_that_can_be_taken_back(laid: Laid) -> None:
    tmdb = FakeProvider()
    a_show(tmdb, (1, 1), (1, 2), orderings=(Ordering("dvd", "DVD", {"e1": (1, 2), "e2": (1, 1)}),))
    desk = laid(tmdb)
    series, _, episode = an_episode(desk.store, episode=1)
    desk.edit.set_values([series], {"external_ids": of_tmdb("9"), "episode_order": "dvd"})

    result = enriched(desk, series)

    assert values(desk, episode)["title"] == "The 2th"
    desk.edit.undo(result.summary[0].args["batch"])  # type: ignore[arg-type]
    assert values(desk, episode)["title"] == "Hour 1"


def test_an_order_that_is_chosen_later_gives_episodes_their_numbers_anew(laid: Laid) -> None:
    tmdb = FakeProvider()
    a_show(tmdb, (1, 1), (1, 2), orderings=(Ordering("dvd", "DVD", {"e1": (1, 2), "e2": (1, 1)}),))
    desk = laid(tmdb)
    series, _, episode = an_episode(desk.store, episode=1)
    desk.edit.set_values([series], {"external_ids": of_tmdb("9")})
    enriched(desk, series)
    assert values(desk, episode)["external_ids"] == (ExternalId("tmdb", "e1"),)

    chosen = desk.edit.set_values([series], {"episode_order": "dvd"})
    desk.run(enrich_job([series], cause=chosen.batch))
    assert values(desk, episode)["title"] == "The 2th"
    assert values(desk, episode)["external_ids"] == (ExternalId("tmdb", "e2"),)
    enriched(desk, series)
    assert values(desk, episode)["external_ids"] == (ExternalId("tmdb", "e2"),)

    desk.edit.undo(chosen.batch)
    assert values(desk, episode)["title"] == "The 1th"
    assert values(desk, episode)["external_ids"] == (ExternalId("tmdb", "e1"),)
    enriched(desk, series)
    assert values(desk, episode)["title"] == "The 1th"


def test_an_episode_that_is_given_is_enriched_alone(laid: Laid) -> None:
    tmdb = FakeProvider()
    a_show(tmdb, (1, 1), values={"plot": "A plane."})
    desk = laid(tmdb)
    series, season, episode = an_episode(desk.store)
    desk.edit.set_values([series], {"external_ids": of_tmdb("9")})

    enriched(desk, episode)

    assert values(desk, episode)["title"] == "The 1th"
    assert "plot" not in values(desk, series)
    assert len(desk.browse.history(season)) == 1  # its creation


def test_a_collection_knows_its_missing_parts(laid: Laid) -> None:
    tmdb = FakeProvider(schemes={Kind.COLLECTION: ("tmdb_set",)})
    parts = (Part("Alien", of_tmdb("348"), 1979), Part("Aliens", of_tmdb("679"), 1986))
    tmdb.knows("8091", "Alien Collection", Kind.COLLECTION, ids=(ExternalId("tmdb_set", "8091"),), parts=parts)
    desk = laid(tmdb)
    collection = an_item(
        desk.store, Kind.COLLECTION, title="Alien Collection", external_ids=(ExternalId("tmdb_set", "8091"),)
    )

    enriched(desk, collection)

    assert desk.store.enriched.parts(collection) == list(parts)


def test_a_collection_that_is_new_with_a_film_is_enriched_with_it(laid: Laid) -> None:
    tmdb = FakeProvider()
    set_id = ExternalId("tmdb_set", "8091")
    tmdb.knows("348", "Alien", values={"collection": "Alien Collection"}, ids=(set_id,))
    sets = FakeProvider("sets", schemes={Kind.COLLECTION: ("tmdb_set",)})
    sets.knows("x", "Alien Collection", Kind.COLLECTION, ids=(set_id,), values={"plot": "Six films."})
    desk = laid(tmdb, sets)
    movie = a_movie(desk.store, "Alien", external_ids=of_tmdb())
    others = an_item(desk.store, Kind.COLLECTION, title="Others")

    result = enriched(desk, movie)

    collection = desk.one(Kind.COLLECTION, "Alien Collection")
    assert values(desk, collection)["plot"] == "Six films."
    assert len(desk.browse.history(others)) == 1  # its creation
    desk.edit.undo(result.summary[0].args["batch"])  # type: ignore[arg-type]
    assert "plot" not in values(desk, collection)

"""People are shared by all titles that credit them, known by an external id and never by name alone."""

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.item_views import CreditView
from metarr_desktop.domain.kinds import Actor, ItemId, Kind
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.values import Credit
from metarr_desktop.domain.views import Scope
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.library import Store
from tests.builders import a_movie, an_item, edit, value

TMDB_1, IMDB_1 = ("tmdb", "1"), ("imdb", "nm1")


def link(store: Store, *items: ItemId) -> None:
    with store.write() as unit:
        unit.people.link(items)


def ida(*ids: tuple[str, str], name: str = "Ida", role: str = "", thumb: str = "") -> Credit:
    return Credit(name, role, thumb, ids)


def the_person(store: Store, *ids: tuple[str, str]) -> ItemId:
    person = store.items.person(ids)
    assert person is not None
    return person


def persons(store: Store) -> int:
    return store.items.count(Scope(kind=Kind.PERSON))


def test_one_person_is_shared_by_movies_tv_and_music(store: Store) -> None:
    movie = a_movie(store, year=1999, cast=(ida(TMDB_1, role="Mara"), ida(role="Twin")))
    series = an_item(store, Kind.SERIES, title="Lost Hours", year=2005, directors=(ida(TMDB_1),))
    track = an_item(store, Kind.TRACK, title="Dusk", composers=(ida(("musicbrainz_artist", "m1"), TMDB_1),))

    link(store, movie, series, track)
    person = the_person(store, TMDB_1)

    assert persons(store) == 1
    assert the_person(store, ("musicbrainz_artist", "m1")) == person
    assert store.items.credits_of(person) == [
        CreditView(series, "directors", ""),
        CreditView(movie, "cast", "Mara"),
        CreditView(track, "composers", ""),
    ]
    assert value(store, person, "title") == "Ida"
    assert value(store, person, "external_ids") == (ExternalId("musicbrainz_artist", "m1"), ExternalId("tmdb", "1"))
    assert store.items.rows([person])[0].library is None


def test_a_name_without_an_id_is_no_person(store: Store) -> None:
    link(store, a_movie(store, cast=(ida(), ida(name="Bo"))))

    assert persons(store) == 0


def test_two_people_of_one_name_are_two(store: Store) -> None:
    link(store, a_movie(store, cast=(ida(TMDB_1), ida(("tmdb", "2")))))

    assert persons(store) == 2
    assert the_person(store, TMDB_1) != the_person(store, ("tmdb", "2"))


def test_a_title_with_a_persons_id_is_not_that_person(store: Store) -> None:
    movie = a_movie(store, external_ids=(ExternalId("tmdb", "1"),), cast=(ida(TMDB_1),))

    link(store, movie)

    assert the_person(store, TMDB_1) != movie


def test_linking_again_makes_nobody_anew_and_a_second_id_leads_to_the_same_person(store: Store) -> None:
    first = a_movie(store, cast=(ida(TMDB_1),))
    link(store, first)
    second = a_movie(store, cast=(ida(IMDB_1, TMDB_1),))
    third = a_movie(store, cast=(ida(IMDB_1),))

    for _ in range(2):
        link(store, first, second, third)

    assert persons(store) == 1
    assert {one.item for one in store.items.credits_of(the_person(store, IMDB_1))} == {first, second, third}


def test_a_persons_pictures_are_on_offer_once_each(store: Store) -> None:
    here, there = "https://img.invalid/here.jpg", "https://img.invalid/there.jpg"
    items = [
        a_movie(store, cast=(ida(TMDB_1, thumb=here), ida(("tmdb", "2"), thumb="actors/bo.jpg"))),
        a_movie(store, cast=(ida(TMDB_1, thumb=here),), directors=(ida(TMDB_1),)),
        a_movie(store, cast=(ida(TMDB_1, thumb=there),)),
    ]
    link(store, *items)

    ida_, bo = the_person(store, TMDB_1), the_person(store, ("tmdb", "2"))
    offers = store.enriched.offers([ida_, bo], "thumb")

    assert list(offers) == [ida_]
    assert [(one.offer.url, one.provider) for one in offers[ida_]] == [(here, "tmdb"), (there, "tmdb")]


def test_people_are_in_no_wall_no_count_no_search_and_wait_for_nothing(store: Store) -> None:
    movie = a_movie(store, "Alien", cast=(ida(TMDB_1),))
    link(store, movie)

    for query in ("", "unpublished", "Ida", "status:unidentified", "external_ids:tmdb:1"):
        found = list(store.items.listing(Scope(), parse_query(query)).ids)
        assert set(found) <= {movie}, query
    assert store.items.count(Scope()) == 1
    assert store.items.count(Scope(in_trash=True)) == 0
    assert store.items.find("Alien") == movie
    assert store.reviews.unidentified(None, list(Kind)) == [movie]


def test_a_purged_title_leaves_its_people(store: Store) -> None:
    movie, other = a_movie(store, cast=(ida(TMDB_1),)), a_movie(store, cast=(ida(TMDB_1, role="Mara"),))
    link(store, movie, other)
    person = the_person(store, TMDB_1)

    with store.write() as unit:
        unit.trash(Batch(Actor.PERSON, "trash"), [movie, other])
    assert store.items.credits_of(person) == []
    with store.write() as unit:
        unit.restore(Batch(Actor.PERSON, "restore"), [other])
        unit.purge([movie])

    assert store.items.credits_of(person) == [CreditView(other, "cast", "Mara")]
    assert value(store, person, "title") == "Ida"


def test_credits_that_were_written_anew_are_linked_when_they_are_looked_for(store: Store) -> None:
    movie = a_movie(store, cast=(ida(TMDB_1),))
    link(store, movie)
    edit(store, movie, cast=(ida(TMDB_1, role="Mara"), ida(("tmdb", "2"))))

    assert store.items.without_persons() == [movie]
    link(store, *store.items.without_persons())

    assert store.items.without_persons() == []
    assert store.items.credits_of(the_person(store, TMDB_1)) == [CreditView(movie, "cast", "Mara")]

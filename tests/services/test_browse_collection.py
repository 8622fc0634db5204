"""Collections as they are read: which of their films are here."""

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Part
from tests.builders import a_movie, an_item
from tests.services.desk import Desk


def test_a_film_tells_which_films_of_its_collection_are_missing(desk: Desk) -> None:
    here = a_movie(desk.store, "The Tide", collection="Tide", external_ids=(ExternalId("tmdb", "1"),))
    gone = a_movie(desk.store, "Low Tide", external_ids=(ExternalId("tmdb", "2"),))
    desk.edit.trash([gone])
    an_item(desk.store, Kind.SERIES, title="Tide Tables", external_ids=(ExternalId("tmdb", "2"),))
    (collection,) = desk.store.items.collections_of([here])
    parts = [Part("The Tide", (ExternalId("tmdb", "1"),), 2001), Part("Low Tide", (ExternalId("tmdb", "2"),), 2004)]
    with desk.store.write() as unit:
        unit.enriched.put_parts(collection, parts)

    of_film, of_itself = desk.browse.collection(here), desk.browse.collection(collection)

    assert of_film is not None
    assert of_film == of_itself
    assert (of_film.title, of_film.parts) == ("Tide", ((parts[0], here), (parts[1], None)))
    assert of_film.missing == [parts[1]]


def test_a_film_of_no_known_collection_has_none(desk: Desk) -> None:
    alone = a_movie(desk.store, "Moth")
    told_by_its_file_only = a_movie(desk.store, "The Tide", collection="Tide")

    assert desk.browse.collection(alone) is None
    assert desk.browse.collection(told_by_its_file_only) is None


def test_the_films_of_a_collection_stand_as_they_came_out_until_a_person_orders_them(desk: Desk) -> None:
    late = a_movie(desk.store, "Ebb", collection="Tides", year=2009)
    early = a_movie(desk.store, "Flood", collection="Tides", premiered="2001-05-01")
    new = a_movie(desk.store, "Slack Water", year=2004)
    (collection,) = desk.store.items.collections_of([late])
    assert [row.id for row in desk.browse.members(collection)] == [early, late]

    desk.edit.arrange_collection("Tides", [new], [late, new, early])

    assert [row.id for row in desk.browse.members(collection)] == [late, new, early]
    desk.edit.undo()
    assert [row.id for row in desk.browse.members(collection)] == [early, late]

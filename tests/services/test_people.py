"""Who is in a title is one person for all titles, whether an NFO or a source says so."""

from pathlib import Path

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.item_views import CreditView
from metarr_desktop.domain.jobs import NewJob
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.values import Credit
from metarr_desktop.files.pool import WorkerPool
from metarr_desktop.services.errands import enrich_job
from tests.builders import a_movie, edit
from tests.disk import a_film, element
from tests.fakes import FakeProvider
from tests.services.desk import Desk

_PICTURE = "https://img.invalid/ida.jpg"
_IDA = ("tmdb", "7")


def test_an_nfo_and_a_source_speak_of_one_person(tmp_path: Path, root: Path, workers: WorkerPool) -> None:
    tmdb = FakeProvider()
    tmdb.knows("348", "Alien", values={"cast": (Credit("Ida", "Ripley", _PICTURE, (_IDA,)), Credit("Bo"))})
    desk = Desk(tmp_path, workers, providers=[tmdb])
    actor = "<actor><name>Ida</name><role>Eady</role><tmdbid>7</tmdbid></actor>"
    a_film(root, "Heat (1995)", nfo=element("title", "Heat") + actor)
    desk.scan(desk.add(root, LibraryType.MOVIE))
    heat = desk.one(Kind.MOVIE, "Heat")
    alien = a_movie(desk.store, "Alien", external_ids=(ExternalId("tmdb", "348"),))

    desk.run(enrich_job([alien]))

    person = desk.store.items.person([_IDA])
    assert person is not None
    assert set(desk.store.items.credits_of(person)) == {
        CreditView(heat, "cast", "Eady"),
        CreditView(alien, "cast", "Ripley"),
    }
    assert [one.offer.url for one in desk.store.enriched.offers([person])[person]] == [_PICTURE]
    desk.store.close()


def test_what_a_person_edits_is_linked_by_the_daily_tidying(desk: Desk) -> None:
    movie = a_movie(desk.store, "Alien")
    edit(desk.store, movie, cast=(Credit("Ida", "Ripley", "", (_IDA,)),))
    assert desk.store.items.person([_IDA]) is None

    desk.run(NewJob("tidy", {}))

    person = desk.store.items.person([_IDA])
    assert person is not None
    assert desk.store.items.credits_of(person) == [CreditView(movie, "cast", "Ripley")]


def test_a_person_that_is_named_is_asked_about_and_nobody_else(tmp_path: Path, workers: WorkerPool) -> None:
    tmdb = FakeProvider(kinds=frozenset(Kind), schemes=dict.fromkeys(Kind, ("tmdb",)))
    tmdb.knows("7", "Ida", Kind.PERSON, values={"born": "1971-03-12", "biography": "She reads."})
    desk = Desk(tmp_path, workers, providers=[tmdb])
    cast = (Credit("Ida", "Ripley", "", (_IDA,)), Credit("Bo", "Ash", "", (("tmdb", "8"),)))
    a_movie(desk.store, "Alien", cast=cast)
    desk.run(NewJob("tidy", {}))
    ida, bo = desk.store.items.person([_IDA]), desk.store.items.person([("tmdb", "8")])
    assert ida is not None
    assert bo is not None

    desk.run(enrich_job(is_all=True))
    assert "biography" not in desk.store.items.detail(ida).values

    desk.run(enrich_job([ida]))

    values = desk.store.items.detail(ida).values
    assert (values["born"], values["biography"]) == ("1971-03-12", "She reads.")
    assert "8" not in [id for _, id in tmdb.asked]
    desk.store.close()

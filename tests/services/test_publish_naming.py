"""Whose names published files get, for whom NFO files are written, and the pictures of actors."""

from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId, LibraryType, Naming, NfoDialect
from metarr_desktop.domain.plan import Verb
from metarr_desktop.domain.values import Credit, Rating
from metarr_desktop.services.errands import publish_job
from metarr_desktop.services.people import link_people
from tests.disk import GREEN, a_film, a_picture, a_video, an_episode_file, colour_of, element
from tests.services.desk import Desk, verbs


def scanned(desk: Desk, root: Path, type: LibraryType = LibraryType.MOVIE) -> LibraryId:
    library = desk.add(root, type)
    desk.scan(library)
    return library


def name_for(desk: Desk, *naming: Naming, nfo: NfoDialect | None = None) -> None:
    (library,) = desk.browse.libraries()
    desk.libraries.set_naming(library.id, naming=naming or None, nfo=nfo)


def names_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def heat(desk: Desk, root: Path) -> ItemId:
    """A film in a folder of its own, with a poster and two fanarts of the person's choosing."""
    a_film(root, "Heat (1995)")
    scanned(desk, root)
    film = desk.one(Kind.MOVIE)
    for art, colour in (("poster", "red"), ("fanart", "green"), ("fanart", "blue")):
        chosen = [one.uuid for one in desk.detail(film).pictures if one.art == art]
        desk.edit.add_picture(film, art, str(a_picture(desk.folder / f"{colour}.jpg", colour)))
        if chosen:
            (new,) = {one.uuid for one in desk.detail(film).pictures if one.art == art} - set(chosen)
            desk.edit.choose_pictures(film, art, [*chosen, new])
    return film


def test_a_library_has_kodis_names_as_it_comes(desk: Desk, root: Path, heat: ItemId) -> None:
    desk.publish()

    assert names_in(root / "Heat (1995)") == {
        "Heat (1995).mkv",
        "Heat (1995).nfo",
        "Heat (1995)-poster.jpg",
        "Heat (1995)-fanart.jpg",
        "Heat (1995)-fanart1.jpg",
    }


def test_the_names_of_several_players_stand_beside_each_other(desk: Desk, root: Path, heat: ItemId) -> None:
    name_for(desk, *Naming)

    desk.publish()

    assert names_in(root / "Heat (1995)") == {
        "Heat (1995).mkv",
        "Heat (1995).nfo",
        "Heat (1995)-poster.jpg",
        "poster.jpg",
        "Heat (1995)-fanart.jpg",
        "fanart.jpg",
        "Heat (1995)-fanart1.jpg",
        "Heat (1995)-fanart-1.jpg",
        "fanart-1.jpg",
    }
    assert verbs(desk.plan()) == {Verb.KEEP: 8}


def test_other_names_take_the_place_of_those_before(desk: Desk, root: Path, heat: ItemId) -> None:
    desk.publish()
    name_for(desk, Naming.PLEX)

    desk.publish()

    assert names_in(root / "Heat (1995)") == {"Heat (1995).mkv", "poster.jpg", "fanart.jpg", "fanart-1.jpg"}


def test_what_is_published_for_several_players_is_no_news_to_the_next_scan(
    desk: Desk, root: Path, heat: ItemId
) -> None:
    name_for(desk, *Naming)
    desk.publish()
    pictures = desk.detail(heat).pictures
    (library,) = desk.browse.libraries()

    desk.scan(library.id)

    assert desk.detail(heat).pictures == pictures
    assert desk.plan().changes == ()


def test_plex_finds_the_poster_of_a_film_among_others_by_the_films_name(desk: Desk, root: Path) -> None:
    for name in ("Heat (1995)", "Ronin (1998)"):
        a_video(root / f"{name}.mkv")
    scanned(desk, root)
    name_for(desk, Naming.PLEX)
    desk.edit.add_picture(desk.one(Kind.MOVIE, "Heat"), "poster", str(a_picture(desk.folder / "p.jpg")))

    desk.publish()

    assert names_in(root) == {"Heat (1995).mkv", "Heat (1995).jpg", "Ronin (1998).mkv"}


def test_plex_finds_the_poster_of_a_season_in_the_seasons_folder(desk: Desk, root: Path) -> None:
    an_episode_file(root / "Lost", "Lost S01E01")
    scanned(desk, root, LibraryType.TV)
    name_for(desk, Naming.KODI, Naming.PLEX)
    desk.edit.add_picture(desk.one(Kind.SEASON), "poster", str(a_picture(desk.folder / "p.jpg")))

    desk.publish()

    assert {"season01-poster.jpg", "Season 01/Season01.jpg"} <= names_in(root / "Lost")


def test_choosing_names_writes_nothing_and_has_everything_published_anew(desk: Desk, root: Path, heat: ItemId) -> None:
    desk.publish()
    before = names_in(root)

    name_for(desk, Naming.JELLYFIN)

    assert names_in(root) == before
    assert desk.detail(heat).row.needs_publish


def test_a_library_is_named_for_somebody(desk: Desk, root: Path) -> None:
    scanned(desk, root)
    (library,) = desk.browse.libraries()

    with pytest.raises(BadInput, match="at least one player"):
        desk.libraries.set_naming(library.id, naming=())


# for whom an NFO is written


def test_an_nfo_for_jellyfin_tells_its_locks_and_numbers_and_no_addresses(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=element("title", "Heat") + "<lockdata>false</lockdata>")
    scanned(desk, root)
    film = desk.one(Kind.MOVIE)
    desk.edit.set_values(
        [film],
        {
            "plot": "Mine.",
            "cast": (Credit("Al Pacino", "Hanna", "https://image.example/al.jpg"),),
            "external_ids": (ExternalId("tmdb", "949"), ExternalId("tmdb_set", "86311")),
            "ratings": (Rating("metacritic", 76, 100),),
        },
    )
    name_for(desk, nfo=NfoDialect.JELLYFIN)

    desk.publish()

    text = (root / "Heat (1995)" / "Heat (1995).nfo").read_text()
    assert "<lockdata>true</lockdata>" in text
    assert text.count("lockdata>") == 2
    assert "<lockedfields>Overview|Cast</lockedfields>" in text
    assert "<collectionnumber>86311</collectionnumber>" in text
    assert "<criticrating>76</criticrating>" in text
    assert "image.example" not in text
    assert "<name>Al Pacino</name>" in text


def test_an_nfo_for_kodi_says_nothing_that_is_for_jellyfin_alone(desk: Desk, root: Path, heat: ItemId) -> None:
    desk.edit.set_values([heat], {"plot": "Mine."})

    desk.publish()

    assert "lock" not in (root / "Heat (1995)" / "Heat (1995).nfo").read_text()


# actors


def test_pictures_of_actors_stand_where_kodi_looks_for_them_if_that_is_wanted(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)")
    scanned(desk, root)
    film = desk.one(Kind.MOVIE)
    cast = (Credit("Al Pacino", "Hanna", ids=(("tmdb", "1158"),)), Credit("Val Kilmer", "Chris"))
    desk.edit.set_values([film], {"cast": cast})
    link_people(desk.store, [film], Unwatched())
    (pacino,) = desk.store.items.actors_of([film], 10)
    desk.edit.add_picture(pacino, "thumb", str(a_picture(desk.folder / "al.jpg", "blue")))
    desk.publish()
    without = names_in(root / "Heat (1995)")

    desk.libraries.put_setting("publish.actors", True)
    desk.publish()

    assert not any(".actors" in name for name in without)
    assert names_in(root / "Heat (1995)") - without == {".actors/Al_Pacino.jpg"}
    assert desk.plan().changes == ()


def test_pictures_of_actors_leave_with_the_wish_for_them(desk: Desk, root: Path) -> None:
    test_pictures_of_actors_stand_where_kodi_looks_for_them_if_that_is_wanted(desk, root)

    desk.libraries.put_setting("publish.actors", False)
    desk.publish()

    assert not any(".actors" in name for name in names_in(root))


def test_another_picture_of_an_actor_has_the_films_published_anew(desk: Desk, root: Path) -> None:
    test_pictures_of_actors_stand_where_kodi_looks_for_them_if_that_is_wanted(desk, root)
    film = desk.one(Kind.MOVIE)
    (pacino,) = desk.store.items.actors_of([film], 10)

    desk.edit.add_picture(pacino, "thumb", str(a_picture(desk.folder / "older.jpg", "green")))
    is_waiting = desk.detail(film).row.needs_publish
    desk.run(publish_job(is_unpublished=True))

    assert is_waiting
    assert colour_of(root / "Heat (1995)" / ".actors" / "Al_Pacino.jpg") == GREEN


# one file or two


@pytest.mark.parametrize("is_shared", [False, True])
def test_a_picture_shares_its_bytes_with_the_cache_only_where_that_is_wished(
    desk: Desk, root: Path, heat: ItemId, is_shared: bool
) -> None:
    desk.libraries.put_setting("publish.hard_links", is_shared)

    desk.publish()

    poster = root / "Heat (1995)" / "Heat (1995)-poster.jpg"
    assert poster.samefile(desk.picture(heat)) is is_shared
    assert desk.plan().changes == ()

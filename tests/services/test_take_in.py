"""What lies beside media and how it becomes part of the library: NFO files, pictures, covers; and what must not."""

import os
import re
from pathlib import Path

from PIL import Image

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, LibraryType, Status
from metarr_desktop.domain.values import Credit
from metarr_desktop.files.hashes import sha256_of_file
from tests.disk import (
    BLUE,
    GREEN,
    RED,
    SEEDS,
    a_film,
    a_picture,
    a_track,
    a_video,
    an_episode_file,
    an_nfo,
    colour_of,
    element,
)
from tests.services.desk import Desk, verbs

HEAT_NFO = """<title>Heat</title><plot>Cops and robbers.</plot><uniqueid type="imdb" default="true">tt0113277</uniqueid>
<ratings><rating name="imdb" max="10" default="true"><value>8.3</value><votes>700000</votes></rating></ratings>
<set><name>Mann Collection</name><overview>All of his.</overview></set><genre>Crime</genre>
<actor><name>Al Pacino</name><role>Hanna</role></actor><oddity kept="yes">mine</oddity>"""


# NFO


def test_an_nfo_of_another_kind_than_its_title_is_told_of_and_changes_nothing(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=HEAT_NFO)
    nfo = root / "Heat (1995)" / "Heat (1995).nfo"
    nfo.write_text("<tvshow><title>Something Else</title></tvshow>")

    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)

    assert desk.one(Kind.MOVIE, "Heat")
    assert desk.store.files.problems(library) == [
        (str(nfo), "it holds <tvshow>, which is of another kind than what it lies beside")
    ]


def test_a_film_s_nfo_is_the_film(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=HEAT_NFO)

    desk.scan(desk.add(root, LibraryType.MOVIE))

    detail = desk.detail(desk.one(Kind.MOVIE))
    assert detail.values["plot"] == "Cops and robbers."
    assert detail.values["collection"] == "Mann Collection"
    assert detail.values["genres"] == ("Crime",)
    assert detail.values["external_ids"] == (ExternalId("imdb", "tt0113277"),)
    assert isinstance(detail.values["cast"], tuple)
    assert [one.name for one in detail.values["cast"] if isinstance(one, Credit)] == ["Al Pacino"]
    assert detail.row.rating == 8.3
    assert detail.row.status is Status.IDENTIFIED
    assert desk.value(desk.one(Kind.COLLECTION), "plot") == "All of his."


def test_a_show_its_episodes_and_its_season_names_come_from_their_nfo(desk: Desk, root: Path) -> None:
    show = root / "Lost Hours (2004)"
    an_nfo(show / "tvshow.nfo", "tvshow", element("plot", "Time.") + '<namedseason number="1">Dawn</namedseason>')
    double = an_episode_file(show, "Lost Hours S01E01E02")
    blocks = [
        element("title", title) + element("season", 1) + element("episode", n) for n, title in ((2, "B"), (1, "A"))
    ]
    an_nfo(double.with_suffix(".nfo"), "episodedetails", *blocks)

    desk.scan(desk.add(root, LibraryType.TV))

    assert desk.value(desk.one(Kind.SERIES), "plot") == "Time."
    assert desk.titles(Kind.SEASON) == ["Dawn"]
    assert {row.episode: row.title for row in desk.rows(Kind.EPISODE)} == {1: "A", 2: "B"}


def test_one_block_beside_a_double_episode_speaks_of_the_episode_it_numbers(desk: Desk, root: Path) -> None:
    double = an_episode_file(root / "Lost Hours", "Lost Hours S01E01E02")
    an_nfo(
        double.with_suffix(".nfo"),
        "episodedetails",
        element("title", "B") + element("season", 1) + element("episode", 2),
    )

    desk.scan(desk.add(root, LibraryType.TV))

    assert {row.episode: row.title for row in desk.rows(Kind.EPISODE)} == {1: "1x01", 2: "B"}


def test_artist_and_album_come_from_their_nfo(desk: Desk, root: Path) -> None:
    album = root / "Owls" / "Night"
    a_track(album / "1.mp3", "Dusk", artist="Owls", album="Night", track=1)
    an_nfo(root / "Owls" / "artist.nfo", "artist", element("name", "Owls") + element("biography", "Birds."))
    an_nfo(album / "album.nfo", "album", element("title", "Night") + element("review", "Dark."))

    desk.scan(desk.add(root, LibraryType.MUSIC))

    assert desk.value(desk.one(Kind.ARTIST), "biography") == "Birds."
    assert "Dark." in desk.detail(desk.one(Kind.ALBUM)).values.values()


def test_a_locked_field_stays_and_the_nfo_s_word_waits_for_the_person(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)", nfo=HEAT_NFO)
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    heat = desk.one(Kind.MOVIE)
    desk.edit.set_values([heat], {"title": "Heat!"})

    an_nfo(video.with_suffix(".nfo"), "movie", element("title", "HEAT") + element("plot", "Other words."))
    desk.scan(library)

    assert (desk.value(heat, "title"), desk.value(heat, "plot")) == ("Heat!", "Other words.")
    assert [(one.field, one.value) for one in desk.browse.suggestions([heat])] == [("title", "HEAT")]

    desk.edit.accept([one.id for one in desk.browse.suggestions([heat])])

    assert desk.value(heat, "title") == "HEAT"
    assert desk.browse.suggestions([heat]) == []


def test_a_dismissed_suggestion_stays_away_until_its_source_says_something_new(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)", nfo=element("title", "One"))
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    heat = desk.one(Kind.MOVIE)
    desk.edit.set_values([heat], {"title": "Mine"})
    counts = []
    for title in ("Two", "Two ", "Three"):
        an_nfo(video.with_suffix(".nfo"), "movie", element("title", title))
        desk.scan(library)
        counts.append(len(desk.browse.suggestions([heat])))
        desk.edit.dismiss([one.id for one in desk.browse.suggestions([heat])])

    assert counts == [1, 0, 1]


def test_the_nfo_named_after_the_film_counts_and_another_fills_gaps(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=element("title", "Heat"))
    other = root / "Heat (1995)" / "movie.nfo"
    an_nfo(other, "movie", element("title", "Old") + element("tagline", "A line."))
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    heat = desk.one(Kind.MOVIE)
    first = (desk.value(heat, "title"), desk.value(heat, "tagline"))

    an_nfo(other, "movie", element("title", "Older still"))
    desk.scan(library)

    assert first == ("Heat", "A line.")
    assert desk.value(heat, "title") == "Heat"


def test_a_value_undone_after_it_was_published_does_not_come_back_with_another_program_s_change(
    desk: Desk, root: Path
) -> None:
    folder = root / "Heat (1995)"
    a_film(root, "Heat (1995)", nfo=element("genre", "Noir"))
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    heat = desk.one(Kind.MOVIE)
    desk.edit.set_values([heat], {"tagline": "Mine"})
    desk.publish()
    desk.edit.undo()

    nfo = folder / "Heat (1995).nfo"
    nfo.write_text(nfo.read_text().replace("Noir", "Crime"))
    desk.scan(library)

    assert desk.value(heat, "genres") == ("Crime",)
    assert desk.value(heat, "tagline") is None


def test_more_nfo_files_than_a_portion_holds_are_all_taken_in(desk: Desk, root: Path) -> None:
    for number in range(260):
        a_film(root, f"Film {number} (1995)", nfo=element("plot", f"Plot {number}"))

    desk.scan(desk.add(root, LibraryType.MOVIE))

    films = desk.rows(Kind.MOVIE)
    assert {desk.value(film.id, "plot") for film in films} == {f"Plot {number}" for number in range(260)}


def test_an_nfo_that_says_nothing_of_a_field_erases_nothing(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)", nfo=HEAT_NFO)
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)

    an_nfo(video.with_suffix(".nfo"), "movie", element("title", "Heat") + "<plot/>")
    desk.scan(library)

    assert desk.value(desk.one(Kind.MOVIE), "plot") == "Cops and robbers."


# pictures


def test_a_picture_is_kept_in_the_cache_with_what_tells_it_apart(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)")
    poster = a_picture(root / "Heat (1995)" / "poster.jpg", "red", (200, 300))

    desk.scan(desk.add(root, LibraryType.MOVIE))

    heat = desk.one(Kind.MOVIE)
    (picture,) = desk.detail(heat).pictures
    assert re.fullmatch(rf"image/poster/{heat}/[0-9a-f-]{{36}}\.jpg", picture.path)
    assert (picture.width, picture.height, picture.size) == (200, 300, poster.stat().st_size)
    assert picture.sha256 == sha256_of_file(str(poster)) == sha256_of_file(desk.picture(heat))


def test_fanart_comes_in_its_order_and_the_name_of_the_video_wins(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)")
    film = root / "Heat (1995)"
    a_picture(film / "Heat (1995)-fanart.jpg", "red")
    a_picture(film / "fanart.jpg", "black")
    a_picture(film / "fanart1.jpg", "green")
    a_picture(film / "fanart2.jpg", "blue")

    desk.scan(desk.add(root, LibraryType.MOVIE))

    heat = desk.one(Kind.MOVIE)
    assert [colour_of(desk.picture(heat, "fanart", n)) for n in range(3)] == [RED, GREEN, BLUE]


def test_a_picture_changed_under_its_name_is_taken_in_unless_the_person_chose(desk: Desk, root: Path) -> None:
    for name in ("Heat (1995)", "Ronin (1998)"):
        a_film(root, name, poster="red")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    heat, ronin = desk.one(Kind.MOVIE, "Heat"), desk.one(Kind.MOVIE, "Ronin")
    desk.edit.set_locks([heat], ["poster"], True)

    for name in ("Heat (1995)", "Ronin (1998)"):
        a_picture(root / name / f"{name}-poster.jpg", "blue")
    desk.scan(library)

    assert (colour_of(desk.picture(heat)), colour_of(desk.picture(ronin))) == (RED, BLUE)
    assert [one.field for one in desk.browse.suggestions([heat])] == ["poster"]


def test_the_picture_inside_a_song_stands_for_an_album_without_one(desk: Desk, root: Path) -> None:
    (root / "Owls" / "Night").mkdir(parents=True)
    (root / "Owls" / "Night" / "1.mp3").write_bytes((SEEDS / "tagged.mp3").read_bytes())
    library = desk.add(root, LibraryType.MUSIC)

    desk.scan(library)

    with Image.open(desk.picture(desk.one(Kind.ALBUM), "thumb")) as cover, Image.open(SEEDS / "cover.jpg") as seed:
        assert cover.size == seed.size


# our own files


def test_what_we_published_and_read_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    a_film(tmp_path / "films", "Heat (1995)", nfo=HEAT_NFO, poster="red")
    a_picture(tmp_path / "films" / "Heat (1995)" / "fanart.png", "green")
    show = tmp_path / "tv" / "Lost Hours (2004)"
    an_episode_file(show, "Lost Hours S01E01E02")
    an_episode_file(show, "Lost Hours S02E01", season="Season 02", nfo=element("title", "One"))
    an_nfo(show / "tvshow.nfo", "tvshow", element("title", "Lost Hours") + '<namedseason number="1">Dawn</namedseason>')
    a_picture(show / "Season 01" / "poster.jpg", "blue")
    a_track(tmp_path / "music" / "Owls" / "Night" / "1.mp3", "Dusk", artist="Owls", album="Night", track=1, genre="Dub")
    a_picture(tmp_path / "music" / "Owls" / "Night" / "cover.jpg", "blue")
    kinds = {"films": LibraryType.MOVIE, "tv": LibraryType.TV, "music": LibraryType.MUSIC}
    libraries = [desk.add(tmp_path / name, type) for name, type in kinds.items()]
    for library in libraries:
        desk.scan(library)
    desk.edit.set_values([desk.one(Kind.MOVIE)], {"title": "Heat, mine"})
    desk.publish()
    before = desk.changes()

    for library in libraries:
        desk.scan(library)

    assert desk.changes() == before
    assert desk.browse.suggestions() == []
    assert verbs(desk.plan()).keys() == {"keep"}


def test_an_nfo_of_ours_is_read_for_an_item_that_does_not_know_it_yet(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=HEAT_NFO)
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    desk.publish()
    desk.libraries.remove(library)

    again = desk.libraries.add(str(root), LibraryType.MOVIE, "Again").id
    desk.scan(again)

    assert desk.value(desk.one(Kind.MOVIE), "plot") == "Cops and robbers."


def test_what_other_programs_wrote_survives_our_rewriting(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)", nfo=HEAT_NFO)
    desk.scan(desk.add(root, LibraryType.MOVIE))

    desk.edit.set_values([desk.one(Kind.MOVIE)], {"title": "Heat!"})
    desk.publish()

    text = video.with_suffix(".nfo").read_text()
    assert "<title>Heat!</title>" in text
    assert '<oddity kept="yes">mine</oddity>' in text


# bad files


def test_every_bad_file_is_named_and_the_rest_goes_on(desk: Desk, root: Path) -> None:
    a_film(root, "Good (2000)", nfo=element("plot", "Fine."), poster="red")
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><movie><title>&b;</title></movie>'
    a_film(root, "Bomb (2001)").with_suffix(".nfo").write_text(bomb)
    a_film(root, "Empty (2002)").with_suffix(".nfo").touch()
    torn = a_film(root, "Torn (2003)", poster="red").parent / "Torn (2003)-poster.jpg"
    torn.write_bytes(torn.read_bytes()[:200])
    nothing = a_video(root / "Nothing (2004)" / "Nothing (2004).mkv")
    nothing.write_bytes(b"")
    os.symlink("/nowhere/at/all", root / "Good (2000)" / "link.mkv")
    library = desk.add(root, LibraryType.MOVIE)

    problems = desk.scan(library)

    for name in ("Bomb (2001).nfo", "Empty (2002).nfo", "Torn (2003)-poster.jpg", "Nothing (2004).mkv", "link.mkv"):
        assert [problem for problem in problems if name in problem], name
    assert len(desk.rows(Kind.MOVIE)) == 5
    assert desk.value(desk.one(Kind.MOVIE, "Good"), "plot") == "Fine."


def test_what_is_wrong_with_a_file_is_kept_without_its_name_whatever_the_name_is(desk: Desk, root: Path) -> None:
    folder = os.fsencode(root) + b"/Caf\xe9 (2005)"
    os.mkdir(folder)
    with open(folder + b"/Caf\xe9 (2005).mkv", "wb") as video:
        video.write(b"no video")
    library = desk.add(root, LibraryType.MOVIE)

    desk.scan(library)

    assert [sentence for _, sentence in desk.store.files.problems(library)] == [
        "no picture and no sound was found in it"
    ]


def test_a_bad_file_is_named_again_until_it_is_mended(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)")
    video.with_suffix(".nfo").touch()
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)

    again = desk.scan(library)
    an_nfo(video.with_suffix(".nfo"), "movie", element("plot", "Fine."))
    mended = desk.scan(library)

    assert len(again) == 1
    assert mended == ()
    assert desk.value(desk.one(Kind.MOVIE), "plot") == "Fine."


def test_a_copy_of_a_probed_film_has_its_streams_too(desk: Desk, root: Path) -> None:
    library = desk.add(root, LibraryType.MOVIE)
    a_film(root, "Heat (1995)", copy="the same bytes")
    desk.scan(library)
    a_film(root, "Heat, again (1995)", copy="the same bytes")

    desk.scan(library)

    first, second = (desk.detail(desk.one(Kind.MOVIE, title)).files[0] for title in ("Heat", "Heat, again"))
    assert first.media is not None
    assert second.media == first.media

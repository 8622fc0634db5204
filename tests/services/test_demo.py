"""The demo on disk: every awkward case of a real library, made of media and pictures that are our own."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import mutagen
import pytest
from PIL import Image

from metarr_desktop.domain.errors import BadFile, Cancelled, CannotWrite
from metarr_desktop.domain.quality import HdrKind
from metarr_desktop.files.hashes import sha256_of_file
from metarr_desktop.files.probe import probe
from metarr_desktop.services.demo import DemoFolders, art, lay_out
from metarr_desktop.services.demo.catalogue import read_catalogue

SIZES = {
    "poster.jpg": art.Size.POSTER,
    "fanart.jpg": art.Size.FANART,
    "landscape.jpg": art.Size.LANDSCAPE,
    "banner.jpg": art.Size.BANNER,
    "thumb.jpg": art.Size.STILL,
    "clearlogo.png": art.Size.CLEARLOGO,
    "discart.png": art.Size.DISC,
    "folder.jpg": art.Size.COVER,
    "cover.jpg": art.Size.COVER,
}
MEDIA = (".mkv", ".mp4", ".avi", ".m2ts", ".VOB", ".flac", ".mp3")
ZERO_BYTES = "Windward (2009).mkv"
CUT_OFF = "The Tin Comet (1984)-poster.jpg"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoFolders:
    """One demo for all tests that only look at it."""
    return lay_out(str(tmp_path_factory.mktemp("demo")))


def files_below(folder: str) -> Iterator[str]:
    return (os.path.join(where, name) for where, _, names in os.walk(folder) for name in names)


def all_files(demo: DemoFolders) -> list[str]:
    return [path for root in (demo.movies, *demo.tv, demo.music) for path in files_below(root)]


def test_the_roots_are_four_folders_below_the_target(demo: DemoFolders) -> None:
    roots = (demo.movies, *demo.tv, demo.music)

    assert all(os.path.isdir(root) for root in roots)
    assert len({os.path.dirname(root) for root in roots}) == 1
    assert len(demo.tv) == 2


@pytest.mark.parametrize(
    "awkward",
    [
        pytest.param("Movies/The Glass Meridian (2019)/The Glass Meridian (2019) - 2160p.mkv", id="one version"),
        pytest.param("Movies/The Glass Meridian (2019)/The Glass Meridian (2019) - 1080p.mkv", id="another version"),
        pytest.param("Movies/The Glass Meridian (2019)/The Glass Meridian (2019)-trailer.mkv", id="trailer"),
        pytest.param("Movies/The Glass Meridian (2019)/Extras/Redrawing the Pass.mkv", id="extra"),
        pytest.param(
            "Movies/The Glass Meridian (2019)/The Glass Meridian (2019) - 2160p.en.forced.srt", id="forced subtitle"
        ),
        pytest.param(
            "Movies/The Glass Meridian (2019)/The Glass Meridian (2019) - 2160p.de.sdh.srt", id="sdh subtitle"
        ),
        pytest.param("Movies/The Glass Meridian (2019)/.actors/Ines_Haldor.jpg", id="actor"),
        pytest.param("Movies/Hours of Brass (1988)/Hours of Brass (1988) cd2.avi", id="second part"),
        pytest.param("Movies/Saturn for Beginners (2005)/BDMV/STREAM/00000.m2ts", id="Blu-ray folder"),
        pytest.param("Movies/The Long Orchard (2008)/VIDEO_TS/VTS_01_1.VOB", id="DVD folder"),
        pytest.param("Movies/A Map of Winter (2013)/A Map of Winter (2013).nfo", id="title with an article"),
        pytest.param("Movies/Ночной поезд (2006)/Ночной поезд (2006).ru.srt", id="title in another alphabet"),
        pytest.param("Movies/Ólafur's Lantern (2011)/Ólafur's Lantern (2011).mkv", id="title with accents"),
        pytest.param("Movies/The Interview Room (2016)/The Interview Room (2016).mp4", id="named like an extra"),
        pytest.param("Movies/1984 Lanterns (2012)/1984 Lanterns (2012).mkv", id="title beginning with a year"),
        pytest.param("Movies/2391 (2020)/2391 (2020).mkv", id="title that is a number"),
        pytest.param("Movies/Nettle Season (2004).mkv", id="film without a folder"),
        pytest.param("Movies/Lost Harbour Tapes/lost.harbour.tapes.avi", id="film without a year"),
        pytest.param("Movies/Café.Équinoxe.2001.720p.WEB.x264-KITE/readme.pdf", id="unknown file"),
        pytest.param("Movies/Kestrel Station (2024)/movieset-poster.jpg", id="set poster"),
        pytest.param("TV/The Cove Atlas (2021)/Season 00/The Cove Atlas - S00E02 - The Winter Ferry.mkv", id="special"),
        pytest.param("TV/The Cove Atlas (2021)/Season 02/The Cove Atlas - S02E01E02 - The Long Fog.mkv", id="double"),
        pytest.param("TV/The Cove Atlas (2021)/theme.mp3", id="theme"),
        pytest.param("TV/The Cove Atlas (2021)/cove.atlas.bonus.mkv", id="fits no episode"),
        pytest.param("TV/The Cove Atlas (2021)/season-specials-poster.jpg", id="specials poster"),
        pytest.param(
            "TV Archive/The Cove Atlas (2021)/Season 03/The Cove Atlas - S03E07 - Two Clocks.mkv", id="2nd root"
        ),
        pytest.param("TV/Evening Dispatch (2024)/2026/Evening Dispatch 2026-11-18.mkv", id="daily"),
        pytest.param("TV/Star Post Office (2020)/[Kumo] Star Post Office - 07v2 [720p].mkv", id="absolute number"),
        pytest.param("TV/Low Ceilings/Season 1/low ceilings 1x02 the upstairs piano.avi", id="old numbering"),
        pytest.param("Music/Brass Harbour/Nine Lamps (2016)/CD2/05 - Lamp Nine.flac", id="second disc"),
        pytest.param("Music/Various Artists/Lantern Nights (2020)/03 - Hallow Pines - Moth.mp3", id="compilation"),
        pytest.param("Music/Calm Machinery/Idle (2011)/02 - Flywheel.mp3", id="album of names only"),
    ],
)
def test_every_awkward_case_is_there(demo: DemoFolders, awkward: str) -> None:
    assert os.path.isfile(os.path.join(os.path.dirname(demo.movies), *awkward.split("/")))


def test_the_broken_files_are_broken(demo: DemoFolders) -> None:
    broken = {os.path.basename(path): path for path in files_below(demo.movies)}

    with pytest.raises(BadFile, match="empty"):
        probe(broken[ZERO_BYTES])
    with Image.open(broken[CUT_OFF]) as image, pytest.raises(OSError, match="truncated"):
        image.load()


def test_every_other_picture_opens_in_the_size_of_its_kind(demo: DemoFolders) -> None:
    pictures = [path for path in all_files(demo) if path.endswith((".jpg", ".png")) and not path.endswith(CUT_OFF)]

    wrong = {path: size for path in pictures if (size := _loaded_size(path)) != _expected_size(path)}

    assert len(pictures) > 120
    assert not wrong


def _expected_size(path: str) -> tuple[int, int]:
    if os.path.basename(os.path.dirname(path)) == ".actors":
        return art.Size.PORTRAIT
    return SIZES[path.rpartition(os.sep)[2].rpartition("-")[2]]


def _loaded_size(path: str) -> tuple[int, int]:
    with Image.open(path) as image:
        image.load()
        return image.size


def test_every_other_video_and_track_holds_two_seconds_of_real_streams(demo: DemoFolders) -> None:
    media = [path for path in all_files(demo) if path.endswith(MEDIA) and not path.endswith(ZERO_BYTES)]

    facts = [probe(path) for path in media]

    assert all(1.9 < one.duration_s < 2.5 for one in facts)
    assert {stream.codec for one in facts for stream in one.video} == {"h264", "hevc", "mpeg4", "mpeg2video"}
    assert {stream.hdr for one in facts for stream in one.video} == {HdrKind.NONE, HdrKind.HDR10}
    assert {stream.language for one in facts for stream in one.audio} == {"", "eng", "ger", "jpn"}
    assert {len(one.subtitles) for one in facts} == {0, 1, 2}


def test_no_two_videos_or_tracks_have_the_same_bytes(demo: DemoFolders) -> None:
    media = [path for path in all_files(demo) if path.endswith(MEDIA)]

    assert Counter(sha256_of_file(path) for path in media).most_common(1)[0][1] == 1


def test_every_nfo_is_well_formed_and_the_double_episode_has_two_blocks(demo: DemoFolders) -> None:
    roots = {path: _roots(path) for path in all_files(demo) if path.endswith(".nfo")}

    assert {root for names in roots.values() for root in names} == {
        "movie",
        "tvshow",
        "episodedetails",
        "artist",
        "album",
    }
    assert [len(names) for path, names in roots.items() if "S02E01E02" in path] == [2]
    assert sum(len(names) for names in roots.values()) == len(roots) + 1


def _roots(path: str) -> list[str]:
    with open(path, encoding="utf-8") as file:
        text = re.sub(r"<\?xml[^>]*\?>", "", file.read())
    return [element.tag for element in ElementTree.fromstring(f"<file>{text}</file>")]


def test_an_nfo_says_ids_ratings_cast_and_elements_that_nobody_knows(demo: DemoFolders) -> None:
    folder = os.path.join(demo.movies, "The Glass Meridian (2019)")

    movie = ElementTree.parse(os.path.join(folder, "The Glass Meridian (2019).nfo")).getroot()

    assert [(one.get("type"), one.get("default"), one.text) for one in movie.iter("uniqueid")] == [
        ("tmdb", "true", "990590412"),
        ("imdb", None, "tt99590412"),
    ]
    assert [(one.get("name"), one.get("max")) for one in movie.iter("rating")][-1] == ("metacritic", "100")
    assert movie.findtext("actor/role") == "Marta Voss"
    assert movie.findtext("filmclub/guest") == "Edda Storm"


def test_two_films_belong_to_one_set() -> None:
    sets = Counter(movie.facts["set"]["name"] for movie in read_catalogue().movies if "set" in movie.facts)

    assert sets == {"Kestrel Station Collection": 2}


def test_tracks_carry_their_own_tags_in_both_formats(demo: DemoFolders) -> None:
    flac = mutagen.File(os.path.join(demo.music, "Brass Harbour/Nine Lamps (2016)/CD2/01 - Lamp Five.flac"))
    mp3 = mutagen.File(
        os.path.join(demo.music, "Various Artists/Lantern Nights (2020)/03 - Hallow Pines - Moth.mp3"), easy=True
    )

    assert (flac["title"], flac["discnumber"], flac["tracknumber"]) == (["Lamp Five"], ["2/2"], ["1/5"])
    assert (mp3["artist"], mp3["albumartist"], mp3["compilation"]) == (["Hallow Pines"], ["Various Artists"], ["1"])
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", mp3["musicbrainz_albumid"][0])


def test_an_album_may_have_its_cover_inside_the_files_or_no_tags_at_all(demo: DemoFolders) -> None:
    embedded = mutagen.File(os.path.join(demo.music, "Ada Lindqvist/Kestrels (2012)/01 - Hover.flac"))
    untagged = mutagen.File(os.path.join(demo.music, "Calm Machinery/Idle (2011)/01 - Belt.mp3"), easy=True)

    assert embedded.pictures[0].data.startswith(b"\xff\xd8")
    assert set(untagged) == {"encodedby"}


def test_titles_are_unique_within_their_kind() -> None:
    catalogue = read_catalogue()
    albums = [album for artist in catalogue.artists for album in artist.albums]

    for titled in (catalogue.movies, catalogue.shows, albums):
        assert max(Counter(one.title for one in titled).values()) == 1
    assert len(catalogue.movies) >= 30


def test_no_identifier_can_be_that_of_a_real_title() -> None:
    catalogue = read_catalogue()
    facts = [*(movie.facts for movie in catalogue.movies), *(show.facts for show in catalogue.shows)]

    ids = [str(value) for one in facts for value in one.get("uniqueid", {}).values()]

    assert len(ids) > 30
    assert all(re.match(r"(tt)?99\d{6,}$", value) for value in ids)


def test_a_picture_depends_on_its_title_alone() -> None:
    look = art.Art("city", "violet")

    assert art.poster("Möbius Avenue", look) == art.poster("Möbius Avenue", look)
    assert art.fanart("Möbius Avenue", look) != art.fanart("Möbius Street", look)


@pytest.mark.parametrize("motif", sorted(art.MOTIFS))
def test_every_motif_can_be_drawn_in_every_shape(motif: str) -> None:
    look = art.Art(motif, "night", title_below=True)

    for draw in (art.poster, art.fanart, art.landscape, art.banner, art.clearlogo, art.disc, art.cover, art.still):
        assert draw("Three Words Here", look)


def test_a_second_run_changes_nothing_and_a_changed_file_stays_changed(tmp_path: Path) -> None:
    folders = lay_out(str(tmp_path))
    nfo = Path(folders.tv[0], "The Cove Atlas (2021)", "tvshow.nfo")
    nfo.write_text("<tvshow><title>Mine</title></tvshow>", encoding="utf-8")
    before = {path: os.stat(path).st_mtime_ns for path in files_below(str(tmp_path))}

    again = lay_out(str(tmp_path))

    assert again == folders
    assert {path: os.stat(path).st_mtime_ns for path in files_below(str(tmp_path))} == before


def test_a_cancelled_run_is_completed_by_the_next(tmp_path: Path) -> None:
    done: list[tuple[int, int]] = []

    with pytest.raises(Cancelled, match="5 of"):
        lay_out(str(tmp_path), progress=lambda *counts: done.append(counts), cancelled=lambda: len(done) == 5)
    partly = len(list(files_below(str(tmp_path))))
    lay_out(str(tmp_path), progress=lambda *counts: done.append(counts))

    assert partly == 5
    assert done[-1] == (done[-1][1], done[-1][1])
    assert len(list(files_below(str(tmp_path)))) == done[-1][1]


def test_a_target_that_cannot_hold_folders_is_named(tmp_path: Path) -> None:
    target = tmp_path / "a file"
    target.write_text("in the way")

    with pytest.raises(CannotWrite, match="a file"):
        lay_out(str(target))

"""How music folders are read (RULES 3.4): tags first, then folders and names."""

import pytest

from metarr_desktop.domain.found import FileRole, Found
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.tags import AudioTags
from tests.formats.names.readings import file_of, music, roles, tracks


def _albums(artist: Found) -> list[tuple[str, int | None]]:
    return [(album.guess.title, album.guess.year) for album in artist.children]


def test_artist_album_and_track_folders_without_tags():
    (artist,) = music("Can/Tago Mago (1971)/01 - Paperhouse.flac", "Can/Tago Mago (1971)/02. Mushroom.flac").items

    (album,) = artist.children
    assert (artist.kind, artist.guess.title, artist.folder) == (Kind.ARTIST, "Can", "Can")
    assert (album.guess.title, album.guess.year, album.guess.artist) == ("Tago Mago", 1971, "Can")
    assert album.folder == "Can/Tago Mago (1971)"
    assert tracks(album) == [(None, 1, "Paperhouse"), (None, 2, "Mushroom")]


def test_tags_come_before_names():
    path = "Misc/Whatever (1990)/07 - wrong.mp3"
    tags = AudioTags(
        title="Paperhouse",
        artist="Can feat. Nobody",
        album="Tago Mago",
        album_artist="Can",
        album_artist_ids=("artist-id",),
        release_group_id="group-id",
        recording_id="recording-id",
        track=1,
        disc=2,
        date="1971-02",
    )

    (artist,) = music(path, tags={path: tags}).items

    (album,) = artist.children
    (track,) = album.children
    assert (artist.guess.title, album.guess.title, album.guess.year) == ("Can", "Tago Mago", 1971)
    assert tracks(album) == [(2, 1, "Paperhouse")]
    assert track.guess.artist == "Can feat. Nobody"
    ids = [(one.scheme, one.value) for item in (artist, album, track) for one in item.guess.ids]
    assert ids == [
        ("musicbrainz_artist", "artist-id"),
        ("musicbrainz_release_group", "group-id"),
        ("musicbrainz_recording", "recording-id"),
    ]


@pytest.mark.parametrize(
    "folder", ["CD{}", "Disc {}", "disk {}", "Disc {} - Live"]
)  # fmt: skip
def test_discs_in_folders_of_their_own_are_one_album(folder):
    one, two = (f"Can/Live (1999)/{folder.format(number)}/01 - Song.flac" for number in (1, 2))

    (artist,) = music(one, two, f"Can/Live (1999)/{folder.format(2)}/cover.jpg", "Can/Live (1999)/cover.jpg").items

    (album,) = artist.children
    assert tracks(album) == [(1, 1, "Song"), (2, 1, "Song")]
    assert album.files[0].path == "Can/Live (1999)/cover.jpg"


def test_discs_as_neighbouring_folders_or_in_the_albums_tag_are_one_album():
    first, second = "x/a/1.mp3", "x/b/1.mp3"
    tags = {
        first: AudioTags(album="Jazz (Disc 1)", album_artist="Queen", release_id="r", track=1),
        second: AudioTags(album="Jazz (Disc 2)", album_artist="Queen", release_id="r", track=1),
    }

    (tagged,) = music(first, second, tags=tags).items
    (named,) = music("Queen/Jazz CD1/01 A.mp3", "Queen/Jazz CD2/01 B.mp3").items

    assert _albums(tagged) == _albums(named) == [("Jazz", None)]
    assert tracks(named.children[0]) == [(1, 1, "A"), (2, 1, "B")]


def test_two_pressings_with_ids_of_their_own_stay_two_albums():
    first, second = "Can/Tago Mago/1.mp3", "Can/Tago Mago 2011/1.mp3"
    tags = {
        first: AudioTags(album="Tago Mago", album_artist="Can", release_id="old", disc=1),
        second: AudioTags(album="Tago Mago", album_artist="Can", release_id="new", disc=2),
    }

    (artist,) = music(first, second, tags=tags).items

    assert len(artist.children) == 2


def test_a_compilation_is_by_various_artists_whose_tracks_keep_theirs():
    (artist,) = music(
        "VA - Drive (2011)/01 - Kavinsky - Nightcall.mp3", "VA - Drive (2011)/02 - Desire - Spell.mp3"
    ).items

    (album,) = artist.children
    assert (artist.guess.title, album.guess.title) == ("Various Artists", "Drive")
    assert [(one.guess.artist, one.guess.title) for one in album.children] == [
        ("Kavinsky", "Nightcall"),
        ("Desire", "Spell"),
    ]


@pytest.mark.parametrize("flag", [True, False])
def test_tracks_of_different_artists_without_an_album_artist_are_a_compilation(flag):
    tags = {
        "a/1.mp3": AudioTags(album="Mix", artist="One", is_compilation=flag),
        "a/2.mp3": AudioTags(album="Mix", artist="Two", is_compilation=flag),
    }

    (artist,) = music("a/1.mp3", "a/2.mp3", tags=tags).items

    assert artist.guess.title == "Various Artists"


def test_guests_do_not_make_a_compilation():
    tags = {
        "a/1.mp3": AudioTags(album="Mix", artist="One"),
        "a/2.mp3": AudioTags(album="Mix", artist="One feat. Two"),
    }

    (artist,) = music("a/1.mp3", "a/2.mp3", tags=tags).items

    assert artist.guess.title == "One"


def test_a_folder_of_tracks_from_many_albums_is_taken_apart_by_tags():
    tags = {
        "dump/1.mp3": AudioTags(album="A", album_artist="X"),
        "dump/2.mp3": AudioTags(album="B", album_artist="X"),
        "dump/3.mp3": AudioTags(album="C", album_artist="Y"),
    }

    x, y = music("dump/1.mp3", "dump/2.mp3", "dump/3.mp3", tags=tags).items

    assert (_albums(x), _albums(y)) == ([("A", None), ("B", None)], [("C", None)])
    assert [album.folder for album in x.children] == ["", ""]


def test_pictures_and_nfo_go_to_the_artist_or_the_album_whose_folder_they_lie_in():
    reading = music(
        "Can/artist.nfo",
        "Can/folder.jpg",
        "Can/fanart.jpg",
        "Can/Tago Mago (1971)/01 - Paperhouse.flac",
        "Can/Tago Mago (1971)/album.nfo",
        "Can/Tago Mago (1971)/cover.jpg",
        "Can/Tago Mago (1971)/Scans/back.jpg",
        "Can/Tago Mago (1971)/Scans/page 3.jpg",
        "Can/Tago Mago (1971)/rip.log",
        "Can/Tago Mago (1971)/01 - Paperhouse.lrc",
    )

    (artist,) = reading.items
    (album,) = artist.children
    assert roles(artist) == {"Can/artist.nfo": "nfo", "Can/fanart.jpg": "picture", "Can/folder.jpg": "picture"}
    assert file_of(artist, "Can/folder.jpg").art == "thumb"
    assert {file.path.rpartition("/")[2]: file.art for file in album.files if file.role is FileRole.PICTURE} == {
        "cover.jpg": "thumb",
        "back.jpg": "back",
    }
    assert reading.unknown == ("Can/Tago Mago (1971)/Scans/page 3.jpg",)
    assert reading.ignored == ("Can/Tago Mago (1971)/01 - Paperhouse.lrc", "Can/Tago Mago (1971)/rip.log")


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("Can - Tago Mago (1971)", ("Can", "Tago Mago", 1971)),
        ("Can - 1971 - Tago Mago", ("Can", "Tago Mago", 1971)),
        ("Can - Tago Mago (1971) [FLAC]", ("Can", "Tago Mago", 1971)),
        ("Can/1971 - Tago Mago", ("Can", "Tago Mago", 1971)),
        ("Can/(1971) Tago Mago", ("Can", "Tago Mago", 1971)),
        ("Can/Albums/Tago Mago [1971]", ("Can", "Tago Mago", 1971)),
        ("Rock/Can/Can - Tago Mago", ("Can", "Tago Mago", None)),
    ],
)
def test_album_folders_in_many_spellings(folder, expected):
    (artist,) = music(f"{folder}/01 Paperhouse.flac").items

    (album,) = artist.children
    assert (artist.guess.title, album.guess.title, album.guess.year) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("01 - Song", (None, 1, "Song")),
        ("01. Song", (None, 1, "Song")),
        ("01 Song", (None, 1, "Song")),
        ("2-03 Song", (2, 3, "Song")),
        ("Can - 01 - Song", (None, 1, "Song")),
        ("Can - Album - 01 - Song", (None, 1, "Song")),
        ("01 - Can - Song", (None, 1, "Song")),
        ("01 - Song - Live", (None, 1, "Song - Live")),
        ("Song", (None, None, "Song")),
    ],
)
def test_track_names_in_many_spellings(name, expected):
    (artist,) = music(f"Can/Album/{name}.mp3").items

    assert tracks(artist.children[0]) == [expected]


def test_loose_tracks_have_an_artist_and_no_album():
    can, unknown = music("Can - Song.mp3", "Can/loose.mp3", "Can/Album/01 A.mp3", "nameless.mp3").items[::-1]

    assert _albums(unknown) == [("[non-album tracks]", None)]
    assert sorted(_albums(can)) == [("Album", None), ("[non-album tracks]", None), ("[non-album tracks]", None)]

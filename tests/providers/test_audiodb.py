"""TheAudioDB: artists and albums, with texts in many languages and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.errors import BadInput, Refused
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Ask, PictureOffer, Wanted
from metarr_desktop.domain.values import Credit, Rating
from metarr_desktop.providers.audiodb import SPEC, AudioDb
from tests.providers.recorded import recorded
from tests.providers.shapes import Told, assert_candidate_sound, assert_sound, damaged
from tests.replay import MemoryAnswers, Replay, a_service, replaying

MBID, GROUP = (f"{digit * 8}-0000-4000-8000-{digit * 12}" for digit in "ab")
ASK = Ask(languages=("de", "en"))
AN_ARTIST = {
    "idArtist": "111",
    "strArtist": "The Quiet Boats",
    "strArtistAlternate": "Quiet Boats",
    "intFormedYear": "1988",
    "intBornYear": None,
    "intDiedYear": "1994",
    "intMembers": "3",
    "strDisbanded": "Yes",
    "strStyle": "Rock/Pop",
    "strGenre": "Rock",
    "strMood": "",
    "strGender": "Male",
    "strBiographyEN": "They were three.",
    "strBiographyDE": None,
    "strBiographyJP": "三人。",
    "strArtistThumb": "http://r2.theaudiodb.com/t.jpg",
    "strArtistFanart": "https://r2.theaudiodb.com/f1.jpg",
    "strArtistFanart2": "https://r2.theaudiodb.com/f2.jpg",
    "strArtistLogo": "javascript:alert(1)",
    "strMusicBrainzID": MBID,
}
AN_ALBUM = {
    "idAlbum": "222",
    "idArtist": "111",
    "strAlbum": "Quiet Harbour",
    "strArtist": "The Quiet Boats",
    "intYearReleased": "1991",
    "strGenre": "Rock",
    "strStyle": "Rock/Pop",
    "strMood": "Calm",
    "strTheme": "Sea",
    "strLabel": "Fjord",
    "strReleaseFormat": "Album",
    "strDescription": "An album.",
    "strDescriptionDE": "Ein Album.",
    "intScore": "8.7",
    "intScoreVotes": "6",
    "strAlbumThumb": "https://r2.theaudiodb.com/a.jpg",
    "strAlbumCDart": "https://r2.theaudiodb.com/cd.png",
    "strMusicBrainzID": GROUP,
    "strMusicBrainzArtistID": MBID,
    "strWikidataID": "Q7",
    "strDiscogsID": "13",
}


@pytest.fixture
def replay() -> Iterator[Replay]:
    with replaying() as replay:
        yield replay


@pytest.fixture
def source(replay: Replay) -> Iterator[AudioDb]:
    with a_service(SPEC, replay) as web:
        yield AudioDb(web, {})


def test_an_artist_is_found_by_its_musicbrainz_id_with_the_public_key(replay: Replay, source: AudioDb) -> None:
    replay.tell("/123/artist-mb.php", {"artists": [AN_ARTIST]}, i=MBID)

    record = source.fetch(Kind.ARTIST, [ExternalId("musicbrainz_artist", MBID)], ASK)

    assert record is not None
    assert len(replay.asked) == 1
    assert record.ids == (ExternalId("audiodb", "111"), ExternalId("musicbrainz_artist", MBID))
    assert record.values == {
        "title": "The Quiet Boats",
        "alternative_titles": ("Quiet Boats",),
        "formed": "1988",
        "disbanded": "1994",
        "genres": ("Rock",),
        "styles": ("Rock/Pop",),
        "biography": "They were three.",
    }
    assert record.texts == {"biography": {"en": "They were three.", "ja": "三人。"}}
    assert record.pictures == (
        PictureOffer("thumb", "https://r2.theaudiodb.com/t.jpg", "https://r2.theaudiodb.com/t.jpg/medium"),
        PictureOffer("fanart", "https://r2.theaudiodb.com/f1.jpg", "https://r2.theaudiodb.com/f1.jpg/medium"),
        PictureOffer("fanart", "https://r2.theaudiodb.com/f2.jpg", "https://r2.theaudiodb.com/f2.jpg/medium"),
    )


def test_a_person_is_born_and_dies(replay: Replay, source: AudioDb) -> None:
    person = {**AN_ARTIST, "intMembers": "1", "strDisbanded": None, "intBornYear": "1961", "intDiedYear": "2001"}
    replay.tell("/123/artist.php", {"artists": [person]}, i="111")

    record = source.fetch(Kind.ARTIST, [ExternalId("audiodb", "111")], ASK)

    assert record is not None
    assert (record.values["born"], record.values["died"]) == ("1961", "2001")
    assert record.values["gender"] == "Male"
    assert "formed" not in record.values


def test_an_album_is_asked_for_by_its_own_id_where_that_is_known(replay: Replay, source: AudioDb) -> None:
    replay.tell("/123/album.php", {"album": [AN_ALBUM]}, m="222")
    ids = [ExternalId("musicbrainz_release_group", GROUP), ExternalId("audiodb", "222")]

    record = source.fetch(Kind.ALBUM, ids, ASK)

    assert record is not None
    assert replay.paths == ["/123/album.php"]
    assert record.ids == (
        ExternalId("audiodb", "222"),
        ExternalId("musicbrainz_release_group", GROUP),
        ExternalId("wikidata", "Q7"),
        ExternalId("discogs", "13"),
    )
    assert record.values == {
        "title": "Quiet Harbour",
        "year": 1991,
        "artists": (Credit("The Quiet Boats", ids=(("musicbrainz_artist", MBID), ("audiodb", "111"))),),
        "labels": ("Fjord",),
        "album_type": "Album",
        "genres": ("Rock",),
        "styles": ("Rock/Pop",),
        "moods": ("Calm",),
        "themes": ("Sea",),
        "ratings": (Rating("audiodb", 8.7, 10.0, 6),),
        "plot": "Ein Album.",
    }


def test_what_it_does_not_know_is_none(replay: Replay, source: AudioDb) -> None:
    replay.tell("/123/artist-mb.php", {"artists": None})

    assert source.fetch(Kind.ARTIST, [ExternalId("musicbrainz_artist", MBID)], ASK) is None
    assert source.resolve(Kind.ARTIST, ExternalId("musicbrainz_artist", MBID), ASK) is None


@pytest.mark.parametrize(
    ("kind", "id"),
    [
        (Kind.ARTIST, ExternalId("musicbrainz_artist", "abc")),
        (Kind.ARTIST, ExternalId("audiodb", "../1")),
        (Kind.ALBUM, ExternalId("musicbrainz_release", MBID)),
        (Kind.MOVIE, ExternalId("audiodb", "1")),
    ],
)
def test_what_is_no_id_of_theirs_is_not_asked_for(replay: Replay, source: AudioDb, kind: Kind, id: ExternalId) -> None:
    assert source.fetch(kind, [id], ASK) is None
    assert source.resolve(kind, id, ASK) is None
    assert replay.asked == []


def test_albums_are_searched_with_their_artist_and_artists_by_name(replay: Replay, source: AudioDb) -> None:
    replay.tell("/123/searchalbum.php", {"album": [AN_ALBUM]}, s="Quiet Boats", a="Quiet Harbour")
    replay.tell("/123/search.php", {"artists": None})
    replay.tell("/123/search.php", {"artists": [AN_ARTIST]}, s="Quiet Boats")

    [album] = source.search(Wanted(Kind.ALBUM, "Quiet Harbour", 1991, artist="Quiet Boats"), ASK)
    [artist] = source.search(Wanted(Kind.ARTIST, "Boats", titles=("Quiet Boats",)), ASK)

    assert (album.title, album.artist, album.year) == ("Quiet Harbour", "The Quiet Boats", 1991)
    assert (artist.title, artist.titles, artist.year) == ("The Quiet Boats", ("Quiet Boats",), 1988)
    assert source.search(Wanted(Kind.ALBUM, "Quiet Harbour"), ASK) == ()
    assert len(replay.asked) == 3


def test_a_persons_own_key_stands_in_the_path_and_nowhere_else(replay: Replay) -> None:
    replay.tell("/S3CRET%2Fkey/artist.php", {"artists": [AN_ARTIST]})
    answers = MemoryAnswers()
    with a_service(SPEC, replay, answers=answers) as web:
        source = AudioDb(web, {"api_key": "S3CRET/key"})

        assert source.fetch(Kind.ARTIST, [ExternalId("audiodb", "111")], ASK) is not None

        replay.tell("/S3CRET%2Fkey/artist.php", {}, status=403)
        with pytest.raises(Refused) as refused:
            source.fetch(Kind.ARTIST, [ExternalId("audiodb", "111")], Ask(is_fresh=True))
    assert not [key for key in answers.kept if "S3CRET" in key]
    assert "S3CRET" not in str(refused.value)


def test_recorded_answers_are_read(replay: Replay, source: AudioDb) -> None:
    [artist] = recorded("theaudiodb", "artist-mb.php")
    [album] = recorded("theaudiodb", "album-mb.php")
    [found] = recorded("theaudiodb", "search_artist_by_name")
    [unknown] = recorded("theaudiodb", "artist_unknown_null")

    def fetched(kind: Kind, scheme: str, exchange: Any) -> Any:
        exchange.serve(replay, exchange.path.split("json")[1].replace("REDACTED", "123"))
        return source.fetch(kind, [ExternalId(scheme, exchange.query["i"])], ASK)

    nirvana = fetched(Kind.ARTIST, "musicbrainz_artist", artist)
    memories = fetched(Kind.ALBUM, "musicbrainz_release_group", album)
    assert_sound(nirvana, SPEC)
    assert_sound(memories, SPEC)
    assert (nirvana.values["formed"], nirvana.values["disbanded"]) == ("1988", "1994")
    assert len(nirvana.texts["biography"]) == 15
    assert nirvana.values["biography"].startswith("Der ")
    assert [one.art for one in nirvana.pictures].count("fanart") == 4
    assert (memories.values["year"], dict(memories.ids)["audiodb"]) == (2013, "2162908")
    assert [one.art for one in memories.pictures] == ["thumb", "thumb", "back", "discart"]

    found.serve(replay, "/123/search.php")
    [coldplay] = source.search(Wanted(Kind.ARTIST, "coldplay"), ASK)
    assert_candidate_sound(coldplay, SPEC)
    assert fetched(Kind.ARTIST, "musicbrainz_artist", unknown) is None


@given(st.data())
def test_damaged_answers_give_sound_records_or_none(data: st.DataObject) -> None:
    artists, albums = data.draw(damaged({"artists": [AN_ARTIST]})), data.draw(damaged({"album": [AN_ALBUM]}))
    source = AudioDb(Told(lambda path, query: albums if "album" in path else artists), {})
    try:
        for kind in (Kind.ARTIST, Kind.ALBUM):
            if (record := source.fetch(kind, [ExternalId("audiodb", "1")], ASK)) is not None:
                assert_sound(record, SPEC)
            for candidate in source.search(Wanted(kind, "Quiet", artist="Boats"), ASK):
                assert_candidate_sound(candidate, SPEC)
    except BadInput:
        pass

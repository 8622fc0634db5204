"""MusicBrainz: artists, albums by release group and by release, tracks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Ask, Child, Place, Wanted
from metarr_desktop.domain.values import Credit, Rating
from metarr_desktop.providers.musicbrainz import SPEC, MusicBrainz
from tests.providers.recorded import Exchange, recorded
from tests.providers.shapes import Told, assert_candidate_sound, assert_sound, damaged
from tests.replay import Replay, a_service, replaying

ARTIST, GROUP, RELEASE = (f"{digit * 8}-0000-4000-8000-{digit * 12}" for digit in "abc")
OTHER_RELEASE, RECORDING, TRACK = (f"{digit * 8}-0000-4000-8000-{digit * 12}" for digit in "def")
ASK = Ask(languages=("de", "en"))


def _link(url: str, **more: Any) -> dict[str, Any]:
    return {"target-type": "url", "ended": False, "url": {"resource": url}, **more}


CREDIT = [
    {"name": "Ane", "joinphrase": " feat. ", "artist": {"id": ARTIST, "name": "Ane Lund"}},
    {"name": "Bo", "joinphrase": "", "artist": {"id": OTHER_RELEASE, "name": "Bo"}},
]
AN_ARTIST = {
    "id": ARTIST,
    "name": "Аня Лунд",
    "sort-name": "Lund, Ane",
    "type": "Person",
    "gender": "Female",
    "disambiguation": "singer of invented songs",
    "life-span": {"begin": "1961-04", "end": None, "ended": False},
    "area": {"name": "Norway"},
    "genres": [{"name": "folk", "count": 1}, {"name": "jazz", "count": 9}],
    "aliases": [
        {"name": "Ane Lund", "locale": "en", "primary": True, "type": "Artist name"},
        {"name": "Ann Lund", "locale": None, "primary": None, "type": "Search hint"},
        {"name": "A. Lund", "locale": None, "primary": None, "type": None},
    ],
    "relations": [
        _link("https://www.wikidata.org/wiki/Q42424242"),
        _link("https://www.discogs.com/artist/777"),
        _link("https://www.theaudiodb.com/artist/111"),
        _link("https://www.imdb.com/name/nm0000042/", ended=True),
    ],
    "release-groups": [
        {"id": GROUP, "title": "Quiet Harbour", "primary-type": "Album", "first-release-date": "1984-02"},
        {"id": "odd", "title": "?"},
    ],
}
A_GROUP = {
    "id": GROUP,
    "title": "Quiet Harbour",
    "primary-type": "Album",
    "secondary-types": ["Live", "Compilation"],
    "first-release-date": "1984-02",
    "artist-credit": CREDIT,
    "genres": [{"name": "jazz", "count": 2}],
    "rating": {"value": 4.35, "votes-count": 12},
    "aliases": [{"name": "Stiller Hafen", "locale": "de", "primary": True, "type": "Release group name"}],
    "relations": [_link("https://www.wikidata.org/wiki/Q7"), _link("https://www.discogs.com/master/13")],
}
A_RELEASE = {
    "id": RELEASE,
    "title": "Quiet Harbour",
    "status": "Official",
    "date": "2011-09-26",
    "artist-credit": CREDIT,
    "label-info": [{"label": {"name": "Fjord"}}, {"label": None}, {"label": {"name": "Fjord"}}],
    "release-group": A_GROUP,
    "relations": [_link("https://www.discogs.com/release/99")],
    "media": [
        {
            "position": 2,
            "format": "CD",
            "track-count": 2,
            "pregap": {"position": 0, "title": "Hidden"},
            "tracks": [
                {
                    "id": TRACK,
                    "position": 1,
                    "number": "B1",
                    "title": "Ebb",
                    "length": 61500,
                    "artist-credit": CREDIT[1:],
                    "recording": {"id": RECORDING, "title": "Ebb (take 2)"},
                },
                {"position": 2, "number": "B2", "title": "Flow", "length": None, "recording": None},
            ],
        }
    ],
}


@pytest.fixture
def replay() -> Iterator[Replay]:
    with replaying() as replay:
        yield replay


@pytest.fixture
def source(replay: Replay) -> Iterator[MusicBrainz]:
    with a_service(SPEC, replay) as web:
        yield MusicBrainz(web, {})


# --- artists --------------------------------------------------------------------------------------------------------


def test_an_artist_is_one_request(replay: Replay, source: MusicBrainz) -> None:
    replay.tell(f"/artist/{ARTIST}", AN_ARTIST)

    record = source.fetch(Kind.ARTIST, [ExternalId("musicbrainz_artist", ARTIST.upper())], ASK)

    assert record is not None
    assert [one.query["inc"] for one in replay.asked] == ["aliases genres release-groups url-rels"]
    assert record.ids == (
        ExternalId("musicbrainz_artist", ARTIST),
        ExternalId("wikidata", "Q42424242"),
        ExternalId("discogs", "777"),
        ExternalId("audiodb", "111"),
    )
    assert record.values == {
        "title": "Ane Lund",
        "sort_title": "Lund, Ane",
        "artist_type": "Person",
        "gender": "Female",
        "disambiguation": "singer of invented songs",
        "genres": ("jazz", "folk"),
        "alternative_titles": ("Аня Лунд", "A. Lund"),
        "born": "1961-04",
    }
    assert record.texts == {"title": {"en": "Ane Lund"}}
    assert record.children == (
        Child(
            Kind.ALBUM,
            Place(),
            (ExternalId("musicbrainz_release_group", GROUP),),
            {"title": "Quiet Harbour", "year": 1984, "original_release_date": "1984-02", "album_type": "Album"},
        ),
    )


def test_a_name_is_left_as_it_is_where_no_wanted_language_has_its_own(replay: Replay, source: MusicBrainz) -> None:
    replay.tell(f"/artist/{ARTIST}", AN_ARTIST)

    record = source.fetch(Kind.ARTIST, [ExternalId("musicbrainz_artist", ARTIST)], Ask(languages=("fr",)))

    assert record is not None
    assert record.values["title"] == "Аня Лунд"


def test_a_group_forms_and_disbands(replay: Replay, source: MusicBrainz) -> None:
    band = {**AN_ARTIST, "type": "Group", "life-span": {"begin": "1988-01", "end": "1994-04-05"}}
    replay.tell(f"/artist/{ARTIST}", band)

    record = source.fetch(Kind.ARTIST, [ExternalId("musicbrainz_artist", ARTIST)], ASK)

    assert record is not None
    assert (record.values["formed"], record.values["disbanded"]) == ("1988-01", "1994-04-05")
    assert "born" not in record.values


def test_an_artist_is_searched_under_all_names_with_special_letters_escaped(
    replay: Replay, source: MusicBrainz
) -> None:
    replay.tell("/artist", {"artists": [{**AN_ARTIST, "score": 97}]})

    [candidate] = source.search(Wanted(Kind.ARTIST, 'A/C "D": (live) & so'), ASK)

    phrase = r'"A\/C \"D\"\: \(live\) \& so"'
    assert [dict(one.query) for one in replay.asked] == [
        {"query": f"artist:{phrase} OR alias:{phrase} OR sortname:{phrase}", "limit": "25", "fmt": "json"}
    ]
    assert (candidate.title, candidate.year, candidate.popularity) == ("Аня Лунд", 1961, 97.0)
    assert candidate.titles == ("Ane Lund", "A. Lund")
    assert candidate.children == ("Quiet Harbour", "?")


# --- albums ---------------------------------------------------------------------------------------------------------


def test_a_release_tells_of_its_album_and_its_tracks_in_one_request(replay: Replay, source: MusicBrainz) -> None:
    replay.tell(f"/release/{RELEASE}", A_RELEASE)
    ids = [ExternalId("musicbrainz_release_group", GROUP), ExternalId("musicbrainz_release", RELEASE)]

    record = source.fetch(Kind.ALBUM, ids, ASK)

    assert record is not None
    assert replay.paths == [f"/release/{RELEASE}"]
    assert record.ids == (
        ExternalId("musicbrainz_release_group", GROUP),
        ExternalId("musicbrainz_release", RELEASE),
        ExternalId("wikidata", "Q7"),
        ExternalId("discogs", "13"),
    )
    assert record.values == {
        "title": "Stiller Hafen",
        "alternative_titles": ("Quiet Harbour",),
        "artists": (
            Credit("Ane", ids=(("musicbrainz_artist", ARTIST),)),
            Credit("Bo", ids=(("musicbrainz_artist", OTHER_RELEASE),)),
        ),
        "year": 1984,
        "release_date": "2011-09-26",
        "original_release_date": "1984-02",
        "album_type": "Album / Live / Compilation",
        "release_status": "Official",
        "compilation": True,
        "labels": ("Fjord",),
        "genres": ("jazz",),
        "ratings": (Rating("musicbrainz", 4.35, 5.0, 12),),
    }
    assert record.texts == {"title": {"de": "Stiller Hafen"}}


def test_tracks_stand_where_they_are_counted_and_not_where_they_are_labelled(
    replay: Replay, source: MusicBrainz
) -> None:
    replay.tell(f"/release/{RELEASE}", A_RELEASE)

    record = source.fetch(Kind.ALBUM, [ExternalId("musicbrainz_release", RELEASE)], ASK)

    assert record is not None
    first, second = record.children
    assert first == Child(
        Kind.TRACK,
        Place(disc=2, track=1),
        (ExternalId("musicbrainz_recording", RECORDING), ExternalId("musicbrainz_track", TRACK)),
        {
            "title": "Ebb",
            "artists": (Credit("Bo", ids=(("musicbrainz_artist", OTHER_RELEASE),)),),
            "disc": 2,
            "track": 1,
        },
    )
    assert second == Child(Kind.TRACK, Place(disc=2, track=2), (), {"title": "Flow", "disc": 2, "track": 2})


def test_an_album_of_no_known_edition_has_no_tracks(replay: Replay, source: MusicBrainz) -> None:
    replay.tell(f"/release-group/{GROUP}", A_GROUP)

    record = source.fetch(Kind.ALBUM, [ExternalId("musicbrainz_release_group", GROUP)], ASK)

    assert record is not None
    assert record.children == ()
    assert record.ids[0] == ExternalId("musicbrainz_release_group", GROUP)
    assert (record.values["year"], record.values["original_release_date"]) == (1984, "1984-02")
    assert not {"release_date", "release_status", "labels"} & set(record.values)


def test_where_a_release_is_gone_its_group_is_asked(replay: Replay, source: MusicBrainz) -> None:
    replay.tell(f"/release-group/{GROUP}", A_GROUP)
    ids = [ExternalId("musicbrainz_release_group", GROUP), ExternalId("musicbrainz_release", RELEASE)]

    record = source.fetch(Kind.ALBUM, ids, ASK)

    assert record is not None
    assert replay.paths == [f"/release/{RELEASE}", f"/release-group/{GROUP}"]


def test_a_merged_id_is_told_as_the_one_it_became(replay: Replay, source: MusicBrainz) -> None:
    replay.tell(f"/release/{OTHER_RELEASE}", A_RELEASE)

    record = source.fetch(Kind.ALBUM, [ExternalId("musicbrainz_release", OTHER_RELEASE)], ASK)

    assert record is not None
    assert ExternalId("musicbrainz_release", RELEASE) in record.ids


def test_an_album_with_two_masters_has_neither(replay: Replay, source: MusicBrainz) -> None:
    masters = [_link(f"https://www.discogs.com/master/{one}") for one in (13, 14)]
    replay.tell(f"/release-group/{GROUP}", {**A_GROUP, "relations": masters})

    record = source.fetch(Kind.ALBUM, [ExternalId("musicbrainz_release_group", GROUP)], ASK)

    assert record is not None
    assert [one.scheme for one in record.ids] == ["musicbrainz_release_group"]


def _found(id: str, tracks: int, date: str, group: str = GROUP, **more: Any) -> dict[str, Any]:
    return {
        "id": id,
        "score": 100,
        "title": "Quiet Harbour",
        "date": date,
        "artist-credit": CREDIT,
        "track-count": tracks,
        "media": [{"format": "CD", "track-count": tracks}],
        "release-group": {"id": group, "title": "Quiet Harbour", "primary-type": "Album"},
        **more,
    }


def test_an_album_is_searched_with_artist_and_year_first_then_whatever_the_year(
    replay: Replay, source: MusicBrainz
) -> None:
    plain = r'release:"Quiet Harbour" AND artist:"Ane Lund"'
    replay.tell("/release", {"releases": []})
    replay.tell("/release", {"releases": [_found(RELEASE, 2, "2011")]}, query=plain)

    [candidate] = source.search(Wanted(Kind.ALBUM, "Quiet Harbour", 1990, artist="Ane Lund"), ASK)

    assert [one.query["query"] for one in replay.asked] == [f"{plain} AND date:1990", plain]
    assert (candidate.title, candidate.artist, candidate.note) == ("Quiet Harbour", "Ane feat. Bo", "Album, CD")


def test_a_known_artist_is_searched_by_id(replay: Replay, source: MusicBrainz) -> None:
    replay.tell("/release", {"releases": [_found(RELEASE, 2, "2011")]})
    ids = (ExternalId("musicbrainz_artist", ARTIST),)

    assert source.search(Wanted(Kind.ALBUM, "Quiet Harbour", artist="Ane", ids=ids), ASK)
    assert replay.asked[0].query["query"] == f'release:"Quiet Harbour" AND arid:{ARTIST}'


def test_editions_of_an_album_are_one_candidate_and_the_one_with_as_many_tracks_is_named(
    replay: Replay, source: MusicBrainz
) -> None:
    editions = [_found(RELEASE, 9, "2011"), _found(OTHER_RELEASE, 2, "1984"), _found(TRACK, 9, "2001", ARTIST)]
    replay.tell("/release", {"releases": editions})

    first, second = source.search(Wanted(Kind.ALBUM, "Quiet Harbour", children=("Ebb", "Flow")), ASK)

    assert first.ids == (
        ExternalId("musicbrainz_release_group", GROUP),
        ExternalId("musicbrainz_release", OTHER_RELEASE),
    )
    assert second.ids == (ExternalId("musicbrainz_release_group", ARTIST),)


def test_other_titles_are_searched_only_when_the_first_gave_nothing(replay: Replay, source: MusicBrainz) -> None:
    replay.tell("/release", {"releases": []})
    replay.tell("/release", {"releases": [_found(RELEASE, 2, "2011")]}, query='release:"Stiller Hafen"')

    wanted = Wanted(Kind.ALBUM, "Havn", titles=("Stiller Hafen", "Quiet Harbour"))

    assert len(source.search(wanted, ASK)) == 1
    assert [one.query["query"] for one in replay.asked] == ['release:"Havn"', 'release:"Stiller Hafen"']


def test_a_release_is_resolved_with_its_tracks_and_fetched_from_the_same_answer(
    replay: Replay, source: MusicBrainz
) -> None:
    replay.tell(f"/release/{RELEASE}", A_RELEASE)
    id = ExternalId("musicbrainz_release", RELEASE)

    candidate = source.resolve(Kind.ALBUM, id, ASK)
    source.fetch(Kind.ALBUM, [id], ASK)

    assert candidate is not None
    assert len(replay.asked) == 1
    assert candidate.ids[:2] == (ExternalId("musicbrainz_release_group", GROUP), id)
    assert (candidate.children, candidate.lengths_s) == (("Ebb", "Flow"), (61.5, None))
    assert candidate.year == 1984


@pytest.mark.parametrize("odd", ["", "tt0133093", "../artist", f"{RELEASE}/x"])
def test_what_is_no_id_of_theirs_is_not_asked_for(replay: Replay, source: MusicBrainz, odd: str) -> None:
    assert source.fetch(Kind.ALBUM, [ExternalId("musicbrainz_release", odd)], ASK) is None
    assert source.resolve(Kind.ARTIST, ExternalId("musicbrainz_release", RELEASE), ASK) is None
    assert source.search(Wanted(Kind.MOVIE, "Heat"), ASK) == ()
    assert replay.asked == []


def test_what_it_does_not_know_is_none(source: MusicBrainz) -> None:
    assert source.fetch(Kind.ARTIST, [ExternalId("musicbrainz_artist", ARTIST)], ASK) is None
    assert source.resolve(Kind.ALBUM, ExternalId("musicbrainz_release_group", GROUP), ASK) is None


@pytest.mark.parametrize(
    ("address", "kind", "scheme"),
    [
        (f"musicbrainz.org/artist/{ARTIST}", Kind.ARTIST, "musicbrainz_artist"),
        (f"beta.musicbrainz.org/release/{RELEASE}/discids", Kind.ALBUM, "musicbrainz_release"),
        (f"musicbrainz.org/release-group/{GROUP}", Kind.ALBUM, "musicbrainz_release_group"),
    ],
)
def test_its_pages_are_known(address: str, kind: Kind, scheme: str) -> None:
    [(found, known)] = [(one, match) for one in SPEC.addresses if (match := one.pattern.search(address))]

    assert (found.kind, found.scheme, len(known["id"])) == (kind, scheme, 36)


# --- recorded answers -----------------------------------------------------------------------------------------------


def _fetched(replay: Replay, exchange: Exchange, kind: Kind, scheme: str, path: str) -> Any:
    """The record that a recorded answer gives, whatever was asked along with it then."""
    exchange.serve(replay, f"/{path}/{exchange.data['id']}")
    with a_service(SPEC, replay) as web:
        source, id = MusicBrainz(web, {}), ExternalId(scheme, exchange.data["id"])
        candidate, record = source.resolve(kind, id, ASK), source.fetch(kind, [id], ASK)
    if candidate is not None:
        assert_candidate_sound(candidate, SPEC)
    if record is not None:
        assert_sound(record, SPEC)
    return record


def test_recorded_artists_are_read(replay: Replay) -> None:
    exchanges = [one for one in recorded("musicbrainz") if "/artist/" in one.path and one.status == 200]
    records = {one.name: _fetched(replay, one, Kind.ARTIST, "musicbrainz_artist", "artist") for one in exchanges}

    nirvana = records["artist_5b11f4ce-a62d-471e-81fc-a69a8278c7da__inc=url-rels"]
    assert len(records) >= 8
    assert all(records.values())
    assert nirvana.values["formed"] == "1988-01"
    assert nirvana.values["artist_type"] == "Group"
    assert {"wikidata": "Q11649", "discogs": "125246", "imdb": "nm1110321"}.items() <= dict(nirvana.ids).items()
    assert records["picard_artist"].values["born"] == "1991-02-17"


def test_recorded_releases_are_read(replay: Replay) -> None:
    exchanges = [
        one for one in recorded("musicbrainz") if "/release/" in one.path and one.status == 200 and "id" in one.data
    ]
    records = {one.name: _fetched(replay, one, Kind.ALBUM, "musicbrainz_release", "release") for one in exchanges}

    moon, discs = records["picard_release"], records["picard_release_multidisc"]
    assert len(records) >= 20
    assert (moon.values["title"], moon.values["year"]) == ("The Dark Side of the Moon", 1973)
    assert moon.values["labels"] == ("Harvest",)
    assert [child.place.disc for child in discs.children] == [1, 1, 1, 1, 2, 2, 2]
    assert len(records["picard_eval_release_c5192d47"].children) == 16
    assert records["picard_eval_release_c5192d47"].values["compilation"] is True


def test_recorded_release_groups_are_read(replay: Replay) -> None:
    exchanges = [
        one
        for one in recorded("musicbrainz")
        if "/release-group/" in one.path and one.status == 200 and "id" in one.data
    ]
    for one in exchanges:
        assert _fetched(replay, one, Kind.ALBUM, "musicbrainz_release_group", "release-group").values["title"]
    assert len(exchanges) >= 8


def test_recorded_searches_are_read(replay: Replay, source: MusicBrainz) -> None:
    [releases] = recorded("musicbrainz", "release__query=You-Want-It-Darker")
    [artists] = recorded("musicbrainz", "artist__limit=1_inc=tags_query=Leonard-Cohen")
    releases.serve(replay, "/release")
    artists.serve(replay, "/artist")

    albums = source.search(Wanted(Kind.ALBUM, "You Want It Darker", 2016, artist="Leonard Cohen"), ASK)
    [cohen] = source.search(Wanted(Kind.ARTIST, "Leonard Cohen"), ASK)

    for one in (*albums, cohen):
        assert_candidate_sound(one, SPEC)
    assert (albums[0].title, albums[0].artist) == ("You Want It Darker", "Leonard Cohen")
    assert len({one.ids[0] for one in albums}) == len(albums) > 1
    assert (cohen.year, cohen.countries) == (1934, ("Canada",))


def test_recorded_errors_are_no_record(replay: Replay, source: MusicBrainz) -> None:
    [missing] = recorded("musicbrainz", "not_found__404")
    missing.serve(replay, f"/release/{RELEASE}")

    assert source.fetch(Kind.ALBUM, [ExternalId("musicbrainz_release", RELEASE)], ASK) is None


# --- damage ---------------------------------------------------------------------------------------------------------


@given(st.data())
def test_damaged_answers_give_sound_records_or_none(data: st.DataObject) -> None:
    answers = {
        f"artist/{ARTIST}": data.draw(damaged(AN_ARTIST)),
        f"release/{RELEASE}": data.draw(damaged(A_RELEASE)),
        f"release-group/{GROUP}": data.draw(damaged(A_GROUP)),
        "artist": data.draw(damaged({"artists": [AN_ARTIST]})),
        "release": data.draw(damaged({"releases": [A_RELEASE, _found(OTHER_RELEASE, 2, "1984")]})),
    }
    source = MusicBrainz(Told(lambda path, query: answers.get(path)), {})
    asked = [
        (Kind.ARTIST, ExternalId("musicbrainz_artist", ARTIST)),
        (Kind.ALBUM, ExternalId("musicbrainz_release", RELEASE)),
        (Kind.ALBUM, ExternalId("musicbrainz_release_group", GROUP)),
    ]
    try:
        for kind, id in asked:
            if (record := source.fetch(kind, [id], ASK)) is not None:
                assert_sound(record, SPEC)
            if (candidate := source.resolve(kind, id, ASK)) is not None:
                assert_candidate_sound(candidate, SPEC)
        wanted = Wanted(Kind.ALBUM, "Quiet Harbour", 1984, children=("Ebb", "Flow"))
        for candidate in (*source.search(wanted, ASK), *source.search(Wanted(Kind.ARTIST, "Ane"), ASK)):
            assert_candidate_sound(candidate, SPEC)
    except BadInput:
        pass

"""What managers post, as events: by the payloads of the contracts, and by any JSON at all."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.hooks import HookEvent, HookNote, HookType, Wish
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.formats.hooks import lidarr, overseerr, plain, radarr, read_event, sonarr
from tests.hook_payloads import posted
from tests.hook_payloads import radarr as a_post

R, S, L, O = HookType.RADARR, HookType.SONARR, HookType.LIDARR, HookType.OVERSEERR  # noqa: E741

NAMES = {R: radarr.NAMES, S: sonarr.NAMES, L: lidarr.NAMES, O: overseerr.NAMES, HookType.PATH: plain.NAMES}


def event_of(type: HookType, label: str) -> HookEvent:
    return read_event(type, posted(type)[label].body)


# --- the contracts ----------------------------------------


@pytest.mark.parametrize("type", [R, S, L, O])
def test_every_payload_of_the_contracts_is_read_under_its_true_name(type: HookType) -> None:
    for one in posted(type).values():
        event = read_event(type, one.body)
        assert event.name == one.event, one.label
        assert event.note is not HookNote.UNKNOWN_TYPE, one.label


@pytest.mark.parametrize("type", [R, S, L, O])
def test_the_contracts_have_a_payload_of_every_event_that_is_known(type: HookType) -> None:
    assert {one.event for one in posted(type).values()} == set(NAMES[type])


@pytest.mark.parametrize(
    ("type", "label", "wish"),
    [
        (R, "Download", Wish.LOOK),
        (R, "Upgrade", Wish.LOOK),
        (R, "Rename", Wish.RELINK),
        (R, "MovieAdded", Wish.LOOK),
        (R, "MovieDelete", Wish.REMOVE),
        (R, "MovieFileDelete", Wish.REMOVE),
        (R, "MovieFileDelete_for_upgrade", Wish.NOTHING),
        (R, "sample_movie_delete", Wish.LOOK),  # whether files went along is not said
        (R, "sample_interstellar", Wish.LOOK),
        (R, "Grab", Wish.NOTHING),
        (R, "Test", Wish.NOTHING),
        (R, "Health", Wish.NOTHING),
        (S, "Download", Wish.LOOK),
        (S, "ImportComplete", Wish.LOOK),
        (S, "Rename", Wish.RELINK),
        (S, "SeriesAdd", Wish.LOOK),
        (S, "SeriesDelete", Wish.REMOVE),
        (S, "EpisodeFileDelete", Wish.REMOVE),
        (S, "ManualInteractionRequired", Wish.NOTHING),
        (L, "Download", Wish.LOOK),
        (L, "Retag", Wish.LOOK),
        (L, "Rename", Wish.RELINK),
        (L, "ArtistDelete", Wish.REMOVE),
        (L, "AlbumDelete", Wish.NOTHING),  # its files were kept
        (L, "DownloadFailure", Wish.NOTHING),
        (L, "ImportFailure", Wish.NOTHING),
        (O, "MEDIA_AVAILABLE", Wish.HINT),
        (O, "MEDIA_APPROVED", Wish.NOTHING),
        (O, "ISSUE_CREATED", Wish.NOTHING),
        (O, "TEST_NOTIFICATION", Wish.NOTHING),
    ],
)
def test_each_event_asks_for_what_it_means(type: HookType, label: str, wish: Wish) -> None:
    assert event_of(type, label).wish is wish


def test_a_film_that_was_downloaded_names_its_folder_its_file_and_its_ids() -> None:
    event = event_of(R, "Download")

    folder = "/data/movies/The Matrix (1999)"
    assert (event.folder, event.files) == (folder, (f"{folder}/The Matrix (1999) Bluray-2160p.mkv",))
    assert event.ids == (ExternalId("tmdb", "603"), ExternalId("imdb", "tt0133093"))
    assert (event.title, event.is_upgrade) == ("The Matrix (1999)", False)


def test_an_upgrade_names_the_files_that_it_replaced() -> None:
    event = event_of(L, "Upgrade")

    assert event.is_upgrade
    assert [path.rpartition(".")[2] for path in (*event.files, *event.gone)] == ["flac", "mp3"]


def test_a_season_pack_and_its_single_files_have_one_download_id() -> None:
    single, pack = event_of(S, "Download"), event_of(S, "ImportComplete")

    assert single.download_id == pack.download_id != ""
    assert set(single.files) < set(pack.files)
    assert pack.is_told_by({*pack.files})
    assert not pack.is_told_by({*single.files})


def test_an_album_is_told_of_with_its_artist() -> None:
    artist, album = event_of(L, "Download").given

    assert (artist.kind, artist.ids[0].scheme) == (Kind.ARTIST, "musicbrainz_artist")
    assert (album.kind, album.ids[0].scheme) == (Kind.ALBUM, "musicbrainz_release_group")
    assert all(path.endswith(".flac") for path in album.paths)


def test_renamed_files_are_told_of_with_where_they_lay() -> None:
    event = event_of(S, "Rename")

    assert event.left == ("/data/tv/Breaking Bad/Season 1/bb101.mkv",)
    assert event.files == ("/data/tv/Breaking Bad/Season 01/Breaking Bad - S01E01 - Pilot.mkv",)


# --- what the contracts do not show ----------------------------------------


@pytest.mark.parametrize("name", ["download", "DOWNLOAD", "Download"])
def test_the_case_of_an_events_name_does_not_matter(name: str) -> None:
    assert read_event(R, a_post(name)).name == "Download"


def test_an_event_of_an_unknown_name_is_read_and_asks_for_nothing() -> None:
    event = read_event(R, a_post("MovieDeleted"))

    assert (event.name, event.wish, event.note) == ("MovieDeleted", Wish.NOTHING, HookNote.UNKNOWN_TYPE)


@pytest.mark.parametrize("empty", ["", None, [], {}, "   ", 0, False])
def test_an_empty_target_never_means_everything(empty: object) -> None:
    for type, body in (
        (R, {"eventType": "Download", "movie": {"folderPath": empty}}),
        (R, {"eventType": "MovieDelete", "movie": {"folderPath": empty}, "deletedFiles": True}),
        (S, {"eventType": "Download", "series": {"path": empty}, "episodeFile": {"path": empty}}),
        (L, {"eventType": "Rename", "artist": {"path": empty}, "renamedTrackFiles": empty}),
        (HookType.PATH, {"path": empty, "paths": [empty]}),
        (O, {"notification_type": "MEDIA_AVAILABLE", "media": {"media_type": "movie", "tmdbId": empty}}),
    ):
        event = read_event(type, json.dumps(body).encode())
        assert (event.wish, event.note) == (Wish.NOTHING, HookNote.NO_TARGET), (type, body)


@pytest.mark.parametrize("number", [949, "949", " 949 "])
def test_an_id_may_come_as_a_number_or_as_text(number: object) -> None:
    body = {"eventType": "Download", "movie": {"folderPath": "/m/Heat", "tmdbId": number, "imdbId": None}}

    assert read_event(R, json.dumps(body).encode()).ids == (ExternalId("tmdb", "949"),)


@pytest.mark.parametrize(("reason", "wish"), [("Upgrade", Wish.NOTHING), ("MANUAL", Wish.REMOVE), ("", Wish.LOOK)])
def test_why_a_file_was_deleted_decides_what_that_means(reason: str, wish: Wish) -> None:
    assert read_event(R, a_post("MovieFileDelete", deleteReason=reason)).wish is wish


def test_a_file_that_the_manager_only_misses_is_not_announced_as_taken_away() -> None:
    event = read_event(R, a_post("MovieFileDelete", deleteReason="missingFromDisk"))

    assert (event.wish, event.gone) == (Wish.LOOK, ())


def test_a_windows_managers_relative_path_goes_on_with_its_own_separator() -> None:
    event = read_event(R, a_post(folder="D:\\Movies\\Heat (1995)"))

    assert event.files == ("D:\\Movies\\Heat (1995)\\Heat (1995).mkv",)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}"])
def test_a_body_that_is_no_json_object_is_refused(body: bytes) -> None:
    with pytest.raises(BadInput):
        read_event(R, body)


# --- any JSON ----------------------------------------

anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["\ud800", "\0", "../..", "/"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
MEMBERS = """movie remoteMovie movieFile series episodeFile episodeFiles artist album trackFiles deletedFiles
renamedMovieFiles renamedEpisodeFiles renamedTrackFiles media path paths downloadId deleteReason isUpgrade"""
members = st.sampled_from(MEMBERS.split())
inside = st.dictionaries(
    st.sampled_from(
        ["path", "folderPath", "relativePath", "previousPath", "tmdbId", "mbId", "title", "year", "media_type"]
    ),
    anything,
)


@given(
    type=st.sampled_from(HookType),
    name=st.sampled_from([name for type in HookType for name in NAMES[type]]) | anything,
    payload=st.dictionaries(members, inside | st.lists(inside, max_size=3) | anything),
)
def test_no_json_makes_a_reader_stumble_and_what_it_reads_can_be_kept(
    type: HookType, name: Any, payload: dict[str, Any]
) -> None:
    body = json.dumps({"eventType": name, "notification_type": name, **payload}).encode()

    event = read_event(type, body)

    for text in (event.name, event.title, event.download_id, *event.paths, *(one.value for one in event.ids)):
        assert "\0" not in text
        text.encode()
    if event.wish is not Wish.NOTHING:
        assert event.paths or event.ids


@given(st.binary(max_size=200))
def test_no_bytes_make_a_reader_raise_anything_but_bad_input(body: bytes) -> None:
    for type in HookType:
        try:
            read_event(type, body)
        except BadInput:
            continue

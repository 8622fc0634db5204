"""Cover Art Archive: pictures of a release, else of its group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Ask, PictureOffer, Wanted
from metarr_desktop.net.transport import Request, Response, redirected
from metarr_desktop.providers.coverart import SPEC, CoverArt
from tests.providers.recorded import recorded
from tests.providers.shapes import Told, assert_sound, damaged
from tests.replay import Replay, Reply, a_service, replaying

RELEASE, GROUP = (f"{digit * 8}-0000-4000-8000-{digit * 12}" for digit in "ab")
IDS = [ExternalId("musicbrainz_release_group", GROUP), ExternalId("musicbrainz_release", RELEASE)]
ASK = Ask()


def _image(name: str, *types: str, **more: Any) -> dict[str, Any]:
    url = f"http://coverartarchive.org/release/{RELEASE}/{name}"
    thumbnails = {"500": f"{url}-500.jpg", "small": f"{url}-250.jpg"}
    return {"image": f"{url}.jpg", "types": list(types), "approved": True, "front": False} | {
        "thumbnails": thumbnails,
        **more,
    }


ANSWER = {
    "images": [
        _image("new", "Front", approved=False),
        _image("back", "Back", "Spine"),
        _image("booklet", "Booklet"),
        _image("disc", "Medium"),
        _image("old", "Front"),
        _image("front", "Front", front=True),
        _image("spine", "Spine", thumbnails={"small": "http://coverartarchive.org/s.jpg"}),
    ],
    "release": f"https://musicbrainz.org/release/{RELEASE}",
}


@pytest.fixture
def replay() -> Iterator[Replay]:
    with replaying() as replay:
        yield replay


@pytest.fixture
def source(replay: Replay) -> Iterator[CoverArt]:
    with a_service(SPEC, replay) as web:
        yield CoverArt(web, {})


def test_a_release_has_its_pictures_by_kind_the_chosen_front_first(replay: Replay, source: CoverArt) -> None:
    replay.tell(f"/release/{RELEASE}", ANSWER)

    record = source.fetch(Kind.ALBUM, IDS, ASK)

    assert record is not None
    assert replay.paths == [f"/release/{RELEASE}"]
    assert record.ids == (ExternalId("musicbrainz_release", RELEASE),)
    assert [(one.art, one.url.rpartition("/")[2]) for one in record.pictures] == [
        ("thumb", "front.jpg"),
        ("back", "back.jpg"),
        ("discart", "disc.jpg"),
        ("thumb", "old.jpg"),
        ("spine", "spine.jpg"),
        ("thumb", "new.jpg"),
    ]
    url = f"https://coverartarchive.org/release/{RELEASE}/front"
    assert record.pictures[0] == PictureOffer("thumb", f"{url}.jpg", f"{url}-500.jpg")
    assert record.pictures[4].preview_url == "https://coverartarchive.org/s.jpg"
    assert not record.values


def test_where_a_release_has_none_those_of_its_group_are_asked_for(replay: Replay, source: CoverArt) -> None:
    replay.tell(f"/release-group/{GROUP}", ANSWER)

    record = source.fetch(Kind.ALBUM, IDS, ASK)

    assert record is not None
    assert replay.paths == [f"/release/{RELEASE}", f"/release-group/{GROUP}"]
    # The answer names the release that the pictures are of; it is not therefore the one in the library.
    assert record.ids == (ExternalId("musicbrainz_release_group", GROUP),)


def test_an_album_without_pictures_is_none(replay: Replay, source: CoverArt) -> None:
    replay.tell(f"/release/{RELEASE}", {"images": [_image("booklet", "Booklet")]})

    assert source.fetch(Kind.ALBUM, IDS, ASK) is None


def test_the_list_is_taken_from_where_it_is_redirected_to(replay: Replay, source: CoverArt) -> None:
    replay.tell("/download/index.json", ANSWER)
    replay.answer(f"/release/{RELEASE}", Reply(307, b"See there", {"Location": f"{replay.url}/download/index.json"}))

    record = source.fetch(Kind.ALBUM, IDS, ASK)

    assert record is not None
    assert len(record.pictures) == 6


def test_only_albums_with_ids_of_musicbrainz_are_asked_for(replay: Replay, source: CoverArt) -> None:
    assert source.fetch(Kind.ARTIST, [ExternalId("musicbrainz_release", RELEASE)], ASK) is None
    assert source.fetch(Kind.ALBUM, [ExternalId("musicbrainz_release", "../x")], ASK) is None
    assert source.fetch(Kind.ALBUM, [ExternalId("audiodb", "1")], ASK) is None
    assert source.resolve(Kind.ALBUM, IDS[0], ASK) is None
    assert source.search(Wanted(Kind.ALBUM, "Quiet Harbour"), ASK) == ()
    assert replay.asked == []


def test_recorded_lists_are_read(replay: Replay, source: CoverArt) -> None:
    exchanges = [one for one in recorded("coverartarchive") if one.status == 200]
    for one in exchanges:
        id = one.data["release"].rpartition("/")[2]
        one.serve(replay, f"/release/{id}")
        record = source.fetch(Kind.ALBUM, [ExternalId("musicbrainz_release", id)], ASK)
        assert record is not None
        assert record.pictures[0].art == "thumb"
        assert_sound(record, SPEC)
    assert len(exchanges) >= 10


def test_recorded_misses_are_none(replay: Replay, source: CoverArt) -> None:
    misses = [one for one in recorded("coverartarchive", "release_") if one.status == 404]
    for one in misses:
        one.serve(replay, one.path)
        id = ExternalId("musicbrainz_release", one.path.rpartition("/")[2])
        assert source.fetch(Kind.ALBUM, [id], ASK) is None
    assert len(misses) >= 4


def test_recorded_redirects_lead_to_where_we_follow() -> None:
    hosts = [one.headers["location"].split("/")[2] for one in recorded("coverartarchive") if 300 <= one.status < 400]

    assert len(hosts) >= 20
    assert all(f".{host}".endswith(tuple(f".{domain}" for domain in SPEC.redirects)) for host in hosts)


def test_the_recorded_way_to_a_list_is_followed_without_leaving_https() -> None:
    """The archive was recorded to send https on to http, twice."""
    hops = [*recorded("coverartarchive", "release_b4a4"), *recorded("coverartarchive", "download_mbid-b4a4")]
    [last] = recorded("coverartarchive", "items_mbid-b4a4")
    ways = [f"https://{one.host}{one.path}" for one in (*hops, last)]
    request = Request(url=ways[0], label=SPEC.label, redirects=SPEC.redirects)

    for hop, way in zip(hops, ways[1:], strict=True):
        onward = redirected(request, Response(hop.status, hop.headers, hop.body))
        assert onward is not None
        assert onward.url == way
        request = onward


@given(st.data())
def test_damaged_answers_give_sound_records_or_none(data: st.DataObject) -> None:
    answer = data.draw(damaged(ANSWER))

    record = CoverArt(Told(lambda path, query: answer), {}).fetch(Kind.ALBUM, IDS, ASK)

    if record is not None:
        assert_sound(record, SPEC)

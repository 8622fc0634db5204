"""Providers, identify, enrich, artwork: by command, with the real providers asking a server on 127.0.0.1."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Metarr
from tests.replay import Replay, Reply, replaying

ALIEN = {
    "id": 348,
    "title": "Alien",
    "original_title": "Alien",
    "original_language": "en",
    "release_date": "1979-05-25",
    "popularity": 70.0,
    "vote_average": 8.1,
    "vote_count": 13000,
}
DETAILS = {
    **ALIEN,
    "overview": "A freighter answers a call.",
    "tagline": "In space no one can hear you.",
    "runtime": 117,
    "genres": [{"id": 27, "name": "Horror"}],
    "imdb_id": "tt0078748",
    "external_ids": {"imdb_id": "tt0078748"},
    "credits": {
        "cast": [{"id": 10205, "name": "Sigourney Weaver", "character": "Ripley", "order": 0, "profile_path": None}],
        "crew": [{"id": 578, "name": "Ridley Scott", "job": "Director", "department": "Directing"}],
    },
    "release_dates": {"results": [{"iso_3166_1": "US", "release_dates": [{"type": 3, "certification": "R"}]}]},
    "images": {
        "posters": [
            {
                "file_path": "/first.jpg",
                "width": 2000,
                "height": 3000,
                "iso_639_1": "en",
                "vote_average": 6.0,
                "vote_count": 9,
            },
            {
                "file_path": "/second.jpg",
                "width": 1000,
                "height": 1500,
                "iso_639_1": "en",
                "vote_average": 5.0,
                "vote_count": 3,
            },
        ],
        "backdrops": [],
        "logos": [],
    },
    "videos": {
        "results": [{"site": "YouTube", "key": "LjLamj-b0I8", "type": "Trailer", "official": True, "iso_639_1": "en"}]
    },
}


@pytest.fixture
def tmdb() -> Iterator[Replay]:
    with replaying() as replay:
        replay.tell(
            "/3/configuration",
            {"images": {"secure_base_url": f"{replay.url}/t/p/", "poster_sizes": ["w342", "original"]}},
        )
        replay.tell("/3/search/movie", {"page": 1, "results": [ALIEN], "total_pages": 1, "total_results": 1})
        replay.tell("/3/movie/348", DETAILS)
        replay.answer("/t/p/original/first.jpg", Reply(404))
        replay.answer("/t/p/original/second.jpg", Reply(200, a_picture(1000, 1500), {"Content-Type": "image/jpeg"}))
        yield replay


@pytest.fixture
def asking(tmp_path: Path, tmdb: Replay) -> Metarr:
    """A library with one film, TMDB alone switched on, at the server of the test."""
    folder = tmp_path / "movies" / "Alien (1979)"
    folder.mkdir(parents=True)
    (folder / "Alien (1979).mkv").touch()
    metarr = Metarr(tmp_path / "data")
    for other in ("tvmaze", "musicbrainz", "coverart", "audiodb", "wikidata", "anilist"):
        assert metarr("provider", "set", other, "enabled=false").status == 0
    said = metarr("provider", "set", "tmdb", f"base_url={tmdb.url}/3", "api_key=0123456789abcdef0123456789abcdef")
    assert said.status == 0, said
    assert metarr("library", "add", str(tmp_path / "movies"), "--type", "movie").status == 0
    assert metarr("scan").status == 0
    return metarr


def a_picture(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.radial_gradient("L").resize((width, height)).convert("RGB").save(stream, "JPEG")
    return stream.getvalue()


def test_a_film_is_identified_enriched_and_gets_its_poster(asking: Metarr, tmdb: Replay, tmp_path: Path) -> None:
    result = asking.json("identify")

    shown = asking.json("show", "Alien")
    assert result["identify"]["taken"] == 1
    assert shown["external_ids"] == {"tmdb": "348", "imdb": "tt0078748"}
    assert (shown["plot"], shown["certification"], shown["runtime"]) == ("A freighter answers a call.", "R", 117)
    assert shown["trailers"] == ["https://www.youtube.com/watch?v=LjLamj-b0I8"]
    assert shown["status"] == "enriched"
    picture, *on_offer = asking.json("art", "Alien", "--kind", "poster")
    assert [one["state"] for one in on_offer] == ["dead", "offered"]
    assert [one["picture"] for one in on_offer] == [None, picture["id"]]  # the second is the one that it has
    assert f"here as {picture['id'][:8]}" in asking("art", "Alien").out
    assert (picture["width"], picture["source"], picture["chosen"]) == (1000, "tmdb", True)
    assert tmdb.paths.count("/3/movie/348") == 1  # everything of a film in one request
    assert asking("publish").status == 0
    nfo = (tmp_path / "movies" / "Alien (1979)" / "Alien (1979).nfo").read_text(encoding="utf-8")
    assert "<trailer>plugin://plugin.video.youtube/play/?video_id=LjLamj-b0I8</trailer>" in nfo
    assert "<plot>A freighter answers a call.</plot>" in nfo


def test_what_was_answered_is_used_again_without_the_network(asking: Metarr, tmdb: Replay) -> None:
    asking.json("identify")
    asked = len(tmdb.asked)

    asking("settings", "set", "providers.offline", "true")
    result = asking.json("enrich", "--all")

    assert result["enrich"]["enriched"] == 1
    assert len(tmdb.asked) == asked


def test_a_locked_field_stays_and_the_providers_word_waits(asking: Metarr) -> None:
    asking("set", "Alien", "plot=Mine.")

    asking.json("identify")

    assert asking.json("show", "Alien")["plot"] == "Mine."
    suggestions = asking.json("suggestions")
    assert [(one["field"], one["value"], one["source"]) for one in suggestions] == [
        ("plot", "A freighter answers a call.", "tmdb")
    ]


def test_the_reasons_are_shown(asking: Metarr) -> None:
    asking("settings", "set", "automation.enrich_after_identify", "false")
    asking.json("identify")

    (found,) = asking.json("identify", "Alien", "--show")

    best = found["candidates"][0]
    assert best["ids"]["tmdb"] == "348"
    assert {"title exact", "year exact"} <= {one["text"] for one in best["reasons"]}
    assert asking.json("show", "Alien")["match"] == best
    assert "sure, by tmdb: title exact, year exact\n" in asking("show", "Alien").out


def test_show_says_whose_a_value_is_and_what_is_missing(asking: Metarr) -> None:
    asking.json("identify")
    asking("set", "Alien", "tagline=")

    shown = asking.json("show", "Alien")

    assert shown["origins"]["plot"]["source"] == "tmdb"
    assert shown["origins"]["tagline"]["source"] == "person"
    assert "tagline" in shown["lacking"]
    assert "plot" not in shown["lacking"]
    assert 0 < shown["complete"] < 100


def test_a_collection_shows_which_of_its_films_are_here(asking: Metarr, tmdb: Replay) -> None:
    sequel = {**ALIEN, "id": 679, "title": "Aliens", "release_date": "1986-07-18"}
    tmdb.tell("/3/movie/348", {**DETAILS, "belongs_to_collection": {"id": 8091, "name": "Alien Collection"}})
    tmdb.tell("/3/collection/8091", {"id": 8091, "name": "Alien Collection", "parts": [ALIEN, sequel]})
    asking.json("identify")

    film, shown = asking("show", "Alien").out, asking("show", "Alien Collection").out

    assert "  of Alien Collection: 1 of 2 here\n" in film
    assert f"  part: Alien (1979), here as {asking.item('Alien')['id']}\n" in shown
    assert "  part: Aliens (1986), not here\n" in shown
    assert [one["item"] is None for one in asking.json("show", "Alien Collection")["parts"]] == [False, True]


def test_an_item_is_said_to_be_a_certain_title(asking: Metarr) -> None:
    said = asking("identify", "Alien", "--as", "https://www.themoviedb.org/movie/348-alien")

    assert said.status == 0, said
    assert said.out.startswith("It is “Alien” (1979) now, as you said; `metarr undo ")
    assert "external_ids" in asking.item("Alien")["locked"]
    assert asking.json("show", "Alien")["plot"] == "A freighter answers a call."


def test_what_waits_is_listed_with_what_it_may_be(asking: Metarr, tmdb: Replay) -> None:
    other = {**ALIEN, "id": 349}
    tmdb.tell("/3/search/movie", {"page": 1, "results": [ALIEN, other], "total_pages": 1, "total_results": 2})
    tmdb.tell("/3/movie/349", {**DETAILS, "id": 349, "external_ids": {}, "imdb_id": None})
    asking.json("identify")

    (waiting,) = asking.json("identify", "--waiting")

    assert (waiting["title"], len(waiting["candidates"])) == ("Alien", 2)
    assert "Alien (1979)" in asking("identify", "--waiting").out


def test_what_is_a_persons_own_is_not_asked_about_until_it_is_no_longer(asking: Metarr, tmdb: Replay) -> None:
    asking("identify", "Alien", "--own")
    asking.json("identify")
    tmdb.asked.clear()

    said = asking("identify", "Alien", "--not-own")

    assert (said.out, tmdb.asked) == ("1 item may be asked about again.\n", [])
    assert asking.json("identify")["identify"]["taken"] == 1


def test_a_key_never_shows(asking: Metarr, tmp_path: Path) -> None:
    asking("-v", "identify")

    texts = [
        path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file() and path.name != "secrets.json"
    ]
    assert all(b"0123456789abcdef0123456789abcdef" not in text for text in texts)
    assert "0123456789abcdef" not in asking("provider", "list", "--json").out


def test_a_provider_is_tested_and_says_what_is_wrong(asking: Metarr, tmdb: Replay) -> None:
    assert asking("provider", "test", "tmdb").status == 0

    tmdb.tell("/3/configuration", {"status_code": 7}, status=401)
    said = asking("provider", "test", "tmdb")

    assert said.status == 1
    assert "TMDB does not accept the key" in said.err


def test_a_provider_is_not_said_to_answer_while_nobody_may_be_asked(asking: Metarr) -> None:
    assert asking("provider", "test", "tmdb").status == 0
    asking("settings", "set", "providers.offline=true")

    said = asking("provider", "test", "tmdb")

    assert (said.status, said.out) == (1, "")
    assert said.err == "Metarr is set to stay offline; TMDB was not asked.\n"
    assert "Metarr is set to stay offline" in asking("provider", "list").err


def test_what_nobody_answered_about_is_counted(asking: Metarr, tmdb: Replay) -> None:
    tmdb.when(lambda asked: Reply(403))

    said = asking("identify")

    assert "unknown to every provider asked: 0" in said.out
    assert "Nobody answered about: 1; they are as they were, `metarr identify` asks again" in said.out
    assert "TMDB does not accept the key" in said.err


def test_a_key_is_read_from_standard_input(asking: Metarr, tmdb: Replay) -> None:
    said = asking("provider", "set", "tmdb", "--key-stdin", stdin="fedcba9876543210fedcba9876543210\n")

    assert said.out == "TMDB: has your key.\n"
    assert asking("provider", "test", "tmdb").status == 0
    assert tmdb.asked[-1].query["api_key"] == "fedcba9876543210fedcba9876543210"
    assert asking("provider", "set", "tmdb", "--key-stdin").status == 1
    assert asking("provider", "set", "tmdb").status == 2


def test_providers_are_listed_in_the_order_they_are_asked_in(asking: Metarr) -> None:
    asking("provider", "set", "omdb", "priority=1")

    listed = asking.json("provider", "list")

    assert listed[0]["name"] == "omdb"
    assert next(one for one in listed if one["name"] == "tmdb")["ready"]
    assert not listed[0]["ready"]


def test_wrong_words_are_named(asking: Metarr) -> None:
    assert "There is no provider “nosuch”" in asking("provider", "test", "nosuch").err
    assert asking("provider", "set", "tmdb", "colour=red").status == 1
    assert asking("provider", "set", "tmdb", "rate=fast").status == 1
    assert asking("identify", "--as", "tmdb:1").status == 2
    assert asking("enrich", "Alien", "--all").status == 2


def test_a_title_without_a_file_can_be_added_identified_and_taken_away_again(asking: Metarr, tmp_path: Path) -> None:
    added = asking.json("add", "Alien", "--library", "movies", "--year", "1979")
    item = str(added["item"])

    assert asking("scan").status == 0
    assert asking("identify", item).status == 0
    assert asking.json("show", item)["plot"] == "A freighter answers a call."
    assert not asking.json("show", item)["missing"]
    assert asking("publish").status == 0
    assert asking("undo", str(added["batch"])).status == 0
    assert item not in {str(one["id"]) for one in asking.items()}


# --- artwork --------------------------------------------------------------------------------------------------------


@pytest.fixture
def offered(asking: Metarr, tmdb: Replay) -> Metarr:
    """A film with two posters on offer, none of them fetched yet."""
    assert asking("settings", "set", "automation.artwork_after_enrich", "false").status == 0
    assert asking("identify").status == 0
    tmdb.answer("/t/p/original/first.jpg", Reply(200, a_picture(2000, 3000), {"Content-Type": "image/jpeg"}))
    return asking


def test_pictures_on_offer_are_listed_best_first_with_their_scores(offered: Metarr) -> None:
    first, second = offered.json("art", "Alien")

    assert (first["source"], first["width"], first["language"], first["votes"]) == ("tmdb", 2000, "en", 9)
    assert (first["state"], first["chosen"]) == ("offered", False)
    assert first["score"] > second["score"]
    assert first["score"] == pytest.approx(sum(first["parts"].values()))
    said = offered("art", "Alien", "--kind", "poster").out
    assert f"{first['id']}" in said
    assert "6 of 9" in said
    assert "= size 30 + aspect 20 + language 20 + votes" in said


@pytest.mark.parametrize("word", ["id", "number"])
def test_a_picture_on_offer_is_chosen_by_its_id_or_its_number(offered: Metarr, word: str) -> None:
    second = offered.json("art", "Alien")[1]

    said = offered("art", "Alien", "--choose", second["id"] if word == "id" else "2")

    assert said.out.startswith("Chosen: poster; `metarr undo ")
    (picture,) = [one for one in offered.json("art", "Alien") if one["chosen"]]
    assert (picture["width"], picture["locked"], picture["source"]) == (1000, True, "tmdb")
    assert offered("undo").status == 0
    assert [one for one in offered.json("art", "Alien") if one["chosen"]] == []


def test_a_rejected_one_is_not_fetched(offered: Metarr, tmdb: Replay) -> None:
    assert offered.json("art", "Alien", "--reject", "1")["state"] == "rejected"

    result = offered.json("art", "Alien", "--fetch")

    assert (result["fetched"], result["failed"]) == (1, 0)
    assert "/t/p/original/first.jpg" not in tmdb.paths
    listed = offered.json("art", "Alien")
    assert {one["state"] for one in listed} == {"cached", "rejected", "offered"}
    assert offered("art", "Alien", "--reject", "1").status == 1  # that is the picture it has


def test_a_picture_comes_from_an_address(offered: Metarr, tmdb: Replay) -> None:
    tmdb.answer("/mine.png", Reply(200, a_picture(700, 1050), {"Content-Type": "image/png"}))

    offered.json("art", "Alien", "--kind", "keyart", "--url", f"{tmdb.url}/mine.png")

    (picture,) = [one for one in offered.json("art", "Alien") if one["chosen"]]
    assert (picture["kind"], picture["width"], picture["source"]) == ("keyart", 700, "127.0.0.1")


def test_what_an_address_has_instead_of_a_picture_is_said_in_a_sentence(offered: Metarr, tmdb: Replay) -> None:
    tmdb.answer("/page.jpg", Reply(200, b"<html>Hello</html>", {"Content-Type": "image/jpeg"}))

    said = offered("art", "Alien", "--url", f"{tmdb.url}/page.jpg")

    assert said.status == 1
    assert said.err.startswith("What 127.0.0.1 sends cannot be used as a picture: it is a web page")
    assert said.err.count("\n") == 1
    assert offered("art", "Alien", "--url", "file:///etc/passwd").status == 1


def test_an_estimate_comes_before_a_large_run(offered: Metarr, tmdb: Replay) -> None:
    asked = len(tmdb.paths)

    estimate = offered.json("art", "--estimate")

    assert (estimate["pictures"], estimate["bytes"]) == (1, 700_000)
    assert estimate["free_bytes"] > 0
    assert offered.json("art", "--estimate", "--library", "movies")["pictures"] == 1
    assert offered("art", "Alien", "--estimate").out.startswith("About 1 picture, 1 MB; the disk has ")
    assert len(tmdb.paths) == asked
    assert offered.json("art", "--fetch", "--library", "movies")["fetched"] == 1
    assert offered.json("art", "--estimate")["pictures"] == 0


def test_the_orders_of_a_series_are_listed_with_what_each_episode_is(
    asking: Metarr, tmdb: Replay, tmp_path: Path
) -> None:
    folder = tmp_path / "tv" / "Lost Hours" / "Season 1"
    folder.mkdir(parents=True)
    (folder / "Lost Hours S01E01.mkv").touch()
    (folder / "Lost Hours S01E03.mkv").touch()
    crossing = {"id": 901, "season_number": 1, "episode_number": 1, "name": "The Crossing"}
    season = {"id": 90, "season_number": 1, "name": "Season 1", "episodes": [crossing]}
    show = {"id": 9, "name": "Lost Hours", "first_air_date": "2004-01-01", "seasons": [{"season_number": 1}]}
    tmdb.tell("/3/tv/9", {**show, "season/1": season})
    asking("library", "add", str(tmp_path / "tv"), "--type", "tv")
    asking("scan")
    asking("set", "Lost Hours", "external_ids=tmdb:9")

    told = asking.json("identify", "Lost Hours", "--orders")

    assert [(one["order"], one["episode"], one["title"]) for one in told] == [("", 1, "The Crossing"), ("", 3, None)]
    assert "no such episode" in asking("identify", "Lost Hours", "--orders").out

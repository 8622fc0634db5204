"""`metarr parse` and `metarr read`: what names say, touching no library."""

import json
import os
from pathlib import Path
from typing import Any

from tests.cli.conftest import MEDIA, Metarr, lay_out_media


def parsed(metarr: Metarr, *words: str, stdin: str = "") -> list[dict[str, Any]]:
    said = metarr("parse", *words, stdin=stdin)
    assert (said.status, said.err) == (0, "")
    return [json.loads(line) for line in said.out.splitlines()]


def test_a_name_is_read_in_the_keys_of_the_corpora(metarr: Metarr) -> None:
    (guess,) = parsed(metarr, "Heat.1995.1080p.BluRay.x264-GRP.mkv")

    assert guess == {
        "input": "Heat.1995.1080p.BluRay.x264-GRP.mkv",
        "title": "Heat",
        "year": 1995,
        "resolution": "1080p",
        "source": "bluray",
        "video_codec": "h264",
        "release_group": "GRP",
        "container": "mkv",
    }


def test_specials_keep_their_season_zero(metarr: Metarr) -> None:
    (guess,) = parsed(metarr, "Lost.Hours.S00E03.mkv")

    assert (guess["season"], guess["episodes"]) == (0, [3])


def test_names_from_standard_input_are_answered_line_by_line_in_their_order(metarr: Metarr) -> None:
    names = [f"Show.S01E{number:02}.mkv" for number in range(1, 60)] + ["Caf\udce9 (2001).mkv", ""]

    guesses = parsed(metarr, "-", stdin="\n".join(names[:-1]) + "\n\n")

    assert [guess["input"] for guess in guesses] == names
    assert guesses[-2]["year"] == 2001


def test_how_a_name_was_read_is_explained_where_asked(metarr: Metarr) -> None:
    regular, riddle = parsed(metarr, "--explain", "Heat (1995).mkv", "xyzzy")

    assert regular["confidence"] == 1.0
    assert [(step["text"], step["property"], step["value"]) for step in regular["explanation"]] == [
        ("Heat", "title", "Heat"),
        ("1995", "year", "1995"),
        (".mkv", "container", "mkv"),
    ]
    assert riddle["confidence"] < 1.0


def test_reading_names_opens_nothing(metarr: Metarr, tmp_path: Path) -> None:
    parsed(metarr, "Heat (1995).mkv")
    metarr("read", str(tmp_path), "--type", "movie")

    assert not Path(metarr.data_dir).exists()


def test_a_folder_is_read_as_a_library_of_a_type_would_be(metarr: Metarr, tmp_path: Path) -> None:
    lay_out_media(tmp_path)

    films = metarr.json("read", str(tmp_path / "Films"), "--type", "movie")
    shows = metarr.json("read", str(tmp_path / "Shows"), "--type", "tv")
    music = metarr.json("read", str(tmp_path / "Music"), "--type", "music")

    heat = next(item for item in films["items"] if item["title"] == "Heat")
    assert heat["artwork"] == [{"path": "Heat (1995)/poster.jpg", "art": "poster"}]
    assert {
        os.fsencode(file) for item in films["items"] for version in item["versions"] for file in version["files"]
    } == {
        b"Heat (1995)/Heat (1995).mp4",
        b"Ronin (1998)/Ronin (1998).mp4",
        b"Caf\xe9 (2001).mp4",
    }
    assert shows["items"][0]["episodes"][0]["episodes"] == [2]
    assert len(music["items"][0]["tracks"]) == 1


def test_a_track_that_cannot_be_read_is_a_notice(metarr: Metarr, tmp_path: Path) -> None:
    (tmp_path / "01 - Dusk.mp3").write_bytes(b"no music")
    (tmp_path / "02 - Dawn.mp3").write_bytes((MEDIA / "tagged.mp3").read_bytes())

    said = metarr("read", str(tmp_path), "--type", "music")

    assert said.status == 0
    assert "01 - Dusk.mp3" in said.err
    assert len(json.loads(said.out)["items"]) >= 1

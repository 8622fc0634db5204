import os
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from mutagen.id3 import TALB, TCON, TDRC, TIT2, TPOS, TRCK, TXXX
from mutagen.mp3 import MP3

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.domain.tags import AudioTags
from metarr_desktop.files.tags import embedded_picture, read_tags

ADA, BJORN = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
IN_EVERY_SAMPLE = AudioTags(
    title="Café del Río",
    artist="Ada Example feat. Björn Sample",
    artists=("Ada Example", "Björn Sample"),
    album="Invented Songs",
    album_artist="Ada Example",
    album_artists=("Ada Example",),
    composers=("Clara Score", "Dirk Note"),
    track=3,
    track_total=12,
    disc=2,
    disc_total=2,
    disc_title="Evening",
    date="2011-04-02",
    original_date="1997-03",
    genres=("Jazz", "Folk"),
    moods=("Calm",),
    labels=("Sample Records",),
    is_compilation=True,
    release_types=("album", "compilation"),
    release_status="official",
    title_sort="Cafe del Rio",
    artist_sort="Example, Ada feat. Sample, Björn",
    album_sort="Invented Songs",
    album_artist_sort="Example, Ada",
    artist_ids=(ADA, BJORN),
    album_artist_ids=(ADA,),
    release_id="33333333-3333-4333-8333-333333333333",
    release_group_id="44444444-4444-4444-8444-444444444444",
    recording_id="55555555-5555-4555-8555-555555555555",
    release_track_id="66666666-6666-4666-8666-666666666666",
    has_picture=True,
)
CODECS = {
    "mp3": "mp3",
    "flac": "flac",
    "ogg": "vorbis",
    "opus": "opus",
    "m4a": "aac",
    "wma": "wmav2",
    "aiff": "pcm",
    "wav": "pcm",
    "wv": "wavpack",
}


@pytest.fixture
def tagged(tmp_path: Path, media: Path) -> MP3:
    """An MP3 with empty tags, to be given some and saved."""
    path = tmp_path / "track.mp3"
    shutil.copy(media / "untagged.mp3", path)
    return MP3(path)


@pytest.mark.parametrize("extension", CODECS)
def test_every_format_says_the_same(media: Path, extension: str) -> None:
    tags = read_tags(str(media / f"tagged.{extension}"))

    assert replace(tags, duration_s=0.0, stream=None) == IN_EVERY_SAMPLE
    assert tags.duration_s == pytest.approx(1.0, abs=0.1)
    assert tags.stream is not None
    assert (tags.stream.codec, tags.stream.channels > 0) == (CODECS[extension], True)


@pytest.mark.parametrize("extension", CODECS)
def test_the_picture_inside_is_found_in_every_format(media: Path, extension: str) -> None:
    assert embedded_picture(str(media / f"tagged.{extension}")) == (media / "cover.jpg").read_bytes()


def test_a_file_without_tags_gives_its_stream_alone(media: Path) -> None:
    tags = read_tags(str(media / "untagged.mp3"))

    assert replace(tags, duration_s=0.0, stream=None) == AudioTags()
    assert embedded_picture(str(media / "untagged.mp3")) is None


def test_the_year_is_that_of_the_first_release() -> None:
    assert AudioTags(date="2011-04-02", original_date="1997-03").year == 1997
    assert AudioTags(date="2011").year == 2011
    assert AudioTags().year is None


@pytest.mark.parametrize(
    ("text", "track", "total"),
    [("3/12", 3, 12), ("03", 3, None), ("0", None, None), ("A1", None, None), ("/9", None, 9), ("", None, None)],
)
def test_track_numbers_are_read_as_taggers_write_them(
    tagged: MP3, text: str, track: int | None, total: int | None
) -> None:
    tagged.tags.add(TRCK(text=text))
    tagged.tags.add(TPOS(text="1"))
    tagged.save()

    tags = read_tags(tagged.filename)

    assert (tags.track, tags.track_total, tags.disc) == (track, total, 1)


@pytest.mark.parametrize(
    ("text", "date"),
    [("1997", "1997"), ("1997-03-21T12:00:00", "1997-03-21"), ("1997-00-00", "1997"), ("0000", ""), ("soon", "")],
)
def test_dates_keep_only_what_is_known(tagged: MP3, text: str, date: str) -> None:
    tagged.tags.add(TXXX(desc="originalyear", text=text))
    tagged.save()

    assert read_tags(tagged.filename).original_date == date


def test_ids_joined_by_an_older_tag_version_are_taken_apart(tagged: MP3) -> None:
    tagged.tags.add(TXXX(desc="MusicBrainz Artist Id", text=f"{ADA}/{BJORN.upper()}"))
    tagged.save(v2_version=3)

    assert read_tags(tagged.filename).artist_ids == (ADA, BJORN)


def test_a_band_with_a_slash_in_its_name_stays_one(tagged: MP3) -> None:
    tagged.tags.add(TXXX(desc="ARTISTS", text="AC/DC"))
    tagged.save(v2_version=4)

    assert read_tags(tagged.filename).artists == ("AC/DC",)


def test_genres_by_number_and_repeated_words_are_cleaned(tagged: MP3) -> None:
    tagged.tags.add(TCON(text=["17", "Rock", " "]))
    tagged.tags.add(TIT2(text="\0 "))
    tagged.tags.add(TALB(text="  Album "))
    tagged.tags.add(TDRC(text="2001"))
    tagged.save()

    tags = read_tags(tagged.filename)

    assert (tags.genres, tags.title, tags.album, tags.year) == (("Rock",), "", "Album", 2001)


@pytest.mark.parametrize("extension", [*CODECS, "ape", "dsf", "mpc"])
def test_a_broken_file_is_named(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"broken.{extension}"
    path.write_bytes(b"nothing that sounds" * 200)

    with pytest.raises(BadFile, match=rf"broken\.{extension}"):
        read_tags(str(path))


@pytest.mark.parametrize("content", [b"", None])
def test_an_empty_or_missing_file_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "gone.flac"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(BadFile, match=r"gone\.flac"):
        read_tags(str(path))


@pytest.mark.parametrize("extension", CODECS)
def test_a_file_cut_off_anywhere_is_read_or_named(tmp_path: Path, media: Path, extension: str) -> None:
    whole = (media / f"tagged.{extension}").read_bytes()
    path = tmp_path / f"cut.{extension}"
    for share in range(20):
        path.write_bytes(whole[: len(whole) * share // 20])
        with suppress(BadFile):
            read_tags(str(path))
            embedded_picture(str(path))


def test_a_name_that_is_not_utf8_is_read(tmp_path: Path, media: Path) -> None:
    path = os.path.join(tmp_path, os.fsdecode(b"caf\xe9.flac"))
    shutil.copy(media / "tagged.flac", path)

    assert read_tags(path).title == "Café del Río"

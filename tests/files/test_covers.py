"""The cover inside a film's file."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.mp4 import MP4, MP4Cover

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.files.covers import cover_of

JPEG = b"\xff\xd8\xff a picture"
UNKNOWN = b"\x01" + b"\xff" * 7


def element(id: int, content: bytes, size: bytes | None = None) -> bytes:
    name = id.to_bytes((id.bit_length() + 7) // 8, "big")
    return name + (size or (1 << 56 | len(content)).to_bytes(8, "big")) + content


def attached(name: str, mime: str, data: bytes) -> bytes:
    return element(0x61A7, element(0x466E, name.encode()) + element(0x4660, mime.encode()) + element(0x465C, data))


def matroska(*attachments: bytes, behind_film: bool = False, size: bytes | None = None) -> bytes:
    """A file of one cluster, its attachments in front of it or, named by a seek head, behind it."""
    box = element(0x1941A469, b"".join(attachments))
    film = element(0x1F43B675, bytes(50_000))
    head = element(0x1A45DFA3, b"")

    def seek_head(position: int) -> bytes:
        entry = element(0x53AB, bytes.fromhex("1941A469")) + element(0x53AC, position.to_bytes(8, "big"))
        return element(0x114D9B74, element(0x4DBB, entry))

    if not behind_film:
        return head + element(0x18538067, box + film, size)
    before = seek_head(0) + film
    return head + element(0x18538067, seek_head(len(before)) + film + box, size)


@pytest.mark.parametrize("behind_film", [False, True])
@pytest.mark.parametrize("size", [None, UNKNOWN], ids=["size known", "live"])
def test_a_matroska_cover_is_found_before_and_behind_the_film(
    tmp_path: Path, behind_film: bool, size: bytes | None
) -> None:
    film = tmp_path / "film.mkv"
    film.write_bytes(matroska(attached("cover.jpg", "image/jpeg", JPEG), behind_film=behind_film, size=size))

    assert cover_of(str(film)) == JPEG


def test_the_large_upright_cover_stands_before_other_pictures_and_fonts_are_none(tmp_path: Path) -> None:
    film = tmp_path / "film.mkv"
    film.write_bytes(
        matroska(
            attached("font.ttf", "application/x-truetype-font", b"font"),
            attached("drawing.png", "image/png", b"drawing"),
            attached("small_cover.jpg", "image/jpeg", b"small"),
            attached("cover_land.jpg", "image/jpeg", b"wide"),
            attached("cover.png", "image/png", b"cover"),
        )
    )

    assert cover_of(str(film)) == b"cover"


@pytest.mark.parametrize(
    "content",
    [matroska(attached("font.ttf", "font/ttf", b"font")), matroska(), b"\x1a\x45\xdf\xa3", b"", b"\0" * 5000],
    ids=["fonts alone", "nothing attached", "header alone", "empty", "zeroes"],
)
def test_a_film_without_a_cover_has_none(tmp_path: Path, content: bytes) -> None:
    film = tmp_path / "film.mkv"
    film.write_bytes(content)

    assert cover_of(str(film)) is None


def test_real_films_without_a_cover_have_none(media: Path) -> None:
    assert [cover_of(str(media / name)) for name in ("two-languages.mkv", "plain.mp4", "old.avi")] == [None] * 3


def test_an_mp4_shows_its_cover_tag(media: Path, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    shutil.copy(media / "plain.mp4", film)
    tags = MP4(film)
    tags["covr"] = [MP4Cover(JPEG)]
    tags.save()

    assert cover_of(str(film)) == JPEG


def test_a_film_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"gone\.mkv"):
        cover_of(str(tmp_path / "gone.mkv"))


@given(st.data())
def test_damage_never_raises_and_never_gives_more_than_the_file_has(data: st.DataObject) -> None:
    whole = bytearray(matroska(attached("cover.jpg", "image/jpeg", JPEG), behind_film=data.draw(st.booleans())))
    places = [*range(300), *range(len(whole) - 300, len(whole))]
    for place in data.draw(st.lists(st.sampled_from(places), max_size=8)):
        whole[place] = data.draw(st.integers(0, 255))
    with tempfile.NamedTemporaryFile(suffix=".mkv") as film:
        film.write(whole[: data.draw(st.integers(0, len(whole)))])
        film.flush()
        found = cover_of(film.name)
    assert found is None or len(found) <= len(whole)

"""Pictures are measured, fingerprinted and made small; what is none, too large or damaged is refused."""

import io
import random
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import pytest
from PIL import Image, ImageDraw

from metarr_desktop.domain.artwork import similarity
from metarr_desktop.domain.errors import BadFile
from metarr_desktop.files import images
from metarr_desktop.files.cache import THUMBNAIL_BOX
from metarr_desktop.files.images import (
    BadImage,
    ImageFormat,
    inspect,
    inspect_file,
    inspect_with_thumbnail,
    thumbnail_of,
)

FORMATS = {ImageFormat.JPEG: "JPEG", ImageFormat.PNG: "PNG", ImageFormat.WEBP: "WEBP", ImageFormat.GIF: "GIF"}


def drawn(seed: int = 1, size: tuple[int, int] = (400, 600), mode: str = "RGB") -> Image.Image:
    """A picture of some random shapes."""
    dice = random.Random(seed)
    width, height = size
    image = Image.new("RGB", size, (dice.randrange(256), 80, 120))
    pen = ImageDraw.Draw(image)
    for _ in range(12):
        x, y = dice.randrange(width), dice.randrange(height)
        box = (x, y, x + dice.randrange(20, width), y + dice.randrange(20, height))
        pen.ellipse(box, fill=(dice.randrange(256), dice.randrange(256), dice.randrange(256)))
    return image.convert(mode)


def logo(colour: tuple[int, int, int], text: str) -> bytes:
    """A transparent picture with one shape in one colour."""
    image = Image.new("RGBA", (800, 310), (0, 0, 0, 0))
    ImageDraw.Draw(image).text((40, 40), text, fill=(*colour, 255), font_size=200)
    return saved(image, "PNG")


def saved(image: Image.Image, format_: str = "JPEG", **options: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format_, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("format_", ImageFormat)
def test_a_picture_is_told_by_its_bytes(format_: ImageFormat) -> None:
    facts = inspect(saved(drawn(), FORMATS[format_]))

    assert (facts.format, facts.width, facts.height) == (format_, 400, 600)
    assert not facts.has_alpha
    assert len(facts.sha256) == 64


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "LA", "RGBA", "I;16"])
def test_pictures_of_every_colour_mode_are_read(mode: str) -> None:
    format_ = "JPEG" if mode == "CMYK" else "PNG"

    facts = inspect(saved(drawn().convert("L") if mode == "I;16" else drawn(mode=mode), format_))

    assert (facts.width, facts.height) == (400, 600)
    assert not facts.has_alpha


def test_a_picture_with_see_through_parts_has_alpha() -> None:
    assert inspect(logo((255, 255, 255), "A")).has_alpha


def test_the_same_picture_in_another_size_and_format_looks_alike() -> None:
    original = inspect(saved(drawn(size=(1000, 1500)), quality=95))
    small = inspect(saved(drawn(size=(1000, 1500)).resize((300, 450)), "WEBP", quality=60))

    assert similarity(original.phash, small.phash) >= 0.95


def test_different_pictures_do_not_look_alike() -> None:
    hashes = [inspect(saved(drawn(seed))).phash for seed in range(12)]

    closest = max(similarity(a, b) for i, a in enumerate(hashes) for b in hashes[:i])

    assert closest < 0.9


def test_logos_of_one_colour_on_nothing_do_not_all_look_alike() -> None:
    for colour in ((255, 255, 255), (0, 0, 0)):
        first, second = inspect(logo(colour, "Heat")).phash, inspect(logo(colour, "Xyz")).phash

        assert similarity(first, second) < 0.9


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<!DOCTYPE html><html></html>",
        b"BM" + bytes(100),
        b"II*\0" + bytes(100),
        b"RIFF\0\0\0\0AVI LIST",
        b"",
    ],
    ids=["svg", "html", "bmp", "tiff", "avi", "empty"],
)
def test_what_is_no_picture_of_a_known_format_is_refused(data: bytes) -> None:
    with pytest.raises(BadImage):
        inspect(data)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_a_picture_cut_off_anywhere_is_refused(format_: str) -> None:
    whole = saved(drawn(), format_)

    for share in range(18):
        with pytest.raises(BadImage):
            inspect(whole[: len(whole) * share // 20])


def test_random_damage_is_refused_or_read_but_never_raises_anything_else() -> None:
    dice = random.Random(5)
    for format_ in FORMATS.values():
        whole = saved(drawn(size=(120, 180)), format_)
        for _ in range(60):
            damaged = bytearray(whole)
            for _ in range(20):
                damaged[dice.randrange(len(damaged))] = dice.randrange(256)
            with suppress(BadImage):
                inspect(bytes(damaged))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("size", [(8000, 7000), (10_000, 10_000), (60_000, 60_000)])
def test_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    bomb = bytearray(saved(Image.new("L", (8, 8)), "PNG"))
    bomb[16:24] = size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big")
    bomb[29:33] = crc32(bomb[12:29]).to_bytes(4, "big")

    with pytest.raises(BadImage, match="million"):
        inspect(bytes(bomb))


def test_a_file_of_too_many_bytes_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.jpg"
    with path.open("wb") as file:
        file.truncate(images.MAX_BYTES + 1)

    with pytest.raises(BadFile, match=r"huge\.jpg.*40 MB"):
        inspect_file(str(path))


def test_a_truncated_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cut.jpg"
    path.write_bytes(saved(drawn())[:2000])

    with pytest.raises(BadFile, match=r"cut\.jpg: the picture is damaged or cut off"):
        inspect_file(str(path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"gone\.jpg"):
        inspect_file(str(tmp_path / "gone.jpg"))


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("size", [(1000, 1500), (2000, 3000), (1210, 1815), (1920, 1080), (4000, 700), (800, 1201)])
@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
def test_a_small_form_fills_the_largest_card_and_is_at_most_twice_as_large(format_: str, size: tuple[int, int]) -> None:
    found = inspect_with_thumbnail(saved(drawn(size=size), format_))

    small = opened(found.thumbnail)
    assert small.format == "JPEG"
    assert (found.facts.width, found.facts.height) == size
    larger = max(small.width / THUMBNAIL_BOX[0], small.height / THUMBNAIL_BOX[1])
    assert 1 <= larger <= 2
    assert small.width / small.height == pytest.approx(size[0] / size[1], rel=0.02)


def test_a_picture_that_is_small_itself_has_no_small_form(tmp_path: Path) -> None:
    data = saved(drawn(size=(790, 1180)))
    (tmp_path / "small.jpg").write_bytes(data)

    assert inspect_with_thumbnail(data).thumbnail == b""
    assert thumbnail_of(str(tmp_path / "small.jpg")) == b""


def test_the_small_form_of_a_logo_is_see_through() -> None:
    image = Image.new("RGBA", (1600, 620), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((0, 0, 800, 620), fill=(255, 0, 0, 255))

    small = opened(inspect_with_thumbnail(saved(image, "PNG")).thumbnail)

    assert small.format == "WEBP"
    assert small.size == (400, 155)
    assert small.convert("RGBA").getpixel((300, 80))[3] == 0  # type: ignore[index]
    assert small.convert("RGBA").getpixel((100, 80))[3] == 255  # type: ignore[index]


def test_the_small_form_of_a_turned_photo_is_upright(tmp_path: Path) -> None:
    sideways = Image.new("RGB", (1800, 1200), "blue")
    ImageDraw.Draw(sideways).rectangle((0, 0, 900, 1200), fill="red")
    exif = Image.Exif()
    exif[0x0112] = 6  # its top is the file's left
    buffer = io.BytesIO()
    sideways.save(buffer, "JPEG", exif=exif.tobytes())
    (tmp_path / "turned.jpg").write_bytes(buffer.getvalue())

    small = opened(thumbnail_of(str(tmp_path / "turned.jpg")))

    assert small.size == (600, 900)
    top, bottom = small.getpixel((300, 100)), small.getpixel((300, 800))
    assert top[0] > 200 > top[2]  # type: ignore[index,operator]
    assert bottom[2] > 200 > bottom[0]  # type: ignore[index,operator]
    assert small.getexif().get(0x0112, 1) == 1


@pytest.mark.parametrize("seed", range(5))
def test_a_fingerprint_hardly_hangs_on_whether_a_small_form_was_made(seed: int) -> None:
    data = saved(drawn(seed, size=(1000, 1500)), quality=90)

    assert similarity(inspect(data).phash, inspect_with_thumbnail(data).facts.phash) >= 0.95

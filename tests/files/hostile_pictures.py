"""Sixty files that are no picture, no usable one, or an odd one; what has to be said of each."""

from __future__ import annotations

import gzip
import io
import random
import struct
import zlib
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageDraw

TAKEN = ""
_NO_PICTURE = "not a JPEG, PNG, WebP or GIF picture"
_DAMAGED = "damaged or cut off"
_TOO_LARGE = "million"
_MOVES = "animation"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file's bytes and what its refusal says; "" where it is taken."""

    name: str
    data: bytes
    refusal: str = TAKEN


def drawn(size: tuple[int, int] = (400, 600), mode: str = "RGB", seed: int = 1) -> Image.Image:
    """A picture of some random shapes."""
    dice = random.Random(seed)
    image = Image.new("RGB", size, (dice.randrange(256), 80, 120))
    pen = ImageDraw.Draw(image)
    for _ in range(12):
        x, y = dice.randrange(size[0]), dice.randrange(size[1])
        box = (x, y, x + dice.randrange(20, 300), y + dice.randrange(20, 300))
        pen.ellipse(box, fill=(dice.randrange(256), dice.randrange(256), dice.randrange(256)))
    return image.convert(mode)


def saved(image: Image.Image, format_: str = "JPEG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format_, **options)
    return buffer.getvalue()


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, idat: bytes, *between: bytes, colour: int = 2) -> bytes:
    """A PNG of that header (8 bits a channel), whatever its data."""
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(between) + png_chunk(b"IDAT", idat) + png_chunk(b"IEND", b"")


def jpeg_of_size(width: int, height: int, **options: Any) -> bytes:
    """A small JPEG whose header claims another size."""
    data = bytearray(saved(drawn((64, 64)), **options))
    frame = next(at for at in range(len(data)) if data[at : at + 2] in (b"\xff\xc0", b"\xff\xc2"))
    data[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def in_many_passes(passes: int, size: tuple[int, int] = (2000, 2000)) -> bytes:
    """A progressive JPEG that repeats its last pass so many times."""
    data = saved(Image.new("RGB", size), progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:-2] + data[last:-2] * passes + b"\xff\xd9"


def _frames(format_: str, **options: Any) -> bytes:
    first, *others = (drawn((120, 180), seed=seed) for seed in range(4))
    return saved(first, format_, save_all=True, append_images=others, duration=80, loop=0, **options)


def _turned(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(drawn(), exif=exif.tobytes())


def _texts() -> list[Hostile]:
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    page = b"<!DOCTYPE html><html><body>404</body></html>"
    return [
        Hostile("empty.jpg", b"", "empty"),
        Hostile("one byte.jpg", b"\xff", _NO_PICTURE),
        Hostile("drawing.svg", svg, "an SVG drawing"),
        Hostile("drawing as a photo.jpg", b"<?xml version='1.0'?>\n" + svg, "an SVG drawing"),
        Hostile("drawing with a mark.jpg", b"\xef\xbb\xbf" + svg, "an SVG drawing"),
        Hostile("packed drawing.svgz", gzip.compress(svg), _NO_PICTURE),
        Hostile("page.jpg", page, "a web page"),
        Hostile("page after blanks.png", b"\n\n   " + page.upper(), "a web page"),
        Hostile("answer.jpg", b'{"status_code": 34}', _NO_PICTURE),
        Hostile("words.jpg", b"Too many requests", _NO_PICTURE),
        Hostile("noise.jpg", random.Random(4).randbytes(5000), _NO_PICTURE),
    ]


def _other_formats() -> list[Hostile]:
    image = drawn((60, 90))
    return [
        Hostile("bitmap.jpg", saved(image, "BMP"), _NO_PICTURE),
        Hostile("scan.tif", saved(image, "TIFF"), _NO_PICTURE),
        Hostile("icon.png", saved(image, "ICO"), _NO_PICTURE),
        Hostile("PostScript.jpg", saved(image, "EPS"), _NO_PICTURE),
        Hostile("document.jpg", saved(image, "PDF"), _NO_PICTURE),
        Hostile("jpeg 2000.jpg", b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(100), _NO_PICTURE),
        Hostile("phone.heic", b"\0\0\0\x18ftypheic" + bytes(100), _NO_PICTURE),
        Hostile("new.avif", b"\0\0\0\x18ftypavif" + bytes(100), _NO_PICTURE),
        Hostile("film.webp", b"RIFF\0\0\0\0AVI LIST" + bytes(100), _NO_PICTURE),
        Hostile("layers.jpg", b"8BPS\0\1" + bytes(100), _NO_PICTURE),
    ]


def _odd_but_usable() -> list[Hostile]:
    photo, plain = saved(drawn()), saved(drawn(), "PNG")
    script = b"<html><script>alert(1)</script></html>"
    return [
        Hostile("a png called.jpg", plain),
        Hostile("a photo called.png", photo),
        Hostile("a webp called.jpg", saved(drawn(), "WEBP")),
        Hostile("photo and archive.jpg", photo + b"PK\x03\x04" + bytes(200)),
        Hostile("photo and page.jpg", photo + script),
        Hostile("png and page.png", plain + script),
        Hostile("photo with a page inside.jpg", saved(drawn(), comment=script)),
        Hostile("print colours.jpg", saved(drawn(mode="CMYK"))),
        Hostile("print colours in passes.jpg", saved(drawn((1200, 1800), "CMYK"), progressive=True)),
        Hostile("grey.jpg", saved(drawn(mode="L"))),
        Hostile("in passes.jpg", saved(drawn(), progressive=True)),
        Hostile("one bit.png", saved(drawn(mode="1"), "PNG")),
        Hostile("deep grey.png", saved(drawn(mode="L").convert("I;16"), "PNG")),
        Hostile("see-through palette.png", saved(drawn(mode="P"), "PNG", transparency=3)),
        Hostile("on its side.jpg", _turned(6)),
        Hostile("turned nowhere.jpg", _turned(99)),
        Hostile("broken exif.jpg", saved(drawn(), exif=b"Exif\0\0II*\0\xff\xff\xff\x7f" + bytes(20))),
        Hostile("one frame.gif", saved(drawn(), "GIF")),
        Hostile("two views.jpg", saved(drawn(), "MPO", save_all=True, append_images=[drawn(seed=2)])),
        Hostile("one line.jpg", saved(Image.new("RGB", (65_500, 1)))),
        Hostile("one column.jpg", saved(Image.new("RGB", (1, 65_500)))),
        Hostile("one dot.png", saved(Image.new("RGB", (1, 1)), "PNG")),
    ]


def _moving() -> list[Hostile]:
    return [
        Hostile("moving.gif", _frames("GIF"), _MOVES),
        Hostile("moving.png", _frames("PNG"), _MOVES),
        Hostile("moving.webp", _frames("WEBP"), _MOVES),
    ]


def _bombs() -> list[Hostile]:
    nothing = zlib.compress(bytes(1000))
    large_text = png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(80_000_000), 9))
    large_profile = png_chunk(b"iCCP", b"icc\0\0" + zlib.compress(bytes(80_000_000), 9))
    screen = bytearray(saved(drawn((60, 90)), "GIF"))
    screen[6:10] = struct.pack("<HH", 65_535, 65_535)
    canvas = bytearray(_frames("WEBP"))
    canvas[24:30] = (16_383).to_bytes(3, "little") * 2
    return [
        Hostile("65535.jpg", jpeg_of_size(65_535, 65_535), _TOO_LARGE),
        Hostile("65535 in passes.jpg", jpeg_of_size(65_535, 600, progressive=True), _TOO_LARGE),
        Hostile("nothing in rows.jpg", jpeg_of_size(0, 600), _DAMAGED),
        Hostile("65535.png", png(65_535, 65_535, nothing), _TOO_LARGE),
        Hostile("endless.png", png(2**31 - 1, 2**31 - 1, nothing), _TOO_LARGE),
        Hostile("nothing.png", png(0, 0, nothing), _DAMAGED),
        Hostile("large and empty.png", png(8000, 8000, zlib.compress(bytes(8000 * 24_001), 9)), _TOO_LARGE),
        Hostile("less than it says.png", png(3000, 3000, nothing), _DAMAGED),
        Hostile("more than it says.png", png(10, 10, zlib.compress(bytes(50_000_000), 9))),
        Hostile("large text.png", png(10, 10, zlib.compress(bytes(310)), large_text), _DAMAGED),
        Hostile("large profile.png", png(10, 10, zlib.compress(bytes(310)), large_profile), _DAMAGED),
        Hostile("65535.gif", bytes(screen), _TOO_LARGE),
        Hostile("16383.webp", bytes(canvas), _TOO_LARGE),
        Hostile("ten thousand passes.jpg", in_many_passes(10_000), "passes"),
    ]


def hostile_pictures() -> list[Hostile]:
    """All of them, the same every time."""
    return [*_texts(), *_other_formats(), *_odd_but_usable(), *_moving(), *_bombs()]

"""Pictures, handled as the foreign bytes they are: what one is, a fingerprint that survives re-encoding, a small form.

The format is told by the first bytes, never by name or header; sizes are checked before anything is decoded; JPEGs are
decoded at a fraction of their size. What moves is refused: players show the first frame of it at best. What the window
shows larger than a card it decodes itself, by Qt.
"""

from __future__ import annotations

import io
import os
import struct
import warnings
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from metarr_desktop.domain.errors import BadFile, BadInput
from metarr_desktop.files.cache import THUMBNAIL_BOX
from metarr_desktop.files.hashes import exactly, sha256_of

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

MAX_BYTES = 40_000_000
MAX_PIXELS = 50_000_000

# What decoding may take, in bytes; and what each pixel takes, with the copies that decoders and conversions make.
_DECODING_MEMORY = 200_000_000
_JPEG_PIXEL, _PROGRESSIVE_PIXEL, _PIXEL, _WEBP_PIXEL = 1, 8, 8, 16

# A pass over a whole JPEG may be a few bytes long: thousands of them would take hours. Cameras and tools write ten.
_SCAN = b"\xff\xda"
_MOST_SCANS = 100

_THUMBNAIL_QUALITY = 85

# Enough for the fingerprint: a poster is decoded at an eighth of its size, and damage in it is still found.
_HASH_BOX = (64, 64)
_HASH_SIDE = 32
_FREQUENCIES = 8
_TRANSPARENT_GROUND = (128, 128, 128)  # grey, as logos come in black and in white

_DAMAGED = "the picture is damaged or cut off"

_ORIENTATION = 0x0112
_TURNED = (5, 6, 7, 8)  # orientations of EXIF that swap width and height

# What Pillow's decoders raise on damaged files.
_DECODER_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    TypeError,
    IndexError,
    KeyError,
    OverflowError,
    ZeroDivisionError,
    MemoryError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)

# Between 89 and 179 megapixels Pillow only warns; we refuse from 50 on, and its warning would reach people's logs.
warnings.simplefilter("error", Image.DecompressionBombWarning)
# Broken EXIF is common and says nothing of the picture.
warnings.filterwarnings("ignore", category=UserWarning, module="PIL")


class ImageFormat(StrEnum):
    """The formats that players show; the value is the file extension."""

    JPEG = "jpg"
    PNG = "png"
    WEBP = "webp"
    GIF = "gif"


_PILLOW_NAMES = {
    ImageFormat.JPEG: "JPEG",
    ImageFormat.PNG: "PNG",
    ImageFormat.WEBP: "WEBP",
    ImageFormat.GIF: "GIF",
}


class BadImage(BadInput):
    """Bytes that are no usable picture; `reason` says why, in words that follow a file's name."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What a picture is. Sizes in pixels and bytes.

    `phash` is a perceptual hash, an unsigned 64-bit number: pictures that look alike differ in few bits. `has_alpha`
    says that some of it is really transparent. `sha256` is that of the file's bytes, 64 hex digits.
    """

    format: ImageFormat
    width: int
    height: int
    size: int
    phash: int
    has_alpha: bool
    sha256: str


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture's facts, its bytes, and its small form where that was asked for: who keeps it does not read it again.

    `thumbnail` is a JPEG, or a WebP where something is transparent; it is empty where the picture itself is less than
    twice as large as a card.
    """

    facts: ImageFacts
    data: bytes
    thumbnail: bytes = b""


def inspect(data: bytes) -> ImageFacts:
    """The facts of a picture. Raises BadImage for what is no picture, moves, is too large, damaged or cut off."""
    # A fingerprint needs the brightness alone.
    return _facts(data, *_decoded(data, "L", _HASH_BOX))


def inspect_with_thumbnail(data: bytes) -> ReadPicture:
    """As `inspect`, with the small form made of the same decoding. Raises BadImage."""
    format_, size, image = _decoded(data, "RGB", THUMBNAIL_BOX)
    return ReadPicture(_facts(data, format_, size, image), data, _thumbnail(size, image))


def look_at(data: bytes) -> ReadPicture:
    """As `inspect_with_thumbnail`, without the bytes, which the caller has: the form for a worker pool."""
    return replace(inspect_with_thumbnail(data), data=b"")


def inspect_file(path: str) -> ImageFacts:
    """As `inspect`, for a file; the form for a worker pool. Raises BadFile."""
    return read_picture(path).facts


def read_picture(path: str) -> ReadPicture:
    """As `inspect_file`, with the bytes. Raises BadFile."""
    try:
        data = _read(path)
        return ReadPicture(inspect(data), data)
    except BadImage as error:
        raise BadFile(path, error.reason) from error


def read_with_thumbnail(path: str) -> ReadPicture:
    """As `read_picture`, with the small form. Raises BadFile."""
    try:
        return inspect_with_thumbnail(_read(path))
    except BadImage as error:
        raise BadFile(path, error.reason) from error


def thumbnail_of(path: str) -> bytes:
    """The small form of a picture file; empty where it is small itself. Raises BadFile."""
    try:
        data = _read(path)
        _, image = _opened(data)
        if _is_small(image.size):
            return b""
        _, size, decoded = _decoded(data, "RGB", THUMBNAIL_BOX)
    except BadImage as error:
        raise BadFile(path, error.reason) from error
    return _thumbnail(size, decoded)


def format_of(data: bytes) -> ImageFormat | None:
    """The format that the first bytes (16 suffice) show; None for anything else, such as SVG or an error page."""
    if data.startswith(b"\xff\xd8\xff"):
        return ImageFormat.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ImageFormat.PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ImageFormat.WEBP
    if data.startswith((b"GIF87a", b"GIF89a")):
        return ImageFormat.GIF
    return None


def _read(path: str) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            data = exactly(file.fileno(), 0, size) if size <= MAX_BYTES else b""
    except OSError as error:
        raise BadFile(path, error.strerror or "it cannot be read") from error
    if size > MAX_BYTES:
        raise BadFile(path, _too_many_bytes())
    return data


def _decoded(data: bytes, mode: str, box: tuple[int, int]) -> tuple[ImageFormat, tuple[int, int], Image.Image]:
    """Format, full size as stored, and the picture upright, decoded no smaller than it is when fitted into `box`."""
    format_, image = _opened(data)
    size = image.size
    try:
        orientation = _orientation(image)
        image.draft(mode, _fitted(size, box[::-1] if orientation in _TURNED else box))
        image.load()
        plain = _in_plain_mode(image)
        return format_, size, plain if orientation == 1 else ImageOps.exif_transpose(plain)
    except _DECODER_ERRORS as error:
        raise BadImage(_DAMAGED) from error


def _opened(data: bytes) -> tuple[ImageFormat, Image.Image]:
    """Format and picture, its header read and found to be harmless, nothing decoded. Raises BadImage."""
    if not data:
        raise BadImage("the file is empty")
    if len(data) > MAX_BYTES:
        raise BadImage(_too_many_bytes())
    format_ = format_of(data)
    if format_ is None:
        raise BadImage(f"it is {_what(data)}, not a JPEG, PNG, WebP or GIF picture")
    try:
        image = Image.open(io.BytesIO(data), formats=[_PILLOW_NAMES[format_]])
        _check(image, format_, data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BadImage(f"it has more than {MAX_PIXELS // 1_000_000} million pixels") from error
    except _DECODER_ERRORS as error:
        raise BadImage(_DAMAGED) from error
    return format_, image


def _check(image: Image.Image, format_: ImageFormat, data: bytes) -> None:
    """Refuse before decoding what would take too much memory or time, or moves. Raises BadImage."""
    width, height = image.size
    each = {ImageFormat.JPEG: _JPEG_PIXEL, ImageFormat.WEBP: _WEBP_PIXEL}.get(format_, _PIXEL)
    if image.info.get("progressive"):  # its decoder keeps the whole picture, however small it is wanted
        each = _PROGRESSIVE_PIXEL
        if data.count(_SCAN) > _MOST_SCANS:
            raise BadImage(f"it is drawn in more than {_MOST_SCANS} passes, which no honest picture is")
    most = min(MAX_PIXELS, _DECODING_MEMORY // each)
    if width * height > most:
        raise BadImage(f"{width} × {height} pixels are more than {most // 1_000_000} million")
    # A JPEG with several pictures (MPO) is a still one with others behind it; cameras write them.
    if format_ is not ImageFormat.JPEG and getattr(image, "is_animated", False):
        raise BadImage("it is an animation, and players show still pictures only")


def _orientation(image: Image.Image) -> int:
    """From 1 (upright) to 8, as EXIF has it; what cannot be read there says nothing."""
    if "exif" not in image.info:
        return 1
    try:
        orientation = image.getexif().get(_ORIENTATION, 1)
    except _DECODER_ERRORS:
        return 1
    return orientation if isinstance(orientation, int) and 1 <= orientation <= 8 else 1


def _what(data: bytes) -> str:
    """What foreign bytes are, as far as their beginning tells, in words for people."""
    start = data[:1024].lower()
    if b"<html" in start or b"<!doctype html" in start:
        return "a web page"
    if b"<svg" in start:
        return "an SVG drawing"
    return "something else"


def _fitted(size: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    """The size of a picture within a box; one that fits already stays as it is."""
    scale = min(1.0, box[0] / size[0], box[1] / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _thumbnail(size: tuple[int, int], image: Image.Image) -> bytes:
    """The small form of a picture of that full size, encoded; empty where the whole is hardly larger."""
    if _is_small(size):
        return b""
    if not _is_small(image.size):
        image = image.reduce(int(_too_large_by(image.size)))
    encoded = io.BytesIO()
    if image.mode == "RGBA":
        image.save(encoded, "WEBP", quality=_THUMBNAIL_QUALITY, method=0)
    else:
        image.save(encoded, "JPEG", quality=_THUMBNAIL_QUALITY)
    return encoded.getvalue()


def _is_small(size: tuple[int, int]) -> bool:
    return _too_large_by(size) < 2


def _too_large_by(size: tuple[int, int]) -> float:
    return max(size[0] / THUMBNAIL_BOX[0], size[1] / THUMBNAIL_BOX[1])


def _too_many_bytes() -> str:
    return f"it is larger than {MAX_BYTES // 1_000_000} MB"


def _in_plain_mode(image: Image.Image) -> Image.Image:
    """The picture as L, RGB or RGBA, RGBA only where something is transparent."""
    if image.has_transparency_data:
        image = image.convert("RGBA")
        histogram_of_alpha = image.getchannel("A").histogram()
        return image if any(histogram_of_alpha[:255]) else image.convert("RGB")
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def _facts(data: bytes, format_: ImageFormat, size: tuple[int, int], image: Image.Image) -> ImageFacts:
    return ImageFacts(
        format=format_,
        width=size[0],
        height=size[1],
        size=len(data),
        phash=_phash(image),
        has_alpha=image.mode == "RGBA",
        sha256=sha256_of(data),
    )


def _phash(image: Image.Image) -> int:
    """The sign of the 64 lowest frequencies of the brightness against their median, row by row, first bit highest."""
    import numpy  # a tenth of a second that only workers spend

    small = image.resize((_HASH_SIDE, _HASH_SIDE), Image.Resampling.BILINEAR, reducing_gap=2.0)
    if small.mode == "RGBA":
        ground = Image.new("RGBA", small.size, _TRANSPARENT_GROUND)
        small = Image.alpha_composite(ground, small)
    brightness = numpy.asarray(small.convert("L"), dtype=numpy.float32)
    cosines = _cosines()
    frequencies = cosines @ brightness @ cosines.T
    bits = frequencies > numpy.median(frequencies)
    return int.from_bytes(numpy.packbits(bits).tobytes(), "big")


@cache
def _cosines() -> NDArray[numpy.float32]:
    """The first rows of the discrete cosine transform (type II): (8, 32)."""
    import numpy

    row = numpy.arange(_FREQUENCIES)[:, None]
    column = numpy.arange(_HASH_SIDE)[None, :]
    return numpy.cos(numpy.pi * row * (2 * column + 1) / (2 * _HASH_SIDE)).astype(numpy.float32)

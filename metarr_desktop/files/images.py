"""Pictures, handled as the foreign bytes they are: what one is, and a fingerprint that survives re-encoding.

The format is told by the first bytes, never by name or header; sizes are checked before anything is decoded; JPEGs are
decoded at a fraction of their size. The window scales what it shows by Qt.
"""

from __future__ import annotations

import io
import os
import struct
import warnings
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image

from metarr_desktop.domain.errors import BadFile, BadInput
from metarr_desktop.files.hashes import exactly, sha256_of

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

MAX_BYTES = 40_000_000
MAX_PIXELS = 50_000_000

# Enough for the fingerprint: a poster is decoded at an eighth of its size, and damage in it is still found.
_DECODED_BOX = (64, 64)
_HASH_SIDE = 32
_FREQUENCIES = 8
_TRANSPARENT_GROUND = (128, 128, 128)  # grey, as logos come in black and in white

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


def inspect(data: bytes) -> ImageFacts:
    """The facts of a picture. Raises BadImage for what is no picture, too large, damaged or cut off."""
    return _facts(data, *_decoded(data))


def inspect_file(path: str) -> ImageFacts:
    """As `inspect`, for a file; the form for a worker pool. Raises BadFile."""
    try:
        return inspect(_read(path))
    except BadImage as error:
        raise BadFile(path, error.reason) from error


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture file's facts and its bytes: who keeps it does not read it again."""

    facts: ImageFacts
    data: bytes


def read_picture(path: str) -> ReadPicture:
    """As `inspect_file`, with the bytes. Raises BadFile."""
    try:
        data = _read(path)
        return ReadPicture(inspect(data), data)
    except BadImage as error:
        raise BadFile(path, error.reason) from error


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


def _decoded(data: bytes) -> tuple[ImageFormat, tuple[int, int], Image.Image]:
    """Format, full size, and the picture decoded large enough for a fingerprint."""
    if not data:
        raise BadImage("the file is empty")
    if len(data) > MAX_BYTES:
        raise BadImage(_too_many_bytes())
    format_ = format_of(data)
    if format_ is None:
        raise BadImage("it is not a JPEG, PNG, WebP or GIF picture")
    try:
        image = Image.open(io.BytesIO(data), formats=[_PILLOW_NAMES[format_]])
        size = image.size
        if size[0] * size[1] > MAX_PIXELS:
            raise BadImage(f"{size[0]} × {size[1]} pixels are more than {MAX_PIXELS // 1_000_000} million")
        image.draft("L", _DECODED_BOX)  # a fingerprint needs the brightness alone
        image.load()
        return format_, size, _in_plain_mode(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BadImage(f"it has more than {MAX_PIXELS // 1_000_000} million pixels") from error
    except _DECODER_ERRORS as error:
        raise BadImage("the picture is damaged or cut off") from error


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

"""A frame of a film as a picture, by PyAV where that is installed (the extra `av`): for what nobody has a picture of.

Decoders of video meet bytes of strangers, too: in workers alone (`pool.WorkerPool.map(grab, …)`), with a time limit.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
from typing import Any, NamedTuple

from PIL import Image, ImageStat

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.files.images import MAX_PIXELS

#: How long a film may take: seeking in a large file on a slow share.
TIME_LIMIT_S = 30.0
_TRIES = (1.0, 1.5, 2.0)  # times the place that was asked for
_FLAT = 12.0  # a spread of brightness below which a frame shows nothing: black, or a fade
_WIDEST = 1920
_QUALITY = 90


class FrameTask(NamedTuple):
    """A film and how many seconds after its beginning."""

    path: str
    at_s: float


def can_grab() -> bool:
    """Whether PyAV is installed."""
    return importlib.util.find_spec("av") is not None


def grab(task: FrameTask) -> bytes:
    """The frame at or before a place, or one later that shows more, as a JPEG of square pixels.

    Raises BadFile for what has no frame that can be decoded.
    """
    av: Any = importlib.import_module("av")
    try:
        with av.open(task.path) as container:
            image = _telling_frame(container, task)
    except (av.FFmpegError, OSError, ValueError) as error:
        raise BadFile(task.path, "no frame of it can be decoded") from error
    encoded = io.BytesIO()
    image.save(encoded, "JPEG", quality=_QUALITY)
    return encoded.getvalue()


def _telling_frame(container: Any, task: FrameTask) -> Image.Image:
    """The first frame of a few that is not flat; else the one with the most in it."""
    if not container.streams.video:
        raise BadFile(task.path, "it holds no video")
    stream = container.streams.video[0]
    if stream.width * stream.height > MAX_PIXELS:
        raise BadFile(task.path, f"its frames have more than {MAX_PIXELS // 1_000_000} million pixels")
    stream.codec_context.skip_frame = "NONKEY"
    best: tuple[float, Image.Image] | None = None
    for times in _TRIES:
        container.seek(round(task.at_s * times * 1_000_000))
        frame = next(container.decode(stream), None)
        if frame is None:
            continue
        image = _square(frame.to_image(), stream.sample_aspect_ratio)
        spread = ImageStat.Stat(image.convert("L")).stddev[0]
        if best is None or spread > best[0]:
            best = spread, image
        if spread >= _FLAT:
            break
    if best is None:
        raise BadFile(task.path, "no frame of it can be decoded")
    return best[1]


def _square(image: Image.Image, pixel_ratio: Any) -> Image.Image:
    """The frame as it is seen: the pixels of DVDs are not square; no wider than a screen."""
    width, height = round(image.width * float(pixel_ratio or 1)), image.height
    scale = min(1.0, _WIDEST / width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return image if size == image.size else image.resize(size, Image.Resampling.BICUBIC)

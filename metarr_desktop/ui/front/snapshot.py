"""The last view of the window as one small file in the data directory, so that a start can paint it at once.

It is read before anything else is loaded, so this module imports Qt and the standard library alone, and what only
writing needs there. The file is a line
of what it is and its checksum, a line of JSON, and the view as JPEG: a whole screen of posters is decoded in a tenth
of the time that an empty window needs. It is a picture and no more than that: nobody edits by it, and the live page
takes its place as soon as it stands.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from typing import NamedTuple

from PySide6.QtGui import QImage

NAME = "last-view.snapshot"
_FORM = b"metarr-view-1"  # another one is of another version, newer or older, and is dropped
_LARGEST = 64 * 1024 * 1024
_JPEG_QUALITY = 92


class Looks(NamedTuple):
    """What a view was drawn in. `theme` and `text_percent` are what the person chose (`ui.theme.theme`)."""

    theme: str
    is_dark: bool
    locale: str
    ratio: float
    text_percent: int = 100


class Snapshot(NamedTuple):
    """The last view: how the window lay (Qt's own blob in base64), what it looked like, and its pixels.

    `title` is as it stands in a sentence (`ui.bidi`): the locale of `looks` is that of whoever reads it.
    """

    geometry: str
    title: str
    looks: Looks
    image: QImage


def prepare() -> None:
    """In the GUI thread, before a worker writes: meet what that works with (see `ui.pictures`); a start needs none."""
    from PySide6.QtCore import QSaveFile  # noqa: F401 - only to have met it
    from PySide6.QtGui import QImageWriter  # noqa: F401 - only to have met it


def write(data_dir: str, snapshot: Snapshot) -> bool:
    """Put the file in the place of the old one, whole or not at all; whether that could be done.

    For a worker, once `prepare` was called.
    """
    library = _library(data_dir)
    if library is None:
        return False
    facts = {
        "library": library,
        "geometry": snapshot.geometry,
        "title": snapshot.title,
        "looks": snapshot.looks._asdict(),
    }
    content = json.dumps(facts).encode() + b"\n" + _jpeg(snapshot.image)
    from PySide6.QtCore import QByteArray, QIODevice, QSaveFile

    file = QSaveFile(os.path.join(data_dir, NAME))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    file.write(QByteArray(b"%s %08x\n%s" % (_FORM, zlib.crc32(content), content)))
    return file.commit()


def read(data_dir: str) -> Snapshot | None:
    """The last view of this library. What is damaged, of another library or of another version is dropped: None."""
    path = os.path.join(data_dir, NAME)
    try:
        with open(path, "rb") as file:
            data = file.read(_LARGEST)
    except OSError:
        return None
    snapshot = _snapshot(data, _library(data_dir))
    if snapshot is None:
        forget(data_dir)
    return snapshot


def forget(data_dir: str) -> None:
    """Drop it: the next start says that it opens the library, and shows none of it before."""
    with contextlib.suppress(OSError):
        os.unlink(os.path.join(data_dir, NAME))


def _snapshot(data: bytes, library: str | None) -> Snapshot | None:
    head, _, content = data.partition(b"\n")
    if head != b"%s %08x" % (_FORM, zlib.crc32(content)):
        return None
    said, _, picture = content.partition(b"\n")
    try:
        facts = json.loads(said)
        looks = Looks(**facts["looks"])
        is_ours = library is not None and facts["library"] == library
        geometry, title = str(facts["geometry"]), str(facts["title"])
    except (ValueError, KeyError, TypeError):
        return None
    if not is_ours:
        return None
    image = QImage()
    if not image.loadFromData(picture):
        return None
    image.setDevicePixelRatio(looks.ratio)
    return Snapshot(geometry, title, looks, image)


def _library(data_dir: str) -> str | None:
    """Which library lies there: a backup that is put back, or one built anew, is another file."""
    try:
        found = os.stat(os.path.join(data_dir, "library.db"))
    except OSError:
        return None
    return f"{found.st_dev}:{found.st_ino}"


def _jpeg(image: QImage) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImageWriter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpg"))
    writer.setQuality(_JPEG_QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())

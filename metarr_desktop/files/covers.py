"""The cover inside a film's file: an attachment of a Matroska file, or the cover tag of an MP4.

Only headers are read on the way there, whatever the size of the film; a Matroska file says in its first element where
attachments lie (RFC 9559).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.files.images import MAX_BYTES
from metarr_desktop.files.tags import embedded_picture

_EBML, _SEGMENT, _CLUSTER = 0x1A45DFA3, 0x18538067, 0x1F43B675
_SEEK_HEAD, _SEEK, _SEEK_ID, _SEEK_POSITION = 0x114D9B74, 0x4DBB, 0x53AB, 0x53AC
_ATTACHMENTS, _ATTACHED, _NAME, _MIME, _DATA = 0x1941A469, 0x61A7, 0x466E, 0x4660, 0x465C
_MOST_ELEMENTS = 1000  # on one level; a film with all fonts of its subtitles has dozens
_LONGEST_WORD = 4096
_MP4 = b"ftyp"
#: The names that Matroska recommends, the most wanted first; any other picture comes after them.
_NAMES = ("cover", "cover_land", "small_cover", "small_cover_land")


class _Element(NamedTuple):
    """An element's id and where its content begins and ends."""

    id: int
    start: int
    end: int


def cover_of(path: str) -> bytes | None:
    """The cover inside a film's file, None without one; its bytes were not looked into. Raises BadFile."""
    try:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            start = file.read(12)
            if start.startswith(_EBML.to_bytes(4, "big")):
                return _of_matroska(file, size)
    except OSError as error:
        raise BadFile(path, error.strerror or "it cannot be read") from error
    return embedded_picture(path) if start[4:8] == _MP4 else None


def _of_matroska(file: BinaryIO, size: int) -> bytes | None:
    segment = next((one for one in _elements(file, 0, size) if one.id == _SEGMENT), None)
    if segment is None:
        return None
    for one in _elements(file, segment.start, segment.end):
        if one.id == _SEEK_HEAD:
            place = _place_of_attachments(file, one, segment)
            found = next(_elements(file, place, segment.end), None) if place else None
            if found is not None and found.id == _ATTACHMENTS:
                return _best(file, found)
        elif one.id == _ATTACHMENTS:
            return _best(file, one)
        elif one.id == _CLUSTER:  # what lies behind the film itself is named in front of it
            return None
    return None


def _place_of_attachments(file: BinaryIO, head: _Element, segment: _Element) -> int:
    """Where the attachments begin by a seek head; 0 where it names none."""
    for seek in _elements(file, head.start, head.end):
        if seek.id == _SEEK:
            parts = {one.id: _word(file, one) for one in _elements(file, seek.start, seek.end)}
            if parts.get(_SEEK_ID) == _ATTACHMENTS.to_bytes(4, "big"):
                return segment.start + int.from_bytes(parts.get(_SEEK_POSITION, b"")[:8], "big")
    return 0


def _best(file: BinaryIO, attachments: _Element) -> bytes | None:
    pictures: list[tuple[int, int, _Element]] = []
    for number, attached in enumerate(_elements(file, attachments.start, attachments.end)):
        parts = {one.id: one for one in _elements(file, attached.start, attached.end)}
        data = parts.get(_DATA)
        if attached.id != _ATTACHED or data is None or not 0 < data.end - data.start <= MAX_BYTES:
            continue
        mime, name = (_word(file, parts[id]).lower() if id in parts else b"" for id in (_MIME, _NAME))
        stem = name.decode("utf-8", "replace").rpartition(".")[0]
        if mime.startswith(b"image/"):
            pictures.append((_NAMES.index(stem) if stem in _NAMES else len(_NAMES), number, data))
    if not pictures:
        return None
    best = min(pictures)[2]
    file.seek(best.start)
    return file.read(best.end - best.start)


def _elements(file: BinaryIO, start: int, end: int) -> Iterator[_Element]:
    """The elements one after another between two places, as far as they make sense."""
    for _ in range(_MOST_ELEMENTS):
        if start >= end:
            return
        file.seek(start)
        head = file.read(12)
        id_length = _length(head[:1], 4)
        size_length = _length(head[id_length : id_length + 1], 8)
        content = start + id_length + size_length
        if not id_length or not size_length or len(head) < id_length + size_length:
            return
        size = int.from_bytes(head[id_length : id_length + size_length], "big") & ((1 << 7 * size_length) - 1)
        is_unknown = size == (1 << 7 * size_length) - 1  # a live recording: it goes on to the end
        stop = end if is_unknown else min(end, content + size)
        yield _Element(int.from_bytes(head[:id_length], "big"), content, stop)
        start = stop


def _length(first: bytes, most: int) -> int:
    """How many bytes a number of EBML has by its first one; 0 for none that may be."""
    length = 9 - first[0].bit_length() if first and first[0] else 0
    return length if length <= most else 0


def _word(file: BinaryIO, element: _Element) -> bytes:
    file.seek(element.start)
    return file.read(min(element.end - element.start, _LONGEST_WORD)).rstrip(b"\0")

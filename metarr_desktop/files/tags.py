"""The tags of music files, read by mutagen and brought to one shape; well under a millisecond a file."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from typing import Any

import mutagen
from mutagen.apev2 import APEv2
from mutagen.asf import ASFTags
from mutagen.flac import FLAC, Picture
from mutagen.id3 import ID3
from mutagen.mp4 import MP4Tags

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.domain.streams import AudioStream
from metarr_desktop.domain.tags import AudioTags
from metarr_desktop.domain.values import partial_date
from metarr_desktop.files.tag_names import Names, by_name

_Picture: Any = Picture  # mutagen's class is without types
_FRONT_COVER = 3
_ID_SEPARATORS = re.compile(r"[/;,\s]+")
_NUMBER = re.compile(r"\s*(\d{1,5})")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_TRUE = {"1", "true", "yes"}
_OPUS_HZ = 48_000  # by its definition
_LOSSLESS = {"flac", "alac", "ape", "wavpack", "tta", "pcm", "dsd"}

_CODECS = {
    "MP3": "mp3",
    "FLAC": "flac",
    "OggFLAC": "flac",
    "OggVorbis": "vorbis",
    "OggOpus": "opus",
    "OggSpeex": "speex",
    "AAC": "aac",
    "AC3": "ac3",
    "ASF": "wmav2",
    "MonkeysAudio": "ape",
    "WavPack": "wavpack",
    "Musepack": "musepack",
    "TrueAudio": "tta",
    "AIFF": "pcm",
    "WAVE": "pcm",
    "DSF": "dsd",
    "DSDIFF": "dsd",
}


def read_tags(path: str) -> AudioTags:
    """The tags of a music file; one without tags gives the stream alone. The form for a worker pool.

    Raises BadFile for one that is missing, empty, or of a format that is not music.
    """
    file = _opened(path)
    return _tags(by_name(file.tags), file)


def embedded_picture(path: str) -> bytes | None:
    """The picture inside a music file, the front cover before others; None without one. Raises BadFile."""
    pictures = list(_pictures(_opened(path)))
    fronts = [data for type_, data in pictures if type_ == _FRONT_COVER]
    others = [data for _, data in pictures]
    return next(iter(fronts + others), None)


def _opened(path: str) -> Any:
    try:
        file = mutagen.File(path)
    except mutagen.MutagenError as error:
        cause = error.args[0] if error.args else None
        reason = cause.strerror if isinstance(cause, OSError) else "the file is damaged or not what its name says"
        raise BadFile(path, reason or "it cannot be read") from error
    if file is None:
        raise BadFile(path, "it is not a music file")
    return file


def _tags(names: Names, file: Any) -> AudioTags:
    track, track_total = _position(names, "tracknumber", "totaltracks")
    disc, disc_total = _position(names, "discnumber", "totaldiscs")
    artist = " / ".join(names.get("artist", ()))
    album_artist = " / ".join(names.get("albumartist", ()))
    return AudioTags(
        title=_first(names, "title"),
        artist=artist,
        artists=names.get("artists") or names.get("artist", ()),
        album=_first(names, "album"),
        album_artist=album_artist,
        album_artists=names.get("albumartists") or names.get("albumartist", ()),
        composers=names.get("composer", ()),
        track=track,
        track_total=track_total,
        disc=disc,
        disc_total=disc_total,
        disc_title=_first(names, "discsubtitle"),
        date=_date(names, "date"),
        original_date=_date(names, "originaldate") or _date(names, "originalyear"),
        genres=_distinct(names.get("genre", ())),
        moods=_distinct(names.get("mood", ())),
        labels=_distinct(names.get("label", ())),
        is_compilation=_first(names, "compilation").lower() in _TRUE,
        release_types=tuple(kind.lower() for kind in names.get("releasetype", ())),
        release_status=_first(names, "releasestatus").lower(),
        title_sort=_first(names, "titlesort"),
        artist_sort=_first(names, "artistsort"),
        album_sort=_first(names, "albumsort"),
        album_artist_sort=_first(names, "albumartistsort"),
        artist_ids=_ids(names, "musicbrainz_artistid"),
        album_artist_ids=_ids(names, "musicbrainz_albumartistid"),
        release_id=_id(names, "musicbrainz_albumid"),
        release_group_id=_id(names, "musicbrainz_releasegroupid"),
        recording_id=_id(names, "musicbrainz_trackid"),
        release_track_id=_id(names, "musicbrainz_releasetrackid"),
        duration_s=float(getattr(file.info, "length", 0.0) or 0.0),
        has_picture=any(True for _ in _pictures(file)),
        stream=_stream(file),
    )


def _stream(file: Any) -> AudioStream:
    codec = _codec(file)
    return AudioStream(
        codec=codec,
        channels=_fact(file, "channels"),
        sampling_rate=_OPUS_HZ if codec == "opus" else _fact(file, "sample_rate"),
        bitrate=_fact(file, "bitrate"),
        bit_depth=_fact(file, "bits_per_sample") if codec in _LOSSLESS else 0,
    )


def _fact(file: Any, name: str) -> int:
    """A number of the stream; formats know different ones."""
    return int(getattr(file.info, name, 0) or 0)


def _codec(file: Any) -> str:
    format_ = type(file).__name__
    if format_ == "MP4":
        codec = str(file.info.codec)
        return "aac" if codec.startswith("mp4a") else codec.partition(".")[0]
    return _CODECS.get(format_, format_.lower())


def _first(names: Names, name: str) -> str:
    return next(iter(names.get(name, ())), "")


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _position(names: Names, name: str, total_name: str) -> tuple[int | None, int | None]:
    """Number and total of `3/12`, or of two tags. `A1`, as on records, and zero are no number."""
    number, _, total = _first(names, name).partition("/")
    return _number(number), _number(total) or _number(_first(names, total_name))


def _number(text: str) -> int | None:
    match = _NUMBER.match(text)
    return int(match[1]) or None if match else None


def _date(names: Names, name: str) -> str:
    """The date at the start of what is there: taggers append times, and write `0000` for what they do not know."""
    match = _DATE.match(_first(names, name))
    return partial_date(match[0]) if match else ""


def _ids(names: Names, name: str) -> tuple[str, ...]:
    """The ids, also where a tagger for ID3v2.3 joined them with a slash."""
    parts = (part for value in names.get(name, ()) for part in _ID_SEPARATORS.split(value))
    return _distinct(part.lower() for part in parts if part)


def _id(names: Names, name: str) -> str:
    return next(iter(_ids(names, name)), "")


def _pictures(file: Any) -> Iterable[tuple[int, bytes]]:
    """Each picture inside the file with its ID3 type (3 is the front cover)."""
    if isinstance(file, FLAC):
        return [(picture.type, picture.data) for picture in file.pictures]
    for kind, pictures_of in _PICTURES_OF:
        if isinstance(file.tags, kind):
            return pictures_of(file.tags)
    return () if file.tags is None else _of_vorbis(file.tags)


def _of_id3(tags: Any) -> Iterable[tuple[int, bytes]]:
    return ((int(frame.type), frame.data) for frame in tags.getall("APIC"))


def _of_mp4(tags: Any) -> Iterable[tuple[int, bytes]]:
    return ((_FRONT_COVER, bytes(cover)) for cover in tags.get("covr", ()))


def _of_ape(tags: Any) -> Iterable[tuple[int, bytes]]:
    """`Cover Art (Front)` and its like: a file name, a zero, the picture."""
    for key in tags:
        if key.lower().startswith("cover art"):
            yield (_FRONT_COVER if "front" in key.lower() else 0), tags[key].value.partition(b"\0")[2]


def _of_asf(tags: Any) -> Iterable[tuple[int, bytes]]:
    """Type (1 byte), length (4, little-endian), type and description in UTF-16 with zero ends, the picture."""
    for block in (attribute.value for attribute in tags.get("WM/Picture", ())):
        length = int.from_bytes(block[1:5], "little")
        if len(block) > length:
            yield block[0], block[len(block) - length :]


def _of_vorbis(tags: Any) -> Iterable[tuple[int, bytes]]:
    for block in tags.get("metadata_block_picture", ()):
        try:
            picture = _Picture(base64.b64decode(block, validate=True))
        except (ValueError, mutagen.MutagenError):
            continue  # a broken picture does not make the music unreadable
        yield picture.type, picture.data


_PICTURES_OF = ((ID3, _of_id3), (MP4Tags, _of_mp4), (APEv2, _of_ape), (ASFTags, _of_asf))

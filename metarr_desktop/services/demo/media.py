"""The bytes of the demo's videos, tracks and subtitles, made from the shipped seeds.

A seed is two seconds of real video or sound (`resources/demo/seeds`, made by `make.sh` there). Every copy gets a
harmless tail of its own or its own tags, so that no two are equal and content can tell them apart.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from mutagen.flac import FLAC, Picture
from mutagen.id3 import PictureType
from mutagen.mp3 import EasyMP3

from metarr_desktop.services.demo.nfo import invented_mbid
from metarr_desktop.shipped import resources

if TYPE_CHECKING:
    from metarr_desktop.services.demo.catalogue import Album, Track

# What begins the small files of a disc; the pictures lie in the streams beside them.
_DISC_FILES = {".bdmv": b"INDX0200", ".mpls": b"MPLS0200", ".ifo": b"DVDVIDEO-VMG"}
_VIDEOS = {".avi": "sd.avi", ".mp4": "720p.mp4", ".m2ts": "disc.m2ts", ".vob": "dvd.vob"}

# mutagen is typed in part only; through these names its classes answer Any.
_flac: Callable[..., Any] = FLAC
_mp3: Callable[..., Any] = EasyMP3
_picture: Callable[..., Any] = Picture


def content(path: str) -> bytes:
    """A video, subtitle, disc file, theme or paper whose name is `path`: the name says what is inside.

    `2160p` and `720p` in the name of an mkv are kept, anything else is 1080p; a subtitle speaks the language of its
    name, or English.
    """
    name = os.path.basename(path)
    extension = os.path.splitext(name)[1].lower()
    if extension in _DISC_FILES:
        return _DISC_FILES[extension].ljust(2048, b"\0")
    if extension == ".srt":
        return _subtitle(name)
    if extension == ".mp3":
        return _seed("tone.mp3")
    if extension == ".pdf":
        return _seed("paper.pdf")
    if extension == ".mkv":
        size = next((size for size in ("2160p", "720p") if size in name), "1080p")
        return _seed(f"{size}.mkv") + _tail(extension, path)
    return _seed(_VIDEOS[extension]) + _tail(extension, path)


def track(album: Album, one: Track, cover: bytes | None) -> bytes:
    """A FLAC or MP3 file with the tags that Picard would write, or only its encoder's if the album has none.

    `cover` is a JPEG to embed; only FLAC albums have one.
    """
    buffer = io.BytesIO(_seed(f"tone{album.extension}"))
    audio = _flac(buffer) if album.extension == ".flac" else _mp3(buffer)
    if audio.tags is None:
        audio.add_tags()
    for name, value in _tags(album, one).items():
        audio[name] = value
    if cover is not None:
        picture = _picture()
        picture.type, picture.mime, picture.data = PictureType.COVER_FRONT, "image/jpeg", cover
        audio.add_picture(picture)
    buffer.seek(0)
    audio.save(buffer)
    return buffer.getvalue()


def _tags(album: Album, one: Track) -> dict[str, str]:
    """Names as Vorbis comments have them; mutagen knows the ID3 frames of the same names."""
    if not album.is_tagged:
        return {"encodedby": f"Invented encoder {one.disc}.{one.number}"}
    tags = {
        "title": one.title,
        "artist": one.artist,
        "album": album.title,
        "albumartist": album.artist,
        "date": str(album.year),
        "genre": album.genre,
        "composer": album.composer,
        "tracknumber": f"{one.number}/{max(track.number for track in album.tracks if track.disc == one.disc)}",
        "discnumber": f"{one.disc}/{album.discs}",
        "compilation": "1" if album.is_compilation else "",
        "musicbrainz_trackid": invented_mbid("recording", one.artist, one.title),
        "musicbrainz_albumid": invented_mbid("release", album.artist, album.title),
        "musicbrainz_releasegroupid": invented_mbid("release-group", album.artist, album.title),
        "musicbrainz_artistid": invented_mbid("artist", one.artist),
        "musicbrainz_albumartistid": invented_mbid("artist", album.artist),
    }
    return {name: value for name, value in tags.items() if value}


def _subtitle(name: str) -> bytes:
    words = name.lower().split(".")
    return _seed(next((f"{code}.srt" for code in ("de", "ja", "ru") if code in words), "en.srt"))


def _tail(extension: str, path: str) -> bytes:
    """Bytes that players skip: a Void element, a free box, a JUNK chunk, or a null packet."""
    mark = sha256(path.encode()).digest()
    match extension:
        case ".mkv":
            return b"\xec" + bytes([0x80 | len(mark)]) + mark
        case ".mp4":
            return (8 + len(mark)).to_bytes(4, "big") + b"free" + mark
        case ".avi":
            return b"JUNK" + len(mark).to_bytes(4, "little") + mark
        case ".m2ts":
            return b"\0\0\0\0\x47\x1f\xff\x10" + mark.ljust(184, b"\xff")
        case _:
            return b""


def _seed(name: str) -> bytes:
    return (resources() / "demo" / "seeds" / name).read_bytes()

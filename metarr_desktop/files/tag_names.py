"""How each tag format names things, brought to one set of names: those of Vorbis comments as MusicBrainz Picard writes.

`by_name` gives `{name: (value, …)}` for any file that mutagen opens. Values are text, several where the format keeps
several; nothing is split or interpreted here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mutagen.apev2 import TEXT, APEv2
from mutagen.asf import ASFTags
from mutagen.id3 import ID3
from mutagen.mp4 import MP4Tags

Names = Mapping[str, tuple[str, ...]]

_ID3 = {
    "TIT2": "title",
    "TPE1": "artist",
    "TPE2": "albumartist",
    "TALB": "album",
    "TCOM": "composer",
    "TRCK": "tracknumber",
    "TPOS": "discnumber",
    "TSST": "discsubtitle",
    "TDRC": "date",
    "TDOR": "originaldate",
    "TMOO": "mood",
    "TPUB": "label",
    "TCMP": "compilation",
    "TSOT": "titlesort",
    "TSOP": "artistsort",
    "TSOA": "albumsort",
    "TSO2": "albumartistsort",
}
_ID3_OWNER_OF_RECORDING_ID = "http://musicbrainz.org"

_MP4 = {
    "\xa9nam": "title",
    "\xa9ART": "artist",
    "aART": "albumartist",
    "\xa9alb": "album",
    "\xa9wrt": "composer",
    "\xa9day": "date",
    "\xa9gen": "genre",
    "cpil": "compilation",
    "sonm": "titlesort",
    "soar": "artistsort",
    "soal": "albumsort",
    "soaa": "albumartistsort",
}
_MP4_FREE = "----:com.apple.iTunes:"

_ASF = {
    "title": "title",
    "author": "artist",
    "wm/albumartist": "albumartist",
    "wm/albumtitle": "album",
    "wm/composer": "composer",
    "wm/tracknumber": "tracknumber",
    "wm/partofset": "discnumber",
    "wm/setsubtitle": "discsubtitle",
    "wm/year": "date",
    "wm/originalreleasetime": "originaldate",
    "wm/originalreleaseyear": "originalyear",
    "wm/genre": "genre",
    "wm/mood": "mood",
    "wm/publisher": "label",
    "wm/iscompilation": "compilation",
    "wm/titlesortorder": "titlesort",
    "wm/artistsortorder": "artistsort",
    "wm/albumsortorder": "albumsort",
    "wm/albumartistsortorder": "albumartistsort",
    "wm/artists": "artists",
}

# What taggers call the same thing in the free part of a format, all letters small.
_SYNONYMS = {
    "album artist": "albumartist",
    "album_artist": "albumartist",
    "albumartists": "albumartists",
    "track": "tracknumber",
    "tracktotal": "totaltracks",
    "disc": "discnumber",
    "disctotal": "totaldiscs",
    "media subtitle": "discsubtitle",
    "setsubtitle": "discsubtitle",
    "year": "date",
    "original_year": "originalyear",
    "organization": "label",
    "publisher": "label",
    "musicbrainz artist id": "musicbrainz_artistid",
    "musicbrainz/artist id": "musicbrainz_artistid",
    "musicbrainz album artist id": "musicbrainz_albumartistid",
    "musicbrainz/album artist id": "musicbrainz_albumartistid",
    "musicbrainz album id": "musicbrainz_albumid",
    "musicbrainz/album id": "musicbrainz_albumid",
    "musicbrainz release group id": "musicbrainz_releasegroupid",
    "musicbrainz/release group id": "musicbrainz_releasegroupid",
    "musicbrainz release track id": "musicbrainz_releasetrackid",
    "musicbrainz/release track id": "musicbrainz_releasetrackid",
    "musicbrainz track id": "musicbrainz_trackid",
    "musicbrainz/track id": "musicbrainz_trackid",
    "musicbrainz album type": "releasetype",
    "musicbrainz/album type": "releasetype",
    "musicbrainz_albumtype": "releasetype",
    "musicbrainz album status": "releasestatus",
    "musicbrainz/album status": "releasestatus",
    "musicbrainz_albumstatus": "releasestatus",
}


def by_name(tags: Any) -> Names:
    """All text of a mutagen tag object, by common name; no tags at all give nothing."""
    if tags is None:
        return {}
    if isinstance(tags, ID3):
        return _collect(_of_id3(tags))
    if isinstance(tags, MP4Tags):
        return _collect(_of_mp4(tags))
    if isinstance(tags, ASFTags):
        return _collect((_ASF.get(key.lower(), key), [str(value)]) for key, value in tags)
    if isinstance(tags, APEv2):
        return _collect(_of_ape(tags))
    return _collect((key, [value]) for key, value in tags)


def _collect(pairs: Iterable[tuple[str, list[str]]]) -> Names:
    names: dict[str, tuple[str, ...]] = {}
    for key, values in pairs:
        name = _SYNONYMS.get(key.lower(), key.lower())
        cleaned = (value.strip("\0 \t\r\n") for value in values)
        names[name] = names.get(name, ()) + tuple(value for value in cleaned if value)
    return names


def _of_id3(tags: Any) -> Iterable[tuple[str, list[str]]]:
    for frame in tags.values():
        if frame.FrameID == "TXXX":
            yield frame.desc, [str(text) for text in frame.text]
        elif frame.FrameID == "TCON":
            yield "genre", frame.genres  # numbers of old taggers spelled out
        elif frame.FrameID == "UFID":
            if frame.owner == _ID3_OWNER_OF_RECORDING_ID:
                yield "musicbrainz_trackid", [frame.data.decode("ascii", "replace")]
        elif frame.FrameID in _ID3:
            yield _ID3[frame.FrameID], [str(text) for text in frame.text]


def _of_ape(tags: Any) -> Iterable[tuple[str, list[str]]]:
    for key, value in tags.items():
        if value.kind == TEXT:
            yield key, list(value)


def _of_mp4(tags: Any) -> Iterable[tuple[str, list[str]]]:
    for key, value in tags.items():
        if key in ("trkn", "disk"):
            number, total = value[0]
            yield ("tracknumber" if key == "trkn" else "discnumber"), [f"{number}/{total}"]
        elif key == "cpil":
            yield "compilation", ["1" if value else "0"]
        elif key in _MP4:
            yield _MP4[key], [str(text) for text in value]
        elif key.startswith(_MP4_FREE):
            yield key.removeprefix(_MP4_FREE), [bytes(text).decode("utf-8", "replace") for text in value]

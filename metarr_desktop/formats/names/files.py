"""File names apart: what a name's ending says it is, and which names are nobody's media."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VIDEO = _words(
    "mkv mp4 avi m4v mov wmv mpg mpeg ts m2ts mts webm flv f4v ogm ogv divx vob iso img strm rmvb rm asf 3gp "
    "dvr-ms wtv mk3d m2v"
)
AUDIO = _words("mp3 flac ogg oga opus m4a m4b aac wma ape wv aiff aif aifc wav dsf dff mka mpc tta mp2 ac3 dts shn tak")
SUBTITLES = _words("srt ass ssa sub idx sup vtt smi sami mks ttml usf")
PICTURES = _words("jpg jpeg png webp gif tbn bmp")
# What travels with releases and albums and is neither media nor a riddle for the person.
_LEFTOVERS = _words("txt url sfv md5 nzb torrent srr par2 log cue m3u m3u8 pls lrc accurip ffp html htm")

_KNOWN = VIDEO | AUDIO | SUBTITLES | PICTURES | _LEFTOVERS | {"nfo", "ifo", "bup", "bdmv", "mpls", "clpi"}

_SKIPPED_FOLDERS = _words(
    "@eadir .@__thumb $recycle.bin lost+found lost.dir #recycle @recycle .actors extrafanart extrathumbs .deletedbytmm"
) | {"system volume information", "plex versions"}
# Directly under a root these are titles: "Proof" is a series and a film.
_SKIPPED_INSIDE_TITLES = _words("sample samples proof")
_JUNK_FILES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})
_MARKERS = frozenset({".nomedia", ".ignore"})


def split_extension(name: str) -> tuple[str, str]:
    """A file name's stem and its known extension in lower case without the dot ("" when it has none that we know)."""
    stem, dot, extension = name.rpartition(".")
    extension = extension.lower()
    return (stem, extension) if dot and stem and extension in _KNOWN else (name, "")


def is_skipped_folder(name: str, *, is_top: bool) -> bool:
    """Whether nothing below a folder of that name is looked at (RULES 3.11); `is_top` = directly under the root.

    `Subs` is read, for its subtitles. A name that begins with an ellipsis ("...And Justice for All") is not hidden.
    """
    lower = name.lower()
    return _is_hidden(name) or lower in _SKIPPED_FOLDERS or (lower in _SKIPPED_INSIDE_TITLES and not is_top)


def is_junk_file(name: str) -> bool:
    """Whether a file of that name is some program's own business, or still being downloaded (RULES 3.11)."""
    lower = name.lower()
    return _is_hidden(name) or lower in _JUNK_FILES or lower.endswith((".!qb", ".part", ".crdownload", "@synoeastream"))


def is_marker(name: str) -> bool:
    """Whether the file says that its folder is no part of the library."""
    return name in _MARKERS


def is_leftover(extension: str) -> bool:
    """Whether files of that extension lie beside media without being any (playlists, checksums, lyrics)."""
    return extension in _LEFTOVERS


def _is_hidden(name: str) -> bool:
    return name.startswith(".") and not name.startswith("..")

"""Names of albums' folders and of tracks, for where the tags are silent."""

from __future__ import annotations

import re
from typing import NamedTuple

from metarr_desktop.domain.guess import Guess, NameStep
from metarr_desktop.formats.names.patterns import pattern
from metarr_desktop.formats.names.titles import clean, fold, is_year, readable

#: MusicBrainz's own names for what has none; players know them.
VARIOUS_ARTISTS = "Various Artists"
UNKNOWN_ARTIST = "[unknown]"
LOOSE_TRACKS = "[non-album tracks]"

_VARIOUS = frozenset(
    {"variousartists", "various", "va", "compilations", "compilation", "soundtracks", "soundtrack", "ost"}
)
_DISC_FOLDER = pattern(
    r"(?:cd|dis[ck]|dvd|vinyl|lp|vol(?:ume)?)[ ._-]*(?P<number>\d{1,2})(?![^\W_])(?P<title>.*)", re.I | re.S
)
_DISC_AT_END = pattern(r"[ ._,-]*[(\[]?(?<![^\W_])(?:cd|dis[ck])[ ._-]*(?P<number>\d{1,2})[)\]]?$", re.I)
_NOTE = pattern(r"[ ._-]*[\[{](?!(?:19|20)\d\d[\]}])[^\[\]{}]*[\]}]")
_YEAR_FIRST = pattern(r"[(\[]?(?P<year>(?:19|20)\d\d)[)\]]?(?:[ ._]*-[ ._]*| +)(?P<rest>\S.*)", re.S)
_YEAR_LAST = pattern(r"(?P<rest>.*\S)[ ._-]*[(\[](?P<year>(?:19|20)\d\d)(?:[^\d)\]][^)\]]*)?[)\]].*", re.S)
_DASH = pattern(r"\s+[-–—]\s+|_-_")
_NUMBERED = pattern(r"(?:(?P<disc>\d{1,2})-)?(?P<track>\d{1,3})(?:[ _]+-[ _]+|\.[ _-]*|[ _]+|-)(?P<rest>\S.*)", re.S)
_FEATURING = pattern(r"\s+[(\[]?(?:feat\.?|ft\.?|featuring)\s.*", re.I | re.S)


def disc_of_folder(name: str) -> int | None:
    """The number of a disc's folder inside an album's ("CD1", "Disc 2 - Live"), else None."""
    match = _DISC_FOLDER.fullmatch(name)
    return int(match["number"]) if match else None


def album_name(name: str) -> Guess:
    """Artist, album, year and disc of an album folder's name: "Artist - Album (1975)", "1975 - Album", "Album CD2"."""
    text, disc = split_disc(readable(name))
    text = clean(_NOTE.sub("", text)) or clean(text) or text
    year = None
    match = _YEAR_LAST.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    if match and is_year(int(match["year"])):
        text, year = match["rest"], int(match["year"])
    artist, dash, album = _split(text)
    if dash and (match := _YEAR_FIRST.fullmatch(album)) and is_year(int(match["year"])):
        album, year = match["rest"], year or int(match["year"])
    title = album if dash else text
    return Guess(title=title, album=title, artist=artist_name(artist) if dash else "", year=year, disc=disc)


def track_name(stem: str) -> Guess:
    """Disc, track, artist and title of a track's name: "1-02 Title", "03 - Artist - Title", "Artist - Title"."""
    return Guess.of({one.property: one.value for one in _pieces(stem)})


def track_steps(stem: str) -> list[NameStep]:
    """How `track_name` reads a name: its pieces in their order."""
    return [NameStep(one.text, one.property, str(one.value), "place in a track's name") for one in _pieces(stem)]


class _Piece(NamedTuple):
    text: str
    property: str
    value: str | int


def _pieces(stem: str) -> list[_Piece]:
    text = readable(stem).strip()
    pieces = []
    if match := _NUMBERED.fullmatch(text):
        number, text = text[: match.end("track")], match["rest"]
        pieces = [_Piece(number, "disc", int(match["disc"]))] if match["disc"] else []
        pieces.append(_Piece(number, "track", int(match["track"])))
    parts = _DASH.split(text)
    for at, part in enumerate(parts[1:-1], 1):
        if part.isdecimal() and not pieces:
            album, title = " - ".join(parts[1:at]), " - ".join(parts[at + 1 :])
            pieces = [_Piece(parts[0], "artist", parts[0])] + ([_Piece(album, "album", album)] if album else [])
            return [*pieces, _Piece(part, "track", int(part)), _Piece(title, "title", clean(title))]
    if len(parts) > 1 and (artist := parts[0].strip()):
        title = " - ".join(parts[1:])
        return [*pieces, _Piece(artist, "artist", artist), _Piece(title, "title", clean(title))]
    return [*pieces, _Piece(text, "title", clean(text) or text)]


def artist_name(name: str) -> str:
    """An artist's name as a folder has it; all the words for a compilation's artist are one."""
    text = readable(name).strip()
    return VARIOUS_ARTISTS if fold(text) in _VARIOUS else text


def without_guests(artist: str) -> str:
    """A printed credit without the guests: "A feat. B" is A's."""
    return _FEATURING.sub("", artist).strip()


def split_disc(album: str) -> tuple[str, int | None]:
    """An album's name without the disc number that some write at its end, and that number."""
    match = _DISC_AT_END.search(album)
    return (album[: match.start()], int(match["number"])) if match and match.start() else (album, None)


def _split(text: str) -> tuple[str, str, str]:
    match = _DASH.search(text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")

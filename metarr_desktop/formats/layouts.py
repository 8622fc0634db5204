"""Where a player expects each file: the names of Kodi, Jellyfin and Plex to write, everyone's names to read.

Kodi: RULES 3.1 to 3.4, measured in `../shared/peers/README.md`. Jellyfin and Plex: RULES 3.7. Paths are text as
`os.fsdecode` gives it; nothing here touches the disk.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.errors import BadFile
from metarr_desktop.domain.kinds import Kind, Naming

#: The season of a picture that stands for all seasons (`season-all-poster.jpg`).
ALL_SEASONS = -1
SPECIALS = 0

# What ext4, NTFS, APFS and every network share have in common.
_LONGEST_NAME_BYTES = 255


class Disc(StrEnum):
    """The folder that a copied disc consists of."""

    NONE = ""
    BDMV = "BDMV"
    VIDEO_TS = "VIDEO_TS"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item is, as far as the names of the files beside it depend on it.

    `folder` is absolute: the folder of a film's or episode's file, the one that holds BDMV or VIDEO_TS for a disc, the
    show's for a show and for its seasons (Kodi looks for season pictures there), an album's, or an artist's where the
    library is laid out by artist ("" = it has none). `base` is the main file's name as `base_name` gives it.
    `shelf` is the folder that players keep for all sets or all artists (a setting in them and in ours); `title` names
    the folder within it. `season` is a season's number, ALL_SEASONS for what belongs to all of them; `season_folders`
    are the folders (absolute) of its own. `is_alone` says that no other film lies in the folder.
    """

    kind: Kind
    folder: str = ""
    base: str = ""
    disc: Disc = Disc.NONE
    season: int | None = None
    title: str = ""
    shelf: str = ""
    season_folders: tuple[str, ...] = ()
    is_alone: bool = False


_PART_MARK = re.compile(
    r"[ _.-]*(?<![a-z])(?:cd|dvd|part|pt|dis[ck])[ _.-]*(?:\d{1,2}|[a-d])(?![0-9a-z])", re.IGNORECASE
)


def base_name(file_name: str, *, is_part: bool = False) -> str:
    """A file's name without extension, as its NFO and pictures are named; of one part of several without its mark."""
    base = os.path.splitext(file_name)[0]
    if not is_part:
        return base
    marks = list(_PART_MARK.finditer(base))
    return base[: marks[-1].start()] + base[marks[-1].end() :] if marks and marks[-1].start() else base


# writing


def nfo_path(place: Place) -> str | None:
    """Where the item's NFO belongs; None where Kodi reads none (a season, a track, a set without a shelf).

    Raises BadFile where the name would be too long for a disk.
    """
    if place.disc is not Disc.NONE:
        name = "index.nfo" if place.disc is Disc.BDMV else "VIDEO_TS.nfo"
        return _path(os.path.join(place.folder, place.disc.value), name)
    folder = _home(place)
    if folder is None:
        return None
    if place.kind in _NAMED_AFTER_FILE:
        return _path(folder, f"{place.base}.nfo") if place.base else None
    name = _NFO_NAMES.get(place.kind, "")
    return _path(folder, name) if name else None


_NAMED_AFTER_FILE = frozenset({Kind.MOVIE, Kind.EPISODE})
_NFO_NAMES = {
    Kind.SERIES: "tvshow.nfo",
    Kind.ARTIST: "artist.nfo",
    Kind.ALBUM: "album.nfo",
    Kind.COLLECTION: "set.nfo",
}


def picture_paths(
    place: Place, art: str, position: int, ext: str, naming: Collection[Naming] = (Naming.KODI,)
) -> tuple[str, ...]:
    """Where the picture belongs for each of those players, without doubles; none where they show no such picture.

    `art` is an asset's name, `position` 0 for the first of its kind, `ext` without a dot. Raises BadFile where a name
    would be too long for a disk.
    """
    asset = ASSET.get(art)
    folder = _home(place)
    if asset is None or place.kind not in asset.kinds or folder is None:
        return ()
    found: dict[str, None] = {}
    for one in Naming:
        if one in naming:
            found.update(dict.fromkeys(_NAMED_BY[one](place, folder, art, position, ext)))
    return tuple(found)


def _kodi(place: Place, folder: str, art: str, position: int, ext: str) -> list[str]:
    return _named(place, folder, f"{art}{position or ''}", ext, is_main=art == "thumb" and position == 0)


def _jellyfin(place: Place, folder: str, art: str, position: int, ext: str) -> list[str]:
    """As Kodi, but for more than one backdrop, an album's disc, and pictures that Jellyfin does not show at all."""
    if art in _NOT_IN_JELLYFIN or (place.kind is Kind.SEASON and art not in _SEASON_IN_JELLYFIN):
        return []
    if position and art != "fanart":
        return []
    stem = f"fanart-{position}" if position else art
    if place.kind is Kind.ALBUM and art == "discart":
        stem = "cdart"
    return _named(place, folder, stem, ext, is_main=art == "thumb")


_NOT_IN_JELLYFIN = frozenset({"keyart", "characterart", "back", "spine"})
_SEASON_IN_JELLYFIN = frozenset({"poster", "fanart", "banner", "landscape"})


def _plex(place: Place, folder: str, art: str, position: int, ext: str) -> list[str]:
    """Plex knows posters, backgrounds and banners; those of a season in its own folder, others' by the file's name."""
    number = f"-{position}" if position else ""
    match place.kind, art:
        case Kind.MOVIE, "poster" if place.base and not place.is_alone:
            return [_path(folder, f"{place.base}{number}.{ext}")]
        case (Kind.MOVIE | Kind.SERIES, "poster" | "fanart") if place.kind is Kind.SERIES or place.is_alone:
            return [_path(folder, f"{art}{number}.{ext}")]
        case Kind.SERIES, "banner" if not position:
            return [_path(folder, f"banner.{ext}")]
        case Kind.SEASON, "poster" if place.season is not None and place.season != ALL_SEASONS:
            word = "season-specials-poster" if place.season == SPECIALS else f"Season{place.season:02d}"
            return [_path(one, f"{word}{number}.{ext}") for one in place.season_folders]
        case Kind.EPISODE, "thumb" if place.base and not position:
            return [_path(folder, f"{place.base}.{ext}")]
        case Kind.ALBUM, "thumb" if not position:
            return [_path(folder, f"folder.{ext}")]
    return []


def _named(place: Place, folder: str, stem: str, ext: str, *, is_main: bool) -> list[str]:
    """The place of a picture called `stem`; `is_main` says that it stands for an album or artist as a whole."""
    if place.kind in _NAMED_AFTER_FILE and place.disc is Disc.NONE:
        return [_path(folder, f"{place.base}-{stem}.{ext}")] if place.base else []
    if place.kind is Kind.SEASON:
        return [_path(folder, f"{_season_word(place.season)}-{stem}.{ext}")]
    if is_main and place.kind in (Kind.ARTIST, Kind.ALBUM):
        stem = "folder"
    return [_path(folder, f"{stem}.{ext}")]


_NAMED_BY: Mapping[Naming, Callable[[Place, str, str, int, str], list[str]]] = {
    Naming.KODI: _kodi,
    Naming.JELLYFIN: _jellyfin,
    Naming.PLEX: _plex,
}


def actor_path(place: Place, actor: str, ext: str) -> str | None:
    """Where a film's or show's picture of an actor belongs; None for other kinds.

    An episode's actors are looked for in its show's folder. Raises BadFile where the name would be too long.
    """
    if place.kind not in (Kind.MOVIE, Kind.SERIES) or not place.folder or not actor.strip():
        return None
    name = legal_name(actor.strip().replace(" ", "_"))
    return _path(os.path.join(place.folder, ".actors"), f"{name}.{ext}")


def _home(place: Place) -> str | None:
    """The folder that holds the item's own files."""
    if place.shelf and place.title and place.kind in (Kind.COLLECTION, Kind.ARTIST):
        return _path(place.shelf, legal_name(place.title))
    return place.folder or None if place.kind is not Kind.COLLECTION else None


def _season_word(season: int | None) -> str:
    if season is None or season == ALL_SEASONS:
        return "season-all"
    return "season-specials" if season == SPECIALS else f"season{season:02d}"


_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)


def legal_name(title: str) -> str:
    """A name that every file system takes, made as Kodi makes it (RULES 3.3, 3.10); for names that we invent only."""
    name = _FORBIDDEN.sub("_", title).rstrip(". ")
    if name.partition(".")[0].lower() in _RESERVED:
        name += "_"
    return name or "_"


def _path(folder: str, name: str) -> str:
    path = os.path.join(folder, name)
    length = len(os.fsencode(name))
    if length > _LONGEST_NAME_BYTES:
        raise BadFile(path, f"cannot be written: its name is {length} bytes long, and disks take {_LONGEST_NAME_BYTES}")
    return path


# reading


@dataclass(frozen=True, slots=True)
class PictureName:
    """What a picture's file name says. `season` is set only where the name itself tells it."""

    art: str
    position: int = 0
    season: int | None = None


_EXTENSIONS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".tbn"})
_DIGITS = "0123456789"
_PLEX_NUMBER = re.compile(r"(?:-([1-9][0-9]?))?")  # behind a film's own name: further posters

_WORDS_EVERYWHERE = {art: art for art in ASSET} | {
    "background": "fanart",
    "backdrop": "fanart",
    "art": "fanart",
    "logo": "clearlogo",
    "disc": "discart",
    "cdart": "discart",
    "character": "characterart",
}
# What stands for the item as a whole: its main picture (poster of films and shows, thumb of music).
_MAIN_WORDS = ("folder", "cover", "default", "poster", "jacket")
_MORE_MAIN_WORDS = {
    Kind.MOVIE: ("movie",),
    Kind.SERIES: ("show",),
    Kind.ARTIST: ("artist",),
    Kind.ALBUM: ("album", "front"),
    Kind.COLLECTION: ("movieset",),
}


def _words_of(kind: Kind) -> dict[str, str]:
    main = "poster" if kind in ASSET["poster"].kinds else "thumb"
    words = _WORDS_EVERYWHERE | dict.fromkeys((*_MAIN_WORDS, *_MORE_MAIN_WORDS.get(kind, ())), main)
    return {word: art for word, art in words.items() if kind in ASSET[art].kinds}


_WORDS = {kind: _words_of(kind) for kind in Kind}
_EXTRA_FANART = ("extrafanart/", "extrafanart\\")


def classify_picture(file_name: str, *, base: str | None, folder_kind: Kind | None) -> PictureName | None:
    """What a picture in a folder is a picture of, by its name alone; None where the name says nothing.

    `base` is the main file's name without extension, `folder_kind` whose own the folder is: None for one with several
    films, where only names after `base` count. A season's number is read in a show's folder and in a season's own.
    Names count whatever their capitals. A name in `extrafanart/` may be given with that folder in front.
    """
    lowered = file_name.casefold()
    stem, ext = os.path.splitext(lowered)
    if ext not in _EXTENSIONS:
        return None
    if stem.startswith(_EXTRA_FANART):
        return PictureName("fanart", _trailing_number(stem) or 1)
    kind = folder_kind or Kind.MOVIE
    if base and (found := _named_after_file(stem, base.casefold(), kind)):
        return found
    if kind in (Kind.SERIES, Kind.SEASON) and stem.startswith("season"):
        return _of_season(stem[6:]) if ext != ".tbn" else None
    if folder_kind is None or kind is Kind.EPISODE:
        return None
    return _by_word(stem.removeprefix("movieset-") if kind is Kind.COLLECTION else stem, kind)


def _named_after_file(stem: str, base: str, kind: Kind) -> PictureName | None:
    if not stem.startswith(base):
        return None
    rest = stem[len(base) :]
    if more := _PLEX_NUMBER.fullmatch(rest):
        return PictureName("poster" if kind in ASSET["poster"].kinds else "thumb", int(more[1] or 0))
    return _by_word(rest[1:], kind) if rest[0] in "-." else None


def _of_season(rest: str) -> PictureName | None:
    """`01-poster`, ` 1`, `-specials-banner`, `-all-poster`: what follows the word "season"."""
    rest = rest.lstrip(" -_")
    number, rest = _season_number(rest)
    rest = rest.lstrip(" -_")
    found = _by_word(rest, Kind.SEASON) if rest else PictureName("poster")
    return None if number is None or found is None else PictureName(found.art, found.position, number)


def _season_number(rest: str) -> tuple[int | None, str]:
    for word, number in (("specials", SPECIALS), ("all", ALL_SEASONS)):
        if rest.startswith(word):
            return number, rest[len(word) :]
    after = rest.lstrip(_DIGITS)
    digits = rest[: len(rest) - len(after)]
    return (int(digits), after) if 0 < len(digits) < 5 else (None, rest)


def _by_word(word: str, kind: Kind) -> PictureName | None:
    """`fanart`, `fanart1`, `fanart-1`, `backdrop2`: a picture word and its position."""
    words = _WORDS[kind]
    if art := words.get(word):
        return PictureName(art)
    art = words.get(word.rstrip(_DIGITS).rstrip("-"))
    return PictureName(art, _trailing_number(word)) if art else None


def _trailing_number(word: str) -> int:
    digits = word[len(word.rstrip(_DIGITS)) :]
    return int(digits) if 0 < len(digits) < 5 else 0

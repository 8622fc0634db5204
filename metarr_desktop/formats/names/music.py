"""A music library's folders: artists, albums and tracks, by tags first and by names where those are silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from metarr_desktop.domain.found import FileRole, Found, FoundFile, Reading
from metarr_desktop.domain.guess import Guess
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.tags import AudioTags
from metarr_desktop.formats.layouts import classify_picture
from metarr_desktop.formats.names.files import is_leftover
from metarr_desktop.formats.names.folders import Basket, Entry, Folder, Sorting, natural
from metarr_desktop.formats.names.songs import (
    LOOSE_TRACKS,
    UNKNOWN_ARTIST,
    VARIOUS_ARTISTS,
    album_name,
    artist_name,
    disc_of_folder,
    split_disc,
    track_name,
    without_guests,
)
from metarr_desktop.formats.names.titles import fold, readable

_VARIOUS_ARTISTS_ID = "89ad4ac3-39f7-470e-963a-56509c546377"
#: Folders that sort an artist's albums and name nobody.
_SHELVES = frozenset({"albums", "studioalbums", "singles", "eps", "live", "livealbums", "discography", "bootlegs"})


@dataclass(frozen=True, slots=True)
class _Track:
    """One audio file with what its tags, its name and its disc folder say."""

    entry: Entry
    tags: AudioTags
    name: Guess
    disc: int | None


@dataclass(slots=True, eq=False)
class _Album:
    title: str
    year: int | None
    artist: str
    home: Folder
    tracks: list[_Track]
    basket: Basket = field(default_factory=Basket)
    is_alone: bool = True  # no other album has its tracks in the same folder

    @property
    def discs(self) -> set[int]:
        return {_disc(track) or 1 for track in self.tracks}

    @property
    def release_ids(self) -> set[str]:
        return {track.tags.release_id for track in self.tracks} - {""}


@dataclass(slots=True, eq=False)
class _Artist:
    name: str
    folder: Folder | None = None
    ids: tuple[ExternalId, ...] = ()
    albums: list[_Album] = field(default_factory=list)
    basket: Basket = field(default_factory=Basket)


def read_music(root: Folder, tags: Mapping[str, AudioTags]) -> Reading:
    """The artists below the root with their albums. `tags` holds the tags by path, as far as they could be read.

    An album's artist is the tags' album artist, "Various Artists" for a compilation, else the tracks' one artist, else
    the folder around the album's. Discs in folders of their own are one album. What has no artist or album anywhere
    goes under MusicBrainz's "[unknown]" and "[non-album tracks]".
    """
    return _Music(root, tags).read()


class _Music:
    def __init__(self, root: Folder, tags: Mapping[str, AudioTags]) -> None:
        self._root = root
        self._tags = tags
        self._out = Sorting()
        self._parents = {child.path: folder for folder in root.walk() for child in folder.folders}
        self._artists: dict[str, _Artist] = {}
        self._albums: dict[str, list[_Album]] = {}  # by the path of their home folder

    def read(self) -> Reading:
        for home, tracks in self._homes():
            albums = list(self._albums_in(home, tracks))
            for album in albums:
                album.is_alone = len(albums) == 1
                self._shelve(album)
        for artist in self._artists.values():
            self._find_artist_folder(artist)
        by_folder = {artist.folder.path: artist for artist in self._artists.values() if artist.folder is not None}
        for folder in self._root.walk():
            for entry in folder.files:
                if not entry.is_audio:
                    self._sort(entry, folder, by_folder.get(folder.path))
        names = sorted(self._artists, key=lambda key: natural(self._artists[key].name))
        self._out.items.extend(_found_artist(self._artists[key]) for key in names)
        return self._out.reading()

    def _homes(self) -> Iterator[tuple[Folder, list[_Track]]]:
        """The folders that hold albums, with their tracks: a disc's folder counts to the one above."""
        homes: dict[str, tuple[Folder, list[_Track]]] = {}
        for folder in self._root.walk():
            entries = [entry for entry in folder.files if entry.is_audio]
            disc = disc_of_folder(folder.name)
            named_disc = album_name(folder.name).disc
            parent = self._parents.get(folder.path)
            is_disc = disc is not None and parent is not None and (parent is not self._root or bool(parent.name))
            home = parent if is_disc and parent is not None else folder
            tracks = homes.setdefault(home.path, (home, []))[1]
            for entry in entries:
                tags = self._tags.get(entry.path, _NO_TAGS)
                tracks.append(_Track(entry, tags, track_name(entry.stem), disc if is_disc else named_disc))
        return (one for one in homes.values() if one[1])

    def _albums_in(self, home: Folder, tracks: list[_Track]) -> Iterator[_Album]:
        """The albums whose tracks lie in one folder: mostly one; by the tags where they name several."""
        said = album_name(home.name)
        groups: dict[tuple[str, str], list[_Track]] = {}
        for track in tracks:
            title = split_disc(track.tags.album)[0]
            groups.setdefault((fold(title), fold(title) and track.tags.release_id), []).append(track)
        silent = groups.pop(("", ""), [])
        if silent and len(groups) == 1:
            next(iter(groups.values())).extend(silent)
            silent = []
        for group in groups.values():
            title = _most(split_disc(track.tags.album)[0] for track in group)
            yield self._album(title, _year(group) or said.year, home, group)
        if silent and home is self._root and not home.name:
            by_artist: dict[str, list[_Track]] = {}
            for track in silent:
                by_artist.setdefault(fold(track.name.artist), []).append(track)
            yield from (self._album(LOOSE_TRACKS, None, home, group) for group in by_artist.values())
        elif silent:
            yield self._silent_album(said, home, silent)

    def _silent_album(self, said: Guess, home: Folder, tracks: list[_Track]) -> _Album:
        """An album without tags has the folder's name, unless the folder is an artist's and the tracks are loose."""
        if any(disc_of_folder(child.name) is None and _holds_music(child) for child in home.folders):
            return _Album(LOOSE_TRACKS, None, artist_name(home.name), home, tracks)
        return self._album(said.album, said.year, home, tracks)

    def _album(self, title: str, year: int | None, home: Folder, tracks: list[_Track]) -> _Album:
        artist = self._artist_by_tags(tracks) or self._artist_by_folders(home, tracks)
        prefix, dash, rest = title.partition(" - ")
        if dash and fold(prefix) == fold(artist):
            title = rest
        return _Album(title.strip() or LOOSE_TRACKS, year, artist, home, tracks)

    def _artist_by_tags(self, tracks: list[_Track]) -> str:
        credited = [name for track in tracks if (name := _album_artist(track.tags))]
        if credited:
            return artist_name(_most(credited))
        if any(track.tags.is_compilation for track in tracks):
            return VARIOUS_ARTISTS
        artists: dict[str, str] = {}
        for track in tracks:
            name = track.tags.artists[0] if track.tags.artists else without_guests(track.tags.artist)
            if name:
                artists.setdefault(fold(name), name)
        if len(artists) > 1 and any(fold(self._name_above(track)) in artists for track in tracks):
            return artists[next(key for track in tracks if (key := fold(self._name_above(track))) in artists)]
        return VARIOUS_ARTISTS if len(artists) > 1 else next(iter(artists.values()), "")

    def _name_above(self, track: _Track) -> str:
        folder = track.entry.path.rpartition("/")[0]
        parent = self._parents.get(folder)
        return parent.name if parent is not None else ""

    def _artist_by_folders(self, home: Folder, tracks: list[_Track]) -> str:
        """The folder above the album's, the first half of "Artist - Album", or the one artist in the tracks' names."""
        above = self._parents.get(home.path)
        while above is not None and above is not self._root and fold(above.name) in _SHELVES:
            above = self._parents.get(above.path)
        if above is not None and above is not self._root:
            return artist_name(above.name) or UNKNOWN_ARTIST
        said = album_name(home.name).artist if home is not self._root else ""
        if said:
            return said
        artists = {fold(track.name.artist): track.name.artist for track in tracks}
        if len(artists) > 1 and "" not in artists:
            return VARIOUS_ARTISTS
        return next(iter(artists.values())) or UNKNOWN_ARTIST

    def _shelve(self, album: _Album) -> None:
        """Adds the album to its artist, or its tracks to the same album whose other discs lie in another folder."""
        artist = self._artists.setdefault(fold(album.artist) or album.artist, _Artist(album.artist))
        artist.ids = artist.ids or _artist_ids(album)
        for known in artist.albums:
            if fold(known.title) == fold(album.title) and known.home is not album.home and self._is_same(known, album):
                known.tracks += album.tracks
                self._albums.setdefault(album.home.path, []).append(known)
                return
        artist.albums.append(album)
        self._albums.setdefault(album.home.path, []).append(album)

    def _is_same(self, known: _Album, album: _Album) -> bool:
        if known.release_ids or album.release_ids:
            return bool(known.release_ids & album.release_ids)
        is_beside = self._parents.get(known.home.path) is self._parents.get(album.home.path)
        return is_beside and not known.discs & album.discs

    def _find_artist_folder(self, artist: _Artist) -> None:
        """The artist's own folder is the one above an album's that has the artist's name, or the loose tracks' one."""
        for album in artist.albums:
            folder: Folder | None = album.home
            while folder is not None and folder is not self._root:
                if fold(artist_name(folder.name)) == fold(artist.name) and (
                    folder is not album.home or album.title == LOOSE_TRACKS
                ):
                    artist.folder = folder
                    return
                folder = self._parents.get(folder.path)

    def _sort(self, entry: Entry, folder: Folder, artist: _Artist | None) -> None:
        """A picture or NFO is the artist's in the artist's folder, else the album's whose folder is next above it."""
        albums = self._albums_around(folder)
        file = None
        if artist is not None and (file := _sidecar(entry, Kind.ARTIST, "artist.nfo")):
            artist.basket.files.append(file)
        elif (
            len(albums) == 1 and albums[0].title != LOOSE_TRACKS and (file := _sidecar(entry, Kind.ALBUM, "album.nfo"))
        ):
            albums[0].basket.files.append(file)
        if file is None:
            (self._out.ignored if is_leftover(entry.extension) else self._out.unknown).append(entry.path)

    def _albums_around(self, folder: Folder) -> list[_Album]:
        """The albums of the folder or of the one directly above (a disc's folder, or one with scans)."""
        parent = self._parents.get(folder.path)
        return self._albums.get(folder.path) or (self._albums.get(parent.path, []) if parent is not None else [])


_NO_TAGS = AudioTags()


def _sidecar(entry: Entry, kind: Kind, nfo_name: str) -> FoundFile | None:
    if entry.is_nfo and entry.name.lower() == nfo_name:
        return FoundFile(entry.path, FileRole.NFO)
    if entry.is_picture and (art := classify_picture(entry.name, base=None, folder_kind=kind)):
        return FoundFile(entry.path, FileRole.PICTURE, art=art.art, position=art.position)
    return None


def _holds_music(folder: Folder) -> bool:
    return any(entry.is_audio for entry in folder.everything())


def _most(names: Iterable[str]) -> str:
    """The most frequent of the names, the first of equals."""
    return Counter(names).most_common(1)[0][0]


def _album_artist(tags: AudioTags) -> str:
    """The first of several album artists, else the one credit."""
    if len(tags.album_artists) > 1 or not tags.album_artist:
        return next(iter(tags.album_artists), "")
    return tags.album_artist


def _year(tracks: list[_Track]) -> int | None:
    years = [track.tags.year for track in tracks if track.tags.year]
    return Counter(years).most_common(1)[0][0] if years else None


def _disc(track: _Track) -> int | None:
    return track.tags.disc or track.disc or track.name.disc or split_disc(track.tags.album)[1]


def _artist_ids(album: _Album) -> tuple[ExternalId, ...]:
    if album.artist == VARIOUS_ARTISTS:
        return (ExternalId(Scheme.MB_ARTIST, _VARIOUS_ARTISTS_ID),)
    for track in album.tracks:
        if track.tags.album_artist_ids and (track.tags.album_artist or track.tags.album_artists):
            return (ExternalId(Scheme.MB_ARTIST, track.tags.album_artist_ids[0]),)
    ids = {track.tags.artist_ids[0] for track in album.tracks if track.tags.artist_ids}
    return tuple(ExternalId(Scheme.MB_ARTIST, one) for one in ids) if len(ids) == 1 else ()


def _found_artist(artist: _Artist) -> Found:
    guess = Guess(title=artist.name, artist=artist.name, ids=artist.ids)
    albums = sorted(artist.albums, key=lambda album: (album.year or 0, natural(album.title)))
    folder = artist.folder.path if artist.folder is not None else ""
    return Found(Kind.ARTIST, guess, folder, artist.basket.in_order(), tuple(_found_album(album) for album in albums))


def _found_album(album: _Album) -> Found:
    tags = [track.tags for track in album.tracks]
    ids = (
        (Scheme.MB_RELEASE_GROUP, next((one.release_group_id for one in tags if one.release_group_id), "")),
        (Scheme.MB_RELEASE, next((one.release_id for one in tags if one.release_id), "")),
    )
    guess = Guess(
        title=album.title,
        album=album.title,
        artist=album.artist,
        year=album.year,
        ids=tuple(ExternalId(scheme, value) for scheme, value in ids if value),
    )
    tracks = sorted(
        (_found_track(track, album) for track in album.tracks),
        key=lambda one: (one.guess.disc or 1, one.guess.track or 0, natural(one.files[0].path)),
    )
    is_own = album.is_alone and album.title != LOOSE_TRACKS
    return Found(Kind.ALBUM, guess, album.home.path if is_own else "", album.basket.in_order(), tuple(tracks))


def _found_track(track: _Track, album: _Album) -> Found:
    tags, name = track.tags, track.name
    # "01 - Nightcall - Live": the first half is an artist only where artists differ, or where it is the album's own.
    is_credited = album.artist in (VARIOUS_ARTISTS, UNKNOWN_ARTIST) or fold(name.artist) == fold(album.artist)
    title = name.title if is_credited or not name.artist else f"{name.artist} - {name.title}"
    guess = Guess(
        title=tags.title or title or readable(track.entry.name) or album.title,
        artist=tags.artist or (name.artist if is_credited and name.artist else album.artist),
        album=album.title,
        disc=_disc(track),
        track=tags.track if tags.track is not None else name.track,
        ids=(ExternalId(Scheme.MB_RECORDING, tags.recording_id),) if tags.recording_id else (),
    )
    return Found(Kind.TRACK, guess, files=(FoundFile(track.entry.path, FileRole.AUDIO),))

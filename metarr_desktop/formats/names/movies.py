"""A movie library's folders: one film a folder, several in one, versions, parts, discs, and what lies beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from metarr_desktop.domain.found import MAIN, FileRole, Found, FoundFile, Reading
from metarr_desktop.domain.guess import Guess
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.formats.layouts import classify_picture
from metarr_desktop.formats.names.discs import (
    disc_files,
    disc_label,
    is_disc,
    is_disc_file,
    is_of_bluray,
    is_part_of_disc,
)
from metarr_desktop.formats.names.extras import ExtraName, extra_folder, extra_name
from metarr_desktop.formats.names.files import is_leftover
from metarr_desktop.formats.names.folders import Basket, Entry, Folder, Sorting
from metarr_desktop.formats.names.name import parse
from metarr_desktop.formats.names.sidecars import SUBTITLE_FOLDERS, as_extra, as_subtitle, bind, is_theme
from metarr_desktop.formats.names.stacks import Stack, part_of_folder, stacks_of
from metarr_desktop.formats.names.titles import fold, readable
from metarr_desktop.formats.names.versions import is_version_folder, labels_of, says_nothing


@dataclass(slots=True, eq=False)
class _Film:
    """One film of a folder while its files are collected."""

    guess: Guess
    stacks: list[tuple[Stack, Guess]] = field(default_factory=list)
    basket: Basket = field(default_factory=Basket)
    folder: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """What a sidecar's base says: the film, and which version and part of it."""

    film: _Film
    version: str = ""
    part: int | None = None


def read_movies(root: Folder) -> Reading:
    """The films below the root. Every path ends in an item, among the unknown or among the ignored."""
    out = Sorting()
    pending = [root]
    while pending:
        folder = pending.pop()
        pending.extend(reversed(_FilmFolder(folder, out, is_root=folder is root).read()))
    return out.reading()


class _FilmFolder:
    """The films that lie directly in one folder, with the folders that are theirs (extras, subtitles, parts).

    `_owner` is the folder's only film, to which everything in it belongs; None where several share the folder.
    """

    def __init__(self, folder: Folder, out: Sorting, *, is_root: bool) -> None:
        self._folder = folder
        self._out = out
        self._is_root = is_root
        self._said = _film_name(folder.name) if folder.name else Guess()
        self._owner: _Film | None = None
        self._places: dict[str, _Place] = {}

    def read(self) -> list[Folder]:
        """Sorts the folder's files; gives the folders inside that are still to be read."""
        discs = self._discs()
        merged = self._folders_of_one_film()
        if not (self._folder.files or discs or merged):  # as in a root of film folders
            return self._folder.folders
        videos, extras = self._split_videos()
        films = self._group([*self._versions(videos), *self._versions_in(merged)], has_disc=bool(discs))
        if not films:
            self._reject(self._folder.files)
            return self._folder.folders
        self._choose_owner(films)
        self._lay_out(films, discs)
        inside = [child for child in merged if child is not self._folder]
        inside += [disc for _, disc in discs if disc is not self._folder]
        for folder in (self._folder, *inside):
            self._sort_sidecars(folder)
        for entry, extra in extras:
            self._sort_extra(entry, extra)
        children = [child for child in self._folder.folders if child not in inside]
        children += [
            child for folder in inside for child in folder.folders if not (is_disc(folder) and is_part_of_disc(child))
        ]
        left = [child for child in children if not self._take_folder(child)]
        self._out.items.extend(_found(film) for film in films)
        return left

    def _discs(self) -> list[tuple[int | None, Folder]]:
        if is_disc(self._folder):
            return [(None, self._folder)]
        if not self._folder.name:
            return []
        return [(part_of_folder(child.name), child) for child in self._folder.folders if _is_disc_part(child)]

    def _folders_of_one_film(self) -> list[Folder]:
        """The folders inside whose videos are parts or versions of this folder's film ("CD1", "1080p")."""
        if self._is_root:
            return []
        has_film = self._said.year is not None or any(entry.is_video for entry in self._folder.files)
        return [
            child
            for child in self._folder.folders
            if any(entry.is_video for entry in child.files)
            and not is_disc(child)
            and (part_of_folder(child.name) is not None or (has_film and is_version_folder(child.name)))
        ]

    def _split_videos(self) -> tuple[list[Entry], list[tuple[Entry, ExtraName]]]:
        """The folder's films apart from its extras. A suffix that may also end a title counts beside a film only."""
        videos = [one for one in self._folder.files if one.is_video and not is_disc_file(self._folder, one)]
        named = [(entry, extra_name(entry.stem)) for entry in videos]
        stems = {entry.stem.casefold(): True for entry, extra in named if extra is None}
        is_film_folder = not self._is_root and self._said.year is not None and bool(stems)
        films, extras = [], []
        for entry, extra in named:
            if extra is None or (extra.is_doubtful and not is_film_folder and bind(extra.base, stems) is None):
                films.append(entry)
            else:
                extras.append((entry, extra))
        return films, extras

    def _versions(self, videos: list[Entry]) -> Iterable[tuple[Stack, Guess]]:
        for stack in stacks_of(videos):
            yield stack, _film_name(stack.base)

    def _versions_in(self, folders: list[Folder]) -> Iterable[tuple[Stack, Guess]]:
        """The versions in the folders of one film: parts make one version, each other folder's videos their own."""
        parts: list[tuple[int | None, Entry]] = []
        for folder in folders:
            videos = [entry for entry in folder.files if entry.is_video]
            number = part_of_folder(folder.name)
            if number is not None and len(videos) == 1:
                parts.append((number, videos[0]))
                continue
            folder_says = _film_name(f"{self._folder.name} - {folder.name}")
            for stack, guess in self._versions(videos):
                yield (
                    stack,
                    guess.but(
                        edition=guess.edition or folder_says.edition,
                        resolution=guess.resolution or folder_says.resolution,
                        source=guess.source or folder_says.source,
                    ),
                )
        if parts:
            yield Stack(self._folder.name, tuple(parts)), self._said

    def _group(self, versions: Iterable[tuple[Stack, Guess]], *, has_disc: bool) -> list[_Film]:
        """The films that the versions belong to: equal titles, and years that do not contradict each other."""
        films = [_Film(self._said)] if has_disc else []
        by_title = {fold(film.guess.title): [film] for film in films}
        for stack, guess in versions:
            guess = self._identified(stack.base, guess)
            namesakes = by_title.setdefault(fold(guess.title), [])
            film = next(
                (one for one in namesakes if None in (one.guess.year, guess.year) or one.guess.year == guess.year), None
            )
            if film is None:
                film = _Film(guess)
                films.append(film)
                namesakes.append(film)
            else:
                film.guess = film.guess.but(year=film.guess.year or guess.year, ids=film.guess.ids or guess.ids)
            film.stacks.append((stack, guess))
        return self._without_strays(films)

    def _identified(self, base: str, guess: Guess) -> Guess:
        """The folder's title for a file that begins with it, or that says nothing else in a folder with a year."""
        said = self._said
        if not said.title or (self._is_root and said.year is None):
            return guess
        found = bind(base, {self._folder.name.casefold(): True})
        continues = found is not None and (said.year is not None or not found[1] or found[1].lstrip()[:1] in "-[({.")
        is_bare = said.year is not None and guess.year in (None, said.year)
        if continues or (is_bare and (fold(guess.title) == fold(said.title) or says_nothing(base, guess))):
            return guess.but(title=said.title, year=said.year or guess.year, ids=guess.ids or said.ids)
        return guess

    def _without_strays(self, films: list[_Film]) -> list[_Film]:
        """In the folder of one film a video without a year that is not the film is nobody's: a person decides."""
        said = self._said
        if said.year is None or not any(_is_same(film.guess, said) for film in films):
            return films
        strays = [film for film in films if film.guess.year is None]
        self._out.unknown.extend(
            entry.path for film in strays for stack, _ in film.stacks for _, entry in stack.entries
        )
        return [film for film in films if film.guess.year is not None]

    def _choose_owner(self, films: list[_Film]) -> None:
        """Whether the folder belongs to its only film, and which of the two names it."""
        if len(films) > 1 or (self._is_root and not self._folder.name):
            return
        film, said = films[0], self._said
        is_year_sure = said.year is not None and any(
            mark in self._folder.name for mark in (f"({said.year}", f"[{said.year}")
        )
        is_same = fold(film.guess.title) == fold(said.title)
        is_nameless = all(says_nothing(stack.base, guess) for stack, guess in film.stacks) and not self._is_root
        if said.title and (is_year_sure or is_same or is_nameless):
            year = said.year or film.guess.year
            film.guess = film.guess.but(title=said.title, year=year, ids=said.ids or film.guess.ids)
            film.folder = self._folder.path
            self._owner = film
        elif not self._is_root and not any(_holds_films(child) for child in self._folder.folders):
            self._owner = film

    def _lay_out(self, films: list[_Film], discs: list[tuple[int | None, Folder]]) -> None:
        """Gives every film its files, and remembers by which names sidecars hang on them."""
        for film in films:
            own_discs = discs if film is films[0] else []
            labels = labels_of([(stack.base, guess) for stack, guess in film.stacks])
            for part, disc in own_discs:
                label = disc_label(disc) if film.stacks else ""
                film.basket.files += disc_files(disc, version=label, part=part)
                film.folder = film.folder or self._folder.path
            for (stack, _), label in zip(film.stacks, labels, strict=True):
                self._places.setdefault(stack.base.casefold(), _Place(film, label))
                for part, entry in stack.entries:
                    film.basket.files.append(FoundFile(entry.path, FileRole.VIDEO, version=label, part=part))
                    self._places[entry.stem.casefold()] = _Place(film, label, part)
        if self._owner:
            self._places.setdefault(self._folder.name.casefold(), _Place(self._owner))

    def _sort_sidecars(self, folder: Folder) -> None:
        for entry in folder.files:
            if entry.is_video or is_disc_file(folder, entry):
                continue
            found = self._sidecar(entry)
            if found is None:
                self._reject([entry])
            else:
                film, file = found
                film.basket.files.append(file)

    def _sidecar(self, entry: Entry) -> tuple[_Film, FoundFile] | None:
        """The film that the file hangs on by its name, or by lying in the film's own folder, and what it is to it."""
        bound = bind(entry.stem, self._places)
        place, rest = bound if bound else (_Place(self._owner), entry.stem) if self._owner else (None, "")
        if place is None:
            return None
        file = None
        if entry.is_subtitle:
            file = as_subtitle(entry, rest, version=place.version, part=place.part)
        elif entry.is_nfo and (self._owner or not rest):
            file = FoundFile(entry.path, FileRole.NFO, version=place.version)
        elif entry.is_picture:
            file = self._picture(entry, entry.stem[: len(entry.stem) - len(rest)] if bound else None, place.version)
        elif is_theme(entry) and self._owner:
            file = FoundFile(entry.path, FileRole.THEME)
        return (place.film, file) if file else None

    def _picture(self, entry: Entry, base: str | None, version: str) -> FoundFile | None:
        art = classify_picture(entry.name, base=base, folder_kind=Kind.MOVIE if self._owner else None)
        if art is None:
            return None
        return FoundFile(entry.path, FileRole.PICTURE, version=version, art=art.art, position=art.position)

    def _sort_extra(self, entry: Entry, extra: ExtraName) -> None:
        bound = bind(extra.base, self._places)
        place = bound[0] if bound else _Place(self._owner) if self._owner else None
        if extra.type == "sample":
            self._out.ignored.append(entry.path)
        elif place is None:
            self._out.unknown.append(entry.path)
        else:
            place.film.basket.files.append(as_extra(entry, extra.type, version=place.version))

    def _take_folder(self, folder: Folder) -> bool:
        """Sorts a folder that belongs to the films here; False for an ordinary folder, which is read for itself."""
        if is_part_of_disc(folder) and is_disc(self._folder):
            return True
        if folder.name.lower() in SUBTITLE_FOLDERS:
            for inner in folder.walk():
                for entry in inner.files:
                    self._sort_subtitle(entry, inner.name if inner is not folder else "")
            return True
        extra_type = extra_folder(folder.name)
        entries = list(folder.everything()) if extra_type else []
        if not extra_type or not (self._owner or any(bind(entry.stem, self._places) for entry in entries)):
            return False
        for entry in entries:
            if entry.is_video or (entry.is_audio and extra_type == "themesong"):
                self._sort_extra(entry, ExtraName(extra_type, entry.stem, False))
            else:
                self._reject([entry])
        return True

    def _sort_subtitle(self, entry: Entry, folder_name: str) -> None:
        """A subtitle in `Subs` hangs on the video that it, or the folder around it, is named after."""
        bound = bind(entry.stem, self._places)
        rest = bound[1] if bound else entry.stem
        if bound is None and folder_name:
            bound = bind(folder_name, self._places)
        place = bound[0] if bound else _Place(self._owner) if self._owner else None
        if entry.is_subtitle and place:
            place.film.basket.files.append(as_subtitle(entry, rest, version=place.version, part=place.part))
        else:
            self._reject([entry])

    def _reject(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            extra = extra_name(entry.stem) if entry.is_video else None
            is_nothing = is_leftover(entry.extension) or (extra is not None and extra.type == "sample")
            (self._out.ignored if is_nothing else self._out.unknown).append(entry.path)


def _found(film: _Film) -> Found:
    said, files = film.guess, film.basket.in_order()
    file_says = Guess()  # of several versions none speaks for the film
    if len({file.version for file in files if file.role in MAIN}) == 1:
        file_says = film.stacks[0][1] if film.stacks else Guess(source=_source_of_disc(files[0]))
    guess = file_says.but(title=said.title, year=said.year, ids=said.ids, confidence=said.confidence, part=None)
    if not guess.title:
        guess = guess.but(title=readable(files[0].path.rpartition("/")[2]), confidence=0.0)
    return Found(Kind.MOVIE, guess, film.folder, files)


@lru_cache(maxsize=1024)
def _film_name(name: str) -> Guess:
    """A name's reading; most folders are called as the film in them, and a root's name is asked for with each film."""
    return parse(name, library=LibraryType.MOVIE)


def _source_of_disc(file: FoundFile) -> str:
    return "bluray" if is_of_bluray(file.path) else "dvd"


def _is_same(one: Guess, other: Guess) -> bool:
    return fold(one.title) == fold(other.title) and one.year == other.year


def _is_disc_part(folder: Folder) -> bool:
    return part_of_folder(folder.name) is not None and is_disc(folder)


def _holds_films(folder: Folder) -> bool:
    """Whether a folder may hold films of its own, rather than extras of the one above."""
    return not extra_folder(folder.name) and any(entry.is_video for entry in folder.everything())

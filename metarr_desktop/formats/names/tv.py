"""A TV library's folders: which of them are shows, and which only hold shows.

A show becomes a series with its seasons and their episodes. Season folders, file names alone, one folder an episode
and shows that lie as files in a common folder are all read; a show that lies in two folders is found twice, with the
same title, and joined by whoever keeps the library.
"""

from __future__ import annotations

from collections import Counter

from metarr_desktop.domain.found import Reading
from metarr_desktop.domain.guess import Guess
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names.episodes import episode_folder, episode_name
from metarr_desktop.formats.names.extras import extra_name
from metarr_desktop.formats.names.files import is_leftover
from metarr_desktop.formats.names.folders import Entry, Folder, Sorting
from metarr_desktop.formats.names.name import parse
from metarr_desktop.formats.names.patterns import pattern
from metarr_desktop.formats.names.seasons import season_folder, titled_season
from metarr_desktop.formats.names.show import read_show
from metarr_desktop.formats.names.sidecars import bind
from metarr_desktop.formats.names.titles import clean, fold, readable
from metarr_desktop.formats.names.traits import title_end

_YEAR = pattern(r"(?:18|19|20)\d\d")


def read_tv(root: Folder) -> Reading:
    """The shows below the root. Every path ends in an item, among the unknown or among the ignored; the path of a file
    with several episodes, and of what hangs on it, is in each of them."""
    out = Sorting()
    pending = [root]
    while pending:
        folder = pending.pop()
        said = said_of_show(folder.name)
        if _is_show(folder, said, is_root=folder is root):
            out.add(read_show(folder, _titled(said, folder), own_folder=_own_folder(folder)))
        else:
            _read_loose_files(folder, out)
            pending.extend(reversed(folder.folders))
    return out.reading()


def said_of_show(name: str) -> Guess:
    """The show that a folder's name means: never an episode, whatever digits are in it ("24", "The 100")."""
    text = readable(name)
    if season := titled_season(name):
        return Guess(title=season.title, year=season.year)
    guess = _numbered(name)
    if guess is None or not (guess.episodes or guess.air_date):
        guess = parse(name[:255], library=LibraryType.MOVIE)
    if not guess.title:
        return Guess(title=clean(text[: title_end(text)]) or text, confidence=0.6)
    return Guess(title=guess.title, year=guess.year, ids=guess.ids, confidence=guess.confidence)


def _is_show(folder: Folder, said: Guess, *, is_root: bool) -> bool:
    if any(entry.name.lower() == "tvshow.nfo" for entry in folder.files) or _has_seasons(folder, said):
        return True
    if is_root and not folder.name:
        return False
    videos = _mains(folder)
    if not is_root and len(videos) == 1 and _is_episode(folder.name):
        return True
    if videos:
        return _is_show_of(videos, folder, said, is_root=is_root)
    return not is_root and any(_is_arc(child, said) for child in folder.folders)


def _has_seasons(folder: Folder, said: Guess) -> bool:
    """Whether season folders lie in it: nameless ones ("Season 01"), or ones with the folder's own title."""
    for child in folder.folders:
        season = season_folder(child.name)
        if season is None or not any(entry.is_video for entry in child.everything()):
            continue
        if season.title:
            is_ours = fold(season.title) == fold(said.title)
        else:
            is_ours = not child.name.isdecimal() or (bool(folder.name) and bool(_mains(child)))
        if is_ours:
            return True
    return False


def _is_show_of(videos: list[Entry], folder: Folder, said: Guess, *, is_root: bool) -> bool:
    """Whether the videos directly in the folder are one show's, and the folder's name is that show's."""
    guesses = [guess for entry in videos if (guess := episode_name(entry.stem, season=None, show=said.title))]
    titles = {fold(guess.title) for guess in guesses} - {""}
    if not guesses:
        return False
    own = fold(said.title)
    matches = any(own and (title.startswith(own) or own.startswith(title)) for title in titles)
    if is_root:
        return matches or not titles
    return matches or len(titles) <= 1 or said.year is not None or bool(said.ids)


def _is_arc(child: Folder, said: Guess) -> bool:
    """Whether a folder holds a part of the show around it: an episode's own folder, or an arc whose files name it."""
    own = fold(said.title)
    inside = _numbered(child.name)
    if inside is not None and inside.episodes and fold(inside.title) in (own, ""):
        return any(entry.is_video for entry in child.files)
    if fold(said_of_show(child.name).title) == own:
        return False
    guess = next((episode_name(entry.stem, season=None, show=said.title) for entry in _mains(child)), None)
    return guess is not None and bool(own) and fold(guess.title) == own


def _mains(folder: Folder) -> list[Entry]:
    return [entry for entry in folder.files if entry.is_video and not extra_name(entry.stem)]


def _titled(said: Guess, folder: Folder) -> Guess:
    """The show's title from its folder, else the one that most of its files have."""
    if said.title and said.year:
        return said
    stems = [entry.stem for entry in folder.everything() if entry.is_video]
    if said.title:  # then only the years are asked for
        stems = [stem for stem in stems if _YEAR.search(stem)]
    guesses = [guess for stem in stems if (guess := _numbered(stem))]
    years = {guess.year for guess in guesses if guess.year}
    if not said.title:
        titles = Counter(guess.title for guess in guesses if guess.title)
        said = said.but(title=titles.most_common(1)[0][0] if titles else readable(folder.name) or "?")
    return said.but(year=said.year or (years.pop() if len(years) == 1 else None))


def _numbered(name: str) -> Guess | None:
    guess = episode_folder(name[:255], season=None)
    return guess if (guess is not None and guess.season is not None) or (guess is not None and guess.air_date) else None


def _is_episode(name: str) -> bool:
    guess = _numbered(name)
    return guess is not None and bool(guess.episodes)


def _own_folder(folder: Folder) -> str:
    """The folder's path; "" for a release folder of a single episode, which is nobody's home."""
    return "" if _is_episode(folder.name) else folder.path


def _read_loose_files(folder: Folder, out: Sorting) -> None:
    """Shows whose files lie directly in a folder of many shows: told apart by the titles in the names."""
    by_title: dict[str, Folder] = {}
    guesses: dict[str, Guess] = {}
    homes: dict[str, Folder] = {}
    rest: list[Entry] = []
    for entry in folder.files:
        guess = episode_name(entry.stem, season=None) if entry.is_video and not extra_name(entry.stem) else None
        if guess is None or not guess.title:
            rest.append(entry)
            continue
        key = fold(guess.title)
        home = by_title.setdefault(key, Folder(folder.path, ""))
        known = guesses.setdefault(key, Guess(title=guess.title, year=guess.year))
        guesses[key] = known.but(year=known.year or guess.year)
        home.files.append(entry)
        homes[entry.stem.casefold()] = home
    for entry in rest:
        extra = extra_name(entry.stem) if entry.is_video else None
        bound = bind(extra.base if extra else entry.stem, homes)
        if bound and (extra or not entry.is_video):
            bound[0].files.append(entry)
        else:
            is_nothing = is_leftover(entry.extension) or (extra is not None and extra.type == "sample")
            (out.ignored if is_nothing else out.unknown).append(entry.path)
    for key, home in by_title.items():
        out.add(read_show(home, guesses[key], own_folder=""))

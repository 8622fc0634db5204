"""One show's folder: its seasons and episodes, and what hangs on each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from metarr_desktop.domain.found import FileRole, Found, FoundFile, Reading
from metarr_desktop.domain.guess import Guess
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.formats.layouts import ALL_SEASONS, classify_picture
from metarr_desktop.formats.names.discs import disc_files, is_disc, is_part_of_disc
from metarr_desktop.formats.names.episodes import episode_folder, episode_name
from metarr_desktop.formats.names.extras import creditless, extra_folder, extra_name
from metarr_desktop.formats.names.files import is_leftover
from metarr_desktop.formats.names.folders import Basket, Entry, Folder, Sorting
from metarr_desktop.formats.names.seasons import season_folder, titled_season
from metarr_desktop.formats.names.sidecars import SUBTITLE_FOLDERS, as_extra, as_subtitle, bind, is_theme
from metarr_desktop.formats.names.stacks import stacks_of
from metarr_desktop.formats.names.versions import labels_of

#: Season and number of an episode; the number is "a317" for an absolute and the date for a daily one.
_Key = tuple[int, str]


@dataclass(slots=True, eq=False)
class _Version:
    """One video (or the parts of one) and the episodes that it holds; the stem tells versions apart."""

    stem: str
    keys: tuple[_Key, ...]
    guess: Guess
    parts: list[tuple[int | None, Entry]] = field(default_factory=list)
    disc: Folder | None = None


@dataclass(slots=True, eq=False)
class _Episode:
    guess: Guess
    versions: list[_Version] = field(default_factory=list)
    basket: Basket = field(default_factory=Basket)


@dataclass(slots=True, eq=False)
class _Season:
    folder: str = ""
    basket: Basket = field(default_factory=Basket)


@dataclass(frozen=True, slots=True)
class _Visit:
    """A folder of the show with what lies around it: its season, and the episode whose own folder it is."""

    folder: Folder
    season: int | None
    episode: Guess | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """What a sidecar hangs on: one video of one or more episodes, and which part of it."""

    version: _Version
    part: int | None = None


@dataclass(frozen=True, slots=True)
class _Aside:
    """A file that is no episode's video: where it lies, its extra type ("" = none), and its own folder in `Subs`."""

    entry: Entry
    visit: _Visit
    extra_type: str = ""
    folder_name: str = ""


def read_show(folder: Folder, said: Guess, *, own_folder: str) -> Reading:
    """The series in a folder, none when no episode is in it. `own_folder` is "" where the folder is not the show's own.

    Absolute and daily episodes keep their number or date and have no season of their own (`season` is None); they lie
    in the folder's season, else in season 1, or in the season of their year. A season that only has pictures is there
    without episodes: its episodes may lie in another folder of the show.
    """
    return _ShowFolder(folder, said, own_folder).read()


class _ShowFolder:
    def __init__(self, folder: Folder, said: Guess, own_folder: str) -> None:
        self._root = folder
        self._said = said
        self._out = Sorting()
        self._own_folder = own_folder
        self._series = Basket()
        self._seasons: dict[int, _Season] = {}
        self._episodes: dict[_Key, _Episode] = {}
        self._places: dict[str, dict[str, _Place]] = defaultdict(dict)
        self._aside: list[_Aside] = []
        self._labels: dict[tuple[_Key, int], str] = {}

    def read(self) -> Reading:
        for visit in self._visits():
            self._take_videos(visit)
        if not self._episodes:
            self._out.unknown, self._out.ignored = [], []
            for entry in self._root.everything():
                self._reject(entry)
            return self._out.reading()
        self._lay_out()
        for aside in self._aside:
            self._sort(aside)
        self._out.items.append(self._found())
        return self._out.reading()

    def _visits(self) -> Iterator[_Visit]:
        """The folders whose videos may be episodes; extras, subtitles and discs are put aside on the way."""
        season = titled_season(self._root.name)
        episode = (
            episode_folder(self._root.name, season=None)
            if not self._own_folder and _has_one_video(self._root)
            else None
        )
        pending = [_Visit(self._root, season.number if season else None, episode)]
        while pending:
            visit = pending.pop()
            yield visit
            for child in reversed(visit.folder.folders):
                if not self._put_aside(child, visit):
                    pending.append(self._inside(child, visit))

    def _inside(self, child: Folder, visit: _Visit) -> _Visit:
        season = season_folder(child.name)
        if season is not None:
            known = self._seasons.setdefault(season.number, _Season())
            known.folder = known.folder or child.path
            return _Visit(child, season.number)
        episode = (
            episode_name(child.name, season=visit.season, show=self._said.title) if _has_one_video(child) else None
        )
        return _Visit(child, visit.season, episode)

    def _put_aside(self, child: Folder, visit: _Visit) -> bool:
        """Takes a folder that holds no episodes of its own to go into; False for one to be visited."""
        if is_disc(child):
            self._take_disc(child, visit)
            return True
        extra_type = extra_folder(child.name)
        is_aside = bool(extra_type) or child.name.lower() in SUBTITLE_FOLDERS or is_part_of_disc(child)
        if is_aside:
            for inner in child.walk():
                name = inner.name if inner is not child else ""
                self._aside.extend(_Aside(entry, visit, extra_type, name) for entry in inner.files)
        return is_aside

    def _take_disc(self, child: Folder, visit: _Visit) -> None:
        """A disc is an episode's when its folder says which; a disc of a whole season is for a person to sort."""
        guess = episode_folder(child.name, season=visit.season, show=self._said.title)
        if guess is None:
            self._out.unknown.extend(entry.path for entry in child.everything())
            return
        keys = self._keys(guess, visit)
        version = _Version(child.name, keys, guess, disc=child)
        self._enter(version)
        taken = {file.path for file in disc_files(child)}
        self._places[visit.folder.path].setdefault(child.name.casefold(), _Place(version))
        inside = _Visit(child, visit.season, guess)
        self._places[child.path].setdefault("", _Place(version))
        self._aside.extend(_Aside(entry, inside) for entry in child.everything() if entry.path not in taken)

    def _take_videos(self, visit: _Visit) -> None:
        videos = []
        for entry in visit.folder.files:
            extra_type = _extra_type(entry)
            if entry.is_video and not extra_type:
                videos.append(entry)
            else:
                self._aside.append(_Aside(entry, visit, extra_type))
        for stack in stacks_of(videos):
            guess = self._guess(stack.base, visit)
            if guess is not None:
                self._take_version(stack.base, guess, visit, list(stack.entries))
                continue
            for _, entry in stack.entries:
                guess = self._guess(entry.stem, visit)
                if guess is None:
                    self._reject(entry)
                else:
                    self._take_version(entry.stem, guess, visit, [(None, entry)])

    def _guess(self, stem: str, visit: _Visit) -> Guess | None:
        guess = episode_name(stem, season=visit.season, show=self._said.title)
        return visit.episode if visit.episode and (guess is None or guess.season is None) else guess

    def _take_version(self, stem: str, guess: Guess, visit: _Visit, parts: list[tuple[int | None, Entry]]) -> None:
        keys = self._keys(guess, visit)
        version = None
        if len(parts) == 1 and guess.part is not None:
            parts = [(guess.part, parts[0][1])]
            version = self._version_in_parts(keys, guess.part)
        if version is None:
            version = _Version(stem, keys, guess, parts)
            self._enter(version)
        else:
            version.parts += parts
        places = self._places[visit.folder.path]
        places.setdefault(stem.casefold(), _Place(version))
        for part, entry in parts:
            places[entry.stem.casefold()] = _Place(version, part)

    def _version_in_parts(self, keys: tuple[_Key, ...], part: int) -> _Version | None:
        """The version whose other parts are known already ("S01E05a" and "S01E05b")."""
        episode = self._episodes.get(keys[0])
        for version in episode.versions if episode else ():
            numbers = [number for number, _ in version.parts]
            if version.keys == keys and numbers and None not in numbers and part not in numbers:
                return version
        return None

    def _enter(self, version: _Version) -> None:
        for key in version.keys:
            episode = self._episodes.setdefault(key, _Episode(_single(version.guess, key, self._said.title)))
            episode.versions.append(version)

    def _keys(self, guess: Guess, visit: _Visit) -> tuple[_Key, ...]:
        if guess.air_date:
            return ((visit.season if visit.season is not None else int(guess.air_date[:4]), guess.air_date),)
        season = next(one for one in (guess.season, visit.season, 1) if one is not None)
        if guess.episodes:
            return tuple((season, str(number)) for number in guess.episodes)
        return tuple((season, f"a{number}") for number in guess.absolute)

    def _lay_out(self) -> None:
        """Gives every episode its videos, and every version a label that differs from the others of the episode."""
        for key, episode in self._episodes.items():
            labels = labels_of([(version.stem, version.guess) for version in episode.versions])
            for version, label in zip(episode.versions, labels, strict=True):
                self._labels[key, id(version)] = label
                if version.disc is not None:
                    episode.basket.files += disc_files(version.disc, version=label)
                for part, entry in version.parts:
                    number = part if len(version.parts) > 1 else None
                    episode.basket.files.append(FoundFile(entry.path, FileRole.VIDEO, version=label, part=number))

    def _sort(self, aside: _Aside) -> None:
        """Puts a file that is no video of an episode where it hangs: an episode, a season, the series, or nowhere."""
        entry = aside.entry
        if aside.extra_type == "sample":
            self._out.ignored.append(entry.path)
        elif aside.extra_type and (entry.is_video or entry.is_audio):
            self._sort_extra(aside)
        elif not (self._hang_on_episode(aside) or self._hang_on_folder(aside)):
            self._reject(entry)

    def _sort_extra(self, aside: _Aside) -> None:
        extra = extra_name(aside.entry.stem)
        bound = bind(extra.base if extra else aside.entry.stem, self._places[aside.visit.folder.path])
        file = as_extra(aside.entry, aside.extra_type)
        if bound:
            self._hang(bound[0], file)
        else:
            self._around(aside.visit).files.append(file)

    def _hang_on_episode(self, aside: _Aside) -> bool:
        entry, places = aside.entry, self._places[aside.visit.folder.path]
        bound = bind(entry.stem, places)
        place, rest = bound or (None, entry.stem)
        if place is None and aside.folder_name:
            place = (bind(aside.folder_name, places) or (None, ""))[0]
        place = place or self._place_by_number(entry, aside.visit) or places.get("")
        if place is None:
            return False
        file = self._sidecar(entry, rest, is_bound=bound is not None)
        if file is not None:
            self._hang(place, file)
        return file is not None

    def _sidecar(self, entry: Entry, rest: str, *, is_bound: bool) -> FoundFile | None:
        """What a file is to its episode. One that only shares the number may be a subtitle, nothing else."""
        if entry.is_subtitle:
            return as_subtitle(entry, rest)
        if not is_bound:
            return None
        if entry.is_nfo and not rest:
            return FoundFile(entry.path, FileRole.NFO)
        if entry.is_picture:
            base = entry.stem[: len(entry.stem) - len(rest)]
            art = classify_picture(entry.name, base=base, folder_kind=Kind.EPISODE)
            return FoundFile(entry.path, FileRole.PICTURE, art=art.art, position=art.position) if art else None
        return None

    def _place_by_number(self, entry: Entry, visit: _Visit) -> _Place | None:
        """The episode that a subtitle under another name means by its number."""
        if not entry.is_subtitle:
            return None
        guess = visit.episode or episode_name(entry.stem, season=visit.season, show=self._said.title)
        keys = self._keys(guess, visit) if guess else ()
        episode = self._episodes.get(keys[0]) if keys else None
        if episode is None:
            return None
        return _Place(next((one for one in episode.versions if one.keys == keys), episode.versions[0]))

    def _hang(self, place: _Place, file: FoundFile) -> None:
        part = place.part if len(place.version.parts) > 1 and file.role is FileRole.SUBTITLE else None
        for key in place.version.keys:
            label = self._labels[key, id(place.version)]
            self._episodes[key].basket.files.append(file._replace(version=label, part=part))

    def _hang_on_folder(self, aside: _Aside) -> bool:
        """A file that means the season or the series by its own name: `tvshow.nfo`, `season01-poster.jpg`."""
        entry, is_root = aside.entry, aside.visit.folder is self._root
        basket, file = self._around(aside.visit), None
        if aside.folder_name or aside.visit.folder.path != entry.path.rpartition("/")[0]:
            return False
        if entry.is_nfo and entry.name.lower() == ("tvshow.nfo" if is_root else "season.nfo"):
            file = FoundFile(entry.path, FileRole.NFO)
        elif is_theme(entry):
            file = FoundFile(entry.path, FileRole.THEME)
        elif entry.is_picture and (is_root or season_folder(aside.visit.folder.name)):
            kind = Kind.SERIES if is_root else Kind.SEASON
            art = classify_picture(entry.name, base=aside.visit.folder.name or None, folder_kind=kind)
            # What stands for all seasons is no picture of the show, nor of one of them.
            if art is not None and art.season != ALL_SEASONS:
                file = FoundFile(entry.path, FileRole.PICTURE, art=art.art, position=art.position)
                basket = basket if art.season is None else self._seasons.setdefault(art.season, _Season()).basket
        if file is not None:
            basket.files.append(file)
        return file is not None

    def _around(self, visit: _Visit) -> Basket:
        """The season that a folder is in, the series in the show's own folder."""
        if visit.season is None or visit.folder is self._root:
            return self._series
        return self._seasons.setdefault(visit.season, _Season()).basket

    def _reject(self, entry: Entry) -> None:
        extra = extra_name(entry.stem) if entry.is_video else None
        is_nothing = is_leftover(entry.extension) or (extra is not None and extra.type == "sample")
        (self._out.ignored if is_nothing else self._out.unknown).append(entry.path)

    def _found(self) -> Found:
        numbers = {key[0] for key in self._episodes} | {n for n, one in self._seasons.items() if one.basket.files}
        by_season: dict[int, list[_Key]] = defaultdict(list)
        for key in sorted(self._episodes, key=_order):
            by_season[key[0]].append(key)
        seasons = []
        for number in sorted(numbers):
            season = self._seasons.get(number, _Season())
            episodes = tuple(self._found_episode(key) for key in by_season[number])
            guess = Guess(title=self._said.title, season=number)
            seasons.append(Found(Kind.SEASON, guess, season.folder, season.basket.in_order(), episodes))
        return Found(Kind.SERIES, self._said, self._own_folder, self._series.in_order(), tuple(seasons))

    def _found_episode(self, key: _Key) -> Found:
        episode = self._episodes[key]
        return Found(Kind.EPISODE, episode.guess, files=episode.basket.in_order())


def _single(guess: Guess, key: _Key, show: str) -> Guess:
    """The guess for one of the episodes that a file holds, with the show's title."""
    season, number = key
    if guess.air_date:
        return guess.but(title=show, part=None, season=None, episodes=(), absolute=())
    if number.startswith("a"):
        return guess.but(title=show, part=None, season=None, episodes=(), absolute=(int(number[1:]),))
    return guess.but(title=show, part=None, season=season, episodes=(int(number),))


def _order(key: _Key) -> tuple[int, int, str]:
    number = key[1].removeprefix("a")
    return key[0], int(number) if number.isdecimal() else 0, key[1]


def _extra_type(entry: Entry) -> str:
    extra = extra_name(entry.stem) if entry.is_video else None
    if extra is not None and not (extra.is_doubtful and episode_name(extra.base, season=None) is not None):
        return extra.type
    return creditless(entry.stem) if entry.is_video else ""


def _has_one_video(folder: Folder) -> bool:
    return sum(entry.is_video and not extra_name(entry.stem) for entry in folder.files) == 1

"""Playlists: a saved view as a file for players, that shows there just what the view shows here.

A list of files (M3U) is what the view shows now: a show stands for its episodes, an artist for all tracks. A smart
playlist is for Kodi alone, which asks its own library each time: it is written only where Kodi's rules say what the
view says (`formats.playlists.kodi_rules`), and where what Kodi knows of the titles asked for is what we know.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadInput, printable
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId
from metarr_desktop.domain.paths import PathMapping, to_player
from metarr_desktop.domain.playlists import Form, LeftOut, Playlist, Refusal, Track, Why
from metarr_desktop.domain.query_tree import Query, Relation, Term
from metarr_desktop.domain.views import Scope
from metarr_desktop.files.write import write_atomically
from metarr_desktop.formats.playlists import kodi_rules, m3u, xsp

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.domain.saved_views import SavedView
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.playlists import PlayedFile, Title

_PORTION = 500
#: What a copied disc is started with.
_DISC_STARTS = frozenset({"index.bdmv", "video_ts.ifo"})
_NO_MAPPINGS: Sequence[PathMapping] = ()
_UNWATCHED = Unwatched()


class Playlists:
    """The verb. `plan` says what an export would hold, `save` writes just that."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def plan(
        self,
        view: SavedView,
        form: Form,
        mappings: Sequence[PathMapping] = _NO_MAPPINGS,
        progress: Progress = _UNWATCHED,
    ) -> Playlist:
        """A view as a file of that form, in the paths of a group with those mappings; nothing is written.

        Some seconds at 100,000 titles as a list. Raises BadTerm for a view whose words no search says any more,
        Cancelled.
        """
        return self._list(view, mappings, progress) if form is Form.M3U else self._rules(view, mappings)

    def save(self, path: str, playlist: Playlist, progress: Progress = _UNWATCHED) -> None:
        """Write it, whole or not at all; a file that stands there is replaced.

        Raises BadInput for another ending, CannotWrite, Cancelled.
        """
        if not path.lower().endswith(playlist.form.endings):
            raise BadInput(f"{printable(path)}: give it a name that ends in {playlist.form.endings[0]}.")
        if playlist.refusals:
            raise BadInput("Kodi's rules do not say what this view says; a list of files (M3U) shows the same titles.")
        data = playlist.text.encode()
        progress.check()
        write_atomically(path, data)

    # --- a list of files --------------------------------------------------------------------------------------------

    def _list(self, view: SavedView, mappings: Sequence[PathMapping], progress: Progress) -> Playlist:
        left_out: Counter[LeftOut] = Counter()
        tracks: dict[str, Track] = {}  # an episode that is listed beside its show plays once
        ids = [ItemId(id) for id in self._store.items.listing(view.words.scope, sort=view.sort).ids]
        for start in range(0, len(ids), _PORTION):
            progress.report(start, len(ids))
            for track in self._tracks(ids[start : start + _PORTION], mappings, left_out, progress):
                tracks.setdefault(track.path, track)
        progress.report(len(ids), len(ids))
        said = {why: count for why, count in left_out.items() if count}
        return Playlist(Form.M3U, m3u.write(view.name, tracks.values()), len(tracks), said)

    def _tracks(
        self, ids: Sequence[ItemId], mappings: Sequence[PathMapping], left_out: Counter[LeftOut], progress: Progress
    ) -> Iterator[Track]:
        progress.check()
        played = self._played(ids)
        leaves = list(dict.fromkeys(leaf for item in ids for leaf in played.get(item, ())))
        left_out[LeftOut.NOTHING_TO_PLAY] += sum(not played.get(item) for item in ids)
        for title in self._titles(leaves, progress):
            present = [file for file in title.files if not file.is_missing]
            if not present:
                left_out[LeftOut.GONE if title.files else LeftOut.NOTHING_TO_PLAY] += 1
            for file in _first_version(present):
                path = to_player(file.path, mappings)
                if path is None:
                    left_out[LeftOut.UNREACHED] += 1
                elif not m3u.can_be_written(path):
                    left_out[LeftOut.UNWRITABLE] += 1
                else:
                    yield Track(path, _named(title), round(file.seconds) if file.seconds else None)

    def _titles(self, leaves: Sequence[ItemId], progress: Progress) -> Iterator[Title]:
        """Those that are still there, in that order; a portion of artists has a hundred times as many tracks."""
        for start in range(0, len(leaves), _PORTION):
            progress.check()
            some = leaves[start : start + _PORTION]
            titles = self._store.playlists.titles(some)
            yield from (titles[leaf] for leaf in some if leaf in titles)

    def _played(self, ids: Sequence[ItemId]) -> dict[ItemId, list[ItemId]]:
        played = self._store.playlists.played(ids)
        kinds = self._store.items.kinds(ids)
        return played | {item: self._store.items.members_of(item) for item in ids if kinds.get(item) is Kind.COLLECTION}

    # --- rules ------------------------------------------------------------------------------------------------------

    def _rules(self, view: SavedView, mappings: Sequence[PathMapping]) -> Playlist:
        scope = view.words.scope
        kind = kodi_rules.kind_of(scope.kind, scope.where)
        folders = self._folders(scope.library, mappings)
        if folders is None:
            return Playlist(Form.XSP, refusals=(Refusal(Why.LIBRARY),))
        spellings = _Spellings(self._store, kind or Kind.MOVIE)
        rules = kodi_rules.translated(scope.kind, scope.where, folders, spellings)
        refusals = rules if isinstance(rules, list) else list(self._known_otherwise(rules.kind, scope.where))
        if refusals or isinstance(rules, list):
            return Playlist(Form.XSP, refusals=tuple(refusals))
        return Playlist(Form.XSP, xsp.write(view.name, rules, view.sort))

    def _folders(self, library: LibraryId | None, mappings: Sequence[PathMapping]) -> list[str] | None:
        """The folders of a library as Kodi names them; no folder where it has all that there is of its kind.

        None where a mapping is missing, or Kodi could not tell one from another library's.
        """
        libraries = self._store.libraries.all()
        mine = next((one for one in libraries if one.id == library), None)
        if mine is None:
            return [] if library is None else None
        others = [one for one in libraries if one.type is mine.type and one.id != library]
        if not others:
            return []
        theirs = [to_player(os.path.join(root.path, ""), mappings) for root in mine.roots]
        beside = [to_player(os.path.join(root.path, ""), mappings) for one in others for root in one.roots]
        folders = [path for path in theirs if path is not None]
        if (
            len(folders) < len(theirs)
            or not folders
            or any(_takes_for(one, other) for one in folders for other in beside)
        ):
            return None
        return folders

    def _known_otherwise(self, kind: Kind, query: Query) -> Iterator[Refusal]:
        fields = kodi_rules.fields_used(query)
        if "year" in fields and kind is not Kind.TRACK:
            count = self._store.playlists.count_other_premieres(kind)
            if count:
                yield Refusal(Why.PREMIERE, "year", count)
        if "aired" in fields:
            count = self._store.playlists.count_aired_in_part()
            if count:
                yield Refusal(Why.OTHERWISE, "aired", count)
        for field in ("watched", "play_count"):
            count = self._store.playlists.count_other_plays(kind, field) if field in fields else 0
            if count:
                yield Refusal(Why.PLAYS, field, count)
        if fields and kind is Kind.TRACK:
            count = self._store.playlists.count_not_by_tags(fields)
            if count:
                yield Refusal(Why.TAGS, "", count)


class _Spellings:
    """How words and names are written in titles of one kind."""

    def __init__(self, store: Store, kind: Kind) -> None:
        self._store = store
        self._kind = kind

    def words(self, field: str, word: str) -> Collection[str]:
        return self._store.playlists.words(FIELD[field], word)

    def names(self, field: str, name: str) -> Collection[str] | None:
        """A search looks for the name among all people of a title at once: so the titles are counted."""
        names = self._store.playlists.names(self._kind, FIELD[field], name)
        if len(names) > kodi_rules.MOST_VALUES:
            return names
        found = self._store.items.count(Scope(kind=self._kind), Query((Term(field, Relation.IS, name),)))
        credited = self._store.playlists.count_credited(self._kind, FIELD[field], names)
        return names if found == credited else None

    def is_as_written(self, field: str, text: str) -> bool:
        found = self._store.items.count(Scope(kind=self._kind), Query((Term(field, Relation.IS, text),)))
        return found == self._store.playlists.count_written(self._kind, FIELD[field], text)


def _first_version(files: Sequence[PlayedFile]) -> list[PlayedFile]:
    """The parts of the version that plays first; of a copied disc what it is started with."""
    if not files:
        return []
    first = files[0]
    if first.role is FileRole.DISC:
        starts = [file for file in files if os.path.basename(file.path).lower() in _DISC_STARTS]
        return starts[:1] or [first]
    if first.part is None:
        return [first]
    return [file for file in files if file.version == first.version and file.part is not None]


def _named(title: Title) -> str:
    match title.kind:
        case Kind.EPISODE if title.season is not None and title.episode is not None:
            return f"{title.top} – S{title.season:02}E{title.episode:02} – {title.title}"
        case Kind.EPISODE:
            return f"{title.top} – {title.title}"
        case Kind.TRACK if title.top:
            return f"{title.top} - {title.title}"
    return f"{title.title} ({title.year})" if title.year else title.title


def _takes_for(folder: str, other: str | None) -> bool:
    """Whether Kodi, asked for what begins with that folder, finds what lies in the other: `_` is any letter to it."""
    if other is None:
        return False
    pattern = "".join("." if sign == "_" else ".*" if sign == "%" else re.escape(sign) for sign in folder)
    return re.match(pattern, other, re.IGNORECASE | re.DOTALL) is not None

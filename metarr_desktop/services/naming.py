"""Naming: the plan of a rename - which file and folder of some titles gets which name by the templates.

A pure look: the library and the listings of folders are read, nothing is touched. What bears a film's or an episode's
name goes along with it: NFO, pictures, subtitles, trailers, whoever put them there. What lies in a folder of the
title's own and has a name of its own stays in that folder. A title alone in its folder has the folder renamed; one
among others gets a folder of its own.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from metarr_desktop.domain.found import MAIN, FileRole
from metarr_desktop.domain.kinds import ItemId, Kind, RootId
from metarr_desktop.domain.moves import MovePlan, MoveReason, NameKind, compared
from metarr_desktop.files.moving import names_in
from metarr_desktop.files.roots import RootState, root_state
from metarr_desktop.formats.layouts import base_name
from metarr_desktop.formats.names import parse as read_name
from metarr_desktop.formats.templates import LONGEST_NAME, Name, NoRoom, NoValue, Template, TokenValue
from metarr_desktop.services.first_values import season_title
from metarr_desktop.services.naming_family import Family, Sharing, media_words, number_words, versions
from metarr_desktop.services.naming_tree import Node, Unit, Within, as_move, refusal, told
from metarr_desktop.services.wanted import disc_of

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import FileView
    from metarr_desktop.domain.views import ItemRow, RootView
    from metarr_desktop.store.library import Store

#: The template of each kind of name; a kind without one keeps its names.
Templates = Mapping[NameKind, Template]

# Room for what is published beside a file later: `-characterart.jpg` and the like.
_LONGEST_TAIL = 24
_TAIL_BEGINS = (".", "-")
_LINKED_TAIL_BEGINS = (".", "-", " ", "_")
_EDITION = frozenset({"edition"})
_TRACK_ARTIST = frozenset({"trackartist"})
_WORDS_OF_VALUES = frozenset({"sorttitle", "originaltitle", "initial", "imdb", "tmdb", "tvdb", "sortartist"})


class Naming:
    """Plans with those templates; `longest_path` is the most that a whole path may have, in units of UTF-16."""

    def __init__(self, store: Store, templates: Templates, longest_path: int) -> None:
        self._store = store
        self._templates = templates
        self._longest_path = longest_path
        self._listings: dict[str, list[tuple[str, bool]]] = {}
        self._stems: dict[RootId, dict[str, set[str]]] = {}

    def plan(self, items: Collection[ItemId]) -> MovePlan:
        """What renaming those items, with all below them, would do."""
        family = Family(self._store, items, needs_values=self._says(_WORDS_OF_VALUES))
        roots = {root.id: root for library in self._store.libraries.all() for root in library.roots}
        closed = {root.path: why for root in roots.values() if (why := _closed(root)) is not None}
        nodes: list[Node] = []
        for top in family.tops:
            match top.kind:
                case Kind.MOVIE:
                    nodes.extend(self._film(top, family, roots))
                case Kind.SERIES:
                    nodes.extend(self._show(top, family, roots))
                case Kind.ARTIST:
                    nodes.extend(self._artist(top, family, roots))
        return self._settled(nodes, items, closed)

    def _says(self, tokens: frozenset[str]) -> bool:
        return any(tokens & one.tokens for one in self._templates.values())

    # --- films ------------------------------------------------------------------------------------------------------

    def _film(self, row: ItemRow, family: Family, roots: Mapping[RootId, RootView]) -> Iterator[Node]:
        mains = family.mains(row.id)
        if not mains:
            yield from _away(row, row, family)
            return
        own = set(family.folders.get(row.id, ())) - {root.path for root in roots.values()}
        homes: dict[str, list[FileView]] = defaultdict(list)
        for file in mains:
            folder = disc_of(file)[0] if file.role is FileRole.DISC else os.path.dirname(file.path)
            homes[_nearest(own, folder) or folder].append(file)
        for home, files in homes.items():
            yield from self._film_at(row, family, home, files, is_own=home in own, root=roots[files[0].root].path)

    def _film_at(
        self, row: ItemRow, family: Family, home: str, files: Sequence[FileView], *, is_own: bool, root: str
    ) -> Iterator[Node]:
        values = {**family.words(row), **self._words_of_file(files[0])}
        folder = self._folder(NameKind.MOVIE_FOLDER, values, row, row, home, root=root)
        if not is_own and folder is not None and folder.place == home != root:
            is_own = True  # it was given this folder, and no scan has seen it since
        if not is_own:
            folder = self._folder(NameKind.MOVIE_FOLDER, values, row, row, home, root=root, is_new=True)
        if folder is not None and is_own:
            yield folder
        loose = [file for file in files if file.role is not FileRole.DISC]
        if folder is not None and not is_own and folder.unit.refused is not None:
            for file in loose[:1]:
                yield refusal(folder.unit, file.path, is_main=True)
            return
        template = self._templates.get(NameKind.MOVIE_FILE)
        within = Within(folder if is_own else None, folder.place if folder is not None and not is_own else home, home)
        labels = versions(loose)
        names = {
            label: self._try(template, {**values, **self._words_of_file(some[0])}, within, some)
            for label, some in labels.items()
            if template is not None
        }
        taken = [name.text for name in names.values() if isinstance(name, Name)]
        for label, some in labels.items():
            name = names.get(label)
            if isinstance(name, Name) and taken.count(name.text) > 1 and some[0].version:
                name = Name((f"{name.text} - {some[0].version}",), name.is_shortened)
            rest = os.path.relpath(os.path.dirname(some[0].path), home)
            inside = within if rest == "." else within.below(rest)
            yield from self._named(Unit(row.id, row.id), name, some, inside, family)

    # --- shows ------------------------------------------------------------------------------------------------------

    def _show(self, row: ItemRow, family: Family, roots: Mapping[RootId, RootView]) -> Iterator[Node]:
        folders = sorted(set(family.folders.get(row.id, ())) - {root.path for root in roots.values()})
        episodes = family.below(row.id, Kind.EPISODE)
        by_folder: dict[str, dict[str, list[Sharing]]] = defaultdict(lambda: defaultdict(list))
        for sharing in family.sharing(episodes):
            home = _nearest(folders, sharing.file.path)
            first = os.path.relpath(sharing.file.path, home).split("/")[0] if home else ""
            if home:
                by_folder[home]["" if home + "/" + first == sharing.file.path else first].append(sharing)
        if not by_folder and row.id in family.selected:
            yield from _away(row, row, family)
        for home, by_first in by_folder.items():
            root = roots[next(iter(by_first.values()))[0].file.root].path
            show: Node | None = None
            if row.id in family.selected:
                show = self._folder(NameKind.SHOW_FOLDER, family.words(row), row, row, home, root=root)
            if show is not None:
                yield show
            yield from self._seasons(row, family, Within(show, home, home), by_first)

    def _seasons(
        self, show: ItemRow, family: Family, within: Within, by_first: Mapping[str, Sequence[Sharing]]
    ) -> Iterator[Node]:
        given: set[str] = set()
        for first, sharings in sorted(by_first.items()):
            seasons = {sharing.season for sharing in sharings}
            of_season = {sharing.season: [] for sharing in sharings}  # type: dict[int | None, list[Sharing]]
            for sharing in sharings:
                of_season[sharing.season].append(sharing)
            for number, own in of_season.items():
                season = family.season(show.id, number)
                name = self._season_name(show, season, family)
                if name is None or season is None:
                    yield from self._episodes(show, family, within.below(first), own)
                elif first and len(seasons) == 1 and name not in given:
                    given.add(name)
                    unit = Unit(season.id, show.id)
                    folder = within.node(unit, os.path.join(within.source, first), name, is_folder=True)
                    yield folder
                    yield from self._episodes(show, family, Within(folder, "", folder.source), own)
                else:
                    yield from self._episodes(show, family, within.below(first, into=name), own)

    def _season_name(self, show: ItemRow, season: ItemRow | None, family: Family) -> str | None:
        template = self._templates.get(NameKind.SEASON_FOLDER)
        if template is None or season is None or season.id not in family.selected:
            return None
        title = season.title if season.title != season_title(season.season or 0) else ""
        words = family.words(show) | {"season": season.season, "seasontitle": title}
        name = self._try(template, words, None, ())
        return "/".join(name.levels) if isinstance(name, Name) else None

    def _episodes(self, show: ItemRow, family: Family, within: Within, sharings: Sequence[Sharing]) -> Iterator[Node]:
        template = self._templates.get(NameKind.EPISODE_FILE)
        for sharing in sharings:
            if sharing.file.role is FileRole.DISC or not family.selected & {one.id for one in sharing.items}:
                continue
            rest = os.path.dirname(os.path.relpath(sharing.file.path, within.source))
            inside = within.below(rest, into=os.path.join(within.into, rest)) if rest else within
            words = {**family.words(show), **media_words(sharing.file.media), **number_words(sharing)}
            name = self._try(template, words, inside, [sharing.file]) if template is not None else None
            yield from self._named(Unit(sharing.items[0].id, show.id), name, [sharing.file], inside, family)

    # --- music ------------------------------------------------------------------------------------------------------

    def _artist(self, row: ItemRow, family: Family, roots: Mapping[RootId, RootView]) -> Iterator[Node]:
        tops = {root.path for root in roots.values()}
        homes: dict[str, Node] = {}
        words = family.words(row)
        for home in sorted(set(family.folders.get(row.id, ())) - tops) if row.id in family.selected else ():
            root = _nearest(tops, home)
            folder = self._folder(NameKind.ARTIST_FOLDER, words, row, row, home, root=root) if root else None
            if folder is not None:
                homes[home] = folder
                yield folder
        for album in family.below(row.id, Kind.ALBUM):
            of_album = words | {"album": album.title, "year": album.year}
            albums: dict[str, Node] = {}
            for home in sorted(set(family.folders.get(album.id, ())) - tops) if album.id in family.selected else ():
                root, above = _nearest(tops, home), homes.get(_nearest(homes, home) or "")
                folder = (
                    self._folder(NameKind.ALBUM_FOLDER, of_album, album, row, home, root=root, parent=above)
                    if root
                    else None
                )
                if folder is not None:
                    albums[home] = folder
                    yield folder
            yield from self._tracks(row, album, family, of_album, homes | albums)

    def _tracks(
        self,
        artist: ItemRow,
        album: ItemRow,
        family: Family,
        words: Mapping[str, TokenValue],
        folders: Mapping[str, Node],
    ) -> Iterator[Node]:
        template = self._templates.get(NameKind.TRACK_FILE)
        tracks = family.below(album.id, Kind.TRACK)
        has_discs = len({track.disc for track in tracks if track.disc}) > 1
        artists = family.track_artists(artist, album, tracks) if self._says(_TRACK_ARTIST) else {}
        for track in tracks:
            if track.id not in family.selected:
                continue
            said = {"title": track.title, "track": track.track, "disc": track.disc if has_discs else None}
            said["trackartist"] = artists.get(track.id, "")
            for file in family.mains(track.id):
                home = os.path.dirname(file.path)
                above = folders.get(_nearest(folders, home) or "")
                within = Within(above, home, home)
                if above is not None and above.source != home:
                    rest = os.path.relpath(home, above.source)
                    within = Within(above, "", home, into=rest)
                name = (
                    self._try(template, {**words, **media_words(file.media), **said}, within, [file])
                    if template is not None
                    else None
                )
                yield from self._named(Unit(track.id, artist.id), name, [file], within, family)

    # --- names ------------------------------------------------------------------------------------------------------

    def _words_of_file(self, file: FileView) -> dict[str, TokenValue]:
        """What templates may say of a film's file. A rename must not lose the edition that its name tells."""
        stem = os.path.splitext(os.path.basename(file.path))[0]
        return media_words(file.media) | {"edition": ", ".join(read_name(stem).edition) if self._says(_EDITION) else ""}

    def _folder(
        self,
        kind: NameKind,
        values: Mapping[str, TokenValue],
        row: ItemRow,
        family: ItemRow,
        home: str,
        *,
        root: str,
        parent: Node | None = None,
        is_new: bool = False,
    ) -> Node | None:
        """A title's folder with its new name; None where such folders keep theirs.

        A name of one level stays where the folder is, one of several levels begins at the root.
        """
        template = self._templates.get(kind)
        if template is None:
            return None
        unit = Unit(row.id, family.id)
        base = home if is_new else os.path.dirname(home)
        if len(template.levels) > 1:
            base, parent = root, None
        elif parent is not None:
            base = parent.place
        name = self._try(template, values, Within(None, base, base), ())
        text = told(unit, name) or os.path.basename(home)
        if parent is not None and os.path.dirname(home) != parent.source:
            text = os.path.join(os.path.relpath(os.path.dirname(home), parent.source), text)
        return Node(unit, home, text, parent, base, is_folder=True)

    def _try(
        self,
        template: Template,
        values: Mapping[str, TokenValue],
        within: Within | None,
        files: Sequence[FileView],
    ) -> Name | NoValue | NoRoom | None:
        """The name, or why there is none; None where it stays as it is."""
        if template.keeps:
            return None
        tail = max((len(os.path.splitext(file.path)[1].encode()) + 4 for file in files), default=0)
        tail = max(tail, _LONGEST_TAIL) if files else 0
        units = self._longest_path - (len(within.path) + 1 if within is not None else 0) - tail
        try:
            return template.name(values, room_bytes=LONGEST_NAME - tail, room_units=units)
        except (NoValue, NoRoom) as error:
            return error

    def _named(
        self,
        unit: Unit,
        name: Name | NoValue | NoRoom | None,
        files: Sequence[FileView],
        within: Within,
        family: Family,
    ) -> Iterator[Node]:
        """The files of one version, or one episode, with what bears their name."""
        base = base_name(os.path.basename(files[0].path), is_part=files[0].part is not None)
        text = told(unit, name) or base
        if unit.refused is not None:
            yield refusal(unit, files[0].path, within, is_main=True)
            return
        stems = {base: text}
        for file in files:
            stem = os.path.splitext(os.path.basename(file.path))[0]
            new = stem if text == base else f"{text}-cd{file.part}" if file.part is not None else text
            stems[stem] = new
            yield within.node(unit, file.path, new + os.path.splitext(file.path)[1], is_main=True)
        mains = {os.path.basename(file.path) for file in files}
        folder = os.path.dirname(files[0].path)
        if text == base and not within.is_elsewhere:
            return
        yield from self._sidecars(unit, stems, folder, mains, within, family, files[0].root)

    def _sidecars(
        self,
        unit: Unit,
        stems: Mapping[str, str],
        folder: str,
        mains: Collection[str],
        within: Within,
        family: Family,
        root: RootId,
    ) -> Iterator[Node]:
        linked = {
            os.path.basename(file.path)
            for file in family.files.get(unit.item, ())
            if os.path.dirname(file.path) == folder and not file.is_missing and not file.role.is_main
        }
        others = self._stems_in(folder, root) | set(stems)
        for entry, is_folder in self._listing(folder):
            if entry in mains or is_folder:
                continue
            stem = _stem_of(entry, others, _LINKED_TAIL_BEGINS if entry in linked else _TAIL_BEGINS)
            if stem is not None and stem in stems:
                yield within.node(unit, os.path.join(folder, entry), stems[stem] + entry[len(stem) :])
            elif stem is None and entry in linked and within.is_elsewhere:
                yield within.node(unit, os.path.join(folder, entry), entry)

    def _stems_in(self, folder: str, root: RootId) -> set[str]:
        """The names without ending of everything played in a folder, with and without marks of parts."""
        if root not in self._stems:
            known: dict[str, set[str]] = defaultdict(set)
            path = next(one.path for one in self._roots() if one.id == root)
            for encoded, _, _ in self._store.files.present(root, MAIN):
                above, name = os.path.split(os.path.join(path, os.fsdecode(encoded)))
                known[above] |= {base_name(name), base_name(name, is_part=True)}
            self._stems[root] = known
        return self._stems[root].get(folder, set())

    def _roots(self) -> Iterator[RootView]:
        for library in self._store.libraries.all():
            yield from library.roots

    def _listing(self, folder: str) -> list[tuple[str, bool]]:
        if folder not in self._listings:
            self._listings[folder] = names_in(folder)
        return self._listings[folder]

    # --- settling ---------------------------------------------------------------------------------------------------

    def _settled(self, nodes: Sequence[Node], items: Collection[ItemId], closed: Mapping[str, MoveReason]) -> MovePlan:
        """Refuse what cannot be, until all that is left can."""
        by_source = {node.source: node for node in reversed(nodes)}
        nodes = [node for node in nodes if by_source[node.source] is node]
        touched: dict[str, MoveReason] = {}
        for node in nodes:
            root = _nearest(closed, node.source)
            if root is not None:
                node.unit.refused = touched[root] = closed[root]
        while self._refuse_taken(nodes) or self._refuse_blocked(nodes, by_source):
            pass
        moves = [move for node in nodes if (move := as_move(node)) is not None]
        moves = [move for move in moves if _nearest(touched, move.source) is None]
        return MovePlan(tuple(moves), tuple(items), tuple(touched.items()))

    def _refuse_taken(self, nodes: Sequence[Node]) -> bool:
        """Of several that want one name, who has it keeps it, else the first gets it."""
        first: dict[str, Node] = {}
        is_changed = False
        for node in sorted(nodes, key=lambda node: node.place != node.source):
            place = compared(node.place)
            other = first.setdefault(place, node)
            if other is not node and node.unit.refused is None:
                node.unit.refused, is_changed = MoveReason.TAKEN, True
        return is_changed

    def _refuse_blocked(self, nodes: Sequence[Node], by_source: Mapping[str, Node]) -> bool:
        """What comes to where something stands that does not go away."""
        is_changed = False
        standing: dict[str, dict[str, str]] = {}
        for node in nodes:
            if node.unit.refused is not None or node.place == node.source:
                continue
            landing = node.landing
            if landing not in standing:
                standing[landing] = {compared(name): name for name, _ in self._listing(landing)}
            name = os.path.basename(node.name)
            there = standing[landing].get(compared(name))
            if there is None or os.path.join(landing, there) == node.source:
                continue
            other = by_source.get(os.path.join(landing, there))
            if other is None or compared(other.place) == compared(node.place):
                node.unit.refused, is_changed = MoveReason.IN_THE_WAY, True
        return is_changed


def _nearest(folders: Iterable[str], path: str) -> str | None:
    """The folder of those that holds the path, or is it; the nearest."""
    holding = [one for one in folders if path == one or path.startswith(one + "/")]
    return max(holding, key=len) if holding else None


def _stem_of(name: str, stems: Collection[str], begins: Collection[str]) -> str | None:
    """The longest of those names that a file's name begins with."""
    found = [stem for stem in stems if name.startswith(stem) and (len(name) == len(stem) or name[len(stem)] in begins)]
    return max(found, key=len) if found else None


def _away(row: ItemRow, top: ItemRow, family: Family) -> Iterator[Node]:
    """A title whose files are gone; one that never had any is not spoken of."""
    gone = [file for file in family.files.get(row.id, ()) if file.role.is_main and file.is_missing]
    for file in gone[:1]:
        yield refusal(Unit(row.id, top.id, MoveReason.AWAY), file.path, is_main=True)


def _closed(root: RootView) -> MoveReason | None:
    """Why nothing in a root can be renamed."""
    if root.is_offline or root_state(root.path) is not RootState.ONLINE:
        return MoveReason.OFFLINE
    return None if os.access(root.path, os.W_OK) else MoveReason.READ_ONLY

"""What stands in the sidebar, from what the engine counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from metarr_desktop.domain.root_state import RootTrouble
from metarr_desktop.services.browse import Counts
from metarr_desktop.ui.desk import Place
from metarr_desktop.ui.library.view import LIBRARY_ICON
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.shell.sidebar import SideRow
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import LibraryId, PlayerId, ViewId
    from metarr_desktop.domain.player_views import GroupView, PlayerView
    from metarr_desktop.domain.saved_views import SavedView
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.services.engine import Engine

translate = QCoreApplication.translate

_A_LIBRARYS_PEOPLE = 99_999  # thirty a title, many in several
NOT_COUNTED: Mapping[ViewId, int] = {}


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the bars show of the library."""

    libraries: tuple[LibraryView, ...]
    counts: Counts
    players: tuple[PlayerView, ...]
    unwatched: frozenset[LibraryId] = frozenset()  # folders of theirs were to be watched and are not
    views: tuple[SavedView, ...] = ()
    groups: tuple[GroupView, ...] = ()
    playing: frozenset[PlayerId] = frozenset()


def read_standing(engine: Engine) -> Standing:
    """Ask for it; not for the GUI thread."""
    browse = engine.browse
    unwatched = frozenset(one.library for one in engine.watch.health() if one.is_unwell)
    views = tuple(engine.views.all())
    players, groups = tuple(browse.players()), tuple(browse.groups())
    playing = frozenset(player for player, some in browse.playing().items() if some)
    return Standing(tuple(browse.libraries()), browse.counts(), players, unwatched, views, groups, playing)


def side_rows(now: Standing, found: Mapping[ViewId, int] = NOT_COUNTED) -> list[SideRow]:
    """The whole sidebar; `found` is how many titles saved views have, as far as they are counted yet."""
    return [
        *_libraries(now),
        SideRow(translate("Sidebar", "Needs you")),
        _place(Place.IDENTIFY, translate("Sidebar", "Identify"), Icon.QUESTION, pill=now.counts.to_identify),
        _place(Place.SUGGESTIONS, translate("Sidebar", "Suggestions"), Icon.BULB, pill=now.counts.suggestions),
        _place(Place.UNPUBLISHED, translate("Sidebar", "Unpublished"), Icon.UPLOAD, pill=now.counts.unpublished),
        *_findings(now.counts.findings),
        SideRow(translate("Sidebar", "Views")),
        _recent(now.counts.recent),
        _place(Place.MISSING_ART, translate("Sidebar", "Missing artwork"), Icon.IMAGE, now.counts.missing_art),
        _place(Place.COLLECTIONS, translate("Sidebar", "Collections"), Icon.COLLECTIONS, now.counts.collections),
        _place(Place.PEOPLE, translate("Sidebar", "People"), Icon.USERS, now.counts.people),
        *(_saved(view, found.get(view.id)) for view in now.views),
        SideRow(translate("Sidebar", "Tools")),
        _place(Place.ACTIVITY, translate("Sidebar", "Activity"), Icon.LIST, now.counts.unfinished_jobs),
        _place(Place.STATISTICS, translate("Sidebar", "Statistics"), Icon.CHART),
        _place(Place.TRASH, translate("Sidebar", "Trash"), Icon.TRASH, now.counts.trash),
        _place(Place.SETTINGS, translate("Sidebar", "Settings"), Icon.SETTINGS),
        SideRow(translate("Sidebar", "Players")),
        *_players(now),
    ]


def lasting_rows() -> list[SideRow]:
    """The rows that every library has, with numbers as large as they usually are."""
    some, many = 99, 999
    counts = Counts(
        libraries={},
        unpublished=some,
        suggestions=some,
        to_identify=some,
        missing_art=many,
        missing_files=0,
        collections=many,
        recent=many,
        people=_A_LIBRARYS_PEOPLE,
        trash=many,
        unfinished_jobs=some,
        findings=some,
    )
    return side_rows(Standing((), counts, ()))


def _saved(view: SavedView, count: int | None) -> SideRow:
    """Empty ones say so: a view is kept for what comes into it."""
    note = "" if count is None else QLocale().toString(count)
    return SideRow(view.name, Location(view=view.id), Icon.FILTER, note, tip=view.words.query)


def _recent(count: int) -> SideRow:
    """The list goes on to the oldest; counted is what came of late."""
    tip = translate("Sidebar", "in the last 30 days") if count else ""
    name = translate("Sidebar", "Recently added")
    return SideRow(name, Location(place=Place.RECENT), Icon.CLOCK, _number(count), tip=tip)


def _findings(count: int) -> Iterator[SideRow]:
    """Only where the disk differs from what was published."""
    if count:
        yield _place(Place.VERIFY, translate("Sidebar", "Verify"), Icon.SHIELD, pill=count)


def _libraries(now: Standing) -> Iterator[SideRow]:
    yield SideRow(translate("Sidebar", "Libraries"))
    for library in now.libraries:
        is_away = any(root.is_offline for root in library.roots)
        is_asking = any(root.trouble is RootTrouble.REPLACED or root.held_missing for root in library.roots)
        tip = translate("Sidebar", "a folder of it is not connected") if is_away else ""
        if is_asking:
            tip = translate("Sidebar", "something about its folders waits for your word")
        elif library.id in now.unwatched:
            tip = translate("Sidebar", "not all of its folders are watched; the settings say why")
        note = _number(now.counts.libraries.get(library.id, 0))
        if is_away:
            note = translate("Sidebar", "offline")
        is_unwatched = library.id in now.unwatched
        icon = Icon.QUESTION if is_asking else Icon.EYE_OFF if is_unwatched else LIBRARY_ICON[library.type]
        yield SideRow(
            library.name,
            Location(library=library.id),
            Icon.DISK_OFF if is_away else icon,
            note,
            ink=Ink.WARN if is_asking or is_unwatched else None,
            tip=tip,
        )


def _players(now: Standing) -> Iterator[SideRow]:
    yield _place(Place.PLAYERS, translate("Sidebar", "All players"), Icon.PLAYER, len(now.players))
    for player in now.players:
        icon, ink, word = player_sign(player)
        note = translate("Sidebar", "%n waiting", "", player.waiting) if player.waiting else word
        if player.id in now.playing:
            note = translate("Sidebar", "playing")
        # The players are managed on one page: there the player's line is chosen.
        yield SideRow(player.name, Location(place=Place.PLAYERS, words=player.name), icon, note, ink=ink, tip=word)


def player_sign(player: PlayerView) -> tuple[Icon, Ink, str]:
    """How a player stands: a sign, its ink, and the same in a word."""
    if not player.is_enabled:
        return Icon.RING, Ink.TEXT3, translate("Sidebar", "switched off")
    match player.status:
        case "connected":
            return Icon.DOT, Ink.OK, translate("Sidebar", "connected")
        case "refused":
            return Icon.OCTAGON, Ink.ERROR, translate("Sidebar", "refused")
        case "off":
            return Icon.RING, Ink.TEXT2, translate("Sidebar", "off")
    return Icon.RING, Ink.TEXT2, ""


def _place(place: Place, text: str, icon: Icon, count: int = 0, *, pill: int = 0) -> SideRow:
    return SideRow(text, Location(place=place), icon, _number(count), pill)


def _number(count: int) -> str:
    return QLocale().toString(count) if count else ""

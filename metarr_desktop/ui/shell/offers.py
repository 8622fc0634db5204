"""What the palette offers: commands, places, filters, titles and settings, as far as they fit what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal

from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.views import ItemRow, Scope
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.command_words import Command, Ground, ground_word
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.settings.sections import SECTIONS
from metarr_desktop.ui.shell.finding import Hit, find
from metarr_desktop.ui.theme.icons import Icon

if TYPE_CHECKING:
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.pictures import Pictures
    from metarr_desktop.ui.shell.guide import Guide
    from metarr_desktop.ui.shell.player_verbs import Deed
    from metarr_desktop.ui.shell.sidebar import SideRow

translate = QCoreApplication.translate

_MOST_RECENT = 5
_SQUARE = frozenset({Kind.ARTIST, Kind.ALBUM, Kind.TRACK})


class Shelf(IntEnum):
    """The sections, in their order; `most` is how many rows of one are shown once something is typed."""

    RECENT = 0
    COMMANDS = 1
    PLACES = 2
    FILTERS = 3
    TITLES = 4
    SETTINGS = 5

    @property
    def most(self) -> int:
        """How many of its rows are shown."""
        return 8 if self is Shelf.COMMANDS else 5


def shelf_word(shelf: Shelf) -> str:
    """The heading of a section."""
    return {
        Shelf.RECENT: translate("Palette", "Last used"),
        Shelf.COMMANDS: translate("Palette", "Commands"),
        Shelf.PLACES: translate("Palette", "Places"),
        Shelf.FILTERS: translate("Palette", "Views and filters"),
        Shelf.TITLES: translate("Palette", "Titles"),
        Shelf.SETTINGS: translate("Palette", "Settings"),
    }[shelf]


class Thumb(NamedTuple):
    """The small picture of a title by its path within the cache, "" where it has none."""

    path: str
    is_square: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """One row. `do` is None for what cannot be done now; then `note` says what it needs. `hit` is where it fits.

    A title has a `thumb` in the place of an icon.
    """

    shelf: Shelf
    key: str
    text: str
    note: str = ""
    icon: Icon | None = None
    keys: str = ""
    do: Callable[[], object] | None = None
    hit: Hit | None = None
    thumb: Thumb | None = None

    @property
    def spoken(self) -> str:
        """The row in words."""
        return ", ".join(part for part in (self.text, self.note, self.keys, shelf_word(self.shelf)) if part)


class Offers(QObject):
    """Knows what there is. Titles are asked of the library and come later, by `titles_came`."""

    titles_came = Signal(list)
    """The `Offer`s of the titles that were asked for last."""

    def __init__(
        self,
        desk: Desk,
        guide: Guide,
        rows: Callable[[], Sequence[SideRow]],
        parent: QObject,
        deeds: Callable[[], Iterable[Deed]] = tuple,
    ) -> None:
        """`deeds` gives what can be done with single players and groups."""
        super().__init__(parent)
        self._deeds = deeds
        self._desk = desk
        self._guide = guide
        self._rows = rows
        self._recent: list[str] = []
        self._titles = Latest(desk.bridge, self)

    @property
    def pictures(self) -> Pictures:
        """Where the small pictures of titles come from."""
        return self._desk.pictures

    def count(self) -> int:
        """How many commands there are, whether they can be done now or not."""
        return len(self._desk.commands.all())

    def fitting(self, words: str) -> list[Offer]:
        """What fits, best first in each section, but for titles; without words what was last used, and all commands."""
        if not words.strip():
            return [*self._last_used(), *self._commands(), *self._places()]
        found = [*self._commands(), *self._places(), *self._filters(), *self._settings()]
        fitting = [offer for offer in (_weighed(one, words) for one in found) if offer is not None]
        if any(one.hit and not one.hit.is_weak for one in fitting):
            fitting = [one for one in fitting if one.hit and not one.hit.is_weak]
        kept = [one for shelf in Shelf for one in _best(fitting, shelf)]
        return sorted([*kept, self._search(words)], key=lambda one: one.shelf)

    def ask_titles(self, words: str) -> None:
        """Look for titles; what is no search finds none."""
        self._titles.drop()
        if not words.strip():
            self.titles_came.emit([])
            return
        engine, wanted = self._desk.engine, words.strip()

        def show(rows: list[ItemRow]) -> None:
            self.titles_came.emit([self._title(row, wanted) for row in rows])

        self._titles.ask(lambda: _titles(engine, wanted), show, lambda _error: self.titles_came.emit([]))

    def note_use(self, offer: Offer) -> None:
        """Remember what was done, to offer it first the next time."""
        if offer.shelf in (Shelf.COMMANDS, Shelf.RECENT):
            others = [one for one in self._recent if one != offer.key]
            self._recent = [offer.key, *others][:_MOST_RECENT]

    # --- commands ---------------------------------------------------------------------------------------------------

    def _commands(self) -> Iterator[Offer]:
        """Those that can be done come first; the way to a place is offered as the place."""
        places = {f"window.{row.location.place}" for row in self._rows() if row.location and row.location.place}
        listed = [one for one in self._desk.commands.all() if one.id not in places and one.id != "window.commands"]
        offers = [self._command(command, Shelf.COMMANDS) for command in listed]
        yield from (offer for offer in offers if offer.do is not None)
        note = ground_word(Ground.PLAYERS)
        yield from (Offer(Shelf.COMMANDS, one.key, one.whole, note, one.icon, do=one.do) for one in self._deeds())
        yield from (offer for offer in offers if offer.do is None)

    def _last_used(self) -> Iterator[Offer]:
        known = {command.id: command for command in self._desk.commands.all()}
        for id in self._recent:
            if id in known and self._desk.commands.ready(id) is not None:
                yield self._command(known[id], Shelf.RECENT)

    def _command(self, command: Command, shelf: Shelf) -> Offer:
        action = self._desk.commands.ready(command.id)
        note = ground_word(command.ground) if command.ground is not Ground.WINDOW else ""
        if action is None and command.ground is Ground.ITEM:
            note = translate("Palette", "choose titles first")
        elif action is None:
            where = ground_word(command.ground)
            note = translate("Palette", "not now") if not note else translate("Palette", "in “{place}”")
            note = note.format(place=where)
        keys = self._desk.commands.keys_text(command.id)
        do = action.trigger if action is not None else None
        return Offer(shelf, command.id, command.text, note, command.icon, keys, do)

    # --- the rest ---------------------------------------------------------------------------------------------------

    def _places(self) -> Iterator[Offer]:
        for row in self._rows():
            there = row.location
            if there is None:
                continue
            id = f"window.{there.place}"
            keys = self._desk.commands.keys_text(id) if not there.words else ""
            note = row.note or (str(row.pill) if row.pill else "")
            key = f"place:{there.library or there.place or f'view {there.view}'}:{there.words}"
            yield Offer(Shelf.PLACES, key, row.text, note, row.icon, keys, partial(self._guide.go, there))

    def _filters(self) -> Iterator[Offer]:
        words = (
            ("unpublished", translate("Palette", "changed since last published")),
            ("missing:poster", translate("Palette", "without a poster")),
            ("missing:fanart", translate("Palette", "without a fanart")),
            ("missing:plot", translate("Palette", "without a plot")),
            ("missing:file", translate("Palette", "whose file is gone")),
            ("missing:episodes", translate("Palette", "with missing episodes")),
            ("locked:any", translate("Palette", "with locked fields")),
            ("suggested", translate("Palette", "with a suggestion")),
            ("offline", translate("Palette", "on a disk that is away")),
            ("watched:yes", translate("Palette", "watched")),
            ("watched:no", translate("Palette", "not watched yet")),
        )
        for term, meaning in words:
            do = partial(self._guide.search, term)
            yield Offer(Shelf.FILTERS, f"filter:{term}", term, meaning, Icon.FILTER, do=do)

    def _search(self, words: str) -> Offer:
        text = translate("Palette", "Search for “{words}”").format(words=words.strip())
        do = partial(self._guide.search, words.strip())
        return Offer(Shelf.FILTERS, "search", text, "", Icon.SEARCH, do=do)

    def _settings(self) -> Iterator[Offer]:
        for section in SECTIONS:
            title = section.title()
            do = partial(self._guide.show_settings, section.key)
            note = translate("Palette", "Settings")
            yield Offer(Shelf.SETTINGS, f"section:{section.key}", title, note, section.icon, do=do)
            for setting in section.settings:
                do = partial(self._guide.show_setting, setting.name)
                text = translate("Setting", setting.label)
                yield Offer(Shelf.SETTINGS, f"setting:{setting.name}", text, title, Icon.SETTINGS, do=do)

    def _title(self, row: ItemRow, words: str) -> Offer:
        do = partial(self._desk.stage.item_wanted.emit, row.id)
        notes = (isolated(row.series or row.artist or row.album), str(row.year or ""))
        note = " · ".join(part for part in notes if part)
        thumb = Thumb(row.picture, row.kind in _SQUARE)
        key = f"title:{row.id}"
        return Offer(Shelf.TITLES, key, row.title, note, do=do, hit=find(words, row.title), thumb=thumb)


def weight(offer: Offer) -> tuple[bool, int, Shelf, int, int]:
    """How far down an offer that fits belongs: what can be done stands before what cannot."""
    assert offer.hit is not None
    return offer.do is None, offer.hit.cost, offer.shelf, offer.hit.start, len(offer.text)


def _titles(engine: Engine, words: str) -> list[ItemRow]:
    """In a worker: the first titles that a search finds."""
    ids = engine.browse.listing(Scope(), words).ids[: Shelf.TITLES.most]
    return engine.browse.rows([ItemId(one) for one in ids])


def _weighed(offer: Offer, words: str) -> Offer | None:
    hit = find(words, offer.text, offer.note)
    if hit is None:
        return None
    return Offer(offer.shelf, offer.key, offer.text, offer.note, offer.icon, offer.keys, offer.do, hit)


def _best(offers: Iterable[Offer], shelf: Shelf) -> list[Offer]:
    """The best of a section."""
    return sorted((one for one in offers if one.shelf is shelf), key=weight)[: shelf.most]

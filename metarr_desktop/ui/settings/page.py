"""The page: sections under one another, a list of them at the left, and a search over all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from metarr_desktop.domain.kinds import LibraryId, LibraryType
from metarr_desktop.domain.notices import Event
from metarr_desktop.domain.settings import SETTING
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.services.errands import scan_job
from metarr_desktop.services.guessing import guess_type
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.models.requests import LatestForForm
from metarr_desktop.ui.settings.at_login_panel import AtLoginPanel
from metarr_desktop.ui.settings.backup_panel import BackupPanel
from metarr_desktop.ui.settings.field_orders import FieldOrders
from metarr_desktop.ui.settings.hand_over_panel import HandOverPanel
from metarr_desktop.ui.settings.hooks_panel import HooksPanel
from metarr_desktop.ui.settings.keys_panel import KeysPanel
from metarr_desktop.ui.settings.library_panel import TYPE_ICONS, LibraryFacts, LibraryPanel
from metarr_desktop.ui.settings.navigation import Navigation
from metarr_desktop.ui.settings.notice_rows import EventRow, heading
from metarr_desktop.ui.settings.page_head import PageHead
from metarr_desktop.ui.settings.providers_panel import ProvidersPanel
from metarr_desktop.ui.settings.rows import Row, SettingRow, folder_dialog
from metarr_desktop.ui.settings.schedule_panel import SchedulePanel
from metarr_desktop.ui.settings.sections import SECTIONS, SectionKey, SectionValue
from metarr_desktop.ui.settings.taking_back import Step, TakingBack
from metarr_desktop.ui.settings.told_panel import ToldPanel
from metarr_desktop.ui.settings.webhook_panel import WebhookPanel
from metarr_desktop.ui.settings.whereabouts import Spot, Whereabouts
from metarr_desktop.ui.settings.words_panel import WordsPanel
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon, themed_icon
from metarr_desktop.ui.theme.palette import Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.labels import Label, rule
from metarr_desktop.ui.widgets.panel import Panel
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn
from metarr_desktop.ui.widgets.search_box import SearchBox
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.settings import SettingValue
    from metarr_desktop.domain.sources import FieldOrder
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.services.sources import SourceView

_WIDTH_NAVIGATION, _WIDTH_NAVIGATION_MOST = 224, 320
_AROUND_WORDS = 96
"""Beside the words of the search line: its lens, and what empties it."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything the page shows, read at once."""

    values: Mapping[str, SettingValue]
    libraries: tuple[LibraryFacts, ...]
    are_secrets_in_file: bool
    sources: tuple[SourceView, ...]
    field_orders: Mapping[tuple[LibraryId | None, str], FieldOrder]


@dataclass(frozen=True, slots=True)
class Left:
    """What a page that is built anew takes over from the one before."""

    spot: Spot
    steps: TakingBack


class SettingsPage(QWidget):
    """Ctrl+Shift+F searches the settings; every change holds at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest = LatestForForm(desk.bridge, self)
        self._rows: dict[str, SettingRow] = {}
        self._plain: dict[SectionKey, list[Row]] = {}
        self._panels: dict[LibraryId, LibraryPanel] = {}
        self._sections: dict[SectionKey, QWidget] = {}
        self._rows_of: dict[SectionKey, Panel] = {}
        self._headers: dict[SectionKey, SectionHeader] = {}
        self._values: dict[str, SettingValue] = {}
        self._steps = TakingBack()
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Label(self.tr("Settings"), size=fonts.Size.HERO, weight=fonts.Weight.STRONG)
        self.search = SearchBox(self.tr("Search settings"), placeholder=self.tr("Search settings"))
        self.search.searched.connect(self._search)
        self.navigation = Navigation()
        self.navigation.chosen.connect(lambda key: self.show_section(SectionKey(key)))
        self._hits = Label(size=fonts.Size.SMALL)
        self.content = ScrollColumn(self.tr("Settings"), margin_px=metrics.SPACE_SECTION)
        self.whereabouts = Whereabouts(self.content, self.navigation, self._sections, self._rows, self)
        self.head = PageHead(desk.commands)
        self.head.all_wanted.connect(self._show_all)
        self._nothing = EmptyState()
        self._nothing.acted.connect(self._show_all)
        self._nothing.hide()
        self._refusal = Banner(Tone.ERROR)
        self._refusal.hide()
        self._secrets = Banner(Tone.WARN, self._secrets_words(), icon=Icon.KEY)
        self._secrets.hide()
        self._libraries = QVBoxLayout()
        self.providers = ProvidersPanel(desk)
        self.providers.outdated.connect(self.reload)
        self.field_orders = FieldOrders(desk)
        self.words = WordsPanel(desk)
        self.backups = BackupPanel(desk)
        self.keys = KeysPanel(desk.commands)
        self.hand_overs = HandOverPanel(desk)
        self.schedules = SchedulePanel(desk)
        self.at_login = AtLoginPanel(desk)
        self.webhooks = WebhookPanel(desk)
        self.told = ToldPanel(desk)
        self.events = tuple(EventRow(event) for event in Event)
        #: What panels below the rows of a section are about; they are shown with their section.
        self._beside: dict[SectionKey, tuple[Row, ...]] = {
            SectionKey.AUTOMATION: (self.hand_overs.head, self.schedules.head, *self.at_login.rows.values()),
            SectionKey.NOTIFICATIONS: (self.webhooks.head, self.told.head),
        }
        self.hooks = HooksPanel(desk)
        self._lay_out()
        desk.commands.on(self, "settings.find", self.search.setFocus)
        desk.bridge.news.connect(self._hear)
        desk.stage.said.connect(self._hear_notice)
        self.reload()

    def reload(self) -> None:
        """Read everything anew."""
        engine = self._desk.engine
        self._latest.ask(lambda: _read(engine), self._show)

    def show_section(self, key: SectionKey) -> None:
        """Scroll a section to the top; where a search leaves it out, the search is over."""
        if self._sections[key].isHidden():
            self._show_all()
        self.whereabouts.go_to_section(key)

    def show_setting(self, name: str) -> None:
        """Scroll one setting into view and put the keyboard into its control. Raises KeyError."""
        row = self._rows[name]
        self._show_all()
        self.whereabouts.go_to_row(row)

    def leave(self) -> Left:
        """Where somebody is, and what they can take back."""
        return Left(self.whereabouts.spot(), self._steps)

    def return_to(self, left: Left) -> None:
        """Be there again, as soon as the page has its contents. A search is over: its words were of another page."""
        self._steps = left.steps
        self.whereabouts.return_to(left.spot)

    # --- parts ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        side = self._side = QWidget()
        side.setProperty("surface", "alt")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(side)
        column.setContentsMargins(metrics.SPACE, metrics.SPACE_ROW, metrics.SPACE, metrics.SPACE)
        column.setSpacing(metrics.SPACE)
        head = QVBoxLayout()
        head.setContentsMargins(metrics.SPACE, 0, metrics.SPACE, 0)
        head.setSpacing(metrics.SPACE)
        head.addWidget(self._title)
        head.addWidget(self.search)
        head.addWidget(self._hits)
        column.addLayout(head)
        column.addWidget(self.navigation, 1)
        self._hits.hide()
        self.content.column.addWidget(self.head)
        self.content.column.addWidget(self._refusal)
        self.content.column.addWidget(self._nothing)
        for section in SECTIONS:
            self.content.column.addWidget(self._make_section(section))
        self.content.column.addStretch(1)  # the room that a search leaves is nobody's
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(side)
        whole.addWidget(rule(vertical=True))
        whole.addWidget(self.content, 1)
        self._settle_width()

    def changeEvent(self, event: QEvent) -> None:
        """Larger words take more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._settle_width()

    def _settle_width(self) -> None:
        """The navigation is as wide as its longest words, in this language and size of text."""
        # By our fonts: those of the children change after the page's own.
        title = QFontMetrics(fonts.font(fonts.Size.HERO, fonts.Weight.STRONG)).horizontalAdvance(self._title.text())
        search = QFontMetrics(fonts.font()).horizontalAdvance(self.search.placeholderText()) + _AROUND_WORDS
        head = max(search, title) + 2 * metrics.SPACE
        wanted = max(head, self.navigation.wanted_width()) + 2 * metrics.SPACE
        self._side.setFixedWidth(min(max(wanted, _WIDTH_NAVIGATION), _WIDTH_NAVIGATION_MOST))

    def _make_section(self, section: SectionValue) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, metrics.SPACE)
        column.setSpacing(metrics.SPACE_ROW)
        header = self._headers[section.key] = SectionHeader(section.title(), size=fonts.Size.TITLE)
        column.addWidget(header)
        self._sections[section.key] = holder
        if section.key is SectionKey.LIBRARIES:
            header.add_control(self._add_button())
            self._libraries.setSpacing(metrics.SPACE_PANE)
            column.addLayout(self._libraries)
            return holder
        if section.key is SectionKey.PLAYERS:
            column.addWidget(self._secrets)
        panel = self._rows_of[section.key] = Panel(section.title())
        for row in self._make_rows(section):
            panel.add_part(row)
        column.addWidget(panel)
        if section.key is SectionKey.PROVIDERS:
            note = self.tr("drag to rank, or Alt+Up and Alt+Down; the first that says something counts")
            self._order = SectionHeader(self.tr("Order of the providers"), note=note)
            column.addWidget(self._order)
            column.addWidget(self.providers)
            column.addWidget(self.field_orders)
        if section.key is SectionKey.WORDS:
            column.addWidget(self.words)
        if section.key is SectionKey.HOOKS:
            column.addWidget(self.hooks)
        if section.key is SectionKey.KEYS:
            column.addWidget(self.keys)
        if section.key is SectionKey.BACKUP:
            column.addWidget(self.backups)
        if section.key is SectionKey.AUTOMATION:
            for part in (self.hand_overs, self.schedules, self.at_login):
                column.addWidget(part)
        if section.key is SectionKey.NOTIFICATIONS:
            column.addWidget(self.webhooks)
            column.addWidget(self.told)
        return holder

    def _make_rows(self, section: SectionValue) -> list[Row]:
        if section.key is SectionKey.NOTIFICATIONS:
            return self._make_event_rows()
        rows: list[Row] = []
        for setting in section.settings:
            row = SettingRow(setting)
            row.changed.connect(self._put)
            self._rows[setting.name] = row
            rows.append(row)
        if section.key is SectionKey.PLAYERS:
            rows.append(self._players_row())
        if section.key is SectionKey.WORDS:
            text = self.tr("What is renamed here holds over whatever sources say later; nothing is locked by it.")
            rows.append(Row(self.tr("How genres, studios, tags … are written"), text))
        if section.key is SectionKey.KEYS:
            rows.append(self.keys.head)
        self._plain[section.key] = rows
        return rows

    def _make_event_rows(self) -> list[Row]:
        for row in self.events:
            row.changed.connect(self._put)
        rows = self._plain[SectionKey.NOTIFICATIONS] = [heading(), *self.events]
        return rows

    def _players_row(self) -> Row:
        go = Button(self.tr("Players"), icon=Icon.PLAYER)
        go.setAccessibleName(self.tr("Go to players"))
        go.clicked.connect(lambda: self._desk.stage.place_wanted.emit(Place.PLAYERS))
        text = self.tr("Players, their groups, passwords and paths have a page of their own.")
        return Row(self.tr("Where you watch"), text, go)

    def _add_button(self) -> Button:
        self.add = Button(self.tr("Add a library"), icon=Icon.FOLDER_ADD, kind=ButtonKind.NORMAL)
        menu = QMenu(self.add)
        menu.addAction(
            themed_icon(Icon.FOLDER), self.tr("A folder, by what is in it…"), lambda: self._choose_library(None)
        )
        menu.addSeparator()
        names = {
            LibraryType.MOVIE: self.tr("Movies…"),
            LibraryType.TV: self.tr("Series…"),
            LibraryType.MUSIC: self.tr("Music…"),
        }
        for type, name in names.items():
            menu.addAction(themed_icon(TYPE_ICONS[type]), name, lambda type=type: self._choose_library(type))
        self.add.set_menu(menu)
        return self.add

    def _secrets_words(self) -> str:
        return self.tr(
            "This system has no keyring that works: passwords and keys lie in the file secrets.json of your data "
            "folder, which only your account can read."
        )

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _show(self, known: _Known) -> None:
        self._values = dict(known.values)
        for name, row in self._rows.items():
            row.show_value(known.values[name])
        for event in self.events:
            event.show_values(known.values)
        self._secrets.setVisible(known.are_secrets_in_file)
        self._show_libraries(known.libraries)
        self.providers.show_providers(known.sources, is_offline=bool(known.values["providers.offline"]))
        libraries = [facts.library for facts in known.libraries]
        self.field_orders.show_orders(known.field_orders, [one.spec for one in known.sources], libraries)
        if self.search.text():
            self._search(self.search.text())
        self.whereabouts.arrive()

    def _show_libraries(self, libraries: tuple[LibraryFacts, ...]) -> None:
        ids = {facts.library.id for facts in libraries}
        for gone in [one for one in self._panels if one not in ids]:
            panel = self._panels.pop(gone)
            self._libraries.removeWidget(panel)
            panel.deleteLater()
        for facts in libraries:
            if facts.library.id in self._panels:
                self._panels[facts.library.id].show_facts(facts)
            else:
                panel = LibraryPanel(self._desk, facts)
                self._panels[facts.library.id] = panel
                self._libraries.addWidget(panel)

    def panel_of(self, library: LibraryId) -> LibraryPanel | None:
        """The panel of a library, once it is shown."""
        return self._panels.get(library)

    def row_of(self, name: str) -> SettingRow:
        """The row of a setting. Raises KeyError."""
        return self._rows[name]

    def _search(self, word: str) -> None:
        word = word.strip()
        hits: dict[SectionKey, int] = {}
        for section in SECTIONS:
            is_titled = word.casefold() in section.title().casefold()
            if section.key is SectionKey.LIBRARIES:
                hits[section.key] = self._search_libraries(word, is_titled)
                continue
            rows = self._plain[section.key]
            found = [row for row in rows if row.mark(word) or is_titled]
            self._rows_of[section.key].show_parts(found)
            count = len(found) + sum([row.mark(word) for row in self._beside.get(section.key, ())])
            if section.key is SectionKey.PROVIDERS:
                self._rows_of[section.key].setVisible(bool(found))
                count += self._search_providers(word, is_titled)
            if section.key is SectionKey.HOOKS:
                count += self.hooks.mark(word)
            if section.key is SectionKey.KEYS:
                self._rows_of[section.key].setVisible(bool(found))
                count += self.keys.mark("" if is_titled else word)
            hits[section.key] = count
            self._sections[section.key].setVisible(bool(count))
        self._sections[SectionKey.LIBRARIES].setVisible(bool(hits[SectionKey.LIBRARIES]) or not word)
        self._show_hits(word, hits)

    def _show_hits(self, word: str, hits: Mapping[SectionKey, int]) -> None:
        """Say how many rows fit, in all and by section, and mark the first section that has some."""
        count = sum(hits.values())
        self.navigation.show_hits(hits if word else None)
        for key, header in self._headers.items():
            header.set_note(self.tr("%n hit(s)", "", hits[key]) if word and hits[key] else "")
        if word and count:
            self.navigation.show_section(next(key for key, found in hits.items() if found))
        self._hits.setText(self.tr("%n hit(s)", "", count) if count else self.tr("Nothing fits"))
        self._hits.setVisible(bool(word))
        self.head.show_search(bool(word))
        self._nothing.setVisible(bool(word) and not count)
        text = self.tr("No setting has “{words}” in its name or in what is said of it.").format(words=isolated(word))
        self._nothing.show_message(
            Icon.SEARCH, self.tr("Nothing fits"), text, action=self.tr("Show all settings"), is_primary=False
        )

    def _show_all(self) -> None:
        """The search is over."""
        self.search.set_text("")
        self._search("")

    def _search_providers(self, word: str, is_titled: bool) -> int:
        """A word in the title of the section shows all providers."""
        found = self.providers.mark("" if is_titled else word)
        self._order.setVisible(bool(found))
        self.providers.setVisible(bool(found))
        orders = self.field_orders.mark(word)
        self.field_orders.setVisible(bool(orders) or is_titled)
        return found + orders

    def _search_libraries(self, word: str, is_titled: bool) -> int:
        total = 0
        for panel in self._panels.values():
            found = panel.mark(word)
            panel.setVisible(bool(found) or is_titled)
            total += found
        return total

    def _hear(self, news: News) -> None:
        if news.aspects & {Aspect.SETTINGS, Aspect.LIBRARIES, Aspect.STATE, Aspect.LIST, Aspect.WATCH}:
            self.reload()

    # --- what is done -----------------------------------------------------------------------------------------------

    def _put(self, name: str, value: SettingValue) -> None:
        """A person set it: it can be taken back from now on, unless it is refused."""
        step = Step(name, self._values.get(name, value), value)
        if step.before != step.after:
            self._steps.note(step)
        self._set(step, value)

    def undo(self) -> bool:
        """Take back what was set last; whether there was something."""
        step = self._steps.back()
        if step is not None:
            self._set(step, step.before, self.tr("Taken back: {setting}"))
        return step is not None

    def redo(self) -> bool:
        """Set again what was taken back last; whether there was something."""
        step = self._steps.forward()
        if step is not None:
            self._set(step, step.after, self.tr("Done again: {setting}"))
        return step is not None

    def _set(self, step: Step, value: SettingValue, said: str = "") -> None:
        """What is `said` names the setting, which is brought on screen."""
        name, before, row = step.name, self._values.get(step.name), self._rows.get(step.name)
        self._values[name] = value
        if said and row is not None:
            self.content.ensureWidgetVisible(row, 0, metrics.SPACE_SECTION)
        if said:
            label = isolated(QCoreApplication.translate("Setting", SETTING.named(name).label))
            self._desk.stage.said.emit(Notice(said.format(setting=label), Icon.UNDO))

        def refuse(error: MetarrError) -> None:
            self._steps.drop(step)
            if before is not None:
                self._values[name] = before
            if row is not None:
                row.take_back(translated(error))
            else:
                self._desk.stage.error.emit(error)

        libraries = self._desk.engine.libraries
        self._desk.bridge.change(
            self,
            lambda: libraries.put_setting(name, value),
            lambda _none: row.show_refusal("") if row is not None else None,
            refuse,
        )

    def _hear_notice(self, notice: Notice) -> None:
        """Something was done that the same keys take back: that comes first, and what was set before it stays."""
        if notice.is_undo:
            self._steps.forget()

    def _choose_library(self, type: LibraryType | None) -> None:
        dialog = folder_dialog(self, self.tr("Add a library"))
        dialog.fileSelected.connect(lambda folder: self.add_library(folder, type))
        dialog.open()

    def add_library(self, folder: str, type: LibraryType | None = None) -> None:
        """Make a library of a folder and scan it; without a type it is told from what is in the folder."""
        engine = self._desk.engine

        def act() -> bool:
            found = type or guess_type(folder).type
            if found is not None:
                engine.jobs.enqueue(scan_job(engine.libraries.add(folder, found).id))
            return found is not None

        self._desk.bridge.ask(self, act, lambda is_known: self._say_added(folder, is_known), self._refuse)

    def _say_added(self, folder: str, is_known: bool) -> None:
        self._refusal.setVisible(not is_known)
        text = self.tr("{folder} holds neither films nor series nor music that could be told. Choose what it is.")
        self._refusal.show_message(Tone.WARN, text.format(folder=isolated(folder)))

    def _refuse(self, error: MetarrError) -> None:
        self._refusal.show_message(Tone.ERROR, translated(error))
        self._refusal.show()
        self.content.verticalScrollBar().setValue(0)


def _read(engine: Engine) -> _Known:
    """Asks store and keyring, so not in the GUI thread."""
    browse = engine.browse
    watches = {one.root: one for one in engine.watch.health()}
    facts = tuple(
        LibraryFacts(
            library,
            tuple(browse.unknown_files(library.id)),
            tuple(browse.ignored_files(library.id)),
            tuple(browse.problems(library.id)),
            watches,
        )
        for library in browse.libraries()
    )
    return _Known(
        browse.settings(),
        facts,
        engine.players.keeps_secrets_in_file,
        tuple(engine.sources.all()),
        engine.sources.field_orders(),
    )

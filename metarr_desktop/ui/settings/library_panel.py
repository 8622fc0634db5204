"""One library in the settings: its name, its folders, what its scans leave out, and the files that need a look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from metarr_desktop.domain.kinds import FileId, LibraryType, Naming, NfoDialect, RootId
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.library.root_banner import RootBanner
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.settings.file_list import FileList
from metarr_desktop.ui.settings.naming import DialectChoice, NamingChoice, naming_rows
from metarr_desktop.ui.settings.root_line import RootLine
from metarr_desktop.ui.settings.rows import Row, folder_dialog
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button, ToolButton
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label, rule
from metarr_desktop.ui.widgets.panel import Panel
from metarr_desktop.ui.widgets.switch import Switch
from metarr_desktop.ui.widgets.tag_editor import TagEditor
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.disk import KnownFile
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.root_state import WatchMode
    from metarr_desktop.domain.views import LibraryView, RootView
    from metarr_desktop.domain.watch import RootWatch
    from metarr_desktop.ui.desk import Desk

TYPE_ICONS = {LibraryType.MOVIE: Icon.FILM, LibraryType.TV: Icon.TV, LibraryType.MUSIC: Icon.MUSIC}

_LEAST_NAME, _WIDTH_NAME = 120, 220


@dataclass(frozen=True, slots=True)
class LibraryFacts:
    """What the panel shows beside the library itself."""

    library: LibraryView
    unknown: tuple[KnownFile, ...]
    ignored: tuple[KnownFile, ...]
    problems: tuple[tuple[str, str], ...]
    watches: Mapping[RootId, RootWatch]


class LibraryPanel(Panel):
    """Shows one library and changes it."""

    def __init__(self, desk: Desk, facts: LibraryFacts, parent: QWidget | None = None) -> None:
        super().__init__(facts.library.name, parent)
        self._desk = desk
        self._library = facts.library
        self._header = self._make_header()
        self._roots = QVBoxLayout()
        self._lines: dict[RootId, RootLine] = {}
        self._make_rows()
        self.unknown = FileList(
            self.tr("Files that nothing could be made of"),
            self.tr("Rename them, or leave them: they are looked at again with every scan."),
        )
        self.ignored = FileList(
            self.tr("Files left alone"),
            self.tr("You told Metarr to ignore these files."),
            action=self.tr("No longer ignore"),
        )
        self.ignored.acted.connect(self._stop_ignoring)
        self.problems = FileList(
            self.tr("Files that could not be read"), self.tr("Nothing was changed in them. Each says what is wrong.")
        )
        self._lists = QWidget()
        lists = QVBoxLayout(self._lists)
        lists.setContentsMargins(0, 0, 0, metrics.SPACE_GROUP)
        lists.setSpacing(0)
        lists.addWidget(rule())
        for one in (self.unknown, self.ignored, self.problems):
            lists.addWidget(one)
        self.add_part(self._lists, is_first=True)
        self.show_facts(facts)

    @property
    def library(self) -> LibraryView:
        return self._library

    def show_facts(self, facts: LibraryFacts) -> None:
        """Show the library as it is now."""
        self._library = library = facts.library
        self._note.setText(self._note_words(library))
        if not self.name.hasFocus():
            self.name.setText(library.name)
        self.enabled.setChecked(library.is_enabled)
        self.patterns.set_values(library.patterns)
        self.naming.show_library(library)
        self.dialect.set_current(library.nfo.value)
        self._show_roots(library, facts.watches)
        self.unknown.show_files([(file.id, file.path) for file in facts.unknown])
        self.ignored.show_files([(file.id, file.path) for file in facts.ignored])
        self.problems.show_files([(None, f"{path}: {translated(sentence)}") for path, sentence in facts.problems])
        self._lists.setVisible(bool(facts.unknown or facts.ignored or facts.problems))

    def mark(self, word: str) -> int:
        """Mark a word; how many rows it stands in, the library's own name and folders among them."""
        hits = sum(row.mark(word) for row in self._rows)
        own = " ".join([self._library.name, *(root.path for root in self._library.roots)])
        return hits + (word.casefold() in own.casefold())

    # --- parts ------------------------------------------------------------------------------------------------------

    def _make_header(self) -> QHBoxLayout:
        icon = IconLabel(TYPE_ICONS[self._library.type])
        self.name = QLineEdit(self._library.name)
        self.name.setProperty("small", True)
        fonts.wear(self.name, weight=fonts.Weight.STRONG)
        self.name.setAccessibleName(self.tr("Name of the library"))
        self.name.setMinimumWidth(fonts.grown(_LEAST_NAME))
        self.name.setMaximumWidth(_WIDTH_NAME)
        self.name.editingFinished.connect(self._rename)
        self._refusal = Label(size=fonts.Size.SMALL, ink=Ink.ERROR, wrap=True)
        self._refusal.hide()
        self._note = ElidedLabel(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        self.scan = Button(self.tr("Scan"), icon=Icon.REFRESH, small=True)
        self.scan.clicked.connect(self._scan)
        self.scans = Button(self.tr("What scans found"), icon=Icon.HISTORY, small=True)
        self.scans.clicked.connect(lambda: self._desk.stage.scans_wanted.emit(self._library.id))
        more = ToolButton(Icon.MORE, self.tr("More for this library"), small=True)
        menu = QMenu(more)
        self.removal = QAction(self.tr("Remove this library"), menu)
        self.removal.triggered.connect(self._remove)
        menu.addAction(self.removal)
        more.setMenu(menu)
        row = QHBoxLayout()
        row.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        row.setSpacing(metrics.SPACE)
        row.addWidget(icon)
        row.addWidget(self.name, 100)  # up to its most; it gives way before the words beside it do
        row.addWidget(self._refusal)
        row.addWidget(self._note)
        row.addStretch(1)
        row.addWidget(self.scans)
        row.addWidget(self.scan)
        row.addWidget(more)
        self.add_part(row)
        return row

    def _make_rows(self) -> None:
        add = Button(self.tr("Add a folder…"), icon=Icon.FOLDER_ADD, small=True)
        add.clicked.connect(self._choose_root)
        self._folders = Row(self.tr("Folders"), self.tr("A title may lie in several of them."), add)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 0, 0, metrics.SPACE)
        holder.setSpacing(0)
        holder.addWidget(self._folders)
        self.banner = RootBanner(self._desk)
        self.banner.setContentsMargins(metrics.SPACE, 0, metrics.SPACE, metrics.SPACE)
        holder.addWidget(self.banner)
        self._roots.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE_PANE, 0)
        self._roots.setSpacing(metrics.SPACE_GROUP)
        holder.addLayout(self._roots)
        self.add_part(holder)
        self.patterns = TagEditor(self.tr("Leave out"), placeholder=self.tr("Add a pattern…"))
        self.patterns.setFixedWidth(304)
        self.patterns.edited.connect(self._set_patterns)
        leave_out = Row(
            self.tr("Leave out"),
            self.tr("Folders and files that scans pass over: *.sample.*, Extras, Private. Acts at the next scan."),
            self.patterns,
        )
        self.add_part(leave_out)
        self.enabled = Switch(self.tr("Include in “Scan all”"))
        self.enabled.clicked.connect(self._enable)
        included = Row(
            self.tr("Include in “Scan all”"),
            self.tr("Otherwise it is scanned only when you ask for this library."),
            self.enabled,
        )
        self.add_part(included)
        self.naming, self.dialect = NamingChoice(), DialectChoice()
        self.naming.changed.connect(lambda naming: self._set_naming(naming=naming))
        self.dialect.chosen.connect(lambda key: self._set_naming(nfo=NfoDialect(key)))
        published = naming_rows(self.naming, self.dialect)
        for row in published:
            self.add_part(row)
        self._rows = (self._folders, leave_out, included, *published)

    def _note_words(self, library: LibraryView) -> str:
        count = self.tr("%n title(s)", "", library.count)
        if library.scanned_at is None:
            scanned = self.tr("not scanned yet")
        else:
            scanned = self.tr("scanned {when}").format(when=ago(library.scanned_at))
        return f"{count} · {scanned}"

    def root_line(self, root: RootId) -> RootLine:
        """The line of a folder. Raises KeyError."""
        return self._lines[root]

    def _show_roots(self, library: LibraryView, watches: Mapping[RootId, RootWatch]) -> None:
        self.banner.show_library(library)
        there = {root.id: root for root in library.roots}
        for id, line in list(self._lines.items()):
            if id not in there or (there[id].is_offline, there[id].path) != (line.is_offline, line.path):
                self._roots.removeWidget(line)
                line.deleteLater()
                del self._lines[id]
        for place, root in enumerate(library.roots):
            if root.id not in self._lines:
                self._lines[root.id] = line = self._make_line(root)
                self._roots.insertWidget(place, line)
            self._lines[root.id].show_root(root, watches.get(root.id), is_only=len(library.roots) == 1)

    def _make_line(self, root: RootView) -> RootLine:
        line = RootLine(root)
        line.mode_chosen.connect(lambda mode: self._set_watch(root.path, mode=mode))
        line.hours_chosen.connect(lambda hours: self._set_watch(root.path, sweep_hours=hours))
        line.removed.connect(lambda: self._remove_root(root.path))
        line.marker_wanted.connect(lambda is_wanted: self._set_marker(root.path, is_wanted))
        line.elsewhere_wanted.connect(lambda: self.banner.point_elsewhere(root))
        return line

    # --- what is done -----------------------------------------------------------------------------------------------

    def _ask(self, act: Callable[[], object], notice: Notice | None = None) -> None:
        def say(_answer: object) -> None:
            self._show_refusal("")
            if notice is not None:
                self._desk.stage.said.emit(notice)

        self._desk.bridge.change(self, act, say, self._refuse)

    def _refuse(self, error: MetarrError) -> None:
        self._show_refusal(translated(error))

    def _show_refusal(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))
        self._note.setVisible(not sentence)

    def _rename(self) -> None:
        name = self.name.text().strip()
        if name != self._library.name:
            self._ask(lambda: self._desk.engine.libraries.rename(self._library.id, name))

    def _scan(self) -> None:
        self._ask(lambda: self._desk.engine.jobs.enqueue(scan_job(self._library.id)))

    def _enable(self, is_enabled: bool) -> None:
        self._ask(lambda: self._desk.engine.libraries.set_enabled(self._library.id, is_enabled))

    def _set_naming(self, *, naming: list[Naming] | None = None, nfo: NfoDialect | None = None) -> None:
        engine, library = self._desk.engine, self._library.id
        self._ask(lambda: engine.libraries.set_naming(library, naming=naming, nfo=nfo))

    def _set_patterns(self, patterns: tuple[str, ...]) -> None:
        self._ask(lambda: self._desk.engine.libraries.set_patterns(self._library.id, patterns))

    def _set_watch(self, path: str, *, mode: WatchMode | None = None, sweep_hours: int | None = None) -> None:
        libraries, library = self._desk.engine.libraries, self._library
        self._ask(lambda: libraries.set_watch(library, mode=mode, sweep_hours=sweep_hours, path=path))

    def _set_marker(self, path: str, is_wanted: bool) -> None:
        roots, library = self._desk.engine.roots, self._library
        self._ask(lambda: roots.set_marker(library, is_wanted=is_wanted, path=path))

    def _choose_root(self) -> None:
        dialog = folder_dialog(self, self.tr("Add a folder to {library}").format(library=isolated(self._library.name)))
        dialog.fileSelected.connect(self.add_root)
        dialog.open()

    def add_root(self, folder: str) -> None:
        """Add a folder to the library and scan it."""
        engine, library = self._desk.engine, self._library.id

        def act() -> None:
            engine.libraries.add_root(library, folder)
            engine.jobs.enqueue(scan_job(library))

        self._ask(act)

    def _remove_root(self, path: str) -> None:
        notice = Notice(self.tr("Folder removed; what lay only there is in the trash, its files stay"), Icon.FOLDER)
        self._ask(lambda: self._desk.engine.libraries.remove_root(self._library, path), notice)

    def _remove(self) -> None:
        text = self.tr("{library} removed; its files stay").format(library=isolated(self._library.name))
        notice = Notice(text, Icon.TRASH, self.tr("Undo"), is_undo=True)
        self._ask(lambda: self._desk.engine.libraries.remove(self._library.id), notice)

    def _stop_ignoring(self, files: list[FileId]) -> None:
        count = self.locale().toString(len(files))
        text = self.tr("No longer ignored: {count}. The next scan reads them.").format(count=count)
        self._ask(
            lambda: self._desk.engine.edit.set_ignored(files, False),
            Notice(text, Icon.EYE, self.tr("Undo"), is_undo=True),
        )

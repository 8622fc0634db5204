"""One sender in the settings: what to enter there, and where its folders lie here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import MetarrError, printable
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.hook_words import token_words, type_word, where_words
from metarr_desktop.ui.settings.rows import EDITOR_WIDTH, Row, folder_dialog
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.asking import AskingDialog
from metarr_desktop.ui.widgets.buttons import Button, ToolButton
from metarr_desktop.ui.widgets.labels import IconLabel, Label
from metarr_desktop.ui.widgets.panel import Panel
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.hooks import HookSource
    from metarr_desktop.ui.desk import Desk

_LET_IN = (200, 202)
_BUTTON = metrics.HEIGHT_SMALL + metrics.SPACE_GROUP  # beside a line


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What the panel shows of a source, read where keyrings may be asked. `address` is what it posts to."""

    source: HookSource
    address: str
    token: str
    has_key: bool


class HookSourcePanel(Panel):
    """Shows one source and changes it."""

    def __init__(self, desk: Desk, facts: SourceFacts, parent: QWidget | None = None) -> None:
        super().__init__(facts.source.name, parent)
        self._desk = desk
        self._facts = facts
        self._make_header()
        self.address = self._shown(self.tr("Address to post to"))
        self.token = self._shown(self.tr("Token"), is_secret=True)
        self.address.setFixedWidth(EDITOR_WIDTH + _BUTTON)
        self.copy_address = self._copier(self.tr("Copy the address"), self.address)
        self.copy_token = self._copier(self.tr("Copy the token"), self.token)
        self.renew = ToolButton(Icon.REFRESH, self.tr("Make another token"), small=True)
        self.renew.clicked.connect(self._renew)
        kind = facts.source.type
        self._rows: list[Row] = []
        self._add_row(Row(self.tr("Address"), where_words(kind), _side_by_side(self.address, self.copy_address)))
        controls = _side_by_side(self.token, self.copy_token, self.renew)
        self._add_row(Row(self.tr("Token"), token_words(kind), controls))
        self._make_mappings()
        if kind.has_history:
            self._make_own_address()
        self.show_facts(facts)

    def show_facts(self, facts: SourceFacts) -> None:
        """Show the source as it is now; what is being typed stays."""
        self._facts = facts
        if not self.name.hasFocus():
            self.name.setText(facts.source.name)
        self.address.setText(facts.address)
        self.address.setCursorPosition(0)
        self.token.setText(facts.token)
        self._show_mappings(facts.source.mappings)
        if facts.source.type.has_history:
            if not self.url.hasFocus():
                self.url.setText(facts.source.address)
            kept, none = self.tr("kept; type to replace it"), self.tr("its API key")
            self.key.setPlaceholderText(kept if facts.has_key else none)

    def mark(self, word: str) -> int:
        """Mark a word; in how many rows it stands, the sender's own name and folders among them."""
        source = self._facts.source
        own = " ".join([source.name, *(f"{one.theirs} {one.ours}" for one in source.mappings)])
        return sum([row.mark(word) for row in self._rows]) + (word.casefold() in own.casefold())

    # --- parts ------------------------------------------------------------------------------------------------------

    def _make_header(self) -> None:
        self.name = QLineEdit(self._facts.source.name)
        self.name.setProperty("small", True)
        fonts.wear(self.name, weight=fonts.Weight.STRONG)
        self.name.setAccessibleName(self.tr("Name of the sender"))
        self.name.setFixedWidth(220)
        self.name.editingFinished.connect(self._rename)
        kind = Label(type_word(self._facts.source.type), size=fonts.Size.SMALL, ink=Ink.TEXT2)
        self.answer = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        self.test = Button(self.tr("Test"), icon=Icon.PULSE, small=True)
        self.test.setAccessibleName(
            self.tr("Post a test event as {name} would").format(name=isolated(self._facts.source.name))
        )
        self.test.clicked.connect(self._test)
        more = ToolButton(Icon.MORE, self.tr("More for this sender"), small=True)
        menu = QMenu(more)
        self.removal = QAction(self.tr("Remove this sender…"), menu)
        self.removal.triggered.connect(self._ask_removal)
        menu.addAction(self.removal)
        more.setMenu(menu)
        row = QHBoxLayout()
        row.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        row.setSpacing(metrics.SPACE)
        row.addWidget(IconLabel(Icon.LINK))
        row.addWidget(self.name)
        row.addWidget(kind)
        row.addStretch()
        row.addWidget(self.answer)
        row.addWidget(self.test)
        row.addWidget(more)
        self.add_part(row)
        self.refusal = Label(size=fonts.Size.SMALL, ink=Ink.ERROR, wrap=True)
        self.refusal.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE_PANE, metrics.SPACE)
        self.refusal.hide()
        self.add_part(self.refusal, is_first=True)

    def _add_row(self, row: Row) -> None:
        self._rows.append(row)
        self.add_part(row)

    def _shown(self, name: str, *, is_secret: bool = False) -> QLineEdit:
        line = QLineEdit()
        line.setReadOnly(True)
        line.setAccessibleName(name)
        line.setFixedWidth(EDITOR_WIDTH)
        fonts.wear_fixed(line)
        if is_secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        return line

    def _copier(self, name: str, line: QLineEdit) -> ToolButton:
        button = ToolButton(Icon.COPY, name, small=True)
        button.clicked.connect(lambda: self._copy(line.text()))
        return button

    def _make_mappings(self) -> None:
        self.theirs, self.ours = QLineEdit(), QLineEdit()
        self.theirs.setPlaceholderText(self.tr("as the sender sees it: /movies"))
        self.ours.setPlaceholderText(self.tr("as it is called here"))
        self.theirs.setAccessibleName(self.tr("Folder as the sender sees it"))
        self.ours.setAccessibleName(self.tr("The same folder here"))
        choose = ToolButton(Icon.FOLDER, self.tr("Choose a folder"), small=True)
        choose.clicked.connect(self._choose_folder)
        self.add = Button(self.tr("Add"), icon=Icon.PLUS, small=True)
        self.add.setAccessibleName(self.tr("Add this mapping"))
        self.add.clicked.connect(self._add_mapping)
        for line in (self.theirs, self.ours):
            line.setToolTip(line.placeholderText())  # with larger text it may be cut
            line.returnPressed.connect(self._add_mapping)
        entry = QHBoxLayout()
        entry.setSpacing(metrics.SPACE)
        for widget, stretch in ((self.theirs, 1), (IconLabel(Icon.ARROW_RIGHT), 0), (self.ours, 1), (choose, 0)):
            entry.addWidget(widget, stretch)
        entry.addWidget(self.add)
        self.removers: list[ToolButton] = []
        self._mappings = QVBoxLayout()
        self._mappings.setSpacing(metrics.SPACE_GROUP)
        below = QVBoxLayout()
        below.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE_PANE, metrics.SPACE_ROW)
        below.setSpacing(metrics.SPACE)
        below.addLayout(self._mappings)
        below.addLayout(entry)
        text = self.tr(
            "Where the sender sees folders by another name than this machine. Without any, both see the same."
        )
        part = QVBoxLayout()
        part.setSpacing(0)
        folders = Row(self.tr("Folders"), text)
        self._rows.append(folders)
        part.addWidget(folders)
        part.addLayout(below)
        self.add_part(part)

    def _make_own_address(self) -> None:
        self.url, self.key = QLineEdit(), QLineEdit()
        self.url.setPlaceholderText("http://127.0.0.1:7878")
        self.url.setAccessibleName(self.tr("Address of the manager itself"))
        self.key.setAccessibleName(self.tr("API key of the manager"))
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        for line in (self.url, self.key):
            line.setFixedWidth(EDITOR_WIDTH + 2 * _BUTTON)
            line.editingFinished.connect(self._set_own_address)
        editors = QWidget()
        column = QVBoxLayout(editors)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE)
        column.addWidget(self.url)
        column.addWidget(self.key)
        text = self.tr("With its address and API key it is asked, at every start, what it did while Metarr was off.")
        self._add_row(Row(self.tr("What was missed"), text, editors))

    def _show_mappings(self, mappings: tuple[PathMapping, ...]) -> None:
        self.removers.clear()
        while (item := self._mappings.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for one in mappings:
            self._mappings.addWidget(self._mapping_line(one))

    def _mapping_line(self, mapping: PathMapping) -> QWidget:
        ours = printable(mapping.ours)
        words = Label(f"{mapping.theirs}  →  {ours}")
        fonts.wear_fixed(words)
        remove = ToolButton(
            Icon.CLOSE, self.tr("Remove the mapping of {folder}").format(folder=isolated(ours)), small=True
        )
        remove.clicked.connect(lambda: self._set_mappings([one for one in self._known() if one != mapping]))
        self.removers.append(remove)
        return _side_by_side(words, remove)

    # --- what is done -----------------------------------------------------------------------------------------------

    def _known(self) -> tuple[PathMapping, ...]:
        return self._facts.source.mappings

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.stage.said.emit(Notice(self.tr("Copied"), Icon.COPY))

    def _choose_folder(self) -> None:
        dialog = folder_dialog(self, self.tr("The folder as it is called here"))
        dialog.fileSelected.connect(self.ours.setText)
        dialog.open()

    def _add_mapping(self) -> None:
        theirs, ours = self.theirs.text().strip(), self.ours.text().strip()
        if not (theirs and ours):
            (self.ours if theirs else self.theirs).setFocus()
            return
        others = [one for one in self._known() if one.theirs != theirs]
        self._set_mappings([*others, PathMapping(ours, theirs)], clears=True)

    def _set_mappings(self, mappings: list[PathMapping], *, clears: bool = False) -> None:
        hooks, source = self._desk.engine.hooks, self._facts.source

        def settle(_none: object) -> None:
            self._refuse(None)
            if clears:
                self.theirs.clear()
                self.ours.clear()

        self._desk.bridge.change(self, lambda: hooks.set_mappings(source, mappings), settle, self._refuse)

    def _rename(self) -> None:
        name, hooks, source = self.name.text().strip(), self._desk.engine.hooks, self._facts.source
        if name != source.name:
            self._desk.bridge.change(
                self, lambda: hooks.rename(source, name), lambda _none: self._refuse(None), self._refuse_name
            )

    def _refuse_name(self, error: MetarrError) -> None:
        self.name.setText(self._facts.source.name)
        self._refuse(error)

    def _set_own_address(self) -> None:
        url, key = self.url.text().strip(), self.key.text().strip()
        hooks, source = self._desk.engine.hooks, self._facts.source
        if url == source.address and not key:
            return
        self.key.clear()
        self._desk.bridge.change(
            self, lambda: hooks.set_address(source, url, key), lambda _none: self._refuse(None), self._refuse
        )

    def _renew(self) -> None:
        hooks, source = self._desk.engine.hooks, self._facts.source
        text = self.tr("Another token holds from now on; enter it there too.")
        said = Notice(text, Icon.KEY)
        self._desk.bridge.change(
            self, lambda: hooks.renew_token(source), lambda _token: self._desk.stage.said.emit(said), self._refuse
        )

    def _test(self) -> None:
        door, source = self._desk.engine.hook_door, self._facts.source
        self.test.setEnabled(False)
        self._say(self.tr("Posting…"), Ink.TEXT2)
        self._desk.bridge.ask(self, lambda: door.test(source), self._say_tested, self._say_refused)

    def _say_tested(self, answer: tuple[int, str]) -> None:
        self.test.setEnabled(True)
        status, said = answer
        if status in _LET_IN:
            self._say(self.tr("let in"), Ink.OK)
        else:
            self._say(f"{status}: {said}", Ink.ERROR)

    def _say_refused(self, error: MetarrError) -> None:
        self.test.setEnabled(True)
        self._say("", Ink.TEXT2)
        self._refuse(error)

    def _say(self, text: str, ink: Ink) -> None:
        self.answer.set_ink(ink)
        self.answer.setText(text)

    def _ask_removal(self) -> None:
        name = self._facts.source.name
        dialog = AskingDialog(
            self.tr("Remove “{name}”?").format(name=name),
            self.tr("Its token is refused from now on, and what it told is forgotten. The library stays as it is."),
            keep=self.tr("Keep"),
            go=self.tr("Remove"),
            parent=self,
        )
        dialog.accepted.connect(self._remove)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _remove(self) -> None:
        hooks, source = self._desk.engine.hooks, self._facts.source
        self._desk.bridge.change(self, lambda: hooks.remove(source), lambda _none: None, self._refuse)

    def _refuse(self, error: MetarrError | None) -> None:
        self.refusal.setText(translated(error) if error else "")
        self.refusal.setVisible(error is not None)


def _side_by_side(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(metrics.SPACE_GROUP)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return holder

"""How words that titles share are written: each with its count; one is renamed, or made one with another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from metarr_desktop.domain.fields import VOCABULARIES
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.models.requests import LatestForForm
from metarr_desktop.ui.settings.words_model import ALIASES, COUNT, NAME, WordsModel
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.chip import ChipBar, ChipValue
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.panel import Panel
from metarr_desktop.ui.widgets.plain_table import PlainTable
from metarr_desktop.ui.widgets.search_box import SearchBox
from metarr_desktop.ui.widgets.toast import Notice
from metarr_desktop.ui.words import field_label

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Changes
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.item_views import Word
    from metarr_desktop.ui.desk import Desk

_HEIGHT = 320
_WIDTH_WORD, _WIDTH_COUNT = 240, 96
_REST_MS = 500


class WordsPanel(Panel):
    """Reads while it is on screen. Enter in the line below renames the chosen word; × at an alias sets it free."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Words"))
        self._desk = desk
        self._latest = LatestForForm(desk.bridge, self)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.reload)
        self.field = QComboBox()
        self.field.setAccessibleName(self.tr("Whose words are shown"))
        for name in sorted(VOCABULARIES, key=field_label):
            self.field.addItem(field_label(name), name)
        self.field.setCurrentIndex(max(0, self.field.findData("genres")))
        self.search = SearchBox(self.tr("Search words"), placeholder=self.tr("Search words"))
        self.model = WordsModel(self)
        self.table = self._make_table()
        self.aliases = ChipBar(small=True)
        self.into = QLineEdit()
        self.into.setAccessibleName(self.tr("Write the chosen word as"))
        self.into.setPlaceholderText(self.tr("Write it as…; one that is there makes both one"))
        self.rename = Button(self.tr("Rename"), icon=Icon.EDIT)
        self.refusal = Label(size=fonts.Size.SMALL, ink=Ink.ERROR, wrap=True)
        self.refusal.hide()
        self._lay_out()
        self.field.currentIndexChanged.connect(self._change_field)
        self.search.searched.connect(lambda text: self._show(self.model.words, text))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.aliases.removed.connect(self._separate)
        self.into.returnPressed.connect(self._rename)
        self.into.textChanged.connect(lambda _text: self._show_verb())
        self.rename.clicked.connect(self._rename)
        desk.bridge.news.connect(self._hear)
        self._show_chosen()

    def reload(self) -> None:
        """Read the words of the field anew."""
        vocabulary, field = self._desk.engine.vocabulary, str(self.field.currentData())
        self._latest.ask(lambda: vocabulary.words(field), lambda words: self._show(words, self.search.text()))

    # --- what it is made of -----------------------------------------------------------------------------------------

    def _make_table(self) -> QTableView:
        table = PlainTable(self.tr("Words, how many titles have them, and what else means them"), self.model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setFixedHeight(_HEIGHT)
        head = table.horizontalHeader()
        table.set_widths({NAME: _WIDTH_WORD, COUNT: _WIDTH_COUNT})
        head.setSectionResizeMode(ALIASES, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        head.setSpacing(metrics.SPACE)
        head.addWidget(self.field)
        head.addWidget(self.search, 1)
        verbs = QHBoxLayout()
        verbs.setSpacing(metrics.SPACE)
        verbs.addWidget(self.into, 1)
        verbs.addWidget(self.rename)
        foot = QVBoxLayout()
        foot.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        foot.setSpacing(metrics.SPACE)
        foot.addWidget(self.aliases)
        foot.addLayout(verbs)
        foot.addWidget(self.refusal)
        self.add_part(head)
        self.add_part(self.table)
        self.add_part(foot)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is read before somebody looks."""
        super().showEvent(event)
        self.reload()

    def _hear(self, news: News) -> None:
        if self.isVisible() and news.aspects & {Aspect.VALUES, Aspect.LIST}:
            self._rest.start()

    def _change_field(self) -> None:
        self.model.show((), "")
        self.search.set_text("")
        self.reload()

    def _show(self, words: Sequence[Word], search: str) -> None:
        before = self.chosen()
        self.model.show(words, search)
        row = self.model.row_of(before.name) if before is not None else None
        if row is not None:
            self.table.selectRow(row)
        names = QCompleter([one.name for one in words], self.into)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.into.setCompleter(names)
        self._show_chosen()

    def chosen(self) -> Word | None:
        """The word that is chosen."""
        return self.model.word_at(self.table.currentIndex().row())

    def _show_chosen(self) -> None:
        word = self.chosen()
        aliases = word.aliases if word is not None else ()
        self.aliases.set_chips([ChipValue(alias, alias, tone=Tone.NEUTRAL) for alias in aliases])
        self.aliases.setVisible(bool(aliases))
        self.into.setEnabled(word is not None)
        self.refusal.hide()
        self._show_verb()

    def _show_verb(self) -> None:
        self.rename.setEnabled(self.chosen() is not None and bool(self.into.text().strip()))

    # --- what is done -----------------------------------------------------------------------------------------------

    def _rename(self) -> None:
        word, into, field = self.chosen(), self.into.text().strip(), str(self.field.currentData())
        if word is None or not into:
            return
        vocabulary = self._desk.engine.vocabulary
        self._desk.bridge.change(
            self,
            lambda: vocabulary.rename(field, word.name, into),
            lambda changes: self._say_renamed(word.name, into, changes),
            self._refuse,
        )

    def _say_renamed(self, word: str, into: str, changes: Changes) -> None:
        self.into.clear()
        self.reload()
        if changes.batch is not None:
            text = self.tr("“{word}” is written “{into}” on %n title(s)", "", len(changes.changed))
            self._say(text.format(word=word, into=into))

    def _separate(self, alias: str) -> None:
        vocabulary, field = self._desk.engine.vocabulary, str(self.field.currentData())
        text = self.tr("“{word}” is a word of its own again").format(word=alias)

        def done(_batch: object) -> None:
            self.reload()
            self._say(text)

        self._desk.bridge.change(self, lambda: vocabulary.separate(field, alias), done, self._refuse)

    def _say(self, text: str) -> None:
        self._desk.stage.said.emit(Notice(text, Icon.EDIT, self.tr("Undo"), is_undo=True))

    def _refuse(self, error: MetarrError) -> None:
        self.refusal.setText(translated(error))
        self.refusal.show()

"""The bulk pane: what the chosen items share, one field set or cleared for all of them, locks, publish, trash."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from metarr_desktop.domain.edits import Changes, Proposal
from metarr_desktop.domain.errors import BadInput, MetarrError
from metarr_desktop.domain.fields import Field
from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.values import empty_of
from metarr_desktop.services.asking import enrich_job
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.bulk.held import Change, Held, Outcome, SetTo, Summary, gather, shared_fields, summarized
from metarr_desktop.ui.bulk.models import PreviewModel, SharedModel
from metarr_desktop.ui.bulk.words import ManyWords
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.forms.choice import editor_for
from metarr_desktop.ui.forms.editors import FieldEditor, WordsEditor
from metarr_desktop.ui.forms.known_people import KnownPeople
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind, ToolButton
from metarr_desktop.ui.widgets.current_stack import CurrentStack
from metarr_desktop.ui.widgets.inked_cell import InkedCell
from metarr_desktop.ui.widgets.labels import ElidedLabel, Label, rule
from metarr_desktop.ui.widgets.plain_table import PlainTable
from metarr_desktop.ui.widgets.toast import Notice
from metarr_desktop.ui.words import field_label, kind_count, number_text

_PORTION = 200
_LAST_WIDTH = 144
_LOCKS_WIDTH = 72


class BulkPane(QWidget):
    """Show items with `show_items`. Nothing is changed before Apply; one undo takes it back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._people = KnownPeople(desk, self)
        self._items: tuple[ItemId, ...] = ()
        self._held: list[Held] = []
        self._coming: list[Held] = []
        self._wanted: Change | None = None
        self._opened: tuple[tuple[ItemId, ...], str] = ((), "")
        self._latest = Latest(desk.bridge, self)
        self._fit = QTimer(self, singleShot=True, interval=0)  # once new chips have found their lines
        self._fit.timeout.connect(self._fit_editor)
        self.shared = SharedModel(self)
        self.preview = PreviewModel(self)
        self.fields = _table(self.shared, self.tr("Fields"))
        self.rows = _table(self.preview, self.tr("Before and after"))
        self.editors: dict[str, FieldEditor] = {}
        self.words: dict[str, ManyWords] = {}
        self._title = Label(size=fonts.Size.TITLE, weight=fonts.Weight.STRONG)
        self._note = ElidedLabel(ink=Ink.TEXT2)
        self.publish = Button(self.tr("Publish"), icon=Icon.UPLOAD, small=True)
        self.trash = Button(self.tr("Move to trash"), icon=Icon.TRASH, small=True)
        self.identify = Button(self.tr("Identify…"), icon=Icon.QUESTION, small=True)
        self.enrich = Button(self.tr("Enrich"), icon=Icon.DOWNLOAD, small=True)
        self.more = ToolButton(Icon.MORE, self.tr("All that can be done to them"), small=True)
        self._field_name = Label(weight=fonts.Weight.STRONG)
        self._editor = CurrentStack()
        self.clear = Button(self.tr("Clear in all"), icon=Icon.MINUS, small=True)
        self.lock = Button(self.tr("Lock in all"), icon=Icon.LOCK, small=True)
        self.unlock = Button(self.tr("Unlock in all"), icon=Icon.UNLOCK, small=True)
        self.also_locked = QCheckBox(self.tr("Also change locked ones"))
        self.sentence = Label(wrap=True)
        self.discard = Button(self.tr("Discard"))
        self.apply = Button("", icon=Icon.CHECK, kind=ButtonKind.PRIMARY)
        self._lay_out()
        self._connect()

    def show_items(self, items: Sequence[ItemId]) -> None:
        """Show what these items share; thousands are read in portions."""
        self._items = tuple(items)
        self._held = []
        self._forget_change()
        self._show_count()
        self._read()

    # --- what it is made of -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(rule())
        column.addWidget(self.fields, 3)
        column.addWidget(rule())
        column.addWidget(self._edit_part())
        column.addWidget(self._change_part(), 2)

    def _head(self) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.SPACE)
        for button in (self.publish, self.identify, self.enrich, self.trash):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.more)
        head = QVBoxLayout()
        edge = metrics.SPACE_PANE
        head.setContentsMargins(edge, edge, edge, metrics.SPACE_ROW)
        head.setSpacing(metrics.SPACE_GROUP)
        head.addWidget(self._title)
        head.addWidget(self._note)
        head.addSpacing(metrics.SPACE_GROUP)
        head.addLayout(buttons)
        return head

    def _edit_part(self) -> QWidget:
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.SPACE)
        for button in (self.clear, self.lock, self.unlock):
            buttons.addWidget(button)
        buttons.addStretch()
        self._edit = QWidget()
        column = QVBoxLayout(self._edit)
        column.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        column.setSpacing(metrics.SPACE)
        column.addWidget(self._field_name)
        column.addWidget(self._editor)
        column.addLayout(buttons)
        return self._edit

    def _change_part(self) -> QWidget:
        foot = QWidget()
        foot.setProperty("surface", "alt")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.SPACE)
        buttons.addStretch()
        buttons.addWidget(self.discard)
        buttons.addWidget(self.apply)
        inner = QVBoxLayout(foot)
        inner.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        inner.setSpacing(metrics.SPACE)
        inner.addWidget(self.sentence)
        inner.addWidget(self.also_locked)
        inner.addLayout(buttons)
        self._change = QWidget()
        column = QVBoxLayout(self._change)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (rule(), self.rows, rule(), foot):
            column.addWidget(widget)
        return self._change

    def _connect(self) -> None:
        self.fields.selectionModel().currentRowChanged.connect(lambda *_: self._open_field())
        self.publish.clicked.connect(lambda: self._desk.stage.publish_wanted.emit(list(self._items)))
        self.trash.clicked.connect(self._trash)
        self.identify.clicked.connect(lambda: self._desk.stage.identify_wanted.emit(list(self._items)))
        self.enrich.clicked.connect(self._enrich)
        self.more.clicked.connect(
            lambda: self._desk.stage.menu_wanted.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        self.clear.clicked.connect(self._clear)
        self.lock.clicked.connect(lambda: self._lock(True))
        self.unlock.clicked.connect(lambda: self._lock(False))
        self.also_locked.toggled.connect(lambda _on: self._show_change())
        self.discard.clicked.connect(self._discard)
        self.apply.clicked.connect(self._apply)
        self._desk.bridge.news.connect(self._hear)

    # --- reading ----------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._coming = []
        self._read_on()

    def _read_on(self) -> None:
        browse = self._desk.engine.browse
        portion = self._items[len(self._coming) : len(self._coming) + _PORTION]
        self._latest.ask(lambda: gather(browse, portion), self._take, self._gone)

    def _take(self, held: list[Held]) -> None:
        self._coming += held
        if len(self._coming) < len(self._items):
            text = self.tr("Reading {done} of {total}…")
            count = number_text(len(self._coming))
            self._note.setText(text.format(done=count, total=number_text(len(self._items))))
            self._read_on()
            return
        self._held = self._coming
        self._show_count()
        fields = shared_fields({one.kind for one in self._held})
        self.shared.set_summaries([summarized(self._held, field) for field in fields], len(self._held))
        if not self.fields.currentIndex().isValid() and fields:
            first = next((row for row, field in enumerate(fields) if field.name == "genres"), 0)
            self.fields.selectRow(first)
            self.fields.scrollTo(self.fields.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        self._open_field()

    def _gone(self, error: MetarrError) -> None:
        """An item went while it was chosen; the list will choose anew."""
        self._held = []
        self._note.setText(str(error))

    def _hear(self, news: News) -> None:
        if len(self._items) < 2 or not self.isVisible() or Aspect.VALUES not in news.aspects:
            return
        if not news.items or news.items & set(self._items):
            self._read()

    # --- showing ----------------------------------------------------------------------------------------------------

    def _show_count(self) -> None:
        kinds = {one.kind for one in self._held}
        count = kind_count(next(iter(kinds)) if len(kinds) == 1 else None, len(self._items))
        self._title.setText(self.tr("Edit {count} at once").format(count=count))
        self._note.setText(self.tr("One step to undo"))
        self.setAccessibleName(self._title.text())

    def current(self) -> Summary | None:
        """The field that is open."""
        return self.shared.summary_at(self.fields.currentIndex().row())

    def open_field(self, name: str) -> None:
        """Open a field by its name."""
        row = self.shared.row_of(name)
        if row is not None:
            self.fields.selectRow(row)

    def _open_field(self) -> None:
        one = self.current()
        self._edit.setVisible(one is not None and bool(self._held))
        if one is None or not self._held:
            return
        editor = self._editor_of(one.field)
        words = self.words.get(one.field.name)
        is_same = self._opened == (self._items, one.field.name)
        if not (self._wanted is not None and is_same):
            self._forget_change()
            editor.show_value(one.common)
        if not is_same:  # else what is being typed stays
            editor.revert()
            if words is not None:
                words.forget()
        if words is not None:
            words.show_known(self._words_of(one.field))
        self._opened = (self._items, one.field.name)
        self._editor.setCurrentWidget(words or editor)
        self._fit_editor()
        self._fit.start()
        self._field_name.setText(f"{field_label(one.field.name)} · {self.shared.shared_text(one)}")
        self.clear.setVisible(one.empty < len(self._held))
        self.lock.setVisible(one.locked < len(self._held))
        self.unlock.setVisible(one.locked > 0)
        self._show_change()

    def _editor_of(self, field: Field) -> FieldEditor:
        if field.name not in self.editors:
            editor = editor_for(field, self._people)
            editor.entered.connect(lambda value: self._stage(SetTo(value)))
            self.editors[field.name] = editor
            self._editor.addWidget(self._many_words(editor) if isinstance(editor, WordsEditor) else editor)
        return self.editors[field.name]

    def _many_words(self, editor: WordsEditor) -> ManyWords:
        words = ManyWords(editor)
        words.changed.connect(self._stage)
        self.words[editor.field.name] = words
        return words

    def _words_of(self, field: Field) -> set[str]:
        values = [one.value(field) for one in self._held]
        return {word for value in values if isinstance(value, tuple) for word in value if isinstance(word, str)}

    def _fit_editor(self) -> None:
        """As high as what is in the editor needs: chips fill several lines."""
        shown = self._editor.currentWidget()
        if shown is None:
            return
        height = shown.heightForWidth(self._editor.width()) if shown.hasHeightForWidth() else -1
        self._editor.setFixedHeight(max(height, shown.sizeHint().height(), metrics.HEIGHT_CONTROL))

    def _stage(self, change: Change | None) -> None:
        """Something is wanted: show what it would do. None: no longer."""
        self._wanted = change
        self._fit.start()
        self._show_change()

    def _clear(self) -> None:
        one = self.current()
        if one is not None:
            self._stage(SetTo(empty_of(one.field.type)))

    def _show_change(self) -> None:
        one = self.current()
        wanted = self._wanted if self._held else None
        self._change.setVisible(wanted is not None and one is not None)
        if wanted is None or one is None:
            return
        self.preview.show_change(self._held, one.field, wanted, also_locked=self.also_locked.isChecked())
        counts = self.preview.counts()
        parts = [self.tr("%n change(s)", "", counts[Outcome.CHANGES])]
        if counts[Outcome.LOCKED]:
            parts.append(self.tr("%n locked and skipped", "", counts[Outcome.LOCKED]))
        if counts[Outcome.SAME]:
            parts.append(self.tr("%n already so", "", counts[Outcome.SAME]))
        self.sentence.setText(", ".join(parts))
        self.also_locked.setVisible(one.locked > 0)
        self.apply.setText(self.tr("Apply to {count}").format(count=number_text(counts[Outcome.CHANGES])))
        self.apply.setEnabled(counts[Outcome.CHANGES] > 0)

    def _forget_change(self) -> None:
        self._wanted = None
        self._change.hide()

    def _discard(self) -> None:
        self._forget_change()
        self._opened = ((), "")
        self._open_field()

    # --- doing ------------------------------------------------------------------------------------------------------

    def _apply(self) -> None:
        """Write what the preview shows, as one batch."""
        one = self.current()
        if one is None:
            return
        name, values = one.field.name, self.preview.values()
        count = kind_count(None, len(values))
        text = self.tr("{field} changed in {count}").format(field=field_label(name), count=count)
        proposals = [Proposal(item, {name: value}) for item, value in values.items()]
        self._do(lambda: self._desk.engine.edit.put(proposals), text, Icon.LOCK, name)

    def _lock(self, is_locked: bool) -> None:
        one = self.current()
        if one is None:
            return
        name, items = one.field.name, self._items
        text = self.tr("{field} locked in {count}") if is_locked else self.tr("{field} unlocked in {count}")
        said = text.format(field=field_label(name), count=kind_count(None, len(items)))
        icon = Icon.LOCK if is_locked else Icon.UNLOCK
        self._do(lambda: self._desk.engine.edit.set_locks(items, [name], is_locked), said, icon, name)

    def _do(self, act: Callable[[], Changes], text: str, icon: Icon, name: str) -> None:
        def done(_changes: Changes) -> None:
            self._forget_change()
            if name in self.words:
                self.words[name].forget()
            self._say(text, icon)

        def refused(error: MetarrError) -> None:
            if isinstance(error, BadInput) and name in self.editors:
                self.editors[name].complain(str(error))
            else:
                self._desk.stage.error.emit(error)

        self._desk.bridge.change(self, act, done, refused)

    def _enrich(self) -> None:
        job = enrich_job(self._items)
        self._desk.bridge.ask(self, lambda: self._desk.engine.jobs.enqueue(job), lambda _jobs: None)

    def _trash(self) -> None:
        items = self._items
        text = self.tr("{count} moved to the trash").format(count=kind_count(None, len(items)))
        self._desk.bridge.change(
            self, lambda: self._desk.engine.put_into_trash(items), lambda _changes: self._say(text, Icon.TRASH)
        )

    def _say(self, text: str, icon: Icon) -> None:
        self._desk.stage.said.emit(Notice(text, icon, self.tr("Undo"), is_undo=True))


def _table(model: SharedModel | PreviewModel, name: str) -> QTableView:
    table = PlainTable(name, model)
    table.setItemDelegate(InkedCell(table))
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    last = model.columnCount() - 1
    header.setSectionResizeMode(last, QHeaderView.ResizeMode.Fixed)
    header.resizeSection(last, _LAST_WIDTH if last > 2 else _LOCKS_WIDTH)
    return table

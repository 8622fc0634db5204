"""The bulk pane: what the chosen items share, one field set or cleared for all of them, locks, publish, trash."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

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
from metarr_desktop.domain.fields import FIELD, Field
from metarr_desktop.domain.values import PLURAL, FieldType, empty_of
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.services.errands import enrich_job
from metarr_desktop.ui.bulk.held import Change, Outcome, SetTo, Summary, outcome, shared_fields, tally
from metarr_desktop.ui.bulk.models import PreviewModel, SharedModel
from metarr_desktop.ui.bulk.words import ManyWords
from metarr_desktop.ui.forms.choice import editor_for
from metarr_desktop.ui.forms.editors import FieldEditor, WordsEditor
from metarr_desktop.ui.forms.known_people import KnownPeople
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind, ToolButton
from metarr_desktop.ui.widgets.current_stack import CurrentStack
from metarr_desktop.ui.widgets.inked_cell import InkedCell
from metarr_desktop.ui.widgets.labels import ElidedLabel, Label, rule
from metarr_desktop.ui.widgets.plain_table import PlainTable
from metarr_desktop.ui.widgets.toast import Notice
from metarr_desktop.ui.words import field_label, kind_count, number_text

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import Shared, Word
    from metarr_desktop.domain.kinds import ItemId, Kind
    from metarr_desktop.services.browse import Browse
    from metarr_desktop.ui.desk import Desk

_PORTION = 2000
"""Items whose values are held at a time while a change is written."""
_FIRST = "genres"
"""The field that is open at the beginning."""
_WORDS = 1000
"""How many of the commonest words are offered while one is typed."""
_NEWS_REST_MS = 300
"""What many items share is counted anew once news of them rest."""
_LAST_WIDTH = 144
_LOCKS_WIDTH = 72


_READ_TOGETHER: tuple[frozenset[FieldType], ...] = (
    frozenset(FieldType) - PLURAL,
    *(frozenset({type}) for type in (FieldType.LIST, FieldType.RATINGS, FieldType.TITLES, FieldType.PEOPLE)),
)
"""Fields that stand in one table, those that are read soonest first."""


class BulkPane(QWidget):
    """Show items with `show_items`. Nothing is changed before Apply; one undo takes it back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._people = KnownPeople(desk, self)
        self._items: tuple[ItemId, ...] = ()
        self._kinds: dict[Kind, int] = {}
        self._locks: dict[str, int] = {}
        self._shared: dict[str, Shared] = {}
        self._questions: list[Latest] = []
        self._counts: Counter[Outcome] = Counter()
        self._wanted: Change | None = None
        self._opened: tuple[tuple[ItemId, ...], str] = ((), "")
        self._is_row_wanted = False  # its row may have gone below the edge when the part under it opened
        self._counting = Latest(desk.bridge, self)
        self._offering = Latest(desk.bridge, self)
        self._again = QTimer(self, singleShot=True, interval=_NEWS_REST_MS)
        self._again.timeout.connect(self._read)
        self._fit = QTimer(self, singleShot=True, interval=0)  # once new chips have found their lines
        self._fit.timeout.connect(self._fit_editor)
        self.shared = SharedModel(self)
        self.preview = PreviewModel(desk, self)
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
        """Show what these items share. It is counted by the store: of a hundred thousand no value is held here."""
        self._items = tuple(items)
        self._kinds, self._locks, self._shared = {}, {}, {}
        self._opened = ((), "")
        self._forget_change()
        self._show_count()
        self._read()

    # --- what it is made of -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
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
        """Ask for the kinds, the locks and the open field side by side, and then for the other fields."""
        for question in self._questions:
            question.drop()
        self._questions = []
        self._again.stop()
        browse, items = self._desk.engine.browse, self._items
        summary = self.shared.summary_at(self.fields.currentIndex().row())
        first = summary.field if summary is not None else FIELD[_FIRST]
        self._ask(lambda: browse.kinds(items), partial(self._take_kinds, first))
        self._ask(lambda: browse.locks(items), self._take_locks)
        self._ask(lambda: browse.shared(items, [first]), self._take_shared)
        self.preview.read_again()

    def _ask(self, question: Callable[[], Any], on_answer: Callable[[Any], None]) -> None:
        latest = Latest(self._desk.bridge, self)
        self._questions.append(latest)
        latest.ask(question, on_answer)

    def _take_kinds(self, first: Field, kinds: dict[Kind, int]) -> None:
        self._kinds = kinds
        self._show_count()
        fields = shared_fields(kinds) if kinds else []
        self._show_summaries(fields)
        if not self.fields.currentIndex().isValid() and fields:
            row = next((row for row, field in enumerate(fields) if field.name == _FIRST), 0)
            self.fields.selectRow(row)
            self.fields.scrollTo(self.fields.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        browse, items = self._desk.engine.browse, self._items
        for types in _READ_TOGETHER:
            some = [field for field in fields if field.type in types and field is not first]
            if some:
                self._ask(partial(browse.shared, items, some), self._take_shared)
        self._open_field()

    def _take_locks(self, locks: dict[str, int]) -> None:
        self._locks = locks
        self._show_summaries()
        self._open_field()

    def _take_shared(self, shared: dict[str, Shared]) -> None:
        self._shared |= shared
        self._show_summaries()
        one = self.current()
        if one is not None and one.field.name in shared:
            self._open_field()

    def _kind(self) -> Kind | None:
        """The kind of all items; None where they are of several."""
        return next(iter(self._kinds)) if len(self._kinds) == 1 else None

    def _show_summaries(self, fields: Sequence[Field] | None = None) -> None:
        count = sum(self._kinds.values())
        self.shared.set_summaries(
            [
                Summary(field, count, self._locks.get(field.name, 0), self._shared.get(field.name))
                for field in (self.shared.fields() if fields is None else fields)
            ],
            self._kind(),
        )

    def _hear(self, news: News) -> None:
        if len(self._items) < 2 or not self.isVisible() or Aspect.VALUES not in news.aspects:
            return
        if not self._again.isActive() and (not news.items or not news.items.isdisjoint(self._items)):
            self._again.start()

    # --- showing ----------------------------------------------------------------------------------------------------

    def _show_count(self) -> None:
        count = kind_count(self._kind(), len(self._items))
        self._title.setText(self.tr("Edit {count} at once").format(count=count))
        self._note.setText(self.tr("One step to undo"))
        self.setAccessibleName(self._title.text())

    def current(self) -> Summary | None:
        """The field that is open; None until what the items have in it is known."""
        one = self.shared.summary_at(self.fields.currentIndex().row())
        return one if one is not None and one.shared is not None and one.items else None

    @property
    def is_read(self) -> bool:
        """Whether all fields are counted."""
        return bool(self._kinds) and all(field.name in self._shared for field in self.shared.fields())

    def open_field(self, name: str) -> None:
        """Open a field by its name."""
        row = self.shared.row_of(name)
        if row is not None:
            self.fields.selectRow(row)

    def _open_field(self) -> None:
        one = self.current()
        self._edit.setVisible(one is not None)
        if one is None or one.shared is None:
            return
        editor = self._editor_of(one.field)
        words = self.words.get(one.field.name)
        is_same = self._opened == (self._items, one.field.name)
        if not (self._wanted is not None and is_same):
            self._forget_change()
            editor.show_value(one.shared.common if one.distinct == 1 else empty_of(one.field.type))
        if not is_same:  # else what is being typed stays
            self._is_row_wanted = True
            editor.revert()
            if words is not None:
                words.forget()
        if words is not None and not is_same and one.field.type is FieldType.LIST:
            self._offer_words(words, one.field)
        self._opened = (self._items, one.field.name)
        self._editor.setCurrentWidget(words or editor)
        self._fit_editor()
        self._fit.start()
        self._field_name.setText(f"{field_label(one.field.name, self._kind())} · {self.shared.shared_text(one)}")
        self.clear.setVisible(one.empty < one.items)
        self.lock.setVisible(one.locked < one.items)
        self.unlock.setVisible(one.locked > 0)
        self._show_change()

    def _editor_of(self, field: Field) -> FieldEditor:
        if field.name not in self.editors:
            editor = editor_for(field, self._people)
            editor.entered.connect(lambda value: self._stage(SetTo(value)))
            self.editors[field.name] = editor
            self._editor.addWidget(self._many_words(editor) if isinstance(editor, WordsEditor) else editor)
        editor = self.editors[field.name]
        if field.label_by_kind:  # the items before may have been of another kind
            editor.call(field_label(field.name, self._kind()))
        return editor

    def _many_words(self, editor: WordsEditor) -> ManyWords:
        words = ManyWords(editor)
        words.changed.connect(self._stage)
        self.words[editor.field.name] = words
        return words

    def _offer_words(self, words: ManyWords, field: Field) -> None:
        """Offer the words that most of the items have while one is typed."""
        browse, items = self._desk.engine.browse, self._items

        def take(known: list[Word]) -> None:
            words.show_known(one.name for one in known)

        self._offering.ask(lambda: browse.common_words(items, field, _WORDS), take)

    def _fit_editor(self) -> None:
        """As high as what is in the editor needs: chips fill several lines."""
        shown = self._editor.currentWidget()
        if shown is None:
            return
        height = shown.heightForWidth(self._editor.width()) if shown.hasHeightForWidth() else -1
        self._editor.setFixedHeight(max(height, shown.sizeHint().height(), metrics.HEIGHT_CONTROL))
        if self._is_row_wanted:
            self._is_row_wanted = False
            self._column.activate()
            self.fields.scrollTo(self.fields.currentIndex())

    def _stage(self, change: Change | None) -> None:
        """Something is wanted: show what it would do. None: no longer."""
        self._is_row_wanted = self._wanted is None
        self._wanted = change
        self._fit.start()
        self._show_change()

    def _clear(self) -> None:
        one = self.current()
        if one is not None:
            self._stage(SetTo(empty_of(one.field.type)))

    def _show_change(self) -> None:
        one = self.current()
        wanted = self._wanted
        self._change.setVisible(wanted is not None and one is not None)
        if wanted is None or one is None:
            return
        browse, items, field = self._desk.engine.browse, self._items, one.field
        also_locked = self.also_locked.isChecked()
        self.preview.show_change(items, field, wanted, also_locked=also_locked)
        self.also_locked.setVisible(one.locked > 0)
        self.apply.setEnabled(False)
        self._counting.ask(
            lambda: tally(browse.spread(items, field), wanted, also_locked=also_locked), self._show_tally
        )

    def _show_tally(self, counts: Counter[Outcome]) -> None:
        self._counts = counts
        parts = [self.tr("%n change(s)", "", counts[Outcome.CHANGES])]
        if counts[Outcome.LOCKED]:
            parts.append(self.tr("%n locked and skipped", "", counts[Outcome.LOCKED]))
        if counts[Outcome.SAME]:
            parts.append(self.tr("%n already so", "", counts[Outcome.SAME]))
        self.sentence.setText(", ".join(parts))
        self.apply.setText(self.tr("Apply to {count}").format(count=number_text(counts[Outcome.CHANGES])))
        self.apply.setEnabled(counts[Outcome.CHANGES] > 0)

    def _forget_change(self) -> None:
        self._wanted = None
        self._counting.drop()
        self.preview.clear()
        self._change.hide()

    def _discard(self) -> None:
        self._forget_change()
        self._opened = ((), "")
        self._open_field()

    # --- doing ------------------------------------------------------------------------------------------------------

    def _apply(self) -> None:
        """Write what the preview shows, as one batch."""
        one, change = self.current(), self._wanted
        if one is None or change is None:
            return
        field, items, engine, also_locked = one.field, self._items, self._desk.engine, self.also_locked.isChecked()
        count = kind_count(None, self._counts[Outcome.CHANGES])
        text = self.tr("{field} changed in {count}").format(field=field_label(field.name, self._kind()), count=count)
        self._do(
            lambda: engine.edit.put(_proposals(engine.browse, items, field, change, also_locked=also_locked)),
            text,
            Icon.LOCK,
            field.name,
        )

    def _lock(self, is_locked: bool) -> None:
        one = self.current()
        if one is None:
            return
        name, items = one.field.name, self._items
        text = self.tr("{field} locked in {count}") if is_locked else self.tr("{field} unlocked in {count}")
        said = text.format(field=field_label(name, self._kind()), count=kind_count(None, len(items)))
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
                self.editors[name].complain(translated(error))
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


def _proposals(
    browse: Browse, items: Sequence[ItemId], field: Field, change: Change, *, also_locked: bool
) -> list[Proposal]:
    """In a worker: what each item would have that the change is for, by the values that stand there now."""
    portions = (items[at : at + _PORTION] for at in range(0, len(items), _PORTION))
    return [
        Proposal(one.item, {field.name: change.after(one.value)})
        for portion in portions
        for one in browse.held(portion, field)
        if outcome(one.value, one.is_locked, change, also_locked=also_locked) is Outcome.CHANGES
    ]


def _table(model: SharedModel | PreviewModel, name: str) -> QTableView:
    table = PlainTable(name, model)
    table.setItemDelegate(InkedCell(table))
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    last = model.columnCount() - 1
    header.setSectionResizeMode(last, QHeaderView.ResizeMode.Fixed)
    table.set_widths({last: _LAST_WIDTH if last > 2 else _LOCKS_WIDTH})
    return table

"""Edit: one row a field, made from `domain.fields`: editor, where the value came from, lock, suggestion."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import BadInput, MetarrError
from metarr_desktop.domain.kinds import Actor, ItemId, Kind
from metarr_desktop.domain.titles import folded
from metarr_desktop.domain.values import Value, empty_of, is_empty
from metarr_desktop.ui.detail.tab import DetailTab
from metarr_desktop.ui.forms.choice import editable, editor_for
from metarr_desktop.ui.forms.entering import entered_text, lock_text
from metarr_desktop.ui.forms.known_people import KnownPeople
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.current_stack import CurrentStack
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.form_row import FormRow
from metarr_desktop.ui.widgets.labels import rule
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn
from metarr_desktop.ui.widgets.search_box import SearchBox
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl
from metarr_desktop.ui.words import actor_icon, field_label, origin_text, says_text, value_text

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Changes, Suggestion
    from metarr_desktop.domain.fields import Field
    from metarr_desktop.domain.item_views import ItemDetail
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.forms.editors import FieldEditor

_ROWS_AT_ONCE = 12
_ROWS_A_TURN = 2


class EditTab(DetailTab):
    """The form of the item's kind, above it a search for a field and a choice of which are shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._forms: dict[Kind, _Form] = {}
        self._people = KnownPeople(desk, self)
        self._detail: ItemDetail | None = None
        self.search = SearchBox(self.tr("Find a field"), placeholder=self.tr("Find a field"), keys="", pause_ms=0)
        self.search.setMaximumWidth(176)
        self.search.setProperty("small", True)
        self.search.searched.connect(lambda _text: self._sift())
        segments = [Segment("all", self.tr("All")), Segment("locked", ""), Segment("empty", "")]
        self.choice = SegmentedControl(segments, name=self.tr("Which fields are shown"), small=True)
        self.choice.chosen.connect(lambda _key: self._sift())
        self._stack = CurrentStack()
        self._none = EmptyState()
        self._stack.addWidget(self._none)
        self._lay_out()

    def show_detail(self, detail: ItemDetail) -> None:
        """Fill the form; what is being typed into the same item's form stays."""
        is_other = self._detail is not None and self._detail.row.id != detail.row.id
        self._detail = detail
        form = self._form(detail.row.kind)
        if is_other:
            form.forget()
        form.show_detail(detail)
        self._sift()

    def leave(self) -> None:
        """Enter what was typed before the item changes."""
        form = self.current_form()
        if form is not None:
            form.finish()

    def enter(self) -> None:
        """Put the keyboard into the first field that is shown, into the search while there is none."""
        form = self.current_form()
        shown = [] if form is None else [one for name, one in form.editors.items() if not form.rows[name].isHidden()]
        (shown[0] if shown else self.search).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def current_form(self) -> _Form | None:
        """The form of the item that is shown."""
        return self._forms.get(self._detail.row.kind) if self._detail is not None else None

    def row(self, name: str) -> FormRow:
        """The row of a field. Raises KeyError where the kind has no such field."""
        return self._shown_form().rows[name]

    def editor(self, name: str) -> FieldEditor:
        """The editor of a field. Raises KeyError where the kind has no such field."""
        return self._shown_form().editors[name]

    def _shown_form(self) -> _Form:
        form = self.current_form()
        if form is None:
            raise KeyError("no item is shown")
        form.build_all()
        return form

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE, metrics.SPACE_PANE, metrics.SPACE)
        bar.setSpacing(metrics.SPACE)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.choice)
        bar.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(rule())
        column.addWidget(self._stack, 1)

    def _form(self, kind: Kind) -> _Form:
        if kind not in self._forms:
            form = _Form(kind, self._people)
            form.entered.connect(self._enter)
            form.lock_requested.connect(self._lock)
            form.accepted.connect(self._accept)
            form.dismissed.connect(self._dismiss)
            self._forms[kind] = form
            self._stack.addWidget(form)
        return self._forms[kind]

    def _sift(self) -> None:
        form = self.current_form()
        if form is None or self._detail is None:
            return
        locked, empty = form.counts()
        self.choice.set_name("locked", self.tr("Locked {count}").format(count=locked))
        self.choice.set_name("empty", self.tr("Empty {count}").format(count=empty))
        shown = form.sift(self.choice.current(), self.search.text())
        if shown:
            self._stack.setCurrentWidget(form)
            return
        title, text = self._nothing_words()
        self._none.show_message(Icon.SEARCH, title, text)
        self._stack.setCurrentWidget(self._none)

    def _nothing_words(self) -> tuple[str, str]:
        if self.search.text().strip():
            return self.tr("No field is called so"), self.tr("Search for part of a field's name, such as “date”.")
        if self.choice.current() == "locked":
            return self.tr("Nothing is locked"), self.tr(
                "What you type is locked, so that nothing automatic changes it."
            )
        return self.tr("Nothing is empty"), self.tr("Every field of this title has a value.")

    # --- what a person does -----------------------------------------------------------------------------------------

    def _enter(self, name: str, value: Value) -> None:
        if self._detail is None:
            return
        item, kind = self._detail.row.id, self._detail.row.kind
        engine, seen = self.desk.engine, {name: self.editor(name).seen}
        self.desk.bridge.change(
            self,
            lambda: engine.edit.set_values([item], {name: value}, seen),
            partial(self._entered, item, kind, name, value),
            partial(self._refused, item, name),
        )

    def _entered(self, item: ItemId, kind: Kind, name: str, value: Value, changes: Changes) -> None:
        if text := entered_text(changes, item, name, value, kind):
            self.say(text, Icon.LOCK)

    def _refused(self, item: ItemId, name: str, error: MetarrError) -> None:
        """What the form let pass and the door did not."""
        if self._detail is not None and self._detail.row.id == item and isinstance(error, BadInput):
            self.editor(name).refuse(translated(error))
        else:
            self.desk.stage.error.emit(error)

    def _lock(self, name: str, is_locked: bool) -> None:
        if self._detail is None:
            return
        item, kind = self._detail.row.id, self._detail.row.kind
        icon = Icon.LOCK if is_locked else Icon.UNLOCK
        self.desk.bridge.change(
            self,
            lambda: self.desk.engine.edit.set_locks([item], [name], is_locked),
            lambda _changes: self.say(lock_text(name, kind, is_locked=is_locked), icon),
        )

    def _accept(self, suggestion: Suggestion) -> None:
        text = self.tr("Suggestion for {field} accepted").format(field=self._label(suggestion.field))
        self.desk.bridge.change(
            self, lambda: self.desk.engine.edit.accept([suggestion.id]), lambda _changes: self.say(text, Icon.CHECK)
        )

    def _label(self, name: str) -> str:
        return field_label(name, self._detail.row.kind if self._detail is not None else None)

    def _dismiss(self, suggestion: Suggestion) -> None:
        text = self.tr("Suggestion for {field} dismissed").format(field=self._label(suggestion.field))
        self.desk.bridge.change(
            self,
            lambda: self.desk.engine.edit.dismiss([suggestion.id]),
            lambda _batch: self.say(text, Icon.CLOSE),
        )


class _Form(QWidget):
    """The rows of one kind. It shows and asks; the tab does."""

    entered = Signal(str, object)
    lock_requested = Signal(str, bool)
    accepted = Signal(object)
    dismissed = Signal(object)

    def __init__(self, kind: Kind, people: KnownPeople | None = None) -> None:
        super().__init__()
        self._people = people
        self._kind = kind
        self._fields = editable(kind)
        self._suggestions: dict[str, Suggestion] = {}
        self._locked: frozenset[str] = frozenset()
        self._empty: frozenset[str] = frozenset()
        self._detail: ItemDetail | None = None
        self._sifted = ("all", "")
        self.rows: dict[str, FormRow] = {}
        self.editors: dict[str, FieldEditor] = {}
        self._area = ScrollColumn(self.tr("Fields"))
        self._area.column.setSpacing(metrics.SPACE_ROW)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(lambda: self._build(_ROWS_A_TURN))
        self._build(_ROWS_AT_ONCE)
        self._turn.start()

    def build_all(self) -> None:
        """Make the rows that are still to come."""
        self._build(len(self._fields))

    def _build(self, count: int) -> None:
        """Make the next rows: fifty at once would hold up the window for as long as a person notices."""
        coming = self._fields[len(self.rows) : len(self.rows) + count]
        for field in coming:
            self._area.column.addWidget(self._row(field))
            if self._detail is not None:
                self._show_field(field, self._detail)
                self.rows[field.name].setVisible(self._is_shown(field))
        if len(self.rows) == len(self._fields):
            self._turn.stop()

    def show_detail(self, detail: ItemDetail) -> None:
        self._detail = detail
        self._locked = frozenset(detail.row.locked)
        self._suggestions = {one.field: one for one in detail.suggestions}
        self._empty = frozenset(field.name for field in self._fields if is_empty(detail.values.get(field.name)))
        for field in self._fields[: len(self.rows)]:
            self._show_field(field, detail)

    def _show_field(self, field: Field, detail: ItemDetail) -> None:
        row = self.rows[field.name]
        self.editors[field.name].show_value(detail.values.get(field.name, empty_of(field.type)))
        row.set_locked(field.name in self._locked)
        origin = detail.origins.get(field.name)
        if origin is None:
            row.set_origin("")
        else:
            is_own = origin.actor is Actor.PERSON
            row.set_origin(origin_text(origin), icon=actor_icon(origin.actor), is_own=is_own)
        self._show_suggestion(row, self._suggestions.get(field.name))

    def forget(self) -> None:
        """Another item comes: what is still in the inputs was the former's."""
        for editor in self.editors.values():
            editor.revert()

    def finish(self) -> None:
        """Enter what was typed and not entered yet."""
        for editor in self.editors.values():
            if editor.isAncestorOf(self.focusWidget()) if self.focusWidget() else False:
                editor.finish()

    def counts(self) -> tuple[int, int]:
        """How many fields are locked, and how many empty."""
        return len(self._locked & {field.name for field in self._fields}), len(self._empty)

    def sift(self, which: str, words: str) -> int:
        """Show the fields of a choice whose name has those words; how many that are."""
        self._sifted = (which, folded(words))
        for field in self._fields[: len(self.rows)]:
            self.rows[field.name].setVisible(self._is_shown(field))
        return sum(map(self._is_shown, self._fields))

    def _is_shown(self, field: Field) -> bool:
        which, words = self._sifted
        is_in = which == "all" or field.name in (self._locked if which == "locked" else self._empty)
        return is_in and words in folded(field_label(field.name, self._kind))

    def _row(self, field: Field) -> FormRow:
        editor = editor_for(field, self._people, self._kind)
        row = FormRow(field_label(field.name, self._kind), editor)
        editor.entered.connect(partial(self.entered.emit, field.name))
        row.lock_requested.connect(partial(self.lock_requested.emit, field.name))
        row.accepted.connect(lambda: self.accepted.emit(self._suggestions[field.name]))
        row.dismissed.connect(lambda: self.dismissed.emit(self._suggestions[field.name]))
        self.rows[field.name] = row
        self.editors[field.name] = editor
        return row

    def _show_suggestion(self, row: FormRow, suggestion: Suggestion | None) -> None:
        if suggestion is None:
            row.clear_suggestion()
            return
        headline = says_text(suggestion.actor, suggestion.source, suggestion.at)
        row.set_suggestion(headline, value_text(suggestion.field, suggestion.value))

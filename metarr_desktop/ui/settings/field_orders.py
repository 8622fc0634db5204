"""For single fields another order of providers, everywhere or in one library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.kinds import LibraryId
from metarr_desktop.ui.settings.provider_words import provider_name
from metarr_desktop.ui.settings.rows import EDITOR_WIDTH, Row
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.buttons import Button, ToolButton
from metarr_desktop.ui.widgets.labels import Label, rule
from metarr_desktop.ui.widgets.panel import Panel
from metarr_desktop.ui.widgets.tag_editor import TagEditor
from metarr_desktop.ui.words import field_label

if TYPE_CHECKING:
    from metarr_desktop.domain.provider import ProviderSpec
    from metarr_desktop.domain.sources import FieldOrder
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.ui.desk import Desk

Key = tuple[LibraryId | None, str]


class OrderRow(QWidget):
    """One field with its providers as chips that are moved and taken out."""

    def __init__(self, title: str, scope: str) -> None:
        super().__init__()
        self.editor = TagEditor(title)
        self.editor.setFixedWidth(EDITOR_WIDTH)
        self.remove = ToolButton(Icon.CLOSE, self.tr("As in general: {field}").format(field=title))
        holder = QWidget()
        controls = QHBoxLayout(holder)
        controls.setContentsMargins(0, 0, 0, 0)
        controls.setSpacing(metrics.SPACE)
        controls.addWidget(self.editor)
        controls.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignTop)
        self.row = Row(title, scope, holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addWidget(self.row)


class FieldOrders(Panel):
    """The exceptions, and a line that adds one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self.setAccessibleName(self.tr("Order for single fields"))
        self._specs: tuple[ProviderSpec, ...] = ()
        self.rows: dict[Key, OrderRow] = {}
        self.field = QComboBox()
        self.field.setAccessibleName(self.tr("Field with an order of its own"))
        self.scope = QComboBox()
        for box in (self.field, self.scope):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.scope.setAccessibleName(self.tr("Where that order holds"))
        self.add = Button(self.tr("Add"), icon=Icon.PLUS)
        self.add.setAccessibleName(self.tr("Add an order for this field"))
        self.add.clicked.connect(self._add)
        self._head = Row(
            self.tr("Order for single fields"),
            self.tr("Where another provider's word should count first for one field, say so here."),
            self._adding(),
        )
        self.add_part(self._head)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add_part(self._list, is_first=True)

    def show_orders(
        self, orders: Mapping[Key, FieldOrder], specs: Sequence[ProviderSpec], libraries: Sequence[LibraryView]
    ) -> None:
        """Show the exceptions there are."""
        self._specs = tuple(specs)
        names = {library.id: library.name for library in libraries}
        self._fill(libraries)
        for key in [key for key in self.rows if key not in orders]:
            row = self.rows.pop(key)
            self._list.removeWidget(row)
            row.deleteLater()
        labels = {spec.name: provider_name(spec) for spec in specs}
        for (library, field), order in orders.items():
            if (library, field) not in self.rows:
                scope = self.tr("In all libraries") if library is None else names.get(library, "?")
                self._add_row((library, field), scope)
            row = self.rows[library, field]
            row.editor.set_completions(tuple(provider_name(spec) for spec in specs if _gives(spec, field)))
            row.editor.set_values([labels.get(name, name) for name in order])

    def mark(self, word: str) -> int:
        """Mark a word; in how many rows it stands."""
        return sum(row.mark(word) for row in (self._head, *(one.row for one in self.rows.values())))

    # --- parts ------------------------------------------------------------------------------------------------------

    def _adding(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.SPACE)
        row.addWidget(self.field)
        row.addWidget(Label(self.tr("in")))
        row.addWidget(self.scope)
        row.addWidget(self.add)
        return holder

    def _fill(self, libraries: Sequence[LibraryView]) -> None:
        given = [name for name in FIELD if sum(_gives(spec, name) for spec in self._specs) > 1]
        fields = sorted((field_label(name), name) for name in given)
        _show(self.field, fields)
        _show(self.scope, [(self.tr("all libraries"), 0), *((one.name, int(one.id)) for one in libraries)])

    def _add_row(self, key: Key, scope: str) -> None:
        row = OrderRow(field_label(key[1]), scope)
        row.editor.edited.connect(lambda labels: self._set(key, labels))
        row.remove.clicked.connect(lambda: self._set(key, ()))
        self.rows[key] = row
        self._list.addWidget(row)

    # --- what is done -----------------------------------------------------------------------------------------------

    def _add(self) -> None:
        """Begin with the providers that know the field, in their general order."""
        field, number = str(self.field.currentData()), int(self.scope.currentData() or 0)
        key: Key = (LibraryId(number) if number else None, field)
        if key not in self.rows:
            self._set(key, [provider_name(spec) for spec in self._specs if _gives(spec, field)])

    def _set(self, key: Key, labels: Sequence[str]) -> None:
        library, field = key
        by_label = {provider_name(spec).casefold(): spec.name for spec in self._specs}
        names = [by_label[label.casefold()] for label in labels if label.casefold() in by_label]
        unknown = [label for label in labels if label.casefold() not in by_label]
        if key in self.rows:
            text = self.tr("There is no provider “{name}”.").format(name=unknown[0]) if unknown else ""
            self.rows[key].row.show_refusal(text)
            if unknown:
                shown = {spec.name: provider_name(spec) for spec in self._specs}
                self.rows[key].editor.set_values([shown[name] for name in names])
                return
        sources = self._desk.engine.sources
        self._desk.bridge.change(self, lambda: sources.set_field_order(field, names, library), lambda _none: None)


def _gives(spec: ProviderSpec, field: str) -> bool:
    return any(spec.gives(kind, field) for kind in spec.kinds)


def _show(box: QComboBox, choices: Sequence[tuple[str, object]]) -> None:
    """Show choices; what is chosen stays, where it is still there."""
    if [(box.itemText(row), box.itemData(row)) for row in range(box.count())] == list(choices):
        return
    chosen = box.currentData()
    box.clear()
    for text, value in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))

"""Which editor a field has, and which fields a form shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metarr_desktop.domain.fields import Field, fields_of
from metarr_desktop.domain.values import FieldType
from metarr_desktop.ui.forms.editors import (
    FieldEditor,
    FlagEditor,
    LineEditor,
    LongTextEditor,
    TitlesEditor,
    WordsEditor,
)
from metarr_desktop.ui.forms.rows_editor import RowsEditor
from metarr_desktop.ui.words import field_label

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import Kind
    from metarr_desktop.ui.forms.known_people import KnownPeople

_EDITORS: dict[FieldType, type[FieldEditor]] = {
    FieldType.LONG_TEXT: LongTextEditor,
    FieldType.FLAG: FlagEditor,
    FieldType.LIST: WordsEditor,
    FieldType.TITLES: TitlesEditor,
    FieldType.PEOPLE: RowsEditor,
    FieldType.RATINGS: RowsEditor,
    FieldType.IDS: RowsEditor,
}


def editor_for(field: Field, people: KnownPeople | None = None, kind: Kind | None = None) -> FieldEditor:
    """The editor of a field, named as on an item of that kind. `people` gives faces and names to one of people."""
    editor = _EDITORS.get(field.type, LineEditor)(field, field_label(field.name, kind))
    if people is not None and field.type is FieldType.PEOPLE and isinstance(editor, RowsEditor):
        editor.set_people(people)
    return editor


def editable(kind: Kind) -> tuple[Field, ...]:
    """The fields of a kind that a form shows; pictures have a tab of their own."""
    return tuple(field for field in fields_of(kind) if field.type is not FieldType.PICTURES)

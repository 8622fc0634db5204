"""What is said once a field was entered, wherever that was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.values import Value, is_empty
from metarr_desktop.ui.words import field_label, value_text

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Changes
    from metarr_desktop.domain.kinds import ItemId, Kind

translate = QCoreApplication.translate

_VALUE_LETTERS = 80


def entered_text(changes: Changes, item: ItemId, name: str, value: Value, kind: Kind | None) -> str:
    """What is said of an edit of one field of an item of that kind; "" where it had that value already."""
    if not changes.changed.get(item):
        return ""
    if is_empty(value):
        text = translate("Entering", "{field} cleared and locked")
    else:
        text = translate("Entering", "{field} changed and locked")
    news = changes.overtaken.get(item, {})
    if name in news:
        text = translate("Entering", "{field} changed and locked, over “{value}” that came meanwhile")
    return text.format(field=field_label(name, kind), value=value_text(name, news.get(name), _VALUE_LETTERS))


def lock_text(name: str, kind: Kind | None, *, is_locked: bool) -> str:
    """The sentence for a lock that was turned."""
    text = translate("Entering", "{field} locked") if is_locked else translate("Entering", "{field} unlocked")
    return text.format(field=field_label(name, kind))

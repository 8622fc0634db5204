"""A picture that fell on an item stands for it from now on, locked, and the way back is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from metarr_desktop.domain.assets import main_picture
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.toast import Notice
from metarr_desktop.ui.words import field_word

if TYPE_CHECKING:
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate


def put_picture_on(desk: Desk, owner: QObject, row: ItemRow | None, file: str) -> None:
    """As the picture that an item of its kind is known by. What is not here, or not read yet, takes none."""
    if row is None or row.id < 0:
        return
    item, art = row.id, main_picture(row.kind)
    said = translate("PictureOnto", "{title}: {kind} added and locked")
    said = said.format(title=isolated(row.title), kind=field_word(art))
    notice = Notice(said, Icon.LOCK, translate("PictureOnto", "Undo"), is_undo=True)
    desk.bridge.change(
        owner, lambda: desk.engine.edit.add_picture(item, art, file), lambda _changes: desk.stage.said.emit(notice)
    )

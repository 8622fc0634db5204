"""The menu by right click, or by the menu key, that has what the buttons beside a list do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QMenu


def offer_buttons(view: QAbstractItemView, buttons: Sequence[QAbstractButton]) -> None:
    """Over a row: a click has chosen it by then, so that the buttons say what they would do with it."""
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def show(at: QPoint) -> None:
        if view.selectionModel().hasSelection() and any(not button.isHidden() for button in buttons):
            menu = QMenu(view)
            add_buttons(menu, buttons)
            pop_up(menu, view.viewport().mapToGlobal(at))

    view.customContextMenuRequested.connect(show)


def add_buttons(menu: QMenu, buttons: Sequence[QAbstractButton]) -> None:
    """An entry for each button that is there, by its words, else by what screen readers are told."""
    for button in buttons:
        if not button.isHidden():
            action = menu.addAction(button.text() or button.accessibleName().replace("&", "&&"))
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)


def pop_up(menu: QMenu, place: QPoint) -> None:
    """Show a menu that is made for this once."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)

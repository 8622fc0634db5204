"""The dialog that puts films into a collection: one that is there, or a new one by its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QVBoxLayout, QWidget

from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.views import Scope
from metarr_desktop.ui.into_collection import put_into_collection
from metarr_desktop.ui.shell.adding import AddingDialog

if TYPE_CHECKING:
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate


class ToCollection(AddingDialog):
    """Offers the collections that are there. It closes when the films are in one."""

    def __init__(self, desk: Desk, items: Sequence[ItemId], parent: QWidget | None = None) -> None:
        super().__init__(translate("ToCollection", "Add to a collection"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._items = list(items)
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.name.setAccessibleName(self.tr("Collection"))
        completer = self.name.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.add.clicked.connect(self._keep)
        self.name.editTextChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        text = self.tr("Choose one, or type the name of a new one. What is no film is left out.")
        fields = QVBoxLayout()
        fields.addWidget(self.name)
        self.ask_for(text, fields)
        engine = desk.engine
        desk.bridge.ask(self, lambda: _collections(engine), self._offer)
        self.name.setFocus()

    def _offer(self, names: Sequence[str]) -> None:
        typed = self.name.currentText()
        self.name.addItems(list(names))
        self.name.setCurrentIndex(-1)
        self.name.setEditText(typed)

    def _keep(self) -> None:
        self.add.setEnabled(False)
        put_into_collection(self._desk, self, self._items, self.name.currentText().strip(), self.accept, self.refuse)


def _collections(engine: Engine) -> list[str]:
    ids = [ItemId(one) for one in engine.browse.listing(Scope(kind=Kind.COLLECTION)).ids]
    return [row.title for row in engine.browse.rows(ids)]

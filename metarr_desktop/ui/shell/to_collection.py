"""The dialog that puts films into a collection: one that is there, or a new one by its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.toast import Notice

_WIDTH = 416


class ToCollection(QDialog):
    """Offers the collections that are there. It closes when the films are in one."""

    def __init__(self, desk: Desk, items: Sequence[ItemId], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Add to a collection"))
        self.setMinimumWidth(_WIDTH)
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
        self.refusal = Label(size=fonts.Size.SMALL, ink=Ink.ERROR, wrap=True)
        self.refusal.hide()
        self.add = Button(self.tr("Add"), icon=Icon.PLUS, kind=ButtonKind.PRIMARY)
        self.add.setDefault(True)
        self.add.setEnabled(False)
        self.add.clicked.connect(self._keep)
        self.name.editTextChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self._lay_out()
        engine = desk.engine
        desk.bridge.ask(self, lambda: _collections(engine), self._offer)
        self.name.setFocus()

    def _lay_out(self) -> None:
        text = self.tr("Choose one, or type the name of a new one. What is no film is left out.")
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.SPACE)
        cancel = Button(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_SECTION] * 4)
        column.setSpacing(metrics.SPACE_PANE)
        column.addWidget(Label(self.windowTitle(), size=fonts.Size.TITLE, weight=fonts.Weight.STRONG))
        column.addWidget(Label(text, ink=Ink.TEXT2, wrap=True))
        column.addWidget(self.name)
        column.addWidget(self.refusal)
        column.addLayout(buttons)

    def _offer(self, names: Sequence[str]) -> None:
        typed = self.name.currentText()
        self.name.addItems(list(names))
        self.name.setCurrentIndex(-1)
        self.name.setEditText(typed)

    def _keep(self) -> None:
        engine, items, name = self._desk.engine, self._items, self.name.currentText().strip()
        self.add.setEnabled(False)
        self._desk.bridge.change(
            self, lambda: _put_in(engine, items, name), lambda count: self._done(count, name), self._refuse
        )

    def _done(self, count: int, name: str) -> None:
        if count:
            text = self.tr("%n film(s) added to “{title}”", "", count).format(title=name)
            self._desk.stage.said.emit(Notice(text, Icon.COLLECTIONS, self.tr("Undo"), is_undo=True))
        self.accept()

    def _refuse(self, error: MetarrError) -> None:
        self.add.setEnabled(True)
        self.refusal.setText(str(error))
        self.refusal.show()


def _collections(engine: Engine) -> list[str]:
    ids = [ItemId(one) for one in engine.browse.listing(Scope(kind=Kind.COLLECTION)).ids]
    return [row.title for row in engine.browse.rows(ids)]


def _put_in(engine: Engine, items: Sequence[ItemId], name: str) -> int:
    """Of those items the films; how many came in that were not there."""
    films = [row.id for row in engine.browse.rows(items) if row.kind is Kind.MOVIE]
    return len(engine.edit.arrange_collection(name, films).changed)

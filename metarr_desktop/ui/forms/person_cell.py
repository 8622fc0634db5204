"""The cell of a person's name: a face before it, and known people below what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyleOptionViewItem, QWidget

from metarr_desktop.ui.forms.known_people import FACE_PX, KnownPeople
from metarr_desktop.ui.widgets.inked_cell import InkedCell

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import Face
    from metarr_desktop.ui.index import Index


class Picks(Protocol):
    """A model whose rows are people."""

    def pick(self, row: int, face: Face) -> None:
        """Somebody who is known stands in a row from now on."""


class NameLine(QLineEdit):
    """Where a name is typed. `face` is who was picked below it; another letter forgets them."""

    def __init__(self, people: KnownPeople, parent: QWidget) -> None:
        super().__init__(parent)
        self.face: Face | None = None
        self._people = people
        self.offers = QStandardItemModel(self)
        self.offered = QCompleter(self.offers, self)
        self.offered.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.popup = QListView()
        self.popup.setIconSize(QSize(FACE_PX, FACE_PX))
        self.popup.setAccessibleName(self.tr("People who are known"))
        self.offered.setPopup(self.popup)
        self.setCompleter(self.offered)
        self.textEdited.connect(self._ask)

    def take(self, index: QModelIndex) -> None:
        """This one of the offers it is."""
        self.face = index.data(Qt.ItemDataRole.UserRole)

    def _ask(self, text: str) -> None:
        self.face = None
        self._people.ask(text, self._offer)

    def _offer(self, faces: Sequence[Face]) -> None:
        self.offers.clear()
        for face in faces:
            item = QStandardItem(self._people.icon_of(face, self.devicePixelRatioF()), face.name)
            item.setData(face, Qt.ItemDataRole.UserRole)
            self.offers.appendRow(item)
        if faces and self.hasFocus():
            self.offered.complete()
        elif not faces:
            self.popup.hide()


class PersonCell(InkedCell):
    """Hands who was picked to the model; what was only typed is a name and nobody."""

    def __init__(self, people: KnownPeople, picks: Picks, parent: QObject) -> None:
        super().__init__(parent, icon_px=FACE_PX)
        self._people = people
        self._picks = picks

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = NameLine(self._people, parent)
        line.setFrame(False)
        # PySide knows the signal's second form by its index alone, and its stubs not at all.
        line.offered.activated[QModelIndex].connect(lambda chosen: self._take(line, chosen))  # type: ignore[index]
        return line

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Whoever was picked comes with their ids."""
        if isinstance(editor, NameLine) and editor.face is not None:
            self._picks.pick(index.row(), editor.face)
        else:
            super().setModelData(editor, model, index)

    def _take(self, line: NameLine, chosen: QModelIndex) -> None:
        line.take(chosen)
        self.commitData.emit(line)
        self.closeEditor.emit(line)

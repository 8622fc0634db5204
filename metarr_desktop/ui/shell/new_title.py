"""The dialog that adds a title without a file, such as a disc on the shelf."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from metarr_desktop.domain.fields import fields_of
from metarr_desktop.ui.shell.adding import AddingDialog
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import BatchId, ItemId, LibraryId
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate
_FIRST_YEAR, _LAST_YEAR = 1, 9999  # what a year can be is the field's to say


class NewTitle(AddingDialog):
    """Library, title and year. It closes when the title is kept."""

    added = Signal(int)
    """The new item."""

    def __init__(
        self, desk: Desk, libraries: Sequence[LibraryView], here: LibraryId | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(translate("NewTitle", "Add a title without a file"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._libraries = {library.id: library for library in libraries}
        self.library = QComboBox()
        for library in libraries:
            self.library.addItem(library.name, library.id)
        self.library.setCurrentIndex(max(0, self.library.findData(here)))
        self.title = QLineEdit()
        self.year = QLineEdit()
        self.year.setValidator(QIntValidator(_FIRST_YEAR, _LAST_YEAR, self.year))
        self.add.clicked.connect(self._keep)
        self.title.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self._lay_out()
        self.library.currentIndexChanged.connect(self._show_fields)
        self._show_fields()
        self.title.setFocus()

    def _lay_out(self) -> None:
        text = self.tr("For what stands on a shelf, or is still to come. It is never said to be missing.")
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(metrics.SPACE_ROW)
        self._form.setVerticalSpacing(metrics.SPACE)
        names = (self.tr("Library"), self.tr("Title"), self.tr("Year"))
        for name, field in zip(names, (self.library, self.title, self.year), strict=True):
            field.setAccessibleName(name)
            self._form.addRow(Label(name, ink=Ink.TEXT2), field)
        self.ask_for(text, self._form)

    def _show_fields(self) -> None:
        """An artist has no year."""
        kind = self._libraries[self.library.currentData()].type.top_kind
        self._form.setRowVisible(self.year, "year" in {field.name for field in fields_of(kind)})

    def _keep(self) -> None:
        edit, library, title = self._desk.engine.edit, self.library.currentData(), self.title.text().strip()
        year = int(self.year.text()) if self.year.hasAcceptableInput() else None
        self.add.setEnabled(False)
        self._desk.bridge.change(self, lambda: edit.add_title(library, title, year), self._done, self.refuse)

    def _done(self, answer: tuple[ItemId, BatchId]) -> None:
        self.added.emit(answer[0])
        self.accept()

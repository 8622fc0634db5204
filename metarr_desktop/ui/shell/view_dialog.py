"""The dialog that keeps a search as a view, or changes one: its name and what it asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from metarr_desktop.domain.views import Sort
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.shell.adding import AddingDialog
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import BatchId
    from metarr_desktop.domain.saved_views import SavedView, ViewWords
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate


class ViewDialog(AddingDialog):
    """It closes when the view is kept; what is refused is said in it. `within` names the library, "" for all."""

    kept = Signal(object)
    """The new `SavedView`."""
    changed = Signal(object)
    """The batch of the change; None where nothing was other."""

    def __init__(self, desk: Desk, words: ViewWords, within: str, parent: QWidget | None = None) -> None:
        super().__init__(translate("ViewDialog", "Keep as a view"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._words = words
        self._sort, self._is_table = Sort(), False
        self._saved: SavedView | None = None
        self.name = QLineEdit()
        self.query = QLineEdit(words.query)
        self.add.setText(self.tr("Save"))
        self.add.set_icon(Icon.SAVE)
        self.add.clicked.connect(self._keep)
        self.name.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self._lay_out(within)
        self.name.setFocus()

    def show_look(self, sort: Sort, *, is_table: bool) -> None:
        """In which order and form a new view is shown."""
        self._sort, self._is_table = sort, is_table

    def show_saved(self, view: SavedView) -> None:
        """Change this one."""
        self._saved = view
        self.name.setText(view.name)
        self.name.selectAll()

    def _lay_out(self, within: str) -> None:
        text = self.tr("A view finds its titles anew each time, and stands in the sidebar.")
        if within:
            text = self.tr("A view finds its titles anew each time, in “{library}”, and stands in the sidebar.")
        form = QFormLayout()
        form.setHorizontalSpacing(metrics.SPACE_ROW)
        form.setVerticalSpacing(metrics.SPACE)
        for name, field in ((self.tr("Name"), self.name), (self.tr("Search"), self.query)):
            field.setAccessibleName(name)
            label = Label(name, ink=Ink.TEXT2)
            label.setMinimumHeight(metrics.HEIGHT_CONTROL)
            form.addRow(label, field)
        self.ask_for(text.format(library=isolated(within)), form)

    def _keep(self) -> None:
        views, saved, name = self._desk.engine.views, self._saved, self.name.text()
        words, sort, is_table = replace(self._words, query=self.query.text()), self._sort, self._is_table
        self.add.setEnabled(False)
        if saved is None:
            self._desk.bridge.change(
                self, lambda: views.save(name, words, sort, is_table=is_table), self._tell_kept, self.refuse
            )
        else:
            self._desk.bridge.change(
                self, lambda: views.change(saved.id, name=name, words=words), self._tell_changed, self.refuse
            )

    def _tell_kept(self, view: SavedView) -> None:
        self.kept.emit(view)
        self.accept()

    def _tell_changed(self, batch: BatchId | None) -> None:
        self.changed.emit(batch)
        self.accept()

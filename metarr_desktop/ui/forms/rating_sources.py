"""A list of sources of ratings in order: shown by their names, kept as what values call them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from metarr_desktop.ui.rating_words import rating_name, rating_names, rating_source
from metarr_desktop.ui.widgets.tag_editor import TagEditor


class RatingSourcesEditor(TagEditor):
    """`sources_edited` carries the sources after every change a person makes."""

    sources_edited = Signal(tuple)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._shown: dict[str, str] = {}  # one that nobody knows is kept as it was written
        self.line.setPlaceholderText(self.tr("Add a source…"))
        self.set_completions(tuple(dict.fromkeys(rating_names().values())))
        self.edited.connect(self._tell)

    def set_sources(self, sources: Sequence[str]) -> None:
        """Show these sources; emits nothing."""
        self._shown = {rating_name(source): source for source in sources}
        self.set_values([rating_name(source) for source in sources])

    def _tell(self) -> None:
        sources = tuple(dict.fromkeys(self._shown.get(name) or rating_source(name) for name in self.values()))
        self.set_sources(sources)
        self.sources_edited.emit(sources)

"""For whom a library is published: whose names its files get, and whose NFO dialect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from metarr_desktop.domain.kinds import Naming, NfoDialect
from metarr_desktop.ui.settings.rows import Row
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl
from metarr_desktop.ui.words import NAMING_NAMES

if TYPE_CHECKING:
    from metarr_desktop.domain.views import LibraryView

#: Names of products, the same in every language.

translate = QCoreApplication.translate


class NamingChoice(QWidget):
    """A box for each player whose names published files get; one always stays chosen."""

    changed = Signal(list)
    """The chosen `Naming`s."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {one: QCheckBox(NAMING_NAMES[one]) for one in Naming}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.SPACE_ROW)
        for box in self.boxes.values():
            box.clicked.connect(lambda _=False, clicked=box: self._tell(clicked))
            row.addWidget(box)

    def show_library(self, library: LibraryView) -> None:
        """Show a library's choice."""
        for one, box in self.boxes.items():
            box.setChecked(one in library.naming)

    def _tell(self, clicked: QCheckBox) -> None:
        """The last one that is chosen stays chosen."""
        chosen = [one for one, box in self.boxes.items() if box.isChecked()]
        if chosen:
            self.changed.emit(chosen)
        else:
            clicked.setChecked(True)


class DialectChoice(SegmentedControl):
    """For whom NFO files are written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        segments = [Segment(one.value, NAMING_NAMES[Naming(one.value)]) for one in NfoDialect]
        super().__init__(segments, name=self.tr("NFO files are written for"), small=True, parent=parent)


def naming_rows(choice: NamingChoice, dialect: DialectChoice) -> tuple[Row, Row]:
    """Both choices with what they mean."""
    files = translate(
        "NamingChoice",
        "Pictures stand under the names that each of these players looks for. Acts when you publish.",
    )
    texts = translate(
        "NamingChoice", "Jellyfin's tell it what is locked and leave out addresses of pictures; Kodi reads both."
    )
    return (
        Row(translate("NamingChoice", "Names of published files"), files, choice),
        Row(translate("NamingChoice", "NFO files for"), texts, dialect),
    )

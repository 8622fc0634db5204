"""The heading of a part of a pane, with a note beside it and a link at the end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import ElidedLabel


class SectionHeader(QWidget):
    """A heading in one of our sizes; small ones stand back in the second ink."""

    linked = Signal()

    def __init__(
        self,
        title: str,
        *,
        note: str = "",
        link: str = "",
        size: fonts.Size = fonts.Size.SMALL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        ink = Ink.TEXT2 if size is fonts.Size.SMALL else Ink.TEXT
        self._title = ElidedLabel(title, size=size, weight=fonts.Weight.STRONG, ink=ink)
        self._note = ElidedLabel(note, size=min(size, fonts.Size.BODY, key=_factor), ink=Ink.TEXT2)
        self._link = Button(link, kind=ButtonKind.LINK)
        self._link.clicked.connect(self.linked)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(metrics.SPACE_ROW)
        self.row.addWidget(self._title)
        self.row.addWidget(self._note, 1)
        self.row.addWidget(self._link)
        self._link.setVisible(bool(link))

    def set_title(self, title: str) -> None:
        """Show another heading."""
        self._title.setText(title)

    def set_note(self, note: str) -> None:
        """Show another note ("48 of 8,310")."""
        self._note.setText(note)

    def set_link(self, link: str) -> None:
        """Show another link; "" shows none."""
        self._link.setText(link)
        self._link.setVisible(bool(link))

    def link(self) -> str:
        """The words of the link; "" where there is none."""
        return self._link.text()

    def add_control(self, widget: QWidget) -> None:
        """Put a control at the end of the line."""
        self.row.addWidget(widget)


def _factor(size: fonts.Size) -> float:
    return size.value

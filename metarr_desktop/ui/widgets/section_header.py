"""The heading of a part of a pane, with a note beside it and a link at the end."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import ElidedLabel


class SectionHeader(QWidget):
    """A heading in one of our sizes; small ones stand back in the second ink.

    Controls stand at the end of its line, and below it where they would cut the heading.
    """

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
        self._controls = QWidget()
        row = QHBoxLayout(self._controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.SPACE_ROW)
        self._line = QHBoxLayout()
        self._line.setSpacing(metrics.SPACE_ROW)
        self._line.addWidget(self._title)
        self._line.addWidget(self._note, 1)
        self._line.addWidget(self._link)
        self._line.addWidget(self._controls)
        self._below = QHBoxLayout()
        self._below.addStretch()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(metrics.SPACE)
        lines.addLayout(self._line)
        lines.addLayout(self._below)
        self._link.setVisible(bool(link))
        self._controls.hide()

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
        """Put a control at the end."""
        layout = self._controls.layout()
        assert layout is not None
        layout.addWidget(widget)
        self._controls.show()

    def room_for(self, control: QWidget) -> int:
        """How wide one of the controls can be in pixels, so that all of them still stand in the line of the heading."""
        layout = self._controls.layout()
        assert layout is not None
        others = [one for index in range(layout.count()) if (item := layout.itemAt(index)) and (one := item.widget())]
        beside = [one for one in (self._title, self._link, *others) if one is not control and not one.isHidden()]
        taken = sum(one.sizeHint().width() for one in beside) + self._note.minimumSizeHint().width()
        return self.width() - taken - metrics.SPACE_ROW * (len(beside) + 1)

    def event(self, event: QEvent) -> bool:
        """The controls go where they have room, whenever that or what they say changes."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and not self._controls.isHidden():
            self._place_controls()
        return super().event(event)

    def _place_controls(self) -> None:
        whole = [part for part in (self._title, self._link, self._controls) if not part.isHidden()]
        needed = sum(part.sizeHint().width() for part in whole) + self._note.minimumSizeHint().width()
        needed += metrics.SPACE_ROW * len(whole)
        wanted = self._below if needed > self.width() else self._line
        # Where they are there already they stay: to be put there anew would ask for the next laying out, without end.
        if wanted.indexOf(self._controls) >= 0:
            return
        if wanted is self._below:
            self._below.insertWidget(0, self._controls)
        else:
            self._line.addWidget(self._controls)


def _factor(size: fonts.Size) -> float:
    return size.value

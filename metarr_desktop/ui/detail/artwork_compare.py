"""Two pictures of one kind beside each other, as large as the window allows, and either of them chosen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button, ToolButton
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, KeyCap, Label, rule
from metarr_desktop.ui.widgets.picture_box import is_see_through
from metarr_desktop.ui.widgets.pictures import read_well
from metarr_desktop.ui.widgets.zoom_box import ZoomBox, halved

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.ui.desk import Desk

_SHARE = 0.9  # of the screen
_KEPT = 6
_STEP = 0.1  # of the picture, by key


@dataclass(frozen=True, slots=True)
class Contender:
    """A picture that may be compared. `name` says it in a word or two, `facts` what is known of it, line by line.

    `fetch` gives its bytes, in a worker; raises MetarrError.
    """

    key: str
    name: str
    facts: tuple[str, ...]
    is_chosen: bool
    fetch: Callable[[], bytes]


class ComparePictures(QDialog):
    """1 and 2 choose, Left and Right show another picture on the right, with Shift on the left, Escape changes nothing.

    Z shows real pixels of both, at the same place; Ctrl with arrows, or dragging, moves both.
    """

    picked = Signal(str)
    """The key of the picture that the person chose."""

    def __init__(
        self, desk: Desk, title: str, art: str, contenders: Sequence[Contender], pair: tuple[int, int], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("compare-pictures")
        self.setWindowTitle(title)
        self._contenders = contenders
        self._kept: OrderedDict[str, Sequence[QImage]] = OrderedDict()
        self.sides = tuple(
            Side(desk, name, str(number), self._kept, on_dark=is_see_through(art))
            for number, name in enumerate((self.tr("Left picture"), self.tr("Right picture")), start=1)
        )
        self._shown = list(pair)
        self.real = Button(self.tr("Real pixels"), icon=Icon.SEARCH)
        self.real.setCheckable(True)
        self.close_button = Button(self.tr("Close"))
        self.close_button.setDefault(True)
        most = max(len(one.facts) for one in contenders)
        for side in self.sides:
            side.make_room_for(most)
        self._lay_out()
        self._wire()
        self.resize(QGuiApplication.primaryScreen().availableSize() * _SHARE)
        for number in range(len(self.sides)):
            self._show(number)
        self.close_button.setFocus()

    def step(self, side: int, way: int) -> None:
        """Show the next picture on a side, or the one before; never the one that the other side shows."""
        count = len(self._contenders)
        there = (self._shown[side] + way) % count
        if there == self._shown[1 - side]:
            there = (there + way) % count
        self._shown[side] = there
        self._show(side)

    def pick(self, side: int) -> None:
        """Choose what a side shows, and close; what is in use already stays, and so does this."""
        contender = self._contenders[self._shown[side]]
        if not contender.is_chosen:
            self.picked.emit(contender.key)
            self.accept()

    def move_both(self, across: float, down: float) -> None:
        """Look at another place of both, by shares of a picture."""
        self._look(self.sides[0].box.centre + QPointF(across, down))

    # --- parts ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        if self.isRightToLeft():
            row.setDirection(QBoxLayout.Direction.RightToLeft)  # left is left, as the keys are
        row.setSpacing(metrics.SPACE_PANE)
        row.addWidget(self.sides[0], 1)
        row.addWidget(rule(vertical=True))
        row.addWidget(self.sides[1], 1)
        foot = QHBoxLayout()
        foot.setSpacing(metrics.SPACE)
        hints = (
            (("1", "2"), self.tr("use")),
            (("←", "→"), self.tr("another on the right, with Shift on the left")),
            (("Z",), self.tr("real pixels")),
        )
        for caps, word in hints:
            for cap in caps:
                foot.addWidget(KeyCap(cap))
            foot.addWidget(ElidedLabel(word, size=fonts.Size.SMALL, ink=Ink.TEXT2))
        foot.addStretch(1)
        foot.addWidget(self.real)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_PANE] * 4)
        column.setSpacing(metrics.SPACE_ROW)
        column.addLayout(row, 1)
        column.addLayout(foot)

    def _wire(self) -> None:
        self.close_button.clicked.connect(self.reject)
        self.real.toggled.connect(self._show_real)
        for number, side in enumerate(self.sides):
            side.use.clicked.connect(partial(self.pick, number))
            side.before.clicked.connect(partial(self.step, number, -1))
            side.after.clicked.connect(partial(self.step, number, 1))
            side.box.looked.connect(self._look)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("1", partial(self.pick, 0)),
            ("2", partial(self.pick, 1)),
            ("Left", partial(self.step, 1, -1)),
            ("Right", partial(self.step, 1, 1)),
            ("Shift+Left", partial(self.step, 0, -1)),
            ("Shift+Right", partial(self.step, 0, 1)),
            ("Z", self.real.toggle),
            ("Ctrl+Left", partial(self.move_both, -_STEP, 0.0)),
            ("Ctrl+Right", partial(self.move_both, _STEP, 0.0)),
            ("Ctrl+Up", partial(self.move_both, 0.0, -_STEP)),
            ("Ctrl+Down", partial(self.move_both, 0.0, _STEP)),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _show(self, side: int) -> None:
        self.sides[side].show_contender(self._contenders[self._shown[side]], self._shown[side], len(self._contenders))

    def _show_real(self, is_real: bool) -> None:
        for side in self.sides:
            side.box.set_real(is_real)

    def _look(self, centre: QPointF) -> None:
        """The same place on both sides."""
        for side in self.sides:
            side.box.look_at(centre)


class Side(QWidget):
    """One of the two: what it is, the picture, what is known of it, and the button that chooses it."""

    def __init__(
        self, desk: Desk, name: str, key: str, kept: OrderedDict[str, Sequence[QImage]], *, on_dark: bool
    ) -> None:
        """`kept` are pictures that were shown before, by their keys; both sides share it."""
        super().__init__()
        self._kept = kept
        self._latest = Latest(desk.bridge, self)
        self._key = ""
        self.box = ZoomBox(name, on_dark=on_dark)
        self.title = ElidedLabel(size=fonts.Size.TITLE, weight=fonts.Weight.STRONG)
        self.place = Label(ink=Ink.TEXT2)
        self.before = ToolButton(Icon.CHEVRON_LEFT, self.tr("{side}: the picture before").format(side=name), small=True)
        self.after = ToolButton(Icon.CHEVRON_RIGHT, self.tr("{side}: the next picture").format(side=name), small=True)
        self.facts = Label(ink=Ink.TEXT2, wrap=True)
        start = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        self.facts.setAlignment(start | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        self.use = Button(self.tr("Use this"), icon=Icon.CHECK)
        self.use.setAccessibleName(self.tr("{side}: use this").format(side=name))
        self._cap = KeyCap(key)
        self._in_use = QWidget()
        said = QHBoxLayout(self._in_use)
        said.setContentsMargins(0, 0, 0, 0)
        said.addWidget(IconLabel(Icon.CHECK, ink=Ink.OK))
        said.addWidget(Label(self.tr("In use")))
        head = QHBoxLayout()
        head.setSpacing(metrics.SPACE)
        head.addWidget(self.title, 1)
        head.addWidget(self.before)
        head.addWidget(self.place)
        head.addWidget(self.after)
        foot = QHBoxLayout()
        foot.setSpacing(metrics.SPACE)
        foot.addWidget(self.facts, 1)
        foot.addWidget(self._in_use)
        foot.addWidget(self._cap)
        foot.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE)
        column.addLayout(head)
        column.addWidget(self.box, 1)
        column.addLayout(foot)

    def make_room_for(self, lines: int) -> None:
        """Have room for so many lines of facts, so that the pictures of both sides are equally high."""
        self.facts.setMinimumHeight(lines * self.facts.fontMetrics().lineSpacing())

    def show_contender(self, one: Contender, place: int, count: int) -> None:
        """Show another; its picture comes when it is read, and until then that it is on its way."""
        self._latest.drop()
        self._key = one.key
        number = self.locale().toString
        self.title.setText(one.name)
        self.place.setText(self.tr("{place} of {count}").format(place=number(place + 1), count=number(count)))
        self.facts.setText("\n".join(one.facts))
        self.box.setAccessibleDescription(", ".join((one.name, *one.facts)))
        self.use.setVisible(not one.is_chosen)
        self._cap.setVisible(not one.is_chosen)
        self._in_use.setVisible(one.is_chosen)
        if one.key in self._kept:
            self._kept.move_to_end(one.key)
            self.box.show_sizes(self._kept[one.key])
            return
        self.box.show_words(self.tr("Fetching…"))
        self._latest.ask(lambda: _decoded(one.fetch()), partial(self._take, one.key), self._refuse)

    def _take(self, key: str, sizes: Sequence[QImage]) -> None:
        self._kept[key] = sizes
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.box.show_sizes(sizes)

    def _refuse(self, error: MetarrError) -> None:
        self.box.show_words(translated(error))


def _decoded(data: bytes) -> tuple[QImage, ...]:
    """In a worker: the picture in all its sizes. Raises BadInput."""
    return halved(read_well(QImage.fromData(data)))

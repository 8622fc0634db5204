"""What single libraries do by themselves, or ask about, other than the settings above say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from metarr_desktop.domain.automation import HandOver, HandOvers
from metarr_desktop.services.changes import Aspect
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.settings.live_panel import LivePanel
from metarr_desktop.ui.settings.rows import Row
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.labels import ElidedLabel, Label

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import LibraryId
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate

_LEAST_WIDTH = 64


@dataclass(frozen=True, slots=True)
class _Known:
    libraries: tuple[LibraryView, ...]
    rules: HandOvers


class HandOverPanel(LivePanel):
    """A row a library, a column a step; each cell says "as above", "do it" or "ask me"."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            QCoreApplication.translate("HandOverPanel", "Single libraries"),
            {Aspect.LIBRARIES, Aspect.SETTINGS},
            parent,
        )
        self._shown: tuple[tuple[LibraryId, str], ...] = ()
        self.boxes: dict[tuple[LibraryId, HandOver], QComboBox] = {}
        self.head = Row(
            self.tr("Single libraries"),
            self.tr("Where a library says nothing else, what is set above holds. What is asked about waits in sight."),
        )
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        self._grid.setHorizontalSpacing(metrics.SPACE)
        self._grid.setVerticalSpacing(metrics.SPACE)
        self._empty = Label(self.tr("There is no library yet."), ink=Ink.TEXT2)
        self._empty.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        self.add_part(self.head)
        self.add_part(self._table)
        self.add_part(self._empty, is_first=True)

    def reload(self) -> None:
        """Read it anew."""
        engine = self._desk.engine
        self._latest.ask(lambda: _read(engine), self._show)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _show(self, known: _Known) -> None:
        named = tuple((library.id, library.name) for library in known.libraries)
        if named != self._shown:
            self._shown = named
            self._lay_out(known.libraries)
        self._table.setVisible(bool(named))
        self._empty.setVisible(not named)
        for (library, step), box in self.boxes.items():
            as_above = translate("HandOver", "As above: do it" if known.rules.defaults[step] else "As above: ask me")
            box.setItemData(0, as_above, Qt.ItemDataRole.ToolTipRole)
            own = known.rules.exceptions.get(library, {}).get(step)
            box.setCurrentIndex({None: 0, True: 1, False: 2}[own])
            box.setToolTip(as_above if own is None else "")
            box.setAccessibleDescription(box.toolTip())

    def _lay_out(self, libraries: tuple[LibraryView, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.boxes.clear()
        self._grid.setColumnStretch(0, 2)
        for column, step in enumerate(HandOver, start=1):
            title = ElidedLabel(step_label(step), size=fonts.Size.SMALL, ink=Ink.TEXT2)
            self._grid.addWidget(title, 0, column)
            self._grid.setColumnStretch(column, 3)
        for row, library in enumerate(libraries, start=1):
            self._grid.addWidget(ElidedLabel(library.name), row, 0)
            for column, step in enumerate(HandOver, start=1):
                box = self.boxes[library.id, step] = self._box(library, step)
                self._grid.addWidget(box, row, column)

    def _box(self, library: LibraryView, step: HandOver) -> QComboBox:
        box = QComboBox()
        for text in (self.tr("As above"), self.tr("Do it"), self.tr("Ask me")):
            box.addItem(text)
        box.setAccessibleName(
            self.tr("{step} in {library}").format(step=step_label(step), library=isolated(library.name))
        )
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumWidth(_LEAST_WIDTH)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.activated.connect(lambda index: self._decide(library.id, step, (None, True, False)[index]))
        return box

    def _decide(self, library: LibraryId, step: HandOver, does: bool | None) -> None:
        automation = self._desk.engine.automation
        self._desk.bridge.change(self, lambda: automation.decide(library, step, does), lambda _none: self.reload())


def step_label(step: HandOver) -> str:
    """What a step is called."""
    words = {
        HandOver.IDENTIFY: translate("HandOver", "Identify"),
        HandOver.ENRICH: translate("HandOver", "Enrich"),
        HandOver.ARTWORK: translate("HandOver", "Artwork"),
        HandOver.PUBLISH: translate("HandOver", "Publish"),
        HandOver.SYNC: translate("HandOver", "Tell players"),
    }
    return words[step]


def _read(engine: Engine) -> _Known:
    return _Known(tuple(engine.browse.libraries()), engine.automation.hand_overs())

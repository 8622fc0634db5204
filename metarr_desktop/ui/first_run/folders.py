"""Step 1: which folders, and what each of them holds."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.services.guessing import FolderGuess, guess_type
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.settings.rows import folder_dialog
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon, themed_icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import Button, ToolButton
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from metarr_desktop.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class ChosenFolder:
    """A folder with the type and the name that its library gets; `type` None leaves it out."""

    path: str
    type: LibraryType | None
    name: str


class FoldersStep(QWidget):
    """Folders by dialog or drop; each says what it seems to hold and why."""

    changed = Signal()
    demo_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.boxes: list[FolderBox] = []
        self.setAcceptDrops(True)
        self._scroll = ScrollColumn(self.tr("Folders"), margin_px=0)
        self._scroll.column.setSpacing(metrics.SPACE_ROW)
        self._note = Banner(Tone.ACCENT, self.tr("NFO files and pictures found there are read and kept as they are."))
        self.demo = Button(self.tr("Look around with the demo library"), icon=Icon.PLAY)
        self.demo.clicked.connect(self.demo_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_ROW)
        self._drop = self._drop_place()
        column.addWidget(self._scroll, 1)
        self._scroll.column.addWidget(self._drop)
        column.addWidget(self.demo)
        column.addWidget(self._note)

    def chosen(self) -> list[ChosenFolder]:
        """The folders that are to be libraries."""
        return [box.value() for box in self.boxes if box.value().type is not None]

    def add(self, path: str) -> None:
        """Take a folder, and find out what it holds."""
        path = os.path.abspath(path)
        if any(box.path == path for box in self.boxes):
            return
        box = FolderBox(path)
        box.changed.connect(self.changed)
        box.removed.connect(lambda: self._remove(box))
        self.boxes.append(box)
        self._scroll.column.insertWidget(self._scroll.column.indexOf(self._drop), box)
        self._desk.bridge.ask(box, lambda: guess_type(path), box.show_guess)
        self.demo.hide()
        self.changed.emit()

    def _remove(self, box: FolderBox) -> None:
        self.boxes.remove(box)
        self._scroll.column.removeWidget(box)
        box.hide()
        box.deleteLater()
        self.demo.setVisible(not self.boxes)
        self.changed.emit()

    def _drop_place(self) -> QFrame:
        place = QFrame()
        place.setProperty("panel", "drop")
        self.browse = Button(self.tr("Browse…"), small=True)
        self.browse.clicked.connect(self._open)
        row = QHBoxLayout(place)
        row.setContentsMargins(*[metrics.SPACE_PANE] * 4)
        row.setSpacing(metrics.SPACE)
        row.addStretch()
        row.addWidget(IconLabel(Icon.FOLDER))
        row.addWidget(Label(self.tr("Drop a folder here or"), ink=Ink.TEXT2))
        row.addWidget(self.browse)
        row.addStretch()
        return place

    def _open(self) -> None:
        dialog = folder_dialog(self, self.tr("A folder with films, series or music"))
        dialog.fileSelected.connect(self.add)
        dialog.open()

    # --- drops ------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Folders are welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take every folder that was dropped."""
        for url in event.mimeData().urls():
            if os.path.isdir(url.toLocalFile()):
                self.add(url.toLocalFile())
        event.acceptProposedAction()


class FolderBox(QFrame):
    """One folder: what it seems to hold, why, and a way to say otherwise.

    Without its tick it is left out and stays on the page: the tick brings back what it was to be. It says the same as
    the choice "Leave out", so each follows the other.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.setProperty("panel", "true")
        self.setAccessibleName(printable(path))
        self._is_decided = False
        self._last = LibraryType.MOVIE.value  # what a tick makes of a folder that nothing is known of
        self.use = QCheckBox()
        self.use.setAccessibleName(self.tr("Use {folder}").format(folder=isolated(printable(path))))
        self.use.clicked.connect(self._follow_tick)
        self.type = QComboBox()
        self.type.setProperty("small", True)
        self.type.setAccessibleName(self.tr("What is in {folder}").format(folder=isolated(printable(path))))
        for _icon, name, type in self._types():
            self.type.addItem(name, type)
        self._colour_icons()
        self.type.currentIndexChanged.connect(lambda _index: self._follow_type())
        self.type.activated.connect(lambda _index: self._decide())
        self.reason = Label(self.tr("Looking what is in it…"), ink=Ink.TEXT2, wrap=True)
        self.example = ElidedLabel(size=fonts.Size.SMALL, ink=Ink.TEXT3, mode=Qt.TextElideMode.ElideMiddle)
        self.example.hide()
        remove = ToolButton(Icon.CLOSE, self.tr("Remove {folder}").format(folder=isolated(printable(path))), small=True)
        remove.clicked.connect(self.removed)
        heading = ElidedLabel(printable(path), weight=fonts.Weight.STRONG, mode=Qt.TextElideMode.ElideMiddle)
        top = QHBoxLayout()
        top.setSpacing(metrics.SPACE)
        top.addWidget(self.use)
        top.addWidget(heading, 1)
        top.addWidget(self.type)
        top.addWidget(remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.SPACE_ROW, metrics.SPACE_ROW, metrics.SPACE_ROW, metrics.SPACE_ROW)
        column.setSpacing(metrics.SPACE_GROUP)
        column.addLayout(top)
        words = QVBoxLayout()
        words.setContentsMargins(self.use.sizeHint().width() + metrics.SPACE, 0, 0, 0)
        words.setSpacing(metrics.SPACE_GROUP)
        words.addWidget(self.reason)
        words.addWidget(self.example)
        column.addLayout(words)

    def value(self) -> ChosenFolder:
        """The folder with what it is to be."""
        word = self.type.currentData()
        return ChosenFolder(self.path, LibraryType(word) if word else None, "")

    def show_guess(self, guess: FolderGuess) -> None:
        """Say what it seems to hold, and by what. A type that was chosen while it was looked at stays."""
        if not self._is_decided:
            self._choose(guess.type.value if guess.type else "")
        self.reason.setText(self._reason(guess))
        self.example.setText(printable(guess.example))
        self.example.setVisible(bool(guess.example))
        self.changed.emit()

    def _choose(self, type: str) -> None:
        self.type.setCurrentIndex(max(0, self.type.findData(type)))

    def _decide(self) -> None:
        self._is_decided = True

    def _follow_tick(self, is_used: bool) -> None:
        self._decide()
        self._choose(self._last if is_used else "")

    def _follow_type(self) -> None:
        type = str(self.type.currentData())
        self._last = type or self._last
        self.use.setChecked(bool(type))
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Recolour the icons with the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour_icons()

    def _colour_icons(self) -> None:
        for row, (icon, _name, _type) in enumerate(self._types()):
            self.type.setItemIcon(row, themed_icon(icon))

    def _reason(self, guess: FolderGuess) -> str:
        number = self.locale().toString
        match guess.type:
            case LibraryType.MOVIE:
                return self.tr("Videos named like films: {count}, for instance").format(count=number(guess.films))
            case LibraryType.TV:
                text = self.tr("Videos named like episodes: {count}, for instance")
                return text.format(count=number(guess.episodes))
            case LibraryType.MUSIC:
                return self.tr("Songs: {count}, for instance").format(count=number(guess.tracks))
        return self.tr("No film, episode or song was found in it. Choose what it is for, or leave it out.")

    def _types(self) -> tuple[tuple[Icon, str, str], ...]:
        return (
            (Icon.QUESTION, self.tr("Leave out"), ""),
            (Icon.FILM, self.tr("Movies"), LibraryType.MOVIE.value),
            (Icon.TV, self.tr("Series"), LibraryType.TV.value),
            (Icon.MUSIC, self.tr("Music"), LibraryType.MUSIC.value),
        )

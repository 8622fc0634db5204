"""A folder becomes a library: its kind is guessed from what is in it, said, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.services.guessing import FolderGuess
    from metarr_desktop.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Added:
    """A library that was just made, and why it is of its kind (None: the person said so)."""

    library: LibraryView
    guess: FolderGuess | None


class Folders(QObject):
    """Adds folders. `on_added` is told of each library, `say` shows a notice with the way back."""

    def __init__(
        self,
        desk: Desk,
        window: QWidget,
        on_added: Callable[[LibraryView], None],
        say: Callable[[Notice, Callable[[], None]], None],
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._on_added = on_added
        self._say = say
        desk.stage.folder_wanted.connect(self.ask_for_folder)

    def ask_for_folder(self) -> None:
        """Let the person point to a folder."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, self.tr("Add a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.add)
        dialog.open()

    def add(self, path: str) -> None:
        """Find out what a folder holds and make a library of it; where it does not tell, ask."""
        self._desk.bridge.ask(self, lambda: _guess(path), lambda guess: self._add_guessed(path, guess))

    def _add_guessed(self, path: str, guess: FolderGuess) -> None:
        if guess.type is not None:
            self._make(path, guess.type, guess)
            return
        question = KindQuestion(path, self._window)
        question.answered.connect(lambda type: self._make(path, type, None))
        question.open()

    def _make(self, path: str, type: LibraryType, guess: FolderGuess | None) -> None:
        engine = self._desk.engine
        self._desk.bridge.ask(self, lambda: _made(engine, path, type, guess), self._take)

    def _take(self, added: Added) -> None:
        library = added.library
        text = self.tr("“{library}” added").format(library=isolated(library.name))
        if added.guess is not None:
            text += f": {self._reason(added.guess)}"
        self._say(Notice(text, Icon.FOLDER_ADD, self.tr("Undo")), lambda: self._remove(library))
        self._on_added(library)

    def _remove(self, library: LibraryView) -> None:
        said = Notice(self.tr("“{library}” removed; its files stay").format(library=isolated(library.name)), Icon.TRASH)
        self._desk.bridge.ask(
            self,
            lambda: self._desk.engine.libraries.remove(library.id),
            lambda _: self._desk.stage.said.emit(said),
        )

    def _reason(self, guess: FolderGuess) -> str:
        match guess.type:
            case LibraryType.MOVIE:
                return self.tr("%n file(s) named like movies", "", guess.films)
            case LibraryType.TV:
                return self.tr("%n file(s) numbered like episodes", "", guess.episodes)
        return self.tr("%n music file(s)", "", guess.tracks)


def _guess(path: str) -> FolderGuess:
    from metarr_desktop.services.guessing import guess_type  # brings all that reads names along

    return guess_type(path)


class KindQuestion(QDialog):
    """Asks what a folder holds, where its files do not say so."""

    answered = Signal(object)
    """The `LibraryType` that was chosen."""

    def __init__(self, path: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What is in this folder?"))
        title = Label(self.tr("What is in this folder?"), size=fonts.Size.TITLE, weight=fonts.Weight.STRONG)
        words = self.tr("{folder} holds nothing yet that says so. Choose what will be kept there.")
        text = Label(words.format(folder=isolated(printable(path))), ink=Ink.TEXT2, wrap=True)
        text.setMinimumWidth(metrics.WIDTH_OVERVIEW)
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.SPACE)
        for type, word, icon in (
            (LibraryType.MOVIE, self.tr("Movies"), Icon.FILM),
            (LibraryType.TV, self.tr("Series"), Icon.TV),
            (LibraryType.MUSIC, self.tr("Music"), Icon.MUSIC),
        ):
            button = Button(word, icon=icon)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, chosen=type: self._answer(chosen))
            buttons.addWidget(button)
        buttons.addStretch()
        cancel = Button(self.tr("Cancel"))
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        buttons.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_SECTION] * 4)
        column.setSpacing(metrics.SPACE_ROW)
        for widget in (title, text):
            column.addWidget(widget)
        column.addSpacing(metrics.SPACE)
        column.addLayout(buttons)

    def _answer(self, type: LibraryType) -> None:
        self.answered.emit(type)
        self.accept()


def _made(engine: Engine, path: str, type: LibraryType, guess: FolderGuess | None) -> Added:
    """Make the library and begin to scan it."""
    library = engine.libraries.add(path, type)
    engine.jobs.enqueue(scan_job(library.id))
    return Added(library, guess)

"""The dialog that merges titles, splits one off, or makes a file an extra or a version: chosen, shown, then done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId
from metarr_desktop.domain.versions import EXTRA_TYPES, VersionPlan
from metarr_desktop.domain.views import ItemRow, Scope
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.versions.models import FilmsModel, TurnsModel, film_name
from metarr_desktop.ui.versions.tasks import Choice, Merge, Task
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.toast import Notice
from metarr_desktop.ui.widgets.two_line_cell import TwoLineCell
from metarr_desktop.ui.words import extra_word, field_label, value_text

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

_WIDTH = 560
_HEIGHT_FILMS, _HEIGHT_TURNS = 168, 168
_MOST_FILMS = 50
_MOST_VALUES, _VALUE_LETTERS = 3, 60  # of what was locked, in sentences
_REST_MS = 150  # of typing, before the list follows

Planned = tuple[VersionPlan, dict[ItemId, str]]


class VersionDialog(QDialog):
    """What would become of each file stands there before it is done; one undo takes it back."""

    def __init__(self, desk: Desk, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(task.title())
        self.setProperty("surface", "base")
        self.setMinimumWidth(fonts.grown(_WIDTH))
        self._desk = desk
        self.task = task
        self._is_named = False
        self._films = Latest(desk.bridge, self)
        self._plans = Latest(desk.bridge, self)
        self.films = FilmsModel(self)
        self.turns = TurnsModel(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search for a film"))
        self.search.setAccessibleName(self.tr("Search for a film"))
        self.search.setClearButtonEnabled(True)
        what = self.tr("The title that stays") if isinstance(task, Merge) else self.tr("Films found")
        self.film_list = _list(self.films, what, _HEIGHT_FILMS)
        self.turn_list = _list(self.turns, self.tr("What becomes of each file"), _HEIGHT_TURNS)
        self.turn_list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.type = QComboBox()
        for name in EXTRA_TYPES:
            self.type.addItem(extra_word(name), name)
        self.name = QLineEdit()
        self.sentences = Label(ink=Ink.TEXT2, wrap=True)
        self.refusal = Label(size=fonts.Size.SMALL, ink=Ink.ERROR, wrap=True)
        self.go = Button(task.go(), icon=task.icon, kind=ButtonKind.PRIMARY)
        self.go.setDefault(True)
        self.go.setEnabled(False)
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self._typing = QTimer(self, singleShot=True, interval=_REST_MS)
        self._lay_out()
        self._connect()
        self._begin()

    # --- what it is made of -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        task = self.task
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(metrics.SPACE_ROW)
        self._form.setVerticalSpacing(metrics.SPACE)
        for text, field, is_wanted in (
            (self.tr("What it is"), self.type, task.asks_type),
            (task.name_label(), self.name, bool(task.name_label())),
        ):
            field.setAccessibleName(text)
            field.setVisible(is_wanted)
            if is_wanted:
                self._form.addRow(Label(text, ink=Ink.TEXT2), field)
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.SPACE)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_SECTION] * 4)
        column.setSpacing(metrics.SPACE_ROW)
        column.addWidget(Label(task.title(), size=fonts.Size.TITLE, weight=fonts.Weight.STRONG, wrap=True))
        column.addWidget(Label(task.text(), ink=Ink.TEXT2, wrap=True))
        self.search.setVisible(self._searches)
        self.film_list.setVisible(task.asks_film)
        column.addWidget(self.search)
        column.addWidget(self.film_list)
        column.addLayout(self._form)
        column.addWidget(Label(self.tr("What becomes of each file"), weight=fonts.Weight.STRONG))
        column.addWidget(self.turn_list)
        column.addWidget(self.sentences)
        column.addWidget(self.refusal)
        column.addLayout(buttons)
        self.refusal.hide()

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._go)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self._look)
        self.film_list.selectionModel().currentChanged.connect(lambda *_: self._plan())
        self.type.currentIndexChanged.connect(lambda _row: self._plan())
        self.name.textEdited.connect(self._named)

    @property
    def _searches(self) -> bool:
        return self.task.asks_film and not isinstance(self.task, Merge)

    def _begin(self) -> None:
        if isinstance(self.task, Merge):
            items, browse = list(self.task.items), self._desk.engine.browse
            self._films.ask(lambda: browse.rows(items), self._show_films, self._refuse)
            self.film_list.setFocus()
        elif self._searches:
            self._look()
            self.search.setFocus()
        else:
            self._plan()
            self.name.setFocus()

    # --- choosing ---------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        engine, library, words = self._desk.engine, self.task.library, self.search.text().strip()
        self._films.ask(lambda: _films_of(engine, library, words), self._show_films, self._refuse)

    def _show_films(self, films: Sequence[ItemRow]) -> None:
        """Nothing is chosen for the person, unless the films are those that they named."""
        chosen = self.film()
        self.films.show(films)
        if films and (chosen is not None or self.search.text().strip() or not self._searches):
            row = self.films.row_of(chosen.id) if chosen is not None else 0
            self.film_list.setCurrentIndex(self.films.index(row))
        else:
            self._plan()

    def film(self) -> ItemRow | None:
        """The film that is chosen."""
        return self.films.film_at(self.film_list.currentIndex().row())

    def choose(self, item: ItemId) -> None:
        """Choose a film of the list."""
        self.film_list.setCurrentIndex(self.films.index(self.films.row_of(item)))

    def choice(self) -> Choice:
        """All that is chosen by now."""
        film = self.film()
        name = self.name.text() if self._is_named else ""
        return Choice(film.id if film is not None else None, str(self.type.currentData()), name)

    def _named(self) -> None:
        self._is_named = True
        self._plan()

    # --- showing ----------------------------------------------------------------------------------------------------

    def _plan(self) -> None:
        self.go.setEnabled(False)
        engine, task, choice = self._desk.engine, self.task, self.choice()
        self._plans.ask(lambda: _planned(engine, task, choice), self._show_plan, self._refuse)

    def _show_plan(self, planned: Planned | None) -> None:
        self.refusal.hide()
        if planned is None:
            self.turns.show([], {})
            is_none = bool(self.search.text().strip()) and not self.films.rowCount()
            self.sentences.setText(self.tr("No film is called that.") if is_none else self.tr("Choose the film."))
            return
        plan, names = planned
        self.turns.show(plan.turns, names)
        if not self._is_named and plan.title:
            self.name.setText(plan.title)
        self.sentences.setText("\n".join(self._sentences(plan, names)))
        self.go.setEnabled(True)

    def _sentences(self, plan: VersionPlan, names: dict[ItemId, str]) -> list[str]:
        gone = self.tr("“{film}” goes into the trash, without its files.")
        offered = self.tr("“{film}” has locked {fields}: that will wait as suggestions.")
        found = [gone.format(film=isolated(names.get(item, ""))) for item in plan.emptied]
        for item in dict.fromkeys(one.item for one in plan.offered):
            own = [one for one in plan.offered if one.item == item]
            fields = [
                f"{field_label(one.field)} (“{value_text(one.field, one.value, _VALUE_LETTERS)}”)"
                for one in own[:_MOST_VALUES]
            ]
            fields += [field_label(one.field) for one in own[_MOST_VALUES:]]
            found.append(offered.format(film=isolated(names.get(item, "")), fields=", ".join(fields)))
        if plan.left:
            found.append(
                self.tr("%n NFO and picture file(s) of the title that is left stay there.", "", len(plan.left))
            )
        return [*found, self.tr("No scan changes it afterwards. One Undo takes all of it back.")]

    def _refuse(self, error: MetarrError) -> None:
        self.turns.show([], {})
        self.sentences.setText("")
        self.refusal.setText(translated(error))
        self.refusal.show()
        self.go.setEnabled(False)

    # --- doing ------------------------------------------------------------------------------------------------------

    def _go(self) -> None:
        versions, task, choice, film = self._desk.engine.versions, self.task, self.choice(), self.film()
        self.go.setEnabled(False)
        name = film_name(film) if film is not None else self.name.text().strip()
        stage, said = self._desk.stage, Notice(task.said(name), task.icon, self.tr("Undo"), is_undo=True)

        def done(_answer: object) -> None:
            stage.said.emit(said)
            self.accept()

        self._desk.bridge.change(self, lambda: task.do(versions, choice), done, self._refuse)


def _list(model: FilmsModel | TurnsModel, name: str, height_px: int) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(TwoLineCell(view))
    view.setAccessibleName(name)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setFixedHeight(height_px)
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    return view


def _films_of(engine: Engine, library: LibraryId | None, words: str) -> list[ItemRow]:
    """In a worker: the first films of a library that are found by some words."""
    ids = engine.browse.listing(Scope(kind=Kind.MOVIE, library=library), words).ids[:_MOST_FILMS]
    return engine.browse.rows([ItemId(one) for one in ids])


def _planned(engine: Engine, task: Task, choice: Choice) -> Planned | None:
    """In a worker: what would be done, with the names of the films that are concerned."""
    plan = task.plan(engine.versions, choice)
    if plan is None:
        return None
    concerned = {one.source for one in plan.turns} | {plan.into, *plan.emptied}
    rows = engine.browse.rows([item for item in concerned if item is not None])
    return plan, {row.id: film_name(row) for row in rows}

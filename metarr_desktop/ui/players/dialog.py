"""The dialog that adds a player, or changes one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from metarr_desktop.domain.player import Discovered, PlayerType
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.players.form import PlayerForm, PlayerValues, type_name
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.kinds import LibraryId
    from metarr_desktop.domain.player_views import GroupView, PlayerView
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

_WIDTH = 448


class PlayerDialog(QDialog):
    """Fields, a test, and where the player belongs. It closes when the player is kept."""

    def __init__(
        self,
        desk: Desk,
        groups: Sequence[GroupView],
        libraries: Sequence[LibraryId],
        known: PlayerView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._groups = tuple(groups)
        self._libraries = tuple(libraries)
        self._known = known
        title = self.tr("Change {name}").format(name=isolated(known.name)) if known else self.tr("Add a player")
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        own = next((group.type for group in groups if known and group.id == known.group), None)
        self.type = QComboBox()
        for type in desk.engine.players.types:
            self.type.addItem(type_name(type), type.value)
        self.type.setAccessibleName(self.tr("Type"))
        self.form = PlayerForm(desk, own or PlayerType(self.type.currentData()), known)
        self.look_around = Button(self.tr("Find in the network"), icon=Icon.SEARCH)
        self.look_around.setAutoDefault(False)
        self.look_around.setToolTip(self.tr("Asks your local network once which players are there"))
        self.look_around.clicked.connect(self._ask_around)
        self.found = QMenu(self)
        self.group = QComboBox()
        self.group_name = QLineEdit(self.tr("My players"))
        self.save = Button(self.tr("Save") if known else self.tr("Add"), icon=Icon.CHECK, kind=ButtonKind.PRIMARY)
        self.save.setDefault(True)
        self.save.clicked.connect(self._keep)
        self.form.changed.connect(lambda: self.save.setEnabled(self.form.is_filled))
        self.save.setEnabled(self.form.is_filled)
        self.type.currentIndexChanged.connect(lambda: self.form.set_type(PlayerType(self.type.currentData())))
        self._lay_out(title)

    def _lay_out(self, title: str) -> None:
        for group in self._groups:
            self.group.addItem(group.name, int(group.id))
        self.group.addItem(self.tr("A new group"), 0)
        self.group.setAccessibleName(self.tr("Group"))
        self.group_name.setAccessibleName(self.tr("Name of the new group"))
        self.group.currentIndexChanged.connect(self._show_name)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_SECTION] * 4)
        column.setSpacing(metrics.SPACE_PANE)
        column.addWidget(Label(title, size=fonts.Size.TITLE, weight=fonts.Weight.STRONG))
        if self._known is None:
            column.addWidget(Label(self.tr("Players of one group show the same libraries."), ink=Ink.TEXT2, wrap=True))
            above = QFormLayout()
            above.setHorizontalSpacing(metrics.SPACE_ROW)
            above.setVerticalSpacing(metrics.SPACE)
            if self.type.count() > 1:
                above.addRow(Label(self.tr("Type"), ink=Ink.TEXT2), self.type)
            above.addRow(Label("", ink=Ink.TEXT2), self.look_around)
            above.addRow(Label(self.tr("Group"), ink=Ink.TEXT2), self.group)
            above.addRow(Label("", ink=Ink.TEXT2), self.group_name)
            column.addLayout(above)
        column.addWidget(self.form)
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.SPACE)
        cancel = Button(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.form.test.setAutoDefault(False)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        column.addLayout(buttons)
        self._show_name()
        self.form.name.setFocus()

    def _ask_around(self) -> None:
        self.look_around.setEnabled(False)
        self.look_around.setText(self.tr("Looking around…"))
        players = self._desk.engine.players
        self._desk.bridge.ask(self, players.discover, self._offer_found, lambda _error: self._offer_found([]))

    def _offer_found(self, found: Sequence[Discovered]) -> None:
        self.look_around.setEnabled(True)
        self.look_around.setText(self.tr("Find in the network"))
        self.found.clear()
        for one in found:
            where = one.url or f"{one.host}:{one.port}"
            action = self.found.addAction(f"{one.name} · {type_name(one.type)} · {where}")
            action.triggered.connect(lambda _checked=False, one=one: self._take_found(one))
        if not found:
            self.found.addAction(self.tr("No player answered")).setEnabled(False)
        self.found.popup(self.look_around.mapToGlobal(self.look_around.rect().bottomLeft()))

    def _take_found(self, one: Discovered) -> None:
        """Fill the fields with where it is; a password or token is still the person's to give."""
        self.type.setCurrentIndex(self.type.findData(one.type.value))
        self.form.fill(one)

    def _show_name(self) -> None:
        self.group_name.setVisible(self._known is None and not self.group.currentData())

    def _keep(self) -> None:
        values, known, engine = self.form.values(), self._known, self._desk.engine
        self.save.setEnabled(False)
        if known is not None:
            self._desk.bridge.ask(self, lambda: change_player(engine, known, values), self._done, self._refuse)
            return
        chosen = int(self.group.currentData() or 0)
        group = next((one for one in self._groups if one.id == chosen), None)
        name, type = self.group_name.text().strip(), PlayerType(self.type.currentData())
        libraries = self._libraries
        self._desk.bridge.ask(
            self,
            lambda: add_player(engine, group or make_group(engine, name, type, libraries), values),
            self._done,
            self._refuse,
        )

    def _done(self, _answer: object) -> None:
        self.accept()

    def _refuse(self, error: MetarrError) -> None:
        self.save.setEnabled(True)
        self.form.show_refusal(translated(error))


def make_group(engine: Engine, name: str, type: PlayerType, libraries: Sequence[LibraryId]) -> GroupView:
    """A new group that shows those libraries; one of that name that is there already is taken. Raises BadInput."""
    for group in engine.browse.groups():
        if group.name.casefold() == name.casefold():
            return group
    group = engine.players.add_group(name, type)
    if libraries:
        engine.players.link(group, libraries)
    return group


def add_player(engine: Engine, group: GroupView, values: PlayerValues) -> PlayerView:
    """Keep a player. Raises BadInput."""
    return engine.players.add(
        group,
        values.name,
        host=values.host,
        port=values.port,
        ws_port=values.ws_port,
        url=values.url,
        user=values.user,
        secret=values.secret,
        account=values.account,
        certificate=values.certificate,
    )


def change_player(engine: Engine, player: PlayerView, values: PlayerValues) -> None:
    """Keep what was changed of a player. Raises BadInput."""
    words = {"name": values.name}
    if values.url:
        words |= {"url": values.url, "account": values.account, "certificate": values.certificate}
    else:
        words |= {"host": values.host, "port": str(values.port), "user": values.user}
    if values.ws_port is not None:
        words["ws_port"] = str(values.ws_port)
    engine.players.change(player, words)
    if values.secret:
        engine.players.set_secret(player.id, values.secret)

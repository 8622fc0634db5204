"""Of the pane of a group: which libraries its players show, and whether what was watched of them is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from metarr_desktop.ui.library.view import LIBRARY_ICON
from metarr_desktop.ui.players.group_tab import GroupTab
from metarr_desktop.ui.players.watched_section import WatchedSection
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label, rule

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import LibraryId
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.players.facts import GroupFacts, PlayersFacts

translate = QCoreApplication.translate


class LibrariesTab(GroupTab):
    """A box for each library, and what is done with watched marks. Where libraries come or go the pane is made anew."""

    def __init__(self, desk: Desk, facts: GroupFacts, around: PlayersFacts, parent: QWidget | None = None) -> None:
        super().__init__(desk, facts, around, translate("Players", "Libraries"), parent)
        self.checks: dict[LibraryId, QCheckBox] = {}
        self._notes: dict[LibraryId, ElidedLabel] = {}
        self._away: dict[LibraryId, QWidget] = {}
        self.watched = WatchedSection(desk, facts)
        self.empty = EmptyState()
        self.empty.setMinimumWidth(1)  # its sentences break where the pane is narrower than they like
        self.empty.show_message(
            Icon.FOLDER_ADD,
            self.tr("No library yet"),
            self.tr("Players show what is published of libraries. Add the folder of your films, series or music."),
            action=self.tr("Add a folder…"),
            action_icon=Icon.FOLDER_ADD,
        )
        self.empty.acted.connect(desk.stage.folder_wanted)
        self.column.setSpacing(metrics.SPACE_ROW)
        text = self.tr("What is published of these is shown by every player of the group.")
        self._says = Label(text, ink=Ink.TEXT2, wrap=True)
        for widget in (self.refusal, self.empty, self._says):
            self.column.addWidget(widget)
        for library in around.libraries:
            self.column.addLayout(self._row(library))
        self.column.addWidget(rule())
        self.column.addWidget(self.watched)
        self._show_state()

    def _row(self, library: LibraryView) -> QHBoxLayout:
        check = QCheckBox(library.name.replace("&", "&&"))
        check.setAccessibleName(library.name)
        check.clicked.connect(lambda checked: self._link(library.id, checked))
        note = ElidedLabel(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        away = IconLabel(Icon.DISK_OFF, ink=Ink.WARN)
        row = QHBoxLayout()
        row.setSpacing(metrics.SPACE)
        row.addWidget(IconLabel(LIBRARY_ICON[library.type]))
        row.addWidget(check, 1)
        row.addWidget(away)
        row.addWidget(note)
        self.checks[library.id], self._notes[library.id], self._away[library.id] = check, note, away
        return row

    def show_facts(self, facts: GroupFacts, around: PlayersFacts) -> None:
        """Show the group as it is now."""
        super().show_facts(facts, around)
        self.watched.show_facts(facts)
        self._show_state()

    def _show_state(self) -> None:
        self.empty.setVisible(not self.checks)
        self._says.setVisible(bool(self.checks))
        for library in (one for one in self.around.libraries if one.id in self.checks):
            is_away = any(root.is_offline for root in library.roots)
            count = self.tr("%n title(s)", "", self.around.titles.get(library.id, 0))
            note = self.tr("{count}, offline").format(count=count) if is_away else count
            self._notes[library.id].setText(note)
            self._away[library.id].setVisible(is_away)
            self.checks[library.id].setChecked(library.id in self.facts.group.libraries)
            self.checks[library.id].setAccessibleDescription(note)

    def _link(self, library: LibraryId, is_linked: bool) -> None:
        players, group = self.desk.engine.players, self.facts.group
        self.change(lambda: players.link(group, [library]) if is_linked else players.unlink(group, [library]))

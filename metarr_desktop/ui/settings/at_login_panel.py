"""Starting with the session: each file is shown as it would stand, before a switch writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QWidget

from metarr_desktop.domain.at_login import Entry, EntryPlan
from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.services.at_login import ENABLE, AtLogin
from metarr_desktop.ui.settings.live_panel import LivePanel
from metarr_desktop.ui.settings.rows import Row
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.switch import Switch

if TYPE_CHECKING:
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _Known:
    """Entry -> whether it is there, and the file as it would stand, or why there can be none."""

    entries: dict[Entry, tuple[bool, EntryPlan | MetarrError]]


class EntryRow(Row):
    """One file with its switch; its text can be read before."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        self.switch = Switch(title)
        super().__init__(title, text, self.switch, parent)


class AtLoginPanel(LivePanel):
    """Reads while it is on screen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, translate("AtLogin", "At login"), (), parent)
        self.rows = {
            Entry.AUTOSTART: EntryRow(
                self.tr("Open in the tray at login"),
                self.tr("An entry in your own autostart folder; switching it off removes the file."),
            ),
            Entry.UNIT: EntryRow(
                self.tr("Unit of systemd for running without a window"),
                self.tr("Only written, never begun by itself: {command}").format(command=ENABLE),
            ),
        }
        self.texts = {entry: _text_label(entry) for entry in self.rows}
        for entry, row in self.rows.items():
            row.switch.clicked.connect(lambda on, entry=entry: self._change(entry, on))
            self.add_part(row)
            self.add_part(self.texts[entry], is_first=True)

    def reload(self) -> None:
        """Look anew at what is there."""
        at_login = self._desk.engine.at_login
        self._latest.ask(lambda: _read(at_login), self._show)

    def _show(self, known: _Known) -> None:
        for entry, (is_there, plan) in known.entries.items():
            row, text = self.rows[entry], self.texts[entry]
            row.switch.setChecked(is_there)
            row.switch.setEnabled(isinstance(plan, EntryPlan))
            row.show_refusal("" if isinstance(plan, EntryPlan) else str(plan))
            text.setVisible(isinstance(plan, EntryPlan) and not is_there)
            if isinstance(plan, EntryPlan):
                text.setText(f"{plan.path}\n\n{plan.text.rstrip()}")

    def _change(self, entry: Entry, is_wanted: bool) -> None:
        at_login = self._desk.engine.at_login
        self._desk.bridge.change(
            self,
            lambda: at_login.apply(at_login.plan(entry, is_wanted=is_wanted)),
            lambda _none: self.reload(),
            lambda error: self.rows[entry].show_refusal(translated(error)),
        )


def _text_label(entry: Entry) -> QLabel:
    label = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
    fonts.wear_fixed(label)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setAccessibleName(translate("AtLogin", "What is written"))
    label.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE_PANE, metrics.SPACE_ROW)
    label.hide()
    return label


def _read(at_login: AtLogin) -> _Known:
    """Looks at the disk, so not in the GUI thread."""
    found: dict[Entry, tuple[bool, EntryPlan | MetarrError]] = {}
    for entry in Entry:
        try:
            plan: EntryPlan | MetarrError = at_login.plan(entry, is_wanted=True)
        except MetarrError as error:
            plan = error
        found[entry] = (isinstance(plan, EntryPlan) and at_login.is_there(entry), plan)
    return _Known(found)

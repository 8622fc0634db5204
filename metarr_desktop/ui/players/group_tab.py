"""What every tab of a group's pane is to the pane."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from metarr_desktop.ui.theme.palette import Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.players.facts import GroupFacts, PlayersFacts


class GroupTab(ScrollColumn):
    """Shows one side of one group, around what is being typed or clicked in it. A hidden tab is told when it opens."""

    def __init__(
        self, desk: Desk, facts: GroupFacts, around: PlayersFacts, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent=parent)
        self.desk = desk
        self.facts = facts
        self.around = around
        self.refusal = Banner(Tone.ERROR)
        self.refusal.hide()

    def show_facts(self, facts: GroupFacts, around: PlayersFacts) -> None:
        """Show the group as it is now."""
        self.facts, self.around = facts, around

    def change(self, act: Callable[[], object]) -> None:
        """Do what the person chose; a refusal is said in the tab."""
        self.desk.bridge.change(self, act, lambda _answer: self.refusal.hide(), self._refuse)

    def _refuse(self, error: MetarrError) -> None:
        self.refusal.show_message(Tone.ERROR, translated(error))
        self.refusal.show()

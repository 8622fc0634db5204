"""The tabs of a pane: words with a line under the open one, and a count where something waits."""

from PySide6.QtWidgets import QTabBar, QWidget

from metarr_desktop.ui.theme.palette import Tone
from metarr_desktop.ui.widgets.chip import Chip, ChipValue


class TabStrip(QTabBar):
    """A tab bar whose tabs are as wide as their words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)

    def set_count(self, index: int, count: int) -> None:
        """A number after a tab's word; 0 shows none."""
        side = QTabBar.ButtonPosition.LeftSide if self.isRightToLeft() else QTabBar.ButtonPosition.RightSide
        chip = Chip(ChipValue("count", str(count), tone=Tone.ACCENT, is_removable=False), small=True) if count else None
        self.setTabButton(index, side, chip)
        self.setAccessibleTabName(index, f"{self.tabText(index)} {count}" if count else self.tabText(index))

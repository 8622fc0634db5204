"""Where somebody is on the page of the settings, and how they get elsewhere: it stays so while the page still grows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QWidget

from metarr_desktop.ui.settings.sections import SECTIONS, SectionKey
from metarr_desktop.ui.theme import metrics

if TYPE_CHECKING:
    from metarr_desktop.ui.settings.navigation import Navigation
    from metarr_desktop.ui.settings.rows import SettingRow
    from metarr_desktop.ui.widgets.scroll_column import ScrollColumn


@dataclass(frozen=True, slots=True)
class Spot:
    """How far the page is scrolled, and which setting's row has the keyboard ("" = none).

    `top_px` is how far below the upper edge of what is seen that row begins.
    """

    scroll: int
    setting: str = ""
    top_px: int = 0


class Whereabouts(QObject):
    """What is gone to before the page has its contents (`arrive`) has its place then.

    Rows take their room one layout after the other. So what was gone to is kept where it was put until the person
    scrolls: a row for as long as it has the keyboard, a section as long as nothing else moved the page.
    """

    def __init__(
        self,
        content: ScrollColumn,
        navigation: Navigation,
        sections: Mapping[SectionKey, QWidget],
        rows: Mapping[str, SettingRow],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._content, self._navigation, self._page = content, navigation, page
        self._sections, self._rows = sections, rows
        self._bar = content.verticalScrollBar()
        self._has_contents = False
        self._section: SectionKey | None = None
        self._row: SettingRow | None = None
        self._spot: Spot | None = None
        self._held: Spot | None = None
        self._left_at: int | None = None
        self._grown = QTimer(self, singleShot=True, interval=0)  # the range is told before rows have their places
        self._grown.timeout.connect(self._hold)
        self._bar.rangeChanged.connect(lambda *_: self._grown.start())
        self._bar.actionTriggered.connect(lambda _action: self._let_go())

    @property
    def is_on_the_way(self) -> bool:
        """Whether something was gone to that has no place yet."""
        return not self._has_contents or self._spot is not None

    def spot(self) -> Spot:
        """Where somebody is."""
        now = self._page.focusWidget()
        with_keyboard = (row for row in self._rows.values() if now is not None and row.isAncestorOf(now))
        row = next(with_keyboard, None)
        return Spot(self._bar.value()) if row is None else self._spot_of(row)

    def return_to(self, spot: Spot) -> None:
        """Be where somebody was."""
        self._spot = spot
        self._go()

    def go_to_section(self, key: SectionKey) -> None:
        """Scroll a section to the top."""
        self._navigation.show_section(key)
        self._section = key
        self._go()

    def go_to_row(self, row: SettingRow) -> None:
        """Scroll a setting into view and put the keyboard into its control."""
        self._row = row
        self.go_to_section(_section_of(row))

    def arrive(self) -> None:
        """The page has its contents; once it has been told."""
        if not self._has_contents:
            self._has_contents = True
            QTimer.singleShot(0, self, self._go)

    # --- going ------------------------------------------------------------------------------------------------------

    def _go(self) -> None:
        if self._spot is not None:
            if self._has_contents:
                spot, self._spot = self._spot, None
                self._take(spot)
            return
        row, self._row = self._row, self._row if not self._has_contents else None
        if row is not None:
            self._content.ensureWidgetVisible(row, 0, metrics.SPACE_SECTION)
            row.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._held = self._spot_of(row)
        elif self._section is not None:
            self._held = None
            self._scroll_to(self._section)

    def _take(self, spot: Spot) -> None:
        self._bar.setValue(spot.scroll)
        row = self._rows.get(spot.setting)
        if row is not None:
            self._navigation.show_section(_section_of(row))
            row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._held = spot
            self._hold()

    def _scroll_to(self, key: SectionKey) -> None:
        """The first with what stands above it, all with a little air above."""
        self._bar.setValue(0 if key is SECTIONS[0].key else max(0, self._sections[key].y() - metrics.SPACE))
        self._left_at = self._bar.value()

    def _spot_of(self, row: SettingRow) -> Spot:
        return Spot(self._bar.value(), row.setting.name, self._top_of(row))

    def _top_of(self, row: SettingRow) -> int:
        return row.mapTo(self._content, QPoint()).y()

    # --- staying ----------------------------------------------------------------------------------------------------

    def _hold(self) -> None:
        row = self._rows.get(self._held.setting) if self._held is not None else None
        if self._held is not None and row is not None:
            if self._page.focusWidget() is row.editor:
                self._bar.setValue(self._bar.value() + self._top_of(row) - self._held.top_px)
        elif self._section is not None and self._bar.value() == self._left_at:
            self._scroll_to(self._section)

    def _let_go(self) -> None:
        """The person scrolls: from now on the page stands where they leave it."""
        self._held = self._left_at = None
        QTimer.singleShot(0, self, self._mark_what_is_read)  # the bar tells before it moves

    def _mark_what_is_read(self) -> None:
        """Mark the section at the top."""
        top = self._bar.value() + metrics.SPACE_SECTION
        above = [key for key, part in self._sections.items() if not part.isHidden() and part.y() <= top]
        if above:
            self._navigation.show_section(above[-1])


def _section_of(row: SettingRow) -> SectionKey:
    return next(one.key for one in SECTIONS if row.setting in one.settings)

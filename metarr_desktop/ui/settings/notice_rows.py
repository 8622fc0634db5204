"""Which events are told, and on which way: a row an event, a switch a way."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from metarr_desktop.domain.notices import Channel, Event, setting_of
from metarr_desktop.domain.settings import SETTING, SettingValue
from metarr_desktop.ui.settings.rows import Row
from metarr_desktop.ui.theme import fonts
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.switch import Switch

translate = QCoreApplication.translate

_WIDTH_WAY = 80


class EventRow(Row):
    """One event."""

    changed = Signal(str, object)
    """Name of the setting and its new value, as a person set it."""

    def __init__(self, event: Event, parent: QWidget | None = None) -> None:
        self.event_told = event
        setting = SETTING.named(setting_of(event, Channel.DESKTOP))
        title = translate("Setting", setting.label)
        self.switches: dict[Channel, Switch] = {}
        holder = _beside()
        for channel in Channel:
            name = translate("Notices", "{event}: {way}").format(event=title, way=channel_label(channel))
            switch = self.switches[channel] = Switch(name)
            switch.clicked.connect(lambda on, way=channel: self.changed.emit(setting_of(event, way), on))
            _add(holder, switch)
        super().__init__(title, translate("Notices", _HELP[event]), holder, parent)

    def show_values(self, values: Mapping[str, SettingValue]) -> None:
        """Show what holds; emits nothing."""
        for channel, switch in self.switches.items():
            switch.setChecked(bool(values[setting_of(self.event_told, channel)]))


#: The words of the settings without the way, which the column says.
_HELP = {
    event: SETTING.named(setting_of(event, Channel.DESKTOP)).help.removesuffix(" Shown on the desktop.")
    for event in Event
}


def heading() -> Row:
    """What the columns of switches are."""
    holder = _beside()
    for channel in Channel:
        label = Label(channel_label(channel), size=fonts.Size.SMALL, ink=Ink.TEXT2)
        _add(holder, label)
    text = translate("Notices", "One notification for each run that changed something; quiet hours hold them.")
    return Row(translate("Notices", "What is told"), text, holder)


def channel_label(channel: Channel) -> str:
    """What a way is called."""
    return translate("Notices", "Desktop") if channel is Channel.DESKTOP else translate("Notices", "Webhooks")


def _beside() -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    return holder


def _add(holder: QWidget, widget: QWidget) -> None:
    """A cell as wide as its column, its content in the middle."""
    cell = QWidget()
    fonts.keep_wide(cell, _WIDTH_WAY)
    inner = QHBoxLayout(cell)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.addWidget(widget, alignment=Qt.AlignmentFlag.AlignCenter)
    layout = holder.layout()
    assert layout is not None  # made above
    layout.addWidget(cell)

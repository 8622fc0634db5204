"""What is done by itself: how often, from which hour on, and when next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from metarr_desktop.domain.kinds import LibraryId
from metarr_desktop.domain.schedules import Rhythm, Scheduled, Task
from metarr_desktop.services.changes import Aspect
from metarr_desktop.ui.moments import clock, day
from metarr_desktop.ui.schedule_words import often_words, task_label
from metarr_desktop.ui.settings.live_panel import LivePanel
from metarr_desktop.ui.settings.rows import Row
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button, ToolButton
from metarr_desktop.ui.widgets.labels import rule
from metarr_desktop.ui.widgets.switch import Switch

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate

_HOUR_S, _DAY_S = 3600, 86_400
_OFFERED_S = (_HOUR_S, 6 * _HOUR_S, 12 * _HOUR_S, _DAY_S, 2 * _DAY_S, 7 * _DAY_S, 30 * _DAY_S)
_NIGHT = Rhythm(_DAY_S, 4)
_WIDTH_OFTEN, _WIDTH_HOUR = 200, 88

Key = tuple[Task, LibraryId | None]


@dataclass(frozen=True, slots=True)
class _Known:
    rows: tuple[Scheduled, ...]
    libraries: tuple[LibraryView, ...]


class ScheduleRow(Row):
    """One thing that is done by itself."""

    chosen = Signal(object)
    """`Rhythm`, or None: no longer."""

    def __init__(self, one: Scheduled, title: str, parent: QWidget | None = None) -> None:
        self.often = QComboBox()
        self.often.setAccessibleName(translate("Schedule", "How often: {what}").format(what=title))
        fonts.keep_wide(self.often, _WIDTH_OFTEN)
        self.hour = QComboBox()
        self.hour.setAccessibleName(translate("Schedule", "From this hour on: {what}").format(what=title))
        fonts.keep_wide(self.hour, _WIDTH_HOUR)
        for hour in range(24):
            self.hour.addItem(f"{hour:02}:00", hour)
        self.switch = Switch(title)
        self.remove = ToolButton(Icon.CLOSE, translate("Schedule", "No longer: {what}").format(what=title))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.SPACE)
        for widget in (self.often, self.hour, self.switch, self.remove):
            row.addWidget(widget)
        self.switch.setVisible(bool(one.task.switch))
        self.remove.setVisible(one.task is Task.SCAN)
        super().__init__(title, "", holder, parent)
        self._text.show()
        self.often.activated.connect(self._tell)
        self.hour.activated.connect(self._tell)
        self.switch.clicked.connect(lambda on: self._tell() if on else self.chosen.emit(None))
        self.remove.clicked.connect(lambda: self.chosen.emit(None))

    def show_scheduled(self, one: Scheduled) -> None:
        """Show how it stands; emits nothing."""
        offered = sorted({*_OFFERED_S, one.rhythm.every_s})
        self.often.clear()
        for every_s in offered:
            self.often.addItem(often_words(every_s), every_s)
        self.often.setCurrentIndex(offered.index(one.rhythm.every_s))
        self.hour.setCurrentIndex(one.rhythm.hour or 0)
        self.hour.setEnabled(one.is_on and one.rhythm.every_s >= _DAY_S)
        self.often.setEnabled(one.is_on)
        self.switch.setChecked(one.is_on)
        self.show_text(self._when(one))

    def _when(self, one: Scheduled) -> str:
        if one.next_at is None:
            return translate("Schedule", "Off")
        local = one.next_at.astimezone()
        return translate("Schedule", "Next: {day}, {time}").format(day=day(local), time=clock(local))

    def _tell(self, *_: object) -> None:
        every_s = int(self.often.currentData())
        self.chosen.emit(Rhythm(every_s, int(self.hour.currentData()) if every_s >= _DAY_S else None))


class SchedulePanel(LivePanel):
    """Reads while it is on screen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, translate("Schedule", "Schedules"), {Aspect.LIBRARIES, Aspect.SETTINGS}, parent)
        self.rows: dict[Key, ScheduleRow] = {}
        self.add = Button(self.tr("Scan a library at…"), icon=Icon.PLUS)
        self._menu = QMenu(self.add)
        self.add.set_menu(self._menu)
        self.head = Row(
            self.tr("Schedules"),
            self.tr("What is done by itself, and when. What falls into the quiet hours, or was missed, follows once."),
            self.add,
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add_part(self.head)
        self.add_part(self._list, is_first=True)

    def reload(self) -> None:
        """Read it anew."""
        engine = self._desk.engine
        self._latest.ask(lambda: _read(engine), self._show)

    def _show(self, known: _Known) -> None:
        names = {library.id: library.name for library in known.libraries}
        wanted = {(one.task, one.library): one for one in known.rows}
        if list(wanted) != list(self.rows):
            self._lay_out(wanted, names)
        for key, one in wanted.items():
            self.rows[key].show_scheduled(one)
        self._menu.clear()
        for library in known.libraries:
            if (Task.SCAN, library.id) not in wanted:
                self._menu.addAction(library.name, partial(self._choose, (Task.SCAN, library.id), _NIGHT))
        self.add.setEnabled(not self._menu.isEmpty())

    def _lay_out(self, wanted: Mapping[Key, Scheduled], names: Mapping[LibraryId, str]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.rows.clear()
        for key, one in wanted.items():
            row = self.rows[key] = ScheduleRow(one, task_label(one.task, names.get(one.library or LibraryId(0), "")))
            row.chosen.connect(lambda rhythm, key=key: self._choose(key, rhythm))
            self._list.addWidget(rule())
            self._list.addWidget(row)

    def _choose(self, key: Key, rhythm: Rhythm | None) -> None:
        schedules, (task, library) = self._desk.engine.schedules, key

        def act() -> None:
            if rhythm is None:
                schedules.off(task, library)
            else:
                schedules.set(task, rhythm, library)

        self._desk.bridge.change(self, act, lambda _none: self.reload(), lambda error: self._refuse(key, error))

    def _refuse(self, key: Key, error: MetarrError) -> None:
        if key in self.rows:
            self.rows[key].show_refusal(translated(error))


def _read(engine: Engine) -> _Known:
    return _Known(tuple(engine.schedules.all()), tuple(engine.browse.libraries()))

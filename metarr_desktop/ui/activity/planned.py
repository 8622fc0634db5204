"""Work that comes by itself at its hour, as lines of the list of jobs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from metarr_desktop.ui.moments import until
from metarr_desktop.ui.schedule_words import often_words, task_label
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink

if TYPE_CHECKING:
    from datetime import datetime

    from metarr_desktop.domain.kinds import LibraryId
    from metarr_desktop.domain.schedules import Scheduled, Task

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Coming:
    """Planned work in words; `note` says when it comes."""

    task: Task
    library: LibraryId | None
    title: str
    note: str
    sentence: str
    icon: Icon = Icon.CLOCK
    ink: Ink = Ink.TEXT2
    share: float | None = None

    @property
    def key(self) -> tuple[str, LibraryId | None]:
        """What makes it the same, whenever it comes."""
        return self.task.value, self.library


def coming_lines(planned: Iterable[Scheduled], libraries: Mapping[LibraryId, str], now: datetime) -> list[Coming]:
    """What is done by itself, the next first; not what is off, nor the scan of a library that is gone."""
    there = [
        (one.next_at, one)
        for one in planned
        if one.is_on and one.next_at is not None and (one.library is None or one.library in libraries)
    ]
    return [
        Coming(
            one.task,
            one.library,
            task_label(one.task, libraries[one.library] if one.library is not None else ""),
            until(at, now),
            often_words(one.rhythm.every_s),
        )
        for at, one in sorted(there, key=lambda pair: pair[0])
    ]

"""What is done by itself in words, wherever the window speaks of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.schedules import Task
from metarr_desktop.ui.bidi import isolated

translate = QCoreApplication.translate

_HOUR_S, _DAY_S = 3600, 86_400


def often_words(every_s: int) -> str:
    """ "Every 6 hours", "Every day"."""
    if every_s == _DAY_S:
        return translate("Schedule", "Every day")
    if every_s == _HOUR_S:
        return translate("Schedule", "Every hour")
    if every_s < _DAY_S or every_s % _DAY_S:
        return translate("Schedule", "Every %n hour(s)", "", every_s // _HOUR_S)
    return translate("Schedule", "Every %n day(s)", "", every_s // _DAY_S)


def task_label(task: Task, library: str = "") -> str:
    """What is done by itself."""
    words = {
        Task.SCAN: translate("Schedule", "Scan {library}"),
        Task.REFRESH: translate("Schedule", "Ask providers again about what is due"),
        Task.BACKUP: translate("Schedule", "Back up"),
        Task.VERIFY: translate("Schedule", "Check published files"),
        Task.TIDY: translate("Schedule", "Tidy the trash and the cache"),
    }
    return words[task].format(library=isolated(library))

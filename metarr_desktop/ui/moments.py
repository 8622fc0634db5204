"""Moments as people say them: the store keeps UTC text (`YYYY-MM-DD HH:MM:SS`), screens show local time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

_MORNING = 6  # until this hour it is night
_JUST_NOW = timedelta(seconds=50)


def local(at: str) -> datetime | None:
    """The store's text as local time; None for a text that is no moment."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()


def ago(at: str, now: datetime | None = None) -> str:
    """How long ago: "just now", "6 min ago", "at 18:31", "yesterday 22:40", "12 Oct", "12 Oct 2024"; "" for none."""
    moment = local(at)
    if moment is None:
        return ""
    present = (now or datetime.now(UTC)).astimezone()
    past = present - moment
    if past < _JUST_NOW:
        return QCoreApplication.translate("Moments", "just now")
    if past < timedelta(hours=1):
        return QCoreApplication.translate("Moments", "{count} min ago").format(count=round(past.total_seconds() / 60))
    if moment.date() == present.date():
        return QCoreApplication.translate("Moments", "at {clock}").format(clock=clock(moment))
    if moment.date() == present.date() - timedelta(days=1):
        return QCoreApplication.translate("Moments", "yesterday {clock}").format(clock=clock(moment))
    return day(moment, present)


def ahead(at: str, now: datetime | None = None) -> str:
    """A moment to come: "at 18:42", "12 Oct, 03:00"; "now" once it has come, "" for none."""
    moment, present = local(at), (now or datetime.now(UTC)).astimezone()
    if moment is None:
        return ""
    if moment <= present:
        return QCoreApplication.translate("Moments", "now")
    if moment.date() == present.date():
        return QCoreApplication.translate("Moments", "at {clock}").format(clock=clock(moment))
    return on_day(moment, present)


def until(moment: datetime, now: datetime | None = None) -> str:
    """When planned work comes: "at 18:42", "tonight at 03:00", "tomorrow at 18:00", "12 Oct, 18:31"."""
    present = (now or datetime.now(UTC)).astimezone()
    at = moment.astimezone()
    if at <= present:
        return QCoreApplication.translate("Moments", "as soon as it can")
    if at.hour < _MORNING and at - present < timedelta(days=1):
        return QCoreApplication.translate("Moments", "tonight at {clock}").format(clock=clock(at))
    if at.date() == present.date():
        return QCoreApplication.translate("Moments", "at {clock}").format(clock=clock(at))
    if at.date() == present.date() + timedelta(days=1):
        return QCoreApplication.translate("Moments", "tomorrow at {clock}").format(clock=clock(at))
    return on_day(at, present)


def on_day(moment: datetime, present: datetime | None = None) -> str:
    """A moment with its day: "12 Oct, 18:31"."""
    text = QCoreApplication.translate("Moments", "{day}, {clock}")
    return text.format(day=day(moment, present), clock=clock(moment))


def day(moment: datetime, present: datetime | None = None) -> str:
    """A day without its time, the year only where it is another: "12 Oct"."""
    is_this_year = moment.year == (present or datetime.now(UTC).astimezone()).year
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), "d MMM" if is_this_year else "d MMM yyyy")


def day_text(on: str) -> str:
    """A day that is given as `YYYY-MM-DD`; the text as it is where that is none."""
    try:
        return day(datetime.fromisoformat(on).astimezone())
    except ValueError:
        return on


def clock(moment: datetime) -> str:
    """The time of day: "18:31"."""
    return QLocale().toString(QTime(moment.hour, moment.minute), "HH:mm")


def span(seconds: float) -> str:
    """A length of time in the two largest units that matter: "3 s", "4 min", "1 h 20"."""
    whole = round(seconds)
    if whole < 60:
        return QCoreApplication.translate("Moments", "{count} s").format(count=whole)
    minutes = round(whole / 60)
    if minutes < 60:
        return QCoreApplication.translate("Moments", "{count} min").format(count=minutes)
    hours, rest = divmod(minutes, 60)
    return QCoreApplication.translate("Moments", "{hours} h {minutes:02}").format(hours=hours, minutes=rest)

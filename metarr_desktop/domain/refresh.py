"""When providers are asked again: airing shows daily, continuing ones weekly, ended ones and all else after 90 days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import Kind

if TYPE_CHECKING:
    from metarr_desktop.domain.provider import Record

_MOMENT = "%Y-%m-%d %H:%M:%S"
_LONG = timedelta(days=90)
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
#: A show airs when an episode of it was, or will be, shown within so many days.
_AIRING_DAYS = 10


def next_refresh(kind: Kind, records: Sequence[Record], now: str) -> str:
    """The moment (UTC text) from which a title is to be asked about again."""
    moment = datetime.strptime(now, _MOMENT)
    return (moment + _pause(kind, records, moment)).strftime(_MOMENT)


def next_try(now: str) -> str:
    """The moment from which a title is asked about again of which a provider could not tell anything."""
    return (datetime.strptime(now, _MOMENT) + _DAY).strftime(_MOMENT)


def _pause(kind: Kind, records: Sequence[Record], now: datetime) -> timedelta:
    if kind is not Kind.SERIES:
        return _LONG
    ended = [one.ended for one in records if one.ended is not None]
    if ended and all(ended):
        return _LONG
    first, last = ((now + timedelta(days=days)).strftime("%Y-%m-%d") for days in (-_AIRING_DAYS, _AIRING_DAYS))
    aired = (child.values.get("aired") for record in records for child in record.children)
    return _DAY if any(isinstance(one, str) and first <= one <= last for one in aired) else _WEEK

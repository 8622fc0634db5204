"""Works: what a person had a part in, as a provider tells it, whether it is in the library or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from metarr_desktop.domain.titles import folded

if TYPE_CHECKING:
    from metarr_desktop.domain.ids import ExternalId
    from metarr_desktop.domain.kinds import Kind


class Part(NamedTuple):
    """What somebody was in a work: the field that says so on a title (cast, directors …), and the role or job there.

    `field` is "" for a job that no field tells of; the job is said in the provider's words then.
    """

    field: str
    role: str


@dataclass(frozen=True, slots=True)
class Work:
    """A film or a show. `date` is when it came out or began, as much of it as is known; "" where nothing is.

    `episodes` is in how many of a show; None where that is not told.
    """

    kind: Kind
    title: str
    ids: tuple[ExternalId, ...]
    date: str = ""
    parts: tuple[Part, ...] = ()
    episodes: int | None = None

    @property
    def year(self) -> int | None:
        """The year in which it came out or began."""
        return int(self.date[:4]) if self.date else None


@dataclass(frozen=True, slots=True)
class ToldWorks:
    """All works that a provider told of a person, who had those ids there, and when it did."""

    provider: str
    ids: tuple[ExternalId, ...]
    works: tuple[Work, ...]
    at: str = ""


def newest_first(works: Iterable[Work]) -> list[Work]:
    """By when they came out; what has no date stands last."""
    by_title = sorted(works, key=lambda one: folded(one.title))
    return sorted(by_title, key=lambda one: one.date, reverse=True)

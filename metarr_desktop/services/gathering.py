"""Gathering: what all providers that can be asked by one of a title's ids know of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import Cancelled, MetarrError, Refused, Unavailable
from metarr_desktop.domain.sources import gathered_ids

if TYPE_CHECKING:
    from metarr_desktop.domain.ids import ExternalId
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.provider import Ask, Provider, Record
    from metarr_desktop.domain.views import ItemRow


@dataclass(frozen=True, slots=True)
class Subject:
    """A title to be asked about, and which items may be touched by the answer: itself, or only some below it."""

    row: ItemRow
    ids: tuple[ExternalId, ...]
    allowed: frozenset[ItemId]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the providers said of a subject, in their order. `is_partial`: one that could be asked rests meanwhile."""

    records: tuple[Record, ...]
    problems: tuple[str, ...]
    is_partial: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether all that can be asked know nothing of it."""
        return not self.records and not self.problems and not self.is_partial


def gather(subject: Subject, providers: Sequence[Provider], ask: Ask, rested: set[str]) -> Gathered:
    """Ask every provider that can be asked by an id that is known: from the start, or since another one told it."""
    records: list[Record] = []
    problems: list[str] = []
    ids = subject.ids
    resting = [one for one in providers if one.spec.name in rested]
    left = [one for one in providers if one not in resting]
    is_new = True
    while left and is_new:
        is_new = False
        for provider in list(left):
            if not _can_tell(provider, subject, ids):
                continue
            left.remove(provider)
            try:
                record = provider.fetch(subject.row.kind, ids, ask)
            except Cancelled:
                raise
            except MetarrError as error:
                problems.append(str(error))
                if isinstance(error, Refused | Unavailable):
                    rested.add(provider.spec.name)
                continue
            if record is not None:
                records.append(record)
                ids = gathered_ids(ids, record.ids)
                is_new = True
    by_name = {one.spec.name: number for number, one in enumerate(providers)}
    records.sort(key=lambda one: by_name[one.provider])
    return Gathered(tuple(records), tuple(problems), any(_can_tell(one, subject, ids) for one in resting))


def _can_tell(provider: Provider, subject: Subject, ids: Sequence[ExternalId]) -> bool:
    """Whether one of the ids is one by which the provider can be asked."""
    schemes = provider.spec.schemes.get(subject.row.kind, ())
    return any(one.scheme in schemes for one in ids)

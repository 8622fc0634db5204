"""Roots: why one counts as away, when what is missing in it looks like an accident, and where it may lie now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import LibraryId, RootId

FEW_GONE = 5  # or more are needed for an accident, whatever share they are
_MOST_GONE, _SHARE_GONE = 50, 0.2


@dataclass(frozen=True, slots=True)
class Consent:
    """What a scan was told of the roots it looks at.

    `accepted`: what lies there now is the root, however strange it looks. `confirmed`: what is missing there is gone.
    `announced`: paths (absolute, with all below them) of what a manager said that it took away.
    """

    accepted: frozenset[RootId] = frozenset()
    confirmed: frozenset[RootId] = frozenset()
    announced: tuple[str, ...] = ()


NO_CONSENT = Consent()


def looks_like_an_accident(gone: int, known: int) -> bool:
    """Whether so many of what is known vanished at once that a person has to confirm it. RELIABILITY 4.4."""
    return gone > _MOST_GONE or (gone >= FEW_GONE and gone > known * _SHARE_GONE)


@dataclass(frozen=True, slots=True)
class RootMove:
    """A root that is to be looked for in another folder, and what of its files was found there.

    `total` counts the files that were there at the last scan: those of the same path below the new folder `by_name`,
    others of the same bytes `by_content`; `lost` are the paths of the rest.
    """

    library: LibraryId
    root: RootId
    old: str
    new: str
    total: int
    by_name: int
    by_content: int
    lost: tuple[str, ...] = ()

    @property
    def is_hopeless(self) -> bool:
        """Whether nothing of the root lies there."""
        return self.total > 0 and not self.by_name + self.by_content


@dataclass(frozen=True, slots=True)
class HeldRoot:
    """What is missing in a root and waits for a person's word: how many titles, since when, and some files."""

    count: int
    since: str
    examples: Sequence[str] = ()

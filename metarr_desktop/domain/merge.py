"""The central rule: what may change a field.

RULES 3.9: locked - skip; current empty - fill; incoming empty - reject; else replace if different and the source may.
"""

from __future__ import annotations

from enum import Enum

from metarr_desktop.domain.kinds import Actor
from metarr_desktop.domain.values import Value, is_empty


class Verdict(Enum):
    TAKE = "take"
    KEEP = "keep"
    VOUCH = "vouch"  # the value stays, and stands by the word of the better source from now on
    SUGGEST = "suggest"  # a lock forbids it; what was wanted is kept for the person to decide


#: How much a source's word counts where nothing is locked: a file's name never overrules its NFO.
_RANK = {
    Actor.SYSTEM: 0,
    Actor.SCAN: 1,
    Actor.PERSON: 1,  # only reached when the person unlocked the field: then sources may fill it again
    Actor.UNDO: 1,
    Actor.TAGS: 2,
    Actor.PROVIDER: 3,
    Actor.WEBHOOK: 3,
    Actor.PLAYER: 3,
    Actor.NFO: 4,
}


_OF_FILES = frozenset({Actor.NFO, Actor.TAGS})
#: Whose word on what a person did with a title no file overrules.
_OF_PEOPLE = frozenset({Actor.PERSON, Actor.UNDO, Actor.PLAYER})


def decide(
    current: Value,
    is_locked: bool,
    origin: Actor | None,
    proposed: Value,
    actor: Actor,
    *,
    gathers: bool = False,
    is_over_local: bool = False,
    is_mark: bool = False,
) -> Verdict:
    """Whether `actor` may put `proposed` where `current` stands, which `origin` wrote (None = unknown).

    A person and undo always may, with emptiness too. Where a field `gathers` (ids, ratings, names), whatever only adds
    to what stands there takes nothing from anybody; where the source `is_over_local`, files do not outrank it. What
    `is_mark` is what people did with a title: they and their players say it, files only where nobody did. Pure;
    deciding twice gives KEEP the second time.
    """
    if is_empty(proposed) and is_empty(current):
        return Verdict.KEEP
    if proposed == current:
        is_better = origin is not None and origin.is_automatic and _RANK[actor] > _RANK[origin]
        return Verdict.VOUCH if is_better and not is_locked and not is_mark else Verdict.KEEP
    if not actor.is_automatic:
        return Verdict.TAKE
    if is_empty(proposed):
        return Verdict.KEEP
    if is_locked:
        return Verdict.SUGGEST
    if is_empty(current):
        return Verdict.TAKE
    if gathers and _only_adds(current, proposed):
        return Verdict.TAKE
    if is_mark and (actor is Actor.PLAYER or origin in _OF_PEOPLE):
        return Verdict.TAKE if actor is Actor.PLAYER else Verdict.KEEP
    outranked = origin is not None and _RANK[actor] < _RANK[origin] and not (is_over_local and origin in _OF_FILES)
    return Verdict.KEEP if outranked else Verdict.TAKE


def _only_adds(current: Value, proposed: Value) -> bool:
    return isinstance(current, tuple) and isinstance(proposed, tuple) and set(current) <= set(proposed)

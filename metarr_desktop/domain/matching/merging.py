"""One candidate out of those that several providers have for the same title."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.matching.names import same_dress, same_name

if TYPE_CHECKING:
    from metarr_desktop.domain.provider import Candidate

# What a title belongs to is often listed with its ids, and is shared by titles that are not the same.
_OF_SOMETHING_ELSE = {
    Kind.MOVIE: frozenset({Scheme.TMDB_SET}),
    Kind.ALBUM: frozenset({Scheme.MB_ARTIST, Scheme.MB_RECORDING, Scheme.MB_TRACK}),
}
_SAME_RUNTIME = 0.1  # of the longer: two films of one name and year that differ by more are two


def own_ids(kind: Kind, ids: Iterable[ExternalId]) -> frozenset[ExternalId]:
    """The ids that name the title itself, not its set or its artist."""
    others = _OF_SOMETHING_ELSE.get(kind, frozenset())
    return frozenset(ExternalId(str(one.scheme), one.value) for one in ids if one.value and one.scheme not in others)


def contradict(one: frozenset[ExternalId], other: frozenset[ExternalId]) -> bool:
    """Whether a scheme gives both an id, and no id of that scheme is shared."""
    ours, theirs = _by_scheme(one), _by_scheme(other)
    return any(not ours[scheme] & theirs[scheme] for scheme in ours.keys() & theirs.keys())


class Merged(NamedTuple):
    """One title: put together, the providers that have it, and all the years that they give it."""

    candidate: Candidate
    providers: tuple[str, ...]
    years: frozenset[int]


def merged(candidates: Sequence[Candidate]) -> list[tuple[Candidate, tuple[str, ...]]]:
    """The same title from several providers as one, with the names of these providers (`merge`)."""
    return [(one.candidate, one.providers) for one in merge(candidates)]


def merge(candidates: Sequence[Candidate]) -> list[Merged]:
    """The same title from several providers as one; the order of the candidates does not matter.

    The same is what shares an id of the title itself and contradicts in no other, or else agrees in title and year.
    Search answers often carry the provider's own id alone: what is the only one of its title and year at one provider
    is taken for the only one at another too. That much makes two answers one witness less of doubt, but proves no id:
    the ids of the fuller one alone are kept then.
    """
    pool = sorted(dict.fromkeys(candidates), key=_order)
    by_ids = _grouped(pool)
    return sorted((_as_one(group) for group in _paired_by_name(by_ids)), key=lambda one: _order(one.candidate))


def _order(candidate: Candidate) -> tuple[str, ...]:
    """An order that depends on nothing but the candidate."""
    return candidate.provider, candidate.kind, candidate.title, repr(candidate)


class _Group:
    """Candidates that are one title: `ids` all that is proven of it."""

    def __init__(self, members: list[Candidate]) -> None:
        self.members = members
        self.ids = frozenset[ExternalId]().union(*(own_ids(one.kind, one.ids) for one in members))

    def may_join(self, other: _Group) -> bool:
        """Whether no two of them contradict each other, but for some that agree in title and year."""
        return not any(
            contradict(own_ids(a.kind, a.ids), own_ids(b.kind, b.ids)) and not _agree(a, b)
            for a in self.members
            for b in other.members
        )


def _grouped(pool: list[Candidate]) -> list[_Group]:
    """Union-find over shared ids, those that agree in title and year first: a contradiction stops the weaker tie."""
    group_of = {index: _Group([one]) for index, one in enumerate(pool)}
    ties = [
        (not _agree(pool[i], pool[j]), i, j) for i, j in combinations(range(len(pool)), 2) if _share(pool[i], pool[j])
    ]
    for _, i, j in sorted(ties):
        first, second = group_of[i], group_of[j]
        if first is not second and first.may_join(second):
            joint = _Group(first.members + second.members)
            group_of = {index: joint if group in (first, second) else group for index, group in group_of.items()}
    return list(dict.fromkeys(group_of.values()))


def _share(a: Candidate, b: Candidate) -> bool:
    return a.kind == b.kind and bool(own_ids(a.kind, a.ids) & own_ids(b.kind, b.ids))


def _agree(a: Candidate, b: Candidate) -> bool:
    return a.year == b.year and a.year is not None and _same_title(a, b)


def _same_title(a: Candidate, b: Candidate, same: Callable[[str, str], bool] = same_name) -> bool:
    return same(a.title, b.title) or any(
        one and other and same(one, other) for one, other in ((a.title, b.original_title), (a.original_title, b.title))
    )


class _Likeness(NamedTuple):
    """How two answers have to be alike to be taken for one title."""

    same: Callable[[str, str], bool]
    most_years: int = 0
    by_runtime: bool = False  # both are known, and agree


# The surest first, so that a looser likeness of a third one does not spoil them. A year apart: providers count from the
# festival or from the cinema.
_LIKENESSES = (
    _Likeness(same_dress, by_runtime=True),
    _Likeness(same_dress),
    _Likeness(same_name),
    _Likeness(same_name, 1),
)


def _paired_by_name(groups: list[_Group]) -> list[list[_Group]]:
    """Groups of different providers that are alike in title and year, where each provider has just one such."""
    sets = [[group] for group in groups]
    for how in _LIKENESSES:
        clusters: list[list[list[_Group]]] = []
        for one in sets:
            home = [cluster for cluster in clusters if any(_alike(one, other, how) for other in cluster)]
            clusters = [cluster for cluster in clusters if not any(cluster is old for old in home)]
            clusters.append([one, *(other for cluster in home for other in cluster)])
        sets = [part for cluster in clusters for part in _only_if_clear(cluster, how)]
    return sets


def _only_if_clear(cluster: list[list[_Group]], how: _Likeness) -> list[list[_Group]]:
    if all(_alike(a, b, how) for a, b in combinations(cluster, 2)):
        return [[group for one in cluster for group in one]]
    return cluster


def _alike(some: list[_Group], others: list[_Group], how: _Likeness) -> bool:
    """Whether they may be one: never two that the same provider tells apart."""
    if _providers(some) & _providers(others):
        return False
    pairs = [(a, b) for a in some for b in others]
    return not any(contradict(a.ids, b.ids) for a, b in pairs) and any(
        _seem_same(one, other, how) for a, b in pairs for one in a.members for other in b.members
    )


def _providers(groups: list[_Group]) -> set[str]:
    return {member.provider for group in groups for member in group.members}


def _seem_same(a: Candidate, b: Candidate, how: _Likeness) -> bool:
    if a.kind != b.kind or not a.year or not b.year or abs(a.year - b.year) > how.most_years:
        return False
    if not _same_title(a, b, how.same) or (a.artist and b.artist and not same_name(a.artist, b.artist)):
        return False
    if a.runtime_min and b.runtime_min:
        return abs(a.runtime_min - b.runtime_min) <= _SAME_RUNTIME * max(a.runtime_min, b.runtime_min)
    return not how.by_runtime


def _fullness(candidate: Candidate) -> tuple[int, int, int]:
    given = (
        candidate.year, candidate.original_title, candidate.runtime_min, candidate.countries, candidate.language,
        candidate.overview, candidate.picture_url, candidate.artist, candidate.children, candidate.episode_count,
    )  # fmt: skip
    return sum(bool(one) for one in given), len(candidate.ids), len(candidate.titles)


def _as_one(groups: list[_Group]) -> Merged:
    members = sorted((one for group in groups for one in group.members), key=_order)
    members.sort(key=_fullness, reverse=True)
    first = members[0]
    proven = next(group for group in groups if first in group.members)
    providers = tuple(dict.fromkeys(one.provider for one in members))
    years = frozenset(one.year for one in members if one.year is not None)
    if len(members) == 1:
        return Merged(first, providers, years)
    whole = replace(
        first,
        ids=tuple(dict.fromkeys(id for one in members if one in proven.members for id in one.ids)),
        titles=_all_titles(members),
        year=_usual_year(members),
    )
    return Merged(_filled(whole, members[1:]), providers, years)


def _all_titles(members: list[Candidate]) -> tuple[str, ...]:
    first = members[0]
    names = (name for one in members for name in (one.title, one.original_title, *one.titles) if name)
    return tuple(name for name in dict.fromkeys(names) if name not in (first.title, first.original_title))


def _usual_year(members: list[Candidate]) -> int | None:
    """The year that most give, of equals that of the fullest."""
    years = Counter(one.year for one in members if one.year is not None)
    return years.most_common(1)[0][0] if years else None


def _filled(whole: Candidate, others: list[Candidate]) -> Candidate:
    """The candidate with what it lacks from the others, the fuller first."""
    for name in (
        "original_title", "artist", "runtime_min", "countries", "language", "overview", "note", "picture_url",
        "episode_count", "season_count", "episodes", "children", "lengths_s",
    ):  # fmt: skip
        given = next((value for one in (whole, *others) if (value := getattr(one, name))), None)
        if given and not getattr(whole, name):
            whole = replace(whole, **{name: given})
    return whole


def _by_scheme(ids: frozenset[ExternalId]) -> dict[str, set[str]]:
    by_scheme: dict[str, set[str]] = defaultdict(set)
    for one in ids:
        by_scheme[one.scheme].add(one.value)
    return by_scheme

"""What speaks for and against a candidate, each with its weight.

A weight is in nats: the natural logarithm of how many times more often this is seen of the right title than of a wrong
one that a search gives. Weights add up; `ranking` makes a confidence of the sums. They were fitted on the
items of tests/data/matching/fitting and rounded; those beside them judge (docs/MATCHING.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.matching.match import Grade, Reason
from metarr_desktop.domain.matching.merging import Merged, own_ids
from metarr_desktop.domain.matching.names import Level, Likeness, likeness, part_of, same_name
from metarr_desktop.domain.titles import folded

if TYPE_CHECKING:
    from metarr_desktop.domain.ids import ExternalId
    from metarr_desktop.domain.provider import Candidate, Wanted


class Evidence(NamedTuple):
    reason: Reason
    weight: float


_TITLE = MappingProxyType(
    {
        Level.EXACT: 4.5,
        Level.DRESS: 4.3,
        Level.NUMERAL: 4.3,
        Level.ARTICLE: 3.8,
        Level.QUALIFIED: 3.8,
        Level.TYPO: 3.0,
        Level.SHORT: 2.0,
        Level.TAIL: 1.5,
        Level.NEAR: 0.5,
        Level.FAR: -2.0,
        Level.OTHER: -5.0,
    }
)
_VERY_NAME = (Level.EXACT, Level.DRESS, Level.NUMERAL)
_INEXACT = (Level.ARTICLE, Level.QUALIFIED, Level.TYPO, Level.SHORT, Level.TAIL, Level.NEAR)
_GOOD_TITLE, _FAIR_TITLE = 3.5, 0.0
_OTHER_NAME = -0.3  # found among translations and other names, which more titles share
_ANOTHER_HAS_IT = -2.5  # alike but not the same, while another one bears that very name: a slip seldom makes a title
_OTHER_NUMBER = -5.0
_OTHER_KIND = -8.0
_SPEAKS_AGAINST = -2.0

_SAME_YEAR = 2.2  # so that it alone does not decide between two of one name a year apart
_YEARS_OFF = {1: 0.0, 2: -2.5, 3: -3.2, 4: -3.2, 5: -3.2}  # one: festival, cinema and home
_ANOTHER_YEAR = -5.0
_LATER_ALBUM = -1.0  # a reissue carries its own year
_NO_YEAR_THERE = -1.5  # what has no year at a provider is hardly known, or not out yet

_RUNTIMES = ((0.012, 2.8), (0.03, 1.0), (0.06, 0.0), (0.12, -0.8), (0.30, -2.5))  # (off by at most, weight)
_OTHER_RUNTIME = -5.0
_MINUTES_OFF = ((1.5, 2.8), (3.0, 1.0))  # credits, logos and rounding, however short it is
_SPED_UP = 0.0
_LONGER_CUT, _LONGER_CUT_SHARE = -1.5, 0.25
_PAL = 25 / 24  # a film that was sped up for European television

_EPISODES_FIT = 0.8
_EPISODES_LISTED = 0.8
_SEASON_ENDS_ALIKE, _MOST_SEASONS = 0.9, 3  # the last file of a season is its last episode; each season that is so
_TOO_MANY_EPISODES = -3.5
_A_YEAR = 1900
_ONE_SEASON_MORE = -1.0  # a provider behind the times

_SAME_ARTIST, _NEAR_ARTIST, _PART_OF_ARTIST, _OTHER_ARTIST = 2.5, 0.0, -1.0, -5.0
_NEAR_ARTIST_PERCENT = 80
_VARIOUS = "various artists"
_CHILDREN = ((0.9, 3.0), (0.6, 1.0), (0.3, -1.0))  # (share of them known there, weight)
_OTHER_CHILDREN = -3.0
_LENGTHS_FIT, _LENGTHS_DIFFER = 1.0, -1.0
_SECONDS_OFF = 4.0
_ANOTHER_PROVIDER = 0.5
_MOST_PROVIDERS = 3
_KNOWN_ID, _CONTRADICTED_ID = 30.0, -3.0  # more than all else together


def bears_the_name(wanted: Wanted, title: Merged) -> bool:
    """Whether a title is called just so, and nothing else speaks against it."""
    if _most_alike(wanted, title.candidate)[1].level not in _VERY_NAME:
        return False
    return all(one.weight > _SPEAKS_AGAINST for one in weigh(wanted, title, False))


def weigh(wanted: Wanted, title: Merged, another_has_it: bool) -> list[Evidence]:
    """All that speaks for and against a title; `another_has_it` says that some other one bears the very name."""
    candidate = title.candidate
    found = [
        *_ids(wanted, candidate),
        *_kind(wanted, candidate),
        *_title(wanted, candidate, another_has_it),
        *_year(wanted, title),
        *_runtime(wanted, candidate),
        *_episodes(wanted, candidate),
        *_artist(wanted, candidate),
        *_children(wanted, candidate),
        *_lengths(wanted, candidate),
        *_providers(title.providers),
    ]
    return sorted(found, key=lambda one: -abs(one.weight))


def _ids(wanted: Wanted, candidate: Candidate) -> Iterator[Evidence]:
    if wanted.kind != candidate.kind:
        return  # movie 603 and series 603 of one provider are two things
    theirs = own_ids(candidate.kind, candidate.ids)
    for id in sorted(own_ids(wanted.kind, wanted.ids)):
        if id in theirs:
            yield Evidence(Reason("id", Grade.GOOD, {"scheme": id.scheme, "value": id.value}), _KNOWN_ID)
        elif others := [one.value for one in sorted(theirs) if one.scheme == id.scheme]:
            yield Evidence(_other_id(id, others[0]), _CONTRADICTED_ID)


def _other_id(id: ExternalId, found: str) -> Reason:
    return Reason("id_other", Grade.BAD, {"scheme": id.scheme, "wanted": id.value, "found": found})


def _kind(wanted: Wanted, candidate: Candidate) -> Iterator[Evidence]:
    if wanted.kind != candidate.kind:
        yield Evidence(Reason("kind", Grade.BAD, {"found": candidate.kind.value}), _OTHER_KIND)


def _title(wanted: Wanted, candidate: Candidate, another_has_it: bool) -> Iterator[Evidence]:
    weight, like = _most_alike(wanted, candidate)
    grade = Grade.GOOD if weight >= _GOOD_TITLE else Grade.FAIR if weight >= _FAIR_TITLE else Grade.BAD
    args: dict[str, str | int | float] = {"wanted": like.ours, "found": like.theirs, "percent": like.percent}
    loss = _ANOTHER_HAS_IT if another_has_it and like.level in _INEXACT else 0.0
    yield Evidence(Reason(f"title_{like.level.value}", grade, args), _TITLE[like.level] + loss)
    own = (candidate.title, candidate.original_title)
    if like.theirs not in own and grade is not Grade.BAD:
        yield Evidence(Reason("title_other_name", Grade.FAIR, {"found": like.theirs}), _OTHER_NAME)
    if not like.numbers_agree:
        names = {"wanted": like.ours, "found": like.theirs}
        yield Evidence(Reason("numbers", Grade.BAD, names), _OTHER_NUMBER)


def _most_alike(wanted: Wanted, candidate: Candidate) -> tuple[float, Likeness]:
    """The pair of names that speaks most for the candidate; of equals the first."""
    ours = tuple(dict.fromkeys((wanted.title, *wanted.titles)))
    own = (candidate.title, candidate.original_title)
    theirs = tuple(_own_year(name, candidate.year) for name in dict.fromkeys((*own, *candidate.titles)) if name) or (
        "",
    )
    best: tuple[float, Likeness] | None = None
    for name in theirs:
        for mine in ours:
            like = likeness(mine, name)
            weight = _TITLE[like.level] + (0 if name in own else _OTHER_NAME)
            weight += 0 if like.numbers_agree else _OTHER_NUMBER
            if best is None or (weight, like.percent) > (best[0], best[1].percent):
                best = weight, like
    assert best is not None
    return best


def _own_year(name: str, year: int | None) -> str:
    """The name without its own year: TheTVDB tells series of one name apart by it."""
    return name.removesuffix(f"({year})").strip() or name


def _year(wanted: Wanted, title: Merged) -> Iterator[Evidence]:
    """The year of the provider that is nearest: some count from the festival, some from the cinema."""
    if not title.years:
        yield Evidence(Reason("year_unknown", Grade.FAIR), _NO_YEAR_THERE)
    elif wanted.year is not None:
        off = min((year - wanted.year for year in title.years), key=lambda years: (abs(years), years))
        args = {"found": wanted.year + off, "off": off}
        grade = Grade.GOOD if not off else Grade.FAIR if abs(off) == 1 else Grade.BAD
        yield Evidence(Reason("year", grade, args), _year_weight(wanted.kind, off))


def _year_weight(kind: Kind, off: int) -> float:
    if not off:
        return _SAME_YEAR
    if kind is Kind.ALBUM and off < -1:
        return _LATER_ALBUM
    return _YEARS_OFF.get(abs(off), _ANOTHER_YEAR)


def _runtime(wanted: Wanted, candidate: Candidate) -> Iterator[Evidence]:
    ours, theirs = wanted.runtime_min, candidate.runtime_min
    if not ours or not theirs or ours <= 0 or theirs <= 0 or wanted.kind is not Kind.MOVIE:
        return  # an episode's length says little: specials, double episodes, shows of half an hour by the hundred
    weight = _runtime_weight(ours, theirs)
    grade = Grade.GOOD if weight > 1 else Grade.FAIR if weight >= _LONGER_CUT else Grade.BAD
    args = {"found": round(theirs), "off": round(theirs - ours)}
    yield Evidence(Reason("runtime", grade, args), weight)


def _runtime_weight(ours: float, theirs: float) -> float:
    """By minutes or by share, whichever speaks more for it; a longer cut than the one listed is nothing odd."""
    off = abs(theirs - ours)
    share = off / max(ours, theirs)
    weights = [next((weight for limit, weight in _RUNTIMES if share <= limit), _OTHER_RUNTIME)]
    weights += [weight for limit, weight in _MINUTES_OFF if off <= limit]
    if theirs < ours and share <= _LONGER_CUT_SHARE:
        weights.append(_LONGER_CUT)
    if abs(theirs - ours * _PAL) <= _MINUTES_OFF[0][0]:
        weights.append(_SPED_UP)
    return max(weights)


def _episodes(wanted: Wanted, candidate: Candidate) -> Iterator[Evidence]:
    regular = {(season, episode) for season, episode in wanted.episodes if season > 0}
    if wanted.kind is not Kind.SERIES or not regular or max(regular)[0] >= _A_YEAR:
        return  # seasons that are named by their year are numbered otherwise elsewhere
    if candidate.episodes and not wanted.is_anime:  # the numbers of an anime's files may run through its seasons
        found = len(regular & set(candidate.episodes))
        listed = found / len(regular)
        args = {"wanted": len(regular), "found": found}
        weight = _EPISODES_LISTED if listed > 0.9 else 0.0 if listed > 0.6 else _TOO_MANY_EPISODES
        ends = _last_of_each(regular)
        if weight > 0 and ends <= _last_of_each(candidate.episodes):
            weight += _SEASON_ENDS_ALIKE * min(len(ends), _MOST_SEASONS)
        grade = Grade.GOOD if weight > 0 else Grade.FAIR if weight == 0 else Grade.BAD
        yield Evidence(Reason("episodes", grade, args), weight)
    elif candidate.episode_count or candidate.season_count:
        yield _counts(wanted, candidate, regular)


def _last_of_each(episodes: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The last episode of each season."""
    return set(dict(sorted(episodes)).items())


def _counts(wanted: Wanted, candidate: Candidate, regular: set[tuple[int, int]]) -> Evidence:
    """The files' numbers against how many seasons and episodes there are at all."""
    last_season = max(season for season, _ in regular)
    seasons = candidate.season_count or last_season
    needed = max(len(regular), max(episode for _, episode in regular))
    if last_season > seasons and not wanted.is_anime:
        weight = _ONE_SEASON_MORE if last_season == seasons + 1 else _TOO_MANY_EPISODES
        grade = Grade.FAIR if last_season == seasons + 1 else Grade.BAD
        return Evidence(Reason("seasons", grade, {"wanted": last_season, "found": seasons}), weight)
    args = {"wanted": needed, "found": candidate.episode_count or needed}
    if needed > args["found"]:
        return Evidence(Reason("episodes", Grade.BAD, args), _TOO_MANY_EPISODES)
    return Evidence(Reason("episodes", Grade.GOOD, args), _EPISODES_FIT)


def _artist(wanted: Wanted, candidate: Candidate) -> Iterator[Evidence]:
    if not wanted.artist or not candidate.artist:
        return
    if folded(wanted.artist) == folded(candidate.artist) == _VARIOUS:
        return  # as half of all samplers are
    args = {"found": candidate.artist}
    like = likeness(wanted.artist, candidate.artist)
    if same_name(wanted.artist, candidate.artist) or like.level is Level.TYPO:
        yield Evidence(Reason("artist", Grade.GOOD, args), _SAME_ARTIST)
    elif like.percent >= _NEAR_ARTIST_PERCENT or like.level in (Level.SHORT, Level.TAIL):
        yield Evidence(Reason("artist", Grade.FAIR, args), _NEAR_ARTIST)
    elif part_of(wanted.artist, candidate.artist):
        yield Evidence(Reason("artist", Grade.FAIR, args), _PART_OF_ARTIST)
    else:
        yield Evidence(Reason("artist_other", Grade.BAD, args), _OTHER_ARTIST)


def _children(wanted: Wanted, candidate: Candidate) -> Iterator[Evidence]:
    """An album's tracks, of which all should be there; an artist's albums, of which files have a few."""
    if not wanted.children or not candidate.children or wanted.kind is Kind.SERIES:
        return
    agreeing = sum(_is_among(name, candidate.children) for name in wanted.children)
    of = len(wanted.children)
    if wanted.kind is Kind.ALBUM:
        of = max(of, len(candidate.children))
    weight = next((weight for share, weight in _CHILDREN if agreeing / of >= share), _OTHER_CHILDREN)
    grade = Grade.GOOD if weight > 1 else Grade.FAIR if weight > 0 else Grade.BAD
    yield Evidence(Reason("children", grade, {"agreeing": agreeing, "of": of}), weight)


def _is_among(name: str, names: Sequence[str]) -> bool:
    levels = (Level.EXACT, Level.DRESS, Level.NUMERAL, Level.ARTICLE, Level.TYPO, Level.SHORT)
    return any((like := likeness(name, other)).level in levels and like.numbers_agree for other in names)


def _lengths(wanted: Wanted, candidate: Candidate) -> Iterator[Evidence]:
    pairs = [
        abs(ours - theirs) <= _SECONDS_OFF
        for ours, theirs in zip(wanted.lengths_s, candidate.lengths_s, strict=False)
        if ours is not None and theirs is not None
    ]
    if not pairs or wanted.kind is not Kind.ALBUM:
        return
    of = max(len(pairs), len(wanted.lengths_s), len(candidate.lengths_s))
    is_fit = sum(pairs) > 0.7 * of
    args = {"agreeing": sum(pairs), "of": of}
    yield Evidence(
        Reason("lengths", Grade.GOOD if is_fit else Grade.BAD, args), _LENGTHS_FIT if is_fit else _LENGTHS_DIFFER
    )


def _providers(providers: Sequence[str]) -> Iterator[Evidence]:
    if len(providers) > 1:
        more = min(len(providers), _MOST_PROVIDERS) - 1
        args: dict[str, str | int | float] = {"names": ", ".join(providers), "count": len(providers)}
        yield Evidence(Reason("providers", Grade.GOOD, args), more * _ANOTHER_PROVIDER)

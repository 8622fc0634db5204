"""The items of tests/data/matching with what providers answer about them, and how well they are identified.

Those in `fitting` are what the weights were fitted on; those in `judging` were written afterwards. Each is searched at
the providers of one of three households: with keys, with some, with none; their answers know no more than those of the
real ones do: TMDB tells its own id, title and
original title, OMDb an IMDb id and a title, Wikidata names in many languages, TVmaze no other names, TheTVDB many.

    python -m tests.domain.matching_items            # the table of docs/MATCHING.md
    python -m tests.domain.matching_items fitting    # which of the fitting half were wrong or waited, and why
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.matching import Match, Verdict, rank, undecided, verdict, with_details
from metarr_desktop.domain.provider import Candidate, Child, Place, Record, Wanted

DATA = Path(__file__).parent.parent / "data" / "matching"
#: Of a file against what providers say: (times, minutes more); (0, 0) for one that could not be read.
_LENGTHS = (
    (1, 0.4), (1, -1.2), (0, 0), (1, 2.1), (1, -0.6), (24 / 25, 0),
    (1, 1.3), (1, 0.0), (0, 0), (1.12, 0), (1, -2.4), (1, 0.8),
)  # fmt: skip
BANDS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 1.01)

_KINDS = {"movies": Kind.MOVIE, "series": Kind.SERIES, "anime": Kind.SERIES, "albums": Kind.ALBUM}
_HOUSEHOLDS = {
    "movies": (("tmdb",), ("tmdb", "omdb"), ("wikidata", "omdb")),
    "series": (("tvmaze", "tvdb"), ("tmdb", "tvmaze"), ("tvmaze",)),
    "anime": (("anilist", "tvdb"), ("anilist",), ("anilist", "tvmaze")),
    "albums": (("musicbrainz", "audiodb"), ("musicbrainz",), ("audiodb",)),
}
#: Which of a title's ids and names a provider's search tells.
_SCHEMES = {
    "tmdb": (Scheme.TMDB,),
    "omdb": (Scheme.IMDB,),
    "wikidata": (Scheme.WIKIDATA, Scheme.IMDB, Scheme.TMDB),
    "tvmaze": (Scheme.TVMAZE, Scheme.TVDB, Scheme.IMDB),
    "tvdb": (Scheme.TVDB,),
    "anilist": (Scheme.ANILIST, Scheme.MAL),
    "musicbrainz": (Scheme.MB_RELEASE_GROUP,),
    "audiodb": (Scheme.AUDIODB, Scheme.MB_RELEASE_GROUP),
}
_TELLS_ORIGINAL = {"tmdb", "wikidata", "tvdb", "anilist"}
_TELLS_OTHERS = {"wikidata", "tvdb", "anilist", "musicbrainz"}
_TELLS_POPULARITY = {"tmdb", "tvmaze", "anilist"}
_TELLS_COUNT = {"anilist"}

_LINE = re.compile(
    r"""(?:\[(?P<kind>movie|series)\]\s)? (?P<names>.*?)
    (?:\s\((?P<year>\d{4})?(?:/(?P<other_year>\d{4}))?\))?
    (?:\s(?P<minutes>\d+)m)? (?:\se(?P<episodes>[\d:,-]+))? (?:\ss(?P<seasons>[\d/]+))? (?:\sp(?P<popularity>[\d.]+))?
    (?:\s\#(?P<children>.+))? $""",
    re.VERBOSE,
)


class Title(NamedTuple):
    """One title of the data: `years` as its first and all further providers have it."""

    number: int
    kind: Kind
    names: tuple[str, ...]
    original: str
    artist: str
    years: tuple[int | None, int | None]
    minutes: int | None
    seasons: tuple[int, ...]
    popularity: float
    children: tuple[str, ...]

    @property
    def ids(self) -> dict[str, str]:
        schemes = {scheme for several in _SCHEMES.values() for scheme in several}
        return {scheme: f"tt{self.number:07}" if scheme is Scheme.IMDB else str(self.number) for scheme in schemes}


@dataclass(frozen=True)
class Item:
    """What a file says, the title it is (None where no provider has it), and the titles that a search gives."""

    name: str
    set_name: str
    household: int
    wanted: Wanted
    truth: Title | None
    titles: tuple[Title, ...]

    def search(self) -> list[Candidate]:
        """All answers, first those of the first provider."""
        providers = _HOUSEHOLDS[self.set_name][self.household]
        return [_answer(provider, title, index) for index, provider in enumerate(providers) for title in self.titles]

    def fetch(self, candidate: Candidate) -> Record:
        """What the provider of a candidate knows of it."""
        return _record(
            candidate, next(one for one in self.titles if one.ids[candidate.ids[0].scheme] == _own(candidate))
        )

    def is_right(self, match: Match) -> bool:
        return self.truth is not None and self.truth.ids[match.candidate.ids[0].scheme] == _own(match.candidate)


class Outcome(NamedTuple):
    item: Item
    matches: list[Match]
    asked: int  # for details
    verdict: Verdict

    @property
    def is_right(self) -> bool:
        return bool(self.matches) and self.item.is_right(self.matches[0])


def identify(item: Item) -> Outcome:
    """As the service does it: search, then the details that may settle it, then the verdict."""
    candidates = item.search()
    matches = rank(item.wanted, candidates)
    asked, known = 0, set[ExternalId]()
    for _ in range(2):
        unclear = [one for one in undecided(matches) if one.candidate.ids[0] not in known]
        known |= {one.candidate.ids[0] for one in unclear}
        candidates += [with_details(one.candidate, item.fetch(one.candidate)) for one in unclear]
        asked += len(unclear)
        matches = rank(item.wanted, candidates)
    return Outcome(item, matches, asked, verdict(matches))


def items(half: str) -> list[Item]:
    """The items of "fitting" or "judging"."""
    return [item for set_name in _KINDS for item in _items(half, set_name)]


def _items(half: str, set_name: str) -> Iterator[Item]:
    text = (DATA / half / f"{set_name}.txt").read_text(encoding="utf-8")
    blocks = [[line for line in block.splitlines() if line[:1] in ("?", "=", "-")] for block in text.split("\n\n")]
    for index, lines in enumerate(block for block in blocks if block):
        base = 10_000 * list(_KINDS).index(set_name) + 10 * index
        titles = tuple(_title(line[2:], base + place, _KINDS[set_name]) for place, line in enumerate(lines[1:], 1))
        truth = titles[0] if lines[1][0] == "=" else None
        # The fuller answers do not stand first, nor the right one.
        shuffled = titles[index % len(titles) :] + titles[: index % len(titles)]
        wanted = _measured(_wanted(lines[0][2:], set_name), truth, index)
        yield Item(lines[0][2:], set_name, (index // 2) % 3, wanted, truth, shuffled)


def _measured(wanted: Wanted, truth: Title | None, index: int) -> Wanted:
    """With what a file tells by itself where the item does not say: its length, and the episodes that are there.

    Lengths differ by logos and credits, some are sped up or longer cuts, one file in six could not be read.
    """
    if truth is None:
        return wanted
    if wanted.kind is Kind.MOVIE and truth.minutes and not wanted.runtime_min:
        factor, more = _LENGTHS[index % len(_LENGTHS)]
        return replace(wanted, runtime_min=truth.minutes * factor + more) if factor else wanted
    if wanted.kind is Kind.SERIES and truth.seasons and not wanted.episodes:
        first = truth.seasons[0]
        there = ((first,), truth.seasons, (max(1, first // 2),))[index % 3]
        return replace(wanted, episodes=tuple((s, e) for s, most in enumerate(there, 1) for e in range(1, most + 1)))
    return wanted


def _parts(line: str) -> re.Match[str]:
    match = _LINE.fullmatch(line.strip())
    assert match is not None, line
    return match


def _title(line: str, number: int, kind: Kind) -> Title:
    parts = _parts(line)
    names, _, rest = parts["names"].partition(" | ")
    name, _, artist = names.partition(" @")
    original, _, others = rest.partition("| ") if rest else ("", "", "")
    year = int(parts["year"]) if parts["year"] else None
    return Title(
        number=number,
        kind=Kind(parts["kind"]) if parts["kind"] else kind,
        names=(name, *(one.strip() for one in others.split("; ") if one.strip())),
        original=original.strip(" |"),
        artist=artist,
        years=(year, int(parts["other_year"]) if parts["other_year"] else year),
        minutes=int(parts["minutes"]) if parts["minutes"] else None,
        seasons=tuple(int(one) for one in (parts["seasons"] or "").split("/") if one),
        popularity=float(parts["popularity"] or 0),
        children=tuple((parts["children"] or "").split("·")) if parts["children"] else (),
    )


def _wanted(line: str, set_name: str) -> Wanted:
    parts = _parts(line)
    name, _, artist = parts["names"].partition(" @")
    episodes = tuple(
        (int(season), episode)
        for span in (parts["episodes"] or "").split(",")
        if span
        for season, first, last in [re.split("[:-]", span)]
        for episode in range(int(first), int(last) + 1)
    )
    return Wanted(
        _KINDS[set_name],
        name,
        int(parts["year"]) if parts["year"] else None,
        artist=artist,
        runtime_min=float(parts["minutes"]) if parts["minutes"] else None,
        episodes=episodes,
        children=tuple(parts["children"].split("·")) if parts["children"] else (),
        is_anime=set_name == "anime",
    )


def _answer(provider: str, title: Title, index: int) -> Candidate:
    return Candidate(
        provider,
        title.kind,
        title.names[0],
        tuple(ExternalId(scheme, title.ids[scheme]) for scheme in _SCHEMES[provider]),
        title.years[min(index, 1)],
        original_title=title.original if provider in _TELLS_ORIGINAL else "",
        titles=title.names[1:] if provider in _TELLS_OTHERS else (),
        artist=title.artist,
        popularity=title.popularity if provider in _TELLS_POPULARITY else 0.0,
        episode_count=sum(title.seasons) or None if provider in _TELLS_COUNT else None,
    )


def _record(candidate: Candidate, title: Title) -> Record:
    episodes = tuple(
        Child(Kind.EPISODE, Place(season, episode))
        for season, count in enumerate(title.seasons, 1)
        for episode in range(1, count + 1)
    )
    tracks = tuple(
        Child(Kind.TRACK, Place(track=place), values={"title": name}) for place, name in enumerate(title.children, 1)
    )
    values = {
        "title": title.names[0],
        "original_title": title.original,
        "alternative_titles": title.names[1:],
        "year": title.years[0],
        "runtime": title.minutes,
    }
    known = {name: value for name, value in values.items() if value}
    return Record(candidate.provider, title.kind, candidate.ids, known, children=episodes + tracks)


def _own(candidate: Candidate) -> str:
    return candidate.ids[0].value


def table(outcomes: Sequence[Outcome]) -> str:
    """How many were taken and right, by set, and how right each confidence was, as Markdown."""
    rows = ["| items | | have a match | taken | right of these | waiting, best one right | details asked |"]
    rows.append("|---|--:|--:|--:|--:|--:|--:|")
    for set_name in (*_KINDS, "all"):
        those = [one for one in outcomes if set_name in (one.item.set_name, "all")]
        taken = [one for one in those if one.verdict is Verdict.TAKE]
        waiting = [one for one in those if one.verdict is not Verdict.TAKE and one.item.truth]
        has = sum(one.item.truth is not None for one in those)
        right = sum(one.is_right for one in taken)
        rows.append(
            f"| {set_name} | {len(those)} | {has} | {len(taken)} ({len(taken) / has:.0%}) | {right} "
            f"({right / max(len(taken), 1):.1%}) | {sum(one.is_right for one in waiting)} of {len(waiting)} "
            f"| {sum(one.asked for one in those) / len(those):.2f} an item |"
        )
    rows += ["", "| confidence | candidates | said on average | right |", "|---|--:|--:|--:|"]
    for low, high, said, right_share, count in bands(outcomes):
        rows.append(f"| {low:.2f} to {min(high, 1):.2f} | {count} | {said:.2f} | {right_share:.2f} |")
    return "\n".join(rows)


def bands(outcomes: Sequence[Outcome]) -> list[tuple[float, float, float, float, int]]:
    """(from, to, average confidence, share that is right, how many) of all candidates by confidence."""
    pairs = [(match.confidence, one.item.is_right(match)) for one in outcomes for match in one.matches]
    found = []
    for low, high in pairwise(BANDS):
        inside = [pair for pair in pairs if low <= pair[0] < high]
        if inside:
            said, right = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            found.append((low, high, said, right, len(inside)))
    return found


def _explain(outcome: Outcome) -> str:
    lines = [f"{outcome.item.name!r}: {outcome.verdict}, {'right' if outcome.is_right else 'WRONG'}"]
    for match in outcome.matches[:3]:
        mark = "=" if outcome.item.is_right(match) else "-"
        words = ", ".join(f"{one.code}{dict(one.args) if one.grade == 'bad' else ''}" for one in match.reasons)
        lines.append(f"   {mark} {match.confidence:.3f} {match.candidate.title} ({match.candidate.year}): {words}")
    return "\n".join(lines)


def main(words: Sequence[str]) -> None:
    half = "fitting" if "fitting" in words else "judging"
    outcomes = [identify(item) for item in items(half)]
    lines = [_explain(one) for one in outcomes if one.verdict is not Verdict.TAKE or not one.is_right]
    sys.stdout.write(("\n".join(lines) + "\n\n" if half == "fitting" else "") + table(outcomes) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])

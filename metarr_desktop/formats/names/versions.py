"""Several files of one thing: what tells the versions apart, and names that say nothing of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from metarr_desktop.domain.guess import Guess
from metarr_desktop.formats.names.patterns import pattern
from metarr_desktop.formats.names.titles import clean, fold, readable
from metarr_desktop.formats.names.traits import read_traits

_NOTHING = pattern(
    r"(?:movie|film|video|main|feature|mainfeature|title|vts|track|clip|disc|disk|dvd|cd|part|pt|index|stream|file|t|mv|"
    r"unnamed|untitled|output|new)?[a-f\d]*",
)
_WORD_EDGE = pattern(r"(?<=[\s._-])(?=[^\s._-])|(?<=[^\s._-])(?=[\s._-])|$")
# "abc-heat" and "abc-heat1080": the form in which release groups shorten names.
_SHORTENED = pattern(r"[a-z0-9]{2,12}-[a-z0-9.]+")


def labels_of(versions: Sequence[tuple[str, Guess]]) -> list[str]:
    """A label for each version (its name without extension, what was read from it), all different; "" for the only one.

    Edition and resolution tell versions apart; more (source, codec, group, the words left over) only where they must.
    """
    if len(versions) < 2:
        return ["" for _ in versions]
    facets = [_facets(guess) for _, guess in versions]
    labels = [" ".join(filter(None, row[:2])) for row in facets]
    for column in range(2, len(facets[0])):
        doubled = {label for label, count in Counter(labels).items() if count > 1}
        if not doubled:
            break
        labels = [
            f"{label} {row[column]}".strip() if label in doubled else label
            for label, row in zip(labels, facets, strict=True)
        ]
    return _told_apart([name for name, _ in versions], labels)


def _facets(guess: Guess) -> list[str]:
    return [
        " ".join(guess.edition),
        guess.resolution,
        " ".join(guess.hdr),
        guess.source,
        guess.video_codec,
        guess.release_group,
        guess.container,
    ]


def _told_apart(names: Sequence[str], labels: Sequence[str]) -> list[str]:
    """The labels, with the words in which the names differ where labels are the same or say nothing."""
    shared = _shared_words(names)
    seen: set[str] = set()
    result = []
    for name, label in zip(names, labels, strict=True):
        if label in seen or (not label and name[shared:]):
            label = f"{label} {clean(readable(name[shared:])) or readable(name)}".strip()
        while label in seen:
            label += "'"
        seen.add(label)
        result.append(label)
    return result


def _shared_words(names: Sequence[str]) -> int:
    """How many characters all names begin with, up to the end of a word."""
    first, *others = [name.lower() for name in names]
    for match in reversed(list(_WORD_EDGE.finditer(first))):
        if all(name.startswith(first[: match.start()]) for name in others):
            return match.start()
    return 0


def is_version_folder(name: str) -> bool:
    """Whether a folder inside a film's folder only names a version ("1080p", "Director's Cut")."""
    traits = read_traits(readable(name)[:100])
    return (traits.is_technical or bool(traits.edition)) and not traits.others


def says_nothing(stem: str, guess: Guess) -> bool:
    """Whether a file's name gives no title that a person would recognise: numbers, "movie", a shortened release."""
    if not fold(guess.title):
        return True
    return guess.year is None and bool(_NOTHING.fullmatch(fold(stem)) or _SHORTENED.fullmatch(stem))

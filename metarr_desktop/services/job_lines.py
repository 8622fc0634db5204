"""What jobs on many files share when they say line by line what they do: a line a portion, and their troubles."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.sentences import sentence

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Progress

_MOST_TROUBLES = 50  # a dead disk has thousands, and a log keeps some hundred lines of all


class Troubles:
    """Says the troubles of a job as they come. `met` is the list that the job adds them to, as sentences."""

    def __init__(self, progress: Progress, met: Sequence[object]) -> None:
        self._progress = progress
        self._met = met
        self._said = 0

    def say(self) -> None:
        """Say those that came since the last time; of very many the first."""
        before, self._said = self._said, len(self._met)
        for one in self._met[before:_MOST_TROUBLES]:
            self._progress.say(str(one), Tone.TROUBLE)
        if before <= _MOST_TROUBLES < self._said:
            more = self._said - max(before, _MOST_TROUBLES)
            text = sentence("There are more problems; all of them are listed when this is over.")
            self._progress.say(text, Tone.TROUBLE, more)


def span_of(names: Sequence[str]) -> str:
    """Where a portion begins and ends: "Alien … Blade Runner"; a name alone is itself."""
    first, last = printable(names[0]), printable(names[-1])
    return first if first == last else f"{first} … {last}"


def in_folder(path: str) -> str:
    """A file with the folder it lies in, which tells more than a name such as `movie.nfo`."""
    folder, name = os.path.split(path)
    return os.path.join(os.path.basename(folder), name)

"""What a running job says of itself, line by line, and how providers answered it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.provider import Heard


class Tone(StrEnum):
    """What a line comes to: work that went well, that changed nothing, that left something to a person, or did not."""

    WELL = "well"
    SAME = "same"
    LEFT = "left"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class LogLine:
    """A sentence of a job and when it was said: UTC text, `YYYY-MM-DD HH:MM:SS`."""

    at: str
    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class JobLog:
    """The newest lines of a job, oldest first; of how many things the last try told in each tone; and by the name of
    each provider how often which answer came.

    Not `is_kept`: whatever the job said is gone, as logs live no longer than the program.
    """

    lines: tuple[LogLine, ...] = ()
    tones: Mapping[Tone, int] = field(default_factory=dict)
    answers: Mapping[str, Mapping[Heard, int]] = field(default_factory=dict)
    is_kept: bool = True

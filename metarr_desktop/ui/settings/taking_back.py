"""What was set on the page, to be taken back: the last first, as with all that a person does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.settings import SettingValue


@dataclass(frozen=True, slots=True)
class Step:
    """A setting was given another value."""

    name: str
    before: SettingValue
    after: SettingValue


class TakingBack:
    """Back and forward over what was set since the program began; what is set anew ends the way forward."""

    def __init__(self) -> None:
        self._behind: list[Step] = []
        self._ahead: list[Step] = []

    def note(self, step: Step) -> None:
        """This was set."""
        self._behind.append(step)
        self._ahead.clear()

    def drop(self, step: Step) -> None:
        """It was refused after all."""
        self._behind = [one for one in self._behind if one is not step]

    def back(self) -> Step | None:
        """What is to be taken back now; None for nothing."""
        if not self._behind:
            return None
        self._ahead.append(self._behind.pop())
        return self._ahead[-1]

    def forward(self) -> Step | None:
        """What is to be done again now; None for nothing."""
        if not self._ahead:
            return None
        self._behind.append(self._ahead.pop())
        return self._behind[-1]

    def forget(self) -> None:
        """Something else was done meanwhile that the same keys take back: they are not to pass it by."""
        self._behind.clear()
        self._ahead.clear()

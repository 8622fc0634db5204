"""What one step hands on to the next by itself, and what waits for the person, as values and rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import LibraryId


class HandOver(StrEnum):
    """A hand-over, named after the step that follows, in the order of the flow."""

    IDENTIFY = "identify"  # after a scan
    ENRICH = "enrich"  # after identifying
    ARTWORK = "artwork"  # after enriching
    PUBLISH = "publish"  # after a scan, and after what follows from it
    SYNC = "sync"  # after publishing

    @property
    def setting(self) -> str:
        """The setting that says whether it is done where a library does not say otherwise."""
        return _SETTINGS[self]


_SETTINGS = {
    HandOver.IDENTIFY: "automation.identify_after_scan",
    HandOver.ENRICH: "automation.enrich_after_identify",
    HandOver.ARTWORK: "automation.artwork_after_enrich",
    HandOver.PUBLISH: "automation.publish_after_scan",
    HandOver.SYNC: "automation.sync_after_publish",
}


@dataclass(frozen=True, slots=True)
class HandOvers:
    """`defaults` hold for every library, `exceptions` for those named: True is "do it", False "ask me"."""

    defaults: Mapping[HandOver, bool]
    exceptions: Mapping[LibraryId, Mapping[HandOver, bool]] = field(default_factory=dict)

    def does(self, step: HandOver, library: LibraryId | None) -> bool:
        """Whether that step follows by itself in a library; None stands for what is in no library."""
        own = self.exceptions.get(library, {}) if library is not None else {}
        return own.get(step, self.defaults[step])

"""What the window remembers between two runs, as one small text in the settings."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from metarr_desktop.domain.views import SORTS, Sort
from metarr_desktop.ui.library.look import ColumnLook, Look, Mode
from metarr_desktop.ui.theme import metrics

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Memory:
    """`geometry` is Qt's own blob in base64; widths in logical pixels; `place` the key of the last view."""

    geometry: str = ""
    has_sidebar: bool = True
    has_details: bool = True
    has_details_beside_pages: bool = False
    details_width: int = metrics.WIDTH_OVERVIEW
    place: str = ""
    look: Look = field(default_factory=Look)


def to_text(memory: Memory) -> str:
    """As it is kept."""
    return json.dumps(asdict(memory), separators=(",", ":"), sort_keys=True)


def from_text(text: str) -> Memory:
    """Read it again. What is broken or of another version is as on the first day."""
    if not text:
        return Memory()
    try:
        kept = json.loads(text)
        return Memory(
            geometry=str(kept["geometry"]),
            has_sidebar=bool(kept["has_sidebar"]),
            has_details=bool(kept["has_details"]),
            has_details_beside_pages=bool(kept["has_details_beside_pages"]),
            details_width=int(kept["details_width"]),
            place=str(kept["place"]),
            look=_look(kept["look"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        log.warning("The window's layout could not be read and starts anew: %s", error)
        return Memory()


def _look(kept: Mapping[str, Any]) -> Look:
    sorts = {
        str(key): Sort(str(sort["by"]), bool(sort["is_descending"]))
        for key, sort in kept["sorts"].items()
        if sort["by"] in SORTS
    }
    columns = tuple(ColumnLook(str(one["name"]), int(one["width"]), bool(one["is_shown"])) for one in kept["columns"])
    return Look(Mode(kept["mode"]), sorts, columns)

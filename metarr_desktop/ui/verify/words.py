"""Findings in words."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.verify import Choice, Finding, State
from metarr_desktop.ui.roles import Heading, TwoLines
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.views import ItemRow

translate = QCoreApplication.translate

SIGNS: Mapping[State, tuple[Icon, Ink]] = {
    State.REPLACED: (Icon.SWAP, Ink.WARN),
    State.DAMAGED: (Icon.OCTAGON, Ink.ERROR),
    State.MISSING: (Icon.BROKEN_LINK, Ink.ERROR),
    State.MISNAMED: (Icon.EDIT, Ink.ACCENT),
    State.FOREIGN: (Icon.USER, Ink.WARN),
    State.UNCACHED: (Icon.DISK_OFF, Ink.WARN),
}


def state_word(state: State) -> str:
    """What a state is called."""
    words = {
        State.MISSING: translate("Verify", "Missing"),
        State.REPLACED: translate("Verify", "Replaced by somebody"),
        State.DAMAGED: translate("Verify", "Damaged"),
        State.FOREIGN: translate("Verify", "Somebody else's"),
        State.MISNAMED: translate("Verify", "Left behind by its video"),
        State.UNCACHED: translate("Verify", "Missing in the cache"),
    }
    return words[state]


def state_sentence(finding: Finding) -> str:
    """What is the matter, and what is safe."""
    if not finding.can_repair:
        return translate("Verify", "Its bytes are neither in the cache nor beside the title any more.")
    sentences = {
        State.MISSING: translate("Verify", "It was published and is gone. The cache still has it."),
        State.REPLACED: translate("Verify", "Something else stands there now. Ours is kept in the cache."),
        State.DAMAGED: translate("Verify", "What stands there cannot be read. The cache still has it whole."),
        State.FOREIGN: translate("Verify", "A player may show it instead of the picture that you chose."),
        State.MISNAMED: translate("Verify", "Its video has another name now. It is renamed to match."),
        State.UNCACHED: translate("Verify", "It is taken again from the library, or from where it came."),
    }
    return sentences[finding.state]


def choice_word(choice: Choice, finding: Finding) -> str:
    """What the button of a choice says."""
    if choice is Choice.THEIRS:
        return translate("Verify", "Take theirs")
    if choice is Choice.LEAVE:
        return translate("Verify", "Leave it")
    words = {
        State.FOREIGN: translate("Verify", "Put it aside"),
        State.MISNAMED: translate("Verify", "Rename it"),
        State.UNCACHED: translate("Verify", "Fill the cache"),
    }
    return words.get(finding.state, translate("Verify", "Put ours back"))


def finding_lines(
    findings: Sequence[Finding], rows: Mapping[ItemId, ItemRow]
) -> list[tuple[Heading | TwoLines, Finding | None]]:
    """The list: each state under its heading, what a person has to decide first."""
    lines: list[tuple[Heading | TwoLines, Finding | None]] = []
    for state, (icon, ink) in SIGNS.items():
        own = [one for one in findings if one.state is state]
        if own:
            lines.append((Heading(state_word(state)), None))
        for one in own:
            row = rows.get(one.item)
            title = printable(os.path.basename(one.path))
            lines.append((TwoLines(icon, ink, title, "", row.title if row is not None else ""), one))
    return lines

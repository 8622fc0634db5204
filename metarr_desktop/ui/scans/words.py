"""Scans and their files in words, and the groups in which files can be looked through."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLocale

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.scans import Depth, ScanCause, ScanEntry, ScanFile, ScanOutcome
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.moments import clock, day, local, span
from metarr_desktop.ui.roles import Heading, TwoLines
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated

translate = QCoreApplication.translate


class Group(StrEnum):
    """Which files of a scan are listed."""

    ALL = "all"
    ADDED = "added"
    CHANGED = "changed"
    MISSING = "missing"
    FAILED = "failed"


#: What came back is there again, what moved is another path of the same file.
OUTCOMES: Mapping[Group, frozenset[ScanOutcome]] = {
    Group.ALL: frozenset(ScanOutcome),
    Group.ADDED: frozenset({ScanOutcome.ADDED, ScanOutcome.RETURNED}),
    Group.CHANGED: frozenset({ScanOutcome.CHANGED, ScanOutcome.MOVED}),
    Group.MISSING: frozenset({ScanOutcome.MISSING}),
    Group.FAILED: frozenset({ScanOutcome.FAILED}),
}

_SIGNS: Mapping[ScanOutcome, tuple[Icon, Ink]] = {
    ScanOutcome.ADDED: (Icon.PLUS, Ink.OK),
    ScanOutcome.RETURNED: (Icon.UNDO, Ink.OK),
    ScanOutcome.MOVED: (Icon.SWAP, Ink.ACCENT),
    ScanOutcome.CHANGED: (Icon.EDIT, Ink.ACCENT),
    ScanOutcome.MISSING: (Icon.BROKEN_LINK, Ink.ERROR),
    ScanOutcome.FAILED: (Icon.WARNING, Ink.WARN),
}

_CAUSE_ICONS = {ScanCause.ASKED: Icon.USER, ScanCause.WATCH: Icon.EYE, ScanCause.SWEEP: Icon.CLOCK}


def group_word(group: Group) -> str:
    """What a group is called."""
    words = {
        Group.ALL: translate("Scans", "All"),
        Group.ADDED: translate("Scans", "Added"),
        Group.CHANGED: translate("Scans", "Changed"),
        Group.MISSING: translate("Scans", "Missing"),
        Group.FAILED: translate("Scans", "Failed"),
    }
    return words[group]


def count_in(entry: ScanEntry, group: Group) -> int:
    """How many files of a group a scan found, also those that were not kept."""
    return sum(entry.files.get(outcome, 0) for outcome in OUTCOMES[group])


def outcome_word(outcome: ScanOutcome) -> str:
    """What was found of a file, in a word or two."""
    words = {
        ScanOutcome.ADDED: translate("Scans", "New"),
        ScanOutcome.RETURNED: translate("Scans", "Back again"),
        ScanOutcome.MOVED: translate("Scans", "Moved"),
        ScanOutcome.CHANGED: translate("Scans", "Changed"),
        ScanOutcome.MISSING: translate("Scans", "Missing"),
        ScanOutcome.FAILED: translate("Scans", "Could not be read"),
    }
    return words[outcome]


def cause_word(cause: ScanCause) -> str:
    """Why a scan was made."""
    words = {
        ScanCause.ASKED: translate("Scans", "Asked for"),
        ScanCause.WATCH: translate("Scans", "Folders changed"),
        ScanCause.SWEEP: translate("Scans", "Sweep"),
    }
    return words[cause]


# --- scans ----------------------------------------------------------------------------------------------------------


def scan_lines(entries: Sequence[ScanEntry], *, is_running: bool) -> list[tuple[Heading | TwoLines, ScanEntry | None]]:
    """The list of scans, newest first, under their days. `is_running`: the newest may be under way."""
    lines: list[tuple[Heading | TwoLines, ScanEntry | None]] = []
    today = ""
    for number, entry in enumerate(entries):
        moment = local(entry.started_at)
        name = day(moment) if moment is not None else ""
        if name != today:
            lines.append((Heading(name), None))
            today = name
        icon, ink = _CAUSE_ICONS[entry.cause], Ink.TEXT2
        if entry.files.get(ScanOutcome.FAILED):
            icon, ink = Icon.WARNING, Ink.WARN
        elif entry.is_stopped or entry.ended_at is None:
            icon, ink = Icon.STOP, Ink.TEXT2
        if entry.ended_at is None and is_running and number == 0:
            icon, ink = Icon.REFRESH, Ink.ACCENT
        title = clock(moment) if moment is not None else entry.started_at
        lines.append((TwoLines(icon, ink, title, cause_word(entry.cause), counts_words(entry)), entry))
    return lines


def counts_words(entry: ScanEntry) -> str:
    """How many files were found how: "12 added, 1 missing"."""
    said = {
        Group.ADDED: translate("Scans", "%n added", "", count_in(entry, Group.ADDED)),
        Group.CHANGED: translate("Scans", "%n changed", "", count_in(entry, Group.CHANGED)),
        Group.MISSING: translate("Scans", "%n missing", "", count_in(entry, Group.MISSING)),
        Group.FAILED: translate("Scans", "%n failed", "", count_in(entry, Group.FAILED)),
    }
    parts = [text for group, text in said.items() if count_in(entry, group)]
    return ", ".join(parts) if parts else translate("Scans", "nothing new")


def scan_title(entry: ScanEntry) -> str:
    """When a scan was made, and why."""
    moment = local(entry.started_at)
    when = f"{day(moment)}, {clock(moment)}" if moment is not None else entry.started_at
    return f"{when} · {cause_word(entry.cause)}"


def scan_facts(entry: ScanEntry) -> str:
    """How closely a scan looked at how much, and how long it took."""
    depths = {
        Depth.TIMES.value: translate("Scans", "Looked into folders whose time changed"),
        Depth.KNOWN.value: translate("Scans", "Looked into changed folders and at every known file"),
        Depth.ALL.value: translate("Scans", "Looked into every folder"),
    }
    part = translate("Scans", "a part of the library") if entry.is_part else translate("Scans", "the whole library")
    started, ended = local(entry.started_at), local(entry.ended_at or "")
    seconds = (ended - started).total_seconds() if started is not None and ended is not None else 0.0
    took = translate("Scans", "took {span}").format(span=span(seconds)) if seconds >= 1 else ""
    return " · ".join(one for one in (depths.get(entry.depth, ""), part, took) if one)


def scan_sentence(entry: ScanEntry, *, is_running: bool) -> str:
    """What a scan meant for titles, "" where it meant nothing; or that it has not come to its end."""
    if entry.ended_at is None and is_running:
        return translate("Scans", "It is under way; this is what it has found so far.")
    if entry.ended_at is None:
        return translate("Scans", "The program ended under it. What it had found is kept; a later scan found the rest.")
    if entry.is_stopped:
        return translate("Scans", "It was stopped before its end. What it had found is kept; the next finds the rest.")
    said = {
        "added": translate("Scans", "%n new title(s)", "", entry.titles.get("added", 0)),
        "changed": translate("Scans", "%n title(s) changed", "", entry.titles.get("changed", 0)),
        "returned": translate("Scans", "%n title(s) back again", "", entry.titles.get("returned", 0)),
        "missing": translate("Scans", "%n title(s) missing", "", entry.titles.get("missing", 0)),
    }
    return ", ".join(text for name, text in said.items() if entry.titles.get(name))


# --- files ----------------------------------------------------------------------------------------------------------


def file_line(file: ScanFile, roots: Sequence[str]) -> TwoLines:
    """A file of a scan as a row: its name, and where it lies from its library's folder on."""
    icon, ink = _SIGNS[file.outcome]
    if not file.path:
        return TwoLines(
            icon, ink, translate("Scans", "The library as a whole"), outcome_word(file.outcome), translated(file.detail)
        )
    folder, name = os.path.split(_within(file.path, roots))
    parts = [printable(folder)] if folder else []
    if file.outcome is ScanOutcome.MOVED:
        parts.append(translate("Scans", "lay at {path}").format(path=isolated(file.detail)))
    elif file.detail:
        parts.insert(0, translated(file.detail))
    return TwoLines(icon, ink, printable(name), outcome_word(file.outcome), " · ".join(parts))


def _within(path: str, roots: Sequence[str]) -> str:
    """A path from the name of its root on; as it is where it lies in none of them."""
    for root in roots:
        if path == root or path.startswith(os.path.join(root, "")):
            return os.path.relpath(path, os.path.dirname(root))
    return path


def more_words(entry: ScanEntry, group: Group, kept: int) -> str:
    """How many files more were counted in a group than are kept with their names; "" where all are."""
    more = count_in(entry, group) - kept
    return (
        translate("Scans", "and {count} more, counted only").format(count=QLocale().toString(more)) if more > 0 else ""
    )

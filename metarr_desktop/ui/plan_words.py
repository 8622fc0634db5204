"""Plans for the disk in words: what happens to a file, how often, and why."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.moves import MoveReason
from metarr_desktop.domain.plan import Reason, Verb
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.words import number_text

translate = QCoreApplication.translate


def verb_word(verb: Verb) -> str:
    """What happens to a file, in one word."""
    words = {
        Verb.WRITE: translate("Plan", "Write"),
        Verb.REPLACE: translate("Plan", "Replace"),
        Verb.KEEP: translate("Plan", "Keep"),
        Verb.REMOVE: translate("Plan", "Remove"),
        Verb.DECIDE: translate("Plan", "Decide"),
    }
    return words[verb]


def verb_count(verb: Verb, count: int) -> str:
    """How often a verb stands in a plan: "11 write"."""
    words = {
        Verb.WRITE: translate("Plan", "{count} write"),
        Verb.REPLACE: translate("Plan", "{count} replace"),
        Verb.KEEP: translate("Plan", "{count} keep"),
        Verb.REMOVE: translate("Plan", "{count} remove"),
        Verb.DECIDE: translate("Plan", "{count} to decide"),
    }
    return words[verb].format(count=number_text(count))


VERB_SIGNS: Mapping[Verb, tuple[Icon, Ink, Tone]] = {
    Verb.WRITE: (Icon.PLUS, Ink.OK, Tone.OK),
    Verb.REPLACE: (Icon.SWAP, Ink.ACCENT, Tone.ACCENT),
    Verb.REMOVE: (Icon.TRASH, Ink.ERROR, Tone.ERROR),
    Verb.KEEP: (Icon.EQUALS, Ink.TEXT2, Tone.NEUTRAL),
    Verb.DECIDE: (Icon.WARNING, Ink.WARN, Tone.WARN),
}


def reason_sentence(reason: Reason) -> str:
    """Why a step is in a plan, or why an item is left out of it."""
    words = {
        Reason.MISSING: translate("Plan", "missing on disk"),
        Reason.CHANGED_HERE: translate("Plan", "changed here since it was written"),
        Reason.CHANGED_THERE: translate("Plan", "changed by another program; its version is kept aside"),
        Reason.FOREIGN: translate("Plan", "was here before Metarr; the original is kept for ever"),
        Reason.SAME: translate("Plan", "already as it should be"),
        Reason.NO_LONGER_WANTED: translate("Plan", "no longer wanted; kept aside"),
        Reason.OTHER_ENDING: translate("Plan", "the same picture under another ending; kept aside"),
        Reason.DISK_AWAY: translate("Plan", "waits for its disk; published when it is back"),
        Reason.FOLDER_GONE: translate("Plan", "its file or folder is away; nothing is written"),
        Reason.CONTESTED: translate("Plan", "another program writes over it again and again"),
        Reason.NAME_TOO_LONG: translate("Plan", "the disk takes no name as long as this"),
    }
    return words[reason]


def move_reason(reason: MoveReason) -> str:
    """Why a name is to change, or is not."""
    words = {
        MoveReason.TEMPLATE: translate("Rename", "as the template says"),
        MoveReason.ALONG: translate("Rename", "goes along"),
        MoveReason.SHORTENED: translate("Rename", "shortened to what disks take"),
        MoveReason.SAME: translate("Rename", "already as it should be"),
        MoveReason.TAKEN: translate("Rename", "another title or version gets that name"),
        MoveReason.IN_THE_WAY: translate("Rename", "something else has that name"),
        MoveReason.TOO_LONG: translate("Rename", "too long, however it is cut"),
        MoveReason.UNKNOWN_VALUE: translate("Rename", "the template needs what is not known of it"),
        MoveReason.AWAY: translate("Rename", "its file is away"),
        MoveReason.OFFLINE: translate("Rename", "not connected"),
        MoveReason.READ_ONLY: translate("Rename", "takes no changes"),
    }
    return words[reason]

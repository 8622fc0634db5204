"""The English of the command line for what managers told."""

from __future__ import annotations

from metarr_desktop.cli.output import Json
from metarr_desktop.domain.hooks import HookNote, HookState, Kept, Listening

NOTES = {
    HookNote.NONE: "",
    HookNote.UNKNOWN_TYPE: "no event of that name is known; it is kept",
    HookNote.TELLS_NOTHING: "it asks for nothing",
    HookNote.NO_TARGET: "it names neither a path nor an id",
    HookNote.FILES_KEPT: "the files stay, so the title does",
    HookNote.UPGRADE: "a better file follows",
    HookNote.SAME_DOWNLOAD: "each of its files was told of before",
    HookNote.OUTSIDE: "in no library; a mapping may be missing",
    HookNote.NOTHING_THERE: "nothing was found where it says",
    HookNote.NOT_IN_LIBRARY: "no title has these ids",
    HookNote.PERSONS_WORD: "you decided what the title is, so its ids stay",
}
_STATES = {
    HookState.RECEIVED: "received",
    HookState.DONE: "done",
    HookState.NOTHING_TO_DO: "nothing to do",
    HookState.FAILED: "failed",
    HookState.DUPLICATE: "told before",
}


def state_words(event: Kept) -> str:
    """How an event stands, and why: `failed: in no library …`."""
    why = NOTES[event.note]
    where = f" ({event.detail})" if event.detail else ""
    said = f"{_STATES[event.state]}: {why}" if why else _STATES[event.state]
    return f"{said}{where}"


def listening_words(state: Listening) -> str:
    """Whether anybody listens."""
    if state.is_on:
        return f"Listening at {state.address}{', for the network too' if state.is_open else ''}."
    if state.error:
        return f"Nobody listens: {state.error}"
    if state.is_wanted:
        return "Nobody listens now; the window and `metarr serve` do while they run."
    return "Nobody listens; `metarr settings set hooks.enabled=true` has the window and `metarr serve` do it."


def event_json(event: Kept) -> dict[str, Json]:
    return {
        "id": event.id,
        "source": event.source_name,
        "name": event.name,
        "title": event.title,
        "wish": event.wish.value,
        "state": event.state.value,
        "note": event.note.value,
        "detail": event.detail,
        "repeats": event.repeats,
        "received_at": event.received_at,
        "settled_at": event.settled_at,
    }

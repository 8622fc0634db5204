"""The words for managers that tell us what they did, and for what they told."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.hooks import HookNote, HookState, HookType, Kept, Listening
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated

translate = QCoreApplication.translate


def type_word(type: HookType) -> str:
    """What a source is."""
    words = {
        HookType.RADARR: "Radarr",
        HookType.SONARR: "Sonarr",
        HookType.LIDARR: "Lidarr",
        HookType.OVERSEERR: "Overseerr, Jellyseerr",
        HookType.PATH: translate("Hooks", "Any program"),
    }
    return words[type]


def where_words(type: HookType) -> str:
    """Where the address is entered in the sender."""
    match type:
        case HookType.RADARR | HookType.SONARR | HookType.LIDARR:
            text = translate("Hooks", "In {manager}: Settings › Connect › + › Webhook, method POST.")
            return text.format(manager=type_word(type))
        case HookType.OVERSEERR:
            return translate("Hooks", "There: Settings › Notifications › Webhook, with the template as it is.")
        case HookType.PATH:
            return translate("Hooks", 'Post JSON such as {"path": "/srv/films/Heat (1995)"}.')


def token_words(type: HookType) -> str:
    """Where the token is entered in the sender."""
    if type is HookType.OVERSEERR:
        return translate("Hooks", "As the authorization header there.")
    if type is HookType.PATH:
        return translate("Hooks", "In the header X-Metarr-Token, or behind the address.")
    return translate("Hooks", "As the password there, with any user name.")


def state_words(event: Kept) -> str:
    """How an event stands, and why."""
    words = {
        HookState.RECEIVED: translate("Hooks", "Received"),
        HookState.DONE: translate("Hooks", "Done"),
        HookState.NOTHING_TO_DO: translate("Hooks", "Nothing to do"),
        HookState.FAILED: translate("Hooks", "Failed"),
        HookState.DUPLICATE: translate("Hooks", "Told before"),
    }
    note = note_words(event.note)
    return f"{words[event.state]}: {note}" if note else words[event.state]


def note_words(note: HookNote) -> str:
    """Why an event came to its state; "" where that says itself."""
    words = {
        HookNote.UNKNOWN_TYPE: translate("Hooks", "no event of that name is known; it is kept"),
        HookNote.TELLS_NOTHING: translate("Hooks", "it asks for nothing"),
        HookNote.NO_TARGET: translate("Hooks", "it names neither a path nor an id"),
        HookNote.FILES_KEPT: translate("Hooks", "the files stay, so the title does"),
        HookNote.UPGRADE: translate("Hooks", "a better file follows"),
        HookNote.SAME_DOWNLOAD: translate("Hooks", "each of its files was told of before"),
        HookNote.OUTSIDE: translate("Hooks", "it lies in no library; a mapping may be missing"),
        HookNote.NOTHING_THERE: translate("Hooks", "nothing was found where it says"),
        HookNote.NOT_IN_LIBRARY: translate("Hooks", "no title has these ids"),
        HookNote.PERSONS_WORD: translate("Hooks", "you decided what the title is, so its ids stay"),
    }
    return words.get(note, "")


def state_sign(state: HookState) -> tuple[Icon, Ink]:
    """The sign of a state and its ink."""
    match state:
        case HookState.RECEIVED:
            return Icon.HOURGLASS, Ink.TEXT2
        case HookState.DONE:
            return Icon.CHECK, Ink.OK
        case HookState.FAILED:
            return Icon.OCTAGON, Ink.ERROR
    return Icon.MINUS, Ink.TEXT2


def listening_words(state: Listening) -> str:
    """Whether anybody listens."""
    if state.is_on and state.is_open:
        text = translate("Hooks", "Listening at {address}, and for other machines by this machine's name or number.")
        return text.format(address=state.address)
    if state.is_on:
        return translate("Hooks", "Listening at {address}, for this machine alone.").format(address=state.address)
    return translated(state.error) or translate("Hooks", "Nobody listens. Switch it on above.")

"""Which settings stand together. Their rows are made from `domain.settings`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.settings import SETTING, Setting
from metarr_desktop.ui.theme.icons import Icon

translate = QCoreApplication.translate

#: Kept by the window itself; nobody sets them by hand.
_OWN = (
    "automation.paused",
    "window.state",
    "window.first_run_done",
    "window.notices_seen",
    "keys.own",
    "providers.changes_read_at",
    "doctor.sizes",
)


class SectionKey(StrEnum):
    """The sections, in their order on the page."""

    LIBRARIES = "libraries"
    WATCHING = "watch"
    PROVIDERS = "providers"
    WORDS = "words"
    ARTWORK = "artwork"
    PUBLISHING = "publish"
    NAMING = "rename"
    AUTOMATION = "automation"
    HOOKS = "hooks"
    PLAYERS = "players"
    APPEARANCE = "appearance"
    KEYS = "keys"
    NOTIFICATIONS = "notify"
    TRASH = "trash"
    BACKUP = "backup"
    WINDOW = "window"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class SectionValue:
    """A section: what it is called, its sign, and its settings: their names begin with its key, or with `also`."""

    key: SectionKey
    title: Callable[[], str]
    icon: Icon
    also: tuple[str, ...] = ()

    @property
    def settings(self) -> tuple[Setting, ...]:
        own = (one for one in SETTING.all if one.name not in _OWN)
        return tuple(one for one in own if one.name.split(".")[0] in (self.key.value, *self.also))


SECTIONS = (
    SectionValue(SectionKey.LIBRARIES, lambda: translate("Settings", "Libraries"), Icon.FOLDER),
    SectionValue(SectionKey.WATCHING, lambda: translate("Settings", "Watching"), Icon.EYE),
    SectionValue(SectionKey.PROVIDERS, lambda: translate("Settings", "Providers"), Icon.GLOBE, ("identify", "ratings")),
    SectionValue(SectionKey.WORDS, lambda: translate("Settings", "Words"), Icon.TAG),
    SectionValue(SectionKey.ARTWORK, lambda: translate("Settings", "Artwork"), Icon.IMAGE, ("cache",)),
    SectionValue(SectionKey.PUBLISHING, lambda: translate("Settings", "Publishing"), Icon.UPLOAD, ("verify",)),
    SectionValue(SectionKey.NAMING, lambda: translate("Settings", "Naming"), Icon.EDIT),
    SectionValue(SectionKey.AUTOMATION, lambda: translate("Settings", "Automation"), Icon.BOLT),
    SectionValue(SectionKey.HOOKS, lambda: translate("Settings", "Webhooks"), Icon.LINK),
    SectionValue(SectionKey.PLAYERS, lambda: translate("Settings", "Players"), Icon.PLAYER),
    SectionValue(SectionKey.APPEARANCE, lambda: translate("Settings", "Appearance"), Icon.SLIDERS),
    SectionValue(SectionKey.KEYS, lambda: translate("Settings", "Keys"), Icon.KEYBOARD),
    SectionValue(SectionKey.NOTIFICATIONS, lambda: translate("Settings", "Notifications"), Icon.BELL),
    SectionValue(SectionKey.TRASH, lambda: translate("Settings", "Trash"), Icon.TRASH),
    SectionValue(SectionKey.BACKUP, lambda: translate("Settings", "Backup"), Icon.SAVE),
    SectionValue(SectionKey.WINDOW, lambda: translate("Settings", "Window"), Icon.SIDEBAR),
    SectionValue(SectionKey.LOG, lambda: translate("Settings", "Log"), Icon.LIST),
)


def choice_word(choice: str) -> str:
    """A choice of a setting as it is shown."""
    words = {
        "system": translate("Settings", "As the system"),
        "light": translate("Settings", "Light"),
        "dark": translate("Settings", "Dark"),
        "usual": translate("Settings", "As drawn"),
        "more": translate("Settings", "More"),
        "en": "English",  # each language by its own name, for who does not read the one that is shown
        "de": "Deutsch",
        "reduced": translate("Settings", "Reduced"),
        "full": translate("Settings", "Full"),
        "deleted": translate("Settings", "Deleted for good"),
        "system_trash": translate("Settings", "Into the system's trash"),
        "debug": translate("Settings", "Everything"),
        "info": translate("Settings", "What is done"),
        "warning": translate("Settings", "Warnings and errors"),
        "error": translate("Settings", "Errors"),
    }
    return words.get(choice, choice)

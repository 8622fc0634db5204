"""What every screen is handed: the engine, the bridge to ask through, pictures, the stage to call, the commands."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from metarr_desktop.ui.commands import Commands

if TYPE_CHECKING:
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.bridge import Bridge
    from metarr_desktop.ui.pictures import Pictures


class Place(StrEnum):
    """The places that are not a library or a saved view.

    All but the scans, diagnostics and the list of everything stand in the sidebar.
    """

    IDENTIFY = "identify"
    SUGGESTIONS = "suggestions"
    UNPUBLISHED = "unpublished"
    RECENT = "recent"
    MISSING_ART = "missing-art"
    COLLECTIONS = "collections"
    PEOPLE = "people"
    ACTIVITY = "activity"
    TRASH = "trash"
    PLAYERS = "players"
    SETTINGS = "settings"
    SCANS = "scans"
    VERIFY = "verify"
    DIAGNOSTICS = "diagnostics"
    STATISTICS = "statistics"
    EVERYTHING = "everything"


class Stage(QObject):
    """What screens want of the window around them. Screens emit, the shell listens; nobody imports the shell."""

    item_wanted = Signal(int)
    """Show this item, wherever its kind is shown."""
    items_chosen = Signal(object)
    """The selection of a list is now these items: the detail pane (one) or the bulk pane (several) follows.

    A list, not declared as one: Qt would turn each of 100,000 numbers into its own and back.
    """
    choice_needed = Signal()
    """Something is about to be done with what is chosen: who has not told it yet tells it now."""
    menu_wanted = Signal(QPoint)
    """Show what can be done to the chosen items, at a global place."""
    edit_wanted = Signal()
    """Open the edit form of the chosen item."""
    details_wanted = Signal()
    """Show the details of what is chosen beside the screen, or no longer."""
    scan_wanted = Signal(int)
    """Scan a library now."""
    scans_wanted = Signal(int)
    """Show what the scans of a library found."""
    folder_wanted = Signal()
    """Ask for a folder and make a library of it."""
    place_wanted = Signal(str)
    """Go to a `Place`."""
    settings_wanted = Signal(str)
    """Show a section of the settings (`ui.settings.sections.SectionKey`)."""
    library_wanted = Signal(int)
    """Go to a library."""
    found_wanted = Signal(int, str)
    """Show what a search finds on the wall of a library, or (0) among everything, of whatever kind."""
    publish_wanted = Signal(list)
    """Show the publish plan of these items (none: of everything unpublished)."""
    rename_wanted = Signal(list)
    """Show the rename plan of these items (none: of everything)."""
    identify_wanted = Signal(list)
    """Let the person say which titles these items are."""
    back_wanted = Signal()
    """Go back to where the person came from."""
    play_wanted = Signal()
    """Play the chosen item."""
    folder_of_item_wanted = Signal()
    """Open the folder of the chosen item."""
    said = Signal(object)
    """`ui.widgets.toast.Notice` to show."""
    undo_wanted = Signal()
    """Take back the last change, as Ctrl+Z does."""
    batch_undo_wanted = Signal(int)
    """Take back this batch and say what came of it on the disk."""
    error = Signal(object)
    """`MetarrError` to show in words."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Made once by `ui.application`."""

    engine: Engine
    bridge: Bridge
    pictures: Pictures
    stage: Stage
    commands: Commands = field(default_factory=Commands)

    def __post_init__(self) -> None:
        # Without a parent Python would destroy it, in whatever thread it happens to collect what is no longer used.
        self.commands.setParent(self.stage)

"""What commands are called: the places they belong to, and those of the pages with their keys as shipped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from metarr_desktop.ui.theme.icons import Icon

translate = QCoreApplication.translate

_Keys = QKeySequence.StandardKey
Keys = str | QKeySequence.StandardKey

CANDIDATES_WITH_KEYS = 9


class Ground(StrEnum):
    """Where a command holds: everywhere in the window (`is_wide`), or while one page or list has the keyboard."""

    WINDOW = "window"
    ITEM = "item"
    DETAILS = "details"
    TABLE = "table"
    SHOW = "show"
    PERSON = "person"
    ARTWORK = "artwork"
    IDENTIFY = "identify"
    SUGGESTIONS = "suggestions"
    VERIFY = "verify"
    STATISTICS = "statistics"
    ACTIVITY = "activity"
    PLAYERS = "players"
    PUBLISH = "publish"
    RENAME = "rename"
    TRASH = "trash"
    SCANS = "scans"
    VIEWS = "views"
    SETTINGS = "settings"
    BACKUPS = "backups"
    DIAGNOSTICS = "diagnostics"
    LOG = "log"

    @property
    def is_wide(self) -> bool:
        """Whether its keys work wherever in the window the keyboard is."""
        return self in (Ground.WINDOW, Ground.ITEM, Ground.DETAILS)


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done by a key. `id` is "ground.name" and is kept in the settings: it never changes.

    `keys` are those as shipped, empty for none.
    """

    id: str
    ground: Ground
    text: str
    keys: QKeySequence
    icon: Icon | None = None


def ground_word(ground: Ground) -> str:
    """The name of a place where commands hold, as a heading."""
    return {
        Ground.WINDOW: translate("Commands", "Everywhere"),
        Ground.ITEM: translate("Commands", "Chosen titles"),
        Ground.DETAILS: translate("Commands", "Details"),
        Ground.TABLE: translate("Commands", "Table"),
        Ground.SHOW: translate("Commands", "Show page"),
        Ground.PERSON: translate("Commands", "Person"),
        Ground.ARTWORK: translate("Commands", "Artwork"),
        Ground.IDENTIFY: translate("Commands", "Identify"),
        Ground.SUGGESTIONS: translate("Commands", "Suggestions"),
        Ground.VERIFY: translate("Commands", "Verify"),
        Ground.STATISTICS: translate("Commands", "Statistics"),
        Ground.ACTIVITY: translate("Commands", "Activity"),
        Ground.PLAYERS: translate("Commands", "Players"),
        Ground.PUBLISH: translate("Commands", "Publish plan"),
        Ground.RENAME: translate("Commands", "Rename plan"),
        Ground.TRASH: translate("Commands", "Trash"),
        Ground.SCANS: translate("Commands", "What scans found"),
        Ground.VIEWS: translate("Commands", "Saved views"),
        Ground.SETTINGS: translate("Commands", "Settings"),
        Ground.BACKUPS: translate("Commands", "Backups"),
        Ground.DIAGNOSTICS: translate("Commands", "Diagnostics"),
        Ground.LOG: translate("Commands", "Log"),
    }[ground]


def page_commands() -> list[Command]:
    """The commands of the pages, which are made only when one first goes there; listed all the same."""
    return [
        _row("details.overview", translate("Commands", "Show the overview"), "Alt+1"),
        _row("details.edit", translate("Commands", "Show the form"), "Alt+2"),
        _row("details.artwork", translate("Commands", "Show the artwork"), "Alt+3"),
        _row("details.files", translate("Commands", "Show the files"), "Alt+4"),
        _row("details.history", translate("Commands", "Show the history"), "Alt+5"),
        _row("details.publish", translate("Commands", "Show what publishing would write"), "Alt+6"),
        _row("details.narrow", translate("Commands", "Make the pane narrow, or wide again"), "Alt+0", Icon.PANE_RIGHT),
        _row("table.edit", translate("Commands", "Edit the cell"), "F2", Icon.EDIT),
        _row("table.lock", translate("Commands", "Lock or unlock the field of the cell"), "Shift+F2", Icon.LOCK),
        _row("show.mapping", translate("Commands", "Open the mapping table"), "Ctrl+T", Icon.SWAP),
        _row("show.absent", translate("Commands", "Show or hide missing episodes"), "Ctrl+H", Icon.EYE),
        _row("show.order", translate("Commands", "Show episodes in the next order"), "Ctrl+Shift+R", Icon.LIST),
        _row("person.works", translate("Commands", "Show the filmography, or what is here"), "Ctrl+Shift+R", Icon.LIST),
        _row("person.ask", translate("Commands", "Ask providers about the person"), "", Icon.DOWNLOAD),
        _row("artwork.paste", translate("Commands", "Paste a picture"), _Keys.Paste, Icon.IMAGE_ADD),
        _row("artwork.compare", translate("Commands", "Compare two pictures"), "Ctrl+Shift+X", Icon.COMPARE),
        _row("identify.skip", translate("Commands", "Skip this title"), "S", Icon.ARROW_DOWN),
        *(
            _row(f"identify.choose_{number}", _candidate().format(number=number), str(number))
            for number in range(1, CANDIDATES_WITH_KEYS + 1)
        ),
        _row("suggestions.accept", translate("Commands", "Accept suggestions"), "Ctrl+Return", Icon.CHECK),
        _row("suggestions.dismiss", translate("Commands", "Dismiss suggestions"), "Del", Icon.CLOSE),
        _row("verify.ours", translate("Commands", "Put ours back"), "Ctrl+Return", Icon.UPLOAD),
        _row("verify.leave", translate("Commands", "Leave it as it is"), "Del", Icon.CLOSE),
        _row("verify.check", translate("Commands", "Check now"), "F7", Icon.SHIELD),
        _row("statistics.again", translate("Commands", "Count again"), "F7", Icon.REFRESH),
        _row("statistics.clear", translate("Commands", "Clear the filter of the statistics"), "Esc", Icon.CLOSE),
        _row("statistics.show", translate("Commands", "Show what fits the filter"), "F8", Icon.FILTER),
        _row("activity.cancel", translate("Commands", "Cancel the job"), _Keys.Delete, Icon.CLOSE),
        _row("activity.retry", translate("Commands", "Try the job again"), _Keys.Refresh, Icon.REFRESH),
        _row("activity.first", translate("Commands", "Do the job first"), "Ctrl+Up", Icon.ARROW_UP),
        _row("activity.now", translate("Commands", "Do planned work now"), "Ctrl+Return", Icon.PLAY),
        _row("activity.hold", translate("Commands", "Pause the job, or let it go on"), "Ctrl+Space", Icon.PAUSE),
        _row("players.add", translate("Commands", "Add a player to the chosen group"), "Ctrl+N", Icon.PLUS),
        _row("players.sync", translate("Commands", "Sync the chosen group now"), "F5", Icon.REFRESH),
        _row("players.test", translate("Commands", "Test the player, or all of the chosen group"), "F7", Icon.PULSE),
        _row("players.check", translate("Commands", "Check the paths with a player"), "F8", Icon.FOLDER),
        _row("players.compare", translate("Commands", "Compare what players show"), "Shift+F7", Icon.COMPARE),
        _row("players.outbox", translate("Commands", "Show all that waits for the group"), "F4", Icon.HOURGLASS),
        _row("players.change", translate("Commands", "Change the player"), "F2", Icon.EDIT),
        _row(
            "players.pause", translate("Commands", "Pause telling the player, or tell it again"), "Ctrl+P", Icon.PAUSE
        ),
        _row("players.keep", translate("Commands", "Keep what was watched there"), "Ctrl+S", Icon.SAVE),
        _row("players.put_back", translate("Commands", "Put back what was watched there"), "Ctrl+R", Icon.HISTORY),
        _row("players.remove", translate("Commands", "Remove the player"), _Keys.Delete, Icon.TRASH),
        _row("players.rename", translate("Commands", "Rename the chosen group"), "Shift+F2", Icon.EDIT),
        _row("players.remove_group", translate("Commands", "Remove the chosen group"), "Shift+Del", Icon.TRASH),
        _row("players.paths", translate("Commands", "Show the paths of the group"), "Alt+1"),
        _row("players.libraries", translate("Commands", "Show the libraries of the group"), "Alt+2"),
        _row("players.connection", translate("Commands", "Show the connection of the group"), "Alt+3"),
        _row("players.log", translate("Commands", "Show the log of the group"), "Alt+4"),
        _row("publish.go", translate("Commands", "Publish what is planned"), "Ctrl+Return", Icon.UPLOAD),
        _row("rename.go", translate("Commands", "Rename what is planned"), "Ctrl+Return", Icon.EDIT),
        _row("trash.purge", translate("Commands", "Purge for good"), _Keys.Delete, Icon.TRASH),
        _row("scans.folder", translate("Commands", "Open the folder of the file"), "Ctrl+Shift+O", Icon.FOLDER),
        _row("scans.copy", translate("Commands", "Copy the paths"), _Keys.Copy, Icon.COPY),
        _row("views.change", translate("Commands", "Change the view"), "F2", Icon.EDIT),
        _row("views.export", translate("Commands", "Export the view as a playlist"), "", Icon.EXTERNAL),
        _row("views.up", translate("Commands", "Move the view up"), "Alt+Up", Icon.ARROW_UP),
        _row("views.down", translate("Commands", "Move the view down"), "Alt+Down", Icon.ARROW_DOWN),
        _row("views.remove", translate("Commands", "Remove the view"), _Keys.Delete, Icon.TRASH),
        _row("settings.find", translate("Commands", "Search the settings"), "Ctrl+Shift+F", Icon.SEARCH),
        _row("backups.remove", translate("Commands", "Remove the backup"), _Keys.Delete, Icon.TRASH),
        _row("diagnostics.look", translate("Commands", "Look everything over again"), _Keys.Refresh, Icon.REFRESH),
        _row("log.copy", translate("Commands", "Copy the records"), _Keys.Copy, Icon.COPY),
    ]


def _candidate() -> str:
    return translate("Commands", "Choose candidate {number}")


def _row(id: str, text: str, keys: Keys, icon: Icon | None = None) -> Command:
    return Command(id, Ground(id.partition(".")[0]), text, QKeySequence(keys), icon)

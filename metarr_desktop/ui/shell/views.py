"""What can be done to saved views: kept from what is searched for, changed, put in order, exported, removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.library.look import Mode
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.theme.icons import Icon, themed_icon
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import BatchId, ViewId
    from metarr_desktop.domain.saved_views import SavedView
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.shell.content import Content
    from metarr_desktop.ui.shell.guide import Guide
    from metarr_desktop.ui.shell.sidebar import Sidebar

_NATIVE = QKeySequence.SequenceFormat.NativeText


class Views(QObject):
    """The verbs act on the view that is current in the sidebar; its menu and its keys lead here."""

    def __init__(self, desk: Desk, guide: Guide, content: Content, sidebar: Sidebar, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._guide = guide
        self._content = content
        self._sidebar = sidebar
        self._window = window
        verbs: tuple[tuple[str, Icon, Callable[[], object]], ...] = (
            ("change", Icon.EDIT, self.change),
            ("export", Icon.EXTERNAL, self.export),
            ("up", Icon.ARROW_UP, lambda: self._move(-1)),
            ("down", Icon.ARROW_DOWN, lambda: self._move(1)),
            ("remove", Icon.TRASH, self.remove),
        )
        self._actions = [(icon, desk.commands.on(sidebar, f"views.{name}", do)) for name, icon, do in verbs]
        sidebar.here_changed.connect(self._follow)
        content.library.keep_wanted.connect(self.keep)
        content.library.change_wanted.connect(self._change_shown)
        self._menu = QMenu(window)
        for icon, action in self._actions:
            one = self._menu.addAction(themed_icon(icon), action.text())
            one.triggered.connect(action.trigger)
        self._menu.aboutToShow.connect(self._dress_menu)
        content.library.view_button.pressed.connect(self._mark_shown)  # before its menu opens
        content.library.view_button.set_menu(self._menu)
        self._follow()

    def current(self) -> SavedView | None:
        """The saved view that is current in the sidebar."""
        here = self._sidebar.here()
        return self._guide.view(here.view) if here is not None else None

    def _mark_shown(self) -> None:
        """What the page offers is about the view that is shown, wherever the arrows went in the sidebar meanwhile."""
        self._sidebar.set_here(self._guide.here.row)

    def _follow(self) -> None:
        is_view = self.current() is not None
        for _, action in self._actions:
            action.setEnabled(is_view)

    # --- keeping and changing ---------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep what is shown as a view, if it is a list; the person names it."""
        from metarr_desktop.ui.shell.view_dialog import ViewDialog  # as all dialogs: when it is asked for

        words, library = self._content.words_to_keep(), self._content.library
        if words is None:
            return
        dialog = ViewDialog(self._desk, words, self._guide.library_name(words.library), self._window)
        if self._content.currentWidget() is library:  # the music screen has neither
            dialog.show_look(library.model.sort_order, is_table=library.mode is Mode.TABLE)
        dialog.kept.connect(self._go_to)
        dialog.open()

    def _go_to(self, view: SavedView) -> None:
        self._guide.add_view(view)
        self._say(self.tr("“{view}” is kept as a view").format(view=isolated(view.name)), Icon.SAVE)

    def change(self) -> None:
        """Give the current view another name, or other words."""
        from metarr_desktop.ui.shell.view_dialog import ViewDialog

        view = self.current()
        if view is None:
            return
        dialog = ViewDialog(self._desk, view.words, self._guide.library_name(view.words.library), self._window)
        dialog.show_saved(view)
        text = self.tr("“{view}” changed").format(view=isolated(view.name))
        dialog.changed.connect(lambda batch: self._say(text, Icon.EDIT, batch) if batch is not None else None)
        dialog.open()

    def _change_shown(self) -> None:
        self._mark_shown()
        self.change()

    def export(self) -> None:
        """Make a playlist of the current view."""
        from metarr_desktop.ui.playlists.dialog import PlaylistDialog

        view = self.current()
        if view is not None:
            PlaylistDialog(self._desk, view, self._window).open()

    def remove(self) -> None:
        """Take the current view away, with a way back."""
        view, views = self.current(), self._desk.engine.views
        if view is None:
            return
        text = self.tr("“{view}” removed; its titles stay").format(view=isolated(view.name))
        self._desk.bridge.change(self, lambda: views.remove(view.id), lambda batch: self._say(text, Icon.TRASH, batch))

    def _move(self, steps: int) -> None:
        view, views = self.current(), self._desk.engine.views
        places = [one.id for one in self._guide.views()]
        if view is None or not 0 <= places.index(view.id) + steps < len(places):
            return
        place = places.index(view.id) + steps
        self._desk.bridge.change(self, lambda: views.move(view.id, place), lambda _batch: None)

    def _say(self, text: str, icon: Icon, batch: BatchId | None = None) -> None:
        self._desk.stage.said.emit(Notice(text, icon, self.tr("Undo"), is_undo=True, undoes=batch))

    # --- the menu ---------------------------------------------------------------------------------------------------

    def show_menu(self, view: ViewId, place: QPoint) -> None:
        """What can be done to a view, which becomes current."""
        self._sidebar.set_here(Location(view=view))
        self._menu.popup(place)

    def _dress_menu(self) -> None:
        """In the colours and with the keys of now."""
        for shown, (icon, action) in zip(self._menu.actions(), self._actions, strict=True):
            shown.setIcon(themed_icon(icon))
            shown.setText(f"{action.text()}\t{action.shortcut().toString(_NATIVE)}".rstrip())

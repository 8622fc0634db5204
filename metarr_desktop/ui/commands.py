"""The one list of commands: what can be done by a key, which keys that are, and who does it now."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from metarr_desktop.ui.command_words import Command, Ground, ground_word, page_commands
from metarr_desktop.ui.theme.icons import Icon

log = logging.getLogger(__name__)
translate = QCoreApplication.translate

_Form = QKeySequence.SequenceFormat
SETTING = "keys.own"
"""The setting that keeps the keys of one's own."""


class Commands(QObject):
    """Made once a window. The window's actions are taken in by `take_in`, those of pages are made by `on`.

    A page's own keys come before the window's while the keyboard is in the page: Qt by itself would do neither.
    """

    changed = Signal()
    """Keys are other ones now, or there are more commands."""
    edited = Signal(str)
    """A person changed keys: what is to be kept as the setting `SETTING`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = {command.id: command for command in page_commands()}
        self._doing: dict[str, list[QAction]] = {}
        self._own: dict[str, QKeySequence] = {}
        self._first = ""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    # --- who does it ------------------------------------------------------------------------------------------------

    def take_in(self, ground: Ground, actions: Mapping[str, QAction]) -> None:
        """List actions that stand in menus; their texts and keys are those of the commands."""
        for name, action in actions.items():
            id = f"{ground}.{name}"
            icon = action.property("icon_name")
            text = action.text().replace("&", "")
            self._commands[id] = Command(id, ground, text, action.shortcut(), Icon(icon) if icon else None)
            self._doing[id] = [action]
            action.setShortcut(self.keys(id))
        self.changed.emit()

    def on(
        self,
        owner: QWidget,
        id: str,
        do: Callable[[], object],
        context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
    ) -> QAction:
        """Let a page's command be done by its keys while `owner` has the keyboard. Raises KeyError for no such one."""
        command = self._commands[id]
        action = QAction(command.text, owner)
        action.setShortcut(self.keys(id))
        action.setShortcutContext(context)
        action.triggered.connect(lambda: do())
        action.enabledChanged.connect(lambda _is_on: self._follow_focus())
        owner.addAction(action)
        self._doing[id] = [*self._alive(id), action]
        return action

    def _alive(self, id: str) -> list[QAction]:
        """The actions that do it: those of a window or a dialog that is gone went with it."""
        return [action for action in self._doing.get(id, ()) if isValid(action)]

    def put_first(self, id: str) -> None:
        """Let no input claim the keys of this one: it is to be reached from wherever one types."""
        self._first = id

    def all(self) -> list[Command]:
        """Every command, those of the window first, then page by page."""
        grounds = list(Ground)
        return sorted(self._commands.values(), key=lambda one: grounds.index(one.ground))

    def ready(self, id: str) -> QAction | None:
        """The action that does it now; None where nothing can, as its page is not shown or nothing is chosen."""
        for action in self._alive(id):
            owner = action.parent()
            is_shown = not isinstance(owner, QWidget) or owner.isVisible()
            if action.isEnabled() and (is_shown or self._commands[id].ground is Ground.WINDOW):
                return action
        return None

    # --- keys -------------------------------------------------------------------------------------------------------

    def keys(self, id: str) -> QKeySequence:
        """The keys that hold; empty for none."""
        return self._own.get(id, self._commands[id].keys if id in self._commands else QKeySequence())

    def keys_text(self, id: str) -> str:
        """Those keys as the system writes them."""
        return self.keys(id).toString(_Form.NativeText)

    def with_keys(self, text: str, id: str) -> str:
        """A tip that names the keys as well: "Check now (F7)"."""
        keys = self.keys_text(id)
        return f"{text} ({keys})" if keys else text

    def show_tip(self, widget: QWidget, text: str, id: str) -> None:
        """Give a widget such a tip, and keep it true."""

        def show() -> None:
            if isValid(widget):
                widget.setToolTip(self.with_keys(text, id))

        show()
        self.changed.connect(show)

    def is_own(self, id: str) -> bool:
        """Whether a person chose other keys than those as shipped."""
        return id in self._own

    def refusal(self, id: str, keys: QKeySequence) -> str:
        """Why a command cannot have those keys, as a sentence; "" where it can."""
        if keys.isEmpty():
            return ""
        command = self._commands[id]
        if not _can_be_keys(keys):
            text = translate("Commands", "{keys} moves about in the window. Choose keys with Ctrl or Alt.")
            return text.format(keys=keys.toString(_Form.NativeText))
        for other in self._commands.values():
            is_near = other.ground is command.ground or other.ground.is_wide or command.ground.is_wide
            are_shipped = keys == command.keys and keys == other.keys and not self.is_own(other.id)
            if other.id != id and is_near and self.keys(other.id) == keys and not are_shipped:
                text = translate("Commands", "{keys} already means “{command}” ({where}). Change that one first.")
                return text.format(
                    keys=keys.toString(_Form.NativeText), command=other.text, where=ground_word(other.ground)
                )
        return ""

    def set_keys(self, id: str, keys: QKeySequence) -> str:
        """Give a command other keys, or none; the refusal as a sentence, "" where it was done. Raises KeyError."""
        refusal = self.refusal(id, keys)
        if not refusal:
            self._own[id] = keys
            if keys == self._commands[id].keys:
                del self._own[id]
            self._tell_edit()
        return refusal

    def reset(self, id: str) -> str:
        """Give a command its keys as shipped again; the refusal where another one has them now."""
        return self.set_keys(id, self._commands[id].keys)

    def reset_all(self) -> None:
        """Give all commands their keys as shipped again."""
        self._own.clear()
        self._tell_edit()

    def take_kept(self, text: str) -> None:
        """Take the keys that were kept; what cannot be read, or is of another version, is as shipped."""
        try:
            kept = json.loads(text) if text else {}
            own = {str(id): QKeySequence(str(keys), _Form.PortableText) for id, keys in kept.items()}
        except (ValueError, AttributeError) as error:
            log.warning("The keys of one's own could not be read; those as shipped hold: %s", error)
            own = {}
        if own != self._own:
            self._own = own
            self._dress()

    def _tell_edit(self) -> None:
        self._dress()
        kept = {id: keys.toString(_Form.PortableText) for id, keys in sorted(self._own.items())}
        self.edited.emit(json.dumps(kept, ensure_ascii=False) if kept else "")

    # --- the keyboard -----------------------------------------------------------------------------------------------

    def _dress(self) -> None:
        self._follow_focus()
        self.changed.emit()

    def _follow_focus(self) -> None:
        """Keys that mean something in the page where the keyboard is mean nothing else meanwhile.

        Takes no argument of the signal: its old widget may be half destroyed and must not be touched.
        """
        now = QApplication.focusWidget()
        taken: set[str] = set()
        for id in self._doing:
            if not self._commands[id].ground.is_wide:
                for action in self._alive(id):
                    action.setShortcut(self.keys(id))
                    if _is_within(now, action):
                        taken.add(self.keys(id).toString())
        for id in self._doing:
            if self._commands[id].ground.is_wide:
                keys = self.keys(id)
                for action in self._alive(id):
                    action.setShortcut(QKeySequence() if keys.toString() in taken else keys)
        # Nothing is kept of it: whether an input that Qt made is gone by now, Python could not tell.
        if isinstance(now, QLineEdit | QPlainTextEdit):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep an input from claiming the keys of the command that is to come first."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent) or not self._first:
            return False
        is_first = QKeySequence(event.keyCombination()) == self.keys(self._first)
        if is_first:
            event.ignore()
        return is_first


def _is_within(now: QWidget | None, action: QAction) -> bool:
    owner = action.parent()
    if now is None or not isinstance(owner, QWidget) or not action.isEnabled():
        return False
    with_children = action.shortcutContext() is Qt.ShortcutContext.WidgetWithChildrenShortcut
    return now is owner or (with_children and owner.isAncestorOf(now))


_MOVING = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Space,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Backspace,
    }
)


def _can_be_keys(keys: QKeySequence) -> bool:
    """Whether keys do not take from lists, forms and buttons what they are moved about with."""
    first = keys[0]  # type: ignore[index]  # the stubs do not know it
    shift_or_none = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    return not (first.key() in _MOVING and not first.keyboardModifiers() & ~shift_or_none)

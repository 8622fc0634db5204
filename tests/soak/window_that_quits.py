"""The window of a data directory, which quits by its own action as soon as a line comes in: `python -m … DATA`."""

from __future__ import annotations

import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from metarr_desktop import app
from metarr_desktop.ui.application import bare_application
from metarr_desktop.ui.shell.window import MainWindow


def main(data: str) -> int:
    """Show it; the exit status."""
    bare_application()
    line = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    line.activated.connect(lambda: _quit(line))
    return app.open_window(data)


def _quit(line: QSocketNotifier) -> None:
    """By the action of the menu. What is not furnished yet has none, and is asked again, as nothing was read."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.is_furnished:
            line.setEnabled(False)
            window.verbs.quit.trigger()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

"""Motion: whether anything moves by itself, asked by all that would. The only place that starts an animation.

Sparing in any case: what comes up for a moment fades in, and a bar whose end is not known runs. Reduced, nothing moves:
things are there at once, and the bar stands still beside the words that say what goes on.
"""

from enum import StrEnum
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QAbstractAnimation, QPropertyAnimation, Qt
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QProgressBar, QWidget

_PROPERTY = "metarr_motion"
_FADE_MS = 150

_running: WeakSet[QProgressBar] = WeakSet()
"""The bars that only tell that something goes on."""


class Motion(StrEnum):
    """What the person chose: the desktop's wish, as little as can be, or the usual."""

    SYSTEM = "system"
    REDUCED = "reduced"
    FULL = "full"


def choose(app: QApplication, motion: Motion) -> None:
    """Hold to that from now on. Bars that run now stop, or start."""
    app.setProperty(_PROPERTY, motion.value)
    for bar in list(_running):
        if shiboken6.isValid(bar):
            show_progress(bar)


def is_reduced() -> bool:
    """Whether nothing may move by itself.

    Qt 6.11 tells the desktop's wish on Windows alone, as one of the effects of its user interface
    (`QApplication.isEffectEnabled`); of the others it says nothing, so there the usual holds until a person chooses.
    """
    app = QApplication.instance()
    chosen = app.property(_PROPERTY) if app is not None else None
    if chosen in (Motion.REDUCED, Motion.FULL):
        return bool(chosen == Motion.REDUCED)
    is_told = QApplication.platformName() == "windows"
    return is_told and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def fade_in(widget: QWidget) -> None:
    """Let something that comes up for a moment appear softly; at once where motion is reduced."""
    if is_reduced():
        return
    effect = QGraphicsOpacityEffect(widget)
    effect.setOpacity(0.0)
    widget.setGraphicsEffect(effect)
    fade = QPropertyAnimation(effect, b"opacity", effect)
    fade.setDuration(_FADE_MS)
    fade.setEndValue(1.0)
    # The effect draws by way of a picture; once it is done the widget draws itself again.
    fade.finished.connect(lambda: widget.setGraphicsEffect(None))  # type: ignore[arg-type]
    fade.start(QAbstractAnimation.DeletionPolicy.DeleteWhenStopped)


def show_progress(bar: QProgressBar, done: int = 0, total: int | None = None) -> None:
    """Show how far something is; without a total only that it goes on: a running bar, or a whole one that stands."""
    if total:
        _running.discard(bar)
    else:
        _running.add(bar)
    bar.setRange(0, total or (1 if is_reduced() else 0))
    bar.setValue(min(done, total) if total else bar.maximum())

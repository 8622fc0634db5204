"""Puts a palette on the application and keeps it in step with the system's light or dark."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from metarr_desktop.ui.theme import fonts
from metarr_desktop.ui.theme.palette import DARK, LIGHT, Palette, high_contrast, remember_palette
from metarr_desktop.ui.theme.stylesheet import style_sheet


class Mode(StrEnum):
    """What the person chose: the system's own, or one of ours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {
    Mode.SYSTEM: Qt.ColorScheme.Unknown,
    Mode.LIGHT: Qt.ColorScheme.Light,
    Mode.DARK: Qt.ColorScheme.Dark,
}


def apply(app: QApplication, palette: Palette) -> None:
    """Dress the whole application: Fusion, Qt's palette, font and the style sheet. Widgets get a PaletteChange."""
    remember_palette(app, palette)
    app.setStyle("Fusion")
    app.setPalette(palette.qpalette())
    app.setFont(fonts.with_tabular_figures(app.font()))
    app.setStyleSheet(style_sheet(app, palette))


class Theme(QObject):
    """The theme in use. Owned by the application's root; `changed` carries the new `Palette`."""

    changed = Signal(object)

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM, *, more_contrast: bool = False) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._more_contrast = more_contrast
        self._dress_system()
        self._palette = self._wanted()
        apply(app, self._palette)
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def palette(self) -> Palette:
        """The palette now on screen."""
        return self._palette

    @property
    def mode(self) -> Mode:
        """What the person chose."""
        return self._mode

    def choose(self, mode: Mode, *, more_contrast: bool = False) -> None:
        """Switch at once; does nothing where the outcome is the palette already shown."""
        self._mode = mode
        self._more_contrast = more_contrast
        self._dress_system()
        self._follow()

    def _dress_system(self) -> None:
        """Title bars and file dialogs are the system's: they are told what was chosen."""
        self._app.styleHints().setColorScheme(_SCHEMES[self._mode])

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted.name == self._palette.name:
            return
        self._palette = wanted
        apply(self._app, wanted)
        self.changed.emit(wanted)

    def _wanted(self) -> Palette:
        scheme = self._app.styleHints().colorScheme()
        is_dark = self._mode is Mode.DARK or (self._mode is Mode.SYSTEM and scheme is Qt.ColorScheme.Dark)
        palette = DARK if is_dark else LIGHT
        return high_contrast(palette) if self._more_contrast else palette

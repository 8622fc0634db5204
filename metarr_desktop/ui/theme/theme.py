"""Puts a palette on the application and keeps it in step with the system's light or dark, and its contrast."""

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


class Contrast(StrEnum):
    """What the person chose: the system's wish, the palettes as drawn, or those with more contrast."""

    SYSTEM = "system"
    USUAL = "usual"
    MORE = "more"


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

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM, contrast: Contrast = Contrast.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._contrast = contrast
        self._hints = app.styleHints()  # both are held: what is asked of a hint that Python let go is gone
        self._wishes = self._hints.accessibility()
        self._dress_system()
        self._palette = self._wanted()
        apply(app, self._palette)
        self._hints.colorSchemeChanged.connect(self._follow)
        self._wishes.contrastPreferenceChanged.connect(self._follow)

    @property
    def palette(self) -> Palette:
        """The palette now on screen."""
        return self._palette

    @property
    def mode(self) -> Mode:
        """What the person chose."""
        return self._mode

    @property
    def contrast(self) -> Contrast:
        """What the person chose."""
        return self._contrast

    def choose(self, mode: Mode, contrast: Contrast = Contrast.SYSTEM) -> None:
        """Switch at once; does nothing where the outcome is the palette already shown."""
        self._mode = mode
        self._contrast = contrast
        self._dress_system()
        self._follow()

    def _dress_system(self) -> None:
        """Title bars and file dialogs are the system's: they are told what was chosen."""
        self._hints.setColorScheme(_SCHEMES[self._mode])

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted.name == self._palette.name:
            return
        self._palette = wanted
        apply(self._app, wanted)
        self.changed.emit(wanted)

    def _wanted(self) -> Palette:
        scheme = self._hints.colorScheme()
        is_dark = self._mode is Mode.DARK or (self._mode is Mode.SYSTEM and scheme is Qt.ColorScheme.Dark)
        palette = DARK if is_dark else LIGHT
        return high_contrast(palette) if self._wants_more() else palette

    def _wants_more(self) -> bool:
        if self._contrast is Contrast.SYSTEM:
            return self._wishes.contrastPreference() is Qt.ContrastPreference.HighContrast
        return self._contrast is Contrast.MORE

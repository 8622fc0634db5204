"""The colours of the window: one frozen `Palette` per theme, the only place where a colour is written.

Token names, values and least contrast are those of the visual target; `tests/ui/test_palette.py` holds the ratios.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from zlib import crc32

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

_PROPERTY = "metarr_palette"


class Ink(StrEnum):
    """A colour that words and icons are drawn in, named by its token."""

    TEXT = "text"
    TEXT2 = "text2"
    TEXT3 = "text3"
    CONTROL = "ctl"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    OK = "ok"
    WARN = "warn"
    ERROR = "error"
    TOAST = "toast_text"
    TOAST_LINK = "toast_link"
    ON_DARK = "on_dark"
    ON_SIGN = "on_sign"


class Tone(StrEnum):
    """A meaning that tints a chip, a banner or a line: face and ink come from it together."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    OK = "ok"
    WARN = "warn"
    ERROR = "error"
    OUTLINE = "outline"


@dataclass(frozen=True, slots=True)
class PlaceholderTones:
    """What a drawn poster is made of; the hue comes from the title, the rest from the theme."""

    face: QColor
    band: QColor
    edge: QColor
    ink: QColor


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of one theme. Values are opaque unless they say otherwise.

    `parts` are the four steps of ranking bars and charts. `badge` and `shade` lie on pictures and are translucent.
    `soft_edge` borders soft faces: transparent but in high contrast.
    """

    name: str
    is_dark: bool
    base: QColor
    alt: QColor
    win: QColor
    side: QColor
    btn: QColor
    hover: QColor
    line: QColor
    ctl: QColor
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    on_accent: QColor
    accent_soft: QColor
    selection: QColor
    ok: QColor
    ok_soft: QColor
    warn: QColor
    warn_soft: QColor
    error: QColor
    error_soft: QColor
    track: QColor
    parts: tuple[QColor, QColor, QColor, QColor]
    toast: QColor
    toast_text: QColor
    toast_link: QColor
    badge: QColor
    on_dark: QColor
    sign_warn: QColor
    sign_error: QColor
    sign_accent: QColor
    on_sign: QColor
    soft_edge: QColor
    placeholder_saturation: float
    placeholder_lightness: float

    def ink(self, ink: Ink) -> QColor:
        """The colour behind an ink's name."""
        color: QColor = getattr(self, ink.value)
        return color

    def face_of(self, tone: Tone) -> QColor:
        """The soft face of a tone; transparent for an outline."""
        faces = {
            Tone.NEUTRAL: self.hover,
            Tone.ACCENT: self.accent_soft,
            Tone.OK: self.ok_soft,
            Tone.WARN: self.warn_soft,
            Tone.ERROR: self.error_soft,
        }
        return faces.get(tone, _faded(self.base, 0))

    def ink_of(self, tone: Tone) -> QColor:
        """The ink that reads on that face."""
        inks = {
            Tone.NEUTRAL: self.text,
            Tone.ACCENT: self.accent,
            Tone.OK: self.ok,
            Tone.WARN: self.warn,
            Tone.ERROR: self.error,
        }
        return inks.get(tone, self.text2)

    def shade(self, opacity: float) -> QColor:
        """The dark of badges at an opacity of 0 to 1, for gradients over pictures and veils."""
        return _faded(self.badge, round(255 * opacity))

    def glow(self, opacity: float) -> QColor:
        """White at an opacity of 0 to 1, for highlights over pictures."""
        return _faded(self.on_dark, round(255 * opacity))

    def placeholder(self, title: str) -> PlaceholderTones:
        """The colours of the poster drawn for a title without one; the same title gives the same hue always."""
        hue = crc32(title.casefold().encode("utf-8", "surrogateescape")) % 360 / 360
        saturation, lightness = self.placeholder_saturation, self.placeholder_lightness
        away = 1 if self.is_dark else -1
        ink = (0.22, 0.90) if self.is_dark else (0.42, 0.20)
        return PlaceholderTones(
            face=QColor.fromHslF(hue, saturation, lightness),
            band=QColor.fromHslF(hue, saturation, lightness + away * 0.075),
            edge=QColor.fromHslF(hue, saturation, lightness + away * 0.12),
            ink=QColor.fromHslF(hue, *ink),
        )

    def qpalette(self) -> QPalette:
        """The same colours under Qt's names, for everything that Fusion draws itself."""
        role = QPalette.ColorRole
        colors = {
            role.Window: self.win,
            role.WindowText: self.text,
            role.Base: self.base,
            role.AlternateBase: self.alt,
            role.Button: self.btn,
            role.ButtonText: self.text,
            role.Text: self.text,
            role.BrightText: self.error,
            role.PlaceholderText: self.text3,
            role.Highlight: self.selection,
            role.HighlightedText: self.text,
            role.Accent: self.accent,
            role.Link: self.accent,
            role.LinkVisited: self.accent,
            role.Light: self.base,
            role.Midlight: self.hover,
            role.Mid: self.line,
            role.Dark: self.ctl,
            role.Shadow: self.ctl,
            role.ToolTipBase: self.toast,
            role.ToolTipText: self.toast_text,
        }
        palette = QPalette()
        for name, color in colors.items():
            palette.setColor(name, color)
        for name in (role.WindowText, role.ButtonText, role.Text, role.HighlightedText):
            palette.setColor(QPalette.ColorGroup.Disabled, name, self.text3)
        return palette


def _faded(color: QColor, alpha: int) -> QColor:
    faded = QColor(color)
    faded.setAlpha(alpha)
    return faded


LIGHT = Palette(
    name="light",
    is_dark=False,
    base=QColor("#FFFFFF"),
    alt=QColor("#F7F8FA"),
    win=QColor("#F2F3F5"),
    side=QColor("#ECEEF1"),
    btn=QColor("#FFFFFF"),
    hover=QColor("#E4E7EB"),
    line=QColor("#D9DCE2"),
    ctl=QColor("#7D848F"),
    text=QColor("#1B1E23"),
    text2=QColor("#4C535E"),
    text3=QColor("#5E6570"),
    accent=QColor("#1A66B0"),
    on_accent=QColor("#FFFFFF"),
    accent_soft=QColor("#E2EDF9"),
    selection=QColor("#D3E4F7"),
    ok=QColor("#186F3B"),
    ok_soft=QColor("#E2F3E8"),
    warn=QColor("#855000"),
    warn_soft=QColor("#FBEFD6"),
    error=QColor("#B3261E"),
    error_soft=QColor("#FBE6E4"),
    track=QColor("#DDE0E5"),
    parts=(QColor("#1A66B0"), QColor("#5B93C9"), QColor("#8FB6DC"), QColor("#C0D6EC")),
    toast=QColor("#25282D"),
    toast_text=QColor("#F4F5F7"),
    toast_link=QColor("#8CC4F7"),
    badge=QColor("#E614171B"),
    on_dark=QColor("#FFFFFF"),
    sign_warn=QColor("#FFD27A"),
    sign_error=QColor("#FFB4AB"),
    sign_accent=QColor("#A9D2FA"),
    on_sign=QColor("#14171B"),
    soft_edge=QColor("#00FFFFFF"),
    placeholder_saturation=0.24,
    placeholder_lightness=0.88,
)

DARK = replace(
    LIGHT,
    name="dark",
    is_dark=True,
    base=QColor("#15171A"),
    alt=QColor("#1B1D21"),
    win=QColor("#1F2226"),
    side=QColor("#191B1F"),
    btn=QColor("#2A2E34"),
    hover=QColor("#2A2E34"),
    line=QColor("#33373E"),
    ctl=QColor("#737A85"),
    text=QColor("#E9EBEE"),
    text2=QColor("#B4BAC3"),
    text3=QColor("#A2A9B3"),
    accent=QColor("#6DB3F2"),
    on_accent=QColor("#0A1A29"),
    accent_soft=QColor("#1A2F45"),
    selection=QColor("#1F3D5C"),
    ok=QColor("#74CE94"),
    ok_soft=QColor("#183123"),
    warn=QColor("#E8B552"),
    warn_soft=QColor("#382C13"),
    error=QColor("#FF8F85"),
    error_soft=QColor("#43211E"),
    track=QColor("#363B43"),
    parts=(QColor("#6DB3F2"), QColor("#4C86BC"), QColor("#38648E"), QColor("#294867")),
    toast=QColor("#E9EBEE"),
    toast_text=QColor("#1B1E23"),
    toast_link=QColor("#145894"),
    soft_edge=QColor("#0015171A"),
    placeholder_saturation=0.14,
    placeholder_lightness=0.20,
)


def high_contrast(palette: Palette) -> Palette:
    """The same theme for eyes that need more: hairlines become borders, lesser texts full, soft faces bordered."""
    return replace(
        palette,
        name=f"{palette.name}-contrast",
        line=palette.ctl,
        text2=palette.text,
        text3=palette.text,
        soft_edge=palette.ctl,
    )


def current_palette() -> Palette:
    """The palette in use; the light one before a theme was applied. It rides on the application, not on a module."""
    app = QApplication.instance()
    palette = app.property(_PROPERTY) if app is not None else None
    return palette if isinstance(palette, Palette) else LIGHT


def remember_palette(app: QApplication, palette: Palette) -> None:
    """Make a palette the one that `current_palette` gives."""
    app.setProperty(_PROPERTY, palette)

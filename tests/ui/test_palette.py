"""Colours: enough contrast in every theme, and none written outside the palette."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

import metarr_desktop.ui
from metarr_desktop.shipped import resources
from metarr_desktop.ui.theme.palette import DARK, LIGHT, Ink, Palette, Tone, high_contrast
from metarr_desktop.ui.theme.stylesheet import style_sheet

THEMES = [LIGHT, DARK, high_contrast(LIGHT), high_contrast(DARK)]
TEXT, CONTROL = 4.5, 3.0


def luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """The WCAG 2 contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def over(face: QColor, under: QColor) -> QColor:
    """What a translucent face comes to on what lies under it."""
    alpha = face.alphaF()
    pairs = zip((face.redF(), face.greenF(), face.blueF()), (under.redF(), under.greenF(), under.blueF()), strict=True)
    return QColor.fromRgbF(*(one * alpha + other * (1 - alpha) for one, other in pairs))


@pytest.fixture(params=THEMES, ids=lambda palette: palette.name)
def theme(request: pytest.FixtureRequest) -> Palette:
    palette: Palette = request.param
    return palette


@pytest.mark.parametrize("ink", [Ink.TEXT, Ink.TEXT2, Ink.TEXT3, Ink.ACCENT, Ink.OK, Ink.WARN, Ink.ERROR])
@pytest.mark.parametrize("face", ["base", "alt", "win", "side", "btn", "hover", "selection", "accent_soft"])
def test_every_ink_reads_on_every_face(theme: Palette, ink: Ink, face: str) -> None:
    assert round(contrast(theme.ink(ink), getattr(theme, face)), 1) >= TEXT


@pytest.mark.parametrize("face", ["base", "win", "side", "btn"])
def test_borders_of_controls_are_seen_on_every_face(theme: Palette, face: str) -> None:
    assert contrast(theme.ctl, getattr(theme, face)) >= CONTROL


@pytest.mark.parametrize("tone", [tone for tone in Tone if tone is not Tone.OUTLINE])
def test_words_read_on_their_soft_face(theme: Palette, tone: Tone) -> None:
    assert contrast(theme.ink_of(tone), theme.face_of(tone)) >= TEXT


def test_words_read_on_the_accent_on_toasts_and_on_signs(theme: Palette) -> None:
    pairs = [
        (theme.on_accent, theme.accent),
        (theme.toast_text, theme.toast),
        (theme.toast_link, theme.toast),
        (theme.on_dark, theme.badge),
        (theme.on_sign, theme.sign_warn),
        (theme.on_sign, theme.sign_error),
        (theme.on_sign, theme.sign_accent),
    ]

    assert all(contrast(ink, face) >= TEXT for ink, face in pairs)


@pytest.mark.parametrize("face", ["base", "alt", "win", "side", "btn", "hover", "selection", "accent_soft", "track"])
def test_the_ring_of_the_focus_is_seen_on_every_face(theme: Palette, face: str) -> None:
    assert contrast(theme.accent, getattr(theme, face)) >= CONTROL


def test_bars_of_charts_are_seen_marked_or_not(theme: Palette) -> None:
    assert contrast(theme.parts[1], theme.base) >= CONTROL
    assert contrast(theme.accent, theme.base) >= CONTROL
    assert contrast(theme.ctl, theme.base) >= CONTROL  # the edge of what stands for a rest, and of a fifth part


@pytest.mark.parametrize("picture", ["#FFFFFF", "#808080", "#000000"])
def test_words_on_pictures_read_whatever_the_picture(theme: Palette, picture: str) -> None:
    under = QColor(picture)

    for face in (theme.badge, theme.shade(0.92), theme.shade(0.80)):
        assert contrast(theme.on_dark, over(face, under)) >= TEXT
    for sign in (theme.sign_warn, theme.sign_error, theme.sign_accent):
        assert contrast(theme.on_sign, over(sign, under)) >= TEXT


def test_progress_is_seen_on_its_track(theme: Palette) -> None:
    assert contrast(theme.accent, theme.track) >= CONTROL


@settings(deadline=None)
@given(st.text(max_size=40))
def test_the_title_reads_on_the_placeholder_whatever_its_hue(title: str) -> None:
    for palette in (LIGHT, DARK):
        tones = palette.placeholder(title)

        assert contrast(tones.ink, tones.face) >= TEXT
        assert contrast(tones.ink, tones.band) >= TEXT


def test_a_title_keeps_its_hue() -> None:
    assert LIGHT.placeholder("Heat").face == LIGHT.placeholder("HEAT").face
    assert LIGHT.placeholder("Heat").face != LIGHT.placeholder("Ronin").face


def test_high_contrast_turns_hairlines_and_lesser_texts_full() -> None:
    strong = high_contrast(LIGHT)

    assert (strong.line, strong.text2, strong.text3) == (LIGHT.ctl, LIGHT.text, LIGHT.text)
    assert strong.soft_edge.alpha() == 255


def test_qt_knows_the_same_colours(theme: Palette) -> None:
    qt = theme.qpalette()

    assert qt.color(QPalette.ColorRole.Highlight) == theme.selection
    assert qt.color(QPalette.ColorRole.Accent) == theme.accent
    assert qt.color(QPalette.ColorRole.PlaceholderText) == theme.text3


def test_the_style_sheet_is_filled_completely(qapp: QApplication, theme: Palette) -> None:
    sheet = style_sheet(qapp, theme)

    assert "$" not in sheet
    assert theme.accent.name(QColor.NameFormat.HexArgb) in sheet


def test_no_colour_is_written_outside_the_palette() -> None:
    ui = Path(metarr_desktop.ui.__file__).parent
    palette = ui / "theme" / "palette.py"
    sources = [file for file in ui.rglob("*.py") if file != palette]
    sources += [*(resources() / "styles").glob("*.qss"), *(resources() / "icons").glob("*.svg")]
    literal = re.compile(
        r"#[0-9A-Fa-f]{3,8}\b|(?<![.\w])(rgba?|hsla?)\(|QColor\(\s*[\d\"']|GlobalColor\.(?!transparent)"
    )

    written = [f"{file.name}: {found[0]}" for file in sources if (found := literal.search(file.read_text("utf-8")))]

    assert written == []

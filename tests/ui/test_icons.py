"""Icons: all there, all drawn, recoloured and sharp."""

from collections import Counter

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from metarr_desktop.shipped import resources
from metarr_desktop.ui.theme.icons import Icon, pixmap, svg_text, themed_icon
from metarr_desktop.ui.theme.palette import DARK, LIGHT, Ink
from metarr_desktop.ui.theme.theme import apply


def test_every_icon_has_a_file_and_every_file_a_name() -> None:
    files = {file.stem for file in (resources() / "icons").glob("*.svg")}

    assert files == {icon.value for icon in Icon}


@pytest.mark.parametrize("icon", Icon)
def test_an_icon_draws_in_the_colour_asked_for(qapp: QApplication, icon: Icon) -> None:
    image = pixmap(icon, LIGHT.error, 32).toImage()

    colors = (image.pixelColor(x, y) for x in range(32) for y in range(32))
    inked = Counter(color.rgb() for color in colors if color.alpha() == 255)
    assert inked.most_common(1)[0][0] == LIGHT.error.rgb()


@pytest.mark.parametrize("icon", Icon)
def test_an_icon_is_drawn_on_the_grid_of_16(icon: Icon) -> None:
    assert 'viewBox="0 0 16 16"' in svg_text(icon)
    assert "currentColor" in svg_text(icon)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 2.5])
def test_an_icon_has_as_many_pixels_as_the_screen_asks(qapp: QApplication, ratio: float) -> None:
    drawn = pixmap(Icon.FILM, LIGHT.text, 16, ratio)

    assert drawn.width() == round(16 * ratio)
    assert drawn.devicePixelRatio() == ratio


def test_the_same_icon_is_rendered_once(qapp: QApplication) -> None:
    first = pixmap(Icon.STAR, QColor(LIGHT.warn), 24, 2.0)

    assert pixmap(Icon.STAR, QColor(LIGHT.warn), 24, 2.0).cacheKey() == first.cacheKey()


@pytest.mark.parametrize(("gap_px", "width_px"), [(0, 32), (6, 44)])
def test_a_themed_icon_is_as_sharp_as_the_screen_that_it_is_shown_on(
    qapp: QApplication, gap_px: int, width_px: int
) -> None:
    icon = themed_icon(Icon.DOT, gap_px=gap_px)

    drawn = icon.pixmap(QSize(16 + gap_px, 16), 2.0)

    assert (drawn.width(), drawn.height(), drawn.devicePixelRatio()) == (width_px, 32, 2.0)
    assert icon.actualSize(QSize(64, 64)) == QSize(16 + gap_px, 16)  # it is never drawn larger than it is meant


def test_a_disabled_icon_fades(qapp: QApplication) -> None:
    apply(qapp, DARK)

    faded = themed_icon(Icon.DOT).pixmap(16, QIcon.Mode.Disabled).toImage().pixelColor(8, 8)

    assert faded == DARK.ctl


def test_a_themed_icon_takes_the_colours_of_the_theme(qapp: QApplication) -> None:
    apply(qapp, DARK)

    icon = themed_icon(Icon.DOT, Ink.TEXT, on=Ink.ACCENT)

    off = icon.pixmap(16, QIcon.Mode.Normal, QIcon.State.Off).toImage().pixelColor(8, 8)
    on = icon.pixmap(16, QIcon.Mode.Normal, QIcon.State.On).toImage().pixelColor(8, 8)
    assert (off, on) == (DARK.text, DARK.accent)

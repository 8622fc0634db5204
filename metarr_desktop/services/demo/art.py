"""Draws every picture of the demo: posters, fanart, logos, covers, stills and portraits.

The same title always gives the same picture, on every machine: chance is seeded by the title alone.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from PIL import Image, ImageDraw

from metarr_desktop.services.demo import emblems, landscapes
from metarr_desktop.services.demo.canvas import Canvas, Palette, vertical_gradient
from metarr_desktop.services.demo.lettering import Lettering, write_title

PALETTES: Mapping[str, Palette] = {
    "amber": Palette("#f6b263", "#ec6b50", "#ffe0a6", "#d9543f", "#7c2d44", "#2b1330", "#2b1330"),
    "ash": Palette("#3b3b4a", "#8a6c64", "#e6c7a2", "#5f5358", "#33323d", "#1d1c24", "#e6c7a2"),
    "ember": Palette("#f08a3c", "#d2501f", "#ffe3b0", "#b8371a", "#6b1f14", "#260a0a", "#260a0a"),
    "gold": Palette("#e8c468", "#cb9232", "#fff0c8", "#a86f22", "#6b3d1c", "#2a180c", "#2a180c"),
    "grass": Palette("#7d9e4c", "#4a7038", "#efe8b0", "#7ea653", "#2f5a2c", "#1d3a22", "#efe8b0"),
    "ice": Palette("#cfdeea", "#a3c0d2", "#ffffff", "#8fb0c6", "#5d8199", "#20364a", "#20364a"),
    "mint": Palette("#c3e6d3", "#7dbba2", "#f4fbf5", "#4d9080", "#2e6e60", "#123630", "#123630"),
    "night": Palette("#12204a", "#2f568a", "#f6e6bc", "#3a659a", "#1b3568", "#0a1430", "#f6e6bc"),
    "rose": Palette("#f6b4c2", "#e28099", "#fdeeee", "#c9587c", "#8c3a5c", "#4a1534", "#4a1534"),
    "sand": Palette("#f3e5cc", "#e8c79e", "#fffdf6", "#dcae7c", "#9b5a3a", "#3b1f18", "#3b1f18"),
    "stone": Palette("#d6d1c6", "#b3ada0", "#f7f4ec", "#a19b8f", "#54504a", "#1e1c1a", "#1e1c1a"),
    "teal": Palette("#115a60", "#37938c", "#f6d7a4", "#4aa6a0", "#0f4f55", "#08282f", "#f6d7a4"),
    "violet": Palette("#3b2660", "#7a4293", "#f3c6e3", "#8c4fa3", "#2f1b4c", "#160c28", "#f3c6e3"),
}

_SOURCES = (
    *(landscapes.mountains, landscapes.waves, landscapes.sea, landscapes.dunes, landscapes.forest, landscapes.city),
    *(landscapes.orchard, landscapes.house, landscapes.train),
    *(emblems.gears, emblems.confetti, emblems.bird, emblems.door, emblems.lighthouse, emblems.contours),
    *(emblems.eye, emblems.planet, emblems.rings, emblems.bars, emblems.stairs, emblems.lantern, emblems.clock),
    *(emblems.comet, emblems.letter),
)
MOTIFS: Mapping[str, Callable[[Canvas, Random], None]] = {motif.__name__: motif for motif in _SOURCES}


class Size:
    """Width and height in pixels of each kind of picture."""

    POSTER = (600, 900)
    FANART = (1280, 720)
    LANDSCAPE = (1000, 562)
    BANNER = (758, 140)
    CLEARLOGO = (800, 310)
    DISC = (500, 500)
    COVER = (600, 600)
    STILL = (640, 360)
    PORTRAIT = (400, 400)


@dataclass(frozen=True, slots=True)
class Art:
    """How a title looks: names from `MOTIFS` and `PALETTES`, and how its title is set."""

    motif: str
    palette: str
    lettering: Lettering = Lettering.CAPS
    title_below: bool = False


_SKINS = ("#f2d3bc", "#e0ac86", "#c68b5c", "#8d5a3c", "#6b4430")
_HAIRS = ("#231d1c", "#8a8a90", "#b5793c", "#343a4a")
_COATS = ("#2f4a66", "#6b3f52", "#3f5f4a", "#7a5a34", "#44405e")
_WALLS = ("#e6c9b0", "#c9dbb9", "#a9bfc4", "#d6c3d6", "#bcd0e2")


def poster(title: str, art: Art) -> bytes:
    """A JPEG of 600 x 900 with the title on it."""
    image = _scene(title, art, Size.POSTER, shift=-0.06 if art.title_below else 0.1)
    colours = PALETTES[art.palette]
    if art.title_below:
        _darken_foot(image, colours.near)
    write_title(image, title, art.lettering, colours.light if art.title_below else colours.ink, low=art.title_below)
    return _jpeg(image)


def season_poster(title: str, art: Art, season: int) -> bytes:
    """A JPEG of 600 x 900 without words: the show's motif in the colours of that season."""
    names = sorted(PALETTES)
    palette = names[(names.index(art.palette) + 5 * season) % len(names)]
    return _jpeg(_scene(f"{title} {season}", Art(art.motif, palette), Size.POSTER))


def fanart(title: str, art: Art) -> bytes:
    """A JPEG of 1280 x 720 without words."""
    return _jpeg(_scene(f"{title} fanart", art, Size.FANART))


def landscape(title: str, art: Art) -> bytes:
    """A JPEG of 1000 x 562 with the title on its lower half."""
    image = _scene(title, art, Size.LANDSCAPE, shift=-0.08)
    colours = PALETTES[art.palette]
    _darken_foot(image, colours.near)
    write_title(image, title, art.lettering, colours.light, low=True)
    return _jpeg(image)


def banner(title: str, art: Art) -> bytes:
    """A JPEG of 758 x 140: a band cut out of the fanart, with the title in one line."""
    width, height = Size.BANNER
    whole = _scene(title, art, (width, width * 9 // 16))
    top = (whole.height - height) // 2
    image = whole.crop((0, top, width, top + height))
    colours = PALETTES[art.palette]
    image = Image.blend(image, Image.new("RGB", image.size, colours.near), 0.45)
    write_title(image, title, art.lettering, colours.light, low=False)
    return _jpeg(image)


def clearlogo(title: str, art: Art) -> bytes:
    """A PNG of 800 x 310: the title alone on nothing."""
    image = Image.new("RGBA", Size.CLEARLOGO, (0, 0, 0, 0))
    write_title(image, title, art.lettering, PALETTES[art.palette].light, low=False)
    return _png(image)


def disc(title: str, art: Art) -> bytes:
    """A PNG of 500 x 500: the motif on a disc with a hole in it."""
    image = _scene(title, art, Size.DISC).convert("RGBA")
    width, height = Size.DISC
    mask = Image.new("L", (width * 2, height * 2), 0)
    pen = ImageDraw.Draw(mask)
    pen.ellipse((4, 4, width * 2 - 4, height * 2 - 4), fill=255)
    pen.ellipse((width - 72, height - 72, width + 72, height + 72), fill=0)
    image.putalpha(mask.reduce(2))
    return _png(image)


def cover(title: str, art: Art) -> bytes:
    """A JPEG of 600 x 600 without words, as album covers of this collection have none."""
    return _jpeg(_scene(title, art, Size.COVER))


def still(title: str, art: Art) -> bytes:
    """A JPEG of 640 x 360 without words, for an episode."""
    return _jpeg(_scene(title, art, Size.STILL))


def varied(ordinal: int) -> Art:
    """A motif and a palette for the thing with that number; neighbours in number share neither."""
    motifs, palettes = sorted(MOTIFS), sorted(PALETTES)
    return Art(motifs[ordinal * 7 % len(motifs)], palettes[ordinal * 5 % len(palettes)])


def portrait(name: str, size: tuple[int, int] = Size.PORTRAIT) -> bytes:
    """A JPEG of a face without features, which serves actors and artists alike."""
    random = Random(name)
    skin, hair, coat, wall = (random.choice(tones) for tones in (_SKINS, _HAIRS, _COATS, _WALLS))
    canvas = Canvas(*size, Palette(wall, wall, skin, hair, coat, hair, hair))
    if random.random() < 0.5:
        canvas.box(-0.23, -0.3, 0.23, 0.28, hair, 0.2)
    canvas.ellipse(0, 0.56, 0.38, 0.28, coat)
    canvas.box(-0.075, 0.1, 0.075, 0.36, skin, 0.06)
    canvas.ellipse(0, -0.08, 0.235, 0.265, hair)
    canvas.ellipse(0, -0.01, 0.185, 0.235, skin)
    lock = random.uniform(-0.08, 0.08)
    canvas.polygon([(-0.2, -0.08), (-0.16, -0.27), (0.16, -0.27), (0.2, -0.08), (lock, -0.17)], hair)
    return _jpeg(canvas.finish())


def _scene(seed: str, art: Art, size: tuple[int, int], shift: float = 0.0) -> Image.Image:
    canvas = Canvas(*size, PALETTES[art.palette], shift)
    MOTIFS[art.motif](canvas, Random(seed))
    return canvas.finish()


def _darken_foot(image: Image.Image, colour: str) -> None:
    """Let the lower part fade into `colour`, so that a light title can be read on any motif."""
    width, height = image.size
    top = round(height * 0.56)
    fade = vertical_gradient((width, height - top), "#000000", "#ffffff").convert("L")
    fade = fade.point([min(255, round(level * 2.4)) for level in range(256)])
    image.paste(Image.new("RGB", fade.size, colour), (0, top), fade)


def _jpeg(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=88)
    return buffer.getvalue()


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()

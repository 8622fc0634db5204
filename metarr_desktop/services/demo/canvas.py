"""A small drawing surface for flat pictures: large units, smooth edges, no pixels to think about.

The origin is the middle of the picture, one unit is its shorter side, x grows to the right and y downwards. A poster
reaches from -0.5 to 0.5 across and from -0.75 to 0.75 down, so one composition serves every shape of picture.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, sin, tau

from PIL import Image, ImageColor, ImageDraw

Point = tuple[float, float]

# Pillow draws hard edges; drawing twice as large and averaging smooths them.
_OVERSIZE = 2


@dataclass(frozen=True, slots=True)
class Palette:
    """Seven colours of one mood, as `#RRGGBB`: the sky, what shines, three depths of ground, and the lettering."""

    sky: str
    haze: str
    light: str
    far: str
    middle: str
    near: str
    ink: str


class Canvas:
    """Draws in units on a surface of `width` x `height` pixels; `shift` moves the origin down by that many units."""

    def __init__(self, width: int, height: int, palette: Palette, shift: float = 0.0) -> None:
        self.palette = palette
        self._size = (width * _OVERSIZE, height * _OVERSIZE)
        self._unit = min(self._size)
        self.right = width / min(width, height) / 2
        self.left = -self.right
        half = height / min(width, height) / 2
        self.top, self.bottom = -half - shift, half - shift
        self._image = vertical_gradient(self._size, palette.sky, palette.haze)
        self._draw = ImageDraw.Draw(self._image)

    def finish(self) -> Image.Image:
        """The picture as RGB at the size asked for."""
        return self._image.reduce(_OVERSIZE)

    def polygon(self, points: Iterable[Point], colour: str) -> None:
        self._draw.polygon([self._pixel(point) for point in points], fill=colour)

    def line(self, points: Iterable[Point], width: float, colour: str) -> None:
        pixels = round(width * self._unit)
        self._draw.line([self._pixel(point) for point in points], fill=colour, width=pixels, joint="curve")

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        self.ellipse(x, y, radius, radius, colour)

    def ellipse(self, x: float, y: float, across: float, down: float, colour: str) -> None:
        """A filled ellipse around (x, y) with the half axes `across` and `down`."""
        corners = (self._pixel((x - across, y - down)), self._pixel((x + across, y + down)))
        self._draw.ellipse(corners, fill=colour)

    def ring(self, x: float, y: float, radius: float, width: float, colour: str) -> None:
        corners = (self._pixel((x - radius, y - radius)), self._pixel((x + radius, y + radius)))
        self._draw.ellipse(corners, outline=colour, width=max(1, round(width * self._unit)))

    def box(self, left: float, top: float, right: float, bottom: float, colour: str, round_by: float = 0) -> None:
        """A rectangle, or nothing where it has no height; `round_by` is the radius of its corners."""
        if bottom <= top:
            return
        corners = (self._pixel((left, top)), self._pixel((right, bottom)))
        self._draw.rounded_rectangle(corners, radius=round_by * self._unit, fill=colour)

    def ground(self, ridge: Iterable[Point], colour: str) -> None:
        """Everything from the line `ridge` (left to right) down to the lower edge."""
        self.polygon([*ridge, (self.right, self.bottom), (self.left, self.bottom)], colour)

    def _pixel(self, point: Point) -> Point:
        x, y = point
        return (x - self.left) * self._unit, (y - self.top) * self._unit


def around(x: float, y: float, radius: float, turn: float) -> Point:
    """The point at `turn` (1 is a full circle, 0 is to the right, growing clockwise) on a circle around (x, y)."""
    return x + radius * cos(turn * tau), y + radius * sin(turn * tau)


def steps(start: float, stop: float, count: int) -> list[float]:
    """`count` + 1 evenly spaced numbers from `start` to `stop`, both included."""
    return [start + (stop - start) * index / count for index in range(count + 1)]


def blend(one: str, other: str, share: float) -> str:
    """The colour `share` of the way from one colour to the other."""
    pairs = zip(ImageColor.getrgb(one)[:3], ImageColor.getrgb(other)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def vertical_gradient(size: tuple[int, int], top: str, bottom: str) -> Image.Image:
    """An RGB picture that goes evenly from one colour to the other."""
    column = Image.new("RGB", (1, 256))
    column.putdata([ImageColor.getrgb(blend(top, bottom, row / 255))[:3] for row in range(256)])
    return column.resize(size, Image.Resampling.BILINEAR)

"""Motifs with a horizon: places that fill the picture from edge to edge."""

from __future__ import annotations

from math import sin, tau
from random import Random

from metarr_desktop.services.demo.canvas import Canvas, Point, blend, steps


def mountains(canvas: Canvas, random: Random) -> None:
    """Three ranges behind each other under a low sun."""
    colours = canvas.palette
    canvas.disc(random.uniform(-0.22, 0.22), -0.2, 0.145, colours.light)
    for height, colour in ((0.0, colours.far), (0.17, colours.middle), (0.34, colours.near)):
        canvas.ground(_ridge(canvas, random, height), colour)


def waves(canvas: Canvas, random: Random) -> None:
    """Bands of swell, light and dark by turns, that come towards us."""
    colours = canvas.palette
    start = random.random()
    for index in range(10):
        colour = (colours.far, colours.light, colours.middle, colours.near)[index % 4]
        canvas.ground(_swell(canvas, -0.14 + index * 0.12, 0.062, 2.2, start + 0.14 * index), colour)


def sea(canvas: Canvas, random: Random) -> None:
    """A sun on the horizon, its path on the water, and one boat."""
    colours = canvas.palette
    canvas.disc(0, -0.06, 0.2, colours.light)
    canvas.box(canvas.left, 0.06, canvas.right, canvas.bottom, colours.middle)
    for index in range(14):
        half = 0.25 - index * 0.011 + random.uniform(-0.03, 0.02)
        y, middle = 0.09 + index * 0.045, random.uniform(-0.02, 0.02)
        glow = blend(colours.light, colours.middle, index / 15)
        canvas.box(middle - half, y, middle + half, y + 0.011, glow, 0.005)
    boat = random.choice((-0.3, 0.28))
    canvas.polygon(
        [(boat - 0.07, 0.05), (boat + 0.07, 0.05), (boat + 0.045, 0.085), (boat - 0.045, 0.085)], colours.near
    )
    canvas.polygon([(boat, 0.04), (boat, -0.06), (boat + 0.05, 0.04)], colours.near)


def dunes(canvas: Canvas, random: Random) -> None:
    """Sand under a pale sun, with one walker on the way."""
    colours = canvas.palette
    canvas.disc(0.14, -0.2, 0.17, colours.light)
    for level, lift, colour in ((0.16, 0.05, colours.far), (0.32, 0.06, colours.middle), (0.52, 0.045, colours.near)):
        canvas.ground(_swell(canvas, level, lift, 0.9, random.random()), colour)
        if colour == colours.far:
            canvas.polygon([(-0.065, 0.36), (-0.045, 0.22), (-0.025, 0.36)], colours.near)
            canvas.disc(-0.045, 0.215, 0.018, colours.near)


def forest(canvas: Canvas, random: Random) -> None:
    """Rows of firs, darker as they come nearer, before a moon."""
    colours = canvas.palette
    canvas.disc(0.16, -0.24, 0.15, colours.light)
    rows = ((0.1, 0.34, colours.far), (0.28, 0.44, colours.middle), (0.52, 0.56, colours.near))
    for foot, height, colour in rows:
        for middle in steps(canvas.left - 0.05, canvas.right + 0.05, round(canvas.right * 16)):
            x, tall = middle + random.uniform(-0.03, 0.03), height * random.uniform(0.6, 1.0)
            _fir(canvas, x, foot, tall, colour)
        canvas.box(canvas.left, foot - 0.005, canvas.right, canvas.bottom, colour)


def city(canvas: Canvas, random: Random) -> None:
    """Roofs at night with lit windows under a large moon."""
    colours = canvas.palette
    canvas.disc(0.2, -0.22, 0.12, colours.light)
    _roofs(canvas, random, (-0.12, 0.1), colours.far)
    _roofs(canvas, random, (0.08, 0.26), colours.middle)
    _roofs(canvas, random, (0.2, 0.42), colours.near)
    glow = blend(colours.light, colours.near, 0.1)
    for _ in range(round(canvas.right * 130)):
        x, y = random.uniform(canvas.left, canvas.right), random.uniform(0.44, canvas.bottom)
        canvas.box(x, y, x + 0.012, y + 0.017, glow)


def orchard(canvas: Canvas, random: Random) -> None:
    """Rows of round trees that run towards a setting sun."""
    colours = canvas.palette
    canvas.disc(0, -0.02, 0.17, colours.light)
    canvas.box(canvas.left, 0.08, canvas.right, canvas.bottom, colours.middle)
    for row in range(6):
        y, size = 0.09 + row * (0.055 + row * 0.014), 0.026 + row * 0.017
        gap = size * 3.3
        for column in range(-22, 23):
            x = column * gap + (gap / 2 if row % 2 else 0)
            canvas.box(x - size * 0.13, y, x + size * 0.13, y + size * 1.6, colours.near)
            canvas.disc(x, y, size, blend(colours.far, colours.middle, 0.25 * (row % 2)))
            if random.random() < 0.6:
                canvas.disc(x + size * 0.35, y - size * 0.3, size * 0.17, colours.light)


def house(canvas: Canvas, random: Random) -> None:
    """A small house on a hill between two firs, one window lit."""
    colours = canvas.palette
    canvas.disc(random.choice((-0.24, 0.24)), -0.26, 0.115, colours.light)
    canvas.ellipse(0, 1.0, 1.2, 0.78, colours.far)
    for x, tall in ((-0.3, 0.22), (0.3, 0.26), (0.4, 0.17)):
        canvas.box(x - 0.01, 0.2, x + 0.01, 0.32, colours.near)
        _fir(canvas, x, 0.27, tall, colours.near)
    canvas.box(-0.12, 0.06, 0.12, 0.34, colours.middle)
    canvas.polygon([(-0.17, 0.07), (0, -0.1), (0.17, 0.07), (0.13, 0.09), (0, -0.03), (-0.13, 0.09)], colours.near)
    canvas.polygon([(-0.12, 0.07), (0, -0.04), (0.12, 0.07)], colours.middle)
    canvas.box(-0.04, 0.12, 0.04, 0.2, colours.light)
    canvas.ellipse(0, 1.02, 1.0, 0.74, colours.near)


def train(canvas: Canvas, random: Random) -> None:
    """A lit train on a viaduct, with hills behind."""
    colours = canvas.palette
    canvas.disc(-0.2, -0.22, 0.13, colours.light)
    canvas.ground(_ridge(canvas, random, 0.02), colours.far)
    canvas.ground(_swell(canvas, 0.42, 0.05, 0.8, random.random()), colours.middle)
    canvas.box(canvas.left, 0.19, canvas.right, 0.25, colours.near)
    for x in steps(-1.05, 1.05, 10):
        canvas.box(x - 0.028, 0.2, x + 0.028, canvas.bottom, colours.near)
        canvas.polygon([(x - 0.07, 0.25), (x + 0.07, 0.25), (x + 0.028, 0.32), (x - 0.028, 0.32)], colours.near)
    for start in steps(-1.3, 0.08, 4):
        canvas.box(start, 0.075, start + 0.325, 0.185, colours.near, 0.02)
        for pane in steps(start + 0.03, start + 0.27, 5):
            canvas.box(pane, 0.1, pane + 0.03, 0.137, colours.light)
    canvas.polygon([(0.38, 0.08), (0.47, 0.185), (0.38, 0.185)], colours.near)


def _ridge(canvas: Canvas, random: Random, level: float) -> list[Point]:
    """A broken line of peaks and saddles around `level`."""
    xs = steps(canvas.left, canvas.right, max(6, round(canvas.right * 12)))
    return [
        (
            x + random.uniform(-0.03, 0.03) * (0 < index < len(xs) - 1),
            level + (random.uniform(-0.16, -0.05) if index % 2 else random.uniform(0.0, 0.1)),
        )
        for index, x in enumerate(xs)
    ]


def _swell(canvas: Canvas, level: float, lift: float, waves_per_unit: float, phase: float) -> list[Point]:
    """A sine line around `level`."""
    xs = steps(canvas.left, canvas.right, 120)
    return [(x, level + lift * sin((x * waves_per_unit + phase) * tau)) for x in xs]


def _fir(canvas: Canvas, x: float, foot: float, tall: float, colour: str) -> None:
    for part in (0.0, 0.28, 0.54):
        half, base = tall * (0.27 - part * 0.25), foot - tall * part
        canvas.polygon([(x - half, base), (x + half, base), (x, base - tall * (0.54 - part * 0.15))], colour)


def _roofs(canvas: Canvas, random: Random, between: tuple[float, float], colour: str) -> None:
    """Blocks side by side whose tops lie between two heights."""
    x = canvas.left
    while x < canvas.right:
        width, top = random.uniform(0.07, 0.17), random.uniform(*between)
        canvas.box(x, top, x + width + 0.004, canvas.bottom, colour)
        if random.random() < 0.35:
            canvas.box(x + width * 0.3, top - 0.05, x + width * 0.55, top, colour)
        x += width

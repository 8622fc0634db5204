"""Motifs without a horizon: one thing in the middle that stands for the title."""

from __future__ import annotations

from itertools import pairwise
from math import pi, sin, sqrt
from random import Random

from metarr_desktop.services.demo.canvas import Canvas, Point, around, blend, steps


def gears(canvas: Canvas, random: Random) -> None:
    """Three wheels of different ages that mesh."""
    colours = canvas.palette
    turn = random.random()
    _gear(canvas, 0.28, -0.24, 0.15, colours.far, turn)
    _gear(canvas, 0.16, 0.16, 0.2, colours.middle, turn + 0.03)
    _gear(canvas, -0.16, -0.1, 0.25, colours.near, turn)


def confetti(canvas: Canvas, random: Random) -> None:
    """Squares of paper on the wind, thicker towards the upper right."""
    colours = canvas.palette
    for _ in range(90):
        x, y = (
            random.triangular(canvas.left, canvas.right, canvas.right),
            random.triangular(canvas.top, 0.5, canvas.top),
        )
        size = random.uniform(0.012, 0.04)
        colour = random.choice((colours.light, blend(colours.light, colours.haze, 0.5), colours.far))
        canvas.box(x - size, y - size * 1.2, x + size, y + size * 1.2, colour, size * 0.45)
    canvas.ellipse(0, canvas.bottom + 0.55, 1.3, 0.85, colours.near)


def bird(canvas: Canvas, random: Random) -> None:
    """A kestrel that hangs before the sun above two hills."""
    colours = canvas.palette
    canvas.disc(0, -0.02, 0.32, colours.light)
    upper = _bow((0.0, 0.04), (0.15, -0.26), (0.46, -0.1))
    lower = _bow((0.46, -0.1), (0.13, -0.09), (0.0, 0.34))
    half = [*upper, *lower]
    canvas.polygon([*half, *((-x, y) for x, y in reversed(half))], colours.near)
    base, edge = 0.44 + random.uniform(0, 0.05), canvas.right + 0.1
    hills = [(-edge, base + 0.1), (-0.28, base - 0.07), (0, base + 0.08), (0.26, base - 0.08), (edge, base + 0.1)]
    canvas.ground(hills, colours.middle)


def door(canvas: Canvas, random: Random) -> None:
    """An open door with light behind it, and somebody who has not gone in yet."""
    colours = canvas.palette
    canvas.polygon(
        [(-0.14, 0.46), (0.2, 0.46), (0.42, canvas.bottom), (-0.34, canvas.bottom)],
        blend(colours.light, colours.haze, 0.5),
    )
    canvas.box(-0.22, -0.3, 0.22, 0.46, colours.near)
    canvas.box(-0.18, -0.26, 0.18, 0.46, colours.light)
    canvas.polygon([(-0.18, -0.26), (0.02, -0.2), (0.02, 0.5), (-0.18, 0.46)], colours.middle)
    canvas.disc(-0.015, 0.15, 0.014, colours.light)
    x = 0.1 + random.uniform(-0.01, 0.01)
    canvas.disc(x, 0.3, 0.032, colours.near)
    canvas.box(x - 0.038, 0.34, x + 0.038, 0.46, colours.near, 0.03)


def lighthouse(canvas: Canvas, random: Random) -> None:
    """A striped tower on a rock; its beams reach both edges."""
    colours = canvas.palette
    beam = blend(colours.haze, colours.light, 0.45)
    for edge in (canvas.left * 1.1, canvas.right * 1.1):
        canvas.polygon([(0, -0.2), (edge, -0.34 - abs(edge) * 0.12), (edge, -0.06 + abs(edge) * 0.1)], beam)
    stripes = steps(-0.12, 0.44, 6)
    for index, (top, bottom) in enumerate(pairwise(stripes)):
        upper, lower = 0.052 + index * 0.006, 0.058 + index * 0.006
        colour = colours.light if index % 2 == 0 else colours.far
        canvas.polygon([(-upper, top), (upper, top), (lower, bottom + 0.003), (-lower, bottom + 0.003)], colour)
    canvas.box(-0.05, -0.25, 0.05, -0.13, colours.near)
    canvas.box(-0.022, -0.235, 0.022, -0.16, colours.light)
    canvas.polygon([(-0.06, -0.25), (0, -0.33), (0.06, -0.25)], colours.far)
    canvas.ellipse(random.uniform(-0.05, 0.05), 0.56, 0.46, 0.18, colours.near)
    canvas.box(canvas.left, 0.56, canvas.right, canvas.bottom, colours.middle)


def contours(canvas: Canvas, random: Random) -> None:
    """Height lines of an unknown hill and a dotted way to a cross."""
    colours = canvas.palette
    shape = [random.uniform(0.86, 1.12) for _ in range(7)]
    for index in range(11):
        radius = 0.5 - index * 0.045
        points = [around(0, 0, radius * _bulge(shape, turn), turn) for turn in steps(0, 1, 90)]
        canvas.polygon(points, colours.far if index % 2 == 0 else blend(colours.sky, colours.light, 0.35))
    for along in steps(0, 1, 24):
        x, y = -0.28 + along * 0.58, 0.44 - along * 0.74 + 0.05 * sin(along * 2 * pi * 1.5)
        canvas.disc(x, y, 0.0085, colours.near)
    for lean in (-1, 1):
        canvas.line([(0.33 - 0.035, -0.34 - 0.035 * lean), (0.33 + 0.035, -0.34 + 0.035 * lean)], 0.018, colours.near)


def eye(canvas: Canvas, random: Random) -> None:
    """An open eye with rays."""
    colours = canvas.palette
    start = random.random() / 24
    for turn in steps(start, start + 1, 24):
        canvas.line(
            [around(0, -0.04, 0.44, turn), around(0, -0.04, 0.62, turn)],
            0.011,
            blend(colours.haze, colours.middle, 0.35),
        )
    lid = [(x, 0.215 * sqrt(max(0.0, 1 - (x / 0.4) ** 2)) ** 1.35) for x in steps(-0.4, 0.4, 60)]
    canvas.polygon([*((x, -0.04 - y) for x, y in lid), *((x, -0.04 + y) for x, y in reversed(lid))], colours.light)
    canvas.disc(0, -0.04, 0.18, colours.middle)
    canvas.disc(0, -0.04, 0.085, colours.near)
    canvas.disc(0.055, -0.095, 0.03, colours.light)


def planet(canvas: Canvas, random: Random) -> None:
    """A ringed planet among stars."""
    colours = canvas.palette
    for _ in range(round(canvas.right * 110)):
        x, y = random.uniform(canvas.left, canvas.right), random.uniform(canvas.top, canvas.bottom)
        canvas.disc(x, y, random.choice((0.003, 0.004, 0.007)), colours.light)
    orbit = [(x * 0.46, y * 0.1 - x * 0.17) for x, y in (around(0, 0, 1, turn) for turn in steps(0, 1, 160))]
    canvas.line(orbit, 0.016, colours.light)
    canvas.disc(0, 0, 0.25, colours.far)
    for half, y in ((0.225, -0.11), (0.248, 0.02), (0.2, 0.14)):
        canvas.box(-half, y, half, y + 0.035, blend(colours.far, colours.light, 0.25), 0.015)
    canvas.line(orbit[:81], 0.016, colours.light)
    canvas.disc(-0.33, -0.28, 0.05, colours.middle)


def rings(canvas: Canvas, random: Random) -> None:
    """Circles within circles, like a target or a very small sun."""
    colours = canvas.palette
    y = random.uniform(-0.03, 0.03)
    order = (
        colours.near,
        colours.middle,
        colours.far,
        colours.near,
        colours.light,
        colours.middle,
        colours.near,
        colours.far,
    )
    for index, colour in enumerate(order):
        canvas.disc(0, y, 0.52 - index * 0.062, colour)


def bars(canvas: Canvas, random: Random) -> None:
    """Organ pipes, or the levels of a song."""
    colours = canvas.palette
    order = (colours.near, colours.far, colours.light, colours.middle)
    for index, x in enumerate(steps(canvas.left, canvas.right, round(canvas.right * 24))):
        height = 0.5 - abs(x) * 0.55 + random.uniform(-0.06, 0.06)
        colour = order[(index * 3 + index // 4) % 4]
        canvas.box(x - 0.016, -max(0.08, height), x + 0.016, canvas.bottom - 0.1 - abs(x) * 0.12, colour, 0.016)


def stairs(canvas: Canvas, random: Random) -> None:
    """Steps that climb out of the picture towards a bright opening."""
    colours = canvas.palette
    canvas.box(0.12, canvas.top, 0.4, -0.05, colours.light)
    shade = random.uniform(0.0, 0.1)
    for index in range(9):
        x, y = 0.12 - index * 0.085, -0.05 + index * 0.085
        tone = blend(colours.far, colours.near, min(1, index / 8 + shade))
        canvas.polygon(
            [(x, y), (0.42 + index * 0.04, y), (0.42 + index * 0.04, canvas.bottom), (x, canvas.bottom)], tone
        )
    canvas.disc(0.27, -0.19, 0.028, colours.near)
    canvas.box(0.236, -0.155, 0.304, -0.05, colours.near, 0.026)


def lantern(canvas: Canvas, random: Random) -> None:
    """A hand lamp in a circle of its own light."""
    colours = canvas.palette
    for radius, share in ((0.48, 0.12), (0.37, 0.24), (0.27, 0.42)):
        canvas.disc(0, 0.06, radius, blend(colours.haze, colours.light, share))
    canvas.ring(0, -0.16, 0.1, 0.018, colours.near)
    canvas.polygon([(-0.13, -0.08), (-0.06, -0.16), (0.06, -0.16), (0.13, -0.08)], colours.near)
    canvas.box(-0.115, -0.08, 0.115, 0.24, colours.light)
    for x in (-0.115, 0.0, 0.115):
        canvas.box(x - 0.01, -0.08, x + 0.01, 0.24, colours.near)
    flame = 0.03 + random.uniform(0, 0.01)
    canvas.ellipse(0, 0.12, flame + 0.012, 0.075, colours.far)
    canvas.box(-0.15, 0.24, 0.15, 0.29, colours.near, 0.012)


def clock(canvas: Canvas, random: Random) -> None:
    """A dial without figures; what time it tells depends on the title."""
    colours = canvas.palette
    canvas.disc(0, 0, 0.36, colours.near)
    canvas.disc(0, 0, 0.31, colours.light)
    for index in range(12):
        inner = 0.225 if index % 3 == 0 else 0.25
        canvas.line([around(0, 0, inner, index / 12), around(0, 0, 0.28, index / 12)], 0.016, colours.middle)
    canvas.line([(0, 0), around(0, 0, 0.15, random.random())], 0.03, colours.near)
    canvas.line([(0, 0), around(0, 0, 0.23, random.random())], 0.018, colours.near)
    canvas.disc(0, 0, 0.028, colours.far)


def comet(canvas: Canvas, random: Random) -> None:
    """A comet whose tail crosses the night."""
    colours = canvas.palette
    for _ in range(round(canvas.right * 90)):
        x, y = random.uniform(canvas.left, canvas.right), random.uniform(canvas.top, canvas.bottom)
        canvas.disc(x, y, random.choice((0.003, 0.005)), colours.light)
    tails = ((0.13, colours.far), (0.09, colours.middle), (0.045, colours.light))
    for half, colour in tails:
        canvas.polygon(
            [(-0.17 - half * 0.7, 0.17 - half * 0.7), (-0.17 + half * 0.7, 0.17 + half * 0.7), (0.62, -0.62)], colour
        )
    canvas.disc(-0.17, 0.17, 0.125, colours.light)
    canvas.disc(-0.2, 0.2, 0.07, colours.far)


def letter(canvas: Canvas, random: Random) -> None:
    """A sealed envelope in flight."""
    colours = canvas.palette
    for index in range(4):
        y = -0.14 + index * 0.11 + random.uniform(-0.02, 0.02)
        canvas.box(canvas.left, y, -0.36 + index * 0.03, y + 0.014, blend(colours.haze, colours.light, 0.5), 0.007)
    canvas.polygon([(-0.3, -0.12), (0.3, -0.2), (0.34, 0.16), (-0.26, 0.24)], colours.light)
    canvas.polygon([(-0.3, -0.12), (0.3, -0.2), (0.035, 0.07)], blend(colours.light, colours.middle, 0.35))
    canvas.disc(0.03, 0.055, 0.048, colours.middle)


def _gear(canvas: Canvas, x: float, y: float, radius: float, colour: str, turn: float) -> None:
    teeth = 12
    for index in range(teeth):
        middle = turn + index / teeth
        corners = (-0.018, 0.018)
        canvas.polygon(
            [around(x, y, radius * 0.9, middle + c) for c in corners]
            + [around(x, y, radius * 1.16, middle + c * 0.75) for c in reversed(corners)],
            colour,
        )
    canvas.disc(x, y, radius, colour)
    canvas.disc(x, y, radius * 0.42, canvas.palette.light)


def _bow(start: Point, pull: Point, end: Point) -> list[Point]:
    """A curve from `start` to `end` that leaves and arrives in the direction of `pull`."""
    (ax, ay), (bx, by), (cx, cy) = start, pull, end
    weights = [((1 - t) ** 2, 2 * t * (1 - t), t * t) for t in steps(0, 1, 24)]
    return [(a * ax + b * bx + c * cx, a * ay + b * by + c * cy) for a, b, c in weights]


def _bulge(shape: list[float], turn: float) -> float:
    """A closed smooth curve through the given factors, by cosine steps."""
    place = turn * len(shape)
    index = int(place)
    share = (1 - sin(pi / 2 + pi * (place - index))) / 2
    return shape[index % len(shape)] * (1 - share) + shape[(index + 1) % len(shape)] * share

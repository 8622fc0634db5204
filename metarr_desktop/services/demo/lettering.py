"""Sets a title on a picture in one of three hands, as large as it fits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import combinations

from PIL import Image, ImageDraw, ImageFont

from metarr_desktop.shipped import resources


class Lettering(StrEnum):
    """The three hands: wide capitals, a tight grotesque, and a serif with contrast."""

    CAPS = "caps"
    TIGHT = "tight"
    SERIF = "serif"


@dataclass(frozen=True, slots=True)
class _Hand:
    """A font file, and the space after each letter and between base lines as shares of the font's size."""

    file: str
    tracking: float
    leading: float


_HANDS = {
    Lettering.CAPS: _Hand("InterDisplay-ExtraBold.otf", 0.07, 1.14),
    Lettering.TIGHT: _Hand("InterDisplay-ExtraBold.otf", -0.022, 1.06),
    Lettering.SERIF: _Hand("OldStandard-Bold.ttf", 0.0, 1.04),
}

# Shares of the picture's height or width: what one title may take, and how far it keeps from the edges.
_LARGEST = 0.19
_WIDEST = 0.84
_MARGIN = 0.085
_CAPITAL = 0.72  # height of a capital letter in all three fonts, as a share of the font's size


def write_title(image: Image.Image, title: str, lettering: Lettering, colour: str, *, low: bool) -> None:
    """Write `title` centred on `image`, at its upper edge or, if `low`, at its lower edge.

    A picture wider than a poster has the title in the middle instead of at the upper edge. The title is broken into
    at most three lines (one on a banner) wherever that lets it be largest.
    """
    hand = _HANDS[lettering]
    text = title.upper() if lettering is Lettering.CAPS else title
    lines = _largest_break(text, hand, image.size)
    size = _fitting_size(lines, hand, image.size)
    leading, block = size * hand.leading, size * (hand.leading * (len(lines) - 1) + _CAPITAL)
    wide = image.width > image.height
    margin = image.height * _MARGIN
    top = image.height - margin - block if low else (image.height - block) / 2 if wide else margin
    for index, line in enumerate(lines):
        _write_line(image, line, hand, size, colour, base=top + size * _CAPITAL + index * leading)


def _largest_break(text: str, hand: _Hand, area: tuple[int, int]) -> tuple[str, ...]:
    words = text.split()
    most = 1 if area[0] > area[1] * 4 else min(3, len(words))
    breaks = [cut for count in range(most) for cut in combinations(range(1, len(words)), count)]
    candidates = [
        tuple(" ".join(words[start:end]) for start, end in zip((0, *cut), (*cut, len(words)), strict=True))
        for cut in breaks
    ]
    # A line more must win an eighth of size, or it is not worth its height; even lines win a tie.
    return max(
        candidates,
        key=lambda lines: (_fitting_size(lines, hand, area) * 0.875 ** len(lines), -max(map(len, lines))),
    )


def _fitting_size(lines: tuple[str, ...], hand: _Hand, area: tuple[int, int]) -> int:
    """The font size in pixels at which all lines fit, by their measured width."""
    width, height = area
    wide = width > height
    widest = max(_width(line, hand, 100) for line in lines) / 100
    tall = hand.leading * (len(lines) - 1) + 1
    share = 0.8 if width > height * 2 else 0.34 if wide else 0.3
    return int(min(width * _WIDEST / widest, height * share / tall, min(width, height) * (0.56 if wide else _LARGEST)))


def _width(line: str, hand: _Hand, size: int) -> float:
    return _font(hand.file, size).getlength(line) + hand.tracking * size * (len(line) - 1)


def _write_line(image: Image.Image, line: str, hand: _Hand, size: int, colour: str, base: float) -> None:
    """Letter by letter, because Pillow knows kerning but no tracking."""
    font, draw = _font(hand.file, size), ImageDraw.Draw(image)
    x = (image.width - _width(line, hand, size)) / 2
    for index, letter in enumerate(line):
        draw.text((x, base), letter, font=font, fill=colour, anchor="ls")
        pair = line[index : index + 2]
        x += font.getlength(pair) - font.getlength(pair[1:]) + hand.tracking * size


@cache
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(resources() / "demo" / "fonts" / file), size)

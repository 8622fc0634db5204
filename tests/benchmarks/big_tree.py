"""A library as large as they come: 100,000 empty files in 12,000 folders. Names alone matter; deterministic.

`movies` holds 10,000 folders of a video, an NFO, two pictures and a subtitle; `tv` 300 shows of five or six seasons,
each episode with its NFO.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

_FIRST = ("Amber", "Brass", "Cedar", "Delta", "Ember", "Fable", "Glass", "Harbour", "Iron", "Jasper", "Kestrel", "Lost")
_SECOND = ("Archive", "Bridge", "Colony", "Desert", "Empire", "Forest", "Garden", "Horizon", "Island", "Journey")
_THIRD = ("", "", "Again", "Rising", "in Winter", "of Ash", "at Dawn", "for Two", "Forever", "Returns")
_RELEASES = (
    "1080p.BluRay.x264-GRP",
    "2160p.UHD.BluRay.x265.10bit.HDR.DTS-HD.MA.7.1-TEAM",
    "720p.WEB-DL.DD5.1.H.264-ABC",
    "DVDRip.XviD-OLD",
    "1080p.AMZN.WEB-DL.DDP5.1.H.264-NTb",
    "2160p.WEB.h265.DV-XYZ",
)
_BESIDE_FILM = (".mkv", ".nfo", "-poster.jpg", "-fanart.jpg", ".en.srt")
_BESIDE_SHOW = ("tvshow.nfo", "poster.jpg", "fanart.jpg", "banner.jpg")


def make(root: Path, *, files: int = 100_000) -> int:
    """Fill `root` with about `files` files in `movies` and `tv`, half each; how many folders there are."""
    folders = 0
    for folder, names in _folders(files):
        os.makedirs(root / folder)
        folders += 1
        for name in names:
            os.close(os.open(root / folder / name, os.O_CREAT | os.O_WRONLY, 0o644))
    return folders


def _folders(files: int) -> Iterator[tuple[str, list[str]]]:
    draw = random.Random(20261128)
    yield from _films(draw, files // 10)
    yield from _shows(draw, files // 2)


def _films(draw: random.Random, count: int) -> Iterator[tuple[str, list[str]]]:
    for number in range(count):
        title, year = f"{_title(draw)} {number}", draw.randint(1930, 2025)
        base = f"{title} ({year})"
        if number % 2 == 0:
            base = f"{title.replace(' ', '.')}.{year}.{draw.choice(_RELEASES)}"
        yield f"movies/{title} ({year})", [base + end for end in _BESIDE_FILM]


def _shows(draw: random.Random, files: int) -> Iterator[tuple[str, list[str]]]:
    made = show = 0
    while made < files:
        show += 1
        title = f"{_title(draw)} {show}"
        yield f"tv/{title}", list(_BESIDE_SHOW)
        made += len(_BESIDE_SHOW)
        for season in range(1, draw.choice((5, 6, 6)) + 1):
            bases = [f"{title} - S{season:02}E{episode:02} - {_title(draw)}" for episode in range(1, 15)]
            yield f"tv/{title}/Season {season:02}", [base + end for base in bases for end in (".mkv", ".nfo")]
            made += 2 * len(bases)


def _title(draw: random.Random) -> str:
    return " ".join(filter(None, (draw.choice(_FIRST), draw.choice(_SECOND), draw.choice(_THIRD))))


def make_old(root: Path) -> None:
    """Give every folder a time of long ago: what was made a moment ago is looked into again by every scan."""
    for folder, _, _ in os.walk(root):
        os.utime(folder, (1_700_000_000, 1_700_000_000))

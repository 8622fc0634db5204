"""A thousand film folders on disk - video, NFO, poster, fanart - for the benchmarks. Deterministic, made in seconds."""

from __future__ import annotations

import random
import shutil
from io import BytesIO
from pathlib import Path

from PIL import Image

SEED = Path(__file__).parent.parent / "data" / "media"

_WORDS = ("Amber", "Brass", "Cedar", "Delta", "Ember", "Fable", "Glass", "Harbour", "Iron", "Jasper", "Kestrel")
_NFO = """<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>
<movie>
  <title>{title}</title>
  <originaltitle>{title}</originaltitle>
  <ratings>
    <rating name="imdb" max="10" default="true"><value>{rating:.1f}</value><votes>{votes}</votes></rating>
  </ratings>
  <plot>{plot}</plot>
  <tagline>The {title} that nobody told.</tagline>
  <runtime>{runtime}</runtime>
  <mpaa>PG-13</mpaa>
  <uniqueid type="imdb" default="true">tt99{number:07}</uniqueid>
  <uniqueid type="tmdb">99{number:06}</uniqueid>
  <genre>Drama</genre><genre>{genre}</genre>
  <country>Norway</country>
  <credits>Writer {number}</credits>
  <director>Director {director}</director>
  <premiered>{year}-03-14</premiered>
  <studio>Nordlys Pictures</studio>
  {actors}
</movie>
"""


def make(root: Path, video: Path, count: int = 1000, *, poster: int = 1000, fanart: int = 1280) -> None:
    """Fill `root` with `count` film folders. Posters are 1000x1500, fanart 1280x720, as people have them."""
    draw = random.Random(20261121)
    posters = [_picture(draw, (poster, poster * 3 // 2)) for _ in range(12)]
    backdrops = [_picture(draw, (fanart, fanart * 9 // 16)) for _ in range(12)]
    for number in range(count):
        title = f"{draw.choice(_WORDS)} {draw.choice(_WORDS)} {number}"
        year = draw.randint(1950, 2025)
        folder = root / f"{title} ({year})"
        folder.mkdir(parents=True)
        base = f"{title} ({year})"
        shutil.copyfile(video, folder / f"{base}.mkv")
        with open(folder / f"{base}.mkv", "ab") as file:  # no two files are the same
            file.write(number.to_bytes(8, "big"))
        (folder / f"{base}.nfo").write_text(_nfo(draw, title, year, number), "utf-8")
        for kind, pictures in (("poster", posters), ("fanart", backdrops)):
            # A comment after the end of a JPEG makes each file's bytes its own without decoding anything.
            (folder / f"{base}-{kind}.jpg").write_bytes(draw.choice(pictures) + number.to_bytes(8, "big"))


def _nfo(draw: random.Random, title: str, year: int, number: int) -> str:
    actors = "".join(
        f"<actor><name>Actor {draw.randint(1, 900)}</name><role>Role {order}</role><order>{order}</order></actor>"
        for order in range(15)
    )
    return _NFO.format(
        title=title,
        year=year,
        number=number,
        rating=draw.uniform(3, 9),
        votes=draw.randint(100, 90000),
        plot="A surveyor finds a village that stands on both sides of a border. " * 6,
        runtime=draw.randint(80, 160),
        genre=draw.choice(["Mystery", "Comedy", "Thriller"]),
        director=draw.randint(1, 200),
        actors=actors,
    )


def _picture(draw: random.Random, size: tuple[int, int]) -> bytes:
    """A JPEG with some detail, 100 to 300 KB."""
    noise = Image.frombytes("RGB", (size[0] // 8, size[1] // 8), draw.randbytes(size[0] // 8 * (size[1] // 8) * 3))
    buffer = BytesIO()
    noise.resize(size, Image.Resampling.BICUBIC).save(buffer, "JPEG", quality=85)
    return buffer.getvalue()

"""Folders of films, shows and music as people keep them: real files, each of its own bytes, made with few words."""

import os
import shutil
from pathlib import Path
from xml.sax.saxutils import escape

from mutagen.id3 import ID3, TALB, TCON, TDRC, TIT2, TPE1, TPE2, TPOS, TRCK, TXXX
from PIL import Image

SEEDS = Path(__file__).parent / "data" / "media"


def a_video(path: Path, *, copy: str = "", seed: str = "plain.mp4") -> Path:
    """A short real video. Its bytes are its own, unless two are made with the same word for `copy`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    mark = os.fsencode(copy or str(path))
    shutil.copyfile(SEEDS / seed, path)
    with path.open("ab") as file:
        file.write((len(mark) + 8).to_bytes(4, "big") + b"free" + mark)
    return path


def a_film(
    root: Path, name: str, *, nfo: str = "", poster: str = "", ending: str = ".mkv", copy: str = "", base: str = ""
) -> Path:
    """A film in a folder of its own name, with the inside of its NFO and a poster of that colour; gives the video."""
    base = base or name
    video = a_video(root / name / f"{base}{ending}", copy=copy)
    if nfo:
        an_nfo(video.with_suffix(".nfo"), "movie", nfo)
    if poster:
        a_picture(root / name / f"{base}-poster.jpg", poster)
    return video


def an_episode_file(show: Path, name: str, *, season: str = "Season 01", nfo: str = "", copy: str = "") -> Path:
    """An episode's video in its season's folder; `nfo` is the inside of its one block."""
    video = a_video(show / season / f"{name}.mkv" if season else show / f"{name}.mkv", copy=copy)
    if nfo:
        an_nfo(video.with_suffix(".nfo"), "episodedetails", nfo)
    return video


def an_nfo(path: Path, root: str, *insides: str) -> Path:
    """An NFO with one root element for each inside."""
    path.parent.mkdir(parents=True, exist_ok=True)
    blocks = "\n".join(f"<{root}>{inside}</{root}>" for inside in insides)
    path.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{blocks}\n', encoding="utf-8")
    return path


def element(name: str, text: object) -> str:
    return f"<{name}>{escape(str(text))}</{name}>"


def a_picture(path: Path, colour: str = "red", size: tuple[int, int] = (40, 60)) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path, "PNG" if path.suffix == ".png" else "JPEG", quality=90)
    return path


def colour_of(path: str | Path) -> tuple[int, int, int]:
    """The colour in the middle of a picture, in steps of 64: what JPEG makes of a red stays the same red."""
    with Image.open(path) as image:
        red, green, blue = image.convert("RGB").getpixel((image.width // 2, image.height // 2))  # type: ignore[misc]
    return round(red / 64), round(green / 64), round(blue / 64)


RED, GREEN, BLUE = (4, 0, 0), (0, 2, 0), (0, 0, 4)


def a_track(
    path: Path,
    title: str = "",
    *,
    artist: str = "",
    album: str = "",
    album_artist: str = "",
    track: int | None = None,
    disc: int | None = None,
    year: int | None = None,
    genre: str = "",
    compilation: bool = False,
    release: str = "",
) -> Path:
    """A song with those tags, and no others."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SEEDS / "untagged.mp3", path)
    retag(path, title, artist, album, album_artist, track, disc, year, genre, compilation, release)
    return path


def retag(
    path: Path,
    title: str = "",
    artist: str = "",
    album: str = "",
    album_artist: str = "",
    track: int | None = None,
    disc: int | None = None,
    year: int | None = None,
    genre: str = "",
    compilation: bool = False,
    release: str = "",
) -> None:
    """Put those tags in the place of whatever the song had."""
    tags = ID3()
    frames = (
        (TIT2, title),
        (TPE1, artist),
        (TALB, album),
        (TPE2, album_artist),
        (TRCK, track),
        (TPOS, disc),
        (TDRC, year),
        (TCON, genre),
    )
    for frame, value in frames:
        if value:
            tags.add(frame(3, str(value)))
    if compilation:
        tags.add(TXXX(3, "COMPILATION", "1"))
    if release:
        tags.add(TXXX(3, "MusicBrainz Album Id", release))
    tags.add(TXXX(3, "path", str(path)))  # its bytes are its own
    tags.save(path)


def spoken_in(video: Path, language: str) -> None:
    """Have every track of an MP4 say that it is in that language, three letters."""
    packed = sum(ord(letter) - 0x60 << shift for letter, shift in zip(language, (10, 5, 0), strict=True))
    content = bytearray(video.read_bytes())
    start = content.find(b"mdhd")
    while start >= 0:
        content[start + 24 : start + 26] = packed.to_bytes(2, "big")  # behind version, three times, a scale, a length
        start = content.find(b"mdhd", start + 4)
    video.write_bytes(content)

"""A small library on disk for players: what Metarr publishes, and the deliveries that speak of it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

from mutagen.id3 import ID3, TALB, TDRC, TIT2, TPE1, TPE2, TRCK, TXXX
from PIL import Image

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.player import Action, Delivery, PublishedPicture

MP3_SECOND = (b"\xff\xfb\x90\x00" + bytes(413)) * 38


def picture(path: str, art: str, colour: str) -> PublishedPicture:
    """Write a picture of one colour, and what we would say of it."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    Image.new("RGB", (64, 96), colour).save(path, "JPEG", quality=95)
    return published(path, art)


def published(path: str, art: str) -> PublishedPicture:
    """What we would say of the picture that lies there."""
    stat = os.stat(path)
    return PublishedPicture(art, path, stat.st_mtime, hashlib.sha256(Path(path).read_bytes()).hexdigest(), stat.st_size)


def write(path: str, text: str) -> None:
    """Write a text, with the folders above it."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def _nfo(root: str, values: Sequence[tuple[str, object]], ids: Sequence[ExternalId]) -> str:
    lines = [f"<{name}>{escape(str(value))}</{name}>" for name, value in values if value not in ("", None)]
    lines += [f'<uniqueid type="{one.scheme}">{one.value}</uniqueid>' for one in ids]
    return f"<{root}>{''.join(lines)}</{root}>"


@dataclass(slots=True)
class Library:
    """Folders for films, shows, music and film sets below one root; every title written is a delivery."""

    root: Path
    _items: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        for folder in ("movies", "tv", "music", "sets"):
            (self.root / folder).mkdir(parents=True, exist_ok=True)

    def source(self, name: str) -> str:
        return str(self.root / name) + os.sep

    def movie(
        self,
        title: str,
        year: int,
        *,
        plot: str = "A plot.",
        colour: str | None = "red",
        more: str = "",
        folder: str = "",
    ) -> Delivery:
        """A film in a folder of its own; `more` is put into its NFO as it is."""
        name = f"{title} ({year})"
        home = f"{self.source('movies')}{folder or name}/"
        ids = (ExternalId("imdb", f"tt{abs(hash(title)) % 10**7:07}"),)
        delivery = Delivery(
            ItemId(next(self._items)),
            Kind.MOVIE,
            Action.SHOW,
            self.source("movies"),
            home,
            f"{home}{name}.mkv",
            title,
            year,
            plot,
            ids,
        )
        write(delivery.file, "no real film")
        if colour:
            delivery = replace(delivery, pictures=(picture(f"{home}{name}-poster.jpg", "poster", colour),))
        return self.publish(delivery, more)

    def publish(self, delivery: Delivery, more: str = "") -> Delivery:
        """Write the NFO of a film, an episode or a show as the delivery says."""
        values = [("title", delivery.title), ("year", delivery.year), ("plot", delivery.plot)]
        if delivery.kind is Kind.SERIES:
            path, root = f"{delivery.folder}tvshow.nfo", "tvshow"
            values.append(("premiered", f"{delivery.year}-01-01"))
        else:
            path = os.path.splitext(delivery.file)[0] + ".nfo"
            root = "movie" if delivery.kind is Kind.MOVIE else "episodedetails"
        if delivery.kind is Kind.EPISODE:
            values += [("season", delivery.season), ("episode", delivery.episode)]
        write(path, _nfo(root, values, delivery.ids).replace(f"</{root}>", f"{more}</{root}>"))
        return delivery

    def show(self, title: str, year: int) -> Delivery:
        """A show's own folder with its NFO and poster."""
        home = f"{self.source('tv')}{title}/"
        return self.publish(
            Delivery(
                ItemId(next(self._items)),
                Kind.SERIES,
                Action.SHOW,
                self.source("tv"),
                home,
                title=title,
                year=year,
                plot=f"The story of {title}.",
                ids=(ExternalId("tvdb", str(abs(hash(title)) % 10**6)),),
                pictures=(picture(f"{home}poster.jpg", "poster", "red"),),
            )
        )

    def season(self, show: Delivery, number: int, colour: str = "green") -> Delivery:
        """A season, which to Kodi is a picture in the show's folder."""
        poster = picture(f"{show.folder}season{number:02}-poster.jpg", "poster", colour)
        return Delivery(
            ItemId(next(self._items)),
            Kind.SEASON,
            Action.SHOW,
            show.source,
            f"{show.folder}Season {number:02}/",
            title=f"Season {number}",
            pictures=(poster,),
            series_folder=show.folder,
            season=number,
        )

    def episode(self, show: Delivery, season: int, number: int) -> Delivery:
        """An episode with its NFO and thumb."""
        home = f"{show.folder}Season {season:02}/"
        base = f"{home}{show.title} S{season:02}E{number:02}"
        write(f"{base}.mkv", "no real film")
        return self.publish(
            Delivery(
                ItemId(next(self._items)),
                Kind.EPISODE,
                Action.SHOW,
                show.source,
                home,
                f"{base}.mkv",
                f"Part {season}x{number}",
                plot="What happens.",
                pictures=(picture(f"{base}-thumb.jpg", "thumb", "blue"),),
                series_folder=show.folder,
                season=season,
                episode=number,
            )
        )

    def artist(self, name: str, musicbrainz: str) -> Delivery:
        """An artist's folder with NFO and picture."""
        home = f"{self.source('music')}{name}/"
        write(f"{home}artist.nfo", f"<artist><name>{name}</name><biography>The life of {name}.</biography></artist>")
        return Delivery(
            ItemId(next(self._items)),
            Kind.ARTIST,
            Action.SHOW,
            self.source("music"),
            home,
            title=name,
            plot=f"The life of {name}.",
            ids=(ExternalId("musicbrainz_artist", musicbrainz),),
            pictures=(picture(f"{home}folder.jpg", "thumb", "red"),),
        )

    def album(self, artist: Delivery, title: str, year: int, musicbrainz: str) -> Delivery:
        """An album's folder with NFO and cover."""
        home = f"{artist.folder}{title}/"
        write(f"{home}album.nfo", f"<album><title>{title}</title><review>On {title}.</review></album>")
        return Delivery(
            ItemId(next(self._items)),
            Kind.ALBUM,
            Action.SHOW,
            artist.source,
            home,
            title=title,
            year=year,
            plot=f"On {title}.",
            ids=(ExternalId("musicbrainz_release", musicbrainz),),
            pictures=(picture(f"{home}folder.jpg", "thumb", "blue"),),
            artist=artist.title,
        )

    def track(self, artist: Delivery, album: Delivery, number: int, title: str) -> Delivery:
        """A second of silence with tags."""
        path = f"{album.folder}{number:02} {title}.mp3"
        Path(path).write_bytes(MP3_SECOND)
        tags = ID3()
        for frame in (
            TIT2(3, title),
            TPE1(3, artist.title),
            TPE2(3, artist.title),
            TALB(3, album.title),
            TRCK(3, str(number)),
            TDRC(3, str(album.year)),
            TXXX(3, "MusicBrainz Artist Id", artist.ids[0].value),
            TXXX(3, "MusicBrainz Album Artist Id", artist.ids[0].value),
            TXXX(3, "MusicBrainz Album Id", album.ids[0].value),
        ):
            tags.add(frame)
        tags.save(path)
        return Delivery(
            ItemId(next(self._items)),
            Kind.TRACK,
            Action.SHOW,
            album.source,
            album.folder,
            path,
            title,
            album.year,
            artist=artist.title,
            album=album.title,
        )


def gone(delivery: Delivery) -> Delivery:
    """The delivery that says that this is to be shown no longer."""
    return replace(delivery, action=Action.REMOVE, pictures=())

"""What the library knows of the titles that are renamed, and what the tokens of a template say of them."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.quality import Definition, HdrKind
from metarr_desktop.domain.values import Credit, Value, elements
from metarr_desktop.formats.layouts import base_name
from metarr_desktop.formats.names.songs import VARIOUS_ARTISTS, artist_name
from metarr_desktop.formats.names.titles import fold

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import FileView
    from metarr_desktop.domain.streams import MediaFacts
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.formats.templates import TokenValue
    from metarr_desktop.store.library import Store

_TOPS = frozenset({Kind.MOVIE, Kind.SERIES, Kind.ARTIST})
_DEFINITIONS = {Definition.UHD: "2160p", Definition.UHD_2: "4320p"}
_VIDEO = {"h264": "H264", "hevc": "HEVC", "mpeg2video": "MPEG2", "mpeg4": "MPEG4", "vc1": "VC1", "av1": "AV1"}
_AUDIO = {"truehd": "TrueHD", "dca": "DTS", "dtshd_ma": "DTS-HD MA", "opus": "Opus", "vorbis": "Vorbis"}
_CHANNELS = {1: "1.0", 2: "2.0", 3: "2.1", 6: "5.1", 7: "6.1", 8: "7.1"}
_HDR = {HdrKind.DOLBY_VISION: "DV"}


@dataclass(frozen=True, slots=True)
class Sharing:
    """A file with the episodes in it, in order."""

    file: FileView
    items: tuple[ItemRow, ...]

    @property
    def season(self) -> int | None:
        return self.items[0].season


@dataclass(slots=True)
class Family:
    """Everything known of the titles that some items belong to."""

    store: Store
    wanted: Collection[ItemId]
    needs_values: bool
    selected: set[ItemId] = field(init=False)
    rows: dict[ItemId, ItemRow] = field(init=False)
    tops: list[ItemRow] = field(init=False)
    files: dict[ItemId, list[FileView]] = field(init=False)
    folders: dict[ItemId, list[str]] = field(init=False)
    values: dict[ItemId, dict[str, Value]] = field(init=False)
    _children: dict[ItemId, list[ItemRow]] = field(init=False)

    def __post_init__(self) -> None:
        items = self.store.items
        self.selected = set(items.subtree(list(self.wanted))) if self.wanted else set()
        rows = {row.id: row for row in items.rows(sorted(self.selected))}
        while above := {row.parent for row in rows.values() if row.parent is not None} - set(rows):
            rows.update((row.id, row) for row in items.rows(sorted(above)))
        others = set(items.subtree(sorted(rows))) - set(rows) if rows else set()
        rows.update((row.id, row) for row in items.rows(sorted(others)))
        self.rows = {item: row for item, row in rows.items() if not row.deleted_at}
        self.tops = [row for row in self.rows.values() if row.kind in _TOPS]
        self.files = items.files(list(self.rows))
        self.folders = items.folders(list(self.rows))
        self.values = items.values([row.id for row in self.tops]) if self.needs_values else {}
        self._children = defaultdict(list)
        for row in sorted(self.rows.values(), key=lambda row: row.id):
            if row.parent is not None:
                self._children[row.parent].append(row)

    def mains(self, item: ItemId) -> list[FileView]:
        """What is played of an item and is there."""
        return [one for one in self.files.get(item, ()) if one.role.is_main and not (one.is_missing or one.is_ignored)]

    def below(self, item: ItemId, kind: Kind) -> list[ItemRow]:
        found: list[ItemRow] = []
        for row in self._children.get(item, ()):
            found += [row] if row.kind is kind else self.below(row.id, kind)
        return found

    def season(self, show: ItemId, number: int | None) -> ItemRow | None:
        return next((row for row in self.below(show, Kind.SEASON) if row.season == number), None)

    def sharing(self, episodes: Sequence[ItemRow]) -> list[Sharing]:
        """The files of those episodes, each once."""
        files: dict[int, FileView] = {}
        items: dict[int, list[ItemRow]] = defaultdict(list)
        for row in episodes:
            for file in self.mains(row.id):
                files[file.id] = file
                items[file.id].append(row)
        return [
            Sharing(file, tuple(sorted(items[number], key=lambda row: (row.season or 0, row.episode or 0))))
            for number, file in files.items()
        ]

    def track_artists(self, artist: ItemRow, album: ItemRow, tracks: Sequence[ItemRow]) -> dict[ItemId, str]:
        """Whose each track is, where an album is a compilation; what its own artist plays alone is left out.

        On other albums a guest is no name's matter, and a scan would read one as part of the title.
        """
        is_compilation = artist_name(artist.title) == VARIOUS_ARTISTS or bool(
            self.store.items.values([album.id], ("compilation",)).get(album.id, {}).get("compilation")
        )
        if not is_compilation:
            return {}
        values = self.store.items.values([track.id for track in tracks], ("artists",))
        credited = {item: elements(one.get("artists"), Credit) for item, one in values.items()}
        named = {item: ", ".join(credit.name for credit in credits) for item, credits in credited.items()}
        return {item: name for item, name in named.items() if fold(name) != fold(artist.title)}

    def words(self, row: ItemRow) -> dict[str, TokenValue]:
        """What templates may say of a film, show or artist."""
        values = self.values.get(row.id, {})
        ids = {one.scheme: one.value for one in elements(values.get("external_ids"), ExternalId)}
        sort_title = _text(values.get("sort_title")) or row.title
        first = next((sign for sign in sort_title if sign.isalnum()), "#").upper()
        name = {"artist": row.title, "sortartist": sort_title} if row.kind is Kind.ARTIST else {"title": row.title}
        return {
            **name,
            "year": row.year,
            "sorttitle": sort_title,
            "originaltitle": _text(values.get("original_title")) or row.title,
            "initial": "#" if first.isdigit() else first,
            **{scheme: ids.get(scheme, "") for scheme in ("imdb", "tmdb", "tvdb")},
        }


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def versions(files: Sequence[FileView]) -> dict[tuple[str, str], list[FileView]]:
    """The files of each version, its parts together."""
    found: dict[tuple[str, str], list[FileView]] = defaultdict(list)
    for file in files:
        found[file.version, base_name(os.path.basename(file.path), is_part=file.part is not None)].append(file)
    return found


def media_words(facts: MediaFacts | None) -> dict[str, TokenValue]:
    """What a probe found, in the words that names use; empty where it was not looked at yet."""
    said: dict[str, TokenValue] = {}
    if facts is not None and facts.video:
        picture = facts.video[0]
        low = f"{576 if picture.height > 480 else 480}p"
        name = low if picture.definition is Definition.SD else picture.definition.value
        said["resolution"] = _DEFINITIONS.get(picture.definition, name)
        said["videocodec"] = _VIDEO.get(picture.codec, picture.codec.upper())
        said["hdr"] = _HDR.get(picture.hdr, picture.hdr.label)
    if facts is not None and facts.audio:
        sound = max(facts.audio, key=lambda one: one.channels)
        said["audiocodec"] = _AUDIO.get(sound.codec, sound.codec.upper()) + (" Atmos" if sound.is_atmos else "")
        said["channels"] = _CHANNELS.get(sound.channels, str(sound.channels) if sound.channels else "")
    return said


def number_words(sharing: Sharing) -> dict[str, TokenValue]:
    rows = sharing.items
    return {
        "season": sharing.season,
        "episode": tuple(row.episode for row in rows if row.episode is not None),
        "absolute": tuple(row.absolute for row in rows if row.absolute is not None),
        "airdate": rows[0].air_date,
        "episodetitle": " + ".join(dict.fromkeys(row.title for row in rows if row.title not in _stand_ins(row))),
    }


def _stand_ins(row: ItemRow) -> tuple[str, ...]:
    """What a scan calls an episode of which it knows the number alone: no title (see `first_values`)."""
    return "", f"{row.season}x{row.episode or 0:02}", row.air_date, str(row.absolute), row.series

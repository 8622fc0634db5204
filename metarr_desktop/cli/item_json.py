"""Items as JSON, and as lines of text: the one place that names their keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import itemgetter

from metarr_desktop.cli.output import Json
from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.fields import fields_of
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.item_views import FileView, ItemDetail
from metarr_desktop.domain.kinds import Kind, LibraryId
from metarr_desktop.domain.streams import MediaFacts
from metarr_desktop.domain.values import Value, as_text, empty_of, to_json
from metarr_desktop.domain.views import ItemRow

Libraries = Mapping[LibraryId, str]


def item_json(row: ItemRow, libraries: Libraries) -> dict[str, Json]:
    """An item as a line of `metarr items`. `libraries` are names by id; keys that do not apply to its kind are left
    out."""
    return {
        "id": row.id,
        "kind": row.kind,
        "title": row.title,
        "year": row.year,
        "parent_id": row.parent,
        "library": _library(row, libraries),
        "path": row.path,
        "status": row.status,
        "confidence": row.confidence,
        "locked": list(row.locked),
        "missing": row.is_missing,
        "unpublished": row.needs_publish,
        **_of_kind(row),
    }


def _of_kind(row: ItemRow) -> dict[str, Json]:
    match row.kind:
        case Kind.SEASON:
            return {"series": row.series, "season": row.season}
        case Kind.EPISODE:
            return {
                "series": row.series,
                "season": row.season,
                "episode": row.episode,
                "absolute": row.absolute,
                "air_date": row.air_date,
            }
        case Kind.ALBUM:
            return {"artist": row.artist}
        case Kind.TRACK:
            return {"artist": row.artist, "album": row.album, "disc": row.disc, "track": row.track}
    return {}


def _library(row: ItemRow, libraries: Libraries) -> str | None:
    return libraries.get(row.library) if row.library is not None else None


def detail_json(detail: ItemDetail, libraries: Libraries) -> dict[str, Json]:
    """An item with every field of its kind by name (empty ones too), its ids by scheme, and its files."""
    values = {row.name: detail.values.get(row.name, empty_of(row.type)) for row in fields_of(detail.row.kind)}
    return {
        **item_json(detail.row, libraries),
        **{name: to_json(value) for name, value in values.items()},
        "external_ids": {one.scheme: one.value for one in _ids(values["external_ids"])},
        "folders": list(detail.folders),
        "files": [_file_json(file) for file in detail.files],
        "suggestions": [
            {"id": one.id, "field": one.field, "value": to_json(one.value), "source": one.source}
            for one in detail.suggestions
        ],
        "trashed_at": detail.row.deleted_at or None,
    }


def _ids(value: Value) -> list[ExternalId]:
    return [one for one in value if isinstance(one, ExternalId)] if isinstance(value, tuple) else []


def _file_json(file: FileView) -> dict[str, Json]:
    return {
        "id": file.id,
        "path": file.path,
        "role": file.role,
        "size": file.size,
        "version": file.version,
        "part": file.part,
        "language": file.language,
        "forced": file.is_forced,
        "hearing_impaired": file.is_hearing_impaired,
        "art": file.art,
        "extra_type": file.extra_type,
        "missing": file.is_missing,
        "ignored": file.is_ignored,
        "problem": file.problem,
        "media": _media_json(file.media) if file.media else None,
    }


def _media_json(media: MediaFacts) -> dict[str, Json]:
    return {
        "duration_s": media.duration_s,
        "video": [
            {"codec": one.codec, "width": one.width, "height": one.height, "hdr": one.hdr} for one in media.video
        ],
        "audio": [{"codec": one.codec, "language": one.language, "channels": one.channels} for one in media.audio],
        "subtitles": [{"language": one.language, "forced": one.is_forced} for one in media.subtitles],
    }


def name_of(row: ItemRow) -> str:
    """What a person calls an item: `Lost Hours S01E02 Dawn`."""
    match row.kind:
        case Kind.EPISODE if row.season is not None and row.episode is not None:
            return f"{row.series} S{row.season:02}E{row.episode:02} {row.title}".strip()
        case Kind.EPISODE | Kind.SEASON:
            return f"{row.series} {row.title}".strip()
        case Kind.ALBUM:
            return f"{row.artist} - {row.title}"
        case Kind.TRACK:
            return f"{row.artist} - {row.album} - {row.title}"
    return row.title


def _pictures_text(detail: ItemDetail, art: str) -> str:
    """The pictures chosen for a slot, as a person knows them: where they came from, and how large they are."""
    chosen = {one.position: one for one in detail.pictures if one.art == art and one.position is not None}
    return "; ".join(
        f"{one.source or 'a picture'}, {one.width} × {one.height}"
        for _, one in sorted(chosen.items(), key=itemgetter(0))
    )


def detail_lines(detail: ItemDetail, libraries: Libraries) -> Iterator[str]:
    """An item as text: its fields that have a value, then its files."""
    row = detail.row
    library = _library(row, libraries)
    yield f"{row.id}  {row.kind}  {name_of(row)}{f'  ({library})' if library else ''}"
    for field in fields_of(row.kind):
        text = _pictures_text(detail, field.name) if field.name in ASSET else as_text(detail.values.get(field.name))
        if text or field.name in row.locked:
            lock = " [locked]" if field.name in row.locked else ""
            yield f"  {field.name}{lock}: {' '.join(text.splitlines())}"
    for file in detail.files:
        yield f"  {file.role}: {file.path}{' (missing)' if file.is_missing else ''}"
    for one in detail.suggestions:
        yield f"  suggestion {one.id} by {one.source}: {one.field} = {as_text(one.value)}"

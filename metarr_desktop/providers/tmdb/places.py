"""Where TMDB's pictures lie: its /configuration says it, and hardly ever anything else than what the mapping writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from metarr_desktop.domain.provider import Candidate, Child, PictureOffer, Record
from metarr_desktop.domain.values import Credit, Value
from metarr_desktop.providers import reading
from metarr_desktop.providers.tmdb.mapping import PICTURES_AT


def place_of(configuration: Any) -> str:
    """The beginning of all picture addresses, without a slash at its end."""
    said = reading.text(configuration, "images", "secure_base_url") or reading.text(configuration, "images", "base_url")
    return said.rstrip("/") if said.startswith(("https://", "http://")) else PICTURES_AT


def moved(record: Record, place: str) -> Record:
    """The record with its pictures at that place."""
    if place == PICTURES_AT:
        return record
    return replace(
        record,
        values=_values(record.values, place),
        pictures=_offers(record.pictures, place),
        children=tuple(_child(one, place) for one in record.children),
        parts=tuple(replace(one, picture_url=_at(one.picture_url, place)) for one in record.parts),
    )


def moved_candidate(candidate: Candidate, place: str) -> Candidate:
    """The candidate with its picture at that place."""
    return candidate if place == PICTURES_AT else replace(candidate, picture_url=_at(candidate.picture_url, place))


def _child(child: Child, place: str) -> Child:
    return replace(child, values=_values(child.values, place), pictures=_offers(child.pictures, place))


def _offers(offers: tuple[PictureOffer, ...], place: str) -> tuple[PictureOffer, ...]:
    return tuple(replace(one, url=_at(one.url, place), preview_url=_at(one.preview_url, place)) for one in offers)


def _values(values: Mapping[str, Value], place: str) -> dict[str, Value]:
    return {name: _people(value, place) if isinstance(value, tuple) else value for name, value in values.items()}


def _people(value: tuple[Any, ...], place: str) -> tuple[Any, ...]:
    return tuple(one._replace(thumb=_at(one.thumb, place)) if isinstance(one, Credit) else one for one in value)


def _at(url: str, place: str) -> str:
    return f"{place}{url.removeprefix(PICTURES_AT)}" if url.startswith(f"{PICTURES_AT}/") else url

"""How Kodi answers a smart playlist, from what it read of the titles' NFO files.

After its sources: which title fits a rule (`CDatabaseQueryRule`, `CSmartPlaylistRule::FormatWhereClause`), `LIKE` as
SQLite has it, and what stands where an NFO said nothing: nothing, "" or 0, each of which Kodi's rules treat their way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from metarr_desktop.domain.values import Value

_LINKS = {"genre": "genres", "tag": "tags", "studio": "studios", "country": "countries"}
_PEOPLE = {"actor": "cast", "director": "directors", "writers": "writers"}
_TEXTS = {
    "title": "title",
    "originaltitle": "original_title",
    "plot": "plot",
    "plotoutline": "outline",
    "tagline": "tagline",
    "mpaarating": "certification",
    "set": "collection",
}
_MAY_BE_NULL = ("playcount", "userrating", "dateadded", "lastplayed")

Row = Mapping[str, Any]


def read(values: Mapping[str, Value], folder: str = "") -> Row:
    """What Kodi has of a film whose NFO carries those values."""
    row: dict[str, Any] = {"path": folder}
    for name, field in _LINKS.items():
        row[name] = list(values.get(field) or ())  # type: ignore[arg-type]
    for name, field in _PEOPLE.items():
        row[name] = [one.name for one in values.get(field) or ()]  # type: ignore[union-attr]
    for name, field in _TEXTS.items():
        row[name] = values.get(field) or ""
    premiered = str(values.get("premiered") or "")
    row["year"] = int(premiered[:4]) if len(premiered) == 10 else values.get("year") or 0
    row["time"] = int(values.get("runtime") or 0) * 60  # type: ignore[arg-type]
    row["top250"] = values.get("top250") or 0
    row["userrating"] = values.get("user_rating") or None
    is_watched, plays = values.get("watched"), values.get("play_count")
    row["playcount"] = (plays or 1) if is_watched else 0 if is_watched is False else plays
    row["dateadded"], row["lastplayed"] = _moment(values.get("date_added")), _moment(values.get("last_played"))
    return row


def _moment(value: Value) -> str | None:
    """A day is its first second."""
    return f"{value} 00:00:00" if isinstance(value, str) and len(value) == len("2026-01-01") else value  # type: ignore[return-value]


def finds(text: str, row: Row) -> bool:
    """Whether a smart playlist, as its text, shows that title."""
    root = ElementTree.fromstring(text.encode())
    fits = [_fits(rule, row) for rule in root.findall("rule")]
    return any(fits) if root.findtext("match") == "one" else all(fits)


def _fits(rule: ElementTree.Element, row: Row) -> bool:
    field, operator = str(rule.get("field")), str(rule.get("operator"))
    values = [value.text or "" for value in rule.findall("value")]
    held = row[field]
    if operator == "between":
        low, high = values
        return held is not None and (low <= held <= high if isinstance(held, str) else int(low) <= held <= int(high))
    is_excluding = operator in ("isnot", "doesnotcontain")
    one = [_fits_one(field, operator, value, held) for value in values]
    return all(one) if is_excluding else any(one)


def _fits_one(field: str, operator: str, value: str, held: Any) -> bool:
    if isinstance(held, list):
        return any(_like(value, name) for name in held) is not operator.endswith("not")
    if held is None:
        assert field in _MAY_BE_NULL
        return field == "playcount" and ((operator, value) == ("is", "0") or (operator == "isnot" and value != "0"))
    if isinstance(held, int):
        return {"is": held == int(value), "isnot": held != int(value), "greaterthan": held > int(value)}[operator]
    match operator:
        case "contains":
            return _like(f"%{value}%", held)
        case "doesnotcontain":
            return not _like(f"%{value}%", held)
        case "startswith":
            return _like(f"{value}%", held)
    return {"after": held > value}[operator]


def _like(pattern: str, text: str) -> bool:
    """SQLite's LIKE: any letters for %, any one for _, and no case among those of ASCII."""
    parts = (".*" if sign == "%" else "." if sign == "_" else re.escape(sign) for sign in pattern)
    return re.fullmatch("".join(parts), text, re.IGNORECASE | re.ASCII | re.DOTALL) is not None

"""Reading what senders wrote, whatever they wrote: what is missing, null or of another kind is as good as not there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from metarr_desktop.domain.errors import BadInput

_LONGEST = 4096  # characters of a path or title that is believed


def payload_of(body: bytes) -> Mapping[str, Any]:
    """The JSON object of a body. Raises BadInput."""
    try:
        value = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # broken, no text, a number too long, or nested without end
        raise BadInput("The body is no JSON that can be read.") from error
    if not isinstance(value, dict):
        raise BadInput("The body is JSON, but no object.")
    return value


def table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def rows(value: object) -> Sequence[Mapping[str, Any]]:
    """The objects of a list; other things in it are passed over, and one object alone is a list of it."""
    if isinstance(value, dict):
        return [value]
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def text(value: object) -> str:
    """A text, or a number's; "" for anything else, and for what no disk or database could hold."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    try:
        said = str(value).strip()
        said.encode()
    except ValueError:  # half a character, or a number of thousands of digits
        return ""
    return said if len(said) <= _LONGEST and "\0" not in said else ""


def place(value: object) -> str:
    """A path as its sender writes it; "" for anything but a text."""
    return text(value) if isinstance(value, str) else ""


def flag(value: object) -> bool | None:
    """True or false, also as a word; None where it says neither."""
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(value.casefold()) if isinstance(value, str) else None


def file_path(file: Mapping[str, Any], folder: str) -> str:
    """A file's whole path: its own, else the relative one below the title's folder."""
    whole = place(file.get("path"))
    return whole or joined(folder, place(file.get("relativePath")))


def joined(folder: str, relative: str) -> str:
    """A path below a folder, with the separator of the folder's own system; "" where either is missing."""
    if not folder or not relative:
        return ""
    separator = "\\" if "\\" in folder and "/" not in folder else "/"
    return folder.rstrip("/\\") + separator + relative


def folder_of(path: str) -> str:
    """The folder of a path of either system; "" where it has none."""
    cut = max(path.rfind("/"), path.rfind("\\"))
    return path[:cut] if cut > 0 else ""


def titled(title: str, year: object) -> str:
    """`Heat (1995)`."""
    return f"{title} ({number})" if title and (number := text(year)) and number != "0" else title


def paths_of(files: Sequence[Mapping[str, Any]], folder: str) -> tuple[str, ...]:
    return tuple(path for file in files if (path := file_path(file, folder)))


def former_paths_of(files: Sequence[Mapping[str, Any]], folder: str) -> tuple[str, ...]:
    """Where renamed files lay before."""
    former = (
        place(file.get("previousPath")) or joined(folder, place(file.get("previousRelativePath"))) for file in files
    )
    return tuple(path for path in former if path)

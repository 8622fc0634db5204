"""XML text, line by line: escaping and indentation in one place, so that the same values always give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What XML 1.0 forbids: one such character makes the whole file unreadable for every player.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def leaf(name: str, value: str | int, /, **attributes: str) -> str:
    """One element with text: `<userrating max="10">8</userrating>`."""
    return f"<{name}{_attributes(attributes)}>{_legal(str(value)).translate(_IN_TEXT)}</{name}>"


def branch(name: str, children: Iterable[str], /, **attributes: str) -> list[str]:
    """An element with children, which are lines already; each stands two spaces further in."""
    lines = [f"  {line}" for line in children]
    start = f"<{name}{_attributes(attributes)}"
    return [f"{start}>", *lines, f"</{name}>"] if lines else [f"{start}/>"]


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{_legal(value).translate(_IN_ATTRIBUTE)}"' for name, value in attributes.items())

"""Where the player sees what we see: `/srv/media/Heat (1995)/` here may be `smb://nas/media/Heat (1995)/` there.

Also whether two folders overlap.

Rule (RULES 3.13, path mapping): the longest prefix wins and ends at a separator; Windows paths compare without case
and use backslashes; `smb://`, `nfs://` and UNC roots are kept; doubled separators collapse; a folder keeps its
separator at the end, in the target's own form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_URL_ROOT = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_DRIVE_ROOT = re.compile(r"[A-Za-z]:(?=[\\/]|$)")
_UNC_ROOT = re.compile(r"\\\\|//")


@dataclass(frozen=True, slots=True)
class PathMapping:
    """One folder as we name it and as the player names it; with or without a separator at the end."""

    ours: str
    theirs: str


def to_player(path: str, mappings: Sequence[PathMapping]) -> str | None:
    """Our path in the player's words; None when no mapping covers it. Without any mapping both see the same paths."""
    return _translate(path, [(mapping.ours, mapping.theirs) for mapping in mappings])


def to_ours(path: str, mappings: Sequence[PathMapping]) -> str | None:
    """The player's path in our words; None when no mapping covers it."""
    return _translate(path, [(mapping.theirs, mapping.ours) for mapping in mappings])


def mapping_of(path: str, mappings: Sequence[PathMapping]) -> PathMapping | None:
    """The mapping by which one of our paths is translated; None when none covers it."""
    whole = _parse(path)
    covering = [one for one in mappings if whole.starts_with(_parse(one.ours))]
    return max(covering, key=lambda one: len(_parse(one.ours).names), default=None)


def overlaps(one: str, other: str) -> bool:
    """Whether one of two folders is the other or lies in it."""
    first, second = _parse(one), _parse(other)
    return first.starts_with(second) or second.starts_with(first)


@dataclass(frozen=True, slots=True)
class _Path:
    """A path in pieces: what it hangs on (`/`, `C:`, `\\\\`, `smb://`), its names, and how its system writes it."""

    root: str
    names: tuple[str, ...]
    is_folder: bool
    is_windows: bool

    def starts_with(self, prefix: _Path) -> bool:
        mine = (self.root, *self.names[: len(prefix.names)])
        its = (prefix.root, *prefix.names)
        if self.is_windows and prefix.is_windows:
            return [name.lower() for name in mine] == [name.lower() for name in its]
        return mine == its

    def as_text(self) -> str:
        separator = "\\" if self.is_windows else "/"
        between = separator if self.root.endswith(":") else ""
        text = self.root + between + separator.join(self.names)
        return text + separator if self.is_folder and self.names else text


def _translate(path: str, pairs: Sequence[tuple[str, str]]) -> str | None:
    if not pairs:
        return path
    whole = _parse(path)
    covering = [(_parse(source), _parse(target)) for source, target in pairs]
    covering = [(source, target) for source, target in covering if whole.starts_with(source)]
    if not covering:
        return None
    source, target = max(covering, key=lambda pair: len(pair[0].names))
    below = whole.names[len(source.names) :]
    if target.is_windows and any("\\" in name for name in below):
        return None  # Windows has no such name, so the player cannot see that file
    return replace(target, names=target.names + below, is_folder=whole.is_folder).as_text()


def _parse(path: str) -> _Path:
    """The pieces of a path; a backslash separates only where the root says Windows, elsewhere it is part of a name."""
    if match := _URL_ROOT.match(path):
        root, is_windows = match[0], False
    elif match := _DRIVE_ROOT.match(path):
        root, is_windows = match[0], True
    elif match := _UNC_ROOT.match(path):
        root, is_windows = match[0], match[0] == "\\\\"
    else:
        root, is_windows = ("/", False) if path.startswith("/") else ("", False)
    rest = path[len(root) :]
    if is_windows:
        rest = rest.replace("\\", "/")
    return _Path(root, tuple(name for name in rest.split("/") if name), rest.endswith("/") or not rest, is_windows)

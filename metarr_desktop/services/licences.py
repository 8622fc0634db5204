"""Whose work travels with the program: every library that is installed with it, and the fonts, with their licences.

What each says of itself is read from where it is installed (`importlib.metadata`), so the list is that of this very
installation, and a library that comes or goes needs no line here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from metarr_desktop.shipped import resources

_OURS = "metarr-desktop"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_TEXTS = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)
_LONGEST_NAME = 60  # some put the whole text where the name of the licence belongs


@dataclass(frozen=True, slots=True)
class Work:
    """Something that others made. `licence` is its name ("" = it does not say), `text` all of it as it came, with who
    made it ("" = none came).
    """

    name: str
    version: str
    licence: str
    url: str = ""
    text: str = ""


def works() -> list[Work]:
    """All of them by name. Reads some hundred small files; for a worker."""
    libraries = (_work(one) for one in _needed())
    return sorted((*libraries, *_fonts()), key=lambda work: work.name.casefold())


def _needed() -> Iterator[Distribution]:
    """All that we need, and what that needs in turn. What is not installed here is not needed here."""
    open_names, seen = [_OURS], set[str]()
    while open_names:
        name = open_names.pop()
        if _key(name) in seen:
            continue
        seen.add(_key(name))
        try:
            one = distribution(name)
        except PackageNotFoundError:
            continue
        if name != _OURS:
            yield one
        for need in one.requires or ():
            named = _NAME.match(need)
            if named and (name == _OURS or "extra ==" not in need):  # our own extras count where they are installed
                open_names.append(named[0])


def _work(one: Distribution) -> Work:
    said = one.metadata
    texts = [file for file in one.files or () if _TEXTS.match(file.name) and ".dist-info" in file.parts[0]]
    files = [Path(str(one.locate_file(file))) for file in texts]
    return Work(said["Name"], said["Version"], _licence(one), _url(one), _text(files))


def _licence(one: Distribution) -> str:
    """Its name: as an expression, as free words where they are short, else by its class."""
    first = next(iter(_said(one, "License-Expression") + _said(one, "License")), "").strip().partition("\n")[0]
    if first and len(first) <= _LONGEST_NAME:
        return first
    return ", ".join(line.rpartition(" :: ")[2] for line in _said(one, "Classifier") if line.startswith("License ::"))


def _url(one: Distribution) -> str:
    pages = [line.partition(", ") for line in _said(one, "Project-URL")]
    by_word = {word.casefold(): url for word, _comma, url in pages}
    known = (by_word[word] for word in ("homepage", "source", "repository", "source code") if word in by_word)
    return next(iter([*_said(one, "Home-page"), *known]), "")


def _said(one: Distribution, name: str) -> list[str]:
    return [str(value) for value in one.metadata.get_all(name) or () if value]


def _fonts() -> Iterator[Work]:
    for file in sorted((resources() / "demo" / "fonts").glob("*-LICENSE.txt")):
        yield Work(file.name.removesuffix("-LICENSE.txt"), "", "OFL-1.1", text=_text([file]))


def _text(files: Sequence[Path]) -> str:
    """One after the other; what vanished from the installation is passed over."""
    return "\n\n".join(file.read_text("utf-8", errors="replace").strip() for file in files if file.is_file())


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).casefold()

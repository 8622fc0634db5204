"""NFO files as other programs leave them behind, written from the facts in the demo's tables.

This is not how the program itself writes NFO. It is what a scan finds: Kodi's element names (RULES 3.6), whatever
else the table says, and no claim to completeness.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr
from zlib import crc32

# Element name to value: text or number, a list for repeated elements, a table for nested ones. Three names have a
# short form: uniqueid {scheme = id}, ratings {source = [value, votes]} and actor ["Name as Role"].
Facts = Mapping[str, Any]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONG_CAST = 4
_OUT_OF_HUNDRED = frozenset({"metacritic"})


def document(*blocks: str) -> bytes:
    """One NFO file; a file of several episodes has several roots, as Kodi wants it."""
    return (_HEAD + "\n".join(blocks) + "\n").encode()


def block(root: str, facts: Facts) -> str:
    """One root element with the facts in their order."""
    return "\n".join((f"<{root}>", *_elements(facts, "    "), f"</{root}>"))


def invented_mbid(kind: str, *names: str) -> str:
    """An identifier in the shape of MusicBrainz's that belongs to nobody; the same names give the same one."""
    return str(uuid5(NAMESPACE_URL, "/".join(("metarr-demo", kind, *names))))


def invented_person(name: str) -> int:
    """An identifier in the shape of TMDB's that belongs to nobody; the same name gives the same one."""
    return 990_000_000 + crc32(name.encode()) % 500_000


def _elements(facts: Facts, indent: str) -> Iterable[str]:
    for name, value in facts.items():
        if name == "uniqueid":
            yield from (indent + line for line in _unique_ids(value))
        elif name == "ratings":
            yield from (indent + line for line in _ratings(value))
        elif name == "actor":
            yield from (indent + line for line in _actors(value))
        elif name in ("director", "credits"):
            for one in _each(value):
                yield f'{indent}<{name} tmdbid="{invented_person(one)}">{escape(one)}</{name}>'
        elif isinstance(value, Mapping):
            yield f"{indent}<{name}>"
            yield from _elements(value, indent + "    ")
            yield f"{indent}</{name}>"
        else:
            yield from (indent + f"<{name}>{escape(str(one))}</{name}>" for one in _each(value))


def _each(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else (value,)


def _unique_ids(ids: Facts) -> Iterable[str]:
    for place, (scheme, value) in enumerate(ids.items()):
        default = ' default="true"' if place == 0 else ""
        yield f"<uniqueid type={quoteattr(scheme)}{default}>{escape(str(value))}</uniqueid>"


def _ratings(ratings: Facts) -> Iterable[str]:
    yield "<ratings>"
    for place, (source, (value, votes)) in enumerate(ratings.items()):
        top = 100 if source in _OUT_OF_HUNDRED else 10
        default = ' default="true"' if place == 0 else ""
        yield f'    <rating name={quoteattr(source)} max="{top}"{default}>'
        yield f"        <value>{value}</value><votes>{votes}</votes>"
        yield "    </rating>"
    yield "</ratings>"


def _actors(cast: Sequence[str]) -> Iterable[str]:
    """Who stands last of many is but a name, as there are in every library."""
    for order, line in enumerate(cast):
        name, _, role = line.partition(" as ")
        is_nobody = order == len(cast) - 1 >= _LONG_CAST
        known = "" if is_nobody else f"<tmdbid>{invented_person(name)}</tmdbid>"
        yield f"<actor><name>{escape(name)}</name><role>{escape(role)}</role><order>{order}</order>{known}</actor>"

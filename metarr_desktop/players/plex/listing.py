"""Asking Plex for its sections and items, page by page where there are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from metarr_desktop.players.plex.answer import Node, items, nodes, whole
from metarr_desktop.players.plex.library import Item, Media, Section, read_item, read_section
from metarr_desktop.players.plex.server import Server

#: An item of a listing has some 2 kB.
PAGE = 1000
#: Keys an address may hold: servers and proxies take 8 kB of it.
KEYS_A_CALL = 100


def sections(server: Server) -> list[Section]:
    """All its libraries, those of photos too."""
    return [read_section(one) for one in nodes(server.get("/library/sections"), "Directory")]


def all_items(server: Server, section: Section, media: Media) -> Iterator[Item]:
    """All items of one kind in a section, with their ids; those in its trash too."""
    start = 0
    while True:
        paging = {"X-Plex-Container-Start": start, "X-Plex-Container-Size": PAGE}
        path = f"/library/sections/{section.key}/all"
        page = server.find(path, {"type": int(media), "includeGuids": 1, **paging})
        rows = items(page or {})
        yield from _read(rows)
        start += len(rows)
        total = whole(page or {}, "totalSize")
        # A server that does not heed paging gives everything at once, without a total.
        if not rows or (total is None and len(rows) != PAGE) or (total is not None and start >= total):
            return


def details(server: Server, keys: Iterable[str], check_files: bool = False) -> dict[str, Item]:
    """The items with those keys, as far as they are there; `check_files` has Plex look whether it can open them."""
    wanted: Sequence[str] = list(dict.fromkeys(keys))
    found: dict[str, Item] = {}
    for at in range(0, len(wanted), KEYS_A_CALL):
        path = "/library/metadata/" + ",".join(wanted[at : at + KEYS_A_CALL])
        container = server.find(path, {"checkFiles": 1} if check_files else {})
        found |= {item.key: item for item in _read(items(container or {}))}
    return found


def _read(rows: Iterable[Node]) -> Iterator[Item]:
    for row in rows:
        if item := read_item(row):
            yield item

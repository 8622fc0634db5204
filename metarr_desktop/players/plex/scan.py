"""Making Plex look at folders: a partial scan of each title's folder, in every section that holds it.

A scan brings what is new and notices what is gone; what Plex has it does not read again, neither texts nor pictures.
What is gone stays in the section's trash, and on the screens, until the trash is emptied; that also forgets whatever
lies on a drive that Plex cannot see now, so it is asked for only while Plex can open files below each of its folders.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence

from metarr_desktop.domain.player import Delivery
from metarr_desktop.players.plex.find import Found
from metarr_desktop.players.plex.library import LEAVES, Item, Section
from metarr_desktop.players.plex.listing import all_items, details
from metarr_desktop.players.plex.paths import is_within, same
from metarr_desktop.players.plex.server import SCAN, Server

log = logging.getLogger(__name__)

#: More folders than that are scanned as what holds them: each scan is a process of its own there, for a second or more.
MANY = 50
#: Files below a folder that are looked at to tell whether it is there: one may be gone by itself.
SAMPLE = 5


def scan(server: Server, places: Iterable[tuple[Section, str]]) -> None:
    """Start a partial scan of each folder; Plex works them off one after another. Many are one of what holds them."""
    by_section: dict[Section, list[str]] = defaultdict(list)
    for section, folder in places:
        by_section[section].append(folder)
    for section, folders in by_section.items():
        few = _topmost(folders)
        for folder in few if len(few) <= MANY else _topmost([root_of(section, one) for one in few]):
            log.debug("Plex is to scan %s in %s", folder, section.title)
            server.tell(f"/library/sections/{section.key}/refresh", {"path": _bare(folder)}, SCAN)


def root_of(section: Section, folder: str) -> str:
    """The section's own folder that holds it, the innermost of several."""
    return max((one for one in section.folders if is_within(folder, one)), key=len, default=folder)


def title_folder(delivery: Delivery) -> str:
    """The folder that a scan has to begin with: of an episode or season its show's."""
    return delivery.series_folder or delivery.folder


def empty_trash(server: Server, section: Section, gone: Sequence[Item]) -> str:
    """Have a section forget what is gone; gives a folder that cannot be seen, and then nothing was asked for."""
    if unseen := _unseen_folder(server, section, gone):
        return unseen
    server.tell(f"/library/sections/{section.key}/emptyTrash")
    return ""


def still_shown(found: Found) -> dict[Section, list[Item]]:
    """The items that are to go and did not yet, by section."""
    left: dict[Section, list[Item]] = {}
    for places in found:
        for place in places:
            if place.item:
                left.setdefault(place.section, []).append(place.item)
    return left


def _unseen_folder(server: Server, section: Section, gone: Sequence[Item]) -> str:
    """A folder of the section none of whose files Plex can open. One without other files has nothing to lose."""
    going = {same(file) for item in gone for file in item.files}
    leaves = list(all_items(server, section, LEAVES[section.type]))
    keys_of_gone = {item.key for item in gone}
    for folder in section.folders:
        here = [
            leaf
            for leaf in leaves
            if any(is_within(file, folder) and same(file) not in going for file in leaf.files)
            and not {leaf.key, leaf.parent, leaf.grandparent} & keys_of_gone
        ]
        sample = details(server, [leaf.key for leaf in here[:: max(1, len(here) // SAMPLE)][:SAMPLE]], check_files=True)
        if here and not any(item.is_readable for item in sample.values()):
            return folder
    return ""


def _topmost(folders: Iterable[str]) -> list[str]:
    """Each folder once, without those that lie in another of them."""
    found: list[str] = []
    for folder in sorted(dict.fromkeys(folders), key=lambda one: len(same(one))):
        if not any(is_within(folder, one) for one in found):
            found.append(folder)
    return found


def _bare(folder: str) -> str:
    """As Plex writes folders: without a separator at the end."""
    return folder.rstrip("/\\") or folder

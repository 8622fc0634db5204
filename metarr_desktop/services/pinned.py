"""Pinned: what a scan makes of titles some of whose files a person has given to a title, or made an extra of one.

Such a file stays what the person said. The rest of what names make a film of is a film only if there is anything to
play among it: what is new beside versions of another title is one more version of it. Of a show, files that a person
has given to episodes are taken out of those that their names speak of, with what bears their names.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from metarr_desktop.domain.disk import Link
from metarr_desktop.domain.found import MAIN

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import FileId, ItemId
    from metarr_desktop.services.seen import Seen, SeenFile
    from metarr_desktop.store.pins import Pin
from metarr_desktop.domain.kinds import Kind


@dataclass(slots=True)
class Parted:
    """A film as it was seen, without what a person decided about.

    `rest` are the files that names may still sort, none where nothing of it can be played; `item` is the title that
    they belong to, None where it is to be found as always. `home` is the title whose versions are pinned there: the
    film's own folder is its. `links` are of files that are new beside pinned ones, `kept` files whose links stay.
    """

    rest: Seen
    item: ItemId | None = None
    home: ItemId | None = None
    links: list[Link] = field(default_factory=list)
    kept: set[FileId] = field(default_factory=set)


def part(
    found: Seen,
    files: Mapping[str, FileId],
    pins: Mapping[FileId, Pin],
    seen_before: Collection[FileId],
    known: Mapping[FileId, Sequence[ItemId]],
    owners: Collection[ItemId],
) -> Parted | None:
    """Take the pinned files out of a film; None where it has none.

    `seen_before` are the files that the library knew, `known` the titles of its main files, `owners` those whose
    own folder it lies in.
    """
    held = [one for one in found.files if files[one[0]] in pins]
    if not held:
        return None
    main = [one for one in found.files if one[1] in MAIN]
    free = [one for one in main if files[one[0]] not in pins]
    home = _home(held, files, pins, owners)
    out = Parted(found._replace(files=()), home=home.link.item if home else None)
    out.kept = {files[one[0]] for one in held}
    beside = [one for one in found.files if one not in held and one not in main]
    if not free:
        _keep_beside(out, beside, held, files, pins, home, seen_before)
        return out
    mine = [one for one in beside if not _goes_with(one, held, free)]
    out.rest = found._replace(files=(*free, *mine))
    _keep_beside(out, [one for one in beside if one not in mine], held, files, pins, home, seen_before)
    if home is not None and not any(known.get(files[one[0]]) for one in free):
        out.item = home.link.item  # it came to lie beside versions that a person gave to that title
    if any(item != out.home for one in free for item in known.get(files[one[0]], ())):
        out.home = None  # the folder is still that of the title whose other version was taken out
    return out


def without_pinned(
    found: Seen,
    files: Mapping[str, FileId],
    pins: Collection[FileId],
    seen_before: Collection[FileId],
    owners: Mapping[FileId, Sequence[ItemId]],
    kept: set[FileId],
    links: list[Link],
) -> Seen | None:
    """A show, or what is below it, without pinned files; None for a season or an episode of which nothing is left.

    `owners` are the episodes of main files. `kept` gets the files whose links stay, `links` those of what is new beside
    a pinned file: it is of the same episodes.
    """
    own = [one for one in found.files if files[one[0]] in pins]
    free = [one for one in found.files if one not in own and one[1] in MAIN]
    beside = [one for one in found.files if one not in own and one not in free]
    going = [one for one in beside if own and (_goes_with(one, own, free) or not free)]
    kept.update(files[one[0]] for one in own)
    for one in going:
        file = files[one[0]]
        if file in seen_before:
            kept.add(file)
        else:
            links += [Link(item, file, *one[4:]) for pin in own for item in owners.get(files[pin[0]], ())]
    below = [without_pinned(child, files, pins, seen_before, owners, kept, links) for child in found.children]
    children = tuple(child for child in below if child is not None)
    if not own and children == found.children:
        return found
    others = tuple(one for one in found.files if one not in own and one not in going)
    rest = found._replace(files=others, children=children)
    if found.kind is Kind.SERIES or any(True for _ in rest.main_paths()):
        return rest
    kept.update(file for one in rest.files if (file := files[one[0]]) in seen_before)
    return None


def _home(
    held: Sequence[SeenFile], files: Mapping[str, FileId], pins: Mapping[FileId, Pin], owners: Collection[ItemId]
) -> Pin | None:
    """The pin of a version among those files, of the title whose folder it is if there is one; extras have no say."""
    versions = [pin for one in held if (pin := pins[files[one[0]]]).role in MAIN]
    return next((pin for pin in versions if pin.link.item in owners), next(iter(versions), None))


def bears_name(path: str, of: Collection[str]) -> bool:
    """Whether a file lies beside one of those files and begins with its name, as NFO, pictures and subtitles do."""
    return bool(_longest(path, of))


def _longest(path: str, of: Collection[str]) -> int:
    bases = (os.path.splitext(one)[0] for one in of)
    return max(
        (len(base) for base in bases if path.startswith(base) and not path[len(base) :][:1].isalnum()), default=0
    )


def _goes_with(one: SeenFile, held: Sequence[SeenFile], free: Sequence[SeenFile]) -> bool:
    """Whether a file beside films bears the name, or the label, of a pinned version rather than of another."""
    by_name = [_longest(one[0], [other[0] for other in some if other[1] in MAIN]) for some in (held, free)]
    if any(by_name):
        return by_name[0] > by_name[1]
    label = one[4]
    return bool(label) and label in {other[4] for other in held} and label not in {other[4] for other in free}


def _keep_beside(
    out: Parted,
    beside: Sequence[SeenFile],
    held: Sequence[SeenFile],
    files: Mapping[str, FileId],
    pins: Mapping[FileId, Pin],
    home: Pin | None,
    seen_before: Collection[FileId],
) -> None:
    """What lies beside pinned files stays with the title that it is known of, if any; what is new goes with them.

    So the NFO of a film that was merged into another says nothing of that one, even when its own was purged.
    """
    for one in beside:
        file = files[one[0]]
        if file in seen_before:
            out.kept.add(file)
            continue
        named = next((pins[files[other[0]]] for other in held if other[4] == one[4]), home)
        pin = named if named is not None and named.role in MAIN else home
        if pin is not None:
            out.links.append(Link(pin.link.item, file, *one[4:])._replace(version=pin.link.version if one[4] else ""))

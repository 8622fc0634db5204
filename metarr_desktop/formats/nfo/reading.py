"""NFO bytes to records."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.formats.nfo import dialect
from metarr_desktop.formats.nfo.dialect import KIND_OF_ROOT, WRAPPERS
from metarr_desktop.formats.nfo.draft import Draft
from metarr_desktop.formats.nfo.elements import HANDLERS, Handler
from metarr_desktop.formats.nfo.ids import ids_in_text, kind_by_name
from metarr_desktop.formats.nfo.moments import read_moment
from metarr_desktop.formats.nfo.parsing import Document, parse
from metarr_desktop.formats.nfo.record import NfoRecord


def read(data: bytes, *, path: str = "") -> tuple[NfoRecord, ...]:
    """What an NFO says, one record for each root element: a double episode's file gives two.

    Tolerant as RULES 3.6 asks. An NFO that holds only an address gives a record with ids alone, of the kind that the
    address or the file's name in `path` tells; one with neither XML nor an address (a ripping group's notes) gives
    none. Flags that lock fields elsewhere have no effect here; they are kept in `unknown`.

    What the file leaves out is derived as Kodi does: a year from the date, watched from the play count, the first
    rating as the default one. Raises BadFile for files that are empty, damaged, hostile or of another format.
    """
    document = parse(data, path)
    roots = [(kind, root) for root in _blocks(document.roots) if (kind := KIND_OF_ROOT.get(_name(root)))]
    records = tuple(_record(kind, root, document) for kind, root in roots)
    if not document.roots:
        return _from_text(document.loose_text, path)
    if not records:
        raise BadFile(path, f"its root element <{_name(document.roots[0])[:40]}> is none that an NFO has")
    if document.is_mended and not any(record.values for record in records):
        raise BadFile(path, "is damaged: nothing in it can be read")
    return records


def _blocks(roots: tuple[etree._Element, ...]) -> list[etree._Element]:
    blocks: list[etree._Element] = []
    for root in roots:
        if _name(root) in WRAPPERS:
            blocks += [child for child in root if isinstance(child.tag, str)]
        else:
            blocks.append(root)
    return blocks


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower()


def _record(kind: Kind, root: etree._Element, document: Document) -> NfoRecord:
    handlers = HANDLERS[kind]
    draft = Draft(kind)
    for child in root:
        tag = child.tag
        handler = handlers.get(tag) or _handler_of_odd_name(handlers, tag, root)
        if handler is None:
            draft.unknown.append(child)
        else:
            handler(draft, child)
    if document.loose_text and kind not in (Kind.EPISODE, Kind.SEASON):  # theirs would be the address of the show
        draft.loose_ids += ids_in_text(document.loose_text)[0]
    values = draft.finished_values()
    is_utc = dialect.is_utc(f"<{_name(element)}" for element in draft.unknown if isinstance(element.tag, str))
    for name, attribute in draft.moments.items():
        values[name] = read_moment(str(values[name]), is_utc=is_utc, attribute=attribute)
    return NfoRecord(
        kind,
        values,
        season=draft.season,
        episode=draft.episode,
        season_names=draft.season_names,
        collection_overview=draft.collection_overview,
        unknown=() if document.is_mended else tuple(_serialized(element) for element in draft.unknown),
    )


def _handler_of_odd_name(handlers: dict[str, Handler], tag: object, root: etree._Element) -> Handler | None:
    """The handler for an element in other capitals or in the root's own namespace; comments have none."""
    if not isinstance(tag, str):
        return None
    space = root.nsmap.get(None)
    if space:
        tag = tag.removeprefix(f"{{{space}}}")
    return handlers.get(tag.lower())


def _serialized(element: etree._Element) -> str:
    if element.nsmap:  # without a copy, every namespace of the root would be declared again
        element = deepcopy(element)
        etree.cleanup_namespaces(element)
    return etree.tostring(element, encoding="unicode", with_tail=False)


def _from_text(text: str, path: str) -> tuple[NfoRecord, ...]:
    ids, kind = ids_in_text(text)
    if not ids:
        return ()
    return (NfoRecord(kind or kind_by_name(path), {"external_ids": ids}),)

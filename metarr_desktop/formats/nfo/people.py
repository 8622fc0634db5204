"""The elements that name people: `<actor>`, `<director>`, `<credits>`, `<albumArtistCredits>` and their kin."""

from __future__ import annotations

from lxml import etree

from metarr_desktop.domain.kinds import Scheme
from metarr_desktop.domain.values import Credit
from metarr_desktop.formats.nfo.dialect import FIELD_OF_JOB, ID_ELEMENTS, scheme
from metarr_desktop.formats.nfo.draft import Draft, attributes_of, text_of
from metarr_desktop.formats.nfo.ids import person_id

_NOT_IDS = frozenset({"name", "artist", "role", "thumb", "order", "sortorder", "type"})
_ARTIST_ID = "musicbrainzartistid"
# An actor without a number comes behind those with one.
_LAST = 1_000_000


def read_actor(draft: Draft, element: etree._Element) -> None:
    """`<actor>`: cast by their order, or the job that `<type>` names."""
    texts = {child.tag: child.text for child in element}
    credit = _credit(element, texts)
    if not credit.name:
        return
    if (type := texts.get("type")) and (job := FIELD_OF_JOB.get(type.strip().lower())):
        draft.credit(job, 1, Credit(credit.name, ids=credit.ids))
        return
    order = texts.get("order") or texts.get("sortorder") or ""
    draft.cast.append((int(order) if order.isdecimal() and len(order) < 7 else _LAST, credit))


def read_crew(draft: Draft, name: str, rank: int, element: etree._Element) -> None:
    """`<director>` and the like: a name, several with " / " between, or the same children as an actor's."""
    if len(element):
        credit = _credit(element, {child.tag: child.text for child in element})
        if credit.name:
            draft.credit(name, rank, Credit(credit.name, ids=credit.ids))
        return
    ids = tuple((ID_ELEMENTS[word], value) for word, value in attributes_of(element).items() if word in ID_ELEMENTS)
    for person in text_of(element).split(" / "):
        if person.strip():
            draft.credit(name, rank, Credit(person.strip(), ids=ids))


def _credit(element: etree._Element, texts: dict[str, str | None]) -> Credit:
    """One person from the texts of the element's children."""
    name = texts.get("name") or texts.get("artist") or ""
    role = texts.get("role") or ""
    thumb = texts.get("thumb") or ""
    ids = () if _NOT_IDS.issuperset(texts) else _ids(element)
    return Credit(name.strip(), role.strip(), thumb.strip(), ids)


def _ids(element: etree._Element) -> tuple[tuple[str, str], ...]:
    ids: dict[str, str] = {}
    for child in element:
        text = (child.text or "").strip()
        if text and isinstance(child.tag, str):
            _add_id(ids, child.tag, text, child)
    return tuple(ids.items())


def _add_id(ids: dict[str, str], tag: str, text: str, child: etree._Element) -> None:
    tag = tag.lower()
    if tag == _ARTIST_ID:
        ids.setdefault(Scheme.MB_ARTIST.value, text)
    elif tag == "uniqueid":
        ids.setdefault(scheme(child.get("type", "")), text)
    elif tag == "profile":
        if found := person_id(text):
            ids.setdefault(*found)
    elif tag in ID_ELEMENTS and text not in ("0", "-1"):
        ids.setdefault(ID_ELEMENTS[tag], text)

"""The elements that name people: `<actor>`, `<director>`, `<credits>`, `<albumArtistCredits>` and their kin."""

from __future__ import annotations

from lxml import etree

from metarr_desktop.domain.kinds import Scheme
from metarr_desktop.domain.values import Credit
from metarr_desktop.formats.nfo.dialect import FIELD_OF_JOB, ID_ELEMENTS, scheme
from metarr_desktop.formats.nfo.draft import Draft, attributes_of, text_of
from metarr_desktop.formats.nfo.ids import person_id

_ORDER_ELEMENTS = ("order", "sortorder")
_ARTIST_ID = "musicbrainzartistid"
# An actor without a number comes behind those with one.
_LAST = 1_000_000


def read_actor(draft: Draft, element: etree._Element) -> None:
    """`<actor>`: cast by their order, or the job that `<type>` names."""
    order, job, credit = _person(element)
    if not credit.name:
        return
    if job in FIELD_OF_JOB:
        draft.credit(FIELD_OF_JOB[job], 1, Credit(credit.name, ids=credit.ids))
    else:
        draft.cast.append((order, credit))


def read_crew(draft: Draft, name: str, rank: int, element: etree._Element) -> None:
    """`<director>` and the like: a name, several with " / " between, or the same children as an actor's."""
    if len(element):
        credit = _person(element)[2]
        if credit.name:
            draft.credit(name, rank, Credit(credit.name, ids=credit.ids))
        return
    ids = tuple((ID_ELEMENTS[word], value) for word, value in attributes_of(element).items() if word in ID_ELEMENTS)
    for person in text_of(element).split(" / "):
        if person.strip():
            draft.credit(name, rank, Credit(person.strip(), ids=ids))


def _person(element: etree._Element) -> tuple[int, str, Credit]:
    """`(order, job, credit)` from the children of an actor or album artist."""
    name = role = thumb = job = ""
    order = _LAST
    ids: dict[str, str] = {}
    for child in element:
        tag = child.tag
        text = child.text
        if not text or not isinstance(tag, str) or not (text := text.strip()):
            continue
        if tag == "name" or tag == "artist":
            name = text
        elif tag == "role":
            role = text
        elif tag == "thumb":
            thumb = text
        elif tag in _ORDER_ELEMENTS:
            order = int(text) if text.isdecimal() and len(text) < 7 else order
        elif tag == "type":
            job = text.lower()
        else:
            _add_id(ids, tag, text, child)
    return order, job, Credit(name, role, thumb, tuple(ids.items()))


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

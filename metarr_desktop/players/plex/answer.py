"""What Plex answers, as one kind of value: JSON where it heeds what was asked for, XML where it or a proxy does not.

XML becomes what the JSON would be: attributes are members, children lists by their tag. Items (`Video`, `Directory`,
`Track` elements) are `Metadata` in JSON; `items` finds them in both. All values of XML are texts, so numbers and
yes/no are read by `number`, `whole` and `flag`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from lxml import etree

from metarr_desktop.domain.errors import BadInput

Node = Mapping[str, Any]

_NO_PLEX = "What answers there does not speak as Plex does; is it a Plex Media Server?"
# An entity or an outside file in an answer could only be meant to do harm.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
_ITEM_TAGS = ("Metadata", "Video", "Directory", "Track")


def read(form: str, body: bytes) -> Node:
    """The answer's MediaContainer. `form` is the content type. Raises BadInput for what is none."""
    if "json" in form:
        return _from_json(body)
    if "xml" in form:
        return _from_xml(body)
    raise BadInput(_NO_PLEX)


def nodes(parent: Node, name: str) -> list[Node]:
    """The children of that name; none where there is no such member."""
    found = parent.get(name) or []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise BadInput(f"Plex's answer is not in the form it documents: its {name} is no list.")
    return found


def items(container: Node) -> list[Node]:
    """The items of a listing: rows with a `ratingKey` ("All episodes" beside seasons has none)."""
    return [one for tag in _ITEM_TAGS for one in nodes(container, tag) if "ratingKey" in one]


def first(parent: Node, name: str) -> Node:
    """The only child of that name (an object in JSON, an element in XML); empty without one."""
    found = parent.get(name)
    if isinstance(found, list):
        found = found[0] if found else {}
    return found if isinstance(found, dict) else {}


def text(node: Node, name: str) -> str:
    """A member as text, "" without one."""
    value = node.get(name)
    return "" if value is None or isinstance(value, (list, dict)) else str(value)


def number(node: Node, name: str) -> float:
    """A member as a number, 0 without one or where it is none."""
    try:
        value = float(node.get(name) or 0)
    except (TypeError, ValueError):
        return 0.0
    return value if math.isfinite(value) else 0.0


def whole(node: Node, name: str) -> int | None:
    """A member as a whole number; None without one."""
    try:
        return int(node[name])
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def flag(value: Any) -> bool | None:
    """Yes or no, however it is written; None where it is neither."""
    return {"1": True, "true": True, "0": False, "false": False}.get(str(value).lower())


def _from_json(body: bytes) -> Node:
    try:
        answer = json.loads(body.decode("utf-8", "surrogateescape"))
    except (ValueError, RecursionError) as error:
        raise BadInput("Plex answered with broken JSON.") from error
    container = answer.get("MediaContainer") if isinstance(answer, dict) else None
    if not isinstance(container, dict):
        raise BadInput(_NO_PLEX)
    return container


def _from_xml(body: bytes) -> Node:
    if b"<!DOCTYPE" in body:
        raise BadInput(_NO_PLEX)
    try:
        root = etree.fromstring(body, _PARSER)
    except etree.XMLSyntaxError as error:
        raise BadInput("Plex answered with broken XML.") from error
    if root.tag != "MediaContainer":
        raise BadInput(_NO_PLEX)
    return _node(root)


def _node(element: etree._Element) -> Node:
    node: dict[str, Any] = {str(name): str(value) for name, value in element.attrib.items()}
    for child in element.iterchildren(tag=etree.Element):
        node.setdefault(str(child.tag), []).append(_node(child))
    return node

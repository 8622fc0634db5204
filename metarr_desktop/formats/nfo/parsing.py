"""Bytes of an NFO to XML elements: what is sloppy is repaired, what is hostile is refused.

A well-formed file takes one pass of libxml2. Anything else is decoded and repaired here and parsed once more inside a
root of our own, because several roots and a URL behind the last one are legal in an NFO and not in XML.
"""

from __future__ import annotations

import codecs
import html.entities
import re
from dataclasses import dataclass

from lxml import etree

from metarr_desktop.domain.errors import BadFile

LARGEST_BYTES = 10_000_000
# A show with 2,000 actors has a tenth of it; each piece of markup costs libxml2 some 150 bytes.
_MOST_MARKUP = 200_000
# libxml2's code for its own limits on depth and length; mending such a file would only hide what it is.
_RESOURCE_LIMIT = 114


def _parser(recover: bool) -> etree.XMLParser:
    # The encoding is ours to say: files declare what they are not.
    return etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=recover
    )


_STRICT = _parser(recover=False)
_MENDING = _parser(recover=True)


@dataclass(frozen=True, slots=True)
class Document:
    """The root elements in the file's order and the text around them (a URL, if anything).

    `is_mended`: the XML was broken and parts may be missing, so it must not be the source of a rewritten file.
    """

    roots: tuple[etree._Element, ...]
    loose_text: str = ""
    is_mended: bool = False


def parse(data: bytes, path: str) -> Document:
    """The roots of an NFO. A file without any XML gives its text alone.

    Raises BadFile for what is empty, too large, damaged beyond reading, or made to do harm (entities, depth).
    """
    if not data or data.isspace():
        raise BadFile(path, "is empty")
    if len(data) > LARGEST_BYTES:
        raise BadFile(path, f"is larger than {LARGEST_BYTES // 1_000_000} MB; no NFO is")
    if data.count(b"<") > _MOST_MARKUP:
        raise BadFile(path, f"has more than {_MOST_MARKUP:,} elements; no NFO has")
    if b"<!DOCTYPE" not in data:
        try:
            return Document((etree.fromstring(data, _STRICT),))
        except etree.XMLSyntaxError:
            pass  # repaired below; what cannot be repaired is refused there
    return _parse_repaired(_decoded(data), path)


def _decoded(data: bytes) -> str:
    """The text, whatever its declaration claims: UTF-8 and UTF-16 prove themselves, the rest is Windows' Latin-1."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if data.startswith(b"<\0"):
        return data.decode("utf-16-le", "replace")
    if data.startswith(b"\0<"):
        return data.decode("utf-16-be", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


_ILLEGAL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_LIKE_XML = re.compile(r"<[A-Za-z_][^<>]*>")


def _parse_repaired(text: str, path: str) -> Document:
    if "\0" in text:
        raise BadFile(path, "is damaged: it has zero bytes within")
    body = _ILLEGAL.sub("", _without_prolog(text, path))
    if not _LOOKS_LIKE_XML.search(body):
        return Document((), body)
    body = _without_declarations(_with_legal_ampersands(body))
    wrapped = f"<nfo>{body}</nfo>".encode()
    try:
        return _document(etree.fromstring(wrapped, _STRICT), is_mended=False)
    except etree.XMLSyntaxError as error:
        if error.code == _RESOURCE_LIMIT:  # type: ignore[attr-defined]  # the stubs leave it out
            raise BadFile(path, "is nested or long beyond what any NFO is") from error
        return _mended(wrapped, body, path, error)


def _mended(wrapped: bytes, body: str, path: str, error: etree.XMLSyntaxError) -> Document:
    holder = etree.fromstring(wrapped, _MENDING)
    if holder is None:
        raise BadFile(path, f"is not readable as XML ({error.msg})") from error
    document = _document(holder, is_mended=True)
    if document.roots:
        last = document.roots[-1]
        if len(last) and f"</{last.tag}" not in body:
            last.remove(last[-1])  # the file was cut off: its last text is only half there
    return document


def _document(holder: etree._Element, is_mended: bool) -> Document:
    roots = tuple(child for child in holder if isinstance(child.tag, str))
    loose = [holder.text or "", *(child.tail or "" for child in holder)]
    return Document(roots, " ".join(loose).strip(), is_mended)


_PROLOG_SPACE = re.compile(r"\s*")


def _without_prolog(text: str, path: str) -> str:
    """The text behind XML declaration, comments and document type. Raises BadFile where that declares entities."""
    position = 0
    while True:
        position = _PROLOG_SPACE.match(text, position).end()  # type: ignore[union-attr]  # it matches nothing, too
        if text.startswith("<?", position):
            end = text.find("?>", position) + 2
        elif text.startswith("<!--", position):
            end = text.find("-->", position) + 3
        elif text.startswith("<!DOCTYPE", position):
            end = _end_of_document_type(text, position)
            if "<!ENTITY" in text[position:end]:
                raise BadFile(path, "declares entities, which no NFO needs and which can do harm")
        else:
            return text[position:]
        if end <= position:
            return text[position:]
        position = end


def _end_of_document_type(text: str, start: int) -> int:
    close, inner = text.find(">", start), text.find("[", start)
    if inner != -1 and inner < close:
        close = text.find(">", text.find("]", inner))
    return close + 1 if close != -1 else len(text)


_DECLARATION = re.compile(r"<\?xml\s[^<>]*\?>")


def _without_declarations(body: str) -> str:
    """Some programs write a declaration in front of every block of a double episode."""
    return _DECLARATION.sub("", body) if "<?xml" in body else body


_AMPERSAND = re.compile(r"&(?:(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)?")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})


def _with_legal_ampersands(body: str) -> str:
    """HTML's entities become their characters, a lone ampersand is escaped; CDATA is left alone."""
    if "&" not in body:
        return body
    parts, position = [], 0
    while (start := body.find("<![CDATA[", position)) != -1 and (end := body.find("]]>", start)) != -1:
        parts += [_AMPERSAND.sub(_legal_ampersand, body[position:start]), body[start:end]]
        position = end
    return "".join([*parts, _AMPERSAND.sub(_legal_ampersand, body[position:])])


def _legal_ampersand(match: re.Match[str]) -> str:
    name = match[1]
    if name is None:
        return "&amp;"
    if name in _XML_ENTITIES:
        return match[0]
    if name.startswith("#"):
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        is_legal = 0 < code < 0x110000 and not _ILLEGAL.match(chr(code))
        return f"&#{code};" if is_legal else ""
    return html.entities.html5.get(f"{name};") or f"&amp;{name};"

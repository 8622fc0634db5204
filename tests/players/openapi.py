"""Holding what is said over HTTP against a published OpenAPI description (3.0 or 3.1, as plain data).

A player's fake server hands every request to `Description.complaints`, and its own answers to `answer_complaints`, so
that neither side drifts away from what the real server takes and gives. How a token is written is not in such a
description beyond its header's name; that is the fake's business.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import unquote
from uuid import UUID

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """One request as it arrived: `path` percent-encoded and without the query, header names in lower case."""

    method: str
    path: str
    query: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


class Description:
    """A published description of a service."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._templates = [(_segments(template), template) for template in document["paths"]]

    def template(self, said: Said) -> str:
        """The path of the description that a request is about ("" where there is none): literal parts win."""
        parts = _segments(said.path)
        fitting = [
            (sum(one.startswith("{") for one in segments), template)
            for segments, template in self._templates
            if len(segments) == len(parts)
            and said.method.lower() in self._document["paths"][template]
            and all(one.startswith("{") or one == part for one, part in zip(segments, parts, strict=True))
        ]
        return min(fitting)[1] if fitting else ""

    def complaints(self, said: Said) -> list[str]:
        """What is wrong with a request; nothing where it is as described."""
        template = self.template(said)
        if not template:
            return [f"{said}: there is no such path or method"]
        operation = self._operation(said, template)
        parameters = self._parameters(said, template)
        found = [
            *self._query(said, parameters),
            *self._path(said, template, parameters),
            *self._header(said, parameters),
            *self._security(said, operation),
            *self._body(said, operation),
        ]
        return [f"{said}: {one}" for one in found]

    def answer_complaints(self, said: Said, status: int, body: bytes) -> list[str]:
        """What is wrong with an answer to a request that is described; statuses that are not described pass."""
        template = self.template(said)
        response = self._operation(said, template)["responses"].get(str(status)) if template else None
        schema = _json_schema(self._resolved(response or {}).get("content", {}))
        if schema is None:
            return []
        try:
            data = json.loads(body)
        except ValueError:
            return [f"{said}: the answer {status} is not JSON"]
        return [f"{said}: the answer's {one}" for one in self.differences(schema, data, "body")]

    def differences(self, schema: Schema, value: Any, where: str) -> Iterator[str]:
        """How a value is not what a schema asks for."""
        schema = self._resolved(schema)
        for one in schema.get("allOf", ()):
            yield from self.differences(one, value, where)
        choices = schema.get("oneOf") or schema.get("anyOf")
        if choices and not any(not list(self.differences(one, value, where)) for one in choices):
            yield f"{where} fits none of the forms that are allowed"
        types = _types(schema)
        if value is None:
            if types and "null" not in types and not schema.get("nullable"):
                yield f"{where} is null"
            return
        if types and not any(_is(value, one) for one in types):
            yield f"{where} is {value!r} and not {' or '.join(types)}"
        elif "enum" in schema and value not in schema["enum"]:
            yield f"{where} is {value!r} and none of the words that are allowed"
        elif isinstance(value, Mapping):
            yield from self._object(schema, value, where)
        elif isinstance(value, list):
            for index, one in enumerate(value):
                yield from self.differences(schema.get("items", {}), one, f"{where}[{index}]")
        else:
            yield from _scalar(schema, value, where)

    # --- parts of a request -----------------------------------------------------------------------------------------

    def _operation(self, said: Said, template: str) -> Mapping[str, Any]:
        operation: Mapping[str, Any] = self._document["paths"][template][said.method.lower()]
        return operation

    def _parameters(self, said: Said, template: str) -> list[Mapping[str, Any]]:
        """An operation's parameters; its own take the place of the path's."""
        shared = self._document["paths"][template].get("parameters", ())
        resolved = [self._resolved(one) for one in (*shared, *self._operation(said, template).get("parameters", ()))]
        return list({(one["in"], one["name"]): one for one in resolved}.values())

    def _query(self, said: Said, parameters: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        known = {one["name"]: one for one in parameters if one["in"] == "query"}
        given = {name for name, _ in said.query}
        yield from (
            f"parameter {name} is missing"
            for name, one in known.items()
            if one.get("required", False) and name not in given
        )
        for name, text in said.query:
            if name not in known:
                yield f"there is no parameter {name}"
            else:
                yield from self._text(known[name], text, f"parameter {name}")

    def _path(self, said: Said, template: str, parameters: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        known = {one["name"]: one for one in parameters if one["in"] == "path"}
        for part, value in zip(_segments(template), _segments(said.path), strict=True):
            if part.startswith("{") and (parameter := known.get(part[1:-1])):
                yield from self._text(parameter, unquote(value), f"path part {part}")

    def _header(self, said: Said, parameters: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        for one in parameters:
            if one["in"] == "header":
                text = said.headers.get(one["name"].lower())
                if text is not None:
                    yield from self._text(one, text, f"header {one['name']}")
                elif one.get("required"):
                    yield f"header {one['name']} is missing"

    def _security(self, said: Said, operation: Mapping[str, Any]) -> Iterator[str]:
        """At least one of the ways that are named has to be taken; an empty one means that none is needed."""
        ways = operation.get("security", self._document.get("security", ()))
        schemes = self._document.get("components", {}).get("securitySchemes", {})
        if ways and not any(all(_is_shown(said, schemes[name]) for name in way) for way in ways):
            yield "nothing says who asks"

    def _body(self, said: Said, operation: Mapping[str, Any]) -> Iterator[str]:
        described = self._resolved(operation.get("requestBody", {}))
        if not said.body:
            if described.get("required"):
                yield "the body is missing"
            return
        kind = said.headers.get("content-type", "").partition(";")[0].strip()
        if not described:
            yield "a body is not expected"
        elif kind not in described["content"]:
            yield f"a body of type {kind or 'nothing'} is not expected"
        else:
            yield from self.differences(described["content"][kind].get("schema", {}), json.loads(said.body), "body")

    def _text(self, parameter: Mapping[str, Any], text: str, where: str) -> Iterator[str]:
        """A parameter comes as text; lists come joined with commas or one by one."""
        schema = self._resolved(parameter.get("schema", {}))
        if "array" in _types(schema):
            for one in text.split(","):
                yield from self._text({"schema": schema.get("items", {})}, one, where)
        else:
            yield from self.differences(schema, self._typed(schema, text), where)

    def _typed(self, schema: Schema, text: str) -> Any:
        types = _types(schema) or [kind for one in schema.get("allOf", ()) for kind in _types(self._resolved(one))]
        if "boolean" in types and text in ("true", "false"):
            return text == "true"
        if {"integer", "number"} & set(types) and re.fullmatch(r"-?\d+(\.\d+)?", text):
            return float(text) if "." in text else int(text)
        return text

    def _object(self, schema: Schema, value: Mapping[str, Any], where: str) -> Iterator[str]:
        known = schema.get("properties", {})
        yield from (f"{where} has no {name}" for name in schema.get("required", ()) if name not in value)
        more = schema.get("additionalProperties", True)
        for name, one in value.items():
            if name in known:
                yield from self.differences(known[name], one, f"{where}.{name}")
            elif more is False:
                yield f"{where}.{name} is not known"
            elif isinstance(more, Mapping):
                yield from self.differences(more, one, f"{where}.{name}")

    def _resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        while "$ref" in schema:
            found: Any = self._document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                found = found[part.replace("~1", "/").replace("~0", "~")]
            schema = found
        return schema


def _segments(path: str) -> list[str]:
    return path.strip("/").split("/")


def _types(schema: Schema) -> list[str]:
    kind = schema.get("type", ())
    return [kind] if isinstance(kind, str) else list(kind)


_PYTHON = {"string": str, "boolean": bool, "array": list, "object": Mapping, "null": type(None)}


def _is(value: Any, kind: str) -> bool:
    if kind in ("integer", "number"):
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return is_number and (kind == "number" or value == int(value))
    return isinstance(value, _PYTHON[kind])


def _scalar(schema: Schema, value: Any, where: str) -> Iterator[str]:
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        yield f"{where} is {value!r}, which does not look as it should"
    if isinstance(value, str) and not _is_format(schema.get("format", ""), value):
        yield f"{where} is {value!r} and not a {schema['format']}"
    if isinstance(value, int | float):
        if value < schema.get("minimum", value) or value > schema.get("maximum", value):
            yield f"{where} is {value}, which is out of bounds"
        if schema.get("format") == "int32" and not -(2**31) <= value < 2**31:
            yield f"{where} is {value}, which does not fit into 32 bits"


def _is_format(name: str, text: str) -> bool:
    try:
        if name == "uuid":
            UUID(text)
        elif name == "date-time":
            datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_shown(said: Said, scheme: Mapping[str, Any]) -> bool:
    """Whether a request carries what a scheme asks for; the value's form is not described."""
    match scheme:
        case {"type": "apiKey", "in": "header", "name": str(name)}:
            return bool(said.headers.get(name.lower()))
        case {"type": "apiKey", "in": "query", "name": str(name)}:
            return any(key == name and value for key, value in said.query)
    return bool(said.headers.get("authorization"))


def _json_schema(content: Mapping[str, Any]) -> Schema | None:
    for kind, one in content.items():
        if kind.partition(";")[0].strip() == "application/json":
            schema: Schema | None = one.get("schema")
            return schema
    return None

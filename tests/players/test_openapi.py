"""The validator itself: what is as described passes, and each way of being wrong is named."""

from __future__ import annotations

import re

import pytest

from tests.players.openapi import Description, Said

TITLES = Description(
    {
        "paths": {
            "/Titles/{id}": {
                "parameters": [{"$ref": "#/components/parameters/Id"}],
                "post": {
                    "security": [{"Key": []}],
                    "parameters": [
                        {
                            "in": "query",
                            "name": "mode",
                            "required": True,
                            "schema": {"$ref": "#/components/schemas/Mode"},
                        },
                        {
                            "in": "query",
                            "name": "fields",
                            "schema": {"type": "array", "items": {"enum": ["Path", "Tags"]}},
                        },
                        {"in": "query", "name": "limit", "schema": {"type": "integer", "format": "int32"}},
                    ],
                    "requestBody": {
                        "required": True,
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Title"}}},
                    },
                    "responses": {"200": {"content": {"application/json": {"schema": {"type": ["string", "null"]}}}}},
                },
            },
            "/Titles/All": {"get": {"responses": {}}},
        },
        "components": {
            "securitySchemes": {"Key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
            "parameters": {
                "Id": {"in": "path", "name": "id", "required": True, "schema": {"type": "string", "format": "uuid"}}
            },
            "schemas": {
                "Mode": {"type": "string", "enum": ["Soft", "Hard"]},
                "Title": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["Name"],
                    "properties": {
                        "Name": {"type": "string"},
                        "Seen": {"type": "string", "format": "date-time", "nullable": True},
                        "Ids": {"type": "array", "items": {"type": "integer"}},
                    },
                },
            },
        },
    }
)
GOOD = Said(
    "POST",
    "/Titles/f27caa37e5142225cceded48f6553502",
    [("mode", "Hard"), ("fields", "Path,Tags"), ("limit", "5")],
    {"x-key": "k", "content-type": "application/json"},
    b'{"Name": "Heat", "Seen": null, "Ids": [1]}',
)


def but(**changes: object) -> Said:
    """The good request with something else in it."""
    return Said(
        **{name: changes.get(name, getattr(GOOD, name)) for name in ("method", "path", "query", "headers", "body")}
    )  # type: ignore[arg-type]


def test_what_is_as_described_passes() -> None:
    assert TITLES.complaints(GOOD) == []
    assert TITLES.answer_complaints(GOOD, 200, b"null") == []
    assert TITLES.complaints(Said("GET", "/Titles/All")) == []


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        (but(method="PUT"), "no such path or method"),
        (but(path="/Titles/five"), "not a uuid"),
        (but(query=[]), "parameter mode is missing"),
        (but(query=[("mode", "Loud")]), "none of the words"),
        (but(query=[("mode", "Soft"), ("fields", "Path,Cast")]), "none of the words"),
        (but(query=[("mode", "Soft"), ("limit", "many")]), "not integer"),
        (but(query=[("mode", "Soft"), ("limit", "9999999999")]), "32 bits"),
        (but(query=[("mode", "Soft"), ("api_key", "k")]), "no parameter api_key"),
        (but(headers={"content-type": "application/json"}), "nothing says who asks"),
        (but(headers={"x-key": "k", "content-type": "text/plain"}), "text/plain is not expected"),
        (but(body=b""), "the body is missing"),
        (but(body=b"{}"), "body has no Name"),
        (but(body=b'{"Name": null}'), "body.Name is null"),
        (but(body=b'{"Name": "Heat", "Ids": ["1"]}'), r"Ids\[0\] is '1'"),
        (but(body=b'{"Name": "Heat", "Seen": "yesterday"}'), "not a date-time"),
        (but(body=b'{"Name": "Heat", "Plot": ""}'), "body.Plot is not known"),
    ],
)
def test_each_way_of_being_wrong_is_named(said: Said, complaint: str) -> None:
    complaints = TITLES.complaints(said)

    assert len(complaints) == 1
    assert re.search(complaint, complaints[0])


def test_an_answer_in_another_form_is_named() -> None:
    assert TITLES.answer_complaints(GOOD, 200, b"5") == [f"{GOOD}: the answer's body is 5 and not string or null"]
    assert TITLES.answer_complaints(GOOD, 200, b"<html>") == [f"{GOOD}: the answer 200 is not JSON"]

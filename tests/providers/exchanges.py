"""The recorded answers and the specifications of the APIs, which lie beside the project in `shared/contracts`.

Without that folder the tests that ask for it are skipped.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.replay import Reply, json_reply

_CONTRACTS = Path(__file__).parents[2].parent / "shared" / "contracts"


@dataclass(frozen=True)
class Exchange:
    """One recorded question and its answer; `data` is the JSON of the answer, `body` that of the question."""

    name: str
    url: str
    status: int
    data: Any
    body: Any = None

    @property
    def reply(self) -> Reply:
        return json_reply(self.data, self.status)


def exchanges(api: str) -> dict[str, Exchange]:
    """The recorded exchanges of an API by the name of their file."""
    folder = _CONTRACTS / "recorded" / api
    _skip_without(folder)
    return {path.stem: _exchange(path) for path in sorted(folder.glob("*.json"))}


def specification(name: str) -> str:
    """The text of a machine-readable description."""
    path = _CONTRACTS / "specs" / name
    _skip_without(path)
    return path.read_text(encoding="utf-8")


def operations(specification: str) -> dict[str, str]:
    """Path template -> its part of an OpenAPI file in YAML, where names of parameters can be looked for."""
    parts = re.split(r"(?m)^  '?(/[^':\n]*)'?:\n", specification)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def operation_for(path: str, operations: dict[str, str]) -> str:
    """The part that describes a path as it was asked for: the one with the fewest variables. Fails if none."""
    found = [
        template for template in operations if re.fullmatch(re.sub(r"\\{[^/]*?\\}", "[^/]+", re.escape(template)), path)
    ]
    assert found, f"{path} is not in the specification"
    return operations[min(found, key=lambda template: template.count("{"))]


def _exchange(path: Path) -> Exchange:
    held = json.loads(path.read_text(encoding="utf-8"))
    request, response = held["request"], held["response"]
    return Exchange(path.stem, request["url"], response["status"], response.get("json"), request.get("body"))


def _skip_without(path: Path) -> None:
    if not path.exists():
        pytest.skip("the recorded answers (shared/contracts beside the project) are not here")

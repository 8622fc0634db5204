"""The specifications of the services, kept beside the project; tests that need them are skipped without them."""

from __future__ import annotations

import re

import pytest

from tests.providers.recorded import CONTRACTS


def specification(name: str) -> str:
    """The text of a machine-readable description."""
    path = CONTRACTS / "specs" / name
    if not path.is_file():
        pytest.skip("the specifications (../shared/contracts) are not beside this checkout")
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

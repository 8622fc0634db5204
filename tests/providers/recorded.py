"""Recorded answers of the real services, kept beside the project; tests that need them are skipped without them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.replay import Replay, Reply

CONTRACTS = Path(__file__).parents[2].parent / "shared" / "contracts"


@dataclass(frozen=True)
class Exchange:
    """One question and its answer; `path` without the host, `data` the answer's JSON."""

    name: str
    path: str
    query: dict[str, str]
    status: int
    data: Any

    def serve(self, replay: Replay, path: str) -> None:
        """Answer that path of the replay as the service did."""
        body = json.dumps(self.data).encode()
        replay.answer(path, Reply(self.status, body, {"Content-Type": "application/json"}))


def recorded(api: str, start: str = "") -> list[Exchange]:
    """The exchanges of an API whose names begin so; skips the test where there are none at all."""
    folder = CONTRACTS / "recorded" / api
    if not folder.is_dir():
        pytest.skip("the recorded answers (../shared/contracts) are not beside this checkout")
    return [_read(path) for path in sorted(folder.glob(f"{start}*.json"))]


def specification(name: str) -> Any:
    """A machine-readable description of an API in JSON; skips the test where there is none."""
    path = CONTRACTS / "specs" / name
    if not path.is_file():
        pytest.skip("the specifications (../shared/contracts) are not beside this checkout")
    return json.loads(path.read_text("utf-8"))


def _read(path: Path) -> Exchange:
    content = json.loads(path.read_text("utf-8"))
    url, response = urlsplit(content["request"]["url"]), content["response"]
    return Exchange(path.stem, url.path, dict(parse_qsl(url.query)), response["status"], response.get("json"))

"""A download manager that answers for its history as its published description says, and refuses what that forbids."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from metarr_desktop.domain.hooks import HookType
from tests.providers.specified import specification
from tests.replay import Asked, Replay, Reply, json_reply, replaying

KEY = "manager-key-5f"
_SPECS = {
    HookType.RADARR: "radarr-v3-openapi.json",
    HookType.SONARR: "sonarr-v3-openapi.json",
    HookType.LIDARR: "lidarr-v1-openapi.json",
}


class Manager:
    """Records in order, each checked against the description; `asked` are the dates it was asked for."""

    def __init__(self, type: HookType, replay: Replay) -> None:
        description = json.loads(specification(_SPECS[type]))
        self.replay = replay
        self.records: list[dict[str, Any]] = []
        self.asked: list[datetime] = []
        self._schemas = description["components"]["schemas"]
        self._operations = {
            path: operations["get"] for path, operations in description["paths"].items() if "get" in operations
        }
        replay.when(self._answer)

    def did(self, event: str, date: str = "2026-05-04T11:59:30Z", **more: Any) -> None:
        """Write a record down."""
        record = {"id": len(self.records) + 1, "eventType": event, "date": date, **more}
        self._check("HistoryResource", record)
        self.records.append(record)

    def _answer(self, asked: Asked) -> Reply:
        operation = self._operations.get(asked.path)
        if operation is None or asked.method != "GET":
            return Reply(404)
        if asked.headers.get("x-api-key") != KEY:
            return json_reply({"error": "Unauthorized"}, 401)
        known = {one["name"] for one in operation["parameters"]}
        assert set(asked.query) <= known, f"{asked.path} knows no {set(asked.query) - known}"
        since = datetime.fromisoformat(asked.query["date"])
        self.asked.append(since)
        include = {name.removeprefix("include").lower() for name in asked.query if name.startswith("include")}
        return json_reply(
            [
                {
                    name: value
                    for name, value in one.items()
                    if not isinstance(value, dict) or name in {*include, "data"}
                }
                for one in self.records
                if datetime.fromisoformat(one["date"]) >= since
            ]
        )

    def _check(self, name: str, value: dict[str, Any]) -> None:
        schema = self._schemas[name]
        if "enum" in schema:
            assert value in schema["enum"], f"{value!r} is no {name}"
            return
        for member, inner in value.items():
            assert member in schema["properties"], f"{name} has no {member}"
            reference = schema["properties"][member].get("$ref", "")
            if reference:
                self._check(reference.rpartition("/")[2], inner)


def _with(record: dict[str, Any], wanted: set[str]) -> dict[str, Any]:
    """A record with those of its objects that were asked for."""
    return {name: value for name, value in record.items() if not isinstance(value, dict) or name in wanted}


@contextmanager
def a_manager(type: HookType) -> Iterator[Manager]:
    """It answers until the block ends."""
    with replaying() as replay:
        yield Manager(type, replay)

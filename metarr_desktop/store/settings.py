"""Settings that differ from their declared defaults (`domain.settings`), as JSON by name."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.settings import SETTING, SettingValue

if TYPE_CHECKING:
    from metarr_desktop.domain.settings import Setting
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes


log = logging.getLogger(__name__)


class Settings:
    """Reading side of the settings."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def get(self, name: str) -> SettingValue:
        """The setting's value: the person's, or the default. Raises NotFound for an unknown name."""
        declared = SETTING.named(name)
        with self._lanes.read() as connection:
            row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).one_or_none()
        return _value(declared, None if row is None else row[0])

    def text(self, name: str) -> str:
        return str(self.get(name))

    def flag(self, name: str) -> bool:
        return bool(self.get(name))

    def all(self) -> dict[str, SettingValue]:
        """Every declared setting with its value."""
        with self._lanes.read() as connection:
            kept: dict[str, str] = dict(connection.execute("SELECT name, value FROM setting"))
        return {declared.name: _value(declared, kept.get(declared.name)) for declared in SETTING.all}


def _value(declared: Setting, kept: str | None) -> SettingValue:
    """What an earlier version took and this one does not is as if nothing had been set: nothing is shut out by it."""
    if kept is None:
        return declared.default
    try:
        return declared.checked(json.loads(kept))
    except BadInput as error:
        log.warning("A setting is as it is shipped: %s", error)
        return declared.default


def put(connection: Connection, name: str, value: SettingValue) -> None:
    """Keep a value; the default is kept by having no row. Raises BadInput when it is out of range."""
    declared = SETTING.named(name)
    if declared.checked(value) == declared.default:
        connection.execute("DELETE FROM setting WHERE name = ?", (name,))
    else:
        connection.execute(
            "INSERT INTO setting (name, value) VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, json.dumps(value)),
        )

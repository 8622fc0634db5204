"""What the person says of providers: on or off, address, rate, order; and of fields: whose word counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import LibraryId
from metarr_desktop.domain.provider import Rate
from metarr_desktop.domain.sources import Choice, FieldOrder

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes


class Providers:
    """Reading side. What a person said nothing about is None."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def choices(self) -> dict[str, Choice]:
        """What was said of each provider, by name; the others are as they themselves say."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT name, is_enabled, base_url, calls, seconds, position FROM provider_config"
            ).all()
        return {
            name: Choice(
                is_enabled=None if is_enabled is None else bool(is_enabled),
                base_url=base_url or "",
                rate=Rate(calls, seconds) if calls and seconds else None,
                position=position,
            )
            for name, is_enabled, base_url, calls, seconds, position in rows
        }

    def field_orders(self) -> dict[tuple[LibraryId | None, str], FieldOrder]:
        """(library or None for all, field) -> the providers to ask for it, best first."""
        with self._lanes.read() as connection:
            rows = connection.execute("SELECT library_id, field, providers FROM field_source").all()
        return {(LibraryId(row[0]) if row[0] else None, row[1]): tuple(row[2].split()) for row in rows}


class ProviderWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, name: str, choice: Choice) -> None:
        """Keep what the person says of a provider."""
        rate = choice.rate
        self._connection.execute(
            "INSERT OR REPLACE INTO provider_config (name, is_enabled, base_url, calls, seconds, position) "
            "VALUES (?,?,?,?,?,?)",
            (
                name,
                None if choice.is_enabled is None else int(choice.is_enabled),
                choice.base_url or None,
                rate.calls if rate else None,
                rate.seconds if rate else None,
                choice.position,
            ),
        )

    def put_field_order(self, library: LibraryId | None, field: str, providers: Sequence[str]) -> None:
        """Keep whose word counts for a field; none gives it back to the general order."""
        if providers:
            self._connection.execute(
                "INSERT OR REPLACE INTO field_source (library_id, field, providers) VALUES (?,?,?)",
                (library or 0, field, " ".join(providers)),
            )
        else:
            self._connection.execute(
                "DELETE FROM field_source WHERE library_id = ? AND field = ?", (library or 0, field)
            )

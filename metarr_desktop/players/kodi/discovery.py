"""Which Kodis are in the local network: asked by zeroconf, and only when a person wants to know.

Kodi announces its web server as `_xbmc-jsonrpc-h._tcp` where "Announce services to other systems" is on and remote
control via HTTP is allowed. Its version it does not announce.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

from zeroconf import ServiceBrowser, ServiceInfo, ServiceStateChange, Zeroconf

from metarr_desktop.domain.player import Discovered, PlayerType

SERVICE = "_xbmc-jsonrpc-h._tcp.local."
#: How long answers may take; boxes that save power answer the second time they are asked, after a second.
WAIT_S = 3.0


def discover(interfaces: Sequence[str] = (), wait_s: float = WAIT_S) -> list[Discovered]:
    """Ask the network and hear the answers; nothing where it cannot be asked. `interfaces` () are all of them."""
    names: set[str] = set()

    def hear(zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange) -> None:
        if state_change is not ServiceStateChange.Removed:
            names.add(name)

    try:
        asking = Zeroconf(interfaces=list(interfaces)) if interfaces else Zeroconf()
    except OSError:
        return []
    try:
        browser = ServiceBrowser(asking, SERVICE, handlers=[hear])
        threading.Event().wait(wait_s)
        browser.cancel()
        found = [_read(asking.get_service_info(SERVICE, name)) for name in sorted(names)]
    finally:
        asking.close()
    return sorted({one for one in found if one}, key=lambda one: (one.name, one.host))


def _read(info: ServiceInfo | None) -> Discovered | None:
    """What it announced; None where it went without its address."""
    if info is None or info.port is None or not info.parsed_addresses():
        return None
    name = info.name.removesuffix("." + SERVICE)
    return Discovered(PlayerType.KODI, name, info.parsed_addresses()[0], info.port)

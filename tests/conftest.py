"""What every test stands on: no display, no keyring of the person's, no folder of theirs, no host but this one.

The environment is set while this module is imported, before pytest-qt imports Qt: without a display Qt aborts the
whole run otherwise. Processes that a test starts inherit it.
"""

import ipaddress
import itertools
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from metarr_desktop.assembly import Assembly
from metarr_desktop.files.pool import WorkerPool
from metarr_desktop.store import migrate
from tests.new_libraries import Template
from tests.unprivileged import public_folder as public_folder
from tests.unprivileged import unprivileged as unprivileged

os.environ["QT_QPA_PLATFORM"] = "offscreen"
# What a Linux without a secret service has: secrets then go to the stand-in file below the test's own data folder.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
# What players are told by the clock on the wall stands in tests as it is on a machine that lives by UTC.
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

# Machines differ in speed: how long an example takes says nothing about the rule it checks.
settings.register_profile("metarr", deadline=None, print_blob=True)
settings.load_profile("metarr")


def _refuse_other_hosts(event: str, arguments: tuple[Any, ...]) -> None:
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        host = arguments[0]
    elif event in {"socket.connect", "socket.sendto"} and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if not _is_this_machine(host):
        pytest.fail(f"a test reached for the host {host!r}; only this machine's loopback is open to tests")


def _is_this_machine(host: str | bytes | None) -> bool:
    name = os.fsdecode(host) if host else "localhost"
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


sys.addaudithook(_refuse_other_hosts)

#: The modules that take longest, longest first. Workers take modules in this order (`bootstrap.parallel`): one that was
#: begun last would be waited for by all the others.
_LONGEST = (
    "journeys/test_kill.py",
    "cli/test_processes.py",
    "cli/test_demo.py",
    "soak/test_fast.py",
    "ui/test_tour.py",
    "store/test_queries_at_size.py",
    "players/test_plex.py",
    "formats/nfo/test_round_trip.py",
    "cli/test_verify.py",
    "cli/test_backup.py",
    "journeys/test_first_evening.py",
    "services/test_backup_faults.py",
    "services/test_enrich_promises.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {Path(__file__).parent / module: place for place, module in enumerate(_LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


@pytest.fixture(autouse=True, scope="session")
def _new_libraries_are_copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "_upgrade", Template(tmp_path_factory.mktemp("template") / "library.db").upgrade)
        yield


@pytest.fixture(autouse=True, scope="session")
def _engines_share_workers() -> Iterator[None]:
    """One pool of worker processes serves all engines of a run: each would start its own, a third of a second each."""
    with WorkerPool() as pool, pytest.MonkeyPatch.context() as patch:
        patch.setattr(Assembly, "_pool", property(lambda _: pool))
        yield


_homes = itertools.count()


@pytest.fixture(autouse=True)
def _folders_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = (
        tmp_path_factory.getbasetemp() / "homes" / str(next(_homes))
    )  # `mktemp` would look at all there are, each time
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        folder = home / variable.removeprefix("XDG_").lower()
        folder.mkdir(mode=0o700, parents=True)
        monkeypatch.setenv(variable, str(folder))

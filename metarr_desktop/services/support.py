"""What somebody who helps needs: the log, and a bundle of all that is told of an installation, without secrets."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import platform
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import Enum
from importlib.metadata import distributions
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.errors import BadInput, MetarrError, printable
from metarr_desktop.domain.jobs import Job, JobStatus
from metarr_desktop.files.log import LogTail, log_files
from metarr_desktop.files.write import write_atomically
from metarr_desktop.services.anonymous import Anonymous, folders_of
from metarr_desktop.services.contacts import secret_name
from metarr_desktop.services.hooks import key_name, token_name
from metarr_desktop.services.notify import secret_names

if TYPE_CHECKING:
    from metarr_desktop.domain.health import Finding
    from metarr_desktop.services.health import Health
    from metarr_desktop.services.sources import Sources
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.secrets import Secrets

_JOBS = 50


class Support:
    """The verb. `redact` gives a text without secrets, `shows` says whether one stands in it."""

    def __init__(
        self,
        store: Store,
        secrets: Secrets,
        sources: Sources,
        data_dir: str,
        version: str,
        redact: Callable[[str], str],
        shows: Callable[[str], bool],
    ) -> None:
        self._store = store
        self._secrets = secrets
        self._sources = sources
        self._data_dir = data_dir
        self._version = version
        self._redact = redact
        self._shows = shows

    @property
    def log_folder(self) -> str:
        """Where the files of the log lie."""
        return self._data_dir

    def log(self) -> LogTail:
        """A reader of the log."""
        return LogTail(self._data_dir)

    def save_bundle(self, path: str, health: Health, found: Sequence[Finding], *, with_titles: bool = True) -> None:
        """Write the bundle as a ZIP; a file that stands there is replaced, but by no other kind of file.

        Every part is searched for every secret that is known before anything is written. Raises BadInput for a name
        that is none of a ZIP, CannotWrite.
        """
        if not path.lower().endswith(".zip"):
            raise BadInput(f"{printable(path)}: a support bundle is a ZIP; give it a name that ends in .zip.")
        self._learn_secrets()
        anonymous = None if with_titles else self._anonymous(health)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in self._parts(health, found, anonymous):
                clean = self._redact(text)
                if self._shows(clean):
                    raise MetarrError(f"The bundle was not saved: a password or key would have been in {name}.")
                archive.writestr(name, clean.encode("utf-8", "backslashreplace"))
        write_atomically(path, packed.getvalue())

    def _learn_secrets(self) -> None:
        """Have everything that is kept as a secret hidden, also what was not needed since the start."""
        players = [secret_name(player.id) for player in self._store.players.all()]
        hooks = [name(one.id) for one in self._store.hooks.sources() for name in (token_name, key_name)]
        self._secrets.hide_all([*players, *hooks, *self._sources.secret_names(), *secret_names(self._store)])

    def _parts(
        self, health: Health, found: Sequence[Finding], anonymous: Anonymous | None
    ) -> Iterator[tuple[str, str]]:
        values: dict[str, Any] = {
            "about.json": _about(self._version),
            "doctor.json": {**plain(health), "findings": plain(found)},
            "settings.json": self._store.settings.all(),
            "library.json": {"schema": self._store.check.schema(), "rows": self._store.check.row_counts()},
            "failed-jobs.json": [plain(_told(job)) for job in self._failed()],
        }
        for name, value in values.items():
            shown = anonymous.value(value) if anonymous is not None else value
            yield name, json.dumps(shown, indent=1, default=str)
        for path in log_files(self._data_dir):
            with open(path, encoding="utf-8", errors="backslashreplace") as file:
                text = file.read()
            yield f"log/{os.path.basename(path)}", anonymous.text(text) if anonymous is not None else text

    def _failed(self) -> list[Job]:
        return self._store.jobs.page(statuses=[JobStatus.FAILED], limit=_JOBS)

    def _anonymous(self, health: Health) -> Anonymous:
        settings = [value for value in self._store.settings.all().values() if isinstance(value, str)]
        roots = [root.path for root in health.roots]
        folders = [self._data_dir, health.cache_dir, os.path.expanduser("~"), *roots, *folders_of(settings)]
        players = [name for player in health.players for name in (player.name, player.host, player.user) if name]
        return Anonymous(map(printable, folders), [*players, *map(printable, self._store.check.names())])


def plain(value: Any) -> Any:
    """A value of ours as what JSON is made of."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(one) for key, one in value.items()}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    return str(value)


def _told(job: Job) -> dict[str, Any]:
    problems = job.result.problems if job.result is not None else ()
    return {
        "id": job.id,
        "type": job.type,
        "payload": job.payload,
        "error": job.error,
        "problems": problems,
        "attempts": job.attempts,
        "created_at": job.created_at,
        "ended_at": job.ended_at,
    }


def _about(version: str) -> dict[str, Any]:
    return {
        "metarr": version,
        "python": platform.python_version(),
        "system": platform.platform(),
        "packages": {one.metadata["Name"]: one.version for one in distributions() if one.metadata["Name"]},
    }

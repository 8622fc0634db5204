"""Passwords and keys: in the system's keyring, or, where there is none, in a file that only its owner can read.

The keyring's entries carry the data directory, so that two libraries of one person keep apart. Values never enter the
database, a log or an error's text.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import secrets as randomness
import stat
import threading
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadFile, CannotWrite, printable
from metarr_desktop.domain.health import KeyringState

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

log = logging.getLogger(__name__)

FILE_NAME = "secrets.json"

_SERVICE = "metarr-desktop"
_WORTH_USING = 1  # the keyring library's own mark for a backend of a system; below it are stand-ins


class Secrets:
    """The secrets of one data directory, by name. Thread-safe.

    A keyring that fails once is not asked again by this object: each question to a broken one may take half a minute.
    """

    def __init__(self, data_dir: str, hide: Callable[[str], None] = lambda secret: None) -> None:
        """`hide` is told every secret that passes through here, before anybody else sees it."""
        self._hide = hide
        self._owner = printable(os.path.realpath(data_dir))
        self._path = os.path.join(data_dir, FILE_NAME)
        self._lock = threading.RLock()
        self._backend: KeyringBackend | None = None
        self._is_looked_for = False
        self._has_failed = False

    @property
    def state(self) -> KeyringState:
        """How the keyring stands, as far as it was needed."""
        with self._lock:
            if self._is_damaged():
                return KeyringState.DAMAGED
            if self._keyring() is not None:
                return KeyringState.KEYRING
            return KeyringState.FAILING if self._has_failed else KeyringState.FILE

    @property
    def is_plain_file(self) -> bool:
        """Whether secrets are, or would now be, in the readable file: a reason for a visible notice."""
        with self._lock:
            return self._keyring() is None or self._is_damaged() or bool(self._read())

    def _is_damaged(self) -> bool:
        try:
            self._read()
        except BadFile:
            return True
        return False

    def get(self, name: str) -> str | None:
        """The secret of that name; None when there is none. Raises BadFile when the file is damaged."""
        secret = self._found(name)
        self._hide(secret or "")
        return secret

    def hide_all(self, names: Collection[str]) -> None:
        """Have the secrets of those names hidden, and all that lie in the file. Raises BadFile."""
        with self._lock:
            for secret in self._read().values():
                self._hide(secret)
        for name in names:
            self.get(name)

    def _found(self, name: str) -> str | None:
        with self._lock:
            # The file first: it only holds what the keyring refused, so it is never the older of the two.
            kept = self._read()
            if name in kept:
                return kept[name]
            backend = self._keyring()
            if backend is None:
                return None
            try:
                return backend.get_password(_SERVICE, self._user(name))
            except Exception as error:
                self._give_up(error)
                return None

    def put(self, name: str, value: str) -> None:
        """Keep a secret. Raises CannotWrite, and BadFile when the file is damaged."""
        self._hide(value)
        with self._lock:
            kept = self._read()
            if self._put_into_keyring(name, value):
                if kept.pop(name, None) is not None:
                    self._write(kept)
            else:
                self._write({**kept, name: value})

    def remove(self, name: str) -> None:
        """Forget a secret; nothing happens where there is none. Raises CannotWrite and BadFile."""
        with self._lock:
            kept = self._read()
            if kept.pop(name, None) is not None:
                self._write(kept)
            backend = self._keyring()
            if backend is None:
                return
            try:
                if backend.get_password(_SERVICE, self._user(name)) is not None:
                    backend.delete_password(_SERVICE, self._user(name))
            except Exception as error:
                self._give_up(error)

    # --- the keyring ------------------------------------------------------------------------------------------------

    def _user(self, name: str) -> str:
        return f"{self._owner}:{name}"

    def _keyring(self) -> KeyringBackend | None:
        """The system's keyring, None where there is none worth the name or it failed."""
        if not self._is_looked_for:
            self._is_looked_for = True
            # Looking for backends reads every installed package's entry points; only who has a secret pays for it.
            import keyring

            try:
                found = keyring.get_keyring()
                self._backend = found if found.priority >= _WORTH_USING else None
            except Exception as error:
                self._give_up(error)
        return self._backend

    def _put_into_keyring(self, name: str, value: str) -> bool:
        backend = self._keyring()
        if backend is None:
            return False
        try:
            backend.set_password(_SERVICE, self._user(name), value)
        except Exception as error:
            self._give_up(error)
            return False
        return True

    def _give_up(self, error: Exception) -> None:
        """Use the file from now on. Backends let through whatever their system's library raises, hence `Exception`."""
        self._backend = None
        self._has_failed = True
        log.warning("The system's keyring does not work (%s); secrets go to %s", type(error).__name__, FILE_NAME)

    # --- the file ---------------------------------------------------------------------------------------------------

    def _read(self) -> dict[str, str]:
        try:
            with open(self._path, "rb") as file:
                if os.name == "posix" and stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
                    os.fchmod(file.fileno(), 0o600)  # restored or copied by hand with a wider mode
                kept = json.load(file)
        except FileNotFoundError:
            return {}
        except ValueError as error:
            raise BadFile(self._path, "is damaged; restore it or remove it and enter the passwords again.") from error
        except OSError as error:
            raise BadFile(self._path, f"cannot be read ({error.strerror}).") from error
        if not isinstance(kept, dict) or not all(isinstance(value, str) for value in kept.values()):
            raise BadFile(self._path, "is damaged; restore it or remove it and enter the passwords again.")
        return kept

    def _write(self, kept: dict[str, str]) -> None:
        if not kept:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self._path)
            return
        partial = f"{self._path}.{randomness.token_hex(8)}.partial"
        try:
            # Born unreadable for others: a mode set later would leave a moment between.
            with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                json.dump(kept, file, indent=1, sort_keys=True)
                file.flush()
                os.fsync(file.fileno())
            os.replace(partial, self._path)
        except OSError as error:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(partial)
            raise CannotWrite(self._path, error.strerror or "the disk refused") from error

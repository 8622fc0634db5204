"""Where the engine of a data directory listens: a Unix socket, on Windows a port of this machine.

The address and the key stand in a file of the data directory that only its owner can read. It may outlive a killed
engine; whoever finds nobody there, or somebody without the key, knows that none runs.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import stat
from dataclasses import dataclass
from enum import StrEnum

from metarr_desktop.domain.errors import CannotWrite

FILE_NAME = "engine.addr"

_SOCKET_NAME = "engine.sock"
_LONGEST_PATH = 100  # bytes; the systems' own limits lie between 104 and 108
_LONGEST_FILE = 4_096


class Transport(StrEnum):
    UNIX = "unix"
    TCP = "tcp"


NATIVE = Transport.UNIX if hasattr(socket, "AF_UNIX") else Transport.TCP


@dataclass(frozen=True, slots=True)
class Address:
    """`place` is a socket's path, or a port of 127.0.0.1 in digits."""

    transport: Transport
    place: str
    key: str

    def connect(self, timeout_s: float) -> socket.socket:
        """A connection. Raises OSError where nobody listens."""
        if self.transport is Transport.TCP:
            return socket.create_connection(("127.0.0.1", int(self.place)), timeout_s)
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.settimeout(timeout_s)
            connection.connect(self.place)
        except OSError:
            connection.close()
            raise
        return connection


def listen(data_dir: str, transport: Transport = NATIVE) -> tuple[socket.socket, Address]:
    """A listening socket, and its address written down. Whoever calls holds the data directory's lock.

    Raises CannotWrite.
    """
    import secrets  # as `hmac` in `server.wire`

    path = os.path.join(data_dir, FILE_NAME)
    try:
        if transport is Transport.TCP:
            listener = socket.create_server(("127.0.0.1", 0))
            place = str(listener.getsockname()[1])
        else:
            place = _socket_path(data_dir)
            listener = _listen_at(place)
        address = Address(transport, place, secrets.token_hex(32))
        _write(path, address)
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error
    return listener, address


def forget(data_dir: str, address: Address) -> None:
    """Take back what `listen` left on the disk."""
    gone = [os.path.join(data_dir, FILE_NAME)]
    if address.transport is Transport.UNIX:
        gone.append(address.place)
    for path in gone:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)


def read(data_dir: str) -> Address | None:
    """The address that was written down last; None where there is none that makes sense."""
    try:
        with open(os.path.join(data_dir, FILE_NAME), "rb") as file:
            facts = json.loads(file.read(_LONGEST_FILE))
        address = Address(Transport(facts["transport"]), str(facts["place"]), str(facts["key"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if address.transport is Transport.TCP:
        return address if address.place.isdecimal() and 0 < int(address.place) < 65_536 else None
    return address if NATIVE is Transport.UNIX else None


def _socket_path(data_dir: str) -> str:
    path = os.path.join(os.path.abspath(data_dir), _SOCKET_NAME)
    if len(os.fsencode(path)) <= _LONGEST_PATH:
        return path
    import hashlib
    import tempfile

    name = hashlib.sha256(os.fsencode(os.path.realpath(data_dir))).hexdigest()[:16]
    for base in (os.environ.get("XDG_RUNTIME_DIR"), tempfile.gettempdir()):
        if base and len(os.fsencode(base)) <= _LONGEST_PATH - 50:
            return os.path.join(_own_folder(base), f"{name}.sock")
    raise OSError("the path of the data directory is too long for a socket, and so is that of the temporary folder")


def _own_folder(base: str) -> str:
    """A folder there that nobody else can enter, however many share `base`."""
    folder = os.path.join(base, f"metarr-{os.getuid()}")
    with contextlib.suppress(FileExistsError):
        os.mkdir(folder, 0o700)
    found = os.lstat(folder)
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise PermissionError(None, f"{folder} belongs to somebody else or is open to others")
    return folder


def _listen_at(path: str) -> socket.socket:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)  # left by an engine that was killed: the lock says that none lives
    listener = socket.socket(socket.AF_UNIX)
    try:
        listener.bind(path)
        os.chmod(path, 0o600)  # nobody can connect before listen(), so there is no moment in between
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener


def _write(path: str, address: Address) -> None:
    partial = f"{path}.partial"
    with contextlib.suppress(FileNotFoundError):
        os.unlink(partial)
    facts = {"transport": address.transport.value, "place": address.place, "key": address.key}
    with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        json.dump(facts, file)
    os.replace(partial, path)

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import KeyringLocked

from metarr_desktop.domain.errors import BadFile, CannotWrite
from metarr_desktop.domain.health import KeyringState
from metarr_desktop.store.secrets import FILE_NAME, Secrets


class SystemKeyring(KeyringBackend):
    """A keyring as systems have them, in memory; `is_locked` makes it fail as a locked one does."""

    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}
        self.is_locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        del self.entries[service, username]

    def _check(self) -> None:
        if self.is_locked:
            raise KeyringLocked("the collection is locked")


@pytest.fixture
def system() -> Iterator[SystemKeyring]:
    before, system = keyring.get_keyring(), SystemKeyring()
    keyring.set_keyring(system)
    yield system
    keyring.set_keyring(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_secret_goes_to_the_keyring_with_the_name_of_its_data_directory(
    tmp_path: Path, system: SystemKeyring
) -> None:
    secrets = Secrets(str(tmp_path))

    secrets.put("player/1", "hunter2")

    assert system.entries == {("metarr-desktop", f"{os.path.realpath(tmp_path)}:player/1"): "hunter2"}
    assert secrets.get("player/1") == "hunter2"
    assert not secrets.is_plain_file
    assert not (tmp_path / FILE_NAME).exists()


def test_two_data_directories_keep_their_secrets_apart(tmp_path: Path, system: SystemKeyring) -> None:
    one, other = Secrets(str(tmp_path / "one")), Secrets(str(tmp_path / "other"))

    one.put("player/1", "hunter2")

    assert other.get("player/1") is None


def test_a_removed_secret_is_gone_and_removing_it_again_is_no_error(tmp_path: Path, system: SystemKeyring) -> None:
    secrets = Secrets(str(tmp_path))
    secrets.put("player/1", "hunter2")

    secrets.remove("player/1")
    secrets.remove("player/1")

    assert secrets.get("player/1") is None
    assert system.entries == {}


def test_without_a_keyring_secrets_lie_in_a_file_that_only_the_owner_can_read(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Secrets(str(tmp_path)).put("player/1", "hunter2")
    finally:
        os.umask(before)

    assert mode(tmp_path / FILE_NAME) == 0o600
    assert Secrets(str(tmp_path)).get("player/1") == "hunter2"
    assert Secrets(str(tmp_path)).is_plain_file


def test_a_file_that_became_readable_for_others_is_closed_again(tmp_path: Path) -> None:
    Secrets(str(tmp_path)).put("player/1", "hunter2")
    (tmp_path / FILE_NAME).chmod(0o644)

    Secrets(str(tmp_path)).get("player/1")

    assert mode(tmp_path / FILE_NAME) == 0o600


def test_the_last_secret_takes_the_file_with_it(tmp_path: Path) -> None:
    secrets = Secrets(str(tmp_path))
    secrets.put("player/1", "hunter2")

    secrets.remove("player/1")

    assert list(tmp_path.iterdir()) == []


def test_a_locked_keyring_gives_way_to_the_file(
    tmp_path: Path, system: SystemKeyring, caplog: pytest.LogCaptureFixture
) -> None:
    system.is_locked = True
    secrets = Secrets(str(tmp_path))

    secrets.put("player/1", "hunter2")

    assert secrets.get("player/1") == "hunter2"
    assert secrets.is_plain_file
    assert mode(tmp_path / FILE_NAME) == 0o600
    assert "keyring" in caplog.text
    assert "hunter2" not in caplog.text


def test_what_was_put_last_counts_even_if_the_keyring_still_has_something_older(
    tmp_path: Path, system: SystemKeyring
) -> None:
    Secrets(str(tmp_path)).put("player/1", "older")
    system.is_locked = True
    Secrets(str(tmp_path)).put("player/1", "newer")
    system.is_locked = False

    assert Secrets(str(tmp_path)).get("player/1") == "newer"


def test_a_keyring_that_works_again_takes_the_secret_out_of_the_file(tmp_path: Path, system: SystemKeyring) -> None:
    system.is_locked = True
    Secrets(str(tmp_path)).put("player/1", "hunter2")
    system.is_locked = False
    secrets = Secrets(str(tmp_path))

    secrets.put("player/1", "hunter3")

    assert not (tmp_path / FILE_NAME).exists()
    assert secrets.get("player/1") == "hunter3"
    assert not secrets.is_plain_file


def test_asking_a_broken_keyring_for_a_secret_finds_none(tmp_path: Path, system: SystemKeyring) -> None:
    system.is_locked = True
    secrets = Secrets(str(tmp_path))

    assert secrets.get("player/1") is None
    secrets.remove("player/1")
    assert secrets.is_plain_file


@pytest.mark.parametrize("text", ["", "{", "[]", '{"player/1": 3}', "\ud800".encode("utf-16", "surrogatepass")])
def test_a_damaged_file_is_named_and_not_overwritten(tmp_path: Path, text: str | bytes) -> None:
    damaged = text.encode() if isinstance(text, str) else text
    (tmp_path / FILE_NAME).write_bytes(damaged)
    secrets = Secrets(str(tmp_path))

    with pytest.raises(BadFile, match=FILE_NAME):
        secrets.get("player/1")
    with pytest.raises(BadFile):
        secrets.put("player/1", "hunter2")

    assert (tmp_path / FILE_NAME).read_bytes() == damaged


def test_a_directory_that_is_gone_is_named_without_the_secret(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite) as caught:
        Secrets(str(tmp_path / "gone")).put("player/1", "hunter2")

    assert "hunter2" not in str(caught.value)


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    secrets = Secrets(str(tmp_path))
    secrets.put("player/1", "hunter2")
    (tmp_path / FILE_NAME).unlink()
    (tmp_path / FILE_NAME).mkdir()

    with pytest.raises(BadFile):
        secrets.put("player/2", "other")

    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


@given(st.dictionaries(st.text(), st.text(), max_size=5))
def test_every_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, kept: dict[str, str]) -> None:
    data_dir = str(tmp_path_factory.mktemp("data"))
    for name, value in kept.items():
        Secrets(data_dir).put(name, value)

    assert {name: Secrets(data_dir).get(name) for name in kept} == kept
    assert kept == {} or json.loads(Path(data_dir, FILE_NAME).read_bytes()) == kept


class RaisingKeyring(SystemKeyring):
    """One whose system library breaks in a way of its own at every question."""

    def _check(self) -> None:
        raise RuntimeError("org.freedesktop.DBus.Error: canary-in-the-error")


@pytest.mark.parametrize("backend", ["none", "locked", "raising"])
def test_whatever_ails_the_keyring_secrets_lie_in_a_file_of_mode_0600_and_it_is_known(
    tmp_path: Path, system: SystemKeyring, backend: str
) -> None:
    before = os.umask(0)
    try:
        match backend:
            case "none":
                keyring.set_keyring(NullKeyring())
            case "locked":
                system.is_locked = True
            case _:
                keyring.set_keyring(RaisingKeyring())
        secrets = Secrets(str(tmp_path))

        secrets.put("player/1", "hunter2")
    finally:
        os.umask(before)

    assert secrets.get("player/1") == "hunter2"
    assert mode(tmp_path / FILE_NAME) == 0o600
    assert secrets.is_plain_file
    assert secrets.state is (KeyringState.FILE if backend == "none" else KeyringState.FAILING)


def test_a_keyring_that_works_is_known_to(tmp_path: Path, system: SystemKeyring) -> None:
    assert Secrets(str(tmp_path)).state is KeyringState.KEYRING


def test_the_error_of_a_keyring_is_logged_by_its_name_alone(
    tmp_path: Path, system: SystemKeyring, caplog: pytest.LogCaptureFixture
) -> None:
    keyring.set_keyring(RaisingKeyring())

    Secrets(str(tmp_path)).put("player/1", "hunter2")

    assert "RuntimeError" in caplog.text
    assert "canary" not in caplog.text
    assert "hunter2" not in caplog.text


def test_who_hides_secrets_hears_each_one_that_passes(tmp_path: Path) -> None:
    heard: list[str] = []
    Secrets(str(tmp_path)).put("player/1", "hunter2")
    secrets = Secrets(str(tmp_path), heard.append)

    secrets.get("player/1")
    secrets.put("player/2", "swordfish")
    secrets.hide_all(["player/3"])

    assert {one for one in heard if one} == {"hunter2", "swordfish"}

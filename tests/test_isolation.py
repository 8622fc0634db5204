"""What `conftest.py` promises to every test about the world outside it."""

import os
import socket

import keyring.backends.fail
import pytest
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize("host", ["192.0.2.1", "example.org", "2001:db8::1"])
def test_reaching_for_another_host_fails_the_test(host: str) -> None:
    with pytest.raises(pytest.fail.Exception, match="only this machine's loopback"):
        socket.create_connection((host, 9))


def test_this_machine_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_no_secret_reaches_the_persons_keyring() -> None:
    assert isinstance(keyring.get_keyring(), keyring.backends.fail.Keyring)


@given(st.sampled_from(["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"]))
def test_the_folders_of_the_person_are_empty_ones_of_the_test(variable: str) -> None:
    assert os.listdir(os.environ[variable]) == []

import contextlib
import io
import json
import os
import socket
import stat
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metarr_desktop.domain.errors import BadInput, CannotWrite, NotFound, Unavailable
from metarr_desktop.server import address
from metarr_desktop.server.address import Transport
from metarr_desktop.server.instance import Handle, Reply, Request, Server, raise_window, send, serve
from metarr_desktop.server.wire import REQUEST_LIMIT, proof

PATIENCE_S = 30  # only a failing test waits so long

Serving = Callable[..., Server]


@pytest.fixture(params=[Transport.UNIX, Transport.TCP])
def transport(request: pytest.FixtureRequest) -> Transport:
    if request.param is Transport.UNIX and sys.platform == "win32":
        pytest.skip("Windows has no Unix sockets here")
    return Transport(request.param)


@pytest.fixture
def data_dir(tmp_path: Path) -> str:
    return str(tmp_path)


@pytest.fixture
def serving(data_dir: str, transport: Transport) -> Iterator[Serving]:
    servers: list[Server] = []

    def start(handle: Handle = lambda request, reply: 0, on_raise: Callable[[], bool] = lambda: False) -> Server:
        servers.append(serve(data_dir, handle, on_raise, transport=transport))
        return servers[-1]

    yield start
    for server in servers:
        server.stop(PATIENCE_S)


def asked(data_dir: str, *words: str, stdin: str = "") -> tuple[int | None, str, str]:
    out, err = io.StringIO(), io.StringIO()
    status = send(data_dir, words, out.write, err.write, stdin=stdin)
    return status, out.getvalue(), err.getvalue()


def connected(data_dir: str) -> socket.socket:
    engine = address.read(data_dir)
    assert engine is not None
    return engine.connect(PATIENCE_S)


# --- commands ---------------------------------------------------------------------------------------------------------


def test_a_command_runs_in_the_engine_with_everything_its_caller_gave(serving: Serving, data_dir: str) -> None:
    requests: list[Request] = []

    def handle(request: Request, reply: Reply) -> int:
        requests.append(request)
        reply.out("3 films\n")
        reply.err("1 notice\n")
        return 1

    serving(handle)
    out, err = io.StringIO(), io.StringIO()

    status = send(
        data_dir, ["scan", "/films/\udcff"], out.write, err.write, is_json=True, stdin="pass\nword", cwd="/home/ann"
    )

    assert (status, out.getvalue(), err.getvalue()) == (1, "3 films\n", "1 notice\n")
    assert requests == [Request(("scan", "/films/\udcff"), True, "pass\nword", "/home/ann")]


def test_a_command_stands_in_its_callers_folder(serving: Serving, data_dir: str) -> None:
    folders: list[str] = []

    def handle(request: Request, reply: Reply) -> int:
        folders.append(request.cwd)
        return 0

    serving(handle)

    asked(data_dir, "scan")

    assert folders == [os.getcwd()]


def test_output_arrives_while_the_command_still_runs(serving: Serving, data_dir: str) -> None:
    seen = threading.Event()

    def handle(request: Request, reply: Reply) -> int:
        reply.out("first line\n")
        return 0 if seen.wait(PATIENCE_S) else 1

    serving(handle)

    assert send(data_dir, ["scan"], lambda text: seen.set(), print) == 0


@pytest.mark.parametrize("text", ["x" * 1_000_000, "\U0001f426\udcff\0\n" * 50_000, ""])
def test_long_and_odd_output_arrives_whole(serving: Serving, data_dir: str, text: str) -> None:
    def handle(request: Request, reply: Reply) -> int:
        reply.out(text)
        return 0

    serving(handle)

    assert asked(data_dir, "items") == (0, text, "")


def test_many_callers_are_each_answered(serving: Serving, data_dir: str) -> None:
    def handle(request: Request, reply: Reply) -> int:
        reply.out(request.words[0])
        return 0

    serving(handle)
    answers: dict[int, tuple[int | None, str, str]] = {}
    threads = [
        threading.Thread(target=lambda number=number: answers.update({number: asked(data_dir, str(number))}))
        for number in range(50)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)

    assert answers == {number: (0, str(number), "") for number in range(50)}


def test_a_commands_error_is_its_sentence_and_status_one(serving: Serving, data_dir: str) -> None:
    def handle(request: Request, reply: Reply) -> int:
        raise NotFound("There is no library “Films”.")

    serving(handle)

    assert asked(data_dir, "scan", "Films") == (1, "", "There is no library “Films”.\n")


def test_an_unforeseen_error_is_logged_and_the_caller_is_told_where_to_look(
    serving: Serving, data_dir: str, caplog: pytest.LogCaptureFixture
) -> None:
    def handle(request: Request, reply: Reply) -> int:
        raise ZeroDivisionError("canary")

    serving(handle)

    status, _, err = asked(data_dir, "scan")

    assert status == 1
    assert "log" in err
    assert "canary" not in err
    assert "ZeroDivisionError" in caplog.text


def test_a_command_learns_that_its_caller_has_gone(serving: Serving, data_dir: str) -> None:
    states: list[bool] = []
    done = threading.Event()

    def handle(request: Request, reply: Reply) -> int:
        states.append(reply.is_gone)
        reply.out("go\n")
        while not reply.is_gone:
            threading.Event().wait(0.01)
        done.set()
        return 0

    serving(handle)

    def interrupt(text: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        send(data_dir, ["scan"], interrupt, print)

    assert done.wait(PATIENCE_S)
    assert states == [False]


def test_too_much_input_is_refused_before_it_is_sent(serving: Serving, data_dir: str) -> None:
    serving()

    with pytest.raises(BadInput, match="16 MiB"):
        asked(data_dir, "parse", "-", stdin="x" * REQUEST_LIMIT)


# --- no engine --------------------------------------------------------------------------------------------------------


def test_where_no_engine_ever_ran_nobody_answers(data_dir: str) -> None:
    assert asked(data_dir, "scan") == (None, "", "")
    assert not raise_window(data_dir)


def test_a_stopped_engine_leaves_nothing_behind(serving: Serving, data_dir: str) -> None:
    serving().stop()

    assert asked(data_dir, "scan") == (None, "", "")
    assert os.listdir(data_dir) == []


def test_stopping_twice_is_no_error(serving: Serving) -> None:
    server = serving()

    server.stop()
    server.stop()


def test_what_a_killed_engine_left_is_no_answer_and_no_hindrance(
    serving: Serving, data_dir: str, transport: Transport
) -> None:
    listener, _ = address.listen(data_dir, transport)
    listener.close()
    assert asked(data_dir, "scan") == (None, "", "")

    serving()

    assert asked(data_dir, "scan") == (0, "", "")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", "{}", '{"transport": "tcp", "place": "99999", "key": ""}', '{"transport": "pipe"}']
)
def test_a_damaged_address_is_no_address(data_dir: str, text: str) -> None:
    Path(data_dir, address.FILE_NAME).write_text(text)

    assert asked(data_dir, "scan") == (None, "", "")


def test_an_engine_that_ends_in_the_middle_is_reported(serving: Serving, data_dir: str) -> None:
    begun = threading.Event()

    def handle(request: Request, reply: Reply) -> int:
        begun.set()
        while not reply.is_gone:
            threading.Event().wait(0.01)
        return 0

    server = serving(handle)

    def stop_when_begun() -> None:
        begun.wait(PATIENCE_S)
        server.stop()

    threading.Thread(target=stop_when_begun).start()

    with pytest.raises(Unavailable):
        asked(data_dir, "scan")


def test_a_stranger_on_the_engines_port_is_told_nothing(data_dir: str) -> None:
    listener, _ = address.listen(data_dir, Transport.TCP)
    heard: list[bytes] = []

    def pretend() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.sendall(json.dumps({"nonce": "n", "proof": "guessed"}).encode() + b"\n")
            while data := connection.recv(4096):
                heard.append(data)

    stranger = threading.Thread(target=pretend)
    stranger.start()

    with listener:
        assert asked(data_dir, "player", "add", stdin="hunter2") == (None, "", "")
        stranger.join(PATIENCE_S)

    assert b"hunter2" not in b"".join(heard)


# --- the window -------------------------------------------------------------------------------------------------------


def test_a_second_start_raises_the_window_of_the_first(serving: Serving, data_dir: str) -> None:
    raised = threading.Event()

    def on_raise() -> bool:
        raised.set()
        return True

    serving(on_raise=on_raise)

    assert raise_window(data_dir)
    assert raised.is_set()


def test_an_engine_without_a_window_says_so(serving: Serving, data_dir: str) -> None:
    serving()

    assert not raise_window(data_dir)


# --- strangers --------------------------------------------------------------------------------------------------------


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.sampled_from(
            [
                b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                b'{"nonce": 3}\n',
                b'{"nonce": "a"}\n{"words": ["purge"], "json": false, "stdin": "", "cwd": "/"}\n',
                b'{"nonce": "\\ud800"}\n{"proof": "\\ud800", "raise": true}\n',
                b"[" * 4000 + b"\n",
                b"x" * 5000,
            ]
        ),
    )
)
def test_garbage_is_not_obeyed_and_does_no_harm(serving: Serving, data_dir: str, garbage: bytes) -> None:
    commands: list[tuple[str, ...]] = []

    def handle(request: Request, reply: Reply) -> int:
        commands.append(request.words)
        return 0

    server = serving(handle)
    with connected(data_dir) as stranger, contextlib.suppress(ConnectionError):
        stranger.sendall(garbage)
        stranger.shutdown(socket.SHUT_WR)
        while stranger.recv(4096):
            pass

    assert asked(data_dir, "show") == (0, "", "")
    assert commands == [("show",)]
    server.stop()


def said(data_dir: str, key: str, request: dict[str, object]) -> list[dict[str, object]]:
    """What the engine answers to one that talks its protocol by hand."""
    with connected(data_dir) as connection, connection.makefile("rwb") as lines:
        lines.write(json.dumps({"nonce": "ours"}).encode() + b"\n")
        lines.flush()
        greeting = json.loads(lines.readline())
        assert greeting["proof"] == proof(own_key(data_dir), "engine", "ours")
        lines.write(json.dumps({**request, "proof": proof(key, "caller", greeting["nonce"])}).encode() + b"\n")
        lines.flush()
        return [json.loads(line) for line in lines]


def own_key(data_dir: str) -> str:
    engine = address.read(data_dir)
    assert engine is not None
    return engine.key


def test_without_the_key_nobody_is_obeyed(serving: Serving, data_dir: str) -> None:
    raised: list[bool] = []
    serving(on_raise=lambda: not raised.append(True))

    assert said(data_dir, "guessed", {"raise": True}) == []
    assert said(data_dir, own_key(data_dir), {"raise": True}) == [{"exit": 0}]
    assert raised == [True]


@pytest.mark.parametrize(
    "request_", [{}, {"words": "scan"}, {"words": [3], "json": False, "stdin": "", "cwd": "/"}, {"raise": "yes"}]
)
def test_a_request_of_another_shape_is_wrong_usage(
    serving: Serving, data_dir: str, request_: dict[str, object]
) -> None:
    serving()

    error, end = said(data_dir, own_key(data_dir), request_)

    assert "could not be understood" in str(error["err"])
    assert end == {"exit": 2}


def test_callers_that_say_nothing_keep_nobody_waiting(serving: Serving, data_dir: str) -> None:
    serving()

    with contextlib.ExitStack() as silent:
        for _ in range(20):
            silent.enter_context(connected(data_dir))

        assert asked(data_dir, "show") == (0, "", "")


# --- where it listens -------------------------------------------------------------------------------------------------

unix_only = pytest.mark.skipif(sys.platform == "win32", reason="Unix sockets and modes")


@unix_only
def test_socket_and_key_are_for_their_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        listener, own = address.listen(str(tmp_path))
    finally:
        os.umask(before)

    with listener:
        assert stat.S_IMODE(os.stat(own.place).st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / address.FILE_NAME).stat().st_mode) == 0o600


@unix_only
def test_where_the_path_is_too_long_the_socket_lies_in_a_closed_folder_elsewhere(
    tmp_path: Path, short_base: Path
) -> None:
    data_dir = tmp_path / ("deep" * 30)
    data_dir.mkdir()

    server = serve(str(data_dir), lambda request, reply: 7, lambda: False)

    (folder,) = short_base.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert asked(str(data_dir), "show") == (7, "", "")
    server.stop()
    assert list(folder.iterdir()) == []


@unix_only
def test_a_shared_folder_that_others_can_enter_is_not_used(tmp_path: Path, short_base: Path) -> None:
    data_dir = tmp_path / ("deep" * 30)
    data_dir.mkdir()
    (short_base / f"metarr-{os.getuid()}").mkdir()
    (short_base / f"metarr-{os.getuid()}").chmod(0o755)

    with pytest.raises(CannotWrite, match="open to others"):
        address.listen(str(data_dir))


@pytest.fixture
def short_base(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A runtime directory whose path is short, whatever pytest's own folders are called."""
    with tempfile.TemporaryDirectory(prefix="mt") as base:
        monkeypatch.setenv("XDG_RUNTIME_DIR", base)
        yield Path(base)


def test_a_data_directory_that_is_gone_is_named(tmp_path: Path, transport: Transport) -> None:
    with pytest.raises(CannotWrite):
        address.listen(str(tmp_path / "gone"), transport)

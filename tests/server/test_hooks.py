"""The door for managers: who is let in, what is refused and how (RELIABILITY 60, 61, 62, 65)."""

import base64
import http.client
import json
import socket
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from metarr_desktop.domain.errors import BadInput, CannotWrite, Unavailable
from metarr_desktop.domain.hooks import HookEventId, HookSource, HookSourceId, HookState, HookType, Taken
from metarr_desktop.server.hooks import Bucket, HookServer, Hosts, post, serve
from metarr_desktop.services.intake import Posted

TOKEN = "right-token-1b7e"
SOURCE = HookSource(HookSourceId(1), "Radarr", HookType.RADARR)
BODY = json.dumps({"eventType": "Test"}).encode()
JSON = {"Content-Type": "application/json"}
SHOWN = {**JSON, "X-Metarr-Token": TOKEN}


class Keeper:
    """Lets one source in and writes down what it is handed."""

    def __init__(self) -> None:
        self.received: list[bytes] = []
        self.fails_with: Exception | None = None
        self.state = HookState.RECEIVED

    def admitted(self, source: HookSourceId, token: str) -> HookSource | None:
        return SOURCE if (source, token) == (SOURCE.id, TOKEN) else None

    def receive(self, posts: Sequence[Posted]) -> list[Taken | BadInput]:
        if isinstance(self.fails_with, BadInput):
            return [self.fails_with for _ in posts]
        if self.fails_with is not None:
            raise self.fails_with
        taken: list[Taken | BadInput] = []
        for _, body in posts:
            self.received.append(body)
            taken.append(Taken(HookEventId(len(self.received)), self.state))
        return taken


@pytest.fixture
def keeper() -> Keeper:
    return Keeper()


@pytest.fixture
def server(keeper: Keeper) -> Iterator[HookServer]:
    server = serve(keeper, 0, is_open=False)
    yield server
    server.stop()


@pytest.fixture
def patient(server: HookServer, monkeypatch: pytest.MonkeyPatch) -> HookServer:
    """The server as if strangers came slowly: for tests that are about what each one is told."""
    monkeypatch.setattr(Bucket, "takes", lambda self: True)
    return server


def asked(
    server: HookServer,
    method: str = "POST",
    path: str = "/hooks/1",
    body: bytes | None = BODY,
    headers: dict[str, str] | None = None,
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        connection.request(method, path, body, SHOWN if headers is None else headers)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def status(server: HookServer, *words: object, **more: object) -> int:
    return asked(server, *words, **more)[0]  # type: ignore[arg-type]


# --- who is let in ----------------------------------------------------------------------------------------------------


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/hooks/1", {"X-Metarr-Token": TOKEN}),
        ("/hooks/1", {"Authorization": f"Bearer {TOKEN}"}),
        ("/hooks/1", {"Authorization": TOKEN}),  # as Overseerr sends it
        ("/hooks/1", {"Authorization": basic("radarr", TOKEN)}),
        ("/hooks/1", {"Authorization": basic("", TOKEN)}),
        (f"/hooks/1/{TOKEN}", {}),
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_a_token_is_taken_wherever_a_manager_can_show_it(
    server: HookServer, keeper: Keeper, method: str, path: str, headers: dict[str, str]
) -> None:
    said, _, answer = asked(server, method, path, headers={**JSON, **headers})

    assert (said, json.loads(answer)) == (202, {"event": 1, "state": "received"})
    assert keeper.received == [BODY]


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/hooks/1", {}),
        ("/hooks/1", {"X-Metarr-Token": "wrong"}),
        ("/hooks/1", {"X-Metarr-Token": TOKEN[:-1]}),
        ("/hooks/2", {"X-Metarr-Token": TOKEN}),
        ("/hooks/1", {"Authorization": "Bearer wrong"}),
        ("/hooks/1", {"Authorization": "Basic !!!"}),
        ("/hooks/1", {"Authorization": "Basic " + base64.b64encode(b"\xff:\xff").decode()}),
        ("/hooks/1", {"Authorization": basic(TOKEN, "")}),
        ("/hooks/1/wrong", {}),
        ("/hooks/999999999999999999999", {"X-Metarr-Token": TOKEN}),
    ],
)
def test_nobody_else_is_let_in(patient: HookServer, keeper: Keeper, path: str, headers: dict[str, str]) -> None:
    said, answered, _ = asked(patient, path=path, headers={**JSON, **headers})

    assert said == 401
    assert answered["www-authenticate"].startswith("Basic")
    assert keeper.received == []


def test_five_hundred_requests_of_strangers_are_refused_and_nothing_is_taken(
    patient: HookServer, keeper: Keeper
) -> None:
    wrong = {"X-Metarr-Token": "wrong"}
    kinds: list[tuple[int, dict[str, object]]] = [
        (401, {"headers": JSON}),
        (401, {"headers": {**JSON, **wrong}}),
        (421, {"headers": {**SHOWN, "Host": "evil.example"}}),
        (405, {"method": "GET", "body": None}),
        (405, {"method": "DELETE", "body": None}),
        (403, {"headers": {**SHOWN, "Origin": "https://evil.example"}}),
        (415, {"headers": {"X-Metarr-Token": TOKEN, "Content-Type": "text/plain"}}),
        (400, {"body": b"{"}),
        (404, {"path": "/"}),
        (404, {"path": "/hooks/../../etc/passwd"}),
    ]
    keeper.fails_with = BadInput("The body is no JSON that can be read.")
    for number in range(500):
        wanted, request = kinds[number % len(kinds)]
        assert status(patient, **request) == wanted, request
    assert keeper.received == []


# --- pages and names --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "192.0.2.7", "", "localhost.evil.example", "[::"])
def test_a_name_that_was_made_to_lead_here_is_refused_even_with_the_token(
    patient: HookServer, keeper: Keeper, host: str
) -> None:
    assert status(patient, headers={**SHOWN, "Host": host}) == 421
    assert keeper.received == []


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8790", "127.0.0.1:1", "[::1]", "127.9.9.9"])
def test_this_machines_own_names_are_known(patient: HookServer, host: str) -> None:
    assert status(patient, headers={**SHOWN, "Host": host}) == 202


def test_an_open_door_is_known_by_numbers_and_by_the_names_it_was_given() -> None:
    hosts = Hosts({"localhost", "nas.lan"}, is_open=True)

    assert all(map(hosts.knows, ["192.168.1.5:8790", "[fe80::1]", "nas.lan:80", "localhost"]))
    assert not any(map(hosts.knows, ["evil.example", "nas.lan.evil.example", "", "1.2.3.4.evil.example"]))


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://a.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_a_page_in_a_browser_is_refused_even_with_the_token(
    patient: HookServer, keeper: Keeper, headers: dict[str, str]
) -> None:
    assert status(patient, headers={**SHOWN, **headers}) == 403
    assert keeper.received == []


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_what_a_form_can_send_is_refused(patient: HookServer, keeper: Keeper, kind: str) -> None:
    assert status(patient, headers={"X-Metarr-Token": TOKEN, "Content-Type": kind}) == 415
    assert keeper.received == []


# --- bodies -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("megabytes", [2, 50])
def test_a_body_that_is_too_large_is_refused_and_its_sender_can_read_why(
    patient: HookServer, keeper: Keeper, megabytes: int
) -> None:
    body = b" " * (megabytes * 1_000_000)

    assert status(patient, body=body) == 413
    assert status(patient, body=body, headers=JSON) == 401
    assert keeper.received == []


def test_a_body_without_a_length_is_counted_while_it_comes(patient: HookServer, keeper: Keeper) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", patient.port, timeout=30)
    connection.request("POST", "/hooks/1", (b" " * 100_000 for _ in range(20)), SHOWN, encode_chunked=True)

    assert connection.getresponse().status == 413
    connection.close()
    assert keeper.received == []


def test_a_body_of_just_the_size_is_taken(patient: HookServer, keeper: Keeper) -> None:
    assert status(patient, body=b" " * 1_000_000) == 202


def test_a_body_that_is_no_event_is_told_so(patient: HookServer, keeper: Keeper) -> None:
    keeper.fails_with = BadInput("The body is no JSON that can be read.")

    said, _, answer = asked(patient, body=b"{")

    assert (said, json.loads(answer)) == (400, {"error": "The body is no JSON that can be read."})


def test_what_could_not_be_written_down_is_not_acknowledged(patient: HookServer, keeper: Keeper) -> None:
    keeper.fails_with = CannotWrite("library.db", "the disk is full")

    assert status(patient) == 503


@pytest.mark.parametrize("state", [HookState.DUPLICATE, HookState.NOTHING_TO_DO])
def test_what_makes_no_work_is_acknowledged_all_the_same(patient: HookServer, keeper: Keeper, state: HookState) -> None:
    keeper.state = state

    assert status(patient) == 200


# --- floods -----------------------------------------------------------------------------------------------------------


def test_strangers_are_answered_twenty_times_a_second() -> None:
    now = 0.0
    bucket = Bucket(20, steady=lambda: now)

    assert sum(bucket.takes() for _ in range(100)) == 20
    now = 0.5
    assert sum(bucket.takes() for _ in range(100)) == 10
    now = 60.0
    assert sum(bucket.takes() for _ in range(100)) == 20


def test_a_flood_of_strangers_does_not_keep_a_manager_out(server: HookServer, keeper: Keeper) -> None:
    def stranger(_: int) -> int:
        return status(server, headers=JSON)

    with ThreadPoolExecutor(8) as pool:
        refused = list(pool.map(stranger, range(200)))
        let_in = [status(server) for _ in range(50)]

    assert set(refused) == {401, 429}
    assert set(let_in) == {202}
    assert len(keeper.received) == 50


def test_the_health_address_says_that_somebody_is_there(server: HookServer) -> None:
    said, _, answer = asked(server, "GET", "/health", None, {})

    assert (said, json.loads(answer)) == (200, {"status": "ok"})
    assert status(server, "POST", "/health") == 405
    assert status(server, "GET", "/health", None, {"Host": "evil.example"}) == 421


# --- life -------------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="only there all of 127.0.0.0/8 leads to this machine")
def test_only_this_machines_address_for_itself_is_listened_at(server: HookServer) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", server.port), timeout=5)


def test_a_stopped_server_gives_its_port_back_and_keeps_no_thread(keeper: Keeper) -> None:
    first = serve(keeper, 0, is_open=False)
    first.stop()

    second = serve(keeper, first.port, is_open=False)

    assert status(second) == 202
    second.stop()


def test_a_port_that_is_taken_is_named(server: HookServer, keeper: Keeper) -> None:
    with pytest.raises(Unavailable, match=f"Port {server.port} "):
        serve(keeper, server.port, is_open=False)


def test_a_sender_that_goes_away_in_the_middle_leaves_the_others_alone(server: HookServer, keeper: Keeper) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as half:
        half.sendall(
            f"POST /hooks/1 HTTP/1.1\r\nHost: localhost\r\nX-Metarr-Token: {TOKEN}\r\n"
            "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{".encode()
        )
    assert status(server) == 202
    assert keeper.received == [BODY]


def test_what_is_no_http_is_answered_and_forgotten(server: HookServer) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as odd:
        odd.sendall(b"\x16\x03\x01\x00garbage\r\n\r\n")
        assert odd.recv(100).startswith(b"HTTP/1.1 400")
    assert status(server) == 202


def test_a_test_is_posted_as_a_manager_would(server: HookServer, keeper: Keeper) -> None:
    address = f"http://127.0.0.1:{server.port}/hooks/1"

    assert post(address, TOKEN, BODY)[0] == 202
    assert post(address, "wrong", BODY)[0] == 401

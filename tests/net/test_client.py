"""The client against a real server on this machine: what comes back, and what each failure is called."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from metarr_desktop.domain.errors import BadInput, MetarrError, NotFound, Refused, Unavailable
from metarr_desktop.net import client as net
from metarr_desktop.net.client import Body, Head, HttpClient, WrongVerb


@pytest.fixture
def client(httpserver: HTTPServer) -> Iterator[HttpClient]:
    with HttpClient(httpserver.url_for(""), auth=("me", "pass phrase"), timeout_s=5) as client:
        yield client


def test_json_goes_out_and_comes_back_with_basic_authentication(httpserver: HTTPServer, client: HttpClient) -> None:
    def echo(request: Request) -> Response:
        assert request.authorization is not None
        assert (request.authorization.username, request.authorization.password) == ("me", "pass phrase")
        return Response(request.data, content_type=request.content_type)

    httpserver.expect_request("/rpc", method="POST").respond_with_handler(echo)

    assert client.post_json("/rpc", {"name": "Amélie", "n": [1, None]}) == {"name": "Amélie", "n": [1, None]}


def test_paths_that_are_not_utf8_survive_both_ways(httpserver: HTTPServer, client: HttpClient) -> None:
    def echo(request: Request) -> Response:
        assert b"Caf\xe9" in request.data
        return Response(request.data, content_type="application/json")

    httpserver.expect_request("/rpc").respond_with_handler(echo)

    assert client.post_json("/rpc", {"file": "Caf\udce9.mkv"}) == {"file": "Caf\udce9.mkv"}


def test_bytes_and_heads_are_read(httpserver: HTTPServer, client: HttpClient) -> None:
    headers = {"Last-Modified": "Sat, 21 Nov 2026 09:27:15 GMT"}
    httpserver.expect_request("/a.jpg").respond_with_data(b"12345", headers=headers)

    assert client.get_bytes("/a.jpg") == b"12345"
    assert client.ask("GET", "/a.jpg") == Body(b"12345", "text/plain", modified_s=1795253235.0)
    assert client.head("/a.jpg") == Head(size_bytes=5, modified_s=1795253235.0)


def test_an_answer_is_given_in_whatever_form_it_came(httpserver: HTTPServer, client: HttpClient) -> None:
    page = httpserver.expect_request("/a", method="PUT", query_string={"path": "/x y"}, headers={"Accept": "text/xml"})
    page.respond_with_data("<a/>", content_type="Text/XML;charset=utf-8")

    assert client.ask("PUT", "/a", {"path": "/x y"}, "text/xml") == Body(b"<a/>", "text/xml", None)


def test_a_path_that_is_not_utf8_can_be_asked_for(httpserver: HTTPServer, client: HttpClient) -> None:
    httpserver.expect_request("/a", query_string="path=%2Fcaf%E9").respond_with_data()

    client.tell("GET", "/a", {"path": os.fsdecode(b"/caf\xe9")})


def test_the_head_of_what_is_not_there_is_none(httpserver: HTTPServer, client: HttpClient) -> None:
    httpserver.expect_request("/a.jpg").respond_with_data(status=404)

    assert client.head("/a.jpg") is None


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, Refused),
        (403, Refused),
        (404, NotFound),
        (405, WrongVerb),
        (415, BadInput),
        (302, BadInput),
        (429, Unavailable),
        (500, Unavailable),
        (503, Unavailable),
    ],
)
def test_every_status_has_its_error(
    httpserver: HTTPServer, client: HttpClient, status: int, error: type[MetarrError]
) -> None:
    httpserver.expect_request("/rpc").respond_with_data(status=status, headers={"Location": "/elsewhere"})

    with pytest.raises(error, match=str(status)):
        client.post_json("/rpc", {})


def test_an_answer_that_is_no_json_is_bad_input(httpserver: HTTPServer, client: HttpClient) -> None:
    httpserver.expect_request("/page").respond_with_data("<html>", content_type="text/html")
    httpserver.expect_request("/broken").respond_with_data("{", content_type="application/json")

    for path in ("/page", "/broken"):
        with pytest.raises(BadInput, match="JSON"):
            client.post_json(path, {})


def test_an_answer_that_is_too_large_is_refused(
    httpserver: HTTPServer, client: HttpClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(net, "LIMIT_BYTES", 1 << 20)
    httpserver.expect_request("/big").respond_with_data(b"0" * ((1 << 20) + 1))
    chunks = (b"0" * 65536 for _ in range(17))
    httpserver.expect_request("/endless").respond_with_response(Response(chunks, direct_passthrough=True))

    for path in ("/big", "/endless"):
        with pytest.raises(BadInput, match="1 MiB"):
            client.get_bytes(path)


def test_a_peer_that_is_off_is_unavailable_and_named_without_its_password() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]

    with HttpClient(f"http://me:s3cret@127.0.0.1:{port}") as client, pytest.raises(Unavailable) as caught:
        client.get_bytes("/")

    assert f"http://127.0.0.1:{port}" in str(caught.value)
    assert "s3cret" not in str(caught.value) + repr(client)


def test_a_peer_that_says_nothing_is_unavailable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"http://127.0.0.1:{mute.getsockname()[1]}"
        with HttpClient(url, timeout_s=0.2) as client, pytest.raises(Unavailable, match="in time"):
            client.get_bytes("/")


@pytest.mark.parametrize("address", ["http://[::1", "http://host:port", "nonsense://x y"])
def test_an_address_that_is_none_is_bad_input_or_unavailable(address: str) -> None:
    with pytest.raises((BadInput, Unavailable)), HttpClient(address) as client:
        client.get_bytes("/")


def test_requests_leave_no_line_in_the_log(
    httpserver: HTTPServer, client: HttpClient, caplog: pytest.LogCaptureFixture
) -> None:
    httpserver.expect_request("/a").respond_with_data(b"")

    with caplog.at_level(logging.DEBUG):
        client.get_bytes("/a?api_key=abc")

    ours = [record for record in caplog.records if record.name.startswith(("httpx", "httpcore", "metarr_desktop"))]
    assert ours == []

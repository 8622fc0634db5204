"""Files made to do harm, or damaged beyond use: one clear sentence that names the file, and nothing else happens."""

from __future__ import annotations

import pytest

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.formats.nfo import read

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY l0 "lol">{LAUGHS}]><movie><title>&l9;</title></movie>'
EXTERNAL = '<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]><movie><title>&x;</title></movie>'
PARAMETER = '<!DOCTYPE m [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]><movie><title>A</title></movie>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "is empty", id="no bytes"),
        pytest.param(b" \r\n\t", "is empty", id="white space"),
        pytest.param(b"\0" * 4096, "zero bytes", id="zeroed by a crash"),
        pytest.param(b"<movie><title>A\0B</title></movie>", "zero bytes", id="NUL in text"),
        pytest.param(BOMB.encode(), "declares entities", id="billion laughs"),
        pytest.param(BOMB.encode("utf-16"), "declares entities", id="billion laughs in UTF-16"),
        pytest.param(EXTERNAL.encode(), "declares entities", id="external entity"),
        pytest.param(PARAMETER.encode(), "declares entities", id="parameter entity"),
        pytest.param(b"<!-- x -->" + BOMB[21:].encode(), "declares entities", id="bomb behind a comment"),
        pytest.param(b"<movie>" + b"<a>" * 100_000, "nested or long", id="depth without end"),
        pytest.param(b"<movie>" + b"<a>" * 99_000 + b"</a>" * 99_000 + b"</movie>", "nested or long", id="depth"),
        pytest.param(b"<movie>" + b"<a/>" * 250_000 + b"</movie>", "more than 200,000", id="width"),
        pytest.param(b"<movie><plot>" + b"x" * 10_000_000 + b"</plot></movie>", "larger than 10 MB", id="size"),
        pytest.param(b"<html><body>Not found</body></html>", "its root element <html>", id="a web page"),
        pytest.param(b"<musicvideo><title>A</title></musicvideo>", "its root element <musicvideo>", id="other kind"),
        pytest.param(b"<movie><title>", "nothing in it can be read", id="cut off at once"),
    ],
)
def test_is_refused_with_a_sentence_that_names_the_file(data: bytes, reason: str) -> None:
    with pytest.raises(BadFile) as caught:
        read(data, path="/films/Heat/Heat.nfo")

    assert str(caught.value).startswith("/films/Heat/Heat.nfo: ")
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"<![CDATA[" * 200_000, id="CDATA that never ends"),
        pytest.param(b"<movie>" + b"&" * 5_000_000 + b"</movie>", id="ampersands"),
        pytest.param(b"thetvdb.com/" * 500_000, id="half addresses"),
        pytest.param(b"<movie " + b'a="1" ' * 500_000 + b"/>", id="attributes"),
        pytest.param(b"<!DOCTYPE " * 199_000, id="document types"),
        pytest.param(b"<movie>" + b"<director>A</director>" * 49_000 + b"</movie>", id="directors"),
        pytest.param(b"<movie><year>" + b"9" * 5_000_000 + b"</year></movie>", id="a long number"),
    ],
)
def test_gives_an_answer_whatever_the_effort_it_was_made_with(data: bytes) -> None:
    try:
        records = read(data)
    except BadFile:
        records = ()

    assert len(records) <= 1


def test_a_document_type_from_the_network_is_passed_over_unasked() -> None:
    data = b'<!DOCTYPE movie SYSTEM "http://127.0.0.1:9/kodi.dtd"><movie><title>A</title></movie>'

    (record,) = read(data)

    assert record.values == {"title": "A"}

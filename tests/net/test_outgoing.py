"""Outgoing webhooks: what the other side answers says whether it is tried again, and no error quotes an address."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from metarr_desktop.domain.errors import BadInput, MetarrError, Refused, Unavailable
from metarr_desktop.domain.notices import Post
from metarr_desktop.net.outgoing import Outgoing
from tests.replay import Reply, replaying

TOKEN = "tk_51hq8bz7"


@pytest.fixture
def outgoing() -> Iterator[Outgoing]:
    outgoing = Outgoing("Metarr tests")
    yield outgoing
    outgoing.close()


def test_a_message_arrives_as_json_at_an_address_in_the_household(outgoing: Outgoing) -> None:
    with replaying() as service:
        service.answer(f"/{TOKEN}", Reply(204, b""), method="POST")

        outgoing.send(Post("nas", f"{service.url}/{TOKEN}", b'{"title": "Films"}'))

        (asked,) = service.asked
        assert asked.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("status", "error"),
    [(404, Refused), (401, Refused), (429, Unavailable), (503, Unavailable), (400, BadInput), (302, BadInput)],
)
def test_what_is_answered_says_whether_trying_again_may_help(
    outgoing: Outgoing, status: int, error: type[MetarrError]
) -> None:
    with replaying() as service:
        service.answer(f"/{TOKEN}", Reply(status, b""), method="POST")

        with pytest.raises(error) as refusal:
            outgoing.send(Post("nas", f"{service.url}/{TOKEN}", b"{}"))

    assert TOKEN not in str(refusal.value)


def test_nobody_there_is_a_matter_of_trying_again(outgoing: Outgoing) -> None:
    with pytest.raises(Unavailable) as refusal:
        outgoing.send(Post("nas", f"http://127.0.0.1:9/{TOKEN}", b"{}"))

    assert TOKEN not in str(refusal.value)

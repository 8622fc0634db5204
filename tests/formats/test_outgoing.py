"""What each kind of receiver is sent."""

from __future__ import annotations

import json
from typing import Any

import pytest

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.jobs import Phrase
from metarr_desktop.domain.notices import Event, Form, Notice, Part
from metarr_desktop.formats.outgoing import checked, host_of, post_of, secrets_in

NOTICE = Notice((Part(Event.SCAN_FINISHED, Phrase("scan_done", {"library": "Films", "added": 3})),))
TROUBLE = Notice((Part(Event.JOB_FAILED, Phrase("notice_failed", {"type": "scan", "error": "gone"})),))


def body(form: Form, url: str, text: str = "Films: 3 new", notice: Notice = NOTICE) -> tuple[str, dict[str, Any]]:
    post = post_of(form, url, "Scan finished", text, notice, "2026-05-04 12:00:00")
    return post.url, json.loads(post.body)


def test_ntfy_gets_its_topic_in_the_body_at_the_servers_root() -> None:
    url, sent = body(Form.NTFY, "https://ntfy.example/home/my-films/")

    assert url == "https://ntfy.example/home/"
    assert (sent["topic"], sent["title"], sent["message"], sent["priority"]) == (
        "my-films",
        "Scan finished",
        "Films: 3 new",
        3,
    )


def test_trouble_is_louder() -> None:
    assert body(Form.NTFY, "https://ntfy.example/films", notice=TROUBLE)[1]["priority"] == 4
    assert body(Form.GOTIFY, "https://g.example/message?token=abc", notice=TROUBLE)[1]["priority"] == 8


def test_discord_calls_nobody_and_gets_no_more_letters_than_it_takes() -> None:
    url, sent = body(Form.DISCORD, "https://discord.com/api/webhooks/1/abc", "@everyone " + "ä" * 3000)

    assert url == "https://discord.com/api/webhooks/1/abc"
    assert len(sent["content"]) == 2000
    assert sent["allowed_mentions"] == {"parse": []}


@pytest.mark.parametrize("address", ["https://g.example/sub/message?token=abc", "https://g.example/sub/?token=abc"])
def test_gotify_is_asked_at_message_whether_the_address_says_so_or_not(address: str) -> None:
    assert body(Form.GOTIFY, address)[0] == "https://g.example/sub/message?token=abc"


def test_programs_of_ones_own_get_all_that_is_known() -> None:
    _, sent = body(Form.JSON, "http://nas:8123/hook")

    assert sent["event"] == "scan_finished"
    assert sent["parts"] == [{"event": "scan_finished", "code": "scan_done", "library": "Films", "added": 3}]
    assert sent["at"] == "2026-05-04 12:00:00Z"


def test_a_path_that_is_not_utf8_can_be_sent_and_a_long_text_fits_into_ntfy() -> None:
    _, sent = body(Form.NTFY, "https://ntfy.example/films", "\udcff" + "ä" * 5000)

    assert len(sent["message"].encode()) <= 4096
    assert sent["message"].startswith("\\udcff")


@pytest.mark.parametrize(
    ("form", "url"),
    [
        (Form.NTFY, "https://ntfy.example/"),
        (Form.GOTIFY, "https://g.example/message"),
        (Form.JSON, "ftp://nas/hook"),
        (Form.JSON, "nas"),
        (Form.JSON, "http://[::1"),
        (Form.JSON, ""),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_and_not_quoted(form: Form, url: str) -> None:
    with pytest.raises(BadInput) as refusal:
        checked(form, url)

    assert not url or url not in str(refusal.value)


def test_only_the_server_of_an_address_is_shown_and_its_tokens_are_known() -> None:
    address = "https://me:topsecret@discord.com:8443/api/webhooks/1234567890/AbCdEfGh?wait=true&token=0123456789"

    assert host_of(address) == "discord.com:8443"
    assert secrets_in(address) == ["topsecret", "1234567890", "AbCdEfGh", "0123456789"]

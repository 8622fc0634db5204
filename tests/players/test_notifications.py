"""A stream of JSON objects without separators, however the network cuts it."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.players.kodi.notifications import JsonStream

_values = st.none() | st.integers() | st.text(max_size=8) | st.dictionaries(st.text(max_size=3), st.text(max_size=3))
_messages = st.lists(st.dictionaries(st.text(max_size=3), _values, max_size=3), max_size=4)


@given(messages=_messages, is_ascii=st.booleans(), size=st.integers(1, 40))
def test_every_object_comes_out_once_and_in_order(messages: list[object], is_ascii: bool, size: int) -> None:
    text = "".join(json.dumps(message, ensure_ascii=is_ascii) for message in messages)
    raw = text.encode()
    stream = JsonStream()

    received = [one for start in range(0, len(raw), size) for one in stream.feed(raw[start : start + size])]

    assert received == json.loads(json.dumps(messages))


def test_rubbish_between_objects_is_skipped() -> None:
    stream = JsonStream()

    assert stream.feed(b'x {"a": 1}, {nonsense} \n{"b": 2} {"c"') == [{"a": 1}, {"b": 2}]
    assert stream.feed(b": 3}") == [{"c": 3}]


def test_bytes_that_are_not_utf8_do_not_stop_the_stream() -> None:
    assert JsonStream().feed(b'{"file": "Caf\xe9"}{"a": 1}') == [{"file": "Caf\udce9"}, {"a": 1}]

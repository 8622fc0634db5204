"""Rules for who made a release, and for the addresses that uploaders leave in names."""

from __future__ import annotations

import re

from metarr_desktop.formats.names.grammar.senses import CERTAIN, LIKELY, Sense, word_set
from metarr_desktop.formats.names.grammar.sentence import Bracket, Sentence
from metarr_desktop.formats.names.grammar.technical import is_technical_bracket
from metarr_desktop.formats.names.patterns import pattern
from metarr_desktop.formats.names.titles import is_year

_DOMAINS = word_set(
    "com org net info to cc tv me ru cz pl pt es fr de uk nz za au br io eu biz ws in re am mx lt ag gov edu "
    "yt phd la site online club xyz"
)
#: What uploaders hang behind the group: it names none.
_TAILS = pattern(
    r"(?:[-_. ]+(?:postbot|xpost|obfuscated|obfuscation|scrambled|alternativetorequested|altezachen|rp|rakuv\w*|"
    r"whiterev|repackpost|buymore|asrequested|nzbgeek|4p|4planet|chamele0n|gerov|geek|sample|capped|obfu|pre|z0ids3n|rarbg|"
    r"eztv|ettv|tgx|english|german|french|italian|spanish|icelandic|[a-z]{2,3}subs?|1))+$",
    re.IGNORECASE,
)
_OF_THE_FILE = frozenset({"video_codec", "audio_codec", "resolution", "source", "hdr", "remux", "bit_depth"})
_NEVER_GROUPS = frozenset({"subtitles", "subtitle", "audio", "noise", "channels"})
_GROUPS_WITH_ADDRESS = frozenset({"yts", "yify"})
_CRC = pattern(r"[0-9a-f]{8}")


def websites(sentence: Sentence) -> None:
    """ "www.site.com - Title", "[ Site.cz ] Title", "(site.com)", "Title [site.org]": claimed as `website`."""
    for bracket in sentence.brackets:
        if 2 <= bracket.end - bracket.first <= 5 and _is_address(sentence, bracket.first, bracket.end):
            _claim_site(sentence, bracket.first, bracket.end)
        elif "www" in sentence.words[bracket.first : bracket.end]:
            at = sentence.words.index("www", bracket.first)
            _claim_site(sentence, bracket.first, _end_of_address(sentence, at))
    if " - " in sentence.text:
        _address_in_front(sentence)
    for index, word in enumerate(sentence.words) if "www" in sentence.words else ():
        if word == "www" and not sentence.claimed[index]:
            _claim_site(sentence, index, _end_of_address(sentence, index))


def _address_in_front(sentence: Sentence) -> None:
    """ "test.net - Title": words joined by dots and hyphens that end in a domain, then a hyphen apart."""
    for index in range(min(5, sentence.count - 1)):
        gap = sentence.gap(index)
        if gap not in (".", "-"):
            if gap == " - " and index and sentence.words[index] in _DOMAINS and "." in sentence.span(0, index + 1):
                _claim_site(sentence, 0, index + 1)
            return


def _is_address(sentence: Sentence, first: int, end: int) -> bool:
    words, text = sentence.words[first:end], sentence.span(first, end)
    if words[-1] not in _DOMAINS or " " in text or "." not in text or "_" in text:
        return False
    return not any(first <= index < end for index in sentence.certain)


def _end_of_address(sentence: Sentence, index: int) -> int:
    end = index + 1
    while end < sentence.count and sentence.gap(end - 1) in (".", "-") and end - index < 5:
        end += 1
        if sentence.words[end - 1] in _DOMAINS and sentence.gap(end - 1) != ".":
            break
        if sentence.words[end - 1] in _DOMAINS and (end >= sentence.count or sentence.words[end] not in _DOMAINS):
            break
    return end


def _claim_site(sentence: Sentence, first: int, end: int) -> None:
    sentence.put(first, end, "website", sentence.span(first, end), "website")


def checksums(sentence: Sentence) -> None:
    """ "[1C98686A]", "(859EEAFA)": eight hexadecimal digits in a bracket of their own."""
    for bracket in sentence.brackets:
        if bracket.end - bracket.first == 1 and _CRC.fullmatch(sentence.words[bracket.first]):
            index = bracket.first
            sentence.put(index, index + 1, "crc", sentence.original(index), "checksum")


def leading(sentence: Sentence) -> int:
    """Claims the bracket in front that names the group; gives the first word after all brackets in front.

    A round bracket in front is a title's ("(500) Days"), an address, a year or a genre's, and names no group.
    """
    end = 0
    for bracket in sentence.brackets:
        if bracket.first != end or sentence.text[_after(sentence, end) : bracket.start_at].strip(" ._-★"):
            break
        if bracket.end >= sentence.count or bracket.end == bracket.first:
            break
        if all(sentence.claimed[bracket.first : bracket.end]):
            end = bracket.end
            continue
        if bracket.sign in "[【{" and is_technical_bracket(sentence, bracket.first, bracket.end):
            end = bracket.end
            continue
        if bracket.sign not in "[【" or not _may_be_group(sentence, bracket):
            break
        if "release_group" in sentence.found and not _has_text_outside(sentence, bracket.end_at):
            break
        text = sentence.text[bracket.start_at + 1 : bracket.end_at - 1].strip()
        sentence.put(bracket.first, bracket.end, "release_group", text, "group in front")
        sentence.found["is_anime"] = True
        end = bracket.end
    return end


def _after(sentence: Sentence, end: int) -> int:
    """Where the text after the last bracket in front begins."""
    if not end:
        return 0
    bracket = sentence.bracket_of(end - 1)
    return bracket.end_at if bracket is not None else sentence.ends[end - 1]


def _may_be_group(sentence: Sentence, bracket: Bracket) -> bool:
    shape = sentence.shapes[bracket.first]
    is_number = shape is not None and shape.kind == "number" and bracket.end - bracket.first == 1
    last = sentence.shapes[bracket.end - 1]
    is_dated = last is not None and last.kind == "number" and last.digits == 4 and is_year(last.numbers[0])
    return not is_number and not is_dated and bracket.end - bracket.first <= 12


def _has_text_outside(sentence: Sentence, start_at: int) -> bool:
    """Whether a title may stand outside brackets further on."""
    return any(
        sentence.inside[index] < 0
        and sentence.senses[index] is None
        and sentence.starts[index] >= start_at
        and not sentence.words[index].isdecimal()
        for index in range(sentence.count)
    )


def hyphenated(sentence: Sentence, start: int) -> None:
    """The group behind a hyphen that follows technical words: "x264-GROUP", "x264.-DX-TV", "[720p]-GROUP", "AAC -A-B".

    Claimed before anything else: a group may be called like a language or a service.
    """
    if "-" not in sentence.text:
        return
    last = next((at for at in reversed(sentence.known) if _ends_groups(sentence, at)), 0)
    for index in range(max(start, 1, last + 1), sentence.count):
        gap = sentence.gaps[index]
        if "-" not in gap or sentence.inside[index] >= 0 or sentence.claimed[index]:
            continue
        if gap.strip(" .)]}_") != "-" or not _follows_technical(sentence, index):
            continue
        sense = sentence.senses[index]
        before = sentence.senses[index - 1]
        if sense is not None and (
            sense is before or sense.property in _NEVER_GROUPS or sense.property == _property(before) == "language"
        ):
            continue
        end = _end_of_group(sentence, index)
        if end > index + 1 and all(_property(sentence.senses[at]) == "language" for at in range(index, end)):
            continue
        _claim_group(sentence, index, end, "group behind a hyphen")
        sentence.found["is_group_hyphened"] = True
        return


def _property(sense: Sense | None) -> str:
    return sense.property if sense is not None else ""


def _ends_groups(sentence: Sentence, index: int) -> bool:
    """Whether a word cannot be part of a group; words about subtitles are hung behind one."""
    sense = sentence.senses[index]
    if sense is None or sentence.claimed[index]:
        return False
    return (
        sense.property in _OF_THE_FILE
        if sense.weight == LIKELY
        else sense.weight == CERTAIN and sense.property != "subtitle"
    )


def _follows_technical(sentence: Sentence, index: int) -> bool:
    """Whether the word before is technical, or a number that belongs to such a word (5.1)."""
    at = index - 1
    while at > 0 and sentence.words[at].isdecimal() and sentence.senses[at] is None and not sentence.claimed[at]:
        at -= 1
    sense = sentence.senses[at]
    if sentence.claimed[at]:
        return False
    if sense is None or sense.weight >= 2:
        return sense is not None
    is_late = (sentence.certain and sentence.certain[0] < at) or True in sentence.claimed[:at]
    is_loud = sentence.is_upper(at) and len(sentence.words[at]) > 1
    return bool(is_late) and (is_loud or sense.property in ("audio", "language"))


def _end_of_group(sentence: Sentence, first: int) -> int:
    end = first + 1
    while end < sentence.count and sentence.inside[end] < 0 and not sentence.claimed[end]:
        gap = sentence.gap(end - 1)
        if " " in gap or any(sign in gap for sign in "()[]{}"):
            break
        end += 1
    return end


def _claim_group(sentence: Sentence, first: int, end: int, rule: str) -> None:
    stop = sentence.ends[end - 1]
    text = sentence.text[sentence.starts[first] : stop]
    if sentence.text[stop : stop + 1] == "[" and sentence.text[stop + 1 :].rstrip("]").isdecimal():
        text = sentence.text[sentence.starts[first] :]
    name = _TAILS.sub("", text).strip(" ._-")
    if not name:
        return
    while end > first + 1 and sentence.ends[end - 1] - sentence.starts[first] > len(name):
        end -= 1
    sentence.found.pop("release_group", None)
    sentence.put(first, end, "release_group", name, rule)


def trailing(sentence: Sentence, start: int) -> None:
    """Where no hyphen names it: the last bracket, the last word in the technical bracket, or the last word of all."""
    if "is_group_hyphened" in sentence.found:
        return
    found = _in_last_bracket(sentence, start) or _in_technical_bracket(sentence, start) or _last_word(sentence, start)
    if found is None and "release_group" not in sentence.found:
        found = _first_bracket(sentence, start)
    if found is not None and ("release_group" not in sentence.found or found[2]):
        _claim_group(sentence, found[0], found[1], "group at the end")


def _in_last_bracket(sentence: Sentence, start: int) -> tuple[int, int, bool] | None:
    """ "… Title [RlsGroup]", "[YTS.MX]", "(…) [TAoE]": the last bracket, nothing but an address after it."""
    for bracket in reversed(sentence.brackets):
        if bracket.first < max(start, 1) or bracket.end == bracket.first:
            continue
        if all(sentence.claimed[bracket.first : bracket.end]):
            claim = next((one for one in sentence.claims if one.first == bracket.first), None)
            if claim is not None and claim.property in ("website", "crc"):
                if claim.property == "website" and sentence.words[bracket.first] in _GROUPS_WITH_ADDRESS:
                    return bracket.first, bracket.end, True
                continue
            return None
        if bracket.sign != "[" or any(sentence.claimed[bracket.first : bracket.end]) or bracket.end < sentence.count:
            return None
        shape = sentence.shapes[bracket.first]
        if bracket.end - bracket.first > 4 or (shape is not None and shape.kind in ("number", "hash")):
            return None
        return (
            (bracket.first, bracket.end, False)
            if _has_technical(sentence) or "number_first" in sentence.found
            else None
        )
    return None


def _has_technical(sentence: Sentence) -> bool:
    return any(sense is not None and sense.weight == 3 for sense in sentence.senses)


def _in_technical_bracket(sentence: Sentence, start: int) -> tuple[int, int, bool] | None:
    """ "(1080p BluRay x265 HEVC 10bit AAC 7.1 Tigole)", "(… English - Goki TAoE)", "(… - HONE)"."""
    for bracket in reversed(sentence.brackets):
        if bracket.first < max(start, 1) or bracket.end - bracket.first < 3:
            continue
        last = bracket.end - 1
        if sentence.claimed[last] or sentence.words[last].isdecimal():
            continue
        if is_technical_bracket(sentence, bracket.first, bracket.end):
            return last, bracket.end, False
    return None


def _last_word(sentence: Sentence, start: int) -> tuple[int, int, bool] | None:
    """ "x264.anoXmous", "XviD 2HD", "HDTVMux by Group", "x264.D-Z0N3": what is left after the last technical word."""
    last = sentence.technical_end
    free = [i for i in range(last, sentence.count) if not sentence.claimed[i] and sentence.inside[i] < 0]
    if last <= start or not free or not _has_technical(sentence):
        return None
    if sentence.words[free[0]] == "by" and len(free) > 1:
        free = free[1:]
    first, end = free[0], free[-1] + 1
    is_joined = all(sentence.gap(i) in ("-", "_", "@") for i in range(first, end - 1))
    if end - first != len(free) or sentence.words[first].isdecimal() or not is_joined:
        return None
    return first, end, False


def _first_bracket(sentence: Sentence, start: int) -> tuple[int, int, bool] | None:
    """ "Title 2017 [Group] [Blu-ray][MKV][h264]": the first bracket after the title, technical ones after it."""
    for number, bracket in enumerate(sentence.brackets[:-1]):
        if bracket.first <= start or bracket.sign != "[" or any(sentence.claimed[bracket.first : bracket.end]):
            continue
        following = sentence.brackets[number + 1]
        if following.first == bracket.end and is_technical_bracket(sentence, following.first, following.end):
            return bracket.first, bracket.end, False
    return None

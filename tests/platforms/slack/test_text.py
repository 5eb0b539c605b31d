"""Texts cleaned, cut and escaped."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack.text import (
    BLANK,
    ELLIPSIS,
    bold,
    chunks,
    clip,
    escaped,
    is_blank,
    legible,
    measure,
    plain,
)
from tests.platforms.strategies import TEXTS

LIMITS = st.integers(10, 200)


def is_said(shown: str, text: str) -> bool:
    """Whether what is shown is the text, or its start and an ellipsis."""
    return shown == text or (shown.endswith(ELLIPSIS) and text.startswith(shown[:-1]))


@given(TEXTS, LIMITS)
def test_a_clipped_text_is_the_text_or_its_start(text: str, limit: int) -> None:
    shown = clip(text, limit)

    assert measure(shown) <= limit
    assert is_said(shown, text)


@given(TEXTS, LIMITS)
def test_an_escaped_text_reads_as_the_text_or_its_start(text: str, limit: int) -> None:
    shown = escaped(text, limit)

    assert measure(shown) <= limit
    assert not {"<", ">"} & set(shown)
    assert is_said(unescape(shown) if "&#" not in text else _unescape(shown), text)


def _unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@given(TEXTS, LIMITS)
def test_the_chunks_of_a_text_make_it_whole(text: str, limit: int) -> None:
    pieces = list(chunks(text, limit))

    assert "".join(pieces) == text
    assert all(measure(piece) <= limit for piece in pieces)


@given(TEXTS, LIMITS)
def test_a_plain_text_is_data(text: str, limit: int) -> None:
    shown = plain(text, limit)

    assert shown == {"type": "plain_text", "text": shown["text"], "emoji": False}
    assert shown["text"] == BLANK or is_said(shown["text"], legible(text))


def test_chunks_end_between_lines_or_words() -> None:
    assert list(chunks("un deux\ntrois quatre", 11)) == ["un deux\n", "trois ", "quatre"]


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200b", "\u00a0\ufeff", "\u202e"])
def test_what_nobody_sees_is_blank(text: str) -> None:
    assert is_blank(text)
    assert plain(text, 10)["text"] == BLANK
    assert bold(text, 10)["text"] == f"*{BLANK}*"


def test_controls_and_halves_of_characters_are_dropped() -> None:
    assert legible("a\x00b\x1b[1m\r\nc\rd\x7f\ud83d") == "ab[1m\nc\nd"


def test_a_bold_line_holds_no_live_markup() -> None:
    assert bold("<!channel>\n& <@U1>", 100) == {
        "type": "mrkdwn",
        "text": "*&lt;!channel&gt; &amp; &lt;@U1&gt;*",
        "verbatim": True,
    }


def test_an_entity_is_never_cut_in_two() -> None:
    assert escaped("ab&&&", 10) == f"ab&amp;{ELLIPSIS}"

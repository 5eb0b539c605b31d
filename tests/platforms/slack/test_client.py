"""What Slack's libraries log is passed on without a word of what people wrote."""

from __future__ import annotations

import pytest
from slack_bolt.logger import get_bolt_logger

from bot.platforms.slack.client import discreet

WORDS = "Marie-Ève 514 555-0199"


class Library:
    """Stands for a class of Bolt, which makes a logger of its own from the one it is given."""


def test_a_librarys_words_are_left_out(caplog: pytest.LogCaptureFixture) -> None:
    logger = get_bolt_logger(Library, base_logger=discreet())

    logger.info("Invalid request: %s", WORDS)
    logger.warning("Unhandled request: %s", WORDS)
    fault = RuntimeError(WORDS)
    logger.error("Failed: %s", fault, exc_info=fault)

    where = "slack library: test_client.test_a_librarys_words_are_left_out"
    assert caplog.messages == [f"{where} WARNING", f"{where} RuntimeError"]
    assert WORDS not in caplog.text

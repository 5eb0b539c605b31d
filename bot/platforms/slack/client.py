"""The client with which Slack is called: no retries of its own, and logs without words."""

from __future__ import annotations

import logging
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

CALL_SECONDS: Final = 10


def client(token: str | None, api_url: str) -> AsyncWebClient:
    """Return a client that calls once: delivery and `patiently` try again by themselves."""
    url = f"{api_url.rstrip('/')}/"
    return AsyncWebClient(token, url, logger=discreet(), retry_handlers=[], timeout=CALL_SECONDS)


def discreet() -> logging.Logger:
    """Return a logger that passes warnings on without their words: where, and what kind."""
    logger = logging.getLogger("maillon.slack")
    logger.setLevel(logging.WARNING)
    # Bolt copies filters, and nothing else that would help, to the loggers that it makes.
    logger.addFilter(_without_words)
    return logger


def _without_words(record: logging.LogRecord) -> bool:
    fault = record.exc_info[0] if record.exc_info else None
    record.msg = "slack library: %s.%s %s"
    record.args = (record.module, record.funcName, fault.__name__ if fault else record.levelname)
    record.exc_info = record.exc_text = record.stack_info = None
    return True

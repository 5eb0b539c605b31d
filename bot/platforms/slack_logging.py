"""A logger for Slack's libraries: they quote payloads and addresses, it does not."""

from __future__ import annotations

import logging


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

"""What is logged, and how: our own words, never people's; a library's place, never its words."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from typing import Final, Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

_FRAMES: Final = 8
"""Calls of a traceback that are told, the innermost ones."""


def configure(
    level: str = "INFO",
    form: Literal["console", "json"] = "console",
    stream: TextIO | None = None,
) -> None:
    """Set up logging for the whole process; called once, where it is composed."""
    out, number = stream or sys.stderr, logging.getLevelNamesMapping()[level]
    structlog.configure(
        processors=[*_PROCESSORS, _renderer(form, out)],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(out),
    )
    # What libraries do, they say below WARNING, in bulk.
    root = logging.getLogger()
    root.setLevel(max(logging.WARNING, number))
    root.handlers = [Borrowed()]
    # A tick that waits for the one before is as meant; each would be told as a warning.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)


def traced(fault: BaseException) -> dict[str, str]:
    """Return what may be told of a fault: its kind and where, for its message may quote people."""
    frames = traceback.extract_tb(fault.__traceback__)[-_FRAMES:]
    places = (f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    return {"fault": type(fault).__name__, "trace": " > ".join(places)}


class Borrowed(logging.Handler):
    """Passes on that a library logged something: which one and where, not what it said.

    Their messages hold addresses with tokens, request bodies, names and texts.
    """

    def emit(self, record: logging.LogRecord) -> None:
        place = f"{record.filename}:{record.lineno} {record.funcName}"
        fault = record.exc_info[1] if record.exc_info else None
        structlog.get_logger().log(
            record.levelno,
            "library message",
            library=record.name,
            place=place,
            **(traced(fault) if fault else {}),
        )


def _without_messages(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Tell an exception by its kind and place alone."""
    fault = event.pop("exc_info", None)
    if fault is True:
        fault = sys.exc_info()[1]
    if isinstance(fault, tuple):
        fault = fault[1]
    if isinstance(fault, BaseException):
        event.update(traced(fault))
    return event


def _renderer(form: Literal["console", "json"], out: TextIO) -> Processor:
    if form == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(colors=out.isatty())


_PROCESSORS: Final[tuple[Processor, ...]] = (
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    _without_messages,
)

"""Serving, in one process or split in two."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from bot import logs
from bot.app import App
from bot.operations.refusals import Refused
from bot.serving import until_stopped

if TYPE_CHECKING:
    from bot.settings import Settings


def serve(settings: Settings, *, listen: bool = True, deliver: bool = True) -> None:
    """Serve until stopped; `listen`: take requests, `deliver`: run the clock and the outbox."""
    if not (listen and deliver):
        _must_be_shared(settings)
    logs.configure(settings.log_level, settings.log_format)
    app = App.build(settings)
    with asyncio.Runner(loop_factory=_loop) as runner:
        runner.run(until_stopped(app, listen=listen, deliver=deliver))


def _must_be_shared(settings: Settings) -> None:
    """Refuse what two processes cannot share: a file, or a platform that lets one process in."""
    if settings.database_url.startswith("sqlite"):
        raise Refused(
            "DATABASE_URL: web and worker share the work only on PostgreSQL; set it, or use run"
        )
    if settings.connects and settings.public_url is None:
        raise Refused(
            "PUBLIC_URL is missing: web and worker share the work only when Slack and Telegram"
            " call over HTTP; set it, or use run"
        )


def _loop() -> asyncio.AbstractEventLoop:
    if sys.platform == "win32":
        return asyncio.new_event_loop()
    import uvloop  # noqa: PLC0415 - there is none on Windows

    return uvloop.new_event_loop()

"""What tests of two coordinators who change one thing share."""

from __future__ import annotations

from tests.handlers.chat import Chat
from tests.handlers.hosting import TITLE

REPLACE = "Remplacer par votre version?"


async def opened(chat: Chat) -> None:
    """Let Sam begin to change the event."""
    await chat.say("/events", "sam")
    await chat.press(TITLE, "sam")
    await chat.press("Change", "sam")

"""The button by which a reminder comes again tomorrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Button
from bot.i18n import N_

if TYPE_CHECKING:
    from bot.i18n import Translator


def tomorrow(t: Translator, view: str, *args: str | int) -> Button:
    """Return the button of a message that this view shows with these arguments, two at most."""
    return Button(t(N_("Remind me tomorrow")), "snooze", (view, *args))

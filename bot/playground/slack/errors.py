"""What goes wrong in the emulated Slack: for the app, and for a person's hands."""

from collections.abc import Mapping
from typing import Any

from bot.playground.refusals import Unfit


class SlackError(Exception):
    """An error code of the Web API, and what the answer carries besides."""

    def __init__(self, code: str, **extra: object) -> None:
        super().__init__(code)
        self.code = code
        self.extra: Mapping[str, Any] = extra


class NotPossibleError(Unfit):
    """A person tried what Slack's own client does not let anyone do."""

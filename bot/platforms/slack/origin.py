"""Where something was done on Slack: what an answer needs to find its way back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Origin:
    """A chat and a person in it.

    `url` answers for half an hour and five times; `trigger` opens a modal within three seconds.
    `original`: the url belongs to a message, whose place an answer can take. `message` names that
    one, where it can still be changed later: not what Slack shows one person for a while, which
    nothing but the url changes; of such a one, `anew` is the data of what shows it as it is by
    then. `lasting`: an answer there stays, like the message that it follows; else it is seen by
    that person for a while.
    """

    chat: str
    user: str
    thread: str | None = None
    url: str = ""
    trigger: str = ""
    original: bool = False
    lasting: bool = False
    message: str = ""
    anew: str = ""

    @property
    def is_direct(self) -> bool:
        return self.chat.startswith("D")

    @property
    def replaceable(self) -> str:
        """The message whose place an answer takes that replaces it; nothing where none lasts."""
        return self.message if self.original else ""

    def metadata(self, draft: int) -> str:
        """Write what a modal carries: what it fills, and where it was opened."""
        return json.dumps({**asdict(replace(self, trigger="")), "draft": draft})

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """Read what a modal carried."""
        return cls(
            chat=str(kept["chat"]),
            user=str(kept["user"]),
            thread=kept["thread"],
            url=str(kept["url"]),
            original=bool(kept["original"]),
            lasting=bool(kept["lasting"]),
            # Modals opened before this was kept do not say it.
            message=str(kept.get("message", "")),
            anew=str(kept.get("anew", "")),
        )

"""Long texts that a platform sends in pieces: what follows at once goes on with the one kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from storage.drafts import Draft

_CUT: Final = 2_000
"""Characters that a text which was cut has at least: Telegram's clients cut at 4,096, or at the
best place after half of it."""
_AT_ONCE: Final = timedelta(seconds=2)
"""Nobody has read a question so soon. Telegram dates messages by the second."""


def goes_on(draft: Draft, line: str, sent: datetime | None) -> str | None:
    """Return the name of the long text that a line goes on with; None where it stands by itself."""
    if sent is None or sent > draft.shown_at + _AT_ONCE or line.startswith("/"):
        return None
    long = (name for name, kept in draft.filled.items() if len(unread(kept)) >= _CUT)
    return next(long, None)


def unread(kept: object) -> str:
    """Return the words that are still to be asked about, if a kept value is some."""
    match kept:
        case {"unread": str(words)}:
            return words
        case _:
            return ""

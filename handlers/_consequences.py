"""What cannot be taken back is shown once more before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

from bot.exchange import Question
from bot.fields.hidden import Hidden

if TYPE_CHECKING:
    from bot.i18n import Phrase

Sure: TypeAlias = Annotated[bool, Hidden()]
"""Whether its author has seen what comes of it."""


def require_sure(shown: Phrase, do: str, leave: str, *, sure: bool) -> None:
    """Show what others will read, and let it be done or left. Raises Question."""
    if not sure:
        raise Question("", shown, ((do, {"fill": {"sure": True}}), (leave, {"drop": True})))

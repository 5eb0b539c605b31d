"""What somebody changed and another replaced: a word in private to who wrote it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from bot.cards import Card
from bot.context import Context
from bot.feature import Feature
from handlers._announcements import HOSTS
from handlers._broadcast_forms import TEXT
from handlers._edited import VIEW
from handlers._event_forms import EVENT
from handlers._tender_forms import TENDER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handlers._edited import Edited

feature = Feature("replacements")
EVERY: Final[Mapping[str, Edited[Any]]] = MappingProxyType(
    {one.kind.key: one for one in (EVENT, TENDER, TEXT)}
)


@feature.view(VIEW)
def replaced_card(ctx: Context, kind: str, number: int, version: int, *names: str) -> Card | None:
    if not ctx.roles & HOSTS:
        return None
    return EVERY[kind].replaced_card(ctx, number, version, names)

"""What waits for the coordinators: who asks for access, the institutions that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Button
from bot.i18n import N_
from storage import requests, suggestions

if TYPE_CHECKING:
    from bot.context import Context


def waiting(ctx: Context) -> tuple[Button, ...]:
    """Return what waits for a coordinator, each to be pressed; a request may name no cohort."""
    asked = [
        *requests.waiting(ctx.db, cohort=ctx.cohort.id),
        *requests.waiting(ctx.db, cohort=None),
    ]
    people_in = (
        Button(_asker(ctx, one.display_name, one.platform), "access.see", (one.id,))
        for one in asked
    )
    names = suggestions.names(ctx.db, cohort=ctx.cohort.id)
    return (*people_in, *(Button(one.typed, "suggestion.see", (one.id,)) for one in names))


def _asker(ctx: Context, name: str, platform: str) -> str:
    return ctx.t(N_("{name} ({platform})"), name=name, platform=platform.capitalize())

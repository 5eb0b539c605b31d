"""What was begun and set aside, as what took its place offers it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cards import Button, Card, Note
from bot.i18n import N_

if TYPE_CHECKING:
    from bot.i18n import Translator
    from bot.registry import Registry
    from storage.drafts import Draft


def beside(t: Translator, registry: Registry, card: Card, former: Draft) -> Card:
    """Tell on a card what was set aside, and let it be taken up."""
    spec = registry.spec(former.command)
    begun = former.line or (t(spec.title) if spec else "")
    note = Note(t(N_("What you had begun is kept: {begun}"), begun=begun))
    again = Button(t(N_("Resume the entry")), "again", (former.id,))
    return replace(card, blocks=(*card.blocks, note), buttons=(*card.buttons, again))

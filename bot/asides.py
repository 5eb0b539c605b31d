"""What is set aside for another question: whether something was said in it, and its offer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cards import Button, Card, Note
from bot.fields import TODAY
from bot.i18n import N_
from bot.naming import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.fields.field import Json
    from bot.forms import Slot
    from bot.i18n import Translator
    from bot.registry import Registry
    from storage.drafts import Draft


def dated(registry: Registry, draft: Draft) -> tuple[Slot, ...]:
    """Return the days that mean today when nothing is said."""
    spec = registry.spec(draft.command)
    slots = registry.parsers[spec.handler].slots if spec else ()
    return tuple(one for one in slots if one.default is TODAY)


def says(registry: Registry, draft: Draft, kept: Mapping[str, Json]) -> bool:
    """Whether a draft holds something, besides which command is meant and the day it was begun."""
    found = named(draft.line, registry.names)
    typed = re.search(r"\w", found.rest if found else draft.line)
    return typed is not None or bool(kept.keys() - {one.name for one in dated(registry, draft)})


def beside(t: Translator, registry: Registry, card: Card, former: Draft) -> Card:
    """Tell on a card what was set aside, and let it be taken up."""
    spec = registry.spec(former.command)
    begun = former.line or (t(spec.title) if spec else "")
    note = Note(t(N_("What you had begun is kept: {begun}"), begun=begun))
    again = Button(t(N_("Resume the entry")), "again", (former.id,))
    return replace(card, blocks=(*card.blocks, note), buttons=(*card.buttons, again))

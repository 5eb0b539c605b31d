"""What is set aside for another question: whether something was said in it, and its offer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Note
from bot.feature import FormSpec
from bot.fields import TODAY
from bot.forms.results import UNSURE
from bot.i18n import N_
from bot.leaving import declines, leaves
from bot.naming import named
from bot.questions import Asked
from bot.quoting import brief
from storage import drafts
from storage.drafts import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.fields.field import Json
    from bot.forms import Slot
    from bot.i18n import Translator
    from bot.registry import Registry
    from bot.situations import Situation
    from storage.db import Session
    from storage.drafts import Draft

_SHOWN: Final = 80
"""Characters of a line by which one knows again what one had begun."""


def dated(registry: Registry, draft: Draft) -> tuple[Slot, ...]:
    """Return the days that mean today when nothing is said."""
    spec = registry.spec(draft.command)
    slots = registry.parsers[spec.handler].slots if spec else ()
    return tuple(one for one in slots if one.default is TODAY)


def says(registry: Registry, draft: Draft, kept: Mapping[str, Json]) -> bool:
    """Whether a draft holds something, besides which command is meant and the day it was begun.

    What a button brought along, and no form shows, is nothing that was said.
    """
    found, spec = named(draft.line, registry.names), registry.spec(draft.command)
    typed = re.search(r"\w", found.rest if found else draft.line)
    shown = registry.parsers[spec.handler].shown if spec else ()
    said = {one.name for one in shown} - {one.name for one in dated(registry, draft)}
    return typed is not None or bool(kept.keys() & said)


def gives_up(registry: Registry, draft: Draft, line: str) -> bool:
    """Whether words leave a question and answer it not: « non » does, asked why to do a thing."""
    if Asked.of(draft).named(line) is not None:
        return False
    spec = registry.spec(draft.command)
    slot = registry.parsers[spec.handler].slot(draft.asked) if spec and draft.asked else None
    return leaves(line) or (slot is not None and slot.field.refusable and declines(line))


def closed_by(
    registry: Registry, draft: Draft, kept: Mapping[str, Json], other: Draft
) -> Outcome | None:
    """Return what becomes of another draft once an entry is done; None leaves it set aside.

    It is done where all that it holds stands in what was `kept` of the entry, and overtaken where
    a form that was opened on one thing was filled otherwise: that thing is what it says now.
    """
    spec = registry.spec(draft.command)
    if spec is None or draft.command != other.command:
        return None
    form = registry.parsers[spec.handler]
    unseen = [one.name for one in form.slots if one not in form.shown]
    about, its = ({one: held.filled.get(one) for one in unseen} for held in (draft, other))
    of_one = any(about.values()) and isinstance(spec, FormSpec)
    if about != its or not (of_one or draft.line == other.line):
        return None
    if all(kept.get(name) == value for name, value in other.filled.items() if name != UNSURE):
        return Outcome.DONE
    return Outcome.OVERTAKEN if of_one else None


def beside(db: Session, now: Situation, registry: Registry, card: Card, draft: Draft) -> Card:
    """Tell on a draft's card the last set aside, itself or for it, and how many more; offer it."""
    left = (draft,) if draft.said and draft.kept(now.now) else ()
    kept, t = (*left, *drafts.aside(db, draft=draft, now=now.now)), now.t
    if not kept:
        return card
    note = Note(_kept_line(t, _begun(now, registry, kept[0]), len(kept) - 1))
    again = Button(t(N_("Resume the entry")), "again", (kept[0].id,))
    return replace(card, blocks=(*card.blocks, note), buttons=(*card.buttons, again))


def _kept_line(t: Translator, begun: str, others: int) -> str:
    if not others:
        return t(N_("What you had begun is kept: {begun}"), begun=begun)
    return t.n(
        "What you had begun is kept: {begun} (and {n} other entry)",
        "What you had begun is kept: {begun} (and {n} other entries)",
        others,
        begun=begun,
    )


def _begun(now: Situation, registry: Registry, draft: Draft) -> str:
    """Return the line that a draft began with, shortened; its form's title where there is none."""
    spec = registry.spec(draft.command)
    line = " ".join(draft.line.split()) or (now.t(spec.title) if spec else "")
    return brief(line, _SHOWN)

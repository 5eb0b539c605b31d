"""A broadcast received before it is sent, by its author alone, to see it on another platform."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.cards import Card, Sign, Text
from bot.context import Context
from bot.errors import out_of_use
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_, supported
from handlers._announcements import HOSTS
from handlers._broadcast_reach import subject
from handlers._broadcast_trials import linked, others
from handlers._broadcasts import BROADCASTS, message_card
from storage import broadcasts, posts
from storage.posts import Priority, State

feature = Feature("broadcast_trials")

SOON: Final = timedelta(minutes=10)
"""Nobody looks for it there any more after that."""


@feature.button("broadcast.try", roles=HOSTS)
def receive(ctx: Context, number: int, version: int, platform: str, language: str) -> Reply:
    """Send a text to who prepares it, on that platform alone, as its readers will have it."""
    BROADCASTS.prepared(ctx, number, version)
    if platform not in linked(ctx).intersection(others(ctx)) or supported(language) is None:
        raise out_of_use()
    done = _send(ctx, number, language, platform, version)
    text = ctx.t(done, platform=platform.capitalize())
    return Reply(Card(blocks=(Text(text),), sign=Sign.NOTED))


def _send(ctx: Context, number: int, language: str, platform: str, version: int) -> str:
    """Send a text once, and again where it did not arrive; tell which."""
    args, once = (number, language), f"broadcast:{number}:trial:{version}:{language}:{platform}:"
    every = posts.theirs(
        ctx.db, person=ctx.person.id, cohort=ctx.cohort.id, view="broadcast.trial", args=args
    )
    tried = [one for one in every if one.key.startswith(once)]
    if any(one.state is State.SENT for one in tried):
        return N_("You have it on {platform} already.")
    if any(one.arrives(ctx.now) for one in tried):
        return N_("It is on its way to you on {platform} already.")
    ctx.post(
        "broadcast.trial",
        *args,
        to=ctx.person.id,
        key=f"{once}{len(tried)}",
        useful=SOON,
        priority=Priority.ANSWER,
        platform=platform,
    )
    return N_("It goes to you alone, on {platform}.")


@feature.view("broadcast.trial")
def trial_card(ctx: Context, number: int, language: str) -> Card | None:
    """Show a text to the letter as it will be read, in one of its languages."""
    broadcast = broadcasts.get(ctx.db, cohort=ctx.cohort.id, broadcast=number)
    tongue = supported(language)
    if broadcast is None or tongue is None:
        return None
    return message_card(ctx.t.into(tongue), ctx.cohort, broadcast, subject(ctx, broadcast))

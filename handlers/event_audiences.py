"""For whom an event is: chosen on its preview."""

from __future__ import annotations

from bot.context import Context
from bot.exchange import Reply
from bot.feature import Feature
from handlers._announcements import HOSTS
from handlers._audience_cards import Choosing
from handlers._event_previews import preview_card
from handlers._events import EVENTS

feature = Feature("event_audiences")
Choosing(EVENTS).join(feature)


@feature.button("event.preview", roles=HOSTS)
def look(ctx: Context, number: int, version: int) -> Reply:
    return Reply(preview_card(ctx, EVENTS.prepared(ctx, number, version)), replaces=True)

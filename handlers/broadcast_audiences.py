"""For whom a broadcast is: chosen on its preview, or begun from an event."""

from __future__ import annotations

from bot.context import Context
from bot.exchange import Opening
from bot.feature import Feature
from handlers._announcements import HOSTS
from handlers._audience_cards import Choosing
from handlers._broadcast_fields import TOPICS
from handlers._broadcasts import BROADCASTS
from handlers._events import EVENTS

feature = Feature("broadcast_audiences")
Choosing(BROADCASTS).join(feature)


@feature.button("broadcast.coming", roles=HOSTS)
def begin(ctx: Context, number: int) -> Opening:
    """Begin a text for those who come to an event."""
    event = EVENTS.announced(ctx, number)
    topic = {"topic": event.kind.value} if event.kind.value in TOPICS else {}
    return Opening("broadcast", {"about": event.id, **topic}, go=True)

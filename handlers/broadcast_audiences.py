"""For whom a broadcast is: chosen on its preview."""

from __future__ import annotations

from bot.feature import Feature
from handlers._audience_cards import Choosing
from handlers._broadcasts import BROADCASTS

feature = Feature("broadcast_audiences")
Choosing(BROADCASTS).join(feature)

"""What one may agree to receive, as it is named to people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.i18n import N_
from storage.consents import Category, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.context import Visit
    from bot.i18n import Translator

CATEGORIES: Final = {
    Category.TRAINING: N_("Trainings"),
    Category.NETWORKING: N_("Networking"),
    Category.MATCHMAKING: N_("Matchmaking"),
    Category.VISIT: N_("Enterprise visits"),
    Category.CONFERENCE: N_("Conferences"),
    Category.AWARENESS: N_("Awareness activities"),
    Category.TENDERS: N_("Calls for tenders"),
    Category.DIGEST: N_("Weekly digest"),
}


def listing(t: Translator, categories: Iterable[Category]) -> str:
    """Name categories within a sentence, each once."""
    wanted = set(categories)
    return t.listing(t(CATEGORIES[one]).lower() for one in Category if one in wanted)


def words(visit: Visit, wording: str) -> Words:
    """Return what an answer is kept with: what was read, and where."""
    return Words(wording, visit.t.language, visit.origin.platform, visit.origin.workspace)

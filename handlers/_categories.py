"""What one may agree to receive, as it is named to people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.i18n import N_
from storage import consents
from storage.consents import Category, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.context import Visit
    from bot.i18n import Translator
    from storage.people import Person

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


def offer(visit: Visit, person: Person) -> str:
    """Say what one receives again by resuming broadcasts: what that press agrees to."""
    t, stopped = visit.t, [one.category for one in consents.stopped(visit.db, person=person.id)]
    if not stopped:
        return t(N_("Resume, then choose what you want to receive."))
    return t(N_("Resume, to receive again: {categories}."), categories=listing(t, stopped))


def words(visit: Visit, wording: str) -> Words:
    """Return what an answer is kept with: what was read, and where."""
    return Words(wording, visit.t.language, visit.origin.platform, visit.origin.workspace)

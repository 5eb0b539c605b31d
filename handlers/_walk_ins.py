"""Who came to an event without having said so: chosen among the members, or named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import out_of_use
from bot.exchange import Question
from bot.fields.called import alike, called
from bot.i18n import N_, Phrase
from handlers._attendance import expected
from storage import people

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.context import Context
    from storage.events import Event

FORM: Final = "event.walk_in"
_WHO: Final = N_("Who else was there? Choose a name, or write it.")
_SEVERAL: Final = N_("“{typed}” can be several people. Who was there?")
_ALIKE: Final = N_("Nobody in the cohort is called “{typed}”. Is it one of these people?")
_NOBODY: Final = N_(
    "Nobody in the cohort is called “{typed}”. Choose a name, write another one, or count this "
    "person among the outside guests."
)


def walk_in(ctx: Context, event: Event, typed: str, chosen: int) -> int:
    """Return who was chosen or named. Raises Question where that is nobody, or several."""
    names = {one.person.id: one.person.name for one in people.members(ctx.db, cohort=ctx.cohort.id)}
    if chosen:
        return _listed(names, chosen)
    others = [one for one in names if one not in expected(ctx, event)]
    if not typed:
        raise _question(_WHO, typed, names, others)
    match called(names, typed):
        case [one]:
            return one
        case []:
            near = alike(names, typed)
            raise _question(_ALIKE if near else _NOBODY, typed, names, near or others)
        case several:
            raise _question(_SEVERAL, typed, names, several)


def _listed(names: dict[int, str], chosen: int) -> int:
    """Return somebody who was chosen. Raises Outdated when they left the cohort since."""
    if chosen not in names:
        raise out_of_use()
    return chosen


def _question(why: str, typed: str, names: dict[int, str], among: Iterable[int]) -> Question:
    options = tuple((names[one], {"fill": {"member": one}}) for one in among)
    return Question("who", Phrase(why, {"typed": typed}), options)

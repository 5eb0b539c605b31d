"""Speaking of another of one's cohorts in a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Button, Card, Text
from bot.context import Context
from bot.errors import Refusal
from bot.i18n import COHORT, N_
from storage import choices, people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.context import Visit
    from storage.cohorts import Cohort


def own(visit: Visit) -> Sequence[Cohort]:
    """Return the running cohorts that the person is in."""
    person = visit.person
    return people.running_cohorts(visit.db, person=person.id) if person else ()


def ways(visit: Visit, among: Sequence[Cohort]) -> tuple[Button, ...]:
    """Return a button for each cohort but the one spoken of; none where the chat has its own."""
    if visit.origin.home.cohort_id is not None:
        return ()
    here = visit.cohort.id if isinstance(visit, Context) else None
    return tuple(
        Button(visit.t(N_("Switch to {cohort}"), cohort=one.name), "cohort.switch", (one.id,))
        for one in among
        if one.id != here
    )


def choice_card(visit: Visit, among: Sequence[Cohort]) -> Card:
    """Ask which cohort to speak of, where nothing tells."""
    if visit.origin.chat.cohort_id is not None:
        elsewhere = N_(
            "You are writing from a chat attached to a cohort that you are not in. "
            "For yours, write to me privately: {cohort}"
        )
        raise Refusal(elsewhere, cohort=COHORT)
    text = N_("You are in several cohorts. Which one do you want to speak of here?")
    return Card(blocks=(Text(visit.t(text)),), buttons=ways(visit, among))


def switched(visit: Visit, number: int) -> Card:
    """Speak of that cohort in this chat from now on. Raises Refusal."""
    chosen = next((one for one in own(visit) if one.id == number), None)
    if visit.person is None or chosen is None:
        raise Refusal(N_("You are not in that cohort."))
    home = visit.origin.home
    if home.cohort_id is not None:
        raise Refusal(N_("This chat is attached to a cohort: switch to another one privately."))
    choices.choose(visit.db, person=visit.person.id, chat=home.id, cohort=number, now=visit.now)
    text = visit.t(N_("Cohort chosen for this chat: {cohort}."), cohort=chosen.name)
    return Card(blocks=(Text(text),))

"""Stop broadcasts: at once and without a question, wherever the person is; and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Button, Card, Note, Sign, Text
from bot.context import Visit
from bot.errors import Outdated
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._categories import listing, offer, words
from handlers._wishes import STILL
from storage import consents, delays, preferences

if TYPE_CHECKING:
    from storage.people import Person

feature = Feature("stops")


@feature.command(
    "stop",
    fr="stop",
    help=N_("Stop broadcasts"),
    roles=frozenset(),
    everyday=True,
    aliases=("desabonner", "unsubscribe", "arret"),
)
def stop(visit: Visit) -> Card:
    """Withdraw every consent, in every cohort; answers and what was said yes to still arrive."""
    if visit.person is None:
        return Card(blocks=(Text(visit.t(N_("Nothing is sent to you: I don’t know you."))),))
    said = words(visit, "/stop")
    consents.stop(visit.db, person=visit.person.id, words=said, now=visit.now)
    return _stopped_card(visit, visit.person)


@feature.button("stop.resume", roles=frozenset())
def resume(visit: Visit) -> Reply:
    """Agree again to what the last stop withdrew."""
    if visit.person is None or preferences.of(visit.db, person=visit.person.id).stopped_at is None:
        raise Outdated(N_("Nothing is stopped any more."))
    t, said = visit.t, words(visit, offer(visit, visit.person))
    again = consents.restart(visit.db, person=visit.person.id, words=said, now=visit.now)
    delays.reconsider(visit.db, person=visit.person.id, now=visit.now)
    text = t(N_("Choose what you want to receive."))
    if again:
        text = t(N_("You will receive again: {categories}."), categories=listing(t, again))
    choose = Button(t(N_("Choose my messages")), "consent")
    return Reply(Card(blocks=(Text(text),), buttons=(choose,)), replaces=True)


def _stopped_card(visit: Visit, person: Person) -> Card:
    t = visit.t
    return Card(
        blocks=(Text(_stopped(visit, person)), Note(t(STILL)), Note(offer(visit, person))),
        buttons=(Button(t(N_("Resume")), "stop.resume"),),
        sign=Sign.NOTED,
    )


def _stopped(visit: Visit, person: Person) -> str:
    t = visit.t
    withdrawn = [one.category for one in consents.stopped(visit.db, person=person.id)]
    if not withdrawn:
        return t(N_("Unsubscribed from all broadcasts. Your commands still work."))
    text = N_("Unsubscribed: {categories}. Your commands still work.")
    return t(text, categories=listing(t, withdrawn))

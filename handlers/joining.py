"""Joining: a one-time code lets somebody in, or links another account to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.answers import newcomer_card
from bot.cards import Card
from bot.context import Visit
from bot.errors import Refusal
from bot.feature import Feature
from bot.fields import Code
from bot.i18n import N_, Typed, supported
from bot.invitations import opens_only
from handlers._event_posts import welcome_back
from handlers._welcomes import known, welcome
from storage import chats, choices, codes, cohorts, people, requests
from storage.chats import ChatKind

if TYPE_CHECKING:
    from bot.i18n import Language
    from storage.people import Person

feature = Feature("joining")


REFUSED: Final = N_("This code opens nothing: check it, or ask the coordinators for another.")
CODE: Final = Typed(N_("/code CODE"))


@feature.command(
    "code",
    fr="code",
    help=N_("Enter a code you received"),
    heading=N_("Enter a code"),
    roles=frozenset(),
    everyday=True,
    direct=True,
    newcomers=True,
)
def enter(visit: Visit, code: Code) -> Card:
    """Let somebody in, or link another account to them. All bad codes get the same answer."""
    if not visit.origin.direct:
        raise Refusal(N_("Write this to me privately: {command}"), command=CODE)
    redeemed = codes.redeem(visit.db, typed=code, now=visit.now)
    cohort = cohorts.get(visit.db, cohort=redeemed.cohort_id) if redeemed else None
    if redeemed is None or cohort is None or cohort.closed_at is not None:
        raise Refusal(REFUSED)
    person = _who(visit, redeemed)
    visit = replace(visit, t=visit.t.into(_speaks(visit, person, redeemed)))
    _link(visit, person)
    codes.settle(visit.db, code=redeemed.id, person=person.id, now=visit.now)
    away = not people.is_in(visit.db, cohort=cohort.id, person=person.id)
    joined = people.join(
        visit.db,
        person=person.id,
        cohort=cohort.id,
        role=redeemed.role,
        organization=redeemed.organization_id,
        by=person.id,
        now=visit.now,
    )
    if away:
        welcome_back(visit.joined(person, cohort, joined), person.id)
    home = visit.origin.home.id
    choices.choose(visit.db, person=person.id, chat=home, cohort=cohort.id, now=visit.now)
    return welcome(visit, cohort, redeemed.organization_id)


@feature.command(
    "start", fr="start", help=N_("Begin"), roles=frozenset(), listed=False, resumes=True
)
def start(visit: Visit, *, code: Code = "") -> Card:
    """What Telegram sends when somebody opens the chat, perhaps by a link that holds a code."""
    if code and not opens_only(code):
        card: Card = enter(visit, code)
        return card
    return known(visit) or newcomer_card(visit.t)


def _who(visit: Visit, code: codes.Code) -> Person:
    """Return who a code is for: the person it links to, who typed it, or somebody new."""
    owner = visit.person
    if code.person_id is not None:
        owner = people.get(visit.db, person=code.person_id)
    return owner or people.new(visit.db, name=code.name or visit.origin.name, now=visit.now)


def _speaks(visit: Visit, person: Person, code: codes.Code) -> Language:
    """Return the person's language: chosen, else the invitation's, else the platform's.

    It is kept, so that what is written to them later speaks it.
    """
    found = supported(person.language or code.language or visit.origin.language)
    if found is not None and person.language is None:
        people.set_language(visit.db, person=person.id, language=found, now=visit.now)
    return found or visit.t.language


def _link(visit: Visit, person: Person) -> None:
    account = {
        "platform": visit.origin.platform,
        "workspace": visit.origin.workspace,
        "user_id": visit.origin.user,
    }
    people.link(visit.db, person=person.id, now=visit.now, **account)
    requests.settle(visit.db, by=person.id, now=visit.now, **account)
    if visit.origin.direct:
        chats.remember(
            visit.db,
            platform=visit.origin.platform,
            workspace=visit.origin.workspace,
            chat_id=visit.origin.chat.chat_id,
            kind=ChatKind.DIRECT,
            person=person.id,
        )

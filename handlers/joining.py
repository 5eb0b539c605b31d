"""Joining: a one-time code, a request for access, a welcome."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.answers import newcomer_card
from bot.cards import Button, Card, Note, Sign, Text
from bot.context import Context, Visit
from bot.errors import Outdated, Refusal
from bot.feature import Feature
from bot.fields import Code
from bot.i18n import HELP, INVITE, N_, Typed, supported
from bot.invitations import opens_only
from handlers._event_posts import count_again
from handlers._lines import name_of
from handlers._roles import COORDINATORS
from storage import chats, choices, codes, cohorts, organizations, people, requests
from storage.chats import ChatKind
from storage.organizations import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.i18n import Language
    from storage.cohorts import Cohort
    from storage.people import Person

feature = Feature("joining")


REFUSED: Final = N_("This code opens nothing: check it, or ask the coordinators for another.")
CODE: Final = Typed(N_("/code"))


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
    people.join(
        visit.db,
        person=person.id,
        cohort=cohort.id,
        role=redeemed.role,
        organization=redeemed.organization_id,
        by=person.id,
        now=visit.now,
    )
    if away:
        count_again(visit, cohort.id, person.id)
    home = visit.origin.home.id
    choices.choose(visit.db, person=person.id, chat=home, cohort=cohort.id, now=visit.now)
    return _welcome(visit, cohort, redeemed.organization_id)


@feature.command(
    "start", fr="start", help=N_("Begin"), roles=frozenset(), listed=False, resumes=True
)
def start(visit: Visit, *, code: Code = "") -> Card:
    """What Telegram sends when somebody opens the chat, perhaps by a link that holds a code."""
    if code and not opens_only(code):
        card: Card = enter(visit, code)
        return card
    return _known(visit) or newcomer_card(visit.t)


@feature.button("access", roles=frozenset())
def ask(visit: Visit) -> Card:
    """Tell the coordinators that somebody wants in, at most once a day."""
    if (welcome := _known(visit)) is not None:
        return welcome
    open_cohorts = cohorts.open_cohorts(visit.db)
    mine = [one for one in open_cohorts if one.id == visit.origin.chat.cohort_id] or open_cohorts
    number = requests.ask(
        visit.db,
        cohort=mine[0].id if len(mine) == 1 else None,
        platform=visit.origin.platform,
        workspace=visit.origin.workspace,
        user_id=visit.origin.user,
        display_name=visit.origin.name,
        now=visit.now,
    )
    _tell(visit, number, mine)
    text = N_("Your request is with the coordinators: they will give you a code.")
    return Card(blocks=(Text(visit.t(text)),))


@feature.view("access.request")
def request_card(ctx: Context, number: int) -> Card | None:
    """Tell a coordinator who asks for access, and from where."""
    asked = requests.get(ctx.db, cohort=ctx.cohort.id, request=number) or requests.get(
        ctx.db, cohort=None, request=number
    )
    if asked is None or asked.settled_at is not None:
        return None
    text = ctx.t(
        N_("{name} asks for access ({platform}). Create a code and hand it over: {invite}"),
        name=asked.display_name,
        platform=asked.platform.capitalize(),
        invite=INVITE,
    )
    create = Button(ctx.t(N_("Create a code")), "do", ("invite",))
    return Card(blocks=(Text(text),), buttons=(create,), sign=Sign.CHECK)


def _known(visit: Visit) -> Card | None:
    """Welcome a member, of one running cohort or of several; None for anybody else."""
    if isinstance(visit, Context):
        return _welcome(visit, visit.cohort, visit.membership.organization_id)
    person = visit.person
    mine = people.running_cohorts(visit.db, person=person.id) if person else ()
    if not mine:
        return None
    names = visit.t.listing(one.name for one in mine)
    text = N_("Welcome! You are in several cohorts: {cohorts}. Start with {help}")
    return Card(blocks=(Text(visit.t(text, cohorts=names, help=HELP)),), sign=Sign.NOTED)


@feature.button("access.see", roles=COORDINATORS)
def see(ctx: Context, number: int) -> Card:
    shown: Card | None = request_card(ctx, number)
    if shown is None:
        raise Outdated(N_("This request no longer waits."))
    return shown


def _tell(visit: Visit, number: int, among: Sequence[Cohort]) -> None:
    told: dict[int, Cohort] = {}
    for cohort in among:
        for coordinator in people.coordinators(visit.db, cohort=cohort.id):
            told.setdefault(coordinator.id, cohort)
    for person, cohort in told.items():
        today = visit.now.astimezone(ZoneInfo(cohort.zone)).date()
        key = f"access.request:{number}:{today}"
        visit.post("access.request", number, to=person, key=key, cohort=cohort.id)


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


def _welcome(visit: Visit, cohort: Cohort, organization: int | None) -> Card:
    t = visit.t
    speaks_for = organization and organizations.get(
        visit.db, cohort=cohort.id, organization=organization
    )
    if not speaks_for:
        text = t(
            N_("Welcome to the {cohort} cohort! Start with {help}"), cohort=cohort.name, help=HELP
        )
    else:
        text = t(
            _GREETINGS[speaks_for.kind],
            cohort=cohort.name,
            organization=name_of(t, speaks_for),
            help=HELP,
        )
    choose = Button(t(N_("Choose my messages")), "consent")
    note = Note(t(N_("No announcement is sent to you until you choose to receive it.")))
    return Card(blocks=(Text(text), note), buttons=(choose,), sign=Sign.NOTED)


_GREETINGS: Final = {
    Kind.ENTERPRISE: N_(
        "Welcome to the {cohort} cohort! You represent {organization}. "
        "Try: /contract 2500 CHUS mutual agreement"
    ),
    Kind.INSTITUTION: N_(
        "Welcome to the {cohort} cohort! You represent {organization}. Start with {help}"
    ),
    Kind.SUPPORT: N_(
        "Welcome to the {cohort} cohort! You represent {organization}. Start with {help}"
    ),
}

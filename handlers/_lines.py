"""How an entry is told in one line: the same words in every feature that shows one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.fields.money import Money
from bot.i18n import N_
from storage import organizations
from storage.contacts import Channel, Contact
from storage.contracts import Contract, Mode
from storage.folding import fold
from storage.people import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.context import Context
    from bot.i18n import Translator
    from bot.readers import Audience
    from storage.cohorts import Cohort
    from storage.entries import Entry
    from storage.organizations import Organization
    from storage.people import Member

MODES: Final = {
    Mode.MUTUAL: N_("mutual agreement"),
    Mode.INVITATION: N_("invitation to tender"),
    Mode.PUBLIC: N_("public call for tenders"),
}
ROLES: Final = {
    Role.MANAGER: N_("manager"),
    Role.CHAMPION: N_("champion"),
    Role.COORDINATOR: N_("coordinator"),
}
CHANNELS: Final = {
    Channel.EMAIL: N_("email"),
    Channel.CALL: N_("call"),
    Channel.MEETING: N_("meeting"),
    Channel.NETWORKING: N_("networking"),
    Channel.VISIT: N_("visit"),
}


def organization_name(ctx: Context | Audience, organization: int) -> str:
    """Return an organization's name in the reader's language."""
    found = organizations.get(ctx.db, cohort=ctx.cohort.id, organization=organization)
    return name_of(ctx.t, found)


def name_of(t: Translator, organization: Organization | None) -> str:
    """Return the name of an organization that was read, in the reader's language."""
    if organization is None:
        return "?"
    return (organization.name_en if t.language == "en" else "") or organization.name_fr


def by_name(t: Translator, organizations: Iterable[Organization]) -> tuple[tuple[str, int], ...]:
    """List organizations by the names that the reader is shown, each with its number."""
    named = [(name_of(t, one), one.id) for one in organizations]
    return tuple(sorted(named, key=lambda one: (fold(one[0]), one[1])))


def member_line(ctx: Context, member: Member) -> str:
    """Name a member: who, in what quality, for which organization. For private answers."""
    role = ctx.t(ROLES[member.membership.role])
    where = member.membership.organization_id
    if where is None:
        return ctx.t(N_("{person}, {role}"), person=member.person.name, role=role)
    return ctx.t(
        N_("{person}, {role}, {organization}"),
        person=member.person.name,
        role=role,
        organization=organization_name(ctx, where),
    )


def officer(t: Translator, cohort: Cohort) -> str:
    """Say who answers for privacy in the cohort: name and address, as far as they are known."""
    known = (cohort.officer_name, cohort.officer_email)
    return ", ".join(one for one in known if one) or t("the coordinators")


def contract_line(ctx: Context, contract: Contract, institution: str) -> str:
    """Tell a contract: number, amount, institution as it is named, mode, purpose, day."""
    facts = {
        "number": str(contract.number),
        "amount": Money(contract.amount_cents, contract.currency),
        "institution": institution,
        "mode": ctx.t(MODES[contract.mode]),
        "date": contract.signed_on,
    }
    if contract.purpose:
        line = N_("no. {number}, {amount}, {institution}, {mode}, {purpose}, {date}")
        return ctx.t(line, purpose=contract.purpose, **facts)
    return ctx.t(N_("no. {number}, {amount}, {institution}, {mode}, {date}"), **facts)


def contact_line(ctx: Context, contact: Contact, institution: str) -> str:
    """Tell a contact: person, institution as it is named, channel, day. For private answers."""
    return ctx.t(
        N_("{person}, {institution}, {channel}, {date}"),
        person=contact.person_name,
        institution=institution,
        channel=ctx.t(CHANNELS[contact.channel]),
        date=contact.met_on,
    )


def entry_line(ctx: Context, entry: Entry) -> str:
    """Tell an entry of either kind."""
    institution = organization_name(ctx, entry.institution_id)
    match entry:
        case Contract():
            return ctx.t("Contract {contract}", contract=contract_line(ctx, entry, institution))
        case Contact():
            line, number = contact_line(ctx, entry, institution), str(entry.number)
            return ctx.t("Contact no. {number}, {contact}", number=number, contact=line)

"""How a call for tenders is told: the same words in every feature that shows one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import Outdated
from bot.i18n import N_
from handlers._announcements import Announcements
from handlers._lines import name_of
from storage import organizations
from storage.announcements import Stage
from storage.tenders import Tender

if TYPE_CHECKING:
    from bot.context import Context
    from bot.readers import Audience
    from storage.organizations import Organization


def tender_line(ctx: Context | Audience, tender: Tender) -> str:
    """Tell a call: title, institution, closing."""
    return ctx.t(
        N_("{title}, {buyer}, closing {when}"),
        title=tender.title,
        buyer=buyer_name(ctx, tender),
        when=tender.closes_at,
    )


def buyer(ctx: Context | Audience, tender: Tender) -> Organization | None:
    return organizations.get(ctx.db, cohort=ctx.cohort.id, organization=tender.institution_id)


def buyer_name(ctx: Context | Audience, tender: Tender) -> str:
    return name_of(ctx.t, buyer(ctx, tender))


def buyer_line(ctx: Context | Audience, tender: Tender) -> str:
    """Tell who buys, and where."""
    institution = buyer(ctx, tender)
    regions = tender.regions or (institution.regions if institution else [])
    if not regions:
        return buyer_name(ctx, tender)
    place = ctx.t.listing(regions)
    return ctx.t(N_("{buyer}, {region}"), buyer=buyer_name(ctx, tender), region=place)


def standing(ctx: Context, number: int) -> Tender:
    """Return a call that is still open. Raises Refusal, or Outdated."""
    tender = TENDERS.standing(ctx, number)
    if tender.closes_at <= ctx.now:
        raise Outdated(N_("This call for tenders closed on {when}."), when=tender.closes_at)
    return tender


TENDERS: Final = Announcements(
    key="tender",
    record=Tender,
    line=tender_line,
    missing=N_("There is no such call for tenders. See the open ones: /tenders"),
    settled={
        Stage.ANNOUNCED: N_("This call for tenders was announced already."),
        Stage.CANCELLED: N_("This call for tenders was cancelled on {when}."),
        Stage.DROPPED: N_("This call for tenders was given up on {when}."),
    },
    meanwhile=N_("{person} changed this call meanwhile: {changes}. Replace it with yours?"),
)

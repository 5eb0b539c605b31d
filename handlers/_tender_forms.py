"""What the form of a call for tenders says, and what becomes of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from bot.fields.hours import HoursField
from handlers._edited import Edited
from handlers._hours import hours_of, instants
from handlers._meanwhile import merged
from handlers._tenders import TENDERS
from storage.contracts import Mode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.context import Context
    from storage.tenders import Tender

FORM: Final = "tender.change"


def held(ctx: Context, tender: Tender) -> dict[str, Any]:
    """Return what a draft holds while the call is being changed."""
    base = said(ctx, tender)
    kept = {name: value for name, value in base.items() if value not in ("", [])}
    return {**kept, "sectors": tender.sectors, "base": base, "ref": tender.id} | {
        "version": tender.sequence
    }


def said(ctx: Context, tender: Tender) -> dict[str, Any]:
    """Return what the form says of a call as it is, as drafts keep it."""
    zone = ZoneInfo(ctx.cohort.zone)
    return {
        "title": tender.title,
        "institution": tender.institution_id,
        "mode": tender.mode.value,
        "sectors": tender.sectors,
        "on": tender.closes_at.astimezone(zone).date().isoformat(),
        "hours": HoursField().dump(hours_of(tender.closes_at, None, zone)),
        "regions": tender.regions,
        "link": tender.link,
    }


def columns(
    ctx: Context, tender: Tender, form: Mapping[str, Any], base: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the call's columns, changed in what the form says otherwise than at first.

    Raises Question for a closing gone by, or that no clock shows.
    """
    now = said(ctx, tender)
    after = merged(now, form, base)
    closes_at = tender.closes_at
    if (after["on"], after["hours"]) != (now["on"], now["hours"]):
        hours = HoursField().load(after["hours"])
        closes_at, _ = instants(ctx, date.fromisoformat(after["on"]), hours)
    return {
        "title": after["title"],
        "institution_id": after["institution"],
        "mode": Mode(after["mode"]),
        "sectors": after["sectors"],
        "regions": after["regions"],
        "closes_at": closes_at,
        "link": after["link"],
    }


TENDER: Final = Edited(TENDERS, FORM, said=said, called=lambda _, tender: tender.title)

"""What the form of a call for tenders says, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from bot.fields import (
    CallMode,
    CallTitle,
    ClosingDay,
    ClosingHour,
    Institution,
    Notice,
    Regions,
    Sectors,
)
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


@dataclass(frozen=True, slots=True)
class Call:
    """What a call for tenders says."""

    title: CallTitle
    institution: Institution
    mode: CallMode
    sectors: Sectors
    on: ClosingDay
    hours: ClosingHour
    regions: Regions = ()
    link: Notice = ""

    @classmethod
    def of(cls, ctx: Context, tender: Tender) -> Call:
        """Return what a call says as it is."""
        zone = ZoneInfo(ctx.cohort.zone)
        return cls(
            title=tender.title,
            institution=tender.institution_id,
            mode=tender.mode,
            sectors=tuple(tender.sectors),
            on=tender.closes_at.astimezone(zone).date(),
            hours=hours_of(tender.closes_at, None, zone),
            regions=tuple(tender.regions),
            link=tender.link,
        )

    def kept(self) -> dict[str, Any]:
        """Return it as drafts keep it."""
        return {
            "title": self.title,
            "institution": self.institution,
            "mode": self.mode.value,
            "sectors": list(self.sectors),
            "on": self.on.isoformat(),
            "hours": HoursField().dump(self.hours),
            "regions": list(self.regions),
            "link": self.link,
        }


def held(ctx: Context, tender: Tender) -> dict[str, Any]:
    """Return what a draft holds while the call is being changed."""
    base = said(ctx, tender)
    kept = {name: value for name, value in base.items() if value not in ("", [])}
    return {**kept, "sectors": tender.sectors, "base": base, "ref": tender.id} | {
        "version": tender.sequence
    }


def said(ctx: Context, tender: Tender) -> dict[str, Any]:
    """Return what the form says of a call as it is, as drafts keep it."""
    return Call.of(ctx, tender).kept()


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

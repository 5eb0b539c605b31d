"""A form of a call for tenders, and a way to read lines with it."""

from __future__ import annotations

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
from bot.forms import Form


def share(
    ctx: None,
    title: CallTitle,
    institution: Institution,
    mode: CallMode,
    sectors: Sectors,
    *,
    on: ClosingDay,
    hours: ClosingHour,
    regions: Regions = (),
    link: Notice = "",
) -> None: ...


CALL = Form.of(share)

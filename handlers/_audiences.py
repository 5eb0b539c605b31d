"""For whom a message is: everybody in the cohort, or some of them, chosen step by step."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.errors import out_of_use
from bot.i18n import N_
from bot.rights import NAMES
from handlers._answerers import ABOUT_EVENTS, answering, answers_line, put
from storage import participations, recipients, sectors
from storage.folding import fold
from storage.organizations import Kind
from storage.people import Role
from storage.recipients import EVERYBODY, Selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.context import Context

KINDS: Final = {Kind.ENTERPRISE: N_("Enterprises"), Kind.INSTITUTION: N_("Institutions")}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that narrows an audience: its name, what a button carries of it, if it does."""

    label: str
    sort: str
    value: str
    chosen: bool


def criteria(ctx: Context, selection: Selection) -> Iterator[Criterion]:
    """Yield what an audience of the cohort can be narrowed to."""
    t = ctx.t
    for role in Role:
        name = t(NAMES[role]).capitalize()
        yield Criterion(name, "role", role.value, role in selection.roles)
    for kind, label in KINDS.items():
        yield Criterion(t(label), "kind", kind.value, kind in selection.kinds)
    for sector in sectors.every():
        name = (sector.name_en if t.language == "en" else "") or sector.name_fr
        yield Criterion(name, "sector", sector.code, sector.code in selection.sectors)
    chosen = {_mark(one) for one in selection.regions}
    for mark, region in _regions(ctx).items():
        yield Criterion(region, "region", mark, mark in chosen)


def narrowed(
    ctx: Context, selection: Selection, sort: str, value: str, *, chosen: bool
) -> Selection:
    """Add a criterion to an audience, or take it away. Raises Outdated."""
    if sort == "everybody":
        return EVERYBODY
    if sort in ABOUT_EVENTS:
        return answering(ctx, selection, sort, value, chosen=chosen)
    if not any((one.sort, one.value) == (sort, value) for one in criteria(ctx, selection)):
        raise out_of_use()
    match sort:
        case "role":
            return replace(selection, roles=put(selection.roles, Role(value), chosen=chosen))
        case "kind":
            return replace(selection, kinds=put(selection.kinds, Kind(value), chosen=chosen))
        case "sector":
            return replace(selection, sectors=put(selection.sectors, value, chosen=chosen))
        case _:
            known = {_mark(one): one for one in selection.regions}
            region = known.get(value) or _regions(ctx)[value]
            return replace(selection, regions=put(selection.regions, region, chosen=chosen))


def audience_line(ctx: Context, selection: Selection) -> str:
    """Tell for whom a message is."""
    t = ctx.t
    names = {(one.sort, one.value): one.label for one in criteria(ctx, selection)}
    said = (
        t.alternatives(names["role", one.value] for one in selection.roles),
        t.alternatives(names["kind", one.value] for one in selection.kinds),
        t.alternatives(names.get(("sector", one), one) for one in selection.sectors),
        t.alternatives(selection.regions),
        answers_line(ctx, selection),
    )
    told = " · ".join(filter(None, said))
    return t(N_("For: {audience}"), audience=told) if told else t(N_("For everybody in the cohort"))


def includes(ctx: Context, selection: Selection, person: int) -> bool:
    return selection == EVERYBODY or recipients.includes(
        ctx.db, cohort=ctx.cohort.id, selection=selection, person=person
    )


def _regions(ctx: Context) -> dict[str, str]:
    """Return the regions of the cohort's organizations, by what a button carries of each."""
    found = participations.participants(ctx.db, cohort=ctx.cohort.id)
    return {
        _mark(region): region for region in sorted({one for each in found for one in each.regions})
    }


def _mark(region: str) -> str:
    """Return what stays the same whatever other regions there are, and fits in a button."""
    return hashlib.sha256(fold(region).encode()).hexdigest()[:8]

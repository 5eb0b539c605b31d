"""Invitations made at the command line: the way in for the first coordinator."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.clock import Clock
from bot.i18n import N_
from bot.invitations import SPEAKS_FOR, VALID, link, may_represent
from bot.operations.cohorts import cohort_named
from bot.operations.opened import opened
from bot.operations.refusals import Refused
from storage import bots, codes, organizations, participations
from storage.folding import fold
from storage.organizations import Kind
from storage.people import Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.settings import Settings
    from storage.db import Session

SPEAKS_FOR_NONE: Final = N_("a coordinator speaks for no organization: leave it out")
UNSAID: Final = {
    Kind.ENTERPRISE: N_("a manager speaks for an organization: say which enterprise"),
    Kind.INSTITUTION: N_("a champion speaks for an organization: say which institution"),
}
UNKNOWN: Final = {
    Kind.ENTERPRISE: N_(
        "no enterprise of the cohort is named '{name}': check it, or import it first"
    ),
    Kind.INSTITUTION: N_(
        "no institution of the cohort is named '{name}': check it, or import it first"
    ),
}


@dataclass(frozen=True, slots=True)
class Invitation:
    """A new code, and the Telegram bot's name where it is known."""

    code: str
    handle: str | None

    @property
    def link(self) -> str:
        """The address that opens the bot and enters the code; empty where no bot is known."""
        return link(self.handle, self.code) if self.handle else ""


def invite(settings: Settings, slug: str, role: str, organization: str | None) -> Iterator[str]:
    """Create a code; yield what to hand over."""
    quality, now = Role(role), Clock().now()

    def work(db: Session) -> Invitation:
        cohort = cohort_named(db, slug).id
        for_whom = spoken_for(db, cohort, quality, organization or "")
        code = issue(db, cohort, quality, for_whom, now=now)
        return Invitation(code, bots.handle(db, platform="telegram"))

    with opened(settings) as store:
        made = store.run_sync(work)
    yield f"/code {made.code}"
    yield _way_in(settings, made)


def issue(
    db: Session,
    cohort: int,
    role: Role,
    organization: int | None,
    *,
    now: datetime,
    name: str | None = None,
    language: str | None = None,
) -> str:
    return codes.issue(
        db,
        cohort=cohort,
        role=role,
        organization=organization,
        name=name,
        language=language,
        now=now,
        expires_at=now + VALID,
    )


def spoken_for(db: Session, cohort: int, role: Role, name: str) -> int | None:
    """Return the organization that someone in that role speaks for. Raises Refused."""
    kind = SPEAKS_FOR.get(role)
    if kind is None:
        if name:
            raise Refused(SPEAKS_FOR_NONE)
        return None
    if not name:
        raise Refused(UNSAID[kind])
    found = _named(db, cohort, role, name)
    if found is None:
        raise Refused(UNKNOWN[kind], name=name)
    return found


def _named(db: Session, cohort: int, role: Role, name: str) -> int | None:
    """Find, by any known spelling, an organization that the role may speak for."""
    for listing in participations.directory(db, cohort=cohort):
        spellings = map(fold, organizations.names(listing.organization))
        if may_represent(role, listing) and fold(name) in spellings:
            return listing.organization.id
    return None


def _way_in(settings: Settings, made: Invitation) -> str:
    handle = made.handle or _asked_for(settings)
    if handle is not None:
        return Invitation(made.code, handle).link
    return "for a Telegram link: set TELEGRAM_TOKEN, or start the bot once, then invite again"


def _asked_for(settings: Settings) -> str | None:
    """Ask Telegram for the bot's name; None without a token, or when it does not answer."""
    if settings.telegram_token is None:
        return None
    from bot.platforms.telegram import checkup  # noqa: PLC0415 - a platform not in use is not loaded

    token = settings.telegram_token.get_secret_value()
    checked = asyncio.run(checkup.check(token, settings.telegram_api_url))
    return checked.handle or None

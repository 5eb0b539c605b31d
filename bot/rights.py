"""Who may do what: checked at every command, press and answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.errors import Refusal
from bot.i18n import COHORT, N_
from storage.people import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.i18n import Translator
    from bot.situations import Situation
    from storage.people import Membership

NAMES: Final = {
    Role.MANAGER: N_("managers"),
    Role.CHAMPION: N_("champions"),
    Role.COORDINATOR: N_("coordinators"),
}


class NotJoined(Exception):
    """Somebody who is in no running cohort asks for what members do."""


class Undecided(Exception):
    """The person is in several running cohorts, and nothing tells which one is meant."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Roles, as a sentence names them."""

    roles: frozenset[Role]

    def shown(self, t: Translator) -> str:
        return ", ".join(t(NAMES[role]) for role in Role if role in self.roles)


def acting(now: Situation, roles: frozenset[Role]) -> Membership:
    """Return the membership by which the person may act.

    Raises NotJoined, Undecided, or Refusal when the roles are others'.
    """
    if now.person is None or not now.open:
        raise NotJoined
    if now.left:
        raise _elsewhere(now)
    if now.cohort is None:
        raise Undecided
    found = first(now.memberships, roles)
    if found is None:
        raise Refusal(
            N_("This command is for: {roles}. The coordinators can help."), roles=Roles(roles)
        )
    return found


def _elsewhere(now: Situation) -> Refusal:
    """Say where somebody may do it: in private, where it is the chat that is another cohort's."""
    if now.chat.cohort_id not in {None, *(one.id for one in now.open)}:
        why = N_("This chat is attached to a cohort that you are not in: write to me privately.")
        return Refusal(why)
    return Refusal(
        N_("You are not in the cohort that this is about. See yours: {cohort}"), cohort=COHORT
    )


def first(memberships: Iterable[Membership], roles: frozenset[Role]) -> Membership | None:
    """Return the membership to act by in one of these roles: who coordinates acts as such."""
    fit = [one for one in memberships if one.role in roles]
    return foremost(fit) if fit else None


def foremost(memberships: Sequence[Membership]) -> Membership:
    """Return the membership that sees the most: the coordinator's, else the oldest."""
    coordinating = (one for one in memberships if one.role is Role.COORDINATOR)
    return next(coordinating, memberships[0])

"""Why somebody cannot be reached, and what a coordinator can do about it: in private alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Button
from bot.i18n import INVITE, N_
from handlers._lines import member_line
from storage.reach import Why

if TYPE_CHECKING:
    from bot.context import Context
    from bot.i18n import Translator
    from storage.people import Member

REASONS: Final = {
    Why.NO_ACCOUNT: N_("no account yet"),
    Why.BLOCKED: N_("blocked Maillon"),
    Why.LEFT: N_("account or chat closed"),
}
_REMEDIES: Final = {
    Why.NO_ACCOUNT: N_("No account yet: give them a code. {invite}"),
    Why.BLOCKED: N_("Blocked Maillon: ask them to unblock it, and to write to it."),
    Why.LEFT: N_("Account or chat closed: ask them to write here, or give them a code. {invite}"),
}


def remedy(t: Translator, why: Why) -> str:
    """Say what to do about it."""
    return t(_REMEDIES[why], invite=INVITE)


def member_button(ctx: Context, member: Member, why: Why | None) -> Button:
    """Name a member, with why they cannot be reached, to be opened."""
    line = member_line(ctx, member)
    told = ctx.t(N_("{member}: {why}"), member=line, why=ctx.t(REASONS[why])) if why else line
    return Button(told, "cohort.member", (member.membership.id,))

"""What somebody is told of a week in each of their qualities: one message, in as many parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.cards import Card, Text
from bot.i18n import N_
from handlers._digest_champions import bought_card
from handlers._digest_managers import own_card
from handlers._digest_words import days, title
from handlers._held import LINES, with_held
from handlers._lines import organization_name
from storage import digests
from storage.people import Role
from storage.weekly import Bought, Own

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.context import Context
    from storage.digests import Digest
    from storage.people import Membership


@dataclass(frozen=True, slots=True)
class Part:
    """One digest, and the quality in which its reader was to be told."""

    digest: Digest
    quality: Membership

    @property
    def organization(self) -> int:
        return self.quality.organization_id or 0

    def card(self, ctx: Context) -> Card | None:
        """Show it, with the figures that it was issued with."""
        figures = self.digest.figures
        if self.quality.role is Role.CHAMPION:
            return bought_card(ctx, self.digest, self.organization, Bought(**figures))
        return own_card(ctx, self.digest, Own(**figures))

    def alone(self, ctx: Context, card: Card) -> Card:
        """Name in its title whom it tells of, where its reader manages several.

        A question about a silence is of all of them: it has no title, and names none.
        """
        alike = [one for one in ctx.memberships if one.role is self.quality.role]
        if self.quality.role is Role.CHAMPION or not card.title or len(alike) == 1:
            return card
        span = days(ctx.t, self.digest.starts, self.digest.ends)
        name = organization_name(ctx, self.organization)
        return replace(card, title=ctx.t(N_("{name}, {days}"), name=name, days=span))


def parts(ctx: Context, numbers: Iterable[int]) -> list[Part]:
    """Return those of these digests whose quality the reader still has."""
    mine = {one.id: one for one in ctx.memberships}
    found = (digests.get(ctx.db, cohort=ctx.cohort.id, digest=number) for number in numbers)
    kept = [one for one in found if one is not None and one.membership_id in mine]
    return [Part(one, mine[one.membership_id]) for one in kept if one.membership_id]


def week_card(ctx: Context, numbers: Iterable[int]) -> Card | None:
    """Show digests as one message; nothing where none is the reader's any more."""
    told = parts(ctx, numbers)
    return _week(ctx, told) if told else None


def _week(ctx: Context, told: list[Part]) -> Card | None:
    holder = next((one.digest for one in told if one.digest.held), told[0].digest)
    shown = [(one, card) for one in told if (card := one.card(ctx)) is not None]
    match shown:
        case []:
            return with_held(ctx, holder, None)
        case [(one, card)]:
            return with_held(ctx, holder, one.alone(ctx, card))
        case several:
            card = _joined(ctx, holder, [(one.organization, card) for one, card in several])
            return with_held(ctx, holder, card, lines=LINES * len(several))


def _joined(ctx: Context, digest: Digest, shown: list[tuple[int, Card]]) -> Card:
    """Put cards under one title, each below the name of its organization."""
    t, named = ctx.t, [(organization_name(ctx, number), card) for number, card in shown]
    texts = ((name, [b.text for b in card.blocks if isinstance(b, Text)]) for name, card in named)
    buttons = (button for _, card in shown for button in card.buttons)
    return Card(
        title=title(t, digest.starts, digest.ends),
        blocks=tuple(Text("\n".join((name, *told))) for name, told in texts),
        buttons=tuple(dict.fromkeys(buttons)),
    )

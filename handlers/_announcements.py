"""What events, calls for tenders and broadcasts share: prepared, seen, told, changed, cancelled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from bot.errors import Outdated, Refusal
from bot.i18n import N_, Typed
from handlers._roles import COORDINATORS
from storage import announcements, held, posts
from storage.announcements import DROPPED, PREPARED, Announcement, Stage

if TYPE_CHECKING:
    from bot.context import Context

A = TypeVar("A", bound=Announcement)

ANNOUNCE: Final = Typed(N_("/channel announcements"))
"""What attaches a channel to the cohort for its announcements."""
HOSTS: Final = COORDINATORS
"""Who may announce."""
UNTOLD: Final = frozenset({PREPARED, DROPPED})


@dataclass(frozen=True, slots=True)
class Announcements(Generic[A]):
    """One kind of announcement.

    `key` begins its buttons, and is how sentences and posts name one; `line` tells one. `missing`
    is said where there is none, `settled` of one that is no longer in preparation, `meanwhile` of
    what somebody else changed in one. `send` is the button that tells it: the end of its key, and
    its label.
    """

    key: str
    record: type[A]
    line: Callable[[Context, A], str]
    missing: str
    settled: Mapping[str, str]
    meanwhile: str
    send: tuple[str, str] = ("announce", N_("Announce"))

    def found(self, ctx: Context, number: int) -> A:
        """Return one of the cohort. Raises Refusal."""
        cohort = ctx.cohort.id
        found = announcements.get(ctx.db, self.record, cohort=cohort, announcement=number)
        if found is None:
            raise Refusal(self.missing)
        return found

    def prepared(self, ctx: Context, number: int, version: int | None = None) -> A:
        """Return one as a preview showed it. Raises Refusal, or Outdated."""
        one = self.found(ctx, number)
        if one.stage != PREPARED:
            raise Outdated(self.settled[one.stage], when=one.settled_at)
        if version not in {None, one.sequence}:
            raise Outdated(N_("This preview has changed since: use the newest one."))
        return one

    def announced(self, ctx: Context, number: int) -> A:
        """Return one that was told, be it cancelled since. Raises Refusal."""
        one = self.found(ctx, number)
        if one.stage in UNTOLD:
            raise Refusal(self.missing)
        return one

    def standing(self, ctx: Context, number: int) -> A:
        """Return one that was told, and not cancelled since. Raises Refusal, or Outdated."""
        one = self.announced(ctx, number)
        if one.stage == Stage.CANCELLED:
            raise Outdated(self.settled[one.stage], when=one.settled_at)
        return one

    def change(self, ctx: Context, one: A, changes: Mapping[str, object]) -> A:
        return announcements.change(
            ctx.db,
            self.record,
            cohort=ctx.cohort.id,
            announcement=one.id,
            changes=changes,
            by=ctx.person.id,
            now=ctx.now,
        )

    def settle(self, ctx: Context, one: A, stage: StrEnum, reason: str = "") -> A:
        return announcements.settle(
            ctx.db,
            self.record,
            cohort=ctx.cohort.id,
            announcement=one.id,
            stage=stage,
            by=ctx.person.id,
            now=ctx.now,
            kept={"reason": reason} if reason else None,
        )

    def cancel(self, ctx: Context, one: A, reason: str) -> A:
        """Cancel one: it is posted and held back nowhere more, and every copy says so."""
        cohort, args = ctx.cohort.id, (one.id,)
        posts.cancel(ctx.db, cohort=cohort, view=self.key, args=args)
        held.recall(ctx.db, cohort=cohort, view=self.key, args=args)
        ctx.refresh(self.key, one.id)
        return self.settle(ctx, one, Stage.CANCELLED, reason)

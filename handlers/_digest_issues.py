"""Who is told of the last days: each manager and champion, and the cohort's channels."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from handlers._digest_figures import figures, reader
from storage import digests, discretion, held, people, subscriptions, weekly
from storage.chats import ANNOUNCEMENTS, COORDINATION
from storage.consents import Category
from storage.weekly_rows import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.rounds import Round
    from storage.cohorts import Cohort
    from storage.digests import Slot
    from storage.people import Membership
    from storage.weekly import Collective

VIEWS: Final = {ANNOUNCEMENTS: "digest.announcements", COORDINATION: "digest.coordination"}


@dataclass(frozen=True, slots=True)
class Issue:
    """Some days of one cohort, as they are told."""

    round_: Round
    cohort: Cohort
    slot: Slot

    @property
    def week(self) -> Span:
        return Span(self.cohort.id, self.slot.starts, self.slot.ends)

    def to_all(self) -> None:
        """Keep the figures of the week and plan each digest that has something to tell."""
        db, now = self.round_.db, self.round_.now
        together = weekly.collective(db, cohort=self.cohort, week=self.week, now=now)
        for purpose in VIEWS:
            self._to_channel(purpose, together)
        for member in people.members(db, cohort=self.cohort.id):
            self._to_member(member.membership)

    def _to_channel(self, purpose: str, week: Collective) -> None:
        former = digests.latest(self.round_.db, cohort=self.cohort.id, reader=purpose)
        known = former.figures["told"]["known"] if former else (0, 0)
        told = discretion.told(week=week.week, season=week.season, known=known)
        number = self._keep(purpose, {"week": asdict(week), "told": asdict(told)})
        quiet = week.empty if purpose == ANNOUNCEMENTS else week.quiet
        if number is None or quiet:
            return
        self.round_.announce(
            VIEWS[purpose],
            number,
            purpose=purpose,
            key=f"digest:{self.slot.ends}",
            due=self.slot.opens,
            useful=self.slot.closes - self.slot.opens,
            cohort=self.cohort.id,
        )

    def _to_member(self, member: Membership) -> None:
        db, now = self.round_.db, self.round_.now
        subscribes = subscriptions.subscribes(db, membership=member, now=now)
        if not subscribes or (told := self._told(member)) is None:
            return
        number = self._keep(reader(member), *told, member.id)
        if number is None:
            return
        self.round_.post(
            f"digest.{member.role}",
            number,
            to=member.person_id,
            # One person may have several qualities, in several cohorts.
            key=f"digest:{self.slot.ends}:{member.id}",
            due=self.slot.opens,
            useful=self.slot.closes - self.slot.opens,
            cohort=self.cohort.id,
            category=Category.DIGEST,
            wanted=False,
        )

    def _told(self, member: Membership) -> tuple[dict[str, Any], list[int]] | None:
        """Count what concerns a member, with what the ration held back from them.

        None where they have no digest, or it would be empty.
        """
        db, now, cohort = self.round_.db, self.round_.now, self.cohort
        counted = figures(db, cohort, self.slot, member, now)
        if counted is None:
            return None
        back = held.untold(db, person=member.person_id, cohort=cohort.id, now=now)
        return None if counted.empty and not back else (counted.values, back)

    def _keep(
        self,
        reader: str,
        figures: dict[str, Any],
        held: Sequence[int] = (),
        membership: int | None = None,
    ) -> int | None:
        return digests.issue(
            self.round_.db,
            cohort=self.cohort.id,
            slot=self.slot,
            reader=reader,
            figures=figures,
            now=self.round_.now,
            membership=membership,
            held=held,
        )

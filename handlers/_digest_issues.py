"""Some days of one cohort, issued: each manager and champion is told of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handlers._digest_figures import figures, reader
from storage import chats, digests, held, people, subscriptions
from storage.consents import Category
from storage.weekly_rows import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.rounds import Round
    from storage.cohorts import Cohort
    from storage.digests import Slot
    from storage.people import Membership


@dataclass(frozen=True, slots=True)
class Issue:
    """Some days of one cohort, as they are told."""

    round_: Round
    cohort: Cohort
    slot: Slot

    @property
    def week(self) -> Span:
        return Span(self.cohort.id, self.slot.starts, self.slot.ends)

    def to_members(self) -> None:
        """Keep and plan what each manager and champion is told."""
        for member in people.members(self.round_.db, cohort=self.cohort.id):
            self._to_member(member.membership)

    def announce(self, view: str, purpose: str, figures: dict[str, Any], *, quiet: bool) -> None:
        """Keep what chats of that purpose are told, and plan it unless there is nothing to tell."""
        number = self._keep(purpose, figures)
        if number is None or quiet:
            return
        self.round_.announce(
            view,
            number,
            rooms=chats.of_cohort(self.round_.db, cohort=self.cohort.id, purpose=purpose),
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

"""Some days of one cohort, issued: each manager and champion is told of their own."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from storage import chats, digests, held, people, subscriptions, weekly
from storage.consents import Category
from storage.people import Role
from storage.weekly_rows import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.rounds import Round
    from storage.cohorts import Cohort
    from storage.digests import Slot
    from storage.people import Membership
    from storage.weekly import Own

PATIENCE: Final = timedelta(weeks=4)
"""Between two questions about one silence."""
ENTRIES: Final = frozenset({"contract", "contract.change", "contact", "contact.change"})
"""The commands and forms that log something, or correct it."""


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
        number = self._keep(_reader(member), *told, member.id)
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
        """Count what concerns a member, and take up what the ration held back from them.

        None where they have no digest, or it would be empty.
        """
        db, cohort, week = self.round_.db, self.cohort, self.week
        match member.role, member.organization_id:
            case Role.MANAGER, int():
                own = self._own(member)
                figures, empty = asdict(own), own.empty and own.silent_since is None
            case Role.CHAMPION, int(institution):
                bought = weekly.bought(db, cohort=cohort, institution=institution, week=week)
                figures, empty = asdict(bought), bought.empty
            case _:
                return None
        back = held.untold(db, person=member.person_id, cohort=cohort.id, now=self.round_.now)
        return None if empty and not back else (figures, back)

    def _own(self, member: Membership) -> Own:
        """Count what concerns a manager; ask about a silence in an empty week, and seldom."""
        now, day = self.round_.now, self.slot.ends - PATIENCE
        own = weekly.own(
            self.round_.db,
            cohort=self.cohort,
            membership=member,
            week=self.week,
            entries=ENTRIES,
            now=now,
        )
        former = digests.ending(
            self.round_.db, cohort=self.cohort.id, reader=_reader(member), after=day
        )
        asked = any(one.figures["silent_since"] for one in former)
        return own if own.empty and not asked else replace(own, silent_since=None)

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


def _reader(member: Membership) -> str:
    return f"{member.role}:{member.id}"

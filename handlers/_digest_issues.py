"""Some days of one cohort, issued: each manager and champion is told of their own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from handlers._digest_figures import counted, reader
from handlers._digest_worth import worth_telling
from storage import chats, digests, held, people, subscriptions
from storage.consents import Category
from storage.people import Membership
from storage.weekly_rows import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.rounds import Round
    from storage.chats import Chat
    from storage.cohorts import Cohort
    from storage.digests import Digest, Slot


@dataclass(frozen=True, slots=True)
class Issue:
    """Some days of one cohort, as they are told."""

    round_: Round
    cohort: Cohort
    slot: Slot
    due: datetime

    @property
    def week(self) -> Span:
        return Span(self.cohort.id, self.slot.starts, self.slot.ends)

    def rooms(self, purpose: str) -> Sequence[Chat]:
        return chats.of_cohort(self.round_.db, cohort=self.cohort.id, purpose=purpose)

    def to_members(self) -> None:
        """Keep and plan what each manager and champion is told."""
        qualities = defaultdict[int, list[Membership]](list)
        for member in people.members(self.round_.db, cohort=self.cohort.id):
            qualities[member.person.id].append(member.membership)
        for person, theirs in qualities.items():
            self._to_person(person, theirs)

    def announce(
        self, view: str, purpose: str, figures: dict[str, Any], rooms: Sequence[Chat]
    ) -> None:
        """Keep what chats of that purpose are told, and plan it in these."""
        number = self._keep(purpose, figures)
        if number is None:
            return
        self.round_.announce(
            view,
            number,
            rooms=rooms,
            key=f"digest:{self.slot.ends}:{number}",
            due=self.due,
            useful=self.slot.closes - self.due,
            cohort=self.cohort.id,
        )

    def _to_person(self, person: int, qualities: Sequence[Membership]) -> None:
        """Keep what somebody is told in each of their qualities, and plan it as one message."""
        db, now = self.round_.db, self.round_.now
        theirs = [one for one in qualities if subscriptions.subscribes(db, membership=one, now=now)]
        if not theirs:
            return
        cohort = self.cohort.id
        former = digests.told(db, cohort=cohort, person=person, now=now)
        back = held.untold(db, person=person, cohort=cohort, digests=former, now=now)
        kept = {
            number: one
            for one, values in self._told(theirs, back, former)
            if (number := self._keep(reader(one), values, back, one.id)) is not None
        }
        if not kept:
            return
        first = next(iter(kept.values()))
        self.round_.post(
            f"digest.{first.role}" if len(kept) == 1 else "digest.several",
            *kept,
            to=person,
            # One person may be in several cohorts, whose digests end on the same day.
            key=f"digest:{self.slot.ends}:{first.id}",
            due=self.due,
            useful=self.slot.closes - self.due,
            cohort=cohort,
            category=Category.DIGEST,
            wanted=False,
        )

    def _told(
        self, qualities: Sequence[Membership], back: Sequence[int], former: Sequence[Digest]
    ) -> list[tuple[Membership, dict[str, Any]]]:
        """Count what concerns somebody in each quality that has something worth telling.

        Where none has, the first one tells what the ration held back from them.
        """
        db, now = self.round_.db, self.round_.now
        every = counted(db, self.cohort, self.slot, qualities, told=former, now=now)
        told = worth_telling(self.slot, every, former)
        kept = told or (every[:1] if back else [])
        return [(one, asdict(found)) for one, found in kept]

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

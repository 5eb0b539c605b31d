"""What the cohort's chats are told of a week: of amounts, what their readers may know."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from handlers._digest_figures import PATIENCE
from storage import chats, digests, discretion, weekly, weekly_rows
from storage.chats import ANNOUNCEMENTS, COORDINATION
from storage.discretion import Sum, Told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handlers._digest_issues import Issue
    from storage.chats import Chat
    from storage.weekly import Bought, Concerns

VIEWS: Final = {ANNOUNCEMENTS: "digest.announcements", COORDINATION: "digest.coordination"}
OF_ONE: Final = "digest.institution"


def to_rooms(issue: Issue) -> None:
    """Keep and plan what each of the cohort's chats is told."""
    db, cohort = issue.round_.db, issue.cohort
    who = weekly.concerns(db, cohort=cohort, now=issue.round_.now)
    together = weekly.collective(db, cohort=cohort, week=issue.week, who=who)
    sums = Sums.of(issue)
    told = discretion.told(week=sums.week, season=sums.season, known=_known(issue))
    every = discretion.to_coordinators(week=together.week)
    week = {"week": asdict(together)}
    to_all = week | {"told": asdict(told), "sums": sums.packed}
    to_coordinators = week | {"told": asdict(every), "who": asdict(who)}
    everybody, coordinators = issue.rooms(ANNOUNCEMENTS), issue.rooms(COORDINATION)
    if together.empty:
        everybody, coordinators = [], [one for one in coordinators if _news(issue, who, one)]
    issue.announce(VIEWS[ANNOUNCEMENTS], ANNOUNCEMENTS, to_all, everybody)
    issue.announce(VIEWS[COORDINATION], COORDINATION, to_coordinators, coordinators)
    _to_institutions(issue, sums.week, told)


@dataclass(frozen=True, slots=True)
class Sums:
    """What was sold in the week, and since the season began."""

    week: Sum
    season: Sum

    @classmethod
    def of(cls, issue: Issue) -> Sums:
        season = replace(issue.week, starts=issue.cohort.starts)
        return cls(*(weekly_rows.summed(issue.round_.db, span) for span in (issue.week, season)))

    @property
    def packed(self) -> dict[str, Any]:
        return {"week": self.week.packed(), "season": self.season.packed()}

    @classmethod
    def told(cls, figures: Mapping[str, Any]) -> Sums:
        """Return those of a digest; an older one kept no more than each as a whole."""
        whole = {name: {"whole": figures["week"][name]} for name in ("week", "season")}
        kept = figures.get("sums", whole)
        return cls(Sum.unpacked(kept["week"]), Sum.unpacked(kept["season"]))


def _news(issue: Issue, who: Concerns, room: Chat) -> bool:
    """Whether the coordinators were not lately told there of all who ask for their attention."""
    db, cohort, now = issue.round_.db, issue.cohort.id, issue.round_.now
    since, view = issue.slot.ends - PATIENCE, VIEWS[COORDINATION]
    heard = digests.heard(db, cohort=cohort, chat=room.id, view=view, now=now)
    told = [one.figures.get("who", {}) for one in heard if one.ends > since]
    return any(
        {*numbers}.difference(*(one.get(name, ()) for one in told))
        for name, numbers in asdict(who).items()
    )


def _to_institutions(issue: Issue, together: Sum, told: Told) -> None:
    """Tell each institution that has chats of its own its share of the week."""
    listening = _listening(issue)
    weeks = {
        one: weekly_rows.summed(issue.round_.db, issue.week, institution=one) for one in listening
    }
    open_ = discretion.parts(told, week=together, each=weeks)
    for one in listening:
        bought = _bought(issue, one)
        figures = {"week": asdict(bought), "amount": one in open_}
        purpose = chats.institution_purpose(one)
        rooms = issue.rooms(purpose) if bought.worth_telling_now else ()
        issue.announce(OF_ONE, purpose, figures, rooms)


def _listening(issue: Issue) -> list[int]:
    """Return the institutions that have chats of their own."""
    rooms = chats.of_cohort(issue.round_.db, cohort=issue.cohort.id)
    found = {chats.institution_of(one.purpose or "") for one in rooms}
    return sorted(one for one in found if one is not None)


def _bought(issue: Issue, institution: int) -> Bought:
    """Count what it bought, without who sold what."""
    db, cohort = issue.round_.db, issue.cohort
    bought = weekly.bought(db, cohort=cohort, institution=institution, week=issue.week)
    return replace(bought, modes={}, enterprises=[])


def _known(issue: Issue) -> list[Sum]:
    """Return the sums that everybody in the cohort was told."""
    formers = digests.of_reader(issue.round_.db, cohort=issue.cohort.id, reader=ANNOUNCEMENTS)
    told = ((Told.of(one.figures["told"]), Sums.told(one.figures)) for one in formers)
    return [
        one
        for telling, sums in told
        for one in discretion.shown(telling, week=sums.week, season=sums.season)
    ]

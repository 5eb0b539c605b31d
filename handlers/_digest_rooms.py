"""What the cohort's chats are told of a week: of amounts, what their readers may know."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from handlers._digest_figures import PATIENCE
from storage import chats, digests, discretion, weekly, weekly_rows
from storage.chats import ANNOUNCEMENTS, COORDINATION
from storage.discretion import Sum, Told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handlers._digest_issues import Issue
    from storage.weekly import Bought, Collective

VIEWS: Final = {ANNOUNCEMENTS: "digest.announcements", COORDINATION: "digest.coordination"}
OF_ONE: Final = "digest.institution"
_ASKS: Final = ("silent", "unreachable", "unknown")


def to_rooms(issue: Issue) -> None:
    """Keep and plan what each of the cohort's chats is told."""
    db, cohort = issue.round_.db, issue.cohort
    together = weekly.collective(db, cohort=cohort, week=issue.week, now=issue.round_.now)
    sums = Sums.of(issue)
    told = discretion.told(week=sums.week, season=sums.season, known=_known(issue))
    every = discretion.to_coordinators(week=together.week)
    _announce(issue, ANNOUNCEMENTS, together, told, {"sums": sums.packed}, quiet=together.empty)
    asked = together.quiet or (together.empty and _asked(issue, together))
    _announce(issue, COORDINATION, together, every, {"quiet": asked}, quiet=asked)
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


def _asked(issue: Issue, week: Collective) -> bool:
    """Whether the coordinators were lately asked to look at just what this week would ask."""
    db, cohort, since = issue.round_.db, issue.cohort.id, issue.slot.ends - PATIENCE
    former = digests.of_reader(db, cohort=cohort, reader=COORDINATION)
    told = (one for one in former if one.ends > since and not one.figures.get("quiet"))
    figures = asdict(week)
    return any(all(one.figures["week"][name] == figures[name] for name in _ASKS) for one in told)


def _announce(
    issue: Issue,
    purpose: str,
    week: Collective,
    told: Told,
    kept: Mapping[str, Any] = MappingProxyType({}),
    *,
    quiet: bool,
) -> None:
    figures = {"week": asdict(week), "told": asdict(told), **kept}
    issue.announce(VIEWS[purpose], purpose, figures, quiet=quiet)


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
        quiet = not (bought.week[0] or bought.contacts)
        issue.announce(OF_ONE, chats.institution_purpose(one), figures, quiet=quiet)


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

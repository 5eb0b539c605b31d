"""What the cohort's chats are told of a week: of amounts, what their readers may know."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Final

from storage import chats, digests, discretion, weekly
from storage.chats import ANNOUNCEMENTS, COORDINATION
from storage.discretion import Told

if TYPE_CHECKING:
    from handlers._digest_issues import Issue
    from storage.discretion import Pair
    from storage.weekly import Bought, Collective

VIEWS: Final = {ANNOUNCEMENTS: "digest.announcements", COORDINATION: "digest.coordination"}
OF_ONE: Final = "digest.institution"


def to_rooms(issue: Issue) -> None:
    """Keep and plan what each of the cohort's chats is told."""
    db, cohort = issue.round_.db, issue.cohort
    together = weekly.collective(db, cohort=cohort, week=issue.week, now=issue.round_.now)
    known = _known(issue)
    told = discretion.told(week=together.week, season=together.season, known=known)
    every = discretion.to_coordinators(week=together.week)
    _announce(issue, ANNOUNCEMENTS, together, told, quiet=together.empty)
    _announce(issue, COORDINATION, together, every, quiet=together.quiet)
    _to_institutions(issue, together, told)


def _announce(issue: Issue, purpose: str, week: Collective, told: Told, *, quiet: bool) -> None:
    figures = {"week": asdict(week), "told": asdict(told)}
    issue.announce(VIEWS[purpose], purpose, figures, quiet=quiet)


def _to_institutions(issue: Issue, together: Collective, told: Told) -> None:
    """Tell each institution that has chats of its own its share of the week."""
    every = {one: _bought(issue, one) for one in _listening(issue)}
    weeks = {one: bought.week for one, bought in every.items()}
    open_ = discretion.parts(told, week=together.week, each=weeks)
    for one, bought in every.items():
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


def _known(issue: Issue) -> set[Pair]:
    """Return the sums that everybody in the cohort was told."""
    formers = digests.of_reader(issue.round_.db, cohort=issue.cohort.id, reader=ANNOUNCEMENTS)
    return {
        one
        for former in formers
        for one in discretion.shown(
            Told.of(former.figures["told"]),
            week=tuple(former.figures["week"]["week"]),
            season=tuple(former.figures["week"]["season"]),
        )
    }

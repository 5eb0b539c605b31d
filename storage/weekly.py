"""The figures of a cohort's week: of an enterprise, of an institution, of all together."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from storage import ahead, cohorts, contacts, contracts, proposals, reach, suggestions, weekly_rows
from storage.cohorts import Cohort
from storage.discretion import Pair
from storage.organizations import Kind
from storage.people import Membership
from storage.weekly_rows import Asked, Span

SILENCE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Own:
    """What an enterprise did, and what waits for the person who speaks for it.

    `confirmed` is of the season; `proposals` are corrections that institutions ask for, and `asked`
    the contract and the number of each. `draft` is the entry begun last, of those to finish.
    `calls`, `events` and `near` are what is ahead of the person.
    """

    week: Pair
    season: Pair
    collaborations: Pair
    contacts: int
    target_cents: int | None
    drafts: int
    follow_ups: int
    silent_since: str | None
    confirmed: int = 0
    proposals: int = 0
    draft: int | None = None
    calls: tuple[int, ...] = ()
    events: tuple[int, ...] = ()
    near: bool = False
    asked: tuple[Asked, ...] = ()

    @property
    def idle(self) -> bool:
        """Whether nothing was done, and nothing that was begun waits."""
        return not (self.moved or self.proposals)

    @property
    def moved(self) -> bool:
        """Whether something was done, or is to be done these days."""
        done = (self.week[0], self.collaborations[0], self.contacts)
        return any((*done, self.drafts, self.follow_ups))

    @property
    def worth_telling_now(self) -> bool:
        """Whether something is of this week or of the next two, or is to be asked."""
        return self.moved or self.near or self.silent_since is not None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell of the week nor of the next ones, nor to ask."""
        return self.idle and not (self.calls or self.events or self.silent_since)

    @property
    def of_enterprise(self) -> "Own":
        """What is left without what is the person's, whichever enterprise they speak for."""
        return replace(self, drafts=0, draft=None, calls=(), events=(), near=False)


@dataclass(frozen=True, slots=True)
class Bought:
    """What an institution bought: modes and enterprises are of the week.

    `proposed`: of what is not confirmed, what waits for its enterprise to accept a correction;
    `asked` are the contracts of which nothing was said yet, each with its revision.
    """

    week: Pair
    season: Pair
    sellers: int
    contacts: int
    modes: dict[str, Pair]
    enterprises: list[tuple[int, int, int]]
    confirmed: Pair
    proposed: int = 0
    asked: tuple[Asked, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell of the week, nor to confirm."""
        return not (self.worth_telling_now or self.to_confirm)

    @property
    def worth_telling_now(self) -> bool:
        """Whether something is of this week."""
        return bool(self.week[0] or self.contacts)

    @property
    def declared(self) -> Pair:
        """What is not confirmed."""
        return self.season[0] - self.confirmed[0], self.season[1] - self.confirmed[1]

    @property
    def to_confirm(self) -> int:
        return self.declared[0] - self.proposed


@dataclass(frozen=True, slots=True)
class Silence:
    """An enterprise that logged nothing for long, and when it last did."""

    enterprise: int
    heard: datetime | None


@dataclass(frozen=True, slots=True)
class Concerns:
    """Who asks for the coordinators' attention; of a name that waits, who asked for it first."""

    silent: tuple[int, ...]
    unreachable: tuple[int, ...]
    unknown: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Collective:
    """What the cohort did together; `collaborations` are of the season."""

    week: Pair
    season: Pair
    median_cents: int | None
    contacts: int
    reached: int
    institutions: int
    silent: int
    unreachable: int
    unknown: int
    confirmed: int = 0
    collaborations: int = 0

    @property
    def empty(self) -> bool:
        return not (self.week[0] or self.contacts)


def own(
    db: Session,
    *,
    cohort: Cohort,
    membership: Membership,
    week: Span,
    entries: Collection[str],
    now: datetime,
) -> Own:
    """A manager's; `entries` are the commands and forms whose drafts are entries to finish."""
    enterprise = membership.organization_id or 0
    begun = weekly_rows.begun(db, membership, entries, now)
    since = _season(cohort, week)
    this = contracts.totals(db, **week.days, enterprise=enterprise)
    season = contracts.totals(db, **since.days, enterprise=enterprise)
    asked = proposals.waiting(db, cohort=cohort.id, enterprises=[enterprise])
    coming = ahead.of(db, cohort=cohort.id, person=membership.person_id, now=now)
    return Own(
        week=(this.count, this.cents),
        season=(season.count, season.cents),
        collaborations=(this.collaborations.count, this.collaborations.cents),
        contacts=contacts.count(db, **week.days, enterprise=enterprise),
        target_cents=weekly_rows.target(db, cohort.id, enterprise),
        drafts=len(begun),
        follow_ups=weekly_rows.follow_ups(db, week, enterprise),
        silent_since=_silent_since(db, membership, now),
        confirmed=weekly_rows.confirmed(db, since, enterprise=enterprise)[0],
        proposals=len(asked),
        draft=max(begun, default=None),
        calls=coming.calls,
        events=coming.events,
        near=coming.near,
        asked=tuple(Asked(one.contract_id, one.id) for one in asked),
    )


def bought(db: Session, *, cohort: Cohort, institution: int, week: Span) -> Bought:
    since = _season(cohort, week)
    this = contracts.totals(db, **week.days, institution=institution)
    season = contracts.totals(db, **since.days, institution=institution)
    return Bought(
        week=(this.count, this.cents),
        season=(season.count, season.cents),
        sellers=season.enterprises,
        contacts=contacts.count(db, **week.days, institution=institution),
        modes={mode: (one.count, one.cents) for mode, one in this.by_mode.items()},
        enterprises=weekly_rows.by_enterprise(db, week, institution),
        confirmed=weekly_rows.confirmed(db, since, institution=institution),
        proposed=weekly_rows.proposed(db, since, institution),
        asked=weekly_rows.asked(db, since, institution),
    )


def concerns(db: Session, *, cohort: Cohort, now: datetime) -> Concerns:
    return Concerns(
        silent=tuple(one.enterprise for one in silent(db, cohort=cohort, now=now)),
        unreachable=tuple(reach.lost(db, cohort=cohort.id)),
        unknown=tuple(one.id for one in suggestions.names(db, cohort=cohort.id)),
    )


def collective(db: Session, *, cohort: Cohort, week: Span, who: Concerns) -> Collective:
    since = _season(cohort, week)
    this, season = (contracts.totals(db, **one.days) for one in (week, since))
    hosts = weekly_rows.participants(db, cohort.id, Kind.INSTITUTION).keys()
    return Collective(
        week=(this.count, this.cents),
        season=(season.count, season.cents),
        median_cents=this.median_cents,
        contacts=contacts.count(db, **week.days),
        reached=len(hosts & weekly_rows.reached(db, week)),
        institutions=len(hosts),
        silent=len(who.silent),
        unreachable=len(who.unreachable),
        unknown=len(who.unknown),
        confirmed=weekly_rows.confirmed(db, since)[0],
        collaborations=season.collaborations.count,
    )


def silent(db: Session, *, cohort: Cohort, now: datetime) -> list[Silence]:
    """The enterprises that logged nothing for long, and joined before that; the longest first."""
    heard = weekly_rows.last_entries(db, cohort.id)
    joined = weekly_rows.participants(db, cohort.id, Kind.ENTERPRISE)
    before = now - SILENCE
    day = cohorts.today(cohort, now=before)
    found = [
        Silence(one, heard.get(one))
        for one, on in joined.items()
        if on <= day and (one not in heard or heard[one] <= before)
    ]
    return sorted(found, key=lambda one: one.heard.timestamp() if one.heard else 0)


def _silent_since(db: Session, member: Membership, now: datetime) -> str | None:
    """Since when nothing was logged, or they joined; None where that is not long ago."""
    heard = weekly_rows.last_entries(db, member.cohort_id).get(member.organization_id or 0)
    since = max(filter(None, (heard, member.joined_at)))
    return since.isoformat() if since <= now - SILENCE else None


def _season(cohort: Cohort, week: Span) -> Span:
    return Span(cohort.id, cohort.starts, week.ends)

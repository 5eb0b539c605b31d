"""Who asks, from where, in which cohort: read before anything is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.context import DEFAULT_ZONE, Context, Origin, Visit
from bot.exchange import ChatKind, Platform, Request
from bot.fields.field import Reading
from bot.i18n import Language, preferred
from bot.places import placed
from storage import chats, choices, directories, drafts, inbound, people
from storage.people import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.fields.directory import Directory
    from bot.i18n import Languages, Translator
    from bot.places import Pointed
    from bot.registry import Registry
    from storage.chats import Chat
    from storage.choices import Choice
    from storage.cohorts import Cohort
    from storage.db import Session
    from storage.drafts import Draft
    from storage.inbound import Inbound
    from storage.people import Membership, Person


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a request before it is understood.

    `memberships` are those of `cohort`; `open` holds all of the person's running cohorts, and
    `likely` those to choose from where nothing tells which one is meant.
    `left`: what was pressed or answered is about a cohort that the person is not in.
    `doubtful`: another cohort could have been meant, so that the answer says which one this is.
    `directory` is the version of the organizations' directory; `kept` is how this delivery was
    answered, if it was.
    `home` is the chat that holds the person's draft: their direct one, where a group's messages
    are read by all.
    """

    request: Request
    now: datetime
    t: Translator
    chat: Chat
    home: Chat
    directory: int
    kept: Inbound | None = None
    person: Person | None = None
    cohort: Cohort | None = None
    left: bool = False
    doubtful: bool = False
    memberships: tuple[Membership, ...] = ()
    open: tuple[Cohort, ...] = ()
    likely: tuple[Cohort, ...] = ()
    draft: Draft | None = None

    @property
    def alone(self) -> bool:
        """Whether only the person reads what they wrote."""
        return self.request.kind is ChatKind.DIRECT

    def visit(self, db: Session, registry: Registry) -> Visit:
        origin = Origin.of(self.request, self.chat, self.home)
        return Visit(db, self.now, self.t, registry, origin, self.person)

    def context(self, db: Session, registry: Registry, membership: Membership) -> Context:
        if self.person is None or self.cohort is None:
            raise LookupError("no member, no context")
        return Context(
            db=db,
            now=self.now,
            t=self.t,
            registry=registry,
            origin=Origin.of(self.request, self.chat, self.home),
            person=self.person,
            cohort=self.cohort,
            membership=membership,
            memberships=self.memberships,
        )

    def reading(self, directory: Directory) -> Reading:
        """Return what words are read with: relative days are those of when they were sent."""
        zone = self.cohort.zone if self.cohort else DEFAULT_ZONE
        sent = min(self.now, self.request.sent or self.now)
        managed = (one.organization_id for one in self.memberships if one.role is Role.MANAGER)
        sellers = tuple(one for one in managed if one is not None)
        coordinates = any(one.role is Role.COORDINATOR for one in self.memberships)
        several = coordinates or len(sellers) > 1
        return Reading(
            language=self.t.language,
            today=sent.astimezone(ZoneInfo(zone)).date(),
            zone=zone,
            now=self.now,
            directory=directory,
            may_act_for_others=several,
            enterprise=None if several or not sellers else sellers[0],
            sellers=None if coordinates else sellers,
            cohorts=tuple((one.id, one.name) for one in self.open),
        )


def situate(
    db: Session, *, request: Request, now: datetime, languages: Languages, pointed: Pointed
) -> Situation | None:
    """Read the situation of a request; None where a chat of it is to be remembered first."""
    person = people.by_account(
        db, platform=request.platform, workspace=request.workspace, user_id=request.user
    )
    chat = _chat(db, request, request.chat)
    home = chat if _speaks_alone(request) else _chat(db, request, request.user)
    if chat is None or home is None or _outdated(chat, person) or _outdated(home, person):
        return None
    mine = people.memberships(db, person=person.id) if person else ()
    running = tuple(people.running_cohorts(db, person=person.id)) if person else ()
    draft = _draft(db, person, home, now, running) if pointed.draft is None else _named(db, pointed)
    place = placed(
        running,
        pointed=pointed,
        draft=draft,
        chat=chat,
        choice=_choice(db, person, home, running),
        now=now,
    )
    cohort = place.cohort
    return Situation(
        request=request,
        now=now,
        t=languages.translator(
            _language(request, person, chat, cohort),
            zone=_zone(person, cohort),
            now=now,
            home=cohort.zone if cohort else None,
            shared=request.platform is Platform.SLACK,
        ),
        chat=chat,
        home=home,
        directory=directories.version(db),
        kept=inbound.seen(
            db,
            platform=request.platform,
            workspace=request.workspace,
            delivery_id=request.delivery,
        ),
        person=person,
        cohort=cohort,
        left=place.left,
        doubtful=place.doubtful,
        memberships=tuple(one for one in mine if cohort and one.cohort_id == cohort.id),
        open=running,
        likely=place.likely,
        draft=draft,
    )


def _outdated(chat: Chat, person: Person | None) -> bool:
    """Whether what is known of a chat is belied by somebody's writing from it."""
    if person is None or chat.kind is not ChatKind.DIRECT:
        return not chat.reachable
    return not chat.reachable or chat.person_id != person.id


def _named(db: Session, pointed: Pointed) -> Draft | None:
    return drafts.get(db, draft=pointed.draft) if pointed.draft is not None else None


def memberships_in(db: Session, *, person: Person | None, cohort: Cohort) -> tuple[Membership, ...]:
    """What the person is in that cohort."""
    mine = people.memberships(db, person=person.id) if person else ()
    return tuple(one for one in mine if one.cohort_id == cohort.id)


def _speaks_alone(request: Request) -> bool:
    return request.kind is ChatKind.DIRECT or Platform(request.platform).whispers


def remember(db: Session, *, request: Request) -> None:
    """Note the chats of a request: where it came from, and where its person reads alone."""
    _remember(db, request, request.chat, request.kind)
    if not _speaks_alone(request):
        _remember(db, request, request.user, ChatKind.DIRECT)


def _remember(db: Session, request: Request, chat: str, kind: ChatKind) -> None:
    person = people.by_account(
        db, platform=request.platform, workspace=request.workspace, user_id=request.user
    )
    chats.remember(
        db,
        platform=request.platform,
        workspace=request.workspace,
        chat_id=chat,
        kind=kind,
        person=person.id if person and kind is ChatKind.DIRECT else None,
    )


def _chat(db: Session, request: Request, chat: str) -> Chat | None:
    return chats.find(db, platform=request.platform, workspace=request.workspace, chat_id=chat)


def _draft(
    db: Session, person: Person | None, home: Chat, now: datetime, running: Sequence[Cohort]
) -> Draft | None:
    """Return the question that waits in a chat, unless it is about a cohort that was left."""
    found = drafts.open_for(db, person=person.id, chat=home.id, now=now) if person else None
    left = found and found.cohort_id and found.cohort_id not in {one.id for one in running}
    return None if left else found


def _choice(
    db: Session, person: Person | None, home: Chat, running: Sequence[Cohort]
) -> Choice | None:
    """Return what was chosen among several cohorts, where only this person reads."""
    if person is None or len(running) <= 1:
        return None
    return choices.of(db, person=person.id, chat=home.id)


def _language(
    request: Request, person: Person | None, chat: Chat, cohort: Cohort | None
) -> Language:
    own = person.language if person else None
    common = cohort.language if cohort else None
    return preferred(own, request.language, chat.language, common)


def _zone(person: Person | None, cohort: Cohort | None) -> str:
    return (person and person.zone) or (cohort and cohort.zone) or DEFAULT_ZONE

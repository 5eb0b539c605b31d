"""What a handler gets: who asks, where, when, in which language, and the transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.errors import Refusal, out_of_use
from bot.exchange import Reply, Shown
from bot.i18n import N_, Translator
from bot.planning import Planner
from storage import cohorts
from storage.people import Role

if TYPE_CHECKING:
    from bot.cards import Card
    from bot.exchange import Opening, Request
    from bot.registry import Registry
    from storage.chats import Chat
    from storage.cohorts import Cohort
    from storage.people import Membership, Person

DEFAULT_ZONE: Final = "America/Toronto"
"""Québec's zone, for whoever is not yet in a cohort."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the person asking writes from.

    `direct`: only they read that chat. `home` is the chat where they are answered alone.
    """

    platform: str
    workspace: str
    user: str
    name: str
    chat: Chat
    home: Chat
    direct: bool
    language: str | None = None
    """What the platform says that they read."""
    handle: str = ""
    """What others write to reach them there."""

    @classmethod
    def of(cls, request: Request, chat: Chat, home: Chat) -> Origin:
        direct = request.kind == "direct"
        return cls(
            platform=request.platform,
            workspace=request.workspace,
            user=request.user,
            name=request.name,
            chat=chat,
            home=home,
            direct=direct,
            language=request.language,
            handle=request.handle,
        )


@dataclass(frozen=True, slots=True)
class Visit(Planner):
    """What any command gets, even from somebody who has not joined."""

    t: Translator
    registry: Registry
    origin: Origin
    person: Person | None

    @property
    def roles(self) -> frozenset[Role]:
        """What the person is, where this is about a cohort of theirs."""
        return frozenset()

    def joined(self, person: Person, cohort: Cohort, membership: Membership) -> Context:
        """Return what somebody gets who has just come into a cohort, in that quality alone."""
        return Context(
            db=self.db,
            now=self.now,
            t=self.t,
            registry=self.registry,
            origin=self.origin,
            person=person,
            cohort=cohort,
            membership=membership,
            memberships=(membership,),
        )

    def press(self, key: str, *args: str | int) -> Card | Reply | Opening:
        """Do what pressing that button of another feature would do, rights included."""
        spec = self.registry.buttons[key]
        if spec.roles and not self.roles & spec.roles:
            raise Refusal(N_("This is not yours to do."))
        done: Card | Reply | Opening = spec.handler(self, *args)
        return done

    def show(self, view: str, *args: str | int) -> Card | None:
        """Return how that message of another feature looks now."""
        card: Card | None = self.registry.views[view](self, *args)
        return card


@dataclass(frozen=True, slots=True)
class Context(Visit):
    """What a member's command gets: the cohort, and what the person is there."""

    person: Person
    cohort: Cohort
    membership: Membership
    memberships: tuple[Membership, ...]
    """All that the person is in the cohort; `membership` is the one by which they act."""

    @property
    def place(self) -> int | None:
        return self.cohort.id

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(one.role for one in self.memberships)

    @property
    def today(self) -> date:
        """The day it is in the cohort's zone."""
        return cohorts.today(self.cohort, now=self.now)

    def display(self, view: str, *args: str | int, replaces: bool = False) -> Reply:
        """Answer with a view, whose refreshes change the answer too.

        Raises Outdated where there is nothing to show.
        """
        card = self.show(view, *args)
        if card is None:
            raise out_of_use()
        return Reply(card, replaces=replaces, shows=Shown(view, args, self.cohort.id))

    @property
    def coordinates(self) -> bool:
        return self.membership.role is Role.COORDINATOR

    @property
    def organization(self) -> int:
        """The organization the person speaks for. Raises Refusal when there is none."""
        if self.membership.organization_id is None:
            raise Refusal(N_("You represent no organization in this cohort."))
        return self.membership.organization_id

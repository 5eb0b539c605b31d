"""One request, once: who asks, what is meant, one transaction, an answer after the commit."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

import structlog

from bot import codec, stamps
from bot.answers import (
    fault_card,
    newcomer_card,
    refusal_card,
    remembered,
    still_card,
    unavailable_card,
    unshown_card,
)
from bot.cards import Button, Sign
from bot.cohort_choice import chosen_cohort, waiting_line
from bot.context import DEFAULT_ZONE
from bot.conversation import DRAFT_KEYS, Conversation
from bot.dialogue import Dialogue
from bot.errors import Outdated, Refusal
from bot.exchange import Press, Reply, Still, Submission, Words
from bot.fields.directory import Directory
from bot.i18n import COHORT, N_, supported
from bot.leaving import leaves
from bot.ledger import Ledger, delivery, postpone_behind
from bot.living import retire
from bot.logs import traced
from bot.naming import named
from bot.places import Pointed
from bot.readers import Views
from bot.rights import NotJoined, Undecided
from bot.sheets import matching
from bot.situations import memberships_in, remember, situate
from storage import inbound
from storage.db import Busy, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta

    from bot.cards import Card, Option
    from bot.clock import Clock
    from bot.dialogue import Step
    from bot.directories import Directories
    from bot.exchange import Request
    from bot.fields.field import Reading
    from bot.i18n import Languages, Translator
    from bot.outlet import Sent
    from bot.registry import Registry
    from bot.situations import Situation
    from storage.cohorts import Cohort
    from storage.db import Session, Store
    from storage.inbound import Inbound


log = structlog.get_logger(__name__)

_LONGEST: Final = 5000
"""Characters of a line that are read; the platforms allow about as many."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Router:
    """Answers requests from every platform."""

    store: Store
    registry: Registry
    languages: Languages
    directories: Directories
    clock: Clock

    async def handle(self, request: Request) -> Reply | None:
        """Do what was asked, once; None where nothing is to be given now: it was, or will be."""
        try:
            return await self._handled(_cleaned(request))
        except (Busy, Unavailable) as fault:
            log.warning("database unavailable", fault=type(fault).__name__)
            return Reply(unavailable_card(self._translator(request)))
        except Exception as fault:  # noqa: BLE001 - a failing request must not take others along
            reference = secrets.token_hex(4)
            log.error("request failed", reference=reference, **traced(fault))  # noqa: TRY400 - a message may quote what was typed
            return Reply(fault_card(self._translator(request), reference))

    async def answered(self, request: Request, reply: Reply, sent: Sent | None = None) -> None:
        """Note that the answer to this delivery has reached the platform, and let it live there."""
        await self._ledger.given(request, reply, sent)

    async def postponed(self, request: Request, reply: Reply, wait: timedelta) -> None:
        """Give an answer once the platform lets it through: it asks to wait for so long."""
        await self._ledger.left(request, reply, wait)

    async def search(
        self, request: Request, draft: int, name: str, query: str
    ) -> tuple[Option, ...]:
        """Return the options of a long list that hold these words."""
        sheet = replace(request, act=Submission(draft, {}))
        now = await self._situated(sheet)
        spec = self.registry.spec(now.draft.command) if now.draft else None
        if spec is None or now.person is None or now.draft is None:
            return ()
        if now.draft.person_id != now.person.id:
            return ()
        slot = self.registry.parsers[spec.handler].slot(name)
        return matching(now.t, slot, await self._reading(now), query)

    @property
    def _ledger(self) -> Ledger:
        return Ledger(self.store, Views(self.registry, self.languages), self.clock)

    async def _handled(self, request: Request) -> Reply | None:
        now = await self._situated(request)
        if now.kept is not None:
            if now.kept.answered_at:
                return None
            return await self.store.run(partial(_in_turn, now=now, reply=_again(now.kept)))
        try:
            step = await self._step(now)
            return await self.store.run(partial(self._once, now, step))
        except (Refusal, NotJoined, Undecided) as answer:
            reply = self._refused(now, answer)
            return await self.store.run(partial(self._once, now, lambda _: reply))

    def _refused(self, now: Situation, answer: Refusal | NotJoined | Undecided) -> Reply:
        """Say why nothing was done; in the sheet that was sent, where what was filled in stays."""
        spec = self.registry.spec(now.draft.command) if now.draft else None
        match now.request.act, answer:
            case Submission(), Refusal() if spec and not isinstance(answer, Outdated):
                names = [one.name for one in self.registry.parsers[spec.handler].shown]
                where = answer.slot if answer.slot in names else names[0]
                return Reply(errors={where: now.t(answer.phrase)})
            case _, Outdated(lasting=Outdated() as lasting):
                told = refusal_card(now.t, lasting)
                return Reply(refusal_card(now.t, answer), secret=True, late=told)
            case _:
                return Reply(_answer_card(now.t, answer))

    async def _situated(self, request: Request) -> Situation:
        look = partial(
            situate,
            request=request,
            now=self.clock.now(),
            languages=self.languages,
            pointed=self._pointed(request),
        )
        now = await self.store.read(look)
        if now is None:
            now = await self.store.run(partial(_met, request=request, look=look))
        if now is None:
            raise LookupError("a chat was remembered, and is not there")
        return now

    def _pointed(self, request: Request) -> Pointed:
        """Return what words, a pressed button or a sheet say that they are about."""
        match request.act:
            case Submission(draft=draft):
                return Pointed(draft=stamps.number(str(draft)) or 0)
            case Press(data=data):
                key, args, cohort = stamps.read(data)
                ours = key in DRAFT_KEYS and args
                return Pointed(cohort, (stamps.number(args[0]) or 0) if ours else None)
            case Words(text=text):
                named_so = named(text, self.registry.names) is not None
                return Pointed(anew=named_so and not leaves(text))

    async def _step(self, now: Situation) -> Step:
        chosen = chosen_cohort(now)
        if chosen is not None:
            return await self._in_cohort(now, chosen)
        talk = await self._conversation(now)
        try:
            return talk.understand()
        except Undecided:
            return talk.dialogue.which_cohort(waiting_line(now.request.act))

    async def _in_cohort(self, now: Situation, chosen: Cohort) -> Step:
        """Take up, in the chosen cohort, the line for which it was asked."""
        draft = now.draft
        line = Words(draft.line if draft else "")
        mine = await self.store.read(partial(memberships_in, person=now.person, cohort=chosen))
        there = replace(
            now,
            request=replace(now.request, act=line),
            cohort=chosen,
            doubtful=True,
            memberships=mine,
            draft=None,
        )
        talk = await self._conversation(there)
        return talk.dialogue.settle_cohort(draft, talk.understand())

    async def _conversation(self, now: Situation) -> Conversation:
        reading = await self._reading(now)
        return Conversation(self.registry, now, reading, Dialogue(self.registry, now, reading))

    async def _reading(self, now: Situation) -> Reading:
        directory = Directory(())
        if now.cohort is not None:
            directory = await self.directories.of(now.cohort.id, now.directory)
        return now.reading(directory)

    def _once(self, now: Situation, step: Step, db: Session) -> Reply | None:
        """Do the step unless this delivery was handled meanwhile; keep its answer."""
        kept = inbound.seen(db, **delivery(now.request))
        if kept is not None:
            return _in_turn(db, now=now, reply=_again(kept))
        reply = _aside(now, step(db))
        reply = retire(db, request=now.request, chat=now.chat, reply=reply)
        reply = self._dated(now, reply)
        again = remembered(now.t, reply)
        if reply.secret:
            reply = replace(reply, late=reply.late or unshown_card(now.t))
        inbound.keep(db, **delivery(now.request), answer=codec.pack(again), now=now.now)
        return _in_turn(db, now=now, reply=reply)

    def _dated(self, now: Situation, reply: Reply) -> Reply:
        """Say as of when it is what shows a view, where it will not change with it."""
        card, shows = reply.card, reply.shows
        if card is None or shows is None:
            return reply
        key = self.registry.renewals.get(shows.view)
        anew = [Button(now.t(N_("Update")), key, shows.args)] if key else []
        buttons = [stamps.marked(one, shows.cohort) for one in anew]
        dated = still_card(now.t, card, now.now, *buttons)
        return replace(reply, still=Still(dated, "".join(one.data for one in buttons)))

    def _translator(self, request: Request) -> Translator:
        language = supported(request.language) or "fr"
        return self.languages.translator(language, zone=DEFAULT_ZONE, now=self.clock.now())


def _cleaned(request: Request) -> Request:
    """Drop from typed words what no keyboard types; keep what can be read at once."""
    if not isinstance(request.act, Words):
        return request
    text = _CONTROL.sub(" ", request.act.text.encode("utf-8", "replace").decode())[:_LONGEST]
    return replace(request, act=replace(request.act, text=text))


def _met(
    db: Session, *, request: Request, look: Callable[[Session], Situation | None]
) -> Situation | None:
    """Remember the chats of a request, and look at once: those that nobody needs are purged."""
    remember(db, request=request)
    return look(db)


def _again(kept: Inbound) -> Reply:
    reply: Reply = codec.unpack(kept.answer)
    return reply


def _in_turn(db: Session, *, now: Situation, reply: Reply) -> Reply | None:
    """Return what is to be given at once; nothing where the outbox gives it, in its turn."""
    left = postpone_behind(db, request=now.request, reply=reply, now=now.now)
    return None if left else reply


def _answer_card(t: Translator, answer: Refusal | NotJoined | Undecided) -> Card:
    match answer:
        case Refusal():
            return refusal_card(t, answer)
        case NotJoined():
            return newcomer_card(t)
        case Undecided():
            several = N_("You are in several cohorts. Say which one first: {cohort}")
            return refusal_card(t, Refusal(several, cohort=COHORT))


def _aside(now: Situation, reply: Reply) -> Reply:
    """Say what a group sees, where the platform cannot answer one person alone there."""
    if not reply.leaves(now.request):
        return reply
    noted = reply.card is not None and reply.card.sign is Sign.NOTED
    aside = N_("Noted, details in private.") if noted else N_("I answered you in private.")
    return replace(reply, aside=now.t(aside), invite=now.t(N_("Open our private chat")))

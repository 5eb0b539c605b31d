"""What is done in the transaction: run a handler, ask a question, open a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot import stamps
from bot.answers import placed_card, unopened_card
from bot.arguments import bound
from bot.asides import beside
from bot.cards import Card, Text
from bot.drafting import Drafting
from bot.errors import out_of_use
from bot.exchange import Opening, Press, Question, Reply, Submission
from bot.feature import MEMBERS, ButtonSpec, Command, FormSpec
from bot.forms import Asking, Filled, Refused
from bot.i18n import N_
from bot.questions import Asked, amended
from bot.rights import acting, foremost
from storage import choices, drafts
from storage.drafts import Outcome

if TYPE_CHECKING:
    from bot.context import Visit
    from bot.feature import Handler
    from bot.fields.field import Json, Option, Reading
    from bot.forms import Form, Result
    from bot.i18n import Phrase
    from bot.registry import Registry
    from bot.situations import Situation
    from storage.db import Session
    from storage.drafts import Draft
    from storage.people import Role

Spec = Command | FormSpec
Step = Callable[["Session"], Reply]
"""What is done in the transaction, once a request is understood."""


@dataclass(frozen=True, slots=True)
class Thread:
    """What is being talked of: a command or a form, the line it began with, its open draft."""

    spec: Spec
    line: str
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Makes the steps of one request."""

    registry: Registry
    now: Situation
    reading: Reading

    @property
    def drafting(self) -> Drafting:
        return Drafting(self.registry, self.now, self.reading)

    def run(self, thread: Thread, filled: Filled) -> Step:
        """Call a handler whose form is filled; it may still raise a question."""

        def step(db: Session) -> Reply:
            spec, draft = thread.spec, thread.draft
            if draft is not None:
                self.drafting.still_open(db, draft)
            arguments = self.registry.parsers[spec.handler].arguments(filled.values)
            try:
                result = spec.handler(self._visit(db, spec.roles), **arguments)
            except Question as question:
                return self._questioned(db, thread, question, filled.kept)
            done = draft and self.drafting.done(db, draft, filled.kept)
            reply = self._settled(self._reply(db, result, thread.line), draft)
            if done is not None and not isinstance(result, Opening):
                reply = self._beside(db, reply, done)
            told = spec.roles and not isinstance(result, Opening)
            return self._placed(reply) if told else reply

        return step

    def listing(self, command: Command, handler: Handler) -> Step:
        """Show what a command lists, to who types it alone."""
        listed = self.press(ButtonSpec(command.name, handler, MEMBERS), ())
        return lambda db: self._placed(listed(db))

    def press(self, spec: ButtonSpec, args: tuple[str, ...], line: str = "") -> Step:
        """Call a button's handler with what the button carries, or with the words of a reply."""
        values = bound(spec.handler, args)

        def step(db: Session) -> Reply:
            return self._reply(db, spec.handler(self._visit(db, spec.roles), *values), line)

        return step

    def ask(self, thread: Thread, asking: Asking, lead: str = "", dropped: str = "") -> Step:
        """Keep what was understood, and ask the next question."""
        t = self.now.t
        slot, fills = asking.slot.name, asking.slot.field.key
        answers = tuple((t.show(option.label), option.value) for option in asking.options)
        if asking.closed:
            # What is asked of no slot is answered by its buttons alone.
            slot, answers = "", tuple((label, {"fill": {fills: one}}) for label, one in answers)
        why = "\n".join(one for one in (lead, t(asking.why)) if one)
        asked = Asked(why, answers, dropped=dropped)

        def step(db: Session) -> Reply:
            holder = self.drafting.holder(db, thread.spec.key, thread.line, thread.draft)
            draft = self.drafting.asked(db, holder, slot, asking.kept, asked)
            return self.drafting.show(db, draft, follows=thread.draft is not None)

        return step

    def again(self, draft: Draft, why: Phrase | None = None, partial: Option | None = None) -> Step:
        """Show once more the question that waits, as a message of its own, and say why.

        `partial` answers it as well.
        """

        def step(db: Session) -> Reply:
            if partial is not None:
                self.drafting.offer(db, draft, partial)
            asked = self.drafting.show_again(db, draft, follows=False)
            if why is None or asked.card is None:
                return asked
            blocks = (Text(self.now.t(why)), *asked.card.blocks)
            return replace(asked, card=replace(asked.card, blocks=blocks))

        return step

    def narrowed(self, draft: Draft, asked: Asked, among: Sequence[int]) -> Step:
        """Ask the open question again, with these of its answers alone."""
        fewer = replace(asked, answers=tuple(asked.answers[one] for one in among))

        def step(db: Session) -> Reply:
            holder = self.drafting.taken_up(db, draft)
            again = self.drafting.asked(db, holder, draft.asked or "", draft.filled, fewer)
            return self.drafting.show(db, again)

        return step

    def turn(self, draft: Draft, page: int) -> Step:
        """Show another page of the open question's answers."""

        def step(db: Session) -> Reply:
            return self.drafting.turn(db, draft, page)

        return step

    def sheet(self, draft: Draft) -> Step:
        """Open the draft's whole form; the question is shown where it does not open."""

        def step(db: Session) -> Reply:
            asked = self.drafting.show_again(db, draft)
            form = self.drafting.sheet(draft)
            if form is None or asked.card is None:
                return asked
            return replace(asked, sheet=form, card=unopened_card(self.now.t, asked.card))

        return step

    def drop(self, draft: Draft) -> Step:
        """Give up what the draft holds."""
        return self._closed(draft, Outcome.CANCELLED)

    def leave(self, draft: Draft) -> Step:
        """Set the draft aside, as words may be misread; where an answer gives it up, they do."""
        return self.drop(draft) if Asked.of(draft).drops else self._closed(draft, Outcome.REPLACED)

    def _closed(self, draft: Draft, outcome: Outcome) -> Step:
        def step(db: Session) -> Reply:
            self.drafting.still_open(db, draft)
            closed = drafts.close(db, draft=draft.id, outcome=outcome, now=self.now.now)
            aside = closed.said and closed.kept(self.now.now)
            left = N_("Question set aside: nothing was logged or changed.")
            dropped = N_("Question dropped: nothing was logged or changed.")
            said = Asked.of(draft).dropped or self.now.t(left if aside else dropped)
            return Reply(beside(db, self.now, self.registry, Card(said), closed), replaces=True)

        return step

    def which_cohort(self, line: str) -> Step:
        """Keep the line, and ask which of the person's cohorts it is meant for."""

        def step(db: Session) -> Reply:
            answers = tuple((cohort.name, {"cohort": cohort.id}) for cohort in self.now.likely)
            why = self.now.t(N_("You are in several cohorts. Which one is this about?"))
            holder = self.drafting.holder(db, "", line, None)
            draft = self.drafting.asked(db, holder, "", {}, Asked(why, answers))
            return self.drafting.show(db, draft, follows=False)

        return step

    def settle_cohort(self, draft: Draft | None, then: Step) -> Step:
        """Remember the cohort that was chosen in this chat, then do what was meant in it."""

        def step(db: Session) -> Reply:
            if self.now.cohort is not None and self.now.person is not None:
                chosen = {"chat": self.now.home.id, "cohort": self.now.cohort.id}
                choices.choose(db, person=self.now.person.id, **chosen, now=self.now.now)
            if draft is not None:
                self.drafting.still_open(db, draft)
                self.drafting.done(db, draft, {})
            return replace(then(db), replaces=True)

        return step

    def _placed(self, reply: Reply) -> Reply:
        """Say which cohort an answer is about, where another could have been meant."""
        cohort, card = self.now.cohort, reply.card
        if not self.now.doubtful or cohort is None or card is None:
            return reply
        placed = placed_card(self.now.t, card, cohort, self.now.now)
        return replace(reply, card=placed, shows=reply.shows and replace(reply.shows, placed=True))

    def _settled(self, reply: Reply, draft: Draft | None) -> Reply:
        """Let what a question led to take its place, with its buttons; words leave it there."""
        by_hand = isinstance(self.now.request.act, Press | Submission)
        return replace(reply, replaces=True) if draft is not None and by_hand else reply

    def _beside(self, db: Session, reply: Reply, done: Draft) -> Reply:
        """Recall what was set aside for an entry that is done, where only the person reads it."""
        if reply.card is None or not reply.private:
            return reply
        return replace(reply, card=beside(db, self.now, self.registry, reply.card, done))

    def _questioned(
        self, db: Session, thread: Thread, question: Question, kept: Mapping[str, Json]
    ) -> Reply:
        t = self.now.t
        answers = tuple((t(label), value) for label, value in question.options)
        holder = self.drafting.holder(db, thread.spec.key, thread.line, thread.draft)
        asked = Asked(t(question.why), answers)
        draft = self.drafting.asked(db, holder, question.slot, kept, asked)
        return self.drafting.show(db, draft, follows=thread.draft is not None)

    def _reply(self, db: Session, result: Card | Reply | Opening, line: str) -> Reply:
        match result:
            case Card():
                return self._stamped(Reply(result))
            case Reply():
                return self._stamped(result)
            case Opening():
                return self._open(db, result, line)

    def _open(self, db: Session, opening: Opening, line: str) -> Reply:
        """Open a form: do what was said at once, or show it, or ask what to change."""
        spec = self.registry.spec(opening.form)
        if spec is None:
            raise out_of_use()
        form = self.registry.parsers[spec.handler]
        if opening.words or opening.go:
            match self._said(form, opening):
                case Filled() as filled:
                    return self.run(Thread(spec, line), filled)(db)
                case Asking() as asking:
                    thread = Thread(spec, line)
                    return self.ask(thread, asking, opening.lead, opening.dropped)(db)
                case Refused():
                    pass
        slots = tuple((self.now.t(slot.label), {"slot": slot.name}) for slot in form.shown)
        why = self.now.t(N_("What do you want to change?"))
        holder = self.drafting.holder(db, spec.key, line, None)
        draft = self.drafting.asked(db, holder, "", opening.kept, Asked(why, slots))
        shown = self.drafting.show(db, draft, follows=False)
        return replace(shown, sheet=self.drafting.sheet(draft))

    def _said(self, form: Form, opening: Opening) -> Result:
        if opening.words:
            return amended(form, opening.kept, opening.words, self.reading)
        return form.complete(opening.kept, self.reading)

    def _stamped(self, reply: Reply) -> Reply:
        cohort = self.now.cohort.id if self.now.cohort else None
        return replace(reply, card=reply.card and stamps.stamped(reply.card, cohort))

    def _visit(self, db: Session, roles: frozenset[Role]) -> Visit:
        """Return what the handler gets: a member's context, or a visitor's where any may ask."""
        if roles:
            return self.now.context(db, self.registry, acting(self.now, roles))
        if self.now.memberships:
            return self.now.context(db, self.registry, foremost(self.now.memberships))
        return self.now.visit(db, self.registry)

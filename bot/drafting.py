"""What a question leaves in the database: a draft, shown, taken up again, answered once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot import sheets
from bot.asides import beside, closed_by, dated, says
from bot.errors import Outdated, expired
from bot.exchange import Reply
from bot.i18n import N_
from bot.questions import FEW, Asked, question_card
from storage import drafts
from storage.drafts import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.cards import Sheet
    from bot.fields.field import Json, Option, Reading
    from bot.registry import Registry
    from bot.situations import Situation
    from storage.db import Session
    from storage.drafts import Draft

OUTCOMES: Final = {
    Outcome.DONE: N_("Already done on {when}."),
    Outcome.CANCELLED: N_("Already dropped on {when}."),
    Outcome.OVERTAKEN: N_("You began this anew since, and finished it on {when}."),
}


@dataclass(frozen=True, slots=True)
class Drafting:
    """Keeps the questions of one request."""

    registry: Registry
    now: Situation
    reading: Reading

    def holder(self, db: Session, command: str, line: str, draft: Draft | None) -> Draft:
        """Return the draft that a question is kept in: the one that is open, or a new one."""
        if draft is not None:
            return self.taken_up(db, draft)
        if self.now.person is None:
            raise LookupError("a draft is somebody's")
        return drafts.start(
            db,
            person=self.now.person.id,
            chat=self.now.home.id,
            cohort=self.now.cohort.id if self.now.cohort else None,
            command=command,
            line=line,
            language=self.reading.language,
            now=self.now.now,
        )

    def asked(
        self, db: Session, draft: Draft, slot: str, kept: Mapping[str, Json], asked: Asked
    ) -> Draft:
        """Keep a question, what was understood so far, and what is said if it is given up."""
        dropped = asked.dropped or Asked.of(draft).dropped
        return drafts.ask(
            db,
            draft=draft.id,
            filled={**self._today(draft), **kept},
            asked=slot,
            options=replace(asked, dropped=dropped).stored(),
            said=says(self.registry, draft, kept),
            now=self.now.now,
        )

    def offer(self, db: Session, draft: Draft, option: Option) -> None:
        """Add an answer to those of a question, while they are few: none changes its place."""
        asked = Asked.of(self.still_open(db, draft))
        if len(asked.answers) < FEW and option.value not in (value for _, value in asked.answers):
            answers = (*asked.answers, (self.now.t.show(option.label), option.value))
            drafts.offer(db, draft=draft.id, options=replace(asked, answers=answers).stored())

    def show(self, db: Session, draft: Draft, page: int = 0, *, follows: bool = True) -> Reply:
        """Show a question, in place of the one that it `follows`; never of what it began from."""
        sheets = self.now.request.platform.opens_sheets and bool(draft.command)
        card = question_card(self.now.t, draft, sheets=sheets, page=page)
        shown = beside(db, self.now, self.registry, card, draft)
        return Reply(shown, replaces=follows, awaits=not Asked.of(draft).answers)

    def show_again(self, db: Session, draft: Draft, *, follows: bool = True) -> Reply:
        """Show a question that waits, or that another one had replaced."""
        return self.show(db, self._seen(db, self.taken_up(db, draft)), follows=follows)

    def turn(self, db: Session, draft: Draft, page: int) -> Reply:
        """Show another page of the open question's answers."""
        return self.show(db, self._seen(db, self.still_open(db, draft)), page)

    def sheet(self, draft: Draft) -> Sheet | None:
        """Return the draft's whole form, where the platform opens one."""
        spec = self.registry.spec(draft.command)
        if spec is None or not self.now.request.platform.opens_sheets:
            return None
        form = self.registry.parsers[spec.handler]
        return sheets.sheet(self.now.t, self.now.t(spec.title), form, draft, self.reading)

    def still_open(self, db: Session, draft: Draft) -> Draft:
        """Read the draft again. Raises Outdated when another request settled it meanwhile."""
        fresh = drafts.get(db, draft=draft.id)
        if fresh is None or fresh.settled or fresh.question != draft.question:
            raise Outdated(N_("You have answered this question already."))
        return fresh

    def taken_up(self, db: Session, draft: Draft) -> Draft:
        """Return a draft to be asked about, open again if another one had replaced it."""
        return drafts.take_up(db, draft=self.still_open(db, draft), now=self.now.now)

    def done(self, db: Session, draft: Draft, kept: Mapping[str, Json]) -> Draft:
        """Close a draft whose entry is done with what is kept, and what was begun of it before."""
        for other in drafts.aside(db, draft=draft, now=self.now.now):
            if outcome := closed_by(self.registry, draft, kept, other):
                drafts.close(db, draft=other.id, outcome=outcome, now=self.now.now)
        return drafts.close(db, draft=draft.id, outcome=Outcome.DONE, now=self.now.now)

    def _seen(self, db: Session, draft: Draft) -> Draft:
        return drafts.show(db, draft=draft.id, now=self.now.now)

    def _today(self, draft: Draft) -> dict[str, Json]:
        """Return the day that the line was typed, for what means today when nothing is said.

        An entry that is finished on another day keeps the day on which it was begun.
        """
        days = () if draft.filled else dated(self.registry, draft)
        return {one.name: one.field.dump(self.reading.today) for one in days}


def standing(now: Situation, question: str | None, anew: Callable[[Draft], str]) -> Draft:
    """Return the draft that a button speaks of. Raises Outdated when its time has passed.

    `anew` returns the line that says again what an expired one held.
    """
    draft = now.draft
    if draft is None or now.person is None or draft.person_id != now.person.id:
        raise Outdated(N_("This question no longer stands. Type your command again."))
    if draft.settled:
        raise Outdated(OUTCOMES[draft.outcome or Outcome.DONE], when=draft.closed_at)
    if draft.expires_at <= now.now:
        raise expired(draft.expires_at, anew(draft))
    if question is not None and str(draft.question) != question:
        raise Outdated(N_("You have answered this question already; another one waits below."))
    return draft

"""What a form came out as leads to: done, asked or refused; by words, a button or a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.dialogue import Thread
from bot.drafting import standing
from bot.errors import Outdated, Refusal
from bot.exchange import Reply
from bot.fields.field import Option
from bot.forms import Asking, Filled, Refused
from bot.i18n import N_
from bot.questions import Asked, ask_about
from bot.retyping import retyped
from bot.sheets import Mistakes, filled_in

if TYPE_CHECKING:
    from bot.dialogue import Dialogue, Spec, Step
    from bot.exchange import Submission
    from bot.fields.field import Reading
    from bot.forms import Form, Result
    from bot.registry import Registry
    from bot.situations import Situation
    from storage.drafts import Draft


@dataclass(frozen=True, slots=True)
class Steps:
    """Takes the forms of one request further."""

    registry: Registry
    now: Situation
    reading: Reading
    dialogue: Dialogue

    def form(self, spec: Spec) -> Form:
        return self.registry.parsers[spec.handler]

    def then(self, thread: Thread, result: Result) -> Step:
        """Do, ask or refuse, as the form came out."""
        match result:
            case Filled():
                return self.dialogue.run(thread, result)
            case Asking(why=why) if self.now.person is None:
                # Nobody's answers can be kept: whoever is unknown types the whole line.
                raise Refusal(why.source, **why.values)
            case Asking():
                return self.dialogue.ask(thread, result)
            case Refused(kind="empty"):
                first = self.form(thread.spec).complete({}, self.reading)
                return self.then(thread, first)
            case Refused(why=why):
                raise Refusal(why.source, **why.values)

    def option(self, draft: Draft, index: int) -> Step:
        """Take one of the answers that were offered."""
        answers = Asked.of(draft).answers
        spec = self._spec(draft)
        if index >= len(answers):
            raise _gone()
        label, value = answers[index]
        match value:
            case {"suggest": str(words)}:
                return self.dialogue.press(self.registry.buttons["suggest"], (str(draft.id), words))
            case {"slot": str(name)}:
                return self._ask_about(draft, spec, name)
            case {"drop": True}:
                return self.dialogue.drop(draft)
            case {"choose": True}:
                return self._ask_about(draft, spec, draft.asked or "")
            case _:
                return self._resume(draft, spec, Option(label, value))

    def standing(self, question: str | None = None) -> Draft:
        """Return the draft that a button speaks of; one that expired gives back what it held."""
        return standing(
            self.now,
            question,
            lambda draft: retyped(self.registry, draft, self.reading, self.now.t),
        )

    def submission(self, sheet: Submission) -> Step:
        """Take what a sheet was filled with."""
        draft = self.standing()
        spec = self._spec(draft)
        result = filled_in(self.now.t, self.form(spec), draft.filled, sheet.values, self.reading)
        if isinstance(result, Mistakes):
            mistakes = result.shown(self.now.t)
            return lambda _: Reply(errors=mistakes)
        return self.then(Thread(spec, draft.line, draft), result)

    def _ask_about(self, draft: Draft, spec: Spec, name: str) -> Step:
        question = ask_about(self.form(spec), name, draft.filled, self.reading)
        return self.dialogue.ask(Thread(spec, draft.line, draft), question)

    def _resume(self, draft: Draft, spec: Spec, answer: Option) -> Step:
        result = self.form(spec).resume(draft.filled, draft.asked or "", answer, self.reading)
        return self.then(Thread(spec, draft.line, draft), result)

    def _spec(self, draft: Draft) -> Spec:
        """Return what a draft is of. Raises Outdated where it is no more."""
        if (spec := self.registry.spec(draft.command)) is None:
            raise _gone()
        return spec


def _gone() -> Outdated:
    return Outdated(N_("This question no longer stands. Type your command again."))

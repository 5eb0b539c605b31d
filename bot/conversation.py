"""One request understood: which handler, with what, or which question."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bot import stamps, subjects
from bot.asides import gives_up
from bot.dialogue import Thread
from bot.errors import Refusal, out_of_use
from bot.exchange import Press, Submission, Words
from bot.feature import MEMBERS
from bot.forms import Refused
from bot.forms.answers import unfit
from bot.guessing import Guessing
from bot.i18n import HELP, N_, Typed
from bot.invitations import opens_only
from bot.naming import Named, attempted, named
from bot.pieces import goes_on, unread
from bot.questions import Asked
from bot.quoting import brief
from bot.rights import acting, first
from bot.steps import Steps

if TYPE_CHECKING:
    from bot.dialogue import Dialogue, Step
    from bot.feature import Command
    from bot.fields.field import Reading
    from bot.forms import Result
    from bot.registry import Registry
    from bot.situations import Situation
    from storage.drafts import Draft

DRAFT_KEYS: Final = frozenset({"q", "turn", "again", "sheet", "drop"})
"""The machine's own buttons: each names a draft first."""
DO: Final = "do"
"""The button that stands for a command typed by itself; its name follows."""


@dataclass(frozen=True)
class Conversation:
    """Reads one request in its situation, and returns what is to be done in the transaction."""

    registry: Registry
    now: Situation
    reading: Reading
    dialogue: Dialogue

    def understand(self) -> Step:
        match self.now.request.act:
            case Words() as words:
                return self._words(words)
            case Press() as press:
                return self._press(press)
            case Submission() as sheet:
                return self._steps.submission(sheet)

    def line(self, text: str) -> Step:
        """Read a typed line."""
        return self._words(Words(text))

    # Words

    def _words(self, words: Words) -> Step:
        line = words.text.strip()
        if more := self._continued(line):
            return more
        if left := self._left(words, line):
            return left
        if found := named(line, self.registry.names):
            return self._typed(found, line)
        if (name := attempted(line)) is not None:
            unknown = N_("I know no command “{typed}”. See what you can do: {help}")
            raise Refusal(unknown, typed=name, help=HELP)
        return (
            self._replied(words, line)
            or self._chosen(line)
            or self._answered(line)
            or self._plain(line)
        )

    def _continued(self, line: str) -> Step | None:
        """Add to a long text the piece of it that follows, and ask again."""
        draft = self._question()
        spec = self.registry.spec(draft.command) if draft else None
        name = goes_on(draft, line, self.now.request.sent) if draft else None
        if draft is None or spec is None or name is None:
            return None
        whole = {"unread": unread(draft.filled[name]) + line}
        result = self._steps.form(spec).complete({**draft.filled, name: whole}, self.reading)
        return self._steps.then(Thread(spec, draft.line, draft), result)

    def _left(self, words: Words, line: str) -> Step | None:
        """Leave the question that waits, if that is all that is said, and is no answer of its."""
        draft = self._question()
        if draft is None or not gives_up(self.registry, draft, line):
            return None
        if any(stamps.read(one)[0] in self.registry.replies for one in words.replied):
            return None
        return self.dialogue.leave(draft)

    def _typed(self, found: Named, line: str) -> Step:
        command = found.command
        if command.direct and not self.now.alone:
            typed = Typed(f"/{found.name}")
            raise Refusal(N_("Write this to me privately: {command}"), command=typed)
        if command.resumes and self._waits() and opens_only(found.rest):
            return self.dialogue.again(self._steps.standing())
        if command.bare is not None and self._aside(command, found.rest):
            acting(self.now, MEMBERS)
            return self.dialogue.listing(command, command.bare)
        if command.roles:
            acting(self.now, command.roles)
        reading = replace(self.reading, language=found.language or self.reading.language)
        result = self._steps.form(command).read(found.rest, reading)
        if self._only_begins(line, result):
            return self._plain(line)
        return self._steps.then(Thread(command, line), result)

    def _only_begins(self, line: str, result: Result) -> bool:
        """Whether a line merely begins with a command's word: « Pause santé 600 $ CHUS »."""
        refused = isinstance(result, Refused) and result.kind == "unreadable"
        return refused and attempted(line) is None and self._guessing.complete(line)

    def _aside(self, command: Command, rest: str) -> bool:
        """Whether a command is typed alone, or by someone who may not do it."""
        return not re.search(r"\w", rest) or first(self.now.memberships, command.roles) is None

    def _replied(self, words: Words, line: str) -> Step | None:
        for key, args, _ in map(stamps.read, words.replied):
            if spec := self.registry.replies.get(key):
                return self.dialogue.press(spec, (*args, line), line)
        return None

    def _chosen(self, line: str) -> Step | None:
        """Press the button that words name, of a question or of a menu."""
        draft = self._question()
        if draft is None or not draft.command:
            return None
        asked = Asked.of(draft)
        index = asked.named(line)
        index = asked.meant(line) if index is None else index
        return self._part(draft, asked, line) if index is None else self._steps.option(draft, index)

    def _part(self, draft: Draft, asked: Asked, line: str) -> Step | None:
        """Ask for the part of a form that words name, where it is asked what to change."""
        spec = self.registry.spec(draft.command)
        match subjects.named(self._steps.form(spec), asked, line, self.now.t) if spec else ():
            case [index]:
                return self._steps.option(draft, index)
            case [_, *_] as several:
                return self.dialogue.narrowed(draft, asked, several)
            case _:
                return None

    def _answered(self, line: str) -> Step | None:
        """Take words for the answer to the open question, if they fit it."""
        read = self._resumed(line)
        return None if read is None or isinstance(read[1], Refused) else self._steps.then(*read)

    def _resumed(self, line: str) -> tuple[Thread, Result] | None:
        """Read words as an answer to the open question, if it takes any."""
        draft = self._question()
        spec = self.registry.spec(draft.command) if draft else None
        if draft is None or draft.asked is None or spec is None:
            return None
        form = self._steps.form(spec)
        free = bool(draft.asked) and form.slot(draft.asked).field.free
        if self._guessing.interrupts(line, free=free):
            return None
        result = form.resume(draft.filled, draft.asked, line, self.reading)
        return Thread(spec, draft.line, draft), result

    def _waits(self) -> bool:
        """Whether a question of this chat waits for its answer."""
        return self.now.draft is not None

    def _question(self) -> Draft | None:
        """Return the question that words may answer here: never one of another cohort."""
        draft, here = self.now.draft, self.now.cohort
        elsewhere = draft and draft.cohort_id and (here is None or draft.cohort_id != here.id)
        return None if elsewhere else draft

    @cached_property
    def _steps(self) -> Steps:
        return Steps(self.registry, self.now, self.reading, self.dialogue)

    @property
    def _guessing(self) -> Guessing:
        waits = self._question() is not None
        return Guessing(self.registry, self.now.memberships, self.reading, waits)

    def _plain(self, line: str) -> Step:
        """Find the command that a line without a name is meant for."""
        if self.now.person is None or self.now.cohort is None:
            acting(self.now, MEMBERS)
        best = max(self._guessing.guesses(line), key=lambda guess: guess[0], default=None)
        if best is None:
            return self._unread(line)
        _, command, result = best
        return self._below(command, line) or self._steps.then(Thread(command, line), result)

    def _unread(self, line: str) -> Step:
        """Say which words mean nothing here, and ask again what waits for its answer."""
        draft = self._question()
        if draft is None or not draft.command:
            unread = N_("I did not understand “{typed}”. See what you can do: {help}")
            raise Refusal(unread, typed=brief(line), help=HELP)
        match self._resumed(line):
            case _, Refused(why=why, partial=partial):
                return self.dialogue.again(draft, why, partial)
            case _:
                return self.dialogue.again(draft, unfit(line))

    def _below(self, command: Command, line: str) -> Step | None:
        """Take a whole entry for the answer to its question, which keeps what nobody types.

        Such is the event of which one was asked what it led to.
        """
        form, draft = self._steps.form(command), self._question()
        if draft is None or draft.command != command.key:
            return None
        unseen = [one.name for one in form.slots if one not in form.shown]
        kept = {name: draft.filled[name] for name in unseen if name in draft.filled}
        result = form.read(line, self.reading, kept=kept)
        return self._steps.then(Thread(command, line, draft), result) if kept else None

    # Buttons

    def _press(self, press: Press) -> Step:
        key, args, _ = stamps.read(press.data)
        match key, args:
            case "q", (_, question, index) if index.isdecimal():
                return self._steps.option(self._steps.standing(question), int(index))
            case "turn", (_, question, page) if page.isdecimal():
                return self.dialogue.turn(self._steps.standing(question), int(page))
            case "again", (_,):
                return self.dialogue.again(self._steps.standing())
            case "sheet", (_,):
                return self.dialogue.sheet(self._steps.standing())
            case "drop", (_,):
                return self.dialogue.drop(self._steps.standing())
            case _, (name,) if key == DO and name in self.registry.commands:
                return self._typed(Named(self.registry.commands[name], name, ""), f"/{name}")
        if (spec := self.registry.buttons.get(key)) is None:
            raise out_of_use()
        return self.dialogue.press(spec, args)

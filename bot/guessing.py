"""Which commands a line that names none may be meant for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.forms import Asking, Filled
from bot.leaving import answers
from bot.rights import first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.feature import Command
    from bot.fields.field import Reading
    from bot.forms import Result
    from bot.registry import Registry
    from storage.people import Membership

_ENOUGH: Final = 2
"""How many values a line without a command's name must hold to be taken for that command."""


@dataclass(frozen=True, slots=True)
class Guessing:
    """Reads lines as each command that may be meant without its name.

    `waits`: a question waits for its answer, so that less is taken for something else.
    """

    registry: Registry
    memberships: Sequence[Membership]
    reading: Reading
    waits: bool

    def guesses(self, line: str) -> Iterator[tuple[int, Command, Result]]:
        """Yield each command that a line begins or fills, with how likely it is."""
        for command in self.registry.commands.values():
            if not command.plain or first(self.memberships, command.roles) is None:
                continue
            form = self.registry.parsers[command.handler]
            match form.read(line, self.reading):
                case Filled() as filled:
                    yield len(form.slots) + len(filled.kept), command, filled
                case Asking() as asking if self._suffices(command, asking) and not answers(line):
                    yield asking.understood, command, asking
                case _:
                    pass

    def complete(self, line: str) -> bool:
        """Whether words say a whole entry by themselves."""
        return any(isinstance(result, Filled) for _, _, result in self.guesses(line))

    def interrupts(self, line: str, *, free: bool) -> bool:
        """Whether a whole entry is said over a question.

        Where any words answer, they do, unless the entry is one that interrupts: the title of an
        event may well name somebody whom one meets at an institution.
        """
        return any(
            isinstance(result, Filled) and (command.interrupts or not free)
            for _, command, result in self.guesses(line)
        )

    def _suffices(self, command: Command, asking: Asking) -> bool:
        """Whether part of an entry begins it: less of it does where nothing waits for an answer."""
        if not self.waits:
            return asking.understood >= _ENOUGH
        return bool(command.interrupts) and command.interrupts <= asking.settled

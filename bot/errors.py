"""What is said to people when a thing can't be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from bot.i18n import N_, Phrase

if TYPE_CHECKING:
    from datetime import datetime


class Refusal(Exception):
    """A sentence for the person: what was understood, what is wrong, what to do.

    `slot`: the value that it is about, beside which a form says it.
    """

    slot = ""

    def __init__(self, source: str, /, **values: object) -> None:
        super().__init__(source)
        self.phrase = Phrase(source, values)

    def about(self, slot: str) -> Self:
        """Name the value that it is about."""
        self.slot = slot
        return self


class Outdated(Refusal):
    """A button was pressed whose time has passed: the sentence says what happened and when.

    `lasting`: what is kept of the answer, where it quotes what is soon to be forgotten.
    """

    lasting: Outdated | None = None


def out_of_use() -> Outdated:
    """Return what is said of a button of another time, or forged."""
    return Outdated(N_("This button is no longer in use."))


def expired(when: datetime, line: str) -> Outdated:
    """Return what is said of a question whose time has passed: the line that it was of, anew."""
    told = Outdated(N_("This question expired on {when}. Type your command again."), when=when)
    if not line.strip():
        return told
    again = N_("This question expired on {when}. Type your command again: {line}")
    quoting = Outdated(again, when=when, line=line)
    quoting.lasting = told
    return quoting

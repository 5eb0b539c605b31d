"""What is said to people when a thing can't be done."""

from __future__ import annotations

from typing import Self

from bot.i18n import N_, Phrase


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
    """A button was pressed whose time has passed: the sentence says what happened and when."""


def out_of_use() -> Outdated:
    """Return what is said of a button of another time, or forged."""
    return Outdated(N_("This button is no longer in use."))

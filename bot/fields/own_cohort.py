"""One of the reader's cohorts, by its name or by words that it alone holds."""

from collections.abc import Sequence
from typing import Any

from bot.cards import Control
from bot.fields.field import Field, Found, Option, Outcome, Reading, Rest, Span, Unclear, Unreadable
from bot.i18n import COHORT, N_, Phrase, Translator
from storage.folding import fold


class OwnCohortField(Field[int]):
    """The number of a cohort that the reader is in; to whoever is in none, no words mean one."""

    key = "cohort"
    label = N_("Cohort")
    keys: tuple[str, ...] = ("cohorte", "cohort")
    control = Control.SELECT

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        typed, extents = rest.whole.typed.strip(), tuple(rest.line.stretches())
        if not extents or not reading.cohorts:
            return None
        match _called(typed, reading):
            case []:
                why = N_("None of your cohorts is called “{typed}”. See them all: {cohort}")
                return Unreadable(Phrase(why, {"typed": typed, "cohort": COHORT}))
            case [number]:
                return Found(number, extents)
            case several:
                kept = tuple(one for one in self.options(reading) if one.value in several)
                return Unclear(self.question(), extents, kept, typed)

    def misread(self, typed: str, reading: Reading) -> Outcome:
        return super().misread(typed, reading) if reading.cohorts else None

    def question(self) -> Phrase:
        return Phrase(N_("Which cohort do you want to speak of here?"))

    def options(self, reading: Reading) -> tuple[Option, ...]:
        return tuple(Option(name, number) for number, name in reading.cohorts)

    def show(self, value: int, reading: Reading, t: Translator) -> str:
        return dict(reading.cohorts).get(value, "?")

    def load(self, kept: Any) -> int:  # noqa: ANN401 - JSON
        return int(kept)


def _called(typed: str, reading: Reading) -> list[int]:
    """Return the cohorts whose name holds every word that was typed; one so called, alone."""
    said = fold(typed)
    names = {number: fold(name) for number, name in reading.cohorts}
    exact = [number for number, name in names.items() if name == said]
    held = (number for number, name in names.items() if all(one in name for one in said.split()))
    return exact or list(held)

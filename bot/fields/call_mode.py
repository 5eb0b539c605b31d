"""How a call for tenders is open: to everybody, or to who is invited."""

from collections.abc import Sequence
from dataclasses import replace

from bot.fields.field import Found, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.mode import ModeField
from bot.i18n import N_, Phrase
from storage.contracts import Mode


class CallModeField(ModeField):
    """An award method, but mutual agreement: what is agreed upon is not called for."""

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        match super().settle(spans, rest, reading):
            case Found(value=Mode.MUTUAL, extents=extents):
                why = N_("No call is by mutual agreement: is this one public, or by invitation?")
                return Unclear(Phrase(why), extents, self.options(reading))
            case Unclear() as open_:
                return replace(open_, why=self.question(), options=self.options(reading))
            case outcome:
                return outcome

    def question(self) -> Phrase:
        return Phrase(N_("Is the call public, or by invitation?"))

    def options(self, reading: Reading) -> tuple[Option, ...]:
        return tuple(one for one in super().options(reading) if one.value != Mode.MUTUAL)

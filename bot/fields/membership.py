"""What joining takes: a role, a language, a code."""

import re
from collections.abc import Sequence
from typing import Any, Final

from bot.fields.choice import ChoiceField
from bot.fields.field import Field, Found, Outcome, Reading, Rest, Span
from bot.fields.lexicon import each
from bot.i18n import N_, Phrase

ROLE: Final = ChoiceField(
    key="role",
    label=N_("Role"),
    labels={
        "manager": N_("Manager"),
        "champion": N_("Champion"),
        "coordinator": N_("Coordinators"),
    },
    words=each("manager", "gestionnaire|gestionnaires|managers")
    | each("champion", "championne|champions|championnes|champion.ne|champion(ne)")
    | each("coordinator", "coordination|coordonnatrice|coordonnateur|coordinators|coordinateur"),
    asked=N_("In which role?"),
)
LANGUAGE: Final = ChoiceField(
    key="language",
    label=N_("Language"),
    labels={"fr": N_("French"), "en": N_("English")},
    words=each("fr", "français|french|francais|fra|fre") | each("en", "anglais|english|eng|ang"),
    asked=N_("In which language?"),
)


class CodeField(Field[str]):
    """A code of letters and digits; case, spaces and dashes don't count."""

    key = "code"
    label = N_("Code")
    keys = ("code",)

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        typed = re.sub(r"[^\w]", "", rest.line.folded).upper()
        return Found(typed, tuple(rest.line.stretches())) if typed else None

    def question(self) -> Phrase:
        return Phrase(N_("Which code did you receive?"))

    def load(self, kept: Any) -> str:  # noqa: ANN401 - JSON
        return str(kept)

"""A value that is never typed: the machine keeps it from one step to the next."""

from collections.abc import Sequence
from typing import Any

from bot.fields.field import Field, Outcome, Reading, Rest, Span
from bot.i18n import Phrase


class Hidden(Field[Any]):
    """Not in any line, question or sheet."""

    key = ""
    label = ""

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        return None

    def question(self) -> Phrase:
        raise TypeError("a hidden value is never asked for")

    def export(self, value: Any, reading: Reading) -> dict[str, Any]:  # noqa: ANN401 - whatever is kept
        return {}

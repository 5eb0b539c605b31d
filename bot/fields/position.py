"""The position that a person holds, as it was typed."""

import re
from collections.abc import Sequence
from typing import Any, Final

from bot.fields.day import dated
from bot.fields.day_parts import PART, PART_SAID, left_of_days
from bot.fields.field import (
    Field,
    Found,
    Outcome,
    Reading,
    Rest,
    Span,
)
from bot.fields.line import Extent, Word
from bot.fields.names import is_link
from bot.fields.prose import clean, segments
from bot.fields.wording import NOTES, begins_note, heads_role, is_capital, noted, whole, words_in
from bot.i18n import N_, Phrase

_ELIDED: Final = frozenset({"m", "j", "n", "s", "t", "c", "qu"})
_MOST_ROLE: Final = 8
_BRIEF: Final = 3
_NO_ROLE: Final = re.compile(
    rf"[\d$]|(?:(?<![^\W_])(?:{PART}|midi|noon|ou|or)|\A{PART_SAID})(?: avec| with)?\Z"
)
"""A figure, or the part of the day: « suivi jeudi, en après-midi », not « gardien de nuit »."""
_ARTICLE: Final = re.compile(r"\A[ld]['’]", re.IGNORECASE)


class RoleField(Field[str]):
    """A position, as it was typed."""

    key = "role"
    label = N_("Position")
    turn = 5
    keys = ("rôle", "poste", "titre", "fonction", "role", "position", "title", "job")

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        if rest.asked:
            return whole(rest)
        days = dated(rest.whole, reading)
        line = rest.line.hide([*noted(rest), *_of_days(rest, days)])
        for segment in segments(line):
            role = _role(words_in(line, segment), rest)
            extent = Extent(role[0].start, role[-1].end) if role else None
            if extent and not any(extent.overlaps(day) for day in days):
                return Found(_ARTICLE.sub("", clean(rest.whole.original(extent))), (extent,))
        return None

    def question(self) -> Phrase:
        return Phrase(N_("What is this person’s position?"))

    def load(self, kept: Any) -> str:  # noqa: ANN401 - JSON
        return str(kept)

    def export(self, value: str, reading: Reading) -> dict[str, Any]:
        return {self.key: value or None}


def _of_days(rest: Rest, days: Sequence[Extent]) -> list[Extent]:
    """Return what was left of days: « demain matin acheteur », not "CHUS night manager"."""
    left = left_of_days(rest.line)
    return [one for one in left if any(day.start < one.start < day.end for day in days)]


def _role(words: list[Word], rest: Rest) -> list[Word]:
    """Return the words of a segment that are a position, up to where a note begins."""
    end = next((at for at, word in enumerate(words) if _begins_note(word)), len(words))
    role = words[:end]
    while role and is_link(role[-1]):
        role.pop()
    if any(heads_role(word) for word in role[:_BRIEF]) and len(role) <= _MOST_ROLE:
        return role
    brief = 0 < len(words) <= _BRIEF and end == len(words)
    named = all(is_capital(word, rest) or is_link(word) for word in role)
    text = _text(role, rest)
    return role if brief and not (named or _NO_ROLE.search(text)) else []


def _begins_note(word: Word) -> bool:
    head, _, rest = word.text.partition("'")
    return begins_note(word) or head in NOTES or (bool(rest) and head in _ELIDED)


def _text(words: list[Word], rest: Rest) -> str:
    return rest.line.folded[words[0].start : words[-1].end] if words else ""

"""The person who was reached."""

import re
from collections.abc import Sequence
from typing import Any, Final

from bot.fields.day import dated
from bot.fields.day_parts import left_of_days
from bot.fields.field import (
    Certainty,
    Field,
    Found,
    Option,
    Outcome,
    Reading,
    Rest,
    Span,
    Unclear,
    Unreadable,
)
from bot.fields.figures import figures
from bot.fields.lexicon import word_set
from bot.fields.line import Extent, Line, Word
from bot.fields.mode import ModeField
from bot.fields.names import NOBODY, PARTICLES, SOLD, TITLES, is_link
from bot.fields.prose import segments
from bot.fields.wording import NOTES, begins_note, heads_role, is_capital, noted, whole, words_in
from bot.i18n import N_, Phrase

_OR: Final = word_set("ou or et and")
_BOTH: Final = re.compile(r" ?[&+/] ?")
_MODE: Final = ModeField()
_SUFFIXES: Final = frozenset({"jr", "sr"})
_MOST_NAME: Final = 4


class PersonField(Field[str]):
    """A name as it was typed; two names are asked about."""

    key = "person"
    label = N_("Person")
    turn = 4
    keys = ("personne", "nom", "contact", "person", "name", "who", "qui")

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        if rest.asked:
            return whole(rest)
        if _sells(rest, reading):
            why = N_("That looks like a contract. To log it, begin with /contract.")
            return Unreadable(Phrase(why), "other")
        days = dated(rest.whole, reading)
        line = rest.line.hide([*noted(rest), *left_of_days(rest.line), *days])
        for segment in segments(line):
            words = words_in(line, segment)
            if _is_numbered(words):
                continue
            two = _two_names(words, rest)
            if two is not None:
                return two
            name = _name(words, rest)
            if name:
                turned = _turned(name, line, rest)
                if turned is not None:
                    return turned
                extent = Extent(name[0].start, _with_point(rest, name))
                return Found(rest.whole.original(extent), (extent,))
        return None

    def question(self) -> Phrase:
        return Phrase(N_("Who did you reach?"))

    def load(self, kept: Any) -> str:  # noqa: ANN401 - JSON
        return str(kept)


def _sells(rest: Rest, reading: Reading) -> bool:
    """Whether an amount and an award method, or an amount alone, stand where a name should."""
    sure = [one for one in _MODE.find(rest.line, reading) if one.certainty is Certainty.SURE]
    numbers = figures(rest.line, reading.language, reading.today.year)
    priced = any(one.marked for one in numbers) and "channel" not in rest.given
    return bool(numbers and sure) or priced


def _is_numbered(words: list[Word]) -> bool:
    return not words or all(any(char.isdigit() for char in word.text) for word in words)


def _two_names(words: list[Word], rest: Rest) -> Unclear | None:
    """Ask which of two people it was: « Marc ou Martin »."""
    left, others = _divided(words, rest)
    if not left or not others or any(heads_role(word) for word in left):
        return None
    right = _name(others, rest)
    if not right or right[0] != others[0] or not (len(left) == 1 or is_capital(right[0], rest)):
        return None
    extents = [Extent(left[0].start, left[-1].end), Extent(right[0].start, right[-1].end)]
    names = [rest.whole.original(one) for one in extents]
    whole = Extent(words[0].start, right[-1].end)
    why = Phrase(
        N_("“{typed}” are two names. Who did you reach?"), {"typed": rest.whole.original(whole)}
    )
    options = tuple(Option(name, name) for name in names)
    return Unclear(why, (whole,), options, rest.whole.original(whole))


def _turned(name: list[Word], line: Line, rest: Rest) -> Found[str] | None:
    """Read « O'Neil, Pat »: a family name, a comma, a first name and nothing more."""
    after = re.match(r", ?(?=[^\W\d_])", line.folded[name[-1].end :])
    if len(name) != 1 or after is None or not is_capital(name[0], rest):
        return None
    start = name[-1].end + after.end()
    following = next((one for one in segments(line) if one.start == start), None)
    given = words_in(line, following) if following else []
    if len(given) != 1 or given[0].start != start:
        return None
    first = given[0]
    if not is_capital(first, rest) or heads_role(first) or first.text in TITLES | NOTES:
        return None
    family = rest.whole.original(Extent(name[0].start, name[0].end))
    whole = Extent(name[0].start, first.end)
    return Found(f"{rest.whole.original(Extent(first.start, first.end))} {family}", (whole,))


def _divided(words: list[Word], rest: Rest) -> tuple[list[Word], list[Word]]:
    """Cut a segment at the first « ou », « et », & or stroke."""
    for at, word in enumerate(words):
        if word.text in _OR:
            return words[:at], words[at + 1 :]
        if at and _BOTH.fullmatch(rest.line.folded[words[at - 1].end : word.start]):
            return words[:at], words[at:]
    return words, []


def _name(words: list[Word], rest: Rest) -> list[Word]:
    """Return the words of a segment that are a name, past or before a position."""
    first = words[0] if words else None
    if first and first.text not in TITLES and (begins_note(first) or first.text in NOBODY):
        return []
    if any(word.text in SOLD for word in words):
        return []
    if words and heads_role(words[0]):
        return _after_role(words, rest)
    name: list[Word] = []
    for word in words:
        if any(char.isdigit() for char in word.text) or (name and _ends_name(name, word, rest)):
            break
        name.append(word)
    while name and name[-1].text in PARTICLES and name[-1].text not in TITLES:
        name.pop()
    return name


def _ends_name(name: list[Word], word: Word, rest: Rest) -> bool:
    proper = [one for one in name if one.text not in TITLES | PARTICLES]
    if word.text in PARTICLES:
        return False
    capital = is_capital(word, rest)
    if word.text in _SUFFIXES:
        return not proper
    if heads_role(word):
        return not (capital and len(proper) == 1 and len(name) == 1)
    if proper and word.text in NOTES and not capital:
        return True
    mixed = any(is_capital(one, rest) for one in proper)
    if mixed and proper and not capital:
        return True
    return len(proper) >= (_MOST_NAME if mixed else 2)


def _after_role(words: list[Word], rest: Rest) -> list[Word]:
    """Return the name that follows a position: « acheteuse Marie Tremblay »."""
    start = next(
        (
            at
            for at, word in enumerate(words)
            if not heads_role(word) and not is_link(word) and is_capital(word, rest)
        ),
        None,
    )
    if start is None:
        lower = [at for at, w in enumerate(words) if not heads_role(w) and not is_link(w)]
        start = lower[0] if lower and len(words) - lower[0] == 2 else None  # noqa: PLR2004 - first and last name
    if start is not None and start > 0 and words[start - 1].text in TITLES:
        start -= 1
    return _name(words[start:], rest) if start is not None else []


def _with_point(rest: Rest, name: list[Word]) -> int:
    """Keep the point of an initial or of "Jr.": « Marie T. »."""
    end = name[-1].end
    initial = (len(name[-1].text) == 1 or name[-1].text in _SUFFIXES) and len(name) > 1
    return end + 1 if initial and rest.line.folded[end : end + 1] == "." else end

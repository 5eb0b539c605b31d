"""The person who was reached, and the position held."""

import re
from collections.abc import Sequence
from typing import Any, Final

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
from bot.fields.names import NOBODY, PARTICLES, ROLES, TITLES, is_link
from bot.fields.prose import clean, opened, segments
from bot.i18n import N_, Phrase

_OR: Final = word_set("ou or et and")
_NOTES: Final = word_set(
    """veut voudrait souhaite souhaiterait desire est a etait sera va aimerait rappeler rappelle
    relancer interesse interessee attend attendre demande demandait cherche envoyer envoye a
    suivi suivre doit peut pourrait dit mentionne tres pas bien bon bonne merci wants wanted would
    will is was has had asked asks interested follow sent send said says needs need waiting could
    looking likes call back puis then soumission devis contrat prix projet besoin discussed
    discute parle se ne nous je on il elle they she he we i au lors linkedin facebook messenger whatsapp
    pendant durant during qui who that who's"""
)
"""Words that begin a note rather than a position."""
_LEADERS: Final = word_set(
    """avec with a au aux de du des d la le les l the to from chez pour for et and mon ma my j ai
    on i we nous contact bonjour salut allo hello hi svp merci nouveau nouvelle new est is comme
    as une un an"""
)
_OF: Final = re.compile(r" (?:du|de la|de l'|des|de|d'|of|at) ?[^,;]*")
_BOTH: Final = re.compile(r" ?[&+/] ?")
_ARTICLE: Final = re.compile(r"\A[ld]['’]", re.IGNORECASE)
_MODE: Final = ModeField()
_ELIDED: Final = frozenset({"m", "j", "n", "s", "t", "c", "qu"})
_SUFFIXES: Final = frozenset({"jr", "sr"})
_MOST_NAME: Final = 4
_MOST_ROLE: Final = 8
_BRIEF: Final = 3


class PersonField(Field[str]):
    """A name as it was typed; two names are asked about."""

    key = "person"
    label = N_("Person")
    turn = 4
    keys = ("personne", "nom", "contact", "person", "name", "who", "qui")

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        if rest.asked:
            return _whole(rest)
        if _sells(rest, reading):
            why = N_("That looks like a contract. To log it, begin with /contract.")
            return Unreadable(Phrase(why), "other")
        line = rest.line.hide(_noted(rest))
        for segment in segments(line):
            words = _words(line, segment)
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


class RoleField(Field[str]):
    """A position, as it was typed."""

    key = "role"
    label = N_("Position")
    turn = 5
    keys = ("rôle", "poste", "titre", "fonction", "role", "position", "title", "job")

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        if rest.asked:
            return _whole(rest)
        line = rest.line.hide(_noted(rest))
        for segment in segments(line):
            role = _role(_words(line, segment), rest)
            if role:
                extent = Extent(role[0].start, role[-1].end)
                return Found(_ARTICLE.sub("", clean(rest.whole.original(extent))), (extent,))
        return None

    def question(self) -> Phrase:
        return Phrase(N_("What is this person’s position?"))

    def load(self, kept: Any) -> str:  # noqa: ANN401 - JSON
        return str(kept)

    def export(self, value: str, reading: Reading) -> dict[str, Any]:
        return {self.key: value or None}


def _sells(rest: Rest, reading: Reading) -> bool:
    """Whether an amount and an award method, or an amount alone, stand where a name should."""
    sure = [one for one in _MODE.find(rest.line, reading) if one.certainty is Certainty.SURE]
    numbers = figures(rest.line, reading.language, reading.today.year)
    priced = any(one.marked for one in numbers) and "channel" not in rest.given
    return bool(numbers and sure) or priced


def _whole(rest: Rest) -> Outcome:
    extents = tuple(sorted([*rest.line.stretches(), *rest.quoted]))
    text = clean(opened(" ".join(rest.whole.original(one) for one in extents)).strip('"«»“” '))
    return Found(text, extents) if re.search(r"[^\W\d_]", text) else None


def _noted(rest: Rest) -> list[Extent]:
    """Return the stretches that are a note from some word on: « 5 à 7 du CÉSIM »."""
    hidden = []
    for note in rest.noted:
        for stretch in rest.line.stretches():
            if stretch.holds(note):
                more = _OF.match(rest.line.folded[note.end : stretch.end])
                hidden.append(Extent(note.start, note.end + (more.end() if more else 0)))
    return hidden


def _words(line: Line, segment: Extent) -> list[Word]:
    """Return the words of a segment; hyphens and apostrophes hold their parts together."""
    found: list[Word] = []
    for word in line.words_in(segment):
        if found and line.folded[found[-1].end : word.start] in {"-", "'", "."}:
            last = found.pop()
            text = line.folded[last.start : word.end]
            found.append(Word(text, last.start, word.end))
        else:
            found.append(word)
    while found and _is_leader(line, found[0]):
        found.pop(0)
    return found


def _is_leader(line: Line, word: Word) -> bool:
    initial = len(word.text) == 1 and line.folded[word.end : word.end + 1] == "."
    return word.text in _LEADERS and word.text not in TITLES and not initial


def _is_numbered(words: list[Word]) -> bool:
    return not words or all(any(char.isdigit() for char in word.text) for word in words)


def _heads_role(word: Word) -> bool:
    return re.split(r"[.'-]", re.sub(r"\A[ld]'", "", word.text))[0] in ROLES


def _two_names(words: list[Word], rest: Rest) -> Unclear | None:
    """Ask which of two people it was: « Marc ou Martin »."""
    left, others = _divided(words, rest)
    if not left or not others or any(_heads_role(word) for word in left):
        return None
    right = _name(others, rest)
    if not right or right[0] != others[0] or not (len(left) == 1 or _is_capital(right[0], rest)):
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
    if len(name) != 1 or after is None or not _is_capital(name[0], rest):
        return None
    start = name[-1].end + after.end()
    given = [words for one in segments(line) if one.start == start for words in [_words(line, one)]]
    if not given or len(given[0]) != 1 or given[0][0].start != start:
        return None
    first = given[0][0]
    if not _is_capital(first, rest) or _heads_role(first) or first.text in TITLES | _NOTES:
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
    if words and words[0].text in _NOTES | NOBODY and words[0].text not in TITLES:
        return []
    if words and _heads_role(words[0]):
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
    capital = _is_capital(word, rest)
    if word.text in _SUFFIXES:
        return not proper
    if _heads_role(word):
        return not (capital and len(proper) == 1 and len(name) == 1)
    if proper and word.text in _NOTES and not capital:
        return True
    mixed = any(_is_capital(one, rest) for one in proper)
    if mixed and proper and not capital:
        return True
    return len(proper) >= (_MOST_NAME if mixed else 2)


def _after_role(words: list[Word], rest: Rest) -> list[Word]:
    """Return the name that follows a position: « acheteuse Marie Tremblay »."""
    start = next(
        (
            at
            for at, word in enumerate(words)
            if not _heads_role(word) and not is_link(word) and _is_capital(word, rest)
        ),
        None,
    )
    if start is None:
        lower = [at for at, w in enumerate(words) if not _heads_role(w) and not is_link(w)]
        start = lower[0] if lower and len(words) - lower[0] == 2 else None  # noqa: PLR2004 - first and last name
    if start is not None and start > 0 and words[start - 1].text in TITLES:
        start -= 1
    return _name(words[start:], rest) if start is not None else []


def _is_capital(word: Word, rest: Rest) -> bool:
    """Whether a word is typed as a name is, past the particle of « d'Amours »."""
    typed = rest.whole.original(Extent(word.start, word.end))
    elided = re.match(r"[dlo]['’]", typed)
    return typed[elided.end() if elided else 0 :][:1].isupper()


def _with_point(rest: Rest, name: list[Word]) -> int:
    """Keep the point of an initial or of "Jr.": « Marie T. »."""
    end = name[-1].end
    initial = (len(name[-1].text) == 1 or name[-1].text in _SUFFIXES) and len(name) > 1
    return end + 1 if initial and rest.line.folded[end : end + 1] == "." else end


def _role(words: list[Word], rest: Rest) -> list[Word]:
    """Return the words of a segment that are a position, up to where a note begins."""
    end = next((at for at, word in enumerate(words) if _begins_note(word)), len(words))
    role = words[:end]
    while role and is_link(role[-1]):
        role.pop()
    if any(_heads_role(word) for word in role[:_BRIEF]) and len(role) <= _MOST_ROLE:
        return role
    brief = 0 < len(words) <= _BRIEF and end == len(words)
    named = all(_is_capital(word, rest) or is_link(word) for word in role)
    return role if brief and not named and not re.search(r"[\d$]", _text(role, rest)) else []


def _begins_note(word: Word) -> bool:
    head, _, rest = word.text.partition("'")
    return head in _NOTES or (bool(rest) and head in _ELIDED)


def _text(words: list[Word], rest: Rest) -> str:
    return rest.line.folded[words[0].start : words[-1].end] if words else ""

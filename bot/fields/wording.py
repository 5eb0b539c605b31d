"""The words of a segment: what begins a name, a position or a note."""

import re
from typing import Final

from bot.fields.field import (
    Found,
    Outcome,
    Rest,
)
from bot.fields.lexicon import word_set
from bot.fields.line import Extent, Line, Word
from bot.fields.names import ROLES, TITLES
from bot.fields.prose import clean, opened

NOTES: Final = word_set(
    """veut voudrait souhaite souhaiterait desire est a etait sera va aimerait rappeler rappelle
    relancer interesse interessee attend attendre demande demandait cherche envoyer envoye a
    suivi suivre doit peut pourrait dit mentionne tres pas bien bon bonne merci wants wanted would
    will is was has had asked asks interested follow sent send said says needs need waiting could
    looking likes call back puis then soumission devis contrat prix projet besoin discussed
    discute parle se ne nous je on il elle they she he we i au lors
    linkedin facebook messenger whatsapp
    pendant durant during qui who that who's twice
    ils elles ai avons avez ont avait avaient deja ete relance"""
)
"""Words that begin a note rather than a position."""
_LEADERS: Final = word_set(
    """avec with a au aux de du des d la le les l the to from chez pour for et and mon ma my j ai
    on i we nous contact bonjour salut allo hello hi svp merci nouveau nouvelle new est is comme
    as une un an"""
)
_OF: Final = re.compile(r" (?:du|de la|de l'|des|de|d'|of|at) ?[^,;]*")


def whole(rest: Rest) -> Outcome:
    extents = tuple(sorted([*rest.line.stretches(), *rest.quoted]))
    text = clean(opened(" ".join(rest.whole.original(one) for one in extents)).strip('"«»“” '))
    return Found(text, extents) if re.search(r"[^\W\d_]", text) else None


def noted(rest: Rest) -> list[Extent]:
    """Return the stretches that are a note from some word on: « 5 à 7 du CÉSIM »."""
    hidden = []
    for note in rest.noted:
        for stretch in rest.line.stretches():
            if stretch.holds(note):
                more = _OF.match(rest.line.folded[note.end : stretch.end])
                hidden.append(Extent(note.start, note.end + (more.end() if more else 0)))
    return hidden


def words_in(line: Line, segment: Extent) -> list[Word]:
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


def begins_note(word: Word) -> bool:
    """Whether a word begins a note, elided or not: « m’a », and not « M’Baye »."""
    return word.text.rpartition("'")[2] in NOTES


def heads_role(word: Word) -> bool:
    return re.split(r"[.'-]", re.sub(r"\A[ld]'", "", word.text))[0] in ROLES


def is_capital(word: Word, rest: Rest) -> bool:
    """Whether a word is typed as a name is, past the particle of « d'Amours »."""
    typed = rest.whole.original(Extent(word.start, word.end))
    elided = re.match(r"[dlo]['’]", typed)
    return typed[elided.end() if elided else 0 :][:1].isupper()

"""What typed answers say besides the value that was asked for: none of it may be lost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from bot.fields.choosing import Quoted
from bot.fields.field import Field, Found, Option, Outcome, Reading, Rest, Unclear
from bot.fields.lexicon import SMALL, Lexicon, word_set
from bot.fields.line import Extent, Line, words_of
from bot.fields.prose import clean, unbracketed
from bot.forms.slots import Slot
from bot.i18n import N_, Phrase, Translator
from bot.quoting import brief

YES: Final = word_set("oui yes o y ok exact exactement correct ouais yep yeah")
_LEADS: Final = (
    SMALL
    | YES
    | word_set(
        """pour for at on from to until entre between jusqu avec with svp merci please thanks
    c s est sera is it alors donc so euh bah bon disons plutot rather je crois pense i
    think guess believe environ about around vers un une an was will be etait etais ca that the la
    le les ce fait total tout seulement juste just only notre nos our mettons let say said maybe
    perhaps peut etre probablement probably sure finalement finally encore again toujours still
    oups oops desole desolee sorry stp pile tapant tapantes precis precises sharp dirais thats its
    hmm hum um uh ben he bien well actually pardon excuse excusez attends wait meant voulais dire
    same meme comme habitude usual instead make surement"""
    )
)
"""Words that say nothing by themselves beside an answer."""
_NO: Final = word_set("non no nope")
"""What answers first, before it is said anew: « non, 2500 »; after a value it takes it back."""
_OR: Final = ("ou", "or", "soit", "either")


def said_besides(left: Line, leads: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the runs of words left that do more than lead to others, as they were typed."""
    led = [extent for extent, _ in Lexicon((one, one) for one in leads).find(left)]
    left = left.hide(led)
    parts = [
        (left.original(one), _LEADS if one.start else _LEADS | _NO) for one in left.stretches()
    ]
    return tuple(
        unbracketed(clean(one)) for one, small in parts if not small.issuperset(words_of(one))
    )


def leads_of(slot: Slot, outcome: Outcome) -> tuple[str, ...]:
    """Return what may stand beside an answer: its name, and « ou » where a question follows."""
    alike = _OR if isinstance(outcome, Unclear) else ()
    return (*slot.field.keys, *slot.field.leads, *alike)


def repeated(
    left: Line, known: Iterable[tuple[Slot, Any]], reading: Reading
) -> Sequence[tuple[Slot, Extent]]:
    """Return the words that say again what is known, each with its slot: « jeudi 14h »."""
    return [(slot, one) for slot, value in known for one in slot.field.again(left, value, reading)]


def annotated(
    notes: Sequence[Slot],
    left: Line,
    noted: Sequence[Extent],
    leads: Iterable[str],
    reading: Reading,
) -> tuple[Mapping[str, Outcome], Line]:
    """Keep in an open note what says more than a value: « café au marché », not « café »."""
    told = {}
    for slot in notes if said_besides(left.hide(noted[:1]), leads) else ():
        outcome = slot.field.settle((), Rest(Line.of(left.typed), left), reading)
        if isinstance(outcome, Found | Unclear):
            told[slot.name] = outcome
            left = left.hide(outcome.extents)
    return told, left.hide(noted)


@dataclass(frozen=True, slots=True)
class Values:
    """Values of several fields, as their reader sees them together."""

    values: tuple[tuple[Field[Any], Any], ...]
    reading: Reading

    def shown(self, t: Translator) -> str:
        return t.listing(field.spelled(value, self.reading, t) for field, value in self.values)


Told: TypeAlias = Sequence[tuple[Slot, Found[Any]]]
"""Slots, each with the value that an answer says of it."""


def understood(slots: Iterable[Slot], said: Mapping[str, Outcome]) -> Told:
    """Return what an answer says, where it leaves no question open."""
    told = [(one, said[one.name]) for one in slots if one.name in said]
    found = [(one, it) for one, it in told if isinstance(it, Found)]
    return found if len(found) == len(told) else ()


def _values(told: Told, reading: Reading) -> Values:
    return Values(tuple((one.field, it.value) for one, it in told), reading)


def fitting(told: Told, reading: Reading) -> Option | None:
    """Offer what an answer says beyond doubt, without what stands beside it."""
    if not told or any(it.confirm for _, it in told):
        return None
    filled = {one.field.key or one.name: one.field.dump(it.value) for one, it in told}
    alone = [*filled.values()] if len(filled) == 1 else []
    label = Phrase(N_("Keep only {values}"), {"values": _values(told, reading)})
    return Option(label, alone[0] if alone else {"fill": filled})


def unfit(words: str) -> Phrase:
    """Say of words that they do not answer."""
    return Phrase(N_("“{typed}” does not answer the question."), {"typed": brief(words)})


def partly(words: str, left: Iterable[str], told: Told, reading: Reading) -> Phrase:
    """Say which of the words answer, and which do not, lest they be lost."""
    texts = tuple(dict.fromkeys(left))
    if texts == (words,):
        return unfit(words)
    rest = Quoted(tuple(map(brief, texts)))
    if not told:
        why = N_("In “{typed}”, I did not understand {left}.")
        return Phrase(why, {"typed": brief(words), "left": rest})
    why = N_("I understood {values}, but the rest does not answer the question: {left}.")
    return Phrase(why, {"values": _values(told, reading), "left": rest})

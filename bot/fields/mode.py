"""How a contract was awarded: three modes, and the words that leave it open."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.fields.choosing import Quoted, alternatives, quoted, surest, values, widened
from bot.fields.field import (
    Certainty,
    Found,
    Outcome,
    Reading,
    Rest,
    Span,
    Unclear,
)
from bot.fields.labelled import LabelledField
from bot.fields.lexicon import Lexicon, word_set
from bot.fields.line import HIDDEN, Extent, Line
from bot.fields.mode_words import ANY, BARE, LONG, NOT_AFTER, NOT_BEFORE, OPEN, PHRASES
from bot.i18n import N_, Phrase
from storage.contracts import Mode

_DENIED: Final = word_set("sans pas not without no non jamais ni")
_DENIAL: Final = re.compile(
    rf"(?<![^\W_])(?:(?:mais|but|et|and) )?(?:{'|'.join(_DENIED)})"
    r" (?:(?:d'|par |by )?(?:une? |an? )?|de |any )\Z"
)
_OPENS: Final = re.compile(rf"(?:\A|[{HIDDEN},;:(.]) ?\Z")
_ENDS: Final = re.compile(rf" ?(?:\Z|[{HIDDEN},;:).!])")
_OR_NOT: Final = re.compile(rf"(?<![^\W_])(?:ou|or) (?:{'|'.join(_DENIED)}) \Z")
_OR: Final = re.compile(r" ?(?:ou|or|/) ?\Z")
_LEAD: Final = re.compile(
    r"(?<![^\W_])(?:(?:contrats?|contract|achat|entente|awarded|attribue|octroye|conclu|mode) )?"
    r"(?:(?:d'un|de|en|par|by|via|through|on|the|un|une|a|as|as a|d') ?)?\Z"
)
_LEXICON: Final = Lexicon(
    {text: (modes, Certainty.DOUBTFUL) for text, modes in OPEN.items()}
    | {text: (modes, Certainty.LIKELY) for text, modes in BARE.items()}
    | {text: (modes, Certainty.SURE) for text, modes in PHRASES.items()}
)
_ALIKE: Final = 0.85
_MOST_WORDS: Final = 60
_WIDEST: Final = 6


class ModeField(LabelledField[Mode]):
    """An award method; a bare word such as « public » yields to a full phrase."""

    key = "mode"
    label = N_("Award method")
    keys = ("mode", "attribution", "mode d'attribution", "method", "award method", "award")
    leads = ("par", "by", "via", "après", "after", "contrat", "marché", "attribué", "conclu")
    labels: Mapping[Mode, str] = {
        Mode.MUTUAL: N_("Mutual agreement"),
        Mode.INVITATION: N_("Invitation to tender"),
        Mode.PUBLIC: N_("Public call for tenders"),
    }

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        found = [
            Span(extent, modes, certainty)
            for extent, (modes, certainty) in _LEXICON.find(line)
            if not _compound(line, extent)
        ]
        longer = [
            one
            for one in _misspelt(line)
            if not any(f.extent.holds(one.extent) for f in found if f.certainty is Certainty.SURE)
        ]
        kept = [
            one for one in found if not any(more.extent.overlaps(one.extent) for more in longer)
        ]
        return sorted([*kept, *longer], key=lambda one: one.extent)

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        spans = spans if rest.asked else _without_purpose(rest, spans) or spans
        either = _either(rest.whole, spans)
        if not either and (sure := _affirmed(rest, spans)):
            return sure
        best = either or surest(spans)
        if not best:
            return None
        meant = values(best)
        denied = any(_is_denied(rest.whole, one) for one in best)
        if denied:
            best = tuple(
                replace(one, extent=widened(rest.whole, one.extent, _DENIAL)) for one in best
            )
        if len(meant) == 1 and len(meant[0]) == 1 and not denied:
            return Found(meant[0][0], tuple(widened(rest.line, s.extent, _LEAD) for s in best))
        offered = ANY if denied else tuple(dict.fromkeys(mode for one in meant for mode in one))
        said = quoted(rest.whole, best)
        return Unclear(
            _why(said),
            alternatives(rest.whole, best),
            self.offer(offered),
            said.joined,
        )

    def question(self) -> Phrase:
        return Phrase(N_("How was it awarded?"))

    def missing(self, given: Mapping[str, Any], reading: Reading) -> Phrase:
        if {"amount", "institution"} <= given.keys():
            return Phrase(
                N_("I understood {amount} and {institution}. How was it awarded?"),
                {"amount": given["amount"], "institution": _named(given, reading)},
            )
        return self.question()


def _either(line: Line, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return two modes between which the writer did not choose: « gré à gré ou invitation »."""
    for left, right in itertools.pairwise(spans):
        if left.value != right.value and _OR.match(
            line.folded[left.extent.end : right.extent.start]
        ):
            return left, right
    return ()


def _affirmed(rest: Rest, spans: Sequence[Span]) -> Found[Mode] | None:
    """Take the mode that is said, or left of those said, beside one that is denied.

    « Gré à gré, pas public » is the first, « appel d'offres, pas public » an invitation.
    """
    denied = [one for one in spans if _is_denied(rest.whole, one)]
    said = surest([one for one in spans if one not in denied])
    if any(rest.whole.led(_OR_NOT, one.extent.start) for one in denied):
        return None
    refused = {mode for one in denied for mode in one.value}
    match values(said) if denied else ():
        case [modes] if len(left := [mode for mode in modes if mode not in refused]) == 1:
            beside = (widened(rest.whole, one.extent, _DENIAL) for one in denied)
            told = (widened(rest.line, one.extent, _LEAD) for one in said)
            return Found(left[0], (*told, *beside))
        case _:
            return None


def _without_purpose(rest: Rest, spans: Sequence[Span]) -> list[Span]:
    """Leave a mere word that is denied to the purpose it is of: « service non public ».

    It is of none where nothing stands beside it: « gré à gré, sans appel d'offres ».
    """
    denied = [one for one in spans if _is_denied(rest.whole, one)]
    line = rest.line.hide(one.extent for one in spans if one not in denied)
    return [
        one
        for one in spans
        if one not in denied or one.certainty is Certainty.SURE or _is_apart(line, one)
    ]


def _is_denied(line: Line, span: Span) -> bool:
    return line.led(_DENIAL, span.extent.start) is not None


def _is_apart(line: Line, denied: Span) -> bool:
    """Whether a part of the line only says how it was not awarded."""
    start, end = widened(line, denied.extent, _DENIAL)
    return bool(line.led(_OPENS, start) and _ENDS.match(line.folded, end))


def _named(given: Mapping[str, Any], reading: Reading) -> str:
    listed = reading.directory.get(given["institution"])
    return listed.name(reading.language) if listed else ""


def _why(said: Quoted) -> Phrase:
    if len(said.texts) > 1:
        several = N_("I see more than one award method: {typed}. How was it awarded?")
        return Phrase(several, {"typed": said})
    vague = N_("“{typed}” does not say how it was awarded. How was it?")
    return Phrase(vague, {"typed": said.joined})


def _compound(line: Line, extent: Extent) -> bool:
    """Whether a bare word belongs to another expression: « art public », "direct mail"."""
    word = line.folded[extent.start : extent.end]
    before = line.before(extent.start) in NOT_AFTER.get(word, ())
    return before or line.after(extent.end) in NOT_BEFORE.get(word, ())


def _misspelt(line: Line) -> list[Span]:
    """Return the long phrases typed with a slip; the short ones are one letter apart.

    A word that denies is no slip: « appel d'offres, pas public ».
    """
    runs = dict(_runs(line))
    near = sorted(
        (hit for target in LONG for hit in _nearest(runs, target)),
        key=lambda hit: hit[0].start - hit[0].end,
    )
    spans: list[Span] = []
    for extent, modes in near:
        if not any(one.extent.overlaps(extent) for one in spans):
            spans.append(Span(extent, modes, Certainty.SURE))
    return spans


def _nearest(runs: Mapping[Extent, str], target: str) -> Iterator[tuple[Extent, tuple[Mode, ...]]]:
    """Yield the run of words nearest to a phrase, if it is near."""
    hit = process.extractOne(target, runs, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE)
    if hit:
        yield hit[2], LONG[target]


def _runs(line: Line) -> Iterator[tuple[Extent, str]]:
    words = line.words[:_MOST_WORDS]
    for at in range(len(words)):
        text = ""
        for word in words[at : at + _WIDEST]:
            if word.text in _DENIED:
                break
            text += word.text
            yield Extent(words[at].start, word.end), text

"""What makes a number less than a whole amount: a rate, a limit, a discount, a range."""

import re
from dataclasses import replace
from typing import Final

from bot.fields.figure import Doubt, Figure
from bot.fields.lexicon import word_set
from bot.fields.line import Extent, Line, words_of

_UNIT: Final = (
    r"(?:mois|an|annee|sem|semaine|jour|journee|j|h|heure|hr|hour|pers|personne|unite|repas|month|"
    r"mo|week|wk|day|year|yr|person|unit|head|tete|item|piece|trimestre|quarter|seance|session|"
    r"fois|nuit|plat|boite|visite|visit|kilo|kg|lb|plate|lunch|meal|box|floor)\b"
)
_RATE: Final = re.compile(
    rf" ?(?:/ ?|par |per |a |an |every |chaque ){_UNIT}"
    r"| ?(?:per|par) (?!l[ae]s?\b|l'|appel|entente|cheque|virement|carte|courriel)[^\W\d_]{2,}"
    r"|/[^\W\d_]{2,}(?! ?[/\w])| (?:for|pour) (?:each|every|chaque)\b| ?trimestriel\w*"
    rf"| ?(?:/ ?)?(?:de l'|l'|a l'|la |le |du |de la |au ){_UNIT}(?! (?:d[eu]s?\b|d'|of\b))"
    r"| ?(?:aux|tou(?:te)?s les|every) (?:\w+ )?(?:mois|ans|semaines|jours|months|weeks|days)\b"
    r"| ?(?:chacune?s?|chaque|each|apiece|a pop|mensuel\w*|annuel\w*|hebdo\w*|quotidien\w*|monthly|"
    r"hourly|quarterly|weekly|yearly|annually|daily|per diem)\b"
)
_BOUND: Final = re.compile(
    r"(?:\b(?:plus|moins) (?:de|que)|\bover|\bunder|\bless than|\bmore than|\bup to|\bjusqu'a|"
    r"\bmax\.?|\bmaximum|\bminimum|\bmin\.?|\bat least|\bfrom|\bstarting at|\ba partir de|"
    r"\bau moins|\bat most|\bau plus|[<>≤≥]|"
    r"\bcouple(?: de| of)?|\bquelques|\ba few|% (?:of|de|du)|\bseveral|\bplusieurs|\bdes) ?\Z"
)
_BOUND_AFTER: Final = re.compile(
    r"\+(?![^\W_]| )|\+(?= ?[\0,;]| ?\Z)"
    r"| (?:et|ou|and|or) (?:quelques|plus|moins|more|less|up|change|des poussieres)\b"
    r"| ?(?:max\b\.?|maximum\b|min\b\.?|minimum\b)"
)
_DISCOUNT: Final = re.compile(
    r" ?(?:moins|less|minus|-) ?\d[\d.,]* ?%| ?x\d{1,3}(?!\w)| (?:twice|thrice|deux fois)\b"
)
_TO: Final = re.compile(r" ?(?:\.{2,3}|…|~) ?\$?\d[\d.,]*")
_HEDGE: Final = (
    r"(?:peut[- ]etre|probablement|possiblement|surement|sans doute|maybe|perhaps|"
    r"probably|possibly|je (?:crois|pense|dirais)|"
    r"i (?:think|guess|believe|suppose)|pas sure?|not sure)"
)
_UNCONFIRMED: Final = r"(?:a (?:confirmer|valider)|to be confirmed|tbc)"
_HEDGES: Final = (
    rf"(?<![^\W_]){_HEDGE},? ?(?:(?:que|that) )?(?:(?:c'est|c'etait|it's|it is|it was) )?"
)
_HEDGED: Final = re.compile(rf"{_HEDGES}\Z")
_HEDGED_AFTER: Final = re.compile(
    rf"(?:,? ?\(?(?:{_HEDGE}|{_UNCONFIRMED})\)?| ?\?(?!\?))(?= ?(?:[\0,;.!?]|\Z))"
)
"""« 2500 peut-être » and « 2500? », and not « 2500 peut-être renouvelé »."""
_SAID_IN_DOUBT: Final = re.compile(rf"\(?(?:{_HEDGES}|{_UNCONFIRMED})\)?|\?")
_CERTAIN: Final = word_set("oui ouais yes yep ok exact exactement exactly correct certain sure")
_ROUGHLY: Final = word_set("environ env about approx approximativement approximately roughly pres")
_SMALL: Final = word_set("c est it s is it le the montant amount just a peu")
_REACH: Final = 24


def doubted(line: Line, figure: Figure) -> Figure:
    """Doubt a part, a limit, a guess: « 500 $ par mois », « plus de 500 », « peut-être 500 »."""
    start, end = figure.extent
    for doubt, pattern in (
        (Doubt.RATE, _RATE),
        (Doubt.BOUND, _BOUND_AFTER),
        (Doubt.DISCOUNT, _DISCOUNT),
        (Doubt.RANGE, _TO),
        (Doubt.HEDGED, _HEDGED_AFTER),
    ):
        after = pattern.match(line.folded, end)
        if after:
            return replace(figure, extent=Extent(start, after.end()), doubt=doubt)
    for doubt, pattern in ((Doubt.BOUND, _BOUND), (Doubt.HEDGED, _HEDGED)):
        before = pattern.search(line.folded[max(0, start - _REACH) : start])
        if before:
            return replace(figure, extent=Extent(start - len(before[0]), end), doubt=doubt)
    return figure


def settled(typed: str, words: str) -> str | None:
    """Return what was typed in doubt as it is settled: by « oui », « environ », "exactly"."""
    said = frozenset(words_of(words)) - _SMALL
    line = Line.of(typed)
    hedges = [Extent(*one.span()) for one in _SAID_IN_DOUBT.finditer(line.folded)]
    if not said or not hedges or not said <= _CERTAIN | _ROUGHLY:
        return None
    sure = " ".join(line.original(one).strip() for one in line.hide(hedges).stretches())
    return f"environ {sure}" if said & _ROUGHLY else sure

"""What makes of a day one of something yet to be done, or wanted: « rappeler vendredi »."""

import re
from datetime import date
from typing import Final

from bot.fields.field import Span
from bot.fields.line import HIDDEN, Extent, Line
from bot.fields.mention import Mention

_MARKER: Final = re.compile(
    r"(?<![^\W_])(?:(?:a |(?:(?:il|elle) )?(?:(?:va|doit) )?(?:me|nous) )?"
    r"(?:suivi|relancer?|rappel(?:er?|le)?|recontacter)|follow[ -]?up|"
    r"(?:(?:to|will) )?call (?:(?:me|us|him|her|them) )?back|remind(?: me)?|check back)"
    r"(?:[ :,]+(?:le|la|on|for|pour|prevue?|de|du|en|with|avant|d'ici|by|before))*[ :]*\Z"
)
_DONE: Final = re.compile(
    r"(?<![^\W_])(?<!y )(?P<auxiliary>ai|as?|avons|avez|ont|avai(?:s|t|ent)|avions)"
    r"(?: deja)?(?: ete)? (?:rappele|relance)[ :,]*\Z"
)
"""Before the day of what was done: « m’a rappelé vendredi », not « il y a relance vendredi »."""
_TAKEN: Final = rf" {HIDDEN}[ {HIDDEN}]*+"
_OBJECT: Final = (
    r"(?<![^\W_])(?:une?|autre|an?|another|the|l[ea]|mon|notre|my|our|to|nous|me|us)" + _TAKEN
)
"""What is wanted, though it was taken: « un appel », "to meet"; not « un devis, appel »."""
_WISH: Final = re.compile(
    r"(?<![^\W_])(?:veut|voudrait|souhaite|aimerait|prevoit|cherche|besoin|attend|wants?|"
    r"would like|needs?|plans? to|plans an?|looking|expects?|on se re(?:parle|voit)|"
    r"we (?:meet|talk) again)"
    rf"(?![^\W_])(?:{_TAKEN})?(?:{_OBJECT}|[^,;.{HIDDEN}])*\Z|(?<![^\W_])(?:pour|for) \Z"
)
_DUE: Final = re.compile(
    r"(?<![^\W_])(?:(?:avant|d'ici|by|before|until|till?) |jusqu'(?:a )?)(?:(?:le|the) )?\Z"
)
"""Before a day by which something is to be done, or up to which: « d'ici vendredi »."""
_REACH: Final = 40


def marker(line: Line, span: Span) -> re.Match[str] | None:
    """Match the word before a day that makes a thing to do of it."""
    if _is_done(line, span):
        return None
    return _MARKER.search(line.folded[max(0, span.extent.start - _REACH) : span.extent.start])


def _is_done(line: Line, span: Span) -> bool:
    """Whether an auxiliary makes the word before a day something done; « à » is none."""
    done = line.led(_DONE, span.extent.start)
    return done is not None and line.original(Extent(*done.span("auxiliary"))).isascii()


def is_wish(line: Line, span: Span, today: date) -> bool:
    """Whether someone wants it on that day, by then, or at about that time."""
    before = line.folded[max(0, span.extent.start - _REACH) : span.extent.start]
    said: Mention = span.value
    may_come = said.vague or said.ahead or any(day > today for day in said.days)
    return bool(_DUE.search(before) or (may_come and _WISH.search(before)))


def is_wished(line: Line, span: Span) -> bool:
    """Whether someone wants it on a day of the week: « veut un devis lundi »."""
    said: Mention = span.value
    return said.weekday and line.led(_WISH, span.extent.start) is not None

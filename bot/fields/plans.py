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
_PLANS: Final = (
    r"(?:they|we|you|i|he|she|who) plans?|plans? (?:to|an|the|my|our|your|his|her|their)"
    rf"|(?<=[{HIDDEN},;.] )plans on|plans? (?P<article>a)"
)
"""What somebody plans; « plan d’affaires », « plan à revoir » and "business plan" are nouns."""
_WISH: Final = re.compile(
    r"(?<![^\W_])(?:veut|voudrait|souhaite|aimerait|prevoit|cherche|besoin|attend|wants?|"
    rf"would like|needs?|{_PLANS}|looking|expects?|on se re(?:parle|voit)|we (?:meet|talk) again)"
    rf"(?![^\W_])(?:{_TAKEN})?(?:{_OBJECT}|[^,;.{HIDDEN}])*\Z"
)
_MEANT: Final = re.compile(r"(?<![^\W_])(?:pour|for) \Z")
_PERHAPS: Final = re.compile(rf"(?:\A|[{HIDDEN},;.]) ?plans (?!an? )[^\W\d_]+ (?:on )?\Z")
"""Before a day of what is planned, or of plans: "plans delivery Monday"."""
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
    return done is not None and not _is_accented(line, done, "auxiliary")


def is_wish(line: Line, span: Span, today: date) -> bool:
    """Whether someone wants it on that day, by then, or at about that time."""
    said: Mention = span.value
    may_come = said.vague or said.ahead or any(day > today for day in said.days)
    return bool(line.led(_DUE, span.extent.start) or (may_come and _is_led(line, span)))


def is_wished(line: Line, span: Span) -> bool:
    """Whether someone wants it on a day of the week: « veut un devis lundi »."""
    said: Mention = span.value
    return said.weekday and _is_led(line, span)


def may_be_planned(line: Line, span: Span) -> bool:
    """Whether a day of the week is either of what is planned or of plans."""
    said: Mention = span.value
    return said.weekday and line.led(_PERHAPS, span.extent.start) is not None


def _is_led(line: Line, span: Span) -> bool:
    """Whether a day is meant for something, or a wish leads to it, "on" with it.

    « Plan à » is no wish, though "plan a call" is.
    """
    start = span.extent.start
    wish = line.led(_WISH, start + len("on ") * line.folded.startswith("on ", start))
    is_wanted = wish is not None and not _is_accented(line, wish, "article")
    return is_wanted or line.led(_MEANT, start) is not None


def _is_accented(line: Line, m: re.Match[str], group: str) -> bool:
    """Whether a word, if it is there, was typed with an accent: « à »."""
    return bool(m[group]) and not line.original(Extent(*m.span(group))).isascii()

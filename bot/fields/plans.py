"""What makes of a day one of something yet to be done, or wanted: « rappeler vendredi »."""

import re
from datetime import date
from typing import Final

from bot.fields.field import Span
from bot.fields.lexicon import word_set
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
    r"would like|needs?|plans? to|plans an?|(?:they|we|you|i|he|she|who) plans?|looking|expects?|"
    r"on se re(?:parle|voit)|we (?:meet|talk) again)"
    rf"(?![^\W_])(?:{_TAKEN})?(?:{_OBJECT}|(?! and (?:i|we) )[^,;.{HIDDEN}])*\Z"
)
"""Before what is wanted, up to what one did: "they plan meals and I sent a quote Friday"."""
_MEANT: Final = re.compile(r"(?<![^\W_])(?:pour|for) \Z")
"""Before the day that something is meant for."""
_PERHAPS: Final = re.compile(
    rf"(?:\A|[{HIDDEN},;.:]|[-–—] |(?<![^\W_])and ) ?"
    r"(?:plans(?! (?:\w+ed|sent|made|drawn)(?![^\W_]))|plan (?:an?|the|my|our|your|his|her|their))"
    rf"(?: (?:[^\W_]+|{HIDDEN}+))* (?:on )?\Z"
)
"""Before a day of what is planned, or of plans: "plans delivery Monday"; not "business plan"."""
_AHEAD: Final = re.compile(
    r"(?<![^\W_])(?:livraison|livrer|deliver|delivery|appointment)(?: prevue)?(?: le| on)? \Z"
)
"""Before a day of what is rather to come: « livraison vendredi »."""
_DUE: Final = re.compile(
    r"(?<![^\W_])(?:(?:avant|d'ici|by|before|until|till?) |jusqu'(?:a )?)(?:(?:le|the) )?\Z"
)
"""Before a day by which something is to be done, or up to which: « d'ici vendredi »."""
_ENGLISH: Final = word_set("monday tuesday wednesday thursday friday saturday sunday")


def marker(line: Line, span: Span) -> re.Match[str] | None:
    """Match the word before a day that makes a thing to do of it."""
    if _is_done(line, span):
        return None
    return line.led(_MARKER, span.extent.start)


def _is_done(line: Line, span: Span) -> bool:
    """Whether an auxiliary makes the word before a day something done; « à » is none."""
    done = line.led(_DONE, span.extent.start)
    return done is not None and line.original(Extent(*done.span("auxiliary"))).isascii()


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
    """Whether a day of the week may be the one of what is to come; of plans, in English."""
    said: Mention = span.value
    is_english = not _ENGLISH.isdisjoint(word.text for word in line.words_in(span.extent))
    planned = is_english and line.led(_PERHAPS, span.extent.start)
    return said.weekday and bool(planned or line.led(_AHEAD, span.extent.start))


def _is_led(line: Line, span: Span) -> bool:
    """Whether a day is meant for something, or a wish leads to it."""
    start = span.extent.start
    return line.led(_WISH, start) is not None or line.led(_MEANT, start) is not None

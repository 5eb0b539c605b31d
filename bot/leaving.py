"""Words that leave the question that waits, as its own button does, and those that answer one."""

from __future__ import annotations

from typing import Final

from bot.fields.lexicon import word_set
from bot.fields.line import words_of

_LEAVE: Final = frozenset(
    map(
        words_of,
        (
            *("annuler", "annule", "annulez", "abandonner", "abandonne", "abandonnez", "abandon"),
            *("laisse faire", "laissez faire", "laisser faire", "laisse", "laissez"),
            *("laisse tomber", "laissez tomber", "laisser tomber", "oublie", "oubliez"),
            *("non merci", "undo", "cancel", "drop", "give up", "forget", "never mind"),
            *("nevermind", "no thanks", "no thank you"),
        ),
    )
)
_BESIDE: Final = word_set("ca cela tout ce la it that this all finalement svp stp please sorry")
"""Words that may be said with them, and change nothing."""
_DECLINE: Final = frozenset(map(words_of, ("non", "no", "nope", "nan", "non non", "no no")))
_ANSWERS: Final = word_set("oui ouais non yes yeah yep no nope ok okay")


def answers(line: str) -> bool:
    """Whether a line opens as an answer does: « Oui, je serai là. »."""
    return not _ANSWERS.isdisjoint(words_of(line)[:1])


def declines(line: str) -> bool:
    """Whether a line says no, and no more."""
    return tuple(one for one in words_of(line) if one not in _BESIDE) in _DECLINE


def leaves(line: str) -> bool:
    """Whether a line says no more than that one gives up. Typed as a command, it is none."""
    if line.lstrip().startswith("/"):
        return False
    words = words_of(line)
    return words in _LEAVE or tuple(one for one in words if one not in _BESIDE) in _LEAVE

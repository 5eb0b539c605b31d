"""What a pressed button carries, as the arguments of what it does."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, Final

from bot import stamps
from bot.errors import out_of_use

if TYPE_CHECKING:
    from bot.feature import Handler

_WORDS: Final = frozenset({str, "str"})
"""How an annotation says that an argument is words; any other is the number of a row."""


def bound(handler: Handler, args: tuple[str, ...]) -> list[Any]:
    """Turn what a button carries into the handler's arguments, by their annotations.

    Raises Outdated where they do not fit: the button is of another time, or forged.
    """
    _, *wanted = inspect.signature(handler).parameters.values()
    needed = sum(one.default is one.empty for one in wanted)
    if not needed <= len(args) <= len(wanted):
        raise out_of_use()
    made = [
        arg if one.annotation in _WORDS else stamps.number(arg)
        for one, arg in zip(wanted, args, strict=False)
    ]
    if None in made:
        raise out_of_use()
    return made

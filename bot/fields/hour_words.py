"""The small words around hours: what leads to them, joins two of them, or says them sharp."""

import re
from typing import Final

from bot.fields.line import HIDDEN, Extent, Line

LEAD: Final = re.compile(
    r"(?:(?:(?<=[,;\n])|(?<=[,;\n] ))(?:heures?|horaires?|hours?|time) "
    r"(?:(?:de|from|entre|between) )?"
    r"|(?:^|(?<=[ ,;(]))(?:(?:a (?:partir|compter)|aux environs|autour) de"
    r"|(?:(?:a|at) )?(?:environ|around|about)"
    r"|de|des|from|entre|between|a|at|vers|@|le(?= \Z)) ?)\Z"
)
"""The words that lead to hours; a part of the line may open with what they are."""
FROM: Final = re.compile(r"(?:^|(?<=[ ,;(]))(?:de|from|entre|between) ?\Z")
_BEGIN: Final = (
    r"(?:debut(?:e(?:nt|ra)?|ant)?|commen(?:ce(?:nt|ra)?|cons|cant)|starts?|starting|begins?"
    r"|beginning)"
)
BEGIN: Final = re.compile(rf"(?<![^\W_]){_BEGIN}(?![^\W_])")
"""A word that says of an hour beside it that it is the first one."""
BEGINS: Final = re.compile(
    rf"(?:^|(?<=[ ,;:\n({HIDDEN}]))(?:(?:ca|it) )?{_BEGIN}"
    r"(?: ?:| (?:a|at|vers|des|from))? ?\Z"
)
"""What says it right before: « début 14h »."""
_LAST: Final = (
    r"(?:(?:et|and) )?(?:(?:ca|it) )?(?:fin(?:it|issant)?|(?:se )?termin(?:e|ant)|ends?"
    r"|ending|finish(?:es|ing)?)(?: ?:| (?:a|at|vers|by))?"
)
_ENDS: Final = rf"[,;]? ?{_LAST}"
ENDS: Final = re.compile(rf"{_ENDS} ?\Z")
"""What says of an hour that it is the last one: « 14h, fin 16h »."""
LASTS: Final = re.compile(rf"(?:^|(?<=[ ,;:\n({HIDDEN}]))(?:{_LAST}|by) ?\Z")
UNTIL: Final = re.compile(r"(?<![^\W_])(?:(?:et|and) )?(?:jusqu'a|until|till?) ?\Z")
"""What says it of an hour alone: « fin 16h », « jusqu’à 16h »."""
TO: Final = re.compile(
    r"(?: ?(?:-+>?|→|to|a|au|et|and|thru|through)"
    rf"|,? ?(?:jusqu'a|until|till?|by)|{_ENDS}) ?\Z"
)
AT: Final = re.compile(r",? ?(?<![^\W_])(?:a|at|@|vers|around) ?\Z")
OPENS: Final = re.compile(rf"(?:^|[,;:\n({HIDDEN}]) ?\Z")
_SHARP: Final = re.compile(
    r"(?: (?:pile|tapante?s?|precises?|sharp|on the dot|or so|environ(?! \d))|-ish)"
    r"(?![^\W_]|-[^\W_]| ou face)"
)
_EDGE: Final = re.compile(r" ?(?:[,;:\n)\0]|\Z)")


def past_sharp(line: Line, end: int) -> int:
    """Return where an hour ends with what says how exact it is: « 14 h pile », "2pm or so".

    "Sharp" opens a name where one follows.
    """
    m = _SHARP.match(line.folded, end)
    if m is None:
        return end
    named = line.original(Extent(m.start() + 1, m.start() + 2)).isupper()
    return end if named and not _EDGE.match(line.folded, m.end()) else m.end()

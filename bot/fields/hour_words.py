"""The small words around hours: what leads to them, joins two of them, or says them sharp."""

import re
from typing import Final

from bot.fields.line import HIDDEN, Line

LEAD: Final = re.compile(
    r"(?:(?:(?<=[,;\n])|(?<=[,;\n] ))(?:heures?|horaires?|hours?|time) "
    r"(?:(?:de|from|entre|between) )?"
    r"|(?:^|(?<=[ ,;(]))(?:de|des|from|entre|between|a|at|vers|@) ?)\Z"
)
"""The words that lead to hours; a part of the line may open with what they are."""
FROM: Final = re.compile(r"(?:^|(?<=[ ,;(]))(?:de|from|entre|between) ?\Z")
BEGINS: Final = re.compile(
    rf"(?:^|(?<=[ ,;:\n({HIDDEN}]))(?:debut(?:e|ant)?|(?:ca )?commen(?:ce|cant)|(?:it )?starts?"
    r"|starting|(?:it )?begins?|beginning)(?: ?:| (?:a|at|vers|des|from))? ?\Z"
)
"""What says of an hour that it is the first one: « début 14h »."""
_ENDS: Final = (
    r"[,;]? ?(?:(?:et|and) )?(?:fin(?:it|issant)?|(?:se )?termin(?:e|ant)|(?:it )?ends?|ending"
    r"|finish(?:es|ing)?)(?: ?:| (?:a|at|vers|by))?"
)
ENDS: Final = re.compile(rf"{_ENDS} ?\Z")
"""What says of an hour that it is the last one: « 14h, fin 16h »."""
TO: Final = re.compile(rf"(?: ?(?:-|to|a|au|et|and)|,? ?(?:jusqu'a|until|till?)|{_ENDS}) ?\Z")
OPENS: Final = re.compile(rf"(?:^|[,;:\n({HIDDEN}]) ?\Z")
_SHARP: Final = re.compile(
    r" (?:pile|tapante?s?|precises?|sharp|on the dot)"
    r"(?= ?(?:[-,;:\n)\0]|\Z)| (?:a|au|aux|to|at|in|on|chez|en|jusqu'a|until|fin|ends?"
    r"|salle|room)(?![^\W_])| (?:et|and) (?:\d|fin|se |ends?))"
)
"""« Pile » and "sharp" open no name where a place, or nothing, follows."""


def past_sharp(line: Line, end: int) -> int:
    """Return where an hour ends with what says that it is exact: « 14 h pile », "2pm sharp"."""
    m = _SHARP.match(line.folded, end)
    return m.end() if m else end

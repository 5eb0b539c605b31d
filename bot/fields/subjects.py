"""What an event is about, said past its title: « Excel, jeudi 14h, sur la facturation »."""

import re
from typing import Final

from bot.fields.hour_pairs import STREET
from bot.fields.line import HIDDEN, Extent, Line

_ABOUT: Final = re.compile(
    rf"[ ,;(\n{HIDDEN}]*((?:sur|about) (?:(?:le|la|les|the) |l')?)(?=[^\W\d_])"
)
_PLACE: Final = re.compile(
    rf"(?:{STREET}|places?|sites?|lieux|campus|terrasse|toit|quai|ile|scene|zoom|teams|meet|google"
    r"|skype|webex|internet|web|rendez-vous|inscription|invitation|reservation|demande)(?![^\W_])"
)
"""What an event takes place on: « sur la terrasse », « sur Zoom », « sur place »."""
_AT: Final = re.compile(r",? (?:(?:au|aux|chez|at|dans|in)|a (?:la|l'))(?: |(?<='))")


def subject(line: Line, piece: Extent) -> Extent | None:
    """Return the words with which a part of the line says what an event is about.

    A name may be a place: « sur Zoom ». « Sur la vente au détail » goes on; « sur la facturation
    au Parvis » ends where a place does begin.
    """
    about = _ABOUT.match(line.folded, piece.start, piece.end)
    if about is None or _PLACE.match(line.folded, about.end()) or _is_name(line, about.end()):
        return None
    places = (m for m in _AT.finditer(line.folded, about.end(), piece.end))
    end = next((m.start() for m in places if _is_name(line, m.end())), piece.end)
    return Extent(about.start(1), end)


def _is_name(line: Line, start: int) -> bool:
    return line.original(Extent(start, start + 1)).isupper()

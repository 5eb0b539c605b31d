"""Words of places: of addresses, and of what leads to a place."""

from typing import Final

STREET: Final = (
    r"(?:rue|av(?:enue)?|boul(?:evard)?|blvd|ch(?:emin)?|montee|rang|route|rte|allee|impasse|quai"
    r"|place|square|street|st|road|rd)"
)
"""What a number beside hours or a day is the address of."""
PLACED: Final = (
    r"(?:au?x?|chez|dans|at|in|salle|local|bureau|room|en ligne|online|(?:sur|on) (?:zoom|teams))"
)
"""What a place begins with, rather than a title."""

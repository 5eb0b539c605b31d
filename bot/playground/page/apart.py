"""What people are called, so that no two of them are called the same."""

from __future__ import annotations

from collections import Counter
from itertools import count
from typing import TYPE_CHECKING

from storage.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def fulls(names: Sequence[str], organizations: Sequence[str]) -> list[str]:
    """Return whole names; of those that are equal, with the organization, else a number."""
    return _alone(names, _within(names, organizations), [*_numbered(names)])


def shorts(names: Sequence[str], organizations: Sequence[str]) -> list[str]:
    """Return first names; of those that are equal, no more than it takes to tell them apart."""
    firsts = [name.partition(" ")[0] for name in names]
    return _alone(firsts, [*map(_with_initial, names)], fulls(names, organizations))


def _alone(*ways: Sequence[str]) -> list[str]:
    """Call each in the first of these ways in which nobody else is called so."""
    counts = [Counter(map(fold, way)) for way in ways]
    return [
        next(
            (one for one, calls in zip(each, counts, strict=True) if one and calls[fold(one)] == 1),
            each[-1],
        )
        for each in zip(*ways, strict=True)
    ]


def _with_initial(name: str) -> str:
    words = name.split()
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else name


def _within(names: Sequence[str], organizations: Sequence[str]) -> list[str]:
    pairs = zip(names, organizations, strict=True)
    return [f"{name}, {organization}" if organization else "" for name, organization in pairs]


def _numbered(names: Sequence[str]) -> Iterator[str]:
    """Number equal names, in the order of their coming; nobody has the name that this makes."""
    taken = {*map(fold, names)}
    for name in names:
        numbered = (f"{name} {number}" for number in count(1))
        free = next(one for one in numbered if fold(one) not in taken)
        taken.add(fold(free))
        yield free

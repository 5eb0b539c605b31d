"""Which of some names words mean: one of them, a part of one, or nearly one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from bot.fields.line import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NEAR: Final = 0.75
_MOST: Final = 5


def called(names: Mapping[int, str], typed: str) -> list[int]:
    """Return those so called; where nobody is, those whose name holds every word."""
    said, spelled = words_of(typed), {one: words_of(name) for one, name in names.items()}
    exact = [one for one, words in spelled.items() if words == said]
    return exact or [one for one, words in spelled.items() if said and {*said} <= {*words}]


def alike(names: Mapping[int, str], typed: str) -> list[int]:
    """Return those whose name is nearly that, or holds words that nearly are, likeliest first."""
    said = words_of(typed)
    likely = {one: _likeness(said, words_of(name)) for one, name in names.items()}
    near = sorted((one for one in likely if likely[one] >= _NEAR), key=lambda one: -likely[one])
    return near[:_MOST]


def _likeness(said: Sequence[str], name: Sequence[str]) -> float:
    whole = _same(" ".join(said), " ".join(name))
    parts = [max((_same(one, word) for word in name), default=0.0) for one in said]
    return max(whole, min(parts, default=0.0))


def _same(one: str, other: str) -> float:
    return OSA.normalized_similarity(one, other)

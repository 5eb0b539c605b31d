"""What is quoted back of what somebody typed: as much as lets one know it again."""

from __future__ import annotations

from typing import Final

LINE: Final = 300
"""Characters quoted of a line that was not understood: what was typed stands above."""


def brief(words: str, most: int = LINE) -> str:
    """Return words, cut where they are longer than that."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"

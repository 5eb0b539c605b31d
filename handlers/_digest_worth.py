"""What makes somebody's digest worth a message: something new or near, or that waits for long."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from handlers._digest_figures import PATIENCE, reader
from storage import digests

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handlers._digest_figures import Counted
    from storage.db import Session
    from storage.digests import Digest, Slot

AHEAD: Final = ("calls", "events")
WAITING: Final = "asked"


def worth_telling(db: Session, slot: Slot, every: Sequence[Counted]) -> list[Counted]:
    """Leave out the parts that would say again what their reader knows already."""
    return [
        one
        for one in every
        if not one[1].empty and (one[1].timely or _has_news(one, _told(db, every), slot))
    ]


def _told(db: Session, every: Sequence[Counted]) -> list[Digest]:
    """Return all that somebody was told, in each of their qualities."""
    return [
        former
        for one, _ in every
        for former in digests.of_reader(db, cohort=one.cohort_id, reader=reader(one))
    ]


def _has_news(one: Counted, told: Sequence[Digest], slot: Slot) -> bool:
    """Whether something is ahead that was never told, or waits that was not told lately."""
    _, found = one
    figures = asdict(found)
    lately = [former for former in told if former.ends > slot.ends - PATIENCE]
    waits = {*figures[WAITING]} - {
        tuple(known) for former in lately for known in former.figures.get(WAITING, ())
    }
    return bool(waits) or any(
        {*figures.get(kind, ())} - {known for one in told for known in one.figures.get(kind, ())}
        for kind in AHEAD
    )

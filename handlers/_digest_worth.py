"""What makes somebody's digest worth a message: something new or near, or that waits for long."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from handlers._digest_figures import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handlers._digest_figures import Counted
    from storage.digests import Digest, Slot

_AHEAD: Final = ("calls", "events")
_WAITING: Final = "asked"


def worth_telling(slot: Slot, every: Sequence[Counted], told: Sequence[Digest]) -> list[Counted]:
    """Leave out the parts that would say again what their reader knows already.

    `told` are the digests that the reader had, in whichever quality.
    """
    return [
        part
        for part in every
        if not part[1].empty and (part[1].worth_telling_now or _has_news(part, told, slot))
    ]


def _has_news(part: Counted, told: Sequence[Digest], slot: Slot) -> bool:
    """Whether something is ahead that was never told, or waits that was not told lately.

    What is ahead is the person's; what waits is of one of their qualities.
    """
    quality, found = part
    figures = asdict(found)
    lately = [one for one in told if one.ends > slot.ends - PATIENCE]
    alike = [one for one in lately if one.membership_id == quality.id]
    waits = {*figures[_WAITING]} - {
        tuple(known) for former in alike for known in former.figures.get(_WAITING, ())
    }
    return bool(waits) or any(
        {*figures.get(kind, ())}
        - {known for former in told for known in former.figures.get(kind, ())}
        for kind in _AHEAD
    )

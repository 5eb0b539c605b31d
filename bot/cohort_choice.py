"""A cohort chosen among several: which one, and the line that waited for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import stamps
from bot.conversation import DO
from bot.exchange import Press, Submission, Words
from bot.questions import Asked

if TYPE_CHECKING:
    from bot.situations import Situation
    from storage.cohorts import Cohort


def chosen_cohort(now: Situation) -> Cohort | None:
    """Return the cohort that was just chosen among several, to take up the line that waits."""
    draft, person = now.draft, now.person
    if not isinstance(now.request.act, Press) or draft is None or draft.command:
        return None
    if person is None or draft.person_id != person.id or draft.expires_at <= now.now:
        return None
    key, args, _ = stamps.read(now.request.act.data)
    answers = Asked.of(draft).answers
    index = stamps.number(args[-1]) if args else None
    if key != "q" or draft.settled or index is None:
        return None
    picked = [value["cohort"] for _, value in answers][index : index + 1]
    return next((one for one in now.open if one.id in picked), None)


def waiting_line(act: Words | Press | Submission) -> str:
    """Return the line to take up once a cohort is chosen; a button may stand for a command."""
    match act:
        case Words(text=text):
            return text
        case Press(data=data):
            key, args, _ = stamps.read(data)
            return f"/{args[0]}" if key == DO and args else ""
        case Submission():
            return ""

"""Which cohort a request is about, and whether its answer says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage import cohorts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from storage.chats import Chat
    from storage.choices import Choice
    from storage.cohorts import Cohort
    from storage.drafts import Draft


@dataclass(frozen=True, slots=True)
class Pointed:
    """What a request speaks of by itself: a button's cohort, a draft.

    `anew`: it names a command, so that it answers no question.
    """

    cohort: int | None = None
    draft: int | None = None
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """The cohort that is meant, if anything tells.

    `left`: it is one that the person is not in. `likely`: those to choose from otherwise.
    `doubtful`: another could have been meant, so that the answer says which one this is.
    """

    cohort: Cohort | None
    likely: tuple[Cohort, ...]
    left: bool = False
    doubtful: bool = False


def placed(
    running: Sequence[Cohort],
    *,
    pointed: Pointed,
    draft: Draft | None,
    chat: Chat,
    choice: Choice | None,
    now: datetime,
) -> Place:
    """Tell which of a person's running cohorts is meant.

    A button's, else the answered draft's, else the chat's own: nothing else will do. Otherwise
    the one of the question that waits, the one chosen last in this chat, or the only one in
    season.
    """
    mine = {one.id: one for one in running}
    likely = tuple(cohorts.in_season(running, now=now))
    only = likely[0] if len(likely) == 1 else None
    talked_of = draft.cohort_id if draft else None
    meant = pointed.cohort or (pointed.draft and talked_of) or chat.cohort_id
    if meant:
        found = mine.get(meant)
    else:
        waiting = mine.get(_waiting(pointed, draft, choice) or 0)
        found = waiting or _chosen(mine, likely, choice, now) or only
    doubtful = found is not None and found is not only and chat.cohort_id is None
    return Place(found, likely, left=bool(meant) and found is None, doubtful=doubtful)


def _waiting(pointed: Pointed, draft: Draft | None, choice: Choice | None) -> int | None:
    """Return the cohort of the question that was shown last, unless one was chosen since."""
    if draft is None or pointed.anew:
        return None
    since = choice is not None and choice.chosen_at > draft.shown_at
    return None if since else draft.cohort_id


def _chosen(
    mine: Mapping[int, Cohort], likely: Sequence[Cohort], choice: Choice | None, now: datetime
) -> Cohort | None:
    """Return the cohort chosen last, unless its season has given way to another's since."""
    found = mine.get(choice.cohort_id) if choice else None
    if choice is None or found is None or found in likely:
        return found
    lapsed = cohorts.ended(found, now=now) and not cohorts.ended(found, now=choice.chosen_at)
    return None if lapsed else found

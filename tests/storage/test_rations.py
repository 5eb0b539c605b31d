"""Who may not be sent one more unrequested message as it comes."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from storage import posts, rations
from storage.db import Store
from tests.storage import samples

MONTREAL = ZoneInfo("America/Toronto")
CLOCKS_BACK = datetime(2026, 11, 1, 23, 30, tzinfo=MONTREAL).astimezone(UTC)
"""The end of a day of 25 hours, and of its week."""
DAY_BEGAN = datetime(2026, 11, 1, 0, 0, tzinfo=MONTREAL).astimezone(UTC)
WEEK_BEGAN = datetime(2026, 10, 26, 0, 0, tzinfo=MONTREAL).astimezone(UTC)


def sent(db: Session, person: int, key: str, at: datetime) -> None:
    """Let an unrequested message leave."""
    post = posts.plan(db, view="v", args=[], key=key, due_at=at, person=person, wanted=False)
    assert post is not None
    posts.sent(db, post=post, now=at, message_chat="1", message_id=key, digest="")


@pytest.mark.parametrize(("at", "count"), [(DAY_BEGAN, 1), (WEEK_BEGAN, 3)])
def test_day_and_week_on_which_the_clocks_go_back_are_seen_whole(
    store: Store, at: datetime, count: int
) -> None:
    def work(db: Session) -> None:
        person = samples.fill(db).manager
        for number in range(count):
            sent(db, person, f"v:{number}", at)

        pressed = rations.pressed(db, people=[person], now=CLOCKS_BACK, many=3)
        assert pressed == {person}

    store.run_sync(work)

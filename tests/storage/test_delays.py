"""What waits for the end of a pause or of quiet hours is due again when that ends."""

from datetime import timedelta

from sqlalchemy.orm import Session

from storage import delays, posts
from storage.db import Store
from storage.delays import Delay
from tests.storage.samples import NOW, Sample

LATER = NOW + timedelta(days=3)


def put_off(db: Session, person: int, why: str) -> int:
    """Plan a post, and put it off."""
    number = posts.plan(db, view="event", args=[1], key=why, due_at=NOW, person=person)
    assert number is not None
    posts.claim(db, now=NOW, limit=1, lease=timedelta(minutes=1))
    posts.retry_at(db, post=number, at=LATER, error=why, spend=False)
    return number


def test_only_what_waits_for_the_persons_sake_is_due_again(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        theirs = [put_off(db, sample.manager, why) for why in Delay]
        put_off(db, sample.manager, "limited")
        put_off(db, sample.coordinator, Delay.PAUSED)
        delays.reconsider(db, person=sample.manager, now=NOW)
        due = posts.claim(db, now=NOW, limit=9, lease=timedelta(minutes=1))

        assert [post.id for post in due] == theirs

    store.run_sync(work)

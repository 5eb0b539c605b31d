"""What goes by somebody's own clock, and has not been put off for another reason."""

from datetime import timedelta

from sqlalchemy.orm import Session

from storage import posts, replanning
from storage.db import Store
from tests.storage import samples
from tests.storage.samples import NOW, Sample

LATER = NOW + timedelta(hours=1)


def plan(db: Session, sample: Sample, key: str, *, local: bool) -> int:
    known = {"view": "event", "args": [1], "key": key, "due_at": LATER}
    number = posts.plan(db, **known, person=sample.manager, local=local)  # type: ignore[arg-type]  # columns by name
    assert number is not None
    return number


def test_only_what_goes_by_the_clock_and_was_not_tried_is_ahead(store: Store) -> None:
    def work(db: Session) -> None:
        sample = samples.fill(db)
        limited = plan(db, sample, "limited", local=True)
        posts.claim(db, now=LATER, limit=1, lease=timedelta(minutes=1))
        posts.retry_at(db, post=limited, at=LATER, error="limited", spend=False)
        plan(db, sample, "instant", local=False)
        morning = plan(db, sample, "morning", local=True)

        assert [one.id for one in replanning.waiting(db, person=sample.manager, now=NOW)] == [
            morning
        ]

    store.run_sync(work)

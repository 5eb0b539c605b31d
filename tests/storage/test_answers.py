"""Answers left to the outbox: those that a fault holds up are tried once somebody is there."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from storage import answers, posts
from storage.db import Store
from storage.posts import Priority
from tests.storage import samples
from tests.storage.samples import NOW

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("error", "wait"),
    [("passing: NetworkError", timedelta()), ("passing", HOUR), ("limited", HOUR)],
)
def test_answer_that_a_fault_holds_up_is_hastened(
    store: Store, error: str, wait: timedelta
) -> None:
    def work(db: Session) -> timedelta:
        chat = samples.direct(db, samples.fill(db))
        number = posts.plan(
            db, view="v", args=[], key="k", chat=chat, due_at=NOW, priority=Priority.ANSWER
        )
        assert number is not None
        posts.claim(db, now=NOW, limit=1, lease=HOUR)
        posts.retry_at(db, post=number, at=NOW + HOUR, error=error)
        [waiting] = answers.waiting(
            db, platform="telegram", workspace="7", chat_ids={"1", "2"}, now=NOW
        )
        answers.hasten(db, posts=[waiting.id], now=NOW)
        post = posts.get(db, post=number)
        assert post is not None
        return post.due_at - NOW

    assert store.run_sync(work) == wait
